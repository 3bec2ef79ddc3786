// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/finding/widethemes.h"

#include "core/topics/finding/foundthemes.h"
#include "core/topics/finding/preparing.h"
#include "core/topics/model/languages.h"
#include "core/topics/model/split.h"
#include "core/topics/model/themesizes.h"
#include "core/topics/numbers/numeric.h"

#include <algorithm>
#include <map>

namespace parlance::topics {

namespace {

constexpr double GiantShare = 0.35;     ///< of the posts in themes; a theme of more is looked at once more
constexpr std::size_t GiantPosts = 120; ///< below, its parts would be a handful of posts each
constexpr double PartsOfAll = 9.0;      ///< parts that a theme of all posts would be split into
/// Of a theme that leaves the others no more than leftovers, where a number is wanted: mean sizes, and share.
constexpr double GiantSizes = 2.5;
constexpr double LargestShare = 0.85;
constexpr int MostSplits = 3;
constexpr double LanguageThemePosts = 300; ///< of a theme that is a language, to be split
constexpr double PostsOfPart = 200;        ///< that it may fall into
constexpr double MostOf =
    0.7; ///< share of a theme that one language has, and of a language that one theme has
constexpr std::size_t LanguagePosts = 600; ///< a language of more has words enough to tell its themes apart

class Splitting
{
public:
    Splitting(FoundThemes &found, PreparedPosts &posts, std::uint64_t seed, int workers,
              const Progress &progress)
        : m_found(found), m_posts(posts), m_seed(seed), m_workers(workers), m_progress(progress)
    {
    }

    /// Splits the largest theme while it holds too much of the corpus and falls into parts.
    void splitGiants()
    {
        for (int round = 0; round < MostSplits && !m_progress.isCancelled(); ++round) {
            if (!splitGiant(GiantShare, PartsOfAll))
                break;
        }
    }

    /// Where several themes are wanted, and one of them is nearly all: splits it, and lets the smallest go that are
    /// more than wanted, whose posts then find another.
    void splitGiantOfWanted()
    {
        const int wanted = m_found.wanted;
        if (wanted < 2 || !splitGiant(std::clamp(GiantSizes / wanted, GiantShare, LargestShare), wanted) ||
            m_found.themes <= wanted)
            return;
        const std::vector<std::size_t> sizes = sizesOf(m_found.assignment, static_cast<std::size_t>(m_found.themes));
        const std::vector<std::size_t> order = largestFirst(sizes);
        std::vector<std::int32_t> number(sizes.size(), -1);
        for (std::int32_t i = 0; i < wanted; ++i)
            number[order[static_cast<std::size_t>(i)]] = i;
        for (std::int32_t &theme : m_found.assignment)
            theme = theme < 0 ? theme : number[static_cast<std::size_t>(theme)];
        m_found.themes = wanted;
    }

    /// Splits the themes that are all that one language has, where several languages have posts enough to
    /// tell themes apart.
    void splitWholeLanguages()
    {
        const std::vector<Language> &language = m_posts.corpus.language;
        std::map<std::uint16_t, double> ofLanguage;
        double all = 0.0;
        for (std::size_t d = 0; d < language.size(); ++d) {
            if (m_found.assignment[d] >= 0) {
                ++ofLanguage[language[d].packed];
                ++all;
            }
        }
        const std::vector<std::vector<std::uint32_t>> rows = rowsOfThemes();
        for (std::size_t theme = 0; theme < rows.size() && !m_progress.isCancelled(); ++theme) {
            std::map<std::uint16_t, double> here;
            for (const std::uint32_t d : rows[theme])
                ++here[language[d].packed];
            for (const auto &[packed, posts] : here) {
                if (posts < LanguageThemePosts || posts < MostOf * static_cast<double>(rows[theme].size()) ||
                    posts < MostOf * ofLanguage[packed] || ofLanguage[packed] > MostOf * all)
                    continue;
                split(static_cast<std::int32_t>(theme), rows[theme],
                      std::clamp(static_cast<int>(posts / PostsOfPart), 2, 8));
            }
        }
    }

