// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/language.h"
#include "core/base/progress.h"
#include "core/topics/words/document.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace parlance::topics {

/// A word as written (folded) in one language. The same letters in two languages are two forms: they differ
/// in stem and in being a stop word.
struct Form
{
    std::string text;
    Language language;
};

/// The documents as numbers: every word in order, stop words too (phrases need them).
struct Corpus
{
    static constexpr std::uint32_t BreakBit = 0x80000000U; ///< set when a phrase cannot run into this word

    std::vector<Form> forms;
    /// Per form that is mostly written as an identifier, the forms of the words that it is made of, as it was first written:
    /// "NSWindow" is also window, "isAjaxRequest" ajax and request. None for other words, "gOoD" among them.
    std::vector<std::vector<std::uint32_t>> parts;
    std::vector<std::uint32_t> tokens; ///< form, or-ed with BreakBit
    std::vector<std::uint64_t> begin; ///< per document, and one more: its tokens are [begin[d], begin[d + 1])
    std::vector<Language> language;   ///< per document; never und when anything at all is known
    std::vector<std::uint32_t> thread; ///< per document, numbered from 0 in order of appearance
    std::uint32_t threads = 0;
    Language commonLanguage; ///< of the documents; und when none is known

    std::size_t documents() const { return language.size(); }
    static std::uint32_t form(std::uint32_t token) { return token & ~BreakBit; }
};

/// Cuts the documents into words on `threads` workers. A document without a language takes that of its
/// thread, failing that the corpus's. \returns an unfinished corpus when cancelled: ask progress.
Corpus readCorpus(std::span<const Document> documents, int threads, const Progress &progress);

} // namespace parlance::topics
