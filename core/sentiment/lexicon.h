// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/language.h"
#include "core/text/interner.h"

#include <cstdint>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace parlance::sentiment {

/// What a term does beside carrying a valence.
enum Role : std::uint16_t {
    Negates = 1,          ///< what follows, up to the end of the clause
    NegatesBefore = 2,    ///< what stands before it in the clause
    Boosts = 4,           ///< strengthens (boost > 0) or weakens (boost < 0) what follows it
    Contrasts = 8,        ///< "but": what comes after it counts for more than what came before
    EndsScope = 16,       ///< a negation does not reach beyond it: "because"
    Sarcastic = 32,       ///< marks a text that may mean the opposite
    Valenced = 64,        ///< has a valence
    Inert = 128,          ///< an exception: its words are taken as they are, and do nothing ("without doubt")
    StartsPhrase = 256,   ///< is the first word of a phrase
    Verb = 512,           ///< a form of a verb that a negation may follow: "aime" in "j'aime pas"
    NegatesVerb = 1024,   ///< turns the verb before it
    OpensNegation = 2048, ///< the first half of a negation of two words: "ne" in "ne ... plus"
    ClosesNegation = 4096, ///< negates behind such a first half alone
    Hollow = 8192,        ///< praise that is often meant ironically at the head of a text: "bravo"
    Filler = 16384        ///< says nothing where it opens a sentence and stands alone in its clause: "bon, ..."
};

/// A word, emoji or emoticon, or a phrase of several words, as the files of a language describe it.
struct Term
{
    std::int16_t valence = 0;     ///< hundredths, in [-400, 400]
    std::int16_t boost = 0;       ///< hundredths of valence
    std::uint16_t roles = 0;
    std::uint16_t phraseWord = 0; ///< its number among the words of phrases; 0 when it is in none

    bool has(Role role) const { return (roles & role) != 0; }
};

/// The numbers that rules use. A language's file may set its own.
struct RuleWeights
{
    double negation = -0.62;      ///< factor of a negated praise
    double negatedBlame = -0.12;  ///< factor of a negated blame: "not bad" is next to neutral
    int negationScope = 6;        ///< words that a negation reaches
    double contrastBefore = 0.5;  ///< factor before a contrast word
    double contrastAfter = 1.5;   ///< and after the last one
    double capitals = 0.733;      ///< added to a word in capitals among words that are not
    double stretched = 0.3;       ///< added to a stretched word
    double sarcasm = -0.5;        ///< factor of praise in a text marked as sarcastic
    double positiveFrom = 0.1;    ///< compounds from here on are positive, in a language without a learned model
    double negativeFrom = -0.1;   ///< and from here down negative
};

/// One language of the scorer, read from resources/lexicons/xx.tsv and xx.rules.tsv (format: README.md there).
class Lexicon
{
public:
    struct Phrase
    {
        std::vector<std::uint16_t> words;
        Term term;
    };

    /// \param name   "en": the files' name.
    /// \param terms  the lexicon; \param rules  its rules.
    Lexicon(std::string_view name, std::string_view terms, std::string_view rules);

    /// The lexicon of a language that is compiled in; nullptr when there is none.
    static const Lexicon *of(Language language);
    /// All that are compiled in, by code.
    static std::span<const Lexicon *const> all();

    /// What is known of a folded word; a term without roles when nothing is.
    Term find(std::string_view folded) const;
    /// True for words in capitals that do not shout, given folded.
    bool isAcronym(std::string_view folded) const;
    /// Phrases that begin with a word, the longest first.
    const std::vector<Phrase> &phrasesFrom(std::uint16_t phraseWord) const { return m_phrases[phraseWord]; }
    /// False when no phrase begins with these two words; true when one may.
    bool mayBeginPhrase(std::uint16_t first, std::uint16_t second) const
    {
        return (m_seconds[first] & bitOf(second)) != 0;
    }
    /// Parts that are cut from the beginning of a word: "l'", "qu'".
    std::span<const std::string> elisions() const { return m_elisions; }
    /// Endings that negate what follows: "n't".
    std::span<const std::string> negatingEndings() const { return m_negatingEndings; }
    /// Endings that are cut off: "'s".
    std::span<const std::string> endings() const { return m_endings; }

    const RuleWeights &weights() const { return m_weights; }
    const std::string &name() const { return m_name; }
    std::size_t size() const { return m_terms.size(); }
    /// SHA-256 over all files that make this lexicon.
    const std::string &hash() const { return m_hash; }
    /// Lines that could not be read, as "file:line: reason"; empty for what is shipped.
    const std::vector<std::string> &problems() const { return m_problems; }

private:
    void readTerms(std::string_view file, std::string_view rows);
    void readRules(std::string_view file, std::string_view rows);
    void add(std::string_view term, const Term &what);
    Term &termOf(std::string_view word);
    std::uint16_t phraseWord(std::string_view word);
    static std::uint64_t bitOf(std::uint64_t number) { return std::uint64_t{1} << number % 64; }
    void setWeight(const std::string &place, std::string_view name, double value);

    std::string m_name;
    static constexpr int SieveShift = 64 - 13; ///< of a hash, to a place in m_sieve

    text::Interner m_words;
    std::vector<Term> m_terms; ///< by their numbers in m_words
    /// A bit for the hash of each word. Most tokens that are met for the first time are in no lexicon, and
    /// this stays in the cache where m_words would not.
    std::vector<std::uint64_t> m_sieve = std::vector<std::uint64_t>(std::size_t{1} << 13);
    std::set<std::string, std::less<>> m_acronyms;
    std::vector<std::vector<Phrase>> m_phrases{1};
    std::vector<std::uint64_t> m_seconds; ///< bitOf() the second words of each of m_phrases
    std::vector<std::string> m_elisions, m_negatingEndings, m_endings;
    RuleWeights m_weights;
    std::string m_hash;
    std::vector<std::string> m_problems;
};

} // namespace parlance::sentiment
