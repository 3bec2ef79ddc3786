// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/tokens.h"

#include "core/base/embedded.h"
#include "core/text/asciiruns.h"
#include "core/text/fold.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string>

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

namespace parlance::text {

namespace {

enum ByteClass : std::uint8_t { Sign, Space, Break, Digit, Letter, High };

constexpr std::array<ByteClass, 256> makeClasses()
{
    std::array<ByteClass, 256> classes{};
    for (std::size_t c = 0; c < 256; ++c) {
        const std::size_t lower = c | 0x20;
        classes[c] = c >= 0x80                     ? High
                     : lower >= 'a' && lower <= 'z' ? Letter
                     : c >= '0' && c <= '9'         ? Digit
                     : c == '\n'                    ? Break
                     : c <= ' ' || c == 0x7F        ? Space
                                                    : Sign;
    }
    return classes;
}

constexpr std::array<ByteClass, 256> Classes = makeClasses();

ByteClass classAt(std::string_view text, std::size_t position)
{
    return Classes[static_cast<unsigned char>(text[position])];
}

bool isAlnum(char c)
{
    const ByteClass kind = Classes[static_cast<unsigned char>(c)];
    return kind == Letter || kind == Digit;
}

bool isNameChar(char c)
{
    return isAlnum(c) || c == '_' || c == '-';
}

bool isSpaceOrEnd(std::string_view text, std::size_t position)
{
    return position >= text.size() || classAt(text, position) == Space || classAt(text, position) == Break;
}

/// The end of the ASCII letters and digits from `position` on.
std::size_t alnumEnd(std::string_view text, std::size_t position)
{
    for (; position + 8 <= text.size(); position += 8) {
        const std::uint64_t bytes = ascii::load(text.data() + position);
        if (const std::uint64_t others = ~(ascii::letters(bytes) | ascii::digits(bytes)) & ascii::High)
            return position + ascii::before(others);
    }
    while (position < text.size() && isAlnum(text[position]))
        ++position;
    return position;
}

/// Whether a word of ASCII letters ends at `position`, where they do: no sign follows that may join it to what
/// comes next or make it an address.
bool endsWord(std::string_view text, std::size_t position)
{
    if (position >= text.size())
        return true;
    const char c = text[position];
    if (c == '.') // "www." is an address whatever follows
        return isSpaceOrEnd(text, position + 1) && (text[position - 1] | 0x20) != 'w';
    const ByteClass kind = Classes[static_cast<unsigned char>(c)];
    return kind != High && c != '\'' && c != '-' && c != '_' && c != ':' && c != '@';
}

UChar32 codePointAt(std::string_view text, std::size_t position, std::size_t &length)
{
    std::int32_t i = 0;
    UChar32 c = 0;
    const auto *bytes = reinterpret_cast<const std::uint8_t *>(text.data() + position);
    U8_NEXT(bytes, i, static_cast<std::int32_t>(std::min<std::size_t>(text.size() - position, 4)), c);
    length = static_cast<std::size_t>(i);
    return c;
}

/// Scripts written without spaces, where only ICU's dictionaries know the words.
bool needsDictionary(UChar32 c)
{
    return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF)
           || (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF)
           || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

bool isWordCodePoint(UChar32 c)
{
    return c >= 0 && c != 0x02BC && c != 0x20E3 && (c < 0xFE00 || c > 0xFE0F)
           && (u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0);
}

/// Bytes of the word character at `position`, an invisible one inside a word included; 0 when it is none.
std::size_t wordCharAt(std::string_view text, std::size_t position, bool &dictionary)
{
    if (position >= text.size())
        return 0;
    const auto byte = static_cast<unsigned char>(text[position]);
    if (byte < 0x80)
        return Classes[byte] == Letter || Classes[byte] == Digit || byte == '_' ? 1 : 0;
    std::size_t length = 0;
    const UChar32 c = codePointAt(text, position, length);
    if (isWordCodePoint(c)) {
        dictionary = dictionary || needsDictionary(c);
        return length;
    }
    // U+200D joins emoji; a word goes on after it only when another letter follows.
    if (c >= 0 && isInvisible(static_cast<char32_t>(c)) && position + length < text.size()) {
        std::size_t after = 0;
        const char next = text[position + length];
        if (isAlnum(next) || (Classes[static_cast<unsigned char>(next)] == High
                              && isWordCodePoint(codePointAt(text, position + length, after))))
            return length;
    }
    return 0;
}

bool isRegionalIndicator(UChar32 c)
{
    return c >= 0x1F1E6 && c <= 0x1F1FF;
}

bool isPicture(UChar32 c)
{
    return c >= 0x203C && (u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) || isRegionalIndicator(c)) && c != 0x203C
           && c != 0x2049 && c != 0x2122;
}

constexpr std::array<std::string_view, 14> TopDomains{"com", "org", "net", "edu", "gov", "info", "io",
                                                      "fr",  "de",  "uk",  "eu",  "ca",  "htm",  "html"};

bool isTopDomain(std::string_view label)
{
    return std::any_of(TopDomains.begin(), TopDomains.end(), [label](std::string_view domain) {
        return domain.size() == label.size()
               && std::equal(domain.begin(), domain.end(), label.begin(), [](char a, char b) { return a == (b | 0x20); });
    });
}

bool startsWithNoCase(std::string_view text, std::string_view lower)
{
    return text.size() >= lower.size() && std::equal(lower.begin(), lower.end(), text.begin(), [](char a, char b) {
               return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b + 32) : b);
           });
}

