// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/store/sources.h"
#include "core/store/workspace.h"

#include <vector>

namespace parlance::store {

/// Brings the posts of another workspace (a shard, a colleague's) into this one by their identity, with the rules of an
/// import: what is here already is a duplicate, a later reading updates and the earlier one goes to the history, which is
/// joined as well. Each of the other's sources becomes a source here with its name, hash and ledger; its account counts what
/// the merge did. Languages and sentiments come along with their runs, pinned quotes with their notes; themes do not: they
/// are a view of one corpus, to be found again over the joined one.
///
/// Languages that hang on whole threads are to be decided anew behind it: import::decideLanguages().
///
/// Resumes like an import when it was interrupted.
/// \param progress  posts done of all posts; cancels within 200 ms, leaving every committed batch.
/// \returns the new sources, in the other's order.
/// \error BadInput  both are one file; Cancelled; Io, Locked, Corrupt.
Result<std::vector<Source>> merge(const Workspace &into, const Workspace &other, Progress &progress);

} // namespace parlance::store
