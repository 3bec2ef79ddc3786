// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/finder.h"

#include "core/topics/corpus.h"
#include "core/topics/evidence.h"
#include "core/topics/fitting.h"
#include "core/topics/keeping.h"
#include "core/topics/labels.h"
#include "core/topics/languages.h"
#include "core/topics/mergeplan.h"
#include "core/topics/mixture.h"
#include "core/topics/numeric.h"
#include "core/topics/placing.h"
#include "core/topics/ranking.h"
#include "core/topics/split.h"
#include "core/topics/tfidf.h"
#include "core/topics/vocabulary.h"
#include "core/topics/wordkin.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <numeric>
#include <thread>

namespace parlance::topics {

namespace {

constexpr std::size_t FewestPosts = 6;  ///< with words that recur; below, there is nothing to group
constexpr int Starts = 8;               ///< of which the likeliest is kept; fewer where posts are many
constexpr double MergeBeta = 0.2;       ///< the same, for what a theme must explain to be worth having
constexpr double WorkOfAllStarts = 2e8; ///< terms of all posts, times groups, times starts
constexpr int FewestStarts = 2;
constexpr int Crossings = 2; ///< rounds of them, where all starts were affordable
constexpr double Beta = 0.5; ///< how often each theme is lent each word
/// Posts that every theme is lent, of all: short posts that say little would all go to the largest theme. Threads keep theirs
/// together, and where a number of themes is wanted the large ones must be able to take posts from the small.
constexpr double EvenShare = 0.1;
constexpr double LeastKinship = 0.02; ///< of the kin of rare words, to be worth the columns
constexpr double FewestGroups = 64.0; ///< to start from, where a number of themes is wanted
constexpr double ParentVotes = 2.0; ///< posts of its thread that the post which it answers counts as, beyond its own vote
constexpr double ThreadedKinship = 0.1; ///< where posts are told by their threads too
constexpr std::size_t ShownTerms = 30;
constexpr double EvidenceNeeded = 0.15; ///< probability of its theme that a post needs
constexpr double ThinEvidence = 0.5;    ///< the same, of a post of hardly a word, where no number of themes is wanted
constexpr double GiantShare = 0.35;     ///< of the posts in themes; a theme of more is looked at once more
constexpr std::size_t GiantPosts = 120; ///< below, its parts would be a handful of posts each
constexpr double PartsOfAll = 9.0;      ///< parts that a theme of all posts would be split into
constexpr int MostSplits = 3;
constexpr double TinyShare = 0.015; ///< of the posts; beside the parts of a giant, a theme of less is none
constexpr double LooseShare = 0.3; ///< of the mean coherence; a theme of less is given up where no number is wanted
constexpr double FewestOfTheme = 3.0; ///< posts, where no number of themes is wanted
constexpr double LeastShare = 0.0004; ///< of the posts; the same
constexpr double LanguageThemePosts = 300; ///< of a theme that is a language, to be split
constexpr double PostsOfPart = 200;        ///< that it may fall into
constexpr double MostOf = 0.7;             ///< share of a theme that one language has, and of a language that one theme has
constexpr std::size_t LanguagePosts = 600; ///< a language of more has words enough to tell its themes apart

class Finder
{
public:
    Finder(std::span<const Document> documents, const ThemeOptions &options, Progress &progress)
        : m_documents(documents), m_options(options), m_progress(progress),
          m_threads(workersOf(options)), m_thinEvidence(options.themes > 0 ? EvidenceNeeded : ThinEvidence)
    {
    }

    Result<ThemeModel> run()
    {
        m_progress.report(0, Steps);
        m_corpus = readCorpus(m_documents, m_threads, m_progress);
        if (m_progress.isCancelled())
            return searchStopped();
        m_progress.report(20, Steps);
        m_vocabulary = makeVocabulary(m_corpus, m_options.names, m_options.excluded, m_progress);
        if (m_progress.isCancelled())
            return searchStopped();
        m_words = countTerms(m_corpus, m_vocabulary, m_progress);
        m_counts = m_words;
        m_terms = m_vocabulary.size();
        if (m_progress.isCancelled())
            return searchStopped();
        m_progress.report(30, Steps);
        m_model.assignment.assign(m_documents.size(), -1);
        m_model.weight.assign(m_documents.size(), 0.0F);
        const bool enough = enoughText();
        if (enough) {
            weigh();
            readKin();
            balanceLanguages();
            readAnswers();
            if (m_progress.isCancelled())
                return searchStopped();
            m_untrained = m_vocabulary.repeated;
            std::vector<std::int32_t> best = bestFit();
            if (m_progress.isCancelled())
                return searchStopped();
            if (m_options.themes <= 0)
                best = withoutLanguageThemes(withoutWholeLanguages(withoutGiants(std::move(best))));
            if (m_progress.isCancelled())
                return searchStopped();
            m_progress.report(78, Steps);
            settle(best);
            if (!m_options.kept.empty()) {
                best = withKept(best);
                settle(best);
            }
            m_fitted = std::move(best);
        }
        keepPinned();
        renumber();
        if (m_progress.isCancelled())
            return searchStopped();
        if (!m_model.themes.empty()) {
            describeThemes();
            if (m_progress.isCancelled())
                return searchStopped();
        }
        writeParameters();
        m_progress.report(Steps, Steps);
        return std::move(m_model);
    }

private:
    static constexpr std::int64_t Steps = 100;

