// SPDX-License-Identifier: GPL-3.0-or-later
// train_sentiment --classes FILE --ratings FILE... [--folds N] [--to MODEL]
// Learns the correction that the English scorer adds to its rules: one model for all kinds of text. Reads tables as
// readCorpus() takes them: --classes with labels (comments of forums), --ratings with the mean of raters, one FILE a kind of
// text. --folds N holds out each of N parts in turn and prints what a model of the others makes of it; --to trains on all
// and writes. The same input gives the same bytes.
#include "corpus.h"
#include "fit.h"
#include "folds.h"

#include "core/sentiment/model.h"
#include "core/sentiment/reconcile.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

using namespace parlance;
using namespace parlance::training;

namespace {

constexpr int Bits = 18;
constexpr double ClassTarget = 0.45;       ///< the compound that a positive text without a rating stands for
constexpr double ClassRowWeight = 0.025;   ///< of such a text, against about 450 / texts / variance of a rated one
constexpr double ClassShare = 0.01;        ///< of the classes' odds, added to the compound
// Blame is the rarest class and the one most often missed, praise the most often seen where there is none;
// this is what macro F1 gains most from.
constexpr double PraiseBonus = -0.1;
constexpr double BlameBonus = 0.1;
constexpr double RatedTotal = 450;         ///< weight of a set of ratings, whatever its size and spread
FitOptions compoundFit{.bits = Bits, .iterations = 200, .wordPenalty = 2, .figurePenalty = 0.1};
FitOptions classFit{.bits = Bits, .iterations = 160, .wordPenalty = 0.7, .figurePenalty = 0.1};

struct RatedSet
{
    Corpus corpus;
    double share = 1; ///< of RatedTotal
};

struct Data
{
    Corpus classes;
    std::vector<RatedSet> rated;
};

struct Trained
{
    Fitted compound, positive, negative;
};

/// Adds a multiple of another head. What the classes learned from many more texts helps the compound, too.
void addTimes(Fitted &to, double factor, const Fitted &what)
{
    for (std::size_t i = 0; i < to.words.size(); ++i)
        to.words[i] += factor * what.words[i];
    for (std::size_t i = 0; i < to.figures.size(); ++i)
        to.figures[i] += factor * what.figures[i];
    to.intercept += factor * what.intercept;
}

/// Trains on everything but fold `without` of `folds`; on everything when `without` is -1.
Trained train(const Data &data, int without, int folds)
{
    const auto in = [&](const Example &example) { return without < 0 || foldOf(example, folds) != without; };
    std::vector<Row> classes, compounds;
    for (const Example &example : data.classes.examples) {
        if (example.label == sentiment::Class::None || !in(example))
            continue;
        classes.push_back({&example});
        const double target = example.label == sentiment::Class::Positive   ? ClassTarget
                              : example.label == sentiment::Class::Negative ? -ClassTarget
                                                                            : 0.0;
        compounds.push_back({&example, ClassRowWeight, target});
    }
    for (const RatedSet &set : data.rated) {
        std::vector<const Example *> rows;
        double sum = 0, squares = 0;
        for (const Example &example : set.corpus.examples) {
            if (!in(example))
                continue;
            rows.push_back(&example);
            sum += *example.gold;
            squares += *example.gold * *example.gold;
        }
        const double count = static_cast<double>(rows.size());
        const double variance = squares / count - sum / count * (sum / count);
        for (const Example *example : rows)
            compounds.push_back({example, set.share * RatedTotal / count / variance, *example->gold});
    }
    const Vector scales = columnScales(compounds, Bits);
    Trained trained;
    trained.compound = fitCompound(compounds, scales, compoundFit);
    std::tie(trained.positive, trained.negative) = fitClasses(classes, classScales(classes, Bits), classFit);
    addTimes(trained.compound, ClassShare, trained.positive);
    addTimes(trained.compound, -ClassShare, trained.negative);
    return trained;
}

/// One unit of a head's whole-number weights: all but the hundred-thousandth largest fit into 127 steps, what
/// is larger is cut.
double scaleOf(const Vector &weights)
{
    Vector sizes;
    for (const double weight : weights) {
        if (weight != 0)
            sizes.push_back(std::abs(weight));
    }
    if (sizes.empty())
        return 1;
    const auto nth =
        sizes.begin() + static_cast<std::ptrdiff_t>(static_cast<double>(sizes.size() - 1) * 0.99999);
    std::nth_element(sizes.begin(), nth, sizes.end());
    return *nth / 127;
}

sentiment::Model quantised(const Trained &trained)
{
    sentiment::Model model(Bits);
    const Fitted *heads[] = {&trained.compound, &trained.positive, &trained.negative};
    for (std::size_t head = 0; head < sentiment::HeadCount; ++head) {
        const Fitted &fitted = *heads[head];
        model.scale[head] = scaleOf(fitted.words);
        model.intercept[head] = fitted.intercept;
        model.figures[head] = fitted.figures;
        for (std::uint32_t bucket = 0; bucket < model.buckets(); ++bucket)
            model.at(bucket)[head] = static_cast<std::int8_t>(
                std::clamp(std::lround(fitted.words[bucket] / model.scale[head]), -127L, 127L));
    }
    model.intercept[static_cast<std::size_t>(sentiment::Head::Positive)] += PraiseBonus;
    model.intercept[static_cast<std::size_t>(sentiment::Head::Negative)] += BlameBonus;
    return model;
}

double headOf(const sentiment::Model &model, std::size_t head, const Example &example)
{
    double sum = 0;
    for (const auto &[bucket, count] : example.features)
        sum += static_cast<double>(count) * model.at(bucket)[head];
    sum *= model.scale[head] * example.evidence[head];
    for (std::size_t i = 0; i < sentiment::FigureCount; ++i)
        sum += model.figures[head][i] * example.figures[i];
    return sum + model.intercept[head];
}

sentiment::Reconciled readingOf(const sentiment::Model &model, const Example &example)
{
    return sentiment::reconciled(
        {headOf(model, 0, example), headOf(model, 1, example), headOf(model, 2, example)});
}

/// Pairs of truth and guess, as they come in.
struct Ratings
{
    double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;

