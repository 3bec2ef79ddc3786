// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/quotespans.h"

#include "core/text/sentences.h"

#include <algorithm>
#include <array>
#include <optional>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace parlance::analysis {

namespace {

using std::string_view;

/// White space of any kind as one space, so that a span and its proof compare equal.
std::string collapsed(string_view text)
{
    std::string line;
    line.reserve(text.size());
    const auto *bytes = reinterpret_cast<const std::uint8_t *>(text.data());
    const auto size = static_cast<std::int32_t>(text.size());
    bool gap = false;
    for (std::int32_t i = 0; i < size;) {
        const std::int32_t begin = i;
        UChar32 c = 0;
        U8_NEXT(bytes, i, size, c);
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
            gap = !line.empty();
            continue;
        }
        if (gap)
            line += ' ';
        gap = false;
        line.append(text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin)));
    }
    return line;
}

UChar32 firstChar(string_view text)
{
    std::int32_t i = 0;
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t *>(text.data()), i, static_cast<std::int32_t>(text.size()), c);
    return c;
}

bool isOpeningQuote(UChar32 c)
{
    return c == '"' || c == '\'' || c == 0x201C || c == 0x2018 || c == 0x00AB;
}

/// Ends with . ! ? or …, closing quotation marks or brackets behind it allowed.
bool endsLikeASentence(string_view text)
{
    while (!text.empty()) {
        auto i = static_cast<std::int32_t>(text.size());
        UChar32 c = 0;
        U8_PREV(reinterpret_cast<const std::uint8_t *>(text.data()), 0, i, c);
        if (c == '.' || c == '!' || c == '?' || c == 0x2026)
            return true;
        if (c != '"' && c != '\'' && c != ')' && c != 0x201D && c != 0x2019 && c != 0x00BB && c != 0x00A0 && c != ' '
            && c != 0x202F)
            return false;
        text = text.substr(0, static_cast<std::size_t>(i));
    }
    return false;
}

bool isBalanced(string_view text)
{
    int round = 0, straight = 0, curly = 0, angle = 0;
    const auto *bytes = reinterpret_cast<const std::uint8_t *>(text.data());
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < size;) {
        UChar32 c = 0;
        U8_NEXT(bytes, i, size, c);
        round += (c == '(') - (c == ')');
        straight += c == '"';
        curly += (c == 0x201C) - (c == 0x201D);
        angle += (c == 0x00AB) - (c == 0x00BB);
        if (round < 0 || angle < 0)
            return false;
    }
    return round == 0 && straight % 2 == 0 && curly == 0 && angle == 0;
}

bool contains(string_view text, string_view part)
{
    return text.find(part) != string_view::npos;
}

std::string lowered(string_view text)
{
    std::string low;
    low.reserve(text.size());
    const auto *bytes = reinterpret_cast<const std::uint8_t *>(text.data());
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < size;) {
        UChar32 c = 0;
        U8_NEXT(bytes, i, size, c);
        c = c == 0x2019 ? '\'' : u_tolower(c);
        std::uint8_t out[4];
        std::int32_t n = 0;
        UBool bad = false;
        U8_APPEND(out, n, 4, c, bad);
        if (!bad)
            low.append(reinterpret_cast<const char *>(out), static_cast<std::size_t>(n));
    }
    return low;
}

template <std::size_t N>
bool startsWithWordOf(string_view low, const std::array<string_view, N> &words)
{
    return std::any_of(words.begin(), words.end(), [&](string_view word) {
        if (!low.starts_with(word))
            return false;
        if (word.back() == '\'' || low.size() == word.size())
            return true;
        // "Chat" does not begin with "ça", and a letter beyond ASCII begins with a byte of 0x80 or more.
        const auto next = static_cast<unsigned char>(low[word.size()]);
        return !(next >= 0x80 || u_isalpha(next));
    });
}

