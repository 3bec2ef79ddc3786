// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/sentences.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <memory>
#include <string>

namespace parlance::text {

namespace {

/// Words before a full stop that does not end a sentence even if a capital follows; sorted. ICU itself goes on
/// when a small letter follows, so that "etc." and "U.S." need no entry here, where they would do harm.
constexpr std::array<std::string_view, 13> Abbreviations{"approx", "bzw", "ca", "cf",   "e.g", "eg", "esp",
                                                         "fig",    "i.e", "ie", "p.ex", "vs",  "z.b"};

/// The same for titles, which count only when they begin with a capital.
constexpr std::array<std::string_view, 19> Titles{"Capt", "Col", "Dr",   "Gen", "Gov", "Hon", "Jr",
                                                  "Lt",   "MM",  "Messrs", "Mme", "Mr",  "Mrs", "Ms",
                                                  "Prof", "Rep", "Sen",  "Sgt", "St"};

bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// True if the full stop at the end of `sentence` belongs to an abbreviation or an initial, so that what
/// follows goes on with the same sentence.
bool endsInAbbreviation(std::string_view sentence)
{
    if (sentence.size() < 2 || sentence.back() != '.')
        return false;
    sentence.remove_suffix(1);
    std::size_t begin = sentence.size();
    while (begin > 0 && sentence.size() - begin < 10) {
        const char c = sentence[begin - 1];
        if (isSpace(c) || c == '(' || c == '[' || c == '"' || c == '\'')
            break;
        --begin;
    }
    std::string word(sentence.substr(begin));
    if (word.empty())
        return false;
    // An initial: "J. Doe"; not the pronoun that ends "So do I."
    if (word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z' && word[0] != 'I')
        return true;
    if (std::binary_search(Titles.begin(), Titles.end(), std::string_view(word)))
        return true;
    for (char &c : word) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c + 32);
    }
    return std::binary_search(Abbreviations.begin(), Abbreviations.end(), std::string_view(word));
}

/// Break iterators are costly to make and not safe from two threads: each thread keeps its own.
icu::BreakIterator *iteratorFor(Language language)
{
    thread_local std::map<std::uint16_t, std::unique_ptr<icu::BreakIterator>> iterators;
    auto &iterator = iterators[language.packed];
    if (!iterator) {
        UErrorCode status = U_ZERO_ERROR;
        const icu::Locale locale = language == Undetermined ? icu::Locale::getRoot() : icu::Locale(language.code().c_str());
        iterator.reset(icu::BreakIterator::createSentenceInstance(locale, status));
        if (U_FAILURE(status))
            iterator.reset();
    }
    return iterator.get();
}

void addTrimmed(std::vector<Span> &spans, std::string_view text, std::size_t begin, std::size_t end)
{
    while (begin < end && isSpace(text[begin]))
        ++begin;
    while (end > begin && isSpace(text[end - 1]))
        --end;
    if (begin == end)
        return;
    // After an abbreviation ICU breaks when a capital follows; on one line the sentence goes on.
    if (!spans.empty()) {
        Span &last = spans.back();
        if (endsInAbbreviation(text.substr(last.begin, last.end - last.begin))
            && text.substr(last.end, begin - last.end).find_first_of("\r\n") == std::string_view::npos) {
            last.end = end;
            return;
        }
    }
    spans.push_back({begin, end});
}

bool isAsciiWord(char c)
{
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

} // namespace

std::vector<Span> sentences(std::string_view plain, Language language)
{
    std::vector<Span> spans;
    if (plain.size() > std::numeric_limits<std::int32_t>::max())
        plain = plain.substr(0, 0);
    icu::BreakIterator *const iterator = iteratorFor(language);
    UErrorCode status = U_ZERO_ERROR;
    UText utext = UTEXT_INITIALIZER;
    utext_openUTF8(&utext, plain.data(), static_cast<std::int64_t>(plain.size()), &status);
    if (iterator)
        iterator->setText(&utext, status);
    if (!iterator || U_FAILURE(status)) {
        // Without ICU's rules a line is the best unit there is.
        utext_close(&utext);
        for (std::size_t at = 0; at < plain.size();) {
            const std::size_t end = std::min(plain.find('\n', at), plain.size());
            addTrimmed(spans, plain, at, end);
            at = end + 1;
        }
        return spans;
    }
    std::int32_t begin = iterator->first();
    for (std::int32_t end = iterator->next(); end != icu::BreakIterator::DONE; end = iterator->next()) {
        // A line break ends a sentence, wherever it stands.
        std::size_t from = static_cast<std::size_t>(begin);
        const auto to = static_cast<std::size_t>(end);
        while (from < to) {
            const std::size_t found = plain.substr(from, to - from).find_first_of("\r\n");
            const std::size_t line = found == std::string_view::npos ? to : from + found;
            addTrimmed(spans, plain, from, line);
            from = line + 1;
        }
        begin = end;
    }
    utext_close(&utext);
    return spans;
}

std::size_t wordCount(std::string_view plain)
{
    std::size_t count = 0;
    bool inWord = false;
    const auto *bytes = reinterpret_cast<const std::uint8_t *>(plain.data());
    const auto size = static_cast<std::int64_t>(plain.size());
    for (std::int64_t i = 0; i < size;) {
        const char c = plain[static_cast<std::size_t>(i)];
        if (isAsciiWord(c)) {
            count += inWord ? 0 : 1;
            inWord = true;
            ++i;
            continue;
        }
        if ((c == '\'' || c == '-') && inWord && i + 1 < size) {
            // Inside a word only if a letter follows; looked at in the next step.
            const char next = plain[static_cast<std::size_t>(i + 1)];
            inWord = isAsciiWord(next) || static_cast<unsigned char>(next) >= 0x80;
            ++i;
            continue;
        }
        if (static_cast<unsigned char>(c) < 0x80) {
            inWord = false;
            ++i;
            continue;
        }
        UChar32 code = 0;
        U8_NEXT(bytes, i, size, code);
        if (code == 0x2019 || code == 0x2010 || code == 0x2011) {
            inWord = inWord && i < size && (isAsciiWord(plain[static_cast<std::size_t>(i)]) || (bytes[i] & 0x80) != 0);
            continue;
        }
        const bool isLetter = code >= 0
                              && (u_isalnum(code) || (inWord && (U_GET_GC_MASK(code) & U_GC_M_MASK) != 0)
                                  || (inWord && (code == 0x200C || code == 0x200D)));
        count += isLetter && !inWord ? 1 : 0;
        inWord = isLetter;
    }
    return count;
}

} // namespace parlance::text
