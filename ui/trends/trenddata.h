// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/trends.h"
#include "ui/charts/chart.h"

namespace parlance::ui {

enum class Measure { Posts, People, Score, Compound, Shares };

QString measureName(Measure measure);

/// The chart of one series over time. \param name  of what the series is about; empty: everything that is selected.
ChartData trendData(Measure measure, const analysis::TrendSeries &series, analysis::Bin by, const QString &name, const QColor &colour);

/// The lowest and highest value over several series, so that small multiples share an axis; {0, 1} without any.
std::pair<double, double> rangeOf(Measure measure, const std::vector<analysis::TrendSeries> &series);

/// How many bins a span would have.
std::int64_t binsIn(std::int64_t seconds, analysis::Bin by);

/// A coarser bin than `wanted` where that would give more bins than a screen can show.
analysis::Bin showableBin(std::int64_t seconds, analysis::Bin wanted);

} // namespace parlance::ui
