// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/topics/model/mixture.h"

#include <cstdint>
#include <vector>

namespace parlance::topics {

/// Which themes of a mixture had better be one: what the probability of the posts gains or loses by each
/// join, with the Dirichlet prior's own price for every theme that stays.
class MergePlan
{
public:
    /// Compares all pairs, on `threads` workers.
    /// \param beta  how often every theme is lent every word; the less, the more themes are worth having.
    /// \param kept  the first so many themes are never joined.
    MergePlan(const Mixture &mixture, double beta, int kept, int threads, const Progress &progress);

    struct Join
    {
        int a = -1, b = -1; ///< a < b; -1 = no two themes may be joined
        double gain = 0;    ///< of log probability
    };
    /// The pair that gains most, or loses least.
    Join best() const;
    /// The same among pairs with this theme in it.
    Join bestWith(int theme) const;
    int alive() const;
    /// Makes b part of a and compares a with the rest again.
    void join(int a, int b);

private:
    struct Entry
    {
        std::uint32_t term;
        float weight;
        double logGamma; ///< of weight + beta, less that of beta
    };
    struct Pool
    {
        std::vector<Entry> entries; ///< by term
        double total = 0;
        bool alive = false;
    };
    /// What a pool has of every term, to compare it with many others.
    class Spread;
    double gain(const Pool &a, const Spread &spreadA, const Pool &b) const;
    std::size_t place(int a, int b) const
    {
        return static_cast<std::size_t>(a) * m_pools.size() + static_cast<std::size_t>(b);
    }
    double &gainOf(int a, int b) { return m_gains[place(a, b)]; }
    double gainOf(int a, int b) const { return m_gains[place(a, b)]; }
    void compare(int a); ///< with all after it
    bool mayJoin(int a, int b) const;

    std::vector<Pool> m_pools;
    std::vector<double> m_gains; ///< a < b
    std::size_t m_terms;
    double m_beta;
    double m_all; ///< beta times the vocabulary
    double m_logGammaBeta;
    double m_logGammaAll;
    int m_kept;
    int m_threads;
    const Progress &m_progress;
};

} // namespace parlance::topics
