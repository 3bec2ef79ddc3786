// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sentiment/features.h"
#include "core/sentiment/sentiment.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parlance::sentiment {

/// A linear model over hashed words, pairs of words and character n-grams (features.h), and over the figures of the rules and
/// of the text's form. Weights are whole numbers with one scale a head, so that sums are the same in any order; it is data,
/// written by tools/train_sentiment.
class Model
{
public:
    /// \param bytes  a file as serialised() writes it; must outlive the model.
    /// \returns nothing when it is not one.
    static std::optional<Model> parse(std::string_view bytes);

    /// The model of a language that is compiled in (resources/models); nullptr when there is none.
    static const Model *of(std::string_view language);

    Model() = default;
    explicit Model(int bits) : m_bits(bits), m_own(HeadCount << bits) {}
    std::string serialised() const;

    std::size_t buckets() const { return std::size_t{1} << m_bits; }
    /// The weights of a feature's bucket, in the order of Head.
    const std::int8_t *at(std::uint32_t hash) const { return table() + HeadCount * (hash & ((1U << m_bits) - 1)); }
    std::int8_t *at(std::uint32_t hash) { return m_own.data() + HeadCount * (hash & ((1U << m_bits) - 1)); }

    Heads scale{};                          ///< of one unit of weight
    Heads intercept{};
    std::array<Figures, HeadCount> figures{}; ///< weights of the figures

    /// What the words' sums are multiplied with, for each head: long texts add up more of them.
    /// Informal texts say with emoji, hashtags and strong words what formal ones say between the lines; there
    /// the rules know better, and for the compound the words count for a third, or for three quarters where
    /// only capitals are missing. \param known  units that the model has a weight for. Where fewer than half
    /// are known, the words count for less, down
    ///               to nothing: then the rules stand alone.
    static Heads evidence(const UnitText &text, std::size_t known);

    /// What a head makes of a text: intercept, figures in their order, then the words.
    double sum(std::size_t head, const Figures &values, std::int32_t words, std::int32_t grams, double evidence) const;

    /// SHA-256 of the model's bytes.
    const std::string &hash() const { return m_hash; }

private:
    const std::int8_t *table() const { return m_own.empty() ? m_table : m_own.data(); }

    int m_bits = 0;
    const std::int8_t *m_table = nullptr;
    std::vector<std::int8_t> m_own;
    std::string m_hash;
};

} // namespace parlance::sentiment
