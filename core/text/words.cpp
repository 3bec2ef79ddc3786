// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/words.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include <unicode/brkiter.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

namespace parlance::text {

namespace {

constexpr Language Italian{std::string_view("it")};

// Words longer than this are base64, keyboard mashing or an attack; they are cut out like numbers.
constexpr std::size_t LongestWord = 200;

bool isAsciiAlpha(unsigned char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

bool isAsciiDigit(unsigned char c)
{
    return c >= '0' && c <= '9';
}

bool isAsciiAlnum(unsigned char c)
{
    return isAsciiAlpha(c) || isAsciiDigit(c);
}

bool isSpace(unsigned char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool isNameChar(unsigned char c)
{
    return isAsciiAlnum(c) || c == '_' || c == '-';
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

/// Bytes of the apostrophe at `position`: ' U+2019 U+02BC U+2018 (typed for it); 0 when there is none.
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

/// Scripts written without spaces, where only ICU's dictionaries know the words.
bool needsDictionary(UChar32 c)
{
    return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF)
           || (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF)
           || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

bool isWordCodePoint(UChar32 c)
{
    return c >= 0
           && (u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0) && c != 0xFE0F && c != 0x20E3;
}

/// Bytes of the word character at `position`; 0 when it is none.
std::size_t wordCharAt(std::string_view text, std::size_t position, bool &dictionary)
{
    if (position >= text.size())
        return 0;
    const auto byte = static_cast<unsigned char>(text[position]);
    if (byte < 0x80)
        return isAsciiAlnum(byte) || byte == '_' ? 1 : 0;
    std::size_t length = 0;
    const UChar32 c = codePointAt(text, position, length);
    if (c == 0x02BC || !isWordCodePoint(c))
        return 0;
    dictionary = dictionary || needsDictionary(c);
    return length;
}

std::string lowerAscii(std::string_view text)
{
    std::string lower(text);
    for (char &c : lower) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c + 32);
    }
    return lower;
}

void fold(std::string_view word, std::string &folded)
{
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
            ascii = false;
            folded.push_back(static_cast<char>(byte));
            ++i;
        }
    }
    if (ascii)
        return;
    UErrorCode error = U_ZERO_ERROR;
    std::string lower;
    icu::StringByteSink<std::string> sink(&lower);
    icu::CaseMap::utf8ToLower("", 0, icu::StringPiece(folded.data(), static_cast<std::int32_t>(folded.size())),
                              sink, nullptr, error);
    if (U_FAILURE(error))
        return;
    // Letters typed as base and accent (macOS file names, some keyboards) are the same word as the composed ones.
    const icu::Normalizer2 *nfc = icu::Normalizer2::getNFCInstance(error);
    const icu::StringPiece piece(lower.data(), static_cast<std::int32_t>(lower.size()));
    if (U_SUCCESS(error) && !nfc->isNormalizedUTF8(piece, error) && U_SUCCESS(error)) {
        std::string composed;
        icu::StringByteSink<std::string> composedSink(&composed);
        nfc->normalizeUTF8(0, piece, composedSink, nullptr, error);
        if (U_SUCCESS(error))
            lower = std::move(composed);
    }
    folded = std::move(lower);
}

bool isOneOf(std::string_view word, std::span<const std::string_view> list)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 14> FrenchElisions{"l", "d",      "j",      "qu",     "n",      "s",     "t",
                                                          "m", "c", "jusqu", "lorsqu", "puisqu", "quoiqu", "ç"};
constexpr std::array<std::string_view, 16> ItalianElisions{"l",     "d",     "un",    "c",    "dell",  "all",
                                                           "nell",  "dall",  "sull",  "quell", "quest", "dev",
                                                           "coll", "degl", "s",     "m"};
constexpr std::array<std::string_view, 22> FrenchClitics{"je",  "tu",   "il",  "elle", "on",  "nous", "vous", "ils",
                                                         "elles", "moi", "toi", "lui", "leur", "le",  "la",   "les",
                                                         "y",   "en",   "ce",  "ci",   "là",  "t"};
constexpr std::array<std::string_view, 2> FrenchWhole{"rendez-vous", "vis-à-vis"};
constexpr std::array<std::string_view, 14> TopDomains{"com", "org", "net", "edu", "gov", "info", "io",
                                                      "fr",  "de",  "uk",  "eu",  "ca", "htm",  "html"};
constexpr std::array<std::string_view, 6> DigitWords{"3d", "2d", "5g", "4g", "4k", "2fa"};

} // namespace

struct WordScanner::Pending
{
    std::vector<std::pair<std::size_t, std::size_t>> spans;
    std::size_t next = 0;
    std::unique_ptr<icu::BreakIterator> breaker;
};

