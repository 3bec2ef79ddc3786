// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/themes.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace parlance::analysis {

/// The themes of a run at one moment, and of each post the number of the theme that it is in, as in
/// PostTable::theme.
struct ThemesThen
{
    const std::vector<store::Theme> &themes;
    std::span<const std::int16_t> ofPosts;
};

/// Where to look after an edit, or after it was taken back or made again: the theme that it was about, told
/// by what it changed. Of themes that came up (a split; a merge that was taken back) it is the one with most
/// posts; where themes only went (a merge), the one that has most of their posts now; else the one whose
/// name, words or pin changed. \param before, after  of the same posts. \returns its number; nullopt where no
/// theme changed, or several did.
std::optional<int> editedTheme(const ThemesThen &before, const ThemesThen &after);

} // namespace parlance::analysis
