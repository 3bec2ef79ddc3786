// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/filter.h"
#include "core/analysis/posttable.h"
#include "core/store/labels.h"

#include <cstdint>
#include <span>
#include <vector>

namespace parlance::analysis {

struct SampleOptions
{
    store::Checked checked = store::Checked::Sentiment;
    std::int64_t posts = 100; ///< how many to draw; fewer where the selection holds fewer
    std::uint64_t seed = 1;
};

/// Draws posts for people to read. Of the sentiment: among the scored posts, by class and theme. Of the
/// themes: among the posts that have one, by theme.
///
/// Strata get posts by the square root of their size (power allocation: Bankier, The American Statistician
/// 1988), each at least one, so that rare classes can be judged and common ones still count; small themes are
/// put together where there are too many. Within a stratum the draw is simple and random; which posts are
/// drawn, and their order, hangs on the seed and the posts' ids alone, so that the same selection gives the
/// same sample on every machine.
///
/// \returns the strata and posts, without id, run, selection and version; empty where there is nothing to
/// draw from.
store::Sample drawSample(const PostTable &table, const Selection &selection, const SampleOptions &options);

/// What stands behind a figure of a sample of which only some posts were labelled.
struct Weights
{
    std::vector<double>
        posts;          ///< by place: of the selection, how many it stands for; 0 where it was not labelled
    double covered = 0; ///< share of the selection that lies in classes with a labelled post
};

/// Horvitz-Thompson weights of the labelled posts: posts of the stratum over posts labelled in it. A stratum
/// without a label is stood for by the others of its class in proportion to their size (weighting class
/// adjustment: Oh & Scheuren 1983). \param labelled  by place.
Weights sampleWeights(const store::Sample &sample, std::span<const std::uint8_t> labelled);

/// Draws a sample and stores it with what it was drawn from.
/// \error NotFound  nothing is scored, or no post has a theme.
Result<store::Sample> drawAndStoreSample(const store::Workspace &workspace, const PostTable &table,
                                         const Selection &selection, const Filter &filter,
                                         const SampleOptions &options);

} // namespace parlance::analysis
