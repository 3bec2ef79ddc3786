// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/discourse.h"

#include "core/base/ascii.h"

#include <algorithm>
#include <array>

// How it works: a copy of the body, of the same length, has white space where something is no text of its own, and is read as
// Markdown; so every place in the copy is the same place in the body. Quotes are read from a second copy, in which all else
// is white space.

namespace parlance::text {

namespace {

using std::string_view;

struct Stretch
{
    std::size_t begin = 0, end = 0;
    bool breaks = false; ///< it parts what stands on its sides
};

bool isNamed(string_view text, string_view name)
{
    return text.size() >= name.size()
        && std::equal(name.begin(), name.end(), text.begin(), [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b | 32 : b); });
}

constexpr std::array<string_view, 21> Tags = {"details", "spoiler", "poll", "date-range", "date", "wrap",    "color",
                                              "bgcolor", "size",    "center", "left",     "right", "font",   "email",
                                              "url",     "img",     "hide",  "chat",      "event", "policy", "b"};
constexpr std::array<string_view, 3> ShortTags = {"i", "u", "s"};

constexpr std::array<string_view, 49> HtmlNames = {
    "a",    "abbr",    "aside", "b",     "big", "blockquote", "br",   "center", "code",   "dd",    "del",     "details", "div",
    "dl",   "dt",      "em",    "figure", "font", "h1",       "h2",   "h3",     "h4",     "h5",    "h6",      "hr",      "i",
    "img",  "ins",     "kbd",   "li",    "mark", "ol",        "p",    "pre",    "q",      "s",     "small",   "span",    "strike",
    "strong", "sub",   "summary", "sup", "table", "td",       "th",   "tr",     "u",      "ul"};

/// Of these, those that begin a line of their own.
constexpr std::array<string_view, 21> LineBreakers = {"aside", "blockquote", "br", "center", "dd", "details", "div", "dt", "figure", "h1", "h2",
                                                      "h3",    "h4",         "hr", "li",     "p",  "summary", "table", "td", "th",    "tr"};

class Scanner
{
public:
    explicit Scanner(string_view body) : m_body(body) {}

    /// Fills the lists below.
    void run()
    {
        bool lineStart = true;
        for (std::size_t at = 0; at < m_body.size();) {
            if (lineStart) {
                if (const std::size_t end = fence(at); end > at) {
                    at = end;
                    continue;
                }
            }
            const char c = m_body[at];
            lineStart = c == '\n';
            std::size_t next = at + 1;
            if (c == '`')
                next = code(at);
            else if (c == '[')
                next = bracket(at);
            else if (c == '<')
                next = html(at);
            else if (c == '\\' && next < m_body.size() && m_body[next] != '\n')
                ++next;
            at = next;
        }
    }

    std::vector<Stretch> quotes; ///< outermost ones, with their tags
    std::vector<Stretch> tags;   ///< everything else that is no text, also within quotes; not in order

private:
    /// Behind the code block whose fence begins at the line `at`; `at` if none does.
    std::size_t fence(std::size_t at) const
    {
        std::size_t mark = at;
        while (mark < m_body.size() && mark < at + 4 && m_body[mark] == ' ')
            ++mark;
        if (mark == at + 4 || mark >= m_body.size() || (m_body[mark] != '`' && m_body[mark] != '~'))
            return at;
        const char sign = m_body[mark];
        std::size_t behind = m_body.find_first_not_of(sign, mark);
        behind = std::min(behind, m_body.size());
        const std::size_t length = behind - mark;
        const std::size_t lineEnd = std::min(m_body.find('\n', behind), m_body.size());
        if (length < 3 || (sign == '`' && m_body.substr(behind, lineEnd - behind).find('`') != string_view::npos))
            return at;
        for (std::size_t line = lineEnd; line < m_body.size();) {
            ++line;
            std::size_t from = m_body.find_first_not_of(' ', line);
            from = std::min(from, m_body.size());
            const std::size_t stop = std::min(m_body.find_first_not_of(sign, from), m_body.size());
            const std::size_t end = std::min(m_body.find('\n', stop), m_body.size());
            if (stop - from >= length && m_body.substr(stop, end - stop).find_first_not_of(" \t\r") == string_view::npos)
                return std::min(end + 1, m_body.size());
            line = std::min(m_body.find('\n', line), m_body.size());
        }
        return m_body.size();
    }

