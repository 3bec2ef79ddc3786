// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/pipeline.h"

#include "core/import/lines.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <queue>
#include <thread>

#include <time.h>

namespace parlance::import {

namespace {

/// Processor time of the calling thread: what a stage costs, however busy the machine is.
double threadSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// Tells what reading costs apart from cutting.
class TimedSource final : public ByteSource
{
public:
    explicit TimedSource(ByteSource &source) : m_source(source) {}
    Result<std::size_t> read(char *to, std::size_t size) override
    {
        const double start = threadSeconds();
        auto got = m_source.read(to, size);
        m_seconds += threadSeconds() - start;
        return got;
    }
    std::int64_t compressedDone() const override { return m_source.compressedDone(); }
    std::int64_t compressedTotal() const override { return m_source.compressedTotal(); }
    std::string sha256() override { return m_source.sha256(); }
    std::int64_t fetched() const override { return m_source.fetched(); }
    std::string charset() const override { return m_source.charset(); }
    std::int64_t replaced() const override { return m_source.replaced(); }
    double seconds() const { return m_seconds; }

private:
    ByteSource &m_source;
    double m_seconds = 0;
};

/// Parsed chunks whose room is kept for new ones.
constexpr std::size_t maxSpent = 4;

/// Memory of rows that wait for the writer, about: more than a batch of the writer's, so that nobody waits while it writes one.
constexpr std::size_t maxReadyBytes = std::size_t{48} << 20;

struct Work
{
    std::int64_t number = 0;
    Chunk chunk;
    std::vector<Reject> oversized; ///< lines before this chunk that were too long to keep
    std::int64_t compressedDone = 0;
};

/// What the three kinds of threads share; everything below the mutex is guarded by it.
struct Belt
{
    explicit Belt(std::size_t capacity) : room(capacity) {}

    const std::size_t room;   ///< chunks that wait to be parsed
    std::mutex mutex;
    std::condition_variable changed;
    std::queue<Work> waiting;
    std::map<std::int64_t, Parcel> ready;
    std::size_t readyBytes = 0;
    std::int64_t wanted = 0;  ///< number of the parcel that is handed out next
    std::vector<std::string> spent; ///< chunks' bytes that were parsed
    std::int64_t cut = 0;     ///< chunks numbered so far
    bool cutAll = false;
    std::atomic_bool stop = false; ///< also looked at inside a chunk, without the lock
    std::optional<Error> damage;
    StageTimes times;
    std::int64_t unpacked = 0;

