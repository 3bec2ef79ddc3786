// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/check.h"

#include "core/analysis/sample.h"

#include <algorithm>
#include <map>

namespace parlance::analysis {

namespace {

using store::Answer;
using store::Checked;

constexpr int SentimentCategories = 3;

using Answers = std::vector<Answer>; ///< by place

std::vector<std::uint8_t> whereAnswered(const Answers &answers)
{
    std::vector<std::uint8_t> labelled(answers.size());
    std::transform(answers.begin(), answers.end(), labelled.begin(),
                   [](Answer answer) { return answer != Answer::None; });
    return labelled;
}

/// Negative 0, neutral 1, positive 2.
int categoryOf(sentiment::Class value)
{
    return static_cast<int>(value) - 1;
}

void checkSentiment(CoderCheck &check, const PostTable &table, const store::Sample &sample,
                    const Answers &answers, const Weights &weights)
{
    std::vector<Judgement> judgements;
    std::vector<std::uint8_t> mixed;
    std::vector<double> mixedWeights;
    for (std::size_t place = 0; place < answers.size(); ++place) {
        if (answers[place] == Answer::None)
            continue;
        const auto row = table.rowOf(sample.posts[place].post);
        const auto tagged =
            row ? static_cast<sentiment::Class>(table.sentiment[*row]) : sentiment::Class::None;
        const bool isMixed = answers[place] == Answer::Mixed;
        mixed.push_back(isMixed);
        mixedWeights.push_back(weights.posts[place]);
        check.mixed += isMixed;
        check.untagged += tagged == sentiment::Class::None;
        if (!isMixed && tagged != sentiment::Class::None)
            judgements.push_back({categoryOf(tagged),
                                  static_cast<int>(answers[place]) - static_cast<int>(Answer::Negative),
                                  weights.posts[place]});
    }
    check.mixedShare = weightedShare(mixed, mixedWeights);
    check.agreement = agreement(judgements, SentimentCategories, sample.seed);
}

void checkThemes(CoderCheck &check, const Answers &answers, const Weights &weights)
{
    std::vector<std::uint8_t> right, allowed;
    std::vector<double> held;
    for (std::size_t place = 0; place < answers.size(); ++place) {
        if (answers[place] == Answer::None)
            continue;
        right.push_back(answers[place] == Answer::Yes);
        allowed.push_back(answers[place] != Answer::No);
        held.push_back(weights.posts[place]);
    }
    if (held.empty())
        return;
    check.right = weightedShare(right, held);
    check.allowed = weightedShare(allowed, held);
}

std::optional<CoderPair> pairOf(const store::Sample &sample, const CoderCheck &first, const Answers &a,
                                const CoderCheck &second, const Answers &b)
{
    std::vector<std::uint8_t> both(a.size());
    for (std::size_t place = 0; place < a.size(); ++place)
        both[place] = a[place] != Answer::None && b[place] != Answer::None;
    const Weights weights = sampleWeights(sample, both);
    const auto answers = store::answersTo(sample.checked);
    const int base = static_cast<int>(answers.front());
    std::vector<Judgement> judgements;
    for (std::size_t place = 0; place < a.size(); ++place) {
        if (both[place] != 0)
            judgements.push_back(
                {static_cast<int>(a[place]) - base, static_cast<int>(b[place]) - base, weights.posts[place]});
    }
    if (judgements.empty())
        return std::nullopt;
    const Agreement found = agreement(judgements, static_cast<int>(answers.size()), sample.seed);
    return CoderPair{first.coder, second.coder, found.posts, found.accuracy, found.kappa};
}

} // namespace

Check checkOf(const PostTable &table, store::Sample sample, std::vector<store::Label> labels)
{
    Check check{std::move(sample), std::move(labels), 0, {}, {}};
    for (const store::Stratum &stratum : check.sample.strata)
        check.population += stratum.posts;

    std::map<std::string, Answers> byCoder;
    for (const store::Label &label : check.labels) {
        Answers &answers = byCoder[label.coder];
        answers.resize(check.sample.posts.size(), Answer::None);
        if (label.place >= 0 && static_cast<std::size_t>(label.place) < answers.size())
            answers[static_cast<std::size_t>(label.place)] = label.answer;
    }
    for (const auto &[coder, answers] : byCoder) {
        CoderCheck one;
        one.coder = coder;
        const std::vector<std::uint8_t> labelled = whereAnswered(answers);
        one.labelled = std::count(labelled.begin(), labelled.end(), 1);
        const Weights weights = sampleWeights(check.sample, labelled);
        one.covered = weights.covered;
        if (check.sample.checked == Checked::Sentiment)
            checkSentiment(one, table, check.sample, answers, weights);
        else
            checkThemes(one, answers, weights);
        check.coders.push_back(std::move(one));
    }
    std::stable_sort(check.coders.begin(), check.coders.end(),
                     [](const CoderCheck &a, const CoderCheck &b) { return a.labelled > b.labelled; });
    for (std::size_t i = 0; i < check.coders.size(); ++i) {
        for (std::size_t j = i + 1; j < check.coders.size(); ++j) {
            if (auto pair = pairOf(check.sample, check.coders[i], byCoder[check.coders[i].coder],
                                   check.coders[j], byCoder[check.coders[j].coder]))
                check.pairs.push_back(std::move(*pair));
        }
    }
    return check;
}

Result<std::optional<Check>> newestCheck(const store::Workspace &workspace, const PostTable &table,
                                         store::Checked checked)
{
    auto sample = store::newestSample(workspace, checked);
    if (!sample)
        return sample.error();
    if (!*sample)
        return std::optional<Check>();
    auto labels = store::labels(workspace, (*sample)->id);
    if (!labels)
        return labels.error();
    return std::optional(checkOf(table, std::move(**sample), std::move(*labels)));
}

} // namespace parlance::analysis
