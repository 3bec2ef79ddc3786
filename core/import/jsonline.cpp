// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/jsonline.h"

#include "core/base/ascii.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstring>
#include <system_error>

namespace parlance::import {

namespace {

constexpr int maxDepth = 64;
constexpr std::size_t lookAhead = 8;
constexpr std::size_t maxGuesses = 512, maxKey = 64;
constexpr std::ptrdiff_t maxConstant = 8;
constexpr int maxDigits = 15; ///< so many are exact in a double as well

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

std::uint64_t wordAt(const char *at)
{
    std::uint64_t word;
    std::memcpy(&word, at, sizeof word);
    return word;
}

/// The first quotation mark, backslash or control character from `at` on; `end` where there is none.
const char *findSpecial(const char *at, const char *end)
{
    if constexpr (std::endian::native == std::endian::little) {
        constexpr std::uint64_t ones = 0x0101010101010101ull, tops = 0x8080808080808080ull;
        // Eight bytes at a time. The lowest bit that is set is right; those above it may be a borrow's work.
        for (; end - at >= 8; at += 8) {
            const std::uint64_t word = wordAt(at);
            const std::uint64_t quote = word ^ (ones * '"'), slash = word ^ (ones * '\\');
            const std::uint64_t found = (((quote - ones) & ~quote) | ((slash - ones) & ~slash) | ((word - ones * 0x20) & ~word)) & tops;
            if (found)
                return at + (std::countr_zero(found) >> 3);
        }
    }
    while (at < end && *at != '"' && *at != '\\' && static_cast<unsigned char>(*at) >= 0x20)
        ++at;
    return at;
}

/// The code unit of the four digits at `at`; -1 where they are none.
int unitAt(const char *at, const char *end)
{
    if (end - at < 4)
        return -1;
    unsigned int unit = 0;
    const auto [stop, failure] = std::from_chars(at, at + 4, unit, 16);
    return failure == std::errc() && stop == at + 4 ? static_cast<int>(unit) : -1;
}

/// What an escape stands for.
struct Escape
{
    std::size_t length = 0; ///< in the line; 0: left to the full parser
    std::uint32_t character = 0;
};

Escape escapeAt(const char *at, const char *end)
{
    if (end - at < 2)
        return {};
    switch (at[1]) {
    case '"':
    case '\\':
    case '/':
        return {2, static_cast<std::uint32_t>(at[1])};
    case 'b':
        return {2, '\b'};
    case 'f':
        return {2, '\f'};
    case 'n':
        return {2, '\n'};
    case 'r':
        return {2, '\r'};
    case 't':
        return {2, '\t'};
    case 'u':
        break;
    default:
        return {};
    }
    const int unit = unitAt(at + 2, end);
    if (unit < 0 || (unit >= 0xDC00 && unit < 0xE000))
        return {};
    if (unit < 0xD800 || unit >= 0xE000)
        return {6, static_cast<std::uint32_t>(unit)};
    if (end - at < 12 || at[6] != '\\' || at[7] != 'u')
        return {};
    const int low = unitAt(at + 8, end);
    if (low < 0xDC00 || low >= 0xE000)
        return {};
    return {12, 0x10000u + (static_cast<std::uint32_t>(unit - 0xD800) << 10) + static_cast<std::uint32_t>(low - 0xDC00)};
}

char *encode(std::uint32_t character, char *to)
{
    const auto put = [&](std::uint32_t byte) { *to++ = static_cast<char>(byte); };
    if (character < 0x80) {
        put(character);
    } else if (character < 0x800) {
        put(0xC0 | (character >> 6));
        put(0x80 | (character & 0x3F));
    } else if (character < 0x10000) {
        put(0xE0 | (character >> 12));
        put(0x80 | ((character >> 6) & 0x3F));
        put(0x80 | (character & 0x3F));
    } else {
        put(0xF0 | (character >> 18));
        put(0x80 | ((character >> 12) & 0x3F));
        put(0x80 | ((character >> 6) & 0x3F));
        put(0x80 | (character & 0x3F));
    }
    return to;
}

/// Whether the text begins with the first `size` bytes of `wanted`. Keys are short: without a call this takes half the time.
bool beginsWith(const char *at, const char *end, const std::string &wanted, std::size_t size)
{
    if (static_cast<std::size_t>(end - at) < size)
        return false;
    const char *other = wanted.data();
    if (size < 8) {
        for (std::size_t i = 0; i < size; ++i) {
            if (at[i] != other[i])
                return false;
        }
        return true;
    }
    for (std::size_t i = 0; i + 8 < size; i += 8) {
        if (wordAt(at + i) != wordAt(other + i))
            return false;
    }
    return wordAt(at + size - 8) == wordAt(other + size - 8);
}

const char *skipBlanks(const char *at, const char *end)
{
    while (at < end && isBlank(*at))
        ++at;
    return at;
}

// Each of the following answers with the place behind what it read; nullptr: left to the full parser.

const char *skipText(const char *at, const char *end)
{
    ++at;
    for (;;) {
        at = findSpecial(at, end);
        if (at == end)
            return nullptr;
        if (*at == '"')
            return at + 1;
        const std::size_t escape = *at == '\\' ? escapeAt(at, end).length : 0;
        if (escape == 0)
            return nullptr;
        at += escape;
    }
}

const char *readNumber(const char *at, const char *end, JsonValue &value)
{
    const char *const begin = at;
    if (*at == '-')
        ++at;
    const char *const digits = at;
    std::int64_t integer = 0;
    for (; at < end && isDigit(*at); ++at) {
        if (at - digits == maxDigits)
            return nullptr;
        integer = integer * 10 + (*at - '0');
    }
    if (at == digits || (*digits == '0' && at - digits > 1))
        return nullptr;
    value.kind = JsonValue::Kind::Integer;
    value.integer = *begin == '-' ? -integer : integer;
    value.number = static_cast<double>(value.integer);
    if (at == end || (*at != '.' && *at != 'e' && *at != 'E'))
        return at;
    if (*at != '.')
        return nullptr;
    const char *const fraction = ++at;
    while (at < end && isDigit(*at))
        ++at;
    if (at == fraction || at - fraction > maxDigits || (at < end && (*at == 'e' || *at == 'E')))
        return nullptr;
    value.kind = JsonValue::Kind::Double;
    const auto [stop, failure] = std::from_chars(begin, at, value.number);
    return failure == std::errc() && stop == at ? at : nullptr;
}

const char *skipNested(const char *at, const char *end, int depth);

const char *skipValue(const char *at, const char *end, int depth)
{
    if (at == end)
        return nullptr;
    const auto word = [&](std::string_view wanted) {
        return std::string_view(at, static_cast<std::size_t>(end - at)).starts_with(wanted) ? at + wanted.size() : nullptr;
    };
    switch (*at) {
    case '"':
        return skipText(at, end);
    case 'n':
        return word("null");
    case 't':
        return word("true");
    case 'f':
        return word("false");
    case '{':
    case '[':
        return skipNested(at, end, depth + 1);
    default: {
        JsonValue number;
        return readNumber(at, end, number);
    }
    }
}

const char *skipNested(const char *at, const char *end, int depth)
{
    if (depth > maxDepth)
        return nullptr;
    const char close = *at == '{' ? '}' : ']';
    at = skipBlanks(at + 1, end);
    if (at < end && *at == close)
        return at + 1;
    for (;;) {
        if (close == '}') {
            if (at == end || *at != '"' || !(at = skipText(at, end)))
                return nullptr;
            at = skipBlanks(at, end);
            if (at == end || *at != ':')
                return nullptr;
            at = skipBlanks(at + 1, end);
        }
        if (!(at = skipValue(at, end, depth)))
            return nullptr;
        at = skipBlanks(at, end);
        if (at == end)
            return nullptr;
        const char sign = *at++;
        if (sign == close)
            return at;
        if (sign != ',')
            return nullptr;
        at = skipBlanks(at, end);
    }
}

} // namespace

void JsonLineScanner::open(std::string_view object)
{
    m_begin = object.data();
    m_end = m_begin + object.size();
    m_at = nullptr;
    m_place = 0;
    m_sound = false;
    m_scratchAt = nullptr;
}

bool JsonLineScanner::next()
{
    const char *at = m_at;
    if (at) {
        at = skipBlanks(at, m_end);
        if (at == m_end)
            return false;
        if (*at == '}')
            return end(at + 1);
        if (*at != ',')
            return false;
    } else {
        at = skipBlanks(m_begin, m_end);
        if (at == m_end || *at != '{')
            return false;
        const char *const inside = skipBlanks(at + 1, m_end);
        if (inside < m_end && *inside == '}')
            return end(inside + 1);
    }
    for (;;) { // `at` is the comma or brace before a member
        at = skipBlanks(at + 1, m_end);
        if (at == m_end || *at != '"')
            return false;
        if (!(at = readKey(at + 1)))
            return false;
        if (m_meaning >= 0) {
            m_at = readValue(skipBlanks(at, m_end));
            return m_at != nullptr;
        }
        at = skipBlanks(at, m_end);
        if (at == m_end)
            return false;
        if (*at == '}')
            return end(at + 1);
        if (*at != ',')
            return false;
    }
}

/// The object is closed: nothing may come behind it. Always false, as next() answers at the end.
bool JsonLineScanner::end(const char *at)
{
    m_sound = skipBlanks(at, m_end) == m_end;
    return false;
}

/// From behind the quotation mark before a key to behind its colon, or, where nobody asks for the value, behind that.
const char *JsonLineScanner::readKey(const char *at)
{
    // Some keys are not in every object: look a little further than the place.
    const std::size_t last = std::min(m_guesses.size(), m_place + lookAhead);
    Guess *guess = nullptr;
    for (std::size_t i = m_place; i < last && !guess; ++i) {
        Guess &expected = m_guesses[i];
        if (expected.text.size() > expected.keySize && beginsWith(at, m_end, expected.text, expected.text.size())) {
            m_place = i + 1;
            m_meaning = expected.meaning;
            return at + expected.text.size() - 1;
        }
        if (beginsWith(at, m_end, expected.text, expected.keySize)) {
            m_place = i + 1;
            guess = &expected;
        }
    }
    const char *const key = at;
    if (guess) {
        m_meaning = guess->meaning;
        at += guess->keySize;
    } else {
        at = findSpecial(at, m_end);
        if (at == m_end || *at != '"')
            return nullptr;
        m_meaning = m_lookup({key, static_cast<std::size_t>(at - key)});
        at = skipBlanks(at + 1, m_end);
        if (at == m_end || *at != ':')
            return nullptr;
        ++at;
        if (m_guesses.size() == maxGuesses) { // objects that have little in common
            m_guesses.clear();
            m_place = 0;
        }
        const auto size = static_cast<std::size_t>(at - key);
        if (size <= maxKey) {
            guess = &*m_guesses.insert(m_guesses.begin() + static_cast<std::ptrdiff_t>(m_place), {std::string(key, at), size, m_meaning});
            ++m_place;
        }
    }
    if (m_meaning >= 0)
        return at;
    const char *const value = skipBlanks(at, m_end);
    at = skipValue(value, m_end, 0);
    // Values such as null or [] are likely to be the same in the next object.
    if (at && guess && at - value <= maxConstant && at < m_end && (*at == ',' || *at == '}') && *value != '"')
        guess->text.assign(key, at + 1); // with the sign behind it: 1 is not 12
    return at;
}

const char *JsonLineScanner::readValue(const char *at)
{
    if (at == m_end)
        return nullptr;
    const char *const begin = at;
    const char sign = *at;
    if (sign == '"')
        return readText(at + 1);
    m_value.text = {};
    if (sign == '-' || isDigit(sign))
        return readNumber(at, m_end, m_value);
    if (!(at = skipValue(at, m_end, 0)))
        return nullptr;
    if (sign == '{' || sign == '[') {
        m_value.kind = JsonValue::Kind::Nested;
        m_value.text = {begin, static_cast<std::size_t>(at - begin)};
    } else {
        m_value.kind = sign == 'n' ? JsonValue::Kind::Null : sign == 't' ? JsonValue::Kind::True : JsonValue::Kind::False;
    }
    return at;
}

const char *JsonLineScanner::readText(const char *at)
{
    m_value.kind = JsonValue::Kind::Text;
    const char *stop = findSpecial(at, m_end);
    if (stop != m_end && *stop == '"') {
        m_value.text = {at, static_cast<std::size_t>(stop - at)};
        return stop + 1;
    }
    if (!m_scratchAt) { // what has lost its escapes is never longer than before
        const auto needed = static_cast<std::size_t>(m_end - at);
        if (m_scratch.size() < needed)
            m_scratch.resize(needed);
        m_scratchAt = m_scratch.data();
    }
    char *const begin = m_scratchAt;
    for (;;) {
        if (stop == m_end)
            return nullptr;
        const auto plain = static_cast<std::size_t>(stop - at);
        std::memcpy(m_scratchAt, at, plain);
        m_scratchAt += plain;
        if (*stop == '"')
            break;
        if (*stop != '\\')
            return nullptr; // a control character
        const Escape escape = escapeAt(stop, m_end);
        if (escape.length == 0)
            return nullptr;
        m_scratchAt = encode(escape.character, m_scratchAt);
        at = stop + escape.length;
        stop = findSpecial(at, m_end);
    }
    m_value.text = {begin, static_cast<std::size_t>(m_scratchAt - begin)};
    return stop + 1;
}

} // namespace parlance::import
