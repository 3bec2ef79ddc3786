// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/html.h"

#include "core/text/htmltokens.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace parlance::text {

namespace {

bool isAlnum(char c)
{
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

/// U+200B and U+FEFF, which have no width: editors leave them behind.
bool isZeroWidth(std::string_view text, std::size_t at)
{
    return text.compare(at, 3, "\xE2\x80\x8B") == 0 || text.compare(at, 3, "\xEF\xBB\xBF") == 0;
}

// ---- addresses ----

struct Stretch
{
    std::size_t begin = 0, end = 0;
};

/// The next address in `word` at or behind `from`, with the brackets that hold nothing else and the dots of one cut short;
/// {npos, npos} when there is none.
Stretch nextAddress(std::string_view word, std::size_t from)
{
    constexpr Stretch none{std::string_view::npos, std::string_view::npos};
    const auto at = [&](std::size_t i) { return i < word.size() ? word[i] : '\0'; };
    std::size_t begin = none.begin;
    std::size_t host = 0;
    for (std::size_t i = from; i < word.size() && begin == none.begin; ++i) {
        if (word[i] == ':' && at(i + 1) == '/' && at(i + 2) == '/') {
            std::size_t first = i;
            while (first > from && i - first < 16 && (isAlnum(word[first - 1]) || word[first - 1] == '+' || word[first - 1] == '-'))
                --first;
            while (first < i && !isAlnum(word[first]))
                ++first;
            if (i - first >= 2 && i + 3 < word.size()) {
                begin = first;
                host = i + 3;
            }
        } else if ((word[i] | 32) == 'w' && (at(i + 1) | 32) == 'w' && (at(i + 2) | 32) == 'w' && at(i + 3) == '.'
                   && isAlnum(at(i + 4)) && (i == from || !isAlnum(word[i - 1]))) {
            begin = i;
            host = i + 4;
        }
    }
    if (begin == none.begin)
        return none;
    std::size_t end = host;
    std::size_t open = 0;
    for (; end < word.size(); ++end) {
        const auto c = static_cast<unsigned char>(word[end]);
        if (c <= ' ' || std::strchr("<>\"`|[]", static_cast<char>(c)) != nullptr)
            break;
        if (c == '(') {
            ++open;
        } else if (c == ')') {
            if (open == 0)
                break;
            --open;
        } else if ((c == 0xE2 && at(end + 1) == '\x80') || (c == 0xE3 && at(end + 1) == '\x80') || (c == 0xEF && at(end + 1) == '\xBC')) {
            break; // curly quotes, dashes, the ellipsis, CJK and full-width punctuation
        }
    }
    while (end > host && std::strchr(".,;:!?'*_~", word[end - 1]) != nullptr)
        --end;
    if (word.compare(end, 3, "...") == 0 || word.compare(end, 3, "\xE2\x80\xA6") == 0)
        end += 3;
    if (begin > from && ((word[begin - 1] == '(' && at(end) == ')') || (word[begin - 1] == '<' && at(end) == '>'))) {
        --begin;
        ++end;
    }
    return {begin, end};
}

/// True if `shown`, the text of a link to `target`, is that address without its beginning: "example.org/a/b…".
bool isShortAddress(std::string_view shown, std::string_view target)
{
    const auto drop = [](std::string_view &text, std::string_view start) {
        if (text.starts_with(start))
            text.remove_prefix(start.size());
    };
    drop(target, "https://");
    drop(target, "http://");
    drop(target, "www.");
    drop(shown, "www.");
    if (shown.ends_with("..."))
        shown.remove_suffix(3);
    else if (shown.ends_with("\xE2\x80\xA6"))
        shown.remove_suffix(3);
    return shown.find('/') != std::string_view::npos && shown.find('.') != std::string_view::npos && target.starts_with(shown);
}

// ---- text that grows ----

enum class Gap : std::uint8_t { None, Blank, Cell, Break, Paragraph };

/// Text with what separates its pieces and where they came from. It never ends in white space, so that it can go back to
/// where it was.
class Flow
{
public:
    Flow(std::string &out, std::vector<SourceRun> *runs, std::string_view body, bool mayHoldAddresses)
        : m_out(out), m_runs(runs), m_body(body), m_addresses(mayHoldAddresses)
    {
    }

    void gap(Gap kind)
    {
        if (m_inWord)
            endWord();
        m_gap = std::max(m_gap, kind);
    }

    /// A second <br> parts paragraphs.
    void lineBreak() { gap(m_gap == Gap::Break && !m_inWord ? Gap::Paragraph : Gap::Break); }

    /// Something was left out here: a blank before punctuation goes with it.
    void hole()
    {
        if (m_inWord)
            endWord();
        m_hole = true;
    }

    /// Bytes [at, at + size) of the body, without white space.
    void add(std::size_t at, std::size_t size) { add(m_body.substr(at, size), at, size); }

    /// Text without white space that stands for the `size` bytes at `at` of the body.
    void add(std::string_view text, std::size_t at, std::size_t size)
    {
        if (m_addresses) {
            if (!m_inWord) {
                m_inWord = true;
                m_word = mark();
                m_pieces.clear();
            }
            m_pieces.push_back({m_out.size(), text.size(), at, size});
        }
        append(text, at, size);
        if (m_addresses)
            m_pieces.back().plain = m_out.size() - text.size();
    }

    /// A place to go back to.
    struct Mark
    {
        std::size_t size = 0, runs = 0;
        SourceRun lastRun;
        Gap gap = Gap::None;
        bool hole = false;
        std::size_t end = 0, cuts = 0;
    };

    Mark mark() const
    {
        Mark now{.size = m_out.size(), .runs = 0, .lastRun = {}, .gap = m_gap, .hole = m_hole, .end = m_end, .cuts = m_cuts};
        if (m_runs) {
            now.runs = m_runs->size();
            if (!m_runs->empty())
                now.lastRun = m_runs->back();
        }
        return now;
    }

    /// What was written since; no view of it may be kept.
    std::string_view since(const Mark &mark) const
    {
        if (mark.cuts != m_cuts || m_out.size() < mark.size)
            return {};
        std::string_view text(m_out);
        text.remove_prefix(mark.size);
        while (!text.empty() && isHtmlSpace(text.front()))
            text.remove_prefix(1);
        return text;
    }

    void backTo(const Mark &mark)
    {
        m_out.resize(mark.size);
        if (m_runs) {
            m_runs->resize(mark.runs);
            if (mark.runs > 0)
                m_runs->back() = mark.lastRun;
        }
        m_gap = mark.gap;
        m_hole = mark.hole;
        m_end = mark.end;
        while (!m_pieces.empty() && m_pieces.back().plain >= mark.size)
            m_pieces.pop_back();
    }

    bool isInWord() const { return m_inWord; }

    void finish()
    {
        if (m_inWord)
            endWord();
    }

private:
    struct Piece
    {
        std::size_t plain, plainSize, body, bodySize;
    };

    void append(std::string_view text, std::size_t at, std::size_t size)
    {
        if (m_gap == Gap::Blank && m_hole && std::strchr(".,;:!?)", text.front()) != nullptr)
            m_gap = Gap::None;
        if (m_gap != Gap::None)
            separate(at);
        m_hole = false;
        const std::size_t plain = m_out.size();
        m_out += text;
        m_end = at + size;
        if (m_runs)
            addRun(plain, text.size(), at, size);
    }

    /// Writes the pending separator, before the byte at `next` of the body.
    void separate(std::size_t next)
    {
        const Gap kind = m_gap;
        m_gap = Gap::None;
        if (m_out.empty())
            return;
        const std::string_view separator = kind == Gap::Paragraph ? "\n\n" : kind == Gap::Break ? "\n" : kind == Gap::Cell ? "\t" : " ";
        const std::size_t plain = m_out.size();
        m_out += separator;
        if (!m_runs || m_end > next)
            return;
        const std::string_view between = m_body.substr(m_end, next - m_end);
        if (!between.empty() && (between == separator || between.size() != separator.size())
            && std::all_of(between.begin(), between.end(), isHtmlSpace))
            addRun(plain, separator.size(), m_end, between.size());
    }

    void addRun(std::size_t plain, std::size_t plainSize, std::size_t body, std::size_t bodySize)
    {
        const auto small = [](std::size_t n) { return static_cast<std::uint32_t>(n); };
        const bool same = plainSize == bodySize;
        if (same && m_out.compare(plain, plainSize, m_body, body, bodySize) != 0) {
            // A few entities are as long as what they stand for; a run of equal lengths says that the bytes are the same.
            m_runs->push_back({small(plain), 1, small(body), small(bodySize - 1)});
            m_runs->push_back({small(plain + 1), small(plainSize - 1), small(body + bodySize - 1), 1});
            return;
        }
        if (same && !m_runs->empty()) {
            SourceRun &last = m_runs->back();
            if (last.plainLength == last.bodyLength && last.plain + last.plainLength == plain && last.body + last.bodyLength == body) {
                last.plainLength += small(plainSize);
                last.bodyLength += small(bodySize);
                return;
            }
        }
        m_runs->push_back({small(plain), small(plainSize), small(body), small(bodySize)});
    }

    /// Takes addresses out of the word that ends here.
    void endWord()
    {
        m_inWord = false;
        if (m_pieces.empty())
            return;
        const std::size_t from = m_pieces.front().plain;
        Stretch address = nextAddress(std::string_view(m_out).substr(from), 0);
        if (address.begin == std::string_view::npos)
            return;
        const std::string word = m_out.substr(from);
        const std::vector<Piece> pieces = std::move(m_pieces);
        m_pieces.clear();
        ++m_cuts;
        backTo(m_word);
        std::size_t piece = 0;
        std::size_t kept = 0;
        while (kept < word.size()) {
            const std::size_t stop = std::min(address.begin, word.size());
            while (kept < stop) {
                while (pieces[piece].plain - from + pieces[piece].plainSize <= kept)
                    ++piece;
                const Piece &source = pieces[piece];
                const std::size_t inside = kept - (source.plain - from);
                const std::size_t size = std::min(stop - kept, source.plainSize - inside);
                const std::string_view text = std::string_view(word).substr(kept, size);
                if (source.plainSize == source.bodySize)
                    append(text, source.body + inside, size);
                else
                    append(text, source.body, source.bodySize);
                kept += size;
            }
            if (address.begin == std::string_view::npos)
                break;
            m_hole = true;
            kept = address.end;
            address = nextAddress(word, kept);
        }
    }

    std::string &m_out;
    std::vector<SourceRun> *m_runs;
    std::string_view m_body;
    bool m_addresses;
    Gap m_gap = Gap::None;
    bool m_hole = false;
    std::size_t m_end = 0; ///< of the body, behind the last byte written
    bool m_inWord = false; ///< only where there may be addresses
    Mark m_word;           ///< before the word
    std::vector<Piece> m_pieces;
    std::size_t m_cuts = 0; ///< words that were changed afterwards
};

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

/// What people call a quote, by class.
bool isQuoteClass(std::string_view classes)
{
    return hasHtmlClass(classes, "quote") || hasHtmlClass(classes, "onebox") || hasHtmlClass(classes, "gmail_quote")
        || hasHtmlClass(classes, "gmail_attr") || hasHtmlClass(classes, "moz-cite-prefix") || hasHtmlClass(classes, "yahoo_quoted");
}

/// What a site puts into a post that no person wrote: Discourse's captions and counters, Mastodon's line for those who cannot
/// show a quoted post.
bool isMachineClass(std::string_view classes)
{
    return hasHtmlClass(classes, "lightbox-wrapper") || hasHtmlClass(classes, "badge-notification")
        || hasHtmlClass(classes, "quote-inline") || hasHtmlClass(classes, "quote-controls");
}

/// A '>' before `next` that begins a line: a face or a comparison, and no quote?
bool isFace(std::string_view body, std::size_t next)
{
    const char first = next < body.size() ? body[next] : '\0';
    const char second = next + 1 < body.size() ? body[next + 1] : '\0';
    if (first == '=')
        return true; // >= 5
    return first != '\0' && std::strchr(":;._^", first) != nullptr && !isAlnum(second) && !isHtmlSpace(second) && second != '.';
}

enum Effect : std::uint32_t {
    Quote = 1,
    Drop = 2,
    Code = 4,
    Pre = 8,
    Link = 16,
    QuoteBox = 32, ///< an <aside> that quotes, whose title is no text
};

// ---- words ----

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
            gap(Gap::Paragraph);
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
                m_quoted.gap(Gap::Paragraph);
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
            m_quoted.gap(tag == HtmlTag::Span ? Gap::Blank : Gap::Paragraph);
            --m_quotes;
        }
        if (isHtmlBlock(tag))
            gap(Gap::Paragraph);
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
            m_text.gap(Gap::Cell);
            m_quoted.gap(Gap::Cell);
            break;
        case HtmlTag::Row:
            gap(Gap::Break);
            break;
        case HtmlTag::Img:
            if (m_drops == 0 && m_codes == 0)
                image(token.attributes);
            break;
        case HtmlTag::Wbr:
            break;
        default:
            gap(Gap::Paragraph);
        }
    }

