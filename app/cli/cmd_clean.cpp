// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"
#include "output.h"

#include "core/import/cleaning.h"
#include "core/import/layers.h"

namespace parlance::cli {

namespace {

bool yesOrNo(const std::string &text, const char *option)
{
    if (text != "yes" && text != "no")
        throw UsageError(std::string(option) + " takes yes or no, not '" + text + "'");
    return text == "yes";
}

} // namespace

int runClean(const Arguments &arguments)
{
    std::string quotes, code;
    CommandLine line(
        "clean", "WORKSPACE",
        "Marks posts that say the same as an earlier one, word by word (from four words on) or nearly (from\n"
        "eight words on), and lines that an author puts below or above many posts. Copies are left out of\n"
        "a selection unless --include-duplicates is given; repeated lines count for nothing in themes,\n"
        "quotes and sentiment. Nothing is deleted: the posts stay as they were written. Quoted text and "
        "code\n"
        "are not read as words of whoever wrote the post, unless told here; then language and sentiment of "
        "the\n"
        "posts that hold some are told anew at once, and themes follow when they are found again.");
    line.add()("undo", "takes the marks of earlier runs away")(
        "read-quotes", po::value<std::string>(&quotes)->value_name("yes|no"),
        "whether quoted text is read; changes nothing else")(
        "read-code", po::value<std::string>(&code)->value_name("yes|no"),
        "whether code is read; changes nothing else");
    line.expect(1, 1);
    if (!line.parse(arguments))
        return ExitDone;
    const bool switches = line.has("read-quotes") || line.has("read-code");
    if (switches && line.has("undo"))
        throw UsageError("--undo and --read-quotes or --read-code exclude each other");
    const bool readsQuotes = line.has("read-quotes") && yesOrNo(quotes, "--read-quotes");
    const bool readsCode = line.has("read-code") && yesOrNo(code, "--read-code");
    const CommonOptions &common = line.common();
    const auto workspace = need(store::Workspace::open(line.positional()[0]));
    ConsoleProgress progress(common.quiet);
    progress.start(switches ? "Tagging" : "Looking for copies");
    import::CleaningOutcome outcome;
    auto layers = need(store::layersRead(workspace));
    if (switches) {
        layers.quotes = line.has("read-quotes") ? readsQuotes : layers.quotes;
        layers.code = line.has("read-code") ? readsCode : layers.code;
        outcome.posts = need(import::readLayers(workspace, layers, progress));
    } else if (line.has("undo")) {
        need(import::forgetCopies(workspace, progress));
    } else {
        outcome = need(import::findCopies(workspace, progress));
    }
    progress.finish();
    writeSingle(common.json, {{"posts", outcome.posts},
                              {"exact", outcome.exact},
                              {"near", outcome.near},
                              {"lines", outcome.lines},
                              {"posts_with_lines", outcome.postsWithLines},
                              {"read_quotes", layers.quotes},
                              {"read_code", layers.code}});
    return ExitDone;
}

} // namespace parlance::cli
