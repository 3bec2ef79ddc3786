// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/language.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace parlance::text {

/// A word of a text, as themes and search terms see it.
struct Word
{
    std::size_t begin = 0; ///< first byte in the text
    std::size_t end = 0;
    std::string folded;    ///< lower case (ICU), apostrophes straightened, French elision split off ("l'essence" -> "essence")
};

/// The words of a plain text. ASCII takes a fast path, other scripts ICU's word breaks (UAX #29).
/// Numbers, addresses, user and forum names (u/x, r/x, @x) are left out.
std::vector<Word> words(std::string_view plain, Language language);

/// True for a word that carries no subject in that language (stopwords-iso and our own forum words),
/// given folded. For und: English and French together.
bool isStopWord(std::string_view folded, Language language);

/// Snowball stem of a folded word; the word itself where the language has no stemmer. Not safe from two threads.
class Stemmer
{
public:
    explicit Stemmer(Language language);
    ~Stemmer();
    Stemmer(Stemmer &&) noexcept;
    Stemmer &operator=(Stemmer &&) noexcept;
    std::string stem(std::string_view folded);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace parlance::text
