// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/finding/preparing.h"

#include "core/topics/numbers/numeric.h"

#include <algorithm>

namespace parlance::topics {

namespace {

constexpr std::size_t FewestPosts = 6;  ///< with words that recur; below, there is nothing to group
constexpr double LeastKinship = 0.02;   ///< of the kin of rare words, to be worth the columns
constexpr double ThreadedKinship = 0.1; ///< where posts are told by their threads too
constexpr double TitleWords = 12.0;     ///< of a post, on average: rarity says nothing yet
constexpr double PageWords = 60.0;      ///< the same: rarity says all

/// In titles of a few words the common word is the subject and weighing would hide it; in pages of a hundred
/// the common words drown the rest.
double rarityFor(const TermCounts &words)
{
    double terms = 0.0;
    double posts = 0.0;
    for (std::size_t d = 0; d < words.rows(); ++d) {
        terms += static_cast<double>(words.begin[d + 1] - words.begin[d]);
        posts += words.begin[d] < words.begin[d + 1];
    }
    return std::clamp((portableLog(terms / posts) - portableLog(TitleWords)) /
                          (portableLog(PageWords) - portableLog(TitleWords)),
                      0.0, 1.0);
}

/// Counts dampened, and in long posts weighed by rarity.
void weighWords(PreparedPosts &posts)
{
    posts.rarity = rarityFor(posts.words);
    std::vector<double> factor(posts.vocabulary.size());
    for (std::size_t t = 0; t < factor.size(); ++t) {
        const double idf = portableLog((1.0 + static_cast<double>(posts.documents())) /
                                       (1.0 + posts.vocabulary.documents[t]));
        factor[t] = portableExp(posts.rarity * portableLog(std::max(idf, 0.1)));
    }
    posts.weights = posts.words;
    double before = 0.0;
    double after = 0.0;
    for (std::size_t i = 0; i < posts.words.term.size(); ++i) {
        const double damped = dampedUses(static_cast<double>(posts.words.count[i]));
        const double weight = damped * factor[posts.words.term[i]];
        before += damped;
        after += weight;
        posts.weights.count[i] = static_cast<float>(weight);
    }
    for (float &value : posts.weights.count)
        value = static_cast<float>(value * (before / after));
    for (const double value : factor)
        posts.factor.push_back(static_cast<float>(value * (before / after)));
}

/// Short posts are also told by the kin of their rare words; long ones have words enough.
void addKin(PreparedPosts &posts, const Progress &progress)
{
    const Vocabulary &vocabulary = posts.vocabulary;
    posts.kinship =
        (1.0 - posts.rarity) * kinStrength(posts.documents()) * (vocabulary.threaded ? ThreadedKinship : 1.0);
    if (posts.kinship < LeastKinship)
        return;
    posts.kin = kinTermsOf(posts.corpus, vocabulary, posts.kinship, progress);
    posts.weights = withKin(posts.weights, posts.corpus, vocabulary, posts.kin);
    for (std::size_t i = 0; i < posts.weights.term.size(); ++i) {
        if (posts.weights.term[i] >= vocabulary.size())
            posts.weights.count[i] =
                static_cast<float>(dampedUses(static_cast<double>(posts.weights.count[i])));
    }
    posts.factor.resize(vocabulary.size() + posts.kin.group.size(), 1.0F);
}

/// Where words of several languages meet in what they say, their languages must not keep the posts apart.
/// Threads hold posts of a subject together better than their few words do, and know no language: they are
/// left to it.
void balanceLanguages(PreparedPosts &posts)
{
    if (!posts.vocabulary.translated || posts.vocabulary.threaded)
        return;
    std::vector<std::uint8_t> told = posts.vocabulary.told;
    told.resize(posts.terms(), 1); // kin know no language
    posts.balance = balanceOf(posts.weights, told, posts.corpus.language);
    if (posts.balance.languages.empty())
        return;
    for (const Language language : posts.corpus.language)
        posts.view.push_back(static_cast<std::uint8_t>(posts.balance.viewOf(language)));
}

} // namespace

std::span<const std::uint32_t> PreparedPosts::thread() const
{
    return vocabulary.threaded ? std::span<const std::uint32_t>(corpus.thread)
                               : std::span<const std::uint32_t>();
}

PreparedPosts readPosts(std::span<const Document> documents, const ThemeOptions &options, int workers,
                        Progress &progress)
{
    constexpr std::int64_t Steps = 3;
    PreparedPosts posts;
    posts.corpus = readCorpus(documents, workers, progress);
    if (progress.isCancelled())
        return posts;
    progress.report(2, Steps);
    posts.vocabulary = makeVocabulary(posts.corpus, options.names, options.excluded, progress);
    if (progress.isCancelled())
        return posts;
    posts.words = countTerms(posts.corpus, posts.vocabulary, workers, progress);
    static_assert(NoDocument == NoTerm);
    for (std::size_t d = 0; posts.vocabulary.threaded && d < documents.size(); ++d)
        posts.answers.push_back(documents[d].answers);
    progress.report(Steps, Steps);
    return posts;
}

bool hasEnoughText(const PreparedPosts &posts)
{
    std::size_t telling = 0;
    for (std::size_t d = 0; d < posts.documents(); ++d)
        telling += posts.vocabulary.repeated[d] == 0 && posts.words.begin[d] < posts.words.begin[d + 1];
    return telling >= FewestPosts && posts.vocabulary.size() >= 2;
}

void weighPosts(PreparedPosts &posts, const Progress &progress)
{
    weighWords(posts);
    addKin(posts, progress);
    balanceLanguages(posts);
}

void dropSubject(PreparedPosts &posts, std::span<const std::uint32_t> words)
{
    posts.subject.resize(posts.vocabulary.size(), 0);
    for (const std::uint32_t word : words)
        posts.subject[word] = 1;
    for (TermCounts *rows : {&posts.words, &posts.weights}) {
        TermCounts kept;
        kept.begin.push_back(0);
        for (std::size_t d = 0; d < rows->rows(); ++d) {
            for (std::uint64_t i = rows->begin[d]; i < rows->begin[d + 1]; ++i) {
                if (rows->term[i] < posts.subject.size() && posts.subject[rows->term[i]] != 0)
                    continue;
                kept.term.push_back(rows->term[i]);
                kept.count.push_back(rows->count[i]);
            }
            kept.begin.push_back(kept.term.size());
        }
        *rows = std::move(kept);
    }
}

std::vector<std::int32_t> withoutRepeated(const Vocabulary &vocabulary,
                                          std::span<const std::int32_t> assignment)
{
    std::vector<std::int32_t> counted(assignment.begin(), assignment.end());
    for (std::size_t d = 0; d < counted.size(); ++d) {
        if (vocabulary.repeated[d] != 0)
            counted[d] = -1;
    }
    return counted;
}

} // namespace parlance::topics
