// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/topics/numbers/lanes.h"
#include "core/topics/words/balance.h"
#include "core/topics/words/vocabulary.h"

#include <cstdint>
#include <span>
#include <vector>

namespace parlance::topics {

struct MixtureOptions
{
    int themes = 10;
    double alpha = 1.0;       ///< how many posts every theme is lent
    double beta = 0.05;       ///< how often every theme is lent every word
    double threadPrior = 0.0; ///< how much the thread of a post speaks for a theme; 0 = not at all
    double parentVotes = 0.0; ///< posts of its thread that the post which it answers counts as, beyond its own vote
    int sweeps = 10;          ///< over all posts, at most; ends when few posts move
};

/// A term that belongs to a theme: it is lent more of it than its posts have, and what other themes use of it does not count.
struct Loan
{
    std::uint32_t term = 0;
    int theme = 0;
    float weight = 0;
};

/// The posts of a mixture. All that is named must outlive it.
struct MixtureRows
{
    const TermCounts &weights;             ///< of the terms of each post
    std::size_t terms = 0;                 ///< size of the vocabulary
    std::span<const std::uint32_t> thread{}; ///< per post; empty when threads mean nothing
    std::uint32_t threads = 0;
    std::span<const std::uint32_t> answers{}; ///< per post: the post that it answers, or NoTerm; or empty
    const LanguageBalance &balance;
    std::span<const std::uint8_t> view{}; ///< per post, of the balance; empty where it has but one
};

/// One theme a post: a mixture of Dirichlet multinomials (Yin & Wang, KDD 2014), fitted by collapsed sweeps
/// over the posts in which each takes its best theme. Sweeps that draw a theme at random undo what a good
/// start knows, and a bad one is cheaper to replace than to mend. Sequential by nature: several starts run
/// side by side instead.
class Mixture
{
public:
    Mixture(const MixtureRows &rows, const MixtureOptions &options);

    /// Lends a theme more of a term than its rows have, and lets the term count for no other; where it was lent to several,
    /// it counts for all. Before place().
    void lend(const Loan &loan);
    /// Puts every row of a new mixture where `start` says; -1 = in no theme, not yet.
    void place(std::span<const std::int32_t> start);
    /// Sweeps over all rows that have words and are not `skip`ped: those stay where they were placed.
    void fit(std::span<const std::uint8_t> skip, const Progress &progress);

    /// Log probability of each theme for a row, up to a constant, the row itself not counted in.
    /// \param scores  at least `themes` rounded up to four.
    void score(std::size_t row, float *scores) const;
    /// The same by its words alone, and the row itself counted in.
    void scoreCounted(std::size_t row, float *scores) const;

    /// The likeliest theme of those in [first, last) that have rows; `best` where none of them is likelier than that one, which
    /// is -1 when there is none to beat. \param scores  as score() gives them.
    std::int32_t likeliest(std::span<const float> scores, std::int32_t first, std::int32_t last, std::int32_t best = -1) const;

    const std::vector<std::int32_t> &assignment() const { return m_assignment; }
    /// Logarithm of the probability of all rows given their themes: to compare starts.
    double likelihood() const;
    /// The same with the words' shares integrated out, at `beta`: to compare different numbers of themes.
    double marginal(double beta) const;
    const MixtureOptions &options() const { return m_options; }
    std::size_t terms() const { return m_posts.terms; }
    double termWeight(std::uint32_t term, int theme) const { return m_counts.row(term)[theme]; }
    double themeWeight(int theme) const { return m_total[static_cast<std::size_t>(theme)]; }
    double themeRows(int theme) const { return m_rows[static_cast<std::size_t>(theme)]; }

private:
    void move(std::size_t row, std::int32_t to);
    void shift(std::size_t row, std::int32_t from, std::int32_t to);
    void refreshTotal(std::size_t theme);
    std::size_t views() const { return m_posts.balance.views(); }
    std::size_t viewOf(std::size_t row) const { return m_posts.view.empty() ? 0 : m_posts.view[row]; }
    float rowSeen(std::size_t row, std::size_t view) const { return m_rowSeen.empty() ? m_rowWeight[row] : m_rowSeen[row * views() + view]; }

    /// What every theme is lent, as a language sees it: beta times the terms, where there is but one.
    double lentWeight(std::size_t view) const { return m_options.beta * m_lent[view]; }

    MixtureRows m_posts;
    const TermCounts &m_matrix;
    MixtureOptions m_options;
    bool counts(std::uint32_t term, std::int32_t theme) const { return m_owner.empty() || m_owner[term] < 0 || m_owner[term] == theme; }

    LaneTable m_counts;             ///< term x theme
    LaneTable m_logs;               ///< log(count + beta)
    LaneTable m_threadCounts;       ///< thread x theme: rows
    std::vector<double> m_total;    ///< weight of each theme
    std::vector<double> m_rows;     ///< rows of each theme
    std::vector<double> m_seen;     ///< view x theme: weight of the theme as a language sees it (LanguageBalance)
    std::vector<double> m_own;      ///< view x theme: weight of its rows of the language
    std::vector<double> m_lent;     ///< per view: sum of r over all terms
    LaneTable m_logTotal;           ///< view x theme: log(seen + lent * beta)
    std::vector<float> m_logRows;   ///< log(rows + alpha)
    std::vector<float> m_rowWeight; ///< weight of each row
    std::vector<float> m_rowSeen;   ///< row x view: the same, as each language sees it; empty where there is but one
    std::vector<std::int32_t> m_assignment;
    std::vector<std::int32_t> m_owner; ///< per term: the theme that it belongs to, -1 = to none; empty where no term does
};

} // namespace parlance::topics
