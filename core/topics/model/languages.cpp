// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/model/languages.h"

#include "core/topics/numbers/numeric.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace parlance::topics {

namespace {

constexpr double OwnShare = 0.7;        ///< of a theme's posts in one language: it is that language's
constexpr double LanguageShare = 0.4;   ///< of a language's posts in one theme: it may be the language itself
constexpr double MinorShare = 0.5;      ///< of the corpus, at most, for a language that is not the main one
constexpr std::size_t FewestPosts = 3;  ///< of a thread, to say what it is about
constexpr std::size_t EvidenceTerms = 3;
constexpr double EvidenceLift = 1.5;
constexpr double EvidenceMargin = 3.0;  ///< log odds, about 20 to 1
constexpr double Smoothing = 0.2;        ///< of the words of a mean theme: so many of the main language are lent to each
constexpr std::size_t MostCompared = 200; ///< threads of the main language for the comparison

/// In how many posts of some threads each term is; by term.
struct TermPosts
{
    std::uint32_t term = 0;
    std::uint32_t posts = 0;
};
using Profile = std::vector<TermPosts>;

/// Ascending.
using Terms = std::vector<std::uint32_t>;

class Placer
{
public:
    Placer(const LanguageTieInput &input, std::vector<std::int32_t> assignment, int themes, const Progress &progress)
        : m_input(input), m_progress(progress)
    {
        m_placing.assignment = std::move(assignment);
        m_placing.themes = themes;
        m_placing.held.assign(m_placing.assignment.size(), 0);
        for (const std::uint32_t term : input.counts.term)
            m_terms = std::max(m_terms, term + 1);
    }

    Placing run()
    {
        countLanguages();
        if (m_languages.size() < 2)
            return std::move(m_placing);
        sortByThread();
        const int themes = m_placing.themes;
        for (int theme = 0; theme < themes && !m_progress.isCancelled(); ++theme) {
            for (const Share &share : smallLanguages(theme))
                takeApart(theme, share);
        }
        return std::move(m_placing);
    }

private:
    bool counts(std::size_t d) const { return m_input.skipped[d] == 0 && m_placing.assignment[d] >= 0; }

    void sortByThread()
    {
        m_begin.assign(m_input.corpus.threads + std::size_t{1}, 0);
        for (const std::uint32_t thread : m_input.corpus.thread)
            ++m_begin[thread + std::size_t{1}];
        std::partial_sum(m_begin.begin(), m_begin.end(), m_begin.begin());
        m_byThread.resize(m_input.corpus.thread.size());
        std::vector<std::uint32_t> next = m_begin;
        for (std::uint32_t d = 0; d < m_byThread.size(); ++d)
            m_byThread[next[m_input.corpus.thread[d]]++] = d;
    }

    /// Ascending.
    std::span<const std::uint32_t> documentsOf(std::uint32_t thread) const
    {
        return std::span(m_byThread).subspan(m_begin[thread], m_begin[thread + std::size_t{1}] - m_begin[thread]);
    }

    void countLanguages()
    {
        std::size_t most = 0;
        for (std::size_t d = 0; d < m_placing.assignment.size(); ++d) {
            if (!counts(d))
                continue;
            ++m_languages[m_input.corpus.language[d].packed];
            ++m_posts;
        }
        for (const auto &[packed, posts] : m_languages) {
            if (posts > most) {
                most = posts;
                m_main = Language(packed);
            }
        }
    }

    struct Share
    {
        Language language;
        bool isTheTheme = false; ///< nearly all of the theme, and much of what is written in the language
    };

