// SPDX-License-Identifier: GPL-3.0-or-later
#include "theming.h"

namespace parlance::cli {

store::Run findThemes(Corpus &corpus, const analysis::FindThemesOptions &options, ConsoleProgress &progress)
{
    progress.start("Finding themes");
    const store::Run run = need(analysis::findAndStoreThemes(corpus.workspace, corpus.table, corpus.selection,
                                                             corpus.filter, options, progress));
    need(analysis::reloadThemes(corpus.workspace, corpus.table));
    return run;
}

} // namespace parlance::cli
