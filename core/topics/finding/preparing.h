// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/topics/finding/themesearch.h"
#include "core/topics/words/balance.h"
#include "core/topics/words/corpus.h"
#include "core/topics/words/document.h"
#include "core/topics/words/vocabulary.h"
#include "core/topics/words/wordkin.h"

#include <cstdint>
#include <span>
#include <vector>

namespace parlance::topics {

/// The documents of a search: their words, and what these weigh when the documents are grouped.
struct PreparedPosts
{
    Corpus corpus;
    Vocabulary vocabulary;
    /// Per document: which one it answers, or NoTerm; empty where threads mean nothing.
    std::vector<std::uint32_t> answers;
    TermCounts words; ///< of each document: what it is described by
    /// Per word of the vocabulary: 1 = what all the corpus is about; empty when nothing is.
    std::vector<std::uint8_t> subject;

    // Filled in by weighPosts().
    double rarity = 0.0;       ///< how much rare words are weighed up, in [0, 1]
    double kinship = 0.0;      ///< how much the kin of rare words count, in [0, 1]
    KinTerms kin;              ///< whose columns stand behind the words of the vocabulary
    std::vector<float> factor; ///< per term, a word or a column of kin: what one use of it weighs
    TermCounts weights;        ///< of the terms of each document: what it is grouped by
    LanguageBalance balance;
    std::vector<std::uint8_t> view; ///< per document, of the balance; empty where it has but one

    std::size_t documents() const { return corpus.documents(); }
    std::size_t terms() const { return factor.size(); }
    bool hasTerms(std::size_t d) const { return weights.begin[d] < weights.begin[d + 1]; }
    /// Per document; empty where threads mean nothing.
    std::span<const std::uint32_t> thread() const;
};

/// Reads the words of documents. \returns unfinished posts when cancelled: ask progress.
PreparedPosts readPosts(std::span<const Document> documents, const ThemeOptions &options, int workers,
                        Progress &progress);

/// Whether there are posts enough, and words, to group.
bool hasEnoughText(const PreparedPosts &posts);

/// Weighs the terms of the posts. Unfinished when cancelled: ask progress.
void weighPosts(PreparedPosts &posts, const Progress &progress);

/// Words that are the subject of all say nothing of one theme: they leave the posts, but may stand in a
/// label.
void dropSubject(PreparedPosts &posts, std::span<const std::uint32_t> words);

/// The themes of the posts that count: those that repeat another are in none.
std::vector<std::int32_t> withoutRepeated(const Vocabulary &vocabulary,
                                          std::span<const std::int32_t> assignment);

} // namespace parlance::topics
