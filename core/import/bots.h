// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace parlance::import {

/// True if a post seems to be written by a program: the account is a well-known one or its name ends in "bot" set apart
/// ("Auto_Bot", "SumBot", "helper-bot"; not "abbot" or "robot"), or the body says that it is a bot.
/// A guess from the record alone; nothing is thrown away for it.
bool looksLikeBot(std::string_view author, std::string_view body);

} // namespace parlance::import
