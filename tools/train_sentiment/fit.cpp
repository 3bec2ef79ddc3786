// SPDX-License-Identifier: GPL-3.0-or-later
#include "fit.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <map>

namespace parlance::training {

namespace {

using sentiment::FigureCount;

double dot(const Vector &a, const Vector &b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += a[i] * b[i];
    return sum;
}

void addTimes(Vector &to, double factor, const Vector &what)
{
    for (std::size_t i = 0; i < to.size(); ++i)
        to[i] += factor * what[i];
}

/// Value and gradient of a function to be minimised.
using Objective = std::function<double(const Vector &at, Vector &gradient)>;

/// L-BFGS (Nocedal 1980; two-loop recursion, ten pairs, backtracking), one thread, fixed order: the same bits each time.
Vector minimise(const Objective &objective, std::size_t size, int iterations)
{
    constexpr std::size_t memory = 10;
    Vector at(size), gradient(size), nextGradient(size);
    double value = objective(at, gradient);
    struct Pair
    {
        Vector step, change;
        double product;
    };
    std::deque<Pair> pairs;
    for (int iteration = 0; iteration < iterations; ++iteration) {
        Vector direction = gradient;
        std::vector<double> alphas(pairs.size());
        for (std::size_t i = pairs.size(); i-- > 0;) {
            alphas[i] = dot(pairs[i].step, direction) / pairs[i].product;
            addTimes(direction, -alphas[i], pairs[i].change);
        }
        if (!pairs.empty()) {
            const double factor = pairs.back().product / dot(pairs.back().change, pairs.back().change);
            for (double &entry : direction)
                entry *= factor;
        }
        for (std::size_t i = 0; i < pairs.size(); ++i)
            addTimes(direction, alphas[i] - dot(pairs[i].change, direction) / pairs[i].product, pairs[i].step);
        const double slope = -dot(gradient, direction);
        double length = pairs.empty() ? 1.0 / std::sqrt(std::max(dot(gradient, gradient), 1e-12)) : 1.0;
        Vector next;
        double nextValue = value;
        for (int attempt = 0; attempt < 30; ++attempt, length /= 2) {
            next = at;
            addTimes(next, -length, direction);
            nextValue = objective(next, nextGradient);
            if (nextValue <= value + 1e-4 * length * slope)
                break;
        }
        if (!(nextValue < value))
            break;
        Pair pair{next, nextGradient, 0};
        addTimes(pair.step, -1, at);
        addTimes(pair.change, -1, gradient);
        pair.product = dot(pair.step, pair.change);
        const bool done = value - nextValue < 1e-7 * std::abs(value);
        at = std::move(next);
        gradient = nextGradient;
        value = nextValue;
        if (pair.product > 1e-12)
            pairs.push_back(std::move(pair));
        if (pairs.size() > memory)
            pairs.pop_front();
        if (done)
            break;
    }
    return at;
}

/// One head's parameters inside a longer vector: buckets, figures, intercept.
class HeadView
{
public:
    HeadView(sentiment::Head head, std::size_t offset, const Vector &columnScale)
        : m_head(static_cast<std::size_t>(head)), m_offset(offset), m_scale(columnScale)
    {
    }

    static std::size_t size(const Vector &columnScale) { return columnScale.size() + FigureCount + 1; }

    double value(const Vector &parameters, const Example &example) const
    {
        const double *words = parameters.data() + m_offset;
        const double *figures = words + m_scale.size();
        double sum = 0;
        for (const auto &[bucket, count] : example.features)
            sum += static_cast<double>(count) * m_scale[bucket] * words[bucket];
        sum *= example.evidence[m_head];
        for (std::size_t i = 0; i < FigureCount; ++i)
            sum += example.figures[i] * figures[i];
        return sum + figures[FigureCount];
    }

    void addGradient(Vector &gradient, const Example &example, double factor) const
    {
        double *words = gradient.data() + m_offset;
        double *figures = words + m_scale.size();
        const double each = factor * example.evidence[m_head];
        for (const auto &[bucket, count] : example.features)
            words[bucket] += static_cast<double>(count) * m_scale[bucket] * each;
        for (std::size_t i = 0; i < FigureCount; ++i)
            figures[i] += example.figures[i] * factor;
        figures[FigureCount] += factor;
    }

    /// The penalty on the parameters, whose gradient is added.
    double penalty(const Vector &parameters, Vector &gradient, const FitOptions &options) const
    {
        double sum = 0;
        for (std::size_t i = 0; i < m_scale.size() + FigureCount; ++i) {
            const double weight = i < m_scale.size() ? options.wordPenalty : options.figurePenalty;
            const double parameter = parameters[m_offset + i];
            sum += weight * parameter * parameter / 2;
            gradient[m_offset + i] += weight * parameter;
        }
        return sum;
    }

