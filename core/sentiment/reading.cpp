// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sentiment/reading.h"

#include "core/base/numeric.h"
#include "core/sentiment/model.h"
#include "core/sentiment/reconcile.h"

#include <algorithm>
#include <memory>

namespace parlance::sentiment {

namespace {

constexpr std::size_t KeptUnits = std::size_t{1} << 14; // what a thread keeps between two texts

constexpr double MixedShare = 0.6;     ///< of the weightier side that makes a text mixed
constexpr double EvenShare = 0.75;     ///< and that makes it neither

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
    known.emplace_back(&lexicon, std::make_unique<Entries>(lexicon, Model::of(lexicon.name())));
    return *known.back().second;
}

void applyModel(Reading &reading, const Entries &entries, Correction correction)
{
    LearnedScore &learned = reading.learned;
    const std::vector<Unit> &units = reading.text.units;
    const auto isUnknown = [](const Unit &unit) { return (unit.term.roles & ~StartsPhrase) == 0; };
    learned.used = correction == Correction::Learned && entries.model() != nullptr &&
                   !reading.text.sarcastic && std::any_of(units.begin(), units.end(), isUnknown);
    if (!learned.used)
        return;
    const Model &model = *entries.model();
    learned.words = learned.grams = {};
    static constexpr std::array<std::int8_t, HeadCount> Nothing{};
    std::size_t known = 0;
    std::uint32_t before = 0; // hash
    std::uint32_t clause = units.front().clause + 1;
    for (const Unit &unit : units) {
        const Learned &part = entries[unit.entry].learned;
        const auto &word = (unit.flags & Entry::Negated) != 0 ? part.negated : part.word;
        const std::int8_t *pair =
            clause == unit.clause ? model.at(features::pair(before, part.hash)) : Nothing.data();
        for (std::size_t head = 0; head < HeadCount; ++head) {
            learned.words[head] += word[head] + pair[head];
            learned.grams[head] += part.grams[head];
        }
        known += part.isKnown();
        before = part.hash;
        clause = unit.clause;
    }
    learned.figures = figuresOf(reading.text, reading.rules);
    learned.evidence = Model::evidence(reading.text, known);
    for (std::size_t head = 0; head < HeadCount; ++head)
        learned.sums[head] = model.sum(head, learned.figures, learned.words[head], learned.grams[head],
                                       learned.evidence[head]);
}

namespace {

/// Class and confidence by a language's rules alone: the compound against the borders of the classes.
void judgeByRules(const RuleWeights &weights, Verdict &verdict)
{
    const double compound = verdict.score.compound;
    if (compound >= weights.positiveFrom) {
        verdict.sentimentClass = Class::Positive;
        verdict.confidence = (compound - weights.positiveFrom) / (1 - weights.positiveFrom);
    } else if (compound <= weights.negativeFrom) {
        verdict.sentimentClass = Class::Negative;
        verdict.confidence = (weights.negativeFrom - compound) / (1 + weights.negativeFrom);
    } else {
        verdict.sentimentClass = Class::Neutral;
        verdict.confidence =
            1 - (compound > 0 ? compound / weights.positiveFrom : compound / weights.negativeFrom);
    }
}

/// The same by the learned model: how likely the class is that agrees with the compound.
void judgeByModel(const Heads &sums, Verdict &verdict)
{
    const Reconciled found = reconciled(sums);
    verdict.score.compound = found.compound;
    verdict.sentimentClass = found.sentimentClass;
    verdict.uncertain = verdict.uncertain || found.classGives;
    const double positive = sums[static_cast<std::size_t>(Head::Positive)];
    const double negative = sums[static_cast<std::size_t>(Head::Negative)];
    const double most = std::max({0.0, positive, negative});
    const double all = portableExp(-most) + portableExp(positive - most) + portableExp(negative - most);
    verdict.confidence = portableExp(found.odds - most) / all;
}

} // namespace

Verdict verdictOf(const Reading &reading, const Lexicon &lexicon, Language language)
{
    const RuleScore &rules = reading.rules;
    Verdict verdict;
    const int terms = rules.positiveTerms + rules.negativeTerms;
    const std::size_t units = reading.text.units.size();
    if (units == 0 || (language == Undetermined && terms == 0))
        return verdict;
    // As VADER counts: a term with a valence weighs its size and one more, any other word one.
    const double positive = rules.positive + rules.positiveTerms;
    const double negative = rules.negative + rules.negativeTerms;
    const double total = positive + negative + static_cast<double>(units) - terms;
    verdict.score.positive = positive / total;
    verdict.score.negative = negative / total;
    verdict.score.neutral = 1 - verdict.score.positive - verdict.score.negative;
    verdict.score.compound = rules.compound;
    verdict.uncertain = reading.text.sarcastic || rules.sarcastic;
    if (reading.learned.used)
        judgeByModel(reading.learned.sums, verdict);
    else
        judgeByRules(lexicon.weights(), verdict);
    const double smaller = std::min(rules.positive, rules.negative);
    const double larger = std::max(rules.positive, rules.negative);
    verdict.mixed = smaller >= 1 && smaller >= MixedShare * larger;
    // The model has its own way of weighing praise and blame, but for what goes on and on.
    const bool enough = !reading.learned.used || std::min(rules.positiveTerms, rules.negativeTerms) >= 3;
    if (enough && smaller >= 1 && smaller >= EvenShare * larger && !rules.contrasted)
        verdict.sentimentClass = Class::Neutral;
    return verdict;
}

} // namespace parlance::sentiment
