// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/language.h"
#include "core/topics/words/balance.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parlance::topics {

inline constexpr double ThinPost = 2.0; ///< weight of the words of a post that says hardly anything: "what is its name?"
inline constexpr double AnyWitness = -100.0; ///< below every witness

/// What the witness of a post must be for it to stay in a theme: witnessOf() in evidence.h.
struct WitnessBars
{
    double wordy = AnyWitness; ///< of a post with words enough to be about something
    double thin = AnyWitness;  ///< of one with fewer
};

/// How much what the words of a post tell of a theme beyond their likelihood counts. The likelihood sums over all words, so that
/// several which the theme uses a little more than others do outdo the one that tells the subject.
struct Telling
{
    double best = 0.0;    ///< of the best word: BestWord in evidence.h
    double outside = 0.0; ///< of how much rarer the words are outside the theme: OutsideShares there

    /// What is added to the score of a theme among the contenders. \param word  BestWord::best(). \param words  sum of
    /// OutsideShares::said(), each times the weight of its term. \param heat  by which scores are divided to be probabilities: the
    /// words of a longer post count less each, and its best word does not.
    double of(double word, double words, double heat) const { return best * heat * std::max(0.0, word) + outside * words; }
};

/// What a search for themes learned: enough to place and to explain posts that it has not seen.
///
/// A word that a post uses n times weighs (1 + log n) times the term's factor. Short posts are also told by the kin of their
/// words (wordkin.h): groups are terms too, whose stem is kinStem(), and one use of a word is kinShare() uses of its group.
/// The score of a theme for a post is log(rows + alpha) + sum of weight * log((weight of the term in the theme + beta) / total), where
/// total sums the upper side over all terms, as the language of the post sees them (LanguageBalance); to those of the likeliest
/// themes is added what the words tell against all other themes (Telling).
struct KnownThemes
{
    struct Theme
    {
        double rows = 0;                                     ///< posts it was learned from
        std::vector<std::pair<std::uint32_t, float>> weight; ///< of each term that it has, by term

        double weightOf(std::uint32_t term) const;           ///< 0 when it has none
    };

    std::vector<std::string> stems;  ///< per term
    std::vector<float> factor;       ///< per term; 0 = it says nothing of one theme: all the corpus is about it
    std::vector<std::uint32_t> posts; ///< per term that is a word: those that used it; groups of kin come behind these
    bool translated = false;         ///< stems are those of what words say in English (Stems)
    LanguageBalance balance;
    double kinship = 0.0;            ///< how much the kin of rare words count, in [0, 1]; 0 = there are no groups
    std::vector<Theme> themes;       ///< numbered as in the model
    Language language;               ///< of posts of which nothing is known
    double alpha = 1.0;
    double beta = 0.5;
    double threadPrior = 0.0;        ///< how much the rest of its thread speaks for a post's theme
    double parentVotes = 0.0;        ///< posts of the thread that the post which it answers counts as, beyond its own vote
    double evidence = 0.0;           ///< probability of its theme that a post needs
    double thinEvidence = 0.0;       ///< the same, of a post whose words weigh less than ThinPost
    Telling telling;
    WitnessBars bars;                ///< what a post needs besides
    double knownShare = 0;           ///< mean over posts like those it was learned from: share of their content words that are terms

    /// Weight of all terms of a theme, as posts of a language see it, what it is lent not among it.
    double totalOf(const Theme &theme, std::size_t view) const;
    /// What every theme is lent of all terms, as posts of a language see it.
    double lentTotal(std::size_t view) const;
    /// Whether a term is a word rather than a group of kin.
    bool isWord(std::uint32_t term) const { return term < posts.size(); }
    bool empty() const { return themes.empty() || stems.empty(); }
};

/// As bytes, the same on every machine.
std::string toBytes(const KnownThemes &known);
/// \error ErrorCode::BadInput  these are not bytes of toBytes().
Result<KnownThemes> knownThemesFrom(std::string_view bytes);

} // namespace parlance::topics
