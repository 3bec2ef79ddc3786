// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/post.h"

#include "core/base/hash.h"

#include <array>

namespace parlance {

namespace {

constexpr std::uint64_t NumberMask = (std::uint64_t{1} << postNumberBits) - 1;

/// Base 36 in lower case, without leading zeros; 0 when `text` is anything else or too large.
std::uint64_t fromBase36(std::string_view text)
{
    if (text.empty() || text.size() > 11 || text.front() == '0')
        return 0;
    std::uint64_t number = 0;
    for (const char c : text) {
        if (c >= '0' && c <= '9')
            number = number * 36 + static_cast<std::uint64_t>(c - '0');
        else if (c >= 'a' && c <= 'z')
            number = number * 36 + static_cast<std::uint64_t>(c - 'a') + 10;
        else
            return 0;
    }
    return number <= NumberMask ? number : 0;
}

} // namespace

std::string_view platformName(Platform platform)
{
    static constexpr std::array<std::string_view, 15> names = {
        "unknown", "reddit",   "hackernews", "discourse", "stackexchange", "mailinglist", "lemmy",   "4chan",
        "mastodon", "telegram", "discord",    "slack",     "youtube",       "table",       "convokit"};
    const auto number = static_cast<std::size_t>(platform);
    return names[number < names.size() ? number : 0];
}

PostId makePostId(Platform platform, PostKind kind, std::string_view key)
{
    // Bits 61-58 platform, 57 kind, 56-0 number; a hashed Reddit id (never seen) takes platform 15.
    std::uint64_t high = static_cast<std::uint64_t>(platform);
    std::uint64_t number = platform == Platform::Reddit ? fromBase36(key) : 0;
    if (number == 0) {
        if (platform == Platform::Reddit)
            high = 15;
        number = hash64(key, static_cast<std::uint64_t>(platform)) & NumberMask;
    }
    const bool numberedApart = platform == Platform::Reddit || platform == Platform::Lemmy || platform == Platform::Unknown;
    const std::uint64_t kindBit = numberedApart ? static_cast<std::uint64_t>(kind) : 0;
    return PostId(static_cast<std::int64_t>((high << (postNumberBits + 1)) | (kindBit << postNumberBits) | number));
}

Platform platformOf(PostId post)
{
    const auto number = (post.value >> (postNumberBits + 1)) & 15;
    return number == 15 ? Platform::Reddit : static_cast<Platform>(number);
}

} // namespace parlance
