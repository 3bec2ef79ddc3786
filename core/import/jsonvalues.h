// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <simdjson.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parlance::import {

/// A record is nested no deeper than this many brackets.
inline constexpr std::size_t MaxRecordDepth = std::size_t{1} << 17;

/// A key, or the way through several objects and lists, as a person or a guess names it.
struct KeyPath
{
    std::string whole;
    std::vector<std::string> steps;
};

KeyPath keyPath(std::string_view dotted);

/// What lies at the path: under the key as it is, or else step by step; nothing where there is none.
std::optional<simdjson::dom::element> valueAt(const simdjson::dom::element &record, const KeyPath &path);

/// Text, number, true and false as text; null as an empty one; nothing for objects and lists.
/// \param scratch  holds what is no text in the document.
std::optional<std::string_view> scalarText(const simdjson::dom::element &value, std::string &scratch);

} // namespace parlance::import
