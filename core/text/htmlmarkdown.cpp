// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/html.h"

#include "core/base/ascii.h"
#include "core/text/htmlmeaning.h"
#include "core/text/htmltokens.h"

#include <algorithm>
#include <cstring>

namespace parlance::text {

namespace {

constexpr std::size_t DeepestContainer = 8;

class MarkdownWalk final : public HtmlWalk
{
public:
    MarkdownWalk(std::string_view html, StruckOut struckOut) : m_html(html), m_struckOut(struckOut)
    {
        m_out.reserve(html.size() + 16);
    }

    std::string take()
    {
        closeInline();
        return std::move(m_out);
    }

protected:
    void text(std::size_t begin, std::size_t end) override
    {
        if (m_drops > 0)
            return;
        if (m_codes > 0) {
            verbatim(begin, end);
            return;
        }
        words(begin, end, false);
    }

    std::uint32_t enter(const HtmlToken &token) override
    {
        if (m_codes > 0 && token.tag != HtmlTag::Code && token.tag != HtmlTag::Pre &&
            token.tag != HtmlTag::Dropped)
            return 0;
        std::uint32_t effects = 0;
        const std::string_view classes =
            htmlAttribute(token.attributes, "class").value_or(std::string_view());
        if (isHtmlBlock(token.tag))
            gap(HtmlGap::Paragraph);
        switch (token.tag) {
        case HtmlTag::A:
            if (m_drops == 0)
                beginLink(token, classes);
            break;
        case HtmlTag::Aside:
        case HtmlTag::Blockquote:
        case HtmlTag::Div:
        case HtmlTag::P:
            if (isMachineClass(classes))
                effects = Drop;
            else if (token.tag == HtmlTag::Blockquote || isQuoteClass(classes))
                effects = beginContainer({.kind = Container::Quote});
            break;
        case HtmlTag::Span:
            if (isMachineClass(classes))
                effects = Drop;
            break;
        case HtmlTag::B:
            effects = Bold;
            break;
        case HtmlTag::I:
            effects = Slanted;
            break;
        case HtmlTag::Del:
            if (m_struckOut == StruckOut::Dropped || token.name.size() != 1)
                effects = Struck;
            break;
        case HtmlTag::Code:
        case HtmlTag::Pre:
            if (m_codes == 0) {
                m_code.clear();
                m_codeIsBlock = token.tag == HtmlTag::Pre;
            }
            effects = token.tag == HtmlTag::Pre ? Code | Pre : Code;
            break;
        case HtmlTag::Dropped:
            effects = Drop;
            break;
        case HtmlTag::H1:
        case HtmlTag::H2:
        case HtmlTag::H3:
        case HtmlTag::H4:
        case HtmlTag::H5:
        case HtmlTag::H6:
            m_heading = static_cast<std::size_t>(token.tag) - static_cast<std::size_t>(HtmlTag::H1) + 1;
            effects = Heading;
            break;
        case HtmlTag::Ol:
        case HtmlTag::Ul:
            m_lists.push_back({.ordered = token.tag == HtmlTag::Ol, .id = ++m_ids});
            effects = List;
            break;
        case HtmlTag::Li:
            effects = beginItem();
            break;
        default:
            break;
        }
        m_drops += effects & Drop ? 1 : 0;
        m_codes += effects & Code ? 1 : 0;
        m_bold += effects & Bold ? 1 : 0;
        m_slanted += effects & Slanted ? 1 : 0;
        m_struck += effects & Struck ? 1 : 0;
        return effects;
    }

    void leave(HtmlTag tag, std::uint32_t effects) override
    {
        if (tag == HtmlTag::A)
            endLink();
        m_drops -= effects & Drop ? 1 : 0;
        m_bold -= effects & Bold ? 1 : 0;
        m_slanted -= effects & Slanted ? 1 : 0;
        m_struck -= effects & Struck ? 1 : 0;
        if ((effects & Code) && --m_codes == 0 && m_drops == 0)
            writeCode();
        if (m_codes > 0)
            return;
        if (isHtmlBlock(tag))
            gap(HtmlGap::Paragraph);
        if (effects & Heading)
            m_heading = 0;
        if (effects & List)
            m_lists.pop_back();
        if (effects & Contained)
            m_containers.pop_back();
    }

