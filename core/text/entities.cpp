// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/entities.h"

#include "core/base/ascii.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace parlance::text {

namespace {

struct NamedEntity
{
    std::string_view name;
    std::string_view text;
};

// Those that people and editors write. &amp; &lt; &gt; are missing on purpose: decoded once, by the
// transport.
constexpr NamedEntity NamedEntities[] = {
    {"&nbsp;", " "},        {"&quot;", "\""},        {"&apos;", "'"},        {"&hellip;", "\u2026"},
    {"&mdash;", "\u2014"},  {"&ndash;", "\u2013"},   {"&lsquo;", "\u2018"},  {"&rsquo;", "\u2019"},
    {"&ldquo;", "\u201C"},  {"&rdquo;", "\u201D"},   {"&laquo;", "\u00AB"},  {"&raquo;", "\u00BB"},
    {"&bull;", "\u2022"},   {"&middot;", "\u00B7"},  {"&deg;", "\u00B0"},    {"&euro;", "\u20AC"},
    {"&pound;", "\u00A3"},  {"&cent;", "\u00A2"},    {"&yen;", "\u00A5"},    {"&copy;", "\u00A9"},
    {"&reg;", "\u00AE"},    {"&trade;", "\u2122"},   {"&times;", "\u00D7"},  {"&divide;", "\u00F7"},
    {"&plusmn;", "\u00B1"}, {"&frac12;", "\u00BD"},  {"&rarr;", "\u2192"},   {"&larr;", "\u2190"},
    {"&ensp;", " "},        {"&emsp;", " "},         {"&thinsp;", " "},      {"&eacute;", "\u00E9"},
    {"&egrave;", "\u00E8"}, {"&agrave;", "\u00E0"},  {"&ccedil;", "\u00E7"}, {"&zwnj;", ""},
    {"&shy;", ""},          {"&ZeroWidthSpace;", ""}};

/// "#39", "#x200B".
bool isNumbered(std::string_view name)
{
    const bool hex = name.starts_with("#x") || name.starts_with("#X");
    name.remove_prefix(hex ? 2 : 1);
    return !name.empty() && std::all_of(name.begin(), name.end(), [hex](char c) {
        return isDigit(c) || (hex && (c | 32) >= 'a' && (c | 32) <= 'f');
    });
}

} // namespace

std::string entityText(std::string_view entity)
{
    if (entity.size() > 3 && entity[1] == '#') {
        const bool hex = entity[2] == 'x' || entity[2] == 'X';
        std::uint32_t code = 0;
        for (const char c : entity.substr(hex ? 3 : 2, entity.size() - (hex ? 4 : 3))) {
            const int digit = isDigit(c) ? c - '0' : (c | 32) - 'a' + 10;
            code = code * (hex ? 16 : 10) + static_cast<std::uint32_t>(digit);
            if (code > 0x10FFFF)
                break;
        }
        if (code == 0x200B || code == 0xFEFF)
            return {};
        if (code == 0xA0 || code == '\t' || code == '\n' || code == '\r')
            return " ";
        if (code < 0x20 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
            return "\uFFFD";
        std::array<char, 4> bytes{};
        std::int32_t size = 0;
        U8_APPEND_UNSAFE(bytes.data(), size, code);
        return {bytes.data(), static_cast<std::size_t>(size)};
    }
    for (const NamedEntity &known : NamedEntities) {
        if (known.name == entity)
            return std::string(known.text);
    }
    return std::string(entity);
}

bool isEntityName(std::string_view text, std::size_t begin, std::size_t end)
{
    if (begin == 0 || end >= text.size() || text[end] != ';')
        return false;
    const bool numbered = text[begin - 1] == '#';
    const std::size_t from = begin - (numbered ? 1 : 0);
    const std::string_view before = text.substr(0, from), name = text.substr(from, end - from);
    if (!before.ends_with('&') && !(numbered && before.ends_with("&amp;"))) // which was escaped once more
        return false;
    if (numbered)
        return isNumbered(name);
    const std::string entity = '&' + std::string(name) + ';';
    return name == "amp" || name == "lt" || name == "gt" || entityText(entity) != entity;
}

} // namespace parlance::text
