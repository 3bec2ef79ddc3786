// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/words.h"

#include "core/base/ascii.h"
#include "core/text/entities.h"
#include "core/text/fold.h"

#include <algorithm>
#include <array>
#include <span>

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
constexpr std::array<std::string_view, 6> DigitWords{"3d", "2d", "5g", "4g", "4k", "2fa"};

} // namespace

WordScanner::WordScanner(std::string_view plain, Language language)
    : m_text(plain), m_stream(plain), m_language(language),
      m_splitElision(language == French || language == Italian || language == Undetermined)
{
}

bool WordScanner::next()
{
    while (m_stream.next()) {
        const Token &token = m_stream.token();
        const bool tag = token.kind == TokenKind::Hashtag;
        if ((tag || token.kind == TokenKind::Word || token.kind == TokenKind::Number)
            && takeWord(token.begin + (tag ? 1 : 0), token.end))
            return true;
    }
    return false;
}

bool WordScanner::takeWord(std::size_t begin, std::size_t end)
{
    // What stands between this run and the last word: one white space joins, anything else parts.
    const std::string_view gap = m_text.substr(m_lastEnd, begin - m_lastEnd);
    // Words that ICU cut from one run touch each other.
    const bool joined = m_lastEnd != 0 && gap.size() <= 2
                        && std::all_of(gap.begin(), gap.end(), isSpace)
                        && gap != "\n\n";
    const std::size_t runEnd = end;

    std::string_view run = m_text.substr(begin, end - begin);
    while (!run.empty() && run.front() == '_')
        run.remove_prefix(1), ++begin;
    while (!run.empty() && run.back() == '_')
        run.remove_suffix(1), --end;
    if (run.empty() || run.size() > LongestWord || isEntityName(m_text, begin, end))
        return false;

    bool letter = false;
    for (const char c : run)
        letter = letter || isAsciiAlpha(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80;
    if (!letter)
        return false;
    if (isAsciiDigit(static_cast<unsigned char>(run.front()))) {
        // 16Go, 3rd, 1990s, 12-pin: a quantity, unless people say it as a word.
        if (!isOneOf(lowered(run), DigitWords))
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
            if (length == 0 || !isOneOf(lowered(run.substr(0, at)), elisions))
                break;
            // Without a language, English contractions must stay whole: c'mon, d'you, y'all.
            if (m_language == Undetermined && (run.size() - at - length < 3 || lowered(run) == "c'mon"))
                break;
            run.remove_prefix(at + length);
            begin += at + length;
        }
    }
    foldWord(run, m_word.folded);
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
