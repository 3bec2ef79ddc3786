// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/html.h"

#include "core/text/htmlflow.h"
#include "core/text/htmlmeaning.h"
#include "core/text/htmltokens.h"
#include "core/text/webaddress.h"

#include <limits>

namespace parlance::text {

namespace {

bool mayHoldAddresses(std::string_view body)
{
    if (body.find("//") != std::string_view::npos || body.find("&#") != std::string_view::npos
        || body.find("&sol") != std::string_view::npos)
        return true;
    for (std::size_t at = body.find('.'); at != std::string_view::npos; at = body.find('.', at + 1)) {
        if (at >= 3 && (body[at - 1] | 32) == 'w' && (body[at - 2] | 32) == 'w' && (body[at - 3] | 32) == 'w')
            return true;
    }
    return body.find("<wbr") != std::string_view::npos;
}

enum Effect : std::uint32_t {
    Quote = 1,
    Drop = 2,
    Code = 4,
    Pre = 8,
    Link = 16,
    QuoteBox = 32, ///< an <aside> that quotes, whose title is no text
};

class PlainWalk final : public HtmlWalk
{
public:
    PlainWalk(std::string_view body, PlainText &plain, bool keepRuns, StruckOut struckOut)
        : m_body(body), m_plain(plain), m_struckOut(struckOut), m_addresses(mayHoldAddresses(body)),
          m_text(plain.text, keepRuns ? &plain.runs : nullptr, body, m_addresses), m_quoted(plain.quoted, nullptr, body, m_addresses)
    {
    }

    void finish()
    {
        m_text.finish();
        m_quoted.finish();
        while (!m_plain.code.empty() && m_plain.code.back() == '\n')
            m_plain.code.pop_back();
    }

protected:
    void text(std::size_t begin, std::size_t end) override
    {
        if (m_drops > 0)
            return;
        if (m_codes > 0)
            code(begin, end);
        else
            words(begin, end, false);
    }

    std::uint32_t enter(const HtmlToken &token) override
    {
        std::uint32_t effects = 0;
        std::string_view classes;
        if (token.attributes.size() > 5) {
            if (const auto found = htmlAttribute(token.attributes, "class"))
                classes = *found;
        }
        if (isHtmlBlock(token.tag))
            gap(HtmlGap::Paragraph);
        switch (token.tag) {
        case HtmlTag::Blockquote:
            effects = Quote;
            break;
        case HtmlTag::Aside:
            effects = isQuoteClass(classes) ? Quote | QuoteBox : 0;
            break;
        case HtmlTag::Div:
            if (m_quoteBoxes > 0 && hasHtmlClass(classes, "title"))
                effects = Drop;
            else if (isMachineClass(classes))
                effects = Drop;
            else if (isQuoteClass(classes))
                effects = Quote;
            break;
        case HtmlTag::P:
        case HtmlTag::Span:
            if (isMachineClass(classes) || hasHtmlClass(classes, "deadlink"))
                effects = Drop;
            else if (isQuoteClass(classes))
                effects = Quote;
            break;
        case HtmlTag::Code:
            effects = Code;
            break;
        case HtmlTag::Pre:
            effects = Code | Pre;
            break;
        case HtmlTag::Del:
            if (m_struckOut == StruckOut::Dropped || token.name.size() != 1)
                effects = Drop;
            break;
        case HtmlTag::Dropped:
            effects = Drop;
            break;
        case HtmlTag::A:
            effects = hasHtmlClass(classes, "quotelink") ? Drop : Link;
            break;
        default:
            break;
        }
        if (effects & Quote) {
            // 4chan's quoted lines are a line's text; elsewhere a quote is a block.
            if (token.tag == HtmlTag::Span)
                hole();
            ++m_quotes;
            if (token.tag != HtmlTag::Span)
                m_quoted.gap(HtmlGap::Paragraph);
        }
        if (effects & QuoteBox)
            ++m_quoteBoxes;
        if (effects & Drop) {
            hole();
            ++m_drops;
        }
        if (effects & Code) {
            hole();
            if (m_codes++ == 0 && m_drops == 0) {
                if (!m_plain.code.empty() && m_plain.code.back() != '\n')
                    m_plain.code += '\n';
                m_codeBegin = true;
            }
            m_pres += effects & Pre ? 1 : 0;
        }
        if ((effects & Link) && m_drops == 0) {
            m_link = flow().mark();
            m_linkFlow = &flow();
            m_linkTarget = token.attributes;
        }
        return effects;
    }

    void leave(HtmlTag tag, std::uint32_t effects) override
    {
        if ((effects & Link) && m_linkFlow != nullptr)
            endLink();
        if (effects & Code) {
            --m_codes;
            m_pres -= effects & Pre ? 1 : 0;
        }
        m_drops -= effects & Drop ? 1 : 0;
        m_quoteBoxes -= effects & QuoteBox ? 1 : 0;
        if (effects & Quote) {
            m_quoted.gap(tag == HtmlTag::Span ? HtmlGap::Blank : HtmlGap::Paragraph);
            --m_quotes;
        }
        if (isHtmlBlock(tag))
            gap(HtmlGap::Paragraph);
    }

    void point(const HtmlToken &token) override
    {
        switch (token.tag) {
        case HtmlTag::Br:
            if (m_codes > 0 && m_drops == 0) {
                m_plain.code += '\n';
            } else if (m_drops == 0) {
                m_text.lineBreak();
                m_quoted.lineBreak();
                beginLine();
            }
            break;
        case HtmlTag::Cell:
            m_text.gap(HtmlGap::Cell);
            m_quoted.gap(HtmlGap::Cell);
            break;
        case HtmlTag::Row:
            gap(HtmlGap::Break);
            break;
        case HtmlTag::Img:
            if (m_drops == 0 && m_codes == 0)
                image(token.attributes);
            break;
        case HtmlTag::Wbr:
            break;
        default:
            gap(HtmlGap::Paragraph);
        }
    }

private:
    HtmlFlow &flow() { return m_quotes > 0 || m_lineQuote ? m_quoted : m_text; }

