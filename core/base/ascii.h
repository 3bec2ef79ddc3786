// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

constexpr bool isAlnum(char c)
{
    return isDigit(c) || isLetter(c);
}

} // namespace parlance
