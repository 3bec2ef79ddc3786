// SPDX-License-Identifier: GPL-3.0-or-later
// Any text of Slack's, as Markdown: valid, and never a link that runs.
#include "core/text/slack.h"
#include "core/text/utf8.h"

#include <cstdint>
#include <cstdlib>
#include <string>

using namespace parlance::text;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    std::string body(reinterpret_cast<const char *>(data), size);
    repairUtf8(body);
    const std::string markdown = markdownFromSlack(body);
    require(isValidUtf8(markdown));
    require(markdown.find("](javascript") == std::string::npos && markdown.find("](data") == std::string::npos);
    const PlainText shown = plainText(markdown, Markup::Markdown, KeepRuns::Yes);
    require(isValidUtf8(shown.text));
    return 0;
}
