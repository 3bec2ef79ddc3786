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

    /// A '>' at `next` - 1 that begins a line: a face or a comparison, and no quote?
    bool isFace(std::size_t next) const
    {
        const char first = next < m_body.size() ? m_body[next] : '\0';
        const char second = next + 1 < m_body.size() ? m_body[next + 1] : '\0';
        if (first == '=')
            return true; // >= 5
        return first != '\0' && std::strchr(":;._^", first) != nullptr && !isAlnum(second) && !isHtmlSpace(second) && second != '.';
    }

    /// A character or several, none of them white space, that stand for the `size` bytes at `at`.
    void add(std::string_view text, std::size_t at, std::size_t size)
    {
        if (m_line != Line::Inside) {
            if (text == ">" && (m_line == Line::Marks || !isFace(at + size))) {
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
