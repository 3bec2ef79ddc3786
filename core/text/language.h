// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/language.h"
#include "core/text/languagepool.h"

#include <string_view>

namespace parlance::text {

/// What a text alone tells of its language.
struct LanguageReading
{
    LanguageGuess certain; ///< und: the text alone does not tell
    LanguageVotes votes;   ///< then: what speaks for which
    bool hasLetters = false; ///< outside names, tags and addresses; a text without follows no thread
};

/// Reads a text: English and French by their function words where these leave no doubt, everything else by CLD2 with its
/// reliability flag, in a short text only where the pieces of its words (LanguageGrams) do not speak against it. Names, tags
/// and addresses (@name, u/name, #tag, https://...) are no evidence, nor are figures and emoji.
/// \param plain  valid UTF-8, any length; at most the first 4 kB are read. Safe from any thread.
LanguageReading readLanguage(std::string_view plain);

/// True when a text has letters and does not tell its language: what its thread is written in may decide.
bool isOpen(const LanguageReading &reading);

/// Adds a text to what its thread is written in.
void addTo(LanguagePool &pool, const LanguageReading &reading);

/// The language of a text of a thread to whose pool it was added.
LanguageGuess languageIn(const LanguagePool &pool, const LanguageReading &reading);

/// The language of a text that stands alone, or of which is only known what the posts around it are written in.
/// \param prior  what the thread is written in, und when not known: decides where the text is too short to tell,
///               unless it looks like yet another language.
/// A text without letters is und, whatever its thread; "unknown" is never turned into English. Safe from any thread.
LanguageGuess guessLanguage(std::string_view plain, Language prior = Undetermined);

} // namespace parlance::text
