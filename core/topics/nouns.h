// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/topics/corpus.h"
#include "core/topics/vocabulary.h"

#include <cstdint>
#include <vector>

namespace parlance::topics {

/// What the little words before a word tell of it.
enum Cue : std::uint8_t {
    NoCue,
    WeakNounCue, ///< "of", "le": a noun as a rule, but "le" stands before a verb too
    NounCue,     ///< "a", "my", "cette"
    VerbCue      ///< "to", "they", "ne"
};

/// How people use the words of a corpus, told by the words beside them: no dictionary is asked. For the
/// languages that have a list of stop words; words of others pass for nouns.
class WordUse
{
public:
    /// Unfinished when cancelled: ask progress.
    WordUse(const Corpus &corpus, const Vocabulary &vocabulary, const Progress &progress);

    Cue cue(std::uint32_t form) const { return m_cues[form]; }
    /// How much a form looks like a noun, in (0, 1]: it stands after an article or a possessive ("ma cheville"), and
    /// where adjectives come first no word of content follows ("a server", but "a specific server").
    double noun(std::uint32_t form) const;
    /// How much it looks like a verb, in [0, 1): after "to", "they", "ne".
    double verb(std::uint32_t form) const;
    /// Whether it ever stands after an article or a possessive.
    bool hasArticle(std::uint32_t form) const { return m_counts[form].nouns > 0; }
    /// Per term: of its common forms, the one most used as a noun; its most frequent one where none is.
    std::uint32_t nounForm(std::uint32_t term) const { return m_nounForm[term]; }

private:
    struct Count
    {
        std::uint32_t uses = 0;
        std::uint32_t told = 0;  ///< uses after a word that tells
        std::uint32_t nouns = 0;
        std::uint32_t verbs = 0;
    };

    std::vector<Cue> m_cues;
    std::vector<std::uint8_t> m_told; ///< per form: its language has cues
    std::vector<Count> m_counts;      ///< per form
    std::vector<std::uint32_t> m_nounForm;
};

} // namespace parlance::topics
