// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/workspace.h"
#include "core/topics/marks.h"

#include <vector>

namespace parlance::analysis {

struct ThemeMarks
{
    int theme = 0; ///< number
    std::vector<topics::Mark> marks;
};

/// What marks the themes as they are now, by number: told from the words that were counted when they were
/// found or made. Merged themes have those of all parts, a theme that was split those that its parts left,
/// and posts that joined later are among them; those that a person moved count where they were then. \param
/// only  a theme's number, for its marks alone; -1 = of all. \error BadInput  there is no run, or it is of a
/// version that counted nothing: the themes are to be found again.
Result<std::vector<ThemeMarks>> marksNow(const store::Workspace &workspace, int only = -1);

} // namespace parlance::analysis
