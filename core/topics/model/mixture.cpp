// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/model/mixture.h"

#include "core/topics/numbers/numeric.h"

#include <algorithm>

namespace parlance::topics {

namespace {

/// Of a theme without posts and words: the odd post that is like no other would begin one there.
constexpr float Never = -1e30F;

} // namespace

Mixture::Mixture(const MixtureRows &rows, const MixtureOptions &options)
    : m_posts(rows), m_matrix(rows.weights), m_options(options),
      m_counts(rows.terms, static_cast<std::size_t>(options.themes)),
      m_logs(rows.terms, static_cast<std::size_t>(options.themes), static_cast<float>(portableLog(options.beta))),
      m_threadCounts(rows.thread.empty() ? 0 : rows.threads, static_cast<std::size_t>(options.themes)),
      m_total(m_counts.stride(), 0.0), m_rows(m_counts.stride(), 0.0), m_seen(views() * m_counts.stride(), 0.0),
      m_own(views() * m_counts.stride(), 0.0), m_lent(views(), static_cast<double>(rows.terms)),
      m_logTotal(views(), static_cast<std::size_t>(options.themes)), m_logRows(m_counts.stride(), 0.0F),
      m_rowWeight(m_matrix.rows(), 0.0F), m_assignment(m_matrix.rows(), -1)
{
    for (std::size_t row = 0; row < m_matrix.rows(); ++row) {
        for (std::uint64_t i = m_matrix.begin[row]; i < m_matrix.begin[row + 1]; ++i)
            m_rowWeight[row] += m_matrix.count[i];
    }
    if (views() > 1) {
        m_rowSeen.assign(m_matrix.rows() * views(), 0.0F);
        for (std::size_t row = 0; row < m_matrix.rows(); ++row) {
            for (std::uint64_t i = m_matrix.begin[row]; i < m_matrix.begin[row + 1]; ++i) {
                for (std::size_t view = 0; view < views(); ++view)
                    m_rowSeen[row * views() + view] += m_matrix.count[i] * rows.balance.seen(m_matrix.term[i], view);
            }
        }
        for (std::size_t view = 0; view < views(); ++view) {
            m_lent[view] = 0.0;
            for (std::size_t term = 0; term < rows.terms; ++term)
                m_lent[view] += static_cast<double>(rows.balance.seen(term, view));
        }
    }
    for (std::size_t theme = 0; theme < m_total.size(); ++theme)
        refreshTotal(theme);
}

void Mixture::refreshTotal(std::size_t theme)
{
    // Sums of floats taken away again may end a hair below zero.
    m_total[theme] = std::max(m_total[theme], 0.0);
    for (std::size_t view = 0; view < views(); ++view) {
        double &seen = m_seen[view * m_counts.stride() + theme];
        seen = std::max(seen, 0.0);
        m_logTotal.row(view)[theme] = static_cast<float>(portableLog(seen + lentWeight(view)));
    }
    const bool empty = m_rows[theme] <= 0.0 && m_total[theme] <= 0.0;
    m_logRows[theme] = empty ? Never : static_cast<float>(portableLog(m_rows[theme] + m_options.alpha));
}

void Mixture::shift(std::size_t row, std::int32_t from, std::int32_t to)
{
    const auto add = [&](std::int32_t theme, float sign) {
        for (std::uint64_t i = m_matrix.begin[row]; i < m_matrix.begin[row + 1]; ++i) {
            if (!counts(m_matrix.term[i], theme))
                continue;
            float &count = m_counts.row(m_matrix.term[i])[theme];
            count = std::max(0.0F, count + sign * m_matrix.count[i]);
        }
        const auto k = static_cast<std::size_t>(theme);
        m_total[k] += static_cast<double>(sign) * m_rowWeight[row];
        m_rows[k] += sign;
        for (std::size_t view = 0; view < views(); ++view)
            m_seen[view * m_counts.stride() + k] += static_cast<double>(sign) * rowSeen(row, view);
        m_own[viewOf(row) * m_counts.stride() + k] += static_cast<double>(sign) * m_rowWeight[row];
        if (!m_posts.thread.empty())
            m_threadCounts.row(m_posts.thread[row])[theme] += sign;
    };
    if (from >= 0)
        add(from, -1.0F);
    if (to >= 0)
        add(to, 1.0F);
    m_assignment[row] = to;
}

void Mixture::move(std::size_t row, std::int32_t to)
{
    const std::int32_t from = m_assignment[row];
    if (from == to)
        return;
    shift(row, from, to);
    for (const std::int32_t theme : {from, to}) {
        if (theme < 0)
            continue;
        const std::span<const std::uint32_t> terms = m_matrix.termsOf(row);
        portableLogs(
            terms.size(), [&](std::size_t i) { return m_counts.row(terms[i])[theme] + m_options.beta; },
            [&](std::size_t i, double log) { m_logs.row(terms[i])[theme] = static_cast<float>(log); });
        refreshTotal(static_cast<std::size_t>(theme));
    }
}

void Mixture::lend(const Loan &loan)
{
    constexpr std::int32_t Several = -2;
    m_owner.resize(m_posts.terms, -1);
    std::int32_t &owner = m_owner[loan.term];
    owner = owner == -1 || owner == loan.theme ? loan.theme : Several;
    m_counts.row(loan.term)[loan.theme] += loan.weight;
    m_total[static_cast<std::size_t>(loan.theme)] += static_cast<double>(loan.weight);
    for (std::size_t view = 0; view < views(); ++view)
        m_seen[view * m_counts.stride() + static_cast<std::size_t>(loan.theme)] +=
            static_cast<double>(loan.weight) * static_cast<double>(m_posts.balance.seen(loan.term, view));
}

void Mixture::place(std::span<const std::int32_t> start)
{
    for (std::size_t row = 0; row < m_assignment.size(); ++row) {
        if (m_assignment[row] != start[row])
            shift(row, m_assignment[row], start[row]);
    }
    // The logarithms once, not with every row.
    std::vector<int> used; // themes, of a term
    for (std::size_t term = 0; term < m_posts.terms; ++term) {
        const float *counts = m_counts.row(term);
        used.clear();
        for (int theme = 0; theme < m_options.themes; ++theme) {
            if (counts[theme] > 0.0F)
                used.push_back(theme);
        }
        portableLogs(
            used.size(), [&](std::size_t i) { return counts[used[i]] + m_options.beta; },
            [&](std::size_t i, double log) { m_logs.row(term)[used[i]] = static_cast<float>(log); });
    }
    for (std::size_t theme = 0; theme < m_total.size(); ++theme)
        refreshTotal(theme);
}

void Mixture::scoreCounted(std::size_t row, float *scores) const
{
    const float *logTotal = m_logTotal.row(viewOf(row));
    for (std::size_t theme = 0; theme < m_counts.stride(); ++theme)
        scores[theme] = m_logRows[theme] - m_rowWeight[row] * logTotal[theme];
    m_logs.addRows(scores, m_matrix.termsOf(row), m_matrix.countsOf(row));
}

void Mixture::score(std::size_t row, float *scores) const
{
    const std::size_t stride = m_counts.stride();
    const std::int32_t own = m_assignment[row];
    const float weight = m_rowWeight[row];
    const std::size_t view = viewOf(row);
    const float *logTotal = m_logTotal.row(view);
    for (std::size_t theme = 0; theme < stride; ++theme)
        scores[theme] = m_logRows[theme] - weight * logTotal[theme];
    const std::span<const std::uint32_t> terms = m_matrix.termsOf(row);
    const std::span<const float> counts = m_matrix.countsOf(row);
    for (std::size_t i = 0; own >= 0 && i < terms.size(); ++i)
        __builtin_prefetch(m_counts.row(terms[i]) + own);
    m_logs.addRows(scores, terms, counts);
    if (own >= 0) { // its own theme, without it
        const auto theme = static_cast<std::size_t>(own);
        double sum = portableLog(m_rows[theme] - 1.0 + m_options.alpha) -
                     weight * portableLog(std::max(0.0, m_seen[view * stride + theme] - static_cast<double>(rowSeen(row, view))) +
                                          lentWeight(view));
        const auto rest = [&](std::size_t i) {
            return std::max(0.0, static_cast<double>(m_counts.row(terms[i])[own]) - counts[i]) + m_options.beta;
        };
        portableLogs(terms.size(), rest, [&](std::size_t i, double log) { sum += counts[i] * log; });
        scores[theme] = static_cast<float>(sum);
    }
    if (!m_posts.thread.empty() && m_options.threadPrior > 0.0) {
        const float *inThread = m_threadCounts.row(m_posts.thread[row]);
        const std::uint32_t parent = m_posts.answers.empty() ? NoTerm : m_posts.answers[row];
        const std::int32_t answered = parent == NoTerm ? -1 : m_assignment[parent];
        for (int theme = 0; theme < m_options.themes; ++theme) {
            const double others = static_cast<double>(inThread[theme]) - (theme == own ? 1.0 : 0.0)
                                  + (theme == answered ? m_options.parentVotes : 0.0);
            if (others > 0.0) // most threads have posts in few themes
                scores[theme] += static_cast<float>(m_options.threadPrior * portableLog(others + 1.0));
        }
    }
}

std::int32_t Mixture::likeliest(std::span<const float> scores, std::int32_t first, std::int32_t last, std::int32_t best) const
{
    for (std::int32_t theme = first; theme < last; ++theme) {
        if (themeRows(theme) > 0 &&
            (best < 0 || scores[static_cast<std::size_t>(theme)] > scores[static_cast<std::size_t>(best)]))
            best = theme;
    }
    return best;
}

void Mixture::fit(std::span<const std::uint8_t> skip, const Progress &progress)
{
    const std::size_t n = m_assignment.size();
    std::vector<float> scores(m_counts.stride());
    for (int sweep = 0; sweep < m_options.sweeps; ++sweep) {
        std::size_t moved = 0;
        for (std::size_t row = 0; row < n; ++row) {
            if (row % 64 == 0 && progress.isCancelled())
                return;
            if (m_rowWeight[row] <= 0.0F || (!skip.empty() && skip[row] != 0))
                continue;
            score(row, scores.data());
            const auto best = static_cast<std::int32_t>(
                std::max_element(scores.begin(), scores.begin() + m_options.themes) - scores.begin());
            moved += best != m_assignment[row];
            move(row, best);
        }
        if (moved * 500 < n)
            break;
    }
}

double Mixture::likelihood() const
{
    double sum = 0.0;
    for (int theme = 0; theme < m_options.themes; ++theme) {
        const auto k = static_cast<std::size_t>(theme);
        if (m_rows[k] <= 0.0)
            continue;
        sum += m_rows[k] * m_logRows[k];
        for (std::size_t view = 0; view < views(); ++view)
            sum -= m_own[view * m_counts.stride() + k] * m_logTotal.row(view)[k];
        for (std::size_t t = 0; t < m_posts.terms; ++t) {
            if (m_counts.row(t)[theme] > 0.0F)
                sum += static_cast<double>(m_counts.row(t)[theme]) * m_logs.row(t)[theme];
        }
    }
    return sum;
}

double Mixture::marginal(double beta) const
{
    const double all = beta * static_cast<double>(m_posts.terms);
    const double logGammaBeta = portableLogGamma(beta);
    double sum = 0.0;
    for (int theme = 0; theme < m_options.themes; ++theme) {
        const auto k = static_cast<std::size_t>(theme);
        if (m_rows[k] <= 0.0)
            continue;
        sum += portableLogGamma(all) - portableLogGamma(m_total[k] + all);
        for (std::size_t t = 0; t < m_posts.terms; ++t) {
            if (m_counts.row(t)[theme] > 0.0F)
                sum += portableLogGamma(static_cast<double>(m_counts.row(t)[theme]) + beta) - logGammaBeta;
        }
    }
    return sum;
}

} // namespace parlance::topics
