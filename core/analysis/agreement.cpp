// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/agreement.h"

#include "core/topics/numbers/numeric.h"

#include <algorithm>
#include <cmath>

namespace parlance::analysis {

namespace {

constexpr double Z = 1.959963984540054; ///< 97.5% of a normal distribution lies below
constexpr std::size_t BootstrapSamples = 1000;

/// Weights of the judgements by cell, with what is computed from them.
class Matrix
{
public:
    explicit Matrix(int categories)
        : m_size(static_cast<std::size_t>(categories)), m_cells(m_size * m_size, 0.0)
    {
    }

    void add(const Judgement &judgement)
    {
        m_cells[static_cast<std::size_t>(judgement.first) * m_size +
                static_cast<std::size_t>(judgement.second)] += judgement.weight;
    }
    void clear() { std::fill(m_cells.begin(), m_cells.end(), 0.0); }

    double at(std::size_t first, std::size_t second) const { return m_cells[first * m_size + second]; }
    double row(std::size_t first) const
    {
        double sum = 0;
        for (std::size_t i = 0; i < m_size; ++i)
            sum += at(first, i);
        return sum;
    }
    double column(std::size_t second) const
    {
        double sum = 0;
        for (std::size_t i = 0; i < m_size; ++i)
            sum += at(i, second);
        return sum;
    }

    std::optional<double> f1(std::size_t category) const
    {
        const double both = row(category) + column(category); // 2 TP + FP + FN
        return both > 0 ? std::optional(2 * at(category, category) / both) : std::nullopt;
    }

    std::optional<double> macroF1() const
    {
        double sum = 0;
        int occurring = 0;
        for (std::size_t i = 0; i < m_size; ++i) {
            if (const auto one = f1(i)) {
                sum += *one;
                ++occurring;
            }
        }
        return occurring > 0 ? std::optional(sum / occurring) : std::nullopt;
    }

    std::optional<double> kappa() const
    {
        double all = 0, same = 0, chance = 0;
        for (std::size_t i = 0; i < m_size; ++i) {
            all += row(i);
            same += at(i, i);
            chance += row(i) * column(i);
        }
        if (all <= 0)
            return std::nullopt;
        same /= all;
        chance /= all * all;
        // Sums of weights are exact only up to rounding: a chance of one ulp below 1 is 1.
        return chance < 1 - 1e-12 ? std::optional((same - chance) / (1 - chance)) : std::nullopt;
    }

private:
    std::size_t m_size;
    std::vector<double> m_cells;
};

/// From the 2.5th to the 97.5th percentile.
Interval percentiles(std::vector<double> &values)
{
    std::sort(values.begin(), values.end());
    const auto at = [&](double share) {
        const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size())));
        return values[std::min(std::max<std::size_t>(rank, 1), values.size()) - 1];
    };
    return {at(0.025), at(0.975)};
}

struct Part
{
    std::vector<std::uint8_t> holds;
    std::vector<double> weights;
};

/// Of the judgements that are `within`, the share that `holds`.
template <class Within, class Holds>
std::optional<Figure> shareOf(std::span<const Judgement> judgements, Within within, Holds holds)
{
    Part part;
    for (const Judgement &judgement : judgements) {
        if (!within(judgement))
            continue;
        part.holds.push_back(holds(judgement) ? 1 : 0);
        part.weights.push_back(judgement.weight);
    }
    return part.weights.empty() ? std::nullopt : std::optional(weightedShare(part.holds, part.weights));
}