    std::size_t termsOf(std::size_t d) const { return m_counts.begin[d + 1] - m_counts.begin[d]; }

    bool enoughText() const
    {
        std::size_t posts = 0;
        for (std::size_t d = 0; d < m_documents.size(); ++d)
            posts += m_vocabulary.repeated[d] == 0 && termsOf(d) > 0;
        return posts >= FewestPosts && m_vocabulary.size() >= 2;
    }

    /// Counts dampened, and in long posts weighed by rarity. In titles of a few words the common word is the
    /// subject and weighing would hide it; in pages of a hundred the common words drown the rest.
    void weigh()
    {
        double terms = 0.0;
        double posts = 0.0;
        for (std::size_t d = 0; d < m_documents.size(); ++d) {
            terms += static_cast<double>(termsOf(d));
            posts += termsOf(d) > 0;
        }
        const double length = terms / posts;
        m_rarity = std::clamp(
            (portableLog(length) - portableLog(12.0)) / (portableLog(60.0) - portableLog(12.0)), 0.0, 1.0);
        std::vector<double> factor(m_vocabulary.size());
        for (std::size_t t = 0; t < factor.size(); ++t) {
            const double idf = portableLog((1.0 + static_cast<double>(m_documents.size())) /
                                           (1.0 + m_vocabulary.documents[t]));
            factor[t] = portableExp(m_rarity * portableLog(std::max(idf, 0.1)));
        }
        m_weighted = m_counts;
        double before = 0.0;
        double after = 0.0;
        for (std::size_t i = 0; i < m_weighted.term.size(); ++i) {
            const double damped = dampedUses(static_cast<double>(m_counts.count[i]));
            before += damped;
            after += damped * factor[m_counts.term[i]];
            m_weighted.count[i] = static_cast<float>(damped * factor[m_counts.term[i]]);
        }
        for (float &value : m_weighted.count)
            value = static_cast<float>(value * (before / after));
        for (const double value : factor)
            m_factor.push_back(static_cast<float>(value * (before / after)));
    }

    /// Short posts are also told by the kin of their rare words; long ones have words enough.
    void readKin()
    {
        m_kinship = (1.0 - m_rarity) * kinStrength(m_documents.size()) * (m_vocabulary.threaded ? ThreadedKinship : 1.0);
        if (m_kinship < LeastKinship)
            return;
        m_kin = kinTermsOf(m_corpus, m_vocabulary, m_kinship, m_progress);
        m_counts = withKin(m_words, m_corpus, m_vocabulary, m_kin);
        m_weighted = withKin(m_weighted, m_corpus, m_vocabulary, m_kin);
        for (std::size_t i = 0; i < m_weighted.term.size(); ++i) {
            if (m_weighted.term[i] >= m_vocabulary.size())
                m_weighted.count[i] = static_cast<float>(dampedUses(static_cast<double>(m_weighted.count[i])));
        }
        m_factor.resize(m_vocabulary.size() + m_kin.group.size(), 1.0F);
        m_terms = m_factor.size();
    }

    /// Where words of several languages meet in what they say, their languages must not keep the posts apart. Threads hold posts of
    /// a subject together better than their few words do, and know no language: they are left to it.
    void balanceLanguages()
    {
        if (!m_vocabulary.translated || m_vocabulary.threaded)
            return;
        m_balance = balanceOf(m_weighted, m_terms, m_corpus.language);
        if (m_balance.languages.empty())
            return;
        for (const Language language : m_corpus.language)
            m_view.push_back(static_cast<std::uint8_t>(m_balance.viewOf(language)));
    }

    /// Which post each post answers, where threads mean anything.
    void readAnswers()
    {
        if (!m_vocabulary.threaded)
            return;
        static_assert(NoDocument == NoTerm);
        for (const Document &document : m_documents)
            m_answers.push_back(document.answers);
    }

    MixtureOptions mixtureOptions(int themes) const
    {
        MixtureOptions options;
        options.themes = themes;
        options.alpha = m_options.themes > 0 || m_vocabulary.threaded
                            ? 1.0
                            : std::max(1.0, EvenShare * static_cast<double>(m_documents.size()));
        options.beta = Beta;
        options.threadPrior = m_vocabulary.threaded ? 1.0 : 0.0;
        options.parentVotes = ParentVotes;
        options.sweeps = 12;
        return options;
    }

