// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/posttable.h"
#include "core/base/progress.h"
#include "core/store/thememodel.h"

#include <vector>

namespace parlance::analysis {

/// What marks the themes as they are now: those that the run found by what it stored; those that a person has
/// merged or split by counting again, for which all texts are read. By theme and rank; empty without a run.
/// \param table  with the themes as edits have left them. \param only  a theme's number, for its marks alone; -1 = of all.
/// \error Cancelled.
Result<std::vector<store::ThemeMark>> marksNow(const store::Workspace &workspace, const PostTable &table,
                                               Progress &progress, int only = -1);

} // namespace parlance::analysis