    /// The small languages within a theme.
    std::vector<Share> smallLanguages(int theme) const
    {
        std::map<std::uint16_t, std::size_t> posts;
        std::map<std::uint16_t, std::map<std::uint32_t, std::size_t>> inThreads;
        std::size_t all = 0;
        for (std::size_t d = 0; d < m_placing.assignment.size(); ++d) {
            if (counts(d) && m_placing.assignment[d] == theme) {
                ++posts[m_input.corpus.language[d].packed];
                ++inThreads[m_input.corpus.language[d].packed][m_input.corpus.thread[d]];
                ++all;
            }
        }
        std::vector<Share> small;
        for (const auto &[packed, count] : posts) {
            const std::size_t written = m_languages.at(packed);
            if (Language(packed) == m_main || count < FewestPosts || written > m_input.mostPosts
                || static_cast<double>(written) >= MinorShare * static_cast<double>(m_posts))
                continue;
            const bool nearlyAll = static_cast<double>(count) >= OwnShare * static_cast<double>(all);
            const bool much = static_cast<double>(count) >= LanguageShare * static_cast<double>(written);
            const std::map<std::uint32_t, std::size_t> &threads = inThreads.at(packed);
            const bool crosses = std::count_if(threads.begin(), threads.end(),
                                               [](const auto &thread) { return thread.second >= FewestPosts; }) > 1;
            // A language of several themes, each over several threads, has been told apart already.
            if (!nearlyAll || much || !crosses)
                small.push_back({Language(packed), nearlyAll});
        }
        return small;
    }

    Profile profileOf(std::span<const std::uint32_t> documents) const
    {
        Terms terms;
        for (const std::uint32_t d : documents) {
            for (std::uint64_t i = m_input.counts.begin[d]; i < m_input.counts.begin[d + 1]; ++i)
                terms.push_back(m_input.counts.term[i]);
        }
        std::sort(terms.begin(), terms.end());
        Profile profile;
        for (const std::uint32_t term : terms) {
            if (profile.empty() || profile.back().term != term)
                profile.push_back({term, 0});
            ++profile.back().posts;
        }
        return profile;
    }

    /// The terms of two documents and more.
    Terms recurringIn(std::span<const std::uint32_t> documents) const
    {
        Terms recurring;
        for (const TermPosts &word : profileOf(documents)) {
            if (word.posts >= 2)
                recurring.push_back(word.term);
        }
        return recurring;
    }

    /// How many words that recur in one also recur in the other, in [0, 1].
    static double likeness(const Terms &a, const Terms &b)
    {
        double both = 0.0;
        for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
            const std::uint32_t one = *x, other = *y;
            both += one == other;
            x += one <= other;
            y += other <= one;
        }
        return a.empty() || b.empty() ? 0.0 : both / std::sqrt(static_cast<double>(a.size()) * static_cast<double>(b.size()));
    }

    /// Halfway between how alike threads of different themes are and threads of one theme, in the main language.
    double likenessNeeded(int except)
    {
        std::vector<std::pair<std::int32_t, Terms>> threads;
        for (std::uint32_t thread = 0; thread < m_input.corpus.threads && threads.size() < MostCompared; ++thread) {
            std::map<std::int32_t, std::size_t> themes;
            std::vector<std::uint32_t> documents;
            for (const std::uint32_t d : documentsOf(thread)) {
                if (!counts(d) || m_placing.assignment[d] == except || m_input.corpus.language[d] != m_main)
                    continue;
                ++themes[m_placing.assignment[d]];
                documents.push_back(d);
            }
            if (documents.size() < FewestPosts || m_progress.isCancelled())
                continue;
            const auto leading = std::max_element(themes.begin(), themes.end(),
                                                  [](const auto &a, const auto &b) { return a.second < b.second; });
            threads.emplace_back(leading->first, recurringIn(documents));
        }
        double same = 0.0, other = 0.0;
        std::size_t sames = 0, others = 0;
        for (std::size_t a = 0; a < threads.size(); ++a) {
            for (std::size_t b = a + 1; b < threads.size(); ++b) {
                const double alike = likeness(threads[a].second, threads[b].second);
                (threads[a].first == threads[b].first ? same : other) += alike;
                ++(threads[a].first == threads[b].first ? sames : others);
            }
        }
        if (sames == 0 || others == 0)
            return 1.0;
        same /= static_cast<double>(sames);
        other /= static_cast<double>(others);
        return same > other ? (same + other) / 2.0 : 1.0;
    }

