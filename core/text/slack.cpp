// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/slack.h"

#include "core/text/markdownescape.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace parlance::text {

namespace {

constexpr auto npos = std::string_view::npos;

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

bool isWordByte(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || ((byte | 32) >= 'a' && (byte | 32) <= 'z');
}

struct Entity
{
    std::size_t length = 0;
    std::string_view text;
};

/// &amp; &lt; or &gt; at the beginning; length 0: none of them.
Entity entityAt(std::string_view text)
{
    if (text.starts_with("&amp;"))
        return {5, "&"};
    if (text.starts_with("&lt;"))
        return {4, "<"};
    if (text.starts_with("&gt;"))
        return {4, ">"};
    return {};
}

std::string decoded(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const Entity entity = text[at] == '&' ? entityAt(text.substr(at)) : Entity{};
        if (entity.length > 0)
            out += entity.text;
        else
            out += text[at];
        at += std::max<std::size_t>(entity.length, 1);
    }
    return out;
}

bool isAddress(std::string_view text)
{
    return text.find("://") != npos || text.starts_with("mailto:") || text.starts_with("tel:");
}

/// What stands between '<' and '>'.
struct Angle
{
    enum { Mention, Channel, Command, Link } kind = Link;
    std::string_view target; ///< id, command or address
    std::string_view label;  ///< behind the '|'; may be empty
};

Angle angleOf(std::string_view inside)
{
    Angle angle;
    const std::size_t bar = inside.find('|');
    angle.target = inside.substr(0, bar);
    angle.label = bar == npos ? std::string_view() : inside.substr(bar + 1);
    const char first = angle.target.empty() ? '\0' : angle.target.front();
    if (first == '@' || first == '#' || first == '!') {
        angle.kind = first == '@' ? Angle::Mention : first == '#' ? Angle::Channel : Angle::Command;
        angle.target.remove_prefix(1);
    }
    return angle;
}

/// How a mention, channel or command is shown; empty where it has no name.
std::string shownAs(const Angle &angle)
{
    if (angle.kind == Angle::Command && angle.label.empty()) {
        constexpr std::array<std::string_view, 4> known = {"here", "channel", "everyone", "group"};
        return std::find(known.begin(), known.end(), angle.target) != known.end() ? "@" + std::string(angle.target) : std::string();
    }
    if (angle.label.empty())
        return {};
    const std::string label = decoded(angle.label);
    if (angle.kind == Angle::Command)
        return label;
    const char sign = angle.kind == Angle::Mention ? '@' : '#';
    return label.front() == sign ? label : sign + label;
}

/// The label says no more than the address.
bool isItsAddress(const Angle &link)
{
    if (link.label.empty() || isAddress(link.label))
        return true;
    std::string_view bare = link.target;
    for (const std::string_view scheme : {"http://", "https://", "mailto:", "tel:"}) {
        if (bare.starts_with(scheme))
            bare.remove_prefix(scheme.size());
    }
    return link.label == bare || (bare.ends_with('/') && link.label == bare.substr(0, bare.size() - 1));
}

enum class Style { Bold, Italic, Struck };

/// What is made of a text.
class Sink
{
public:
    virtual ~Sink() = default;
    virtual void words(std::size_t at, std::size_t size) = 0; ///< bytes that stand for themselves
    virtual void entity(std::size_t at, const Entity &entity) = 0;
    virtual void angle(std::size_t at, std::size_t size, const Angle &angle) = 0;
    virtual void address(std::size_t at, std::size_t size) = 0;
    virtual void code(std::string_view text, bool isBlock) = 0;
    virtual void mark(Style style, bool opens) = 0;
    virtual void lineEnd() = 0;
    virtual void quote(bool begins) = 0;
};

/// Reads a text from front to back. Marks count only where Slack shows them as such: not inside words, and with both ends on
/// one line.
class Walk
{
public:
    Walk(std::string_view body, Sink &sink) : m_body(body), m_sink(sink) {}

