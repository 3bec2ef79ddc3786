// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/language.h"

#include "core/text/utf8.h"

#include <cstdio> // compact_lang_det.h uses FILE without including it

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace parlance::text {

namespace {

// More than this decides nothing that the beginning did not: the header's limit is 4 kB.
constexpr std::size_t ReadAtMost = 1024;

// Share of the letters that must be in the language for it to be the text's.
constexpr int MinPercent = 55;

/// ISO 639-1, und for what has only a longer code or is no human language.
Language fromCld(CLD2::Language language)
{
    std::string_view code = CLD2::LanguageCode(language);
    if (code == "iw")
        return Language(std::string_view("he"));
    if (code == "jw")
        return Language(std::string_view("jv"));
    if (code == "in")
        return Language(std::string_view("id"));
    if (code == "nb" || code == "nn")
        return Language(std::string_view("no"));
    // "zh-Hant", "sr-ME" and the like
    code = code.substr(0, code.find('-'));
    const bool isTwoLetters = code.size() == 2 && std::islower(static_cast<unsigned char>(code[0]))
                              && std::islower(static_cast<unsigned char>(code[1])) && code != "un" && code != "xx";
    return isTwoLetters ? Language(code) : Undetermined;
}

std::size_t letters(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0x80 || std::isalpha(static_cast<unsigned char>(c)) != 0;
    }));
}

/// True for a short word that marks English and is a common word in no other language written in these letters.
bool marksEnglish(std::string_view word)
{
    static constexpr std::array<std::string_view, 48> words = {
        "about", "and",   "because", "been",  "but",   "could", "did",    "does",    "doesn't", "don't", "from",  "get",
        "have",  "he",    "how",     "i'm",   "i've",  "if",    "isn't",  "it",      "it's",    "just",  "like",  "my",
        "not",   "of",    "should",  "she",   "some",  "than",  "that",   "that's",  "the",     "their", "them",  "then",
        "there", "these", "they",    "this",  "those", "what",  "when",   "which",   "with",    "would", "you",   "your"};
    static const auto byLength = [] {
        std::array<std::array<std::string_view, 16>, 8> table{};
        std::array<std::size_t, 8> filled{};
        for (const std::string_view w : words)
            table[w.size()][filled[w.size()]++] = w;
        return table;
    }();
    if (word.size() >= byLength.size())
        return false;
    for (const std::string_view w : byLength[word.size()]) {
        if (w.empty())
            return false;
        if (w == word)
            return true;
    }
    return false;
}

/// True where function words leave no doubt, which is so for most English posts: a fifth of the language model's price.
/// Only letters of ASCII; punctuation of the block U+2000 may stand between.
bool isPlainlyEnglish(std::string_view text)
{
    int words = 0, marks = 0;
    char word[8];
    std::size_t length = 0;
    const auto endWord = [&] {
        if (length == 0)
            return;
        ++words;
        if (length < sizeof word && marksEnglish({word, length}))
            ++marks;
        length = 0;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool isQuote = byte == 0xE2 && text.substr(i, 3) == "\u2019";
        if (byte >= 0x80 && !isQuote) {
            if (byte != 0xE2 || i + 1 >= text.size() || static_cast<unsigned char>(text[i + 1]) != 0x80)
                return false;
            endWord();
            i += 2;
            continue;
        }
        const unsigned char lower = byte | 0x20;
        if ((lower >= 'a' && lower <= 'z') || ((byte == '\'' || isQuote) && length > 0)) {
            if (length < sizeof word)
                word[length] = isQuote ? '\'' : byte == '\'' ? '\'' : static_cast<char>(lower);
            length += length < sizeof word ? 1 : 0;
            if (isQuote)
                i += 2;
        } else {
            endWord();
        }
    }
    endWord();
    return marks >= 3 && marks * 5 >= words;
}

} // namespace

LanguageGuess guessLanguage(std::string_view plain, Language prior)
{
    const std::string_view text = prefixOf(plain, ReadAtMost);
    if (isPlainlyEnglish(prefixOf(text, 320)))
        return {English, 0.98};
    const std::size_t letterBytes = letters(text);
    if (letterBytes == 0)
        return {};

    const CLD2::CLDHints noHints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    std::array<CLD2::Language, 3> top{};
    std::array<int, 3> percent{};
    std::array<double, 3> score{};
    int textBytes = 0;
    int validBytes = 0;
    bool reliable = false;
    const CLD2::Language found = CLD2::ExtDetectLanguageSummaryCheckUTF8(
        text.data(), static_cast<int>(text.size()), true, &noHints, 0, top.data(), percent.data(), score.data(),
        nullptr, &textBytes, &reliable, &validBytes);

    const Language language = found == CLD2::UNKNOWN_LANGUAGE ? Undetermined : fromCld(found);
    if (reliable && language != Undetermined && percent[0] >= MinPercent)
        return {language, std::min(1.0, percent[0] / 100.0)};

    // Too short or too mixed to tell: it is most likely written in what its thread is written in.
    if (prior == Undetermined)
        return {};
    constexpr std::size_t Short = 48;
    const bool isCandidate = std::any_of(top.begin(), top.end(), [prior](CLD2::Language other) {
        return other != CLD2::UNKNOWN_LANGUAGE && fromCld(other) == prior;
    });
    if (isCandidate)
        return {prior, 0.6};
    return letterBytes <= Short ? LanguageGuess{prior, 0.4} : LanguageGuess{};
}

} // namespace parlance::text
