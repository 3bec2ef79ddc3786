// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/rawpost.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace parlance::import {

// What every shape of Reddit's data has in common. See the readers for where each field stands.

/// "t1_abc" or "abc" -> "abc", lower case.
std::string withoutPrefix(std::string_view id);

/// Decodes &amp; &lt; &gt;, once.
std::string decodeEntities(std::string_view text);

/// Puts a body or selftext into the post: the marks "[deleted]" and "[removed]" become flags and no text.
void setBody(RawPost &post, std::string_view body);

/// Puts an author into the post: "[deleted]" becomes a flag and no name.
void setAuthor(RawPost &post, std::string_view author);

/// What removed_by_category or _meta.removal_type says, as PostFlag bits.
std::uint32_t removalFlags(std::string_view category);

/// Seconds since 1970 from seconds or milliseconds; nullopt unless between 1995 and 2100.
std::optional<std::int64_t> plausibleTime(double value);

/// 10 -> base 36, as Reddit writes ids.
std::string toBase36(std::uint64_t number);

/// Last touch, which needs the whole record: is it a bot?
void finishPost(RawPost &post);

} // namespace parlance::import
