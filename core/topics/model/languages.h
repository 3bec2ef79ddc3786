// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/topics/words/corpus.h"
#include "core/topics/words/vocabulary.h"

#include <cstdint>
#include <span>
#include <vector>

namespace parlance::topics {

struct LanguageTieInput
{
    const Corpus &corpus;
    const TermCounts &counts;              ///< of every document
    std::span<const std::uint8_t> skipped; ///< per document: 1 = takes no part
    std::size_t mostPosts = 0;             ///< a language of more posts is left alone
};

struct Placing
{
    std::vector<std::int32_t> assignment; ///< per document
    int themes = 0;                       ///< those that were, and new ones behind
    std::vector<std::uint8_t> held; ///< per document: 1 = nothing but its language ties it to a theme
    bool changed = false;
};

/// Takes apart what only a language holds together.
///
/// A few threads of a second language share its words with each other and with nothing else, so a model puts them
/// together whatever they are about: in a theme of their own, or in one that has a claim to one of them. So each thread
/// of such a language is asked:
/// - two of its threads stay together when they share as many words as two threads of one theme share in the
///   language of the corpus, rather than as two threads of different themes do;
/// - a thread, or such a group, goes to a theme of the main language when words of both languages (names, terms
///   of a trade, cognates, replies in the main language) point there: three different ones at least, more of them than
///   to any other theme, and together far likelier there;
/// - a group of two threads or more that none points away stays a theme;
/// - the posts of any other thread belong to no theme, unless three such words speak for the theme of the main language
///   that it was in.
/// Only for corpora with threads to compare.
/// \returns an unfinished placing when cancelled: ask progress.
Placing placeByMoreThanLanguage(const LanguageTieInput &input, std::vector<std::int32_t> assignment, int themes,
                                const Progress &progress);

} // namespace parlance::topics
