// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/inspect.h"

#include "core/import/mapping.h"
#include "core/import/opening.h"

#include <algorithm>
#include <iterator>

namespace parlance::import {

namespace {

Error cancelled()
{
    return {.code = ErrorCode::Cancelled, .message = TR_NOOP("Error", "The work was cancelled.")};
}

template <class T>
void keepFirst(std::vector<T> &kept, std::vector<T> &more, std::size_t most)
{
    const std::size_t room = most > kept.size() ? most - kept.size() : 0;
    std::move(more.begin(), more.begin() + static_cast<std::ptrdiff_t>(std::min(room, more.size())), std::back_inserter(kept));
}

/// Reads a dump's files, as many bytes of their content as are wanted.
Result<void> look(OpenDump &dump, const InspectOptions &wanted, Progress &progress, Inspection &found)
{
    std::int64_t seen = 0;
    found.whole = true;
    const auto enough = [&] { return wanted.bytes > 0 && seen >= wanted.bytes; };
    for (std::size_t i = 0; i < dump.files() && found.whole; ++i) {
        auto file = dump.file(i, progress);
        if (!file && file.error().code == ErrorCode::Cancelled)
            return file.error();
        if (!file) {
            if (!found.error)
                found.error = file.error();
            continue;
        }
        Splitter splitter(*file->bytes, dump.reader(), file->facts, std::move(file->head));
        for (;;) {
            if (progress.isCancelled())
                return cancelled();
            if (enough()) {
                found.whole = false;
                break;
            }
            const auto chunk = splitter.next();
            std::vector<Reject> oversized = splitter.takeOversized();
            found.rejected += static_cast<std::int64_t>(oversized.size());
            keepFirst(found.problems, oversized, wanted.problems);
            if (!chunk) {
                if (!found.error)
                    found.error = chunk.error();
                break;
            }
            if (!*chunk)
                break;
            seen += static_cast<std::int64_t>((*chunk)->bytes.size());
            Batch batch = dump.reader().parse(**chunk);
            for (const RawPost &post : batch.posts)
                ++(post.kind == PostKind::Submission ? found.submissions : found.comments);
            found.rejected += static_cast<std::int64_t>(batch.rejects.size());
            found.missing += batch.missing;
            keepFirst(found.first, batch.posts, wanted.posts);
            keepFirst(found.problems, batch.rejects, wanted.problems);
            progress.report(seen, wanted.bytes);
        }
        if (found.charset.empty())
            found.charset = file->bytes->charset();
    }
    return {};
}

} // namespace

Result<std::vector<Inspection>> inspect(const std::vector<std::string> &files, const ImportOptions &options,
                                        const InspectOptions &wanted, Progress &progress)
{
    std::vector<Inspection> all;
    std::size_t ofPath = 0; // the first of the path that is looked at
    const auto refuse = [&](const std::string &path, const Error &error) {
        Inspection found;
        found.path = path;
        found.error = error;
        if (found.error->subject.empty())
            found.error->subject = path;
        all.push_back(std::move(found));
    };
    const DumpVisitor visitor{
        .dump = [&](const Dump &dump, Container *container, std::unique_ptr<ByteSource> first) -> Result<void> {
            auto open = OpenDump::open(dump, container, std::move(first), options, progress);
            if (!open && open.error().code == ErrorCode::Cancelled)
                return open.error();
            if (!open) {
                refuse(dump.path, open.error());
                // Its detail lists the columns where only their meaning is missing.
                all.back().wantsMapping = open.error().code == ErrorCode::UnknownFormat && !open.error().detail.empty();
                return {};
            }
            Inspection found;
            found.path = dump.path;
            found.reader = &open->reader();
            found.folder = dump.format != nullptr;
            found.bytes = open->bytes();
            if (const auto done = look(*open, wanted, progress, found); !done)
                return done;
            all.push_back(std::move(found));
            return {};
        },
        .unreadable = refuse,
        .done = [&](std::size_t) {
            const auto begin = all.begin() + static_cast<std::ptrdiff_t>(ofPath);
            const bool anyUsed = std::any_of(begin, all.end(), [](const Inspection &one) { return one.reader != nullptr; });
            std::for_each(begin, all.end(), [&](Inspection &one) {
                one.passedOver = anyUsed && !one.reader && one.error->code == ErrorCode::UnknownFormat && !one.wantsMapping;
            });
            ofPath = all.size();
        }};
    if (const auto done = visitDumps(files, progress, visitor); !done)
        return done.error();
    return all;
}

} // namespace parlance::import
