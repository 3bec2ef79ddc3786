// SPDX-License-Identifier: GPL-3.0-or-later
#include "importing.h"
#include "options.h"
#include "output.h"
#include "temporaryfolder.h"

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

Table accountTable(bool json)
{
    return Table(json, "sources",
                 {"file", "format", "read", "stored", "updated", "duplicate", "rejected", "threads", "authors", "seconds",
                  "placeholders", "missing", "state", "problem", "sha256"});
}

std::vector<Cell> accountRow(const import::ImportOutcome &outcome)
{
    const store::Source &source = outcome.source;
    const std::string problem = outcome.error ? describe(*outcome.error) : source.problem;
    return {outcome.file, textCell(source.format), source.read, source.stored, source.updated, source.duplicate,
            source.rejected, source.threads, source.authors, Real{source.seconds, 2}, source.placeholders,
            source.missing, textCell(source.state), textCell(problem), textCell(source.sha256)};
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
        table.row(accountRow(outcome));
        unusable |= outcome.error.has_value() && !outcome.passedOver;
        rejected |= outcome.source.rejected > 0;
    }
    table.finish();
    if (unusable)
        return ExitUnusable;
    return rejected && line.has("strict") ? ExitRejected : ExitDone;
}

} // namespace parlance::cli
