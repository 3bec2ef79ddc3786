// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/naming/spelling.h"

#include "core/topics/naming/germanforms.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <vector>

namespace parlance::topics {

namespace {

constexpr std::size_t Asked = 24;         ///< places that are read to tell how a phrase is written
constexpr std::size_t AskedOfOthers = 8;  ///< the same, of other forms of a word
constexpr std::size_t AskedForName = 6;   ///< the same, to tell whether it is a name
constexpr std::size_t LongWord = 4;       ///< bytes; shorter ones are small in titles too
constexpr std::size_t WordsAhead = 3;     ///< to look for a long one
constexpr double PartOfName = 0.6;        ///< of a word's uses beside the same one, to be half of a name
constexpr std::uint32_t LongestName = 4;  ///< words
constexpr std::size_t LongestAcronym = 6; ///< bytes

UChar32 firstOf(std::string_view text)
{
    UChar32 c = 0;
    std::int32_t i = 0;
    U8_NEXT_OR_FFFD(text.data(), i, static_cast<std::int32_t>(std::min<std::size_t>(text.size(), 4)), c);
    return c;
}

/// Every letter in lower case, or only the first.
std::string lowered(std::string_view text, bool all)
{
    std::string lower;
    std::int32_t i = 0;
    const auto length = static_cast<std::int32_t>(text.size());
    while (i < length) {
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(text.data(), i, length, c);
        if (all || lower.empty())
            c = u_tolower(c);
        char bytes[U8_MAX_LENGTH];
        std::int32_t size = 0;
        U8_APPEND_UNSAFE(bytes, size, c);
        lower.append(bytes, static_cast<std::size_t>(size));
    }
    return lower;
}

std::string raised(std::string_view text)
{
    std::int32_t end = 0;
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(text.data(), end, static_cast<std::int32_t>(text.size()), c);
    char bytes[U8_MAX_LENGTH];
    std::int32_t size = 0;
    U8_APPEND_UNSAFE(bytes, size, u_toupper(c));
    return std::string(bytes, static_cast<std::size_t>(size))
        .append(text.substr(static_cast<std::size_t>(end)));
}

bool isShouted(std::string_view text)
{
    bool capital = false;
    std::int32_t i = 0;
    const auto length = static_cast<std::int32_t>(text.size());
    while (i < length) {
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(text.data(), i, length, c);
        if (u_islower(c))
            return false;
        capital = capital || u_isupper(c);
    }
    return capital;
}

std::vector<std::string_view> wordsOf(std::string_view text)
{
    std::vector<std::string_view> words;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        if (end > begin)
            words.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

/// A name of a theme is governed by nothing.
std::string asBase(std::string text, Language language)
{
    return language == German ? inNominative(text) : text;
}

/// How often people write a phrase in one way.
struct Way
{
    int inside = 0; ///< within a sentence
    int weak = 0;   ///< where the capital may be the sentence's or the title's
};

} // namespace

bool isCapital(std::string_view text)
{
    return !text.empty() && u_isupper(firstOf(text));
}

bool isReadable(std::string_view text)
{
    bool letter = false;
    std::int32_t i = 0;
    while (i < static_cast<std::int32_t>(text.size())) {
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(text.data(), i, static_cast<std::int32_t>(text.size()), c);
        const bool isLetter = u_isalpha(c);
        if (isLetter && letter)
            return true;
        letter = isLetter;
    }
    return false;
}

Spelling::Spelling(std::span<const Document> documents, const Corpus &corpus, const Vocabulary &vocabulary,
                   const Phrases &phrases, const WordUse &use)
    : m_documents(documents), m_corpus(corpus), m_vocabulary(vocabulary), m_phrases(phrases), m_use(use),
      m_places(documents, corpus)
{
}

const std::string &Spelling::of(std::uint32_t phrase) const
{
    const auto [found, isNew] = m_ofPhrase.try_emplace(phrase);
    if (isNew) {
        const Phrase &asked = m_phrases.all()[phrase];
        found->second = asBase(whole(asked), m_corpus.forms[m_phrases.formsOf(asked).back()].language);
    }
    return found->second;
}

const std::string &Spelling::ofTerm(std::uint32_t term, std::uint32_t form) const
{
    const auto [found, isNew] = m_ofForm.try_emplace(form);
    if (isNew) {
        if (const Phrase *word = m_phrases.single(term))
            found->second = whole(*word, form);
        if (found->second.empty())
            found->second =
                isCapitalTerm(term) ? raised(m_corpus.forms[form].text) : m_corpus.forms[form].text;
        found->second = asBase(std::move(found->second), m_corpus.forms[form].language);
    }
    return found->second;
}

bool Spelling::isName(std::uint32_t phrase) const
{
    const Phrase &asked = m_phrases.all()[phrase];
    std::size_t places = 0;
    std::size_t names = 0;
    for (std::size_t i = 0; i < std::min(asked.where.size(), AskedForName); ++i) {
        const std::string text = at(asked.where[i], asked).text;
        const std::vector<std::string_view> words = wordsOf(text);
        ++places;
        names += !words.empty() && std::all_of(words.begin(), words.end(), [](std::string_view word) {
            return word.size() < LongWord || (isCapital(word) && !isShouted(word));
        });
    }
    return 2 * names > places;
}

bool Spelling::isCapitalTerm(std::uint32_t word) const
{
    const Phrase *single = (word & ConnectorBit) != 0 ? nullptr : m_phrases.single(word);
    if (single == nullptr)
        return false;
    const auto [found, isNew] = m_capital.try_emplace(word, false);
    if (isNew)
        found->second = isCapital(written(*single));
    return found->second;
}

Spelling::Place Spelling::at(const Occurrence &occurrence, const Phrase &phrase) const
{
    const std::string_view text = m_documents[occurrence.document].text;
    const std::span<const WordPlaces::Place> words = m_places.of(occurrence.document);
    const std::size_t first = occurrence.token;
    const std::size_t next = first + phrase.length;
    if (next > words.size())
        return {};
    const auto isLong = [](const WordPlaces::Place &word) { return word.end - word.begin >= LongWord; };
    const auto isCapitalWord = [&](const WordPlaces::Place &word) { return isCapital(text.substr(word.begin)); };
    const auto ahead = std::find_if(words.rend() - static_cast<std::ptrdiff_t>(first), words.rend(), isLong);
    const bool before = ahead != words.rend() && isCapitalWord(*ahead); // the last long word has a capital
    bool behind = before; // so has the next one, or there is none
    if (before) {
        const auto near = words.subspan(next, std::min(WordsAhead, words.size() - next));
        const auto after = std::find_if(near.begin(), near.end(), isLong);
        behind = after == near.end() || isCapitalWord(*after);
    }
    const bool opening = (m_corpus.tokens[m_corpus.begin[occurrence.document] + first] & Corpus::BreakBit) != 0;
    const std::size_t begin = words[first].begin, end = words[next - 1].end;
    Place place{.text = {}, .weak = opening || (before && behind)};
    for (const char c : text.substr(begin, end - begin)) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!space || (!place.text.empty() && place.text.back() != ' '))
            place.text.push_back(space ? ' ' : c);
    }
    return place;
}