WordScanner::WordScanner(std::string_view plain, Language language)
    : m_text(plain), m_language(language),
      m_splitElision(language == French || language == Italian || language == Undetermined)
{
}

WordScanner::~WordScanner() = default;

void WordScanner::skipTo(std::size_t position)
{
    m_position = std::max(position, m_position + 1);
}

bool WordScanner::next()
{
    if (m_pending && m_pending->next < m_pending->spans.size()) {
        const auto [begin, end] = m_pending->spans[m_pending->next++];
        m_break = false;
        fold(m_text.substr(begin, end - begin), m_word.folded);
        m_word.begin = begin;
        m_word.end = m_lastEnd = end;
        return true;
    }
    const auto endOfChunk = [&](std::size_t from) {
        while (from < m_text.size() && !isSpace(static_cast<unsigned char>(m_text[from])))
            ++from;
        return from;
    };
    while (m_position < m_text.size()) {
        const auto byte = static_cast<unsigned char>(m_text[m_position]);
        if (byte < 0x80 && !isAsciiAlnum(byte)) {
            if (byte == '@' || byte == '_') { // a name: @somebody, _private_
                std::size_t end = m_position + 1;
                while (byte == '@' && end < m_text.size()
                       && (isNameChar(static_cast<unsigned char>(m_text[end])) || m_text[end] == '.'))
                    ++end;
                skipTo(end);
            } else {
                ++m_position;
            }
            continue;
        }
        if (byte < 0x80 && isAsciiAlpha(byte)) {
            const std::string_view rest = m_text.substr(m_position, 12);
            const char lower = static_cast<char>(byte | 0x20);
            if ((lower == 'u' || lower == 'r') && rest.size() > 3 && rest[1] == '/'
                && isNameChar(static_cast<unsigned char>(rest[2])) && isNameChar(static_cast<unsigned char>(rest[3]))) {
                std::size_t end = m_position + 2;
                while (end < m_text.size() && isNameChar(static_cast<unsigned char>(m_text[end])))
                    ++end;
                skipTo(end);
                continue;
            }
            if ((lower == 'h' || lower == 'w' || lower == 'f')) {
                const std::string head = lowerAscii(rest);
                if (head.starts_with("http://") || head.starts_with("https://") || head.starts_with("www.")
                    || head.starts_with("ftp://")) {
                    skipTo(endOfChunk(m_position));
                    continue;
                }
            }
        }
        // A run of word characters, joined by single apostrophes and hyphens.
        bool dictionary = false;
        const std::size_t begin = m_position;
        std::size_t end = begin;
        for (;;) {
            if (const std::size_t length = wordCharAt(m_text, end, dictionary)) {
                end += length;
                continue;
            }
            if (end == begin)
                break;
            std::size_t joiner = apostropheAt(m_text, end);
            if (joiner == 0)
                joiner = hyphenAt(m_text, end);
            if (joiner == 0 || wordCharAt(m_text, end + joiner, dictionary) == 0)
                break;
            end += joiner;
        }
        if (end == begin) {
            std::size_t length = 0;
            codePointAt(m_text, m_position, length);
            skipTo(m_position + length);
            continue;
        }
        m_position = end;
        if (end < m_text.size()) {
            const char after = m_text[end];
            if (after == '@' && end + 1 < m_text.size() && isAsciiAlnum(static_cast<unsigned char>(m_text[end + 1]))) {
                skipTo(endOfChunk(end));
                continue;
            }
            if (after == ':' && m_text.substr(end, 3) == "://") {
                skipTo(endOfChunk(end));
                continue;
            }
            if (after == '.') { // name.name.tld is an address; "end.Start" is two sentences
                std::size_t label = end;
                std::size_t last = end;
                while (label < m_text.size() && m_text[label] == '.' && label + 1 < m_text.size()
                       && isNameChar(static_cast<unsigned char>(m_text[label + 1]))) {
                    last = label + 1;
                    ++label;
                    while (label < m_text.size() && isNameChar(static_cast<unsigned char>(m_text[label])))
                        ++label;
                }
                if (label < m_text.size() && m_text[label] == '@') { // first.last@example.org
                    skipTo(endOfChunk(label));
                    continue;
                }
                if (last > end && isOneOf(lowerAscii(m_text.substr(last, label - last)), TopDomains)) {
                    if (label < m_text.size() && (m_text[label] == '/' || m_text[label] == ':'))
                        label = endOfChunk(label);
                    skipTo(label);
                    continue;
                }
            }
        }
        if (dictionary ? takeRun(begin, end) : takeWord(begin, end))
            return true;
    }
    return false;
}

