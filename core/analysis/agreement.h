// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace parlance::analysis {

/// Where a figure lies at 95%.
struct Interval
{
    double low = 0, high = 0;
};

struct Figure
{
    double value = 0;
    Interval interval;
};

/// Interval of a share after Wilson (JASA 1927), which stays in [0, 1] and holds for few posts and shares
/// near 0 or 1. \param share  in [0, 1]. \param posts  it was measured on; need not be whole; 0 gives [0, 1].
Interval wilson(double share, double posts);

/// How many equally weighted posts tell as much: (sum of weights)^2 / sum of squared weights (Kish, Survey
/// Sampling, 1965).
double effectivePosts(std::span<const double> weights);

/// A share of a weighted sample: sum of the weights that hold over the sum of all (Hájek's form of the
/// Horvitz-Thompson estimator), with Wilson's interval on the effective number of posts. \param holds  one
/// for each weight.
Figure weightedShare(std::span<const std::uint8_t> holds, std::span<const double> weights);

/// What two judges say of one post: the program and a person, or two people.
struct Judgement
{
    int first = 0, second = 0; ///< categories, from 0
    double weight = 1;         ///< posts of the selection that it stands for, > 0
};

/// How far two judges agree over a sample. Counts are of the sample; everything else is weighted.
struct Agreement
{
    struct Cell
    {
        std::int64_t posts = 0;
        Figure share{}; ///< of the row: of what the first judge called so, what the second did
    };
    struct Category
    {
        std::int64_t first = 0, second = 0; ///< posts that each judge called so
        std::optional<Figure> precision{};  ///< share of the first judge's that the second agrees with
        std::optional<Figure> recall{};     ///< share of the second judge's that the first found
        std::optional<double> f1{}; ///< 2 TP / (2 TP + FP + FN); none where neither judge used the category
    };

    std::int64_t posts = 0;
    double effective = 0;                     ///< see effectivePosts()
    std::vector<std::vector<Cell>> confusion; ///< [first][second]
    std::vector<Category> categories;
    std::optional<Figure> accuracy; ///< none without a post
    std::optional<Figure> macroF1;  ///< mean F1 of the categories that occur
    std::optional<Figure> kappa;    ///< Cohen (1960), in [-1, 1]; none where chance alone would agree always
};

/// Accuracy with Wilson's interval; macro F1 and kappa with percentile intervals of 1000 bootstrap samples of
/// the posts with their weights (Efron 1979). Posts are drawn without regard to strata, which makes the
/// intervals wide rather than narrow. The random numbers hang on `seed` and the counters of sample and draw
/// alone. \param categories  how many there are; a judgement outside of them is left out.
///
/// 1000 times posts.size() draws: 200 posts take a few milliseconds.
Agreement agreement(std::span<const Judgement> judgements, int categories, std::uint64_t seed = 1);

} // namespace parlance::analysis
