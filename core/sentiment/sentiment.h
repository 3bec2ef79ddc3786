// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace parlance::sentiment {

enum class Class : std::uint8_t { None = 0, Negative = 1, Neutral = 2, Positive = 3 };

/// "negative", "neutral", "positive"; empty for None.
const char *className(Class value);

/// What a text feels like. Rounded as noted by Vader alone.
struct Score
{
    double negative = 0; ///< share in [0, 1], rounded to 3 decimals
    double neutral = 0;  ///< share in [0, 1], rounded to 3 decimals
    double positive = 0; ///< share in [0, 1], rounded to 3 decimals; the three sum to 1 but for rounding, or are all 0
    double compound = 0; ///< in [-1, 1], rounded to 4 decimals
};

/// Negative up to -0.05, positive from 0.05 on, as the reference's authors recommend.
Class classOf(const Score &score);

/// What the program says of a text.
struct Verdict
{
    Score score;
    Class sentimentClass = Class::None; ///< None: not scored
    double confidence = 0;              ///< in [0, 1]: how likely the class is right, as far as that can be told from the text
    bool mixed = false;                 ///< praise and blame of about the same weight
    bool uncertain = false; ///< marks of sarcasm, or a compound too large against the likeliest class
};

/// One thing that changed a token's valence.
struct RuleFired
{
    /// The program's own engine, of a token: "phrase" (several words have one valence), "stretched",
    /// "capitals", "booster", "negation", "contrast", "sarcasm"; of the text: "reconciled" (the compound,
    /// moved to the side of the class that is the cause). Vader, of a token: "modifier" (a booster or "kind
    /// of": scores 0 itself), "no", "capitals", "booster", "negation", "never"
    /// ("never so", or "so" and "this" alone), "idiom", "least", "but"; of the text: "exclamation",
    /// "question".
    const char *rule = "";
    std::string cause;      ///< the word or sign that set it off, as written
    double before = 0;      ///< the valence (or sum) before
    double after = 0;       ///< and after
};

struct TokenScore
{
    std::size_t begin = 0; ///< first byte in the text as given
    std::size_t end = 0;
    std::string token;     ///< as the lexicon sees it: stripped, lower-case, an emoji as words of its name
    double lexicon = 0;    ///< valence in the lexicon, in [-4, 4]; 0 when it has none
    double valence = 0;    ///< after all rules; the sum over tokens plus `punctuation` is Explanation::sum
    std::vector<RuleFired> rules;
};

/// A sentence of an explained text, which the program's own engine scores one by one.
struct SentencePart
{
    std::size_t firstToken = 0; ///< its tokens are [firstToken, lastToken) of Explanation::tokens
    std::size_t lastToken = 0;
    double sum = 0;             ///< of its tokens' valences
    double emphasis = 0;        ///< what '!' and '?' added, in the direction of the sum
    double compound = 0;        ///< normalise(sum + emphasis)
};

/// A figure of the rules or of the text's form, as the learned model weighs it.
struct FigurePart
{
    const char *name = ""; ///< of FigureNames
    double value = 0;      ///< about in [-1, 1]
    double share = 0;      ///< of the compound: value x weight
};

/// What the learned model says of a word, of two that follow each other, or of a word's pieces (character n-grams).
struct LearnedPart
{
    std::size_t begin = 0; ///< bytes in the text as given
    std::size_t end = 0;
    double weight = 0;     ///< a multiple of 1/4; times Explanation::learnedFactor its share of the compound
};

/// A score taken apart, exactly: adding the parts up again, in order, gives the score's very bits.
///
/// Vader: compound == round(normalise(sum)), where sum is that of all valences, in order, plus `punctuation`.
/// The program's own engine: each sentence as SentencePart says; `mean` is that of the sentences that hold a
/// valence and `strongest` the largest of them in size. Without a learned model the compound is their middle.
/// With one it is the intercept, the figures' shares and learnedFactor x the sum of the learned weights, cut
/// to [-1, 1] and made to agree with the odds of the classes (reconcile.h); see recombined().
struct Explanation
{
    Verdict verdict;                 ///< the program's own engine
    Score score;                     ///< verdict.score, or Vader's
    std::vector<TokenScore> tokens;  ///< every token, in order
    double punctuation = 0;          ///< what '!' and '?' added, in the direction of the sums
    double sum = 0;                  ///< of all valences and `punctuation`; Vader: before normalisation
    std::vector<RuleFired> textRules;    ///< rules about the whole text: Vader's of punctuation, "reconciled"
    std::vector<SentencePart> sentences; ///< the program's own engine
    double mean = 0, strongest = 0;      ///< the program's own engine
    bool hasModel = false;               ///< the rest is that of a learned model
    double intercept = 0;
    std::vector<FigurePart> figures;
    double learnedFactor = 0;
    std::vector<LearnedPart> learned;    ///< in the order of the text; those of weight 0 are left out
    double positiveOdds = 0;             ///< how much likelier positive is than neutral, as a logarithm
    double negativeOdds = 0;
};

/// The compound that an explanation of the program's own engine adds up to.
double recombined(const Explanation &explanation);

} // namespace parlance::sentiment
