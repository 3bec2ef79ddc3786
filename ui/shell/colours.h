// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>

#include "core/sentiment/sentiment.h"

namespace parlance::ui {

enum class Appearance { System, Light, Dark, HighContrast };

/// Every colour of the interface; nothing draws with one that is not from here.
struct Colours
{
    bool dark = false;
    QColor window;        ///< behind everything
    QColor paper;         ///< what one reads on
    QColor hover;         ///< a row or button under the pointer, on paper
    QColor line;          ///< one-pixel rules
    QColor grid;          ///< of charts
    QColor text;          ///< at least 7:1 on window and paper
    QColor secondary;     ///< at least 4.5:1 on window and paper
    QColor accent;
    QColor onAccent;      ///< text on accent
    QColor accentSoft;    ///< a selected row; text stays readable on it
    QColor negative, neutral, positive;     ///< fills of the diverging scale
    QColor negativeText, positiveText;      ///< the same hues as text, at least 4.5:1 on paper
    QColor warning;       ///< the rule beside an error
};

/// Those of the current appearance.
const Colours &colours();
/// Those of one appearance; System gives light.
Colours coloursOf(Appearance appearance);
/// Makes an appearance the current one; useAppearance() in shell/appearance.h calls it.
void setCurrentColours(const Colours &colours);

/// Okabe-Ito by theme number, the same in every view and chart; grey for -1 (unassigned) and from 8 on.
QColor themeColour(int number);

/// The fill of a class; None is neutral.
QColor sentimentColour(sentiment::Class value);
/// Along the diverging scale: -1 negative, 0 neutral, +1 positive.
QColor sentimentColour(double compound);
/// As text on paper.
QColor sentimentTextColour(sentiment::Class value);
/// Negative up to -0.05, positive from 0.05 on.
sentiment::Class classOfCompound(double compound);

/// "Negative", "Neutral", "Positive", "Not scored"; translated.
QString sentimentWord(sentiment::Class value);
/// "−", "○", "+", "·": the sign that stands beside the colour.
QString sentimentSign(sentiment::Class value);
/// A compound with its sign and two decimals in the current locale: "+0.42", "−0.10".
QString compoundText(double compound);

/// Contrast of two opaque colours after WCAG 2.1, in [1, 21].
double contrast(const QColor &a, const QColor &b);

} // namespace parlance::ui
