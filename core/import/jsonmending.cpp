// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/jsonmending.h"

#include "core/text/utf8.h"

#include <charconv>
#include <system_error>

namespace parlance::import {

int escapedUnit(std::string_view json, std::size_t position)
{
    if (position + 6 > json.size() || json[position] != '\\' || json[position + 1] != 'u')
        return -1;
    unsigned int unit = 0;
    const char *const end = json.data() + position + 6;
    const auto [stop, failure] = std::from_chars(end - 4, end, unit, 16);
    return failure == std::errc() && stop == end ? static_cast<int>(unit) : -1;
}

std::string mended(std::string_view json, BlankControls blank)
{
    std::string out;
    out.reserve(json.size() + 64);
    bool inString = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        const auto byte = static_cast<unsigned char>(c);
        if (!inString || c == '"') {
            inString = inString != (c == '"');
            const bool isBlank = blank == BlankControls::All ? byte < 0x20 : byte == 0;
            out += isBlank ? ' ' : c;
        } else if (c == '\\') {
            const int unit = escapedUnit(json, i);
            const int next = escapedUnit(json, i + 6);
            if (unit >= 0xD800 && unit < 0xDC00 && next >= 0xDC00 && next < 0xE000) {
                out.append(json, i, 12);
                i += 11;
            } else if (unit >= 0xD800 && unit < 0xE000) {
                out += "\\ufffd";
                i += 5;
            } else {
                out += c;
                if (++i < json.size())
                    out += json[i];
            }
        } else if (byte < 0x20) {
            constexpr std::string_view digits = "0123456789abcdef";
            out += byte == 0 ? "\\ufffd" : "\\u00";
            if (byte != 0) {
                out += digits[byte >> 4];
                out += digits[byte & 15];
            }
        } else {
            out += c;
        }
    }
    text::repairUtf8(out);
    return out;
}

} // namespace parlance::import