    Fitted fitted(const Vector &parameters) const
    {
        Fitted head;
        head.words.resize(m_scale.size());
        for (std::size_t i = 0; i < m_scale.size(); ++i)
            head.words[i] = parameters[m_offset + i] * m_scale[i];
        for (std::size_t i = 0; i < FigureCount; ++i)
            head.figures[i] = parameters[m_offset + m_scale.size() + i];
        head.intercept = parameters[m_offset + m_scale.size() + FigureCount];
        return head;
    }

private:
    std::size_t m_head, m_offset;
    const Vector &m_scale;
};

} // namespace

Vector columnScales(const std::vector<Row> &rows, int bits)
{
    Vector frequency(std::size_t{1} << bits);
    for (const Row &row : rows) {
        for (const auto &feature : row.example->features)
            ++frequency[feature.first];
    }
    const double texts = static_cast<double>(rows.size());
    for (double &entry : frequency)
        entry = entry < 2 ? 0 : std::max(0.5, std::log((texts + 1) / (entry + 1))) / 5;
    return frequency;
}

ClassScales classScales(const std::vector<Row> &rows, int bits)
{
    using Class = sentiment::Class;
    constexpr double bayesShare = 0.75; ///< against that of the inverse document frequency
    const auto buckets = std::size_t{1} << bits;
    std::map<Class, Vector> counts{{Class::Negative, {}}, {Class::Neutral, {}}, {Class::Positive, {}}};
    std::map<Class, double> texts;
    for (auto &[label, count] : counts)
        count.assign(buckets, 1); // one text more than were seen
    for (const Row &row : rows) {
        Vector &count = counts.at(row.example->label);
        for (const auto &feature : row.example->features)
            ++count[feature.first];
        ++texts[row.example->label];
    }
    const auto share = [&](Class label, std::size_t bucket) {
        return counts.at(label)[bucket] / texts[label];
    };
    const Vector rarity = columnScales(rows, bits);
    const auto scales = [&](Class label) {
        Vector scale(buckets);
        for (std::size_t i = 0; i < buckets; ++i) {
            const double bayes = std::abs(std::log(share(label, i) / share(Class::Neutral, i)));
            scale[i] = rarity[i] == 0 ? 0 : (1 - bayesShare) * rarity[i] + bayesShare * bayes;
        }
        return scale;
    };
    return {scales(Class::Positive), scales(Class::Negative)};
}

Fitted fitCompound(const std::vector<Row> &rows, const Vector &columnScale, const FitOptions &options)
{
    const HeadView head(sentiment::Head::Compound, 0, columnScale);
    const Objective objective = [&](const Vector &at, Vector &gradient) {
        std::fill(gradient.begin(), gradient.end(), 0.0);
        double loss = head.penalty(at, gradient, options);
        for (const Row &row : rows) {
            const double error = head.value(at, *row.example) - row.target;
            loss += row.weight * error * error / 2;
            head.addGradient(gradient, *row.example, row.weight * error);
        }
        return loss;
    };
    return head.fitted(minimise(objective, HeadView::size(columnScale), options.iterations));
}

std::pair<Fitted, Fitted> fitClasses(const std::vector<Row> &rows, const ClassScales &scales,
                                     const FitOptions &options)
{
    const std::size_t size = HeadView::size(scales.positive);
    const HeadView positive(sentiment::Head::Positive, 0, scales.positive);
    const HeadView negative(sentiment::Head::Negative, size, scales.negative);
    const Objective objective = [&](const Vector &at, Vector &gradient) {
        std::fill(gradient.begin(), gradient.end(), 0.0);
        double loss = positive.penalty(at, gradient, options) + negative.penalty(at, gradient, options);
        for (const Row &row : rows) {
            const double up = positive.value(at, *row.example), down = negative.value(at, *row.example);
            const double most = std::max({0.0, up, down});
            const double total = std::exp(-most) + std::exp(up - most) + std::exp(down - most);
            const bool isUp = row.example->label == sentiment::Class::Positive, isDown = row.example->label == sentiment::Class::Negative;
            loss += row.weight * (most + std::log(total) - (isUp ? up : isDown ? down : 0.0));
            positive.addGradient(gradient, *row.example, row.weight * (std::exp(up - most) / total - isUp));
            negative.addGradient(gradient, *row.example, row.weight * (std::exp(down - most) / total - isDown));
        }
        return loss;
    };
    const Vector found = minimise(objective, 2 * size, options.iterations);
    return {positive.fitted(found), negative.fitted(found)};
}

} // namespace parlance::training
