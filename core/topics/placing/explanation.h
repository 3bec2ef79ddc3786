// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/topics/placing/knownthemes.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace parlance::topics {

/// What one word says for a theme rather than for another.
struct Evidence
{
    std::size_t begin = 0, end = 0; ///< bytes of the text
    double value = 0; ///< log likelihood ratio, and of a theme's best word what it adds beyond; below 0 it
                      ///< speaks for the other theme
};

/// Why a post is in a theme. The parts add up: total = size + thread + the values of all words.
struct Explanation
{
    std::int32_t theme = -1;
    std::int32_t against = -1;   ///< the theme it is compared with; -1 = there is but one
    double size = 0;             ///< of the themes: a large one is likelier from the start
    double thread = 0;           ///< what the rest of the thread says
    std::vector<Evidence> words; ///< in order; words that are no terms have none
    double total = 0;            ///< log odds of the theme against the other
    /// The word that marks the theme most against all others together, by all posts that it was learned from:
    /// BestWord::best() in evidence.h. Without a sure one a post is in no theme, whatever the total. None
    /// without words that are terms.
    std::optional<Evidence> witness;
    double firm = 0;  ///< how firmly the post's words put it into the theme: witnessOf() in evidence.h
    double asked = 0; ///< what a post of so many words needs of that, to be in a theme by its own words: barOf() there
    bool strange = false;       ///< so few of its words are known that a new post is in no theme by its own words: PostReader::isStrange()
    bool againstIsFirm = false; ///< whether the other theme has that of it
};

/// \param theme    to be explained; -1 = the likeliest.
/// \param against  to compare it with; -1 = the likeliest of the others that a word of the post marks surely enough for it to be
///                 there, or of all where there is none.
/// \param thread   per theme, how many other posts of the thread are in it, the one that it answers counted
///                 KnownThemes::parentVotes times more; empty when it is alone.
Explanation explainPost(const KnownThemes &known, std::string_view text, Language language,
                        std::int32_t theme, std::int32_t against = -1, std::span<const float> thread = {});

} // namespace parlance::topics
