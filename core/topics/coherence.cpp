// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/coherence.h"

#include "core/topics/numeric.h"

#include <algorithm>

namespace parlance::topics {

Coherence::Coherence(const TermCounts &counts, std::span<const std::vector<std::uint32_t>> groups, std::size_t terms,
                     const Progress &progress)
    : m_together(groups.size() * Most * Most, 0)
{
    struct Place
    {
        std::uint32_t group;
        std::uint32_t place;
    };
    std::vector<std::uint32_t> first(terms + 1, 0);
    for (const std::vector<std::uint32_t> &group : groups) {
        for (const std::uint32_t term : group)
            ++first[term + 1];
    }
    for (std::size_t t = 0; t < terms; ++t)
        first[t + 1] += first[t];
    std::vector<Place> places(first[terms]);
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    for (std::uint32_t g = 0; g < groups.size(); ++g) {
        for (std::uint32_t i = 0; i < std::min(groups[g].size(), Most); ++i)
            places[next[groups[g][i]]++] = {g, i};
    }
    std::vector<std::uint32_t> present(groups.size(), 0);
    std::vector<std::uint32_t> touched;
    for (std::size_t row = 0; row < counts.rows(); ++row) {
        if (row % 1024 == 0 && progress.isCancelled())
            return;
        if (counts.begin[row] == counts.begin[row + 1])
            continue;
        ++m_documents;
        touched.clear();
        for (std::uint64_t i = counts.begin[row]; i < counts.begin[row + 1]; ++i) {
            const std::uint32_t term = counts.term[i];
            for (std::uint32_t p = first[term]; p < next[term]; ++p) {
                if (present[places[p].group] == 0)
                    touched.push_back(places[p].group);
                present[places[p].group] |= 1U << places[p].place;
            }
        }
        for (const std::uint32_t g : touched) {
            for (std::uint32_t a = present[g]; a != 0; a &= a - 1) {
                const auto i = static_cast<std::size_t>(std::countr_zero(a));
                for (std::uint32_t b = a; b != 0; b &= b - 1)
                    ++m_together[(g * Most + i) * Most + static_cast<std::size_t>(std::countr_zero(b))];
            }
            present[g] = 0;
        }
    }
}

double Coherence::npmi(std::size_t group, std::size_t a, std::size_t b) const
{
    if (a > b)
        std::swap(a, b);
    const double single = m_together[(group * Most + a) * Most + a];
    const double other = m_together[(group * Most + b) * Most + b];
    const double both = m_together[(group * Most + a) * Most + b];
    if (both <= 0.0)
        return -1.0;
    if (both >= m_documents)
        return 1.0;
    return portableLog(both * m_documents / (single * other)) / -portableLog(both / m_documents);
}

double Coherence::mean(std::size_t group, std::span<const std::size_t> places) const
{
    double sum = 0.0;
    int pairs = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        for (std::size_t j = i + 1; j < places.size(); ++j) {
            sum += npmi(group, places[i], places[j]);
            ++pairs;
        }
    }
    return pairs == 0 ? 0.0 : sum / pairs;
}

} // namespace parlance::topics
