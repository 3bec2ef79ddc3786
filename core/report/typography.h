// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/language.h"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace parlance::report {

/// Characters of a private use area that stand for text which must reach the reader letter by letter (titles, names,
/// quotes): no rule below changes it. 1,000 of them.
inline constexpr char32_t firstVerbatim = 0xE000;
inline constexpr std::size_t verbatimCount = 1000;

/// The text that a placeholder stands for; only its first letters are read.
using VerbatimText = std::function<std::string_view(std::size_t)>;

/// Carries out the marks [de] [De] [que] [le], which lose their vowel before a vowel or a silent h ("[de] avril" ->
/// "d’avril"). A word that begins inside quotation marks keeps them apart: "de « avril »".
std::string elide(std::string_view sentence, const VerbatimText &verbatim = {});

/// Makes our own prose typographically right: French gets ’ for ', a narrow no-break space (U+202F) before ; ! ?
/// and a no-break space (U+00A0) before : and inside « », and between a number and the h of an hour; English gets ’
/// for '. Spaces that are there already are replaced, never doubled.
std::string typeset(std::string_view sentence, Language language);

/// The same with its first letter in upper case; user and forum names ("u/x", "r/x") stay as they are,
/// opening quotation marks are passed over.
std::string capitalised(std::string_view sentence, Language language);

/// White space collapsed to single spaces, control characters and the placeholders' private use characters dropped.
std::string oneLine(std::string_view text);

/// At most `maxChars` characters, cut between two words and marked "…".
std::string shortened(std::string_view text, std::size_t maxChars);

} // namespace parlance::report
