// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/reader.h"
#include "core/text/utf8.h"

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

namespace parlance::import {

/// Any bytes as a file: recognised or not, cut into small chunks, parsed by that reader. What must hold for every post is
/// checked, and that it hangs on nothing but the bytes how they are cut.
inline int fuzzReader(const char *name, const std::uint8_t *data, std::size_t size)
{
    const auto require = [](bool holds) {
        if (!holds)
            std::abort();
    };
    const auto isText = [](const std::string &text) { return text::isValidUtf8(text) && text.find('\0') == std::string::npos; };
    const std::string bytes(reinterpret_cast<const char *>(data), size);
    const Reader &reader = *readerNamed(name);
    (void)reader.recognises(std::string_view(bytes).substr(0, 65536));
    std::size_t counts[2][2] = {};
    int pass = 0;
    for (const std::size_t chunkBytes : {std::size_t{64}, std::size_t{1} << 20}) {
        const auto source = openBytes(bytes);
        auto facts = std::make_shared<FileFacts>();
        facts->name = "po_1 [abcdefghi-_].json";
        Splitter splitter(*source, reader, facts, {}, chunkBytes);
        for (;;) {
            const auto chunk = splitter.next();
            if (!chunk || !*chunk)
                break;
            const Batch batch = reader.parse(**chunk);
            counts[pass][0] += batch.posts.size();
            counts[pass][1] += batch.rejects.size();
            require(batch.missing >= 0);
            for (const RawPost &post : batch.posts) {
                require(!post.id.empty() && post.id.size() <= 64);
                require(post.kind == PostKind::Comment || !post.threadId.empty());
                for (const std::string *text : {&post.id, &post.threadId, &post.parentId, &post.key, &post.threadKey, &post.parentKey,
                                                &post.forum, &post.author, &post.authorId, &post.title, &post.threadTitle, &post.body,
                                                &post.url, &post.permalink, &post.flair})
                    require(isText(*text));
            }
            for (const Reject &reject : batch.rejects) {
                require(!reject.reason.empty() && reject.excerpt.size() <= 200 && text::isValidUtf8(reject.excerpt));
                require(reject.offset >= 0 && reject.offset <= static_cast<std::int64_t>(size));
            }
        }
        ++pass;
    }
    require(counts[0][0] == counts[1][0] && counts[0][1] == counts[1][1]);
    return 0;
}

} // namespace parlance::import
