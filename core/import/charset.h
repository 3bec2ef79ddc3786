// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/bytesource.h"

#include <memory>
#include <string>
#include <string_view>

namespace parlance::import {

/// Content in UTF-8, whatever encoding it came in; charset() of the source says which, replaced() how many ill-formed
/// parts became U+FFFD. Byte offsets of what is read from here on count in the UTF-8.
///
/// - UTF-16 and UTF-32 are told by their mark or, without one, by where their NULs stand.
/// - JSON (first sign { or [) is UTF-8 by its grammar: everything else passes untouched and unlooked at, stray bytes are
///   the reader's to repair and count. mbox (begins with "From ") passes untouched: each part names its own encoding.
/// - XML obeys its declaration; the declaration is rewritten to say UTF-8.
/// - Other text passes untouched as long as it is ASCII. At the first byte that is not, 64 KiB from there decide for all
///   that follows: UTF-8, with broken bytes in it replaced and counted, or one of windows-1250 to -1256, ISO-8859-2 to
///   -9, KOI8-R, Shift_JIS, EUC-JP, EUC-KR, GB18030, Big5; where the bytes are too few to tell, windows-1252. Of text taken
///   for windows-1252, lines that are UTF-8 stay so: one stray byte shall not spoil a file.
///
/// The same bytes give the same answer however they are cut. A mark at the start of UTF-8 is left to the Splitter.
/// Costs nothing on JSON, one pass of a vectorised check on other UTF-8.
std::unique_ptr<ByteSource> decodeCharset(std::unique_ptr<ByteSource> bytes);

/// The encoding `bytes` seem to be in, by the rules above for text; "UTF-8" for ASCII.
/// \param whole  `bytes` are all there is: a character cut off at the end is broken, not cut by the window.
std::string guessCharset(std::string_view bytes, bool whole = true);

/// True if `utf8` was UTF-8 once, was then read as windows-1252 (or ISO-8859-1) and saved again, as in "cafÃ©" or
/// "donâ€™t": signs that stand next to each other in it make well-formed UTF-8 out of their windows-1252 bytes, and
/// more of them do than do not. Capital Ã, Â and â of French and Portuguese do not. Linear, and a search for one byte where
/// there is nothing to find; safe on any bytes.
bool looksLikeDoubleEncoded(std::string_view utf8);

} // namespace parlance::import
