// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/topics/placing/wordcounts.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace parlance::topics {

/// A word that marks a theme against all other posts.
struct Mark
{
    std::string word;
    double z = 0;               ///< how surely, in standard deviations
    std::int64_t here = 0;      ///< posts of the theme with the word
    std::int64_t elsewhere = 0; ///< other posts with it
};

/// What marks a theme against all other posts: log odds ratios with an informative Dirichlet prior (Monroe,
/// Colaresi & Quinn 2008). The prior is the corpus itself: rare words need more than a few uses to mark
/// anything.
///
/// \param words  per term; an empty one marks nothing. \param all  of all posts, those of the theme among
/// them. \param prior  how many words it is worth: as many as a theme of mean size has posts, at least 1.
/// \returns at most `most` words, by z, best first; only those with z > 1.96.
std::vector<Mark> marksOf(std::span<const std::string> words, const WordCounts &all, const WordCounts &theme,
                          double prior, std::size_t most);

} // namespace parlance::topics
