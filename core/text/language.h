// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/language.h"

#include <string_view>

namespace parlance::text {

struct LanguageGuess
{
    Language language;       ///< und when unsure
    double confidence = 0.0; ///< in [0, 1]; 0 for und
};

/// The language a plain text is written in: English and French by their function words where these leave no doubt,
/// everything else by CLD2, with its reliability flag ("unknown" is never turned into English). Names, tags and addresses (@name, u/name, #tag, https://...) are no evidence, nor are figures and emoji:
/// a text of nothing else is und, whatever its thread.
/// \param plain  valid UTF-8, any length; at most the first 4 kB are read.
/// \param prior  what the thread is written in, und when not known: decides where the text is too short to tell,
///               unless it looks like yet another language: "Danke" in an English thread is und.
/// Safe from any thread.
LanguageGuess guessLanguage(std::string_view plain, Language prior = Undetermined);

} // namespace parlance::text
