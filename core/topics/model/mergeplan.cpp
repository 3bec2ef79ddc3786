// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/model/mergeplan.h"

#include "core/topics/numbers/numeric.h"

#include <algorithm>
#include <array>

namespace parlance::topics {

class MergePlan::Spread
{
public:
    Spread(const Pool &pool, std::size_t terms) : m_weight(terms, 0.0F), m_logGamma(terms, 0.0)
    {
        for (const Entry &entry : pool.entries) {
            m_weight[entry.term] = entry.weight;
            m_logGamma[entry.term] = entry.logGamma;
        }
    }
    float weight(std::uint32_t term) const { return m_weight[term]; }
    double logGamma(std::uint32_t term) const { return m_logGamma[term]; }

private:
    std::vector<float> m_weight;
    std::vector<double> m_logGamma;
};

MergePlan::MergePlan(const Mixture &mixture, double beta, int kept, int threads, const Progress &progress)
    : m_pools(static_cast<std::size_t>(mixture.options().themes)),
      m_gains(m_pools.size() * m_pools.size(), 0.0), m_terms(mixture.terms()), m_beta(beta),
      m_all(m_beta * static_cast<double>(mixture.terms())), m_logGammaBeta(portableLogGamma(m_beta)),
      m_logGammaAll(portableLogGamma(m_all)), m_kept(kept), m_threads(threads), m_progress(progress)
{
    for (std::size_t theme = 0; theme < m_pools.size(); ++theme) {
        m_pools[theme].alive = mixture.themeRows(static_cast<int>(theme)) > 0.0 ||
                               mixture.themeWeight(static_cast<int>(theme)) > 0.0;
        m_pools[theme].total = mixture.themeWeight(static_cast<int>(theme));
    }
    for (std::uint32_t term = 0; term < mixture.terms(); ++term) {
        if (term % 1024 == 0 && m_progress.isCancelled())
            return;
        for (std::size_t theme = 0; theme < m_pools.size(); ++theme) {
            const double weight = mixture.termWeight(term, static_cast<int>(theme));
            if (weight > 0.0 && m_pools[theme].alive)
                m_pools[theme].entries.push_back(
                    {term, static_cast<float>(weight), portableLogGamma(weight + m_beta) - m_logGammaBeta});
        }
    }
    forEachBlock(m_pools.size(), m_threads, [&](std::size_t a) { compare(static_cast<int>(a)); });
}

double MergePlan::gain(const Pool &a, const Spread &spreadA, const Pool &b) const
{
    const auto price = [&](double total) { return m_logGammaAll - portableLogGamma(total + m_all); };
    double sum = price(a.total + b.total) - price(a.total) - price(b.total);
    // The terms of both, gathered without a branch: whether the other has a term is hard to foretell.
    std::array<const Entry *, 256> shared;
    std::size_t gathered = 0;
    const auto add = [&] {
        const auto both = [&](std::size_t i) {
            return static_cast<double>(spreadA.weight(shared[i]->term)) + shared[i]->weight + m_beta;
        };
        const auto take = [&](std::size_t i, double logGamma) {
            sum += logGamma - m_logGammaBeta - spreadA.logGamma(shared[i]->term) - shared[i]->logGamma;
        };
        portableLogGammas(gathered, both, take);
        gathered = 0;
    };
    for (const Entry &entry : b.entries) {
        shared[gathered] = &entry;
        gathered += spreadA.weight(entry.term) > 0.0F;
        if (gathered == shared.size())
            add();
    }
    add();
    return sum;
}

void MergePlan::compare(int a)
{
    const auto count = static_cast<int>(m_pools.size());
    const Pool &one = m_pools[static_cast<std::size_t>(a)];
    if (!one.alive)
        return;
    const Spread spread(one, m_terms);
    for (int b = a + 1; b < count && !m_progress.isCancelled(); ++b) {
        const Pool &other = m_pools[static_cast<std::size_t>(b)];
        if (other.alive)
            gainOf(a, b) = gain(one, spread, other);
    }
}

bool MergePlan::mayJoin(int a, int b) const
{
    return m_pools[static_cast<std::size_t>(a)].alive && m_pools[static_cast<std::size_t>(b)].alive &&
           a >= m_kept;
}

MergePlan::Join MergePlan::best() const
{
    Join best;
    const auto count = static_cast<int>(m_pools.size());
    for (int a = 0; a < count; ++a) {
        for (int b = a + 1; b < count; ++b) {
            if (mayJoin(a, b) && (best.a < 0 || gainOf(a, b) > best.gain))
                best = {a, b, gainOf(a, b)};
        }
    }
    return best;
}

MergePlan::Join MergePlan::bestWith(int theme) const
{
    Join best;
    for (int other = 0; other < static_cast<int>(m_pools.size()); ++other) {
        const int a = std::min(theme, other);
        const int b = std::max(theme, other);
        if (a != b && mayJoin(a, b) && (best.a < 0 || gainOf(a, b) > best.gain))
            best = {a, b, gainOf(a, b)};
    }
    return best;
}

int MergePlan::alive() const
{
    return static_cast<int>(
        std::count_if(m_pools.begin(), m_pools.end(), [](const Pool &pool) { return pool.alive; }));
}

void MergePlan::join(int a, int b)
{
    Pool &into = m_pools[static_cast<std::size_t>(a)];
    Pool &from = m_pools[static_cast<std::size_t>(b)];
    std::vector<Entry> entries;
    entries.reserve(into.entries.size() + from.entries.size());
    auto x = into.entries.begin();
    auto y = from.entries.begin();
    while (x != into.entries.end() || y != from.entries.end()) {
        if (y == from.entries.end() || (x != into.entries.end() && x->term < y->term)) {
            entries.push_back(*x++);
        } else if (x == into.entries.end() || y->term < x->term) {
            entries.push_back(*y++);
        } else {
            const float weight = x->weight + y->weight;
            entries.push_back(
                {x->term, weight, portableLogGamma(static_cast<double>(weight) + m_beta) - m_logGammaBeta});
            ++x;
            ++y;
        }
    }
    into.entries = std::move(entries);
    into.total += from.total;
    from = Pool();
    const std::size_t count = m_pools.size();
    const Spread spread(into, m_terms);
    forEachBlock(count, m_threads, [&](std::size_t other) {
        const Pool &pool = m_pools[other];
        const auto c = static_cast<int>(other);
        if (c != a && pool.alive && !m_progress.isCancelled())
            gainOf(std::min(a, c), std::max(a, c)) = gain(into, spread, pool);
    });
}

} // namespace parlance::topics
