// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sentiment/units.h"

#include "core/sentiment/features.h"
#include "core/sentiment/model.h"
#include "core/text/fold.h"

#include <algorithm>
#include <array>
#include <span>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace parlance::sentiment {

using text::Gap;
using text::Token;
using text::TokenKind;

namespace {

constexpr std::size_t LongestWord = 64; ///< bytes; longer tokens are in no lexicon
constexpr std::size_t LongestToken = LongestWord * 4 + 1; ///< from here on they are told apart by these alone

bool isLetterByte(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/// Of a token as written: whether it is all in capitals (two letters at least), and whether it begins in lower case.
std::uint8_t caseFlags(std::string_view bytes)
{
    std::size_t upper = 0;
    std::size_t lower = 0;
    bool beginsLower = false;
    const auto size = static_cast<std::int32_t>(bytes.size());
    for (std::int32_t i = 0; i < size;) {
        UChar32 c = 0;
        U8_NEXT(bytes.data(), i, size, c);
        if (c < 0)
            continue;
        const bool isUpper = c < 0x80 ? c >= 'A' && c <= 'Z' : u_isUUppercase(c) != 0;
        const bool isLower = c < 0x80 ? c >= 'a' && c <= 'z' : u_isULowercase(c) != 0;
        beginsLower = beginsLower || (upper + lower == 0 && isLower);
        upper += isUpper;
        lower += isLower;
    }
    return static_cast<std::uint8_t>((upper >= 2 && lower == 0 ? Entry::Capitals : 0) | (beginsLower ? Entry::Lower : 0));
}

/// A run of one letter, three times or more.
struct Run
{
    std::size_t begin = 0;
    std::size_t length = 0;
};

std::vector<Run> stretches(std::string_view word)
{
    std::vector<Run> runs;
    for (std::size_t i = 0; i < word.size();) {
        std::size_t end = i + 1;
        while (end < word.size() && word[end] == word[i])
            ++end;
        if (end - i >= 3 && isLetterByte(word[i]))
            runs.push_back({i, end - i});
        i = end;
    }
    return runs;
}

/// `word` with run k cut to two letters, or to one where bit k of `single` is set.
std::string cutRuns(std::string_view word, const std::vector<Run> &runs, unsigned single)
{
    std::string cut;
    std::size_t from = 0;
    for (std::size_t k = 0; k < runs.size(); ++k) {
        const std::size_t keep = k < 8 && (single >> k & 1) != 0 ? 1 : 2;
        cut.append(word, from, runs[k].begin + keep - from);
        from = runs[k].begin + runs[k].length;
    }
    return cut.append(word.substr(from));
}

/// Skin tones change nothing about what an emoji says.
std::string withoutSkinTones(std::string_view emoji)
{
    std::string plain;
    const auto size = static_cast<std::int32_t>(emoji.size());
    for (std::int32_t i = 0; i < size;) {
        const std::int32_t begin = i;
        UChar32 c = 0;
        U8_NEXT(emoji.data(), i, size, c);
        if (c < 0x1F3FB || c > 0x1F3FF)
            plain.append(emoji, static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin));
    }
    return plain;
}

/// Splits a hashtag in camel case: "LoveThisGame".
std::vector<std::string_view> camelWords(std::string_view tag)
{
    std::vector<std::string_view> words;
    std::size_t begin = 0;
    for (std::size_t i = 1; i <= tag.size(); ++i) {
        const bool starts = i == tag.size() || tag[i] == '_'
                            || (tag[i] >= 'A' && tag[i] <= 'Z' && tag[i - 1] >= 'a' && tag[i - 1] <= 'z');
        if (!starts)
            continue;
        if (i > begin)
            words.push_back(tag.substr(begin, i - begin));
        begin = i < tag.size() && tag[i] == '_' ? i + 1 : i;
    }
    return words;
}

} // namespace

void Entries::trim()
{
    if (m_entries.size() <= MaxEntries)
        return;
    if (m_entries.capacity() > 4 * MaxEntries) { // an unusual text: its memory is given back
        *this = Entries(*m_lexicon, m_model);
        return;
    }
    m_tokens.clear();
    m_entries.clear();
    m_texts.clear();
}

