// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sentiment/features.h"
#include "core/sentiment/sentiment.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace parlance::training {

/// A text with what people said of it, and what the model sees of it.
struct Example
{
    std::string text;
    std::string group;                                     ///< texts of one group (a review) go into one fold
    std::optional<double> gold;                            ///< mean of the raters, in [-1, 1]
    sentiment::Class label = sentiment::Class::None;       ///< None: neither of the three
    std::vector<std::pair<std::uint32_t, float>> features; ///< bucket and how often, grams by their share; by bucket
    sentiment::Heads evidence{};                           ///< Model::evidence() when all is known
    sentiment::Figures figures{};
};

struct Corpus
{
    std::string name;
    std::vector<Example> examples;
};

/// Reads a table with a header line and the columns `id`, `text` and `gold` (-4 to 4) or `label` (neg, neu, pos, others are
/// left out). \throws std::runtime_error.
/// \param bits  buckets of the model are 2^bits.
Corpus readCorpus(const std::string &path, int bits);

} // namespace parlance::training
