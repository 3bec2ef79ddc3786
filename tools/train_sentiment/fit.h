// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus.h"

#include <functional>
#include <vector>

namespace parlance::training {

using Vector = std::vector<double>;

/// A row of a problem: an example, what it counts for, and its target.
struct Row
{
    const Example *example = nullptr;
    double weight = 1;
    double target = 0; ///< for fitCompound
};

struct FitOptions
{
    int bits = 18;
    int iterations = 60;
    double wordPenalty = 1;    ///< L2, of word weights
    double figurePenalty = 0.1; ///< L2, of the figures' weights
};

/// A fitted head: weights of the buckets, of the figures, and the intercept.
struct Fitted
{
    Vector words;
    sentiment::Figures figures{};
    double intercept = 0;
};

/// Least squares of the targets.
Fitted fitCompound(const std::vector<Row> &rows, const Vector &columnScale, const FitOptions &options);

/// How much weight a bucket may carry for positive, and for negative against neutral.
struct ClassScales
{
    Vector positive, negative;
};

/// Softmax of negative and positive against neutral: {positive, negative}.
std::pair<Fitted, Fitted> fitClasses(const std::vector<Row> &rows, const ClassScales &scales,
                                     const FitOptions &options);

/// How much weight a bucket may carry: rare ones more (log of the inverse document frequency), those of one text none.
Vector columnScales(const std::vector<Row> &rows, int bits);

/// The same for the classes: mostly how much likelier, as a logarithm, the bucket is in one class than in
/// neutral, as naive Bayes has it (Wang & Manning, Baselines and Bigrams, ACL 2012), of each class by itself.
ClassScales classScales(const std::vector<Row> &rows, int bits);

} // namespace parlance::training
