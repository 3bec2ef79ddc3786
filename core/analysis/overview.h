// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/filter.h"

#include <array>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace parlance::analysis {

/// The figures of a selection.
struct Overview
{
    std::int64_t posts = 0, submissions = 0, comments = 0;
    std::int64_t threads = 0;    ///< distinct, among the selected posts
    std::int64_t people = 0;     ///< distinct known authors
    std::int64_t deleted = 0, removed = 0, bots = 0, stickied = 0;
    std::int64_t moderators = 0; ///< written as a moderator or administrator
    std::int64_t duplicates = 0, boilerplate = 0; ///< copies of earlier posts; posts with lines that their author repeats
    std::int64_t quoting = 0, withCode = 0;
    std::int64_t withText = 0, scored = 0;
    std::array<std::int64_t, 4> classes{}; ///< by sentiment::Class
    double meanCompound = 0;     ///< over scored posts, in [-1, 1]; 0 without any
    std::int64_t scoreSum = 0;   ///< over posts with a score
    std::int32_t medianScore = 0, minScore = 0, maxScore = 0; ///< 0 without any; the lower of two middle ones
    std::optional<std::int64_t> first, last; ///< created, seconds since 1970
    std::vector<std::pair<Language, std::int64_t>> languages; ///< most frequent first, ties by code
    std::vector<std::pair<ForumId, std::int64_t>> forums;     ///< most frequent first, ties by id
};

Overview overview(const PostTable &table, const Selection &selection);

/// Posts by compound, in equal bins over [-1, 1]; scored posts only.
std::vector<std::int64_t> compoundHistogram(const PostTable &table, const Selection &selection, int bins = 20);

/// Posts by score, in bins that grow away from zero (0, 1, 2, 3-4, 5-9, 10-19, ... and -1, -4 to -2, -9 to -5, ...):
/// the first to the last that holds a post, ascending; empty without any score. Below -999 and from 50,000 on the
/// bins are open: their outer bound is the smallest or greatest number.
struct ScoreBin
{
    std::int32_t from = 0, to = 0; ///< inclusive
    std::int64_t posts = 0;
};
std::vector<ScoreBin> scoreHistogram(const PostTable &table, const Selection &selection);

} // namespace parlance::analysis
