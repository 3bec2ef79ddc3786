// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/reader.h"
#include "core/text/utf8.h"

#include <cstdint>
#include <cstdlib>
#include <string>

using namespace parlance;
using namespace parlance::import;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

bool isText(const std::string &text)
{
    return text::isValidUtf8(text) && text.find('\0') == std::string::npos;
}

} // namespace

/// Any bytes as a file: detected, cut into small chunks, parsed. What must hold for every post is checked.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string bytes(reinterpret_cast<const char *>(data), size);
    (void)detectFormat(bytes, "fuzz");
    const Reader &reader = *readerNamed("reddit-ndjson");
    const auto source = openBytes(bytes);
    Splitter splitter(*source, reader.cut(), {}, 64);
    for (;;) {
        const auto chunk = splitter.next();
        if (!chunk || !*chunk)
            break;
        const Batch batch = reader.parse(**chunk);
        for (const RawPost &post : batch.posts) {
            require(!post.id.empty() && !post.threadId.empty());
            require(isText(post.body) && isText(post.title) && isText(post.author) && isText(post.forum));
            require(isText(post.url) && isText(post.flair) && isText(post.permalink));
            require(isText(post.id) && isText(post.threadId) && isText(post.parentId));
        }
        for (const Reject &reject : batch.rejects)
            require(text::isValidUtf8(reject.excerpt) && reject.excerpt.size() <= 200 && !reject.reason.empty());
    }
    return 0;
}
