// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/placing/explanation.h"

#include "core/topics/numbers/numeric.h"
#include "core/topics/placing/evidence.h"
#include "core/topics/placing/placing.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace parlance::topics {

namespace {

/// Log probability of a term in a theme.
double logShare(const KnownThemes &known, std::size_t theme, std::uint32_t term, double logTotal)
{
    const KnownThemes::Theme &one = known.themes[theme];
    return portableLog(one.weightOf(term) + known.beta) - logTotal;
}

double logThread(const KnownThemes &known, std::span<const float> thread, std::size_t theme)
{
    return thread.empty()
               ? 0.0
               : known.threadPrior * portableLog(1.0 + static_cast<double>(std::max(0.0F, thread[theme])));
}

double logSize(const KnownThemes &known, std::size_t theme)
{
    return portableLog(known.themes[theme].rows + known.alpha);
}

/// The words of a post, asked one by one.
class Witnesses
{
public:
    Witnesses(const KnownThemes &known, std::span<const ReadWord> words) : m_known(known), m_words(words)
    {
        for (const KnownThemes::Theme &one : known.themes) {
            m_rows += one.rows + 1.0;
            m_weights.push_back(0.0);
            for (const auto &[term, weight] : one.weight)
                m_weights.back() += static_cast<double>(weight);
            m_all += m_weights.back();
        }
        for (const ReadWord &word : words) {
            double uses = 0.0;
            for (const KnownThemes::Theme &one : known.themes)
                uses += one.weightOf(word.term);
            m_uses.push_back(uses);
        }
    }

    /// Per word, OutsideShares::said().
    std::vector<double> outside(std::size_t theme) const
    {
        const OutsideShares shares(m_weights[theme], m_all, m_known.stems.size());
        std::vector<double> said;
        for (std::size_t i = 0; i < m_words.size(); ++i)
            said.push_back(shares.said(portableLog(
                OutsideShares::ratio(m_known.themes[theme].weightOf(m_words[i].term), m_uses[i]))));
        return said;
    }

    /// The word that speaks most for it, as BestWord has it.
    std::optional<Evidence> best(std::size_t theme) const
    {
        std::optional<Evidence> witness;
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            const ReadWord &word = m_words[i];
            const auto factor = static_cast<double>(m_known.factor[word.term]);
            if (!m_known.isWord(word.term) || factor <= 0.0)
                continue;
            BestWord best(m_known.themes[theme].rows + 1.0, m_rows);
            best.hear(m_known.themes[theme].weightOf(word.term) / factor, m_uses[i] / factor);
            if (!witness || best.best() > witness->value)
                witness = {word.begin, word.end, best.best()};
        }
        return witness;
    }

private:
    const KnownThemes &m_known;
    std::span<const ReadWord> m_words;
    std::vector<double> m_uses;    ///< of each word: weight in all themes
    std::vector<double> m_weights; ///< per theme: of all its terms
    double m_all = 0.0;            ///< of all themes
    double m_rows = 0.0;           ///< of all themes, and one more for each
};

/// What the words of a post tell of a theme beyond their likelihood.
struct Told
{
    std::optional<Evidence> best{};
    std::vector<double> outside{}; ///< per word
};

/// The themes that a post may take by its words alone.
std::vector<std::size_t> contenders(std::span<const double> score)
{
    std::vector<std::size_t> order(score.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return score[a] > score[b]; });
    order.resize(std::min(order.size(), Contenders));
    return order;
}

} // namespace

