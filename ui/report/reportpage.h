// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QTextDocument>

#include "core/report/report.h"

#include <memory>

namespace parlance::ui {

/// Lays a report out as its exported page looks: serif headings, a lighter standfirst, pull quotes with a rule on the
/// left and the credit below, figures, numbered sources, methods in small type.
///
/// Links: "thread:ID" opens the source in Threads, "post:ID" a quote in the reading pane. Text goes in as text.
/// \param body  font of running text.
std::unique_ptr<QTextDocument> renderReport(const report::Report &report, const QFont &body);

/// Characters of the widest line.
inline constexpr int reportColumn = 66;

} // namespace parlance::ui
