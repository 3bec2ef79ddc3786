// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace parlance {

/// The characters of ASCII, whatever the locale; every other byte is none of them.

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

constexpr bool isLetter(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

constexpr bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

constexpr char lowered(char c)
{
    return isUpper(c) ? static_cast<char>(c | 32) : c;
}

inline std::string lowered(std::string_view text)
{
    std::string low(text);
    for (char &c : low)
        c = lowered(c);
    return low;
}

constexpr bool isAlnum(char c)
{
    return isDigit(c) || isLetter(c);
}

/// A blank within a line.
constexpr bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

constexpr bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Without the white space at both ends.
constexpr std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

/// The same, with one blank for all white space between two words.
inline std::string inOneLine(std::string_view text)
{
    std::string line;
    for (const char c : trimmed(text)) {
        if (!isSpace(c))
            line += c;
        else if (line.back() != ' ')
            line += ' ';
    }
    return line;
}

} // namespace parlance
