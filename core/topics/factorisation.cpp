// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/factorisation.h"

#include "core/topics/lanes.h"
#include "core/topics/numeric.h"
#include "core/topics/tfidf.h"

#include <algorithm>
#include <cmath>

namespace parlance::topics {

namespace {

constexpr std::size_t RowsPerBlock = 512;

/// sums[row] += matrix row times table, for every row.
void multiply(const TermCounts &matrix, const LaneTable &table, LaneTable &product, int threads,
              const Progress &progress)
{
    const std::size_t blocks = (matrix.rows() + RowsPerBlock - 1) / RowsPerBlock;
    forEachBlock(blocks, threads, [&](std::size_t block) {
        if (progress.isCancelled())
            return;
        const std::size_t last = std::min(matrix.rows(), (block + 1) * RowsPerBlock);
        for (std::size_t row = block * RowsPerBlock; row < last; ++row) {
            float *sum = product.row(row);
            std::fill(sum, sum + product.stride(), 0.0F);
            for (std::uint64_t i = matrix.begin[row]; i < matrix.begin[row + 1]; ++i)
                LaneTable::add(sum, table.row(matrix.term[i]), matrix.count[i], product.stride());
        }
    });
}

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
    for (int c = 0; c < k && !progress.isCancelled(); ++c) {
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

std::vector<std::int32_t> runKMeans(const TermCounts &rows, std::size_t terms, int k, std::uint64_t seed, int rounds,
                                    int threads, const Progress &progress, LaneTable &centres)
{
    const std::size_t n = rows.rows();
    chooseCentres(rows, terms, k, seed, centres, progress);
    std::vector<std::int32_t> group(n, -1);
    LaneTable similarity(n, static_cast<std::size_t>(k));
    for (int round = 0; round < rounds && !progress.isCancelled(); ++round) {
        multiply(rows, centres, similarity, threads, progress);
        std::size_t moved = 0;
        for (std::size_t row = 0; row < n; ++row) {
            if (rows.begin[row] == rows.begin[row + 1])
                continue;
            // A row unlike every centre stays where it is, or joins the first.
            std::int32_t best = largest(similarity.row(row), k);
            if (best < 0)
                best = std::max(group[row], 0);
            moved += best != group[row];
            group[row] = best;
        }
        if (moved * 1000 < n && round > 0)
            break;
        LaneTable sums(terms, static_cast<std::size_t>(k));
        for (std::size_t row = 0; row < n; ++row) {
            if (row % 1024 == 0 && progress.isCancelled())
                return group;
            if (group[row] < 0)
                continue;
            for (std::uint64_t i = rows.begin[row]; i < rows.begin[row + 1]; ++i)
                sums.row(rows.term[i])[group[row]] += rows.count[i];
        }
        std::vector<double> square(static_cast<std::size_t>(k), 0.0);
        for (std::size_t t = 0; t < terms; ++t) {
            for (int c = 0; c < k; ++c)
                square[static_cast<std::size_t>(c)] += static_cast<double>(sums.row(t)[c]) * sums.row(t)[c];
        }
        for (double &s : square)
            s = s > 0.0 ? 1.0 / std::sqrt(s) : 0.0;
        for (std::size_t t = 0; t < terms; ++t) {
            for (int c = 0; c < k; ++c)
                sums.row(t)[c] = static_cast<float>(sums.row(t)[c] * square[static_cast<std::size_t>(c)]);
        }
        centres = std::move(sums);
    }
    return group;
}

/// One sweep of least squares with non-negative values over the rows of `factor`, given product = matrix * other
/// and the other factor's Gram matrix.
void solve(LaneTable &factor, std::size_t rows, const LaneTable &product, const std::vector<double> &gram, int k,
           int threads, const Progress &progress)
{
    const auto size = static_cast<std::size_t>(k);
    const std::size_t blocks = (rows + RowsPerBlock - 1) / RowsPerBlock;
    forEachBlock(blocks, threads, [&](std::size_t block) {
        if (progress.isCancelled())
            return;
        const std::size_t last = std::min(rows, (block + 1) * RowsPerBlock);
        for (std::size_t row = block * RowsPerBlock; row < last; ++row) {
            float *x = factor.row(row);
            const float *b = product.row(row);
            for (std::size_t c = 0; c < size; ++c) {
                const double diagonal = gram[c * size + c];
                if (diagonal <= 1e-12)
                    continue;
                double rest = b[c];
                for (std::size_t j = 0; j < size; ++j)
                    rest -= x[j] * gram[c * size + j];
                x[c] = static_cast<float>(std::max(0.0, x[c] + rest / diagonal));
            }
        }
    });
}

std::vector<double> gramOf(const LaneTable &factor, std::size_t rows, int k, const Progress &progress)
{
    const auto size = static_cast<std::size_t>(k);
    std::vector<double> gram(size * size, 0.0);
    for (std::size_t row = 0; row < rows; ++row) {
        if (row % 1024 == 0 && progress.isCancelled())
            break;
        const float *x = factor.row(row);
        for (std::size_t a = 0; a < size; ++a) {
            if (x[a] == 0.0F)
                continue;
            for (std::size_t b = 0; b < size; ++b)
                gram[a * size + b] += static_cast<double>(x[a]) * x[b];
        }
    }
    return gram;
}

} // namespace

std::vector<std::int32_t> sphericalKMeans(const TermCounts &rows, std::size_t terms, int k, std::uint64_t seed,
                                          int rounds, int threads, const Progress &progress)
{
    LaneTable centres(terms, static_cast<std::size_t>(k));
    return runKMeans(rows, terms, k, seed, rounds, threads, progress, centres);
}

std::vector<std::int32_t> strongestFactor(const TermCounts &rows, std::size_t terms, int k, std::uint64_t seed,
                                          int rounds, int threads, const Progress &progress)
{
    const auto columns = static_cast<std::size_t>(k);
    LaneTable byTerm(terms, columns);
    runKMeans(rows, terms, k, seed, 3, threads, progress, byTerm);
    LaneTable byRow(rows.rows(), columns);
    LaneTable rowProduct(rows.rows(), columns);
    LaneTable termProduct(terms, columns);
    const TermCounts columnsOfTerms = transposed(rows, terms);
    for (int round = 0; round < rounds && !progress.isCancelled(); ++round) {
        multiply(rows, byTerm, rowProduct, threads, progress);
        solve(byRow, rows.rows(), rowProduct, gramOf(byTerm, terms, k, progress), k, threads, progress);
        if (round + 1 == rounds || progress.isCancelled())
            break;
        multiply(columnsOfTerms, byRow, termProduct, threads, progress);
        solve(byTerm, terms, termProduct, gramOf(byRow, rows.rows(), k, progress), k, threads, progress);
    }
    // Factors are compared at equal length of their word side.
    std::vector<double> scale(columns, 0.0);
    for (std::size_t t = 0; t < terms; ++t) {
        for (std::size_t c = 0; c < columns; ++c)
            scale[c] += static_cast<double>(byTerm.row(t)[c]) * byTerm.row(t)[c];
    }
    std::vector<std::int32_t> group(rows.rows(), -1);
    for (std::size_t row = 0; row < rows.rows(); ++row) {
        float *x = byRow.row(row);
        for (std::size_t c = 0; c < columns; ++c)
            x[c] = static_cast<float>(x[c] * std::sqrt(scale[c]));
        group[row] = largest(x, k);
    }
    return group;
}

} // namespace parlance::topics
