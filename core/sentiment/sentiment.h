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

/// What a text feels like, as VADER measures it (Hutto & Gilbert, ICWSM 2014).
struct Score
{
    double negative = 0; ///< share in [0, 1], rounded to 3 decimals
    double neutral = 0;  ///< share in [0, 1], rounded to 3 decimals
    double positive = 0; ///< share in [0, 1], rounded to 3 decimals; the three sum to 1 but for rounding, or are all 0
    double compound = 0; ///< in [-1, 1], rounded to 4 decimals
};

/// Negative up to -0.05, positive from 0.05 on, as the reference's authors recommend.
Class classOf(const Score &score);

/// One thing that changed a token's valence.
struct RuleFired
{
    /// Of a token: "modifier" (a booster or "kind of": scores 0 itself), "no", "capitals", "booster", "negation", "never"
    /// ("never so", or "so" and "this" alone), "idiom", "least", "but"; of the text: "exclamation", "question".
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

/// A score taken apart: exact, so that compound == normalise(sum of valences + punctuation).
struct Explanation
{
    Score score;
    std::vector<TokenScore> tokens;  ///< every token, in order
    double punctuation = 0;          ///< what '!' and '?' added, in the direction of the sum
    double sum = 0;                  ///< before normalisation
    std::vector<RuleFired> textRules;///< rules about the whole text (punctuation)
};

} // namespace parlance::sentiment