    void point(const HtmlToken &token) override
    {
        if (m_drops > 0)
            return;
        if (m_codes > 0) {
            if (token.tag == HtmlTag::Br)
                m_code += '\n';
            return;
        }
        switch (token.tag) {
        case HtmlTag::Br:
            gap(m_heading > 0             ? HtmlGap::Blank
                : m_gap == HtmlGap::Break ? HtmlGap::Paragraph
                                          : HtmlGap::Break);
            break;
        case HtmlTag::Cell:
            gap(HtmlGap::Cell);
            break;
        case HtmlTag::Row:
            gap(HtmlGap::Break);
            break;
        case HtmlTag::Hr:
            gap(HtmlGap::Paragraph);
            startText("-");
            m_out += "---";
            gap(HtmlGap::Paragraph);
            break;
        case HtmlTag::Img:
            image(token.attributes);
            break;
        case HtmlTag::Wbr:
            break;
        default:
            gap(HtmlGap::Paragraph);
        }
    }

private:
    enum : std::uint32_t
    {
        Drop = 1,
        Code = 4,
        Pre = 8,
        Bold = 64,
        Slanted = 128,
        Struck = 256,
        Heading = 512,
        List = 1024,
        Contained = 2048
    };

    /// What lines stand in: a quote, or an item of a list.
    struct Container
    {
        enum Kind : std::uint8_t
        {
            Quote,
            Item
        } kind = Quote;
        std::size_t id = 0;
        std::string marker{};  ///< of an item, until its first line is written
        std::size_t width = 0; ///< of the marker
        std::size_t list = 0;  ///< that the item is of
    };

    struct ListState
    {
        bool ordered = false;
        std::size_t id = 0;
        std::uint32_t next = 1;
    };

    std::uint32_t beginContainer(Container container)
    {
        if (m_containers.size() >= DeepestContainer)
            return 0;
        container.id = ++m_ids;
        m_containers.push_back(std::move(container));
        return Contained;
    }

    std::uint32_t beginItem()
    {
        ListState stray{.ordered = false, .id = 0};
        ListState &list = m_lists.empty() ? stray : m_lists.back();
        std::string marker = list.ordered ? std::to_string(std::min(list.next++, 999'999'999u)) + ". " : "- ";
        const std::size_t width = marker.size();
        return beginContainer(
            {.kind = Container::Item, .id = 0, .marker = std::move(marker), .width = width, .list = list.id});
    }

    void gap(HtmlGap kind)
    {
        m_gap = std::max(m_gap, kind);
        if (kind >= HtmlGap::Break) {
            m_line = Line::Begin;
            m_isLineQuote = false;
        }
        if (kind == HtmlGap::Paragraph && m_linkOpen)
            endLink();
    }

    // -- inline --

    void closeStyles()
    {
        while (!m_styles.empty()) {
            m_out += m_styles.back();
            m_styles.pop_back();
        }
        m_openBold = m_openSlanted = m_openStruck = false;
    }

    void closeInline()
    {
        closeStyles();
        endLink();
    }

    void beginLink(const HtmlToken &token, std::string_view classes)
    {
        endLink();
        if (hasHtmlClass(classes, "quotelink") && m_line != Line::Inside)
            m_line = Line::Inside; // ">>12" is no quote
        m_target = webAddress(htmlAttribute(token.attributes, "href").value_or(std::string_view()));
    }

    void endLink()
    {
        if (m_linkOpen) {
            closeStyles();
            m_out += "](" + m_target + ")";
        }
        m_linkOpen = false;
        m_target.clear();
    }

    /// The address as a link's target; empty unless it is one of the web.
    static std::string webAddress(std::string_view value)
    {
        const std::string address = decodedAttribute(value);
        const auto startsWith = [&](std::string_view start) {
            return address.size() > start.size() &&
                   std::equal(start.begin(), start.end(), address.begin(), [](char a, char b) {
                       return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b + 32) : b);
                   });
        };
        if (!startsWith("https://") && !startsWith("http://"))
            return {};
        constexpr std::string_view digits = "0123456789ABCDEF";
        std::string target;
        for (const char c : address) {
            const auto byte = static_cast<unsigned char>(c);
            if (byte <= ' ' || byte == 0x7F || std::strchr("()<>\\\"`[]|^~*_", c) != nullptr) {
                target += '%';
                target += digits[byte >> 4];
                target += digits[byte & 15];
            } else if (c == '&') {
                target += "&amp;";
            } else {
                target += c;
            }
        }
        return target;
    }

