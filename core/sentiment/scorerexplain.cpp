// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sentiment/model.h"
#include "core/sentiment/reading.h"
#include "core/sentiment/reconcile.h"
#include "core/sentiment/scorer.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace parlance::sentiment {

namespace {

/// Writes down what the rules do.
class ExplanationTrace
{
public:
    ExplanationTrace(std::string_view plain, const std::vector<Unit> &units, Explanation &explanation)
        : m_plain(plain), m_units(units), m_explanation(explanation)
    {
    }

    void phrase(std::size_t unit)
    {
        const Unit &first = m_units[unit];
        m_explanation.tokens[unit].rules.push_back(
            {.rule = "phrase", .cause = written(unit, unit + first.words - 1), .before = 0, .after = first.term.valence / 100.0});
    }

    void looked(std::size_t unit, double valence) { m_explanation.tokens[unit].lexicon = valence; }

    void changed(const char *rule, std::size_t unit, std::size_t cause, double before, double after)
    {
        m_explanation.tokens[unit].rules.push_back({.rule = rule,
                                                    .cause = written(cause, cause + m_units[cause].words - 1),
                                                    .before = before,
                                                    .after = after});
    }

    void counted(std::size_t unit, double valence) { m_explanation.tokens[unit].valence = valence; }

private:
    std::string written(std::size_t first, std::size_t last) const
    {
        return std::string(m_plain.substr(m_units[first].begin, m_units[last].end - m_units[first].begin));
    }

    std::string_view m_plain;
    const std::vector<Unit> &m_units;
    Explanation &m_explanation;
};

/// The middle of the mean of the sentences that hold a valence and of the strongest of them.
double recombinedRules(const Explanation &explanation)
{
    double mean = 0;
    double strongest = 0;
    int telling = 0;
    for (const SentencePart &sentence : explanation.sentences) {
        double sum = 0;
        int terms = 0;
        for (std::size_t i = sentence.firstToken; i < sentence.lastToken; ++i) {
            sum += explanation.tokens[i].valence;
            terms += explanation.tokens[i].lexicon != 0;
        }
        if (terms == 0)
            continue;
        const double compound = normalised(sum + sentence.emphasis);
        ++telling;
        mean += compound;
        if (std::abs(compound) > std::abs(strongest))
            strongest = compound;
    }
    if (telling > 0)
        mean /= telling;
    return RuleScore::MeanShare * mean + (1 - RuleScore::MeanShare) * strongest;
}

/// Takes apart what the model says about the compound.
void explainModel(const Reading &reading, const Entries &entries, Explanation &explanation)
{
    const Model &model = *entries.model();
    const auto compound = static_cast<std::size_t>(Head::Compound);
    const LearnedScore &learned = reading.learned;
    explanation.hasModel = true;
    explanation.intercept = model.intercept[compound];
    explanation.figures.reserve(FigureCount);
    for (std::size_t i = 0; i < FigureCount; ++i)
        explanation.figures.push_back({FigureNames[i], learned.figures[i], model.figures[compound][i] * learned.figures[i]});
    explanation.learnedFactor = learned.evidence[compound] * model.scale[compound];
    const Reconciled found = reconciled(learned.sums);
    if (found.compoundGives)
        explanation.textRules.push_back({.rule = "reconciled",
                                         .cause = className(found.sentimentClass),
                                         .before = std::clamp(learned.sums[compound], -1.0, 1.0),
                                         .after = found.compound});
    explanation.positiveOdds = learned.sums[static_cast<std::size_t>(Head::Positive)];
    explanation.negativeOdds = learned.sums[static_cast<std::size_t>(Head::Negative)];
    explanation.learned.reserve(2 * reading.text.units.size());
    const Unit *before = nullptr;
    for (const Unit &unit : reading.text.units) {
        const auto add = [&](std::size_t begin, double weight) {
            if (weight != 0)
                explanation.learned.push_back({begin, unit.end, weight});
        };
        const Learned &part = entries[unit.entry].learned;
        if (before != nullptr && before->clause == unit.clause)
            add(before->begin, model.at(features::pair(entries[before->entry].learned.hash, part.hash))[compound]);
        const bool negated = (unit.flags & Entry::Negated) != 0;
        add(unit.begin, (negated ? part.negated : part.word)[compound] + features::GramShare * part.grams[compound]);
        before = &unit;
    }
}

} // namespace

Explanation Scorer::explain(std::string_view plain, Language language, Correction correction)
{
    Explanation explanation;
    const Lexicon *lexicon = lexiconFor(language);
    if (lexicon == nullptr)
        return explanation;
    thread_local Reading reading;
    Entries &entries = entriesOf(*lexicon);
    readUnits(plain, entries, reading.text);
    explanation.tokens.resize(reading.text.units.size());
    for (std::size_t i = 0; i < explanation.tokens.size(); ++i) {
        const Unit &unit = reading.text.units[i];
        TokenScore &token = explanation.tokens[i];
        token.begin = unit.begin;
        token.end = unit.end;
        token.token = entries.textOf(unit.entry);
    }
    ExplanationTrace trace(plain, reading.text.units, explanation);
    Rules(*lexicon, reading.text, trace).run(reading.rules);
    applyModel(reading, entries, correction);
    explanation.verdict = verdictOf(reading, *lexicon, language);
    explanation.score = explanation.verdict.score;
    if (reading.learned.used)
        explainModel(reading, entries, explanation);
    explanation.mean = reading.rules.mean;
    explanation.strongest = reading.rules.strongest;
    explanation.sentences.reserve(reading.text.sentences.size());
    for (std::size_t i = 0; i < reading.text.sentences.size(); ++i) {
        const SentenceUnits &sentence = reading.text.sentences[i];
        const SentenceScore &score = reading.rules.sentences[i];
        explanation.sentences.push_back({.firstToken = sentence.first,
                                         .lastToken = sentence.last,
                                         .sum = score.sum,
                                         .emphasis = score.emphasis,
                                         .compound = score.terms > 0 ? score.compound() : 0});
        explanation.sum += score.sum + score.emphasis;
        explanation.punctuation += score.emphasis;
    }
    reading.trim();
    return explanation;
}

double recombined(const Explanation &explanation)
{
    if (!explanation.hasModel)
        return recombinedRules(explanation);
    double compound = explanation.intercept;
    for (const FigurePart &figure : explanation.figures)
        compound += figure.share;
    double weights = 0; // multiples of 1/4: exact in any order
    for (const LearnedPart &part : explanation.learned)
        weights += part.weight;
    return reconciled({compound + explanation.learnedFactor * weights, explanation.positiveOdds,
                       explanation.negativeOdds})
        .compound;
}

} // namespace parlance::sentiment