bool WordScanner::takeRun(std::size_t begin, std::size_t end)
{
    UErrorCode error = U_ZERO_ERROR;
    if (!m_pending)
        m_pending = std::make_unique<Pending>();
    if (!m_pending->breaker)
        m_pending->breaker.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), error));
    m_pending->spans.clear();
    m_pending->next = 0;
    UText *text = utext_openUTF8(nullptr, m_text.data() + begin, static_cast<std::int64_t>(end - begin), &error);
    if (U_SUCCESS(error)) {
        m_pending->breaker->setText(text, error);
        std::int32_t from = m_pending->breaker->first();
        for (std::int32_t to = m_pending->breaker->next(); to != icu::BreakIterator::DONE;
             from = to, to = m_pending->breaker->next()) {
            if (m_pending->breaker->getRuleStatus() >= UBRK_WORD_LETTER)
                m_pending->spans.emplace_back(begin + static_cast<std::size_t>(from),
                                              begin + static_cast<std::size_t>(to));
        }
    }
    utext_close(text);
    if (m_pending->spans.empty())
        return false;
    const bool wordBreak = m_lastEnd == 0 || begin != m_lastEnd + 1 || m_text[m_lastEnd] != ' ';
    next();
    m_break = wordBreak;
    return true;
}

bool WordScanner::takeWord(std::size_t begin, std::size_t end)
{
    // What stands between this run and the last word: one white space joins, anything else parts.
    const std::string_view gap = m_text.substr(m_lastEnd, begin - m_lastEnd);
    const bool joined = m_lastEnd != 0 && !gap.empty() && gap.size() <= 2
                        && std::all_of(gap.begin(), gap.end(), [](char c) { return isSpace(static_cast<unsigned char>(c)); })
                        && gap != "\n\n";
    const std::size_t runEnd = end;

    std::string_view run = m_text.substr(begin, end - begin);
    while (!run.empty() && run.front() == '_')
        run.remove_prefix(1), ++begin;
    while (!run.empty() && run.back() == '_')
        run.remove_suffix(1), --end;
    if (run.empty() || run.size() > LongestWord)
        return false;

    bool letter = false;
    for (const char c : run)
        letter = letter || isAsciiAlpha(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80;
    if (!letter)
        return false;
    if (isAsciiDigit(static_cast<unsigned char>(run.front()))) {
        // 16Go, 3rd, 1990s, 12-pin: a quantity, unless people say it as a word.
        if (!isOneOf(lowerAscii(run), DigitWords))
            return false;
    }

    if (m_splitElision) {
        const std::span<const std::string_view> elisions =
            m_language == Italian ? std::span<const std::string_view>(ItalianElisions) : FrenchElisions;
        for (int round = 0; round < 2; ++round) { // "qu'l'on" is rare, but "d'l'" is written
            std::size_t at = 0;
            while (at < run.size() && at < 8 && apostropheAt(run, at) == 0)
                ++at;
            const std::size_t length = at < 8 ? apostropheAt(run, at) : 0;
            if (length == 0 || !isOneOf(lowerAscii(run.substr(0, at)), elisions))
                break;
            // Without a language, English contractions must stay whole: c'mon, d'you, y'all.
            if (m_language == Undetermined && (run.size() - at - length < 3 || lowerAscii(run) == "c'mon"))
                break;
            run.remove_prefix(at + length);
            begin += at + length;
        }
    }
    fold(run, m_word.folded);
    std::string &folded = m_word.folded;
    const auto cut = [&](std::size_t foldedBytes, std::size_t rawBytes) {
        folded.resize(folded.size() - foldedBytes);
        end -= rawBytes;
    };
    if (m_language != French && folded.size() > 2 && folded.ends_with("'s")) {
        const bool curly = m_text[end - 2] != '\'';
        const std::size_t apostrophe = curly ? (apostropheAt(m_text, end - 4) == 3 ? 3 : 2) : 1;
        cut(2, 1 + apostrophe);
    }
    if (m_language == French && !isOneOf(folded, FrenchWhole)) {
        for (;;) {
            const std::size_t hyphen = folded.rfind('-');
            if (hyphen == std::string::npos || hyphen == 0
                || !isOneOf(std::string_view(folded).substr(hyphen + 1), FrenchClitics))
                break;
            const std::size_t tail = folded.size() - hyphen - 1;
            // The raw hyphen may be longer than the folded one; the clitics are of equal length in both.
            const std::size_t rawHyphen = m_text[end - tail - 1] == '-' ? 1 : 3;
            cut(tail + 1, tail + rawHyphen);
        }
    }
    if (folded.empty())
        return false;
    m_break = !joined;
    m_word.begin = begin;
    m_word.end = end;
    m_lastEnd = runEnd;
    return true;
}

std::vector<Word> words(std::string_view plain, Language language)
{
    std::vector<Word> list;
    WordScanner scanner(plain, language);
    while (scanner.next())
        list.push_back(scanner.word());
    return list;
}

} // namespace parlance::text
