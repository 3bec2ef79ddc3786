// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include "core/base/error.h"
#include "core/base/language.h"

#include <cstdint>

namespace parlance::ui {

/// "12,431" with the separators of the current locale.
QString numberText(std::int64_t number);
/// "62%", "62 %" in French; one decimal below 10.
QString percentText(double share);
/// "3 May 2024". Times are UTC throughout, so that a figure means the same on every machine.
QString dateText(std::int64_t secondsUtc);
/// "3 May 2024, 14:05 UTC".
QString timeText(std::int64_t secondsUtc);
/// "1 May to 3 May 2024", from the first to the last second inside.
QString spanText(std::int64_t firstUtc, std::int64_t lastUtc);
/// "18 s left", "3 min left", "2 h left".
QString timeLeftText(std::int64_t ms);
/// "French", "français" in French; "language not known" for und.
QString languageText(Language language);
/// The error's sentence in the interface's language, with its subject and place.
QString errorText(const Error &error);

} // namespace parlance::ui
