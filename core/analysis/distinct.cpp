// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/distinct.h"

#include <algorithm>

namespace parlance::analysis {

std::vector<std::uint32_t> distinctAuthors(std::span<const std::uint32_t> group, std::span<const std::uint32_t> author,
                                           std::size_t groups)
{
    std::vector<std::uint32_t> next(groups + 1, 0); // where the next author of a group is to be put
    std::uint32_t largest = 0;
    for (std::size_t i = 0; i < group.size(); ++i) {
        ++next[group[i] + 1];
        largest = std::max(largest, author[i]);
    }
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
