// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/postwriter.h"

namespace parlance {

/// A batch of rows, as a test writes it down.
inline store::WriteBatch batchOf(std::vector<store::PostRow> posts, store::ResumePoint reached = {1, 1},
                                 std::vector<store::RejectRow> rejects = {})
{
    store::WriteBatch batch;
    batch.posts = std::move(posts);
    batch.rejects = std::move(rejects);
    batch.reached = reached;
    return batch;
}

inline store::SourceEnd wellDone(std::string sha256 = std::string(64, '0'))
{
    return {.state = "done", .problem = {}, .sha256 = std::move(sha256), .charset = {}, .seconds = 1};
}

} // namespace parlance
