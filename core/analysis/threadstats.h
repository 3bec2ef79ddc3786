// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/filter.h"

#include <cstdint>
#include <vector>

namespace parlance::analysis {

/// A thread as far as it is selected.
struct ThreadStats
{
    ThreadId thread;
    std::uint32_t threadIndex = 0; ///< into PostTable::threads
    std::uint32_t posts = 0;       ///< selected ones
    std::uint32_t replies = 0;     ///< selected comments
    std::uint32_t people = 0;      ///< distinct known authors among them
    std::int32_t score = 0;        ///< of the submission; of a placeholder: the highest of its comments
    std::int32_t topScore = 0;     ///< highest among the selected posts
    std::int64_t created = 0;      ///< of the submission, else of the earliest selected post; 0 = not known
    std::int64_t lastReply = 0;    ///< of the latest selected post; 0 = not known
    double compound = 0;           ///< mean over scored selected posts, in [-1, 1]
    std::uint32_t scored = 0;
    bool known = false;            ///< the submission is here
};

enum class ThreadOrder { Score, Replies, Newest, Oldest, MostNegative, MostPositive };

/// Threads with at least one selected post. Ties by thread id, so the order is always the same.
std::vector<ThreadStats> threadStats(const PostTable &table, const Selection &selection, ThreadOrder order);

} // namespace parlance::analysis