    // -- lines --

    /// Writes what stands before a line's text.
    void startLine()
    {
        const auto prefix = [&](const Container &container, bool blank) {
            if (container.kind == Container::Quote)
                m_out += blank ? ">" : "> ";
            else
                m_out.append(container.width, ' ');
        };
        const std::size_t quoteId = m_isLineQuote ? m_lineQuoteId : 0;
        if (!m_out.empty()) {
            const bool sameParagraph = m_gap == HtmlGap::Break && m_lastQuote == quoteId && !hasMarker();
            if (sameParagraph) {
                m_out += "  \n";
            } else {
                m_out += '\n';
                if (!(hasMarker() && m_lastList != 0 && m_lastList == listOfMarker())) {
                    const std::size_t before = m_out.size();
                    for (std::size_t i = 0;
                         i < m_containers.size() && i < m_last.size() && m_last[i] == m_containers[i].id; ++i)
                        prefix(m_containers[i], true);
                    while (m_out.size() > before && m_out.back() == ' ')
                        m_out.pop_back();
                    m_out += '\n';
                }
            }
        }
        m_last.clear();
        for (Container &container : m_containers) {
            if (!container.marker.empty()) {
                m_out += container.marker;
                container.marker.clear();
            } else {
                prefix(container, false);
            }
            m_last.push_back(container.id);
        }
        m_lastList = m_containers.empty() || m_containers.back().kind != Container::Item
                         ? 0
                         : m_containers.back().list;
        if (quoteId != 0)
            m_out += "> ";
        m_lastQuote = quoteId;
        if (m_heading > 0) {
            m_out.append(m_heading, '#');
            m_out += ' ';
        }
        m_gap = HtmlGap::None;
        m_lineText = 0;
        m_lineIsNumber = true;
    }

    bool hasMarker() const
    {
        return std::any_of(m_containers.begin(), m_containers.end(),
                           [](const Container &container) { return !container.marker.empty(); });
    }

    std::size_t listOfMarker() const
    {
        for (const Container &container : m_containers) {
            if (!container.marker.empty())
                return container.list;
        }
        return 0;
    }

    /// As Markdown counts it, near enough.
    static bool beginsWithPunctuation(std::string_view text)
    {
        const auto first = static_cast<unsigned char>(text.empty() ? ' ' : text.front());
        if (first < 0x80)
            return first > ' ' && !isAlnum(static_cast<char>(first));
        const auto second = static_cast<unsigned char>(text.size() > 1 ? text[1] : 0);
        return first == 0xC2 || (first == 0xE2 && second >= 0x80) || (first == 0xE3 && second == 0x80) ||
               (first == 0xEF && (second == 0xBC || second == 0xBD));
    }

    static bool endsInPunctuation(std::string_view text)
    {
        std::size_t at = text.size();
        do {
            --at;
        } while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
        return beginsWithPunctuation(text.substr(at));
    }

