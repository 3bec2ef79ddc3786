// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

#include <cstdint>

namespace parlance::topics {

struct FoundThemes;
struct PreparedPosts;

/// Splits themes that hold more than one subject. Where no number of themes is wanted: those that are a large
/// part of the corpus or all that one language has, where they fall into parts (splitTheme()), and those that
/// nothing but a language holds together (placeByMoreThanLanguage()). Where a number is, likelihood may have put
/// all of a forum's subject into one and kept the others for what is beside it: that one is split, and as many
/// as are wanted, the largest, stay. Words that so turn out to be the subject of all leave the posts.
/// Unfinished when cancelled: ask progress.
void splitWideThemes(FoundThemes &found, PreparedPosts &posts, std::uint64_t seed, int workers,
                     const Progress &progress);

} // namespace parlance::topics
