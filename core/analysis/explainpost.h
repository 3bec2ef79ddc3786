// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/knownnow.h"
#include "core/analysis/posttable.h"
#include "core/topics/explanation.h"

#include <cstdint>
#include <string>
#include <vector>

namespace parlance::analysis {

/// A part of a long post by itself.
struct ParagraphTheme
{
    std::size_t begin = 0, end = 0; ///< bytes of PostExplanation::text
    std::int32_t theme = -1;        ///< number; -1 = none for sure
    float weight = 0;               ///< probability of the theme, in [0, 1]
};

struct PostExplanation
{
    std::string text;      ///< title and own words, as the themes read them
    std::int32_t theme;    ///< number of the one that the post is in; -1 = none
    topics::Explanation why; ///< offsets into text; its themes by number
    std::vector<ParagraphTheme> paragraphs; ///< of a post with several that have words enough; a long post may touch many themes
};

/// Why a post is in its theme, or in the likeliest when it is in none.
/// \param row      of the table. \param now  from knownNow().
/// \param theme    number of another theme to be explained; -1 = the post's.
/// \param against  number of the one to compare with; -1 = the likeliest other theme.
/// \error NotFound  there is no theme of that number.
Result<PostExplanation> explainPost(const store::Workspace &workspace, const PostTable &table, const KnownNow &now,
                                    std::uint32_t row, std::int32_t theme = -1, std::int32_t against = -1);

} // namespace parlance::analysis
