// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/layers.h"

#include "core/import/languages.h"
#include "core/import/retag.h"
#include "core/import/tagging.h"
#include "core/store/settings.h"
#include "core/text/plaintext.h"

#include <chrono>
#include <limits>
#include <string>
#include <vector>

namespace parlance::import {

namespace {

constexpr std::size_t PagePosts = 4'096;

/// What of a body is read behind its author's own words.
std::string alsoRead(const store::LayeredPost &post, const store::ReadLayers &layers)
{
    const text::PlainText plain = text::plainText(post.body, post.markup);
    std::string also;
    for (const auto &[isRead, part] : {std::pair(layers.quotes, &plain.quoted), {layers.code, &plain.code}}) {
        if (!isRead || part->empty())
            continue;
        if (!plain.text.empty() || !also.empty())
            also += "\n\n";
        also += *part;
    }
    return also;
}

/// Writes it for posts, and tells their tags anew where the workspace has tags; in the caller's transaction.
/// \returns how many it is another for.
Result<std::int64_t> apply(const store::Workspace &workspace, const store::ReadLayers &layers,
                           store::Layered which, Progress &progress)
{
    auto writer = store::AlsoReadWriter::open(workspace);
    if (!writer)
        return writer.error();
    std::vector<PostId> changed;
    for (PostId after(std::numeric_limits<std::int64_t>::min());;) {
        if (progress.isCancelled())
            return Error{.code = ErrorCode::Cancelled,
                         .message = TR_NOOP("Error", "The work was cancelled.")};
        const auto posts = store::layeredPosts(workspace, which, after, PagePosts);
        if (!posts)
            return posts.error();
        if (posts->empty())
            break;
        after = posts->back().post;
        for (const store::LayeredPost &post : *posts) {
            const std::string also = alsoRead(post, layers);
            if (also == post.alsoRead.value_or(std::string()))
                continue;
            if (const auto done = writer->set(post.post, also); !done)
                return done.error();
            changed.push_back(post.post);
        }
    }
    const auto tags = store::setting(workspace.connection(), "tags");
    if (!tags)
        return tags.error();
    if (*tags == "complete" && !changed.empty()) {
        if (const auto done = store::setSetting(workspace.connection(), "languages", "partial"); !done)
            return done.error();
        if (const auto done = retagPosts(workspace, changed, progress); !done)
            return done.error();
    }
    return static_cast<std::int64_t>(changed.size());
}

} // namespace

Result<std::int64_t> readLayers(const store::Workspace &workspace, const store::ReadLayers &layers,
                                Progress &progress)
{
    const auto startedUtc = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    auto transaction = store::Transaction::begin(workspace.connection());
    if (!transaction)
        return transaction.error();
    const auto before = store::layersRead(workspace);
    if (!before)
        return before.error();
    if (*before == layers)
        return 0;
    if (const auto done = store::setLayersRead(workspace, layers); !done)
        return done.error();
    const auto changed = apply(workspace, layers, store::Layered::All, progress);
    if (!changed)
        return changed;
    if (const auto run = store::addRun(workspace, tagRun(SourceId(), *changed, startedUtc, layers)); !run)
        return run.error();
    if (const auto done = transaction->commit(); !done)
        return done.error();
    NoProgress untilTheEnd; // the tags are stored: stopping here would leave them half told
    const auto state = store::setting(workspace.connection(), "languages");
    if (!state)
        return state.error();
    if (*state != "complete") {
        if (const auto decided = decideLanguages(workspace, untilTheEnd); !decided)
            return decided;
    }
    return changed;
}

Result<std::int64_t> readLayersOfNewPosts(const store::Workspace &workspace, Progress &progress)
{
    const auto layers = store::layersRead(workspace);
    if (!layers)
        return layers.error();
    if (!layers->any())
        return 0;
    auto transaction = store::Transaction::begin(workspace.connection());
    if (!transaction)
        return transaction.error();
    const auto changed = apply(workspace, *layers, store::Layered::NotYetRead, progress);
    if (!changed)
        return changed;
    if (const auto done = transaction->commit(); !done)
        return done.error();
    return changed;
}

} // namespace parlance::import
