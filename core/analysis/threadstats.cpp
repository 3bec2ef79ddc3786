// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/threadstats.h"

#include "core/analysis/distinct.h"

#include <algorithm>

namespace parlance::analysis {

namespace {

constexpr std::int32_t NoScoreYet = std::numeric_limits<std::int32_t>::min();

/// What is gathered of a thread on the way; small, because the scan jumps between threads.
struct Sums
{
    std::uint32_t posts = 0;
    std::uint32_t scored = 0;
    std::int64_t compound = 0;
    std::uint32_t first = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t last = 0;
    std::int32_t topScore = NoScoreYet;
    bool timed = false;
    bool submission = false; ///< it is selected
};

template <class Key>
void sortBy(std::vector<ThreadStats> &threads, const Key &key)
{
    // Already in order of thread id: a stable sort keeps that among equals.
    std::stable_sort(threads.begin(), threads.end(),
                     [&](const ThreadStats &a, const ThreadStats &b) { return key(a) < key(b); });
}

} // namespace

std::vector<ThreadStats> threadStats(const PostTable &table, const Selection &selection, ThreadOrder order)
{
    const std::size_t threads = table.threads.size();
    std::vector<Sums> sums(threads);
    std::vector<std::uint32_t> group(selection.size()), author(selection.size());
    for (std::size_t i = 0; i < selection.size(); ++i) {
        const std::uint32_t row = selection[i];
        const std::uint32_t thread = table.thread[row];
        group[i] = thread;
        author[i] = table.author[row];
        Sums &sum = sums[thread];
        ++sum.posts;
        sum.submission |= table.submission[thread] == row;
        // Without branches: which posts have a sentiment, a score or a time is as good as random.
        const std::int32_t compound = table.compound[row];
        const bool isScored = compound != PostTable::noCompound;
        sum.scored += isScored;
        sum.compound += isScored ? compound : 0;
        const std::uint32_t flags = table.flags[row];
        const bool hasTime = (flags & FlagNoTime) == 0;
        const std::uint32_t created = table.created[row];
        sum.first = std::min(sum.first, hasTime ? created : std::numeric_limits<std::uint32_t>::max());
        sum.last = std::max(sum.last, hasTime ? created : 0);
        sum.timed |= hasTime;
        sum.topScore = std::max(sum.topScore, (flags & FlagNoScore) == 0 ? table.score[row] : NoScoreYet);
    }
    const std::vector<std::uint32_t> people = distinctAuthors(group, author, threads);

    std::vector<ThreadStats> result;
    for (std::size_t i = 0; i < threads; ++i) {
        const Sums &sum = sums[i];
        if (sum.posts == 0)
            continue;
        ThreadStats stats;
        stats.thread = table.threads[i];
        stats.threadIndex = static_cast<std::uint32_t>(i);
        stats.posts = sum.posts;
        stats.replies = sum.posts - (sum.submission ? 1 : 0);
        stats.people = people[i];
        stats.topScore = sum.topScore == NoScoreYet ? 0 : sum.topScore;
        stats.score = stats.topScore;
        stats.created = sum.timed ? sum.first : 0;
        stats.lastReply = sum.timed ? sum.last : 0;
        stats.scored = sum.scored;
        if (sum.scored > 0)
            stats.compound = static_cast<double>(sum.compound) / 10000.0 / sum.scored;
        if (const std::uint32_t row = table.submission[i]; row != PostTable::noRow) {
            stats.known = true;
            stats.score = table.score[row];
            if ((table.flags[row] & FlagNoTime) == 0)
                stats.created = table.created[row];
        }
        result.push_back(stats);
    }

    switch (order) {
    case ThreadOrder::Score:
        sortBy(result, [](const ThreadStats &t) { return -static_cast<std::int64_t>(t.score); });
        break;
    case ThreadOrder::Replies:
        sortBy(result, [](const ThreadStats &t) { return -static_cast<std::int64_t>(t.replies); });
        break;
    case ThreadOrder::Newest:
        sortBy(result, [](const ThreadStats &t) { return -t.created; });
        break;
    case ThreadOrder::Oldest: // those of unknown age last
        sortBy(result, [](const ThreadStats &t) {
            return t.created == 0 ? std::numeric_limits<std::int64_t>::max() : t.created;
        });
        break;
    case ThreadOrder::MostNegative: // those without a sentiment last
        sortBy(result, [](const ThreadStats &t) { return t.scored == 0 ? 2.0 : t.compound; });
        break;
    case ThreadOrder::MostPositive:
        sortBy(result, [](const ThreadStats &t) { return t.scored == 0 ? 2.0 : -t.compound; });
        break;
    }
    return result;
}

} // namespace parlance::analysis
