// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace parlance {

/// A whole number that names one thing, so that a ThreadId cannot be passed as a PostId.
template <class Tag, class Value = std::int64_t>
struct StrongId
{
    Value value = 0; ///< 0 = none
    constexpr StrongId() = default;
    constexpr explicit StrongId(Value v) : value(v) {}
    constexpr explicit operator bool() const { return value != 0; }
    friend constexpr auto operator<=>(StrongId, StrongId) = default;
};

using PostId = StrongId<struct PostTag>;     ///< computed from (platform, kind, own id): the same on every machine
using ThreadId = StrongId<struct ThreadTag>; ///< equals the PostId of the thread's submission, present or not
using AuthorId = StrongId<struct AuthorTag, std::uint32_t>;
using ForumId = StrongId<struct ForumTag, std::uint32_t>;
using SourceId = StrongId<struct SourceTag>;
using RunId = StrongId<struct RunTag>;
using ThemeId = StrongId<struct ThemeTag>;

} // namespace parlance

template <class Tag, class Value>
struct std::hash<parlance::StrongId<Tag, Value>>
{
    std::size_t operator()(parlance::StrongId<Tag, Value> id) const noexcept
    {
        // Reddit's ids are nearly consecutive; the multiplication spreads them.
        return static_cast<std::size_t>(static_cast<std::uint64_t>(id.value) * 0x9E3779B97F4A7C15ull >> 8);
    }
};
