// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace parlance {

/// How a post's body is written. The numbers are part of the workspace format.
enum class Markup : std::uint8_t {
    Plain = 0,             ///< as it is
    Markdown = 1,          ///< Markdown without entities of the transport
    RedditMarkdown = 2,    ///< Markdown in which & < > came as &amp; &lt; &gt;: these three are decoded once, first
    Html = 3,              ///< a fragment of HTML; a paragraph that begins with > quotes
    Mail = 4,              ///< the text of an e-mail: lines quoted with >, the lines that announce them, a signature
    Slack = 5,             ///< Slack's mrkdwn: <@U1>, <https://x|label>, *bold*, &amp; &lt; &gt;
    DiscourseMarkdown = 6, ///< Markdown with [quote="name, post:3, topic:12"] ... [/quote]
    FourChanHtml = 7       ///< as Html, but <s> is a spoiler and no mistake taken back
};

} // namespace parlance
