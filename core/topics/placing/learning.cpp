// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/placing/learning.h"

#include "core/topics/numbers/numeric.h"
#include "core/topics/placing/placing.h"

#include <map>

namespace parlance::topics {

namespace {

/// A theme while it is put together.
struct Sum
{
    double rows = 0;
    std::map<std::uint32_t, double> weight; ///< by term

    KnownThemes::Theme theme() const
    {
        KnownThemes::Theme theme;
        theme.rows = rows;
        for (const auto &[term, sum] : weight)
            theme.weight.emplace_back(term, static_cast<float>(sum));
        return theme;
    }
};

} // namespace

std::vector<KnownThemes::Theme> learnThemes(const KnownThemes &known, std::span<const Document> documents,
                                            std::span<const std::int32_t> theme, std::size_t themes,
                                            double worth, const Progress &progress)
{
    std::vector<Sum> sums(themes);
    PostReader reader(known);
    std::map<std::uint32_t, double> uses; // less than one of a group of kin
    for (std::size_t d = 0; d < documents.size() && !progress.isCancelled(); ++d) {
        uses.clear();
        for (const ReadWord &word : reader.read(documents[d].text, documents[d].language))
            uses[word.term] += static_cast<double>(word.uses);
        Sum &sum = sums[static_cast<std::size_t>(theme[d])];
        sum.rows += worth;
        for (const auto &[term, count] : uses)
            sum.weight[term] += worth * dampedUses(count) * static_cast<double>(known.factor[term]);
    }
    std::vector<KnownThemes::Theme> learned;
    for (const Sum &sum : sums)
        learned.push_back(sum.theme());
    return learned;
}

KnownThemes::Theme joined(const std::vector<const KnownThemes::Theme *> &themes)
{
    if (themes.size() == 1)
        return *themes.front();
    Sum sum;
    for (const KnownThemes::Theme *one : themes) {
        sum.rows += one->rows;
        for (const auto &[term, weight] : one->weight)
            sum.weight[term] += static_cast<double>(weight);
    }
    return sum.theme();
}

} // namespace parlance::topics
