// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/language.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace parlance::text {

/// What a text says of its language when it does not tell it alone: up to four languages, each with how far it speaks for
/// it over one of which the text shows no sign.
struct LanguageVotes
{
    struct Vote
    {
        Language language;
        int strength = 0; ///< quarters of a bit, in [1, Strongest]
    };
    static constexpr std::size_t Most = 4;
    static constexpr int Strongest = 63;
    std::array<Vote, Most> votes{}; ///< strongest first, then by language; und behind them

    void add(Language language, int strength);

    /// As one number, for the workspace: never 0 when there is a vote.
    std::int64_t packed() const;
    static LanguageVotes unpacked(std::int64_t number);
};

struct LanguageGuess
{
    Language language;       ///< und when unsure
    double confidence = 0.0; ///< in [0, 1]; 0 for und
};

/// What the posts of a thread are written in, all taken together, and what that makes of one that is hard to tell.
///
/// A post that tells its language counts as one post of it. One that does not is dealt out to the languages that it speaks
/// for. Sums of whole numbers: the order of posts changes nothing, nor do threads or the machine.
class LanguagePool
{
public:
    static constexpr std::int64_t Post = 256; ///< what one post adds

    void add(Language certain, std::int64_t posts = 1);
    void add(const LanguageVotes &votes);
    /// Adds what stands around the thread, its forum, as so many posts of the forum's mixture.
    void addPrior(const LanguagePool &around, std::int64_t posts);

    /// The language of a post of this thread.
    /// \param own  true: the post was added to the pool; it does not count for itself.
    LanguageGuess decide(const LanguageVotes &votes, bool own) const;

    bool isEmpty() const { return m_shares.empty(); }

private:
    struct Share
    {
        Language language;
        std::int64_t amount = 0;
    };
    Share &of(Language language);
    std::int64_t total() const;
    std::vector<Share> m_shares; ///< few
};

} // namespace parlance::text
