// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"
#include "output.h"

#include "core/import/retag.h"

namespace parlance::cli {

int runTag(const Arguments &arguments)
{
    std::string language;
    CommandLine line("tag", "WORKSPACE",
                     "Tells language and sentiment of every post anew, from the words that the workspace holds: what an\n"
                     "import with --no-tags left out, or what a newer version of the program says. Languages that the\n"
                     "dumps tell are kept, and so is what a person corrected. After a cancel, begin it again.");
    line.add()("language", po::value<std::string>(&language)->default_value("auto")->value_name("XX"),
               "what all posts are written in; auto = recognise each");
    line.expect(1, 1);
    if (!line.parse(arguments))
        return ExitDone;
    const CommonOptions &common = line.common();
    import::RetagOptions options;
    options.language = languageOf(language, "--language");
    options.threads = common.threads;
    const auto workspace = need(store::Workspace::open(line.positional()[0]));
    ConsoleProgress progress(common.quiet);
    progress.start("Tagging");
    const import::RetagOutcome outcome = need(import::retag(workspace, options, progress));
    progress.finish();
    writeSingle(common.json, {{"posts", outcome.posts}, {"languages_changed", outcome.languages}, {"scored", outcome.scored}});
    return ExitDone;
}

} // namespace parlance::cli