std::string Spelling::written(const Phrase &phrase, std::uint32_t form) const
{
    std::map<std::string, Way> ways;
    Way capital; // in whatever form
    Way plain;
    std::size_t own = 0;
    std::size_t others = 0;
    for (const Occurrence &occurrence : phrase.where) {
        const std::uint64_t token = m_corpus.begin[occurrence.document] + occurrence.token;
        const bool asked = form == NoWord || Corpus::form(m_corpus.tokens[token]) == form;
        if (++(asked ? own : others) > (asked ? Asked : AskedOfOthers))
            continue;
        const Place place = at(occurrence, phrase);
        if (place.text.empty())
            continue;
        Way &first = isCapital(place.text) ? capital : plain;
        ++(place.weak ? first.weak : first.inside);
        if (asked)
            ++(place.weak ? ways[place.text].weak : ways[place.text].inside);
    }
    std::string best;
    Way most;
    for (const auto &[text, way] : ways) {
        if (best.empty() || way.inside > most.inside || (way.inside == most.inside && way.weak > most.weak)) {
            best = text;
            most = way;
        }
    }
    // Many leave accents out, nobody puts in what is not there.
    const Way bare = most;
    for (const auto &[text, way] : ways) {
        if (text != best && 3 * (way.inside + way.weak) >= bare.inside + bare.weak &&
            withoutAccents(text) == best) {
            best = text;
            most = way;
        }
    }
    // A headline in capitals; a short word is an acronym.
    if (isShouted(best) && (best.size() > LongestAcronym || best.find(' ') != std::string::npos)) {
        const auto calm =
            std::find_if(ways.begin(), ways.end(), [](const auto &way) { return !isShouted(way.first); });
        best = calm != ways.end() ? calm->first : lowered(best, true);
    }
    if (!isCapital(best))
        return best;
    if (phrase.length == 1) {
        const std::uint32_t use = form != NoWord ? form : m_vocabulary.surface[phrase.words[0]];
        const bool acronym = best.size() > 1 && isCapital(std::string_view(best).substr(1));
        if (acronym || m_corpus.forms[use].language == German)
            return best;
        // The capital is the sentence's or the title's where the word has none elsewhere.
        const bool common = plain.inside > 0
                                ? plain.inside >= capital.inside
                                : capital.inside == 0 && (plain.weak > 0 || m_use.hasArticle(use));
        return common ? lowered(best, false) : best;
    }
    if (most.inside > 0)
        return best;
    if (std::none_of(phrase.words.begin(), phrase.words.begin() + phrase.length,
                     [&](std::uint32_t word) { return isCapitalTerm(word); }))
        return lowered(best, true);
    const std::vector<std::string_view> words = wordsOf(best);
    const bool named = words.size() > 1 && isCapital(words[1]);
    return named || isCapitalTerm(phrase.words[0]) ? best : lowered(best, false);
}