Explanation explainPost(const KnownThemes &known, std::string_view text, Language language,
                        std::int32_t theme, std::int32_t against, std::span<const float> thread)
{
    Explanation explanation;
    if (known.empty())
        return explanation;
    PostReader reader(known);
    const std::span<const ReadWord> words = reader.read(text, language);
    std::map<std::uint32_t, double> uses;
    for (const ReadWord &word : words)
        uses[word.term] += static_cast<double>(word.uses);
    const auto weightOf = [&](std::uint32_t term) { // of each use
        return dampedUses(uses[term]) * static_cast<double>(known.factor[term]) / uses[term];
    };
    const std::size_t view = known.balance.viewOf(language == Undetermined ? known.language : language);
    const double lent = known.lentTotal(view);
    std::vector<double> logTotal(known.themes.size());
    std::vector<double> score(known.themes.size());
    double weight = 0.0;
    for (const auto &[term, count] : uses)
        weight += count * weightOf(term);
    for (std::size_t k = 0; k < score.size(); ++k) {
        logTotal[k] = portableLog(known.totalOf(known.themes[k], view) + lent);
        score[k] = logSize(known, k);
        for (const auto &[term, count] : uses)
            score[k] += count * weightOf(term) * logShare(known, k, term, logTotal[k]);
    }
    const double heat = std::max(1.0, weight / HeatWords);
    const Witnesses witnesses(known, words);
    std::map<std::size_t, Told> told; // by theme
    const auto hear = [&](std::size_t k) {
        const auto [at, isNew] = told.try_emplace(k);
        if (!isNew)
            return;
        at->second = {witnesses.best(k), witnesses.outside(k)};
        if (at->second.best)
            score[k] += known.telling.of(at->second.best->value, 0.0, heat);
        for (std::size_t i = 0; i < words.size(); ++i)
            score[k] += known.telling.of(
                0.0, static_cast<double>(words[i].uses) * weightOf(words[i].term) * at->second.outside[i],
                heat);
    };
    for (const std::size_t k : contenders(score))
        hear(k);
    for (const std::int32_t asked : {theme, against}) {
        if (asked >= 0)
            hear(static_cast<std::size_t>(asked));
    }
    for (std::size_t k = 0; k < score.size(); ++k)
        score[k] += logThread(known, thread, k);
    explanation.strange = reader.isStrange();
    explanation.asked = barOf(known.bars, reader.contentWords());
    const auto firmness = [&](std::size_t k) {
        const auto at = told.find(k);
        if (at == told.end() || !at->second.best)
            return AnyWitness;
        double total = 0.0;
        for (std::size_t other = 0; other < score.size(); ++other)
            total += portableExp((score[other] - score[k]) / heat);
        return witnessOf(at->second.best->value, 1.0 / total);
    };
    const auto isFirm = [&](std::size_t k) {
        return firmness(k) >= std::max(explanation.asked, AnyWitness + 1.0);
    };
    const auto likeliestBut = [&](std::int32_t other, const auto &may) {
        std::int32_t best = -1;
        for (std::int32_t k = 0; k < std::ssize(score); ++k) {
            if (k != other && may(static_cast<std::size_t>(k)) &&
                (best < 0 || score[static_cast<std::size_t>(k)] > score[static_cast<std::size_t>(best)]))
                best = k;
        }
        return best;
    };
    const auto any = [](std::size_t) { return true; };
    explanation.theme = theme >= 0 ? theme : likeliestBut(-1, any);
    explanation.against = against >= 0 ? against : likeliestBut(explanation.theme, isFirm);
    if (explanation.against < 0)
        explanation.against = likeliestBut(explanation.theme, any);
    explanation.witness = witnesses.best(static_cast<std::size_t>(explanation.theme));
    explanation.firm = firmness(static_cast<std::size_t>(explanation.theme));
    if (explanation.against < 0)
        return explanation;
    const auto a = static_cast<std::size_t>(explanation.theme);
    const auto b = static_cast<std::size_t>(explanation.against);
    hear(a);
    hear(b);
    explanation.againstIsFirm = isFirm(b);
    explanation.size = logSize(known, a) - logSize(known, b);
    explanation.thread = logThread(known, thread, a) - logThread(known, thread, b);
    explanation.total = explanation.size + explanation.thread;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const ReadWord &word = words[i];
        const double weighs = static_cast<double>(word.uses) * weightOf(word.term);
        const double value = weighs * (logShare(known, a, word.term, logTotal[a]) -
                                       logShare(known, b, word.term, logTotal[b])) +
                             known.telling.of(0.0, weighs * (told[a].outside[i] - told[b].outside[i]), heat);
        explanation.total += value;
        if (!explanation.words.empty() && explanation.words.back().begin == word.begin)
            explanation.words.back().value += value; // another part of the same identifier, or its kin
        else
            explanation.words.push_back({word.begin, word.end, value});
    }
    const auto addBest = [&](const std::optional<Evidence> &best, double sign) {
        if (!best)
            return;
        const auto word = std::find_if(explanation.words.begin(), explanation.words.end(),
                                       [&](const Evidence &one) { return one.begin == best->begin; });
        const double value = sign * known.telling.of(best->value, 0.0, heat);
        word->value += value;
        explanation.total += value;
    };
    addBest(told[a].best, 1.0);
    addBest(told[b].best, -1.0);
    return explanation;
}

} // namespace parlance::topics
