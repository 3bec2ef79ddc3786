// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/topics/naming/theme.h"
#include "core/topics/placing/knownthemes.h"
#include "core/topics/placing/wordcounts.h"
#include "core/topics/words/document.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace parlance::topics {

/// A theme that a person has made: it is in the result, whatever the texts say.
///
/// It is what the posts that are of it teach, and these stay. Posts that no search has asked about it come as they would to any
/// theme, and it takes in no other whole, but the new posts of a theme that the texts suggest and that is mostly this one. One
/// that has but a name gives way to the largest of its parts where there would be fewer themes than asked for. Without posts and
/// without words that anybody uses it stays empty, and is then left out.
struct KeptTheme
{
    /// Words that belong to it, any case. A word counts with all its inflections, for this theme alone, and
    /// as if it had used it as often as all posts together do: posts with it come here unless the rest of their
    /// words speaks against it.
    std::vector<std::string> words{};
    std::int32_t partOf = -1; ///< the kept theme that it is shown with as one, by its index; -1 = it is one of its own
};

struct ThemeOptions
{
    int themes = 0; ///< how many, kept ones among them; 0 = find a sensible number
    std::uint64_t seed = 1;
    int threads = 0;                  ///< workers; 0 = as many as cores; changes no byte of the result
    std::vector<std::string> names{}; ///< user names (any case) that must not become words or labels
    std::vector<KeptTheme> kept{};    ///< oldest first; they count among `themes` even if there are more of them than that
    std::vector<std::string> excluded{}; ///< words (any case) that mark nothing, nor do their inflections
};

struct ThemeModel
{
    std::vector<Theme> themes;            ///< largest first, its parts counted with a kept one and numbered behind all
    std::vector<std::int32_t> assignment; ///< per document: index into themes, -1 = none
    std::vector<float> weight;            ///< per document: how firmly, in [0, 1]; 0 when none
    std::vector<PlacedByHand> placedByHand; ///< documents that `assignment` has where a person put them
    std::vector<std::int32_t> kept;       ///< per kept theme: its index into themes, -1 = it has no posts
    std::vector<std::uint8_t> gaveWay;    ///< per kept theme: 1 = the largest of its parts stands in its place
    std::vector<std::pair<std::uint32_t, std::int32_t>> given; ///< terms of `known` that are words of kept themes: of which
    KnownThemes known;                   ///< to place and explain other posts; empty when too little was learned
    CountedWords counted; ///< to tell what marks each theme (marks.h), by the terms of `known`; as if nothing were placed by hand
    std::string parameters; ///< JSON object: method, seed, vocabulary size, thresholds; for the run
};

} // namespace parlance::topics