    struct Pointer
    {
        std::int32_t theme = -1;           ///< -1 = none clearly
        std::vector<std::size_t> evidence; ///< per theme: terms that speak for it
    };

    /// The theme of the main language that the words of a group of threads point to.
    Pointer pointedTo(const Profile &profile, std::span<const std::uint32_t> threads, int except) const
    {
        const auto themes = static_cast<std::size_t>(m_placing.themes);
        std::vector<std::uint32_t> placeOf(m_terms, NoTerm); // in the profile
        for (std::uint32_t place = 0; place < profile.size(); ++place)
            placeOf[profile[place].term] = place;
        std::vector<double> weight(profile.size() * themes, 0.0); // place x theme
        std::vector<double> overall(profile.size(), 0.0);
        std::vector<double> total(themes, 0.0);
        double all = 0.0;
        for (std::size_t d = 0; d < m_placing.assignment.size(); ++d) {
            if (d % 1024 == 0 && m_progress.isCancelled())
                return {-1, std::vector<std::size_t>(themes, 0)};
            if (!counts(d) || m_placing.assignment[d] == except || m_input.corpus.language[d] != m_main
                || std::find(threads.begin(), threads.end(), m_input.corpus.thread[d]) != threads.end())
                continue;
            const auto theme = static_cast<std::size_t>(m_placing.assignment[d]);
            for (std::uint64_t i = m_input.counts.begin[d]; i < m_input.counts.begin[d + 1]; ++i) {
                ++total[theme];
                ++all;
                const std::uint32_t place = placeOf[m_input.counts.term[i]];
                if (place == NoTerm)
                    continue;
                ++weight[place * themes + theme];
                ++overall[place];
            }
        }
        const auto alive = std::count_if(total.begin(), total.end(), [](double theme) { return theme > 0.0; });
        const double lent = Smoothing * all / static_cast<double>(std::max<std::ptrdiff_t>(1, alive));
        std::vector<double> score(themes, 0.0);
        std::vector<std::size_t> evidence(themes, 0);
        for (std::size_t place = 0; place < profile.size(); ++place) {
            if (overall[place] < 2.0)
                continue;
            const double share = overall[place] / all;
            const double damped = 1.0 + portableLog(static_cast<double>(profile[place].posts));
            for (std::size_t theme = 0; theme < themes; ++theme) {
                const double here = weight[place * themes + theme];
                const double lift = (here + lent * share) / (total[theme] + lent) / share;
                score[theme] += damped * portableLog(lift);
                evidence[theme] += lift >= EvidenceLift && here >= 2.0;
            }
        }
        std::vector<std::size_t> order;
        for (std::size_t theme = 0; theme < themes; ++theme) {
            if (total[theme] > 0.0)
                order.push_back(theme);
        }
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return score[a] > score[b]; });
        // More words than for any other theme, and all words together far likelier there than in the next.
        if (order.empty() || evidence[order[0]] < EvidenceTerms
            || (order.size() > 1 && score[order[0]] - score[order[1]] < EvidenceMargin))
            return {-1, evidence};
        for (const std::size_t theme : order) {
            if (theme != order[0] && evidence[theme] >= evidence[order[0]])
                return {-1, evidence};
        }
        return {static_cast<std::int32_t>(order[0]), evidence};
    }

    void takeApart(int theme, const Share &share)
    {
        const int except = share.isTheTheme ? theme : -1;
        std::map<std::uint32_t, std::vector<std::uint32_t>> byThread;
        for (std::uint32_t d = 0; d < m_placing.assignment.size(); ++d) {
            if (m_placing.assignment[d] == theme && (share.isTheTheme || m_input.corpus.language[d] == share.language))
                byThread[m_input.corpus.thread[d]].push_back(d);
        }
        struct Group
        {
            std::vector<std::uint32_t> threads;
            std::vector<std::uint32_t> documents;
        };
        std::vector<Group> groups;
        std::vector<Terms> recurring;
        for (const auto &[thread, documents] : byThread) {
            if (documents.size() < FewestPosts)
                continue;
            groups.push_back({{thread}, documents});
            recurring.push_back(recurringIn(documents));
        }
        // Threads that are alike, and those alike to them.
        const double needed = likenessNeeded(except);
        std::vector<std::size_t> leader(groups.size());
        std::iota(leader.begin(), leader.end(), std::size_t{0});
        for (std::size_t a = 0; a < groups.size(); ++a) {
            for (std::size_t b = a + 1; b < groups.size() && !m_progress.isCancelled(); ++b) {
                if (likeness(recurring[a], recurring[b]) >= needed && leader[a] != leader[b]) {
                    const std::size_t from = leader[b];
                    std::replace(leader.begin(), leader.end(), from, leader[a]);
                }
            }
        }
        for (std::size_t a = 0; a < groups.size(); ++a) {
            if (leader[a] == a)
                continue;
            Group &into = groups[leader[a]];
            into.threads.insert(into.threads.end(), groups[a].threads.begin(), groups[a].threads.end());
            into.documents.insert(into.documents.end(), groups[a].documents.begin(), groups[a].documents.end());
            groups[a] = Group();
        }
        std::vector<std::int32_t> to(groups.size(), -1);
        for (std::size_t g = 0; g < groups.size() && !m_progress.isCancelled(); ++g) {
            if (groups[g].threads.empty())
                continue;
            const Pointer pointer =
                pointedTo(profileOf(wholeThreads(groups[g].threads)), groups[g].threads, except);
            to[g] = pointer.theme;
            if (to[g] < 0 && !share.isTheTheme && pointer.evidence[static_cast<std::size_t>(theme)] >= EvidenceTerms)
                to[g] = theme; // not clearly more than elsewhere, but it is where the model has it
            if (to[g] < 0 && groups[g].threads.size() > 1)
                to[g] = m_placing.themes++;
        }
        // Only now, so that no thread is judged by where another went.
        for (std::uint32_t d = 0; d < m_placing.assignment.size(); ++d) {
            if (m_placing.assignment[d] != theme || !share.isTheTheme)
                continue;
            m_placing.assignment[d] = -1;
            m_placing.held[d] = m_input.corpus.language[d] == share.language;
        }
        m_placing.changed = m_placing.changed || share.isTheTheme;
        for (std::size_t g = 0; g < groups.size(); ++g) {
            for (const std::uint32_t d : groups[g].documents) {
                m_placing.changed = m_placing.changed || to[g] != m_placing.assignment[d];
                m_placing.assignment[d] = to[g];
                m_placing.held[d] = to[g] < 0 && m_input.corpus.language[d] == share.language;
            }
        }
    }

    /// All posts of some threads: replies in the main language say what the thread is about, too.
    std::vector<std::uint32_t> wholeThreads(std::span<const std::uint32_t> threads) const
    {
        std::vector<std::uint32_t> documents;
        for (const std::uint32_t thread : threads) {
            for (const std::uint32_t d : documentsOf(thread)) {
                if (m_input.skipped[d] == 0)
                    documents.push_back(d);
            }
        }
        return documents;
    }

    const LanguageTieInput &m_input;
    const Progress &m_progress;
    std::map<std::uint16_t, std::size_t> m_languages; ///< posts
    std::size_t m_posts = 0;
    Language m_main;
    std::vector<std::uint32_t> m_byThread; ///< documents
    std::vector<std::uint32_t> m_begin;    ///< per thread, and one more: where its documents are among these
    std::uint32_t m_terms = 0;             ///< that any document has are below
    Placing m_placing;
};

} // namespace

Placing placeByMoreThanLanguage(const LanguageTieInput &input, std::vector<std::int32_t> assignment, int themes,
                                const Progress &progress)
{
    return Placer(input, std::move(assignment), themes, progress).run();
}

} // namespace parlance::topics
