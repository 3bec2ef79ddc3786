// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/typography.h"

#include <array>
#include <utility>

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace parlance::report {

namespace {

std::string toUtf8(const icu::UnicodeString &text)
{
    std::string bytes;
    text.toUTF8String(bytes);
    return bytes;
}

icu::UnicodeString fromUtf8(std::string_view text)
{
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

bool isSpace(char16_t c)
{
    return c == u' ' || c == u'\u00A0' || c == u'\u202F';
}

/// Vowels as French elides before them, h among them but for the words that keep it apart.
bool takesElision(const icu::UnicodeString &rest)
{
    icu::UnicodeString word(rest, 0, std::min(rest.length(), 12));
    word.toLower(icu::Locale::getFrench());
    static constexpr std::array<std::u16string_view, 14> Aspirated{
        u"hacke", u"haine", u"halte", u"hardware", u"haricot", u"hasard", u"haut",
        u"hausse", u"héros", u"hibou", u"hors", u"huit", u"hangar", u"handicap"};
    for (const std::u16string_view start : Aspirated) {
        if (word.startsWith(icu::UnicodeString(start.data(), static_cast<std::int32_t>(start.size()))))
            return false;
    }
    if (word.startsWith(u"onze") || word.startsWith(u"oui") || word.startsWith(u"u/"))
        return false;
    return !word.isEmpty() && icu::UnicodeString(u"aeiouyhàâäæéèêëîïôöœùûü").indexOf(word.char32At(0)) >= 0
           && !word.startsWith(u"yaourt") && !word.startsWith(u"yo");
}

} // namespace

std::string elide(std::string_view sentence, const VerbatimText &verbatim)
{
    icu::UnicodeString text = fromUtf8(sentence);
    static const std::array<std::pair<icu::UnicodeString, icu::UnicodeString>, 4> Marks{{
        {icu::UnicodeString(u"[de] "), icu::UnicodeString(u"de")},
        {icu::UnicodeString(u"[De] "), icu::UnicodeString(u"De")},
        {icu::UnicodeString(u"[que] "), icu::UnicodeString(u"que")},
        {icu::UnicodeString(u"[le] "), icu::UnicodeString(u"le")},
    }};
    for (const auto &[mark, word] : Marks) {
        for (std::int32_t at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at)) {
            icu::UnicodeString rest(text, at + mark.length());
            const char32_t next = rest.isEmpty() ? 0 : static_cast<char32_t>(rest.char32At(0));
            if (verbatim && next >= firstVerbatim && next < firstVerbatim + verbatimCount)
                rest = fromUtf8(verbatim(next - firstVerbatim).substr(0, 64));
            icu::UnicodeString with = word;
            if (takesElision(rest)) {
                with.truncate(with.length() - 1);
                with.append(u'\u2019');
            } else {
                with.append(u' ');
            }
            text.replace(at, mark.length(), with);
            at += with.length();
        }
    }
    return toUtf8(text);
}

std::string typeset(std::string_view sentence, Language language)
{
    const icu::UnicodeString text = fromUtf8(sentence);
    icu::UnicodeString result;
    const auto spaceBefore = [&](char16_t space) {
        while (!result.isEmpty() && isSpace(result.charAt(result.length() - 1)))
            result.truncate(result.length() - 1);
        result.append(space);
    };
    const bool french = language == French;
    for (std::int32_t i = 0; i < text.length(); ++i) {
        const char16_t c = text.charAt(i);
        const bool spaced = i > 0 && isSpace(text.charAt(i - 1));
        if (c == u'\'') {
            result.append(u'\u2019');
        } else if (french && (c == u';' || c == u'!' || c == u'?') && spaced) {
            spaceBefore(u'\u202F');
            result.append(c);
        } else if (french && c == u':' && spaced) {
            spaceBefore(u'\u00A0');
            result.append(c);
        } else if (french && c == u'»') {
            spaceBefore(u'\u00A0');
            result.append(c);
        } else if (french && c == u'«') {
            result.append(c).append(u'\u00A0');
            while (i + 1 < text.length() && isSpace(text.charAt(i + 1)))
                ++i;
        } else if (french && c == u'h' && spaced && i >= 2 && u_isdigit(text.charAt(i - 2))
                   && (i + 1 == text.length() || !u_isalpha(text.charAt(i + 1)))) {
            spaceBefore(u'\u00A0');
            result.append(c);
        } else {
            result.append(c);
        }
    }
    return toUtf8(result);
}

std::string capitalised(std::string_view sentence, Language language)
{
    if (sentence.starts_with("u/") || sentence.starts_with("r/"))
        return std::string(sentence);
    icu::UnicodeString text = fromUtf8(sentence);
    if (text.isEmpty())
        return {};
    std::int32_t begin = 0;
    while (begin < text.length() && (isSpace(text.charAt(begin)) || icu::UnicodeString(u"«“\"").indexOf(text.charAt(begin)) >= 0))
        ++begin;
    if (begin == text.length())
        return toUtf8(text);
    const std::int32_t length = text.moveIndex32(begin, 1) - begin;
    icu::UnicodeString first(text, begin, length);
    first.toUpper(icu::Locale(language.code().c_str()));
    text.replace(begin, length, first);
    return toUtf8(text);
}

std::string oneLine(std::string_view text)
{
    std::string line;
    line.reserve(text.size());
    bool gap = false;
    const auto *bytes = reinterpret_cast<const std::uint8_t *>(text.data());
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < size;) {
        const std::int32_t begin = i;
        UChar32 c = 0;
        U8_NEXT(bytes, i, size, c);
        const bool verbatim = c >= static_cast<UChar32>(firstVerbatim)
                              && c < static_cast<UChar32>(firstVerbatim + verbatimCount);
        if (c < 0 || verbatim)
            continue;
        if (u_isUWhiteSpace(c) && c != 0x00A0 && c != 0x202F) {
            gap = !line.empty();
            continue;
        }
        if (u_iscntrl(c) || c == 0x200B || c == 0xFEFF)
            continue;
        if (gap)
            line += ' ';
        gap = false;
        line.append(text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin)));
    }
    return line;
}

std::string shortened(std::string_view text, std::size_t maxChars)
{
    const icu::UnicodeString whole = fromUtf8(text);
    const auto limit = static_cast<std::int32_t>(maxChars);
    if (whole.countChar32() <= limit)
        return std::string(text);
    std::int32_t end = whole.moveIndex32(0, limit - 1);
    const std::int32_t space = whole.lastIndexOf(u' ', 0, end + 1);
    if (space > end / 2)
        end = space;
    icu::UnicodeString cut(whole, 0, end);
    while (!cut.isEmpty()) {
        const char16_t last = cut.charAt(cut.length() - 1);
        if (!isSpace(last) && icu::UnicodeString(u",;:.-–—…(«“").indexOf(last) < 0)
            break;
        cut.truncate(cut.length() - 1);
    }
    return toUtf8(cut.append(u'…'));
}

} // namespace parlance::report
