// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/model/split.h"

#include "core/topics/model/fitting.h"
#include "core/topics/model/mixture.h"
#include "core/topics/model/ranking.h"
#include "core/topics/model/tfidf.h"
#include "core/topics/model/themesizes.h"
#include "core/topics/numbers/lanes.h"
#include "core/topics/numbers/numeric.h"

#include <algorithm>
#include <array>

namespace parlance::topics {

namespace {

constexpr double SubjectShare = 0.15;  ///< of the posts; a word of more is the subject
constexpr double SmallestShare = 0.04; ///< of the posts, for a part
constexpr double SmallestPosts = 12.0;
constexpr double LeastCoherence = 0.05; ///< of a part
constexpr double LargestShare = 0.8;    ///< of the posts, for a split to be worth it
constexpr double LeastAgreement = 0.1;
constexpr int Starts = 4;

class Splitter
{
public:
    Splitter(const SplitInput &input, const Progress &progress)
        : m_input(input), m_progress(progress), m_posts(static_cast<double>(input.rows.size()))
    {
    }

    Split run()
    {
        m_split.part.assign(m_input.rows.size(), -1);
        numberThreads();
        chooseTerms();
        if (m_terms < 2 || m_progress.isCancelled())
            return std::move(m_split);
        readRows();
        fit();
        if (m_progress.isCancelled())
            return std::move(m_split);
        giveUpWeakParts();
        if (m_progress.isCancelled())
            return std::move(m_split);
        numberParts();
        m_split.agreement = agreement();
        if (m_split.parts < 2 || largestPart() > LargestShare * m_posts || m_split.agreement < LeastAgreement)
            m_split.parts = 0;
        return std::move(m_split);
    }

private:
    void numberThreads()
    {
        if (m_input.thread.empty())
            return;
        std::vector<std::uint32_t> number;
        for (const std::uint32_t d : m_input.rows) {
            const std::uint32_t thread = m_input.thread[d];
            if (thread >= number.size())
                number.resize(thread + std::size_t{1}, NoTerm);
            if (number[thread] == NoTerm)
                number[thread] = m_threads++;
            m_thread.push_back(number[thread]);
        }
    }

    /// Neither the subject nor what is rare here or of one thread.
    void chooseTerms()
    {
        std::vector<std::uint32_t> posts(m_input.terms, 0);
        std::vector<std::uint32_t> firstThread(m_input.terms, NoTerm);
        std::vector<std::uint8_t> spread(m_input.terms, m_thread.empty() ? 1 : 0);
        for (std::size_t r = 0; r < m_input.rows.size(); ++r) {
            const std::uint32_t d = m_input.rows[r];
            for (std::uint64_t i = m_input.counts.begin[d]; i < m_input.counts.begin[d + 1]; ++i) {
                const std::uint32_t term = m_input.counts.term[i];
                ++posts[term];
                if (m_thread.empty())
                    continue;
                if (firstThread[term] == NoTerm)
                    firstThread[term] = m_thread[r];
                else if (firstThread[term] != m_thread[r])
                    spread[term] = 1;
            }
        }
        const double fewest = std::max(3.0, m_posts / 400.0);
        m_local.assign(m_input.terms, NoTerm);
        m_balance.languages = m_input.balance.languages;
        for (const std::uint32_t d : m_input.rows) {
            if (!m_input.view.empty())
                m_view.push_back(m_input.view[d]);
        }
        for (std::uint32_t term = 0; term < m_input.terms; ++term) {
            if (posts[term] > SubjectShare * m_posts) {
                m_split.subject.push_back(term);
            } else if (posts[term] >= fewest && spread[term] != 0) {
                m_local[term] = m_terms++;
                for (std::size_t view = 0; view < m_balance.languages.size(); ++view)
                    m_balance.ratio.push_back(m_input.balance.seen(term, view));
                m_rarity.push_back(portableLog((1.0 + m_posts) / (1.0 + posts[term])));
            }
        }
    }

