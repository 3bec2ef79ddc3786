// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/topics/model/mixture.h"
#include "core/topics/words/vocabulary.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace parlance::topics {

struct FitInput
{
    MixtureRows rows;                      ///< each post, as the mixture is to see it
    const TermCounts &units;               ///< unit rows of what is grouped first: threads, or posts
    std::span<const std::uint32_t> unitOf; ///< per post: its row there; NoTerm = takes no part
    int themes = 0;                        ///< wanted; 0 = as many as are worth having
    int groups = 0;         ///< to start from; more than will be left
    MixtureOptions mixture; ///< themes is filled in here
    double mergeBeta = 0.5; ///< see MergePlan
    std::uint64_t seed = 1;
    int starts = 8;
    int crossings = 0; ///< rounds in which the likeliest fits are crossed
    int workers = 1;
};

struct Fit
{
    std::vector<std::int32_t> assignment; ///< per post; -1 = takes no part
    int themes = 0;
};

/// Groups posts into themes: far more groups than wanted by k-means, each refined as a mixture; then joined,
/// pair by pair, as costs least probability, and refined again. Groups that k-means cut in two come together
/// again, and small themes that it would never have started from are there: one such start is better than
/// several of the wanted number, from k-means or a factorisation. Of several starts the likeliest is kept.
///
/// Where crossings are wanted, the likeliest four are crossed each with each other: what two fits hold
/// together stays together, what either tells apart is a group to start from, and the result stands among the
/// others when it is likelier (as Gribel & Vidal, HG-means, 2019, do for k-means). Runs of different seeds
/// come closer so.
///
/// Without a wanted number the joining ends where no join gains. Where threads are given, a theme of which
/// four posts in five are one thread's is joined with its nearest. \param fitDone  called from any worker
/// with the number of fits done, of fitsOf(). \returns an unfinished fit when cancelled: ask progress.
Fit fitThemes(const FitInput &input, const Progress &progress, const std::function<void(int)> &fitDone = {});

/// How many fits those starts and crossings make.
int fitsOf(int starts, int crossings);

} // namespace parlance::topics
