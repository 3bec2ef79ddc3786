// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/themes.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parlance::store {

/// A theme's words as they are stored: JSON arrays.
struct ThemeWords
{
    std::string alternates, phrases, terms;
};
ThemeWords wordsOf(const Theme &theme);
std::vector<std::string> phrasesFrom(std::string_view json);
std::vector<std::pair<std::string, double>> termsFrom(std::string_view json);

/// Whether a phrase has a word in it, whatever the case, as a whole word.
bool holdsWord(std::string_view phrase, std::string_view word);

/// Whether two labels are of the same words, whatever the case.
bool isSameName(std::string_view one, std::string_view other);

/// The best label of a theme that does without a word: an alternate, a phrase, a term; empty where there is
/// none.
std::string labelWithout(const Theme &theme, std::string_view word);

/// Takes a word out of a theme's phrases, terms and alternates.
void removeWord(Theme &theme, std::string_view word);
/// Puts a word first among a theme's phrases and terms.
void addWord(Theme &theme, const std::string &word);

/// Gives a theme the words of another that was merged into it: phrases in turn, terms by their share of each
/// theme's weight.
void joinWords(Theme &theme, const Theme &other);

} // namespace parlance::store