    void add(double gold, double guess)
    {
        n += 1, x += gold, y += guess, xx += gold * gold, yy += guess * guess, xy += gold * guess;
    }
    double pearson() const { return (n * xy - x * y) / std::sqrt((n * xx - x * x) * (n * yy - y * y)); }
};

struct Confusion
{
    std::array<std::array<double, 4>, 4> counts{}; ///< [label][guess]

    double macroF1() const
    {
        double sum = 0;
        for (std::size_t k = 1; k <= 3; ++k) {
            double labelled = 0, guessed = 0;
            for (std::size_t other = 1; other <= 3; ++other)
                labelled += counts[k][other], guessed += counts[other][k];
            sum += 2 * counts[k][k] / std::max(1.0, labelled + guessed);
        }
        return sum / 3;
    }
};

/// Adds what a model makes of the texts of one fold (-1: all).
void judge(const sentiment::Model &model, const Data &data, int fold, int folds, std::vector<Ratings> &ratings, Confusion &confusion)
{
    const auto in = [&](const Example &example) { return fold < 0 || foldOf(example, folds) == fold; };
    for (std::size_t i = 0; i < data.rated.size(); ++i) {
        for (const Example &example : data.rated[i].corpus.examples) {
            if (in(example))
                ratings[i].add(*example.gold, readingOf(model, example).compound);
        }
    }
    for (const Example &example : data.classes.examples) {
        if (example.label == sentiment::Class::None || !in(example))
            continue;
        const auto guess = static_cast<std::size_t>(readingOf(model, example).sentimentClass);
        ++confusion.counts[static_cast<std::size_t>(example.label)][guess];
    }
}

void print(const char *what, const Data &data, const std::vector<Ratings> &ratings, const Confusion &confusion)
{
    std::printf("%s: ", what);
    for (std::size_t i = 0; i < data.rated.size(); ++i)
        std::printf("%s r %.4f, ", data.rated[i].corpus.name.c_str(), ratings[i].pearson());
    std::printf("%s macro F1 %.4f\n", data.classes.name.c_str(), confusion.macroF1());
    std::fflush(stdout);
}

int run(const std::vector<std::string> &arguments)
{
    Data data;
    int folds = 0;
    std::string to;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const bool hasValue = i + 1 < arguments.size();
        if (arguments[i] == "--classes" && hasValue) {
            data.classes = readCorpus(arguments[++i], Bits);
        } else if (arguments[i] == "--ratings") {
            for (; i + 1 < arguments.size() && !arguments[i + 1].starts_with("--"); ++i) {
                std::string path = arguments[i + 1];
                double share = 1;
                if (const std::size_t colon = path.rfind(':'); colon != std::string::npos) { // FILE:SHARE
                    share = std::strtod(path.c_str() + colon + 1, nullptr);
                    path.resize(colon);
                }
                data.rated.push_back({readCorpus(path, Bits), share});
            }
        } else if (arguments[i] == "--folds" && hasValue) {
            folds = std::atoi(arguments[++i].c_str());
        } else if (arguments[i] == "--compound-penalty" && hasValue) {
            compoundFit.wordPenalty = std::strtod(arguments[++i].c_str(), nullptr);
        } else if (arguments[i] == "--class-penalty" && hasValue) {
            classFit.wordPenalty = std::strtod(arguments[++i].c_str(), nullptr);
        } else if (arguments[i] == "--to" && hasValue) {
            to = arguments[++i];
        } else {
            throw std::runtime_error("usage: train_sentiment --classes FILE --ratings FILE[:SHARE]... [--folds N] [--to MODEL] "
                                     "[--compound-penalty X] [--class-penalty X]");
        }
    }
    if (data.classes.examples.empty() || data.rated.empty())
        throw std::runtime_error("Both --classes and --ratings are needed.");
    if (folds > 1) {
        std::vector<Corpus *> corpora{&data.classes};
        for (RatedSet &set : data.rated)
            corpora.push_back(&set.corpus);
        groupAlike(corpora);
        std::vector<Ratings> ratings(data.rated.size());
        Confusion confusion;
        for (int fold = 0; fold < folds; ++fold)
            judge(quantised(train(data, fold, folds)), data, fold, folds, ratings, confusion);
        print("cross-validated", data, ratings, confusion);
    }
    if (!to.empty()) {
        const sentiment::Model model = quantised(train(data, -1, 1));
        std::vector<Ratings> ratings(data.rated.size());
        Confusion confusion;
        judge(model, data, -1, 1, ratings, confusion);
        print("on the texts trained on", data, ratings, confusion);
        std::ofstream file(to, std::ios::binary);
        file << model.serialised();
        if (!file.flush())
            throw std::runtime_error(to + " cannot be written.");
    }
    return EXIT_SUCCESS;
}

} // namespace

int main(int argc, char **argv)
{
    try {
        return run(std::vector<std::string>(argv + 1, argv + argc));
    } catch (const std::exception &failure) {
        std::fprintf(stderr, "%s\n", failure.what());
        return EXIT_FAILURE;
    }
}
