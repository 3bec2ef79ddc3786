// SPDX-License-Identifier: GPL-3.0-or-later
#include "importing.h"
#include "options.h"
#include "output.h"
#include "temporaryfolder.h"
#include "theming.h"

#include "core/import/cleaning.h"
#include "core/report/draft.h"
#include "core/report/reportrun.h"
#include "core/report/writers.h"
#include "core/store/themes.h"

#include <filesystem>
#include <optional>

namespace parlance::cli {

namespace {

/// What report and digest share.
struct ReportOptions
{
    std::string to, language;
    report::DraftOptions draft;

    void addTo(CommandLine &line)
    {
        line.add()
            ("to", po::value<std::string>(&to)->value_name("FILE"), "where to write it: .html, .md or .json")
            ("language", po::value<std::string>(&language)->default_value("en")->value_name("en|fr"),
             "of the prose; quotes stay in their own")
            ("title", po::value<std::string>(&draft.title)->value_name("TEXT"), "instead of the drafted one")
            ("byline", po::value<std::string>(&draft.byline)->value_name("TEXT"), "who signs it")
            ("sections", po::value<int>(&draft.sections)->default_value(0)->value_name("N"),
             "1 to 8; 0 = three to five, as the themes give")
            ("pseudonymise", po::bool_switch(&draft.pseudonymise), "\"person 1\" instead of user names");
    }