void bootstrap(Agreement &result, std::span<const Judgement> judgements, int categories, std::uint64_t seed)
{
    std::vector<double> f1s, kappas;
    Matrix drawn(categories);
    const auto count = static_cast<double>(judgements.size());
    const std::uint64_t stream = topics::randomBits(seed, 0); // so that seed 2 is not seed 1 one sample later
    for (std::size_t sample = 0; sample < BootstrapSamples; ++sample) {
        drawn.clear();
        for (std::size_t draw = 0; draw < judgements.size(); ++draw)
            drawn.add(judgements[static_cast<std::size_t>(topics::randomUnit(stream, sample, draw) * count)]);
        if (const auto f1 = drawn.macroF1())
            f1s.push_back(*f1);
        if (const auto kappa = drawn.kappa())
            kappas.push_back(*kappa);
    }
    if (result.macroF1)
        result.macroF1->interval = f1s.empty() ? Interval{0, 1} : percentiles(f1s);
    if (result.kappa)
        result.kappa->interval = kappas.empty() ? Interval{-1, 1} : percentiles(kappas);
}

} // namespace

Interval wilson(double share, double posts)
{
    if (posts <= 0)
        return {0, 1};
    const double square = Z * Z;
    const double centre = (share + square / (2 * posts)) / (1 + square / posts);
    const double half =
        Z / (1 + square / posts) * std::sqrt(share * (1 - share) / posts + square / (4 * posts * posts));
    return {std::max(0.0, centre - half), std::min(1.0, centre + half)};
}

double effectivePosts(std::span<const double> weights)
{
    double sum = 0, squares = 0;
    for (const double weight : weights) {
        sum += weight;
        squares += weight * weight;
    }
    return squares > 0 ? sum * sum / squares : 0;
}

Figure weightedShare(std::span<const std::uint8_t> holds, std::span<const double> weights)
{
    double sum = 0, part = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        sum += weights[i];
        part += holds[i] != 0 ? weights[i] : 0;
    }
    const double share = sum > 0 ? part / sum : 0;
    return {share, wilson(share, effectivePosts(weights))};
}

Agreement agreement(std::span<const Judgement> judgements, int categories, std::uint64_t seed)
{
    const auto size = static_cast<std::size_t>(categories);
    Agreement result;
    result.confusion.assign(size, std::vector<Agreement::Cell>(size));
    result.categories.resize(size);

    std::vector<Judgement> known;
    std::vector<double> weights;
    Matrix matrix(categories);
    for (const Judgement &judgement : judgements) {
        const bool valid = judgement.first >= 0 && judgement.first < categories && judgement.second >= 0 &&
                           judgement.second < categories && judgement.weight > 0;
        if (!valid)
            continue;
        const auto first = static_cast<std::size_t>(judgement.first),
                   second = static_cast<std::size_t>(judgement.second);
        known.push_back(judgement);
        weights.push_back(judgement.weight);
        matrix.add(judgement);
        ++result.confusion[first][second].posts;
        ++result.categories[first].first;
        ++result.categories[second].second;
    }
    result.posts = static_cast<std::int64_t>(known.size());
    result.effective = effectivePosts(weights);
    if (known.empty())
        return result;

    const auto agrees = [](const Judgement &judgement) { return judgement.first == judgement.second; };
    result.accuracy = shareOf(
        known, [](const Judgement &) { return true; }, agrees);
    for (int i = 0; i < categories; ++i) {
        const auto inRow = [i](const Judgement &judgement) { return judgement.first == i; };
        Agreement::Category &category = result.categories[static_cast<std::size_t>(i)];
        category.precision = shareOf(known, inRow, agrees);
        category.recall = shareOf(
            known, [i](const Judgement &judgement) { return judgement.second == i; }, agrees);
        category.f1 = matrix.f1(static_cast<std::size_t>(i));
        for (int j = 0; j < categories; ++j) {
            const auto share =
                shareOf(known, inRow, [j](const Judgement &judgement) { return judgement.second == j; });
            result.confusion[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)].share =
                share.value_or(Figure{0, {0, 1}});
        }
    }
    if (const auto f1 = matrix.macroF1())
        result.macroF1 = Figure{*f1, {}};
    if (const auto kappa = matrix.kappa())
        result.kappa = Figure{*kappa, {}};
    bootstrap(result, known, categories, seed);
    return result;
}

} // namespace parlance::analysis
