// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace parlance::text {

/// What parts two texts of a page; the stronger is the greater.
enum class HtmlGap : std::uint8_t
{
    None,
    Blank,
    Cell,
    Break,
    Paragraph
};

/// What people call a quote, by class.
bool isQuoteClass(std::string_view classes);

/// What a site puts into a post that no person wrote: Discourse's captions and counters, Mastodon's line for
/// those who cannot show a quoted post.
bool isMachineClass(std::string_view classes);

/// A '>' before `next` that begins a line: a face or a comparison, and no quote?
bool isFace(std::string_view body, std::size_t next);

/// U+200B and U+FEFF, which have no width: editors leave them behind.
bool isZeroWidth(std::string_view text, std::size_t at);

} // namespace parlance::text
