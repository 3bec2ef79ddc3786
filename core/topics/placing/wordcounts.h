// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace parlance::topics {

struct Document;
struct KnownThemes;
struct TermCounts;

/// How often some posts use the words of a vocabulary.
struct WordCounts
{
    struct Use
    {
        std::uint32_t term = 0;
        std::uint32_t posts = 0; ///< that use it
        std::uint32_t uses = 0;
    };
    std::int64_t posts = 0;
    std::vector<Use> words; ///< those used, by term

    void add(const WordCounts &other);
    /// Takes away counts of posts that are among these; nothing falls below zero.
    void subtract(const WordCounts &other);
};

/// Of a search: all posts that it looked at, and those of each theme.
struct CountedWords
{
    std::vector<std::string>
        words; ///< per term: as it is written most often, in small letters; an empty one is not counted
    WordCounts all;
    std::vector<WordCounts> themes; ///< numbered as in the model

    /// Other posts, of the same themes and words.
    void add(const CountedWords &other);
};

/// \param counts  one row a post. \param assignment  per row, below `themes`; -1 = in none.
CountedWords countWords(std::vector<std::string> words, const TermCounts &counts,
                        std::span<const std::int32_t> assignment, std::size_t themes);

/// The same of posts that are read for it, by the terms of what a search learned.
/// \returns unfinished when cancelled: ask progress. The same for any number of workers.
CountedWords countWords(std::vector<std::string> words, const KnownThemes &known,
                        std::span<const Document> documents, std::span<const std::int32_t> assignment,
                        std::size_t themes, int workers, const Progress &progress);

/// As bytes, the same on every machine.
std::string toBytes(const WordCounts &counts);
std::string toBytes(std::span<const std::string> words);
/// \error ErrorCode::BadInput  these are not bytes of toBytes().
Result<WordCounts> wordCountsFrom(std::string_view bytes);
Result<std::vector<std::string>> wordsFrom(std::string_view bytes);

} // namespace parlance::topics
