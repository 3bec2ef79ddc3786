// SPDX-License-Identifier: GPL-3.0-or-later
#include "importing.h"
#include "options.h"
#include "output.h"
#include "temporaryfolder.h"

#include "core/store/merge.h"
#include "core/store/workspace.h"

#include <filesystem>
#include <optional>

namespace parlance::cli {

namespace {

/// A copy of the workspace to try things on; a new one where there is none yet.
store::Workspace scratchCopy(const std::string &path, const TemporaryFolder &folder)
{
    const std::string copy = folder.file("dry-run.parlance");
    std::error_code failure;
    if (std::filesystem::exists(path, failure)) {
        const auto original = need(store::Workspace::openReadOnly(path));
        need(store::copyWorkspace(original, copy));
    }
    return need(store::Workspace::openOrCreate(copy));
}

/// What a table says of one source.
Table accountTable(bool json)
{
    return Table(json, "sources",
                 {"file", "format", "read", "stored", "updated", "duplicate", "rejected", "threads", "authors", "seconds",
                  "placeholders", "missing", "state", "problem", "sha256", "charset", "repaired", "garbled"});
}

std::vector<Cell> accountRow(const std::string &file, const store::Source &source, const std::string &problem)
{
    return {file, textCell(source.format), source.read, source.stored, source.updated, source.duplicate,
            source.rejected, source.threads, source.authors, Real{source.seconds, 2}, source.placeholders,
            source.missing, textCell(source.state), textCell(problem), textCell(source.sha256), textCell(source.charset),
            source.repaired, source.garbled};
}

} // namespace

int runImport(const Arguments &arguments)
{
    import::ImportOptions options;
    std::string language;
    CommandLine line("import", "WORKSPACE FILE...",
                     "Reads dumps into a workspace, which is made when it is missing: .zst or plain, or \"-\" for\n"
                     "standard input, or a folder for the files in it. Tags language and sentiment and builds the\n"
                     "search index on the way. Prints the account of each file: read = stored + updated +\n"
                     "duplicate + rejected; threads known only by their replies are counted as placeholders.\n"
                     "A file that cannot be used does not stop the others. After a cancel or a crash the same\n"
                     "command continues where it stopped.");
    line.add()
        ("format", po::value<std::string>(&options.format)->default_value("auto")->value_name("NAME"),
         "one of \"parlance-cli formats\"; auto = recognise by content")
        ("forum", po::value<std::string>(&options.forum)->value_name("NAME"), "for dumps that do not tell their forum")
        ("language", po::value<std::string>(&language)->default_value("auto")->value_name("XX"),
         "what all posts are written in: en, fr, ...; auto = recognise each")
        ("no-index", "no full-text index")
        ("no-tags", "no language and no sentiment")
        ("dry-run", "store nothing, report the same")
        ("strict", "exit status 1 when a record was rejected");
    line.expect(2, 0);
    if (!line.parse(arguments))
        return ExitDone;
    const CommonOptions &common = line.common();
    options.language = languageOf(language, "--language");
    options.index = !line.has("no-index");
    options.tags = !line.has("no-tags");
    options.threads = common.threads;

    const std::string path = line.positional().front();
    const std::vector<std::string> files(line.positional().begin() + 1, line.positional().end());
    const bool dryRun = line.has("dry-run");
    std::optional<TemporaryFolder> folder;
    if (dryRun)
        folder.emplace();
    const store::Workspace workspace = dryRun ? scratchCopy(path, *folder) : need(store::Workspace::openOrCreate(path));
    ConsoleProgress progress(common.quiet);
    const auto outcomes = importWithProgress(workspace, files, options, progress);

    Table table = accountTable(common.json);
    bool unusable = false, rejected = false;
    for (const import::ImportOutcome &outcome : outcomes) {
        table.row(accountRow(outcome.file, outcome.source, outcome.error ? describe(*outcome.error) : outcome.source.problem));
        unusable |= outcome.error.has_value() && !outcome.passedOver;
        rejected |= outcome.source.rejected > 0;
    }
    table.finish();
    if (unusable)
        return ExitUnusable;
    return rejected && line.has("strict") ? ExitRejected : ExitDone;
}

int runMerge(const Arguments &arguments)
{
    CommandLine line("merge", "WORKSPACE OTHER...",
                     "Brings the posts of other workspaces (shards, a colleague's) into a workspace, which is made\n"
                     "when it is missing: by identity, with the rules of an import, earlier readings and pinned\n"
                     "quotes included. Themes are found again over the joined posts. Prints an account of each\n"
                     "source that the others hold, as import does. After a cancel or a crash the same command\n"
                     "continues where it stopped.");
    line.expect(2, 0);
    if (!line.parse(arguments))
        return ExitDone;
    const CommonOptions &common = line.common();
    const store::Workspace workspace = need(store::Workspace::openOrCreate(line.positional().front()));
    ConsoleProgress progress(common.quiet);
    Table table = accountTable(common.json);
    bool unusable = false;
    for (auto path = line.positional().begin() + 1; path != line.positional().end(); ++path) {
        const auto other = store::Workspace::openReadOnly(*path);
        progress.start("Merging");
        const auto sources = other ? store::merge(workspace, *other, progress) : Result<std::vector<store::Source>>(other.error());
        progress.finish();
        if (!sources && sources.error().code == ErrorCode::Cancelled)
            throw Failure(sources.error());
        if (!sources) { // the others are merged all the same
            say(false, describe(sources.error()));
            unusable = true;
            continue;
        }
        for (const store::Source &source : *sources)
            table.row(accountRow(source.path, source, source.problem));
    }
    table.finish();
    return unusable ? ExitUnusable : ExitDone;
}

} // namespace parlance::cli
