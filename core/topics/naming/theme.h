// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace parlance::topics {

struct Term
{
    std::string text;  ///< most frequent surface form, lower case
    double weight = 0; ///< how much it marks the theme, > 0; only comparable within a theme
};

struct Theme
{
    std::string label; ///< a phrase, two nouns, or one that says it all, as within a sentence: no stop word, user name or number
    std::vector<std::string> alternates; ///< two other phrases that were considered
    std::vector<std::string> keyPhrases; ///< up to ten phrases or words that mark the theme, best first
    std::vector<Term> terms;             ///< up to 30 single words, best first
    /// Mean NPMI of the ten best terms over posts, in [-1, 1] (Bouma 2009): how much more often they meet in a post than
    /// chance would have it, each pair lent one meeting by chance. 0 is chance; a theme below, or of less than
    /// a third of what themes of the corpus have on average, is given up unless a number of themes was asked for.
    double coherence = 0;
};

} // namespace parlance::topics