    /// Whether a worker may take a chunk: there is room for its rows, or everybody waits for them.
    bool mayParse() const { return !waiting.empty() && (readyBytes < maxReadyBytes || waiting.front().number <= wanted); }
};

std::size_t memoryOf(const std::vector<store::PostRow> &rows)
{
    std::size_t bytes = rows.size() * sizeof(store::PostRow);
    for (const store::PostRow &row : rows)
        bytes += row.body.size() + (row.text ? row.text->size() : 0);
    return bytes;
}

store::RejectRow ledgerRow(Reject &&reject)
{
    return {reject.line, reject.offset, std::move(reject.reason), std::move(reject.excerpt)};
}

ThreadId threadIdOf(const Gap &gap)
{
    return threadOf(makePostId(gap.platform, PostKind::Submission, gap.threadKey.empty() ? gap.threadId : gap.threadKey));
}

void cutChunks(Belt &belt, TimedSource &source, Splitter &splitter, store::ResumePoint resume)
{
    for (;;) {
        {
            std::unique_lock lock(belt.mutex);
            belt.changed.wait(lock, [&] { return belt.stop || belt.waiting.size() < belt.room; });
            if (belt.stop)
                break;
            if (!belt.spent.empty()) {
                splitter.reuse(std::move(belt.spent.back()));
                belt.spent.pop_back();
            }
        }
        const double start = threadSeconds();
        const double readBefore = source.seconds();
        auto next = splitter.next();
        Work work;
        bool skip = false;
        std::int64_t end = 0;
        if (next && *next) {
            work.chunk = std::move(**next);
            work.oversized = splitter.takeOversized();
            work.compressedDone = source.compressedDone();
            end = work.chunk.offset + static_cast<std::int64_t>(work.chunk.bytes.size());
            if (end <= resume.offset) {
                skip = true; // committed before the interruption
            } else if (work.chunk.offset < resume.offset) {
                const auto known = static_cast<std::size_t>(resume.offset - work.chunk.offset);
                const std::int64_t linesKnown = countLineEnds(std::string_view(work.chunk.bytes).substr(0, known));
                work.chunk.firstLine += linesKnown;
                work.chunk.lines -= linesKnown;
                work.chunk.bytes.erase(0, known);
                work.chunk.offset = resume.offset;
            }
            std::erase_if(work.oversized, [&](const Reject &r) { return r.offset < resume.offset; });
        }
        const double seconds = threadSeconds() - start;
        const double reading = source.seconds() - readBefore;
        const std::lock_guard lock(belt.mutex);
        belt.times.decompress += reading;
        belt.times.cut += seconds - reading;
        belt.unpacked = std::max(belt.unpacked, end);
        if (!next || !*next) {
            if (!next)
                belt.damage = next.error();
            std::vector<Reject> rest = splitter.takeOversized();
            std::erase_if(rest, [&](const Reject &r) { return r.offset < resume.offset; });
            if (!rest.empty()) { // long lines at the very end: an empty chunk carries them
                work.oversized = std::move(rest);
                work.chunk.offset = std::max(resume.offset, work.oversized.back().offset);
                work.chunk.firstLine = work.oversized.back().line;
                work.compressedDone = source.compressedDone();
                work.number = belt.cut++;
                belt.waiting.push(std::move(work));
            }
            break;
        }
        if (skip)
            continue;
        work.number = belt.cut++;
        belt.waiting.push(std::move(work));
        belt.changed.notify_all();
    }
    const std::lock_guard lock(belt.mutex);
    belt.cutAll = true;
    belt.changed.notify_all();
}

void parseChunks(Belt &belt, const Reader &reader, const EnrichOptions &options)
{
    for (;;) {
        Work work;
        {
            std::unique_lock lock(belt.mutex);
            belt.changed.wait(lock, [&] { return belt.stop || belt.mayParse() || (belt.cutAll && belt.waiting.empty()); });
            if (belt.stop || belt.waiting.empty())
                return;
            work = std::move(belt.waiting.front());
            belt.waiting.pop();
            belt.changed.notify_all();
        }
        double start = threadSeconds();
        Parcel parcel;
        parcel.rows.reached.offset = work.chunk.offset + static_cast<std::int64_t>(work.chunk.bytes.size());
        parcel.rows.reached.line = work.chunk.firstLine - 1 + work.chunk.lines;
        parcel.compressedDone = work.compressedDone;
        Batch batch = reader.parse(work.chunk);
        const double parsing = threadSeconds() - start;
        start = threadSeconds();
        store::WriteBatch &rows = parcel.rows;
        rows.missing = batch.missing;
        rows.posts.reserve(batch.posts.size());
        for (RawPost &raw : batch.posts) {
            if (belt.stop)
                return;
            rows.posts.push_back(enrich(std::move(raw), options));
        }
        for (Reject &reject : work.oversized)
            rows.rejects.push_back(ledgerRow(std::move(reject)));
        for (Reject &reject : batch.rejects)
            rows.rejects.push_back(ledgerRow(std::move(reject)));
        for (AuthorName &name : batch.names)
            rows.names.push_back({name.platform, std::move(name.authorId), std::move(name.name)});
        for (const Gap &gap : batch.gaps)
            rows.gaps.push_back({threadIdOf(gap), gap.missing});
        parcel.bytes = memoryOf(rows.posts);
        const double enriching = threadSeconds() - start;
        const std::lock_guard lock(belt.mutex);
        belt.times.parse += parsing;
        belt.times.enrich += enriching;
        belt.readyBytes += parcel.bytes;
        belt.ready.emplace(work.number, std::move(parcel));
        if (belt.spent.size() < maxSpent)
            belt.spent.push_back(std::move(work.chunk.bytes));
        belt.changed.notify_all();
    }
}

} // namespace

Result<PipelineEnd> runPipeline(Feed feed, const EnrichOptions &options, int threads, const Progress &progress,
                                const std::function<Result<void>(Parcel &)> &sink)
{
    // One core is the writer's, unless it is tags that take the time: then it has more than half of one to spare.
    const int writers = options.tags ? 0 : 1;
    const int workers = threads > 0 ? threads : std::max(1, static_cast<int>(std::thread::hardware_concurrency()) - writers);
    TimedSource source(feed.source);
    Splitter splitter(source, feed.reader, feed.facts, std::move(feed.head));
    Belt belt(static_cast<std::size_t>(workers) * 2 + 4);
    std::vector<std::thread> crew;
    crew.emplace_back([&] { cutChunks(belt, source, splitter, feed.resume); });
    for (int i = 0; i < workers; ++i)
        crew.emplace_back([&] { parseChunks(belt, feed.reader, options); });
    const auto dismiss = [&] {
        {
            const std::lock_guard lock(belt.mutex);
            belt.stop = true;
        }
        belt.changed.notify_all();
        for (std::thread &thread : crew)
            thread.join();
    };

    for (std::int64_t number = 0;; ++number) {
        Parcel parcel;
        {
            std::unique_lock lock(belt.mutex);
            belt.wanted = number;
            belt.changed.notify_all();
            const auto isReady = [&] {
                return belt.ready.contains(number) || (belt.cutAll && number >= belt.cut);
            };
            // Wake up now and then: a cancel must not wait for a slow disk.
            while (!isReady() && !progress.isCancelled())
                belt.changed.wait_for(lock, std::chrono::milliseconds(50));
            if (progress.isCancelled()) {
                lock.unlock();
                dismiss();
                return Error{.code = ErrorCode::Cancelled, .message = TR_NOOP("Error", "The work was cancelled.")};
            }
            const auto at = belt.ready.find(number);
            if (at == belt.ready.end())
                break;
            parcel = std::move(at->second);
            belt.ready.erase(at);
            belt.readyBytes -= parcel.bytes;
        }
        const double start = threadSeconds();
        const auto taken = sink(parcel);
        const double seconds = threadSeconds() - start;
        if (!taken) {
            dismiss();
            return taken.error();
        }
        const std::lock_guard lock(belt.mutex);
        belt.times.write += seconds;
    }
    dismiss();
    return PipelineEnd{belt.times, belt.unpacked, belt.damage};
}

} // namespace parlance::import
