// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sentiment/features.h"

namespace parlance::sentiment {

namespace {

/// Grows from 0 towards 1; `half` is where it is a half.
double saturated(double value, double half)
{
    return value / (value + half);
}

} // namespace

Figures figuresOf(const UnitText &text, const RuleScore &rules)
{
    const auto words = static_cast<double>(text.words);
    const double terms = rules.positiveTerms + rules.negativeTerms;
    const double units = static_cast<double>(std::max<std::size_t>(text.units.size(), 1));
    double exclamations = 0, questions = 0, last = 0, sum = 0;
    for (std::size_t i = 0; i < rules.sentences.size(); ++i) {
        exclamations += text.sentences[i].exclamations;
        questions += text.sentences[i].questions;
        sum += rules.sentences[i].sum + rules.sentences[i].emphasis;
        if (rules.sentences[i].terms > 0)
            last = rules.sentences[i].compound();
    }
    const double total = normalised(sum);
    const double length = saturated(words, 20);
    const double signs = saturated(static_cast<double>(text.signs), 1);
    const double informal = saturated(static_cast<double>(text.informal), 1);
    const double formal = text.isFormal() ? 1.0 : 0.0;
    return {rules.mean,
            rules.strongest,
            total,
            last,
            normalised(rules.positive),
            normalised(rules.negative),
            saturated(rules.positiveTerms, 2),
            saturated(rules.negativeTerms, 2),
            rules.positive / (rules.positive + rules.negative + 1),
            rules.negative / (rules.positive + rules.negative + 1),
            sum / units,
            terms / units,
            terms == 0 ? 1.0 : 0.0,
            saturated(exclamations, 1),
            saturated(questions, 1),
            words > 0 ? static_cast<double>(text.capitals) / words : 0.0,
            saturated(rules.negated, 1),
            rules.contrasted ? 1.0 : 0.0,
            length,
            total * length,
            total * formal,
            total * signs,
            total * informal,
            formal};
}

} // namespace parlance::sentiment
