// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/model/tfidf.h"

#include "core/topics/numbers/numeric.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace parlance::topics {

TermCounts tfidf(const TermCounts &counts, std::size_t terms)
{
    std::vector<std::uint32_t> rowsWith(terms, 0);
    for (const std::uint32_t term : counts.term)
        ++rowsWith[term];
    std::vector<double> idf(terms);
    for (std::size_t t = 0; t < terms; ++t)
        idf[t] = 1.0 + portableLog((1.0 + static_cast<double>(counts.rows())) / (1.0 + rowsWith[t]));

    TermCounts scaled = counts;
    for (std::size_t row = 0; row < counts.rows(); ++row) {
        double square = 0.0;
        for (std::uint64_t i = counts.begin[row]; i < counts.begin[row + 1]; ++i) {
            const double value = dampedUses(static_cast<double>(counts.count[i])) * idf[counts.term[i]];
            scaled.count[i] = static_cast<float>(value);
            square += value * value;
        }
        const double scale = square > 0.0 ? 1.0 / std::sqrt(square) : 0.0;
        for (std::uint64_t i = counts.begin[row]; i < counts.begin[row + 1]; ++i)
            scaled.count[i] = static_cast<float>(scaled.count[i] * scale);
    }
    return scaled;
}

TermCounts sumRows(const TermCounts &counts, std::span<const std::uint32_t> group, std::uint32_t groups)
{
    std::vector<std::uint32_t> order(counts.rows());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return group[a] < group[b]; });
    TermCounts sums;
    sums.begin.push_back(0);
    std::vector<std::pair<std::uint32_t, float>> row;
    std::size_t at = 0;
    for (std::uint32_t g = 0; g < groups; ++g) {
        row.clear();
        for (; at < order.size() && group[order[at]] == g; ++at) {
            for (std::uint64_t i = counts.begin[order[at]]; i < counts.begin[order[at] + 1]; ++i)
                row.emplace_back(counts.term[i], counts.count[i]);
        }
        std::stable_sort(row.begin(), row.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
        for (std::size_t i = 0; i < row.size();) {
            float sum = 0;
            const std::uint32_t term = row[i].first;
            for (; i < row.size() && row[i].first == term; ++i)
                sum += row[i].second;
            sums.term.push_back(term);
            sums.count.push_back(sum);
        }
        sums.begin.push_back(sums.term.size());
    }
    return sums;
}

TermCounts transposed(const TermCounts &counts, std::size_t terms)
{
    TermCounts columns;
    columns.begin.assign(terms + 1, 0);
    for (const std::uint32_t term : counts.term)
        ++columns.begin[term + 1];
    std::partial_sum(columns.begin.begin(), columns.begin.end(), columns.begin.begin());
    columns.term.resize(counts.term.size());
    columns.count.resize(counts.term.size());
    std::vector<std::uint64_t> next(columns.begin.begin(), columns.begin.end() - 1);
    for (std::size_t row = 0; row < counts.rows(); ++row) {
        for (std::uint64_t i = counts.begin[row]; i < counts.begin[row + 1]; ++i) {
            const std::uint64_t at = next[counts.term[i]]++;
            columns.term[at] = static_cast<std::uint32_t>(row);
            columns.count[at] = counts.count[i];
        }
    }
    return columns;
}

} // namespace parlance::topics
