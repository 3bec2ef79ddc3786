// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sentiment/vaderlexicon.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace parlance::sentiment {

/// A growing buffer that is never cleared and keeps its memory from one text to the next.
template <class T> class Scratch
{
public:
    /// Room for `count` items; what was there is lost.
    T *reserve(std::size_t count)
    {
        if (count > m_capacity) {
            m_items = std::make_unique_for_overwrite<T[]>(count + count / 2);
            m_capacity = count + count / 2;
        }
        return m_items.get();
    }
    /// Room for `count` items; the first `used` stay.
    T *grow(std::size_t count, std::size_t used)
    {
        if (count > m_capacity) {
            auto larger = std::make_unique_for_overwrite<T[]>(count * 2);
            std::copy_n(m_items.get(), used, larger.get());
            m_items = std::move(larger);
            m_capacity = count * 2;
        }
        return m_items.get();
    }
    T *data() { return m_items.get(); }
    const T *data() const { return m_items.get(); }
    /// Gives the memory of an unusually long text back.
    void trim(std::size_t limit)
    {
        if (m_capacity > limit) {
            m_items.reset();
            m_capacity = 0;
        }
    }

private:
    std::unique_ptr<T[]> m_items;
    std::size_t m_capacity = 0;
};

/// Where a piece of normalised text comes from.
struct Segment
{
    enum Kind : unsigned char { Ascii, Character, Emoji };
    std::size_t at = 0;    ///< its first byte in the normalised text
    std::size_t begin = 0; ///< in the text as given
    std::size_t end = 0;
    std::size_t emoji = 0; ///< which one, when it is an emoji
    Kind kind = Ascii;
};

/// A token's place in the normalised text, punctuation stripped.
struct Span
{
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// A text cut into tokens. Meant to be used again for the next text.
struct TokenizedText
{
    std::size_t count = 0;        ///< of tokens
    std::size_t hitCount = 0;     ///< of tokens in the lexicon
    std::size_t capitals = 0;     ///< tokens in capitals
    std::size_t exclamations = 0; ///< '!' in the text
    std::size_t questions = 0;    ///< '?'
    std::size_t firstBut = npos;  ///< the first token "but"
    Scratch<Token> tokens;
    Scratch<std::size_t> hits;    ///< indices of the tokens in the lexicon, in order
    Scratch<unsigned char> bytes; ///< the normalised text
    std::size_t byteCount = 0;

    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

/// Cuts `text` as the reference does: emoji become their names, white space parts, punctuation at both
/// ends goes unless 2 characters or fewer would be left. Any bytes; linear.
void tokenize(const VaderLexicon &lexicon, std::string_view text, TokenizedText &out);

/// The same, and where each token and each normalised byte comes from.
void tokenize(const VaderLexicon &lexicon, std::string_view text, TokenizedText &out, std::vector<Span> &spans,
              std::vector<Segment> &segments);

} // namespace parlance::sentiment
