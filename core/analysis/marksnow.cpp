// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/marksnow.h"

#include "core/analysis/countednow.h"
#include "core/store/thememodel.h"
#include "core/store/themes.h"

#include <algorithm>

namespace parlance::analysis {

namespace {

constexpr std::size_t MostMarks = 30; ///< of a theme

/// The words of a theme with its parts, without those that were split off from any of them.
Result<topics::WordCounts> countsOf(const store::Theme &theme,
                                    const std::vector<store::ThemeWordCounts> &stored)
{
    const auto isHere = [&](ThemeId id) {
        return id == theme.id || std::find(theme.parts.begin(), theme.parts.end(), id) != theme.parts.end();
    };
    topics::WordCounts sum, gone;
    for (const store::ThemeWordCounts &one : stored) {
        const bool here = isHere(one.theme);
        const bool splitOff = one.splitFrom && isHere(one.splitFrom);
        if (here == splitOff)
            continue; // of other themes; or split off and merged again
        auto counts = topics::wordCountsFrom(one.counts);
        if (!counts)
            return counts;
        (here ? sum : gone).add(*counts);
    }
    sum.subtract(gone);
    return sum;
}

} // namespace

Result<std::vector<ThemeMarks>> marksNow(const store::Workspace &workspace, int only)
{
    const auto counted = countedNow(workspace);
    if (!counted)
        return counted.error();
    if (!*counted)
        return Error{.code = ErrorCode::BadInput,
                     .message = TR_NOOP(
                         "Error", "No themes have been found here yet, or by a version that kept nothing of "
                                  "what it learned. Find the themes again.")};
    const auto &[words, all, stored, themes] = **counted;

    std::int64_t posts = 0; // in themes
    for (const store::ThemeWordCounts &one : stored) {
        if (one.splitFrom)
            continue;
        const auto counts = topics::wordCountsFrom(one.counts);
        if (!counts)
            return counts.error();
        posts += counts->posts;
    }
    const double prior = std::max(1.0, static_cast<double>(posts) /
                                           static_cast<double>(std::max<std::size_t>(1, themes.size())));
    std::vector<ThemeMarks> marks;
    for (const store::Theme &theme : themes) {
        if (only >= 0 && theme.number != only)
            continue;
        const auto counts = countsOf(theme, stored);
        if (!counts)
            return counts.error();
        marks.push_back({theme.number, topics::marksOf(words, all, *counts, prior, MostMarks)});
    }
    return marks;
}

} // namespace parlance::analysis
