// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/posttable.h"
#include "core/topics/explanation.h"
#include "core/topics/knownthemes.h"

#include <cstdint>
#include <string>
#include <vector>

namespace parlance::analysis {

/// What the newest run of themes learned, read from the workspace.
/// \error BadInput  there is no run, or it is of a version that kept nothing: the themes are to be found again.
Result<topics::KnownThemes> knownThemes(const store::Workspace &workspace);

/// A part of a long post by itself.
struct ParagraphTheme
{
    std::size_t begin = 0, end = 0; ///< bytes of PostExplanation::text
    std::int32_t theme = -1;        ///< -1 = none for sure
    float weight = 0;               ///< probability of the theme, in [0, 1]
};

struct PostExplanation
{
    std::string text;      ///< title and own words, as the themes read them
    std::int32_t theme;    ///< that the run gave the post; -1 = none
    topics::Explanation why; ///< offsets into text
    std::vector<ParagraphTheme> paragraphs; ///< of a post with several that have words enough; a long post may touch many themes
};

/// Why a post is in its theme, or in the likeliest when it is in none.
/// \param row      of the table. \param known  from knownThemes().
/// \param theme    another theme to be explained; -1 = the post's.
/// \param against  what to compare with; -1 = the likeliest other theme.
/// \error BadInput  a theme that the run does not know: its number is too high, or a person made it.
Result<PostExplanation> explainPost(const store::Workspace &workspace, const PostTable &table,
                                    const topics::KnownThemes &known, std::uint32_t row, std::int32_t theme = -1,
                                    std::int32_t against = -1);

} // namespace parlance::analysis