    /// Behind the code span that begins at `at`, or behind its marks where nothing closes them.
    std::size_t code(std::size_t at) const
    {
        constexpr std::size_t Far = 10'000; // longer spans are not looked for, so that the search stays linear
        const std::size_t behind = std::min(m_body.find_first_not_of('`', at), m_body.size());
        const string_view window = m_body.substr(0, std::min(behind + Far, m_body.size()));
        for (std::size_t mark = window.find('`', behind); mark != string_view::npos;) {
            const std::size_t end = std::min(window.find_first_not_of('`', mark), window.size());
            if (end - mark == behind - at)
                return end;
            mark = window.find('`', end);
        }
        return behind;
    }

    /// Behind the ']' of the tag whose '[' is at `at`; 0: it has none on its line.
    std::size_t tagEnd(std::size_t at) const
    {
        constexpr std::size_t Longest = 500;
        bool quoted = false;
        for (std::size_t i = at + 1; i < m_body.size() && i < at + Longest && m_body[i] != '\n'; ++i) {
            if (m_body[i] == '"')
                quoted = !quoted;
            else if (m_body[i] == ']' && !quoted)
                return i + 1;
        }
        // A quotation mark without its other.
        const std::size_t end = m_body.substr(0, std::min(at + Longest, m_body.size())).find_first_of("]\n", at);
        return end == string_view::npos || m_body[end] == '\n' ? 0 : end + 1;
    }

    std::size_t bracket(std::size_t at)
    {
        string_view inner = m_body.substr(at + 1, 24);
        const bool closes = inner.starts_with('/');
        inner.remove_prefix(closes ? 1 : 0);
        const auto is = [inner](string_view name) {
            return isNamed(inner, name) && inner.size() > name.size()
                && (inner[name.size()] == ']' || inner[name.size()] == '=' || inner[name.size()] == ' ');
        };
        if (is("quote")) {
            const std::size_t end = tagEnd(at);
            if (end == 0)
                return at + 1;
            if (!closes) {
                m_open.push_back({at, end});
            } else if (!m_open.empty()) {
                const Stretch opening = m_open.back();
                m_open.pop_back();
                tags.push_back(opening);
                tags.push_back({at, end});
                while (!quotes.empty() && quotes.back().begin > opening.begin)
                    quotes.pop_back();
                quotes.push_back({opening.begin, end});
            }
            return end;
        }
        const bool known = std::any_of(Tags.begin(), Tags.end(), is)
            || (inner.size() > 1 && (inner[1] == ']') && std::any_of(ShortTags.begin(), ShortTags.end(), is));
        if (known) {
            const std::size_t end = tagEnd(at);
            // "[date](address)" is a link.
            if (end != 0 && (end >= m_body.size() || (m_body[end] != '(' && m_body[end] != '['))) {
                tags.push_back({at, end});
                return end;
            }
        }
        return imageSize(at);
    }

    /// "![name|690x388, 50%](...)" and "[name|attachment](...)".
    std::size_t imageSize(std::size_t at)
    {
        constexpr std::size_t Longest = 500;
        const string_view window = m_body.substr(0, std::min(at + Longest, m_body.size()));
        const std::size_t close = window.find_first_of("]\n", at);
        if (close == string_view::npos || window[close] == '\n' || close + 1 >= window.size() || window[close + 1] != '(')
            return at + 1;
        const std::size_t bar = window.substr(0, close).rfind('|');
        if (bar == string_view::npos || bar < at)
            return at + 1;
        const string_view behind = window.substr(bar + 1, close - bar - 1);
        const bool isImage = at > 0 && m_body[at - 1] == '!';
        const bool isSize = !behind.empty() && isDigit(behind[0]) && behind.find_first_not_of("0123456789x, %") == string_view::npos;
        if (behind == "attachment" || (isImage && (isSize || behind == "audio" || behind == "video" || behind == "thumbnail")))
            tags.push_back({bar, close});
        return at + 1;
    }

    std::size_t html(std::size_t at)
    {
        constexpr std::size_t Longest = 1000;
        std::size_t name = at + 1;
        if (name < m_body.size() && m_body[name] == '/')
            ++name;
        std::size_t behind = name;
        while (behind < m_body.size() && behind < name + 12 && (isLetter(m_body[behind]) || isDigit(m_body[behind])))
            ++behind;
        if (behind == name || behind >= m_body.size() || !(m_body[behind] == '>' || m_body[behind] == ' ' || m_body[behind] == '/'))
            return at + 1;
        const string_view found = m_body.substr(name, behind - name);
        const bool known = std::any_of(HtmlNames.begin(), HtmlNames.end(),
                                       [found](string_view one) { return one.size() == found.size() && isNamed(found, one); });
        const std::size_t end = known ? m_body.substr(0, std::min(at + Longest, m_body.size())).find_first_of("<>", behind)
                                      : string_view::npos;
        if (end == string_view::npos || m_body[end] == '<')
            return at + 1;
        const bool breaks = std::find(LineBreakers.begin(), LineBreakers.end(), found) != LineBreakers.end();
        tags.push_back({at, end + 1, breaks});
        return end + 1;
    }

