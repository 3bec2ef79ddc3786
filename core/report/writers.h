// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/report/report.h"

#include <string>

namespace parlance::report {

/// One self-contained HTML5 file: no script, no address fetched, a Content-Security-Policy that forbids both.
std::string toHtml(const Report &report);
/// CommonMark; text of posts is escaped.
std::string toMarkdown(const Report &report);
/// One JSON object with everything, quotes with post, offsets and hash.
std::string toJson(const Report &report);

/// Writes the report; the extension (.html .md .json) picks the writer. The file appears whole or not at all.
/// \error BadInput  unknown extension; Io.
Result<void> writeReport(const Report &report, const std::string &path);

} // namespace parlance::report
