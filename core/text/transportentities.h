// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace parlance::text {

/// One of &amp; &lt; &gt;, which Reddit's interface writes for & < > on top of what the author wrote.
struct Entity
{
    std::uint32_t base;   ///< where its character stands in the decoded text
    std::uint32_t body;   ///< where it stands in the body
    std::uint32_t length; ///< of the entity, in the body
};

/// Decodes them once. \param entities  where each stood.
void decodeTransport(std::string_view body, std::string &base, std::vector<Entity> &entities);

/// The decoded body, and the way back from it to the body as stored.
struct DecodedBody
{
    std::string_view text;
    const std::vector<Entity> *entities = nullptr; ///< nullptr: the body itself
    mutable std::size_t cursor = 0; ///< md4c reports in order, so the last place is near the next

    /// Index of the first entity at or after `at`.
    std::size_t entityFrom(std::size_t at) const
    {
        const auto &all = *entities;
        if (cursor > 0 && all[cursor - 1].base >= at)
            cursor = static_cast<std::size_t>(
                std::lower_bound(all.begin(), all.end(), at,
                                 [](const Entity &e, std::size_t x) { return e.base < x; }) -
                all.begin());
        while (cursor < all.size() && all[cursor].base < at)
            ++cursor;
        return cursor;
    }

    std::uint32_t toBody(std::size_t at) const
    {
        if (!entities)
            return static_cast<std::uint32_t>(at);
        const std::size_t next = entityFrom(at);
        if (next == 0)
            return static_cast<std::uint32_t>(at);
        const Entity &before = (*entities)[next - 1];
        return before.body + before.length + static_cast<std::uint32_t>(at - before.base - 1);
    }
};

} // namespace parlance::text
