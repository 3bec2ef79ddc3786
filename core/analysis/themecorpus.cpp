// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/themecorpus.h"

#include "core/store/posts.h"

#include <algorithm>

namespace parlance::analysis {

namespace {

/// The language of most of a thread's rows; ties by code.
class MajorityLanguage
{
public:
    void add(Language language)
    {
        for (auto &[known, count] : m_counts) {
            if (known == language) {
                ++count;
                return;
            }
        }
        m_counts.emplace_back(language, 1);
    }
    Language value() const
    {
        const auto best =
            std::max_element(m_counts.begin(), m_counts.end(), [](const auto &a, const auto &b) {
                return a.second != b.second ? a.second < b.second : a.first.packed > b.first.packed;
            });
        return best == m_counts.end() ? Undetermined : best->first;
    }

private:
    std::vector<std::pair<Language, int>> m_counts;
};

} // namespace

std::vector<std::uint32_t> rowsWithText(const PostTable &table, const Selection &selection, Unit unit)
{
    std::vector<std::uint32_t> rows;
    for (const std::uint32_t row : selection) {
        if ((table.flags[row] & FlagHasText) != 0)
            rows.push_back(row);
    }
    if (unit == Unit::Thread) {
        // A thread's posts together, its submission first, then by time.
        std::stable_sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
            if (table.thread[a] != table.thread[b])
                return table.thread[a] < table.thread[b];
            const bool aFirst = table.isSubmission(a), bFirst = table.isSubmission(b);
            if (aFirst != bFirst)
                return aFirst;
            return table.created[a] < table.created[b];
        });
    }
    return rows;
}

Result<std::vector<std::string>> userNames(const store::Workspace &workspace, const PostTable &table,
                                           const Selection &selection, const Progress &progress)
{
    std::vector<AuthorId> authors;
    std::vector<std::uint8_t> seen;
    for (const std::uint32_t row : selection) {
        const std::uint32_t author = table.author[row];
        if (author >= seen.size())
            seen.resize(std::max<std::size_t>(author + std::size_t{1}, seen.size() * 2), 0);
        if (author != 0 && seen[author] == 0)
            authors.push_back(AuthorId(author));
        seen[author] = 1;
    }
    return store::authorNames(workspace, authors, progress);
}

Result<ThemeCorpus> readCorpus(const store::Workspace &workspace, const PostTable &table,
                               const std::vector<std::uint32_t> &rows, Unit unit, Progress &progress)
{
    ThemeCorpus corpus;
    std::vector<PostId> ids;
    ids.reserve(rows.size());
    corpus.documentOf.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        ids.push_back(table.id[rows[i]]);
        const bool joins =
            unit == Unit::Thread && i > 0 && table.thread[rows[i]] == table.thread[rows[i - 1]];
        corpus.documentOf.push_back(i == 0 ? 0 : corpus.documentOf.back() + (joins ? 0 : 1));
    }
    const std::size_t documents = rows.empty() ? 0 : corpus.documentOf.back() + std::size_t{1};
    corpus.documents.resize(documents);

    std::string pending; // the document being put together
    MajorityLanguage language;
    std::size_t at = 0; // its first row
    const auto finish = [&](std::size_t end) {
        if (at == end)
            return;
        topics::Document &document = corpus.documents[corpus.documentOf[at]];
        std::string &block = corpus.store.roomFor(pending.size());
        const std::size_t begin = block.size();
        block.append(pending);
        document.text = std::string_view(block).substr(begin);
        document.language = language.value();
        document.thread = table.thread[rows[at]];
        document.author = unit == Unit::Post ? table.author[rows[at]] : 0;
        pending.clear();
        language = MajorityLanguage();
        at = end;
    };
    const store::PassScope pass(workspace.connection()); // 150 MB less at a million posts
    auto visited = store::visitTexts(
        workspace, ids,
        [&](std::size_t index, std::string_view title, std::string_view text) {
            if (index > at && corpus.documentOf[index] != corpus.documentOf[at])
                finish(index);
            for (const std::string_view part : {title, text}) {
                if (part.empty())
                    continue;
                if (!pending.empty())
                    pending += "\n\n";
                pending += part;
            }
            language.add(table.language[rows[index]]);
        },
        progress);
    if (!visited)
        return visited.error();
    finish(rows.size());
    return corpus;
}

Result<void> readAnswers(const store::Workspace &workspace, const PostTable &table, const std::vector<std::uint32_t> &rows,
                         ThemeCorpus &corpus, Progress &progress)
{
    const auto find = [&](PostId post) { // rows are by id, as the table is
        const auto found = std::lower_bound(rows.begin(), rows.end(), post,
                                            [&](std::uint32_t row, PostId wanted) { return table.id[row] < wanted; });
        return found == rows.end() || table.id[*found] != post ? topics::NoDocument
                                                               : static_cast<std::uint32_t>(found - rows.begin());
    };
    return store::visitParents(
        workspace,
        [&](PostId post, PostId parent) {
            const std::uint32_t document = find(post);
            const std::uint32_t answered = document == topics::NoDocument ? topics::NoDocument : find(parent);
            if (answered != topics::NoDocument && table.thread[rows[document]] == table.thread[rows[answered]])
                corpus.documents[document].answers = answered;
        },
        progress);
}

std::vector<store::Theme> storedThemes(const topics::ThemeModel &model)
{
    std::vector<store::Theme> themes;
    for (const topics::Theme &found : model.themes) {
        store::Theme theme;
        theme.number = static_cast<int>(themes.size());
        theme.label = found.label;
        theme.alternates = found.alternates;
        theme.phrases = found.keyPhrases;
        for (const topics::Term &term : found.terms)
            theme.terms.emplace_back(term.text, term.weight);
        theme.coherence = found.coherence;
        themes.push_back(std::move(theme));
    }
    return themes;
}

std::vector<store::ThemeAssignment> storedAssignments(const PostTable &table, const std::vector<std::uint32_t> &rows,
                                                      const std::vector<std::uint32_t> &documentOf,
                                                      const topics::ThemeModel &model)
{
    std::vector<store::ThemeAssignment> assignments;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::uint32_t document = documentOf[i];
        if (model.assignment[document] >= 0)
            assignments.push_back({table.id[rows[i]], model.assignment[document], model.weight[document]});
    }
    std::sort(assignments.begin(), assignments.end(),
              [](const store::ThemeAssignment &a, const store::ThemeAssignment &b) { return a.post < b.post; });
    return assignments;
}

} // namespace parlance::analysis
