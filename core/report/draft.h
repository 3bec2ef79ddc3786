// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/filter.h"
#include "core/analysis/posttable.h"
#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/report/report.h"
#include "core/store/workspace.h"

#include <string>

namespace parlance::report {

struct DraftOptions
{
    Language language = English; ///< of the prose: English or French
    std::string title{};         ///< empty: drafted
    std::string byline{};
    int sections = 0;            ///< 1 to 8; 0 = three to five, as the themes give
    bool pseudonymise = false;   ///< authors become "person 1", "personne 1" ..., the same one throughout
    std::string timeZone = "UTC";
};

/// Drafts a digest of the selected posts from the current themes: every sentence states measured facts, every quote
/// is verbatim. Fewer than 30 posts with text or fewer than three threads give a short report that says so.
///
/// Needs themes in the table (analysis::findAndStoreThemes, then reload); without any it is a short report.
/// The same workspace, selection and options give the same report.
/// \error BadInput  options out of range; Cancelled.
Result<Report> draftReport(const store::Workspace &workspace, const analysis::PostTable &table,
                           const analysis::Selection &selection, const analysis::Filter &filter,
                           const DraftOptions &options, Progress &progress);

} // namespace parlance::report
