// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/xmltext.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <utility>

namespace parlance::import {

namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::string_view Replacement = "\xEF\xBF\xBD";

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0; // NULs fill up what a broken disk left behind
}

std::size_t behind(std::string_view text, std::string_view mark, std::size_t from)
{
    const auto at = text.find(mark, from);
    return at == npos ? npos : at + mark.size();
}

/// Behind a document type, whose internal subset may hold anything in quotation marks and comments.
std::size_t endOfDoctype(std::string_view text, std::size_t at)
{
    bool inSubset = false;
    while (at < text.size()) {
        const char c = text[at];
        if (c == '"' || c == '\'') {
            at = behind(text, std::string_view(&c, 1), at + 1);
        } else if (text.substr(at).starts_with("<!--")) {
            at = behind(text, "-->", at + 4);
        } else if (text.substr(at).starts_with("<?")) {
            at = behind(text, "?>", at + 2);
        } else {
            ++at;
            if (c == '>' && !inSubset)
                return at;
            inSubset = c == '[' || (inSubset && c != ']');
        }
    }
    return npos;
}

/// A character that XML 1.0 allows.
bool isAllowed(std::uint32_t code)
{
    return code == '\t' || code == '\n' || code == '\r' || (code >= 0x20 && code <= 0xD7FF) || (code >= 0xE000 && code <= 0xFFFD)
        || (code >= 0x10000 && code <= 0x10FFFF);
}

/// What stands at an '&': the length of a reference, and whether it is to be kept; length 0: no reference.
struct Reference
{
    std::size_t length = 0;
    bool isGood = true;
};

Reference referenceAt(std::string_view text)
{
    for (const std::string_view name : {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"}) {
        if (text.starts_with(name))
            return {.length = name.size()};
    }
    if (!text.starts_with("&#"))
        return {};
    const bool isHex = text.size() > 2 && text[2] == 'x';
    const char *first = text.data() + (isHex ? 3 : 2);
    const char *last = text.data() + std::min<std::size_t>(text.size(), 64);
    std::uint32_t code = 0;
    if (first >= last)
        return {};
    const auto [end, failure] = std::from_chars(first, last, code, isHex ? 16 : 10);
    if (end == first || end == last || *end != ';')
        return {};
    return {.length = static_cast<std::size_t>(end - text.data()) + 1, .isGood = failure == std::errc() && isAllowed(code)};
}

constexpr std::pair<std::string_view, char> references[] = {{"&lt;", '<'},   {"&gt;", '>'},   {"&amp;", '&'},  {"&quot;", '"'},
                                                            {"&#xA;", '\n'}, {"&#xD;", '\r'}, {"&#x9;", '\t'}, {"&apos;", '\''}};

/// True for a control character, which XML reads as another or not at all, and for U+FFFE and U+FFFF.
bool holdsOddCharacter(std::string_view text)
{
    const char *at = text.data();
    const char *const end = at + text.size();
    const auto bytes = [](unsigned char byte) { return 0x0101010101010101u * byte; };
    for (; end - at >= 8; at += 8) { // eight at a time: the highest bit of each byte that is below 0x20
        std::uint64_t eight;
        std::memcpy(&eight, at, sizeof eight);
        if ((eight - bytes(0x20)) & ~eight & bytes(0x80))
            return true;
    }
    if (std::any_of(at, end, [](char c) { return static_cast<unsigned char>(c) < 0x20; }))
        return true;
    for (auto odd = text.find('\xEF'); odd != npos; odd = text.find('\xEF', odd + 1)) {
        if (text.substr(odd).starts_with("\xEF\xBF\xBE") || text.substr(odd).starts_with("\xEF\xBF\xBF"))
            return true;
    }
    return false;
}

} // namespace

bool isXmlBlank(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), isBlank);
}

XmlOpening xmlOpening(std::string_view text)
{
    XmlOpening opening;
    std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    for (;;) {
        while (at < text.size() && isBlank(text[at]))
            ++at;
        if (at < text.size() && text[at] != '<')
            return opening;
        opening.state = XmlOpening::State::BreaksOff;
        const std::string_view rest = text.substr(std::min(at, text.size()));
        if (rest.size() < 2)
            return opening;
        std::size_t end = npos;
        if (rest.starts_with("<!--")) {
            end = behind(text, "-->", at + 4);
        } else if (rest.starts_with("<?")) {
            end = behind(text, "?>", at + 2);
        } else if (rest.starts_with("<!")) {
            constexpr std::string_view doctype = "<!DOCTYPE";
            if (!std::string_view(rest.substr(0, doctype.size())).starts_with(doctype.substr(0, rest.size()))
                && !std::string_view("<!--").starts_with(rest)) {
                opening.state = XmlOpening::State::NotXml;
                return opening;
            }
            end = rest.size() < doctype.size() ? npos : endOfDoctype(text, at + doctype.size());
        } else {
            const auto nameEnd = std::min(text.find_first_of(" \t\r\n/>", at + 1), text.size());
            opening.root = text.substr(at + 1, nameEnd - at - 1);
            const char first = opening.root.empty() ? '\0' : opening.root.front();
            const bool isName = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') || first == '_';
            if (!isName || opening.root.size() > 100)
                opening.state = XmlOpening::State::NotXml;
            const std::size_t tagEnd = endOfTag(text, at);
            if (opening.state == XmlOpening::State::NotXml || tagEnd == npos) {
                opening.root = {};
                return opening;
            }
            opening.end = tagEnd;
            opening.isEmpty = text[opening.end - 2] == '/';
            opening.state = XmlOpening::State::Whole;
            return opening;
        }
        if (end == npos)
            return opening;
        at = end;
    }
}

