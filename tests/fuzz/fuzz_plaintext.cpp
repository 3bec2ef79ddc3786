// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/plaintext.h"
#include "core/text/utf8.h"

#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <string>

using namespace parlance::text;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace

/// The first byte chooses the markup, the rest is the body. What must hold for every body is checked.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    constexpr Markup Markups[] = {Markup::Plain, Markup::Markdown, Markup::RedditMarkdown, Markup::Mail, Markup::DiscourseMarkdown, Markup::Slack};
    const Markup markup = Markups[data[0] % std::size(Markups)];
    std::string body(reinterpret_cast<const char *>(data) + 1, size - 1);
    repairUtf8(body);
    require(isValidUtf8(body));

    const PlainText plain = plainText(body, markup, KeepRuns::Yes);
    require(isValidUtf8(plain.text) && isValidUtf8(plain.quoted) && isValidUtf8(plain.code));
    std::size_t plainEnd = 0;
    std::size_t bodyEnd = 0;
    for (const SourceRun &run : plain.runs) {
        require(run.plainLength > 0 && run.plain >= plainEnd && run.body >= bodyEnd);
        plainEnd = std::size_t{run.plain} + run.plainLength;
        bodyEnd = std::size_t{run.body} + run.bodyLength;
        require(plainEnd <= plain.text.size() && bodyEnd <= body.size());
        if (run.plainLength == run.bodyLength)
            require(body.compare(run.body, run.bodyLength, plain.text, run.plain, run.plainLength) == 0);
    }
    const auto [from, to] = bodySpan(plain, 0, plain.text.size());
    require(from <= to && to <= body.size());
    const PlainText bare = plainText(body, markup);
    require(bare.text == plain.text && bare.quoted == plain.quoted && bare.code == plain.code);
    if (isAllWords(body, markup))
        require(bare.text == body && bare.quoted.empty() && bare.code.empty());
    return 0;
}