    /// Takes apart the themes that nothing but their language holds together.
    void takeApartLanguageThemes()
    {
        if (!m_posts.vocabulary.threaded || m_progress.isCancelled())
            return;
        Placing placing = placeByMoreThanLanguage({.corpus = m_posts.corpus,
                                                   .counts = m_posts.words,
                                                   .skipped = m_posts.vocabulary.repeated,
                                                   .mostPosts = LanguagePosts},
                                                  std::move(m_found.assignment), m_found.themes, m_progress);
        m_found.assignment = std::move(placing.assignment);
        m_found.themes = placing.themes;
        if (placing.changed) {
            m_found.settled = true;
            m_found.held = std::move(placing.held);
        }
    }

private:
    /// Splits the largest theme where it has more than a share of the posts in themes.
    /// \param partsOfAll  that a theme of all posts would be split into. \returns whether it fell into parts.
    bool splitGiant(double mostShare, double partsOfAll)
    {
        const std::vector<std::vector<std::uint32_t>> rows = rowsOfThemes();
        std::size_t all = 0;
        for (const auto &posts : rows)
            all += posts.size();
        const auto giant = std::max_element(
            rows.begin(), rows.end(), [](const auto &a, const auto &b) { return a.size() < b.size(); });
        const double share =
            static_cast<double>(giant->size()) / static_cast<double>(std::max<std::size_t>(1, all));
        if (share < mostShare || giant->size() < GiantPosts)
            return false;
        const int parts = std::clamp(static_cast<int>(share * partsOfAll + 0.5), 3,
                                     static_cast<int>(giant->size() / 30));
        const bool fell = split(static_cast<std::int32_t>(giant - rows.begin()), *giant, parts);
        m_found.giants = m_found.giants || fell;
        return fell;
    }

    /// The posts of each theme.
    std::vector<std::vector<std::uint32_t>> rowsOfThemes() const
    {
        std::vector<std::vector<std::uint32_t>> rows(static_cast<std::size_t>(m_found.themes));
        for (std::uint32_t d = 0; d < m_found.assignment.size(); ++d) {
            if (m_found.assignment[d] >= 0)
                rows[static_cast<std::size_t>(m_found.assignment[d])].push_back(d);
        }
        return rows;
    }

    /// \returns whether the theme fell into parts; the first keeps its number, the others come behind all
    /// themes.
    bool split(std::int32_t theme, std::span<const std::uint32_t> rows, int parts)
    {
        const Split found =
            splitTheme({.counts = m_posts.words,
                        .terms = m_posts.vocabulary.size(),
                        .rows = rows,
                        .thread = m_posts.thread(),
                        .balance = m_posts.balance,
                        .view = m_posts.view,
                        .parts = parts,
                        .seed = randomBits(m_seed, 6, static_cast<std::uint64_t>(m_found.splits)),
                        .workers = m_workers},
                       m_progress);
        if (m_progress.isCancelled() || found.parts < 2)
            return false;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const std::int32_t part = found.part[i];
            m_found.assignment[rows[i]] = part <= 0 ? (part < 0 ? -1 : theme) : m_found.themes + part - 1;
        }
        m_found.themes += found.parts - 1;
        dropSubject(m_posts, found.subject);
        ++m_found.splits;
        m_found.settled = true;
        return true;
    }

    FoundThemes &m_found;
    PreparedPosts &m_posts;
    std::uint64_t m_seed;
    int m_workers;
    const Progress &m_progress;
};

} // namespace

void splitWideThemes(FoundThemes &found, PreparedPosts &posts, std::uint64_t seed, int workers,
                     const Progress &progress)
{
    Splitting splitting(found, posts, seed, workers, progress);
    if (found.wanted > 0) {
        splitting.splitGiantOfWanted();
        return;
    }
    splitting.splitGiants();
    splitting.splitWholeLanguages();
    splitting.takeApartLanguageThemes();
}

} // namespace parlance::topics
