// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a table: cut into small pieces, parsed, and what is answered keeps RawPost's and Reject's promises and does not
// hang on how it was cut.
#include "core/import/readers/stackexchange.h"
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

bool isText(const std::string &text)
{
    return text::isValidUtf8(text) && text.find('\0') == std::string::npos;
}

struct Counts
{
    std::size_t posts = 0, rejects = 0, names = 0;
    bool operator==(const Counts &) const = default;
};

Counts read(const Reader &reader, const std::string &bytes, const std::shared_ptr<const FileFacts> &facts, std::size_t chunkBytes)
{
    Counts counts;
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
            demand(!post.id.empty() && post.id.size() <= 64 && (!post.threadId.empty() || !post.parentId.empty()));
            for (const std::string *text : {&post.id, &post.threadId, &post.parentId, &post.key, &post.threadKey, &post.parentKey,
                                            &post.forum, &post.author, &post.authorId, &post.title, &post.body, &post.permalink,
                                            &post.flair})
                demand(isText(*text));
        }
        for (const AuthorName &name : batch.names)
            demand(isText(name.name) && isText(name.authorId) && !name.authorId.empty());
        for (const Reject &reject : batch.rejects) {
            demand(!reject.reason.empty() && text::isValidUtf8(reject.excerpt) && reject.line >= 1);
            demand(reject.offset >= 0 && reject.offset <= static_cast<std::int64_t>(bytes.size()));
        }
    }
    return counts;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const StackExchangeReader reader;
    static const auto facts = [] {
        auto made = std::make_shared<FileFacts>();
        made->folder = "history.meta";
        return made;
    }();
    const std::string bytes(reinterpret_cast<const char *>(data), size);
    (void)detectFormat(std::string_view(bytes).substr(0, 65536), "fuzz");
    demand(read(reader, bytes, facts, 64) == read(reader, bytes, facts, 1 << 20));
    return 0;
}