std::size_t endOfTag(std::string_view text, std::size_t at)
{
    for (++at; at < text.size(); ++at) {
        at = text.find_first_of("\"'<>", at);
        if (at == npos || text[at] == '<')
            return npos;
        if (text[at] == '>')
            return at + 1;
        at = text.find(text[at], at + 1);
        if (at == npos)
            return npos;
    }
    return npos;
}

bool XmlTagScanner::read(std::string_view tag)
{
    m_attributes.clear();
    m_decoded.clear();
    m_decoded.reserve(tag.size());
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto wordEnd = [&](std::size_t from) {
        while (from < tag.size() && isLetter(tag[from]))
            ++from;
        return from;
    };
    std::size_t at = wordEnd(1);
    if (at < 2 || tag.front() != '<')
        return false;
    m_name = tag.substr(1, at - 1);
    for (;;) {
        const std::size_t before = at;
        while (at < tag.size() && (tag[at] == ' ' || tag[at] == '\n'))
            ++at;
        if (tag.substr(at) == "/>")
            return true;
        const std::size_t nameEnd = wordEnd(at);
        if (at == before || nameEnd == at || tag.substr(nameEnd, 2) != "=\"")
            return false;
        const std::string_view name = tag.substr(at, nameEnd - at);
        const std::size_t quote = tag.find('"', nameEnd + 2);
        if (quote == npos
            || std::any_of(m_attributes.begin(), m_attributes.end(), [&](const Attribute &one) { return one.name == name; }))
            return false;
        m_attributes.push_back({name, {}});
        if (!readValue(tag.substr(nameEnd + 2, quote - nameEnd - 2)))
            return false;
        at = quote + 1;
    }
}

bool XmlTagScanner::readValue(std::string_view raw)
{
    if (raw.find('<') != npos || holdsOddCharacter(raw))
        return false;
    std::string_view &value = m_attributes.back().value;
    auto reference = raw.find('&');
    if (reference == npos) {
        value = raw;
        return true;
    }
    const std::size_t begin = m_decoded.size();
    while (reference != npos) {
        m_decoded.append(raw, 0, reference);
        raw.remove_prefix(reference);
        const auto known = std::find_if(std::begin(references), std::end(references),
                                        [&](const auto &one) { return raw.starts_with(one.first); });
        if (known == std::end(references))
            return false;
        m_decoded += known->second;
        raw.remove_prefix(known->first.size());
        reference = raw.find('&');
    }
    m_decoded += raw;
    value = std::string_view(m_decoded).substr(begin);
    return true;
}

std::string mendedXml(std::string_view xml)
{
    std::string bytes(xml);
    text::repairUtf8(bytes);
    std::string mended;
    mended.reserve(bytes.size() + bytes.size() / 8);
    char quote = 0;     // of the attribute value that we are in
    bool inTag = false;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::string_view rest = std::string_view(bytes).substr(at);
        const char c = rest.front();
        if (c == '&') {
            const Reference reference = referenceAt(rest);
            if (reference.length == 0)
                mended += "&amp;";
            else
                mended += reference.isGood ? rest.substr(0, reference.length) : Replacement;
            at += std::max<std::size_t>(1, reference.length);
            continue;
        }
        if (rest.starts_with("\xEF\xBF\xBE") || rest.starts_with("\xEF\xBF\xBF")) { // no characters to XML
            mended += Replacement;
            at += 3;
            continue;
        }
        if (quote != 0) {
            if (c == quote)
                quote = 0;
        } else if (inTag) {
            if (c == '"' || c == '\'')
                quote = c;
            else if (c == '>')
                inTag = false;
        } else if (c == '<') {
            inTag = true;
        }
        if (static_cast<unsigned char>(c) < 0x20 && !isAllowed(static_cast<unsigned char>(c)))
            mended += Replacement;
        else if (quote != 0 && c == '<')
            mended += "&lt;";
        else
            mended += c;
        ++at;
    }
    return mended;
}

} // namespace parlance::import
