// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"
#include "output.h"
#include "theming.h"

#include "core/store/thememodel.h"
#include "core/topics/thememap.h"

#include <algorithm>
#include <map>

namespace parlance::cli {

namespace {

/// By number.
std::map<int, std::string> labelsOf(const std::vector<store::Theme> &themes)
{
    std::map<int, std::string> labels;
    for (const store::Theme &theme : themes)
        labels.emplace(theme.number, theme.label);
    return labels;
}

} // namespace

int runMarks(const Arguments &arguments)
{
    int theme = -1;
    CommandLine line("marks", "WORKSPACE",
                     "The words that mark each theme of the last run against all other posts, best first: z is how surely\n"
                     "(log odds with an informative Dirichlet prior, in standard deviations), here and elsewhere the posts\n"
                     "with the word in the theme and outside it.");
    line.add()("theme", po::value<int>(&theme)->value_name("N"), "of this theme alone");
    line.expect(1, 1);
    if (!line.parse(arguments))
        return ExitDone;
    const CommonOptions &common = line.common();
    const auto workspace = need(store::Workspace::openReadOnly(line.positional()[0]));
    const auto themes = foundThemes(workspace);
    if (line.has("theme"))
        themeNumbered(themes, std::to_string(theme));
    const auto labels = labelsOf(themes);
    Table output(common.json, "marks", {"theme", "label", "word", "z", "here", "elsewhere"});
    for (const store::ThemeMark &mark : need(store::currentThemeMarks(workspace))) {
        const auto label = labels.find(mark.theme);
        if (label != labels.end() && (!line.has("theme") || mark.theme == theme))
            output.row({std::int64_t{mark.theme}, label->second, mark.word, Real{mark.z, 3}, mark.here,
                        mark.elsewhere});
    }
    output.finish();
    return ExitDone;
}

int runSimilarity(const Arguments &arguments)
{
    CommandLine line("similarity", "WORKSPACE",
                     "How alike the themes of the last run are: a place on a map for each, where themes of like words lie\n"
                     "near each other, and of each pair the similarity of their words in [0, 1], the most alike first.");
    line.expect(1, 1);
    if (!line.parse(arguments))
        return ExitDone;
    const CommonOptions &common = line.common();
    const auto workspace = need(store::Workspace::openReadOnly(line.positional()[0]));
    const auto known = learnedThemes(workspace);
    const auto labels = labelsOf(foundThemes(workspace));
    const topics::ThemeMap map = topics::mapThemes(known);
    Table output(common.json, "themes", {"theme", "label", "x", "y", "like", "like_label", "similarity"});
    for (int a = 0; a < std::ssize(map.points); ++a) {
        if (!labels.contains(a))
            continue;
        const std::vector<double> &similarity = map.similarity[static_cast<std::size_t>(a)];
        std::vector<int> others;
        for (int b = 0; b < std::ssize(map.points); ++b) {
            if (b != a && labels.contains(b))
                others.push_back(b);
        }
        std::stable_sort(others.begin(), others.end(), [&](int x, int y) {
            return similarity[static_cast<std::size_t>(x)] > similarity[static_cast<std::size_t>(y)];
        });
        const topics::MapPoint &point = map.points[static_cast<std::size_t>(a)];
        for (const int b : others)
            output.row({std::int64_t{a}, labels.at(a), Real{point.x, 4}, Real{point.y, 4}, std::int64_t{b},
                        labels.at(b), Real{similarity[static_cast<std::size_t>(b)], 4}});
    }
    output.finish();
    return ExitDone;
}

} // namespace parlance::cli
