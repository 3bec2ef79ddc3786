// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/topics/model/ranking.h"
#include "core/topics/naming/theme.h"
#include "core/topics/words/document.h"
#include "core/topics/words/vocabulary.h"

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
    std::span<const std::int32_t> assignment;       ///< per document
    std::span<const std::vector<RankedTerm>> terms; ///< per theme, best first
    std::span<const std::uint8_t> subject; ///< per term: 1 = what the whole corpus is about; or empty
    std::span<const std::string> names;    ///< of the people who write
};

/// Writes label, alternates and key phrases of each theme.
///
/// A theme may be called by a phrase, by two of its nouns ("chefs and restaurants") or by one that stands for
/// it alone ("food", WordPairs); all that it may be called by is put on one scale, and the best that no other
/// theme has becomes the label. What has a word of another theme's label falls behind.
///
/// Phrases are the word sequences of two to four words, connectors as in "prix de l'essence" counted, whose
/// content words mark the theme, and that a fiftieth of its posts and of its threads use, two threads at
/// least where it has three. What counts is how many posts of the theme the phrase stands for and how much
/// more often than in the corpus (Coverage): "soy sauce" stands for few of those about sauces, "programming
/// languages" for most of those about programs. To that come how many say it in just these words, how firmly
/// its words hang together, and whether the words around it show it to be a noun: a verb and its object or
/// the beginning of a longer phrase fall behind. The name of a person who writes here, what somebody signs
/// with, what has a swear word in it, and a verb before "the", are none.
///
/// A pair stands for the posts with one of its words. Both must matter, and meet in posts of the theme. A noun
/// by itself stands for the posts with it and in part for those with a kind of it ("pizza" for "food"); it
/// must be in a tenth of the posts, and not be said in more of the corpus than the theme is large.
///
/// The alternates are phrases, failing these pairs, that say something else than the label does. Key phrases
/// are ranked by how many posts of the theme use them and how much more than posts outside; behind the first
/// few stand the nouns of the theme. All are written as within a sentence (Spelling), so that prose can use
/// them: "graphics card", "Daft Punk"; who shows one as a heading begins it with a capital.
void writeLabels(const LabelInput &input, std::span<Theme> themes, const Progress &progress);

} // namespace parlance::topics
