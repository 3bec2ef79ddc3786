// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/embedded.h"
#include "core/text/words.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <unordered_set>
#include <utility>

namespace parlance::text {

namespace {

constexpr Language Greek{std::string_view("el")};
constexpr Language Japanese{std::string_view("ja")};

/// Languages that are written in other than Latin letters, of those with lists.
constexpr std::array OtherScripts{Language(std::string_view("ar")), Language(std::string_view("bg")), Language(std::string_view("bn")),
                                  Greek, Language(std::string_view("fa")), Language(std::string_view("gu")),
                                  Language(std::string_view("he")), Language(std::string_view("hi")), Language(std::string_view("hy")),
                                  Japanese, Language(std::string_view("ko")), Language(std::string_view("mr")),
                                  Language(std::string_view("ru")), Language(std::string_view("th")), Language(std::string_view("uk")),
                                  Language(std::string_view("ur")), Language(std::string_view("zh"))};

using WordSet = std::unordered_set<std::string_view>;

/// All lists, by language code; the file names are LANGUAGE.txt and LANGUAGE.forum.txt.
std::map<std::uint16_t, WordSet> loadLists()
{
    constexpr std::string_view folder = "resources/stopwords/";
    std::map<std::uint16_t, WordSet> lists;
    for (const std::string_view name : embeddedNames(folder)) {
        const Language language(name.substr(folder.size(), 2));
        WordSet &set = lists[language.packed];
        std::string_view rest = embedded(name);
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            if (end > 0)
                set.insert(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    return lists;
}

bool contains(const WordSet *set, std::string_view word)
{
    return set != nullptr && set->find(word) != set->end();
}

bool isEnglishStop(const WordSet *english, std::string_view word)
{
    if (contains(english, word))
        return true;
    // that'd, there'll, people've: as empty as the word before the apostrophe.
    const std::size_t apostrophe = word.find('\'');
    if (apostrophe == std::string_view::npos)
        return false;
    const std::string_view tail = word.substr(apostrophe + 1);
    return (tail == "d" || tail == "ll" || tail == "ve" || tail == "re" || tail == "s" || tail == "m" || tail == "t")
           && contains(english, word.substr(0, apostrophe));
}

/// The Greek list has most words without their accents.
std::string withoutTonos(std::string_view word)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> Letters{
        {{"ά", "α"}, {"έ", "ε"}, {"ή", "η"}, {"ί", "ι"}, {"ό", "ο"}, {"ύ", "υ"}, {"ώ", "ω"}}};
    std::string bare(word);
    for (const auto &[accented, plain] : Letters) {
        for (std::size_t at = bare.find(accented); at != std::string::npos; at = bare.find(accented, at))
            bare.replace(at, accented.size(), plain);
    }
    return bare;
}

/// Japanese writes its particles and endings in hiragana, and what things are called in other signs, for the most part.
bool isHiragana(std::string_view word)
{
    if (word.empty() || word.size() % 3 != 0)
        return false;
    for (std::size_t i = 0; i < word.size(); i += 3) { // U+3041 to U+309F, and the sign that makes a vowel long
        const std::string_view sign = word.substr(i, 3);
        if ((sign < "\xE3\x81\x81" || sign > "\xE3\x82\x9F") && sign != "\xE3\x83\xBC")
            return false;
    }
    return true;
}

bool isAscii(std::string_view word)
{
    return std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

} // namespace

bool isStopWord(std::string_view folded, Language language)
{
    static const std::map<std::uint16_t, WordSet> lists = loadLists();
    const auto list = [](Language of) {
        const auto found = lists.find(of.packed);
        return found == lists.end() ? nullptr : &found->second;
    };
    if (language == English)
        return isEnglishStop(list(English), folded);
    if (language == Undetermined) {
        // Words in letters of other scripts, or with marks of their own, are hardly another word in a second language.
        return isEnglishStop(list(English), folded) || contains(list(French), folded) ||
               (!isAscii(folded) && (isHiragana(folded) || std::any_of(lists.begin(), lists.end(), [&](const auto &one) {
                                         return one.second.contains(folded);
                                     })));
    }
    if (language == Japanese && isHiragana(folded))
        return true;
    // Latin letters in what is written in others are of English, as a rule.
    if (isAscii(folded) && isEnglishStop(list(English), folded) &&
        std::find(OtherScripts.begin(), OtherScripts.end(), language) != OtherScripts.end())
        return true;
    return contains(list(language), folded) || (language == Greek && contains(list(Greek), withoutTonos(folded)));
}

} // namespace parlance::text