/// The emoticons by their first byte, the longest first.
class Emoticons
{
public:
    static const Emoticons &shared()
    {
        static const Emoticons emoticons;
        return emoticons;
    }

    const std::vector<std::string_view> &beginningWith(char c) const { return m_byFirst[static_cast<unsigned char>(c)]; }

private:
    Emoticons()
    {
        std::string_view rows = embedded("resources/lexicons/emoticons.tsv");
        while (!rows.empty()) {
            const std::string_view row = rows.substr(0, rows.find('\n'));
            rows.remove_prefix(std::min(rows.size(), row.size() + 1));
            if (const std::string_view sign = row.substr(0, row.find('\t')); !sign.empty() && sign.size() < row.size())
                m_byFirst[static_cast<unsigned char>(sign.front())].push_back(sign);
        }
        for (auto &signs : m_byFirst)
            std::stable_sort(signs.begin(), signs.end(), [](auto a, auto b) { return a.size() > b.size(); });
    }

    std::array<std::vector<std::string_view>, 256> m_byFirst;
};

} // namespace

bool TokenStream::take(TokenKind kind, std::size_t end)
{
    m_token.begin = m_position;
    m_token.end = end;
    m_token.kind = kind;
    m_position = end;
    return true;
}

std::size_t TokenStream::endOfChunk(std::size_t from) const
{
    while (from < m_text.size() && !isSpaceOrEnd(m_text, from))
        ++from;
    return from;
}

/// The end of an address that goes on from `from`, without the punctuation of the sentence around it.
std::size_t TokenStream::endOfAddress(std::size_t from) const
{
    std::size_t end = endOfChunk(from);
    while (end > from && std::string_view(".,;:!?)\"'").find(m_text[end - 1]) != std::string_view::npos)
        --end;
    return end;
}

bool TokenStream::next()
{
    if (!m_cut.empty()) {
        m_position = m_cut.back().first;
        m_token.gap = Gap::None;
        const std::size_t end = m_cut.back().second;
        m_cut.pop_back();
        return take(TokenKind::Word, end);
    }
    m_token.gap = m_position == 0 ? Gap::Paragraph : Gap::None;
    while (m_position < m_text.size()) {
        const auto byte = static_cast<unsigned char>(m_text[m_position]);
        switch (Classes[byte]) {
        case Space:
            m_token.gap = std::max(m_token.gap, Gap::Space);
            ++m_position;
            continue;
        case Break:
            m_token.gap = m_token.gap >= Gap::Line ? Gap::Paragraph : Gap::Line;
            ++m_position;
            continue;
        case Letter:
        case Digit:
            return takeWord();
        case Sign:
            return takeSigns();
        case High:
            if (takeCharacter())
                return true;
            continue;
        }
    }
    return false;
}

bool TokenStream::takeSigns()
{
    const char sign = m_text[m_position];
    if (sign == '@' && takeName())
        return true;
    if (takeEmoticon())
        return true;
    if (sign == '#' && m_position + 1 < m_text.size()) {
        bool dictionary = false;
        std::size_t end = m_position + 1;
        while (const std::size_t length = wordCharAt(m_text, end, dictionary))
            end += length;
        if (end > m_position + 1 && !dictionary && classAt(m_text, m_position + 1) != Digit)
            return take(TokenKind::Hashtag, end);
    }
    std::size_t end = m_position + 1;
    while (end < m_text.size() && m_text[end] == sign)
        ++end;
    return take(TokenKind::Punctuation, end);
}

