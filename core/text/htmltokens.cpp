// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/htmltokens.h"

#include "core/base/ascii.h"
#include "core/base/embedded.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <charconv>
#include <cstring>

// Why no tree? A tree in the standard's sense moves and copies elements, so that its texts are not in the order of the
// source any more, and its makers' rules cost time or stack without bound: libgumbo 0.10 takes 6.6 s for 70 KB of
// "<font size=1><p>", and 900 KB of "<i>" overflow the stack when it frees them. Words need only know what they are in.

namespace parlance::text {

namespace {

bool equalsIgnoringCase(std::string_view text, std::string_view lowerCase)
{
    return text.size() == lowerCase.size()
        && std::equal(text.begin(), text.end(), lowerCase.begin(), [](char a, char b) { return lowered(a) == b; });
}

struct Element
{
    std::string_view name;
    HtmlTag tag;
    bool rawText = false; ///< its content is no markup
};

constexpr Element Elements[] = {
    {"a", HtmlTag::A},          {"address", HtmlTag::Block}, {"article", HtmlTag::Block},
    {"aside", HtmlTag::Aside},  {"b", HtmlTag::B},           {"blockquote", HtmlTag::Blockquote},
    {"body", HtmlTag::Block},   {"br", HtmlTag::Br},         {"canvas", HtmlTag::Dropped},
    {"caption", HtmlTag::Block}, {"center", HtmlTag::Block}, {"code", HtmlTag::Code},
    {"dd", HtmlTag::Block},     {"del", HtmlTag::Del},       {"details", HtmlTag::Block},
    {"dir", HtmlTag::Ul},       {"div", HtmlTag::Div},       {"dl", HtmlTag::Block},
    {"dt", HtmlTag::Block},     {"em", HtmlTag::I},          {"fieldset", HtmlTag::Block},
    {"figcaption", HtmlTag::Block}, {"figure", HtmlTag::Block}, {"footer", HtmlTag::Block},
    {"form", HtmlTag::Block},   {"h1", HtmlTag::H1},         {"h2", HtmlTag::H2},
    {"h3", HtmlTag::H3},        {"h4", HtmlTag::H4},         {"h5", HtmlTag::H5},
    {"h6", HtmlTag::H6},        {"head", HtmlTag::Dropped},  {"header", HtmlTag::Block},
    {"hr", HtmlTag::Hr},        {"i", HtmlTag::I},           {"iframe", HtmlTag::Dropped, true},
    {"img", HtmlTag::Img},      {"li", HtmlTag::Li},         {"listing", HtmlTag::Pre},
    {"main", HtmlTag::Block},   {"menu", HtmlTag::Ul},       {"nav", HtmlTag::Block},
    {"noembed", HtmlTag::Dropped, true}, {"noframes", HtmlTag::Dropped, true}, {"noscript", HtmlTag::Dropped},
    {"object", HtmlTag::Dropped}, {"ol", HtmlTag::Ol},       {"p", HtmlTag::P},
    {"pre", HtmlTag::Pre},      {"rp", HtmlTag::Dropped},    {"rt", HtmlTag::Dropped},
    {"s", HtmlTag::Del},        {"samp", HtmlTag::Code},     {"script", HtmlTag::Dropped, true},
    {"section", HtmlTag::Block}, {"select", HtmlTag::Dropped}, {"span", HtmlTag::Span},
    {"strike", HtmlTag::Del},   {"strong", HtmlTag::B},      {"style", HtmlTag::Dropped, true},
    {"summary", HtmlTag::Block}, {"svg", HtmlTag::Dropped},  {"table", HtmlTag::Block},
    {"tbody", HtmlTag::Block},  {"td", HtmlTag::Cell},       {"template", HtmlTag::Dropped},
    {"textarea", HtmlTag::Dropped, true}, {"tfoot", HtmlTag::Block}, {"th", HtmlTag::Cell},
    {"thead", HtmlTag::Block},  {"title", HtmlTag::Dropped, true}, {"tr", HtmlTag::Row},
    {"tt", HtmlTag::Code},      {"ul", HtmlTag::Ul},         {"video", HtmlTag::Dropped},
    {"audio", HtmlTag::Dropped}, {"wbr", HtmlTag::Wbr},      {"xmp", HtmlTag::Dropped, true},
};

const Element *elementNamed(std::string_view name)
{
    static const auto table = [] {
        boost::unordered_flat_map<std::string_view, const Element *> all;
        for (const Element &element : Elements)
            all.emplace(element.name, &element);
        return all;
    }();
    char small[10];
    if (name.size() > sizeof small)
        return nullptr;
    std::transform(name.begin(), name.end(), small, [](char c) { return lowered(c); });
    const auto found = table.find(std::string_view(small, name.size()));
    return found == table.end() ? nullptr : found->second;
}

/// Ends behind the name, or the attributes, that begin at `at`; at the size when they do not end.
std::size_t behindAttributes(std::string_view html, std::size_t at)
{
    enum class State { Between, Name, BeforeValue, Bare } state = State::Between;
    while (at < html.size()) {
        const char c = html[at];
        if (c == '>')
            return at;
        switch (state) {
        case State::Between:
        case State::Name:
            if (c == '=')
                state = state == State::Name ? State::BeforeValue : State::Name; // a name may begin with '='
            else if (isHtmlSpace(c) && state == State::Name) {
                // '=' may follow behind blanks
                std::size_t next = at;
                while (next < html.size() && isHtmlSpace(html[next]))
                    ++next;
                at = next;
                if (next < html.size() && html[next] == '=') {
                    state = State::BeforeValue;
                    ++at;
                } else {
                    state = State::Between;
                }
                continue;
            } else if (!isHtmlSpace(c) && c != '/') {
                state = State::Name;
            }
            break;
        case State::BeforeValue:
            if (c == '"' || c == '\'') {
                at = html.find(c, at + 1);
                if (at == std::string_view::npos)
                    return html.size();
                state = State::Between;
            } else if (!isHtmlSpace(c)) {
                state = State::Bare;
            }
            break;
        case State::Bare:
            if (isHtmlSpace(c))
                state = State::Between;
            break;
        }
        ++at;
    }
    return html.size();
}

void setUtf8(HtmlEntity &entity, std::uint32_t code)
{
    const auto put = [&](std::uint32_t byte) { entity.bytes[entity.size++] = static_cast<char>(byte); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0 | code >> 6);
        put(0x80 | (code & 63));
    } else if (code < 0x10000) {
        put(0xE0 | code >> 12);
        put(0x80 | (code >> 6 & 63));
        put(0x80 | (code & 63));
    } else {
        put(0xF0 | code >> 18);
        put(0x80 | (code >> 12 & 63));
        put(0x80 | (code >> 6 & 63));
        put(0x80 | (code & 63));
    }
}

/// Adds a character as a reader sees it: blanks of every width are one, what has none is nothing.
void addSeen(HtmlEntity &entity, std::uint32_t code)
{
    if (code == 0xA0 || (code >= 0x2000 && code <= 0x200A) || code == 0x202F || code == 0x205F)
        setUtf8(entity, ' ');
    else if (code != 0x200B && code != 0xFEFF && code != 0xAD && code != 0x2060)
        setUtf8(entity, code);
}

/// What numbers from 128 to 159 stand for: those who write them mean windows-1252.
constexpr std::uint16_t Windows1252[32] = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
    0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

HtmlEntity numericEntity(std::string_view html, std::size_t at)
{
    std::size_t next = at + 2;
    const bool hex = next < html.size() && (html[next] | 32) == 'x';
    next += hex ? 1 : 0;
    const std::size_t first = next;
    std::uint32_t code = 0;
    for (; next < html.size(); ++next) {
        const char c = html[next];
        int digit = -1;
        if (c >= '0' && c <= '9')
            digit = c - '0';
        else if (hex && (c | 32) >= 'a' && (c | 32) <= 'f')
            digit = (c | 32) - 'a' + 10;
        if (digit < 0)
            break;
        if (code <= 0x10FFFF)
            code = code * (hex ? 16 : 10) + static_cast<std::uint32_t>(digit);
    }
    HtmlEntity entity;
    if (next == first)
        return entity;
    if (next < html.size() && html[next] == ';')
        ++next;
    entity.length = next - at;
    if (code >= 0x80 && code < 0xA0)
        code = Windows1252[code - 0x80];
    const bool isControl = (code < 0x20 && code != '\t' && code != '\n' && code != '\r') || (code >= 0x7F && code < 0xA0);
    if (isControl || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
        code = 0xFFFD;
    addSeen(entity, code);
    return entity;
}

using EntityTable = boost::unordered_flat_map<std::string_view, HtmlEntity>;

const EntityTable &namedEntities()
{
    static const EntityTable table = [] {
        EntityTable all;
        std::string_view rest = embedded("resources/text/html-entities.tsv");
        while (!rest.empty()) {
            const std::size_t lineEnd = std::min(rest.find('\n'), rest.size());
            const std::string_view line = rest.substr(0, lineEnd);
            rest.remove_prefix(std::min(lineEnd + 1, rest.size()));
            const std::size_t tab = line.find('\t');
            if (line.empty() || line.front() == '#' || tab == std::string_view::npos)
                continue;
            HtmlEntity entity;
            const char *at = line.data() + tab + 1;
            const char *const end = line.data() + line.size();
            while (at < end) {
                std::uint32_t code = 0;
                at = std::from_chars(at, end, code, 16).ptr + 1;
                addSeen(entity, code);
            }
            entity.length = tab + 1; // with the '&'
            all.emplace(line.substr(0, tab), entity);
        }
        return all;
    }();
    return table;
}

constexpr std::size_t LongestName = 32;      // CounterClockwiseContourIntegral;
constexpr std::size_t LongestBareName = 6;   // those that may lack their semicolon

} // namespace

// ---- entities ----

HtmlEntity htmlEntityAt(std::string_view html, std::size_t at, bool inAttribute)
{
    if (at + 1 < html.size() && html[at + 1] == '#')
        return numericEntity(html, at);
    const std::string_view rest = html.substr(at + 1, LongestName);
    std::size_t size = 0;
    while (size < rest.size() && isAlnum(rest[size]))
        ++size;
    if (size == 0 || !isLetter(rest[0]))
        return {};
    const EntityTable &table = namedEntities();
    if (size < rest.size() && rest[size] == ';') {
        if (const auto found = table.find(rest.substr(0, size + 1)); found != table.end())
            return found->second;
    }
    for (std::size_t bare = std::min(size, LongestBareName); bare >= 2; --bare) {
        const auto found = table.find(rest.substr(0, bare));
        if (found == table.end())
            continue;
        // Inside an address "&copy=1" is a parameter.
        const char next = bare < rest.size() ? rest[bare] : '\0';
        if (inAttribute && (next == '=' || isAlnum(next)))
            return {};
        return found->second;
    }
    return {};
}

std::string decodedAttribute(std::string_view value)
{
    std::string decoded;
    decoded.reserve(value.size());
    while (!value.empty()) {
        const std::size_t at = std::min(value.find('&'), value.size());
        decoded += value.substr(0, at);
        value.remove_prefix(at);
        if (value.empty())
            break;
        const HtmlEntity entity = htmlEntityAt(value, 0, true);
        if (entity.length == 0)
            decoded += '&';
        else
            decoded += entity.text();
        value.remove_prefix(std::max<std::size_t>(entity.length, 1));
    }
    return decoded;
}

// ---- attributes ----

std::optional<std::string_view> htmlAttribute(std::string_view attributes, std::string_view name)
{
    std::size_t at = 0;
    const auto skipBlanks = [&] {
        while (at < attributes.size() && isHtmlSpace(attributes[at]))
            ++at;
    };
    while (at < attributes.size()) {
        if (isHtmlSpace(attributes[at]) || attributes[at] == '/') {
            ++at;
            continue;
        }
        const std::size_t nameBegin = at++;
        while (at < attributes.size() && !isHtmlSpace(attributes[at]) && attributes[at] != '=' && attributes[at] != '/')
            ++at;
        const std::string_view key = attributes.substr(nameBegin, at - nameBegin);
        skipBlanks();
        std::string_view value;
        if (at < attributes.size() && attributes[at] == '=') {
            ++at;
            skipBlanks();
            const char quote = at < attributes.size() ? attributes[at] : '\0';
            if (quote == '"' || quote == '\'') {
                const std::size_t end = std::min(attributes.find(quote, at + 1), attributes.size());
                value = attributes.substr(at + 1, end - at - 1);
                at = end + 1;
            } else {
                const std::size_t begin = at;
                while (at < attributes.size() && !isHtmlSpace(attributes[at]))
                    ++at;
                value = attributes.substr(begin, at - begin);
            }
        }
        if (equalsIgnoringCase(key, name))
            return value;
    }
    return std::nullopt;
}

bool hasHtmlClass(std::string_view classes, std::string_view name)
{
    std::size_t at = 0;
    while (at < classes.size()) {
        while (at < classes.size() && isHtmlSpace(classes[at]))
            ++at;
        const std::size_t begin = at;
        while (at < classes.size() && !isHtmlSpace(classes[at]))
            ++at;
        if (classes.substr(begin, at - begin) == name)
            return true;
    }
    return false;
}

// ---- tokens ----

/// True if the '<' at `at` begins markup and not a word like "<3".
bool HtmlTokens::isTagOpen(std::size_t at)
{
    if (at + 1 >= m_html.size())
        return false;
    const char next = m_html[at + 1];
    const bool begins = isLetter(next) || next == '!' || next == '?' || next == '/';
    if (!begins)
        return false;
    if (m_lastEnd == std::string_view::npos) {
        const std::size_t last = m_html.rfind('>');
        m_lastEnd = last == std::string_view::npos ? 0 : last + 1;
    }
    if (at < m_lastEnd)
        return true;
    // Nothing ends it. What breaks off inside a tag that there is has no words; anything else is text.
    std::size_t begin = at + (next == '/' ? 2 : 1);
    std::size_t end = begin;
    while (end < m_html.size() && end - begin < 12 && isAlnum(m_html[end]))
        ++end;
    return (end == m_html.size() || isHtmlSpace(m_html[end])) && elementNamed(m_html.substr(begin, end - begin)) != nullptr
        && m_html.substr(end, 256).find('=') != std::string_view::npos;
}

/// Behind a comment, a declaration or another thing that no reader sees.
std::size_t HtmlTokens::skipMarkup(std::size_t at) const
{
    if (m_html.compare(at, 4, "<!--") == 0) {
        if (m_html.compare(at + 4, 1, ">") == 0)
            return at + 5;
        const std::size_t end = m_html.find("-->", at + 4);
        return end == std::string_view::npos ? m_html.size() : end + 3;
    }
    if (m_html.compare(at, 9, "<![CDATA[") == 0) {
        const std::size_t end = m_html.find("]]>", at);
        return end == std::string_view::npos ? m_html.size() : end + 3;
    }
    const std::size_t end = m_html.find('>', at);
    return end == std::string_view::npos ? m_html.size() : end + 1;
}

/// Reads the tag at m_at. \returns false when there is nothing to tell of it.
bool HtmlTokens::readTag(HtmlToken &token)
{
    token.begin = m_at;
    const bool isEnd = m_html[m_at + 1] == '/';
    std::size_t at = m_at + (isEnd ? 2 : 1);
    if (at >= m_html.size() || !isLetter(m_html[at])) {
        m_at = skipMarkup(m_at);
        return false;
    }
    const std::size_t nameBegin = at;
    while (at < m_html.size() && !isHtmlSpace(m_html[at]) && m_html[at] != '/' && m_html[at] != '>')
        ++at;
    token.name = m_html.substr(nameBegin, at - nameBegin);
    const std::size_t end = behindAttributes(m_html, at);
    token.attributes = m_html.substr(at, end - at);
    token.end = std::min(end + 1, m_html.size());
    token.kind = isEnd ? HtmlToken::Kind::EndTag : HtmlToken::Kind::StartTag;
    m_at = token.end;
    if (end == m_html.size())
        return false; // it breaks off inside
    const Element *const element = elementNamed(token.name);
    token.tag = element ? element->tag : HtmlTag::Other;
    if (!element || !element->rawText)
        return true;
    if (isEnd)
        return false;
    // Its content goes on to its own end, whatever stands in it.
    while (m_at < m_html.size()) {
        const std::size_t next = m_html.find("</", m_at);
        if (next == std::string_view::npos) {
            m_at = m_html.size();
            break;
        }
        m_at = next + 2;
        const std::size_t size = element->name.size();
        if (equalsIgnoringCase(m_html.substr(m_at, size), element->name)
            && (m_at + size >= m_html.size() || !isAlnum(m_html[m_at + size]))) {
            m_at = std::min(m_html.find('>', m_at), m_html.size() - 1) + 1;
            break;
        }
    }
    return false;
}

bool HtmlTokens::next(HtmlToken &token)
{
    while (m_at < m_html.size()) {
        if (m_html[m_at] == '<' && isTagOpen(m_at)) {
            if (m_html[m_at + 1] == '!' || m_html[m_at + 1] == '?') {
                m_at = skipMarkup(m_at);
                continue;
            }
            if (readTag(token))
                return true;
            continue;
        }
        std::size_t end = m_at;
        do {
            end = std::min(m_html.find('<', end + 1), m_html.size());
        } while (end < m_html.size() && !isTagOpen(end));
        token = {.kind = HtmlToken::Kind::Text, .tag = HtmlTag::Other, .begin = m_at, .end = end, .name = {}, .attributes = {}};
        m_at = end;
        return true;
    }
    return false;
}

// ---- open elements ----

bool isHtmlBlock(HtmlTag tag)
{
    switch (tag) {
    case HtmlTag::Aside:
    case HtmlTag::Blockquote:
    case HtmlTag::Block:
    case HtmlTag::Div:
    case HtmlTag::H1:
    case HtmlTag::H2:
    case HtmlTag::H3:
    case HtmlTag::H4:
    case HtmlTag::H5:
    case HtmlTag::H6:
    case HtmlTag::Hr:
    case HtmlTag::Li:
    case HtmlTag::Ol:
    case HtmlTag::P:
    case HtmlTag::Pre:
    case HtmlTag::Row:
    case HtmlTag::Cell:
    case HtmlTag::Ul:
        return true;
    default:
        return false;
    }
}

void HtmlWalk::closeDownTo(std::size_t size)
{
    while (m_open.size() > size) {
        const Open open = m_open.back();
        m_open.pop_back();
        if (!open.alive)
            continue;
        placesOf(open.tag).pop_back();
        if (!m_blocks.empty() && m_blocks.back() == m_open.size())
            m_blocks.pop_back();
        leave(open.tag, open.effects);
    }
}

void HtmlWalk::begin(const HtmlToken &token)
{
    const auto isInThisBlock = [&](HtmlTag tag) {
        const auto &places = placesOf(tag);
        return !places.empty() && (m_blocks.empty() || places.back() > m_blocks.back());
    };
    if (isHtmlBlock(token.tag)) {
        if (isInThisBlock(HtmlTag::P))
            closeDownTo(placesOf(HtmlTag::P).back());
        if (token.tag == HtmlTag::Li && !placesOf(HtmlTag::Li).empty()) {
            // The item before has no end of its own, unless this one opens a list inside it.
            const std::size_t item = placesOf(HtmlTag::Li).back();
            std::size_t list = 0;
            for (const HtmlTag sort : {HtmlTag::Ol, HtmlTag::Ul}) {
                if (!placesOf(sort).empty())
                    list = std::max(list, placesOf(sort).back() + 1);
            }
            if (item >= list)
                closeDownTo(item);
        }
    }
    switch (token.tag) {
    case HtmlTag::Other:
        return;
    case HtmlTag::Block:
    case HtmlTag::Br:
    case HtmlTag::Cell:
    case HtmlTag::Hr:
    case HtmlTag::Img:
    case HtmlTag::Row:
    case HtmlTag::Wbr:
        point(token);
        return;
    case HtmlTag::A:
        if (isInThisBlock(HtmlTag::A))
            end(HtmlTag::A);
        break;
    default:
        break;
    }
    const std::uint32_t effects = enter(token);
    placesOf(token.tag).push_back(m_open.size());
    if (isHtmlBlock(token.tag) && token.tag != HtmlTag::P)
        m_blocks.push_back(m_open.size());
    m_open.push_back({token.tag, true, effects});
}

void HtmlWalk::end(HtmlTag tag)
{
    auto &places = placesOf(tag);
    if (places.empty())
        return;
    const std::size_t place = places.back();
    const auto &paragraphs = placesOf(HtmlTag::P);
    const bool behindBlock = (!m_blocks.empty() && m_blocks.back() > place) || (!paragraphs.empty() && paragraphs.back() > place);
    if (isHtmlBlock(tag) || !behindBlock) {
        closeDownTo(place);
        return;
    }
    m_open[place].alive = false;
    places.pop_back();
    leave(tag, m_open[place].effects);
}

void HtmlWalk::run(std::string_view html)
{
    HtmlTokens tokens(html);
    HtmlToken token;
    while (tokens.next(token)) {
        switch (token.kind) {
        case HtmlToken::Kind::Text:
            text(token.begin, token.end);
            break;
        case HtmlToken::Kind::StartTag:
            begin(token);
            break;
        case HtmlToken::Kind::EndTag:
            if (token.tag == HtmlTag::Block || token.tag == HtmlTag::Br || token.tag == HtmlTag::Row)
                point(token);
            else
                end(token.tag);
            break;
        }
    }
    closeDownTo(0);
}

} // namespace parlance::text
