// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sentiment/lexicon.h"
#include "core/sentiment/weights.h"
#include "core/text/interner.h"
#include "core/text/tokens.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace parlance::sentiment {

/// A distinct token: the terms that it is made of ("l'amour" is two), known once for all its occurrences.
struct Entry
{
    enum Flag : std::uint8_t {
        Capitals = 1,   ///< two letters or more, all capitals, and no acronym
        Stretched = 2,  ///< "sooo"
        Word = 4,       ///< a word, against an emoji or emoticon, which grammar does not reach
        Lower = 8,      ///< begins with a lower-case letter
        Negated = 16    ///< of a unit: a negation reaches it
    };
    std::uint32_t firstPart = 0;
    std::uint16_t parts = 0;
    std::uint8_t flags = 0;

    bool has(Flag flag) const { return (flags & flag) != 0; }
};

class Model;

/// What the learned model says of a part by itself.
struct Learned
{
    std::uint32_t hash = 0; ///< features::word()
    bool known = false;     ///< the model has a weight for the word
    Weights word{};
    Weights negated{};      ///< instead of `word` under a negation
    Weights grams{};        ///< sum over its character n-grams
};

/// The distinct tokens of one language that a thread has met. Forgetting them changes no result.
class Entries
{
public:
    /// \param model  nullptr: there is none.
    Entries(const Lexicon &lexicon, const Model *model) : m_lexicon(&lexicon), m_model(model) {}

    const Entry &of(text::TokenKind kind, std::string_view bytes)
    {
        const std::uint32_t number = m_tokens.number(bytes);
        if (number == m_entries.size())
            add(kind, bytes);
        return m_entries[number];
    }

    const Term &part(std::uint32_t index) const { return m_parts[index]; }
    /// The part as the lexicon was asked for it.
    const std::string &partText(std::uint32_t index) const { return m_partTexts[index]; }
    const Learned &learned(std::uint32_t index) const { return m_learned[index]; }
    const Model *model() const { return m_model; }

    /// Forgets all when there are too many; between two texts only.
    void trim();

private:
    static constexpr std::size_t MaxEntries = std::size_t{1} << 16;

    void add(text::TokenKind kind, std::string_view bytes);
    void addPart(const Term &term, std::string_view text);
    void learn(Entry &entry);
    void addSign(std::string_view bytes, bool emoji);
    bool addWord(std::string_view folded, bool stretched);
    bool addKnown(std::string_view word, bool stretched);

    const Lexicon *m_lexicon;
    const Model *m_model;
    text::Interner m_tokens;
    std::vector<Entry> m_entries;
    std::vector<Term> m_parts;
    std::vector<std::string> m_partTexts;
    std::vector<Learned> m_learned; ///< beside m_parts when there is a model
    std::string m_folded;
};

/// An occurrence of a term in a text.
struct Unit
{
    Term term;
    std::uint32_t part = 0;   ///< in Entries
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
