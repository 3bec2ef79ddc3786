// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/posttable.h"
#include "core/base/progress.h"

#include <cstdint>

namespace parlance::analysis {

/// What became of posts that came after the themes were found.
struct NewPosts
{
    std::int64_t joined = 0;     ///< have a theme now
    std::int64_t unassigned = 0; ///< fit none
    /// How much fewer of their words the themes know than of the posts they were learned from, in [0, 1]: 0 = as many or more,
    /// 1 = none. Of the posts that they know least among those which came since, one call after the other, as soon as these are
    /// enough to tell: before and after them may be as many others as like, the themes still lack what these speak of.
    double drift = 0;
    bool runAgain = false;       ///< so many of these speak of something else that the themes are better found again
};

/// Gives posts that the newest run has not seen, or not as they are written now, and that belong to what it looked at, one of its themes, each by one step: its
/// words, and the rest of its thread. One most of whose words no theme knows stays outside. Where threads got themes, a reply goes where its thread is, and a new thread is placed as
/// one. Themes, their words and all older posts stay as they are, and so does a rewritten post that a person has moved, or whose
/// theme is pinned. Reload the table's themes afterwards. Reports posts.
/// \error BadInput  see knownNow(); or the run looked at the posts of themes, to which no new post belongs; Cancelled: nothing
/// is stored.
Result<NewPosts> placeNewPosts(const store::Workspace &workspace, const PostTable &table, int workers,
                               Progress &progress);

} // namespace parlance::analysis
