// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/topics/naming/phrases.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace parlance::topics {

/// Posts that a name stands for; a post that it half stands for counts half.
struct Reach
{
    double here = 0.0; ///< of the theme
    double all = 0.0;  ///< of the corpus
    double own =
        0.0; ///< share of the posts with the words themselves, or with the phrase, that are the theme's
};

/// Posts and threads of a theme that use something.
struct Spread
{
    std::uint32_t posts = 0;
    std::uint32_t threads = 0;
};

/// A word of a phrase: a term, and how much it marks the theme by itself, in [0, 1].
struct Part
{
    std::uint32_t term = 0;
    double strength = 0.0;
};

/// How much of a theme its words and phrases stand for. One theme at a time: choose() first.
class Coverage
{
public:
    /// \param assignment  per document: its theme. \param thread  per document.
    Coverage(const Phrases &phrases, std::span<const std::int32_t> assignment,
             std::span<const std::uint32_t> thread);

    /// \param posts  of the theme.
    void choose(std::size_t theme, std::uint32_t posts);

    /// Posts of the theme that use a term, ascending.
    const std::vector<std::uint32_t> &postsOf(std::uint32_t term) const;
    /// Posts and threads of the theme that use all of the terms.
    Spread together(std::span<const std::uint32_t> terms) const;

    Reach ofWord(std::uint32_t term) const
    {
        return ofEither(term, term, static_cast<std::uint32_t>(postsOf(term).size()));
    }
    /// What a word stands for by itself: posts that use it, and in part those that name a kind of it ("pizza"
    /// for "food"). \param kinds  terms.
    Reach ofWordAndKinds(std::uint32_t term, std::span<const std::uint32_t> kinds) const;
    /// What two words stand for, each by itself.
    /// \param both  posts of the theme that use both.
    Reach ofEither(std::uint32_t one, std::uint32_t other, std::uint32_t both) const;
    /// What a phrase stands for: posts that use it, and in part those that use some of its words.
    /// "Programming" and "language" both tell of programming languages; "sauce" tells little of soy sauce,
    /// because "soy" is never seen without it: it narrows, and has no meaning of its own in the theme. \param
    /// documents  of the theme that use the phrase.
    Reach ofPhrase(std::span<const Part> parts, std::uint32_t documents, std::uint32_t all) const;
    /// What a reach says of the theme: its posts, times how surely they are this theme's (the logarithm of
    /// how much more often it is met here than in the corpus). 0 when it is met no more often.
    double gain(const Reach &reach) const;
    /// How far a reach is that of the whole theme and not of a corner of it, in [0, 1]: 1 from a fifth of its
    /// posts.
    double breadth(const Reach &reach) const;

private:
    /// Posts with some of the terms: each counts as much as the term in it that tells most. \param credit  of
    /// each term. \param whole  posts that count whole.
    Reach ofParts(std::span<const std::uint32_t> terms, std::span<const double> credit,
                  std::span<const std::uint32_t> whole) const;
    std::vector<std::uint32_t> postsOfAll(std::span<const std::uint32_t> terms) const;

    const Phrases &m_phrases;
    std::span<const std::int32_t> m_assignment;
    std::span<const std::uint32_t> m_thread;
    std::size_t m_theme = 0;
    double m_posts = 1.0;
    mutable boost::unordered_flat_map<std::uint32_t, std::vector<std::uint32_t>> m_postsOf; ///< of the theme
    mutable std::vector<double> m_credit; ///< per document: all 0 between calls
};

} // namespace parlance::topics
