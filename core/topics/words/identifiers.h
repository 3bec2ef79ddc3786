// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parlance::topics {

/// The words that an identifier in mixed capitals is made of, in small letters: "NSWindow" gives ns and
/// window, "isAjaxRequest" is, ajax, request. Words of one letter are left out. Empty for any other word:
/// "Window", "PCs", "NASA". Only ASCII letters count, as in the programs that such names come from.
std::vector<std::string> identifierParts(std::string_view written);

} // namespace parlance::topics
