// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/plaintext.h"

#include "core/base/ascii.h"
#include "core/text/discourse.h"
#include "core/text/html.h"
#include "core/text/mail.h"
#include "core/text/markdownshape.h"
#include "core/text/markdownwords.h"
#include "core/text/slack.h"

#include <algorithm>
#include <limits>

// How it works.
// 1. A body without a byte that could mean something in Markdown (markdownshape) is copied, line by line: three comments in four.
// 2. Otherwise the transport's entities are decoded (transportentities), and single bytes masked from md4c (markdownmasks). Since
//    what it sees is as long as the decoded body, a pointer from md4c is an offset into that; masks inside code undo themselves.
// 3. md4c keeps its state on the heap and calls back without recursion (markdownwords); what it says is laid out and traced back
//    to the body (markdownflow).

namespace parlance::text {

bool isAllWords(std::string_view body, Markup markup)
{
    if (body.size() != trimmed(body).size() || body.size() > std::numeric_limits<std::uint32_t>::max())
        return false;
    if (markup == Markup::Markdown || markup == Markup::RedditMarkdown)
        return body.empty() || (!isIndented(body) && shapeOf(body) == Shape::Simple);
    return markup == Markup::Plain;
}

PlainText plainText(std::string_view body, Markup markup, KeepRuns keep)
{
    if (markup == Markup::Mail)
        return mailText(body, keep);
    if (markup == Markup::DiscourseMarkdown)
        return discourseText(body, keep);
    if (markup == Markup::Html || markup == Markup::FourChanHtml)
        return plainTextFromHtml(body, keep, markup == Markup::Html ? StruckOut::Dropped : StruckOut::Kept);
    if (markup == Markup::Slack)
        return slackText(body, keep);
    PlainText plain;
    std::vector<SourceRun> *const runs = keep == KeepRuns::Yes ? &plain.runs : nullptr;
    const std::string_view words = trimmed(body);
    if (words.empty() || body.size() > std::numeric_limits<std::uint32_t>::max())
        return plain;

    const Shape shape = markup == Markup::Plain ? Shape::Simple
                        : isIndented(body)      ? Shape::Markup
                                                : shapeOf(words);
    if (shape == Shape::Simple) {
        plain.text = words;
        if (runs) {
            const auto size = static_cast<std::uint32_t>(words.size());
            runs->push_back({0, size, static_cast<std::uint32_t>(words.data() - body.data()), size});
        }
        return plain;
    }
    if (shape == Shape::SimpleButRagged) {
        copyLines({.text = body}, plain, runs);
        return plain;
    }

    DecodedBody base{.text = body};
    thread_local std::string decoded;
    thread_local std::vector<Entity> entities;
    if (markup == Markup::RedditMarkdown && body.find('&') != std::string_view::npos) {
        decodeTransport(body, decoded, entities);
        if (!entities.empty()) {
            base.text = decoded;
            base.entities = &entities;
        }
    }
    parseMarkdown(base, plain, runs);
    return plain;
}

std::pair<std::size_t, std::size_t> bodySpan(const PlainText &plain, std::size_t begin, std::size_t end)
{
    if (begin >= end)
        return {0, 0};
    const auto &runs = plain.runs;
    const auto first = std::partition_point(runs.begin(), runs.end(), [begin](const SourceRun &run) {
        return run.plain + run.plainLength <= begin;
    });
    const auto behind = std::partition_point(first, runs.end(), [end](const SourceRun &run) { return run.plain < end; });
    if (first == behind)
        return {0, 0};
    const SourceRun &last = *(behind - 1);
    std::size_t from = first->body;
    if (first->plain < begin && first->plainLength == first->bodyLength)
        from += begin - first->plain;
    std::size_t to = last.body + last.bodyLength;
    if (last.plain + last.plainLength > end && last.plainLength == last.bodyLength)
        to = last.body + (end - last.plain);
    return {from, to};
}

} // namespace parlance::text