/// Looks a new entry up in the model.
void Entries::learn(std::uint32_t entry, bool isWord)
{
    Learned &learned = m_entries[entry].learned;
    const std::string_view part = textOf(entry);
    learned.hash = features::word(part);
    std::copy_n(m_model->at(learned.hash), HeadCount, learned.word.begin());
    std::copy_n(m_model->at(features::negated(learned.hash)), HeadCount, learned.negated.begin());
    if (!isWord)
        return;
    Weights grams{};
    features::forEachGram(part, [&](std::uint32_t gram) {
        const std::int8_t *weights = m_model->at(gram);
        for (std::size_t head = 0; head < HeadCount; ++head)
            grams[head] += weights[head];
    });
    for (std::size_t head = 0; head < HeadCount; ++head)
        learned.grams[head] = static_cast<std::int16_t>(grams[head]);
}

void Entries::addPart(const Term &term, std::string_view text)
{
    m_entries.push_back({.term = term, .text = static_cast<std::uint32_t>(m_texts.size())});
    m_texts.append(text);
}

void Entries::addSign(std::string_view bytes, bool emoji)
{
    const std::string plain = emoji ? withoutSkinTones(bytes) : std::string(bytes.substr(0, LongestWord));
    text::foldWord(plain, m_folded);
    Term term = m_lexicon->find(m_folded);
    // Of a joined emoji that is not listed the first counts; ":)))" is ":)".
    if (term.roles == 0 && emoji && !m_folded.empty()) {
        std::int32_t first = 0;
        U8_FWD_1(m_folded.data(), first, static_cast<std::int32_t>(m_folded.size()));
        m_folded.resize(static_cast<std::size_t>(first));
        term = m_lexicon->find(m_folded);
    }
    while (term.roles == 0 && !emoji && m_folded.size() > 2 && m_folded.back() == m_folded[m_folded.size() - 2]) {
        m_folded.pop_back();
        term = m_lexicon->find(m_folded);
    }
    addPart(term, m_folded);
}

/// Adds the word when something is known of it.
/// \param term  what the lexicon knows.
bool Entries::addKnown(std::string_view word, Term term, bool stretched)
{
    for (const std::string &ending : m_lexicon->negatingEndings()) {
        if (word.size() > ending.size() && word.ends_with(ending) && !term.has(Inert))
            term.roles |= Negates;
    }
    if (term.roles == 0 && (stretched || term.phraseWord == 0))
        return false;
    addPart(term, word);
    return true;
}

/// Adds a folded word as what the lexicon knows of it or of its parts. \returns false when it knows nothing.
bool Entries::addWord(std::string_view folded, bool stretched)
{
    const Term found = m_lexicon->find(folded);
    const bool whole = found.roles != 0;
    if (!whole && stretched) {
        const std::vector<Run> runs = stretches(folded);
        const unsigned variants = 1u << std::min<std::size_t>(runs.size(), 3);
        for (unsigned single = 0; single < variants; ++single) {
            if (addWord(cutRuns(folded, runs, single), false))
                return true;
        }
        return false;
    }
    if (!whole) {
        for (const std::string &elision : m_lexicon->elisions()) {
            if (folded.size() > elision.size() && folded.starts_with(elision)) {
                addPart(m_lexicon->find(elision), elision);
                const std::string_view rest = folded.substr(elision.size());
                if (!addWord(rest, false))
                    addPart({}, rest);
                return true;
            }
        }
    }
    if (addKnown(folded, found, false))
        return true;
    for (const std::string &ending : m_lexicon->endings()) {
        if (folded.size() <= ending.size() || !folded.ends_with(ending))
            continue;
        const std::string_view stem = folded.substr(0, folded.size() - ending.size());
        if (addKnown(stem, m_lexicon->find(stem), true))
            return true;
    }
    if (folded.find('-') == std::string_view::npos)
        return false;
    bool known = false;
    for (std::string_view rest = folded; !rest.empty();) {
        const std::string_view piece = rest.substr(0, rest.find('-'));
        rest.remove_prefix(std::min(rest.size(), piece.size() + 1));
        if (piece.empty())
            continue;
        if (addKnown(piece, m_lexicon->find(piece), false))
            known = true;
        else
            addPart({}, piece);
    }
    return known;
}

