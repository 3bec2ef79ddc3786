// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/coverage.h"

#include "core/store/rows.h"

#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>

namespace parlance::store {

namespace {

using Parents = boost::unordered_flat_map<std::int64_t, std::int64_t>;

/// How many of the replies answer each other in circles. What is not in `parents` answers nobody.
std::int64_t circular(const Parents &parents)
{
    // Each post is walked over once: `seen` holds the number of the walk that came by.
    boost::unordered_flat_map<std::int64_t, std::uint32_t> seen;
    std::int64_t found = 0;
    std::uint32_t walk = 0;
    for (const auto &[start, unused] : parents) {
        ++walk;
        std::int64_t post = start;
        for (;;) {
            const auto parent = parents.find(post);
            if (parent == parents.end())
                break;
            const auto [mark, isNew] = seen.try_emplace(post, walk);
            if (!isNew) {
                if (mark->second != walk)
                    break; // an earlier walk knows where this leads
                std::int64_t at = post;
                do {
                    ++found;
                    at = parents.find(at)->second;
                } while (at != post);
                break;
            }
            post = parent->second;
        }
    }
    return found;
}

} // namespace

Result<Coverage> coverage(const Workspace &workspace)
{
    auto sums = workspace.connection().prepare(query("select_coverage"));
    if (!sums)
        return sums.error();
    if (const auto row = sums->step(); !row)
        return row.error();
    Coverage found{.replies = sums->integer(0), .missingParent = sums->integer(1), .missingParents = sums->integer(2),
                   .placeholders = sums->integer(3), .missing = sums->integer(4)};
    // A circle has at least one reply whose parent's number is not below its own. Where ids are counted up, as on Reddit,
    // that is rare; elsewhere they are hashes, and all replies must be looked at.
    auto upward = workspace.connection().prepare(query("select_circle_candidates"));
    if (!upward)
        return upward.error();
    Parents parents;
    if (const auto done = eachRow(*upward, [&] { parents.emplace(upward->integer(0), upward->integer(1)); }); !done)
        return done.error();
    auto above = workspace.connection().prepare(query("select_parent"));
    if (!above)
        return above.error();
    std::vector<std::int64_t> open;
    for (const auto &[post, parent] : parents)
        open.push_back(parent);
    while (!open.empty()) {
        const std::int64_t post = open.back();
        open.pop_back();
        if (parents.contains(post))
            continue;
        above->bind(1, post);
        const auto row = above->step();
        if (!row)
            return row.error();
        if (*row && !above->isNull(0)) {
            parents.emplace(post, above->integer(0));
            open.push_back(above->integer(0));
        }
        above->reset();
    }
    found.circular = circular(parents);
    return found;
}

Result<std::vector<Coverage>> threadCoverage(const Workspace &workspace, std::span<const ThreadId> threads)
{
    auto places = workspace.connection().prepare(query("select_thread_places"));
    auto facts = workspace.connection().prepare(query("select_thread_gap"));
    if (!places || !facts)
        return places ? facts.error() : places.error();
    std::vector<Coverage> all;
    for (const ThreadId thread : threads) {
        Coverage found;
        Parents parents;
        boost::unordered_flat_set<std::int64_t> absent;
        places->bind(1, thread.value);
        const auto read = eachRow(*places, [&] {
            ++found.replies;
            parents.emplace(places->integer(0), places->integer(1));
            if (places->integer(2) == 0) {
                ++found.missingParent;
                absent.insert(places->integer(1));
            }
        });
        if (!read)
            return read.error();
        found.missingParents = static_cast<std::int64_t>(absent.size());
        found.circular = circular(parents);
        facts->bind(1, thread.value);
        const auto row = facts->step();
        if (!row)
            return row.error();
        if (*row) {
            found.placeholders = facts->integer(0) == 0 ? 1 : 0;
            found.missing = facts->integer(1);
        }
        facts->reset();
        all.push_back(found);
    }
    return all;
}

} // namespace parlance::store
