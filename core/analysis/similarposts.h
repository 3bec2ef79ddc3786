// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/filter.h"
#include "core/analysis/posttable.h"
#include "core/base/progress.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace parlance::analysis {

/// A post that says something like another, and why.
struct SimilarPost
{
    std::uint32_t row = 0; ///< of the table
    double similarity = 0; ///< in [0, 1]; 1 = the same words
    std::vector<std::string>
        shared; ///< words that both use, as it writes them, in small letters, the most telling first
    bool sharesTheme = false; ///< both are in one theme; the similarity counts it
};

struct SimilarOptions
{
    std::size_t limit = 30; ///< 0 = all that were found
};

/// The posts most like a post, in whatever thread, most alike first; ties by post.
///
/// Two posts are as like as their words are (cosine of tf-idf, words by their stem); one theme for both
/// closes a tenth of what is left. Looked at are the posts that hold the post's most telling words: the
/// search index is asked for the words that fewest posts hold, up to 200,000 posts, and the 400 texts are
/// read that promise most. A post without words is like none. \param selection  what may be found. \param row
/// of the post, in the selection or not. \error Cancelled; BadInput  the workspace was imported without a
/// search index.
Result<std::vector<SimilarPost>> similarPosts(const store::Workspace &workspace, const PostTable &table,
                                              const Selection &selection, std::uint32_t row,
                                              const SimilarOptions &options, Progress &progress);

} // namespace parlance::analysis
