// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/words/partofspeech.h"

#include "core/base/embedded.h"
#include "core/topics/words/dictionary.h"
#include "core/topics/words/wordlist.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <map>
#include <memory>
#include <mutex>

namespace parlance::topics {

namespace {

/// All of it lives as long as the program.
using Words = boost::unordered_flat_map<std::string_view, PartOfSpeech>;

Words read(Language language)
{
    Words words;
    std::string_view rest = embedded("resources/nouns/" + language.code() + ".txt");
    while (!rest.empty()) {
        std::string_view line = takeUntil(rest, '\n');
        const std::string_view shares = takeUntil(line, ' ');
        if (shares.size() != 2)
            continue;
        const PartOfSpeech part{(shares[0] - '0') / 9.0, (shares[1] - '0') / 9.0};
        while (!line.empty())
            words.try_emplace(takeUntil(line, ' '), part);
    }
    return words;
}

/// Read when first asked for; an empty one where there is no list.
const Words &wordsOf(Language language)
{
    static std::mutex guard;
    static std::map<std::uint16_t, std::unique_ptr<const Words>> all;
    const std::lock_guard lock(guard);
    std::unique_ptr<const Words> &words = all[language.packed];
    if (words == nullptr)
        words = std::make_unique<const Words>(read(language));
    return *words;
}

std::optional<PartOfSpeech> listed(std::string_view folded, Language language)
{
    const Words &words = wordsOf(language);
    const auto found = words.find(folded);
    return found == words.end() ? std::nullopt : std::optional(found->second);
}

} // namespace

std::optional<PartOfSpeech> partOfSpeech(std::string_view folded, std::string_view stem, Language language)
{
    std::optional<PartOfSpeech> part = listed(folded, language);
    if (!part && language != English && hasDictionary(language))
        part = listed(englishOf(folded, stem, language), English);
    return part;
}

} // namespace parlance::topics
