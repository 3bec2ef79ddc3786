// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/sentiment/sentiment.h"

namespace parlance::ui {

/// A figure of a word with its sign: "+1.9".
QString valenceText(double value);

/// A rule of the scorer in words: "turned by “not”".
QString ruleText(const sentiment::RuleFired &rule);

} // namespace parlance::ui
