// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/check.h"

#include <string>

namespace parlance::analysis {

/// Writes a sample for a second person to answer in a spreadsheet, without the program's tags: `sample place
/// post title answers text`, `theme` where that is what is asked about, and `label`, to be filled in.
/// import::readLabels() takes it back.
///
/// The extension picks the form: .csv (RFC 4180, with a byte order mark, as spreadsheets want it) or .tsv. No
/// cell of a post's words is taken for a formula: an apostrophe goes before one that begins like it. \param
/// coder  whose answers stand in `label` already; empty: nobody's. \error BadInput  another extension; Io.
Result<void> writeLabelSheet(const store::Workspace &workspace, const Check &check, const std::string &coder,
                             const std::string &path);

/// Writes every answer with what the program says: `sample checked place post coder label labelled_utc class
/// theme right weight`. The weight is how many posts of the selection the post stands for among that coder's
/// answers.
Result<void> writeLabels(const store::Workspace &workspace, const PostTable &table, const Check &check,
                         const std::string &path);

} // namespace parlance::analysis
