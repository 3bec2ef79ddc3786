// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sentiment/reading.h"
#include "core/sentiment/scorer.h"

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

} // namespace

Explanation Scorer::explain(std::string_view plain, Language language)
{
    Explanation explanation;
    const Lexicon *lexicon = lexiconFor(language);
    if (lexicon == nullptr)
        return explanation;
    Reading reading;
    Entries &entries = entriesOf(*lexicon);
    readUnits(plain, entries, reading.text);
    for (const Unit &unit : reading.text.units) {
        TokenScore &token = explanation.tokens.emplace_back();
        token.begin = unit.begin;
        token.end = unit.end;
        token.token = entries.partText(unit.part);
    }
    ExplanationTrace trace(plain, reading.text.units, explanation);
    Rules(*lexicon, reading.text, trace).run(reading.rules);
    explanation.verdict = verdictOf(reading, language);
    explanation.score = explanation.verdict.score;
    explanation.mean = reading.rules.mean;
    explanation.strongest = reading.rules.strongest;
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
    return explanation;
}

double recombined(const Explanation &explanation)
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

} // namespace parlance::sentiment