void Entries::add(TokenKind kind, std::string_view bytes)
{
    const auto first = static_cast<std::uint32_t>(m_entries.size());
    const std::uint8_t flags = addParts(kind, bytes);
    m_entries[first].parts = static_cast<std::uint16_t>(m_entries.size() - first);
    m_entries[first].flags = flags;
    if (m_model != nullptr) {
        for (std::uint32_t entry = first; entry < m_entries.size(); ++entry)
            learn(entry, (flags & Entry::Word) != 0);
    }
}

/// Adds the parts of a new token, one at least. \returns its flags.
std::uint8_t Entries::addParts(TokenKind kind, std::string_view bytes)
{
    if (kind == TokenKind::Emoji || kind == TokenKind::Emoticon) {
        addSign(bytes, kind == TokenKind::Emoji);
        return 0;
    }
    if (bytes.size() >= LongestToken) { // in no lexicon even when it is stretched: all of them are one
        addPart({}, {});
        return Entry::Word;
    }
    std::uint8_t flags = Entry::Word | caseFlags(bytes);
    const bool tag = kind == TokenKind::Hashtag;
    std::string word;
    text::foldWord(tag ? bytes.substr(1) : bytes, word);
    if ((flags & Entry::Capitals) != 0 && m_lexicon->isAcronym(word))
        flags &= static_cast<std::uint8_t>(~Entry::Capitals);
    const bool stretched = !stretches(word).empty();
    if (stretched)
        flags |= Entry::Stretched;
    const std::size_t entries = m_entries.size();
    const std::size_t texts = m_texts.size();
    if (addWord(word, stretched))
        return flags;
    m_entries.resize(entries);
    m_texts.resize(texts);
    std::vector<std::string_view> words;
    if (tag)
        words = camelWords(bytes.substr(1));
    if (words.size() > 1) {
        for (const std::string_view part : words) {
            text::foldWord(part, m_folded);
            if (!addKnown(m_folded, m_lexicon->find(m_folded), false))
                addPart({}, m_folded);
        }
    }
    if (m_entries.size() == entries)
        addPart({}, word);
    return flags;
}

namespace {

enum class Boundary { None, Clause, Sentence, SentenceIfSpaced };

Boundary boundaryOf(std::string_view sign)
{
    switch (sign.front()) {
    case '.':
        return sign.size() == 1 ? Boundary::SentenceIfSpaced : Boundary::Clause;
    case '!':
    case '?':
        return Boundary::Sentence;
    case ',':
    case ';':
    case ':':
    case '(':
    case ')':
    case '[':
    case ']':
        return Boundary::Clause;
    case '-': // "--", or a single one between spaces: else it is part of a word
    case '*':
        return Boundary::Clause;
    default:
        break;
    }
    if (static_cast<unsigned char>(sign.front()) < 0x80)
        return Boundary::None;
    static constexpr std::string_view ClauseSigns[] = {"…", "–", "—", "、", "，", "；", "：", "،", "؛", "·", "•"};
    static constexpr std::string_view SentenceSigns[] = {"。", "！", "？", "؟", "।", "‼", "⁉", "⁈", "⁇"};
    const auto begins = [sign](std::string_view known) { return sign.starts_with(known); };
    if (std::any_of(std::begin(ClauseSigns), std::end(ClauseSigns), begins))
        return Boundary::Clause;
    return std::any_of(std::begin(SentenceSigns), std::end(SentenceSigns), begins) ? Boundary::Sentence : Boundary::None;
}

/// Cuts one text.
class UnitReader
{
public:
    UnitReader(std::string_view plain, Entries &entries, UnitText &out)
        : m_plain(plain), m_stream(plain), m_entries(entries), m_out(out)
    {
    }

    /// Some tokens at a time, so that their look-ups wait for memory together, not one after the other.
    void read()
    {
        static thread_local std::array<Sighted, 32> ahead;
        for (std::size_t count = ahead.size(); count == ahead.size();) {
            for (count = 0; count < ahead.size() && m_stream.next(); ++count)
                sight(ahead[count]);
            for (Sighted &token : std::span(ahead).first(count)) {
                if (isTerm(token.kind))
                    token.entry = m_entries.find(token.key, token.kind, token.bytes.substr(0, LongestToken));
            }
            for (const Sighted &token : std::span(ahead).first(count)) {
                if (isTerm(token.kind))
                    addTerm(token);
                else
                    addSign(token);
            }
        }
        endSentence();
    }

private:
    struct Sighted
    {
        std::string_view bytes;
        Entries::Key key;
        TokenKind kind;
        std::uint32_t entry; ///< and `key`: of a term
        Gap gap;
    };

