// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/store/themeedits.h"

#include <vector>

namespace parlance::ui {

/// A step of edits that was taken back or made again, and the themes of before and after, by which it can be told.
struct TurnedStep
{
    std::vector<store::ThemeEdit> edits; ///< of the step, in order
    std::vector<store::Theme> themes;    ///< one that is there before and after stands twice
};

/// Takes the last step back, or makes the one that was taken back again; `step` becomes what that was.
Result<store::ThemeChange> turnStep(const store::Workspace &workspace, bool takeBack, TurnedStep &step);

/// What the step was, in a sentence.
QString turnedText(const TurnedStep &step, bool takenBack);

} // namespace parlance::ui
