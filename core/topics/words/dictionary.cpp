// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/words/dictionary.h"

#include "core/base/embedded.h"
#include "core/text/words.h"
#include "core/topics/words/stems.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <string>
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

struct Dictionary
{
    boost::unordered_flat_map<std::string, std::vector<Entry>, Hash, std::equal_to<>> byStem;
    std::vector<Entry> sorted; ///< by word; empty where stems do
};

/// Languages whose words change their ends, and for which there is no stemmer.
constexpr std::array<std::string_view, 14> Unstemmed = {"az", "be", "bg", "cs", "et", "ka", "ko",
                                                        "lv", "mk", "pl", "sk", "sl", "sq", "uk"};
constexpr std::size_t LeastShared = 4; ///< letters that such a word begins with
constexpr std::size_t LongestEnd = 4;  ///< letters that it ends with

/// Of letters: a syllable of Hangul is of two or three.
std::size_t letters(std::string_view text)
{
    std::size_t count = 0;
    for (const char byte : text) {
        const auto value = static_cast<unsigned char>(byte);
        count += value >= 0xE0 ? 2 : value < 0x80 || value >= 0xC0 ? 1 : 0;
    }
    return count;
}

/// Of whole characters.
std::size_t sharedBeginning(std::string_view a, std::string_view b)
{
    auto at =
        static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
    while (at > 0 && at < a.size() && (static_cast<unsigned char>(a[at]) & 0xC0U) == 0x80U)
        --at;
    return at;
}

/// Some languages have nearly the words of another one: what is told for Croatian, Bosnian or Serbian is
/// often of another.
std::string listName(Language language)
{
    const std::string code = language.code();
    return "resources/kin/" + (code == "bs" || code == "sr" ? "hr" : code == "ms" ? "id" : code) + ".txt";
}

Dictionary read(Language language)
{
    Dictionary words;
    const bool unstemmed = std::ranges::find(Unstemmed, language.code()) != Unstemmed.end();
    std::string_view rest = embedded(listName(language));
    text::Stemmer stemmer(language);
    while (!rest.empty()) {
        std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        const std::string_view english = line.substr(0, line.find(' '));
        line.remove_prefix(std::min(english.size() + 1, line.size()));
        while (!line.empty()) {
            const std::string_view word = line.substr(0, line.find(' '));
            line.remove_prefix(std::min(word.size() + 1, line.size()));
            words.byStem[withoutAccents(stemmer.stem(word))].push_back({word, english});
            if (unstemmed && english != LooksEnglish)
                words.sorted.push_back({word, english});
        }
    }
    std::ranges::sort(words.sorted, {}, &Entry::word);
    return words;
}

/// The word that one begins like: one of its two neighbours.
const Entry *likeliest(const std::vector<Entry> &sorted, std::string_view folded)
{
    const Entry *best = nullptr;
    std::size_t most = 0;
    const auto look = [&](const Entry &entry) {
        const std::size_t shared = sharedBeginning(entry.word, folded);
        const std::size_t same = letters(folded.substr(0, shared));
        if (shared > most && same >= LeastShared && letters(folded.substr(shared)) <= LongestEnd &&
            letters(entry.word.substr(shared)) <= LongestEnd) {
            best = &entry;
            most = shared;
        }
    };
    const auto after = std::ranges::lower_bound(sorted, folded, {}, &Entry::word);
    if (after != sorted.begin())
        look(*std::prev(after));
    if (after != sorted.end())
        look(*after);
    return best;
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
    return language != English && !embedded(listName(language)).empty();
}

bool saysNothing(std::string_view english)
{
    return text::isStopWord(english, English);
}

std::string_view englishOf(std::string_view folded, std::string_view stem, Language language)
{
    const Dictionary &dictionary = dictionaryOf(language);
    const auto found = dictionary.byStem.find(stem);
    if (found == dictionary.byStem.end()) {
        const Entry *like = likeliest(dictionary.sorted, folded);
        return like == nullptr ? std::string_view() : like->english;
    }
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
