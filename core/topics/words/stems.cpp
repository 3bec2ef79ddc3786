// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/words/stems.h"

#include "core/topics/words/dictionary.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace parlance::topics {

namespace {

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

} // namespace

std::string withoutAccents(const std::string &text)
{
    if (isAscii(text))
        return text;
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2 *nfd = icu::Normalizer2::getNFDInstance(error);
    if (U_FAILURE(error))
        return text;
    const icu::UnicodeString apart = nfd->normalize(icu::UnicodeString::fromUTF8(text), error);
    if (U_FAILURE(error))
        return text;
    icu::UnicodeString bare;
    for (std::int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
        const UChar32 c = apart.char32At(i);
        // Only accents on Latin letters: in other scripts the marks are vowels.
        if (c < 0x0300 || c > 0x036F)
            bare.append(c);
    }
    std::string utf8;
    bare.toUTF8String(utf8);
    return utf8;
}

std::string Stems::stem(std::string_view folded, Language language)
{
    const auto stemmer = m_stemmers.try_emplace(language.packed, language).first;
    return withoutAccents(stemmer->second.stem(folded));
}

std::string Stems::of(std::string_view folded, Language language)
{
    const std::string_view english = said(folded, language);
    return english.empty() ? stem(folded, language) : stem(english, English);
}

std::string_view Stems::said(std::string_view folded, Language language)
{
    if (!m_translated || language == English)
        return {};
    const std::string_view english = englishOf(folded, stem(folded, language), language);
    return english == LooksEnglish ? std::string_view() : english;
}

} // namespace parlance::topics
