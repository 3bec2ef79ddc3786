// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/filter.h"
#include "core/base/progress.h"
#include "core/sentiment/sentiment.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace parlance::analysis {

/// A verbatim span of one post, with what a credit line needs.
struct Quote
{
    PostId post;
    std::int64_t begin = 0, end = 0; ///< bytes into the body as stored
    std::string sha256;              ///< of those bytes
    std::string text;                ///< the span's plain words (markup and entities resolved), one line
    std::string author;              ///< empty: gone or not told, as `flags` say
    std::uint32_t flags = 0;         ///< of the post, see PostFlag
    std::optional<std::int32_t> score;
    std::optional<std::int64_t> createdUtc;
    ThreadId thread;
    std::string threadTitle;         ///< where nobody told it: the first words of the top comment
    std::string permalink;           ///< may be empty
    int theme = -1;                  ///< number within the current run
    Language language;
    std::optional<double> compound;  ///< of the whole post
    double strength = 0;             ///< by which quotes are ranked, in [0, 1]
    std::vector<std::string> reasons;///< why it ranks: "score", "theme words", "length", "opinion", "complete sentence"
};

struct QuoteOptions
{
    std::size_t limit = 20;     ///< 0 = all
    std::size_t minWords = 8;
    std::size_t maxWords = 45;
    bool onePerAuthor = true;
    /// Words (folded stems or words) that mark the subject; a span that holds some ranks higher. May be empty.
    std::vector<std::string> subjectWords{};
};

/// The best quotes of a selection, best first; ties by post id. Each is a run of whole sentences of the author's
/// own words; never from deleted, removed, bot or stickied posts, even where the selection holds them.
/// Reads the texts of the most promising posts only, by score and length.
/// \error Cancelled.
Result<std::vector<Quote>> rankQuotes(const store::Workspace &workspace, const PostTable &table,
                                      const Selection &selection, const QuoteOptions &options, Progress &progress);

} // namespace parlance::analysis
