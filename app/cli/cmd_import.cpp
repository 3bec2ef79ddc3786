// SPDX-License-Identifier: GPL-3.0-or-later
#include "importing.h"
#include "options.h"
#include "output.h"
#include "temporaryfolder.h"

#include "core/import/languages.h"
#include "core/import/layers.h"
#include "core/import/retag.h"
#include "core/store/merge.h"
#include "core/store/sources.h"
#include "core/store/workspace.h"
#include "core/text/utf8.h"

#include <filesystem>
#include <optional>
#include <utility>

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
                  "placeholders", "missing", "state", "problem", "sha256", "charset", "repaired", "garbled", "mapping"});
}

std::vector<Cell> accountRow(const std::string &file, const store::Source &source, const std::string &problem,
                             const std::string &mapping = {})
{
    return {file, textCell(source.format), source.read, source.stored, source.updated, source.duplicate,
            source.rejected, source.threads, source.authors, Real{source.seconds, 2}, source.placeholders,
            source.missing, textCell(source.state), textCell(problem), textCell(source.sha256), textCell(source.charset),
            source.repaired, source.garbled, textCell(mapping)};
}

/// A text in one line, cut to what fits a terminal.
std::string shortened(std::string_view text, std::size_t most)
{
    std::string line(text::prefixOf(text, most));
    for (char &c : line) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            c = ' ';
    }
    return line + (text.size() > line.size() ? "..." : "");
}

/// What a person wants to see of a file before storing it.
void showPreview(const import::ImportOutcome &outcome, const std::vector<store::Rejected> &rejects, int most, const CommonOptions &common)
{
    if (outcome.source.id.value == 0)
        return;
    const auto tell = [&](const std::string &text) { say(common.quiet, text); };
    tell(outcome.file + ": " + outcome.source.format);
    for (const import::PreviewRow &row : outcome.preview) {
        std::string text = "  " + row.id + (row.parent.empty() ? "" : " answers " + row.parent) + (row.forum.empty() ? "" : " in " + row.forum)
            + (row.author.empty() ? "" : " by " + row.author);
        if (row.createdUtc)
            text += " at " + timeText(row.createdUtc, common.zone);
        if (row.score)
            text += ", score " + std::to_string(*row.score);
        text += ": " + shortened(row.title, 80) + (row.title.empty() || row.body.empty() ? "" : " | ") + shortened(row.body, 100);
        tell(text);
    }
    int shown = 0;
    for (const store::Rejected &reject : rejects) {
        if (reject.source != outcome.source.id)
            continue;
        if (shown++ == most)
            break;
        tell("  line " + std::to_string(reject.line) + ", byte " + std::to_string(reject.offset) + ": " + reject.reason + ": "
             + shortened(reject.excerpt, 80));
    }
}

} // namespace

int runImport(const Arguments &arguments)
{
    import::ImportOptions options;
    MappingOptions mapping;
    std::string language;
    int preview = 0;
    CommandLine line("import", "WORKSPACE FILE...",
                     "Reads dumps into a workspace, which is made when it is missing: .zst or plain, or \"-\" for\n"
                     "standard input, or a folder for the files in it. Tags language and sentiment and builds the\n"
                     "search index on the way. Prints the account of each file: read = stored + updated +\n"
                     "duplicate + rejected; threads known only by their replies are counted as placeholders.\n"
                     "A file that cannot be used does not stop the others. After a cancel or a crash the same\n"
                     "command continues where it stopped. Copies of posts are not marked: clean does that.");
    line.add()
        ("format", po::value<std::string>(&options.format)->default_value("auto")->value_name("NAME"),
         "one of \"parlance-cli formats\"; auto = recognise by content")
        ("forum", po::value<std::string>(&options.forum)->value_name("NAME"), "for dumps that do not tell their forum")
        ("language", po::value<std::string>(&language)->default_value("auto")->value_name("XX"),
         "what all posts are written in: en, fr, ...; auto = recognise each")
        ("no-index", "no full-text index")
        ("no-tags", "no language and no sentiment")
        ("dry-run", "store nothing, report the same; tell the first posts and the first problems on standard error")
        ("preview", po::value<int>(&preview)->default_value(5)->value_name("N"), "how many of each with --dry-run")
        ("strict", "exit status 1 when a record was rejected");
    mapping.addTo(line);
    line.expect(2, 0);
    if (!line.parse(arguments))
        return ExitDone;
    const CommonOptions &common = line.common();
    options.language = languageOf(language, "--language");
    options.index = !line.has("no-index");
    options.tags = !line.has("no-tags");
    options.threads = common.threads;
    options.mapping = mapping.mapping(line);
    preview = static_cast<int>(notNegative(preview, "--preview"));

    const std::string path = line.positional().front();
    const std::vector<std::string> files(line.positional().begin() + 1, line.positional().end());
    const bool dryRun = line.has("dry-run");
    options.preview = dryRun ? preview : 0;
    std::optional<TemporaryFolder> folder;
    if (dryRun)
        folder.emplace();
    const store::Workspace workspace = dryRun ? scratchCopy(path, *folder) : need(store::Workspace::openOrCreate(path));
    ConsoleProgress progress(common.quiet);
    const auto outcomes = importWithProgress(workspace, files, options, progress);

    std::string told; // files of one shape are told once
    for (const import::ImportOutcome &outcome : outcomes) {
        if (!outcome.mapping.empty() && (dryRun || outcome.guessed) && std::exchange(told, outcome.mapping) != outcome.mapping)
            say(common.quiet, outcome.file + (outcome.guessed ? ": nobody said which column holds what; guessed --map " : ": read with --map ")
                                  + outcome.mapping);
    }
    if (dryRun && preview > 0) {
        const std::vector<store::Rejected> rejects = need(store::rejects(workspace));
        for (const import::ImportOutcome &outcome : outcomes)
            showPreview(outcome, rejects, preview, common);
    }
    Table table = accountTable(common.json);
    bool unusable = false, rejected = false;
    for (const import::ImportOutcome &outcome : outcomes) {
        table.row(accountRow(outcome.file, outcome.source, outcome.error ? describe(*outcome.error) : outcome.source.problem,
                             outcome.mapping));
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
    bool unusable = false, readOtherwise = false;
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
        readOtherwise = readOtherwise || need(store::layersRead(*other)) != need(store::layersRead(workspace));
        for (const store::Source &source : *sources)
            table.row(accountRow(source.path, source, source.problem));
    }
    progress.start("Telling languages");
    need(import::readLayersOfNewPosts(workspace, progress));
    if (readOtherwise) // where quoted text or code is read in one workspace and not in the other
        need(import::retag(workspace, {.language = {}, .threads = common.threads}, progress));
    need(import::decideLanguages(workspace, progress)); // threads may be whole now
    progress.finish();
    table.finish();
    return unusable ? ExitUnusable : ExitDone;
}

} // namespace parlance::cli
