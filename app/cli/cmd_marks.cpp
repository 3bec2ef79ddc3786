// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"
#include "output.h"
#include "theming.h"

#include "core/analysis/marksnow.h"
#include "core/topics/placing/thememap.h"

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
    ConsoleProgress progress(common.quiet);
    const Corpus corpus = openCorpus(line.positional()[0], Access::Read, SelectionOptions(), common, progress);
    const auto themes = foundThemes(corpus.workspace);
    if (line.has("theme"))
        tellEmptied(corpus, themeNumbered(themes, std::to_string(theme)), common);
    const auto labels = labelsOf(themes);
    const auto marks = need(analysis::marksNow(corpus.workspace, corpus.table, progress, line.has("theme") ? theme : -1));
    progress.finish();
    Table output(common.json, "marks", {"theme", "label", "word", "z", "here", "elsewhere"});
    for (const analysis::ThemeMarks &one : marks) {
        for (const topics::Mark &mark : one.marks)
            output.row({std::int64_t{one.theme}, labels.at(one.theme), mark.word, Real{mark.z, 3}, mark.here, mark.elsewhere});
    }
    output.finish();
    return ExitDone;
}

int runSimilarity(const Arguments &arguments)
{
    CommandLine line("similarity", "WORKSPACE",
                     "How alike the themes of the last run are: a place on a map for each, where themes of like words lie\n"
                     "near each other, and of each pair the similarity of their words in [0, 1], the most alike first. Where\n"
                     "there is but one theme, its place alone.");
    line.expect(1, 1);
    if (!line.parse(arguments))
        return ExitDone;
    const CommonOptions &common = line.common();
    ConsoleProgress progress(common.quiet);
    const Corpus corpus = openCorpus(line.positional()[0], Access::Read, SelectionOptions(), common, progress);
    const auto now = knownThemes(corpus, progress);
    const auto labels = labelsOf(foundThemes(corpus.workspace));
    const topics::ThemeMap map = topics::mapThemes(now.known);
    progress.finish();
    Table output(common.json, "themes", {"theme", "label", "x", "y", "like", "like_label", "similarity"});
    for (std::size_t a = 0; a < map.points.size(); ++a) {
        const std::vector<double> &similarity = map.similarity[a];
        std::vector<std::size_t> others;
        for (std::size_t b = 0; b < map.points.size(); ++b) {
            if (b != a)
                others.push_back(b);
        }
        std::stable_sort(others.begin(), others.end(),
                         [&](std::size_t x, std::size_t y) { return similarity[x] > similarity[y]; });
        const topics::MapPoint &point = map.points[a];
        const auto add = [&](Cell like, Cell label, Cell value) {
            output.row({std::int64_t{now.numbers[a]}, labels.at(now.numbers[a]), Real{point.x, 4}, Real{point.y, 4},
                        std::move(like), std::move(label), std::move(value)});
        };
        for (const std::size_t b : others)
            add(std::int64_t{now.numbers[b]}, labels.at(now.numbers[b]), Real{similarity[b], 4});
        if (others.empty()) // the only theme has its place, too
            add(Cell(), Cell(), Cell());
    }
    output.finish();
    return ExitDone;
}

} // namespace parlance::cli
