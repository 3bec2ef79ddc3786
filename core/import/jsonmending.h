// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace parlance::import {

/// Which control characters between values are white space, besides those that are in JSON.
enum class BlankControls {
    Nul, ///< NULs fill up what a broken download or disk left behind; any other is a fault of the document
    All  ///< in a line of a dump, where the alternative is to lose the post
};

/// The JSON text with what a parser refuses but a reader understands made right, so that one bad character does not cost
/// all the rest: ill-formed UTF-8 and escapes of lone surrogates become U+FFFD, control characters inside strings are
/// escaped (NUL becomes U+FFFD), those between values become spaces as `blank` says. Nothing else changes: what is
/// broken otherwise stays broken. `json` may be any bytes. Linear.
std::string mended(std::string_view json, BlankControls blank);

/// The code unit of the escape \uXXXX at `position`, -1 where there is none.
int escapedUnit(std::string_view json, std::size_t position);

} // namespace parlance::import