    void run()
    {
        while (m_at < m_body.size()) {
            if (m_at == 0 || m_body[m_at - 1] == '\n')
                beginLine();
            if (m_at < m_body.size())
                step();
        }
        flush();
        closeStyles();
        if (m_quoted)
            m_sink.quote(false);
    }

private:
    void flush()
    {
        if (m_at > m_good)
            m_sink.words(m_good, m_at - m_good);
        m_good = m_at;
    }

    /// Goes behind `size` bytes that were dealt with.
    void pass(std::size_t size)
    {
        m_at += size;
        m_good = m_at;
    }

    /// The quote mark at `at`, written as an entity or bare.
    std::size_t quoteMark(std::size_t at) const
    {
        const std::string_view rest = m_body.substr(at);
        return rest.starts_with("&gt;") ? 4 : rest.starts_with('>') ? 1 : 0;
    }

    void beginLine()
    {
        m_lineEnd = std::min(m_body.find('\n', m_at), m_body.size());
        m_noCloser = {};
        const std::size_t mark = m_restQuoted ? 0 : quoteMark(m_at);
        std::size_t size = mark;
        if (mark > 0) {
            const std::size_t second = quoteMark(m_at + mark);
            const std::size_t third = second > 0 ? quoteMark(m_at + mark + second) : 0;
            if (third > 0) {
                m_restQuoted = true;
                size = mark + second + third;
            }
        }
        const bool quoted = m_restQuoted || mark > 0;
        if (quoted != m_quoted)
            m_sink.quote(quoted);
        m_quoted = quoted;
        pass(size);
    }

    void step()
    {
        const char c = m_body[m_at];
        switch (c) {
        case '\n':
            flush();
            closeStyles();
            m_sink.lineEnd();
            pass(1);
            break;
        case '&':
            if (const Entity entity = entityAt(m_body.substr(m_at)); entity.length > 0) {
                flush();
                m_sink.entity(m_at, entity);
                pass(entity.length);
            } else {
                ++m_at;
            }
            break;
        case '<':
            angle();
            break;
        case '`':
            code();
            break;
        case '*':
            mark(Style::Bold);
            break;
        case '_':
            mark(Style::Italic);
            break;
        case '~':
            mark(Style::Struck);
            break;
        case ':':
            address();
            break;
        default:
            ++m_at;
        }
    }

    void angle()
    {
        const std::size_t end = m_body.find_first_of("<>\n", m_at + 1);
        if (end == npos || m_body[end] != '>' || end == m_at + 1) {
            ++m_at;
            return;
        }
        flush();
        m_sink.angle(m_at, end + 1 - m_at, angleOf(m_body.substr(m_at + 1, end - m_at - 1)));
        pass(end + 1 - m_at);
    }

    void code()
    {
        if (m_body.substr(m_at).starts_with("```")) {
            const std::size_t end = m_noFence ? npos : m_body.find("```", m_at + 3);
            if (end != npos && end > m_at + 3) {
                flush();
                closeStyles();
                m_sink.code(m_body.substr(m_at + 3, end - m_at - 3), true);
                pass(end + 3 - m_at);
                if (end >= m_lineEnd) { // what follows is on another line
                    m_lineEnd = std::min(m_body.find('\n', m_at), m_body.size());
                    m_noCloser = {};
                }
                return;
            }
            m_noFence = m_noFence || end == npos;
            m_at += 3;
            return;
        }
        const std::size_t end = m_body.find_first_of("`\n", m_at + 1);
        if (end == npos || m_body[end] != '`' || end == m_at + 1) {
            ++m_at;
            return;
        }
        flush();
        m_sink.code(m_body.substr(m_at + 1, end - m_at - 1), false);
        pass(end + 1 - m_at);
    }

    char before(std::size_t at) const { return at == 0 ? '\n' : m_body[at - 1]; }
    char behind(std::size_t at) const { return at + 1 < m_body.size() ? m_body[at + 1] : '\n'; }

    bool canClose(std::size_t at) const
    {
        const char c = m_body[at];
        const char last = before(at);
        const char next = behind(at);
        return !isBlank(last) && last != '\n' && last != c && !isWordByte(next) && next != c;
    }

