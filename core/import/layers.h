// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/store/layers.h"

#include <cstdint>

namespace parlance::import {

/// Lets quoted text and code count as words of their author's, or no longer. Language and sentiment of the
/// posts that hold some are told anew at once, as a run, and themes follow when they are found again. What a
/// post says and what is quoted of it stay as they are: taken back, everything is as it was. \returns how
/// many posts are read otherwise now. \error Cancelled  nothing has changed.
Result<std::int64_t> readLayers(const store::Workspace &workspace, const store::ReadLayers &layers,
                                Progress &progress);

/// The same for posts that came since, without a run of its own. In no transaction; languages are left to
/// decideLanguages().
Result<std::int64_t> readLayersOfNewPosts(const store::Workspace &workspace, Progress &progress);

} // namespace parlance::import