    string_view m_body;
    std::vector<Stretch> m_open; ///< opening tags of quotes not closed yet
};

/// Blanks at the start of a line would indent what follows, which can make code of it; line ends do not.
void blank(std::string &copy, const Stretch &stretch)
{
    std::size_t before = stretch.begin;
    while (before > 0 && copy[before - 1] == ' ')
        --before;
    const bool startsLine = before == 0 || copy[before - 1] == '\n';
    std::fill(copy.begin() + static_cast<std::ptrdiff_t>(stretch.begin), copy.begin() + static_cast<std::ptrdiff_t>(stretch.end),
              startsLine || stretch.breaks ? '\n' : ' ');
}

void fillWithLineEnds(std::string &copy, std::size_t begin, std::size_t end)
{
    std::fill(copy.begin() + static_cast<std::ptrdiff_t>(begin), copy.begin() + static_cast<std::ptrdiff_t>(end), '\n');
}

/// Takes out of the text the blanks that stand where the body has tags; what is left has its source in the body.
void dropBlanked(PlainText &plain, string_view body, string_view copy)
{
    std::string text;
    std::vector<SourceRun> runs;
    std::size_t done = 0;
    const auto upTo = [&](std::size_t end) {
        text.append(plain.text, done, end - done);
        done = end;
    };
    for (const SourceRun &run : plain.runs) {
        upTo(run.plain);
        if (run.plainLength != run.bodyLength) {
            runs.push_back({static_cast<std::uint32_t>(text.size()), run.plainLength, run.body, run.bodyLength});
            upTo(run.plain + run.plainLength);
            continue;
        }
        for (std::uint32_t at = 0; at < run.plainLength;) {
            std::uint32_t end = at;
            while (end < run.plainLength && body[run.body + end] == copy[run.body + end])
                ++end;
            if (end > at) {
                runs.push_back({static_cast<std::uint32_t>(text.size()), end - at, run.body + at, end - at});
                upTo(run.plain + end);
            }
            for (at = end; at < run.plainLength && body[run.body + at] != copy[run.body + at]; ++at) {
                if (copy[run.body + at] != ' ')
                    text += copy[run.body + at];
                ++done;
            }
        }
    }
    upTo(plain.text.size());
    plain.text = std::move(text);
    plain.runs = std::move(runs);
}

} // namespace

PlainText discourseText(std::string_view body, KeepRuns keep)
{
    if (body.find_first_of("[<") == string_view::npos)
        return plainText(body, Markup::Markdown, keep);
    Scanner scanner(body);
    scanner.run();
    if (scanner.quotes.empty() && scanner.tags.empty())
        return plainText(body, Markup::Markdown, keep);

    std::sort(scanner.tags.begin(), scanner.tags.end(), [](const Stretch &a, const Stretch &b) { return a.begin < b.begin; });
    std::string copy(body);
    for (const Stretch &quote : scanner.quotes)
        fillWithLineEnds(copy, quote.begin, quote.end);
    auto quote = scanner.quotes.begin();
    for (const Stretch &tag : scanner.tags) {
        while (quote != scanner.quotes.end() && quote->end <= tag.begin)
            ++quote;
        if (quote == scanner.quotes.end() || tag.begin < quote->begin)
            blank(copy, tag);
    }
    PlainText plain = plainText(copy, Markup::Markdown, KeepRuns::Yes);
    dropBlanked(plain, body, copy);
    if (keep == KeepRuns::No)
        plain.runs.clear();

    if (!scanner.quotes.empty()) {
        std::string others(body);
        std::size_t end = 0;
        for (const Stretch &one : scanner.quotes) {
            fillWithLineEnds(others, end, one.begin);
            end = one.end;
        }
        fillWithLineEnds(others, end, others.size());
        for (const Stretch &tag : scanner.tags)
            fillWithLineEnds(others, tag.begin, tag.end);
        const PlainText quoted = plainText(others, Markup::Markdown);
        for (const std::string *part : {&quoted.text, &quoted.quoted}) {
            if (!part->empty())
                plain.quoted.append(plain.quoted.empty() ? "" : "\n\n").append(*part);
        }
    }
    return plain;
}

} // namespace parlance::text
