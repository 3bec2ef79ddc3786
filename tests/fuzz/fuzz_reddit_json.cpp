// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes: the reader answers, and what it answers keeps RawPost's and Reject's promises.
#include "core/import/readers/redditjson.h"
#include "core/text/utf8.h"

#include <cstdint>
#include <cstdlib>

using namespace parlance;
using namespace parlance::import;

namespace {

void demand(bool promise)
{
    if (!promise)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const RedditJsonReader reader;
    Chunk chunk;
    chunk.bytes.assign(reinterpret_cast<const char *>(data), size);
    reader.recognises(std::string_view(chunk.bytes).substr(0, 65536));
    const Batch batch = reader.parse(chunk);
    demand(batch.missing >= 0);
    for (const RawPost &post : batch.posts) {
        demand(!post.id.empty() && post.id.size() <= 64 && !post.threadId.empty());
        for (const std::string *text : {&post.id, &post.threadId, &post.parentId, &post.forum, &post.author, &post.title,
                                        &post.threadTitle, &post.body, &post.url, &post.flair})
            demand(text::isValidUtf8(*text));
    }
    for (const Reject &reject : batch.rejects) {
        demand(!reject.reason.empty() && reject.excerpt.size() <= 200 && text::isValidUtf8(reject.excerpt));
        demand(reject.offset >= 0 && reject.offset <= static_cast<std::int64_t>(size));
    }
    return 0;
}
