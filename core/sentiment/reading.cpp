// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sentiment/reading.h"

#include <array>
#include <cmath>
#include <memory>

namespace parlance::sentiment {

namespace {

constexpr std::size_t KeptUnits = std::size_t{1} << 14; // what a thread keeps between two texts

constexpr double ClassBorder = 0.1; ///< compounds of this size and larger are positive or negative

constexpr double MixedShare = 0.5;  ///< of the weightier side that makes a text mixed
constexpr double EvenShare = 0.75;  ///< and that makes it neither

template <class T> void trimmed(std::vector<T> &items)
{
    if (items.capacity() > KeptUnits)
        std::vector<T>().swap(items);
}

} // namespace

void Reading::trim()
{
    trimmed(text.units);
    trimmed(text.sentences);
    trimmed(rules.sentences);
}

const Lexicon *lexiconFor(Language language)
{
    static const std::vector<const Lexicon *> byCode = [] {
        std::vector<const Lexicon *> table(std::size_t{1} << 16);
        for (const Lexicon *lexicon : Lexicon::all())
            table[Language(lexicon->name()).packed] = lexicon;
        table[Undetermined.packed] = table[English.packed];
        return table;
    }();
    return byCode[language.packed];
}

Entries &entriesOf(const Lexicon &lexicon)
{
    thread_local std::vector<std::pair<const Lexicon *, std::unique_ptr<Entries>>> known;
    for (const auto &[of, entries] : known) {
        if (of == &lexicon)
            return *entries;
    }
    known.emplace_back(&lexicon, std::make_unique<Entries>(lexicon));
    return *known.back().second;
}

Verdict verdictOf(const Reading &reading, Language language)
{
    const RuleScore &rules = reading.rules;
    Verdict verdict;
    const int terms = rules.positiveTerms + rules.negativeTerms;
    const std::size_t units = reading.text.units.size();
    if (units == 0 || (language == Undetermined && terms == 0))
        return verdict;
    verdict.score.compound = rules.compound;
    // As VADER counts: a term with a valence weighs its size and one more, any other word one.
    const double positive = rules.positive + rules.positiveTerms;
    const double negative = rules.negative + rules.negativeTerms;
    const double total = positive + negative + static_cast<double>(units) - terms;
    verdict.score.positive = positive / total;
    verdict.score.negative = negative / total;
    verdict.score.neutral = 1 - verdict.score.positive - verdict.score.negative;
    verdict.sentimentClass = rules.compound >= ClassBorder    ? Class::Positive
                             : rules.compound <= -ClassBorder ? Class::Negative
                                                              : Class::Neutral;
    const double smaller = std::min(rules.positive, rules.negative);
    const double larger = std::max(rules.positive, rules.negative);
    verdict.mixed = smaller >= 1 && smaller >= MixedShare * larger;
    if (smaller >= 1 && smaller >= EvenShare * larger)
        verdict.sentimentClass = Class::Neutral;
    verdict.uncertain = reading.text.sarcastic;
    const double size = std::abs(rules.compound);
    verdict.confidence = size >= ClassBorder ? (size - ClassBorder) / (1 - ClassBorder) : 1 - size / ClassBorder;
    return verdict;
}

} // namespace parlance::sentiment
