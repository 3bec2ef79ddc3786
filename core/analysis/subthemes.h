// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/filter.h"
#include "core/analysis/posttable.h"
#include "core/base/progress.h"
#include "core/topics/themes.h"

#include <cstdint>
#include <vector>

namespace parlance::analysis {

/// The themes within a theme, found on demand and stored nowhere.
struct Subthemes
{
    std::vector<std::uint32_t> rows; ///< of the table: the posts that were looked at
    topics::ThemeModel model;        ///< assignment per row
};

/// Finds the themes of some posts by themselves: those of one theme, of one part of it again, and so down a tree.
/// \param rows     of the table; those without text are left out.
/// \param options  names are left to the caller.
/// \error Cancelled.
Result<Subthemes> findSubthemes(const store::Workspace &workspace, const PostTable &table, const Selection &rows,
                                const topics::ThemeOptions &options, Progress &progress);

/// The selected posts of a theme.
Selection postsOfTheme(const PostTable &table, const Selection &selection, int theme);

} // namespace parlance::analysis
