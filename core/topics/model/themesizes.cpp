// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/model/themesizes.h"

#include <algorithm>
#include <numeric>

namespace parlance::topics {

std::vector<std::size_t> sizesOf(std::span<const std::int32_t> assignment, std::size_t themes)
{
    std::vector<std::size_t> sizes(themes, 0);
    for (const std::int32_t theme : assignment) {
        if (theme >= 0)
            ++sizes[static_cast<std::size_t>(theme)];
    }
    return sizes;
}

std::vector<std::size_t> largestFirst(std::span<const std::size_t> sizes)
{
    std::vector<std::size_t> order(sizes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return sizes[a] > sizes[b]; });
    return order;
}

} // namespace parlance::topics
