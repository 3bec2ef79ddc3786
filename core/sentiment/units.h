// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sentiment/lexicon.h"
#include "core/sentiment/weights.h"
#include "core/text/interner.h"
#include "core/text/tokens.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace parlance::sentiment {

/// What the learned model says of a part of a token by itself, each in the order of Head.
struct Learned
{
    std::uint32_t hash = 0; ///< features::word()
    std::array<std::int8_t, HeadCount> word{};
    std::array<std::int8_t, HeadCount> negated{}; ///< instead of `word` under a negation
    std::array<std::int16_t, HeadCount> grams{};  ///< sum over its character n-grams

    /// The model has a weight for the word.
    bool isKnown() const
    {
        int any = 0;
        for (const std::int8_t weight : word)
            any |= weight;
        return any != 0;
    }
};

/// A distinct token, or a further part of one that has several ("l'amour" has two), known once for all its
/// occurrences.
struct Entry
{
    enum Flag : std::uint8_t {
        Capitals = 1,   ///< two letters or more, all capitals, and no acronym
        Stretched = 2,  ///< "sooo"
        Word = 4,       ///< a word, against an emoji or emoticon, which grammar does not reach
        Lower = 8,      ///< begins with a lower-case letter
        Negated = 16    ///< of a unit: a negation reaches it
    };
    Term term;
    Learned learned{};       ///< when there is a model
    std::uint32_t text = 0;  ///< where its text begins among those of all entries
    std::uint16_t parts = 0; ///< of the token that begins with it: it and the entries behind it
    std::uint8_t flags = 0;  ///< of that token

    bool has(Flag flag) const { return (flags & flag) != 0; }
};

class Model;

/// The distinct tokens of one language that a thread has met. Forgetting them changes no result.
class Entries
{
public:
    /// \param model  nullptr: there is none.
    Entries(const Lexicon &lexicon, const Model *model) : m_lexicon(&lexicon), m_model(model) {}

    using Key = text::Interner::Key;
    /// Makes a token of a text ready for the look-up, and fetches what that will touch.
    /// \param readable  as of text::Interner::keyOf().
    Key prepare(std::string_view bytes, std::size_t readable) const
    {
        const Key key = text::Interner::keyOf(bytes, readable);
        m_tokens.prefetch(key);
        return key;
    }

    /// The first entry of a token, by its key and once more its kind and bytes.
    std::uint32_t find(const Key &key, text::TokenKind kind, std::string_view bytes)
    {
        const auto next = static_cast<std::uint32_t>(m_entries.size());
        const std::uint32_t entry = m_tokens.number(key, bytes, next);
        if (entry == next)
            add(kind, bytes);
        __builtin_prefetch(&m_entries[entry]);
        return entry;
    }

    const Entry &operator[](std::uint32_t entry) const { return m_entries[entry]; }
    /// The part as the lexicon was asked for it.
    std::string_view textOf(std::uint32_t entry) const
    {
        const std::size_t begin = m_entries[entry].text;
        const std::size_t end = entry + 1 < m_entries.size() ? m_entries[entry + 1].text : m_texts.size();
        return std::string_view(m_texts).substr(begin, end - begin);
    }
    const Model *model() const { return m_model; }

    /// Forgets all when there are too many; between two texts only.
    void trim();

private:
    static constexpr std::size_t MaxEntries = std::size_t{1} << 16;

    void add(text::TokenKind kind, std::string_view bytes);
    std::uint8_t addParts(text::TokenKind kind, std::string_view bytes);
    void addPart(const Term &term, std::string_view text);
    void learn(std::uint32_t entry, bool isWord);
    void addSign(std::string_view bytes, bool emoji);
    bool addWord(std::string_view folded, bool stretched);
    bool addKnown(std::string_view word, Term term, bool stretched);

    const Lexicon *m_lexicon;
    const Model *m_model;
    text::Interner m_tokens;
    std::vector<Entry> m_entries;
    std::string m_texts;
    std::string m_folded;
};

/// An occurrence of a term in a text.
struct Unit
{
    Term term;
    std::uint32_t entry = 0;  ///< in Entries
    std::uint32_t clause = 0; ///< counts up through the text
    std::uint16_t words = 1;  ///< units that a phrase spans; the rest of them are inert
    std::uint8_t flags = 0;   ///< of its Entry
    std::size_t begin = 0;    ///< its bytes in the text; those of the whole token for a part of one
    std::size_t end = 0;
};

/// A sentence: units [first, last).
struct SentenceUnits
{
    std::size_t first = 0;
    std::size_t last = 0;
    std::uint32_t exclamations = 0;
    std::uint32_t questions = 0;
    std::uint16_t roles = 0; ///< those of its terms, together
};

/// A text cut into terms, clauses and sentences. Meant to be used again for the next text.
struct UnitText
{
    std::vector<Unit> units;
    std::vector<SentenceUnits> sentences;
    std::size_t words = 0;    ///< word tokens
    std::size_t capitals = 0; ///< of them in capitals
    std::size_t signs = 0;    ///< emoji and emoticons
    std::size_t informal = 0; ///< hashtags, names, stretched words
    std::size_t lowerStart = 0; ///< sentences that begin in lower case
    bool sarcastic = false;   ///< holds a mark such as "/s"

    /// Written as for print: each sentence begins with a capital, without emoji, hashtags, names and stretched words.
    bool isFormal() const { return lowerStart == 0 && informal == 0 && signs == 0; }
};

/// Reads a plain text. Linear.
void readUnits(std::string_view plain, Entries &entries, UnitText &out);

} // namespace parlance::sentiment
