// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/duplicates.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace parlance::text {

namespace {

constexpr std::size_t ShingleWords = 3;
constexpr int AlikeOf32 = 26; // four fifths
constexpr std::size_t LeadersOfBand = 8;

std::uint64_t mixed(std::uint64_t value)
{
    value ^= value >> 30;
    value *= 0xBF58476D1CE4E5B9ULL;
    value ^= value >> 27;
    value *= 0x94D049BB133111EBULL;
    return value ^ (value >> 31);
}

/// Odd factors of 32 functions, from one seed: they are part of what a duplicate is.
constexpr std::array<std::uint32_t, 32> makeFactors(std::uint64_t state)
{
    std::array<std::uint32_t, 32> factors{};
    for (std::uint32_t &factor : factors) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        factor = static_cast<std::uint32_t>(state >> 32) | 1;
    }
    return factors;
}
constexpr std::array<std::uint32_t, 32> Factors = makeFactors(20201130);
constexpr std::array<std::uint32_t, 32> Terms = makeFactors(7);

/// Scripts written without spaces: there each letter is a word.
bool isWordAlone(UChar32 c)
{
    return (c >= 0x0E00 && c < 0x0F00) || (c >= 0x1780 && c < 0x1800) || (c >= 0x3040 && c < 0x3100) || (c >= 0x3400 && c < 0xA000)
        || (c >= 0xF900 && c < 0xFB00) || c >= 0x20000;
}

/// Hashes of the words of a text in small letters; figures are words, too.
void hashWords(std::string_view text, std::vector<std::uint64_t> &words)
{
    words.clear();
    constexpr std::uint64_t empty = 0xCBF29CE484222325ULL;
    std::uint64_t word = empty;
    const auto end = [&] {
        if (word != empty)
            words.push_back(mixed(word));
        word = empty;
    };
    const auto letter = [&](std::uint32_t c) { word = (word ^ c) * 0x100000001B3ULL; };
    const auto *bytes = reinterpret_cast<const std::uint8_t *>(text.data());
    for (std::size_t i = 0; i < text.size();) {
        const std::uint8_t byte = bytes[i];
        if (byte < 0x80) {
            const std::uint8_t small = byte | 0x20;
            if ((small >= 'a' && small <= 'z') || (byte >= '0' && byte <= '9'))
                letter(small >= 'a' && small <= 'z' ? small : byte);
            else if (byte != '\'') // "dont" and "don't" are one word
                end();
            ++i;
            continue;
        }
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(bytes, i, text.size(), c);
        if (isWordAlone(c)) {
            end();
            letter(static_cast<std::uint32_t>(c));
            end();
        } else if (u_isalnum(c) || u_charType(c) == U_NON_SPACING_MARK || u_charType(c) == U_COMBINING_SPACING_MARK) {
            letter(static_cast<std::uint32_t>(u_foldCase(c, U_FOLD_CASE_DEFAULT)));
        } else if (c != 0x2019) {
            end();
        }
    }
    end();
}

} // namespace

void DuplicateFinder::add(std::string_view text, std::int64_t time)
{
    hashWords(text, m_words);
    Text added;
    added.time = time;
    added.isLongEnough = m_words.size() >= LeastWords;
    std::uint64_t hash = m_words.size();
    for (const std::uint64_t word : m_words)
        hash = mixed(hash * 0x9E3779B97F4A7C15ULL + word);
    added.hash = hash;
    if (m_words.size() >= LeastWordsNear) {
        std::array<std::uint32_t, Functions> least;
        least.fill(std::numeric_limits<std::uint32_t>::max());
        for (std::size_t i = 0; i + ShingleWords <= m_words.size(); ++i) {
            const auto shingle = static_cast<std::uint32_t>(
                mixed(m_words[i] + 3 * m_words[i + 1] + 0x9E3779B97F4A7C15ULL * m_words[i + 2]) >> 32);
            for (std::size_t f = 0; f < Functions; ++f)
                least[f] = std::min(least[f], shingle * Factors[f] + Terms[f]);
        }
        Signature signature;
        for (std::size_t f = 0; f < Functions; ++f) // the least are small: their low bits tell them apart
            signature[f] = static_cast<std::uint16_t>((least[f] * 0x9E3779B1U) >> 16);
        added.signature = static_cast<std::uint32_t>(m_signatures.size());
        m_signatures.push_back(signature);
    }
    m_texts.push_back(added);
}

