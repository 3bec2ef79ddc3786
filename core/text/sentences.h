// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/language.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace parlance::text {

/// Bytes [begin, end) of a text.
struct Span
{
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The sentences of a plain text, in order, without the white space around them (ICU, UAX #29). A line break
/// ends a sentence.
std::vector<Span> sentences(std::string_view plain, Language language);

/// Number of words of a text: runs of letters and digits, an apostrophe or hyphen inside a word not breaking it.
std::size_t wordCount(std::string_view plain);

} // namespace parlance::text
