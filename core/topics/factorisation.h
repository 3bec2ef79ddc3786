// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/topics/vocabulary.h"

#include <cstdint>
#include <vector>

namespace parlance::topics {

/// Groups of unit rows by cosine (spherical k-means, seeded by k-means++).
/// \returns per row a group below k; -1 for an empty row. Unfinished when cancelled: ask progress.
std::vector<std::int32_t> sphericalKMeans(const TermCounts &rows, std::size_t terms, int k, std::uint64_t seed,
                                          int rounds, int threads, const Progress &progress);

/// Non-negative factorisation of unit rows (hierarchical alternating least squares, Cichocki & Phan 2009), started
/// from a few rounds of spherical k-means. \returns per row its strongest factor, -1 for an empty row.
std::vector<std::int32_t> strongestFactor(const TermCounts &rows, std::size_t terms, int k, std::uint64_t seed,
                                          int rounds, int threads, const Progress &progress);

} // namespace parlance::topics