bool DuplicateFinder::areAlike(const Signature &a, const Signature &b)
{
    int same = 0;
    for (std::size_t f = 0; f < Functions; ++f)
        same += a[f] == b[f] ? 1 : 0;
    return same >= AlikeOf32;
}

/// The texts that may be a copy or have one, the earliest first.
std::vector<std::uint32_t> DuplicateFinder::chronological() const
{
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < m_texts.size(); ++i) {
        if (m_texts[i].isLongEnough)
            order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return m_texts[a].time < m_texts[b].time; });
    return order;
}

Result<std::vector<DuplicateFinder::Match>> DuplicateFinder::find(Progress &progress) const
{
    const Error cancelled{.code = ErrorCode::Cancelled, .message = TR_NOOP("Error", "The work was cancelled.")};
    std::vector<Match> matches(m_texts.size());
    const std::vector<std::uint32_t> order = chronological();

    // The same words: the first of each hash is the original.
    std::vector<std::pair<std::uint64_t, std::uint32_t>> byHash; // with the place in time
    byHash.reserve(order.size());
    for (std::uint32_t place = 0; place < order.size(); ++place)
        byHash.emplace_back(m_texts[order[place]].hash, place);
    std::sort(byHash.begin(), byHash.end());
    for (std::size_t i = 1, first = 0; i < byHash.size(); ++i) {
        if (byHash[i].first != byHash[first].first)
            first = i;
        else
            matches[order[byHash[i].second]] = {order[byHash[first].second], true};
    }
    if (progress.isCancelled())
        return cancelled;

    // Nearly the same: originals that meet in a band. Buckets of one are none.
    std::vector<std::uint32_t> near; // in order of time
    for (const std::uint32_t text : order) {
        if (m_texts[text].signature != None && matches[text].original == None)
            near.push_back(text);
    }
    std::vector<std::array<std::uint32_t, Bands>> buckets(near.size());
    std::uint32_t bucketCount = 0;
    auto &byKey = byHash;
    for (std::size_t band = 0; band < Bands; ++band) {
        byKey.clear();
        for (std::uint32_t i = 0; i < near.size(); ++i) {
            const Signature &signature = m_signatures[m_texts[near[i]].signature];
            std::uint64_t key = 0;
            for (std::size_t f = band * 4; f < band * 4 + 4; ++f)
                key = key << 16 | signature[f];
            byKey.emplace_back(key, i);
        }
        std::sort(byKey.begin(), byKey.end());
        if (progress.isCancelled())
            return cancelled;
        for (std::size_t i = 0; i < byKey.size();) {
            std::size_t end = i + 1;
            while (end < byKey.size() && byKey[end].first == byKey[i].first)
                ++end;
            for (std::size_t j = i; j < end; ++j)
                buckets[byKey[j].second][band] = end - i > 1 ? bucketCount : None;
            bucketCount += end - i > 1 ? 1 : 0;
            i = end;
        }
    }
    struct Leaders
    {
        std::array<std::uint32_t, LeadersOfBand> texts{};
        std::uint32_t count = 0;
    };
    std::vector<Leaders> leaders(bucketCount);
    for (std::size_t i = 0; i < near.size(); ++i) {
        if (i % 4096 == 0) {
            if (progress.isCancelled())
                return cancelled;
            progress.report(static_cast<std::int64_t>(i), static_cast<std::int64_t>(near.size()));
        }
        const Signature &signature = m_signatures[m_texts[near[i]].signature];
        std::uint32_t original = None; // the earliest
        for (const std::uint32_t bucket : buckets[i]) {
            if (bucket == None)
                continue;
            for (std::uint32_t l = 0; l < leaders[bucket].count; ++l) {
                const std::uint32_t leader = leaders[bucket].texts[l];
                if (leader < original && areAlike(signature, m_signatures[m_texts[near[leader]].signature]))
                    original = leader;
            }
        }
        if (original != None) {
            matches[near[i]] = {near[original], false};
            continue;
        }
        for (const std::uint32_t bucket : buckets[i]) {
            if (bucket != None && leaders[bucket].count < LeadersOfBand)
                leaders[bucket].texts[leaders[bucket].count++] = static_cast<std::uint32_t>(i);
        }
    }
    // An exact copy of a near copy belongs to the same original.
    for (Match &match : matches) {
        if (match.original != None && matches[match.original].original != None)
            match = {matches[match.original].original, false};
    }
    return matches;
}

} // namespace parlance::text
