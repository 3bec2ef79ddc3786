// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/plaintext.h"

namespace parlance::text {

/// Takes a post's raw text on Discourse apart (Markup::DiscourseMarkdown), as plainText() promises.
///
/// It is Markdown with [quote="name, post:3, topic:12"] ... [/quote], nested or not, which goes to `quoted`; an opening
/// without its end is text. Other tags in square brackets ([details], [spoiler], [poll] ...), tags of HTML, and the sizes that
/// stand in images' names are left out; what they enclose is kept. In code, all of these are code.
/// Linear in the body's length.
PlainText discourseText(std::string_view body, KeepRuns keep = KeepRuns::No);

} // namespace parlance::text
