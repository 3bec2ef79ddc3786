// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/placenewposts.h"

#include "core/analysis/countednow.h"
#include "core/analysis/knownnow.h"
#include "core/analysis/themecorpus.h"
#include "core/store/thememodel.h"
#include "core/topics/placing.h"
#include "core/topics/vocabulary.h"

#include <algorithm>
#include <map>

namespace parlance::analysis {

namespace {

constexpr double TooMuchDrift = 0.25;
constexpr std::int64_t EnoughPosts = 50; ///< fewer say nothing about drift
const Error Cancelled{.code = ErrorCode::Cancelled, .message = TR_NOOP("Error", "Cancelled.")};

/// What was counted of the words of all posts and of the themes, with the new posts.
Result<store::JoinedWordCounts> countedWith(const store::Workspace &workspace, const KnownNow &now,
                                            std::span<const topics::Placement> placed, const topics::TermCounts &read)
{
    auto counted = countedNow(workspace);
    if (!counted)
        return counted.error();
    if (!*counted)
        return store::JoinedWordCounts();
    auto &[words, all, stored, themes] = **counted;

    std::vector<std::int32_t> themeOf;
    for (const topics::Placement &one : placed)
        themeOf.push_back(one.theme);
    const topics::CountedWords more = topics::countWords(std::move(words), read, themeOf, now.numbers.size());
    all.add(more.all);
    std::map<ThemeId, topics::WordCounts>
        added; // a part's posts are those of the theme that it was split off from, too
    for (const store::Theme &theme : themes) {
        const auto index = now.indexOf(theme.number);
        for (ThemeId id = theme.id; index && id;) {
            added[id].add(more.themes[*index]);
            const auto made = std::find_if(stored.begin(), stored.end(),
                                           [&](const auto &one) { return one.theme == id; });
            id = made == stored.end() ? ThemeId() : made->splitFrom;
        }
    }
    store::JoinedWordCounts counts{.run = topics::toBytes(all), .themes = {}};
    for (const store::ThemeWordCounts &one : stored) {
        const auto with = added.find(one.theme);
        if (with == added.end() || with->second.posts == 0)
            continue;
        auto sum = topics::wordCountsFrom(one.counts);
        if (!sum)
            return sum.error();
        sum->add(with->second);
        counts.themes.emplace_back(one.theme, topics::toBytes(*sum));
    }
    return counts;
}

} // namespace

Result<NewPosts> placeNewPosts(const store::Workspace &workspace, const PostTable &table, int workers,
                               Progress &progress)
{
    const auto run = store::currentThemeRun(workspace);
    if (!run)
        return run.error();
    const auto seen = store::postsSeenByThemes(workspace);
    if (!seen)
        return seen.error();

    constexpr std::uint32_t leftOut = FlagDeleted | FlagRemoved | FlagBot;
    Selection rows;
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        // One that is in a theme was put there by a person before any search saw it.
        if (table.theme[row] < 0 && (table.flags[row] & FlagHasText) != 0 &&
            (table.flags[row] & leftOut) == 0 &&
            !std::binary_search(seen->begin(), seen->end(), table.id[row]))
            rows.push_back(row);
    }
    NewPosts result;
    if (*run && rows.empty())
        return result;
    const auto now = knownNow(workspace, table, progress);
    if (!now)
        return now.error();
    topics::ThreadVotes votes(now->numbers.size());
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        if (const auto index = now->indexOf(table.theme[row]))
            votes.add(table.thread[row], static_cast<std::int32_t>(*index));
    }

    const auto read = readCorpus(workspace, table, rows, Unit::Post, progress);
    if (!read)
        return read.error();
    topics::TermCounts words;
    const std::vector<topics::Placement> placed =
        topics::placePosts(now->known, read->documents, votes, workers, progress, &words);
    if (progress.isCancelled())
        return Cancelled;
    const auto counts = countedWith(workspace, *now, placed, words);
    if (!counts)
        return counts.error();

    std::vector<store::ThemeAssignment> joined;
    std::vector<PostId> unassigned;
    double share = 0;
    double measured = 0;
    for (std::size_t i = 0; i < placed.size(); ++i) {
        if (placed[i].theme >= 0)
            joined.push_back({table.id[rows[i]], now->numbers[static_cast<std::size_t>(placed[i].theme)],
                              placed[i].weight});
        else
            unassigned.push_back(table.id[rows[i]]);
        if (placed[i].content > 0) {
            share += static_cast<double>(placed[i].known);
            ++measured;
        }
    }
    if (const auto stored = store::joinThemes(workspace, (*run)->id, joined, unassigned, *counts); !stored)
        return stored.error();
    result.joined = std::ssize(joined);
    result.unassigned = std::ssize(unassigned);
    if (measured > 0 && now->known.knownShare > 0)
        result.drift = std::clamp(1.0 - share / measured / now->known.knownShare, 0.0, 1.0);
    result.runAgain = result.joined + result.unassigned >= EnoughPosts && result.drift > TooMuchDrift;
    return result;
}

} // namespace parlance::analysis
