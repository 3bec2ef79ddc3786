// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/markup.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parlance::text {

using parlance::Markup;

/// A stretch of plain text and the bytes of the body that it came from.
struct SourceRun
{
    std::uint32_t plain = 0;       ///< first byte in PlainText::text
    std::uint32_t plainLength = 0; ///< bytes there
    std::uint32_t body = 0;        ///< first byte in the body as stored
    std::uint32_t bodyLength = 0;  ///< bytes there; equals plainLength when the bytes are the same
};

/// A post's body taken apart: the author's own words, and what is not.
struct PlainText
{
    std::string text;   ///< the author's own words: no markup, no quotes, no code, no addresses;
                        ///< paragraphs and list items separated by "\n\n", line breaks by "\n", trimmed
    std::string quoted; ///< quoted lines of others, in the same form
    std::string code;   ///< code blocks and code spans, separated by "\n"
    std::vector<SourceRun> runs; ///< in order, only when asked for; cover every byte of `text` that has a source
};

enum class KeepRuns : bool { No, Yes };

/// Takes a body apart.
///
/// Link text counts as the author's words, the address does not; bare addresses are dropped; struck-out text is
/// dropped; Reddit's spoilers (>!...!<), superscripts (^) and zero-width spaces lose their marks. Block quotes
/// that open with '>' go to `quoted`, fenced, indented and inline code to `code`. Images and tables keep their text.
/// Any valid UTF-8 is accepted; linear in its length; no input makes it recurse without bound.
PlainText plainText(std::string_view body, Markup markup, KeepRuns keep = KeepRuns::No);

/// True if plainText() would find nothing in a body but the author's own words, just as they stand.
/// False where telling that costs as much as plainText().
bool isAllWords(std::string_view body, Markup markup);

/// The bytes [begin, end) of the body that hold the plain bytes [begin, end) of `plain.text`.
/// Needs runs. The pair is (0, 0) when the stretch has no source.
std::pair<std::size_t, std::size_t> bodySpan(const PlainText &plain, std::size_t begin, std::size_t end);

} // namespace parlance::text
