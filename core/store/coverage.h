// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/store/workspace.h"

#include <cstdint>
#include <span>
#include <vector>

namespace parlance::store {

/// How much of the reply trees is here.
struct Coverage
{
    std::int64_t replies = 0;        ///< comments that name the post they answer
    std::int64_t missingParent = 0;  ///< of these, the post answered is not here (orphans)
    std::int64_t missingParents = 0; ///< distinct posts that orphans answer
    std::int64_t circular = 0;       ///< replies that answer each other in a circle, so that no root is above them
    std::int64_t placeholders = 0;   ///< threads known only by their replies
    std::int64_t missing = 0;        ///< posts that dumps said exist but did not hold
};

/// Of the whole workspace: reads every reply's place once, no text. \error Corrupt, Io.
Result<Coverage> coverage(const Workspace &workspace);

/// Of single threads, in the order asked; `placeholders` is 1 for a thread known only by its replies. Meant for a page of
/// threads: costs a look at each of their posts.
Result<std::vector<Coverage>> threadCoverage(const Workspace &workspace, std::span<const ThreadId> threads);

} // namespace parlance::store
