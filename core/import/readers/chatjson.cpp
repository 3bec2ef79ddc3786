// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/chatjson.h"

#include "core/import/jsonmending.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <cstring>

namespace parlance::import {

namespace dom = simdjson::dom;

namespace {

bool isBlank(char c)
{
    return static_cast<unsigned char>(c) <= ' ';
}

std::size_t skipBlanks(std::string_view text, std::size_t at)
{
    while (at < text.size() && isBlank(text[at]))
        ++at;
    return at;
}

/// Behind the string that begins at `at`; the end of the text if that comes first.
std::size_t behindString(std::string_view text, std::size_t at)
{
    for (++at; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\')
            ++at;
    }
    return std::min(at + 1, text.size());
}

/// Behind the value that begins at `at`; the end of the text if that comes first.
std::size_t behindValue(std::string_view text, std::size_t at)
{
    if (at < text.size() && text[at] == '"')
        return behindString(text, at);
    std::size_t depth = 0;
    while (at < text.size()) {
        const char c = text[at];
        if (c == '"') {
            at = behindString(text, at);
            continue;
        }
        if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            if (depth == 0)
                return at; // of what is around it
            if (--depth == 0)
                return at + 1;
        } else if (depth == 0 && (c == ',' || isBlank(c))) {
            return at;
        }
        ++at;
    }
    return at;
}

} // namespace

std::vector<HeadMember> headMembers(std::string_view text)
{
    std::vector<HeadMember> members;
    std::size_t at = skipBlanks(text, 0);
    if (at >= text.size() || text[at] != '{')
        return members;
    ++at;
    for (;;) {
        at = skipBlanks(text, at);
        if (at >= text.size() || text[at] != '"')
            return members;
        const std::size_t behindKey = behindString(text, at);
        const std::string_view key = text.substr(at + 1, behindKey - at - 2);
        at = skipBlanks(text, behindKey);
        if (at >= text.size() || text[at] != ':')
            return members;
        at = skipBlanks(text, at + 1);
        const std::size_t behind = behindValue(text, at);
        members.push_back({key, text.substr(std::min(at, text.size()), behind - std::min(at, behind))});
        at = skipBlanks(text, behind);
        if (at >= text.size() || text[at] != ',')
            return members;
        ++at;
    }
}

std::string_view memberIn(const std::vector<HeadMember> &members, std::string_view key)
{
    const auto at = std::find_if(members.begin(), members.end(), [&](const HeadMember &member) { return member.key == key; });
    return at == members.end() ? std::string_view() : at->value;
}

std::vector<std::string_view> headElements(std::string_view text, std::size_t most)
{
    std::vector<std::string_view> elements;
    std::size_t at = skipBlanks(text, 0);
    if (at >= text.size() || text[at] != '[')
        return elements;
    ++at;
    while (elements.size() < most) {
        at = skipBlanks(text, at);
        const std::size_t behind = behindValue(text, at);
        if (behind >= text.size() || behind == at) // it may go on
            return elements;
        elements.push_back(text.substr(at, behind - at));
        at = skipBlanks(text, behind);
        if (at >= text.size() || text[at] != ',')
            return elements;
        ++at;
    }
    return elements;
}

const char *ElementParser::parse(std::string_view element, std::string_view bytes, dom::object &object)
{
    const auto parsed = [&](const char *text, std::size_t size) {
        dom::element root;
        if (const auto failure = m_parser.parse(text, size, false).get(root))
            return failure;
        return root.get(object);
    };
    const auto behind = static_cast<std::size_t>(bytes.data() + bytes.size() - element.data()) - element.size();
    simdjson::error_code failure = simdjson::SUCCESS;
    if (behind >= simdjson::SIMDJSON_PADDING) {
        failure = parsed(element.data(), element.size());
    } else {
        m_copy.assign(element);
        m_copy.append(simdjson::SIMDJSON_PADDING, ' ');
        failure = parsed(m_copy.data(), element.size());
    }
    if (failure && failure != simdjson::INCORRECT_TYPE) {
        m_copy = mended(element, BlankControls::All);
        const std::size_t size = m_copy.size();
        m_copy.append(simdjson::SIMDJSON_PADDING, ' ');
        failure = parsed(m_copy.data(), size);
    }
    switch (failure) {
    case simdjson::SUCCESS:
        return nullptr;
    case simdjson::INCORRECT_TYPE:
        return "it is not a JSON object";
    case simdjson::CAPACITY:
    case simdjson::MEMALLOC:
        return "it is too large";
    case simdjson::DEPTH_ERROR:
        return "it is nested too deep";
    default:
        return "it is not JSON";
    }
}

bool hasKey(const dom::object &object, std::string_view key)
{
    return object.at_key(key).error() == simdjson::SUCCESS;
}

std::string cleanText(std::string_view text)
{
    std::string clean(text);
    if (std::memchr(clean.data(), 0, clean.size()))
        text::repairUtf8(clean);
    return clean;
}

std::string textIn(const dom::object &object, std::string_view key)
{
    std::string_view text;
    if (object.at_key(key).get(text) != simdjson::SUCCESS)
        return {};
    return cleanText(text);
}

std::string idIn(const dom::object &object, std::string_view key)
{
    dom::element value;
    if (object.at_key(key).get(value) != simdjson::SUCCESS)
        return {};
    std::string_view text;
    std::int64_t number = 0;
    std::uint64_t large = 0;
    if (value.get(text) == simdjson::SUCCESS)
        return cleanText(text);
    if (value.get(number) == simdjson::SUCCESS)
        return std::to_string(number);
    if (value.get(large) == simdjson::SUCCESS)
        return std::to_string(large);
    return {};
}

bool isTrueIn(const dom::object &object, std::string_view key)
{
    bool truth = false;
    return object.at_key(key).get(truth) == simdjson::SUCCESS && truth;
}

std::optional<dom::object> objectIn(const dom::object &object, std::string_view key)
{
    dom::object value;
    if (object.at_key(key).get(value) != simdjson::SUCCESS)
        return {};
    return value;
}

std::optional<dom::array> arrayIn(const dom::object &object, std::string_view key)
{
    dom::array value;
    if (object.at_key(key).get(value) != simdjson::SUCCESS)
        return {};
    return value;
}

std::optional<std::int32_t> reactionsOf(const dom::object &message)
{
    const auto reactions = arrayIn(message, "reactions");
    if (!reactions)
        return {};
    double sum = 0;
    for (const dom::element each : *reactions) {
        dom::object reaction;
        double count = 0;
        if (each.get(reaction) == simdjson::SUCCESS && reaction.at_key("count").get(count) == simdjson::SUCCESS && count > 0)
            sum += count;
    }
    return static_cast<std::int32_t>(std::min(sum, 2147483647.0));
}

std::string quotedLines(std::string_view name, std::string_view text)
{
    std::string quoted;
    const auto add = [&](std::string_view line) {
        quoted.append(quoted.empty() ? "" : "\n").append(line.empty() ? ">" : "> ").append(line);
    };
    if (!name.empty())
        add(std::string(name) + ":");
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        add(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return quoted;
}

const char *faultOfId(std::string_view id)
{
    if (id.empty())
        return "it has no id";
    return id.size() > 64 ? "its id is longer than 64 characters" : nullptr;
}

} // namespace parlance::import
