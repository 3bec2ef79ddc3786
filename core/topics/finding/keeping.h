// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/topics/finding/foundthemes.h"
#include "core/topics/finding/themesearch.h"
#include "core/topics/model/mixture.h"
#include "core/topics/words/corpus.h"
#include "core/topics/words/document.h"
#include "core/topics/words/vocabulary.h"

#include <cstdint>
#include <span>
#include <vector>

namespace parlance::topics {

struct KeepInput
{
    std::span<const Document> documents;
    std::span<const std::uint8_t> untrained; ///< per document: 1 = teaches nothing
    std::span<const KeptTheme> kept;
    std::span<const std::int32_t> fitted;   ///< per document: the theme that it taught, -1 = none
    std::span<const std::int32_t> assigned; ///< per document: the theme that it has in the end, -1 = none
    int themes = 0;                         ///< that the texts suggest
    int wanted = 0;                         ///< 0 = any number
};

struct Keeping
{
    std::vector<std::int32_t>
        assignment; ///< per document: what it teaches; the kept themes come first, in order
    std::vector<Side> side;            ///< per document
    std::vector<std::uint8_t> gaveWay; ///< per kept theme
    int themes = 0; ///< kept ones, and then those that the texts suggest; some may be empty now
};

/// Sets the themes that a person keeps apart from those that the texts suggest.
///
/// The texts are grouped as if nothing were kept: posts that are held together from the start draw others
/// before these have found their own kind, and a theme doubles by being kept. Then every kept theme is given
/// its posts. A suggested theme that is mostly a kept one's, of the posts that were known, is what has become
/// of it, and its new posts go there as well; posts that were known to be elsewhere stay a theme of their
/// own, or are free where they are hardly sure of it: they join a kept theme only for a word that was given to
/// it, so that themes found again and again over the same posts stay what they are.
///
/// Where so fewer themes than wanted would be left, a theme that has but a name gives way if it has fallen
/// into parts that hold most of its posts: the largest of them takes its place.
Keeping setApart(const KeepInput &input);

/// Numbers where the texts put posts that a person has placed, and which teach there as well, among the themes of `keeping`: each
/// is where most others of its suggested theme have gone.
void followOthers(const KeepInput &input, const Keeping &keeping, std::span<PlacedByHand> placed);

/// What kept themes are lent of the words that a person gave them. Posts that use these may go there,
/// whatever was known of them, and a theme that has nothing else begins with them. \param weighted  of each
/// document, as the mixture is to see it.
std::vector<Loan> tieWords(const KeepInput &input, const Corpus &corpus, const Vocabulary &vocabulary,
                           const TermCounts &weighted, Keeping &keeping);

} // namespace parlance::topics