    std::span<const std::uint32_t> threadSpan() const
    {
        return m_vocabulary.threaded ? std::span<const std::uint32_t>(m_corpus.thread)
                                     : std::span<const std::uint32_t>();
    }

    /// Gives every post its theme, and looks again until all that is left is sound: posts that go elsewhere change what the
    /// others' words are.
    void settle(std::vector<std::int32_t> &found)
    {
        assign(found);
        while (m_options.themes <= 0 && freeFromWeakThemes(found))
            assign(found);
    }

    /// What was found, and beside it the themes that a person keeps.
    std::vector<std::int32_t> withKept(std::span<const std::int32_t> found)
    {
        std::vector<std::uint8_t> untrained = m_untrained;
        for (std::size_t d = 0; d < untrained.size(); ++d)
            untrained[d] = untrained[d] != 0 || termsOf(d) == 0;
        const KeepInput input{.documents = m_documents,
                              .untrained = untrained,
                              .kept = m_options.kept,
                              .fitted = found,
                              .assigned = m_model.assignment,
                              .themes = m_themes,
                              .wanted = m_options.themes};
        Keeping keeping = setApart(input);
        m_loans = tieWords(input, m_corpus, m_vocabulary, m_weighted, keeping);
        m_themes = keeping.themes;
        m_kept = static_cast<int>(m_options.kept.size());
        m_side = std::move(keeping.side);
        if (m_options.themes > 0)
            joinDownTo(m_options.themes, keeping.assignment);
        return std::move(keeping.assignment);
    }

    /// Joins suggested themes until no more than wanted are left; kept ones take in no others whole.
    void joinDownTo(int wanted, std::vector<std::int32_t> &assignment) const
    {
        MergePlan plan(placedMixture(assignment), Beta, m_kept, m_threads, m_progress);
        while (plan.alive() > std::max(wanted, m_kept) && !m_progress.isCancelled()) {
            const MergePlan::Join pair = plan.best();
            if (pair.a < 0)
                break;
            plan.join(pair.a, pair.b);
            std::replace(assignment.begin(), assignment.end(), pair.b, pair.a);
        }
        if (plan.alive() > std::max(wanted, m_kept)) // the one that is left beside the kept ones
            std::replace_if(
                assignment.begin(), assignment.end(), [&](std::int32_t theme) { return theme >= m_kept; }, -1);
    }

    MixtureRows mixtureRows() const
    {
        return {.weights = m_weighted,
                .terms = m_terms,
                .thread = threadSpan(),
                .threads = m_corpus.threads,
                .answers = m_answers,
                .balance = m_balance,
                .view = m_view};
    }

    Mixture placedMixture(std::span<const std::int32_t> assignment) const
    {
        Mixture mixture(mixtureRows(), mixtureOptions(m_themes));
        for (const Loan &loan : m_loans)
            mixture.lend(loan);
        mixture.place(assignment);
        return mixture;
    }

    /// Groups to start from: more than there will be themes.
    int groupsFor(std::size_t posts, int wanted) const
    {
        double groups;
        if (wanted > 0) {
            groups = std::max(1.25 * wanted, std::clamp(4.0 * wanted, FewestGroups, 320.0));
        } else if (m_vocabulary.threaded) {
            const double ofThreads =
                3.0 * portableExp(0.6 * portableLog(static_cast<double>(m_corpus.threads)));
            groups = std::min({2.5 * std::sqrt(static_cast<double>(posts)), ofThreads, 120.0});
        } else {
            groups = std::min(3.0 * std::sqrt(static_cast<double>(posts)), 300.0);
        }
        return static_cast<int>(std::clamp(groups + 0.5, 2.0, static_cast<double>(posts)));
    }

