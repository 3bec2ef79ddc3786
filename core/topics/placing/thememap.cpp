// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/placing/thememap.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace parlance::topics {

namespace {

using Matrix = std::vector<std::vector<double>>;

/// Of the square roots of two themes' shares of words.
double affinity(const KnownThemes::Theme &a, double totalA, const KnownThemes::Theme &b, double totalB)
{
    double sum = 0.0;
    auto x = a.weight.begin();
    auto y = b.weight.begin();
    while (x != a.weight.end() && y != b.weight.end()) {
        if (x->first < y->first) {
            ++x;
        } else if (y->first < x->first) {
            ++y;
        } else {
            sum += std::sqrt(static_cast<double>(x->second) * static_cast<double>(y->second));
            ++x;
            ++y;
        }
    }
    const double scale = std::sqrt(totalA * totalB);
    return scale > 0.0 ? std::min(1.0, sum / scale) : 0.0;
}

/// The eigenvector of the largest eigenvalue that is left, times its root; the matrix loses it. By the power method from a
/// start that favours nothing.
std::vector<double> principal(Matrix &matrix)
{
    const std::size_t n = matrix.size();
    std::vector<double> vector(n);
    for (std::size_t i = 0; i < n; ++i)
        vector[i] = 1.0 + static_cast<double>(i * 37 % 101) / 101.0;
    double value = 0.0;
    for (int round = 0; round < 300; ++round) {
        std::vector<double> next(n, 0.0);
        double square = 0.0;
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < n; ++j)
                next[i] += matrix[i][j] * vector[j];
            square += next[i] * next[i];
        }
        value = std::sqrt(square);
        if (value <= 1e-12)
            return std::vector<double>(n, 0.0);
        for (double &entry : next)
            entry /= value;
        vector = std::move(next);
    }
    const auto widest = std::max_element(vector.begin(), vector.end(),
                                         [](double a, double b) { return std::abs(a) < std::abs(b); });
    const double sign = *widest < 0.0 ? -1.0 : 1.0;
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j)
            matrix[i][j] -= value * vector[i] * vector[j];
    }
    for (double &entry : vector)
        entry *= sign * std::sqrt(value);
    return vector;
}

} // namespace

ThemeMap mapThemes(const KnownThemes &known)
{
    const std::size_t n = known.themes.size();
    ThemeMap map;
    map.similarity.assign(n, std::vector<double>(n, 1.0));
    map.points.resize(n);
    Matrix inner(n, std::vector<double>(n, 0.0)); // - half the squared distances, centred
    std::vector<double> total;
    for (const KnownThemes::Theme &theme : known.themes)
        total.push_back(known.totalOf(theme, known.balance.languages.size())); // as no language in particular sees it
    for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = a + 1; b < n; ++b) {
            const double square = 1.0 - affinity(known.themes[a], total[a], known.themes[b], total[b]);
            map.similarity[a][b] = map.similarity[b][a] = 1.0 - std::sqrt(square);
            inner[a][b] = inner[b][a] = -0.5 * square;
        }
    }
    if (n < 2)
        return map;
    std::vector<double> mean(n, 0.0);
    double all = 0.0;
    for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = 0; b < n; ++b)
            mean[a] += inner[a][b] / static_cast<double>(n);
        all += mean[a] / static_cast<double>(n);
    }
    for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = 0; b < n; ++b)
            inner[a][b] += all - mean[a] - mean[b];
    }
    const std::vector<double> x = principal(inner);
    const std::vector<double> y = principal(inner);
    double most = 0.0;
    for (std::size_t i = 0; i < n; ++i)
        most = std::max({most, std::abs(x[i]), std::abs(y[i])});
    for (std::size_t i = 0; i < n && most > 0.0; ++i)
        map.points[i] = {x[i] / most, y[i] / most};
    return map;
}

} // namespace parlance::topics
