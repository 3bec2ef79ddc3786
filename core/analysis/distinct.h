// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace parlance::analysis {

/// Counts the distinct authors of each of many groups (threads, bins of a trend) in two passes, without a hash
/// table for each: rows are sorted by group by counting, then one stamp an author tells whether the group knows it.
///
/// \param group   per row, its group in [0, groups).
/// \param author  per row, an author; 0 (nobody known) is not counted.
/// \returns per group, its distinct authors.
/// Linear in rows + groups + the largest author.
std::vector<std::uint32_t> distinctAuthors(std::span<const std::uint32_t> group, std::span<const std::uint32_t> author,
                                           std::size_t groups);

} // namespace parlance::analysis
