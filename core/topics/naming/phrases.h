// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/topics/words/corpus.h"
#include "core/topics/words/vocabulary.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <array>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parlance::topics {

inline constexpr std::size_t LongestPhrase = 4; ///< words, connectors among them
using Sequence = std::array<std::uint32_t, LongestPhrase>;
inline constexpr std::uint32_t ConnectorBit = 0x80000000U;
inline constexpr std::uint32_t NoWord = 0xFFFFFFFFU;

struct Occurrence
{
    std::uint32_t document;
    std::uint32_t token; ///< counted within the document
};

struct Phrase
{
    Sequence words{NoWord, NoWord, NoWord, NoWord}; ///< terms, or forms with ConnectorBit
    std::uint32_t length = 0;                       ///< words in all
    std::uint32_t content = 0;                      ///< words that are terms
    std::uint32_t uses = 0;
    std::uint32_t documents = 0;
    std::uint32_t lastDocument = NoWord;
    std::vector<std::pair<std::uint32_t, std::uint32_t>>
        inTheme;                   ///< theme, documents; few themes use a phrase
    std::vector<Occurrence> where; ///< the first few

    bool has(std::uint32_t term) const
    {
        return std::find(words.begin(), words.begin() + length, term) != words.begin() + length;
    }
};

/// The terms of a phrase.
std::set<std::uint32_t> contentOf(const Phrase &phrase);

/// Whether the words of `part` stand in `whole` one after the other.
bool contains(const Phrase &whole, const Phrase &part);

inline constexpr Language German{std::string_view("de")};

/// The word for "and"; "/" where none is known.
std::string_view conjunctionOf(Language language);

/// Whether the little words that may stand inside a phrase are known.
bool hasConnectors(Language language);

/// The same before a word: "juicio e hijos", "arte ed economia".
std::string_view conjunctionBefore(std::string_view word, Language language);

/// The word sequences that a corpus is made of, as far as labels may want them: marking terms, and two or
/// three of them side by side, connectors between them ("prix de l'essence").
class Phrases
{
public:
    /// \param assignment  per document: its theme.
    Phrases(const Corpus &corpus, const Vocabulary &vocabulary, std::span<const std::int32_t> assignment);

    /// \param marks  per term: 1 = may be in a phrase. Unfinished when cancelled: ask progress.
    void collect(std::vector<std::uint8_t> marks, const Progress &progress);

    const std::vector<Phrase> &all() const { return m_phrases; }
    /// A term by itself; nullptr when it is in no document.
    const Phrase *single(std::uint32_t term) const;
    /// The documents that use a marking term, ascending.
    const std::vector<std::uint32_t> &documentsOf(std::uint32_t term) const { return m_documentsOf[term]; }
    /// How much more often the words stand together than chance has it, in [-1, 1].
    double cohesion(const Phrase &phrase) const;
    /// Whether an article follows right behind a word of content, as behind a verb: "dislike the term",
    /// "manger le pain"; but "end of the world".
    bool hasObject(const Phrase &phrase) const;
    /// The words of content as the phrase first has them: forms.
    std::vector<std::uint32_t> formsOf(const Phrase &phrase) const;

private:
    struct SequenceHash
    {
        std::size_t operator()(const Sequence &sequence) const;
    };

    std::uint32_t markingTerm(std::uint32_t token) const;
    void note(const Sequence &words, std::uint32_t length, std::uint32_t content, std::size_t d,
              std::uint64_t token);

    const Corpus &m_corpus;
    const Vocabulary &m_vocabulary;
    std::span<const std::int32_t> m_assignment;
    std::vector<std::uint8_t> m_marks;     ///< per term
    std::vector<std::uint8_t> m_connector; ///< per form: what of one it is
    boost::unordered_flat_map<Sequence, std::uint32_t, SequenceHash> m_index;
    std::vector<Phrase> m_phrases;
    std::vector<std::vector<std::uint32_t>> m_documentsOf; ///< per term
};

} // namespace parlance::topics
