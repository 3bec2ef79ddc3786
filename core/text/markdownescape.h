// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace parlance::text {

/// Adds words to Markdown so that nothing in them means anything there: no emphasis, link, code, heading, list, quote,
/// table or entity comes of them. Line breaks stay as they are.
void appendWords(std::string &markdown, std::string_view words);

/// Adds a code span, or a code block on lines of its own, fenced so that the code cannot end it.
void appendCodeSpan(std::string &markdown, std::string_view code);
void appendCodeBlock(std::string &markdown, std::string_view code, std::string_view language = {});

/// Adds "[label](address)", the label as words; the label alone where the address is none that a reader should be able to follow
/// (http, https, ftp, mailto, tel) or the label is empty or of several lines.
void appendLink(std::string &markdown, std::string_view label, std::string_view address);

} // namespace parlance::text
