// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/store/workspace.h"

#include <cstdint>

namespace parlance::import {

struct CleaningOutcome
{
    std::int64_t posts = 0;         ///< that were compared
    std::int64_t exact = 0;         ///< copies word by word
    std::int64_t near = 0;          ///< nearly
    std::int64_t lines = 0;         ///< that authors repeat
    std::int64_t postsWithLines = 0;
};

/// Marks copies and repeated lines all over the workspace, as a run of kind "duplicates"; the marks of an earlier one go.
///
/// Copies: text::DuplicateFinder over title and own words of the posts that were neither deleted nor removed; all but the
/// earliest of a group are marked. Repeated lines: those that stand in at least five posts of an author, no copies, and in a
/// quarter of all the author has written, beside other lines. Sentiment is computed anew, without them, for the posts that
/// hold some. About 150 bytes a post are held.
/// \param progress  posts, and then copies; cancels within 200 ms. \error Cancelled  the marks are as they were.
Result<CleaningOutcome> findCopies(const store::Workspace &workspace, Progress &progress);

/// Takes those marks away, and lets sentiment count every line again. \error Cancelled.
Result<void> forgetCopies(const store::Workspace &workspace, Progress &progress);

} // namespace parlance::import
