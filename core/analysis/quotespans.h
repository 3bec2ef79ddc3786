// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/language.h"
#include "core/text/plaintext.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace parlance::analysis {

/// A stretch of a post that could be quoted: one to three whole sentences of its author's own words.
struct QuoteSpan
{
    std::size_t begin = 0, end = 0; ///< bytes into the body
    std::string text;               ///< its plain words, one line
    std::size_t words = 0;
    double quality = 0;             ///< in (0, 1]: how well it stands alone; 1 = nothing against it
    bool opens = false;             ///< the post begins with it
};

struct QuoteSpanOptions
{
    std::size_t minWords = 8;
    std::size_t maxWords = 45;
    std::size_t maxSentences = 3;
};

/// The quotable stretches of a body, in order.
///
/// Each is complete (begins like a sentence, ends with its punctuation, brackets and quotation marks closed), holds
/// no address, code or markup, and rendering body[begin, end) on its own gives exactly `text`: what cannot be proved
/// verbatim is left out. Openings that lean on something before them ("That is why", "And", "Ça"), answers to
/// one person, questions, capitals and notes of edits lower the quality.
/// Any valid UTF-8; cost about that of plainText() for each sentence.
std::vector<QuoteSpan> quoteSpans(std::string_view body, text::Markup markup, Language language,
                                  const QuoteSpanOptions &options = {});

} // namespace parlance::analysis
