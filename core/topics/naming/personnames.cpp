// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/naming/personnames.h"

#include "core/text/words.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>

namespace parlance::topics {

PersonNames::PersonNames(const Corpus &corpus, std::span<const std::string> names) : m_of(corpus.forms.size())
{
    boost::unordered_flat_map<std::string, std::vector<std::uint32_t>> byWord;
    for (std::uint32_t name = 0; name < names.size(); ++name) {
        if (names[name].find(' ') == std::string::npos)
            continue;
        for (const text::Word &word : text::words(names[name], English)) {
            if (word.folded.size() < 2)
                continue;
            std::vector<std::uint32_t> &of = byWord[word.folded];
            if (of.empty() || of.back() != name)
                of.push_back(name);
        }
    }
    for (std::size_t f = 0; f < m_of.size() && !byWord.empty(); ++f) {
        const auto found = byWord.find(corpus.forms[f].text);
        if (found != byWord.end())
            m_of[f] = found->second;
    }
}

bool PersonNames::isNamed(std::span<const std::uint32_t> forms) const
{
    for (std::size_t a = 0; a + 1 < forms.size(); ++a) {
        for (std::size_t b = a + 1; b < forms.size(); ++b) {
            const std::vector<std::uint32_t> &first = m_of[forms[a]];
            const std::vector<std::uint32_t> &second = m_of[forms[b]];
            if (forms[a] != forms[b]
                && std::any_of(first.begin(), first.end(), [&](std::uint32_t name) {
                       return std::binary_search(second.begin(), second.end(), name);
                   }))
                return true;
        }
    }
    return false;
}

} // namespace parlance::topics
