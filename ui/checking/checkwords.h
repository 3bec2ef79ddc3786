// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/analysis/agreement.h"
#include "core/store/labels.h"

namespace parlance::ui {

/// "Negative", "Mixed or unclear", "Yes", "Partly" ...; translated.
QString answerText(store::Answer answer);
/// "95% interval: 71% to 83%".
QString intervalText(const analysis::Figure &figure);
/// The same with two decimals, for figures that are no shares.
QString decimalIntervalText(const analysis::Figure &figure);
/// "0.62", "−0.05".
QString decimalText(double value);

} // namespace parlance::ui
