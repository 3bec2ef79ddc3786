// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/posttable.h"
#include "core/base/progress.h"
#include "core/store/themeedits.h"

#include <cstdint>

namespace parlance::analysis {

struct SplitOptions
{
    int parts = 0; ///< into how many; 0 = two to four, as its posts suggest
    std::uint64_t seed = 1;
    int threads = 0; ///< 0 = as many as cores; changes no byte of the result
};

/// Looks for themes among the posts of one theme and puts the posts into them, as an edit that can be taken
/// back. All its posts go to a part: those whose words tell nothing with their thread, else to the largest, so
/// that the theme itself is gone; the largest part takes over what a person gave it (store::splitTheme()). No part has the label
/// of another theme. Reload the themes of the table by
/// what it returns. \error NotFound; BadInput  it has no posts, or they speak of one thing as far as their words
/// tell; Cancelled.
Result<store::ThemeChange> splitTheme(const store::Workspace &workspace, const PostTable &table,
                                      const store::Theme &theme, const SplitOptions &options,
                                      Progress &progress);

} // namespace parlance::analysis