template <std::size_t N>
int countWordsOf(string_view low, const std::array<string_view, N> &words)
{
    int count = 0;
    for (std::size_t i = 0; i < low.size();) {
        const bool startsWord = i == 0 || low[i - 1] == ' ' || low[i - 1] == '"' || low[i - 1] == '(';
        if (startsWord && startsWithWordOf(low.substr(i), words))
            ++count;
        const std::size_t space = low.find(' ', i);
        i = space == string_view::npos ? low.size() : space + 1;
    }
    return count;
}

// Openings that point at something the reader of a quote does not see.
constexpr std::array LeaningOpenings = std::to_array<string_view>(
    {"this", "that", "that's", "this's", "these", "those", "it", "it's", "its", "he", "he's", "she", "she's", "they",
     "they're", "him", "her", "his", "their", "them", "and", "but", "so", "or", "nor", "because", "which", "also",
     "then", "likewise", "similarly", "meanwhile", "first", "second", "third", "firstly", "secondly", "however", "though", "although i see", "plus", "besides", "otherwise", "instead", "either", "neither",
     "such", "same", "ditto", "both", "anyway", "therefore", "hence", "thus", "except", "unless you mean", "still",
     "ça", "cela", "c'", "ce", "ceci", "il", "ils", "elle", "elles", "lui", "leur", "leurs", "et", "mais", "donc",
     "or,", "car", "parce que", "puis", "alors", "aussi", "sinon", "pourtant", "cependant", "celui", "celle", "ceux",
     "celles", "son", "sa", "ses", "idem", "pareil", "du coup", "d'ailleurs", "en effet", "y a", "qui"});
// Openings of a reply to somebody.
constexpr std::array ReplyOpenings = std::to_array<string_view>(
    {"btw", "fwiw", "imo", "imho", "fyi", "iirc", "afaik", "tbh", "yes", "yeah", "yep", "yup", "no,", "nope", "nah", "lol", "haha", "lmao", "ok", "okay", "well", "sure", "agreed",
     "exactly", "thanks", "thank you", "congrats", "sorry", "hi", "hello", "hey", "welcome", "true", "right", "fair",
     "good point", "you're right", "you are right", "can confirm", "counterpoint", "update", "edit", "tl;dr", "tldr",
     "source", "op", "please", "nice", "wow", "oh", "ah", "um", "uh", "hmm", "see", "username", "good lad", "happy to",
     "what do you", "i agree", "i disagree", "with all", "as a reply", "not sure what", "oui", "ouais", "non,", "nan",
     "merci", "bonjour", "salut", "bon", "ben", "bah", "bref", "désolé", "d'accord", "ok,", "exactement", "tout à fait",
     "voilà", "ah", "oh", "mdr", "ptdr", "je suis d'accord", "bravo", "tu", "t'", "vous avez raison"});
constexpr std::array SecondPerson = std::to_array<string_view>(
    {"you", "you're", "you'll", "you've", "you'd", "your", "yours", "yourself", "u", "ur", "tu", "t'", "toi", "ton",
     "ta", "tes", "vous", "votre", "vos"});
constexpr std::array ReasonWords = std::to_array<string_view>(
    {"because", "since", "therefore", "whereas", "unless", "although", "which means", "the reason", "parce", "puisque",
     "donc", "tandis", "alors que", "sauf", "faute de"});
constexpr std::array PersonWords = std::to_array<string_view>(
    {"i", "i'm", "i've", "i'd", "we", "we've", "my", "our", "je", "j'", "nous", "mon", "ma", "mes", "notre", "nos"});

