// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace parlance::ui {

/// Makes plots and share bars charts to a screen reader. Called by their constructors; only the first call does something.
void installChartAccessibility();

} // namespace parlance::ui