private:
    Flow &flow() { return m_quotes > 0 || m_lineQuote ? m_quoted : m_text; }

    void gap(Gap kind)
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
                flow().gap(Gap::Blank);
                ++at;
                continue;
            }
            if (c == '&') {
                const HtmlEntity entity = htmlEntityAt(m_body.substr(0, end), at, inAttribute);
                if (entity.length == 0)
                    add(m_body.substr(at, 1), at, 1);
                else if (entity.size == 1 && isHtmlSpace(entity.bytes[0]))
                    flow().gap(Gap::Blank);
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
        flow().gap(Gap::Blank);
        words(begin, begin + value->size(), true);
        flow().gap(Gap::Blank);
    }

    void endLink()
    {
        Flow &flow = *m_linkFlow;
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
    Flow m_text, m_quoted;
    std::size_t m_quotes = 0, m_quoteBoxes = 0, m_drops = 0, m_codes = 0, m_pres = 0; ///< open
    bool m_codeBegin = false;
    enum class Line : std::uint8_t { Begin, Marks, Inside } m_line = Line::Begin; ///< Marks: behind '>'
    bool m_lineQuote = false;
    Flow::Mark m_link;
    Flow *m_linkFlow = nullptr; ///< that the open link began in; nullptr: none, or it is no address
    std::string_view m_linkTarget;
};

