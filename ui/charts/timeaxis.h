// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/trends.h"
#include "ui/charts/chart.h"

#include <optional>
#include <span>
#include <utility>

namespace parlance::ui {

/// "3 May 2024, 14:00 to 15:00 UTC", "Fri 3 May 2024", "week of 29 Apr 2024", "May 2024".
QString binLabel(const analysis::TrendBin &bin, analysis::Bin by);
QStringList binLabels(std::span<const analysis::TrendBin> bins, analysis::Bin by);

/// About six ticks at round times, in bins' numbers.
std::vector<ChartTick> timeTicks(std::span<const analysis::TrendBin> bins, int about = 6);

/// The bins that lie in [from, until), as {first, last}; {-1, -1} when none does. nullopt does not restrict.
std::pair<int, int> binsWithin(std::span<const analysis::TrendBin> bins, std::optional<std::int64_t> from,
                               std::optional<std::int64_t> until);

/// "per hour", "per day" ...
QString perBin(analysis::Bin by);

} // namespace parlance::ui
