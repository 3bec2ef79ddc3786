// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/language.h"
#include "core/text/tokens.h"

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

/// The words of a plain text, taken from its token stream (TokenStream).
/// Numbers, emoticons, addresses, user and forum names (u/x, r/x, @x) and character references ("&gt;") are left out.
///
/// A hyphenated word is one word ("auto-hébergement"); French clitics after a hyphen are not part of it
/// ("dis-moi" -> "dis"); the English possessive is cut off ("model's" -> "model"). The cut parts (l', qu',
/// -moi, 's) are never words of their own.
std::vector<Word> words(std::string_view plain, Language language);

/// The same words one by one, without a vector: for passes over millions of posts.
class WordScanner
{
public:
    /// \param plain  valid UTF-8; must outlive the scanner.
    WordScanner(std::string_view plain, Language language);

    /// Moves to the next word. \returns false at the end of the text.
    bool next();
    /// The current word; its `folded` is overwritten by next().
    const Word &word() const { return m_word; }
    /// True when something other than one space (or an elided article) stands between this word and the one
    /// before it: phrases do not cross such a place.
    bool afterBreak() const { return m_break; }

private:
    bool takeWord(std::size_t begin, std::size_t end);

    std::string_view m_text;
    TokenStream m_stream;
    Language m_language;
    std::size_t m_lastEnd = 0;
    Word m_word;
    bool m_break = true;
    bool m_splitElision = false;
};

/// True for a word that carries no subject in that language (stopwords-iso and our own forum words),
/// given folded. For und: English and French together, and what is one in any language in words with other than ASCII letters.
/// English ones count in languages of other scripts, too, and in Japanese all that is in hiragana alone. Safe from any thread.
bool isStopWord(std::string_view folded, Language language);

/// True for a swear word of that language, or of all, given folded: one that nobody would put into a heading. Words that a
/// text may be about ("sex") are none. Safe from any thread.
bool isRudeWord(std::string_view folded, Language language);

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
