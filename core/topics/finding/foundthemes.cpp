// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/finding/foundthemes.h"

#include "core/topics/finding/preparing.h"
#include "core/topics/model/fitting.h"
#include "core/topics/model/tfidf.h"
#include "core/topics/numbers/numeric.h"

#include <algorithm>
#include <cmath>

namespace parlance::topics {

namespace {

constexpr int Starts = 8; ///< of which the likeliest is kept; fewer where posts are many
constexpr int FewestStarts = 2;
constexpr int Crossings = 2;            ///< rounds of them, where all starts were affordable
constexpr double WorkOfAllStarts = 2e8; ///< terms of all posts, times groups, times starts
constexpr double FewestGroups = 64.0;   ///< to start from, where a number of themes is wanted
constexpr double Beta = 0.5;            ///< how often each theme is lent each word
constexpr double LeastBeta = 0.05;      ///< the same, where more keeps fewer themes apart than are wanted
constexpr double MergeBeta = 0.2;       ///< the same, for what a theme must explain to be worth having
/// Posts that every theme is lent, of all: short posts that say little would all go to the largest theme.
/// Threads keep theirs together, and where a number of themes is wanted the large ones must be able to take
/// posts from the small.
constexpr double EvenShare = 0.1;
constexpr double ParentVotes =
    2.0; ///< posts of its thread that the post which it answers counts as, beyond its own vote

MixtureRows mixtureRows(const PreparedPosts &posts)
{
    return {.weights = posts.weights,
            .terms = posts.terms(),
            .thread = posts.thread(),
            .threads = posts.corpus.threads,
            .answers = posts.answers,
            .balance = posts.balance,
            .view = posts.view};
}

/// Groups to start from: more than there will be themes. \param telling  posts that teach.
int groupsFor(const PreparedPosts &posts, std::size_t telling, int wanted)
{
    double groups;
    if (wanted > 0) {
        groups = std::max(1.25 * wanted, std::clamp(4.0 * wanted, FewestGroups, 320.0));
    } else if (posts.vocabulary.threaded) {
        const double ofThreads =
            3.0 * portableExp(0.6 * portableLog(static_cast<double>(posts.corpus.threads)));
        groups = std::min({2.5 * std::sqrt(static_cast<double>(telling)), ofThreads, 120.0});
    } else {
        groups = std::min(3.0 * std::sqrt(static_cast<double>(telling)), 300.0);
    }
    return static_cast<int>(std::clamp(groups + 0.5, 2.0, static_cast<double>(telling)));
}

} // namespace

MixtureOptions mixtureOptions(const PreparedPosts &posts, const FoundThemes &found)
{
    const bool threaded = posts.vocabulary.threaded;
    MixtureOptions options;
    options.alpha = found.wanted > 0 || threaded
                        ? 1.0
                        : std::max(1.0, EvenShare * static_cast<double>(posts.documents()));
    options.beta = found.beta;
    options.threadPrior = threaded ? 1.0 : 0.0;
    options.parentVotes = ParentVotes;
    options.sweeps = 12;
    return options;
}

FoundThemes firstThemes(const PreparedPosts &posts, int wanted, std::uint64_t seed, int workers,
                        Progress &progress)
{
    // Where posts come in threads, whole threads are grouped first: they say more than a short reply does.
    const bool threaded = posts.vocabulary.threaded;
    std::vector<std::uint32_t> unitOf(posts.documents(), NoTerm);
    std::uint32_t units = 0;
    std::size_t telling = 0;
    for (std::size_t d = 0; d < unitOf.size(); ++d) {
        if (posts.vocabulary.repeated[d] != 0 || !posts.hasTerms(d))
            continue;
        unitOf[d] = threaded ? posts.corpus.thread[d] : units++;
        ++telling;
    }
    FoundThemes found{.wanted = wanted, .groups = groupsFor(posts, telling, wanted)};
    const double work = static_cast<double>(posts.weights.term.size()) * found.groups;
    found.starts = std::clamp(static_cast<int>(WorkOfAllStarts / work), FewestStarts, Starts);
    found.crossings = found.starts < Starts ? 0 : Crossings;
    const TermCounts counts = posts.kin.group.empty()
                                  ? posts.words
                                  : withKin(posts.words, posts.corpus, posts.vocabulary, posts.kin);
    const TermCounts rows =
        tfidf(sumRows(counts, unitOf, threaded ? posts.corpus.threads : units), posts.terms());
    const int fits = fitsOf(found.starts, found.crossings);
    const auto fitAgain = [&](int fitsBefore) {
        return fitThemes({.rows = mixtureRows(posts),
                          .units = rows,
                          .unitOf = unitOf,
                          .themes = wanted,
                          .groups = found.groups,
                          .mixture = mixtureOptions(posts, found),
                          .mergeBeta = wanted > 0 ? found.beta : MergeBeta,
                          .seed = seed,
                          .starts = found.starts,
                          .crossings = found.crossings,
                          .workers = workers},
                         progress,
                         [&](int done) { progress.report(std::min(fits, fitsBefore + done), fits); });
    };
    found.beta = Beta;
    Fit fit = fitAgain(0);
    // Small themes that are lent many words are like each other, and their posts leave them.
    const int most = std::min(wanted, static_cast<int>(telling));
    while (fit.themes < most && found.beta > LeastBeta && !progress.isCancelled()) {
        found.beta /= 2.0;
        fit = fitAgain(fits);
    }
    found.themes = fit.themes;
    found.assignment = std::move(fit.assignment);
    return found;
}

Mixture placedMixture(const PreparedPosts &posts, const FoundThemes &found)
{
    MixtureOptions options = mixtureOptions(posts, found);
    options.themes = found.themes;
    Mixture mixture(mixtureRows(posts), options);
    for (const Loan &loan : found.loans)
        mixture.lend(loan);
    mixture.place(found.assignment);
    return mixture;
}

} // namespace parlance::topics
