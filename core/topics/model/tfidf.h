// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/topics/words/vocabulary.h"

namespace parlance::topics {

/// Rows scaled to unit length: (1 + log count) * (1 + log((1 + rows) / (1 + rows with the term))).
/// \param terms  size of the vocabulary.
TermCounts tfidf(const TermCounts &counts, std::size_t terms);

/// Sums the rows of each group.
/// \param group  per row; a row whose group is not below `groups` is left out.
TermCounts sumRows(const TermCounts &counts, std::span<const std::uint32_t> group, std::uint32_t groups);

/// The same matrix by columns.
TermCounts transposed(const TermCounts &counts, std::size_t terms);

} // namespace parlance::topics
