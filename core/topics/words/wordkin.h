// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/language.h"
#include "core/topics/words/corpus.h"
#include "core/topics/words/vocabulary.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace parlance::topics {

inline constexpr std::uint32_t NoKin = 0xFFFFFFFFU;

/// The group of kindred words ("wine", "beer", "thé") that a word is of, by what it says in English (dictionary.h); NoKin when it
/// is in none. Names are looked for among the English words. \param stem  of Stems, in its own language.
std::uint32_t kinOf(std::string_view folded, const std::string &stem, Language language);

/// What stands for a group among the stems of terms: no word has such a stem.
std::string kinStem(std::uint32_t group);

/// What words say by their kin. A word that the corpus uses often speaks for itself; a rare one has next to no evidence of its
/// own, and is lent what its kin have: one use of it counts as `share` uses of its group, ever less the more posts use it.
/// Without it, short texts of few words have little in common although they are about one thing.
struct KinTerms
{
    std::vector<std::uint32_t> group;  ///< per column: the group that it stands for
    std::vector<std::uint32_t> column; ///< per form: its column; NoTerm = it has no kin here, or is a stop word or a name
    std::vector<float> share;          ///< per form
};

/// How much words are told by their kin in a corpus of so many documents, in [0, 1]: less in a large one.
double kinStrength(std::size_t documents);

/// Uses of a group that one use of a word in so many posts counts for. \param strength  in [0, 1].
float kinShare(double strength, std::uint32_t posts);

/// The groups that at least two posts and not nearly all of them use. Where words are not translated (Vocabulary), a
/// language of a hundredth of the posts or less is likelier a mistake: its words are taken for the common language's.
KinTerms kinTermsOf(const Corpus &corpus, const Vocabulary &vocabulary, double strength, const Progress &progress);

/// `counts` of all documents, and behind the terms of the vocabulary the columns of their kin.
TermCounts withKin(const TermCounts &counts, const Corpus &corpus, const Vocabulary &vocabulary, const KinTerms &kin);

} // namespace parlance::topics
