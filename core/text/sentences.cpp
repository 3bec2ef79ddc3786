// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/sentences.h"

#include "core/base/ascii.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

namespace parlance::text {

namespace {

constexpr Language Greek{std::string_view("el")};

// All lists are sorted.

// What a sentence goes on after, in any case of letters. ICU itself goes on when a small letter follows, so that "etc."
// needs no entry here, where it would do harm.
constexpr std::array<std::string_view, 15> Abbreviations{"approx.", "bzw.", "cf.", "e.g.",  "eg.", "esp.", "fig.", "i.e.",
                                                         "ie.",     "p.ex.", "pp.", "v.",   "viz.", "vs.",  "z.b."};
// The same for titles, which count only as they are written here: "one more rep." ends a sentence.
constexpr std::array<std::string_view, 28> Titles{
    "Capt.", "Col.", "Dr.",   "Gen.", "Gov.", "Hon.", "Jr.",  "Lt.",  "MM.",  "Maj.", "Messrs.", "Mgr.", "Mlle.", "Mme.",
    "Mmes.", "Mr.",  "Mrs.",  "Ms.",  "Pr.",  "Prof.", "Rep.", "Rev.", "Sen.", "Sgt.", "Sr.",     "St.",  "Ste.",  "al."};
// Words that stand before a number: "No. 5", "p. 12"; "ca." is no more than that, as many a French "ça" is written so.
constexpr std::array<std::string_view, 10> BeforeNumbers{"art.", "ca.", "ch.", "chap.", "ed.",
                                                         "no.",  "nos.", "nr.", "p.",    "vol."};
// What an English sentence begins with after "the U.S."; anything else goes on with the name ("U.S. Army").
constexpr std::array<std::string_view, 40> Starters{
    "a",    "all",  "also", "an",   "and",   "as",   "at",    "but",   "for",  "he",   "how",  "however", "i",   "if",
    "in",   "is",   "it",   "it's", "maybe", "my",   "no",    "not",   "on",   "our",  "she",  "so",      "that", "the",
    "their", "then", "there", "these", "they", "this", "we",   "what",  "when", "why",  "yes",  "you"};

template <std::size_t N>
bool isOneOf(const std::array<std::string_view, N> &list, std::string_view word)
{
    return std::binary_search(list.begin(), list.end(), word);
}

UChar32 characterAt(std::string_view text, std::size_t &position)
{
    // U8_NEXT counts in 32 bits; four bytes are enough for one character.
    const auto *bytes = reinterpret_cast<const std::uint8_t *>(text.data() + position);
    const auto left = static_cast<std::int32_t>(std::min<std::size_t>(text.size() - position, 4));
    std::int32_t i = 0;
    UChar32 c = 0;
    U8_NEXT(bytes, i, left, c);
    position += static_cast<std::size_t>(i);
    return c;
}

/// Bytes of the white space at `position`, 0 when there is none.
std::size_t spaceAt(std::string_view text, std::size_t position)
{
    if (position >= text.size())
        return 0;
    if (static_cast<unsigned char>(text[position]) < 0x80)
        return isSpace(text[position]) ? 1 : 0;
    std::size_t end = position;
    const UChar32 c = characterAt(text, end);
    return c >= 0 && (u_isUWhiteSpace(c) || c == 0x200B || c == 0xFEFF) ? end - position : 0;
}

Span trimmed(std::string_view text, std::size_t begin, std::size_t end)
{
    while (begin < end) {
        const std::size_t space = spaceAt(text, begin);
        if (space == 0)
            break;
        begin += space;
    }
    while (end > begin) {
        std::size_t last = end - 1;
        while (last > begin && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80)
            --last;
        const std::size_t space = spaceAt(text, last);
        if (space == 0 || last + space != end)
            break;
        end = last;
    }
    return {.begin = begin, .end = end};
}

bool isOpening(char c)
{
    return c == '(' || c == '[' || c == '"' || c == '\'' || c == '*' || c == '_';
}

/// The last word of a piece, without brackets and quotation marks before it; at most `longest` bytes are looked at.
std::string_view lastWord(std::string_view piece)
{
    constexpr std::size_t longest = 24;
    std::size_t begin = piece.size();
    while (begin > 0 && !isSpace(piece[begin - 1]) && piece.size() - begin < longest)
        --begin;
    while (begin < piece.size() && isOpening(piece[begin]))
        ++begin;
    return piece.substr(begin);
}

std::string_view firstWord(std::string_view rest)
{
    std::size_t end = 0;
    while (end < rest.size() && end < 24 && !isSpace(rest[end]))
        ++end;
    return rest.substr(0, end);
}

bool isInitial(std::string_view word)
{
    return word.size() == 2 && isUpper(word[0]) && word[1] == '.';
}

/// "U.S.", "D.C.": capitals, each with its full stop.
bool isAcronym(std::string_view word)
{
    if (word.size() < 4 || word.size() % 2 != 0)
        return false;
    for (std::size_t i = 0; i < word.size(); i += 2) {
        if (!isUpper(word[i]) || word[i + 1] != '.')
            return false;
    }
    return true;
}

/// True when the full stop that ends `piece` (trimmed) is that of an abbreviation which `rest` goes on with.
bool endsInAbbreviation(std::string_view piece, std::string_view rest, Language language)
{
    if (!piece.ends_with('.'))
        return false;
    const std::string_view word = lastWord(piece);
    const std::string small = lowered(word);
    if (isOneOf(Titles, word) || isOneOf(Abbreviations, small))
        return true;
    const bool beforeNumber = !rest.empty() && isDigit(rest[0]);
    if (beforeNumber && isOneOf(BeforeNumbers, small))
        return true;
    // The number of a list item: "1. First".
    if (word.size() == piece.size() && word.size() <= 4 && word.size() > 1
        && std::all_of(word.begin(), word.end() - 1, isDigit))
        return true;
    const std::string_view before = piece.substr(0, trimmed(piece, 0, piece.size() - word.size()).end);
    if (language == French || language == Undetermined) {
        if (word == "M." && language == French)
            return true;
        if (small == "ex." && (before.ends_with("p.") || before.ends_with("par")))
            return true;
        if (small == "c.-\u00e0-d." || small == "c.\u00e0.d." || small == "c.-a-d.")
            return true;
    }
    if (isAcronym(word)) {
        std::string next = lowered(firstWord(rest));
        while (!next.empty() && !isLetter(next.back()))
            next.pop_back();
        return !isOneOf(Starters, next);
    }
    if (isInitial(word)) {
        // "J. R. R. Tolkien", "with John F. Kennedy", but not "Plan B. Then" nor "so do I. Then".
        if (before.empty() || isInitial(firstWord(rest)))
            return word != "I.";
        const std::string_view previous = lastWord(before);
        const bool firstOfSentence = previous.size() == before.size();
        return isInitial(previous) || isOneOf(Titles, previous)
            || (word != "I." && !firstOfSentence && !previous.empty() && isUpper(previous[0])
                && isLetter(previous.back()));
    }
    return false;
}

/// True when `rest` opens with a lower-case letter, quotation marks and brackets aside.
bool opensInLowerCase(std::string_view rest)
{
    std::size_t position = 0;
    while (position < rest.size()) {
        const UChar32 c = characterAt(rest, position);
        if (c < 0)
            return false;
        if (u_isalpha(c))
            return u_islower(c) != 0;
        const auto category = u_charType(c);
        if (category != U_START_PUNCTUATION && category != U_INITIAL_PUNCTUATION && c != '"' && c != '\'')
            return false;
    }
    return false;
}

/// True when `piece` ends with a quotation mark or bracket that closes.
bool endsClosed(std::string_view piece)
{
    std::size_t last = piece.empty() ? 0 : piece.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(piece[last]) & 0xC0) == 0x80)
        --last;
    if (last >= piece.size())
        return false;
    const UChar32 c = characterAt(piece, last);
    const auto category = c < 0 ? U_UNASSIGNED : static_cast<UCharCategory>(u_charType(c));
    return category == U_END_PUNCTUATION || category == U_FINAL_PUNCTUATION || c == '"' || c == '\'';
}

