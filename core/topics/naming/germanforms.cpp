// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/naming/germanforms.h"

#include "core/base/embedded.h"
#include "core/text/words.h"
#include "core/topics/naming/phrases.h"
#include "core/topics/words/dictionary.h"
#include "core/topics/words/wordlist.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace parlance::topics {

namespace {

constexpr std::size_t LeastEnd = 3;   ///< bytes that the end of a compound must have to tell its gender
constexpr std::size_t LeastNoun = 3;  ///< bytes of a noun behind an adjective that an ending may be cut off
constexpr std::size_t LeastAlone = 5; ///< the same of a noun by itself: "Klaus" is none

enum Kind : std::uint8_t
{
    Masculine = 1,
    Feminine = 2,
    Neuter = 4,
    Plural = 8,
    Adjective = 16
};
constexpr std::uint8_t Nouns = Masculine | Feminine | Neuter | Plural;

/// Kinds by folded word. All of it lives as long as the program.
using Words = boost::unordered_flat_map<std::string_view, std::uint8_t>;

const Words &listed()
{
    static const Words words = [] {
        Words all;
        std::string_view rest = embedded("resources/nouns/genders.de.txt");
        while (!rest.empty()) {
            std::string_view line = takeUntil(rest, '\n');
            const std::string_view head = takeUntil(line, ' ');
            const std::size_t kind = std::string_view("mfnpa").find(head);
            while (!line.empty() && kind != std::string_view::npos)
                all[takeUntil(line, ' ')] |= static_cast<std::uint8_t>(1U << kind);
        }
        return all;
    }();
    return words;
}

/// What a word is by itself, or by the longest end of it that is listed.
struct Told
{
    std::uint8_t kinds = 0; ///< 0 where nothing is known
    std::size_t bytes = 0;  ///< of that end
};

/// \param kinds  that are asked for.
Told toldOf(std::string_view folded, std::uint8_t kinds)
{
    for (std::size_t at = 0; at + LeastEnd <= folded.size(); ++at) {
        const auto found = listed().find(folded.substr(at));
        if (found != listed().end() && (found->second & kinds) != 0)
            return {static_cast<std::uint8_t>(found->second & kinds), folded.size() - at};
    }
    return {};
}

std::uint8_t kindsOf(std::string_view folded, std::uint8_t kinds)
{
    return toldOf(folded, kinds).kinds;
}

struct Ending
{
    std::string_view text;
    std::uint8_t kinds; ///< of the nouns that take it
};

/// Whether a word is the same in English: "download".
bool isLoan(std::string_view folded)
{
    const std::string_view english = englishOf(folded, text::Stemmer(German).stem(folded), German);
    return english == LooksEnglish || english.starts_with(folded);
}

/// The ending that a noun has by its case ("Eigentums", "Hauses", "Kommentaren"), and the kinds of noun that
/// it is then; an empty ending where it has none.
Ending caseEnding(std::string_view folded, std::size_t least)
{
    constexpr std::array<Ending, 3> Endings{Ending{"es", Masculine | Neuter}, Ending{"s", Masculine | Neuter},
                                            Ending{"n", Plural}};
    const Told whole = toldOf(folded, Nouns);
    for (const Ending &ending : Endings) {
        if (folded.size() < least + ending.text.size() || !folded.ends_with(ending.text))
            continue;
        const std::string_view bare = folded.substr(0, folded.size() - ending.text.size());
        const Told told = toldOf(bare, ending.kinds);
        if (told.kinds == 0 || told.bytes + ending.text.size() <= whole.bytes)
            continue;
        // Loan words have an s where there are several of them.
        return ending.text == "s" && isLoan(bare) ? Ending{{}, Plural} : Ending{ending.text, told.kinds};
    }
    return {{}, whole.kinds};
}

/// Bytes of an adjective before its ending; 0 where it is none with an ending.
std::size_t adjectiveStem(std::string_view folded)
{
    for (const std::string_view ending : {"en", "em", "er", "es", "e"}) {
        if (!folded.ends_with(ending))
            continue;
        const std::string_view stem = folded.substr(0, folded.size() - ending.size());
        return kindsOf(stem, Adjective) != 0 ? stem.size() : 0;
    }
    return 0;
}

} // namespace

std::string inNominative(std::string_view phrase)
{
    const std::vector<text::Word> words = text::words(phrase, German);
    std::size_t head = 0;
    while (head + 1 < words.size() && adjectiveStem(words[head].folded) != 0)
        ++head;
    const bool alone = head + 1 == words.size();
    std::string nominative;
    std::size_t done = 0;
    const auto write = [&](const text::Word &word, std::size_t kept, std::string_view ending) {
        nominative.append(phrase.substr(done, word.begin + kept - done)).append(ending);
        done = word.end;
    };
    if (words.empty() || words[head].folded.size() != words[head].end - words[head].begin)
        return std::string(phrase);
    const std::string_view noun = words[head].folded;
    const bool isBase = listed().contains(noun) && (listed().at(noun) & Nouns) != 0;
    // A name may end like a case: "Klaus Mann".
    const auto [cut, kinds] = isBase || !(alone || head > 0)
                                  ? Ending{{}, kindsOf(noun, Nouns)}
                                  : caseEnding(noun, alone && head == 0 ? LeastAlone : LeastNoun);
    const std::string_view ending = kinds == Masculine                     ? "er"
                                    : kinds == Neuter                      ? "es"
                                    : kinds == Feminine || kinds == Plural ? "e"
                                                                           : "";
    for (std::size_t i = 0; i < head && !ending.empty(); ++i)
        write(words[i], adjectiveStem(words[i].folded), ending);
    if (!cut.empty())
        write(words[head], noun.size() - cut.size(), "");
    return nominative.append(phrase.substr(done));
}

} // namespace parlance::topics
