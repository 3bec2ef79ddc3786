// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace parlance::sentiment {

/// What the learned model gives a text: three sums.
enum class Head : std::uint8_t {
    Compound, ///< the compound, before it is cut to [-1, 1]
    Positive, ///< how much likelier positive is than neutral, as a logarithm
    Negative  ///< and negative
};
inline constexpr std::size_t HeadCount = 3;
using Heads = std::array<double, HeadCount>;
using Weights = std::array<std::int32_t, HeadCount>; ///< sums of a model's whole-number weights, in the order of Head

} // namespace parlance::sentiment
