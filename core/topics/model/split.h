// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/topics/words/balance.h"
#include "core/topics/words/vocabulary.h"

#include <cstdint>
#include <span>
#include <vector>

namespace parlance::topics {

struct SplitInput
{
    const TermCounts &counts;               ///< of every document
    std::size_t terms = 0;                  ///< size of the vocabulary
    std::span<const std::uint32_t> rows;    ///< the documents of the theme, ascending
    std::span<const std::uint32_t> thread;  ///< per document; empty when threads mean nothing
    const LanguageBalance &balance;
    std::span<const std::uint8_t> view;     ///< per document, of the balance; empty where it has but one
    int parts = 2;                          ///< to look for; fewer may be found
    std::uint64_t seed = 1;
    int workers = 1;
};

struct Split
{
    int parts = 0;                        ///< 0 = the theme does not fall apart
    std::vector<std::int32_t> part;       ///< per row of the input, below `parts`; -1 = has but the words all share
    std::vector<std::uint32_t> subject;   ///< terms of so many of the posts that they set none of them apart
    double agreement = 0;                 ///< see below, in [-1, 1]
};

/// Fits the posts of one theme by themselves.
///
/// In a forum with one subject, the words of that subject are in most posts and hold them all together. Here they
/// count for nothing, and the rest are weighed by how rare they are among these posts. No part is favoured for being
/// large. Parts that are small, incoherent or one thread's are given up one by one, and their posts go to the others.
///
/// Whether the parts are real is asked of the posts: each is cut into two halves of its words, and each half picks a
/// part from what the other posts teach. In a split of chance the halves do not agree (Cohen's kappa near 0), and
/// then there is no split.
/// \returns an unfinished split when cancelled: ask progress.
Split splitTheme(const SplitInput &input, const Progress &progress);

} // namespace parlance::topics
