// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/jsonfault.h"

#include "core/import/jsonmending.h"

#include <string>

namespace parlance::import {

namespace {

/// NULs fill up what a broken download or disk left behind; between values they are white space.
bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0;
}

/// What ends a number or a word.
bool isMark(char c)
{
    return std::string_view(",:[]{}\"").find(c) != std::string_view::npos;
}

/// Where a JSON document stops being one. The parser only says that it does. What mended() makes right is no fault.
class FaultFinder
{
public:
    FaultFinder(std::string_view json, std::size_t maxDepth) : m_json(json), m_maxDepth(maxDepth) {}

    JsonFault find()
    {
        std::string open; // the brackets still open
        enum class Want { Value, ValueOrEnd, KeyOrEnd, Key, Next } want = Want::Value;
        for (;;) {
            while (m_at < m_json.size() && isBlank(m_json[m_at]))
                ++m_at;
            if (want == Want::Next && open.empty())
                return m_at == m_json.size() ? JsonFault{} : fault("something follows behind the end of the JSON document");
            if (m_at == m_json.size())
                return fault("the JSON document breaks off here");
            const char c = m_json[m_at];
            if (want == Want::Next) {
                if (c != ',' && c != open.back())
                    return fault("the JSON document wants a comma or a closing bracket here");
                ++m_at;
                if (c == ',')
                    want = open.back() == '}' ? Want::Key : Want::Value;
                else
                    open.pop_back();
                continue;
            }
            if ((want == Want::ValueOrEnd || want == Want::KeyOrEnd) && c == open.back()) {
                ++m_at;
                open.pop_back();
                want = Want::Next;
                continue;
            }
            if (want == Want::Key || want == Want::KeyOrEnd) {
                if (c != '"')
                    return fault("the JSON document wants a key in quotation marks here");
                if (const char *reason = skipString())
                    return fault(reason);
                while (m_at < m_json.size() && isBlank(m_json[m_at]))
                    ++m_at;
                if (m_at == m_json.size())
                    return fault("the JSON document breaks off here");
                if (m_json[m_at] != ':')
                    return fault("the JSON document wants a colon here");
                ++m_at;
                want = Want::Value;
                continue;
            }
            if (c == '{' || c == '[') {
                if (open.size() + 1 >= m_maxDepth)
                    return fault("the JSON document is nested too deep here");
                open += c == '{' ? '}' : ']';
                want = c == '{' ? Want::KeyOrEnd : Want::ValueOrEnd;
                ++m_at;
                continue;
            }
            if (const char *reason = c == '"' ? skipString() : skipWord())
                return fault(reason);
            want = Want::Next;
        }
    }

private:
    JsonFault fault(const char *reason) const { return {.offset = m_at, .reason = reason}; }

    /// \returns what is wrong, and then m_at is where; nullptr behind the string.
    const char *skipString()
    {
        constexpr std::string_view escapes = "\"\\/bfnrt";
        for (++m_at; m_at < m_json.size(); ++m_at) {
            const char c = m_json[m_at];
            if (c == '"') {
                ++m_at;
                return nullptr;
            }
            if (c != '\\')
                continue;
            if (m_at + 1 == m_json.size())
                break;
            if (m_json[m_at + 1] == 'u') {
                if (escapedUnit(m_json, m_at) < 0)
                    return "a JSON string holds a broken escape here";
                m_at += 5;
            } else if (escapes.find(m_json[m_at + 1]) != std::string_view::npos) {
                ++m_at;
            } else {
                return "a JSON string holds a broken escape here";
            }
        }
        m_at = m_json.size();
        return "the JSON document breaks off here, inside a string";
    }

    /// A number, true, false or null.
    const char *skipWord()
    {
        const std::size_t begin = m_at;
        std::size_t end = begin;
        while (end < m_json.size() && !isBlank(m_json[end]) && !isMark(m_json[end]))
            ++end;
        const std::string_view word = m_json.substr(begin, end - begin);
        if (word != "true" && word != "false" && word != "null" && !isNumber(word))
            return end == m_json.size() ? "the JSON document breaks off here" : "this is no JSON value";
        m_at = end;
        return nullptr;
    }

    static bool isNumber(std::string_view word)
    {
        std::size_t at = word.starts_with('-') ? 1 : 0;
        const auto digits = [&] {
            const std::size_t begin = at;
            while (at < word.size() && word[at] >= '0' && word[at] <= '9')
                ++at;
            return at - begin;
        };
        const bool leadingZero = at < word.size() && word[at] == '0';
        const std::size_t whole = digits();
        if (whole == 0 || (leadingZero && whole > 1))
            return false;
        if (at < word.size() && word[at] == '.') {
            ++at;
            if (digits() == 0)
                return false;
        }
        if (at < word.size() && (word[at] | 0x20) == 'e') {
            ++at;
            if (at < word.size() && (word[at] == '+' || word[at] == '-'))
                ++at;
            if (digits() == 0)
                return false;
        }
        return at == word.size();
    }

    std::string_view m_json;
    std::size_t m_maxDepth;
    std::size_t m_at = 0;
};

} // namespace

JsonFault findJsonFault(std::string_view json, std::size_t maxDepth)
{
    return FaultFinder(json, maxDepth).find();
}

} // namespace parlance::import
