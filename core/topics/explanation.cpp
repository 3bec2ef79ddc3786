// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/explanation.h"

#include "core/topics/evidence.h"
#include "core/topics/numeric.h"
#include "core/topics/placing.h"

#include <algorithm>
#include <map>

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
    return thread.empty() ? 0.0
                          : known.threadPrior * portableLog(1.0 + static_cast<double>(std::max(0.0F, thread[theme])));
}

double logSize(const KnownThemes &known, std::size_t theme)
{
    return portableLog(known.themes[theme].rows + known.alpha);
}

std::optional<Evidence> witnessFor(const KnownThemes &known, std::size_t theme,
                                   std::span<const ReadWord> words)
{
    double rows = 0.0; // one more for each theme
    for (const KnownThemes::Theme &one : known.themes)
        rows += one.rows + 1.0;
    std::optional<Evidence> witness;
    for (const ReadWord &word : words) {
        if (!known.isWord(word.term))
            continue;
        double uses = 0.0;
        for (const KnownThemes::Theme &one : known.themes)
            uses += one.weightOf(word.term);
        const auto factor = static_cast<double>(known.factor[word.term]);
        BestWord best(known.themes[theme].rows + 1.0, rows);
        best.hear(known.themes[theme].weightOf(word.term) / factor, uses / factor);
        if (!witness || best.best() > witness->value)
            witness = {word.begin, word.end, best.best()};
    }
    return witness;
}

} // namespace

Explanation explainPost(const KnownThemes &known, std::string_view text, Language language, std::int32_t theme,
                        std::int32_t against, std::span<const float> thread)
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
    for (std::size_t k = 0; k < score.size(); ++k) {
        logTotal[k] = portableLog(known.totalOf(known.themes[k], view) + lent);
        score[k] = logSize(known, k) + logThread(known, thread, k);
        for (const auto &[term, count] : uses)
            score[k] += count * weightOf(term) * logShare(known, k, term, logTotal[k]);
    }
    const auto likeliestBut = [&](std::int32_t other) {
        std::int32_t best = -1;
        for (std::int32_t k = 0; k < std::ssize(score); ++k) {
            if (k != other
                && (best < 0 || score[static_cast<std::size_t>(k)] > score[static_cast<std::size_t>(best)]))
                best = k;
        }
        return best;
    };
    explanation.theme = theme >= 0 ? theme : likeliestBut(-1);
    explanation.against = against >= 0 ? against : likeliestBut(explanation.theme);
    explanation.witness = witnessFor(known, static_cast<std::size_t>(explanation.theme), words);
    if (explanation.against < 0)
        return explanation;
    const auto a = static_cast<std::size_t>(explanation.theme);
    const auto b = static_cast<std::size_t>(explanation.against);
    explanation.size = logSize(known, a) - logSize(known, b);
    explanation.thread = logThread(known, thread, a) - logThread(known, thread, b);
    explanation.total = explanation.size + explanation.thread;
    for (const ReadWord &word : words) {
        const double value =
            static_cast<double>(word.uses) * weightOf(word.term) * (logShare(known, a, word.term, logTotal[a]) - logShare(known, b, word.term, logTotal[b]));
        explanation.total += value;
        if (!explanation.words.empty() && explanation.words.back().begin == word.begin)
            explanation.words.back().value += value; // another part of the same identifier, or its kin
        else
            explanation.words.push_back({word.begin, word.end, value});
    }
    return explanation;
}

} // namespace parlance::topics