bool TokenStream::takeName()
{
    std::size_t end = m_position + 1;
    while (end < m_text.size() && (isNameChar(m_text[end]) || m_text[end] == '.'))
        ++end;
    while (m_text[end - 1] == '.')
        --end;
    return end > m_position + 1 && take(TokenKind::Name, end);
}

/// An emoticon of signs may touch a word on its left, unless it ends in a letter or stands behind a digit ("3:0", "2:)");
/// one that begins with a letter stands alone.
bool TokenStream::takeEmoticon()
{
    const char first = m_text[m_position];
    const auto &signs = Emoticons::shared().beginningWith(first);
    if (signs.empty())
        return false;
    const std::string_view rest = m_text.substr(m_position);
    const char before = m_position == 0 ? ' ' : m_text[m_position - 1];
    for (const std::string_view sign : signs) {
        const char last = sign.back(); // tells most signs of two bytes apart without a call
        if (rest.size() < sign.size() || rest[sign.size() - 1] != last || !rest.starts_with(sign))
            continue;
        std::size_t end = m_position + sign.size();
        while (end < m_text.size() && m_text[end] == last)
            ++end; // :))))
        const bool letters = isAlnum(last) || last == '/' || last == '\\';
        const ByteClass left = Classes[static_cast<unsigned char>(before)];
        const bool apart = isAlnum(first) || first == '/' ? left == Space || left == Break
                           : letters                      ? !isAlnum(before)
                                                          : left != Digit;
        const bool ends = letters ? isSpaceOrEnd(m_text, end) || (!isAlnum(m_text[end]) && m_text[end] != '/')
                                  : end >= m_text.size() || !isAlnum(m_text[end]);
        if (apart && ends)
            return take(TokenKind::Emoticon, end);
    }
    return false;
}

bool TokenStream::takeCharacter()
{
    std::size_t length = 0;
    const UChar32 c = codePointAt(m_text, m_position, length);
    if (isPicture(c))
        return takeEmoji(length);
    if (isWordCodePoint(c))
        return takeWord();
    if (c >= 0 && u_isUWhiteSpace(c)) {
        m_token.gap = std::max(m_token.gap, c == 0x2028 ? Gap::Line : c == 0x2029 ? Gap::Paragraph : Gap::Space);
        m_position += length;
        return false;
    }
    if (c >= 0 && isInvisible(static_cast<char32_t>(c))) {
        m_position += length;
        return false;
    }
    const std::string_view sign = m_text.substr(m_position, length);
    std::size_t end = m_position + length;
    while (m_text.substr(end, length) == sign)
        end += length;
    return take(TokenKind::Punctuation, end);
}

/// Takes the emoji whose first character has `length` bytes: emoji_sequence and emoji_zwj_sequence of UTS #51.
bool TokenStream::takeEmoji(std::size_t length)
{
    std::size_t firstLength = 0;
    const UChar32 first = codePointAt(m_text, m_position, firstLength);
    std::size_t end = m_position + length;
    if (isRegionalIndicator(first)) {
        if (end < m_text.size() && isRegionalIndicator(codePointAt(m_text, end, length)))
            end += length;
        return take(TokenKind::Emoji, end);
    }
    while (end < m_text.size()) {
        const UChar32 c = codePointAt(m_text, end, length);
        if (c == 0xFE0F || c == 0xFE0E || c == 0x20E3 || (c >= 0x1F3FB && c <= 0x1F3FF) || (c >= 0xE0020 && c <= 0xE007F)) {
            end += length;
        } else if (c == 0x200D) {
            std::size_t joined = 0;
            if (end + length >= m_text.size() || !isPicture(codePointAt(m_text, end + length, joined)))
                break;
            end += length + joined;
        } else {
            break;
        }
    }
    return take(TokenKind::Emoji, end);
}

