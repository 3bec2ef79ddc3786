// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/topics/ranking.h"
#include "core/topics/themes.h"
#include "core/topics/vocabulary.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace parlance::topics {

struct LabelInput
{
    std::span<const Document> documents;
    const Corpus &corpus;
    const Vocabulary &vocabulary;
    std::span<const std::int32_t> assignment;               ///< per document
    std::span<const std::vector<RankedTerm>> terms;         ///< per theme, best first
    std::span<const std::uint8_t> subject;                  ///< per term: 1 = what the whole corpus is about; or empty
    std::span<const std::string> names;                     ///< of the people who write
};

/// Writes label, alternates and key phrases of each theme.
///
/// Candidates are the word sequences of two to four words, connectors as in "prix de l'essence" counted, whose
/// content words mark a theme. They are ranked by how many posts of the theme use them, how much more than posts
/// outside, and how much more often their words stand side by side than chance would put them there; those that the
/// words around them show to be a verb and its object, or the beginning of a longer phrase, fall behind, and so do
/// those of one thread; the name of a person who writes here, or what somebody signs with, is none. A phrase is written
/// as people most often write it within a sentence, with its accents.
///
/// A phrase names the theme when a fiftieth of its posts and of its threads use it, two threads at least where it has
/// three, and a tenth of its posts one of its words.
/// Where none does, two of its nouns that meet in its posts are joined ("voix et doublage"), the commoner one first.
/// No two themes get the same label.
void writeLabels(const LabelInput &input, std::span<Theme> themes, const Progress &progress);

} // namespace parlance::topics
