// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/language.h"
#include "core/base/progress.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace parlance::topics {

/// One post (or one thread) to be assigned to a theme.
struct Document
{
    std::string_view text;      ///< plain text, the author's own words; must outlive the call
    Language language;          ///< und when not known
    std::uint32_t thread = 0;   ///< any number, the same for posts of one thread
    std::uint32_t author = 0;   ///< any number, the same for posts of one person; 0 = nobody known
};

struct ThemeOptions
{
    int themes = 0;             ///< how many; 0 = find a sensible number
    std::uint64_t seed = 1;
    int threads = 0;            ///< workers; 0 = as many as cores; changes no byte of the result
    std::vector<std::string> names{}; ///< user names (any case) that must not become words or labels
};

struct Term
{
    std::string text;           ///< most frequent surface form, lower case
    double weight = 0;          ///< how much it marks the theme, > 0; only comparable within a theme
};

struct Theme
{
    std::string label;                   ///< a phrase of two to four words: no stop word alone, no user name, no number
    std::vector<std::string> alternates; ///< two other phrases that were considered
    std::vector<std::string> keyPhrases; ///< up to ten phrases or words that mark the theme, best first
    std::vector<Term> terms;             ///< up to 30 single words, best first
    double coherence = 0;                ///< mean NPMI of the ten best terms over posts, in [-1, 1] (Bouma 2009)
};

struct ThemeModel
{
    std::vector<Theme> themes;           ///< largest first
    std::vector<std::int32_t> assignment;///< per document: index into themes, -1 = none
    std::vector<float> weight;           ///< per document: how firmly, in [0, 1]; 0 when none
    std::string parameters;              ///< JSON object: method, seed, vocabulary size, thresholds; for the run
};

/// Finds the themes of a corpus, across its threads.
///
/// The same documents, options and seed give the same bytes on any number of threads and machines.
/// Too little text (three posts, all the same, all stop words) gives a model without themes, not an error.
/// \param progress  reports steps of work done out of a total.
/// \error ErrorCode::Cancelled.
Result<ThemeModel> findThemes(std::span<const Document> documents, const ThemeOptions &options, Progress &progress);

} // namespace parlance::topics