    std::vector<std::int32_t> bestFit()
    {
        // Where posts come in threads, whole threads are grouped first: they say more than a short reply
        // does.
        std::vector<std::uint32_t> unitOf(m_documents.size(), NoTerm);
        std::uint32_t units = 0;
        std::size_t posts = 0;
        for (std::size_t d = 0; d < unitOf.size(); ++d) {
            if (m_untrained[d] != 0 || termsOf(d) == 0)
                continue;
            unitOf[d] = m_vocabulary.threaded ? m_corpus.thread[d] : units++;
            ++posts;
        }
        const TermCounts rows = tfidf(
            sumRows(m_counts, unitOf, m_vocabulary.threaded ? m_corpus.threads : units), m_terms);
        const int wanted = std::max(m_options.themes, 0);
        m_groups = groupsFor(posts, wanted);
        const double work = static_cast<double>(m_counts.term.size()) * m_groups;
        m_starts = std::clamp(static_cast<int>(WorkOfAllStarts / work), FewestStarts, Starts);
        m_crossings = m_starts < Starts ? 0 : Crossings;
        Fit fit =
            fitThemes({.rows = mixtureRows(),
                       .units = rows,
                       .unitOf = unitOf,
                       .themes = wanted,
                       .groups = m_groups,
                       .mixture = mixtureOptions(0),
                       .mergeBeta = wanted > 0 ? Beta : MergeBeta,
                       .seed = m_options.seed,
                       .starts = m_starts,
                       .crossings = m_crossings,
                       .workers = m_threads},
                      m_progress, [this](int done) { m_progress.report(30 + 45 * done / fitsOf(m_starts, m_crossings), Steps); });
        m_themes = fit.themes;
        return std::move(fit.assignment);
    }

    /// The posts of each theme.
    std::vector<std::vector<std::uint32_t>> rowsOf(std::span<const std::int32_t> assignment) const
    {
        std::vector<std::vector<std::uint32_t>> rows(static_cast<std::size_t>(m_themes));
        for (std::size_t d = 0; d < assignment.size(); ++d) {
            if (assignment[d] >= 0)
                rows[static_cast<std::size_t>(assignment[d])].push_back(static_cast<std::uint32_t>(d));
        }
        return rows;
    }

    /// \returns whether the theme fell into parts; the first keeps its number, the others come behind all themes.
    bool split(std::vector<std::int32_t> &assignment, std::int32_t theme, std::span<const std::uint32_t> rows, int parts)
    {
        const Split found = splitTheme({.counts = m_words,
                                        .terms = m_vocabulary.size(),
                                        .rows = rows,
                                        .thread = threadSpan(),
                                        .balance = m_balance,
                                        .view = m_view,
                                        .parts = parts,
                                        .seed = randomBits(m_options.seed, 6, static_cast<std::uint64_t>(m_splits)),
                                        .workers = m_threads},
                                       m_progress);
        if (m_progress.isCancelled() || found.parts < 2)
            return false;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const std::int32_t part = found.part[i];
            assignment[rows[i]] = part <= 0 ? (part < 0 ? -1 : theme) : m_themes + part - 1;
        }
        m_themes += found.parts - 1;
        dropTerms(found.subject);
        ++m_splits;
        return true;
    }

    /// Splits the largest theme while it holds too much of the corpus and falls into parts; then gives up
    /// what is left of themes too small beside the parts.
    std::vector<std::int32_t> withoutGiants(std::vector<std::int32_t> assignment)
    {
        for (int round = 0; round < MostSplits && !m_progress.isCancelled(); ++round) {
            const std::vector<std::vector<std::uint32_t>> rows = rowsOf(assignment);
            std::size_t all = 0;
            for (const auto &posts : rows)
                all += posts.size();
            const auto giant = std::max_element(
                rows.begin(), rows.end(), [](const auto &a, const auto &b) { return a.size() < b.size(); });
            const double share =
                static_cast<double>(giant->size()) / static_cast<double>(std::max<std::size_t>(1, all));
            if (share < GiantShare || giant->size() < GiantPosts)
                break;
            const int parts = std::clamp(static_cast<int>(share * PartsOfAll + 0.5), 3,
                                         static_cast<int>(giant->size() / 30));
            if (!split(assignment, static_cast<std::int32_t>(giant - rows.begin()), *giant, parts))
                break;
        }
        m_giants = m_splits;
        m_settled = m_settled || m_splits > 0;
        return assignment;
    }

    /// Splits the themes that are all that one language has, where several languages have posts enough to tell themes apart.
    std::vector<std::int32_t> withoutWholeLanguages(std::vector<std::int32_t> assignment)
    {
        std::map<std::uint16_t, double> ofLanguage;
        double all = 0.0;
        for (std::size_t d = 0; d < assignment.size(); ++d) {
            if (assignment[d] >= 0) {
                ++ofLanguage[m_corpus.language[d].packed];
                ++all;
            }
        }
        const std::vector<std::vector<std::uint32_t>> rows = rowsOf(assignment);
        for (std::size_t theme = 0; theme < rows.size() && !m_progress.isCancelled(); ++theme) {
            std::map<std::uint16_t, double> here;
            for (const std::uint32_t d : rows[theme])
                ++here[m_corpus.language[d].packed];
            for (const auto &[language, posts] : here) {
                if (posts < LanguageThemePosts || posts < MostOf * static_cast<double>(rows[theme].size())
                    || posts < MostOf * ofLanguage[language] || ofLanguage[language] > MostOf * all)
                    continue;
                const int parts = std::clamp(static_cast<int>(posts / PostsOfPart), 2, 8);
                m_settled = split(assignment, static_cast<std::int32_t>(theme), rows[theme], parts) || m_settled;
            }
        }
        return assignment;
    }

