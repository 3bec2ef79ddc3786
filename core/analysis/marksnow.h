// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/posttable.h"
#include "core/base/progress.h"
#include "core/topics/placing/marks.h"

#include <vector>

namespace parlance::analysis {

struct ThemeMarks
{
    int theme = 0; ///< number
    std::vector<topics::Mark> marks;
};

/// What marks the themes as they are now, by number, told from the posts that each has now: from the words that were counted when
/// it was found or made, and those of posts that came into it or left it since, which are read. \param table  with the themes as
/// edits have left them. \param only  a theme's number, for its marks alone; -1 = of all. \error BadInput  there is no run, or it
/// is of a version that counted nothing: the themes are to be found again; Cancelled.
Result<std::vector<ThemeMarks>> marksNow(const store::Workspace &workspace, const PostTable &table, Progress &progress,
                                         int only = -1);

} // namespace parlance::analysis
