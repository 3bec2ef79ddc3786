// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/language.h"
#include "core/base/progress.h"
#include "core/topics/knownthemes.h"
#include "core/topics/wordcounts.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parlance::topics {

inline constexpr std::uint32_t NoDocument = 0xFFFFFFFFU;

/// One post (or one thread) to be assigned to a theme.
struct Document
{
    std::string_view text;    ///< plain text, the author's own words; must outlive the call
    Language language;        ///< und when not known
    std::uint32_t thread = 0; ///< any number, the same for posts of one thread
    std::uint32_t author = 0; ///< any number, the same for posts of one person; 0 = nobody known
    std::int32_t kept = -1; ///< the kept theme that it is of (ThemeOptions::kept), -1 = none
    bool pinned = false;    ///< stays in its kept theme, even where that gives way or the words of others say so
    /// It is of none of the first so many kept themes, as an earlier search has found; of no use where `kept` says of which it is.
    std::int32_t asked = 0;
    std::uint32_t answers = NoDocument; ///< the document that it answers, of the same thread; NoDocument = none here
};

/// A theme that a person has made: it is in the result, whatever the texts say.
///
/// It is what the posts that are of it teach, and these stay. Posts that no search has asked about it come as they would to any
/// theme, and it takes in no other whole, but the new posts of a theme that the texts suggest and that is mostly this one. One
/// that has but a name gives way to the largest of its parts where there would be fewer themes than asked for. Without posts and
/// without words that anybody uses it stays empty, and is then left out.
struct KeptTheme
{
    /// Words that belong to it, any case. A word counts with all its inflections, and as if this theme had
    /// used it as often as all posts together do: posts with it come here unless the rest of their words
    /// speaks against it.
    std::vector<std::string> words{};
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

struct ThemeModel
{
    std::vector<Theme> themes;            ///< largest first
    std::vector<std::int32_t> assignment; ///< per document: index into themes, -1 = none
    std::vector<float> weight;            ///< per document: how firmly, in [0, 1]; 0 when none
    std::vector<std::int32_t> kept;       ///< per kept theme: its index into themes, -1 = it has no posts
    std::vector<std::uint8_t> gaveWay;    ///< per kept theme: 1 = the largest of its parts stands in its place
    std::vector<std::pair<std::uint32_t, std::int32_t>> given; ///< terms of `known` that are words of kept themes: of which
    KnownThemes known;                   ///< to place and explain other posts; empty when too little was learned
    CountedWords counted;                ///< to tell what marks each theme (marks.h), by the terms of `known`
    std::string parameters; ///< JSON object: method, seed, vocabulary size, thresholds; for the run
};

/// Finds the themes of a corpus, across its threads.
///
/// The same documents, options and seed give the same bytes on any number of threads and machines.
/// Of more than 100,000 documents a sample teaches the themes (whole threads of it, where documents come in threads), and
/// the rest are placed by what it taught.
/// A pinned document is in its kept theme, even when it has no words.
/// Too little text (three posts, all the same, all stop words) gives a model without themes but kept ones,
/// not an error. \param progress  reports steps of work done out of a total. \error ErrorCode::Cancelled.
Result<ThemeModel> findThemes(std::span<const Document> documents, const ThemeOptions &options,
                              Progress &progress);

} // namespace parlance::topics
