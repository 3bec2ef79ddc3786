// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/marks.h"

#include "core/topics/lanes.h"
#include "core/topics/numeric.h"

#include <algorithm>
#include <cmath>

namespace parlance::topics {

namespace {

constexpr double Significant = 1.96; ///< z of 1 in 20 by chance

struct Scored
{
    std::uint32_t term = 0;
    double z = 0;
};

} // namespace

std::vector<std::vector<Mark>> marksOf(const Corpus &corpus, const Vocabulary &vocabulary, const TermCounts &counts,
                                       std::span<const std::int32_t> assignment, std::size_t themes, std::size_t most,
                                       const Progress &progress)
{
    std::vector<std::string> words(vocabulary.size());
    for (std::size_t term = 0; term < words.size(); ++term) {
        if (vocabulary.uses[term] > 0)
            words[term] = corpus.forms[vocabulary.surface[term]].text;
    }
    return marksOf(words, counts, assignment, themes, most, progress);
}

std::vector<std::vector<Mark>> marksOf(std::span<const std::string> words, const TermCounts &counts,
                                       std::span<const std::int32_t> assignment, std::size_t themes, std::size_t most,
                                       const Progress &progress)
{
    std::vector<std::vector<Mark>> marks(themes);
    const std::size_t terms = words.size();
    LaneTable uses(terms, themes);  // floats hold whole numbers to 16 million
    LaneTable posts(terms, themes);
    std::vector<double> ofTheme(themes, 0.0);
    std::vector<double> ofTerm(terms, 0.0);
    std::vector<std::uint32_t> postsWith(terms, 0);
    double all = 0.0;
    double assigned = 0.0;
    for (std::size_t row = 0; row < assignment.size(); ++row) {
        if (row % 1024 == 0 && progress.isCancelled())
            return marks;
        const std::int32_t theme = assignment[row];
        assigned += theme >= 0;
        for (std::uint64_t i = counts.begin[row]; i < counts.begin[row + 1]; ++i) {
            const std::uint32_t term = counts.term[i];
            const auto count = static_cast<double>(counts.count[i]);
            ofTerm[term] += count;
            all += count;
            ++postsWith[term];
            if (theme < 0)
                continue;
            uses.row(term)[theme] += counts.count[i];
            ++posts.row(term)[theme];
            ofTheme[static_cast<std::size_t>(theme)] += count;
        }
    }
    if (all <= 0.0)
        return marks;
    const double prior = std::max(1.0, assigned / static_cast<double>(std::max<std::size_t>(1, themes)));
    for (std::size_t theme = 0; theme < themes; ++theme) {
        std::vector<Scored> scored;
        for (std::uint32_t term = 0; term < terms; ++term) {
            const double here = static_cast<double>(uses.row(term)[theme]);
            if (here < 2.0 || words[term].empty())
                continue;
            const double lent = prior * ofTerm[term] / all;
            const double elsewhere = ofTerm[term] - here;
            const double inTheme = ofTheme[theme] + prior;
            const double outside = all - ofTheme[theme] + prior;
            const double a = here + lent;
            const double b = elsewhere + lent;
            if (inTheme - a <= 0.0 || outside - b <= 0.0)
                continue;
            const double delta = portableLog(a / (inTheme - a)) - portableLog(b / (outside - b));
            const double z = delta / std::sqrt(1.0 / a + 1.0 / b);
            if (z > Significant)
                scored.push_back({term, z});
        }
        std::sort(scored.begin(), scored.end(),
                  [](const Scored &x, const Scored &y) { return x.z != y.z ? x.z > y.z : x.term < y.term; });
        for (std::size_t i = 0; i < std::min(most, scored.size()); ++i) {
            const std::uint32_t term = scored[i].term;
            const auto here = static_cast<std::int64_t>(posts.row(term)[theme]);
            marks[theme].push_back({words[term], scored[i].z, here,
                                    static_cast<std::int64_t>(postsWith[term]) - here});
        }
    }
    return marks;
}

} // namespace parlance::topics
