// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/topics/themes.h"
#include "core/topics/vocabulary.h"

#include <cstdint>
#include <span>
#include <vector>

namespace parlance::topics {

/// What marks each theme against all other posts: log odds ratios with an informative Dirichlet prior (Monroe, Colaresi &
/// Quinn 2008). The prior is the corpus itself, worth as many words as a theme of mean size would have posts: rare words need
/// more than a few uses to mark anything.
///
/// \param counts      one row a post. \param assignment  per row, below `themes`; -1 = in none.
/// \returns per theme at most `most` words, by z, best first; only those with z > 1.96.
std::vector<std::vector<Mark>> marksOf(const Corpus &corpus, const Vocabulary &vocabulary, const TermCounts &counts,
                                       std::span<const std::int32_t> assignment, std::size_t themes, std::size_t most,
                                       const Progress &progress);

/// The same of terms whose words are told one by one. \param words  per term; an empty one marks nothing.
std::vector<std::vector<Mark>> marksOf(std::span<const std::string> words, const TermCounts &counts,
                                       std::span<const std::int32_t> assignment, std::size_t themes, std::size_t most,
                                       const Progress &progress);

} // namespace parlance::topics
