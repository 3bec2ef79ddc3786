// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/markdownescape.h"

#include "core/base/ascii.h"
#include <algorithm>
#include <array>

namespace parlance::text {

namespace {

bool isWordByte(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || ((byte | 32) >= 'a' && (byte | 32) <= 'z');
}

/// The text begins a line, but for blanks.
bool isAtLineStart(std::string_view text)
{
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text.empty() || text.back() == '\n';
}

/// The text ends with a number that begins a line.
bool endsWithListNumber(std::string_view text)
{
    const std::size_t size = text.size();
    while (!text.empty() && text.back() >= '0' && text.back() <= '9')
        text.remove_suffix(1);
    return text.size() < size && isAtLineStart(text);
}

std::size_t longestTicks(std::string_view text)
{
    std::size_t longest = 0;
    std::size_t run = 0;
    for (const char c : text) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

bool isFollowable(std::string_view address)
{
    constexpr std::array<std::string_view, 5> schemes = {"http://", "https://", "ftp://", "mailto:", "tel:"};
    return std::any_of(schemes.begin(), schemes.end(), [&](std::string_view scheme) {
        return address.size() > scheme.size()
            && std::equal(scheme.begin(), scheme.end(), address.begin(), [](char a, char b) {
                   return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b + 32) : b);
               });
    });
}

} // namespace

void appendWords(std::string &markdown, std::string_view words)
{
    constexpr std::string_view always = "\\`*[]<~^|";
    constexpr std::string_view atLineStart = "#>-+=:";
    std::size_t indentEnd = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const char c = words[i];
        if (isWordByte(c) || c == '\n') {
            markdown += c;
            continue;
        }
        if (isBlank(c)) {
            if (i >= indentEnd && (markdown.empty() || markdown.back() == '\n')) {
                indentEnd = std::min(words.find_first_not_of(" \t", i), words.size());
                const std::string_view indent = words.substr(i, indentEnd - i);
                if (indent.size() >= 4 || indent.find('\t') != std::string_view::npos) {
                    markdown += "&nbsp;"; // else it would be code
                    continue;
                }
            }
            markdown += c;
            continue;
        }
        const char next = i + 1 < words.size() ? words[i + 1] : '\n';
        bool escape = always.find(c) != std::string_view::npos;
        if (c == '_')
            escape = markdown.empty() || !isWordByte(markdown.back()) || !isWordByte(next);
        else if (c == '&')
            escape = i + 1 == words.size() || next == '#' || isWordByte(next);
        else if (c == '.' || c == ')')
            escape = endsWithListNumber(markdown);
        else if (atLineStart.find(c) != std::string_view::npos)
            escape = escape || isAtLineStart(markdown);
        if (escape)
            markdown += '\\';
        markdown += c;
    }
}

void appendCodeSpan(std::string &markdown, std::string_view code)
{
    if (code.empty())
        return;
    const std::string ticks(longestTicks(code) + 1, '`');
    const std::string_view pad = code.front() == '`' || code.back() == '`' ? " " : "";
    markdown.append(ticks).append(pad).append(code).append(pad).append(ticks);
}

void appendCodeBlock(std::string &markdown, std::string_view code, std::string_view language)
{
    if (!markdown.empty() && !markdown.ends_with("\n\n"))
        markdown += markdown.back() == '\n' ? "\n" : "\n\n";
    const std::string fence(std::max<std::size_t>(longestTicks(code) + 1, 3), '`');
    if (!std::all_of(language.begin(), language.end(), isWordByte))
        language = {};
    markdown.append(fence).append(language).append("\n").append(code);
    markdown.append(code.ends_with('\n') ? "" : "\n").append(fence).append("\n\n");
}

void appendLink(std::string &markdown, std::string_view label, std::string_view address)
{
    const auto hasLines = [](std::string_view text) { return text.find_first_of("\r\n") != std::string_view::npos; };
    if (label.empty() || hasLines(label) || hasLines(address) || !isFollowable(address)) {
        appendWords(markdown, label);
        return;
    }
    markdown += '[';
    appendWords(markdown, label);
    markdown += "](";
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (const char c : address) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte > ' ' && std::string_view("()<>\\").find(c) == std::string_view::npos) {
            markdown += c;
        } else {
            markdown += '%';
            markdown += digits[byte >> 4];
            markdown += digits[byte & 15];
        }
    }
    markdown += ')';
}

} // namespace parlance::text
