// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/reader.h"
#include "core/text/utf8.h"

#include <cstdint>
#include <cstdlib>
#include <string>

namespace parlance::import {

inline void demand(bool promise)
{
    if (!promise)
        std::abort();
}

inline bool isText(const std::string &text)
{
    return text::isValidUtf8(text) && text.find('\0') == std::string::npos;
}

/// What a file held, by number.
struct HeldCounts
{
    std::size_t posts = 0, rejects = 0, names = 0;
    bool operator==(const HeldCounts &) const = default;
};

/// Any bytes as a file, cut into chunks of about `chunkBytes` and parsed: what is answered keeps RawPost's and Reject's promises.
inline HeldCounts keepsPromises(const Reader &reader, const std::string &bytes, const std::shared_ptr<const FileFacts> &facts,
                                std::size_t chunkBytes)
{
    HeldCounts counts;
    const auto source = openBytes(bytes);
    Splitter splitter(*source, reader, facts, {}, chunkBytes);
    for (;;) {
        const auto chunk = splitter.next();
        if (!chunk || !*chunk)
            break;
        const Batch batch = reader.parse(**chunk);
        counts.posts += batch.posts.size();
        counts.rejects += batch.rejects.size();
        counts.names += batch.names.size();
        for (const RawPost &post : batch.posts) {
            demand(!post.id.empty());
            for (const std::string *text : {&post.id, &post.threadId, &post.parentId, &post.key, &post.threadKey, &post.parentKey,
                                            &post.forum, &post.author, &post.authorId, &post.title, &post.threadTitle, &post.body,
                                            &post.url, &post.permalink, &post.flair})
                demand(isText(*text));
        }
        for (const AuthorName &name : batch.names)
            demand(isText(name.name) && isText(name.authorId) && !name.authorId.empty());
        for (const Reject &reject : batch.rejects) {
            demand(!reject.reason.empty() && text::isValidUtf8(reject.excerpt) && reject.line >= 0);
            demand(reject.offset >= 0 && reject.offset <= static_cast<std::int64_t>(bytes.size()));
        }
    }
    return counts;
}

} // namespace parlance::import