    void readRows()
    {
        m_counts.begin.push_back(0);
        for (const std::uint32_t d : m_input.rows) {
            for (std::uint64_t i = m_input.counts.begin[d]; i < m_input.counts.begin[d + 1]; ++i) {
                if (m_local[m_input.counts.term[i]] == NoTerm)
                    continue;
                m_counts.term.push_back(m_local[m_input.counts.term[i]]);
                m_counts.count.push_back(m_input.counts.count[i]);
            }
            m_counts.begin.push_back(m_counts.term.size());
        }
        m_weighted = m_counts;
        double before = 0.0;
        double after = 0.0;
        for (std::size_t i = 0; i < m_weighted.term.size(); ++i) {
            const double damped = dampedUses(static_cast<double>(m_counts.count[i]));
            m_weighted.count[i] = static_cast<float>(damped * m_rarity[m_counts.term[i]]);
            before += damped;
            after += m_weighted.count[i];
        }
        for (float &value : m_weighted.count)
            value = static_cast<float>(value * (before / after));
    }

    MixtureOptions mixtureOptions() const
    {
        MixtureOptions options;
        options.themes = m_input.parts;
        options.alpha = m_posts; // as good as equal for all parts
        options.beta = Beta;
        options.threadPrior = m_thread.empty() ? 0.0 : ThreadPrior;
        options.sweeps = 12;
        return options;
    }

    MixtureRows mixtureRows() const
    {
        return {.weights = m_weighted, .terms = m_terms, .thread = m_thread, .threads = m_threads, .balance = m_balance, .view = m_view};
    }

    void fit()
    {
        const TermCounts units = tfidf(m_counts, m_terms);
        std::vector<std::uint32_t> unitOf(units.rows(), NoTerm);
        for (std::uint32_t row = 0; row < unitOf.size(); ++row) {
            if (units.begin[row] < units.begin[row + 1])
                unitOf[row] = row;
        }
        m_split.part = fitThemes({.rows = mixtureRows(),
                                  .units = units,
                                  .unitOf = unitOf,
                                  .themes = m_input.parts,
                                  .groups = 4 * m_input.parts,
                                  .mixture = mixtureOptions(),
                                  .mergeBeta = Beta,
                                  .starts = Starts,
                                  .workers = m_input.workers},
                                 m_progress)
                           .assignment;
    }

    /// The smallest part that is too small, incoherent or of one thread; -1 when there is none.
    int weakPart() const
    {
        const auto parts = static_cast<std::size_t>(m_input.parts);
        std::vector<std::vector<RankedTerm>> ranked =
            rankTerms(m_counts, m_split.part, parts, m_terms, m_progress);
        if (m_progress.isCancelled())
            return -1;
        const std::vector<double> coherence = orderByFit(m_counts, ranked, m_terms, m_progress);
        std::vector<double> posts(parts, 0.0);
        LaneTable inThread(parts, std::max(1U, m_threads));
        for (std::size_t r = 0; r < m_split.part.size(); ++r) {
            if (m_split.part[r] < 0)
                continue;
            ++posts[static_cast<std::size_t>(m_split.part[r])];
            if (!m_thread.empty())
                ++inThread.row(static_cast<std::size_t>(m_split.part[r]))[m_thread[r]];
        }
        int weak = -1;
        for (std::size_t part = 0; part < parts; ++part) {
            if (posts[part] <= 0.0)
                continue;
            const float *row = inThread.row(part);
            const double most = *std::max_element(row, row + inThread.stride());
            if (posts[part] >= std::max(SmallestPosts, SmallestShare * m_posts) &&
                coherence[part] >= LeastCoherence && most * 5.0 < posts[part] * 4.0)
                continue;
            if (weak < 0 || posts[part] < posts[static_cast<std::size_t>(weak)])
                weak = static_cast<int>(part);
        }
        return weak;
    }

    void giveUpWeakParts()
    {
        for (int weak = weakPart(); weak >= 0 && !m_progress.isCancelled(); weak = weakPart()) {
            const Mixture mixture = placedMixture();
            std::vector<float> scores(static_cast<std::size_t>(m_input.parts + 3) / 4 * 4);
            bool others = false;
            for (std::size_t r = 0; r < m_split.part.size(); ++r) {
                if (m_split.part[r] != weak)
                    continue;
                mixture.score(r, scores.data());
                const std::int32_t before = mixture.likeliest(scores, 0, weak);
                m_split.part[r] = mixture.likeliest(scores, weak + 1, m_input.parts, before);
                others = others || m_split.part[r] >= 0;
            }
            if (!others)
                return;
        }
    }

