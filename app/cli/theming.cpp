// SPDX-License-Identifier: GPL-3.0-or-later
#include "theming.h"

#include <charconv>

namespace parlance::cli {

store::Run findThemes(Corpus &corpus, const analysis::FindThemesOptions &options, ConsoleProgress &progress)
{
    progress.start("Finding themes");
    const store::Run run = need(analysis::findAndStoreThemes(corpus.workspace, corpus.table, corpus.selection,
                                                             corpus.filter, options, progress));
    need(analysis::reloadThemes(corpus.workspace, corpus.table));
    return run;
}

int themeCount(const std::string &text)
{
    if (text == "auto")
        return 0;
    int number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc() || end != text.data() + text.size() || number < 1 || number > 1000)
        throw UsageError("--k takes auto or a number from 1 to 1000, not '" + text + "'");
    return number;
}

} // namespace parlance::cli
