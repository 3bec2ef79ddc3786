// SPDX-License-Identifier: GPL-3.0-or-later
#include "output.h"
#include "themeediting.h"
#include "theming.h"

#include "core/store/posts.h"
#include "core/store/themes.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

namespace parlance::cli {

namespace {

/// Writes a text file whole or not at all. \throws Failure
class TextFile
{
public:
    explicit TextFile(const std::string &path) : m_path(path), m_temporary(path + ".part")
    {
        m_file = std::fopen(m_temporary.c_str(), "wb");
        if (!m_file)
            fail();
    }
    ~TextFile()
    {
        if (!m_file)
            return;
        std::fclose(m_file);
        std::error_code ignored;
        std::filesystem::remove(m_temporary, ignored);
    }
    TextFile(const TextFile &) = delete;
    TextFile &operator=(const TextFile &) = delete;

    void write(std::string_view text)
    {
        if (std::fwrite(text.data(), 1, text.size(), m_file) != text.size())
            fail();
    }
    void close()
    {
        std::FILE *file = m_file;
        m_file = nullptr;
        if (std::fclose(file) != 0)
            fail();
        std::error_code failure;
        std::filesystem::rename(m_temporary, m_path, failure);
        if (failure)
            fail();
    }

private:
    [[noreturn]] void fail() const { throw Failure(ExitUnusable, m_path + " cannot be written. Check its folder."); }

