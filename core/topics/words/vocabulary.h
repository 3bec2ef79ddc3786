// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/topics/words/corpus.h"
#include "core/topics/words/stems.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace parlance::topics {

inline constexpr std::uint32_t NoTerm = 0xFFFFFFFFU;

/// A document-term matrix by rows (compressed sparse rows).
struct TermCounts
{
    std::vector<std::uint64_t> begin; ///< per row, and one more
    std::vector<std::uint32_t> term;  ///< ascending within a row
    std::vector<float> count;

    std::size_t rows() const { return begin.empty() ? 0 : begin.size() - 1; }
    std::span<const std::uint32_t> termsOf(std::size_t row) const { return std::span(term).subspan(begin[row], begin[row + 1] - begin[row]); }
    std::span<const float> countsOf(std::size_t row) const { return std::span(count).subspan(begin[row], begin[row + 1] - begin[row]); }
};

/// The rows of several matrices, one after the other. These are emptied on the way: they would be kept twice.
TermCounts joined(std::span<TermCounts> parts);

/// The words that can mark a theme: stems, accents dropped so that cognates of two languages meet.
struct Vocabulary
{
    std::vector<std::uint32_t> termOfForm; ///< NoTerm for stop words, names, and words too rare or too common
    std::vector<std::string> stems;        ///< per term
    std::vector<std::uint32_t> surface;    ///< per term: its most frequent form; one that stands by itself if any does
    std::vector<std::uint32_t> uses;      ///< per term: how often that form stands by itself
    std::vector<std::uint32_t> documents; ///< per term: documents that hold it
    std::vector<std::uint32_t> threads;   ///< per term: threads that hold it
    std::vector<std::uint8_t> isStopForm; ///< per form
    std::vector<std::uint8_t> isName;     ///< per form
    std::vector<std::uint8_t> repeated; ///< per document: 1 when an earlier document has the very same words
    std::vector<std::uint8_t> told;     ///< per term: 1 = English, or translated
    bool translated = false;            ///< words of several languages meet in what they say in English (Stems)
    bool threaded = false;              ///< threads hold several posts and there are enough to compare
    std::uint32_t minDocuments = 0;
    std::uint32_t maxDocuments = 0;
    std::uint32_t minThreads = 0;

    std::size_t size() const { return surface.size(); }
};

/// Whether documents come in threads that are worth comparing with one another.
bool isThreaded(std::size_t threads, std::size_t documents);

/// False for words that carry no subject by their form: of one letter, very long, "mmm", snake_case.
bool canBeTerm(std::string_view folded);

/// \param names     user names, any case; never terms.
/// \param excluded  words, any case; neither they nor other words of their stem are terms or stand in a
/// label.
Vocabulary makeVocabulary(const Corpus &corpus, std::span<const std::string> names,
                          std::span<const std::string> excluded, const Progress &progress);

/// Per word, of any case: the terms that it is, in whatever language of the corpus.
std::vector<std::vector<std::uint32_t>> termsOf(const Corpus &corpus, const Vocabulary &vocabulary,
                                                std::span<const std::string> words);

/// How often each document uses each term. Unfinished when cancelled, as makeVocabulary is: ask progress.
TermCounts countTerms(const Corpus &corpus, const Vocabulary &vocabulary, int workers, const Progress &progress);

} // namespace parlance::topics
