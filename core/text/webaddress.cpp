// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/webaddress.h"

#include "core/base/ascii.h"

#include <cstring>

namespace parlance::text {

Stretch nextAddress(std::string_view word, std::size_t from)
{
    constexpr Stretch none{std::string_view::npos, std::string_view::npos};
    const auto at = [&](std::size_t i) { return i < word.size() ? word[i] : '\0'; };
    std::size_t begin = none.begin;
    std::size_t host = 0;
    for (std::size_t i = from; i < word.size() && begin == none.begin; ++i) {
        if (word[i] == ':' && at(i + 1) == '/' && at(i + 2) == '/') {
            std::size_t first = i;
            while (first > from && i - first < 16 &&
                   (isAlnum(word[first - 1]) || word[first - 1] == '+' || word[first - 1] == '-'))
                --first;
            while (first < i && !isAlnum(word[first]))
                ++first;
            if (i - first >= 2 && i + 3 < word.size()) {
                begin = first;
                host = i + 3;
            }
        } else if ((word[i] | 32) == 'w' && (at(i + 1) | 32) == 'w' && (at(i + 2) | 32) == 'w' &&
                   at(i + 3) == '.' && isAlnum(at(i + 4)) && (i == from || !isAlnum(word[i - 1]))) {
            begin = i;
            host = i + 4;
        }
    }
    if (begin == none.begin)
        return none;
    std::size_t end = host;
    std::size_t open = 0;
    for (; end < word.size(); ++end) {
        const auto c = static_cast<unsigned char>(word[end]);
        if (c <= ' ' || std::strchr("<>\"`|[]", static_cast<char>(c)) != nullptr)
            break;
        if (c == '(') {
            ++open;
        } else if (c == ')') {
            if (open == 0)
                break;
            --open;
        } else if ((c == 0xE2 && at(end + 1) == '\x80') || (c == 0xE3 && at(end + 1) == '\x80') ||
                   (c == 0xEF && at(end + 1) == '\xBC')) {
            break; // curly quotes, dashes, the ellipsis, CJK and full-width punctuation
        }
    }
    while (end > host && std::strchr(".,;:!?'*_~", word[end - 1]) != nullptr)
        --end;
    if (word.compare(end, 3, "...") == 0 || word.compare(end, 3, "\xE2\x80\xA6") == 0)
        end += 3;
    if (begin > from &&
        ((word[begin - 1] == '(' && at(end) == ')') || (word[begin - 1] == '<' && at(end) == '>'))) {
        --begin;
        ++end;
    }
    return {begin, end};
}

bool isShortAddress(std::string_view shown, std::string_view target)
{
    const auto drop = [](std::string_view &text, std::string_view start) {
        if (text.starts_with(start))
            text.remove_prefix(start.size());
    };
    drop(target, "https://");
    drop(target, "http://");
    drop(target, "www.");
    drop(shown, "www.");
    if (shown.ends_with("..."))
        shown.remove_suffix(3);
    else if (shown.ends_with("\xE2\x80\xA6"))
        shown.remove_suffix(3);
    return shown.find('/') != std::string_view::npos && shown.find('.') != std::string_view::npos &&
           target.starts_with(shown);
}

} // namespace parlance::text
