// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/store/workspace.h"

namespace parlance::store {

/// Puts every post that the full-text index lacks into it, a transaction a batch: what an interruption leaves undone is
/// done by the next call. \error Cancelled.
Result<void> completeIndex(const Workspace &workspace, Progress &progress);

} // namespace parlance::store