// ---- Markdown ----

constexpr std::size_t DeepestContainer = 8;

class MarkdownWalk final : public HtmlWalk
{
public:
    MarkdownWalk(std::string_view html, StruckOut struckOut) : m_html(html), m_struckOut(struckOut) { m_out.reserve(html.size() + 16); }

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
        if (m_codes > 0 && token.tag != HtmlTag::Code && token.tag != HtmlTag::Pre && token.tag != HtmlTag::Dropped)
            return 0;
        std::uint32_t effects = 0;
        const std::string_view classes = htmlAttribute(token.attributes, "class").value_or(std::string_view());
        if (isHtmlBlock(token.tag))
            gap(Gap::Paragraph);
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
            gap(Gap::Paragraph);
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
            gap(m_heading > 0 ? Gap::Blank : m_gap == Gap::Break ? Gap::Paragraph : Gap::Break);
            break;
        case HtmlTag::Cell:
            gap(Gap::Cell);
            break;
        case HtmlTag::Row:
            gap(Gap::Break);
            break;
        case HtmlTag::Hr:
            gap(Gap::Paragraph);
            startText("-");
            m_out += "---";
            gap(Gap::Paragraph);
            break;
        case HtmlTag::Img:
            image(token.attributes);
            break;
        case HtmlTag::Wbr:
            break;
        default:
            gap(Gap::Paragraph);
        }
    }

