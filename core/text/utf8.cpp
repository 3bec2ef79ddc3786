// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/utf8.h"

#include <simdjson.h>

#include <cstring>

namespace parlance::text {

namespace {

constexpr std::string_view Replacement = "\xEF\xBF\xBD";

bool inRange(unsigned char c, unsigned char low, unsigned char high)
{
    return c >= low && c <= high;
}

/// What stands at `at`: the length of a well-formed character, or of a maximal ill-formed part.
struct Step
{
    std::size_t length;
    bool good;
};

Step stepAt(std::string_view bytes, std::size_t at)
{
    const auto byte = [&](std::size_t i) -> unsigned char {
        return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0;
    };
    const unsigned char lead = byte(0);
    if (lead < 0x80)
        return {1, lead != 0};
    std::size_t length = 0;
    unsigned char low = 0x80; // range of the second byte: table 3-7 of the Unicode Standard
    unsigned char high = 0xBF;
    if (inRange(lead, 0xC2, 0xDF)) {
        length = 2;
    } else if (inRange(lead, 0xE0, 0xEF)) {
        length = 3;
        low = lead == 0xE0 ? 0xA0 : 0x80;
        high = lead == 0xED ? 0x9F : 0xBF;
    } else if (inRange(lead, 0xF0, 0xF4)) {
        length = 4;
        low = lead == 0xF0 ? 0x90 : 0x80;
        high = lead == 0xF4 ? 0x8F : 0xBF;
    } else {
        return {1, false};
    }
    if (!inRange(byte(1), low, high))
        return {1, false};
    for (std::size_t i = 2; i < length; ++i) {
        if (!inRange(byte(i), 0x80, 0xBF))
            return {i, false};
    }
    return {length, true};
}

/// ED A0..BF 80..BF: one lone surrogate in the manner of CESU-8. By the letter of section 3.9 it is three
/// ill-formed parts; a reader expects one mark for one lost character.
bool isSurrogate(std::string_view bytes, std::size_t at)
{
    return at + 2 < bytes.size() && static_cast<unsigned char>(bytes[at]) == 0xED
           && inRange(static_cast<unsigned char>(bytes[at + 1]), 0xA0, 0xBF)
           && inRange(static_cast<unsigned char>(bytes[at + 2]), 0x80, 0xBF);
}

} // namespace

bool isValidUtf8(std::string_view bytes)
{
    return simdjson::validate_utf8(bytes.data(), bytes.size());
}

std::size_t repairUtf8(std::string &bytes)
{
    if (std::memchr(bytes.data(), 0, bytes.size()) == nullptr && isValidUtf8(bytes))
        return 0;
    std::string repaired;
    repaired.reserve(bytes.size() + 64);
    std::size_t count = 0;
    std::size_t good = 0; // start of the good stretch not copied yet
    std::size_t at = 0;
    while (at < bytes.size()) {
        Step step = stepAt(bytes, at);
        if (step.good) {
            at += step.length;
            continue;
        }
        if (isSurrogate(bytes, at))
            step.length = 3;
        repaired.append(bytes, good, at - good);
        repaired += Replacement;
        ++count;
        at += step.length;
        good = at;
    }
    repaired.append(bytes, good, at - good);
    bytes = std::move(repaired);
    return count;
}

std::string_view prefixOf(std::string_view text, std::size_t maxBytes)
{
    if (text.size() <= maxBytes)
        return text;
    std::size_t end = maxBytes;
    // A character has at most three continuation bytes; anything longer is not UTF-8 and is cut as it is.
    for (int i = 0; i < 3 && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80; ++i)
        --end;
    return text.substr(0, end);
}

} // namespace parlance::text