    Mixture placedMixture() const
    {
        Mixture mixture(mixtureRows(), mixtureOptions());
        mixture.place(m_split.part);
        return mixture;
    }

    void numberParts()
    {
        std::vector<std::int32_t> number(static_cast<std::size_t>(m_input.parts), -1);
        for (std::int32_t &part : m_split.part) {
            if (part < 0)
                continue;
            std::int32_t &known = number[static_cast<std::size_t>(part)];
            if (known < 0)
                known = m_split.parts++;
            part = known;
        }
    }

    double largestPart() const
    {
        const std::vector<std::size_t> posts = sizesOf(m_split.part, static_cast<std::size_t>(m_split.parts));
        return static_cast<double>(*std::max_element(posts.begin(), posts.end()));
    }

    double agreement() const
    {
        if (m_split.parts < 2)
            return 0.0;
        const auto parts = static_cast<std::size_t>(m_split.parts);
        LaneTable weight(m_terms, parts);
        std::vector<double> total(parts, 0.0);
        for (std::size_t r = 0; r < m_split.part.size(); ++r) {
            if (m_split.part[r] < 0)
                continue;
            const auto part = static_cast<std::size_t>(m_split.part[r]);
            for (std::uint64_t i = m_weighted.begin[r]; i < m_weighted.begin[r + 1]; ++i) {
                weight.row(m_weighted.term[i])[part] += m_weighted.count[i];
                total[part] += m_weighted.count[i];
            }
        }
        std::vector<double> picks(parts * 2, 0.0);
        double agreed = 0.0;
        double asked = 0.0;
        for (std::size_t r = 0; r < m_split.part.size(); ++r) {
            const std::uint64_t begin = m_weighted.begin[r];
            const std::uint64_t end = m_weighted.begin[r + 1];
            if (m_split.part[r] < 0 || end - begin < 4)
                continue;
            double own = 0.0;
            for (std::uint64_t i = begin; i < end; ++i)
                own += m_weighted.count[i];
            std::array<std::size_t, 2> pick{};
            for (std::size_t half = 0; half < 2; ++half) {
                double most = 0.0;
                for (std::size_t part = 0; part < parts; ++part) {
                    const bool is = part == static_cast<std::size_t>(m_split.part[r]);
                    const double all =
                        portableLog(std::max(0.0, total[part] - (is ? own : 0.0)) + m_terms * Beta);
                    double score = 0.0;
                    for (std::uint64_t i = begin + half; i < end; i += 2) {
                        const double rest = static_cast<double>(weight.row(m_weighted.term[i])[part]) -
                                            (is ? static_cast<double>(m_weighted.count[i]) : 0.0);
                        score += m_weighted.count[i] * (portableLog(std::max(0.0, rest) + Beta) - all);
                    }
                    if (part == 0 || score > most) {
                        most = score;
                        pick[half] = part;
                    }
                }
                ++picks[pick[half] * 2 + half];
            }
            agreed += pick[0] == pick[1];
            ++asked;
        }
        if (asked <= 0.0)
            return 0.0;
        double chance = 0.0;
        for (std::size_t part = 0; part < parts; ++part)
            chance += picks[part * 2] / asked * (picks[part * 2 + 1] / asked);
        return chance >= 1.0 ? 0.0 : (agreed / asked - chance) / (1.0 - chance);
    }

    static constexpr double Beta = 0.1;
    static constexpr double ThreadPrior = 0.3; ///< threads of one subject wander through all its sides

    const SplitInput &m_input;
    const Progress &m_progress;
    double m_posts;
    std::vector<std::uint32_t> m_thread; ///< per row, numbered from 0
    std::uint32_t m_threads = 0;
    LanguageBalance m_balance;          ///< of the terms here
    std::vector<std::uint8_t> m_view;   ///< per row, or empty
    std::vector<std::uint32_t> m_local; ///< per term of the corpus: its number here
    std::uint32_t m_terms = 0;
    std::vector<double> m_rarity; ///< per term here
    TermCounts m_counts;
    TermCounts m_weighted;
    Split m_split;
};

} // namespace

Split splitTheme(const SplitInput &input, const Progress &progress)
{
    return Splitter(input, progress).run();
}

} // namespace parlance::topics
