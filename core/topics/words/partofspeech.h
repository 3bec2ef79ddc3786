// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/language.h"

#include <optional>
#include <string_view>

namespace parlance::topics {

/// How a word is used in its language as a rule: shares in [0, 1]; what is left are adjectives and adverbs.
struct PartOfSpeech
{
    double noun = 0.0;
    double verb = 0.0;
};

/// What a list of the language tells (resources/nouns); where it has none or lacks the word, what the English
/// word for it is used as. Nothing where nothing is known: names, words of a forum's own. \param stem  of
/// Stems, in the word's own language. Safe from any thread.
std::optional<PartOfSpeech> partOfSpeech(std::string_view folded, std::string_view stem, Language language);

} // namespace parlance::topics
