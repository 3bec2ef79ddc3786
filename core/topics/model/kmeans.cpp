// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/model/kmeans.h"

#include "core/topics/numbers/lanes.h"
#include "core/topics/numbers/numeric.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace parlance::topics {

namespace {

constexpr std::size_t RowsPerBlock = 256;

/// Rows spread out as first centres: each next one is drawn with the square of its distance to the nearest.
void chooseCentres(const TermCounts &rows, const TermCounts &columns, int k, std::uint64_t seed, LaneTable &centres,
                   const Progress &progress)
{
    const std::size_t n = rows.rows();
    std::vector<float> distance(n, 1.0F);
    std::vector<float> dot(n, 0.0F); // of each row with the new centre
    std::vector<std::uint32_t> near; // rows that share a word with it: to the others it is as far as can be
    for (std::size_t row = 0; row < n; ++row) {
        if (rows.begin[row] == rows.begin[row + 1])
            distance[row] = 0.0F;
    }
    for (int c = 0; c < k; ++c) {
        if (progress.isCancelled())
            return;
        double total = 0.0;
        for (const float d : distance)
            total += static_cast<double>(d) * d;
        double goal = randomUnit(seed, 1, static_cast<std::uint64_t>(c)) * total;
        std::size_t chosen = n;
        for (std::size_t row = 0; row < n; ++row) {
            if (distance[row] <= 0.0F)
                continue;
            chosen = row;
            goal -= static_cast<double>(distance[row]) * distance[row];
            if (goal < 0.0)
                break;
        }
        if (chosen == n)
            return; // fewer different rows than centres
        for (std::uint64_t i = rows.begin[chosen]; i < rows.begin[chosen + 1]; ++i) {
            const std::uint32_t term = rows.term[i];
            centres.row(term)[c] = rows.count[i];
            for (std::uint64_t at = columns.begin[term]; at < columns.begin[term + 1]; ++at) {
                if (dot[columns.term[at]] == 0.0F)
                    near.push_back(columns.term[at]);
                dot[columns.term[at]] += columns.count[at] * rows.count[i];
            }
        }
        for (const std::uint32_t row : near) {
            distance[row] = std::min(distance[row], std::max(0.0F, 1.0F - dot[row]));
            dot[row] = 0.0F;
        }
        near.clear();
        distance[chosen] = 0.0F;
    }
}

std::int32_t largest(const float *values, int k)
{
    std::int32_t best = -1;
    float most = 0.0F;
    for (int c = 0; c < k; ++c) {
        if (values[c] > most) {
            most = values[c];
            best = c;
        }
    }
    return best;
}

/// Each row that has words joins the centre that is most like it. \param group  per row, where it was.
void joinNearest(const TermCounts &rows, const LaneTable &centres, int k, int threads, std::vector<std::int32_t> &group,
                 const Progress &progress)
{
    const std::size_t n = rows.rows();
    forEachBlock((n + RowsPerBlock - 1) / RowsPerBlock, threads, [&](std::size_t block) {
        if (progress.isCancelled())
            return;
        std::vector<float> similarity(centres.stride());
        for (std::size_t row = block * RowsPerBlock; row < std::min(n, (block + 1) * RowsPerBlock); ++row) {
            if (rows.begin[row] == rows.begin[row + 1])
                continue;
            std::fill(similarity.begin(), similarity.end(), 0.0F);
            centres.addRows(similarity.data(), rows.termsOf(row), rows.countsOf(row));
            // A row unlike every centre stays where it is, or joins the first.
            const std::int32_t best = largest(similarity.data(), k);
            group[row] = best < 0 ? std::max(group[row], 0) : best;
        }
    });
}

} // namespace

std::vector<std::int32_t> sphericalKMeans(const TermCounts &rows, const TermCounts &columns, int k, std::uint64_t seed,
                                          int rounds, int threads, const Progress &progress)
{
    const std::size_t terms = columns.rows();
    const std::size_t n = rows.rows();
    LaneTable centres(terms, static_cast<std::size_t>(k));
    chooseCentres(rows, columns, k, seed, centres, progress);
    std::vector<std::int32_t> group(n, -1);
    for (int round = 0; round < rounds; ++round) {
        const std::vector<std::int32_t> before = group;
        joinNearest(rows, centres, k, threads, group, progress);
        if (progress.isCancelled())
            return group;
        const std::size_t moved = n - static_cast<std::size_t>(std::transform_reduce(
                                          group.begin(), group.end(), before.begin(), std::ptrdiff_t{0}, std::plus(),
                                          [](std::int32_t a, std::int32_t b) { return a == b ? 1 : 0; }));
        if (moved * 1000 < n && round > 0)
            break;
        centres.fill(0.0F);
        for (std::size_t row = 0; row < n; ++row) {
            for (std::uint64_t i = rows.begin[row]; i < rows.begin[row + 1]; ++i)
                centres.row(rows.term[i])[group[row]] += rows.count[i];
        }
        std::vector<double> square(centres.stride(), 0.0);
        for (std::size_t t = 0; t < terms; ++t) {
            const float *sums = centres.row(t);
            for (std::size_t c = 0; c < square.size(); ++c)
                square[c] += static_cast<double>(sums[c]) * sums[c];
        }
        for (double &s : square)
            s = s > 0.0 ? 1.0 / std::sqrt(s) : 0.0;
        for (std::size_t t = 0; t < terms; ++t) {
            float *sums = centres.row(t);
            for (std::size_t c = 0; c < square.size(); ++c)
                sums[c] = static_cast<float>(sums[c] * square[c]);
        }
    }
    return group;
}

} // namespace parlance::topics
