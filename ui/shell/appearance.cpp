// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/appearance.h"

#include <QApplication>
#include <QPalette>
#include <QSettings>
#include <QStyle>
#include <QStyleFactory>

namespace parlance::ui {

namespace {

constexpr auto SettingsKey = "appearance";

QString nameOf(Appearance appearance)
{
    switch (appearance) {
    case Appearance::Light:
        return QStringLiteral("light");
    case Appearance::Dark:
        return QStringLiteral("dark");
    case Appearance::HighContrast:
        return QStringLiteral("high-contrast");
    case Appearance::System:
        break;
    }
    return QStringLiteral("system");
}

bool systemIsDark()
{
    static const bool dark = QApplication::palette().color(QPalette::Window).lightness() < 128; // asked before we change it
    return dark;
}

QPalette paletteOf(const Colours &c)
{
    QPalette p;
    p.setColor(QPalette::Window, c.window);
    p.setColor(QPalette::WindowText, c.text);
    p.setColor(QPalette::Base, c.paper);
    p.setColor(QPalette::AlternateBase, c.hover);
    p.setColor(QPalette::Text, c.text);
    p.setColor(QPalette::Button, c.paper);
    p.setColor(QPalette::ButtonText, c.text);
    p.setColor(QPalette::BrightText, c.onAccent);
    p.setColor(QPalette::ToolTipBase, c.paper);
    p.setColor(QPalette::ToolTipText, c.text);
    p.setColor(QPalette::PlaceholderText, c.secondary);
    p.setColor(QPalette::Highlight, c.accentSoft);
    p.setColor(QPalette::HighlightedText, c.text);
    p.setColor(QPalette::Link, c.accent);
    p.setColor(QPalette::LinkVisited, c.accent);
    p.setColor(QPalette::Light, c.paper);
    p.setColor(QPalette::Midlight, c.hover);
    p.setColor(QPalette::Mid, c.line);
    p.setColor(QPalette::Dark, c.line);
    p.setColor(QPalette::Shadow, c.line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        QColor faint = c.secondary;
        faint.setAlpha(150);
        p.setColor(QPalette::Disabled, role, faint);
    }
    return p;
}

/// One sheet, written with the colours' names in braces. Lines are one pixel, corners 6, steps of 8.
QString styleSheet(const Colours &c)
{
    QString sheet = QStringLiteral(R"(
QToolTip { background: {paper}; color: {text}; border: 1px solid {line}; padding: 6px 8px; }
QMainWindow, QDialog { background: {window}; }
QMenu { background: {paper}; color: {text}; border: 1px solid {line}; padding: 6px 0; }
QMenu::item { padding: 6px 28px 6px 28px; }
QMenu::item:selected { background: {accentSoft}; color: {text}; }
QMenu::item:disabled { color: {secondary}; }
QMenu::separator { height: 1px; background: {line}; margin: 6px 0; }
QMenu::indicator { width: 14px; height: 14px; left: 8px; }
QMenu::indicator:checked { image: url(:/icons/check-{mode}.svg); }

QLineEdit, QSpinBox, QDateEdit, QDateTimeEdit, QComboBox, QPlainTextEdit {
    background: {paper}; color: {text}; border: 1px solid {line}; border-radius: 6px; padding: 5px 8px;
    selection-background-color: {accent}; selection-color: {onAccent}; }
QLineEdit:focus, QSpinBox:focus, QDateEdit:focus, QDateTimeEdit:focus, QComboBox:focus, QPlainTextEdit:focus { border: 1px solid {accent}; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url(:/icons/down-{mode}.svg); width: 12px; height: 12px; }
QSpinBox::up-button, QSpinBox::down-button { subcontrol-origin: border; width: 22px; border: none; background: transparent; }
QSpinBox::up-button { subcontrol-position: top right; }
QSpinBox::down-button { subcontrol-position: bottom right; }
QSpinBox::up-arrow { image: url(:/icons/up-{mode}.svg); width: 10px; height: 10px; }
QSpinBox::down-arrow { image: url(:/icons/down-{mode}.svg); width: 10px; height: 10px; }
QDateEdit::drop-down { border: none; width: 24px; }
QComboBox QAbstractItemView { background: {paper}; border: 1px solid {line}; selection-background-color: {accentSoft}; selection-color: {text}; outline: none; }

QPushButton { background: {paper}; color: {text}; border: 1px solid {line}; border-radius: 6px; padding: 6px 14px; }
QPushButton:hover { background: {hover}; }
QPushButton:focus { border: 1px solid {accent}; }
QPushButton:pressed { background: {accentSoft}; }
QPushButton:disabled { color: {secondary}; background: {window}; }
QPushButton:checked { background: {accentSoft}; border: 1px solid {accent}; }
QPushButton[primary="true"] { background: {accent}; color: {onAccent}; border: 1px solid {accent}; font-weight: 600; }
QPushButton[primary="true"]:hover { background: {accentHover}; }
QPushButton[primary="true"]:focus { border: 2px solid {text}; padding: 5px 13px; }
QPushButton[flat="true"] { background: transparent; border: 1px solid transparent; }
QPushButton[flat="true"]:hover { background: {hover}; }
QPushButton[flat="true"]:focus { border: 1px solid {accent}; }

QToolButton { background: transparent; color: {text}; border: 1px solid transparent; border-radius: 6px; padding: 4px; }
QToolButton:hover { background: {hover}; }
QToolButton:focus { border: 1px solid {accent}; }
QToolButton:pressed, QToolButton:open { background: {accentSoft}; }
QToolButton:checked { background: {accentSoft}; color: {text}; }
QToolButton::menu-indicator { image: none; }

QAbstractItemView { background: {paper}; color: {text}; border: none; outline: none;
    selection-background-color: {accentSoft}; selection-color: {text}; alternate-background-color: {paper}; gridline-color: {line}; }
QAbstractItemView::item { min-height: 28px; padding: 0 8px; border: none; }
QAbstractItemView::item:hover { background: {hover}; }
QAbstractItemView::item:selected { background: {accentSoft}; color: {text}; }
QHeaderView { background: {paper}; border: none; }
QHeaderView::section { background: {paper}; color: {secondary}; border: none; border-bottom: 1px solid {line}; padding: 6px 8px; }
QHeaderView::section:hover { color: {text}; }
QTableCornerButton::section { background: {paper}; border: none; }

QScrollArea { border: none; background: {paper}; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: {handle}; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: {secondary}; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSplitter::handle { background: {line}; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }

QProgressBar { background: {line}; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: {accent}; border-radius: 2px; }
QCheckBox { spacing: 8px; }
QCheckBox::indicator { width: 14px; height: 14px; background: {paper}; border: 1px solid {secondary}; border-radius: 3px; }
QCheckBox::indicator:hover, QCheckBox::indicator:focus { border: 1px solid {accent}; background: {hover}; }
QCheckBox::indicator:checked { image: url(:/icons/check-{mode}.svg); }
QCheckBox::indicator:disabled { border: 1px solid {line}; }
QTextBrowser, QTextEdit { background: {paper}; color: {text}; border: none; selection-background-color: {accent}; selection-color: {onAccent}; }
QTabBar::tab { background: transparent; color: {secondary}; border: none; border-bottom: 2px solid transparent; padding: 8px 12px; }
QTabBar::tab:selected { color: {text}; border-bottom: 2px solid {accent}; }
QTabWidget::pane { border: none; border-top: 1px solid {line}; }

*[paper="true"] { background: {paper}; }
*[secondary="true"] { color: {secondary}; }
)");
    const QColor accentHover = c.dark ? c.accent.lighter(112) : c.accent.darker(112);
    const QColor handle = c.dark ? QColor(0x3d, 0x45, 0x50) : QColor(0xc2, 0xc8, 0xd0);
    const std::pair<const char *, QString> names[] = {
        {"{window}", c.window.name()},       {"{paper}", c.paper.name()},           {"{hover}", c.hover.name()},
        {"{line}", c.line.name()},           {"{text}", c.text.name()},             {"{secondary}", c.secondary.name()},
        {"{accent}", c.accent.name()},       {"{onAccent}", c.onAccent.name()},     {"{accentSoft}", c.accentSoft.name()},
        {"{accentHover}", accentHover.name()}, {"{handle}", handle.name()},
        {"{mode}", c.dark ? QStringLiteral("dark") : QStringLiteral("light")}};
    for (const auto &[name, value] : names)
        sheet.replace(QLatin1StringView(name), value);
    return sheet;
}

} // namespace

Appearance chosenAppearance()
{
    const QString name = QSettings().value(QLatin1StringView(SettingsKey)).toString();
    for (const auto appearance : {Appearance::Light, Appearance::Dark, Appearance::HighContrast}) {
        if (name == nameOf(appearance))
            return appearance;
    }
    return Appearance::System;
}

void useAppearance(Appearance appearance)
{
    const bool dark = systemIsDark();
    QSettings().setValue(QLatin1StringView(SettingsKey), nameOf(appearance));
    if (appearance == Appearance::System)
        appearance = dark ? Appearance::Dark : Appearance::Light;
    const Colours c = coloursOf(appearance);
    setCurrentColours(c);
    if (QApplication::style()->objectName() != QLatin1StringView("fusion"))
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(paletteOf(c));
    qApp->setStyleSheet(styleSheet(c));
}

QFont readingFont()
{
    return scaledFont(1.15);
}

QFont figuresFont()
{
    QFont font = QApplication::font();
    font.setStyleHint(QFont::SansSerif); // every interface font in use has tabular figures by default
    return font;
}

QFont scaledFont(double factor, QFont::Weight weight)
{
    QFont font = QApplication::font();
    font.setPointSizeF(font.pointSizeF() * factor);
    font.setWeight(weight);
    return font;
}

} // namespace parlance::ui
