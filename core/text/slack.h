// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/plaintext.h"

#include <string>
#include <string_view>

namespace parlance::text {

/// Takes a text in Slack's mrkdwn apart; plainText() calls it for Markup::Slack.
///
/// `&amp; &lt; &gt;` are decoded. "<@U1|name>" is "@name", "<#C1|name>" "#name", "<!here>" "@here"; without a name a mention is
/// nothing. Of "<https://x|label>" the label stays unless it is an address itself. Lines that begin with > go to `quoted`
/// (after >>> all the rest), `code` and ```code``` to `code`, ~struck~ goes away, *bold* and _italic_ lose their marks.
PlainText slackText(std::string_view body, KeepRuns keep);

/// The same text as Markdown, to be shown. Nothing in it means more in Markdown than it does in Slack.
std::string markdownFromSlack(std::string_view body);

} // namespace parlance::text