    /// Frees the posts of themes too small, and of those whose words hardly belong together, the worst first; beside the parts of a
    /// giant also those of themes too small to stand beside them. \returns whether there were any.
    bool freeFromWeakThemes(std::vector<std::int32_t> &assignment) const
    {
        const auto themes = static_cast<std::size_t>(m_themes);
        std::vector<std::vector<RankedTerm>> ranked =
            rankTerms(m_words, countedPosts(), themes, m_vocabulary.size(), m_progress);
        if (m_progress.isCancelled())
            return false;
        const std::vector<double> coherence =
            orderForShow(m_corpus, m_vocabulary, m_words, ranked, m_threads, m_progress);
        std::vector<double> posts(themes, 0.0);
        double all = 0.0;
        for (const std::int32_t theme : m_model.assignment) {
            if (theme >= 0) {
                ++posts[static_cast<std::size_t>(theme)];
                ++all;
            }
        }
        double mean = 0.0; // titles of a few words have little coherence, whatever they are about
        for (std::size_t theme = 0; theme < themes; ++theme)
            mean += posts[theme] > 0.0 ? std::max(0.0, coherence[theme]) * posts[theme] / all : 0.0;
        std::vector<std::uint8_t> weak(themes, 0);
        bool any = false;
        std::vector<std::size_t> loose; // of little coherence
        for (auto theme = static_cast<std::size_t>(m_kept); theme < themes; ++theme) {
            if (posts[theme] <= 0.0)
                continue;
            weak[theme] = coherence[theme] < 0.0 || posts[theme] < std::max(FewestOfTheme, LeastShare * all) ||
                          (m_giants > 0 && posts[theme] < TinyShare * all);
            any = any || weak[theme] != 0;
            if (weak[theme] == 0 && coherence[theme] < LooseShare * mean)
                loose.push_back(theme);
        }
        // One that is given up leaves others more to hold them together, or less: not all at once.
        std::stable_sort(loose.begin(), loose.end(),
                         [&](std::size_t a, std::size_t b) { return coherence[a] < coherence[b]; });
        for (std::size_t i = 0; i < (loose.size() + 2) / 3; ++i) {
            weak[loose[i]] = 1;
            any = true;
        }
        for (std::int32_t &theme : assignment) {
            if (theme >= 0 && weak[static_cast<std::size_t>(theme)] != 0)
                theme = -1;
        }
        return any && !m_progress.isCancelled();
    }

    /// The assignment without the posts that repeat another.
    std::vector<std::int32_t> countedPosts() const
    {
        std::vector<std::int32_t> counted = m_model.assignment;
        for (std::size_t d = 0; d < counted.size(); ++d) {
            if (m_vocabulary.repeated[d] != 0)
                counted[d] = -1;
        }
        return counted;
    }

    /// Takes apart the themes that nothing but their language holds together.
    std::vector<std::int32_t> withoutLanguageThemes(std::vector<std::int32_t> assignment)
    {
        if (!m_vocabulary.threaded || m_progress.isCancelled())
            return assignment;
        Placing placing = placeByMoreThanLanguage(
            {.corpus = m_corpus, .counts = m_words, .skipped = m_untrained, .mostPosts = LanguagePosts},
            std::move(assignment), m_themes, m_progress);
        m_themes = placing.themes;
        if (placing.changed) {
            m_settled = true;
            m_held = std::move(placing.held);
        }
        return std::move(placing.assignment);
    }

    /// Words that are the subject of all say nothing of one theme: they leave the counts, but may stand in a
    /// label.
    void dropTerms(std::span<const std::uint32_t> terms)
    {
        m_subject.resize(m_vocabulary.size(), 0);
        for (const std::uint32_t term : terms)
            m_subject[term] = 1;
        for (TermCounts *rows : {&m_words, &m_counts, &m_weighted}) {
            TermCounts kept;
            kept.begin.push_back(0);
            for (std::size_t d = 0; d < rows->rows(); ++d) {
                for (std::uint64_t i = rows->begin[d]; i < rows->begin[d + 1]; ++i) {
                    if (rows->term[i] < m_subject.size() && m_subject[rows->term[i]] != 0)
                        continue;
                    kept.term.push_back(rows->term[i]);
                    kept.count.push_back(rows->count[i]);
                }
                kept.begin.push_back(kept.term.size());
            }
            *rows = std::move(kept);
        }
    }

    struct Choice
    {
        std::int32_t theme = -1;
        double sure = 0.0; ///< probability of it
    };