    void gap(HtmlGap kind)
    {
        m_text.gap(kind);
        m_quoted.gap(kind);
        beginLine();
    }

    void hole()
    {
        m_text.hole();
        m_quoted.hole();
    }

    void beginLine()
    {
        m_line = Line::Begin;
        m_lineQuote = false;
        m_linkFlow = nullptr; // a link over several lines is no address
    }

    /// A character or several, none of them white space, that stand for the `size` bytes at `at`.
    void add(std::string_view text, std::size_t at, std::size_t size)
    {
        if (m_line != Line::Inside) {
            if (text == ">" && (m_line == Line::Marks || !isFace(m_body, at + size))) {
                m_line = Line::Marks;
                m_lineQuote = true;
                return;
            }
            m_line = Line::Inside;
        }
        flow().add(text, at, size);
    }

    void words(std::size_t begin, std::size_t end, bool inAttribute)
    {
        std::size_t at = begin;
        while (at < end) {
            const char c = m_body[at];
            if (isHtmlSpace(c)) {
                flow().gap(HtmlGap::Blank);
                ++at;
                continue;
            }
            if (c == '&') {
                const HtmlEntity entity = htmlEntityAt(m_body.substr(0, end), at, inAttribute);
                if (entity.length == 0)
                    add(m_body.substr(at, 1), at, 1);
                else if (entity.size == 1 && isHtmlSpace(entity.bytes[0]))
                    flow().gap(HtmlGap::Blank);
                else if (entity.size > 0)
                    add(entity.text(), at, entity.length);
                at += std::max<std::size_t>(entity.length, 1);
                continue;
            }
            if ((c == '\xE2' || c == '\xEF') && isZeroWidth(m_body, at)) {
                at += 3;
                continue;
            }
            std::size_t next = at + 1;
            if (m_line == Line::Inside || c != '>') {
                while (next < end && !isHtmlSpace(m_body[next]) && m_body[next] != '&' && m_body[next] != '\xE2'
                       && m_body[next] != '\xEF')
                    ++next;
            }
            add(m_body.substr(at, next - at), at, next - at);
            at = next;
        }
    }

    void code(std::size_t begin, std::size_t end)
    {
        std::string &out = m_plain.code;
        std::size_t at = begin;
        if (m_codeBegin && m_pres > 0 && at < end && (m_body[at] == '\n' || m_body[at] == '\r')) // the standard drops it
            at += m_body.compare(at, 2, "\r\n") == 0 ? 2 : 1;
        m_codeBegin = false;
        while (at < end) {
            std::size_t next = at;
            while (next < end && m_body[next] != '&' && m_body[next] != '\r')
                ++next;
            out.append(m_body, at, next - at);
            at = next;
            if (at == end)
                break;
            if (m_body[at] == '\r') {
                if (at + 1 >= end || m_body[at + 1] != '\n')
                    out += '\n';
                ++at;
                continue;
            }
            const HtmlEntity entity = htmlEntityAt(m_body.substr(0, end), at);
            if (entity.length == 0)
                out += '&';
            else
                out += entity.text();
            at += std::max<std::size_t>(entity.length, 1);
        }
    }

    /// An image speaks through its alternative text, unless that is what an editor puts there.
    void image(std::string_view attributes)
    {
        const auto value = htmlAttribute(attributes, "alt");
        if (!value || value->empty() || *value == "enter image description here" || *value == "image" || *value == "alt text")
            return;
        const auto begin = static_cast<std::size_t>(value->data() - m_body.data());
        flow().gap(HtmlGap::Blank);
        words(begin, begin + value->size(), true);
        flow().gap(HtmlGap::Blank);
    }

    void endLink()
    {
        HtmlFlow &flow = *m_linkFlow;
        m_linkFlow = nullptr;
        const std::string_view shown = flow.since(m_link);
        if (shown.size() < 4 || shown.find('/') == std::string_view::npos
            || shown.find_first_of(" \t\n") != std::string_view::npos)
            return;
        const auto target = htmlAttribute(m_linkTarget, "href");
        if (!target || !isShortAddress(shown, decodedAttribute(*target)))
            return;
        flow.backTo(m_link);
        flow.hole();
    }

    std::string_view m_body;
    PlainText &m_plain;
    StruckOut m_struckOut;
    bool m_addresses;
    HtmlFlow m_text, m_quoted;
    std::size_t m_quotes = 0, m_quoteBoxes = 0, m_drops = 0, m_codes = 0, m_pres = 0; ///< open
    bool m_codeBegin = false;
    enum class Line : std::uint8_t { Begin, Marks, Inside } m_line = Line::Begin; ///< Marks: behind '>'
    bool m_lineQuote = false;
    HtmlFlow::Mark m_link;
    HtmlFlow *m_linkFlow = nullptr; ///< that the open link began in; nullptr: none, or it is no address
    std::string_view m_linkTarget;
};

} // namespace

PlainText plainTextFromHtml(std::string_view body, KeepRuns keep, StruckOut struckOut)
{
    PlainText plain;
    if (body.empty() || body.size() > std::numeric_limits<std::uint32_t>::max())
        return plain;
    PlainWalk walk(body, plain, keep == KeepRuns::Yes, struckOut);
    walk.run(body);
    walk.finish();
    return plain;
}

} // namespace parlance::text
