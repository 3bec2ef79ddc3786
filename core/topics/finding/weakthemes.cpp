// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/finding/weakthemes.h"

#include "core/topics/finding/foundthemes.h"
#include "core/topics/finding/preparing.h"
#include "core/topics/model/ranking.h"
#include "core/topics/model/themesizes.h"

#include <algorithm>

namespace parlance::topics {

namespace {

constexpr double TinyShare = 0.015;   ///< of the posts; beside the parts of a giant, a theme of less is none
constexpr double LooseShare = 0.3;    ///< of the mean coherence; a theme of less is given up
constexpr double FewestOfTheme = 3.0; ///< posts
constexpr double LeastShare = 0.0004; ///< of the posts

} // namespace

bool giveUpWeakThemes(FoundThemes &found, std::span<const std::int32_t> assigned, const PreparedPosts &posts,
                      int workers, const Progress &progress)
{
    const auto themes = static_cast<std::size_t>(found.themes);
    std::vector<std::vector<RankedTerm>> ranked = rankTerms(
        posts.words, withoutRepeated(posts.vocabulary, assigned), themes, posts.vocabulary.size(), progress);
    if (progress.isCancelled())
        return false;
    const std::vector<double> coherence =
        orderForShow(posts.corpus, posts.vocabulary, posts.words, ranked, workers, progress);
    std::vector<double> size;
    double all = 0.0;
    for (const std::size_t documents : sizesOf(assigned, themes)) {
        size.push_back(static_cast<double>(documents));
        all += size.back();
    }
    double mean = 0.0; // titles of a few words have little coherence, whatever they are about
    for (std::size_t theme = 0; theme < themes; ++theme)
        mean += size[theme] > 0.0 ? std::max(0.0, coherence[theme]) * size[theme] / all : 0.0;
    std::vector<std::uint8_t> weak(themes, 0);
    bool any = false;
    std::vector<std::size_t> loose; // of little coherence
    for (auto theme = static_cast<std::size_t>(found.kept); theme < themes; ++theme) {
        if (size[theme] <= 0.0)
            continue;
        weak[theme] = coherence[theme] < 0.0 || size[theme] < std::max(FewestOfTheme, LeastShare * all) ||
                      (found.giants && size[theme] < TinyShare * all);
        any = any || weak[theme] != 0;
        if (weak[theme] == 0 && coherence[theme] < LooseShare * mean)
            loose.push_back(theme);
    }
    // One that is given up leaves others more to hold them together, or less: not all at once.
    std::stable_sort(loose.begin(), loose.end(),
                     [&](std::size_t a, std::size_t b) { return coherence[a] < coherence[b]; });
    for (std::size_t i = 0; i < (loose.size() + 2) / 3; ++i) {
        weak[loose[i]] = 1;
        any = true;
    }
    for (std::int32_t &theme : found.assignment) {
        if (theme >= 0 && weak[static_cast<std::size_t>(theme)] != 0)
            theme = -1;
    }
    return any && !progress.isCancelled();
}

} // namespace parlance::topics
