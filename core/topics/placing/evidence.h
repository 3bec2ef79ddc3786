// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/topics/placing/knownthemes.h"
#include "core/topics/placing/threadvotes.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

namespace parlance::topics {

inline constexpr double CertainWord = 10.0;  ///< in place of the best word where there is no doubt
inline constexpr std::size_t Contenders = 6; ///< themes that stand first for a post, of which it takes one

/// Where a post stands.
struct Placement
{
    std::int32_t theme = -1; ///< the likeliest, and in the end its theme; -1 = none
    float weight = 0;        ///< probability of the theme, in [0, 1]
    float known = 0;         ///< share of its content words that are terms, in [0, 1]
    bool strange =
        false; ///< so few of them are that it speaks of something else: no theme is its own by its words
    std::uint32_t words = 0;   ///< that are terms, or whose kin are
    std::uint32_t content = 0; ///< words that are no stop words
    float witness = 0;         ///< what its best word says for the theme: witnessOf()
    std::int32_t open = 0;     ///< the first theme that its thread may put it into
};

/// What the best word of a post says for a theme: its witness.
///
/// The probability of a theme is a poor judge of whether a post belongs there: the words of a theme are what
/// its posts have used, and several common ones, or a single rare one, add up to certainty. Asked is whether
/// a word speaks for the theme against all others together, as other posts use it: the log odds of the theme
/// among these uses against its odds among all posts. Each word is lent a few uses that say nothing, so that
/// a rare one needs several posts to mark a theme; fewer where there are few posts to use it.
class BestWord
{
public:
    /// \param posts  that are in the theme, the post itself not counted, and one more. \param all  the same
    /// of all themes together; not more than `posts` where there is no other theme.
    BestWord(double posts, double all);

    /// \param here  uses of a word in the theme's other posts. \param all  the same of all themes, >= here.
    void hear(double here, double all);
    /// Log odds ratio; about 0 when no word says anything, below it when all speak against the theme.
    double best() const;

private:
    double m_share;    ///< of the posts that are in the theme
    double m_lent;     ///< uses, of each word
    double m_odds = 0; ///< of the best word; 0 = there is none
};

/// How much rarer words are outside a theme than in all posts: what they say against the rest of the themes,
/// as the complement naive Bayes of Rennie, Shih, Teevan & Karger (ICML 2003) has it. The likelihood of a
/// theme asks how often it uses a word, and counts what it lacks heavily against it, which a small theme
/// lacks by chance; nearly all posts are outside every theme, so that these shares are known well, and a word
/// that the theme lacks says next to nothing.
class OutsideShares
{
public:
    /// \param theme  weight of all terms in the theme. \param all  the same of all themes together. \param
    /// terms  how many there are.
    OutsideShares(double theme, double all, std::size_t terms);

    /// Of a term to the logarithm. \param here  weight of the term in the theme. \param all  the same of all
    /// themes together.
    static double ratio(double here, double all)
    {
        return (all + LentWeight) / (std::max(0.0, all - here) + LentWeight);
    }
    /// Log ratio of a term's share in all posts and outside the theme, from the logarithm of ratio().
    double said(double logRatio) const { return logRatio + m_base; }

private:
    static constexpr double LentWeight = 2.0; ///< of each term, to the posts outside
    double m_base;
};

/// \param best  BestWord::best(). \param sure  probability of the theme, in [0, 1]: it counts a little, too.
double witnessOf(double best, double sure);

/// What is asked of the witnesses of posts where no number of themes is wanted. A post with words enough that
/// has none is left out only when it is among the weakest, a small share of all: themes of chatty corpora
/// have few words of their own. \param posts  with their likeliest theme.
WitnessBars barsFor(std::span<const Placement> posts);

/// The theme that most of a thread is in.
struct ThreadLead
{
    std::int32_t theme = -1;
    float share = 0; ///< of the posts that are in a theme
    float posts = 0; ///< of the thread that are in a theme

    /// Whether it is clear enough for a post of no theme with words enough to follow.
    bool leads() const;
};
/// \param thread  posts per theme, nullptr = none. \param own  theme of the post that asks: it does not count
/// itself; -1 = it is in none.
ThreadLead leadOf(const float *thread, std::size_t themes, std::int32_t own);

/// What is asked of a witness. \param content  words of the post that are no stop words.
double barOf(const WitnessBars &bars, std::size_t content);

/// Decides who stays in the likeliest theme. Posts whose witness is below its bar leave it. Then threads
/// speak, by the posts that are left: a post whose witness is not firm goes with a thread that is clearly of
/// one other theme; one of a few words stays with less of a witness where its thread is clearly of its theme;
/// and one of no theme goes with a thread mostly of one, if it has words enough to be about something, or
/// with a thread clearly of one, if it has any. A reply without a word of content stays in none.
///
/// \param thread  per post, a number of `votes`; empty when threads mean nothing.
/// \param votes   of other posts; all placed here are added in the end.
void weighEvidence(std::span<Placement> posts, const WitnessBars &bars, std::span<const std::uint32_t> thread,
                   ThreadVotes &votes);

} // namespace parlance::topics
