// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading/posttext.h"

#include "core/text/html.h"
#include "core/text/slack.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <optional>
#include <utility>

namespace parlance::ui {

namespace {

constexpr std::size_t longestAddress = 2048;

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isPunctuation(char c)
{
    return std::strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", c) != nullptr && c != '\0';
}

bool isWordByte(char c)
{
    const auto u = static_cast<unsigned char>(c);
    return u >= 0x80 || (u >= '0' && u <= '9') || (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z');
}

bool startsWithNoCase(std::string_view text, std::string_view lower)
{
    if (text.size() < lower.size())
        return false;
    for (std::size_t i = 0; i < lower.size(); ++i)
        if ((text[i] | 0x20) != lower[i] && text[i] != lower[i])
            return false;
    return true;
}

/// Bytes with the stretch of the body that each came from.
struct Mapped
{
    std::string bytes;
    std::vector<std::uint32_t> from, to;

    void add(char c, std::size_t begin, std::size_t end)
    {
        bytes.push_back(c);
        from.push_back(static_cast<std::uint32_t>(begin));
        to.push_back(static_cast<std::uint32_t>(end));
    }
};

/// The transport's entities, decoded once.
Mapped decode(std::string_view body)
{
    Mapped out;
    out.bytes.reserve(body.size());
    out.from.reserve(body.size());
    out.to.reserve(body.size());
    for (std::size_t i = 0; i < body.size();) {
        const std::string_view rest = body.substr(i, 5);
        if (rest == "&amp;") {
            out.add('&', i, i + 5);
            i += 5;
        } else if (rest.substr(0, 4) == "&lt;") {
            out.add('<', i, i + 4);
            i += 4;
        } else if (rest.substr(0, 4) == "&gt;") {
            out.add('>', i, i + 4);
            i += 4;
        } else {
            if (body[i] != '\r')
                out.add(body[i], i, i + 1);
            ++i;
        }
    }
    return out;
}

/// A character reference at `at`. \returns its text and length.
std::optional<std::pair<QString, std::size_t>> reference(std::string_view text, std::size_t at)
{
    const std::size_t end = text.substr(at, 12).find(';');
    if (end == std::string_view::npos || end < 2)
        return std::nullopt;
    const std::string_view name = text.substr(at + 1, end - 1);
    char32_t code = 0;
    if (name[0] == '#') {
        const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
        const std::string digits(name.substr(hex ? 2 : 1));
        if (digits.empty() || digits.find_first_not_of(hex ? "0123456789abcdefABCDEF" : "0123456789") != std::string::npos)
            return std::nullopt;
        code = static_cast<char32_t>(std::strtoul(digits.c_str(), nullptr, hex ? 16 : 10));
        if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
            code = 0xFFFD;
    } else {
        static const std::map<std::string_view, char32_t> names{
            {"amp", U'&'},    {"lt", U'<'},     {"gt", U'>'},     {"quot", U'"'},   {"apos", U'\''}, {"nbsp", 0xA0},
            {"hellip", 0x2026}, {"mdash", 0x2014}, {"ndash", 0x2013}, {"copy", 0xA9}, {"euro", 0x20AC}, {"bull", 0x2022},
            {"lsquo", 0x2018}, {"rsquo", 0x2019}, {"ldquo", 0x201C}, {"rdquo", 0x201D}};
        const auto found = names.find(name);
        if (found == names.end())
            return std::nullopt;
        code = found->second;
    }
    // A zero-width space is how editors keep an empty line; it has no look.
    return std::pair(code == 0x200B ? QString() : QString::fromUcs4(&code, 1), end + 1);
}

/// Length of the bare address at `at`, 0 when there is none.
std::size_t addressLength(std::string_view text, std::size_t at)
{
    const std::string_view rest = text.substr(at, longestAddress);
    if (!startsWithNoCase(rest, "http://") && !startsWithNoCase(rest, "https://"))
        return 0;
    std::size_t end = 0;
    int open = 0;
    while (end < rest.size() && !isSpace(rest[end]) && rest[end] != '<' && rest[end] != '>' && rest[end] != '"'
           && rest[end] != '[' && rest[end] != ']') {
        if (rest[end] == '(')
            ++open;
        if (rest[end] == ')' && open-- == 0)
            break;
        ++end;
    }
    while (end > 0 && std::strchr(".,;:!?'*_~", rest[end - 1]))
        --end;
    return end > 8 ? end : 0;
}

/// The inline marks of one paragraph.
class Inline
{
public:
    explicit Inline(Mapped text) : m_text(std::move(text)), m_size(m_text.bytes.size()) {}

    std::vector<PostSpan> spans()
    {
        m_hidden.assign(m_size, 0);
        m_code.assign(m_size, 0);
        m_link.assign(m_size, 0);
        for (auto &depth : m_depth)
            depth.assign(m_size + 1, 0);
        scan();
        emphasise();
        return build();
    }

private:
    struct Delimiter
    {
        std::size_t at, length;
        char sign;
        bool opens, closes;
    };

    std::string_view bytes() const { return m_text.bytes; }

    void hide(std::size_t begin, std::size_t end)
    {
        std::fill(m_hidden.begin() + static_cast<std::ptrdiff_t>(begin), m_hidden.begin() + static_cast<std::ptrdiff_t>(end), 1);
    }

    void link(std::size_t begin, std::size_t end, std::string_view address)
    {
        if (!isWebAddress(address))
            return;
        m_addresses.push_back(QString::fromUtf8(address.data(), static_cast<qsizetype>(address.size())));
        std::fill(m_link.begin() + static_cast<std::ptrdiff_t>(begin), m_link.begin() + static_cast<std::ptrdiff_t>(end),
                  static_cast<std::uint32_t>(m_addresses.size()));
    }

    void scan()
    {
        const std::string_view s = bytes();
        std::vector<std::size_t> brackets;
        std::size_t spoilerEnd = 0;
        std::size_t noCode = 0;        // bits: run lengths known to have no closer
        for (std::size_t i = 0; i < m_size;) {
            const char c = s[i];
            if (c == '\\' && i + 1 < m_size && isPunctuation(s[i + 1])) {
                hide(i, i + 1);
                i += 2;
            } else if (c == '`') {
                i = codeSpan(i, noCode);
            } else if (c == '&') {
                const auto found = reference(s, i);
                if (found) {
                    m_references.emplace(i, *found);
                    i += found->second;
                } else {
                    ++i;
                }
            } else if (const std::size_t length = (c | 0x20) == 'h' && (i == 0 || !isWordByte(s[i - 1])) ? addressLength(s, i) : 0;
                       length > 0) {
                link(i, i + length, s.substr(i, length));
                i += length;
            } else if (c == '[') {
                brackets.push_back(i++);
            } else if (c == ']' && !brackets.empty()) {
                const std::size_t open = brackets.back();
                brackets.pop_back();
                const std::size_t after = linkTail(i, open);
                if (after > i + 1)
                    brackets.clear(); // no link within a link
                i = after;
            } else if (c == '>' && i + 1 < m_size && s[i + 1] == '!') {
                // One look ahead serves all spoilers before the end it found.
                if (spoilerEnd < i + 2)
                    spoilerEnd = s.find("!<", i + 2);
                if (spoilerEnd != std::string_view::npos) {
                    hide(i, i + 2);
                    hide(spoilerEnd, spoilerEnd + 2);
                }
                i += 2;
            } else if (c == '*' || c == '_' || c == '~') {
                i = delimiter(i);
            } else {
                ++i;
            }
        }
    }

    std::size_t codeSpan(std::size_t at, std::size_t &noCode)
    {
        const std::string_view s = bytes();
        const auto runAt = [&](std::size_t i) {
            std::size_t length = 0;
            while (i + length < m_size && s[i + length] == '`')
                ++length;
            return length;
        };
        const std::size_t run = runAt(at);
        const std::size_t bit = std::size_t{1} << std::min<std::size_t>(run, 63);
        if (noCode & bit)
            return at + run;
        for (std::size_t i = at + run; i < m_size;) {
            i = s.find('`', i);
            if (i == std::string_view::npos)
                break;
            const std::size_t other = runAt(i);
            if (other == run) {
                hide(at, at + run);
                hide(i, i + run);
                std::fill(m_code.begin() + static_cast<std::ptrdiff_t>(at + run), m_code.begin() + static_cast<std::ptrdiff_t>(i), 1);
                return i + run;
            }
            i += other;
        }
        noCode |= bit;
        return at + run;
    }

    /// At the ']' of "[words](address)". \returns where to go on.
    std::size_t linkTail(std::size_t at, std::size_t open)
    {
        const std::string_view s = bytes();
        if (at + 1 >= m_size || s[at + 1] != '(')
            return at + 1;
        std::size_t i = at + 2;
        while (i < m_size && isSpace(s[i]))
            ++i;
        const bool angled = i < m_size && s[i] == '<';
        if (angled)
            ++i;
        const std::size_t begin = i;
        int depth = 0;
        const std::size_t limit = std::min(m_size, begin + longestAddress);
        for (; i < limit && !isSpace(s[i]) && !(angled && s[i] == '>'); ++i) {
            if (s[i] == '\\' && i + 1 < limit) {
                ++i;
                continue;
            }
            if (s[i] == '(')
                ++depth;
            if (s[i] == ')' && depth-- == 0)
                break;
        }
        const std::size_t end = std::min(i, m_size);
        if (angled && i < limit)
            ++i;
        while (i < limit && isSpace(s[i]))
            ++i;
        if (i < limit && (s[i] == '"' || s[i] == '\'')) { // a title
            const std::size_t quote = s.substr(0, limit).find(s[i], i + 1);
            if (quote == std::string_view::npos)
                return at + 1;
            i = quote + 1;
            while (i < limit && isSpace(s[i]))
                ++i;
        }
        if (i >= limit || s[i] != ')')
            return at + 1;
        const std::string_view address = s.substr(begin, end - begin);
        // An address that may not be opened stays visible: it is what the author wrote.
        if (!isWebAddress(address))
            return at + 1;
        const bool image = open > 0 && s[open - 1] == '!';
        hide(image ? open - 1 : open, open + 1);
        link(open + 1, at, address);
        hide(at, i + 1);
        return i + 1;
    }

    std::size_t delimiter(std::size_t at)
    {
        const std::string_view s = bytes();
        std::size_t length = 1;
        while (at + length < m_size && s[at + length] == s[at])
            ++length;
        const char before = at > 0 ? s[at - 1] : ' ';
        const char after = at + length < m_size ? s[at + length] : ' ';
        bool opens = !isSpace(after) && (!isPunctuation(after) || isSpace(before) || isPunctuation(before));
        bool closes = !isSpace(before) && (!isPunctuation(before) || isSpace(after) || isPunctuation(after));
        if (s[at] == '_') {
            const bool both = opens && closes;
            opens = opens && (!both || isPunctuation(before));
            closes = closes && (!both || isPunctuation(after));
        }
        if (s[at] != '~' || length == 2)
            m_delimiters.push_back({at, length, s[at], opens, closes});
        return at + length;
    }

    void emphasise()
    {
        std::vector<Delimiter> open;
        std::array<int, 128> waiting{};
        for (Delimiter closer : m_delimiters) {
            const auto sign = static_cast<std::size_t>(closer.sign);
            while (closer.closes && closer.length > 0 && waiting[sign] > 0) {
                while (open.back().sign != closer.sign) {
                    --waiting[static_cast<std::size_t>(open.back().sign)];
                    open.pop_back();
                }
                Delimiter &opener = open.back();
                const std::size_t used = std::min({opener.length, closer.length, std::size_t{2}});
                const std::size_t from = opener.at + opener.length - used;
                hide(from, from + used);
                hide(closer.at, closer.at + used);
                auto &depth = m_depth[closer.sign == '~' ? 2 : used == 2 ? 0 : 1];
                ++depth[from];
                --depth[closer.at + used];
                opener.length -= used;
                closer.at += used;
                closer.length -= used;
                if (opener.length == 0) {
                    --waiting[sign];
                    open.pop_back();
                }
            }
            if (closer.opens && closer.length > 0) {
                open.push_back(closer);
                ++waiting[sign];
            }
        }
    }

    std::vector<PostSpan> build()
    {
        std::vector<PostSpan> spans;
        const std::string_view s = bytes();
        std::array<int, 3> depth{};
        std::uint32_t lastLink = 0;
        for (std::size_t i = 0; i < m_size;) {
            for (std::size_t k = 0; k < depth.size(); ++k)
                depth[k] += m_depth[k][i];
            if (m_hidden[i]) {
                ++i;
                continue;
            }
            std::uint8_t style = PostSpan::Plain;
            if (m_code[i]) {
                style = PostSpan::Code;
            } else {
                style |= depth[0] > 0 ? PostSpan::Strong : 0;
                style |= depth[1] > 0 ? PostSpan::Emphasis : 0;
                style |= depth[2] > 0 ? PostSpan::Struck : 0;
            }
            // A gap in the source ends a span, so that within one the bytes are a verbatim stretch.
            if (spans.empty() || spans.back().style != style || lastLink != m_link[i] || spans.back().end != m_text.from[i]) {
                spans.emplace_back();
                spans.back().style = style;
                if (m_link[i])
                    spans.back().link = m_addresses[m_link[i] - 1];
                lastLink = m_link[i];
            }
            PostSpan &span = spans.back();
            std::size_t length = 1;
            if (const auto found = m_references.find(i); found != m_references.end() && !m_code[i]) {
                length = found->second.second;
                span.text += found->second.first;
            } else if (static_cast<unsigned char>(s[i]) < 0x80) {
                span.text += s[i] == '\n' ? QChar(u' ') : QChar(QLatin1Char(s[i]));
            } else {
                while (i + length < m_size && (static_cast<unsigned char>(s[i + length]) & 0xC0) == 0x80 && length < 4)
                    ++length;
                span.text += QString::fromUtf8(s.data() + i, static_cast<qsizetype>(length));
            }
            span.from.resize(static_cast<std::size_t>(span.text.size()), m_text.from[i]);
            for (std::size_t k = 1; k < length; ++k)
                for (std::size_t d = 0; d < depth.size(); ++d)
                    depth[d] += m_depth[d][i + k];
            i += length;
            span.end = m_text.to[i - 1];
        }
        std::erase_if(spans, [](const PostSpan &span) { return span.text.isEmpty(); });
        return spans;
    }

    Mapped m_text;
    std::size_t m_size;
    std::vector<char> m_hidden, m_code;
    std::vector<std::uint32_t> m_link; ///< index into m_addresses + 1
    std::vector<QString> m_addresses;
    std::map<std::size_t, std::pair<QString, std::size_t>> m_references;
    std::vector<Delimiter> m_delimiters;
    std::array<std::vector<int>, 3> m_depth; ///< changes of depth: strong, emphasis, struck
};

/// The blocks of a body, line by line.
class Blocks
{
public:
    explicit Blocks(std::string_view body) : m_source(decode(body)) {}

    std::vector<PostBlock> read()
    {
        const std::string_view s = m_source.bytes;
        for (std::size_t at = 0; at < s.size();) {
            std::size_t end = s.find('\n', at);
            if (end == std::string_view::npos)
                end = s.size();
            line(at, end);
            at = end + 1;
        }
        close();
        return std::move(m_blocks);
    }

private:
    std::string_view slice(std::size_t begin, std::size_t end) const
    {
        return std::string_view(m_source.bytes).substr(begin, end - begin);
    }

    void line(std::size_t begin, std::size_t end)
    {
        const std::string_view s = m_source.bytes;
        std::size_t at = begin;
        int quoted = 0;
        for (;;) {
            std::size_t sign = at;
            while (sign < end && sign - at < 3 && s[sign] == ' ')
                ++sign;
            if (sign >= end || s[sign] != '>' || (sign + 1 < end && s[sign + 1] == '!'))
                break;
            ++quoted;
            at = sign + 1;
            if (at < end && s[at] == ' ')
                ++at;
        }
        std::size_t words = at;
        while (words < end && (s[words] == ' ' || s[words] == '\t'))
            ++words;
        const std::string_view text = slice(words, end);

        if (m_fence != 0) {
            if (text.substr(0, 3) == std::string(3, m_fence)) {
                m_fence = 0;
                close();
            } else {
                code(std::min(at, end), end);
            }
            return;
        }
        if (text.empty()) {
            if (m_open && m_block.kind == PostBlock::Code && !m_fence)
                m_blankInCode = true;
            else
                close();
            m_lastBlank = true;
            return;
        }
        const bool wasBlank = std::exchange(m_lastBlank, false);
        const bool running = m_open && m_block.kind != PostBlock::Code;
        if (text.substr(0, 3) == "```" || text.substr(0, 3) == "~~~") {
            start(PostBlock::Code, quoted);
            m_fence = text[0];
            return;
        }
        const std::size_t indent = words - at;
        const bool tab = slice(at, words).find('\t') != std::string_view::npos;
        if ((indent >= 4 || tab) && !running && !(m_inList && !m_open)) {
            if (!m_open || m_block.quoted != quoted)
                start(PostBlock::Code, quoted);
            if (std::exchange(m_blankInCode, false))
                m_text.add('\n', m_source.from[at], m_source.from[at]);
            code(std::min(at + (tab ? 1 : 4), words), end);
            return;
        }
        if (m_open && m_block.kind == PostBlock::Code)
            close();

        if (text[0] == '#' && !text.substr(0, 7).empty()) {
            std::size_t level = 0;
            while (level < text.size() && text[level] == '#')
                ++level;
            if (level <= 6) {
                std::size_t from = words + level;
                while (from < end && s[from] == ' ')
                    ++from;
                start(PostBlock::Heading, quoted);
                m_inList = false;
                append(from, end);
                close();
                return;
            }
        }
        if (text.size() >= 3 && (text[0] == '-' || text[0] == '*' || text[0] == '_')
            && std::all_of(text.begin(), text.end(), [&](char c) { return c == text[0] || c == ' '; })
            && std::count(text.begin(), text.end(), text[0]) >= 3) {
            start(PostBlock::Line, quoted);
            m_inList = false;
            close();
            return;
        }
        if (const std::size_t mark = itemMark(text); mark > 0) {
            start(PostBlock::Item, quoted);
            m_block.level = static_cast<int>(std::min<std::size_t>(indent / 2, 6));
            m_block.mark = mark > 2 || (text[0] >= '0' && text[0] <= '9')
                               ? QString::fromLatin1(text.data(), static_cast<qsizetype>(mark - 1)).trimmed()
                               : QString(QChar(0x2022));
            m_inList = true;
            append(words + mark, end);
            return;
        }
        if (running && (m_block.quoted == quoted || (quoted == 0 && m_block.quoted > 0))) {
            // A line without '>' right after quoted ones still belongs to the quotation, as Markdown has it.
            lineBreak(begin);
            append(words, end);
            return;
        }
        if (!(m_inList && indent >= 2 && wasBlank))
            m_inList = false;
        start(PostBlock::Paragraph, quoted);
        append(words, end);
    }

    /// Length of "- " or "12. " at the start; 0: none.
    static std::size_t itemMark(std::string_view text)
    {
        if (text.size() >= 2 && (text[0] == '-' || text[0] == '*' || text[0] == '+') && text[1] == ' ')
            return 2;
        std::size_t digits = 0;
        while (digits < text.size() && digits < 9 && text[digits] >= '0' && text[digits] <= '9')
            ++digits;
        if (digits > 0 && digits + 1 < text.size() && (text[digits] == '.' || text[digits] == ')') && text[digits + 1] == ' ')
            return digits + 2;
        return 0;
    }

    void start(PostBlock::Kind kind, int quoted)
    {
        close();
        m_open = true;
        m_block = {};
        m_block.kind = kind;
        m_block.quoted = quoted;
        m_blankInCode = false;
    }

    void append(std::size_t begin, std::size_t end)
    {
        for (std::size_t i = begin; i < end; ++i)
            m_text.add(m_source.bytes[i], m_source.from[i], m_source.to[i]);
    }

    void code(std::size_t begin, std::size_t end)
    {
        if (!m_text.bytes.empty())
            m_text.add('\n', m_text.to.back(), m_source.from[std::min(begin, m_source.from.size() - 1)]);
        append(begin, end);
    }

    void lineBreak(std::size_t begin)
    {
        // Two spaces or a backslash before the line's end are a break; else lines of a paragraph run on.
        std::string &s = m_text.bytes;
        const bool hard = (s.size() >= 2 && s[s.size() - 1] == ' ' && s[s.size() - 2] == ' ') || (!s.empty() && s.back() == '\\');
        if (!s.empty() && s.back() == '\\') {
            s.pop_back();
            m_text.from.pop_back();
            m_text.to.pop_back();
        }
        const std::uint32_t before = m_text.to.empty() ? m_source.from[begin] : m_text.to.back();
        if (hard) { // U+2028, a line within a paragraph
            for (const char c : {'\xE2', '\x80', '\xA8'})
                m_text.add(c, before, m_source.from[begin]);
        } else {
            m_text.add('\n', before, m_source.from[begin]);
        }
    }

    void close()
    {
        if (!m_open)
            return;
        m_open = false;
        Mapped text = std::exchange(m_text, {});
        if (m_block.kind == PostBlock::Code) {
            PostSpan span;
            span.style = PostSpan::Code;
            for (std::size_t i = 0; i < text.bytes.size();) {
                std::size_t length = 1;
                while (i + length < text.bytes.size() && (static_cast<unsigned char>(text.bytes[i + length]) & 0xC0) == 0x80
                       && length < 4)
                    ++length;
                span.text += QString::fromUtf8(text.bytes.data() + i, static_cast<qsizetype>(length));
                span.from.resize(static_cast<std::size_t>(span.text.size()), text.from[i]);
                i += length;
                span.end = text.to[i - 1];
            }
            if (!span.text.isEmpty())
                m_block.spans.push_back(std::move(span));
        } else {
            m_block.spans = Inline(std::move(text)).spans();
        }
        if (!m_block.spans.empty() || m_block.kind == PostBlock::Line)
            m_blocks.push_back(std::move(m_block));
    }

    Mapped m_source;
    std::vector<PostBlock> m_blocks;
    PostBlock m_block;
    Mapped m_text;
    bool m_open = false;
    bool m_inList = false;
    bool m_lastBlank = true;
    bool m_blankInCode = false;
    char m_fence = 0;
};

/// Text without markup, line by line. \param quotes  lines that begin with > are words of others.
std::vector<PostBlock> linesOf(std::string_view body, bool quotes)
{
    std::vector<PostBlock> blocks;
    PostBlock block;
    PostSpan span;
    const auto close = [&] {
        if (!span.text.isEmpty()) {
            block.spans.push_back(std::exchange(span, {}));
            blocks.push_back(std::exchange(block, {}));
        }
    };
    for (std::size_t at = 0; at < body.size();) {
        std::size_t end = body.find('\n', at);
        const std::size_t next = end == std::string_view::npos ? body.size() : end + 1;
        end = std::min(end, body.size());
        if (end > at && body[end - 1] == '\r')
            --end;
        int depth = 0;
        while (quotes && at < end && (body[at] == '>' || (depth > 0 && body[at] == ' '))) {
            depth += body[at] == '>' ? 1 : 0;
            ++at;
        }
        const bool blank = body.substr(at, end - at).find_first_not_of(" \t") == std::string_view::npos;
        if (blank || depth != block.quoted)
            close();
        block.quoted = depth;
        if (!blank && !span.text.isEmpty()) {
            span.text += QChar(QChar::LineSeparator);
            span.from.push_back(static_cast<std::uint32_t>(at));
        }
        while (!blank && at < end) {
            std::size_t length = 1;
            while (at + length < end && length < 4 && (static_cast<unsigned char>(body[at + length]) & 0xC0) == 0x80)
                ++length;
            span.text += QString::fromUtf8(body.data() + at, static_cast<qsizetype>(length));
            span.from.resize(static_cast<std::size_t>(span.text.size()), static_cast<std::uint32_t>(at));
            at += length;
            span.end = static_cast<std::uint32_t>(at);
        }
        at = next;
    }
    close();
    return blocks;
}

/// Blocks of a text that was made of the body: where they stand in it is not known.
std::vector<PostBlock> unplaced(std::vector<PostBlock> blocks)
{
    for (PostBlock &block : blocks) {
        for (PostSpan &span : block.spans) {
            span.from.clear();
            span.end = 0;
        }
    }
    return blocks;
}

} // namespace

bool isWebAddress(std::string_view address)
{
    if (!startsWithNoCase(address, "http://") && !startsWithNoCase(address, "https://"))
        return false;
    return std::none_of(address.begin(), address.end(),
                        [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; });
}

std::vector<PostBlock> readablePost(std::string_view body, Markup markup)
{
    switch (markup) {
    case Markup::Plain:
    case Markup::Mail:
        return linesOf(body, markup == Markup::Mail);
    case Markup::Html:
        return unplaced(Blocks(text::markdownFromHtml(body)).read());
    case Markup::FourChanHtml:
        return unplaced(Blocks(text::markdownFromHtml(body, text::StruckOut::Kept)).read());
    case Markup::Slack:
        return unplaced(Blocks(text::markdownFromSlack(body)).read());
    case Markup::Markdown:
    case Markup::RedditMarkdown:
    case Markup::DiscourseMarkdown:
        break;
    }
    return Blocks(body).read();
}

} // namespace parlance::ui