    std::string m_path, m_temporary;
    std::FILE *m_file = nullptr;
};

void writeAssignments(const Corpus &corpus, TextFile &file)
{
    constexpr std::size_t page = 4096;
    const analysis::Selection &rows = corpus.selection;
    for (std::size_t first = 0; first < rows.size(); first += page) {
        stopIfInterrupted();
        const std::size_t count = std::min(page, rows.size() - first);
        std::vector<PostId> ids;
        for (std::size_t i = first; i < first + count; ++i)
            ids.push_back(corpus.table.id[rows[i]]);
        const auto ownIds = need(store::ownIds(corpus.workspace, ids));
        std::string lines;
        for (std::size_t i = 0; i < count; ++i)
            lines += tsvField(ownIds[i]) + "\t" + std::to_string(corpus.table.themeOrNone(rows[first + i])) + "\n";
        file.write(lines);
    }
    file.close();
}

void writeTerms(const std::vector<store::Theme> &themes, TextFile &file)
{
    for (const store::Theme &theme : themes) {
        std::vector<std::string> words;
        for (const auto &[word, weight] : theme.terms) {
            if (words.size() < 10 && std::find(words.begin(), words.end(), word) == words.end())
                words.push_back(word);
        }
        std::string line;
        for (const std::string &word : words)
            line += (line.empty() ? "" : " ") + word;
        line = std::to_string(theme.number) + "\t" + line;
        file.write(line + "\n");
    }
    file.close();
}

} // namespace

int runThemes(const Arguments &arguments)
{
    std::string k, unit, assignments, terms;
    SelectionOptions selection;
    CommandLine line("themes", "WORKSPACE",
                     "Finds the themes of the selection, across its threads, and stores them as a run; or changes those\n"
                     "that were found last. Themes are numbered 0, 1, 2 ... by size, and keep their numbers when edited.\n"
                     "The last line, theme -1, is what belongs to none. Shares are of the selected posts with text that were\n"
                     "looked at; where some were not, because they came later or the themes are of another selection, a line\n"
                     "for theme -2 before it counts them.\n"
                     "coherence is how much the ten best words of a theme keep company (mean NPMI over posts): 1 always, 0 as\n"
                     "often as chance has it, -1 never; of a theme that others were merged into it is not known.\n"
                     "Themes found again keep names, pinned themes, moved posts, and added and excluded words. A theme that was\n"
                     "named, given words, pinned, merged or split keeps its posts too, whatever the selection, and gets more only\n"
                     "by words added and from posts that came since; but where --k asks for more themes than there would be, one\n"
                     "that has no more than a name may fall into parts, of which the largest keeps the name.");
    line.add()
        ("k", po::value<std::string>(&k)->default_value("auto")->value_name("auto|N"), "how many themes")
        ("unit", po::value<std::string>(&unit)->default_value("post")->value_name("post|thread"),
         "what gets a theme; thread: all posts of a thread get the same")
        ("assignments", po::value<std::string>(&assignments)->value_name("FILE"),
         "writes, for each post of the selection, its own id, a tab and its theme, -1 for none")
        ("terms", po::value<std::string>(&terms)->value_name("FILE"),
         "writes, for each theme, its number, a tab and its ten best words");
    ThemeEditing editing;
    line.add(editing.group());
    line.add(selection.group());
    line.expect(1, 1);
    if (!line.parse(arguments))
        return ExitDone;
    const CommonOptions &common = line.common();
    const bool edits = editing.isWanted(), finds = !edits && !line.has("current");
    if (edits && line.has("current"))
        throw UsageError("--current prints the themes as they are: it goes with no edit");
    if (!finds && (line.isGiven("k") || line.isGiven("unit")))
        throw UsageError("--k and --unit say how themes are found: they go with no edit, nor with --current");
    analysis::FindThemesOptions options;
    options.model.themes = themeCount(k);
    options.model.seed = common.seed;
    options.model.threads = common.threads;
    if (unit == "thread")
        options.unit = analysis::Unit::Thread;
    else if (unit != "post")
        throw UsageError("--unit takes post or thread, not '" + unit + "'");

    ConsoleProgress progress(common.quiet);
    Corpus corpus = openCorpus(line.positional()[0], edits || finds ? Access::Write : Access::Read, selection, common, progress);
    // Before the work, so that a folder that cannot be written costs no wait.
    std::optional<TextFile> assignmentFile, termFile;
    if (!assignments.empty())
        assignmentFile.emplace(assignments);
    if (!terms.empty())
        termFile.emplace(terms);
    if (finds)
        findThemes(corpus, options, common, progress);
    else if (!need(store::currentThemeRun(corpus.workspace)))
        throw Failure(ExitUnusable, "No themes were found in the workspace yet: run \"themes\" first.");
    if (edits)
        editing.apply(corpus, common, progress);
    const auto themes = need(store::currentThemes(corpus.workspace));
    auto stats = analysis::themeStats(corpus.table, corpus.selection, themes);
    const analysis::ThemeStats unassigned = analysis::unassignedOf(stats);
    const std::int64_t unseen = analysis::notLookedAt(stats);
    if (assignmentFile)
        writeAssignments(corpus, *assignmentFile);
    if (termFile)
        writeTerms(themes, *termFile);
    progress.finish();
    for (std::size_t i = 0; i < themes.size(); ++i) {
        if (stats[i].posts == 0)
            tellEmptied(corpus, themes[i], common);
    }
    if (unseen > 0)
        say(common.quiet, "Not looked at for themes: " + countOf(unseen, "posts") + " with text, which came later or were not of the "
                              "selection. \"place\" takes in what came later; finding the themes again takes in all that is selected.");

    Table output(common.json, "themes",
                 {"theme", "label", "key_phrases", "posts", "threads", "people", "share", "compound", "coherence",
                  "alternates"});
    if (unseen > 0)
        std::swap(stats[themes.size()], stats.back()); // scripts find the unassigned in the last line
    for (std::size_t i = 0; i < stats.size(); ++i) {
        const analysis::ThemeStats &one = stats[i];
        const bool none = i >= themes.size();
        output.row({std::int64_t{one.theme}, none ? Cell() : Cell(themes[i].label),
                    none ? Cell(std::vector<std::string>()) : Cell(themes[i].phrases), one.posts, one.threads,
                    peopleCell(one.people, one.posts),
                    one.theme == analysis::PostTable::notLookedAt ? Cell() : Cell(Real{one.share, 4}),
                    one.scored > 0 ? Cell(Real{one.compound, 4}) : Cell(), none || !themes[i].coherence ? Cell() : Cell(Real{*themes[i].coherence, 4}),
                    none ? Cell(std::vector<std::string>()) : Cell(themes[i].alternates)});
    }
    output.fact("not_looked_at", unseen);
    output.fact("unassigned_share", unassigned.share);
    output.finish();
    return ExitDone;
}

} // namespace parlance::cli
