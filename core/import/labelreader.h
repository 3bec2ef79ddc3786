// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/labels.h"

#include <cstdint>
#include <string>

namespace parlance::import {

/// Takes back the answers of a sheet that analysis::writeLabelSheet() wrote and a person filled in: a table
/// with a header and at least the columns `place` and `label`, in any order, encoding and separator that a
/// spreadsheet saves. `sample` is checked where it is there; `post` is not, for spreadsheets take ids such as
/// 1e10 for numbers. An empty label is no answer; all others must be words or numbers that answer the
/// question. Everything is stored for `coder` in one transaction, or nothing is. \returns how many answers
/// were stored. \error BadInput  no table, a column is missing, the sheet is of another sample, or a label is
/// none, with its line; Io.
Result<std::int64_t> readLabels(const store::Workspace &workspace, const store::Sample &sample,
                                const std::string &coder, const std::string &path);

} // namespace parlance::import