    static bool isTerm(TokenKind kind)
    {
        return kind != TokenKind::Punctuation && kind != TokenKind::Name && kind != TokenKind::Address;
    }

    void sight(Sighted &next) const
    {
        const Token &token = m_stream.token();
        next.bytes = m_stream.bytes();
        next.kind = token.kind;
        next.gap = token.gap;
        if (isTerm(token.kind))
            next.key = m_entries.prepare(next.bytes.substr(0, LongestToken), m_plain.size() - token.begin);
    }

    /// Punctuation, a name or an address.
    void addSign(const Sighted &token)
    {
        if (token.kind != TokenKind::Punctuation) {
            ++m_out.informal;
            m_clause += m_pending != Boundary::None;
            m_pending = Boundary::None;
            return;
        }
        if (token.gap >= Gap::Paragraph && m_pending < Boundary::Sentence)
            m_pending = Boundary::Sentence;
        if (token.bytes.front() == '!')
            m_sentence.exclamations += static_cast<std::uint32_t>(token.bytes.size());
        else if (token.bytes.front() == '?')
            m_sentence.questions += static_cast<std::uint32_t>(token.bytes.size());
        m_pending = std::max(m_pending, boundaryOf(token.bytes));
    }

    void addTerm(const Sighted &token)
    {
        const Entry &entry = m_entries[token.entry];
        if (m_pending == Boundary::SentenceIfSpaced)
            m_pending = token.gap == Gap::None ? Boundary::Clause : Boundary::Sentence;
        if (token.gap == Gap::Paragraph || (token.gap == Gap::Line && !entry.has(Entry::Lower)))
            m_pending = Boundary::Sentence;
        // The emoji after a full stop belongs to the sentence before it.
        if (m_pending == Boundary::Sentence && (entry.has(Entry::Word) || token.gap == Gap::Paragraph))
            endSentence();
        else if (m_pending != Boundary::None)
            ++m_clause;
        m_pending = Boundary::None;
        m_out.lowerStart += m_sentence.first == m_out.units.size() && entry.has(Entry::Lower);
        m_out.signs += !entry.has(Entry::Word);
        m_out.informal += token.kind == TokenKind::Hashtag || entry.has(Entry::Stretched);
        if (token.kind == TokenKind::Word) {
            ++m_out.words;
            m_out.capitals += entry.has(Entry::Capitals);
        }
        const auto begin = static_cast<std::size_t>(token.bytes.data() - m_plain.data());
        for (std::uint32_t part = token.entry; part < token.entry + entry.parts; ++part) {
            const Term &term = m_entries[part].term;
            m_sentence.roles |= term.roles;
            m_out.sarcastic = m_out.sarcastic || (term.has(Sarcastic) && !entry.has(Entry::Word));
            m_out.units.push_back({.term = term,
                                   .entry = part,
                                   .clause = m_clause,
                                   .flags = entry.flags,
                                   .begin = begin,
                                   .end = begin + token.bytes.size()});
        }
    }

    void endSentence()
    {
        m_sentence.last = m_out.units.size();
        if (m_sentence.last > m_sentence.first || m_sentence.exclamations + m_sentence.questions > 0)
            m_out.sentences.push_back(m_sentence);
        m_sentence = {.first = m_out.units.size()};
        ++m_clause;
    }

    std::string_view m_plain;
    text::TokenStream m_stream;
    Entries &m_entries;
    UnitText &m_out;
    SentenceUnits m_sentence;
    std::uint32_t m_clause = 0;
    Boundary m_pending = Boundary::None; ///< of the signs before the token
};

} // namespace

void readUnits(std::string_view plain, Entries &entries, UnitText &out)
{
    out.units.clear();
    out.sentences.clear();
    out.words = out.capitals = out.signs = out.informal = out.lowerStart = 0;
    out.sarcastic = false;
    entries.trim();
    UnitReader(plain, entries, out).read();
}

} // namespace parlance::sentiment
