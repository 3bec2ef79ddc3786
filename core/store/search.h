// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/base/progress.h"
#include "core/store/workspace.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace parlance::store {

/// A full-text hit.
struct Hit
{
    PostId post;
    double relevance = 0; ///< BM25, greater is better
};

/// Every post that matches, by id. Words, "phrases", prefix*, AND OR NOT, NEAR(a b, n).
///
/// What is written without spaces (Japanese, Thai) is found wherever it stands, and its query is plain words, all of which
/// have to be there.
///
/// What FTS5 would refuse (an unclosed quote, a stray sign as in "c++") is searched for as plain words instead.
/// \error BadInput  nothing to search for is left; Cancelled.
Result<std::vector<PostId>> matchingPosts(const Workspace &workspace, std::string_view query, Progress &progress);

/// The same with relevance, best first; ties by id.
Result<std::vector<Hit>> rankedHits(const Workspace &workspace, std::string_view query, Progress &progress);

/// Finds posts by one word after another.
class WordFinder
{
public:
    static Result<WordFinder> open(const Workspace &workspace);

    /// The first posts, by id, that hold one of some words.
    /// \param words  any forms of a word; signs in them mean nothing. \param most  posts that are looked for; fewer: it is all.
    Result<std::vector<PostId>> first(std::span<const std::string> words, std::size_t most);

private:
    explicit WordFinder(Statement statement) : m_statement(std::move(statement)) {}

    Statement m_statement;
};

/// A short stretch of each post around the match, with matches between U+0002 and U+0003 (never in a post's text,
/// so that the caller can put its own marks); in the order asked.
Result<std::vector<std::string>> excerpts(const Workspace &workspace, std::string_view query,
                                          std::span<const PostId> posts);

} // namespace parlance::store
