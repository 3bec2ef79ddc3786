// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/kmeans.h"

#include "core/topics/lanes.h"
#include "core/topics/numeric.h"

#include <algorithm>
#include <cmath>

namespace parlance::topics {

namespace {

/// Rows spread out as first centres: each next one is drawn with the square of its distance to the nearest.
void chooseCentres(const TermCounts &rows, std::size_t terms, int k, std::uint64_t seed, LaneTable &centres,
                   const Progress &progress)
{
    const std::size_t n = rows.rows();
    std::vector<float> distance(n, 1.0F);
    std::vector<float> dense(terms, 0.0F);
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
            dense[rows.term[i]] = rows.count[i];
            centres.row(rows.term[i])[c] = rows.count[i];
        }
        for (std::size_t row = 0; row < n; ++row) {
            if (row % 4096 == 0 && progress.isCancelled())
                return;
            float dot = 0.0F;
            for (std::uint64_t i = rows.begin[row]; i < rows.begin[row + 1]; ++i)
                dot += rows.count[i] * dense[rows.term[i]];
            distance[row] = std::min(distance[row], std::max(0.0F, 1.0F - dot));
        }
        distance[chosen] = 0.0F;
        for (std::uint64_t i = rows.begin[chosen]; i < rows.begin[chosen + 1]; ++i)
            dense[rows.term[i]] = 0.0F;
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

} // namespace

std::vector<std::int32_t> sphericalKMeans(const TermCounts &rows, std::size_t terms, int k, std::uint64_t seed,
                                          int rounds, const Progress &progress)
{
    const std::size_t n = rows.rows();
    const auto columns = static_cast<std::size_t>(k);
    LaneTable centres(terms, columns);
    chooseCentres(rows, terms, k, seed, centres, progress);
    std::vector<std::int32_t> group(n, -1);
    std::vector<float> similarity(centres.stride());
    for (int round = 0; round < rounds; ++round) {
        LaneTable sums(terms, columns);
        std::size_t moved = 0;
        for (std::size_t row = 0; row < n; ++row) {
            if (row % 256 == 0 && progress.isCancelled())
                return group;
            if (rows.begin[row] == rows.begin[row + 1])
                continue;
            std::fill(similarity.begin(), similarity.end(), 0.0F);
            for (std::uint64_t i = rows.begin[row]; i < rows.begin[row + 1]; ++i)
                LaneTable::add(similarity.data(), centres.row(rows.term[i]), rows.count[i], centres.stride());
            // A row unlike every centre stays where it is, or joins the first.
            std::int32_t best = largest(similarity.data(), k);
            if (best < 0)
                best = std::max(group[row], 0);
            moved += best != group[row];
            group[row] = best;
            for (std::uint64_t i = rows.begin[row]; i < rows.begin[row + 1]; ++i)
                sums.row(rows.term[i])[best] += rows.count[i];
        }
        if (moved * 1000 < n && round > 0)
            break;
        std::vector<double> square(columns, 0.0);
        for (std::size_t t = 0; t < terms; ++t) {
            for (std::size_t c = 0; c < columns; ++c)
                square[c] += static_cast<double>(sums.row(t)[c]) * sums.row(t)[c];
        }
        for (double &s : square)
            s = s > 0.0 ? 1.0 / std::sqrt(s) : 0.0;
        for (std::size_t t = 0; t < terms; ++t) {
            for (std::size_t c = 0; c < columns; ++c)
                sums.row(t)[c] = static_cast<float>(sums.row(t)[c] * square[c]);
        }
        centres = std::move(sums);
    }
    return group;
}

} // namespace parlance::topics