/// How well the words stand alone, in (0, 1]; 0 = not to be quoted at all.
double qualityOf(string_view text, std::size_t words, bool paragraphStart)
{
    if (contains(text, "\xEF\xBF\xBD") || contains(text, "http") || contains(text, "www.") || contains(text, "`")
        || contains(text, "|") || contains(text, "&amp;") || contains(text, "&gt;") || contains(text, "&lt;")
        || contains(text, "](") || contains(text, "[deleted]") || contains(text, "[removed]"))
        return 0;
    double quality = 1;
    const std::string low = lowered(text);
    std::string_view opening = low;
    while (!opening.empty() && (opening.front() == '"' || opening.front() == '\'' || opening.front() == '('))
        opening.remove_prefix(1);

    const UChar32 first = firstChar(text);
    if (u_islower(first)) {
        if (!paragraphStart)
            return 0;
        quality *= 0.55; // forums write in lower case; print does not
    } else if (isOpeningQuote(first)) {
        quality *= 0.6; // mostly somebody else's words
    } else if (!u_isupper(first) && !u_isdigit(first)) {
        if (!paragraphStart || !u_isalpha(first))
            return 0;
    }
    if (startsWithWordOf(opening, LeaningOpenings))
        quality *= 0.45;
    if (startsWithWordOf(opening, ReplyOpenings))
        quality *= 0.5;
    if (low.starts_with("there was") || low.starts_with("there is") || low.starts_with("there are")
        || low.starts_with("il y a"))
        quality *= 0.85;
    const int you = countWordsOf(low, SecondPerson);
    if (you > 0)
        quality *= you > 2 ? 0.6 : startsWithWordOf(opening, SecondPerson) ? 0.65 : 0.82;

    for (const string_view note : {"edit:", "edited to", "edit -", "tl;dr", "tldr", "upvote", "downvote", "this sub",
                                   "this comment", "this thread", "this post", "username", "ce fil", "ce commentaire",
                                   " r/", " u/", "karma", "mods ", " op ", "your comment", "your post"}) {
        if (contains(low, note))
            quality *= 0.6;
    }
    if (low.ends_with("/s") || contains(low, " /s") || low.ends_with(" xd"))
        quality *= 0.5;

    std::size_t letters = 0, capitals = 0, digits = 0, odd = 0, bytes = text.size();
    const auto *data = reinterpret_cast<const std::uint8_t *>(text.data());
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < size;) {
        UChar32 c = 0;
        U8_NEXT(data, i, size, c);
        letters += u_isalpha(c) ? 1u : 0u;
        capitals += u_isupper(c) ? 1u : 0u;
        digits += u_isdigit(c) ? 1u : 0u;
        odd += (c == '*' || c == '_' || c == '#' || c == '~' || c == '^' || c == '\\' || c == '<' || c == '>'
                || c == '[' || c == ']' || c == '=' || c == '{' || c == '}' || c == '$')
                   ? 1u
                   : 0u;
        if (c >= 0x1F000 || (c >= 0x2600 && c < 0x27C0))
            odd += 1;
    }
    if (letters == 0)
        return 0;
    if (capitals * 10 > letters * 3)
        quality *= 0.35;
    else if (capitals * 100 > letters * 15)
        quality *= 0.75;
    if (digits * 5 > bytes)
        quality *= 0.5;
    if (odd > 0)
        quality *= odd > 2 ? 0.3 : 0.65;
    if (text.back() == '?')
        quality *= text.find('.') == string_view::npos && text.find('!') == string_view::npos ? 0.5 : 0.8;
    if (text.ends_with("...") || text.ends_with("…"))
        quality *= 0.75;
    if (contains(text, "!!") || contains(text, "??") || contains(text, "?!"))
        quality *= 0.7;
    if (contains(text, "...."))
        quality *= 0.6;

    // What makes a reader stop: a reason given, something lived through.
    if (countWordsOf(low, ReasonWords) == 0)
        quality *= 0.95;
    if (countWordsOf(low, PersonWords) == 0)
        quality *= 0.95;
    if (words < 11 || words > 38)
        quality *= 0.92;
    return quality;
}

