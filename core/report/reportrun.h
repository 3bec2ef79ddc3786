// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/filter.h"
#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/report/report.h"
#include "core/store/workspace.h"

#include <cstdint>

namespace parlance::report {

/// Stores a report as a run of kind "report" with every quote in it as (post, begin, end, hash), pull quotes of a section
/// before those woven into its paragraphs, so that what was published can be found again and checked.
/// \param posts  how many posts the selection held.
Result<RunId> storeReportRun(const store::Workspace &workspace, const Report &report, const analysis::Filter &filter,
                             std::int64_t posts);

} // namespace parlance::report
