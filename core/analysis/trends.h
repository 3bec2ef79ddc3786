// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/filter.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace parlance::analysis {

enum class Bin { Hour, Day, Week, Month };
enum class Split { None, Theme, Forum, Language };

/// A stretch of time. Bins without posts are there too, with posts == 0: a gap, not a zero.
struct TrendBin
{
    std::int64_t start = 0;     ///< seconds since 1970
    std::int64_t end = 0;       ///< start of the next bin
    std::int64_t posts = 0;
    std::int64_t authors = 0;   ///< distinct known ones
    std::int64_t scoreSum = 0;
    double scoreMean = 0;       ///< over posts with a score
    double compoundMean = 0;    ///< over scored posts, in [-1, 1]
    double positive = 0;        ///< share of scored posts, in [0, 1]
    double negative = 0;
    std::int64_t withScore = 0; ///< posts that have a score
    std::int64_t scored = 0;    ///< posts that have a sentiment
};

struct TrendSeries
{
    std::int64_t key = 0;       ///< theme number (-1 unassigned, -2 not looked at), ForumId or packed language; 0 without split
    std::vector<TrendBin> bins; ///< all series have the same bins
};

struct TrendOptions
{
    Bin by = Bin::Day;
    Split split = Split::None;
    std::string timeZone = "UTC"; ///< an IANA name; bins begin at its midnights, weeks on Monday
};

inline constexpr std::size_t maxTrendBins = 100'000;    ///< of one series
inline constexpr std::size_t maxTrendCells = 2'000'000; ///< of all series together

/// Series by descending number of posts, ties by key; none when no post has a time. Posts without a time are left
/// out. Linear in the selection and the bins.
/// \error BadInput  the time zone is not known; or the bins would be more than `maxTrendBins`, or with a split more
///        than `maxTrendCells` (narrow the time or take larger bins).
Result<std::vector<TrendSeries>> trends(const PostTable &table, const Selection &selection,
                                        const TrendOptions &options);

/// A bin size that gives a readable number of bins (about 24 to 120) for the selection's span.
Bin suitableBin(const PostTable &table, const Selection &selection);

} // namespace parlance::analysis
