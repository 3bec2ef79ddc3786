// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/topics/model/mixture.h"
#include "core/topics/words/document.h"

#include <cstdint>
#include <vector>

namespace parlance::topics {

struct PreparedPosts;

/// What earlier searches tell of a post.
struct Side
{
    std::int32_t theme = -1; ///< the kept theme that it is of, -1 = not known to be of any
    std::int32_t open = 0;   ///< the first theme that it may go to otherwise: it is of none of the kept ones before
    std::int32_t called = -1; ///< a kept one that it may go to whatever is known, for a word that was given to that; of several the first
};

/// Themes while they are looked for.
struct FoundThemes
{
    int wanted = 0;                         ///< 0 = any number
    int themes = 0;                         ///< some may be empty
    std::vector<std::int32_t> assignment{}; ///< per document: the theme that it teaches, -1 = none

    double beta = 0; ///< how often each theme is lent each word
    int groups = 0;  ///< that the fit began with
    int starts = 0;
    int crossings = 0;

    int splits = 0;       ///< of themes
    bool giants = false;  ///< themes were split that were too large
    bool settled = false; ///< themes were split or taken apart: posts stay where that put them
    /// Per document: 1 = only its language would tie it to a theme; or empty.
    std::vector<std::uint8_t> held{};

    int kept = 0;                     ///< themes that a person keeps come first, once they are set apart
    std::vector<Side> side{};         ///< per document; empty before
    std::vector<std::uint8_t> gaveWay{}; ///< per kept theme: 1 = the largest of its parts stands in its place
    std::vector<PlacedByHand> placedByHand{};
    std::vector<Loan> loans{};        ///< of words that a person gave to kept themes
};

/// What the mixture supposes.
MixtureOptions mixtureOptions(const PreparedPosts &posts, const FoundThemes &found);

/// Groups the posts into themes, as fitThemes() does: with as many groups, starts and crossings as the posts
/// are worth and can be afforded. Where fewer are found than are wanted, themes are lent fewer words, up to
/// four times over, which keeps more of them apart. \returns an unfinished fit when cancelled: ask progress.
FoundThemes firstThemes(const PreparedPosts &posts, int wanted, std::uint64_t seed, int workers,
                        Progress &progress);

/// The themes as what their posts teach makes them. The posts must outlive it.
Mixture placedMixture(const PreparedPosts &posts, const FoundThemes &found);

} // namespace parlance::topics
