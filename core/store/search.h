// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/base/progress.h"
#include "core/store/workspace.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace parlance::store {

/// A full-text hit.
struct Hit
{
    PostId post;
    double relevance = 0; ///< BM25, greater is better
};

/// Every post that matches, by id. Words, "phrases", prefix*, AND OR NOT, NEAR(a b, n).
///
/// What FTS5 would refuse (an unclosed quote, a stray sign as in "c++") is searched for as plain words instead.
/// \error BadInput  nothing to search for is left; Cancelled.
Result<std::vector<PostId>> matchingPosts(const Workspace &workspace, std::string_view query, Progress &progress);

/// The same with relevance, best first; ties by id.
Result<std::vector<Hit>> rankedHits(const Workspace &workspace, std::string_view query, Progress &progress);

/// A short stretch of each post around the match, with matches between U+0002 and U+0003 (never in a post's text,
/// so that the caller can put its own marks); in the order asked.
Result<std::vector<std::string>> excerpts(const Workspace &workspace, std::string_view query,
                                          std::span<const PostId> posts);

} // namespace parlance::store
