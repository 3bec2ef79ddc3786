// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/redditaddress.h"

#include <algorithm>
#include <array>

namespace parlance::import {

namespace {

constexpr auto npos = std::string_view::npos;

std::string_view hostOf(std::string_view address)
{
    const auto scheme = address.find("://");
    if (scheme == npos || address.find_first_of("/?#") < scheme)
        return {};
    const auto begin = scheme + 3;
    return address.substr(begin, address.find_first_of("/?#", begin) - begin);
}

} // namespace

RedditAddress::RedditAddress(std::string_view address)
{
    if (isOnReddit(address))
        address.remove_prefix(std::min(address.find('/', address.find("://") + 3), address.size()));
    address = address.substr(0, address.find_first_of("?#"));
    std::array<std::string_view, 7> parts; // nothing, r, subreddit, comments, link, words, comment
    for (std::string_view &part : parts) {
        const auto slash = address.find('/');
        part = address.substr(0, slash);
        address = slash == npos ? std::string_view() : address.substr(slash + 1);
    }
    const bool isForum = parts[1] == "r";
    if (!parts[0].empty() || (!isForum && parts[1] != "user" && parts[1] != "u") || parts[3] != "comments" || !isRedditId(parts[4]))
        return;
    subreddit = isForum ? parts[2] : std::string_view();
    link = parts[4];
    comment = isRedditId(parts[6]) ? parts[6] : std::string_view();
}

bool isRedditId(std::string_view id)
{
    return !id.empty() && id.size() <= 11 && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    });
}

bool isOnReddit(std::string_view address)
{
    const std::string_view host = hostOf(address);
    return host == "reddit.com" || host.ends_with(".reddit.com");
}

} // namespace parlance::import