    /// Everything that comes before the next text.
    void startText(std::string_view next)
    {
        if (m_out.empty() || m_gap >= HtmlGap::Break) {
            if (m_gap == HtmlGap::Paragraph)
                closeInline();
            else
                closeStyles();
            const std::string target = m_target; // a line break leaves a link open
            startLine();
            m_target = target;
        }
        const bool same =
            m_openBold == (m_bold > 0) && m_openSlanted == (m_slanted > 0) && m_openStruck == (m_struck > 0);
        const bool opensLink = !m_target.empty() && !m_linkOpen;
        // Marks between two characters without a blank mean something only where these allow it, and never
        // two beside each other: what cannot be written here is written with the next word.
        bool mayOpen = true;
        if (opensLink) {
            closeStyles();
        } else if (!same && m_gap == HtmlGap::None && m_lineText > 0) {
            const bool behindPunctuation = endsInPunctuation(m_out);
            const bool atPunctuation = beginsWithPunctuation(next);
            if (!m_styles.empty()) {
                mayOpen = false;
                if (!behindPunctuation || atPunctuation)
                    closeStyles();
            } else {
                mayOpen = (behindPunctuation || !atPunctuation) && m_out.back() != '*' && m_out.back() != '~';
            }
        } else if (!same) {
            closeStyles();
        }
        if (m_gap == HtmlGap::Cell)
            m_out += " \\| ";
        else if (m_gap == HtmlGap::Blank)
            m_out += ' ';
        m_gap = HtmlGap::None;
        if (opensLink) {
            if (m_out.ends_with('!')) // "![" would be an image
                m_out.insert(m_out.size() - 1, 1, '\\');
            m_out += '[';
            m_linkOpen = true;
        }
        const auto open = [&](bool wanted, bool &isOpen, const char *mark) {
            if (!wanted || isOpen || !mayOpen)
                return;
            m_out += mark;
            m_styles.push_back(mark);
            isOpen = true;
        };
        open(m_bold > 0, m_openBold, "**");
        open(m_slanted > 0, m_openSlanted, "*");
        open(m_struck > 0, m_openStruck, "~~");
    }

    /// Characters of text, none of them white space, written so that they mean only themselves.
    void add(std::string_view text)
    {
        startText(text);
        for (const char c : text) {
            const bool digit = isDigit(c);
            const bool isFirst = m_lineText++ == 0;
            if (std::strchr("\\`*_[]<>~|^&", c) != nullptr ||
                (isFirst && std::strchr("#+-=", c) != nullptr) ||
                (!isFirst && m_lineIsNumber && (c == '.' || c == ')')))
                m_out += '\\';
            m_lineIsNumber = m_lineIsNumber && digit;
            m_out += c;
        }
    }

    void character(std::string_view text, std::size_t next)
    {
        if (m_line != Line::Inside) {
            if (text == ">" && (m_line == Line::Marks || !isFace(m_html, next))) {
                if (m_line == Line::Begin) {
                    // Lines that quote one below the other are one quote.
                    if (m_lastQuote == 0 || m_gap != HtmlGap::Break)
                        m_lineQuoteId = ++m_ids;
                    else
                        m_lineQuoteId = m_lastQuote;
                    m_isLineQuote = true;
                }
                m_line = Line::Marks;
                return;
            }
            m_line = Line::Inside;
        }
        add(text);
    }

    void words(std::size_t begin, std::size_t end, bool inAttribute)
    {
        std::size_t at = begin;
        while (at < end) {
            const char c = m_html[at];
            if (isHtmlSpace(c)) {
                gap(HtmlGap::Blank);
                ++at;
                continue;
            }
            if (c == '&') {
                const HtmlEntity entity = htmlEntityAt(m_html.substr(0, end), at, inAttribute);
                at += std::max<std::size_t>(entity.length, 1);
                if (entity.length == 0)
                    character("&", at);
                else if (entity.size == 1 && isHtmlSpace(entity.bytes[0]))
                    gap(HtmlGap::Blank);
                else if (entity.size > 0)
                    character(entity.text(), at);
                continue;
            }
            if ((c == '\xE2' || c == '\xEF') && isZeroWidth(m_html, at)) {
                at += 3;
                continue;
            }
            std::size_t next = at + 1;
            if (m_line == Line::Inside || c != '>') {
                while (next < end && !isHtmlSpace(m_html[next]) && m_html[next] != '&' &&
                       m_html[next] != '\xE2' && m_html[next] != '\xEF')
                    ++next;
            }
            character(m_html.substr(at, next - at), next);
            at = next;
        }
    }

    void image(std::string_view attributes)
    {
        const auto value = htmlAttribute(attributes, "alt");
        std::string target = webAddress(htmlAttribute(attributes, "src").value_or(std::string_view()));
        const bool opens = m_target.empty() && !target.empty() && value && !value->empty();
        if (opens)
            m_target = std::move(target);
        if (value) {
            const auto begin = static_cast<std::size_t>(value->data() - m_html.data());
            gap(HtmlGap::Blank);
            words(begin, begin + value->size(), true);
            gap(HtmlGap::Blank);
        }
        if (opens)
            endLink();
    }

