// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/fold.h"

#include "core/base/ascii.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

namespace parlance::text {

namespace {

/// Letters of other scripts that are drawn like Latin ones, lower case.
constexpr std::array<std::pair<char32_t, char>, 30> LookAlikes{{
    {U'а', 'a'}, {U'с', 'c'}, {U'ԁ', 'd'}, {U'е', 'e'}, {U'һ', 'h'}, {U'і', 'i'}, {U'ј', 'j'}, {U'к', 'k'},
    {U'ӏ', 'l'}, {U'м', 'm'}, {U'о', 'o'}, {U'р', 'p'}, {U'ԛ', 'q'}, {U'ѕ', 's'}, {U'т', 't'}, {U'ѵ', 'v'},
    {U'ԝ', 'w'}, {U'х', 'x'}, {U'у', 'y'}, {U'в', 'b'}, {U'н', 'h'}, {U'α', 'a'}, {U'ε', 'e'}, {U'ι', 'i'},
    {U'κ', 'k'}, {U'ν', 'v'}, {U'ο', 'o'}, {U'ρ', 'p'}, {U'τ', 't'}, {U'υ', 'u'},
}};

char latinLookAlike(UChar32 c)
{
    const auto found = std::find_if(LookAlikes.begin(), LookAlikes.end(),
                                    [c](const auto &pair) { return static_cast<UChar32>(pair.first) == c; });
    return found == LookAlikes.end() ? '\0' : found->second;
}

/// Makes look-alikes Latin where Latin letters stand beside them and every other letter has a look-alike.
void foldLookAlikes(std::string &word)
{
    const auto size = static_cast<std::int32_t>(word.size());
    bool latin = false;
    bool alike = false;
    for (std::int32_t i = 0; i < size;) {
        UChar32 c = 0;
        U8_NEXT(word.data(), i, size, c);
        if (c < 0x80) {
            latin = latin || (c >= 'a' && c <= 'z');
        } else if (c >= 0x370 && c <= 0x52F) {
            if (latinLookAlike(c) == 0)
                return; // a word of that script with a Latin letter in it
            alike = true;
        }
    }
    if (!latin || !alike)
        return;
    std::string plain;
    for (std::int32_t i = 0; i < size;) {
        const std::int32_t begin = i;
        UChar32 c = 0;
        U8_NEXT(word.data(), i, size, c);
        if (const char letter = latinLookAlike(c))
            plain += letter;
        else
            plain.append(word, static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin));
    }
    word = std::move(plain);
}

} // namespace

std::size_t apostropheAt(std::string_view text, std::size_t position)
{
    if (position >= text.size())
        return 0;
    if (text[position] == '\'')
        return 1;
    const std::string_view rest = text.substr(position, 3);
    if (rest.starts_with("\u2019") || rest.starts_with("\u2018"))
        return 3;
    return rest.starts_with("\u02BC") ? 2 : 0;
}

std::size_t hyphenAt(std::string_view text, std::size_t position)
{
    if (position >= text.size())
        return 0;
    if (text[position] == '-')
        return 1;
    const std::string_view rest = text.substr(position, 3);
    return rest == "\u2010" || rest == "\u2011" ? 3 : 0;
}

bool isInvisible(char32_t c)
{
    return c == 0xAD || c == 0x034F || c == 0x061C || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E)
           || (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF
           || (c >= 0xE0000 && c <= 0xE0FFF);
}

void foldWord(std::string_view word, std::string &folded)
{
    folded.assign(word);
    unsigned char all = 0;
    for (char &c : folded) {
        all |= static_cast<unsigned char>(c);
        c = lowered(c);
    }
    if (all < 0x80)
        return;
    folded.clear();
    bool ascii = true;
    for (std::size_t i = 0; i < word.size();) {
        const auto byte = static_cast<unsigned char>(word[i]);
        if (byte >= 'A' && byte <= 'Z') {
            folded.push_back(static_cast<char>(byte + 32));
            ++i;
        } else if (byte < 0x80) {
            folded.push_back(static_cast<char>(byte));
            ++i;
        } else if (const std::size_t apostrophe = apostropheAt(word, i)) {
            folded.push_back('\'');
            i += apostrophe;
        } else if (const std::size_t hyphen = hyphenAt(word, i)) {
            folded.push_back('-');
            i += hyphen;
        } else {
            auto next = static_cast<std::int32_t>(0);
            UChar32 c = 0;
            const auto left = static_cast<std::int32_t>(std::min<std::size_t>(word.size() - i, 4));
            U8_NEXT(word.data() + i, next, left, c);
            if (c < 0 || !isInvisible(static_cast<char32_t>(c))) {
                ascii = false;
                folded.append(word, i, static_cast<std::size_t>(next));
            }
            i += static_cast<std::size_t>(next);
        }
    }
    if (ascii)
        return;
    UErrorCode error = U_ZERO_ERROR;
    std::string lower;
    icu::StringByteSink<std::string> sink(&lower);
    icu::CaseMap::utf8ToLower("", 0, icu::StringPiece(folded.data(), static_cast<std::int32_t>(folded.size())), sink,
                              nullptr, error);
    if (U_FAILURE(error))
        return;
    // Letters typed as base and accent (macOS file names, some keyboards), in full width or in a "mathematical" alphabet
    // are the same word as the plain ones.
    const icu::Normalizer2 *nfkc = icu::Normalizer2::getNFKCInstance(error);
    const icu::StringPiece piece(lower.data(), static_cast<std::int32_t>(lower.size()));
    if (U_SUCCESS(error) && !nfkc->isNormalizedUTF8(piece, error) && U_SUCCESS(error)) {
        std::string composed;
        icu::StringByteSink<std::string> composedSink(&composed);
        nfkc->normalizeUTF8(0, piece, composedSink, nullptr, error);
        if (U_SUCCESS(error)) { // a capital in a mathematical alphabet has no lower case before it is resolved
            lower.clear();
            icu::StringByteSink<std::string> again(&lower);
            icu::CaseMap::utf8ToLower(
                "", 0, icu::StringPiece(composed.data(), static_cast<std::int32_t>(composed.size())), again, nullptr, error);
        }
    }
    folded = std::move(lower);
    foldLookAlikes(folded);
}

} // namespace parlance::text
