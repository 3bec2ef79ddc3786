// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/embedded.h"
#include "core/text/words.h"

#include <algorithm>
#include <map>
#include <unordered_set>

namespace parlance::text {

namespace {

using WordSet = std::unordered_set<std::string_view>;

/// Cuts off what stands before the first separator.
std::string_view takeUntil(std::string_view &rest, char separator)
{
    const std::size_t end = std::min(rest.find(separator), rest.size());
    const std::string_view head = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return head;
}

/// Lines of LANGUAGE, tab, words; "*" is for every language.
std::map<std::uint16_t, WordSet> loadLists()
{
    std::map<std::uint16_t, WordSet> lists;
    std::string_view rest = embedded("resources/text/rude.tsv");
    while (!rest.empty()) {
        std::string_view line = takeUntil(rest, '\n');
        if (line.starts_with('#'))
            continue;
        const std::string_view code = takeUntil(line, '\t');
        WordSet &words = lists[code == "*" ? Undetermined.packed : Language(code).packed];
        while (!line.empty())
            words.insert(takeUntil(line, ' '));
    }
    return lists;
}

} // namespace

bool isRudeWord(std::string_view folded, Language language)
{
    static const std::map<std::uint16_t, WordSet> lists = loadLists();
    const auto has = [&](Language of) {
        const auto found = lists.find(of.packed);
        return found != lists.end() && found->second.contains(folded);
    };
    return has(Undetermined) || has(language);
}

} // namespace parlance::text
