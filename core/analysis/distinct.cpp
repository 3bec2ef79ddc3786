// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/distinct.h"

#include <algorithm>

namespace parlance::analysis {

namespace {

/// One bit for each group and author: fast as long as the bits fit a cache.
std::vector<std::uint32_t> distinctByBits(std::span<const std::uint32_t> group, std::span<const std::uint32_t> author,
                                          std::size_t groups, std::size_t authors)
{
    const std::size_t words = authors / 64 + 1;
    std::vector<std::uint64_t> seen(groups * words, 0);
    std::vector<std::uint32_t> distinct(groups, 0);
    for (std::size_t i = 0; i < group.size(); ++i) {
        std::uint64_t &word = seen[group[i] * words + author[i] / 64];
        const std::uint64_t bit = std::uint64_t{1} << (author[i] % 64);
        distinct[group[i]] += (word & bit) == 0 && author[i] != 0;
        word |= bit;
    }
    return distinct;
}

} // namespace

std::vector<std::uint32_t> distinctAuthors(std::span<const std::uint32_t> group, std::span<const std::uint32_t> author,
                                           std::size_t groups)
{
    std::uint32_t largest = 0;
    for (const std::uint32_t value : author)
        largest = std::max(largest, value);
    constexpr std::size_t cachedBits = std::size_t{1} << 23;
    if (groups <= cachedBits / (largest + std::size_t{64}))
        return distinctByBits(group, author, groups, largest);

    std::vector<std::uint32_t> next(groups + 1, 0); // where the next author of a group is to be put
    for (const std::uint32_t value : group)
        ++next[value + 1];
    for (std::size_t g = 0; g < groups; ++g)
        next[g + 1] += next[g];

    std::vector<std::uint32_t> sorted(group.size());
    for (std::size_t i = 0; i < group.size(); ++i)
        sorted[next[group[i]]++] = author[i];

    std::vector<std::uint32_t> distinct(groups, 0);
    std::vector<std::uint32_t> stamp(static_cast<std::size_t>(largest) + 1, 0);
    std::size_t i = 0;
    for (std::size_t g = 0; g < groups; ++g) {
        stamp[0] = static_cast<std::uint32_t>(g) + 1;
        std::uint32_t count = 0;
        for (; i < next[g]; ++i) { // next[g] has moved to the end of the group
            std::uint32_t &last = stamp[sorted[i]];
            count += last != g + 1;
            last = static_cast<std::uint32_t>(g) + 1;
        }
        distinct[g] = count;
    }
    return distinct;
}

} // namespace parlance::analysis
