// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/finding/finder.h"

#include "core/base/partof.h"
#include "core/topics/finding/assigning.h"
#include "core/topics/finding/describing.h"
#include "core/topics/finding/foundthemes.h"
#include "core/topics/finding/keeping.h"
#include "core/topics/finding/preparing.h"
#include "core/topics/finding/remembering.h"
#include "core/topics/finding/weakthemes.h"
#include "core/topics/finding/widethemes.h"
#include "core/topics/model/mergeplan.h"
#include "core/topics/model/themesizes.h"

#include <algorithm>
#include <cstdio>
#include <thread>

namespace parlance::topics {

namespace {

constexpr int LearningRounds = 2; ///< of themes from the posts that they were assigned

/// Gives every post its theme, and looks again until all that is left is sound: posts that go elsewhere
/// change what the others' words are.
AssignedPosts settle(FoundThemes &found, const PreparedPosts &posts, int workers, const Progress &progress)
{
    AssignedPosts assigned = assignPosts(posts, found, workers, progress);
    while (found.wanted <= 0 && giveUpWeakThemes(found, assigned.theme, posts, workers, progress))
        assigned = assignPosts(posts, found, workers, progress);
    return assigned;
}

/// Joins suggested themes until no more than wanted are left; kept ones take in no others whole.
void joinDown(FoundThemes &found, const PreparedPosts &posts, int workers, const Progress &progress)
{
    const Mixture mixture = placedMixture(posts, found);
    MergePlan plan(mixture, mixture.options().beta, found.kept, workers, progress);
    const int most = std::max(found.wanted, found.kept);
    while (plan.alive() > most && !progress.isCancelled()) {
        const MergePlan::Join pair = plan.best();
        if (pair.a < 0)
            break;
        plan.join(pair.a, pair.b);
        std::replace(found.assignment.begin(), found.assignment.end(), pair.b, pair.a);
        for (PlacedByHand &one : found.placedByHand)
            one.theme = one.theme == pair.b ? pair.a : one.theme;
    }
    if (plan.alive() > most) // the one that is left beside the kept ones
        std::replace_if(
            found.assignment.begin(), found.assignment.end(),
            [&](std::int32_t theme) { return theme >= found.kept; }, -1);
}

/// Puts the themes that a person keeps before those that were found.
/// \param assigned  per document: its theme among these.
void setKeptApart(FoundThemes &found, std::span<const std::int32_t> assigned,
                  std::span<const Document> documents, std::span<const KeptTheme> kept,
                  const PreparedPosts &posts, int workers, const Progress &progress)
{
    std::vector<std::uint8_t> untrained = posts.vocabulary.repeated;
    for (std::size_t d = 0; d < untrained.size(); ++d)
        untrained[d] = untrained[d] != 0 || !posts.hasTerms(d);
    const KeepInput input{.documents = documents,
                          .untrained = untrained,
                          .kept = kept,
                          .fitted = found.assignment,
                          .assigned = assigned,
                          .themes = found.themes,
                          .wanted = found.wanted};
    Keeping keeping = setApart(input);
    followOthers(input, keeping, found.placedByHand);
    found.loans = tieWords(input, posts.corpus, posts.vocabulary, posts.weights, keeping);
    found.themes = keeping.themes;
    found.kept = static_cast<int>(kept.size());
    found.side = std::move(keeping.side);
    found.gaveWay = std::move(keeping.gaveWay);
    found.assignment = std::move(keeping.assignment);
    if (found.wanted > 0)
        joinDown(found, posts, workers, progress);
}

/// Where the texts put the posts that a person has placed.
std::vector<PlacedByHand> placedByHandIn(std::span<const Document> documents, const AssignedPosts &assigned)
{
    std::vector<PlacedByHand> placed;
    for (std::uint32_t d = 0; d < documents.size(); ++d) {
        if (documents[d].byHand)
            placed.push_back({d, assigned.theme[d], assigned.weight[d]});
    }
    return placed;
}

/// The themes of all posts. Unfinished when cancelled: ask progress.
AssignedPosts findThemesOf(std::span<const Document> documents, const ThemeOptions &options,
                           PreparedPosts &posts, FoundThemes &found, Progress &progress)
{
    constexpr std::int64_t Steps = 45;
    const int workers = workersOf(options);
    weighPosts(posts, progress);
    if (progress.isCancelled())
        return {};
    PartOf fitting(progress, 0, 42, Steps);
    found = firstThemes(posts, found.wanted, options.seed, workers, fitting);
    if (!progress.isCancelled())
        splitWideThemes(found, posts, options.seed, workers, progress);
    if (progress.isCancelled())
        return {};
    progress.report(Steps, Steps);
    AssignedPosts assigned = settle(found, posts, workers, progress);
    // Where posts are assigned by more than they were grouped by, themes get better by it for a round or two.
    const int rounds = tellingIn(posts).outside > 0.0 ? LearningRounds : 0;
    for (int round = 0; round < rounds && !progress.isCancelled(); ++round) {
        learnFromWhatIsAssigned(found, assigned);
        assigned = settle(found, posts, workers, progress);
    }
    found.placedByHand = placedByHandIn(documents, assigned);
    if (!options.kept.empty() && !progress.isCancelled()) {
        setKeptApart(found, assigned.theme, documents, options.kept, posts, workers, progress);
        assigned = settle(found, posts, workers, progress);
    }
    learnFromWhatIsAssigned(found, assigned);
    if (!progress.isCancelled())
        agreeWithWhatIsLearned(posts, found, assigned, workers, progress);
    return assigned;
}

/// Holds pinned posts in their themes, and all that are of kept ones where the texts tell nothing.
void keepInPlace(std::span<const Document> documents, bool learned, AssignedPosts &assigned)
{
    for (std::size_t d = 0; d < documents.size(); ++d) {
        if (!documents[d].pinned && (learned || documents[d].kept < 0))
            continue;
        assigned.theme[d] = documents[d].kept;
        assigned.weight[d] = documents[d].kept < 0 ? 0.0F : 1.0F;
    }
}

/// New numbers of the themes: empty ones go (-1), the largest comes first; behind all those that are shown as part of another.
std::vector<std::int32_t> numbersBySize(std::span<const std::int32_t> assignment, std::size_t themes,
                                        std::span<const KeptTheme> kept)
{
    const std::vector<std::size_t> sizes = sizesOf(assignment, themes);
    std::vector<std::size_t> shown = sizes;
    std::vector<std::uint8_t> isPart(themes, 0);
    for (std::size_t theme = 0; theme < kept.size(); ++theme) {
        const std::int32_t whole = kept[theme].partOf;
        if (whole < 0 || sizes[static_cast<std::size_t>(whole)] == 0)
            continue;
        shown[static_cast<std::size_t>(whole)] += sizes[theme];
        isPart[theme] = 1;
    }
    std::vector<std::int32_t> number(themes, -1);
    std::int32_t next = 0;
    for (const bool parts : {false, true}) {
        for (const std::size_t theme : largestFirst(shown)) {
            if (sizes[theme] > 0 && (isPart[theme] != 0) == parts)
                number[theme] = next++;
        }
    }
    return number;
}

std::string parametersOf(const ThemeOptions &options, const PreparedPosts &posts, const FoundThemes &found,
                         const WitnessBars &bars, std::size_t themes)
{
    const Vocabulary &vocabulary = posts.vocabulary;
    const MixtureOptions mixture = mixtureOptions(posts, found);
    const Telling telling = tellingIn(posts);
    const bool sameText = posts.documents() > 1 && std::count(vocabulary.repeated.begin(), vocabulary.repeated.end(), 0) == 1;
    char buffer[1024];
    std::snprintf(
        buffer, sizeof buffer,
        "{\"method\":\"dirichlet multinomial mixture, greedy, from %d starts of joined k-means groups\","
        "\"starts\":%d,\"crossings\":%d,\"requested\":%d,\"groups\":%d,\"found\":%zu,\"kept\":%zu,"
        "\"excluded\":%zu,"
        "\"seed\":%llu,\"terms\":%zu,\"kin_groups\":%zu,\"min_posts\":%u,\"max_posts\":%u,"
        "\"min_threads\":%u,\"by_thread\":%s,\"rarity\":%.3f,\"alpha\":%.1f,\"beta\":%g,"
        "\"told_best\":%.1f,\"told_outside\":%.1f,\"evidence\":%.2f,\"witness\":%.2f,\"thin_witness\":%.2f,"
        "\"splits\":%d,\"subject_words\":%td,\"tied_by_language_only\":%td,\"same_text\":%s}",
        found.starts, found.starts, found.crossings, options.themes, found.groups, themes,
        options.kept.size(), options.excluded.size(), static_cast<unsigned long long>(options.seed),
        vocabulary.size(), posts.kin.group.size(), vocabulary.minDocuments, vocabulary.maxDocuments,
        vocabulary.minThreads, vocabulary.threaded ? "true" : "false", posts.rarity, mixture.alpha,
        mixture.beta, telling.best, telling.outside, EvidenceNeeded, bars.wordy, bars.thin, found.splits,
        std::count(posts.subject.begin(), posts.subject.end(), 1),
        std::count(found.held.begin(), found.held.end(), 1), sameText ? "true" : "false");
    return buffer;
}

} // namespace

int workersOf(const ThemeOptions &options)
{
    return options.threads > 0 ? options.threads
                               : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

Error searchStopped()
{
    return {.code = ErrorCode::Cancelled, .message = TR_NOOP("Error", "The search for themes was stopped.")};
}

Result<ThemeModel> findInAll(std::span<const Document> documents, const ThemeOptions &options,
                             Progress &progress)
{
    constexpr std::int64_t Steps = 100;
    progress.report(0, Steps);
    PartOf reading(progress, 0, 30, Steps);
    PreparedPosts posts = readPosts(documents, options, workersOf(options), reading);
    if (progress.isCancelled())
        return searchStopped();

    FoundThemes found{.wanted = std::max(0, options.themes)};
    AssignedPosts assigned{.theme = std::vector<std::int32_t>(documents.size(), -1),
                           .weight = std::vector<float>(documents.size(), 0.0F)};
    found.placedByHand = placedByHandIn(documents, assigned);
    const bool learned = hasEnoughText(posts);
    if (learned) {
        PartOf finding(progress, 30, 78, Steps);
        assigned = findThemesOf(documents, options, posts, found, finding);
        if (progress.isCancelled())
            return searchStopped();
    }

    keepInPlace(documents, learned, assigned);
    // In too little text nothing is found, but kept themes still have their posts.
    const auto themes = std::max(static_cast<std::size_t>(found.themes), options.kept.size());
    const std::vector<std::int32_t> number = numbersBySize(assigned.theme, themes, options.kept);
    ThemeModel model;
    model.themes.resize(
        static_cast<std::size_t>(std::count_if(number.begin(), number.end(), [](auto n) { return n >= 0; })));
    for (const std::int32_t theme : assigned.theme)
        model.assignment.push_back(theme < 0 ? -1 : number[static_cast<std::size_t>(theme)]);
    model.weight = std::move(assigned.weight);
    model.placedByHand = std::move(found.placedByHand);
    for (PlacedByHand &one : model.placedByHand)
        one.theme = one.theme < 0 ? -1 : number[static_cast<std::size_t>(one.theme)];
    model.kept.assign(number.begin(), number.begin() + std::ssize(options.kept));
    for (const Loan &loan : found.loans)
        model.given.emplace_back(loan.term, loan.theme);
    model.gaveWay = std::move(found.gaveWay);
    model.gaveWay.resize(options.kept.size(), 0);
    if (learned)
        model.known = rememberThemes(posts, found, number, model.themes.size(), assigned.bars);
    if (progress.isCancelled())
        return searchStopped();
    if (!model.themes.empty()) {
        PartOf describing(progress, 78, 100, Steps);
        describeThemes(documents, posts, options, model, describing);
        if (progress.isCancelled())
            return searchStopped();
    }
    model.parameters = parametersOf(options, posts, found, assigned.bars, model.themes.size());
    progress.report(Steps, Steps);
    return model;
}

} // namespace parlance::topics
