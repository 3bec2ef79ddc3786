// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/model/fitting.h"

#include "core/topics/model/kmeans.h"
#include "core/topics/model/mergeplan.h"
#include "core/topics/model/tfidf.h"
#include "core/topics/numbers/numeric.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace parlance::topics {

namespace {

constexpr int GroupingRounds = 6;
constexpr int FirstSweeps = 4; ///< of the many groups: they need not have settled to be joined
constexpr int MostJoinings = 8;
constexpr std::size_t CrossedFits = 4; ///< the likeliest, each with each other

class Start
{
public:
    /// \param columns  the units, by columns. \param threads  that this start may use.
    Start(const FitInput &input, const TermCounts &columns, std::uint64_t seed, int threads, const Progress &progress)
        : m_input(input), m_progress(progress), m_threads(threads), m_themes(input.groups), m_fixed(input.unitOf.size(), 0)
    {
        group(columns, seed);
    }

    /// From two fits: what both hold together stays together, what either tells apart is a group of its own.
    Start(const FitInput &input, const Fit &one, const Fit &other, int threads, const Progress &progress)
        : m_input(input), m_progress(progress), m_threads(threads), m_fixed(input.unitOf.size(), 0), m_assignment(input.unitOf.size(), -1)
    {
        std::map<std::pair<std::int32_t, std::int32_t>, std::int32_t> groups;
        for (std::size_t d = 0; d < m_assignment.size(); ++d) {
            const std::int32_t a = one.assignment[d], b = other.assignment[d];
            m_fixed[d] = input.unitOf[d] == NoTerm;
            if (a < 0 || b < 0)
                continue;
            m_assignment[d] = groups.try_emplace({a, b}, m_themes).first->second;
            m_themes = std::max(m_themes, m_assignment[d] + 1);
        }
    }

    void run()
    {
        if (m_progress.isCancelled())
            return;
        refine(FirstSweeps);
        for (int joining = 0; joining < MostJoinings && !m_progress.isCancelled(); ++joining) {
            if (!join() && joining > 0)
                return;
            number();
            refine(m_input.mixture.sweeps);
            if (m_input.themes > 0)
                return; // as many as wanted; what is empty now stays empty
        }
    }

    Fit fit() && { return {std::move(m_assignment), m_themes}; }
    double quality() const { return m_quality; }

private:
    void group(const TermCounts &columns, std::uint64_t seed)
    {
        const std::vector<std::int32_t> groups =
            sphericalKMeans(m_input.units, columns, m_input.groups, seed, GroupingRounds, m_threads, m_progress);
        m_assignment.assign(m_input.unitOf.size(), -1);
        for (std::size_t d = 0; d < m_assignment.size(); ++d) {
            const std::uint32_t unit = m_input.unitOf[d];
            m_fixed[d] = unit == NoTerm;
            if (unit != NoTerm)
                m_assignment[d] = groups[unit];
        }
    }

    Mixture placed(int sweeps) const
    {
        MixtureOptions options = m_input.mixture;
        options.themes = m_themes;
        options.sweeps = sweeps;
        Mixture mixture(m_input.rows, options);
        mixture.place(m_assignment);
        return mixture;
    }

    void refine(int sweeps)
    {
        Mixture mixture = placed(sweeps);
        mixture.fit(m_fixed, m_progress);
        m_assignment = mixture.assignment();
        if (m_progress.isCancelled())
            return;
        number();
        m_quality = m_input.themes > 0 ? mixture.likelihood() : mixture.marginal(m_input.mergeBeta);
    }

    /// Empty groups go.
    void number()
    {
        std::vector<std::uint8_t> filled(static_cast<std::size_t>(m_themes), 0);
        for (const std::int32_t theme : m_assignment) {
            if (theme >= 0)
                filled[static_cast<std::size_t>(theme)] = 1;
        }
        std::vector<std::int32_t> place;
        std::int32_t next = 0;
        for (const std::uint8_t one : filled)
            place.push_back(one != 0 ? next++ : -1);
        for (std::int32_t &theme : m_assignment)
            theme = theme < 0 ? -1 : place[static_cast<std::size_t>(theme)];
        m_themes = next;
    }

    bool join()
    {
        MergePlan plan(placed(0), m_input.mergeBeta, 0, m_threads, m_progress);
        bool joined = false;
        const auto take = [&](const MergePlan::Join &pair) {
            plan.join(pair.a, pair.b);
            std::replace(m_assignment.begin(), m_assignment.end(), pair.b, pair.a);
            joined = true;
        };
        while (!m_progress.isCancelled()) {
            const MergePlan::Join pair = plan.best();
            if (pair.a < 0 || (m_input.themes > 0 ? plan.alive() <= m_input.themes : pair.gain <= 0.0))
                break;
            take(pair);
        }
        if (m_input.themes > 0 || m_input.rows.thread.empty())
            return joined;
        for (std::vector<std::int32_t> lonely = lonelyThemes(); !lonely.empty() && !m_progress.isCancelled();
             lonely = lonelyThemes()) {
            const MergePlan::Join pair = plan.alive() > 2 ? plan.bestWith(lonely.front()) : MergePlan::Join();
            if (pair.a < 0)
                break;
            take(pair);
        }
        return joined;
    }

