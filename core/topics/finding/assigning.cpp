// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/finding/assigning.h"

#include "core/topics/finding/foundthemes.h"
#include "core/topics/finding/preparing.h"
#include "core/topics/numbers/numeric.h"
#include "core/topics/placing/evidence.h"
#include "core/topics/placing/placing.h"

#include <algorithm>

namespace parlance::topics {

namespace {

constexpr double ThinEvidence = 0.3; ///< of a post of hardly a word, where no number of themes is wanted
constexpr std::size_t RowsPerBlock = 1024;
constexpr int MostSweeps = 12; ///< few are needed, but parents and their replies might chase each other

struct Choice
{
    std::int32_t theme = -1;
    double sure = 0.0; ///< probability of it
};

/// Whether a post is counted among those that teach.
enum class Itself
{
    Left,
    Counted
};

/// What the words of a post tell of a theme, beyond their likelihood.
struct Told
{
    double best = 0.0;    ///< BestWord::best()
    double outside = 0.0; ///< as Telling has it
};

/// What the words of a post say for one theme.
struct Contender
{
    std::int32_t theme = -1;
    double score = 0.0;
    double best = 0.0; ///< BestWord::best()
};
using Standing = std::vector<Contender>;

/// Chooses the themes of posts by their own words.
class Chooser
{
public:
    Chooser(const PreparedPosts &posts, const FoundThemes &found)
        : m_posts(posts), m_found(found), m_mixture(placedMixture(posts, found)), m_used(posts.terms(), 0.0),
          m_telling(tellingIn(posts)), m_thinEvidence(thinEvidence(found.wanted))
    {
        for (std::uint32_t word = 0; word < m_used.size(); ++word) {
            for (int theme = 0; theme < found.themes; ++theme)
                m_used[word] += m_mixture.termWeight(word, theme);
        }
        for (int theme = 0; theme < found.themes; ++theme)
            m_rows += m_mixture.themeRows(theme) > 0 ? m_mixture.themeRows(theme) + 1.0 : 0.0;
        for (int theme = 0; theme < found.themes; ++theme)
            m_all += m_mixture.themeWeight(theme);
    }

    /// \param scores  room for one of each theme, rounded up to four.
    Placement placementOf(std::size_t d, std::vector<float> &scores) const
    {
        const Side side = sideOf(d);
        Placement placement;
        placement.content = contentWords(d);
        placement.open = side.open;
        if (!m_posts.hasTerms(d))
            return placement;
        m_mixture.score(d, scores.data());
        hear(d, scores);
        const Choice choice = choose(d, scores);
        if (choice.theme < 0)
            return placement;
        placement.theme = choice.theme;
        placement.weight = static_cast<float>(choice.sure);
        placement.witness = static_cast<float>(
            witnessOf(side.theme == choice.theme ? CertainWord : told(d, choice.theme).best, choice.sure));
        return placement;
    }

    /// The same, by the words of all posts, itself among them: what they say for the contenders and for the
    /// theme it has.
    Standing standingOf(std::size_t d, std::int32_t theme, std::vector<float> &scores) const
    {
        Standing standing;
        m_mixture.scoreCounted(d, scores.data());
        const double heat = heatOf(d);
        std::vector<std::int32_t> themes = contenders(scores);
        if (std::find(themes.begin(), themes.end(), theme) == themes.end())
            themes.push_back(theme);
        for (const std::int32_t one : themes) {
            const Told by = told(d, one, Itself::Counted);
            standing.push_back({one,
                                static_cast<double>(scores[static_cast<std::size_t>(one)]) +
                                    m_telling.of(by.best, by.outside, heat),
                                by.best});
        }
        return standing;
    }

    /// By how much its scores are divided to be probabilities.
    double heatOf(std::size_t d) const { return std::max(1.0, wordsOf(d) / HeatWords); }

    std::uint32_t contentWords(std::size_t d) const
    {
        const Corpus &corpus = m_posts.corpus;
        std::uint32_t content = 0;
        for (std::uint64_t t = corpus.begin[d]; t < corpus.begin[d + 1]; ++t)
            content += m_posts.vocabulary.isStopForm[Corpus::form(corpus.tokens[t])] == 0;
        return content;
    }

private:
    Side sideOf(std::size_t d) const { return m_found.side.empty() ? Side() : m_found.side[d]; }

    /// Weight of its words.
    double wordsOf(std::size_t d) const
    {
        double words = 0.0;
        for (std::uint64_t i = m_posts.weights.begin[d]; i < m_posts.weights.begin[d + 1]; ++i)
            words += m_posts.weights.count[i];
        return words;
    }

    std::vector<std::int32_t> contenders(std::span<const float> scores) const
    {
        std::vector<std::int32_t> order;
        for (std::int32_t theme = 0; theme < m_found.themes; ++theme) {
            if (m_mixture.themeRows(theme) > 0)
                order.push_back(theme);
        }
        const auto last = order.begin() + static_cast<std::ptrdiff_t>(std::min(Contenders, order.size()));
        std::partial_sort(order.begin(), last, order.end(), [&](std::int32_t a, std::int32_t b) {
            const float x = scores[static_cast<std::size_t>(a)];
            const float y = scores[static_cast<std::size_t>(b)];
            return x != y ? x > y : a < b;
        });
        order.erase(last, order.end());
        return order;
    }

