// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/placing/marks.h"

#include "core/topics/numbers/numeric.h"

#include <algorithm>
#include <cmath>

namespace parlance::topics {

namespace {

constexpr double Significant = 1.96; ///< z of 1 in 20 by chance

struct Scored
{
    const WordCounts::Use *here;
    const WordCounts::Use *all;
    double z = 0;
};

double usesOf(const WordCounts &counts)
{
    double sum = 0.0;
    for (const WordCounts::Use &use : counts.words)
        sum += use.uses;
    return sum;
}

} // namespace

std::vector<Mark> marksOf(std::span<const std::string> words, const WordCounts &all, const WordCounts &theme,
                          double prior, std::size_t most)
{
    const double ofAll = usesOf(all);
    const double ofTheme = usesOf(theme);
    std::vector<Scored> scored;
    auto whole = all.words.begin();
    for (const WordCounts::Use &use : theme.words) {
        while (whole != all.words.end() && whole->term < use.term)
            ++whole;
        if (whole == all.words.end() || whole->term != use.term || use.term >= words.size() ||
            words[use.term].empty() || use.uses < 2)
            continue;
        const double lent = prior * whole->uses / ofAll;
        const double a = use.uses + lent;
        const double b = static_cast<double>(whole->uses) - use.uses + lent;
        const double restHere = ofTheme + prior - a;
        const double restElsewhere = ofAll - ofTheme + prior - b;
        if (b <= 0.0 || restHere <= 0.0 || restElsewhere <= 0.0)
            continue;
        const double delta = portableLog(a / restHere) - portableLog(b / restElsewhere);
        const double z = delta / std::sqrt(1.0 / a + 1.0 / b);
        if (z > Significant)
            scored.push_back({&use, &*whole, z});
    }
    std::sort(scored.begin(), scored.end(), [](const Scored &x, const Scored &y) {
        return x.z != y.z ? x.z > y.z : x.here->term < y.here->term;
    });
    std::vector<Mark> marks;
    for (std::size_t i = 0; i < std::min(most, scored.size()); ++i) {
        const std::int64_t here = scored[i].here->posts;
        marks.push_back({words[scored[i].here->term], scored[i].z, here,
                         std::max<std::int64_t>(0, scored[i].all->posts - here)});
    }
    return marks;
}

} // namespace parlance::topics
