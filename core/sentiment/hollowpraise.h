// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sentiment/units.h"

namespace parlance::sentiment {

/// True when praise and blame in a text contradict each other as in irony: all its praise stands in clauses of nothing else,
/// the first of them opened by a word that is often meant so ("Bravo, ..."), and blame follows with no "but" between.
/// The units' phrases have been matched. Linear.
bool praiseIsHollow(const UnitText &text);

} // namespace parlance::sentiment
