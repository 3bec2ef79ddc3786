// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace parlance::ui {

/// "en" or "fr": chosen before, else the system's when it is French, else English.
QString chosenLanguage();

/// Turns the interface into English ("en") or French ("fr") and remembers it; figures and dates follow. Every widget
/// then gets QEvent::LanguageChange and sets its texts again.
void useLanguage(const QString &code);

} // namespace parlance::ui
