// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/topics/naming/coverage.h"
#include "core/topics/naming/personnames.h"
#include "core/topics/naming/spelling.h"
#include "core/topics/naming/themename.h"
#include "core/topics/words/nouns.h"

#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace parlance::topics {

/// The nouns of a theme, and names made of two of them: "chefs and restaurants".
class WordPairs
{
public:
    WordPairs(std::span<const Document> documents, const Corpus &corpus, const Phrases &phrases,
              const WordUse &use, const PersonNames &people, const Spelling &spelling);

    /// The terms of a theme that can stand by themselves, best first: nouns, none rude and none of a person's
    /// name.
    std::vector<std::uint32_t> nouns(const ThemeFacts &theme) const;
    /// The same, and where there are not two of them other words too.
    std::vector<std::uint32_t> words(const ThemeFacts &theme) const;
    /// A term as it is shown by itself.
    const std::string &shown(std::uint32_t term, const ThemeFacts &theme) const;

    /// Single nouns that may stand for a theme by themselves ("pizza", "SNCF"), best first. A word stands for
    /// its kinds, too: "food" for pizza and bacon.
    std::vector<ThemeName> alone(const ThemeFacts &theme, const Coverage &coverage) const;

    /// Two words of a theme side by side, the commoner one first, best pair first: those that many of its
    /// posts use and few others, both of them, and that meet in its posts. Both are in the plural where one
    /// of them is and the other can be.
    ///
    /// \param phrases  that may name the theme: "Paul Graham" needs no "Graham and Paul" beside it.
    /// \param bound    per word that is hardly seen without another: the phrase to write it as ("graphics
    /// card").
    std::vector<ThemeName> pairs(const ThemeFacts &theme, const Coverage &coverage,
                                 std::span<const ThemeName> phrases,
                                 const std::map<std::uint32_t, std::uint32_t> &bound) const;

private:
    struct Pair
    {
        std::uint32_t first, second; ///< terms
        double score;
    };

    const std::vector<std::uint32_t> &meaningsOf(std::uint32_t term, const ThemeFacts &theme) const;
    std::vector<std::uint32_t> kindsOf(std::uint32_t term, const ThemeFacts &theme,
                                       const Coverage &coverage) const;
    /// "Knife" and "knives", "car" and "automobile".
    bool meanTheSame(std::uint32_t one, std::uint32_t other, const ThemeFacts &theme) const;
    bool isNoun(std::uint32_t term, const ThemeFacts &theme) const;
    bool isUnfit(std::uint32_t term, const ThemeFacts &theme) const;
    double nounOf(std::uint32_t term, const ThemeFacts &theme) const;
    double worthOf(const Pair &pair, const ThemeFacts &theme, const Coverage &coverage) const;
    std::pair<std::string, std::string> written(const Pair &pair, const ThemeFacts &theme,
                                                const std::map<std::uint32_t, std::uint32_t> &bound) const;

    std::span<const Document> m_documents;
    const Corpus &m_corpus;
    const Phrases &m_phrases;
    const WordUse &m_use;
    const PersonNames &m_people;
    const Spelling &m_spelling;
    mutable Stems m_stems;
    mutable boost::unordered_flat_map<std::uint32_t, std::vector<std::uint32_t>>
        m_meanings; ///< of forms asked for
};

} // namespace parlance::topics
