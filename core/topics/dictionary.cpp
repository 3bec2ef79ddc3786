// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/dictionary.h"

#include "core/base/embedded.h"
#include "core/text/words.h"
#include "core/topics/stems.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace parlance::topics {

namespace {

struct Hash
{
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

/// All of it lives as long as the program.
struct Entry
{
    std::string_view word;
    std::string_view english;
};

/// By stem.
using Dictionary = boost::unordered_flat_map<std::string, std::vector<Entry>, Hash, std::equal_to<>>;

std::size_t sharedBeginning(std::string_view a, std::string_view b)
{
    return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

Dictionary read(Language language)
{
    Dictionary words;
    std::string_view rest = embedded("resources/kin/" + language.code() + ".txt");
    text::Stemmer stemmer(language);
    while (!rest.empty()) {
        std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        const std::string_view english = line.substr(0, line.find(' '));
        line.remove_prefix(std::min(english.size() + 1, line.size()));
        while (!line.empty()) {
            const std::string_view word = line.substr(0, line.find(' '));
            line.remove_prefix(std::min(word.size() + 1, line.size()));
            words[withoutAccents(stemmer.stem(word))].push_back({word, english});
        }
    }
    return words;
}

/// Read when first asked for; an empty one where there is no list.
const Dictionary &dictionaryOf(Language language)
{
    static std::mutex guard;
    static std::map<std::uint16_t, std::unique_ptr<const Dictionary>> all;
    const std::lock_guard lock(guard);
    std::unique_ptr<const Dictionary> &dictionary = all[language.packed];
    if (dictionary == nullptr)
        dictionary = std::make_unique<const Dictionary>(language == English ? Dictionary() : read(language));
    return *dictionary;
}

} // namespace

bool hasDictionary(Language language)
{
    return !dictionaryOf(language).empty();
}

std::string_view englishOf(std::string_view folded, std::string_view stem, Language language)
{
    const Dictionary &dictionary = dictionaryOf(language);
    const auto found = dictionary.find(stem);
    if (found == dictionary.end())
        return {};
    const Entry *best = nullptr;
    std::size_t most = 0;
    for (const Entry &entry : found->second) {
        if (entry.word == folded)
            return entry.english;
        const std::size_t shared = sharedBeginning(entry.word, folded);
        if (best == nullptr || shared > most) {
            best = &entry;
            most = shared;
        }
    }
    return best->english;
}

} // namespace parlance::topics
