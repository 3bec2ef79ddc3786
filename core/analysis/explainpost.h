// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/knownnow.h"
#include "core/analysis/posttable.h"
#include "core/topics/placing/evidence.h"
#include "core/topics/placing/explanation.h"

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
    /// What put the post where it is.
    enum class Reason
    {
        Words,    ///< its words speak for its theme, with the size of the themes, and of them more than the rest of its thread
        Thread,   ///< its words do not, but the rest of its thread is in the theme
        Person,   ///< a person moved it
        Kept,     ///< it was in the theme when it was found again, and a person has named, merged or pinned that
        Unmarked, ///< all together speaks for another theme, but no word marks that firmly enough
        NoTheme,  ///< it is in none: no word marks the likeliest theme firmly enough (Explanation::firm and asked)
        Strange,  ///< it is in none: it came after the search, and few of its words are known
        Unlikely, ///< it is in none: none is likely enough
        Unread    ///< it is in none: the search has not looked at it
    };

    std::string text;      ///< title and own words, as the themes read them; of the whole thread, where threads got themes
    std::int32_t theme = -1; ///< number of the one that the post is in; -1 = none
    topics::Explanation why; ///< offsets into text; its themes by number; of a post in none, firm is what other posts say of its words
    Reason reason = Reason::Words;
    topics::ThreadLead lead; ///< of the rest of its thread; its theme by number
    std::vector<ParagraphTheme> paragraphs; ///< of a post with several that have words enough; a long post may touch many themes
};

/// Why a post is in its theme, or in the likeliest when it is in none.
/// \param row      of the table. \param now  from knownNow().
/// \param theme    number of another theme to be explained; -1 = the post's.
/// \param against  number of the one to compare with; -1 = the likeliest other theme.
/// \error NotFound  there is no theme of that number; BadInput  it is compared with itself.
Result<PostExplanation> explainPost(const store::Workspace &workspace, const PostTable &table, const KnownNow &now,
                                    std::uint32_t row, std::int32_t theme = -1, std::int32_t against = -1);

} // namespace parlance::analysis
