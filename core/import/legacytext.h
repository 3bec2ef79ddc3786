// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unicode/unistr.h>

#include <optional>
#include <string>
#include <string_view>

// How texts and names of unknown encoding are weighed; internal to charset.cpp and membername.cpp.
namespace parlance::import {

/// Bytes read as `charset` (a name that ICU knows); nullopt if it does not know it or, with `strict`, a byte has no meaning there.
std::optional<icu::UnicodeString> decodedAs(std::string_view bytes, const char *charset, bool strict);

/// How much a text looks like words: each sign beyond ASCII adds if it is a letter in its place, and takes away if it is a
/// frame, a symbol inside a word, or a letter of another script than its neighbour's. What the encodings of one byte
/// sequence can be compared by; about 1 for each byte beyond ASCII when right.
double wordliness(const icu::UnicodeString &text);

} // namespace parlance::import
