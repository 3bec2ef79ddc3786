// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

#include <cstdint>
#include <span>

namespace parlance::topics {

struct FoundThemes;
struct PreparedPosts;

/// Frees the posts of themes too small, and of those whose words hardly belong together, the worst first;
/// beside the parts of a giant also those of themes too small to stand beside them. Themes that a person
/// keeps are never given up. \param assigned  per document: its theme, whether or not it taught. \returns
/// whether there were any; false when cancelled.
bool giveUpWeakThemes(FoundThemes &found, std::span<const std::int32_t> assigned, const PreparedPosts &posts,
                      int workers, const Progress &progress);

} // namespace parlance::topics