    /// Checks what can be checked before any work. \throws UsageError
    void check(const CommonOptions &common)
    {
        if (to.empty())
            throw UsageError("--to FILE is missing: where shall the report go?");
        const std::string extension = std::filesystem::path(to).extension().string();
        if (extension != ".html" && extension != ".md" && extension != ".json")
            throw UsageError("--to takes a file that ends in .html, .md or .json, not '" + to + "'");
        if (language == "fr")
            draft.language = French;
        else if (language == "en")
            draft.language = English;
        else
            throw UsageError("--language takes en or fr, not '" + language + "'");
        if (draft.sections < 0 || draft.sections > 8)
            throw UsageError("--sections takes a number from 0 to 8");
        draft.timeZone = common.zone.name();
        const std::filesystem::path folder = std::filesystem::path(to).parent_path();
        std::error_code ignored;
        if (!folder.empty() && !std::filesystem::is_directory(folder, ignored))
            throw Failure(ExitUnusable, "The folder " + folder.string() + " does not exist. Make it, or choose another.");
    }
};

void writeDraft(const Corpus &corpus, const ReportOptions &options, const CommonOptions &common,
                ConsoleProgress &progress)
{
    progress.start("Drafting");
    const report::Report draft = need(report::draftReport(corpus.workspace, corpus.table, corpus.selection,
                                                          corpus.filter, options.draft, progress));
    stopIfInterrupted();
    need(report::writeReport(draft, options.to));
    need(report::storeReportRun(corpus.workspace, draft, corpus.filter, static_cast<std::int64_t>(corpus.selection.size())));
    progress.finish();
    std::size_t quotes = 0;
    for (const report::Section &section : draft.sections)
        quotes += section.quotes.size();
    Table table(common.json, "reports", {"file", "title", "language", "sections", "quotes", "threads", "short"});
    table.row({options.to, draft.title, draft.language.code(), numberCell(draft.sections.size()), numberCell(quotes),
               numberCell(draft.sources.size()), draft.shortReport});
    table.finish();
    if (draft.shortReport)
        say(common.quiet, "The report is a short one without themed sections; it says why.");
}

} // namespace

int runReport(const Arguments &arguments)
{
    SelectionOptions selection;
    ReportOptions options;
    CommandLine line("report", "WORKSPACE --to FILE",
                     "Drafts a report of the selection from the newest themes and writes it to a file; the extension\n"
                     "picks the writer. A workspace without themes gets them first. Prints what was written: the\n"
                     "file, title, language, sections, pull quotes, threads referred to, and whether it is a short\n"
                     "report for want of text.");
    options.addTo(line);
    line.add(selection.group());
    line.expect(1, 1);
    if (!line.parse(arguments))
        return ExitDone;
    const CommonOptions &common = line.common();
    options.check(common);
    ConsoleProgress progress(common.quiet);
    Corpus corpus = openCorpus(line.positional()[0], Access::Write, selection, common, progress);
    if (!need(store::currentThemeRun(corpus.workspace)) && hasText(corpus)) {
        analysis::FindThemesOptions themes;
        themes.model.seed = common.seed;
        themes.model.threads = common.threads;
        findThemes(corpus, themes, common, progress);
    }
    writeDraft(corpus, options, common, progress);
    return ExitDone;
}

int runDigest(const Arguments &arguments)
{
    SelectionOptions selection;
    ReportOptions options;
    import::ImportOptions importing;
    MappingOptions mapping;
    std::string keep;
    CommandLine line("digest", "FILE... --to REPORT",
                     "The whole job in one command: imports dumps into a temporary workspace, tags them, marks\n"
                     "copies and repeated lines as clean does, finds themes, drafts the report and writes it. Prints\n"
                     "what was written, as report does; the account of each dump goes to standard error.");
    line.add()
        ("keep", po::value<std::string>(&keep)->value_name("WORKSPACE"),
         "keep the workspace; one that is there already is added to")
        ("format", po::value<std::string>(&importing.format)->default_value("auto")->value_name("NAME"),
         "one of \"parlance-cli formats\"; auto = recognise by content")
        ("strict", "exit status 1 when a record was rejected");
    mapping.addTo(line);
    options.addTo(line);
    line.add(selection.group());
    line.setNotes("A single --forum also names the forum of dumps that do not tell theirs.");
    line.expect(1, 0);
    if (!line.parse(arguments))
        return ExitDone;
    const CommonOptions &common = line.common();
    options.check(common);
    importing.threads = common.threads;
    importing.mapping = mapping.mapping(line);
    if (selection.forums().size() == 1)
        importing.forum = selection.forums().front();
    // Nobody will search a workspace that is thrown away, unless the selection itself does.
    importing.index = !keep.empty() || selection.hasQuery();

    std::optional<TemporaryFolder> folder;
    if (keep.empty())
        folder.emplace();
    Corpus corpus{need(keep.empty() ? store::Workspace::create(folder->file("digest.parlance"))
                                    : store::Workspace::openOrCreate(keep)),
                  {}, {}, {}};
    ConsoleProgress progress(common.quiet);
    const auto outcomes = importWithProgress(corpus.workspace, line.positional(), importing, progress);
    bool unusable = false, rejected = false, anything = false;
    for (const import::ImportOutcome &outcome : outcomes) {
        const store::Source &source = outcome.source;
        unusable |= outcome.error.has_value();
        rejected |= source.rejected > 0;
        anything |= source.read > source.rejected;
        if (source.read > 0)
            say(common.quiet, outcome.file + ": " + grouped(source.read) + " read, " + grouped(source.stored)
                                  + " stored, " + grouped(source.updated) + " updated, " + grouped(source.duplicate)
                                  + " duplicate, " + grouped(source.rejected) + " rejected");
    }
    if (!anything && unusable)
        throw Failure(ExitUnusable, "No input could be used: there is nothing to report.");
    progress.start("Looking for copies");
    need(import::findCopies(corpus.workspace, progress));
    loadCorpus(corpus, selection, common, progress);
    analysis::FindThemesOptions themes;
    themes.model.seed = common.seed;
    themes.model.threads = common.threads;
    if (hasText(corpus))
        findThemes(corpus, themes, common, progress);
    writeDraft(corpus, options, common, progress);
    if (unusable)
        return ExitUnusable;
    return rejected && line.has("strict") ? ExitRejected : ExitDone;
}

} // namespace parlance::cli
