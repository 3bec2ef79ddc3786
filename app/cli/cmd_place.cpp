// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"
#include "output.h"
#include "theming.h"

#include "core/analysis/placenewposts.h"

namespace parlance::cli {

int runPlace(const Arguments &arguments)
{
    CommandLine line("place", "WORKSPACE",
                     "Gives posts that came after the themes were found, or were rewritten since, one of those themes; older\n"
                     "posts and the themes stay as they are, so do rewritten posts that a person moved or whose theme is\n"
                     "pinned, and posts most of whose words no theme knows stay outside. drift tells how much fewer of their\n"
                     "words the themes know than of the posts they were found in: 0 as many, 1 none; it is of those that they\n"
                     "know least of all that came since. run_again says that the themes had better be found again: by the\n"
                     "drift, or because too many posts are of unknown words.");
    line.expect(1, 1);
    if (!line.parse(arguments))
        return ExitDone;
    const CommonOptions &common = line.common();
    ConsoleProgress progress(common.quiet);
    const Corpus corpus = openCorpus(line.positional()[0], Access::Write, SelectionOptions(), common, progress);
    foundThemes(corpus.workspace);
    progress.start("Placing posts");
    const analysis::NewPosts placed =
        need(analysis::placeNewPosts(corpus.workspace, corpus.table, common.threads, progress));
    progress.finish();
    writeSingle(common.json, {{"joined", placed.joined},
                              {"unassigned", placed.unassigned},
                              {"drift", Real{placed.drift, 4}},
                              {"run_again", placed.runAgain}});
    return ExitDone;
}

} // namespace parlance::cli
