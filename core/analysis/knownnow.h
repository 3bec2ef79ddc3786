// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/posttable.h"
#include "core/base/progress.h"
#include "core/topics/placing/knownthemes.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace parlance::analysis {

/// What is known of the themes as they are now, edits and all.
///
/// Themes that a person has merged are the sum of their parts. Those that a split made, and what it left
/// behind, are learned from their posts. Themes that are gone are not here.
struct KnownNow
{
    topics::KnownThemes known;
    std::vector<std::int32_t>
        numbers; ///< of known.themes, ascending: numbers have gaps where edits made some

    /// Where in known.themes the theme of a number is; nullopt when there is none.
    std::optional<std::size_t> indexOf(std::int32_t number) const;
};

/// What the newest run has learned, whatever was done to its themes since. \error BadInput  see knownNow().
Result<topics::KnownThemes> learnedThemes(const store::Workspace &workspace);

/// Reads it from the workspace. Where a theme was split, the texts of its parts are read.
/// \param table  with the themes as edits have left them.
/// \error BadInput  there is no run, or it is of a version that kept nothing: the themes are to be found
/// again; Cancelled.
Result<KnownNow> knownNow(const store::Workspace &workspace, const PostTable &table, Progress &progress);

} // namespace parlance::analysis
