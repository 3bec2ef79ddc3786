// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace parlance::text {

/// Bytes [begin, end) of a text.
struct Stretch
{
    std::size_t begin = 0, end = 0;
};

/// The next address in `word` at or behind `from`, with the brackets that hold nothing else and the dots of
/// one cut short; {npos, npos} when there is none.
Stretch nextAddress(std::string_view word, std::size_t from);

/// True if `shown`, the text of a link to `target`, is that address without its beginning:
/// "example.org/a/b…".
bool isShortAddress(std::string_view shown, std::string_view target);

} // namespace parlance::text
