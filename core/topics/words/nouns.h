// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/topics/words/corpus.h"
#include "core/topics/words/partofspeech.h"
#include "core/topics/words/stems.h"
#include "core/topics/words/vocabulary.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace parlance::topics {

/// What the little words before a word tell of it.
enum Cue : std::uint8_t
{
    NoCue,
    WeakNounCue, ///< "of", "le": a noun as a rule, but "le" stands before a verb too
    NounCue,     ///< "a", "my", "cette"
    VerbCue      ///< "to", "they", "ne"
};

inline constexpr double OftenPlural = 0.25;

/// Whether what a phrase names is its first word as a rule ("langue française") and not its last ("French
/// language").
bool isNounFirst(Language language);

/// How people use the words of a corpus: what a list of the language says of a word (PartOfSpeech), as long
/// as the words beside it here do not tell otherwise. Without a list those alone tell, in the languages whose
/// little words are known; words of others pass for nouns.
class WordUse
{
public:
    /// Unfinished when cancelled: ask progress.
    WordUse(const Corpus &corpus, const Vocabulary &vocabulary, const Progress &progress);

    Cue cue(std::uint32_t form) const { return m_cues[form]; }
    /// How much a form looks like a noun, in (0, 1]: it stands after an article or a possessive ("ma
    /// cheville"), and where adjectives come first no word of content follows ("a server", but "a specific
    /// server").
    double noun(std::uint32_t form) const;
    /// The same for a word that is to stand by itself: one that mostly stands beside another word of content,
    /// where adjectives of the language do, is an adjective or half of a compound ("original", "grocery").
    double alone(std::uint32_t form) const;
    /// How much it looks like a verb, in [0, 1): after "to", "they", "ne".
    double verb(std::uint32_t form) const;
    /// How much the first word of a phrase makes it look like a verb and its object: adjectives stand after
    /// "is", too.
    double verbInFront(std::uint32_t form) const;
    /// Whether no list tells what it is: a name, a word of the forum's own.
    bool isUnlisted(std::uint32_t form) const { return !listed(form); }
    /// English: "accepted", but "speed" not.
    bool isParticiple(std::uint32_t form) const;
    /// Whether it ever stands after an article or a possessive.
    bool hasArticle(std::uint32_t form) const { return m_counts[form].nouns > 0; }
    /// Of the common forms of a term in a language, the one most used as a noun; the most frequent one where
    /// none is. The term's most frequent form of all where the language has none, and where `language` is
    /// und.
    std::uint32_t nounForm(std::uint32_t term, Language language) const;
    /// The form to show it in by itself: the plural where people use it often ("songs", but "music").
    /// \param often  of the uses of the singular, that the plural must have.
    std::uint32_t shownForm(std::uint32_t term, Language language, double often = OftenPlural) const;
    bool isPlural(std::uint32_t form) const;

private:
    struct Count
    {
        std::uint32_t uses = 0;
        std::uint32_t told = 0; ///< uses after a word that tells
        std::uint32_t nouns = 0;
        std::uint32_t verbs = 0;
        std::uint32_t attached = 0; ///< uses beside a word of content that it may belong to
    };

    const std::optional<PartOfSpeech> &listed(std::uint32_t form) const;

    const Corpus &m_corpus;
    const Vocabulary &m_vocabulary;
    std::vector<Cue> m_cues;
    std::vector<std::uint8_t> m_told;   ///< per form: its language has cues
    std::vector<std::uint8_t> m_shaped; ///< per form: it ends as adjectives and adverbs of its language do
    std::vector<Count> m_counts;        ///< per form
    std::vector<std::vector<std::uint32_t>> m_formsOf; ///< per term
    std::vector<float> m_verbOfTerm;                   ///< per term: verb() of all its forms together
    mutable Stems m_stems;
    mutable boost::unordered_flat_map<std::uint32_t, std::optional<PartOfSpeech>>
        m_listed; ///< of forms asked for
};

} // namespace parlance::topics
