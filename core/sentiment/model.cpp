// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sentiment/model.h"

#include "core/base/embedded.h"
#include "core/base/hash.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>

namespace parlance::sentiment {

namespace {

constexpr std::string_view Magic = "PLSENT01";
constexpr std::size_t HeaderNumbers = HeadCount * (2 + FigureCount);
constexpr double Smallest = 4; ///< units; shorter texts are not given more weight than this
constexpr double MarkedShare = 0.35; ///< of the words' weight in the compound, where emoji and the like speak
constexpr double LowerShare = 0.75;  ///< and where only sentences begin in lower case

void appendNumber(std::string &to, std::uint64_t bits, int bytes)
{
    for (int i = 0; i < bytes; ++i)
        to += static_cast<char>(bits >> (8 * i) & 255);
}

std::uint64_t numberAt(std::string_view from, std::size_t at, int bytes)
{
    std::uint64_t bits = 0;
    for (int i = 0; i < bytes; ++i)
        bits |= std::uint64_t{static_cast<unsigned char>(from[at + static_cast<std::size_t>(i)])} << (8 * i);
    return bits;
}

/// The numbers of the header, in the order of the file.
template <class ModelType, class Visit> void forEachNumber(ModelType &model, const Visit &visit)
{
    for (std::size_t head = 0; head < HeadCount; ++head) {
        visit(model.scale[head]);
        visit(model.intercept[head]);
        for (auto &weight : model.figures[head])
            visit(weight);
    }
}

} // namespace

std::string Model::serialised() const
{
    std::string bytes(Magic);
    appendNumber(bytes, static_cast<std::uint64_t>(m_bits), 4);
    appendNumber(bytes, FigureCount, 4);
    forEachNumber(*this, [&](double number) { appendNumber(bytes, std::bit_cast<std::uint64_t>(number), 8); });
    const std::int8_t *weights = table();
    for (std::size_t i = 0; i < HeadCount << m_bits; ++i)
        bytes += static_cast<char>(weights[i]);
    return bytes;
}

std::optional<Model> Model::parse(std::string_view bytes)
{
    const std::size_t header = Magic.size() + 8 + HeaderNumbers * 8;
    if (bytes.size() < header || !bytes.starts_with(Magic) || numberAt(bytes, Magic.size() + 4, 4) != FigureCount)
        return std::nullopt;
    Model model;
    const std::uint64_t bits = numberAt(bytes, Magic.size(), 4);
    if (bits > 24 || bytes.size() != header + (HeadCount << bits))
        return std::nullopt;
    model.m_bits = static_cast<int>(bits);
    std::size_t at = Magic.size() + 8;
    forEachNumber(model, [&](double &number) {
        number = std::bit_cast<double>(numberAt(bytes, at, 8));
        at += 8;
    });
    model.m_table = reinterpret_cast<const std::int8_t *>(bytes.data()) + header;
    model.m_hash = sha256Hex(bytes);
    return model;
}

const Model *Model::of(std::string_view language)
{
    static const std::map<std::string, Model, std::less<>> models = [] {
        std::map<std::string, Model, std::less<>> found;
        constexpr std::string_view folder = "resources/models/";
        constexpr std::string_view ending = ".model";
        for (const std::string_view file : embeddedNames(folder)) {
            if (!file.ends_with(ending))
                continue;
            if (auto model = parse(embedded(file)))
                found.emplace(file.substr(folder.size(), file.size() - folder.size() - ending.size()), std::move(*model));
        }
        return found;
    }();
    const auto model = models.find(language);
    return model == models.end() ? nullptr : &model->second;
}

double Model::sum(std::size_t head, const Figures &values, std::int32_t words, std::int32_t grams, double evidence) const
{
    double sum = intercept[head];
    for (std::size_t i = 0; i < FigureCount; ++i)
        sum += figures[head][i] * values[i];
    return sum + evidence * scale[head] * (words + features::GramShare * grams);
}

Heads Model::evidence(const UnitText &text, std::size_t known)
{
    const std::size_t units = text.units.size();
    if (units == 0)
        return {};
    const double trust = std::min(1.0, 2.0 * static_cast<double>(known) / static_cast<double>(units));
    const double each = trust / std::sqrt(static_cast<double>(units) + Smallest);
    const bool isMarked = text.signs > 0 || text.informal > 0;
    return {(isMarked ? MarkedShare : text.lowerStart > 0 ? LowerShare : 1.0) * each, each, each};
}

} // namespace parlance::sentiment