    // -- code --

    void verbatim(std::size_t begin, std::size_t end)
    {
        std::size_t at = begin;
        if (m_codeIsBlock && m_code.empty() && at < end && (m_html[at] == '\n' || m_html[at] == '\r'))
            at += m_html.compare(at, 2, "\r\n") == 0 ? 2 : 1;
        while (at < end) {
            const char c = m_html[at];
            if (c == '&') {
                const HtmlEntity entity = htmlEntityAt(m_html.substr(0, end), at);
                if (entity.length == 0)
                    m_code += '&';
                else
                    m_code += entity.text();
                at += std::max<std::size_t>(entity.length, 1);
                continue;
            }
            if (c == '\r')
                m_code += m_html.compare(at, 2, "\r\n") == 0 ? "" : "\n";
            else
                m_code += c;
            ++at;
        }
    }

    /// The longest run of back ticks in the code.
    std::size_t longestTicks() const
    {
        std::size_t longest = 0;
        std::size_t run = 0;
        for (const char c : m_code) {
            run = c == '`' ? run + 1 : 0;
            longest = std::max(longest, run);
        }
        return longest;
    }

    void writeCode()
    {
        while (!m_code.empty() && (m_code.back() == '\n' || (!m_codeIsBlock && isHtmlSpace(m_code.back()))))
            m_code.pop_back();
        if (m_code.find_first_not_of(" \n\t") == std::string::npos)
            return;
        if (m_codeIsBlock) {
            gap(HtmlGap::Paragraph);
            const std::string fence(std::max<std::size_t>(3, longestTicks() + 1), '`');
            closeInline();
            startLine();
            std::string indent;
            for (const Container &container : m_containers)
                indent += container.kind == Container::Quote ? "> " : std::string(container.width, ' ');
            m_out += fence;
            for (std::size_t at = 0; at <= m_code.size();) {
                const std::size_t end = std::min(m_code.find('\n', at), m_code.size());
                m_out += "\n" + indent;
                m_out.append(m_code, at, end - at);
                at = end + 1;
            }
            m_out += "\n" + indent + fence;
            gap(HtmlGap::Paragraph);
            return;
        }
        std::replace(m_code.begin(), m_code.end(), '\n', ' ');
        m_line = Line::Inside;
        startText("`");
        const std::string ticks(longestTicks() + 1, '`');
        const bool padded = m_code.front() == '`' || m_code.back() == '`';
        m_out += ticks + (padded ? " " : "") + m_code + (padded ? " " : "") + ticks;
        ++m_lineText;
        m_lineIsNumber = false;
    }

    std::string_view m_html;
    StruckOut m_struckOut;
    std::string m_out;
    HtmlGap m_gap = HtmlGap::None;
    std::size_t m_ids = 0;

    std::vector<Container> m_containers;
    std::vector<ListState> m_lists;
    std::vector<std::size_t> m_last; ///< containers of the last line, by id
    std::size_t m_lastList = 0;      ///< that the last line was an item of
    std::size_t m_heading = 0;       ///< level of the open one

    enum class Line : std::uint8_t
    {
        Begin,
        Marks,
        Inside
    } m_line = Line::Begin;     ///< Marks: behind '>'
    bool m_isLineQuote = false; ///< the line began with '>'
    std::size_t m_lineQuoteId = 0, m_lastQuote = 0;
    std::size_t m_lineText = 0; ///< bytes of text in the line
    bool m_lineIsNumber = true; ///< all of them digits

    std::size_t m_drops = 0, m_codes = 0, m_bold = 0, m_slanted = 0, m_struck = 0; ///< open elements
    bool m_openBold = false, m_openSlanted = false, m_openStruck = false;          ///< written
    std::vector<const char *> m_styles;
    std::string m_target; ///< of the link that is open or will be with the next text
    bool m_linkOpen = false;
    std::string m_code;
    bool m_codeIsBlock = false;
};

} // namespace

std::string markdownFromHtml(std::string_view html, StruckOut struckOut)
{
    MarkdownWalk walk(html, struckOut);
    walk.run(html);
    return walk.take();
}

} // namespace parlance::text