    /// The theme of a post by its scores. \param found  the one that it taught, -1 = none.
    Choice choose(const Mixture &mixture, std::size_t d, std::int32_t found, std::span<const float> scores) const
    {
        double words = 0.0;
        for (std::uint64_t i = m_weighted.begin[d]; i < m_weighted.begin[d + 1]; ++i)
            words += m_weighted.count[i];
        const double heat = std::max(1.0, words / HeatWords);
        const auto scoreOf = [&](std::int32_t theme) { return scores[static_cast<std::size_t>(theme)]; };
        const auto sure = [&](std::int32_t best) -> Choice {
            if (best < 0)
                return {};
            double total = 0.0;
            for (std::int32_t theme = 0; theme < m_themes; ++theme) {
                if (mixture.themeRows(theme) > 0)
                    total += portableExp((scoreOf(theme) - scoreOf(best)) / heat);
            }
            return {best, 1.0 / total};
        };
        const auto likeliest = [&](std::int32_t first, std::int32_t last, std::int32_t best = -1) {
            for (std::int32_t theme = first; theme < last; ++theme) {
                if (mixture.themeRows(theme) > 0 && (best < 0 || scoreOf(theme) > scoreOf(best)))
                    best = theme;
            }
            return best;
        };
        const std::int32_t side = m_side.empty() ? Keeping::NoKept : m_side[d];
        if (side >= 0)
            return sure(side);
        if (m_settled && found >= 0)
            return sure(side == Keeping::Unknown ? likeliest(0, m_kept, found) : found);
        Choice choice = sure(likeliest(0, m_themes));
        if (side == Keeping::NoKept && choice.theme < m_kept && choice.sure < ChangesSides)
            choice = sure(likeliest(m_kept, m_themes));
        return choice.sure < (words < ThinPost ? m_thinEvidence : EvidenceNeeded) ? Choice() : choice;
    }

    /// Final themes of all posts, thin and repeated ones too, and how firmly.
    void assign(const std::vector<std::int32_t> &found)
    {
        std::vector<Placement> posts(m_documents.size());
        const Mixture mixture = placedMixture(found);
        std::vector<double> used(m_vocabulary.size(), 0.0); // weight of each word in all themes
        for (std::uint32_t term = 0; term < used.size(); ++term) {
            for (int theme = 0; theme < m_themes; ++theme)
                used[term] += mixture.termWeight(term, theme);
        }
        double rows = 0.0; // one more for each theme that has any
        for (int theme = 0; theme < m_themes; ++theme)
            rows += mixture.themeRows(theme) > 0 ? mixture.themeRows(theme) + 1.0 : 0.0;
        const std::size_t stride = static_cast<std::size_t>(m_themes + 3) / 4 * 4;
        constexpr std::size_t RowsPerBlock = 1024;
        const std::size_t blocks = (m_documents.size() + RowsPerBlock - 1) / RowsPerBlock;
        forEachBlock(blocks, m_threads, [&](std::size_t block) {
            std::vector<float> scores(stride);
            const std::size_t last = std::min(m_documents.size(), (block + 1) * RowsPerBlock);
            for (std::size_t d = block * RowsPerBlock; d < last; ++d) {
                if (m_progress.isCancelled())
                    return;
                if (!m_held.empty() && m_held[d] != 0)
                    continue;
                posts[d].content = contentWords(d);
                if (!m_side.empty() && m_side[d] == Keeping::NoKept)
                    posts[d].open = m_kept;
                if (termsOf(d) == 0)
                    continue;
                mixture.score(d, scores.data());
                const Choice choice = choose(mixture, d, found[d], scores);
                if (choice.theme < 0)
                    continue;
                const bool known = !m_side.empty() && m_side[d] >= 0;
                const double best = known ? CertainWord : bestWord(mixture, d, choice.theme, found[d], used, rows);
                posts[d].theme = choice.theme;
                posts[d].weight = static_cast<float>(choice.sure);
                posts[d].witness = static_cast<float>(witnessOf(best, choice.sure));
            }
        });
        if (m_options.themes <= 0)
            m_bars = barsFor(posts);
        ThreadVotes votes(static_cast<std::size_t>(m_themes));
        weighEvidence(posts, m_bars, threadSpan(), votes);
        for (std::size_t d = 0; d < posts.size(); ++d) {
            m_model.assignment[d] = posts[d].theme;
            m_model.weight[d] = posts[d].weight;
        }
    }

    std::uint32_t contentWords(std::size_t d) const
    {
        std::uint32_t content = 0;
        for (std::uint64_t t = m_corpus.begin[d]; t < m_corpus.begin[d + 1]; ++t)
            content += m_vocabulary.isStopForm[Corpus::form(m_corpus.tokens[t])] == 0;
        return content;
    }

