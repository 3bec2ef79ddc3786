// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/topics/placing/knownthemes.h"

#include <cstdint>
#include <span>

namespace parlance::topics {

struct FoundThemes;
struct PreparedPosts;

/// What a search learned, to place and explain other posts.
/// \param place  per theme that was found: its number among `themes`; -1 = it is gone.
/// \param bars   what was asked of the posts.
KnownThemes rememberThemes(const PreparedPosts &posts, const FoundThemes &found,
                           std::span<const std::int32_t> place, std::size_t themes, const WitnessBars &bars);

} // namespace parlance::topics