    /// Themes of which four posts in five are of one thread.
    std::vector<std::int32_t> lonelyThemes() const
    {
        std::vector<std::uint64_t> places; // theme and thread of each post
        for (std::size_t d = 0; d < m_assignment.size(); ++d) {
            if (m_assignment[d] >= 0)
                places.push_back(static_cast<std::uint64_t>(m_assignment[d]) << 32 | m_input.rows.thread[d]);
        }
        std::sort(places.begin(), places.end());
        std::vector<std::int32_t> lonely;
        for (std::size_t at = 0; at < places.size();) {
            const std::uint64_t theme = places[at] >> 32;
            const std::size_t first = at;
            std::size_t most = 0;
            while (at < places.size() && places[at] >> 32 == theme) {
                const std::size_t run = at;
                while (at < places.size() && places[at] == places[run])
                    ++at;
                most = std::max(most, at - run);
            }
            if (most * 5 >= (at - first) * 4)
                lonely.push_back(static_cast<std::int32_t>(theme));
        }
        return lonely;
    }

    const FitInput &m_input;
    const Progress &m_progress;
    int m_threads;
    int m_themes = 0;
    std::vector<std::uint8_t> m_fixed;
    std::vector<std::int32_t> m_assignment;
    double m_quality = 0;
};

struct Outcome
{
    Fit fit;
    double quality = 0;
};

/// The pairs below CrossedFits, in order: 0 1, 0 2, 1 2 ...
std::pair<std::size_t, std::size_t> pairOf(std::size_t number)
{
    std::size_t b = 1;
    for (; number >= b; ++b)
        number -= b;
    return {number, b};
}

/// Threads for one of several fits that workers take in order: the last of them share the workers that find none left.
int threadsOf(std::size_t number, std::size_t fits, int workers)
{
    const auto all = static_cast<std::size_t>(std::max(1, workers));
    const std::size_t last = fits % all;
    return last == 0 || number < fits - last ? 1 : static_cast<int>(all / last);
}

} // namespace

int fitsOf(int starts, int crossings)
{
    return starts + (starts < static_cast<int>(CrossedFits)
                         ? 0
                         : crossings * static_cast<int>(CrossedFits * (CrossedFits - 1) / 2));
}

Fit fitThemes(const FitInput &input, const Progress &progress, const std::function<void(int)> &fitDone)
{
    std::vector<Outcome> found(static_cast<std::size_t>(input.starts));
    std::atomic<int> done{0};
    const auto outcomeOf = [&](Start start) {
        start.run();
        const double quality = start.quality();
        if (fitDone)
            fitDone(done.fetch_add(1) + 1);
        return Outcome{std::move(start).fit(), quality};
    };
    const TermCounts columns = transposed(input.units, input.rows.terms);
    forEachBlock(found.size(), input.workers, [&](std::size_t number) {
        if (progress.isCancelled())
            return;
        const int threads = threadsOf(number, found.size(), input.workers);
        found[number] = outcomeOf(Start(input, columns, randomBits(input.seed, 3, number), threads, progress));
    });
    // Where a number is wanted, a start that ends with fewer is no answer while another has them.
    const auto better = [&](const Outcome &a, const Outcome &b) {
        if (input.themes > 0 && a.fit.themes != b.fit.themes)
            return a.fit.themes > b.fit.themes;
        return a.quality > b.quality;
    };
    std::stable_sort(found.begin(), found.end(), better);
    for (int round = 0; round < input.crossings && found.size() >= CrossedFits && !progress.isCancelled();
         ++round) {
        std::vector<Outcome> crossed(CrossedFits * (CrossedFits - 1) / 2);
        forEachBlock(crossed.size(), input.workers, [&](std::size_t number) {
            if (progress.isCancelled())
                return;
            const auto [a, b] = pairOf(number);
            const int threads = threadsOf(number, crossed.size(), input.workers);
            crossed[number] = outcomeOf(Start(input, found[a].fit, found[b].fit, threads, progress));
        });
        std::move(crossed.begin(), crossed.end(), std::back_inserter(found));
        std::stable_sort(found.begin(), found.end(), better);
        found.resize(static_cast<std::size_t>(input.starts));
    }
    return std::move(found.front().fit);
}

} // namespace parlance::topics
