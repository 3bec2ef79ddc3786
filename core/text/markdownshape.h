// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace parlance::text {

/// How much there is to read in Markdown: nothing; nothing but blanks at the ends of lines; or marks.
enum class Shape : std::uint8_t
{
    Simple,
    SimpleButRagged,
    Markup
};

/// Markup wherever a byte could mean something. \param text  trimmed, and not indented.
Shape shapeOf(std::string_view text);

/// Whether the first line with text is indented so far that it is code.
bool isIndented(std::string_view body);

} // namespace parlance::text
