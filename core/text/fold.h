// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace parlance::text {

/// Bytes of the apostrophe at `position`: ' U+2019 U+02BC U+2018 (typed for it); 0 when there is none.
std::size_t apostropheAt(std::string_view text, std::size_t position);

/// Bytes of the hyphen at `position`: - U+2010 U+2011; 0 when there is none.
std::size_t hyphenAt(std::string_view text, std::size_t position);

/// True for characters that are not seen: zero-width spaces and joiners, soft hyphens, marks of direction, variation
/// selectors.
bool isInvisible(char32_t character);

/// A word in the one form that look-ups use: lower case (ICU), composed and compatibility forms resolved (NFKC),
/// apostrophes and hyphens straightened, invisible characters taken out, and Cyrillic or Greek letters that look Latin
/// made Latin in a word that holds Latin letters as well.
/// Writes into `folded`, whose memory is kept.
void foldWord(std::string_view word, std::string &folded);

} // namespace parlance::text