private:
    enum : std::uint32_t { Drop = 1, Code = 4, Pre = 8, Bold = 64, Slanted = 128, Struck = 256, Heading = 512, List = 1024, Contained = 2048 };

    /// What lines stand in: a quote, or an item of a list.
    struct Container
    {
        enum Kind : std::uint8_t { Quote, Item } kind = Quote;
        std::size_t id = 0;
        std::string marker{};     ///< of an item, until its first line is written
        std::size_t width = 0;    ///< of the marker
        std::size_t list = 0;     ///< that the item is of
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
        return beginContainer({.kind = Container::Item, .id = 0, .marker = std::move(marker), .width = width, .list = list.id});
    }

    void gap(Gap kind)
    {
        m_gap = std::max(m_gap, kind);
        if (kind >= Gap::Break) {
            m_line = Line::Begin;
            m_isLineQuote = false;
        }
        if (kind == Gap::Paragraph && m_linkOpen)
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
            return address.size() > start.size() && std::equal(start.begin(), start.end(), address.begin(), [](char a, char b) {
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
            const bool sameParagraph = m_gap == Gap::Break && m_lastQuote == quoteId && !hasMarker();
            if (sameParagraph) {
                m_out += "  \n";
            } else {
                m_out += '\n';
                if (!(hasMarker() && m_lastList != 0 && m_lastList == listOfMarker())) {
                    const std::size_t before = m_out.size();
                    for (std::size_t i = 0; i < m_containers.size() && i < m_last.size() && m_last[i] == m_containers[i].id; ++i)
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
        m_lastList = m_containers.empty() || m_containers.back().kind != Container::Item ? 0 : m_containers.back().list;
        if (quoteId != 0)
            m_out += "> ";
        m_lastQuote = quoteId;
        if (m_heading > 0) {
            m_out.append(m_heading, '#');
            m_out += ' ';
        }
        m_gap = Gap::None;
        m_lineText = 0;
        m_lineIsNumber = true;
    }

    bool hasMarker() const
    {
        return std::any_of(m_containers.begin(), m_containers.end(), [](const Container &container) { return !container.marker.empty(); });
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
        return first == 0xC2 || (first == 0xE2 && second >= 0x80) || (first == 0xE3 && second == 0x80)
            || (first == 0xEF && (second == 0xBC || second == 0xBD));
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
        if (m_out.empty() || m_gap >= Gap::Break) {
            if (m_gap == Gap::Paragraph)
                closeInline();
            else
                closeStyles();
            const std::string target = m_target; // a line break leaves a link open
            startLine();
            m_target = target;
        }
        const bool same = m_openBold == (m_bold > 0) && m_openSlanted == (m_slanted > 0) && m_openStruck == (m_struck > 0);
        const bool opensLink = !m_target.empty() && !m_linkOpen;
        // Marks between two characters without a blank mean something only where these allow it, and never two beside
        // each other: what cannot be written here is written with the next word.
        bool mayOpen = true;
        if (opensLink) {
            closeStyles();
        } else if (!same && m_gap == Gap::None && m_lineText > 0) {
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
        if (m_gap == Gap::Cell)
            m_out += " \\| ";
        else if (m_gap == Gap::Blank)
            m_out += ' ';
        m_gap = Gap::None;
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
            const bool isDigit = c >= '0' && c <= '9';
            const bool isFirst = m_lineText++ == 0;
            if (std::strchr("\\`*_[]<>~|^&", c) != nullptr || (isFirst && std::strchr("#+-=", c) != nullptr)
                || (!isFirst && m_lineIsNumber && (c == '.' || c == ')')))
                m_out += '\\';
            m_lineIsNumber = m_lineIsNumber && isDigit;
            m_out += c;
        }
    }

    void character(std::string_view text, std::size_t next)
    {
        if (m_line != Line::Inside) {
            if (text == ">" && (m_line == Line::Marks || !isFace(m_html, next))) {
                if (m_line == Line::Begin) {
                    // Lines that quote one below the other are one quote.
                    if (m_lastQuote == 0 || m_gap != Gap::Break)
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
                gap(Gap::Blank);
                ++at;
                continue;
            }
            if (c == '&') {
                const HtmlEntity entity = htmlEntityAt(m_html.substr(0, end), at, inAttribute);
                at += std::max<std::size_t>(entity.length, 1);
                if (entity.length == 0)
                    character("&", at);
                else if (entity.size == 1 && isHtmlSpace(entity.bytes[0]))
                    gap(Gap::Blank);
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
                while (next < end && !isHtmlSpace(m_html[next]) && m_html[next] != '&' && m_html[next] != '\xE2' && m_html[next] != '\xEF')
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
            gap(Gap::Blank);
            words(begin, begin + value->size(), true);
            gap(Gap::Blank);
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
            gap(Gap::Paragraph);
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
            gap(Gap::Paragraph);
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
    Gap m_gap = Gap::None;
    std::size_t m_ids = 0;

    std::vector<Container> m_containers;
    std::vector<ListState> m_lists;
    std::vector<std::size_t> m_last;  ///< containers of the last line, by id
    std::size_t m_lastList = 0;       ///< that the last line was an item of
    std::size_t m_heading = 0;        ///< level of the open one

    enum class Line : std::uint8_t { Begin, Marks, Inside } m_line = Line::Begin; ///< Marks: behind '>'
    bool m_isLineQuote = false;       ///< the line began with '>'
    std::size_t m_lineQuoteId = 0, m_lastQuote = 0;
    std::size_t m_lineText = 0;       ///< bytes of text in the line
    bool m_lineIsNumber = true;       ///< all of them digits

    std::size_t m_drops = 0, m_codes = 0, m_bold = 0, m_slanted = 0, m_struck = 0; ///< open elements
    bool m_openBold = false, m_openSlanted = false, m_openStruck = false;          ///< written
    std::vector<const char *> m_styles;
    std::string m_target;             ///< of the link that is open or will be with the next text
    bool m_linkOpen = false;
    std::string m_code;
    bool m_codeIsBlock = false;
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

std::string markdownFromHtml(std::string_view html, StruckOut struckOut)
{
    MarkdownWalk walk(html, struckOut);
    walk.run(html);
    return walk.take();
}

} // namespace parlance::text
