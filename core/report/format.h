// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report.h"

#include <string>
#include <string_view>
#include <vector>

// What the writers share.

namespace parlance::report {

/// The address of a source when it may be linked to: http or https, no control characters or spaces; else empty.
std::string safeAddress(std::string_view address);

/// Text for HTML, SVG and their attributes: & < > " ' escaped, control characters dropped, invalid UTF-8 replaced.
std::string escapedHtml(std::string_view text);

/// The line below a source's title: forum, author, date, score, posts read.
std::string sourceLine(const Report &report, const SourceNote &source);

/// A label of the page in the report's language.
std::string label(const Report &report, std::string_view key);

/// A chart as inline SVG with title and description, coloured by the page's style sheet.
std::string toSvg(const Report &report, const Chart &chart);

} // namespace parlance::report