    bool hasCloser(Style style)
    {
        auto &none = m_noCloser[static_cast<std::size_t>(style)];
        if (none)
            return false;
        const std::string_view line = m_body.substr(0, m_lineEnd);
        const char c = m_body[m_at];
        for (std::size_t at = line.find(c, m_at + 2); at != npos; at = line.find(c, at + 1)) {
            if (canClose(at))
                return true;
        }
        none = true;
        return false;
    }

    void mark(Style style)
    {
        bool &open = m_open[static_cast<std::size_t>(style)];
        const char c = m_body[m_at];
        if (open ? !canClose(m_at)
                 : isWordByte(before(m_at)) || before(m_at) == c || isBlank(behind(m_at)) || behind(m_at) == '\n' || behind(m_at) == c
                     || !hasCloser(style)) {
            ++m_at;
            return;
        }
        flush();
        open = !open;
        m_sink.mark(style, open);
        pass(1);
    }

    void closeStyles()
    {
        for (const Style style : {Style::Struck, Style::Italic, Style::Bold}) {
            if (std::exchange(m_open[static_cast<std::size_t>(style)], false))
                m_sink.mark(style, false);
        }
    }

    /// "://" of an address that stands by itself: integrations write them so.
    void address()
    {
        std::size_t begin = m_at;
        while (begin > m_good && isWordByte(m_body[begin - 1]))
            --begin;
        const std::string_view scheme = m_body.substr(begin, m_at - begin);
        if ((scheme != "http" && scheme != "https" && scheme != "ftp") || !m_body.substr(m_at).starts_with("://")) {
            ++m_at;
            return;
        }
        std::size_t end = m_at + 3;
        while (end < m_body.size() && static_cast<unsigned char>(m_body[end]) > ' ' && std::string_view("<>|\"`").find(m_body[end]) == npos)
            ++end;
        while (end > m_at + 3 && std::string_view(".,;:!?)'*_~").find(m_body[end - 1]) != npos)
            --end;
        if (end == m_at + 3) {
            ++m_at;
            return;
        }
        m_at = begin;
        flush();
        m_sink.address(begin, end - begin);
        pass(end - begin);
    }

    std::string_view m_body;
    Sink &m_sink;
    std::size_t m_at = 0;
    std::size_t m_good = 0; ///< bytes from here to m_at are words that the sink has not got yet
    std::size_t m_lineEnd = 0;
    bool m_quoted = false;
    bool m_restQuoted = false; ///< behind >>>
    bool m_noFence = false;    ///< no ``` follows
    std::array<bool, 3> m_open{};
    std::array<bool, 3> m_noCloser{};
};

/// Words that grow, with what separates them and where they came from.
class Words
{
public:
    Words(std::string &out, std::vector<SourceRun> *runs) : m_out(out), m_runs(runs) {}

    void lineEnd()
    {
        m_breaks = std::min(m_breaks + 1, 2);
        m_hole = false;
    }
    void paragraph() { m_breaks = 2; }
    void hole() { m_hole = true; }

    /// \param text  what `size` bytes at `at` of the body stand for.
    void add(std::string_view text, std::size_t at, std::size_t size)
    {
        const bool same = text.size() == size;
        if (m_out.empty() || m_breaks > 0 || (m_hole && isBlank(m_out.back()))) {
            while (same && !text.empty() && isBlank(text.front())) {
                text.remove_prefix(1);
                ++at;
                --size;
            }
        }
        if (text.empty())
            return;
        if (m_hole && m_breaks == 0 && std::string_view(".,;:!?)").find(text.front()) != npos)
            trimEnd();
        if (m_breaks > 0) {
            trimEnd();
            if (!m_out.empty())
                m_out.append(static_cast<std::size_t>(m_breaks), '\n');
        }
        m_breaks = 0;
        m_hole = false;
        if (m_runs) {
            const auto plain = static_cast<std::uint32_t>(m_out.size());
            SourceRun *last = m_runs->empty() ? nullptr : &m_runs->back();
            if (same && last && last->plainLength == last->bodyLength && last->plain + last->plainLength == plain
                && last->body + last->bodyLength == at) {
                last->plainLength += static_cast<std::uint32_t>(size);
                last->bodyLength += static_cast<std::uint32_t>(size);
            } else {
                m_runs->push_back({plain, static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(at),
                                   static_cast<std::uint32_t>(size)});
            }
        }
        m_out += text;
    }

