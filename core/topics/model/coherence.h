// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/topics/words/corpus.h"
#include "core/topics/words/vocabulary.h"

#include <cstdint>
#include <span>
#include <vector>

namespace parlance::topics {

/// How often the words of a group meet, in one post or within a few words.
///
/// Normalised pointwise mutual information (Bouma 2009): -1 = never together, 0 = as chance has it, 1 =
/// always.
class Coherence
{
public:
    /// Counts, for each group of at most 64 terms, the documents that hold each pair. One pass over the
    /// documents; cut short when cancelled. \param groups  terms by group; a term may stand in several.
    Coherence(const TermCounts &counts, std::span<const std::vector<std::uint32_t>> groups, std::size_t terms,
              const Progress &progress);

    /// Counts windows of ten words, moved on word by word; a shorter document is one window. A term counts
    /// where it stands in its most frequent form, as it would be shown.
    Coherence(const Corpus &corpus, const Vocabulary &vocabulary,
              std::span<const std::vector<std::uint32_t>> groups, int workers, const Progress &progress);

    /// NPMI of two terms of a group, by their places in it.
    double npmi(std::size_t group, std::size_t a, std::size_t b) const;
    /// The same, each pair lent one meeting that chance would have given it too: where words are too rare to have met by chance,
    /// that they never met says nothing. In a large corpus the two are equal.
    double lentNpmi(std::size_t group, std::size_t a, std::size_t b) const;
    /// Mean of lentNpmi() over all pairs of the given places; 0 for fewer than two.
    double lentMean(std::size_t group, std::span<const std::size_t> places) const;
    /// Mean of npmi(), likewise.
    double mean(std::size_t group, std::span<const std::size_t> places) const;

private:
    static constexpr std::size_t Most = 64;
    std::vector<std::uint32_t> m_together; ///< per group Most x Most; the diagonal holds the single counts
    double m_documents = 0;                ///< or windows
};

} // namespace parlance::topics
