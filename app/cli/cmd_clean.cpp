// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"
#include "output.h"

#include "core/import/cleaning.h"

namespace parlance::cli {

int runClean(const Arguments &arguments)
{
    CommandLine line("clean", "WORKSPACE",
                     "Marks posts that say the same as an earlier one, word by word (from four words on) or nearly (from\n"
                     "eight words on), and lines that an author puts below or above many posts. Copies are left out of\n"
                     "a selection unless --include-duplicates is given; repeated lines count for nothing in themes,\n"
                     "quotes and sentiment. Nothing is deleted: the posts stay as they were written.");
    line.add()("undo", "takes the marks of earlier runs away");
    line.expect(1, 1);
    if (!line.parse(arguments))
        return ExitDone;
    const CommonOptions &common = line.common();
    const auto workspace = need(store::Workspace::open(line.positional()[0]));
    ConsoleProgress progress(common.quiet);
    progress.start("Looking for copies");
    import::CleaningOutcome outcome;
    if (line.has("undo"))
        need(import::forgetCopies(workspace, progress));
    else
        outcome = need(import::findCopies(workspace, progress));
    progress.finish();
    writeSingle(common.json, {{"posts", outcome.posts},
                              {"exact", outcome.exact},
                              {"near", outcome.near},
                              {"lines", outcome.lines},
                              {"posts_with_lines", outcome.postsWithLines}});
    return ExitDone;
}

} // namespace parlance::cli
