// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/topics/mixture.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace parlance::topics {

/// Which themes of a mixture had better be one: what the probability of the posts gains by each join, with the
/// Dirichlet prior's own price for every theme that is kept.
class MergePlan
{
public:
    /// Compares all pairs, on `threads` workers.
    MergePlan(const Mixture &mixture, int threads, const Progress &progress);

    /// The pair (a < b) that gains most; (-1, -1) when none gains anything.
    /// \param lonely  when not -1, the best pair with this theme in it, gain or loss.
    std::pair<int, int> best(int lonely) const;
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
    double gain(const Pool &a, const Pool &b) const;
    std::size_t place(int a, int b) const
    {
        return static_cast<std::size_t>(a) * m_pools.size() + static_cast<std::size_t>(b);
    }
    double &gainOf(int a, int b) { return m_gains[place(a, b)]; }
    double gainOf(int a, int b) const { return m_gains[place(a, b)]; }
    void compare(int a); ///< with all after it

    std::vector<Pool> m_pools;
    std::vector<double> m_gains; ///< a < b
    double m_beta;
    double m_all; ///< beta times the vocabulary
    double m_logGammaBeta;
    double m_logGammaAll;
    int m_threads;
    const Progress &m_progress;
};

} // namespace parlance::topics
