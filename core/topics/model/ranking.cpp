// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/model/ranking.h"

#include "core/topics/model/coherence.h"
#include "core/topics/numbers/lanes.h"
#include "core/topics/numbers/numeric.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <numeric>

namespace parlance::topics {

namespace {

constexpr std::size_t CandidateTerms = 25;
constexpr std::size_t ShownCandidates = 40;
constexpr std::size_t BestTerms = 10;
constexpr std::size_t RankedTerms = 120;

std::vector<std::vector<std::uint32_t>> firstTerms(std::span<const std::vector<RankedTerm>> ranked,
                                                   std::size_t most)
{
    std::vector<std::vector<std::uint32_t>> groups(ranked.size());
    for (std::size_t theme = 0; theme < ranked.size(); ++theme) {
        for (std::size_t i = 0; i < std::min(ranked[theme].size(), most); ++i)
            groups[theme].push_back(ranked[theme][i].term);
    }
    return groups;
}

/// Drops the candidate that meets the others least, until ten are left.
std::vector<double> order(const Coherence &coherence, std::span<std::vector<RankedTerm>> ranked,
                          std::size_t candidates)
{
    std::vector<double> mean(ranked.size(), 0.0);
    for (std::size_t theme = 0; theme < ranked.size(); ++theme) {
        std::vector<std::size_t> kept(std::min(ranked[theme].size(), candidates));
        std::iota(kept.begin(), kept.end(), std::size_t{0});
        std::vector<std::size_t> dropped;
        while (kept.size() > BestTerms) {
            std::size_t worst = 1; // the best term of all stays
            double least = 2.0;
            for (std::size_t i = 1; i < kept.size(); ++i) {
                double sum = 0.0;
                for (const std::size_t other : kept)
                    sum += other == kept[i] ? 0.0 : coherence.npmi(theme, kept[i], other);
                if (sum / static_cast<double>(kept.size() - 1) < least) {
                    least = sum / static_cast<double>(kept.size() - 1);
                    worst = i;
                }
            }
            dropped.push_back(kept[worst]);
            kept.erase(kept.begin() + static_cast<std::ptrdiff_t>(worst));
        }
        mean[theme] = coherence.mean(theme, kept);
        std::sort(dropped.begin(), dropped.end());
        std::vector<RankedTerm> order;
        for (const std::vector<std::size_t> &part : {kept, dropped}) {
            for (const std::size_t i : part)
                order.push_back(ranked[theme][i]);
        }
        std::copy(order.begin(), order.end(), ranked[theme].begin());
    }
    return mean;
}

} // namespace

std::vector<std::vector<RankedTerm>> rankTerms(const TermCounts &counts,
                                               std::span<const std::int32_t> assignment, std::size_t themes,
                                               std::size_t terms, const Progress &progress)
{
    LaneTable inTheme(terms, themes);
    std::vector<double> posts(themes, 0.0);
    double all = 0.0;
    std::vector<std::uint32_t> total(terms, 0);
    for (std::size_t row = 0; row < assignment.size(); ++row) {
        if (row % 1024 == 0 && progress.isCancelled())
            return {};
        if (assignment[row] < 0)
            continue;
        ++posts[static_cast<std::size_t>(assignment[row])];
        ++all;
        for (std::uint64_t i = counts.begin[row]; i < counts.begin[row + 1]; ++i) {
            ++inTheme.row(counts.term[i])[assignment[row]];
            ++total[counts.term[i]];
        }
    }
    std::vector<std::vector<RankedTerm>> ranked(themes);
    for (std::size_t t = 0; t < terms; ++t) {
        for (std::size_t theme = 0; theme < themes; ++theme) {
            const double here = inTheme.row(t)[theme];
            if (here <= 0.0 || (here < 2.0 && posts[theme] > 4.0))
                continue;
            const double lift = (here / posts[theme]) / (total[t] / all);
            if (themes > 1 && lift <= 1.0)
                continue;
            const double weight = here * (themes > 1 ? portableLog(lift) : 1.0);
            ranked[theme].push_back({static_cast<std::uint32_t>(t), weight});
        }
    }
    for (std::vector<RankedTerm> &list : ranked) {
        std::sort(list.begin(), list.end(), [](const RankedTerm &a, const RankedTerm &b) {
            return a.weight != b.weight ? a.weight > b.weight : a.term < b.term;
        });
        if (list.size() > RankedTerms)
            list.resize(RankedTerms);
    }
    return ranked;
}

std::vector<double> orderByFit(const TermCounts &counts, std::span<std::vector<RankedTerm>> ranked,
                               std::size_t terms, const Progress &progress)
{
    const std::vector<std::vector<std::uint32_t>> groups = firstTerms(ranked, CandidateTerms);
    return order(Coherence(counts, groups, terms, progress), ranked, CandidateTerms);
}

std::vector<double> orderForShow(const Corpus &corpus, const Vocabulary &vocabulary, const TermCounts &counts,
                                 std::span<std::vector<RankedTerm>> ranked, int workers,
                                 const Progress &progress)
{
    // Which theme a term marks most, of those that have it among their candidates.
    boost::unordered_flat_map<std::uint32_t, double> most;
    for (const std::vector<RankedTerm> &list : ranked) {
        for (std::size_t i = 0; i < std::min(list.size(), ShownCandidates); ++i) {
            double &weight = most[list[i].term];
            weight = std::max(weight, list[i].weight);
        }
    }
    for (std::vector<RankedTerm> &list : ranked)
        std::stable_partition(list.begin(), list.end(), [&](const RankedTerm &term) {
            const auto found = most.find(term.term);
            return vocabulary.uses[term.term] > 0 && (found == most.end() || found->second <= term.weight);
        });
    const std::vector<std::vector<std::uint32_t>> groups = firstTerms(ranked, ShownCandidates);
    order(Coherence(corpus, vocabulary, groups, workers, progress), ranked, ShownCandidates);
    const std::vector<std::vector<std::uint32_t>> leading = firstTerms(ranked, BestTerms);
    const Coherence overPosts(counts, leading, vocabulary.size(), progress);
    std::vector<double> coherence;
    for (std::size_t theme = 0; theme < leading.size(); ++theme) {
        std::vector<std::size_t> all(leading[theme].size());
        std::iota(all.begin(), all.end(), std::size_t{0});
        coherence.push_back(overPosts.lentMean(theme, all));
    }
    return coherence;
}

} // namespace parlance::topics
