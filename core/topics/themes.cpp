// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/themes.h"

#include "core/base/partof.h"
#include "core/topics/finding/finder.h"
#include "core/topics/model/themesizes.h"
#include "core/topics/numbers/numeric.h"
#include "core/topics/placing/placing.h"
#include "core/topics/words/vocabulary.h"

#include <boost/unordered/unordered_flat_set.hpp>

#include <algorithm>
#include <map>

namespace parlance::topics {

namespace {

constexpr std::size_t TrainingPosts =
    100000;                             ///< more only add time: the rest are assigned by what these teach
constexpr double TeachingKept = 100;    ///< posts of a kept theme, where it has so many

/// Of a large corpus, the documents that teach: an even sample of the threads, or of the posts where threads are short; and
/// posts of kept themes, which may lie in few threads, until these have enough.
std::vector<std::uint32_t> sampleOf(std::span<const Document> documents, std::size_t kept, std::uint64_t seed)
{
    boost::unordered_flat_set<std::uint32_t> threads;
    for (const Document &document : documents)
        threads.insert(document.thread);
    const bool threaded = isThreaded(threads.size(), documents.size());
    const double share = static_cast<double>(TrainingPosts) / static_cast<double>(documents.size());
    std::vector<std::uint8_t> teaches(documents.size(), 0);
    std::vector<double> posts(kept, 0.0), teaching(kept, 0.0);
    for (std::uint32_t d = 0; d < documents.size(); ++d) {
        teaches[d] = randomUnit(seed, 4, threaded ? documents[d].thread : d) < share;
        if (documents[d].kept < 0)
            continue;
        ++posts[static_cast<std::size_t>(documents[d].kept)];
        teaching[static_cast<std::size_t>(documents[d].kept)] += teaches[d];
    }
    std::vector<std::uint32_t> sample;
    for (std::uint32_t d = 0; d < documents.size(); ++d) {
        const auto of = static_cast<std::size_t>(documents[d].kept);
        if (documents[d].kept >= 0 && teaching[of] < TeachingKept)
            teaches[d] = teaches[d] != 0 || randomUnit(seed, 4, d) < TeachingKept / posts[of];
        if (teaches[d] != 0)
            sample.push_back(d);
    }
    return sample;
}

/// Numbers themes by size again, now that all documents are counted.
void sortBySize(ThemeModel &model)
{
    const std::vector<std::size_t> order = largestFirst(sizesOf(model.assignment, model.themes.size()));
    std::vector<std::int32_t> place(order.size());
    std::vector<Theme> themes;
    std::vector<KnownThemes::Theme> known;
    std::vector<WordCounts> counts;
    for (const std::size_t theme : order) {
        place[theme] = static_cast<std::int32_t>(themes.size());
        themes.push_back(std::move(model.themes[theme]));
        if (!model.known.themes.empty())
            known.push_back(std::move(model.known.themes[theme]));
        if (!model.counted.themes.empty())
            counts.push_back(std::move(model.counted.themes[theme]));
    }
    model.themes = std::move(themes);
    model.known.themes = std::move(known);
    model.counted.themes = std::move(counts);
    const auto renumber = [&](std::int32_t &theme) { theme = theme < 0 ? -1 : place[static_cast<std::size_t>(theme)]; };
    for (std::vector<std::int32_t> *numbers : {&model.assignment, &model.kept})
        std::for_each(numbers->begin(), numbers->end(), renumber);
    for (PlacedByHand &one : model.placedByHand)
        renumber(one.theme);
}

/// Of documents that were placed by their words, those that have come to a kept theme which is known not to be theirs and of which
/// they use no word; by how many kept themes that is known.
/// \param words  of each of them.
std::map<std::int32_t, std::vector<std::uint32_t>> strayed(std::span<const Document> documents, std::span<const std::uint32_t> placed,
                                                           const TermCounts &words, const ThemeModel &model,
                                                           std::span<const std::int32_t> assignment)
{
    std::map<std::int32_t, std::vector<std::uint32_t>> by;
    for (std::size_t i = 0; i < placed.size(); ++i) {
        const Document &document = documents[placed[i]];
        const auto rank = static_cast<std::int32_t>(
            std::find(model.kept.begin(), model.kept.end(), assignment[placed[i]]) - model.kept.begin());
        if (assignment[placed[i]] < 0 || document.kept >= 0 || rank >= std::min(document.asked, static_cast<std::int32_t>(model.kept.size())))
            continue;
        const std::span<const std::uint32_t> terms = words.termsOf(i);
        const bool called = std::any_of(model.given.begin(), model.given.end(), [&](const auto &given) {
            return given.second == rank && std::binary_search(terms.begin(), terms.end(), given.first);
        });
        if (!called)
            by[document.asked].push_back(placed[i]);
    }
    return by;
}

/// Places documents once more, among all themes but the first so many kept ones.
void placeBeside(std::span<const Document> documents, std::span<const std::uint32_t> where, std::int32_t asked,
                 const ThemeModel &model, int workers, std::vector<std::int32_t> &assignment, std::vector<float> &weight,
                 const Progress &progress)
{
    KnownThemes others = model.known;
    others.themes.clear();
    std::vector<std::int32_t> placeOf(model.themes.size(), -1), numberOf;
    const auto lastClosed = model.kept.begin() + std::min<std::ptrdiff_t>(asked, std::ssize(model.kept));
    for (std::size_t theme = 0; theme < model.known.themes.size(); ++theme) {
        const auto number = static_cast<std::int32_t>(theme);
        if (std::find(model.kept.begin(), lastClosed, number) != lastClosed)
            continue;
        placeOf[theme] = static_cast<std::int32_t>(numberOf.size());
        numberOf.push_back(number);
        others.themes.push_back(model.known.themes[theme]);
    }
    std::vector<Document> again;
    for (const std::uint32_t d : where) {
        assignment[d] = -1;
        again.push_back(documents[d]);
    }
    ThreadVotes votes(numberOf.size());
    for (std::size_t d = 0; d < documents.size(); ++d) {
        if (assignment[d] >= 0)
            votes.add(documents[d].thread, placeOf[static_cast<std::size_t>(assignment[d])]);
    }
    const std::vector<Placement> beside = placePosts(others, again, votes, workers, progress);
    for (std::size_t i = 0; i < beside.size(); ++i) {
        if (beside[i].theme >= 0)
            assignment[where[i]] = numberOf[static_cast<std::size_t>(beside[i].theme)];
        weight[where[i]] = beside[i].weight;
    }
}

Result<ThemeModel> findInLarge(std::span<const Document> documents, const ThemeOptions &options, Progress &progress)
{
    constexpr std::int64_t Steps = 100;
    const std::vector<std::uint32_t> sample = sampleOf(documents, options.kept.size(), options.seed);
    std::vector<Document> teaching;
    std::vector<std::uint32_t> place(documents.size(), NoDocument);
    for (const std::uint32_t d : sample) {
        place[d] = static_cast<std::uint32_t>(teaching.size());
        teaching.push_back(documents[d]);
    }
    for (Document &document : teaching)
        document.answers = document.answers == NoDocument ? NoDocument : place[document.answers];
    PartOf learning(progress, 0, 60, Steps);
    auto model = findInAll(teaching, options, learning);
    if (!model)
        return model;

    std::vector<std::int32_t> assignment(documents.size(), -1);
    std::vector<float> weight(documents.size(), 0.0F);
    ThreadVotes votes(model->themes.size());
    std::vector<std::uint8_t> taught(documents.size(), 0);
    for (PlacedByHand &one : model->placedByHand)
        one.document = sample[one.document];
    for (std::size_t i = 0; i < sample.size(); ++i) {
        assignment[sample[i]] = model->assignment[i];
        weight[sample[i]] = model->weight[i];
        votes.add(documents[sample[i]].thread, model->assignment[i]);
        taught[sample[i]] = 1;
    }
    std::vector<Document> rest, settled;
    std::vector<std::uint32_t> where;
    std::vector<std::int32_t> settledThemes;
    for (std::uint32_t d = 0; d < documents.size(); ++d) {
        if (taught[d] != 0)
            continue;
        const auto of = static_cast<std::size_t>(documents[d].kept);
        // Of one that a person has placed, its words tell where it would be.
        if (!documents[d].byHand && documents[d].kept >= 0 && (documents[d].pinned || model->gaveWay[of] == 0)) {
            assignment[d] = model->kept[of];
            weight[d] = 1.0F;
            votes.add(documents[d].thread, assignment[d]);
            settled.push_back(documents[d]);
            settledThemes.push_back(assignment[d]);
            continue;
        }
        rest.push_back(documents[d]);
        where.push_back(d);
    }
    PartOf placing(progress, 60, 90, Steps);
    TermCounts words;
    const std::vector<Placement> placed = placePosts(model->known, rest, votes, workersOf(options), placing, &words);
    if (progress.isCancelled())
        return searchStopped();
    for (std::size_t i = 0; i < placed.size(); ++i) {
        assignment[where[i]] = placed[i].theme;
        weight[where[i]] = placed[i].weight;
    }
    for (const auto &[asked, some] : strayed(documents, where, words, *model, assignment))
        placeBeside(documents, some, asked, *model, workersOf(options), assignment, weight, progress);
    if (progress.isCancelled())
        return searchStopped();
    std::vector<std::int32_t> placedThemes;
    for (const std::uint32_t d : where)
        placedThemes.push_back(assignment[d]);
    for (const std::uint32_t d : where) {
        if (!documents[d].byHand)
            continue;
        model->placedByHand.push_back({d, assignment[d], weight[d]});
        assignment[d] = documents[d].kept < 0 ? -1 : model->kept[static_cast<std::size_t>(documents[d].kept)];
        weight[d] = assignment[d] < 0 ? 0.0F : 1.0F;
    }
    CountedWords &counted = model->counted;
    counted.add(countWords(counted.words, words, placedThemes, counted.themes.size()));
    counted.add(countWords(counted.words, model->known, settled, settledThemes, counted.themes.size(), workersOf(options), progress));
    if (progress.isCancelled())
        return searchStopped();
    model->assignment = std::move(assignment);
    model->weight = std::move(weight);
    sortBySize(*model);
    return model;
}

/// Which share of the words of posts like those that the themes were learned from are terms, to compare later ones with: of an
/// even sample of these, each as if it had not been there, when words that only it made terms would be none.
void measureKnown(std::span<const Document> documents, ThemeModel &model, int workers, const Progress &progress)
{
    constexpr std::size_t Measured = 2000;
    constexpr std::size_t PerBlock = 128;
    KnownThemes &known = model.known;
    if (known.empty())
        return;
    const std::uint32_t fewest = *std::min_element(known.posts.begin(), known.posts.end());
    const std::size_t step = std::max<std::size_t>(1, documents.size() / Measured);
    std::vector<double> shares((documents.size() + step - 1) / step, -1.0); // -1: no words
    const auto makeReader = [&] { return std::make_unique<PostReader>(known); };
    forEachBlock((shares.size() + PerBlock - 1) / PerBlock, workers, makeReader, [&](std::size_t block, const auto &reader) {
        for (std::size_t i = block * PerBlock; i < std::min(shares.size(), (block + 1) * PerBlock) && !progress.isCancelled(); ++i) {
            const Document &document = documents[i * step];
            double words = 0.0;
            for (const ReadWord &word : reader->read(document.text, document.language))
                words += known.isWord(word.term) && known.posts[word.term] > fewest;
            if (reader->contentWords() > 0)
                shares[i] = std::min(1.0, words / static_cast<double>(reader->contentWords()));
        }
    });
    double sum = 0.0;
    double posts = 0.0;
    for (const double share : shares) {
        if (share >= 0.0) {
            sum += share;
            ++posts;
        }
    }
    known.knownShare = posts > 0 ? sum / posts : 0.0;
}

} // namespace

Result<ThemeModel> findThemes(std::span<const Document> documents, const ThemeOptions &options, Progress &progress)
{
    PartOf finding(progress, 0, 98, 100);
    auto model = documents.size() <= TrainingPosts ? findInAll(documents, options, finding)
                                                   : findInLarge(documents, options, finding);
    if (model)
        measureKnown(documents, *model, workersOf(options), progress);
    if (progress.isCancelled())
        return searchStopped();
    progress.report(100, 100);
    return model;
}

} // namespace parlance::topics
