// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/jsonhead.h"

#include <algorithm>

namespace parlance::import {

namespace {

constexpr std::size_t MaxValues = 4096; // of a head; enough for several records
constexpr std::size_t MaxDepth = 64;    // of the values that are told

bool isBlank(char c)
{
    return static_cast<unsigned char>(c) <= ' ';
}

/// An open bracket, and what led to it.
struct Level
{
    bool isArray = false;
    std::string_view key = "*"; ///< the key (in objects) that is being read
};

} // namespace

JsonHead::JsonHead(std::string_view head)
{
    scan(head);
}

void JsonHead::scan(std::string_view head)
{
    std::vector<Level> open;
    bool wantKey = false;
    const auto value = [&](Kind kind, std::string_view text) {
        if (open.size() > MaxDepth || m_values.size() >= MaxValues)
            return;
        Value found{.path = {}, .kind = kind, .text = text};
        for (const Level &level : open)
            found.path.push_back(level.isArray ? "*" : level.key);
        m_values.push_back(std::move(found));
    };
    std::size_t i = 0;
    const auto nextLine = [&] {
        open.clear();
        wantKey = false;
        i = std::min(head.find('\n', i), head.size());
    };
    for (; i < head.size() && m_values.size() < MaxValues; ++i) {
        const char c = head[i];
        if (isBlank(c) || c == ':')
            continue;
        if (c == '{' || c == '[') {
            if (wantKey) {
                nextLine();
                continue;
            }
            value(c == '{' ? Kind::Object : Kind::Array, {});
            open.push_back({.isArray = c == '['});
            wantKey = c == '{';
        } else if (c == '}' || c == ']') {
            if (open.empty() || open.back().isArray != (c == ']')) {
                nextLine();
                continue;
            }
            open.pop_back();
            wantKey = false;
        } else if (c == ',') {
            wantKey = !open.empty() && !open.back().isArray;
        } else if (open.empty()) {
            nextLine();
        } else if (c == '"') {
            const std::size_t begin = ++i;
            while (i < head.size() && head[i] != '"' && head[i] != '\n')
                i += head[i] == '\\' ? 2 : 1;
            if (i >= head.size())
                return;
            if (head[i] == '\n') { // a string has no line ends: it is broken
                nextLine();
                continue;
            }
            const std::string_view text = head.substr(begin, i - begin);
            if (wantKey)
                open.back().key = text;
            else
                value(Kind::Text, text);
            wantKey = false;
        } else {
            const std::size_t begin = i;
            while (i + 1 < head.size() && !isBlank(head[i + 1]) && std::string_view(",:[]{}\"").find(head[i + 1]) == std::string_view::npos)
                ++i;
            const bool isNumber = c == '-' || (c >= '0' && c <= '9');
            value(isNumber ? Kind::Number : Kind::Word, head.substr(begin, i + 1 - begin));
        }
    }
}

const JsonHead::Value *JsonHead::find(Path path) const
{
    const auto at = std::find_if(m_values.begin(), m_values.end(), [&](const Value &value) {
        return std::equal(value.path.begin(), value.path.end(), path.begin(), path.end());
    });
    return at == m_values.end() ? nullptr : &*at;
}

bool JsonHead::has(Path path, Kind kind) const
{
    return std::any_of(m_values.begin(), m_values.end(), [&](const Value &value) {
        return value.kind == kind && std::equal(value.path.begin(), value.path.end(), path.begin(), path.end());
    });
}

JsonHead JsonHead::below(Path path) const
{
    JsonHead inside;
    for (const Value &value : m_values) {
        if (value.path.size() < path.size() || !std::equal(path.begin(), path.end(), value.path.begin()))
            continue;
        Value copy = value;
        copy.path.erase(copy.path.begin(), copy.path.begin() + static_cast<std::ptrdiff_t>(path.size()));
        inside.m_values.push_back(std::move(copy));
    }
    return inside;
}

} // namespace parlance::import
