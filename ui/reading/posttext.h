// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/base/markup.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace parlance::ui {

/// Words of a post with one look, and the bytes of the body each character came from.
struct PostSpan
{
    enum Style : std::uint8_t { Plain = 0, Strong = 1, Emphasis = 2, Struck = 4, Code = 8 };

    QString text;
    std::uint8_t style = Plain;
    QString link;                    ///< http or https only; empty = none
    std::vector<std::uint32_t> from; ///< by UTF-16 unit of `text`: first byte in the body; empty = not known
    std::uint32_t end = 0;           ///< past the last byte of the last character
};

/// A paragraph of a post as written.
struct PostBlock
{
    enum Kind : std::uint8_t { Paragraph, Heading, Item, Code, Line };

    Kind kind = Paragraph;
    int quoted = 0;   ///< depth of quoting: words of others
    QString mark;     ///< of an item: "•", "3."
    int level = 0;    ///< of an item: how deep in lists
    std::vector<PostSpan> spans;
};

/// Takes a body apart for reading: everything its author wrote stays visible, only marks are dropped. What is not
/// understood is shown as it is. Nothing of it ever reaches a widget as HTML: bodies in HTML and in Slack's markup are turned
/// into Markdown first, and their spans do not know where in the body they stand (`from` is empty).
///
/// Linear in the body, no recursion, any bytes.
std::vector<PostBlock> readablePost(std::string_view body, Markup markup);

/// True for an address that may be opened on a click.
bool isWebAddress(std::string_view address);

} // namespace parlance::ui