bool isLineBreak(UChar32 c)
{
    return c == '\n' || c == '\r' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool holdsLineBreak(std::string_view space)
{
    for (std::size_t position = 0; position < space.size();) {
        if (isLineBreak(characterAt(space, position)))
            return true;
    }
    return false;
}

/// ICU's sentence rules differ from the root's in one language only, where ';' asks a question.
icu::BreakIterator *breakIterator(Language language)
{
    const auto make = [](const icu::Locale &locale) {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::BreakIterator> made(icu::BreakIterator::createSentenceInstance(locale, status));
        return U_SUCCESS(status) ? std::move(made) : nullptr;
    };
    if (language == Greek) {
        thread_local const std::unique_ptr<icu::BreakIterator> greek = make(icu::Locale("el"));
        return greek.get();
    }
    thread_local const std::unique_ptr<icu::BreakIterator> root = make(icu::Locale::getRoot());
    return root.get();
}

/// Closes the text when it goes out of scope.
struct TextHandle
{
    UText text = UTEXT_INITIALIZER;
    ~TextHandle() { utext_close(&text); }
};

void addSentence(std::vector<Span> &list, std::string_view text, std::size_t begin, std::size_t end)
{
    const Span span = trimmed(text, begin, end);
    if (span.begin < span.end)
        list.push_back(span);
}

bool isAsciiWord(char c)
{
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

} // namespace

std::vector<Span> sentences(std::string_view plain, Language language)
{
    std::vector<Span> list;
    icu::BreakIterator *breaks = breakIterator(language);
    TextHandle handle;
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&handle.text, plain.data(), static_cast<std::int64_t>(plain.size()), &status);
    if (breaks != nullptr)
        breaks->setText(&handle.text, status);
    if (breaks == nullptr || U_FAILURE(status) || plain.size() > std::numeric_limits<std::int32_t>::max()) {
        // Without ICU's data, and beyond what it can count, lines are all that is known.
        std::size_t begin = 0;
        while (begin < plain.size()) {
            const std::size_t end = std::min(plain.find('\n', begin), plain.size());
            addSentence(list, plain, begin, end);
            begin = end + 1;
        }
        return list;
    }

    std::size_t begin = 0;
    breaks->first();
    for (std::int32_t found = breaks->next(); found != icu::BreakIterator::DONE; found = breaks->next()) {
        const auto end = static_cast<std::size_t>(found);
        if (end < plain.size()) {
            const Span piece = trimmed(plain, begin, end);
            begin = piece.begin;
            if (!holdsLineBreak(plain.substr(piece.end, end - piece.end))) {
                const std::string_view rest = plain.substr(end);
                const std::string_view text = plain.substr(piece.begin, piece.end - piece.begin);
                // "Why?" he asked. Without the quotation marks a small letter may begin a sentence: many write so.
                if (text.empty() || (endsClosed(text) && opensInLowerCase(rest))
                    || endsInAbbreviation(text, rest, language))
                    continue;
            }
        }
        addSentence(list, plain, begin, end);
        begin = end;
    }
    addSentence(list, plain, begin, plain.size());
    return list;
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
