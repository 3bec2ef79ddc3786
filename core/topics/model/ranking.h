// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/topics/words/corpus.h"
#include "core/topics/words/vocabulary.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace parlance::topics {

/// A term and how much it marks a theme, best first in a list.
struct RankedTerm
{
    std::uint32_t term = 0;
    double weight = 0;
};

/// Terms of each theme by their part in what sets it apart from the rest (Kullback-Leibler), over posts.
///
/// \param counts      one row a post.
/// \param assignment  per row, below `themes`; a row with -1 is left out.
/// \param terms       size of the vocabulary.
/// \returns at most 120 terms a theme, best first. Empty when cancelled: ask progress.
std::vector<std::vector<RankedTerm>> rankTerms(const TermCounts &counts,
                                               std::span<const std::int32_t> assignment, std::size_t themes,
                                               std::size_t terms, const Progress &progress);

/// Of the first candidates of each theme, puts those that meet in posts first: the ones that fit worst go
/// behind. \returns per theme the coherence (mean NPMI) of the ten that lead then.
std::vector<double> orderByFit(const TermCounts &counts, std::span<std::vector<RankedTerm>> ranked,
                               std::size_t terms, const Progress &progress);

/// What is shown: the same by how often the terms stand near each other as they are written, over windows of
/// ten words. A term that another theme is marked more by, or that never stands by itself, is not shown
/// first. \returns per theme the coherence over posts (Coherence::lentMean) of the ten that lead then.
std::vector<double> orderForShow(const Corpus &corpus, const Vocabulary &vocabulary, const TermCounts &counts,
                                 std::span<std::vector<RankedTerm>> ranked, int workers,
                                 const Progress &progress);

} // namespace parlance::topics
