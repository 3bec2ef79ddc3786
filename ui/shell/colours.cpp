// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/colours.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace parlance::ui {

namespace {

Colours light()
{
    return {.dark = false,
            .window = QColor(0xf6, 0xf7, 0xf9),
            .paper = QColor(0xff, 0xff, 0xff),
            .hover = QColor(0xee, 0xf1, 0xf5),
            .line = QColor(0xd9, 0xdd, 0xe3),
            .grid = QColor(0xe8, 0xeb, 0xef),
            .text = QColor(0x1b, 0x1f, 0x24),
            .secondary = QColor(0x57, 0x60, 0x6a),
            .accent = QColor(0x1f, 0x6f, 0xeb),
            .onAccent = QColor(0xff, 0xff, 0xff),
            .accentSoft = QColor(0xdd, 0xe9, 0xfc),
            .negative = QColor(0xb3, 0x58, 0x06),
            .neutral = QColor(0x9a, 0xa0, 0xa6),
            .positive = QColor(0x21, 0x66, 0xac),
            .negativeText = QColor(0x9a, 0x4b, 0x04),
            .positiveText = QColor(0x21, 0x66, 0xac),
            .warning = QColor(0xb3, 0x58, 0x06)};
}

Colours dark()
{
    return {.dark = true,
            .window = QColor(0x0f, 0x11, 0x15),
            .paper = QColor(0x15, 0x18, 0x1d),
            .hover = QColor(0x1f, 0x24, 0x2b),
            .line = QColor(0x2c, 0x32, 0x3b),
            .grid = QColor(0x24, 0x29, 0x31),
            .text = QColor(0xe6, 0xe9, 0xed),
            .secondary = QColor(0x9a, 0xa4, 0xaf),
            .accent = QColor(0x58, 0xa6, 0xff),
            .onAccent = QColor(0x0b, 0x12, 0x1c),
            .accentSoft = QColor(0x1b, 0x2d, 0x47),
            .negative = QColor(0xb3, 0x58, 0x06),
            .neutral = QColor(0x9a, 0xa0, 0xa6),
            .positive = QColor(0x21, 0x66, 0xac),
            .negativeText = QColor(0xf0, 0x9a, 0x4d),
            .positiveText = QColor(0x7f, 0xb5, 0xea),
            .warning = QColor(0xf0, 0x9a, 0x4d)};
}

Colours highContrast()
{
    Colours c = light();
    c.window = c.paper = QColor(0xff, 0xff, 0xff);
    c.hover = QColor(0xe6, 0xe6, 0xe6);
    c.line = QColor(0x00, 0x00, 0x00);
    c.grid = QColor(0xb0, 0xb0, 0xb0);
    c.text = c.secondary = QColor(0x00, 0x00, 0x00);
    c.accent = QColor(0x00, 0x3f, 0xa8);
    c.accentSoft = QColor(0xcf, 0xe0, 0xff);
    c.negativeText = QColor(0x6e, 0x34, 0x00);
    c.positiveText = QColor(0x00, 0x3a, 0x78);
    return c;
}

Colours &current()
{
    static Colours value = light();
    return value;
}

QColor mix(const QColor &a, const QColor &b, double share)
{
    const auto channel = [share](int x, int y) { return static_cast<int>(std::lround(x + (y - x) * share)); };
    return {channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue())};
}

double luminance(const QColor &colour)
{
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

const Colours &colours()
{
    return current();
}

Colours coloursOf(Appearance appearance)
{
    switch (appearance) {
    case Appearance::Dark:
        return dark();
    case Appearance::HighContrast:
        return highContrast();
    case Appearance::System:
    case Appearance::Light:
        break;
    }
    return light();
}

void setCurrentColours(const Colours &colours)
{
    current() = colours;
}

QColor themeColour(int number)
{
    // Okabe & Ito, Color Universal Design, 2008; black, the last, turns into near-white on dark paper.
    static constexpr std::array<QRgb, 7> okabeIto{0xe69f00, 0x56b4e9, 0x009e73, 0xf0e442, 0x0072b2, 0xd55e00, 0xcc79a7};
    if (number < 0 || number > static_cast<int>(okabeIto.size()))
        return colours().neutral;
    if (number == static_cast<int>(okabeIto.size()))
        return colours().dark ? QColor(0xe6, 0xe9, 0xed) : QColor(0x00, 0x00, 0x00);
    return QColor(okabeIto[static_cast<std::size_t>(number)]);
}

QColor sentimentColour(sentiment::Class value)
{
    switch (value) {
    case sentiment::Class::Negative:
        return colours().negative;
    case sentiment::Class::Positive:
        return colours().positive;
    case sentiment::Class::Neutral:
    case sentiment::Class::None:
        break;
    }
    return colours().neutral;
}

QColor sentimentColour(double compound)
{
    const double strength = std::clamp(std::abs(compound), 0.0, 1.0);
    return mix(colours().neutral, compound < 0 ? colours().negative : colours().positive, strength);
}

QColor sentimentTextColour(sentiment::Class value)
{
    switch (value) {
    case sentiment::Class::Negative:
        return colours().negativeText;
    case sentiment::Class::Positive:
        return colours().positiveText;
    case sentiment::Class::Neutral:
    case sentiment::Class::None:
        break;
    }
    return colours().secondary;
}

sentiment::Class classOfCompound(double compound)
{
    return compound <= -0.05 ? sentiment::Class::Negative
        : compound >= 0.05   ? sentiment::Class::Positive
                             : sentiment::Class::Neutral;
}

QString sentimentWord(sentiment::Class value)
{
    switch (value) {
    case sentiment::Class::Negative:
        return QCoreApplication::translate("Sentiment", "Negative");
    case sentiment::Class::Neutral:
        return QCoreApplication::translate("Sentiment", "Neutral");
    case sentiment::Class::Positive:
        return QCoreApplication::translate("Sentiment", "Positive");
    case sentiment::Class::None:
        break;
    }
    return QCoreApplication::translate("Sentiment", "Not scored");
}

QString sentimentSign(sentiment::Class value)
{
    switch (value) {
    case sentiment::Class::Negative:
        return QStringLiteral("\u2212");
    case sentiment::Class::Neutral:
        return QStringLiteral("\u25cb");
    case sentiment::Class::Positive:
        return QStringLiteral("+");
    case sentiment::Class::None:
        break;
    }
    return QStringLiteral("\u00b7");
}

QString compoundText(double compound)
{
    const double rounded = std::round(compound * 100) / 100;
    const QString digits = QLocale().toString(std::abs(rounded), 'f', 2);
    if (rounded == 0)
        return digits;
    return (rounded < 0 ? QStringLiteral("\u2212") : QStringLiteral("+")) + digits;
}

double contrast(const QColor &a, const QColor &b)
{
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

} // namespace parlance::ui
