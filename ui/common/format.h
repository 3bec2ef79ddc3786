// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include "core/sentiment/sentiment.h"
#include "core/store/posts.h"
#include "ui/shell/words.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace parlance::ui {

/// How facts about posts are written in every view; numbers, shares and times are in shell/words.h.

QString toQString(std::string_view utf8);

/// Text on one line: white space of any kind becomes one space; cut with "…" beyond `most` characters.
/// Reads no more of the text than it needs.
QString oneLine(std::string_view utf8, int most = 240);

/// "117", "−12"; "–" when the dump gives none.
QString scoreText(std::optional<std::int64_t> score);
/// "117"; "–" where no author is told, or all are gone.
QString peopleText(std::int64_t people);
/// "117 points", "1 point".
QString pointsText(std::int64_t score);
/// Time passed, short: "5 min", "3 h", "12 d", "2 y".
QString durationText(std::int64_t seconds);

/// "u/name" on Reddit, "name" elsewhere; a sentence in brackets where the account is gone or the dump has no authors.
QString authorText(const std::string &name, std::uint32_t flags, Platform platform);
/// "u/name (117 points)": how a quote is credited everywhere.
QString creditText(const std::string &name, std::uint32_t flags, std::optional<std::int64_t> score, Platform platform);
/// What was recognised of a post, in words: "deleted", "bot", "moderator" ...
QStringList flagWords(std::uint32_t flags);
/// What stands in place of a text that is gone; empty where there is a text.
QString missingText(const store::PostDetail &post);

/// What the compound is, in one sentence, for hovering.
QString compoundMeaning();

/// Text of unknown origin for a tool tip: Qt shows what looks like HTML as such, so it is escaped.
QString plainToolTip(const QString &text);

} // namespace parlance::ui
