// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

#include <cstdint>

namespace parlance::topics {

struct FoundThemes;
struct PreparedPosts;

/// Splits themes that hold more than one subject, where no number of themes is wanted: those that are a large
/// part of the corpus or all that one language has, where they fall into parts (splitTheme()), and those that
/// nothing but a language holds together (placeByMoreThanLanguage()). Words that so turn out to be the
/// subject of all leave the posts. Unfinished when cancelled: ask progress.
void splitWideThemes(FoundThemes &found, PreparedPosts &posts, std::uint64_t seed, int workers,
                     const Progress &progress);

} // namespace parlance::topics