    /// What the words of a post say for a theme, the post itself not counted where it was learned from.
    double bestWord(const Mixture &mixture, std::size_t d, std::int32_t theme, std::int32_t found,
                    std::span<const double> used, double rows) const
    {
        const double taught = found < 0 ? 0.0 : 1.0;
        const double own = found == theme ? 1.0 : 0.0;
        BestWord best(mixture.themeRows(theme) + 1.0 - own, rows - taught);
        for (std::uint64_t i = m_weighted.begin[d]; i < m_weighted.begin[d + 1]; ++i) {
            const std::uint32_t term = m_weighted.term[i];
            if (term >= used.size())
                break; // groups of kin
            const auto weight = static_cast<double>(m_weighted.count[i]);
            const auto factor = static_cast<double>(m_factor[term]);
            best.hear(std::max(0.0, mixture.termWeight(term, theme) - own * weight) / factor,
                      std::max(0.0, used[term] - taught * weight) / factor);
        }
        return best.best();
    }

    void keepPinned()
    {
        for (std::size_t d = 0; d < m_documents.size(); ++d) {
            if (!m_documents[d].pinned)
                continue;
            m_model.assignment[d] = m_documents[d].kept;
            m_model.weight[d] = 1.0F;
        }
        m_themes = std::max(m_themes, static_cast<int>(m_options.kept.size())); // where there was too little text
    }

    /// Empty themes go, the largest comes first.
    void renumber()
    {
        std::vector<std::size_t> posts(static_cast<std::size_t>(m_themes), 0);
        for (const std::int32_t theme : m_model.assignment) {
            if (theme >= 0)
                ++posts[static_cast<std::size_t>(theme)];
        }
        std::vector<std::size_t> order(posts.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return posts[a] > posts[b]; });
        std::vector<std::int32_t> place(posts.size(), -1);
        std::size_t kept = 0;
        for (const std::size_t theme : order) {
            if (posts[theme] > 0)
                place[theme] = static_cast<std::int32_t>(kept++);
        }
        for (std::int32_t &theme : m_model.assignment)
            theme = theme < 0 ? -1 : place[static_cast<std::size_t>(theme)];
        m_model.themes.resize(kept);
        if (!m_fitted.empty())
            remember(place);
        m_model.kept.assign(place.begin(), place.begin() + std::ssize(m_options.kept));
    }

    /// What was learned, by the numbers that themes have in the end.
    void remember(std::span<const std::int32_t> place)
    {
        const Mixture mixture = placedMixture(m_fitted);
        KnownThemes &known = m_model.known;
        known.stems = m_vocabulary.stems;
        for (const std::uint32_t group : m_kin.group)
            known.stems.push_back(kinStem(group));
        known.factor = m_factor;
        known.translated = m_vocabulary.translated;
        known.balance = m_balance;
        known.kinship = m_kin.group.empty() ? 0.0 : m_kinship;
        known.posts = m_vocabulary.documents;
        known.alpha = mixture.options().alpha;
        known.beta = mixture.options().beta;
        known.threadPrior = mixture.options().threadPrior;
        known.parentVotes = m_answers.empty() ? 0.0 : mixture.options().parentVotes;
        known.evidence = EvidenceNeeded;
        known.thinEvidence = m_thinEvidence;
        known.bars = m_bars;
        known.language = m_corpus.commonLanguage;
        known.themes.resize(m_model.themes.size());
        for (std::size_t theme = 0; theme < place.size(); ++theme) {
            if (place[theme] < 0)
                continue;
            KnownThemes::Theme &into = known.themes[static_cast<std::size_t>(place[theme])];
            into.rows = mixture.themeRows(static_cast<int>(theme));
            for (std::uint32_t term = 0; term < m_terms; ++term) {
                const double weight = mixture.termWeight(term, static_cast<int>(theme));
                if (weight > 0.0)
                    into.weight.emplace_back(term, static_cast<float>(weight));
            }
        }
    }

    void describeThemes()
    {
        const std::vector<std::vector<RankedTerm>> byWeight =
            rankTerms(m_words, countedPosts(), m_model.themes.size(), m_vocabulary.size(), m_progress);
        if (m_progress.isCancelled())
            return;
        std::vector<std::vector<RankedTerm>> shown = byWeight;
        const std::vector<double> coherence =
            orderForShow(m_corpus, m_vocabulary, m_words, shown, m_threads, m_progress);
        if (m_progress.isCancelled())
            return;
        std::vector<std::string> words(m_vocabulary.size());
        for (std::size_t term = 0; term < words.size(); ++term) {
            if (m_vocabulary.uses[term] > 0 && (m_subject.empty() || m_subject[term] == 0))
                words[term] = m_corpus.forms[m_vocabulary.surface[term]].text;
        }
        m_model.counted = countWords(std::move(words), m_words, countedPosts(), m_model.themes.size());
        m_progress.report(90, Steps);
        for (std::size_t theme = 0; theme < m_model.themes.size(); ++theme) {
            Theme &out = m_model.themes[theme];
            out.coherence = coherence[theme];
            for (std::size_t i = 0; i < std::min(shown[theme].size(), ShownTerms); ++i)
                out.terms.push_back({m_corpus.forms[m_vocabulary.surface[shown[theme][i].term]].text,
                                     shown[theme][i].weight});
        }
        writeLabels({.documents = m_documents,
                     .corpus = m_corpus,
                     .vocabulary = m_vocabulary,
                     .assignment = m_model.assignment,
                     .terms = byWeight,
                     .subject = m_subject,
                     .names = m_options.names},
                    m_model.themes, m_progress);
    }

