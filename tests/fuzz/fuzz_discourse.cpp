// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as an answer of Discourse, cut into small chunks: every post and reject keeps its promises.
#include "core/import/readers/discourse.h"
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
    static const DiscourseReader reader;
    const std::string bytes(reinterpret_cast<const char *>(data), size);
    reader.recognises(std::string_view(bytes).substr(0, 65536));
    const auto source = openBytes(bytes);
    Splitter splitter(*source, reader, {}, {}, 64);
    for (;;) {
        const auto chunk = splitter.next();
        if (!chunk || !*chunk)
            break;
        const Batch batch = reader.parse(**chunk);
        for (const RawPost &post : batch.posts) {
            demand(!post.id.empty() && post.platform == Platform::Discourse);
            demand(!post.key.empty() && (post.kind == PostKind::Comment) == !post.parentKey.empty());
            for (const std::string *text : {&post.id, &post.threadId, &post.parentId, &post.forum, &post.author, &post.authorId,
                                            &post.title, &post.threadTitle, &post.body, &post.permalink})
                demand(text::isValidUtf8(*text));
        }
        for (const Reject &reject : batch.rejects)
            demand(!reject.reason.empty() && text::isValidUtf8(reject.excerpt) && reject.offset >= 0);
    }
    return 0;
}