    void trimEnd()
    {
        while (!m_out.empty() && (isBlank(m_out.back()) || m_out.back() == '\n'))
            m_out.pop_back();
        while (m_runs && !m_runs->empty() && m_runs->back().plain + m_runs->back().plainLength > m_out.size()) {
            SourceRun &last = m_runs->back();
            if (last.plain >= m_out.size()) {
                m_runs->pop_back();
                continue;
            }
            const auto kept = static_cast<std::uint32_t>(m_out.size() - last.plain);
            if (last.plainLength == last.bodyLength)
                last.bodyLength = kept;
            last.plainLength = kept;
        }
    }

private:
    std::string &m_out;
    std::vector<SourceRun> *m_runs;
    int m_breaks = 0;
    bool m_hole = false;
};

class PlainSink final : public Sink
{
public:
    PlainSink(std::string_view body, PlainText &plain, KeepRuns keep)
        : m_body(body), m_code(plain.code), m_text(plain.text, keep == KeepRuns::Yes ? &plain.runs : nullptr), m_quoted(plain.quoted, nullptr)
    {
    }

    void words(std::size_t at, std::size_t size) override { add(m_body.substr(at, size), at, size); }
    void entity(std::size_t at, const Entity &entity) override { add(entity.text, at, entity.length); }
    void angle(std::size_t at, std::size_t size, const Angle &angle) override
    {
        if (angle.kind != Angle::Link) {
            const std::string shown = shownAs(angle);
            if (shown.empty())
                flow().hole();
            else
                add(shown, at, size);
        } else if (isItsAddress(angle)) {
            if (isAddress(angle.target))
                flow().hole();
            else // "<stdin>": nothing that Slack writes
                addDecoded(at, size);
        } else {
            addDecoded(static_cast<std::size_t>(angle.label.data() - m_body.data()), angle.label.size());
        }
    }
    void address(std::size_t, std::size_t) override { flow().hole(); }
    void code(std::string_view text, bool isBlock) override
    {
        flow().hole();
        if (m_struck)
            return;
        if (isBlock)
            flow().paragraph();
        while (!text.empty() && (text.front() == '\n' || text.front() == '\r'))
            text.remove_prefix(1);
        while (!text.empty() && (text.back() == '\n' || isBlank(text.back())))
            text.remove_suffix(1);
        if (!m_code.empty() && !text.empty())
            m_code += '\n';
        m_code += decoded(text);
    }
    void mark(Style style, bool opens) override
    {
        if (style != Style::Struck)
            return;
        m_struck = opens;
        flow().hole();
    }
    void lineEnd() override { flow().lineEnd(); }
    void quote(bool begins) override
    {
        flow().paragraph();
        m_inQuote = begins;
        flow().paragraph();
    }
    void end()
    {
        m_text.trimEnd();
        m_quoted.trimEnd();
    }

private:
    Words &flow() { return m_inQuote ? m_quoted : m_text; }
    void add(std::string_view text, std::size_t at, std::size_t size)
    {
        if (!m_struck)
            flow().add(text, at, size);
    }
    void addDecoded(std::size_t at, std::size_t size)
    {
        const std::size_t end = at + size;
        std::size_t good = at;
        while (at < end) {
            const Entity entity = m_body[at] == '&' ? entityAt(m_body.substr(at, end - at)) : Entity{};
            if (entity.length == 0) {
                ++at;
                continue;
            }
            if (at > good)
                words(good, at - good);
            add(entity.text, at, entity.length);
            at += entity.length;
            good = at;
        }
        if (at > good)
            words(good, at - good);
    }

    std::string_view m_body;
    std::string &m_code;
    Words m_text, m_quoted;
    bool m_inQuote = false;
    bool m_struck = false;
};

class MarkdownSink final : public Sink
{
public:
    explicit MarkdownSink(std::string_view body) : m_body(body) {}

