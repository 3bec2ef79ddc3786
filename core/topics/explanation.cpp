// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/explanation.h"

#include "core/topics/evidence.h"
#include "core/topics/numeric.h"
#include "core/topics/placing.h"

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

/// The word that speaks most for a theme, as BestWord has it.
class Witnesses
{
public:
    Witnesses(const KnownThemes &known, std::span<const ReadWord> words) : m_known(known), m_words(words)
    {
        for (const KnownThemes::Theme &one : known.themes)
            m_rows += one.rows + 1.0;
        for (const ReadWord &word : words) {
            double uses = 0.0;
            for (const KnownThemes::Theme &one : known.themes)
                uses += known.isWord(word.term) ? one.weightOf(word.term) : 0.0;
            m_uses.push_back(uses);
        }
    }

    std::optional<Evidence> of(std::size_t theme) const
    {
        std::optional<Evidence> witness;
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            const ReadWord &word = m_words[i];
            if (!m_known.isWord(word.term))
                continue;
            const auto factor = static_cast<double>(m_known.factor[word.term]);
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
    std::vector<double> m_uses; ///< of each word, in all themes
    double m_rows = 0.0;        ///< of all themes, and one more for each
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
    std::vector<std::optional<Evidence>> told(score.size()); // what the best word adds
    for (const std::size_t k : contenders(score)) {
        told[k] = witnesses.of(k);
        if (told[k]) {
            told[k]->value = toldBy(told[k]->value, heat);
            score[k] += told[k]->value;
        }
    }
    for (std::size_t k = 0; k < score.size(); ++k)
        score[k] += logThread(known, thread, k);
    const auto isSure = [&](std::size_t k) {
        if (!told[k])
            return false;
        double total = 0.0;
        for (std::size_t other = 0; other < score.size(); ++other)
            total += portableExp((score[other] - score[k]) / heat);
        return witnessOf(told[k]->value / heat, 1.0 / total) >= barOf(known.bars, reader.contentWords());
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
    explanation.against = against >= 0 ? against : likeliestBut(explanation.theme, isSure);
    if (explanation.against < 0)
        explanation.against = likeliestBut(explanation.theme, any);
    explanation.witness = witnesses.of(static_cast<std::size_t>(explanation.theme));
    if (explanation.against < 0)
        return explanation;
    const auto a = static_cast<std::size_t>(explanation.theme);
    const auto b = static_cast<std::size_t>(explanation.against);
    explanation.size = logSize(known, a) - logSize(known, b);
    explanation.thread = logThread(known, thread, a) - logThread(known, thread, b);
    explanation.total = explanation.size + explanation.thread;
    for (const ReadWord &word : words) {
        const double value =
            static_cast<double>(word.uses) * weightOf(word.term) *
            (logShare(known, a, word.term, logTotal[a]) - logShare(known, b, word.term, logTotal[b]));
        explanation.total += value;
        if (!explanation.words.empty() && explanation.words.back().begin == word.begin)
            explanation.words.back().value += value; // another part of the same identifier, or its kin
        else
            explanation.words.push_back({word.begin, word.end, value});
    }
    const auto addTold = [&](const std::optional<Evidence> &best, double sign) {
        if (!best)
            return;
        const auto word = std::find_if(explanation.words.begin(), explanation.words.end(),
                                       [&](const Evidence &one) { return one.begin == best->begin; });
        word->value += sign * best->value;
        explanation.total += sign * best->value;
    };
    addTold(told[a], 1.0);
    addTold(told[b], -1.0);
    return explanation;
}

} // namespace parlance::topics
