// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/markdownmasks.h"

#include "core/base/ascii.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <vector>

namespace parlance::text {

namespace {

// Bounds on what md4c gets to see. Each is far above real posts and keeps one of its costs linear.
constexpr std::size_t MaxMarkers = 32;        // containers opened by one line; each line walks all of them
constexpr std::size_t MaxIndent = 64;         // blanks before a line's text, which list items nest by
constexpr std::size_t MaxBrackets = 32;       // '[' open at a time; each pair's label is read again
constexpr std::size_t MaxStrikes = 8;         // ~~ open at a time; each close walks back over all of them
constexpr std::size_t MaxLineSteps = 1 << 22; // md4c counts lines from the paragraph's first for each '['
constexpr std::size_t MaxDefinitionSteps = 1
                                           << 24; // bytes x '[': each use of [label]: target reads the target

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
        while (begin > m_addressEnd && i - begin < 16 &&
               (isAlnum(m_base[begin - 1]) || m_base[begin - 1] == '+' || m_base[begin - 1] == '-'))
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
            } else if ((c == 0xE2 && at(end + 1) == '\x80') || (c == 0xE3 && at(end + 1) == '\x80') ||
                       (c == 0xEF && at(end + 1) == '\xBC')) {
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

} // namespace

std::string_view masked(std::string_view base, std::string &scratch)
{
    return Masker(base, scratch).run();
}

} // namespace parlance::text
