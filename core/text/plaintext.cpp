// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/plaintext.h"

#include "core/base/ascii.h"
#include "core/text/discourse.h"
#include "core/text/html.h"
#include "core/text/mail.h"
#include "core/text/slack.h"

#include <md4c.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>

// How it works.
// 1. A body without a byte that could mean something in Markdown is copied, line by line: three comments in four.
// 2. Otherwise `base` is the body with the transport's entities decoded, and `scratch` is what md4c sees: base,
//    of the same length, with single bytes masked. Three bytes that cannot occur in UTF-8 serve as masks:
//    Dropped (no text at all: addresses, the marks that only Reddit knows), Literal (text without meaning for
//    Markdown, where Reddit differs from CommonMark or where md4c would be slow) and CellEnd (a table's bar;
//    md4c knows no table of Reddit's short form "-|-", and fills up short rows without bound). Since base and
//    scratch have one length, a pointer from md4c into scratch is an offset into base; masks inside code undo
//    themselves.
// 3. md4c keeps its state on the heap and calls back without recursion.

namespace parlance::text {

namespace {

constexpr char Dropped = '\xFF';
constexpr char Literal = '\xFE';
constexpr char CellEnd = '\xFD';
constexpr std::string_view ZeroWidthSpace = "\xE2\x80\x8B";
constexpr std::string_view ByteOrderMark = "\xEF\xBB\xBF";

// Bounds on what md4c gets to see. Each is far above real posts and keeps one of its costs linear.
constexpr std::size_t MaxMarkers = 32;         // containers opened by one line; each line walks all of them
constexpr std::size_t MaxIndent = 64;          // blanks before a line's text, which list items nest by
constexpr std::size_t MaxBrackets = 32;        // '[' open at a time; each pair's label is read again
constexpr std::size_t MaxStrikes = 8;         // ~~ open at a time; each close walks back over all of them
constexpr std::size_t MaxLineSteps = 1 << 22; // md4c counts lines from the paragraph's first for each '['
constexpr std::size_t MaxDefinitionSteps = 1 << 24; // bytes x '[': each use of [label]: target reads the target

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

// ---------------------------------------------------------------------------------------------------------
// The body with &amp; &lt; &gt; decoded once

struct Entity
{
    std::uint32_t base;   ///< where its character stands in the decoded text
    std::uint32_t body;   ///< where it stands in the body
    std::uint32_t length; ///< of the entity, in the body
};

struct EntityMatch
{
    std::size_t length = 0;
    char character = 0;
};

EntityMatch transportEntity(std::string_view text, std::size_t at)
{
    const std::string_view rest = text.substr(at, 5);
    if (rest == "&amp;")
        return {5, '&'};
    if (rest.starts_with("&lt;"))
        return {4, '<'};
    if (rest.starts_with("&gt;"))
        return {4, '>'};
    return {};
}

void decodeTransport(std::string_view body, std::string &base, std::vector<Entity> &entities)
{
    base.clear();
    entities.clear();
    std::size_t good = 0;
    std::size_t at = 0;
    while ((at = body.find('&', at)) != std::string_view::npos) {
        const EntityMatch match = transportEntity(body, at);
        if (match.length == 0) {
            ++at;
            continue;
        }
        base.append(body, good, at - good);
        entities.push_back({static_cast<std::uint32_t>(base.size()), static_cast<std::uint32_t>(at),
                            static_cast<std::uint32_t>(match.length)});
        base += match.character;
        at += match.length;
        good = at;
    }
    base.append(body, good, body.size() - good);
}

// ---------------------------------------------------------------------------------------------------------
// Output

/// The decoded body, and the way back from it to the body as stored.
struct Base
{
    std::string_view text;
    const std::vector<Entity> *entities = nullptr; ///< nullptr: the body itself
    mutable std::size_t cursor = 0;                ///< md4c reports in order, so the last place is near the next

    /// Index of the first entity at or after `at`.
    std::size_t entityFrom(std::size_t at) const
    {
        const auto &all = *entities;
        if (cursor > 0 && all[cursor - 1].base >= at)
            cursor = static_cast<std::size_t>(
                std::lower_bound(all.begin(), all.end(), at, [](const Entity &e, std::size_t x) { return e.base < x; })
                - all.begin());
        while (cursor < all.size() && all[cursor].base < at)
            ++cursor;
        return cursor;
    }

    std::uint32_t toBody(std::size_t at) const
    {
        if (!entities)
            return static_cast<std::uint32_t>(at);
        const std::size_t next = entityFrom(at);
        if (next == 0)
            return static_cast<std::uint32_t>(at);
        const Entity &before = (*entities)[next - 1];
        return before.body + before.length + static_cast<std::uint32_t>(at - before.base - 1);
    }
};

enum class Gap { None, Cell, Break, Paragraph };

/// Text that grows, with what separates its pieces and where they came from.
class Flow
{
public:
    Flow(std::string &out, std::vector<SourceRun> *runs, const Base &base) : m_out(out), m_runs(runs), m_base(base) {}

    void gap(Gap kind) { m_gap = std::max(m_gap, kind); }

    /// Something was left out here: the blanks around it become one.
    void hole() { m_hole = true; }