    void words(std::size_t at, std::size_t size) override
    {
        std::string_view text = m_body.substr(at, size);
        while (m_line.empty() && (m_inQuote || m_afterBlock) && !text.empty() && isBlank(text.front()))
            text.remove_prefix(1);
        appendWords(line(), text);
    }
    void entity(std::size_t, const Entity &entity) override { appendWords(line(), entity.text); }
    void angle(std::size_t at, std::size_t size, const Angle &angle) override
    {
        if (angle.kind == Angle::Link) {
            if (angle.label.empty() && !isAddress(angle.target))
                appendWords(line(), decoded(m_body.substr(at, size)));
            else
                appendLink(line(), decoded(angle.label.empty() ? angle.target : angle.label), decoded(angle.target));
            return;
        }
        const std::string shown = shownAs(angle);
        const std::string_view sign = angle.kind == Angle::Channel ? "#" : "@";
        appendWords(line(), shown.empty() ? std::string(sign) + std::string(angle.target) : shown);
    }
    void address(std::size_t at, std::size_t size) override
    {
        const std::string target = decoded(m_body.substr(at, size));
        appendLink(line(), target, target);
    }
    void code(std::string_view text, bool isBlock) override
    {
        if (!isBlock) {
            appendCodeSpan(line(), decoded(text));
            return;
        }
        while (!text.empty() && (text.front() == '\n' || text.front() == '\r'))
            text.remove_prefix(1);
        const std::string code = decoded(text);
        endBlock();
        std::string block;
        appendCodeBlock(block, code);
        while (!block.empty() && block.back() == '\n')
            block.pop_back();
        m_line = std::move(block);
        endBlock();
        m_afterBlock = true;
    }
    void mark(Style style, bool opens) override
    {
        constexpr std::array<std::string_view, 3> marks = {"**", "_", "~~"};
        (void)opens;
        line() += marks[static_cast<std::size_t>(style)];
    }
    void lineEnd() override
    {
        if (m_line.find_first_not_of(" \t\r") != npos) {
            endLine(1);
        } else {
            m_line.clear();
            m_gap = 2;
        }
        m_afterBlock = false;
    }
    void quote(bool begins) override
    {
        endBlock();
        m_inQuote = begins;
    }
    std::string take()
    {
        endLine(0);
        return std::move(m_out);
    }

private:
    std::string &line()
    {
        m_afterBlock = m_afterBlock && m_line.empty();
        return m_line;
    }

    void endBlock()
    {
        endLine(2);
        m_gap = 2;
    }

    /// Puts the line to the others. \param gap  behind it: 1 a line break, 2 a blank line.
    void endLine(int gap)
    {
        while (!m_line.empty() && isBlank(m_line.back()))
            m_line.pop_back();
        if (m_line.empty())
            return;
        if (!m_out.empty())
            m_out += m_gap >= 2 ? (m_inQuote && m_wasQuote ? "\n>\n" : "\n\n") : "  \n";
        m_wasQuote = m_inQuote;
        std::string_view rest = m_line;
        for (bool first = true; first || !rest.empty(); first = false) {
            const std::size_t end = rest.find('\n');
            m_out.append(first ? "" : "\n").append(m_inQuote ? "> " : "").append(rest.substr(0, end));
            rest = end == npos ? std::string_view() : rest.substr(end + 1);
        }
        m_line.clear();
        m_gap = gap;
    }

    std::string_view m_body;
    std::string m_out;
    std::string m_line;
    int m_gap = 0;
    bool m_inQuote = false;
    bool m_wasQuote = false;
    bool m_afterBlock = false; ///< on the line on which a code block ended
};

} // namespace

PlainText slackText(std::string_view body, KeepRuns keep)
{
    PlainText plain;
    if (body.size() > std::numeric_limits<std::uint32_t>::max())
        return plain;
    PlainSink sink(body, plain, keep);
    Walk(body, sink).run();
    sink.end();
    return plain;
}

std::string markdownFromSlack(std::string_view body)
{
    MarkdownSink sink(body);
    Walk(body, sink).run();
    return sink.take();
}

} // namespace parlance::text
