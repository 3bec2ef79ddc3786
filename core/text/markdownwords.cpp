// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/markdownwords.h"

#include "core/base/ascii.h"
#include "core/text/entities.h"
#include "core/text/markdownflow.h"
#include "core/text/markdownmasks.h"

#include <md4c.h>
#include <unicode/utf8.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace parlance::text {

namespace {

struct Walk
{
    std::string_view scratch;
    const DecodedBody &base;
    MarkdownFlow text;
    MarkdownFlow quoted;
    std::string &code;
    bool masked = false;
    std::size_t quotes = 0;  ///< block quotes open
    std::size_t struck = 0;  ///< ~~ open
    std::size_t dropped = 0; ///< images without words open
    bool inCodeBlock = false;

    MarkdownFlow &flow() { return quotes > 0 ? quoted : text; }
};

void beginCode(Walk &walk)
{
    if (!walk.code.empty() && walk.code.back() != '\n')
        walk.code += '\n';
}

int enterBlock(MD_BLOCKTYPE type, void *, void *data)
{
    Walk &walk = *static_cast<Walk *>(data);
    switch (type) {
    case MD_BLOCK_QUOTE:
        walk.flow().gap(MarkdownGap::Paragraph);
        ++walk.quotes;
        walk.quoted.gap(MarkdownGap::Paragraph);
        break;
    case MD_BLOCK_CODE:
        walk.flow().gap(MarkdownGap::Paragraph);
        walk.inCodeBlock = true;
        beginCode(walk);
        break;
    case MD_BLOCK_DOC:
        break;
    default:
        walk.flow().gap(MarkdownGap::Paragraph);
    }
    return 0;
}

int leaveBlock(MD_BLOCKTYPE type, void *, void *data)
{
    Walk &walk = *static_cast<Walk *>(data);
    switch (type) {
    case MD_BLOCK_QUOTE:
        --walk.quotes;
        walk.flow().gap(MarkdownGap::Paragraph);
        break;
    case MD_BLOCK_CODE:
        walk.inCodeBlock = false;
        walk.flow().gap(MarkdownGap::Paragraph);
        break;
    case MD_BLOCK_DOC:
        break;
    default:
        walk.flow().gap(MarkdownGap::Paragraph);
    }
    return 0;
}

/// Reddit's moving pictures and stickers: ![gif](giphy|...), ![img](emote|...). Their alternative text is no
/// word of the author's.
bool isSticker(const MD_SPAN_IMG_DETAIL *image)
{
    const std::string_view source(image->src.text, image->src.size);
    if (source.size() < 6 || (source[5] != '|' && source[5] != CellEnd))
        return false;
    return source.starts_with("giphy") || source.starts_with("emote");
}

int enterSpan(MD_SPANTYPE type, void *detail, void *data)
{
    Walk &walk = *static_cast<Walk *>(data);
    if (type == MD_SPAN_CODE)
        beginCode(walk);
    else if (type == MD_SPAN_DEL)
        ++walk.struck;
    else if (type == MD_SPAN_IMG &&
             (walk.dropped > 0 || isSticker(static_cast<MD_SPAN_IMG_DETAIL *>(detail))))
        ++walk.dropped;
    else
        return 0;
    walk.flow().hole();
    return 0;
}

int leaveSpan(MD_SPANTYPE type, void *, void *data)
{
    Walk &walk = *static_cast<Walk *>(data);
    if (type == MD_SPAN_DEL)
        --walk.struck;
    else if (type == MD_SPAN_IMG && walk.dropped > 0)
        --walk.dropped;
    return 0;
}

/// A stretch of scratch: what is masked as Dropped goes, the rest is taken from the base.
void addPiece(Walk &walk, std::size_t at, std::size_t size)
{
    MarkdownFlow &flow = walk.flow();
    if (!walk.masked) {
        flow.add(at, size);
        return;
    }
    const auto isGap = [](char c) { return c == Dropped || c == CellEnd; };
    const std::string_view scratch = walk.scratch;
    const std::size_t end = at + size;
    while (at < end) {
        std::size_t next = at;
        while (next < end && !isGap(scratch[next]))
            ++next;
        if (next > at)
            flow.add(at, next - at);
        for (at = next; at < end && isGap(scratch[at]); ++at) {
            if (scratch[at] == CellEnd)
                flow.gap(MarkdownGap::Cell);
            else
                flow.hole();
        }
    }
}

int addText(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
    Walk &walk = *static_cast<Walk *>(data);
    const char *const begin = walk.scratch.data();
    const bool fromBody = text >= begin && text + size <= begin + walk.scratch.size();
    const auto at = fromBody ? static_cast<std::size_t>(text - begin) : 0;
    if (type == MD_TEXT_CODE) {
        if (walk.struck > 0 || walk.dropped > 0)
            return 0;
        if (fromBody)
            walk.code.append(walk.base.text, at, size);
        else
            walk.code.append(text, size);
        return 0;
    }
    if (walk.struck > 0 || walk.dropped > 0)
        return 0;
    switch (type) {
    case MD_TEXT_BR:
    case MD_TEXT_SOFTBR:
        walk.flow().gap(MarkdownGap::Break);
        break;
    case MD_TEXT_ENTITY: {
        if (!fromBody)
            break;
        const std::string_view entity = walk.base.text.substr(at, size);
        const std::string decoded = entityText(entity);
        if (decoded.empty())
            walk.flow().hole();
        else if (decoded == entity)
            walk.flow().add(at, size);
        else
            walk.flow().addInstead(decoded, at, size);
        break;
    }
    default:
        if (fromBody && size > 0)
            addPiece(walk, at, size);
    }
    return 0;
}

} // namespace

