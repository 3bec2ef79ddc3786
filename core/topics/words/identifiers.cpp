// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/words/identifiers.h"

#include "core/base/ascii.h"

namespace parlance::topics {

namespace {

bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}

/// Whether a word has a small letter before a capital one ("getUser"), or a name's letters before a word
/// ("NSWindow").
bool isIdentifier(std::string_view written)
{
    for (std::size_t i = 1; i < written.size(); ++i) {
        if (!isUpper(written[i]))
            continue;
        if (isLower(written[i - 1]))
            return true;
        if (isUpper(written[i - 1]) && i + 2 < written.size() && isLower(written[i + 1]) &&
            isLower(written[i + 2]))
            return true;
    }
    return false;
}

} // namespace

std::vector<std::string> identifierParts(std::string_view written)
{
    if (!isIdentifier(written))
        return {};
    std::vector<std::string> parts(1);
    for (std::size_t i = 0; i < written.size(); ++i) {
        const char c = written[i];
        const bool begins = isUpper(c) && i > 0 &&
                            (isLower(written[i - 1]) ||
                             (isUpper(written[i - 1]) && i + 1 < written.size() && isLower(written[i + 1])));
        if (begins || !(isUpper(c) || isLower(c)))
            parts.emplace_back();
        if (isUpper(c) || isLower(c))
            parts.back().push_back(isUpper(c) ? static_cast<char>(c + ('a' - 'A')) : c);
    }
    std::erase_if(parts, [](const std::string &part) { return part.size() < 2; });
    return parts;
}

} // namespace parlance::topics
