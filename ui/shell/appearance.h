// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/colours.h"

#include <QFont>

namespace parlance::ui {

/// The appearance chosen last, from the settings; System when none was.
Appearance chosenAppearance();

/// Gives the whole program an appearance and remembers it. Every widget then gets QEvent::PaletteChange: what draws
/// with colours() itself repaints there.
void useAppearance(Appearance appearance);

/// For posts and reports: 1.15 times the interface font.
QFont readingFont();
/// The interface font with figures of one width, for columns of numbers.
QFont figuresFont();
/// Larger or smaller than the interface font by a factor.
QFont scaledFont(double factor, QFont::Weight weight = QFont::Normal);

} // namespace parlance::ui
