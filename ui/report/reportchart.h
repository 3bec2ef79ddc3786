// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QImage>
#include <QString>

#include "core/report/report.h"

namespace parlance::ui {

/// A report's chart drawn for the preview, in the colours of the current appearance.
/// \param width  logical pixels. \param ratio  device pixels to a logical one.
QImage drawReportChart(const report::Chart &chart, int width, const QFont &font, double ratio);

/// The chart's figures in words, for those who do not see it: "label: value" a bar.
QString describeReportChart(const report::Chart &chart);

} // namespace parlance::ui
