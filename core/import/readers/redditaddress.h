// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace parlance::import {

/// What an address of Reddit names: "https://www.reddit.com/r/SUBREDDIT/comments/LINK/words/COMMENT/", with or without what
/// stands before "/r". Parts of the text that it was made of; all empty where it is no such address.
struct RedditAddress
{
    std::string_view subreddit; ///< empty for posts on a user's own page
    std::string_view link;      ///< id of the submission, without prefix
    std::string_view comment;   ///< empty: the submission's own address
    explicit RedditAddress(std::string_view address);
};

/// What could be an id: base 36, at most 11 characters, without prefix.
bool isRedditId(std::string_view id);

/// True for addresses on reddit.com and below.
bool isOnReddit(std::string_view address);

} // namespace parlance::import