    /// Bytes [at, at + size) of the base.
    void add(std::size_t at, std::size_t size)
    {
        const char *bytes = m_base.text.data() + at;
        if (m_out.empty() || m_gap != Gap::None || (m_hole && isSpace(m_out.back()))) {
            while (size > 0 && isBlank(*bytes)) {
                ++bytes;
                ++at;
                --size;
            }
        }
        if (size == 0)
            return;
        if (m_hole && m_gap == Gap::None && std::strchr(".,;:!?)", *bytes) != nullptr)
            trimEnd();
        close(at);
        const std::size_t plain = m_out.size();
        m_out.append(bytes, size);
        m_end = at + size;
        m_hole = false;
        if (m_runs)
            addSource(plain, at, size);
    }

    /// Text that stands for the `size` bytes at `at` of the base, such as a character for its entity.
    void addInstead(std::string_view text, std::size_t at, std::size_t size)
    {
        if (text == " " && (m_out.empty() || m_gap != Gap::None || (m_hole && isSpace(m_out.back()))))
            return;
        close(at);
        const std::size_t plain = m_out.size();
        m_out += text;
        m_end = at + size;
        m_hole = false;
        if (m_runs) {
            const std::uint32_t from = m_base.toBody(at);
            m_runs->push_back({static_cast<std::uint32_t>(plain), static_cast<std::uint32_t>(text.size()), from,
                               m_base.toBody(at + size) - from});
        }
    }

    void trimEnd()
    {
        std::size_t size = m_out.size();
        while (size > 0 && isSpace(m_out[size - 1]))
            --size;
        m_out.resize(size);
        if (!m_runs)
            return;
        while (!m_runs->empty() && m_runs->back().plain >= size)
            m_runs->pop_back();
        if (m_runs->empty())
            return;
        SourceRun &last = m_runs->back();
        if (last.plain + last.plainLength > size) {
            const auto kept = static_cast<std::uint32_t>(size - last.plain);
            if (last.bodyLength == last.plainLength)
                last.bodyLength = kept;
            last.plainLength = kept;
        }
    }

private:
    /// Writes the pending separator, before the byte at `next` of the base.
    void close(std::size_t next)
    {
        if (m_gap == Gap::None)
            return;
        const Gap kind = m_gap;
        m_gap = Gap::None;
        const std::size_t before = m_out.size();
        trimEnd();
        if (m_out.empty())
            return;
        const std::string_view separator = kind == Gap::Paragraph ? "\n\n" : kind == Gap::Break ? "\n" : "\t";
        const std::size_t plain = m_out.size();
        m_out += separator;
        if (!m_runs || m_end > next || before != plain)
            return;
        const std::string_view between = m_base.text.substr(m_end, next - m_end);
        if (between.empty() || !std::all_of(between.begin(), between.end(), isSpace))
            return;
        if (between == separator)
            addSource(plain, m_end, separator.size());
        else if (between.size() != separator.size())
            m_runs->push_back({static_cast<std::uint32_t>(plain), static_cast<std::uint32_t>(separator.size()),
                               m_base.toBody(m_end), static_cast<std::uint32_t>(between.size())});
    }

    void addSource(std::size_t plain, std::size_t at, std::size_t size)
    {
        if (!m_base.entities) {
            addRun(plain, at, size);
            return;
        }
        const std::vector<Entity> &all = *m_base.entities;
        std::size_t next = m_base.entityFrom(at);
        const std::size_t end = at + size;
        while (at < end) {
            if (next < all.size() && all[next].base == at) {
                m_runs->push_back({static_cast<std::uint32_t>(plain), 1, all[next].body, all[next].length});
                ++next;
                ++at;
                ++plain;
                continue;
            }
            const std::size_t stop = next < all.size() ? std::min<std::size_t>(end, all[next].base) : end;
            addRun(plain, m_base.toBody(at), stop - at);
            plain += stop - at;
            at = stop;
        }
    }

    void addRun(std::size_t plain, std::size_t body, std::size_t size)
    {
        if (!m_runs->empty()) {
            SourceRun &last = m_runs->back();
            if (last.plainLength == last.bodyLength && last.plain + last.plainLength == plain
                && last.body + last.bodyLength == body) {
                last.plainLength += static_cast<std::uint32_t>(size);
                last.bodyLength += static_cast<std::uint32_t>(size);
                return;
            }
        }
        m_runs->push_back({static_cast<std::uint32_t>(plain), static_cast<std::uint32_t>(size),
                           static_cast<std::uint32_t>(body), static_cast<std::uint32_t>(size)});
    }

