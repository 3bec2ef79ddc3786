// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sentiment/rules.h"
#include "core/sentiment/units.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace parlance::sentiment {

/// Hashes of the learned model's features: 32 bits, of which the model takes the lowest.
namespace features {

inline constexpr std::uint32_t mixed(std::uint32_t hash)
{
    hash ^= hash >> 16;
    hash *= 0x7FEB352DU;
    hash ^= hash >> 15;
    hash *= 0x846CA68BU;
    return hash ^ (hash >> 16);
}

/// FNV-1a: goes on with a hash over more bytes, from Empty on.
inline std::uint32_t appended(std::uint32_t hash, std::string_view bytes)
{
    for (const char c : bytes) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 16777619U;
    }
    return hash;
}
inline constexpr std::uint32_t Empty = 2166136261U;

inline std::uint32_t ofBytes(std::string_view bytes, std::uint32_t seed)
{
    return mixed(appended(Empty ^ seed, bytes));
}

inline constexpr std::uint32_t WordSeed = 0x57;
inline constexpr std::uint32_t GramSeed = 0x47;

/// A word by itself.
inline std::uint32_t word(std::string_view folded) { return ofBytes(folded, WordSeed); }
/// The word under a negation.
inline std::uint32_t negated(std::uint32_t word) { return mixed(word ^ 0x4E4F545FU); }
/// Two words that follow each other in a clause.
inline std::uint32_t pair(std::uint32_t first, std::uint32_t second) { return mixed(first * 0x9E3779B1U + second); }

/// Calls `visit(hash)` for the character 2- to 5-grams of a word between marks of its beginning and end.
template <class Visit> void forEachGram(std::string_view folded, const Visit &visit)
{
    constexpr std::size_t longest = 40; // characters; longer words are not words
    char bytes[longest * 4 + 2];
    std::array<std::size_t, longest + 3> starts{};
    std::size_t size = 0, count = 0;
    const auto put = [&](char c) { bytes[size++] = c; };
    starts[count++] = size;
    put('<');
    for (std::size_t i = 0; i < folded.size() && (count <= longest || (folded[i] & 0xC0) == 0x80); ++i) {
        if ((folded[i] & 0xC0) != 0x80)
            starts[count++] = size;
        if (size + 2 < sizeof bytes)
            put(folded[i]);
    }
    starts[count++] = size;
    put('>');
    starts[count] = size;
    for (std::size_t i = 0; i + 1 < count; ++i) {
        std::uint32_t hash = appended(Empty ^ GramSeed, {bytes + starts[i], starts[i + 1] - starts[i]});
        for (std::size_t next = i + 1; next < count && next < i + 5; ++next) {
            hash = appended(hash, {bytes + starts[next], starts[next + 1] - starts[next]});
            visit(mixed(hash));
        }
    }
}

/// A feature's kind decides what one occurrence of it counts for.
enum class Kind : std::uint8_t { Word, Gram };
inline constexpr double GramShare = 0.25; ///< of a word

/// Calls `visit(hash, kind)` for every feature of a text that the rules have been over. What the model is trained on; the
/// scorer adds up the same through what it knows of each distinct part.
template <class Visit> void forEach(const UnitText &text, const Entries &entries, const Visit &visit)
{
    const Unit *before = nullptr;
    std::uint32_t wordBefore = 0;
    for (const Unit &unit : text.units) {
        const std::string_view part = entries.textOf(unit.entry);
        const std::uint32_t hash = word(part);
        visit((unit.flags & Entry::Negated) != 0 ? negated(hash) : hash, Kind::Word);
        if (before != nullptr && before->clause == unit.clause)
            visit(pair(wordBefore, hash), Kind::Word);
        if ((unit.flags & Entry::Word) != 0)
            forEachGram(part, [&](std::uint32_t gram) { visit(gram, Kind::Gram); });
        before = &unit;
        wordBefore = hash;
    }
}

} // namespace features

/// What the learned model looks at beside words: figures of the rules and of the text's form, each about in [-1, 1].
inline constexpr std::size_t FigureCount = 24;
using Figures = std::array<double, FigureCount>;

Figures figuresOf(const UnitText &text, const RuleScore &rules);

/// What the figures are called in explanations, in their order.
inline constexpr std::array<const char *, FigureCount> FigureNames{
    "mean", "strongest", "total", "last", "praise", "blame", "praise_terms", "blame_terms", "praise_share", "blame_share",
    "sum_per_term", "term_share", "no_terms", "exclamations", "questions", "capitals", "negations", "contrast", "length",
    "total_by_length", "total_if_formal", "total_by_signs", "total_by_informality", "formal"};

} // namespace parlance::sentiment