void parseMarkdown(const DecodedBody &base, PlainText &plain, std::vector<SourceRun> *runs)
{
    thread_local std::string scratch;
    const std::string_view seen = masked(base.text, scratch);
    Walk walk{.scratch = seen,
              .base = base,
              .text = MarkdownFlow(plain.text, runs, base),
              .quoted = MarkdownFlow(plain.quoted, nullptr, base),
              .code = plain.code,
              .masked = seen.data() != base.text.data()};
    plain.text.reserve(base.text.size());
    MD_PARSER parser{};
    parser.flags = MD_FLAG_PERMISSIVEATXHEADERS | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOHTML;
    parser.enter_block = enterBlock;
    parser.leave_block = leaveBlock;
    parser.enter_span = enterSpan;
    parser.leave_span = leaveSpan;
    parser.text = addText;
    if (md_parse(seen.data(), static_cast<MD_SIZE>(seen.size()), &parser, &walk) != 0) {
        // Only a lack of memory ends up here; the words are worth more than their markup.
        plain = {};
        copyLines(base, plain, runs);
    } else {
        walk.text.trimEnd();
        walk.quoted.trimEnd();
        while (!plain.code.empty() && plain.code.back() == '\n')
            plain.code.pop_back();
    }
    constexpr std::size_t KeepAtMost = std::size_t{1} << 20;
    if (scratch.capacity() > KeepAtMost) {
        scratch.clear();
        scratch.shrink_to_fit();
    }
}

void copyLines(const DecodedBody &base, PlainText &plain, std::vector<SourceRun> *runs)
{
    MarkdownFlow flow(plain.text, runs, base);
    plain.text.reserve(base.text.size());
    const std::string_view text = base.text;
    std::size_t at = 0;
    bool blankBefore = false;
    bool first = true;
    while (at < text.size()) {
        std::size_t end = text.find_first_of("\r\n", at);
        if (end == std::string_view::npos)
            end = text.size();
        const std::string_view line = trimmed(text.substr(at, end - at));
        if (line.empty()) {
            blankBefore = true;
        } else {
            if (!first)
                flow.gap(blankBefore ? MarkdownGap::Paragraph : MarkdownGap::Break);
            flow.add(static_cast<std::size_t>(line.data() - text.data()), line.size());
            first = false;
            blankBefore = false;
        }
        at = end + 1;
        if (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n')
            ++at;
    }
}

} // namespace parlance::text
