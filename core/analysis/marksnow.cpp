// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/marksnow.h"

#include "core/analysis/countednow.h"
#include "core/analysis/knownnow.h"
#include "core/analysis/runscope.h"
#include "core/analysis/themecorpus.h"
#include "core/store/themeedits.h"
#include "core/store/thememodel.h"
#include "core/store/themes.h"

#include <algorithm>

namespace parlance::analysis {

namespace {

constexpr std::size_t MostMarks = 30; ///< of a theme

/// Counts again what edits have changed of the words that were counted when themes were found or made.
class Recount
{
public:
    Recount(const store::Workspace &workspace, const PostTable &table, const std::vector<std::string> &words,
            const topics::KnownThemes &known, Unit unit, Progress &progress)
        : m_workspace(workspace), m_table(table), m_words(words), m_known(known), m_unit(unit), m_progress(progress)
    {
    }

    Result<topics::WordCounts> of(std::span<const PostId> posts) const
    {
        Selection rows;
        for (const PostId post : posts) {
            if (const auto row = m_table.rowOf(post))
                rows.push_back(*row);
        }
        rows = rowsWithText(m_table, rows, m_unit);
        if (rows.empty())
            return topics::WordCounts();
        const auto read = readCorpus(m_workspace, m_table, rows, m_unit, m_progress);
        if (!read)
            return read.error();
        const std::vector<std::int32_t> none(read->documents.size(), -1);
        auto counted = topics::countWords(m_words, m_known, read->documents, none, 0, 1, m_progress);
        if (m_progress.isCancelled())
            return Error{.code = ErrorCode::Cancelled, .message = TR_NOOP("Error", "Cancelled.")};
        return std::move(counted.all);
    }

private:
    const store::Workspace &m_workspace;
    const PostTable &m_table;
    const std::vector<std::string> &m_words;
    const topics::KnownThemes &m_known;
    Unit m_unit;
    Progress &m_progress;
};

/// The posts that are in a theme now and were not when its words were counted, or the other way round. By theme, then post.
std::vector<PostId> changed(const std::vector<store::ThemeChangedPost> &all, ThemeId theme, bool came)
{
    std::vector<PostId> posts;
    for (const store::ThemeChangedPost &one : all) {
        if (one.theme == theme && one.came == came)
            posts.push_back(one.post);
    }
    return posts;
}

/// The words of the posts that a theme has now, with its parts.
Result<topics::WordCounts> countsOf(const store::Theme &theme, const std::vector<store::ThemeWordCounts> &stored,
                                    const std::vector<store::ThemeChangedPost> &all, const Recount &recount)
{
    std::vector<ThemeId> ids = theme.parts;
    ids.push_back(theme.id);
    topics::WordCounts sum;
    for (const ThemeId id : ids) {
        topics::WordCounts own; // nothing was counted of a theme that went into the run as it was
        const auto found = std::find_if(stored.begin(), stored.end(),
                                        [id](const store::ThemeWordCounts &one) { return one.theme == id; });
        if (found != stored.end()) {
            auto counts = topics::wordCountsFrom(found->counts);
            if (!counts)
                return counts;
            own = std::move(*counts);
        }
        for (const bool came : {true, false}) {
            const auto posts = recount.of(changed(all, id, came));
            if (!posts)
                return posts;
            came ? own.add(*posts) : own.subtract(*posts);
        }
        sum.add(own);
    }
    return sum;
}

} // namespace

Result<std::vector<ThemeMarks>> marksNow(const store::Workspace &workspace, const PostTable &table, Progress &progress,
                                         int only)
{
    auto counted = countedNow(workspace);
    if (!counted)
        return counted.error();
    if (!*counted)
        return Error{.code = ErrorCode::BadInput,
                     .message = TR_NOOP(
                         "Error", "No themes have been found here yet, or by a version that kept nothing of "
                                  "what it learned. Find the themes again.")};
    auto &[words, all, stored, themes] = **counted;
    const auto run = store::currentThemeRun(workspace);
    if (!run)
        return run.error();
    const auto known = learnedThemes(workspace);
    if (!known)
        return known.error();
    const auto moved = store::postsThatChangedTheme(workspace);
    if (!moved)
        return moved.error();
    const Recount recount(workspace, table, words, *known, *run ? unitOf(**run) : Unit::Post, progress);
    // A person may have put posts into a theme that the run has not looked at.
    std::vector<PostId> unseen;
    for (const store::ThemeChangedPost &one : *moved) {
        if (one.came && !one.seen)
            unseen.push_back(one.post);
    }
    const auto more = recount.of(unseen);
    if (!more)
        return more.error();
    all.add(*more);

    std::int64_t posts = 0; // in themes
    for (const store::ThemeWordCounts &one : stored) {
        if (one.splitFrom)
            continue;
        const auto counts = topics::wordCountsFrom(one.counts);
        if (!counts)
            return counts.error();
        posts += counts->posts;
    }
    const double prior = std::max(1.0, static_cast<double>(posts) /
                                           static_cast<double>(std::max<std::size_t>(1, themes.size())));
    std::vector<ThemeMarks> marks;
    for (const store::Theme &theme : themes) {
        if (only >= 0 && theme.number != only)
            continue;
        const auto counts = countsOf(theme, stored, *moved, recount);
        if (!counts)
            return counts.error();
        marks.push_back({theme.number, topics::marksOf(words, all, *counts, prior, MostMarks)});
    }
    return marks;
}

} // namespace parlance::analysis
