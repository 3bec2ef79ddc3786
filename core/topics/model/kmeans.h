// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/topics/words/vocabulary.h"

#include <cstdint>
#include <vector>

namespace parlance::topics {

/// Groups of unit rows by cosine (spherical k-means, Dhillon & Modha 2001, seeded by k-means++).
/// \param columns  the same matrix by columns. \param threads  workers; the groups are the same for any number.
/// \returns per row a group below k; -1 for an empty row. Unfinished when cancelled: ask progress.
std::vector<std::int32_t> sphericalKMeans(const TermCounts &rows, const TermCounts &columns, int k, std::uint64_t seed,
                                          int rounds, int threads, const Progress &progress);

} // namespace parlance::topics
