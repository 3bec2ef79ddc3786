// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/language.h"

#include "core/text/utf8.h"

#include <cstdio> // compact_lang_det.h uses FILE without including it

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>

namespace parlance::text {

namespace {

// What is read of a text; what is judged of it once names and addresses are taken out. More decides nothing that
// the beginning did not.
constexpr std::size_t ReadAtMost = 4096;
constexpr std::size_t JudgeAtMost = 1024;

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

bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool isOpening(char c)
{
    return c == '(' || c == '[' || c == '<' || c == '"' || c == '\'' || c == '*' || c == '_';
}

/// True if `text` begins with `start`, which is in small letters; ASCII only.
bool startsWith(std::string_view text, std::string_view start)
{
    return text.size() >= start.size() && std::equal(start.begin(), start.end(), text.begin(), [](char small, char c) {
        return small == (c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c);
    });
}

/// Bytes of the name that `text` begins with, 0 for none: @name, #tag, u/name, r/name, an address. Such are written
/// alike in every language. A name goes on to white space, or to where a script begins that is written without (from
/// U+3000 on: kana, ideographs): what follows there may be all the text.
std::size_t nameLength(std::string_view text)
{
    const bool isMarked = startsWith(text, "@") || startsWith(text, "#");
    const std::string_view path = startsWith(text, "/") ? text.substr(1) : text;
    if (!isMarked && !startsWith(path, "u/") && !startsWith(path, "r/") && !startsWith(text, "http://")
        && !startsWith(text, "https://") && !startsWith(text, "www."))
        return 0;
    std::size_t end = 0;
    while (end < text.size() && !isSpace(text[end]) && static_cast<unsigned char>(text[end]) < 0xE3)
        ++end;
    return end;
}

/// The first JudgeAtMost bytes of a text without its names.
/// \param text    at most ReadAtMost bytes.
/// \param buffer  holds the answer when it is not the text itself.
std::string_view judgedPart(std::string_view text, std::array<char, ReadAtMost> &buffer)
{
    const std::string_view head = prefixOf(text, JudgeAtMost);
    const auto holds = [head](char c) { return head.find(c) != std::string_view::npos; };
    if (!holds('/') && !holds('@') && !holds('#') && head.find("ww.") == std::string_view::npos
        && head.find("WW.") == std::string_view::npos)
        return head;
    std::size_t size = 0;
    const auto keep = [&](std::size_t begin, std::size_t end) {
        size += text.copy(buffer.data() + size, end - begin, begin);
    };
    for (std::size_t at = 0; at < text.size() && size < JudgeAtMost;) {
        std::size_t begin = at;
        while (at < text.size() && (isSpace(text[at]) || isOpening(text[at])))
            ++at;
        if (const std::size_t name = nameLength(text.substr(at))) {
            keep(begin, at);
            at += name;
            begin = at;
        }
        while (at < text.size() && !isSpace(text[at]))
            ++at;
        keep(begin, at);
    }
    return prefixOf({buffer.data(), size}, JudgeAtMost);
}

/// Bytes of letters in a text: figures, marks and emoji are of no language.
std::size_t letterBytes(std::string_view text)
{
    std::size_t count = 0;
    const auto *bytes = reinterpret_cast<const std::uint8_t *>(text.data());
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < size;) {
        if (bytes[i] < 0x80) {
            count += static_cast<unsigned char>((bytes[i] | 0x20) - 'a') < 26 ? 1 : 0;
            ++i;
            continue;
        }
        const std::int32_t begin = i;
        UChar32 c = 0;
        U8_NEXT(bytes, i, size, c);
        if (c >= 0 && u_isalpha(c))
            count += static_cast<std::size_t>(i - begin);
    }
    return count;
}

/// What the language model says of a text.
struct Verdict
{
    Language language; ///< und for none, or none with a code of two letters
    int percent = 0;   ///< of the text that is in it
    bool isReliable = false;
};

/// \param flags  of CLD2; with kCLDFlagBestEffort it names a language for nearly anything.
Verdict judge(std::string_view text, int flags)
{
    const CLD2::CLDHints noHints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    std::array<CLD2::Language, 3> top{};
    std::array<int, 3> percent{};
    std::array<double, 3> score{};
    int textBytes = 0;
    int validBytes = 0;
    bool isReliable = false;
    const CLD2::Language found = CLD2::ExtDetectLanguageSummaryCheckUTF8(
        text.data(), static_cast<int>(text.size()), true, &noHints, flags, top.data(), percent.data(), score.data(),
        nullptr, &textBytes, &isReliable, &validBytes);
    return {found == CLD2::UNKNOWN_LANGUAGE ? Undetermined : fromCld(found), percent[0], isReliable};
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
        std::array<std::array<std::string_view, 24>, 8> table{};
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
            const bool isAddress = byte == '.' && length == 3 && startsWith({word, length}, "www");
            endWord();
            if (isAddress || byte == '/' || byte == '@' || byte == '#') {
                // The words of a name count for nothing; one may have been counted already ("https", "u", "www").
                std::size_t begin = i;
                while (begin > 0 && !isSpace(text[begin - 1]) && !isOpening(text[begin - 1]))
                    --begin;
                if (const std::size_t name = nameLength(text.substr(begin)); begin + name > i) {
                    words -= begin < i ? 1 : 0;
                    i = begin + name - 1;
                }
            }
        }
    }
    endWord();
    return marks >= 3 && marks * 5 >= words;
}

} // namespace

LanguageGuess guessLanguage(std::string_view plain, Language prior)
{
    if (isPlainlyEnglish(prefixOf(plain, 320)))
        return {English, 0.98};
    std::array<char, ReadAtMost> buffer; // a block on the heap behind the model's own made it shrink and grow each time
    const std::string_view text = judgedPart(prefixOf(plain, ReadAtMost), buffer);
    const std::size_t letters = letterBytes(text);
    if (letters == 0)
        return {};

    const Verdict verdict = judge(text, 0);
    if (verdict.isReliable && verdict.language != Undetermined && verdict.percent >= MinPercent)
        return {verdict.language, std::min(1.0, verdict.percent / 100.0)};

    // Too short or too mixed to tell: it is most likely written in what its thread is written in, unless the closer look
    // contradicts. Its "English" does not: it says so of gibberish, and "lol" is written in every thread.
    if (prior == Undetermined)
        return {};
    constexpr std::size_t Short = 48;
    const Language effort = judge(text, CLD2::kCLDFlagBestEffort).language;
    if (effort == prior)
        return {prior, 0.6};
    const bool isContradicted = effort != Undetermined && effort != English;
    return letters <= Short && !isContradicted ? LanguageGuess{prior, 0.4} : LanguageGuess{};
}

} // namespace parlance::text