std::string Spelling::whole(const Phrase &phrase, std::uint32_t form) const
{
    std::string text = written(phrase, form);
    Phrase name = phrase;
    // A word that stands beside nearly every use of a capitalised one, with a capital too, is part of the
    // name.
    while (isCapital(text) && name.length < LongestName && name.where.size() >= 2) {
        std::map<std::uint32_t, std::size_t> before;
        std::map<std::uint32_t, std::size_t> behind;
        for (const Occurrence &occurrence : name.where) {
            const std::uint64_t begin = m_corpus.begin[occurrence.document] + occurrence.token;
            const std::uint64_t end = begin + name.length;
            if (occurrence.token > 0 && (m_corpus.tokens[begin] & Corpus::BreakBit) == 0)
                ++before[Corpus::form(m_corpus.tokens[begin - 1])];
            if (end < m_corpus.begin[occurrence.document + 1] &&
                (m_corpus.tokens[end] & Corpus::BreakBit) == 0)
                ++behind[Corpus::form(m_corpus.tokens[end])];
        }
        const auto most = [&](const std::map<std::uint32_t, std::size_t> &beside) {
            std::pair<std::uint32_t, std::size_t> best{NoWord, 0};
            for (const auto &[word, uses] : beside) {
                if (uses > best.second)
                    best = {word, uses};
            }
            return best;
        };
        const auto left = most(before);
        const auto right = most(behind);
        const bool isLeft = left.second >= right.second;
        const auto [word, uses] = isLeft ? left : right;
        if (uses < 2 || static_cast<double>(uses) < PartOfName * static_cast<double>(name.where.size()))
            break;
        Phrase longer = name;
        longer.where.clear();
        for (const Occurrence &occurrence : name.where) {
            const std::uint64_t begin = m_corpus.begin[occurrence.document] + occurrence.token;
            const std::uint64_t end = begin + name.length;
            if (isLeft && occurrence.token > 0 && (m_corpus.tokens[begin] & Corpus::BreakBit) == 0 &&
                Corpus::form(m_corpus.tokens[begin - 1]) == word)
                longer.where.push_back({occurrence.document, occurrence.token - 1});
            else if (!isLeft && end < m_corpus.begin[occurrence.document + 1] &&
                     (m_corpus.tokens[end] & Corpus::BreakBit) == 0 &&
                     Corpus::form(m_corpus.tokens[end]) == word)
                longer.where.push_back(occurrence);
        }
        const std::uint32_t term = m_vocabulary.termOfForm[word];
        const std::uint32_t entry =
            term != NoTerm && m_phrases.single(term) != nullptr ? term : word | ConnectorBit;
        if (isLeft)
            std::copy_backward(name.words.begin(), name.words.begin() + name.length,
                               longer.words.begin() + name.length + 1);
        longer.words[isLeft ? 0 : name.length] = entry;
        ++longer.length;
        const std::string longerText = written(longer);
        const std::vector<std::string_view> words = wordsOf(longerText);
        if (words.size() < 2 || !isCapital(isLeft ? words.front() : words.back()) ||
            !isCapital(isLeft ? words.back() : words.front()))
            break;
        name = std::move(longer);
        text = longerText;
    }
    return text;
}

} // namespace parlance::topics