    void writeParameters()
    {
        char buffer[1024];
        std::snprintf(
            buffer, sizeof buffer,
            "{\"method\":\"dirichlet multinomial mixture, greedy, from %d starts of joined k-means groups\","
            "\"crossings\":%d,\"requested\":%d,\"groups\":%d,\"found\":%zu,\"kept\":%zu,\"excluded\":%zu,\"seed\":%llu,"
            "\"terms\":%zu,\"kin_groups\":%zu,"
            "\"min_posts\":%u,\"max_posts\":%u,\"min_threads\":%u,\"by_thread\":%s,\"rarity\":%.3f,\"alpha\":"
            "%.1f,"
            "\"beta\":%.1f,\"evidence\":%.2f,\"witness\":%.2f,\"thin_witness\":%.2f,\"splits\":%d,\"subject_words\":%td,\"tied_by_language_only\":%"
            "td}",
            m_starts, m_crossings, m_options.themes, m_groups, m_model.themes.size(), m_options.kept.size(),
            m_options.excluded.size(), static_cast<unsigned long long>(m_options.seed), m_vocabulary.size(), m_kin.group.size(),
            m_vocabulary.minDocuments, m_vocabulary.maxDocuments, m_vocabulary.minThreads,
            m_vocabulary.threaded ? "true" : "false", m_rarity, mixtureOptions(0).alpha, Beta, EvidenceNeeded, m_bars.wordy, m_bars.thin, m_splits,
            std::count(m_subject.begin(), m_subject.end(), 1), std::count(m_held.begin(), m_held.end(), 1));
        m_model.parameters = buffer;
    }

    std::span<const Document> m_documents;
    const ThemeOptions &m_options;
    Progress &m_progress;
    int m_threads;
    Corpus m_corpus;
    Vocabulary m_vocabulary;
    KinTerms m_kin;
    double m_kinship = 0.0; ///< how much the kin of rare words count, in [0, 1]
    std::size_t m_terms = 0; ///< of the vocabulary and, behind them, columns of m_kin
    TermCounts m_words;      ///< of each document: what it is described by
    TermCounts m_counts;     ///< the same with their kin: what it is grouped by
    TermCounts m_weighted; ///< what the mixture sees
    double m_rarity = 0.0; ///< how much rare words are weighed up, in [0, 1]
    int m_themes = 0;
    int m_groups = 0;
    int m_starts = 0;
    int m_crossings = 0;
    std::vector<float> m_factor;           ///< per term: what one use of it weighs
    std::vector<std::int32_t> m_fitted;    ///< what the themes were learned from
    std::vector<std::uint32_t> m_answers; ///< per document, or empty
    int m_kept = 0;                     ///< themes that a person keeps, once these are set apart
    std::vector<std::int32_t> m_side;   ///< see Keeping; empty before
    std::vector<Loan> m_loans;          ///< of words that a person gave to kept themes
    LanguageBalance m_balance;
    std::vector<std::uint8_t> m_view; ///< per document, of the balance; or empty
    std::vector<std::uint8_t> m_untrained; ///< per document: 1 = takes no part in the fit
    std::vector<std::uint8_t>
        m_subject; ///< per term: 1 = what all the corpus is about; empty when nothing is
    std::vector<std::uint8_t>
        m_held;             ///< per document: 1 = only its language would tie it to a theme; or empty
    const double m_thinEvidence;
    WitnessBars m_bars;
    int m_splits = 0;       ///< of themes
    int m_giants = 0;       ///< of these, too large
    bool m_settled = false; ///< themes were split or taken apart: posts stay where that put them
    ThemeModel m_model;
};

} // namespace

int workersOf(const ThemeOptions &options)
{
    return options.threads > 0 ? options.threads : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

Error searchStopped()
{
    return {.code = ErrorCode::Cancelled, .message = TR_NOOP("Error", "The search for themes was stopped.")};
}

Result<ThemeModel> findInAll(std::span<const Document> documents, const ThemeOptions &options, Progress &progress)
{
    return Finder(documents, options, progress).run();
}

} // namespace parlance::topics
