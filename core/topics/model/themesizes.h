// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace parlance::topics {

/// How many posts each theme has. \param assignment  per post, below `themes`; -1 = in none.
std::vector<std::size_t> sizesOf(std::span<const std::int32_t> assignment, std::size_t themes);

/// The themes, those with most posts first; of equal ones the first stays first.
std::vector<std::size_t> largestFirst(std::span<const std::size_t> sizes);

} // namespace parlance::topics