    /// Adds to the scores of the contenders what the words of the post tell of each.
    void hear(std::size_t d, std::span<float> scores) const
    {
        const double heat = heatOf(d);
        for (const std::int32_t theme : contenders(scores)) {
            const Told by = told(d, theme);
            scores[static_cast<std::size_t>(theme)] +=
                static_cast<float>(m_telling.of(by.best, by.outside, heat));
        }
    }

    Choice choose(std::size_t d, std::span<const float> scores) const
    {
        const double heat = heatOf(d);
        const auto scoreOf = [&](std::int32_t theme) { return scores[static_cast<std::size_t>(theme)]; };
        const auto sure = [&](std::int32_t best) -> Choice {
            if (best < 0)
                return {};
            double total = 0.0;
            for (std::int32_t theme = 0; theme < m_found.themes; ++theme) {
                if (m_mixture.themeRows(theme) > 0)
                    total += portableExp((scoreOf(theme) - scoreOf(best)) / heat);
            }
            return {best, 1.0 / total};
        };
        const auto likeliest = [&](std::int32_t first, std::int32_t last, std::int32_t best = -1) {
            return m_mixture.likeliest(scores, first, last, best);
        };
        const Side side = sideOf(d);
        const std::int32_t taught = m_found.assignment[d];
        const auto orCalled = [&](std::int32_t best) {
            return side.called < 0 ? best : likeliest(side.called, side.called + 1, best);
        };
        if (side.theme >= 0)
            return sure(orCalled(side.theme));
        if (m_found.settled && taught >= 0)
            return sure(
                orCalled(side.open < m_found.kept ? likeliest(side.open, m_found.kept, taught) : taught));
        const Choice choice = sure(orCalled(likeliest(side.open, m_found.themes)));
        return choice.sure < (wordsOf(d) < ThinPost ? m_thinEvidence : EvidenceNeeded) ? Choice() : choice;
    }

    /// What the words of a post tell of a theme.
    Told told(std::size_t d, std::int32_t theme, Itself itself = Itself::Left) const
    {
        const bool isCounted = itself == Itself::Counted;
        const double taught = isCounted || m_found.assignment[d] < 0 ? 0.0 : 1.0; // to be taken away again
        const double own = isCounted || m_found.assignment[d] != theme ? 0.0 : 1.0;
        const TermCounts &weights = m_posts.weights;
        BestWord best(m_mixture.themeRows(theme) + 1.0 - own, m_rows - taught);
        const std::span<const std::uint32_t> terms = weights.termsOf(d);
        const std::span<const float> counts = weights.countsOf(d);
        const auto here = [&](std::size_t i) {
            return std::max(0.0,
                            m_mixture.termWeight(terms[i], theme) - own * static_cast<double>(counts[i]));
        };
        const auto all = [&](std::size_t i) {
            return std::max(0.0, m_used[terms[i]] - taught * static_cast<double>(counts[i]));
        };
        for (std::size_t i = 0; i < terms.size() && terms[i] < m_posts.vocabulary.size();
             ++i) { // groups of kin stand behind
            const auto factor = static_cast<double>(m_posts.factor[terms[i]]);
            best.hear(here(i) / factor, all(i) / factor);
        }
        const double words = wordsOf(d);
        const OutsideShares outside(m_mixture.themeWeight(theme) - own * words, m_all - taught * words,
                                    m_used.size());
        Told told{.best = best.best()};
        portableLogs(
            terms.size(), [&](std::size_t i) { return OutsideShares::ratio(here(i), all(i)); },
            [&](std::size_t i, double log) {
                told.outside += static_cast<double>(counts[i]) * outside.said(log);
            });
        return told;
    }

