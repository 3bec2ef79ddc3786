// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace parlance::text {

// What md4c is to see in place of single bytes; none of them can occur in UTF-8.
inline constexpr char Dropped = '\xFF'; ///< no text at all: addresses, the marks that only Reddit knows
inline constexpr char Literal = '\xFE'; ///< text without meaning for Markdown: where Reddit differs from
                                        ///< CommonMark, or md4c would be slow
inline constexpr char CellEnd = '\xFD'; ///< a table's bar: md4c knows no table of Reddit's short form "-|-",
                                        ///< and fills up short rows without bound

inline constexpr std::string_view ZeroWidthSpace = "\xE2\x80\x8B";
inline constexpr std::string_view ByteOrderMark = "\xEF\xBB\xBF";

/// A text as md4c is to see it: of the same length, with single bytes masked. \param scratch  filled only
/// when something is. \returns a view of one of them.
std::string_view masked(std::string_view base, std::string &scratch);

} // namespace parlance::text
