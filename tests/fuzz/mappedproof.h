// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/mapping.h"
#include "core/import/reader.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

namespace parlance::import {

inline void demand(bool promise)
{
    if (!promise)
        std::abort();
}

/// What a file of these bytes gives, cut into pieces of about `chunk` bytes.
inline Batch readMapped(const Reader &reader, std::string_view bytes, const std::shared_ptr<const FileFacts> &facts, std::size_t chunk)
{
    const auto source = openBytes(bytes);
    Splitter splitter(*source, reader, facts, {}, chunk);
    Batch all;
    for (;;) {
        const auto next = splitter.next();
        if (!next || !*next)
            break;
        Batch batch = reader.parse(**next);
        std::move(batch.posts.begin(), batch.posts.end(), std::back_inserter(all.posts));
        std::move(batch.rejects.begin(), batch.rejects.end(), std::back_inserter(all.rejects));
    }
    return all;
}

/// The first byte picks one of the mappings.
inline void proveMapped(const Reader &reader, const std::uint8_t *data, std::size_t size, const std::vector<const char *> &maps)
{
    if (size == 0)
        return;
    Mapping mapping;
    demand(addMapping(mapping, maps[data[0] % maps.size()]).has_value());
    const std::string content(reinterpret_cast<const char *>(data) + 1, size - 1);
    if (content.starts_with("\xEF\xBB\xBF"))
        return; // the splitter takes it away
    const std::string_view head = std::string_view(content).substr(0, 65536);
    (void)previewOf(head, mapping);
    auto facts = std::make_shared<FileFacts>();
    facts->name = "fuzz";
    facts->mapping = std::make_shared<const Mapping>(mapping);
    const auto settled = reader.settle(head, *facts);
    Chunk whole;
    whole.bytes = content;
    (void)reader.parse(whole); // nobody looked before
    if (!settled)
        return;
    facts->mapping = *settled;
    const Batch batch = readMapped(reader, content, facts, 1 << 20);
    for (const RawPost &post : batch.posts) {
        demand(!post.id.empty());
        demand(post.kind == PostKind::Comment || post.threadId == post.id);
        for (const std::string *text : {&post.id, &post.key, &post.threadId, &post.threadKey, &post.parentId, &post.parentKey, &post.forum,
                                        &post.author, &post.title, &post.threadTitle, &post.body, &post.url, &post.permalink, &post.flair})
            demand(text::isValidUtf8(*text));
    }
    for (const Reject &reject : batch.rejects) {
        demand(!reject.reason.empty() && text::isValidUtf8(reject.excerpt));
        demand(reject.offset >= 0 && reject.offset <= static_cast<std::int64_t>(content.size()));
    }
    for (const std::size_t chunk : {std::size_t{1}, std::size_t{40}}) {
        const Batch cut = readMapped(reader, content, facts, chunk);
        demand(cut.posts.size() == batch.posts.size() && cut.rejects.size() == batch.rejects.size());
        for (std::size_t i = 0; i < cut.posts.size(); ++i)
            demand(cut.posts[i].id == batch.posts[i].id && cut.posts[i].body == batch.posts[i].body);
    }
}

} // namespace parlance::import