    const PreparedPosts &m_posts;
    const FoundThemes &m_found;
    const Mixture m_mixture;
    std::vector<double> m_used; ///< weight of each term in all themes
    double m_all = 0.0;         ///< weight of all terms in all themes
    double m_rows = 0.0;        ///< posts that teach, and one more for each theme that has any
    const Telling m_telling;
    double m_thinEvidence;
};

} // namespace

Telling tellingIn(const PreparedPosts &posts)
{
    return posts.vocabulary.threaded ? Telling{.best = 1.0, .outside = 0.0}
                                     : Telling{.best = 2.0, .outside = 2.0};
}

double thinEvidence(int wanted)
{
    return wanted > 0 ? EvidenceNeeded : ThinEvidence;
}

AssignedPosts assignPosts(const PreparedPosts &posts, const FoundThemes &found, int workers,
                          const Progress &progress)
{
    std::vector<Placement> placements(posts.documents());
    const Chooser chooser(posts, found);
    const std::size_t stride = static_cast<std::size_t>(found.themes + 3) / 4 * 4;
    const std::size_t blocks = (placements.size() + RowsPerBlock - 1) / RowsPerBlock;
    forEachBlock(blocks, workers, [&](std::size_t block) {
        std::vector<float> scores(stride);
        const std::size_t last = std::min(placements.size(), (block + 1) * RowsPerBlock);
        for (std::size_t d = block * RowsPerBlock; d < last && !progress.isCancelled(); ++d) {
            if (found.held.empty() || found.held[d] == 0)
                placements[d] = chooser.placementOf(d, scores);
        }
    });
    AssignedPosts assigned;
    for (const Placement &placement : placements)
        assigned.likeliest.push_back(placement.theme);
    if (found.wanted <= 0)
        assigned.bars = barsFor(placements);
    ThreadVotes votes(static_cast<std::size_t>(found.themes));
    weighEvidence(placements, assigned.bars, posts.thread(), votes);
    for (std::size_t d = 0; d < placements.size(); ++d) {
        const Side side = found.side.empty() ? Side() : found.side[d];
        const std::int32_t stays = side.theme; // whatever its words say, even none
        const bool goes = side.called >= 0 && placements[d].theme == side.called;
        const bool held = stays >= 0 && placements[d].theme != stays && !goes;
        assigned.theme.push_back(held ? stays : placements[d].theme);
        assigned.weight.push_back(held ? 1.0F : placements[d].weight);
    }
    return assigned;
}

void learnFromWhatIsAssigned(FoundThemes &found, const AssignedPosts &assigned)
{
    for (std::size_t d = 0; d < assigned.likeliest.size(); ++d) {
        if (found.assignment[d] >= 0 && assigned.likeliest[d] >= 0)
            found.assignment[d] = assigned.likeliest[d];
    }
}

void agreeWithWhatIsLearned(const PreparedPosts &posts, const FoundThemes &found, AssignedPosts &assigned,
                            int workers, const Progress &progress)
{
    const Chooser chooser(posts, found);
    const MixtureOptions options = mixtureOptions(posts, found);
    const std::size_t stride = static_cast<std::size_t>(found.themes + 3) / 4 * 4;
    std::vector<Standing> standings(posts.documents());
    const std::size_t blocks = (standings.size() + RowsPerBlock - 1) / RowsPerBlock;
    forEachBlock(blocks, workers, [&](std::size_t block) {
        std::vector<float> scores(stride);
        const std::size_t last = std::min(standings.size(), (block + 1) * RowsPerBlock);
        for (std::size_t d = block * RowsPerBlock; d < last && !progress.isCancelled(); ++d) {
            if (assigned.theme[d] >= found.kept && posts.hasTerms(d))
                standings[d] = chooser.standingOf(d, assigned.theme[d], scores);
        }
    });
    const std::span<const std::uint32_t> thread = posts.thread();
    ThreadVotes votes(static_cast<std::size_t>(found.themes));
    for (std::size_t d = 0; d < thread.size(); ++d)
        votes.add(thread[d], assigned.theme[d]);

    const auto speaksFor = [&](std::size_t d, const Contender &one) {
        if (thread.empty())
            return one.score;
        const std::uint32_t parent = posts.answers.empty() ? NoDocument : posts.answers[d];
        const float *all = votes.of(thread[d]);
        double others = all == nullptr ? 0.0 : static_cast<double>(all[one.theme]);
        others -= one.theme == assigned.theme[d] ? 1.0 : 0.0;
        others += parent != NoDocument && assigned.theme[parent] == one.theme ? options.parentVotes : 0.0;
        return one.score + options.threadPrior * portableLog(1.0 + others);
    };
    bool moves = true;
    for (int sweep = 0; sweep < MostSweeps && moves && !progress.isCancelled(); ++sweep) {
        moves = false;
        for (std::size_t d = 0; d < standings.size(); ++d) {
            std::int32_t &theme = assigned.theme[d];
            const Contender *best = nullptr, *own = nullptr;
            double most = 0.0, has = 0.0;
            for (const Contender &one : standings[d]) {
                const double score = speaksFor(d, one);
                if (one.theme == theme) {
                    own = &one;
                    has = score;
                }
                if (one.theme >= found.kept && (best == nullptr || score > most)) {
                    best = &one;
                    most = score;
                }
            }
            if (best == nullptr || best == own || most <= has)
                continue;
            if (!thread.empty()) {
                const ThreadLead lead = leadOf(votes.of(thread[d]), votes.themes(), theme);
                if (lead.theme == theme && lead.leads())
                    continue;
            }
            double total = 0.0;
            for (const Contender &one : standings[d])
                total += portableExp((speaksFor(d, one) - most) / chooser.heatOf(d));
            if (witnessOf(best->best, 1.0 / total) < barOf(assigned.bars, chooser.contentWords(d)))
                continue;
            if (!thread.empty()) {
                votes.add(thread[d], theme, -1.0F);
                votes.add(thread[d], best->theme);
            }
            theme = best->theme;
            assigned.weight[d] = static_cast<float>(1.0 / total);
            moves = true;
        }
    }
}

} // namespace parlance::topics
