// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/redditfields.h"

#include "core/base/ascii.h"
#include "core/import/bots.h"

#include <algorithm>
#include <cmath>

namespace parlance::import {

std::string withoutPrefix(std::string_view id)
{
    if (id.size() > 3 && id[0] == 't' && id[1] >= '0' && id[1] <= '9' && id[2] == '_')
        id.remove_prefix(3);
    return lowered(id);
}

std::string decodeEntities(std::string_view text)
{
    std::string decoded;
    decoded.reserve(text.size());
    while (!text.empty()) {
        const auto at = text.find('&');
        decoded += text.substr(0, at);
        if (at == std::string_view::npos)
            break;
        text.remove_prefix(at);
        if (text.starts_with("&amp;")) {
            decoded += '&';
            text.remove_prefix(5);
        } else if (text.starts_with("&lt;") || text.starts_with("&gt;")) {
            decoded += text[1] == 'l' ? '<' : '>';
            text.remove_prefix(4);
        } else {
            decoded += '&';
            text.remove_prefix(1);
        }
    }
    return decoded;
}

void setBody(RawPost &post, std::string_view body)
{
    if (body == "[deleted]") {
        post.flags |= FlagDeleted;
        body = {};
    } else if (body == "[removed]" || body.starts_with("[ Removed by Reddit ") || body.starts_with("[ Removed by reddit ")) {
        post.flags |= FlagRemoved;
        body = {};
    }
    post.body = body;
}

void setAuthor(RawPost &post, std::string_view author)
{
    if (author == "[deleted]") {
        post.flags |= FlagAuthorGone;
        author = {};
    }
    post.author = author;
}

std::uint32_t removalFlags(std::string_view category)
{
    if (category.empty())
        return 0;
    return category == "deleted" || category == "author" ? FlagDeleted : FlagRemoved;
}

std::optional<std::int64_t> plausibleTime(double value)
{
    constexpr double first = 788'918'400, last = 4'102'444'800; // 1995 and 2100
    if (value >= first * 1000 && value < last * 1000)
        value /= 1000;
    if (!(value >= first && value < last))
        return std::nullopt;
    return static_cast<std::int64_t>(std::floor(value));
}

std::string toBase36(std::uint64_t number)
{
    std::string text;
    do {
        text += "0123456789abcdefghijklmnopqrstuvwxyz"[number % 36];
        number /= 36;
    } while (number != 0);
    std::reverse(text.begin(), text.end());
    return text;
}

void finishPost(RawPost &post)
{
    if (looksLikeBot(post.author, post.body))
        post.flags |= FlagBot;
}

} // namespace parlance::import