bool TokenStream::takeWord()
{
    const std::size_t begin = m_position;
    if (classAt(m_text, begin) == Letter) {
        // Most words are nothing but ASCII letters before a space or a sign.
        const std::size_t end = alnumEnd(m_text, begin + 1);
        if (endsWord(m_text, end) && (end > begin + 1 || isSpaceOrEnd(m_text, end)))
            return take(TokenKind::Word, end);
    }
    const std::string_view rest = m_text.substr(begin, 12);
    const ByteClass first = classAt(m_text, begin);
    if (first == Letter) {
        if (rest.size() > 1 && classAt(m_text, begin + 1) == Sign) {
            const char lower = static_cast<char>(rest[0] | 0x20);
            if ((lower == 'u' || lower == 'r') && rest.size() > 3 && rest[1] == '/' && isNameChar(rest[2]) && isNameChar(rest[3])) {
                std::size_t end = begin + 2;
                while (end < m_text.size() && isNameChar(m_text[end]))
                    ++end;
                return take(TokenKind::Name, end);
            }
            if (takeEmoticon())
                return true;
        }
        if (startsWithNoCase(rest, "http://") || startsWithNoCase(rest, "https://") || startsWithNoCase(rest, "www.")
            || startsWithNoCase(rest, "ftp://"))
            return take(TokenKind::Address, std::max(begin + 4, endOfAddress(begin)));
    }
    // A run of word characters, joined by single apostrophes and hyphens; digits also by the signs of numbers.
    bool dictionary = false;
    bool digits = first == Digit;
    std::size_t end = begin;
    for (;;) {
        while (end < m_text.size() && (classAt(m_text, end) == Letter || classAt(m_text, end) == Digit)) {
            digits = digits && classAt(m_text, end) == Digit;
            ++end;
        }
        if (const std::size_t length = wordCharAt(m_text, end, dictionary)) {
            end += length;
            continue;
        }
        if (end + 1 >= m_text.size())
            break;
        if (digits && std::string_view(".,:/").find(m_text[end]) != std::string_view::npos && classAt(m_text, end + 1) == Digit) {
            ++end;
            continue;
        }
        std::size_t joiner = apostropheAt(m_text, end);
        if (joiner == 0)
            joiner = hyphenAt(m_text, end);
        if (joiner == 0 || wordCharAt(m_text, end + joiner, dictionary) == 0)
            break;
        end += joiner;
    }
    if (const std::size_t address = addressEnd(end))
        return take(TokenKind::Address, address);
    if (dictionary && cutRun(end))
        return true;
    std::size_t wordEnd = end;
    while (wordEnd > begin + 1 && m_text[wordEnd - 1] == '_')
        --wordEnd;
    take(first == Digit ? TokenKind::Number : TokenKind::Word, wordEnd);
    m_position = end;
    return true;
}

/// Where the address ends that a word ending at `end` begins: bob@example.org, name://, www.example.org, example.org/x.
/// 0 when it begins none: "end.Start" is two sentences.
std::size_t TokenStream::addressEnd(std::size_t end)
{
    if (end >= m_text.size())
        return 0;
    const char after = m_text[end];
    if (after == '@' && end + 1 < m_text.size() && isAlnum(m_text[end + 1]))
        return endOfAddress(end);
    if (after == ':' && m_text.substr(end, 3) == "://")
        return std::max(end + 3, endOfAddress(end));
    if (after != '.' || end < m_noAddressBefore)
        return 0;
    std::size_t label = end;
    std::size_t last = end;
    while (label + 1 < m_text.size() && m_text[label] == '.' && isNameChar(m_text[label + 1])) {
        last = label + 1;
        ++label;
        while (label < m_text.size() && isNameChar(m_text[label]))
            ++label;
    }
    if (label < m_text.size() && m_text[label] == '@' && last > end)
        return endOfAddress(label);
    if (last > end && isTopDomain(m_text.substr(last, label - last))) {
        if (label < m_text.size() && (m_text[label] == '/' || m_text[label] == ':'))
            return std::max(label, endOfAddress(label));
        return label;
    }
    m_noAddressBefore = label; // the words up to here end in the same label
    return 0;
}

/// Cuts the run of a script without spaces from m_position to `end` into words and takes the first.
bool TokenStream::cutRun(std::size_t end)
{
    thread_local std::unique_ptr<icu::BreakIterator> breaker;
    UErrorCode error = U_ZERO_ERROR;
    if (!breaker)
        breaker.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), error));
    if (U_FAILURE(error))
        return false;
    const std::size_t begin = m_position;
    UText *run = utext_openUTF8(nullptr, m_text.data() + begin, static_cast<std::int64_t>(end - begin), &error);
    if (U_SUCCESS(error)) {
        breaker->setText(run, error);
        std::int32_t from = breaker->first();
        for (std::int32_t to = breaker->next(); to != icu::BreakIterator::DONE; from = to, to = breaker->next()) {
            if (breaker->getRuleStatus() >= UBRK_WORD_LETTER)
                m_cut.emplace_back(begin + static_cast<std::size_t>(from), begin + static_cast<std::size_t>(to));
        }
    }
    utext_close(run);
    if (m_cut.empty())
        return false;
    std::reverse(m_cut.begin(), m_cut.end());
    const Gap gap = m_token.gap;
    next();
    m_token.gap = gap;
    return true;
}

} // namespace parlance::text
