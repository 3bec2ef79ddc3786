// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/themestats.h"
#include "core/base/version.h"
#include "core/store/posts.h"

#include <boost/json.hpp>

#include <algorithm>
#include <chrono>
#include <deque>

namespace parlance::analysis {

namespace {

/// A part of a longer work: what it reports becomes a stretch of the whole's 1000 steps.
class PartOf final : public Progress
{
public:
    PartOf(Progress &whole, std::int64_t from, std::int64_t to) : m_whole(whole), m_from(from), m_to(to) {}
    bool isCancelled() const override { return m_whole.isCancelled(); }
    void report(std::int64_t done, std::int64_t total) override
    {
        if (total > 0)
            m_whole.report(m_from + (m_to - m_from) * std::min(done, total) / total, 1000);
    }

private:
    Progress &m_whole;
    std::int64_t m_from, m_to;
};

/// Many texts end to end, in blocks that never move, so that views of them stay good.
class TextStore
{
public:
    /// A place for `bytes` bytes, in the block at hand or in a new one.
    std::string &roomFor(std::size_t bytes)
    {
        constexpr std::size_t BlockBytes = std::size_t{4} << 20;
        if (m_blocks.empty() || m_blocks.back().capacity() - m_blocks.back().size() < bytes) {
            m_blocks.emplace_back();
            m_blocks.back().reserve(std::max(bytes, BlockBytes));
        }
        return m_blocks.back();
    }

private:
    std::deque<std::string> m_blocks;
};

const Error Cancelled{.code = ErrorCode::Cancelled, .message = TR_NOOP("Error", "Cancelled.")};

/// The selected rows that have words of their author's own; in the order in which they become text.
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
                                           const Selection &selection)
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
    return store::authorNames(workspace, authors);
}

/// The texts of rows as documents of the model.
struct Corpus
{
    TextStore store;
    std::vector<topics::Document> documents;
    std::vector<std::uint32_t> documentOf; ///< per row
};

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
        const auto best = std::max_element(m_counts.begin(), m_counts.end(), [](const auto &a, const auto &b) {
            return a.second != b.second ? a.second < b.second : a.first.packed > b.first.packed;
        });
        return best == m_counts.end() ? Undetermined : best->first;
    }

private:
    std::vector<std::pair<Language, int>> m_counts;
};

Result<Corpus> readCorpus(const store::Workspace &workspace, const PostTable &table,
                          const std::vector<std::uint32_t> &rows, Unit unit, Progress &progress)
{
    Corpus corpus;
    std::vector<PostId> ids;
    ids.reserve(rows.size());
    corpus.documentOf.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        ids.push_back(table.id[rows[i]]);
        const bool joins = unit == Unit::Thread && i > 0 && table.thread[rows[i]] == table.thread[rows[i - 1]];
        corpus.documentOf.push_back(i == 0 ? 0 : corpus.documentOf.back() + (joins ? 0 : 1));
    }
    const std::size_t documents = rows.empty() ? 0 : corpus.documentOf.back() + std::size_t{1};
    corpus.documents.resize(documents);

    std::string pending;          // the document being put together
    MajorityLanguage language;
    std::size_t at = 0;           // its first row
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

std::string runParameters(const std::string &model, Unit unit)
{
    boost::system::error_code failure;
    boost::json::value value = boost::json::parse(model, failure);
    boost::json::object object;
    object["unit"] = unit == Unit::Post ? "post" : "thread";
    if (!failure && value.is_object()) {
        for (const auto &[key, entry] : value.get_object())
            object[key] = entry;
    }
    return boost::json::serialize(object);
}

} // namespace

Result<store::Run> findAndStoreThemes(const store::Workspace &workspace, const PostTable &table,
                                      const Selection &selection, const Filter &filter,
                                      const FindThemesOptions &options, Progress &progress)
{
    const std::vector<std::uint32_t> rows = rowsWithText(table, selection, options.unit);
    PartOf reading(progress, 0, 100);
    auto corpus = readCorpus(workspace, table, rows, options.unit, reading);
    if (!corpus)
        return corpus.error();
    auto names = userNames(workspace, table, selection);
    if (!names)
        return names.error();

    topics::ThemeOptions modelOptions = options.model;
    modelOptions.names = std::move(*names);
    PartOf modelling(progress, 100, 990);
    auto model = topics::findThemes(corpus->documents, modelOptions, modelling);
    if (!model)
        return model.error();
    if (progress.isCancelled())
        return Cancelled;

    store::Run run;
    run.kind = "themes";
    run.startedUtc = std::chrono::duration_cast<std::chrono::seconds>(
                         std::chrono::system_clock::now().time_since_epoch()).count();
    run.parameters = runParameters(model->parameters, options.unit);
    run.seed = options.model.seed;
    run.selection = toJson(filter);
    run.posts = static_cast<std::int64_t>(rows.size());
    run.version = version();

    std::vector<store::Theme> themes;
    for (std::size_t i = 0; i < model->themes.size(); ++i) {
        topics::Theme &found = model->themes[i];
        store::Theme theme;
        theme.number = static_cast<int>(i);
        theme.label = std::move(found.label);
        theme.alternates = std::move(found.alternates);
        theme.phrases = std::move(found.keyPhrases);
        for (topics::Term &term : found.terms)
            theme.terms.emplace_back(std::move(term.text), term.weight);
        theme.coherence = found.coherence;
        themes.push_back(std::move(theme));
    }

    std::vector<store::ThemeAssignment> assignments;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::uint32_t document = corpus->documentOf[i];
        if (model->assignment[document] >= 0)
            assignments.push_back({table.id[rows[i]], model->assignment[document], model->weight[document]});
    }
    std::sort(assignments.begin(), assignments.end(),
              [](const store::ThemeAssignment &a, const store::ThemeAssignment &b) { return a.post < b.post; });

    auto stored = store::addThemeRun(workspace, run, themes, assignments);
    if (!stored)
        return stored.error();
    run.id = *stored;
    progress.report(1000, 1000);
    return run;
}

} // namespace parlance::analysis
