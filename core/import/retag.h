// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/language.h"
#include "core/base/progress.h"
#include "core/store/workspace.h"

#include <cstdint>
#include <span>

namespace parlance::import {

struct RetagOptions
{
    Language language; ///< what all posts are written in; und = recognise, but keep what the dumps tell
    int threads = 0;   ///< 0 = as many as cores; changes no byte of the workspace
};

struct RetagOutcome
{
    std::int64_t posts = 0;     ///< tagged
    std::int64_t languages = 0; ///< of them, those that have another language now
    std::int64_t scored = 0;
};

/// Tells language and sentiment of every post anew, from what is stored of its words: what an import without tags left out,
/// or what another version of the program or another setting says now. A person's corrections stand. Stored as a run.
/// \param progress  posts; cancels within 200 ms: pages that were done stand, and the workspace is marked as partly tagged.
/// \error Cancelled; Io.
Result<RetagOutcome> retag(const store::Workspace &workspace, const RetagOptions &options, Progress &progress);

/// The same for some posts, sorted by id, without a run and in the caller's transaction; what of their languages depends on their
/// threads is left to decideLanguages(). \error Cancelled; Io.
Result<void> retagPosts(const store::Workspace &workspace, std::span<const PostId> posts, const Progress &progress);

} // namespace parlance::import