/// The line of the body that holds `at` begins with the mark of a list item, a heading or a table.
bool isInList(string_view body, std::size_t at)
{
    const std::size_t newline = at == 0 ? string_view::npos : body.rfind('\n', at - 1);
    string_view line = body.substr(newline == string_view::npos ? 0 : newline + 1);
    while (!line.empty() && line.front() == ' ')
        line.remove_prefix(1);
    if (line.starts_with("* ") || line.starts_with("- ") || line.starts_with("+ ") || line.starts_with('#')
        || line.starts_with('|') || line.starts_with("•"))
        return true;
    std::size_t digits = 0;
    while (digits < line.size() && line[digits] >= '0' && line[digits] <= '9')
        ++digits;
    return digits > 0 && digits < 4 && digits + 1 < line.size() && (line[digits] == '.' || line[digits] == ')')
           && line[digits + 1] == ' ';
}

/// The bytes whose rendering is exactly `text`; the span is widened over marks of emphasis that it cuts through
/// ("**All of it.** And more" has its first star before the first word). nullopt: it cannot be proved.
std::optional<std::pair<std::size_t, std::size_t>> provenSpan(string_view body, text::Markup markup,
                                                              std::size_t begin, std::size_t end, const std::string &text)
{
    const auto isMark = [](char c) { return c == '*' || c == '_' || c == '~' || c == '[' || c == '^' || c == '\\'; };
    const auto proves = [&](std::size_t from, std::size_t to) {
        return collapsed(text::plainText(body.substr(from, to - from), markup).text) == text;
    };
    if (proves(begin, end))
        return std::pair{begin, end};
    std::size_t left = begin, right = end;
    while (left > 0 && begin - left < 4 && isMark(body[left - 1]))
        --left;
    while (right < body.size() && right - end < 4 && isMark(body[right]) && body[right] != '[')
        ++right;
    if (left != begin && proves(left, end))
        return std::pair{left, end};
    if (right != end && proves(begin, right))
        return std::pair{begin, right};
    if (left != begin && right != end && proves(left, right))
        return std::pair{left, right};
    return std::nullopt;
}

} // namespace

std::vector<QuoteSpan> quoteSpans(string_view body, text::Markup markup, Language language,
                                  const QuoteSpanOptions &options)
{
    std::vector<QuoteSpan> spans;
    const text::PlainText plain = text::plainText(body, markup, text::KeepRuns::Yes);
    const string_view whole = plain.text;
    const std::vector<text::Span> sentences = text::sentences(whole, language);
    std::vector<std::size_t> words(sentences.size());
    for (std::size_t i = 0; i < sentences.size(); ++i)
        words[i] = text::wordCount(whole.substr(sentences[i].begin, sentences[i].end - sentences[i].begin));

    for (std::size_t first = 0; first < sentences.size(); ++first) {
        const std::size_t begin = sentences[first].begin;
        const bool paragraphStart = begin == 0 || whole[begin - 1] == '\n';
        std::size_t count = 0;
        for (std::size_t last = first; last < sentences.size() && last < first + options.maxSentences; ++last) {
            if (last > first) {
                const std::size_t gap = sentences[last - 1].end;
                if (contains(whole.substr(gap, sentences[last].begin - gap), "\n"))
                    break; // the next paragraph
            }
            count += words[last];
            if (count > options.maxWords)
                break;
            const std::size_t end = sentences[last].end;
            const string_view stretch = whole.substr(begin, end - begin);
            if (count < options.minWords || !endsLikeASentence(stretch) || !isBalanced(stretch))
                continue;
            std::string text = collapsed(stretch);
            double quality = qualityOf(text, count, paragraphStart);
            if (quality <= 0)
                continue;
            const auto [from, to] = text::bodySpan(plain, begin, end);
            if (to <= from || to > body.size())
                continue;
            const auto proven = provenSpan(body, markup, from, to, text);
            // An address that rendering drops would be missing from the quote.
            if (!proven || contains(body.substr(proven->first, proven->second - proven->first), "http"))
                continue;
            if (isInList(body, proven->first))
                quality *= 0.5;
            // A single sentence that says it all is better than three.
            quality *= 1.0 - 0.04 * static_cast<double>(last - first);
            spans.push_back({.begin = proven->first, .end = proven->second, .text = std::move(text), .words = count,
                             .quality = quality, .opens = begin == 0});
        }
    }
    return spans;
}

} // namespace parlance::analysis
