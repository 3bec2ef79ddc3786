// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli.h"

#include "core/base/version.h"

#include <cstdio>
#include <exception>
#include <new>

namespace {

using namespace parlance::cli;

const Command commands[] = {
    {"import", "read dumps into a workspace", runImport},
    {"merge", "join workspaces into one, by their posts", runMerge},
    {"tag", "tell language and sentiment of all posts anew", runTag},
    {"clean", "mark copies and lines that authors repeat", runClean},
    {"bots", "say who is a program and who is not", runBots},
    {"languages", "say what posts, threads and forums are written in", runLanguages},
    {"info", "what a workspace holds", runInfo},
    {"rejects", "records that could not be read", runRejects},
    {"formats", "the formats that can be imported", runFormats},
    {"score", "sentiment of texts from standard input", runScore},
    {"language", "language of texts from standard input", runLanguage},
    {"themes", "find the themes of a selection", runThemes},
    {"subthemes", "the themes within a theme", runSubthemes},
    {"explain", "why a post is in its theme, word by word", runExplain},
    {"marks", "the words that mark each theme against the rest", runMarks},
    {"similarity", "how alike themes are, and a map of them", runSimilarity},
    {"similar", "the posts most like a post", runSimilar},
    {"place", "give new posts one of the themes that were found", runPlace},
    {"quotes", "the best quotes of a selection", runQuotes},
    {"search", "full-text search", runSearch},
    {"trends", "posts, votes and sentiment over time", runTrends},
    {"check", "hold the tags against people's answers", runCheck},
    {"report", "draft a report and write it to a file", runReport},
    {"digest", "from dumps to a report in one command", runDigest},
};

void printHelp(std::FILE *to)
{
    std::fputs("Usage: parlance-cli COMMAND [OPTIONS] ...\n\n"
               "Reads what a community said: imports thread dumps into a workspace, tags every post\n"
               "with sentiment, language and themes, and writes reports. Results go to standard\n"
               "output, progress and messages to standard error.\n\nCommands\n", to);
    for (const Command &command : commands)
        std::fprintf(to, "  %-10s %s\n", command.name, command.summary);
    std::fputs("\n\"parlance-cli COMMAND --help\" tells the options of a command.\n\n"
               "Exit status: 0 done; 1 done, but records were rejected and --strict was given;\n"
               "2 wrong usage; 3 an input or workspace cannot be used; 130 cancelled.\n", to);
}

int run(const Arguments &arguments)
{
    if (arguments.empty()) {
        printHelp(stderr);
        return ExitUsage;
    }
    const std::string &name = arguments.front();
    if (name == "--help" || name == "-h" || name == "help") {
        printHelp(stdout);
        return ExitDone;
    }
    if (name == "--version") {
        std::printf("parlance-cli %s\n", parlance::version());
        return ExitDone;
    }
    for (const Command &command : commands) {
        if (name != command.name)
            continue;
        try {
            return command.run(Arguments(arguments.begin() + 1, arguments.end()));
        } catch (const UsageError &error) {
            std::fprintf(stderr, "parlance-cli %s: %s\nTry \"parlance-cli %s --help\".\n", command.name, error.what(),
                         command.name);
            return error.exitCode();
        } catch (const Failure &failure) {
            std::fprintf(stderr, "parlance-cli %s: %s\n", command.name, failure.what());
            return failure.exitCode();
        }
    }
    std::fprintf(stderr, "parlance-cli: there is no command '%s'. Try \"parlance-cli --help\".\n", name.c_str());
    return ExitUsage;
}

} // namespace

int main(int argc, char **argv)
{
    catchSignals();
    try {
        return run(Arguments(argv + 1, argv + argc));
    } catch (const std::bad_alloc &) {
        std::fputs("parlance-cli: there is not enough memory.\n", stderr);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "parlance-cli: an unexpected problem: %s\n", error.what());
    }
    return ExitUnusable;
}