    std::string &m_out;
    std::vector<SourceRun> *m_runs;
    const Base &m_base;
    Gap m_gap = Gap::None;
    bool m_hole = false;
    std::size_t m_end = 0; ///< of the base, behind the last byte written
};

// ---------------------------------------------------------------------------------------------------------
// 1. Bodies without Markdown

enum ByteClass : std::uint8_t {
    Ordinary,
    AlwaysMark, ///< * ` [ \ ~~ and so on: not simple
    LineEnd,
    Underscore,
    Colon,
    Dot,
    Less,
    Greater,
    Ampersand,
    Tilde,
    Wide ///< may begin a zero-width space or a byte order mark
};

constexpr std::array<std::uint8_t, 256> byteClasses()
{
    std::array<std::uint8_t, 256> classes{};
    for (const char c : std::string_view("*`[\\|^"))
        classes[static_cast<unsigned char>(c)] = AlwaysMark;
    classes[0] = classes['\v'] = classes['\f'] = AlwaysMark;
    classes['\n'] = classes['\r'] = LineEnd;
    classes['_'] = Underscore;
    classes[':'] = Colon;
    classes['.'] = Dot;
    classes['<'] = Less;
    classes['>'] = Greater;
    classes['&'] = Ampersand;
    classes['~'] = Tilde;
    classes[0xE2] = classes[0xEF] = Wide;
    return classes;
}

constexpr std::array<std::uint8_t, 256> ByteClasses = byteClasses();

enum class Shape { Simple, SimpleButRagged, Markup };

/// True if a line that begins so (blanks included) is nothing but text.
bool isSimpleLineStart(std::string_view text, std::size_t at)
{
    std::size_t blanks = 0;
    while (at < text.size() && text[at] == ' ' && blanks < 4) {
        ++at;
        ++blanks;
    }
    if (at >= text.size())
        return true;
    if (blanks >= 4)
        return false;
    const char c = text[at];
    if (isDigit(c)) {
        while (at < text.size() && isDigit(text[at]))
            ++at;
        return at >= text.size() || (text[at] != '.' && text[at] != ')');
    }
    return std::strchr("\t#>-+=:~_", c) == nullptr;
}

/// True if the first line with text is indented so far that it is code.
bool isIndented(std::string_view body)
{
    std::size_t blanks = 0;
    for (const char c : body) {
        if (c == '\n' || c == '\r')
            blanks = 0;
        else if (c == ' ')
            ++blanks;
        else
            return blanks >= 4 || c == '\t' || c == '\v' || c == '\f';
    }
    return false;
}

/// True if none of the eight bytes could mean something.
bool areOrdinary(const char *bytes)
{
    const auto at = [bytes](int i) { return ByteClasses[static_cast<unsigned char>(bytes[i])]; };
    return (at(0) | at(1) | at(2) | at(3) | at(4) | at(5) | at(6) | at(7)) == Ordinary;
}

/// \param text  trimmed.
Shape shapeOf(std::string_view text)
{
    if (!isSimpleLineStart(text, 0))
        return Shape::Markup;
    bool ragged = false;
    const std::size_t size = text.size();
    const char *const bytes = text.data();
    for (std::size_t i = 0; i < size; ++i) {
        while (size - i >= 8 && areOrdinary(bytes + i))
            i += 8;
        if (i == size)
            break;
        switch (ByteClasses[static_cast<unsigned char>(bytes[i])]) {
        case Ordinary:
            break;
        case AlwaysMark:
            return Shape::Markup;
        case LineEnd: {
            // Text is trimmed, so there is always a byte before and a byte after.
            if (bytes[i] == '\r' || isBlank(bytes[i - 1]))
                ragged = true;
            std::size_t next = i + 1;
            if (bytes[next] == '\n')
                ++next;
            if (isSpace(bytes[next]))
                ragged = true;
            if (!isSimpleLineStart(text, i + 1))
                return Shape::Markup;
            break;
        }
        case Underscore:
            if (i == 0 || i + 1 == size || !isAlnum(bytes[i - 1]) || !isAlnum(bytes[i + 1]))
                return Shape::Markup;
            break;
        case Colon:
            if (i + 2 < size && bytes[i + 1] == '/' && bytes[i + 2] == '/')
                return Shape::Markup;
            break;
        case Dot:
            if (i >= 3 && (bytes[i - 1] | 32) == 'w' && (bytes[i - 2] | 32) == 'w' && (bytes[i - 3] | 32) == 'w')
                return Shape::Markup;
            break;
        case Less:
            // <3 is a heart; anything else may begin <name@example.org>.
            if (i + 1 < size && !isSpace(bytes[i + 1])
                && !(bytes[i + 1] == '3' && (i + 2 == size || isSpace(bytes[i + 2]) || bytes[i + 2] == '<')))
                return Shape::Markup;
            break;
        case Greater:
            if (i + 1 < size && bytes[i + 1] == '!')
                return Shape::Markup;
            break;
        case Ampersand:
            if (i + 1 < size && (isAlnum(bytes[i + 1]) || bytes[i + 1] == '#'))
                return Shape::Markup;
            break;
        case Tilde:
            if (i + 1 < size && bytes[i + 1] == '~')
                return Shape::Markup;
            break;
        case Wide:
            if (text.compare(i, 3, ZeroWidthSpace) == 0 || text.compare(i, 3, ByteOrderMark) == 0)
                return Shape::Markup;
            break;
        }
    }
    return ragged ? Shape::SimpleButRagged : Shape::Simple;
}

void copyLines(const Base &base, Flow &flow)
{
    const std::string_view text = base.text;
    std::size_t at = 0;
    bool blankBefore = false;
    bool first = true;
    while (at < text.size()) {
        std::size_t end = text.find_first_of("\r\n", at);
        if (end == std::string_view::npos)
            end = text.size();
        const std::string_view line = trimmed(text.substr(at, end - at));
        if (line.empty()) {
            blankBefore = true;
        } else {
            if (!first)
                flow.gap(blankBefore ? Gap::Paragraph : Gap::Break);
            flow.add(static_cast<std::size_t>(line.data() - text.data()), line.size());
            first = false;
            blankBefore = false;
        }
        at = end + 1;
        if (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n')
            ++at;
    }
}

// ---------------------------------------------------------------------------------------------------------
// 2. Masks

/// Finds the next occurrence of a string, in one pass over the text however often it is asked.
class NextFinder
{
public:
    NextFinder(std::string_view text, std::string_view what) : m_text(text), m_what(what) {}
    std::size_t from(std::size_t at)
    {
        if (!m_known || (m_place != std::string_view::npos && m_place < at)) {
            m_place = m_text.find(m_what, at);
            m_known = true;
        }
        return m_place;
    }

private:
    std::string_view m_text;
    std::string_view m_what;
    std::size_t m_place = 0;
    bool m_known = false;
};

constexpr std::array<bool, 256> maskBytes()
{
    std::array<bool, 256> set{};
    for (const char c : std::string_view("\r\n:.~^>[]()|"))
        set[static_cast<unsigned char>(c)] = true;
    set[0xE2] = set[0xEF] = true;
    return set;
}

constexpr std::array<bool, 256> MaskBytes = maskBytes();

class Masker
{
public:
    /// \param scratch  filled only when something is masked.
    Masker(std::string_view base, std::string &scratch)
        : m_base(base), m_scratch(scratch), m_spoilerEnd(base, "!<"), m_blankLine(base, "\n\n")
    {
    }

    /// \returns what md4c is to see.
    std::string_view run()
    {
        if (m_base.find("]:") != std::string_view::npos) {
            const auto brackets = static_cast<std::size_t>(std::count(m_base.begin(), m_base.end(), '['));
            m_definitions = brackets <= MaxDefinitionSteps / m_base.size();
        }
        std::size_t at = lineStart(0);
        while (at < m_base.size()) {
            if (!MaskBytes[static_cast<unsigned char>(m_base[at])]) {
                ++at;
                continue;
            }
            at = mark(at);
        }
        return m_masked ? std::string_view(m_scratch) : m_base;
    }

private:
    void mask(std::size_t at, char with)
    {
        if (!m_masked) {
            m_scratch.assign(m_base);
            m_masked = true;
        }
        m_scratch[at] = with;
    }

    void mask(std::size_t from, std::size_t to, char with)
    {
        for (std::size_t i = from; i < to; ++i)
            mask(i, with);
    }

    char at(std::size_t i) const { return i < m_base.size() ? m_base[i] : '\0'; }

    bool isEscaped(std::size_t i) const
    {
        std::size_t slashes = 0;
        while (slashes < i && m_base[i - slashes - 1] == '\\')
            ++slashes;
        return slashes % 2 == 1;
    }

    bool isSpoiler(std::size_t i)
    {
        if (at(i) != '>' || at(i + 1) != '!')
            return false;
        const std::size_t end = m_spoilerEnd.from(i + 2);
        return end != std::string_view::npos && m_blankLine.from(i) > end;
    }

    /// Looks at the marks a line begins with. \returns where its text begins.
    std::size_t lineStart(std::size_t i)
    {
        const std::size_t head = m_lineText;
        bool asked = false;
        std::size_t blanks = 0;
        std::size_t markers = 0;
        for (;;) {
            for (; isBlank(at(i)); ++i) {
                if (++blanks > MaxIndent)
                    mask(i, Dropped);
            }
            const char c = at(i);
            if (!asked && (c == '|' || c == '-' || c == ':')) {
                asked = true; // once a line, for it reads to the line's end
                if (std::size_t end = 0; isDelimiterRow(i, head, end)) {
                    beginTable(head, i, end);
                    m_lineText = i;
                    return end;
                }
            }
            if (c == '>' && !isSpoiler(i)) {
                if (++markers > MaxMarkers)
                    mask(i, Dropped);
                ++i;
                continue;
            }
            if ((c == '-' || c == '+' || c == '*') && isBlank(at(i + 1))) {
                if (++markers > MaxMarkers)
                    mask(i, Literal);
                ++i;
                continue;
            }
            if (isDigit(c)) {
                std::size_t end = i;
                while (isDigit(at(end)) && end < i + 10)
                    ++end;
                if ((at(end) != '.' && at(end) != ')') || (end + 1 < m_base.size() && !isSpace(at(end + 1))))
                    break;
                std::size_t rest = end + 1;
                while (isBlank(at(rest)))
                    ++rest;
                // "1984." is a year and "5." an answer, not an item of a list.
                const bool alone = rest >= m_base.size() || at(rest) == '\n' || at(rest) == '\r';
                if (end - i >= 3 || alone || ++markers > MaxMarkers) {
                    mask(end, Literal);
                    break;
                }
                i = end + 1;
                continue;
            }
            break;
        }
        m_lineText = i;
        return i;
    }

    /// True if a table's line under its head begins at `i`, and `head` is where the line above begins.
    bool isDelimiterRow(std::size_t i, std::size_t head, std::size_t &end) const
    {
        bool bars = false;
        bool dashes = false;
        for (end = i; end < m_base.size() && m_base[end] != '\n' && m_base[end] != '\r'; ++end) {
            const char c = m_base[end];
            if (c == '|')
                bars = true;
            else if (c == '-')
                dashes = true;
            else if (c != ':' && !isBlank(c))
                return false;
        }
        if (!bars || !dashes || head >= i)
            return false;
        const std::string_view above = m_base.substr(head, i - head);
        return above.substr(0, above.find_first_of("\r\n")).find('|') != std::string_view::npos;
    }

    void beginTable(std::size_t head, std::size_t row, std::size_t end)
    {
        m_inTable = true;
        for (std::size_t i = head; i < row && m_base[i] != '\n' && m_base[i] != '\r'; ++i) {
            if (m_base[i] == '|' && !isEscaped(i) && (!m_masked || m_scratch[i] == '|'))
                mask(i, CellEnd);
        }
        for (std::size_t i = row; i < end; ++i) {
            if (!isBlank(m_base[i]))
                mask(i, Dropped);
        }
    }

    /// One byte of MaskBytes. \returns where to go on.
    std::size_t mark(std::size_t i)
    {
        switch (m_base[i]) {
        case '\r':
        case '\n': {
            std::size_t next = i + 1;
            if (m_base[i] == '\r' && at(next) == '\n')
                ++next;
            ++m_lines;
            if (at(next) == '\n' || at(next) == '\r') {
                m_lines = 0;
                m_inTable = false;
                m_brackets = 0;
                m_strikes = 0;
                m_parens.clear();
            }
            return lineStart(next);
        }
        case ':':
            return at(i + 1) == '/' && at(i + 2) == '/' ? address(i) : i + 1;
        case '.':
            return worldWideWeb(i);
        case '~':
            return tildes(i);
        case '^':
            return caret(i);
        case '>':
            if (isSpoiler(i) && !isEscaped(i)) {
                const std::size_t end = m_spoilerEnd.from(i + 2);
                mask(i, i + 2, Dropped);
                mask(end, end + 2, Dropped);
                return i + 2;
            }
            return i + 1;
        case '[':
            if (!isEscaped(i)) {
                m_lineSteps += m_lines;
                if (m_brackets >= MaxBrackets || m_lineSteps > MaxLineSteps)
                    mask(i, Literal);
                else
                    ++m_brackets;
            }
            return i + 1;
        case ']':
            if (m_brackets > 0 && !isEscaped(i))
                --m_brackets;
            if (at(i + 1) == ':' && !m_definitions) {
                mask(i + 1, Literal);
                return i + 2;
            }
            return i + 1;
        case '|':
            if (m_inTable && !isEscaped(i))
                mask(i, CellEnd);
            return i + 1;
        case '(':
            if (!m_parens.empty())
                m_parens.push_back(std::string_view::npos);
            return i + 1;
        case ')':
            if (!m_parens.empty()) {
                if (m_parens.back() != std::string_view::npos) {
                    mask(m_parens.back(), Dropped);
                    mask(i, Dropped);
                }
                m_parens.pop_back();
            }
            return i + 1;
        default:
            if (m_base.compare(i, 3, ZeroWidthSpace) == 0 || m_base.compare(i, 3, ByteOrderMark) == 0) {
                mask(i, i + 3, Dropped);
                return i + 3;
            }
            return i + 1;
        }
    }

    std::size_t caret(std::size_t i)
    {
        if (isEscaped(i))
            return i + 1;
        const char next = at(i + 1);
        if (next == '\0' || isSpace(next))
            return i + 1;
        if (at(i + 2) == '^' && std::strchr("_.-oO", next) != nullptr) { // ^_^ is a face
            mask(i, i + 3, Literal);
            return i + 3;
        }
        if (next == '^' && (i + 2 >= m_base.size() || isSpace(at(i + 2))) && (i == 0 || at(i - 1) != '^'))
            return i + 2; // ^^ on its own is a face, too
        mask(i, Dropped);
        if (next == '(') {
            m_parens.push_back(i + 1);
            return i + 2;
        }
        return i + 1;
    }

    std::size_t tildes(std::size_t i)
    {
        std::size_t end = i + 1;
        while (at(end) == '~')
            ++end;
        // Reddit strikes out by two; one is an ordinary character.
        if (end - i == 1 && !isEscaped(i))
            mask(i, Literal);
        if (end - i == 2) {
            const bool closes = i > 0 && !isSpace(m_base[i - 1]);
            if (closes && m_strikes > 0)
                --m_strikes;
            else if (m_strikes >= MaxStrikes)
                mask(i, end, Literal);
            else
                ++m_strikes;
        }
        return end;
    }

    /// "://" at `i`.
    std::size_t address(std::size_t i)
    {
        std::size_t begin = i;
        while (begin > m_addressEnd && i - begin < 16
               && (isAlnum(m_base[begin - 1]) || m_base[begin - 1] == '+' || m_base[begin - 1] == '-'))
            --begin;
        while (begin < i && !isAlnum(m_base[begin]))
            ++begin;
        if (i - begin < 2 || isSpace(at(i + 3)))
            return i + 1;
        return maskAddress(begin, i + 3);
    }

    /// '.' at `i`.
    std::size_t worldWideWeb(std::size_t i)
    {
        if (i < m_addressEnd + 3 || !isAlnum(at(i + 1)) || (i > 3 && isAlnum(m_base[i - 4])))
            return i + 1;
        for (std::size_t back = 1; back <= 3; ++back) {
            if ((m_base[i - back] | 32) != 'w')
                return i + 1;
        }
        return maskAddress(i - 3, i + 1);
    }

    /// Drops the address that begins at `begin` and whose host begins at `from`.
    std::size_t maskAddress(std::size_t begin, std::size_t from)
    {
        std::size_t end = from;
        std::size_t open = 0;
        while (end < m_base.size()) {
            const auto c = static_cast<unsigned char>(m_base[end]);
            if (c <= ' ' || c == '<' || c == '>' || c == '"' || c == '`' || c == '|' || c == '[' || c == ']')
                break;
            if (c == '(') {
                ++open;
            } else if (c == ')') {
                if (open == 0)
                    break;
                --open;
            } else if (c == '\\' && (at(end + 1) == '(' || at(end + 1) == ')' || at(end + 1) == '_')) {
                ++end;
            } else if ((c == 0xE2 && at(end + 1) == '\x80') || (c == 0xE3 && at(end + 1) == '\x80')
                       || (c == 0xEF && at(end + 1) == '\xBC')) {
                break; // curly quotes, dashes, CJK and full-width punctuation
            }
            ++end;
        }
        while (end > from && std::strchr(".,;:!?'*_~", m_base[end - 1]) != nullptr)
            --end;
        if (end == from)
            return from;
        m_addressEnd = end;
        // Brackets that hold nothing else go with it, unless they are a link's.
        const char before = begin > 0 ? m_base[begin - 1] : '\0';
        if (before == '<' && at(end) == '>')
            return maskFrame(begin, end);
        if (before == '(' && at(end) == ')' && (begin < 2 || m_base[begin - 2] != ']'))
            return maskFrame(begin, end);
        mask(begin, end, Dropped);
        return end;
    }

    std::size_t maskFrame(std::size_t begin, std::size_t end)
    {
        mask(begin - 1, end + 1, Dropped);
        return end + 1;
    }

    std::string_view m_base;
    std::string &m_scratch;
    bool m_masked = false;
    NextFinder m_spoilerEnd;
    NextFinder m_blankLine;
    std::size_t m_lineText = 0; ///< behind the marks that the line begins with
    bool m_inTable = false;
    bool m_definitions = true;
    std::size_t m_lines = 0; ///< of the paragraph so far
    std::size_t m_lineSteps = 0;
    std::size_t m_brackets = 0;
    std::size_t m_strikes = 0;
    std::vector<std::size_t> m_parens; ///< open since the first ^(; npos for those without ^
    std::size_t m_addressEnd = 0;
};

// ---------------------------------------------------------------------------------------------------------
// 3. md4c

struct NamedEntity
{
    std::string_view name;
    std::string_view text;
};

// Those that people and editors write. &amp; &lt; &gt; are missing on purpose: decoded once, by the transport.
constexpr NamedEntity NamedEntities[] = {
    {"&nbsp;", " "},      {"&quot;", "\""},         {"&apos;", "'"},         {"&hellip;", "\u2026"},
    {"&mdash;", "\u2014"}, {"&ndash;", "\u2013"},   {"&lsquo;", "\u2018"},   {"&rsquo;", "\u2019"},
    {"&ldquo;", "\u201C"}, {"&rdquo;", "\u201D"},   {"&laquo;", "\u00AB"},   {"&raquo;", "\u00BB"},
    {"&bull;", "\u2022"},  {"&middot;", "\u00B7"},  {"&deg;", "\u00B0"},     {"&euro;", "\u20AC"},
    {"&pound;", "\u00A3"}, {"&cent;", "\u00A2"},    {"&yen;", "\u00A5"},     {"&copy;", "\u00A9"},
    {"&reg;", "\u00AE"},   {"&trade;", "\u2122"},   {"&times;", "\u00D7"},   {"&divide;", "\u00F7"},
    {"&plusmn;", "\u00B1"}, {"&frac12;", "\u00BD"}, {"&rarr;", "\u2192"},    {"&larr;", "\u2190"},
    {"&ensp;", " "},      {"&emsp;", " "},          {"&thinsp;", " "},       {"&eacute;", "\u00E9"},
    {"&egrave;", "\u00E8"}, {"&agrave;", "\u00E0"}, {"&ccedil;", "\u00E7"},  {"&zwnj;", ""},
    {"&shy;", ""},        {"&ZeroWidthSpace;", ""}};

/// \returns what the entity stands for; the entity itself when it is not known.
std::string entityText(std::string_view entity)
{
    if (entity.size() > 3 && entity[1] == '#') {
        const bool hex = entity[2] == 'x' || entity[2] == 'X';
        std::uint32_t code = 0;
        for (const char c : entity.substr(hex ? 3 : 2, entity.size() - (hex ? 4 : 3))) {
            const int digit = isDigit(c) ? c - '0' : (c | 32) - 'a' + 10;
            code = code * (hex ? 16 : 10) + static_cast<std::uint32_t>(digit);
            if (code > 0x10FFFF)
                break;
        }
        if (code == 0x200B || code == 0xFEFF)
            return {};
        if (code == 0xA0 || code == '\t' || code == '\n' || code == '\r')
            return " ";
        if (code < 0x20 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
            return "\uFFFD";
        std::array<char, 4> bytes{};
        std::int32_t size = 0;
        U8_APPEND_UNSAFE(bytes.data(), size, code);
        return {bytes.data(), static_cast<std::size_t>(size)};
    }
    for (const NamedEntity &known : NamedEntities) {
        if (known.name == entity)
            return std::string(known.text);
    }
    return std::string(entity);
}

struct Walk
{
    std::string_view scratch;
    const Base &base;
    Flow text;
    Flow quoted;
    std::string &code;
    bool masked = false;
    std::size_t quotes = 0;  ///< block quotes open
    std::size_t struck = 0;  ///< ~~ open
    std::size_t dropped = 0; ///< images without words open
    bool inCodeBlock = false;

    Flow &flow() { return quotes > 0 ? quoted : text; }
};

void beginCode(Walk &walk)
{
    if (!walk.code.empty() && walk.code.back() != '\n')
        walk.code += '\n';
}

int enterBlock(MD_BLOCKTYPE type, void *, void *data)
{
    Walk &walk = *static_cast<Walk *>(data);
    switch (type) {
    case MD_BLOCK_QUOTE:
        walk.flow().gap(Gap::Paragraph);
        ++walk.quotes;
        walk.quoted.gap(Gap::Paragraph);
        break;
    case MD_BLOCK_CODE:
        walk.flow().gap(Gap::Paragraph);
        walk.inCodeBlock = true;
        beginCode(walk);
        break;
    case MD_BLOCK_DOC:
        break;
    default:
        walk.flow().gap(Gap::Paragraph);
    }
    return 0;
}

int leaveBlock(MD_BLOCKTYPE type, void *, void *data)
{
    Walk &walk = *static_cast<Walk *>(data);
    switch (type) {
    case MD_BLOCK_QUOTE:
        --walk.quotes;
        walk.flow().gap(Gap::Paragraph);
        break;
    case MD_BLOCK_CODE:
        walk.inCodeBlock = false;
        walk.flow().gap(Gap::Paragraph);
        break;
    case MD_BLOCK_DOC:
        break;
    default:
        walk.flow().gap(Gap::Paragraph);
    }
    return 0;
}

/// Reddit's moving pictures and stickers: ![gif](giphy|...), ![img](emote|...). Their alternative text is no
/// word of the author's.
bool isSticker(const MD_SPAN_IMG_DETAIL *image)
{
    const std::string_view source(image->src.text, image->src.size);
    if (source.size() < 6 || (source[5] != '|' && source[5] != CellEnd))
        return false;
    return source.starts_with("giphy") || source.starts_with("emote");
}

int enterSpan(MD_SPANTYPE type, void *detail, void *data)
{
    Walk &walk = *static_cast<Walk *>(data);
    if (type == MD_SPAN_CODE)
        beginCode(walk);
    else if (type == MD_SPAN_DEL)
        ++walk.struck;
    else if (type == MD_SPAN_IMG && (walk.dropped > 0 || isSticker(static_cast<MD_SPAN_IMG_DETAIL *>(detail))))
        ++walk.dropped;
    else
        return 0;
    walk.flow().hole();
    return 0;
}

int leaveSpan(MD_SPANTYPE type, void *, void *data)
{
    Walk &walk = *static_cast<Walk *>(data);
    if (type == MD_SPAN_DEL)
        --walk.struck;
    else if (type == MD_SPAN_IMG && walk.dropped > 0)
        --walk.dropped;
    return 0;
}

/// A stretch of scratch: what is masked as Dropped goes, the rest is taken from the base.
void addPiece(Walk &walk, std::size_t at, std::size_t size)
{
    Flow &flow = walk.flow();
    if (!walk.masked) {
        flow.add(at, size);
        return;
    }
    const auto isGap = [](char c) { return c == Dropped || c == CellEnd; };
    const std::string_view scratch = walk.scratch;
    const std::size_t end = at + size;
    while (at < end) {
        std::size_t next = at;
        while (next < end && !isGap(scratch[next]))
            ++next;
        if (next > at)
            flow.add(at, next - at);
        for (at = next; at < end && isGap(scratch[at]); ++at) {
            if (scratch[at] == CellEnd)
                flow.gap(Gap::Cell);
            else
                flow.hole();
        }
    }
}

int addText(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
    Walk &walk = *static_cast<Walk *>(data);
    const char *const begin = walk.scratch.data();
    const bool fromBody = text >= begin && text + size <= begin + walk.scratch.size();
    const auto at = fromBody ? static_cast<std::size_t>(text - begin) : 0;
    if (type == MD_TEXT_CODE) {
        if (walk.struck > 0 || walk.dropped > 0)
            return 0;
        if (fromBody)
            walk.code.append(walk.base.text, at, size);
        else
            walk.code.append(text, size);
        return 0;
    }
    if (walk.struck > 0 || walk.dropped > 0)
        return 0;
    switch (type) {
    case MD_TEXT_BR:
    case MD_TEXT_SOFTBR:
        walk.flow().gap(Gap::Break);
        break;
    case MD_TEXT_ENTITY: {
        if (!fromBody)
            break;
        const std::string_view entity = walk.base.text.substr(at, size);
        const std::string decoded = entityText(entity);
        if (decoded.empty())
            walk.flow().hole();
        else if (decoded == entity)
            walk.flow().add(at, size);
        else
            walk.flow().addInstead(decoded, at, size);
        break;
    }
    default:
        if (fromBody && size > 0)
            addPiece(walk, at, size);
    }
    return 0;
}

void parseMarkdown(const Base &base, PlainText &plain, std::vector<SourceRun> *runs)
{
    thread_local std::string scratch;
    Masker masker(base.text, scratch);
    const std::string_view seen = masker.run();
    Walk walk{.scratch = seen,
              .base = base,
              .text = Flow(plain.text, runs, base),
              .quoted = Flow(plain.quoted, nullptr, base),
              .code = plain.code,
              .masked = seen.data() != base.text.data()};
    plain.text.reserve(base.text.size());
    MD_PARSER parser{};
    parser.flags = MD_FLAG_PERMISSIVEATXHEADERS | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOHTML;
    parser.enter_block = enterBlock;
    parser.leave_block = leaveBlock;
    parser.enter_span = enterSpan;
    parser.leave_span = leaveSpan;
    parser.text = addText;
    if (md_parse(seen.data(), static_cast<MD_SIZE>(seen.size()), &parser, &walk) != 0) {
        // Only a lack of memory ends up here; the words are worth more than their markup.
        plain = {};
        Flow all(plain.text, runs, base);
        copyLines(base, all);
    } else {
        walk.text.trimEnd();
        walk.quoted.trimEnd();
        while (!plain.code.empty() && plain.code.back() == '\n')
            plain.code.pop_back();
    }
    constexpr std::size_t KeepAtMost = std::size_t{1} << 20;
    if (scratch.capacity() > KeepAtMost) {
        scratch.clear();
        scratch.shrink_to_fit();
    }
}

} // namespace

bool isAllWords(std::string_view body, Markup markup)
{
    if (body.size() != trimmed(body).size() || body.size() > std::numeric_limits<std::uint32_t>::max())
        return false;
    if (markup == Markup::Markdown || markup == Markup::RedditMarkdown)
        return body.empty() || (!isIndented(body) && shapeOf(body) == Shape::Simple);
    return markup == Markup::Plain;
}

PlainText plainText(std::string_view body, Markup markup, KeepRuns keep)
{
    if (markup == Markup::Mail)
        return mailText(body, keep);
    if (markup == Markup::DiscourseMarkdown)
        return discourseText(body, keep);
    if (markup == Markup::Html || markup == Markup::FourChanHtml)
        return plainTextFromHtml(body, keep, markup == Markup::Html ? StruckOut::Dropped : StruckOut::Kept);
    if (markup == Markup::Slack)
        return slackText(body, keep);
    PlainText plain;
    std::vector<SourceRun> *const runs = keep == KeepRuns::Yes ? &plain.runs : nullptr;
    const std::string_view words = trimmed(body);
    if (words.empty() || body.size() > std::numeric_limits<std::uint32_t>::max())
        return plain;

    const Shape shape = markup == Markup::Plain ? Shape::Simple
                        : isIndented(body)      ? Shape::Markup
                                                : shapeOf(words);
    if (shape == Shape::Simple) {
        plain.text = words;
        if (runs) {
            const auto size = static_cast<std::uint32_t>(words.size());
            runs->push_back({0, size, static_cast<std::uint32_t>(words.data() - body.data()), size});
        }
        return plain;
    }
    if (shape == Shape::SimpleButRagged) {
        const Base base{.text = body};
        Flow flow(plain.text, runs, base);
        plain.text.reserve(words.size());
        copyLines(base, flow);
        return plain;
    }

    Base base{.text = body};
    thread_local std::string decoded;
    thread_local std::vector<Entity> entities;
    if (markup == Markup::RedditMarkdown && body.find('&') != std::string_view::npos) {
        decodeTransport(body, decoded, entities);
        if (!entities.empty()) {
            base.text = decoded;
            base.entities = &entities;
        }
    }
    parseMarkdown(base, plain, runs);
    return plain;
}

std::pair<std::size_t, std::size_t> bodySpan(const PlainText &plain, std::size_t begin, std::size_t end)
{
    if (begin >= end)
        return {0, 0};
    const auto &runs = plain.runs;
    const auto first = std::partition_point(runs.begin(), runs.end(), [begin](const SourceRun &run) {
        return run.plain + run.plainLength <= begin;
    });
    const auto behind = std::partition_point(first, runs.end(), [end](const SourceRun &run) { return run.plain < end; });
    if (first == behind)
        return {0, 0};
    const SourceRun &last = *(behind - 1);
    std::size_t from = first->body;
    if (first->plain < begin && first->plainLength == first->bodyLength)
        from += begin - first->plain;
    std::size_t to = last.body + last.bodyLength;
    if (last.plain + last.plainLength > end && last.plainLength == last.bodyLength)
        to = last.body + (end - last.plain);
    return {from, to};
}

} // namespace parlance::text
