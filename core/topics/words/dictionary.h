// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/language.h"

#include <string>
#include <string_view>

namespace parlance::topics {

/// What englishOf() gives for a word that only looks like an English one.
inline constexpr std::string_view LooksEnglish = "-";

/// Whether there is a list of words of the language with what they say in English (resources/kin).
bool hasDictionary(Language language);

/// Whether an answer of englishOf() is a stop word of English: the word carries no subject either.
bool saysNothing(std::string_view english);

/// The English word that says what a word of another language says; LooksEnglish; or empty where no list
/// tells. A word that the list lacks says what the word of its stem says that it is most like
/// ("gouvernements": "gouvernement", and not "gouverneur"); in languages that have no stemmer, what the word says
/// that it shares all but the end with. Of several senses one is taken. \param stem  of Stems, in its own
/// language. Safe from any thread.
std::string_view englishOf(std::string_view folded, std::string_view stem, Language language);

} // namespace parlance::topics
