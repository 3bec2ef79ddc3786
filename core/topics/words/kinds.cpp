// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/words/kinds.h"

#include "core/base/embedded.h"
#include "core/topics/words/dictionary.h"
#include "core/topics/words/wordlist.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <charconv>

namespace parlance::topics {

namespace {

constexpr int Vague = 3; ///< steps from the top ("entity", "object", "abstraction") that say nothing

/// All of it lives as long as the program.
struct Kinds
{
    std::vector<std::uint32_t> above{0}; ///< per meaning, counted from 1; 0 = of nothing
    std::vector<int> depth{0};           ///< steps from the top
    boost::unordered_flat_map<std::string_view, std::vector<std::uint32_t>> meanings; ///< of English words
};

Kinds read()
{
    Kinds kinds;
    std::string_view rest = embedded("resources/nouns/kinds.txt");
    while (!rest.empty()) {
        std::string_view line = takeUntil(rest, '\n');
        const std::string_view head = takeUntil(line, ' ');
        std::uint32_t above = 0;
        std::from_chars(head.data(), head.data() + head.size(), above);
        const auto meaning = static_cast<std::uint32_t>(kinds.above.size());
        kinds.above.push_back(above);
        bool mostly = true;
        while (!line.empty()) {
            const std::string_view word = takeUntil(line, ' ');
            if (word == "-") {
                mostly = false;
                continue;
            }
            std::vector<std::uint32_t> &meanings = kinds.meanings[word];
            meanings.insert(mostly ? meanings.begin() : meanings.end(), meaning);
        }
    }
    kinds.depth.assign(kinds.above.size(), 0);
    for (std::uint32_t meaning = 1; meaning < kinds.above.size(); ++meaning) {
        for (std::uint32_t at = meaning; at != 0; at = kinds.above[at])
            ++kinds.depth[meaning];
    }
    return kinds;
}

const Kinds &allKinds()
{
    static const Kinds kinds = read();
    return kinds;
}

} // namespace

std::vector<std::uint32_t> meaningsOf(std::string_view folded, std::string_view stem, Language language)
{
    const std::string_view english = language == English || !hasDictionary(language)
                                         ? std::string_view()
                                         : englishOf(folded, stem, language);
    if (language != English && english.empty())
        return {};
    const auto found =
        allKinds().meanings.find(language == English || english == LooksEnglish ? folded : english);
    return found == allKinds().meanings.end() ? std::vector<std::uint32_t>() : found->second;
}

bool isKindOf(std::span<const std::uint32_t> special, std::span<const std::uint32_t> general)
{
    const Kinds &kinds = allKinds();
    for (std::uint32_t at = special.empty() ? 0 : kinds.above[special.front()]; at != 0;
         at = kinds.above[at]) {
        if (kinds.depth[at] > Vague && std::ranges::find(general, at) != general.end())
            return true;
    }
    return false;
}

} // namespace parlance::topics
