// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/languagepool.h"

#include <algorithm>
#include <numeric>

namespace parlance::text {

namespace {

constexpr int StrengthBits = 6;
constexpr int CodeBits = 10;

// What every language has in every thread, of a post: a second language may turn up anywhere.
constexpr std::int64_t Anywhere = 6;

// So many languages that a text shows no sign of, and that might be it nevertheless.
constexpr std::int64_t Unseen = 24;

// From which share of all that speaks for some language on it is told.
constexpr std::int64_t EnoughPercent = 60;

// More posts of a thread than these say no more: what speaks for another language must be able to be heard.
constexpr std::int64_t PostsThatCount = 16;

/// `amount` of `all`, as a part of so many posts where it is more than they.
std::int64_t scaled(std::int64_t amount, std::int64_t all, std::int64_t posts)
{
    const std::int64_t most = posts * LanguagePool::Post;
    return all > most ? amount * most / all : amount;
}

/// 2 to the power of quarters / 4, in thousandths: whole numbers, the same everywhere.
std::int64_t power(int quarters)
{
    constexpr std::array<std::int64_t, 4> fractions = {1000, 1189, 1414, 1682};
    return fractions[static_cast<std::size_t>(quarters & 3)] << (quarters >> 2);
}

std::uint64_t packedCode(Language language)
{
    const auto letter = [](int c) { return static_cast<std::uint64_t>((c - 'a' + 1) & 31); };
    return letter(language.packed >> 8) << 5 | letter(language.packed & 255);
}

/// How a post is dealt out, and what of it to none.
struct Deal
{
    std::array<std::int64_t, LanguageVotes::Most> amounts{};
};

Deal dealOf(const LanguageVotes &votes)
{
    std::int64_t all = Unseen * power(0);
    for (const LanguageVotes::Vote &vote : votes.votes) {
        if (vote.language != Undetermined)
            all += power(vote.strength);
    }
    Deal deal;
    for (std::size_t i = 0; i < votes.votes.size(); ++i) {
        if (votes.votes[i].language != Undetermined)
            deal.amounts[i] = LanguagePool::Post * power(votes.votes[i].strength) / all;
    }
    return deal;
}

} // namespace

void LanguageVotes::add(Language language, int strength)
{
    Vote vote{language, std::min(strength, Strongest)};
    if (language == Undetermined || vote.strength < 1)
        return;
    const auto isBefore = [](const Vote &a, const Vote &b) {
        return a.strength != b.strength ? a.strength > b.strength : a.language.packed < b.language.packed;
    };
    for (Vote &place : votes) {
        if (place.language == Undetermined || isBefore(vote, place))
            std::swap(vote, place);
        if (vote.language == Undetermined)
            return;
    }
}

std::int64_t LanguageVotes::packed() const
{
    std::uint64_t number = 0;
    for (const Vote &vote : votes) {
        number = number << (CodeBits + StrengthBits);
        if (vote.language != Undetermined)
            number |= packedCode(vote.language) << StrengthBits | static_cast<std::uint64_t>(vote.strength);
    }
    return static_cast<std::int64_t>(number);
}

LanguageVotes LanguageVotes::unpacked(std::int64_t number)
{
    LanguageVotes result;
    for (int shift = 48; shift >= 0; shift -= CodeBits + StrengthBits) {
        const std::uint64_t piece = static_cast<std::uint64_t>(number) >> shift & 0xFFFF;
        const auto code = static_cast<unsigned>(piece >> StrengthBits);
        const std::array<char, 2> letters = {static_cast<char>('a' - 1 + (code >> 5)), static_cast<char>('a' - 1 + (code & 31))};
        if (code != 0)
            result.add(Language(std::string_view(letters.data(), 2)), static_cast<int>(piece & ((1U << StrengthBits) - 1)));
    }
    return result;
}

LanguagePool::Share &LanguagePool::of(Language language)
{
    const auto found = std::find_if(m_shares.begin(), m_shares.end(), [&](const Share &share) { return share.language == language; });
    return found != m_shares.end() ? *found : m_shares.emplace_back(Share{language, 0});
}

void LanguagePool::add(Language certain, std::int64_t posts)
{
    if (certain != Undetermined)
        of(certain).amount += posts * Post;
}

void LanguagePool::add(const LanguageVotes &votes)
{
    const Deal deal = dealOf(votes);
    for (std::size_t i = 0; i < votes.votes.size(); ++i) {
        if (deal.amounts[i] > 0)
            of(votes.votes[i].language).amount += deal.amounts[i];
    }
}

std::int64_t LanguagePool::total() const
{
    return std::accumulate(m_shares.begin(), m_shares.end(), std::int64_t{0},
                           [](std::int64_t sum, const Share &share) { return sum + share.amount; });
}

void LanguagePool::addPrior(const LanguagePool &around, std::int64_t posts)
{
    const std::int64_t all = around.total();
    for (const Share &share : around.m_shares) {
        if (const std::int64_t amount = scaled(share.amount, all, posts); amount > 0)
            of(share.language).amount += amount;
    }
}

LanguageGuess LanguagePool::decide(const LanguageVotes &votes, bool own) const
{
    const Deal deal = own ? dealOf(votes) : Deal{};
    const std::int64_t others = total() - std::accumulate(deal.amounts.begin(), deal.amounts.end(), std::int64_t{0});
    std::int64_t all = Unseen * Anywhere * power(0);
    Share best;
    const auto weigh = [&](Language language, std::int64_t amount, int strength) {
        const std::int64_t weight = (scaled(amount, others, PostsThatCount) + Anywhere) * power(strength);
        all += weight;
        if (weight > best.amount || (weight == best.amount && language.packed < best.language.packed))
            best = {language, weight};
    };
    for (const Share &share : m_shares) {
        const auto vote = std::find_if(votes.votes.begin(), votes.votes.end(),
                                       [&](const LanguageVotes::Vote &v) { return v.language == share.language; });
        if (vote == votes.votes.end())
            weigh(share.language, share.amount, 0);
        else
            weigh(share.language, share.amount - deal.amounts[static_cast<std::size_t>(vote - votes.votes.begin())], vote->strength);
    }
    for (const LanguageVotes::Vote &vote : votes.votes) {
        const bool isInPool = std::any_of(m_shares.begin(), m_shares.end(),
                                          [&](const Share &share) { return share.language == vote.language; });
        if (vote.language != Undetermined && !isInPool)
            weigh(vote.language, 0, vote.strength);
    }
    if (best.amount * 100 < all * EnoughPercent)
        return {};
    return {best.language, static_cast<double>(best.amount) / static_cast<double>(all)};
}

} // namespace parlance::text
