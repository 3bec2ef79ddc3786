// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/postwriter.h"

#include "core/store/indexcompletion.h"
#include "core/store/postwriterstate.h"
#include "core/store/settings.h"

#include <algorithm>
#include <chrono>

namespace parlance::store {

namespace {

std::int64_t now()
{
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

} // namespace

void bindOrNull(Statement &statement, int index, std::string_view text)
{
    if (text.empty())
        statement.bindNull(index);
    else
        statement.bind(index, text);
}

PostWriter::PostWriter(std::unique_ptr<State> state) : m_state(std::move(state)) {}
PostWriter::~PostWriter() = default;
PostWriter::PostWriter(PostWriter &&) noexcept = default;
PostWriter &PostWriter::operator=(PostWriter &&) noexcept = default;

Result<PostWriter> PostWriter::open(const Workspace &workspace, const Options &options)
{
    auto state = std::make_unique<State>();
    state->workspace = &workspace;
    state->options = options;
    const auto index = setting(workspace.connection(), "index");
    if (!index)
        return index.error();
    state->wasComplete = *index == "complete";
    if (options.index) {
        auto searchIndex = SearchIndex::open(workspace.connection());
        auto builder = SearchSegmentBuilder::create();
        if (!searchIndex || !builder)
            return searchIndex ? builder.error() : searchIndex.error();
        state->searchIndex = std::move(*searchIndex);
        state->segmentBuilder = std::move(*builder);
    }
    if (const auto done = state->prepare(); !done)
        return done.error();
    auto checkpointer = Checkpointer::start(workspace.connection());
    if (!checkpointer)
        return checkpointer.error();
    state->checkpointer = std::move(*checkpointer);
    return PostWriter(std::move(state));
}

Result<ResumePoint> PostWriter::begin(const Source &wanted, const std::string &optionsJson)
{
    const Connection &connection = m_state->workspace->connection();
    auto interrupted = connection.prepare(query("select_interrupted_source"));
    if (!interrupted)
        return interrupted.error();
    interrupted->bind(1, std::string_view(wanted.name));
    interrupted->bind(2, wanted.bytes);
    interrupted->bind(3, std::string_view(wanted.format));
    interrupted->bind(4, std::string_view(wanted.path));
    // What came through a pipe has no size to be known again by.
    const auto found = wanted.bytes > 0 ? interrupted->step() : Result<bool>(false);
    if (!found)
        return found.error();
    Source &source = m_state->source;
    source = wanted;
    m_state->sourceThreads = 0;
    m_state->sourceAuthors.clear();
    m_state->resumed = *found;
    source.state = "running";
    ResumePoint resume;
    if (*found) {
        source.id = SourceId(interrupted->integer(0));
        source.read = interrupted->integer(1);
        source.stored = interrupted->integer(2);
        source.updated = interrupted->integer(3);
        source.duplicate = interrupted->integer(4);
        source.rejected = interrupted->integer(5);
        source.missing = interrupted->integer(6);
        resume = {interrupted->integer(7), interrupted->integer(8)};
        source.startedUtc = interrupted->integer(9);
        source.seconds = interrupted->real(10);
        source.repaired = interrupted->integer(11);
        source.garbled = interrupted->integer(12);
        interrupted->reset();
    } else {
        auto insert = connection.prepare(query("insert_source"));
        if (!insert)
            return insert.error();
        if (source.startedUtc == 0)
            source.startedUtc = now();
        insert->bind(1, std::string_view(source.name));
        insert->bind(2, std::string_view(source.path));
        insert->bind(3, std::string_view(source.format));
        insert->bind(4, source.bytes);
        insert->bind(5, source.startedUtc);
        insert->bind(6, std::string_view(optionsJson));
        const auto row = insert->step();
        if (!row)
            return row.error();
        source.id = SourceId(insert->integer(0));
        insert->reset();
    }
    if (!m_state->options.index) {
        if (const auto done = setSetting(connection, "index", "partial"); !done)
            return done.error();
    }
    // What the posts of a thread say together is not known before all of them are here.
    if (const auto done = setSetting(connection, m_state->options.tags ? "languages" : "tags", "partial"); !done)
        return done.error();
    return resume;
}

Result<BatchCounts> PostWriter::write(std::span<WriteBatch> batches, const Progress &progress)
{
    std::vector<PostRow *> posts;
    for (WriteBatch &batch : batches) {
        for (PostRow &row : batch.posts)
            posts.push_back(&row);
    }
    m_state->checkpointer->boundLog(progress);
    auto transaction = Transaction::begin(m_state->workspace->connection());
    if (!transaction)
        return transaction.error();
    BatchCounts counts;
    std::vector<RejectRow> collisions;
    const auto failed = [this](const Error &error) {
        // The rows of this batch are rolled back: what they added to the caches is not in the file.
        m_state->threads.clear();
        m_state->forums.clear();
        m_state->lastForumId = 0;
        m_state->authors.clear();
        return error;
    };
    {
        const CancelScope cancel(m_state->workspace->connection(), progress);
        if (const auto done = m_state->findThreads(posts); !done)
            return failed(done.error());
        auto fresh = m_state->incoming(posts, progress);
        if (!fresh)
            return failed(fresh.error());
        const auto known = m_state->takeKnown(*fresh);
        if (!known)
            return failed(known.error());
        if (const auto done = m_state->store(*fresh); !done)
            return failed(done.error());
        counts.stored = static_cast<std::int64_t>(fresh->size());
        std::size_t merged = 0;
        for (const IncomingPost &post : *known) {
            if (++merged % 256 == 0 && progress.isCancelled())
                return failed(Error{.code = ErrorCode::Cancelled, .message = TR_NOOP("Error", "The work was cancelled.")});
            if (const auto done = m_state->merge(post, counts, collisions); !done)
                return failed(done.error());
        }
    }
    counts.rejected = static_cast<std::int64_t>(collisions.size());
    std::int64_t missing = 0;
    for (const WriteBatch &batch : batches) {
        for (const RejectRow &row : batch.rejects) {
            if (const auto done = m_state->reject(row); !done)
                return failed(done.error());
        }
        for (const NameRow &row : batch.names) {
            if (const auto done = m_state->rename(row); !done)
                return failed(done.error());
        }
        for (const GapRow &gap : batch.gaps) {
            if (const auto done = m_state->storeGap(gap); !done)
                return failed(done.error());
        }
        counts.rejected += static_cast<std::int64_t>(batch.rejects.size());
        missing += batch.missing;
    }
    for (const RejectRow &row : collisions) {
        if (const auto done = m_state->reject(row); !done)
            return failed(done.error());
    }
    Source after = m_state->source;
    after.stored += counts.stored;
    after.updated += counts.updated;
    after.duplicate += counts.duplicate;
    after.rejected += counts.rejected;
    after.missing += missing;
    after.read = after.stored + after.updated + after.duplicate + after.rejected;
    Statement &account = m_state->account;
    account.bind(1, after.id.value);
    account.bind(2, after.read);
    account.bind(3, after.stored);
    account.bind(4, after.updated);
    account.bind(5, after.duplicate);
    account.bind(6, after.rejected);
    account.bind(7, after.missing);
    account.bind(8, batches.back().reached.offset);
    account.bind(9, batches.back().reached.line);
    const auto flagged = [&](std::uint32_t flag) {
        return std::count_if(posts.begin(), posts.end(), [&](const PostRow *row) { return (row->flags & flag) != 0; });
    };
    after.repaired += flagged(FlagRepaired);
    after.garbled += flagged(FlagGarbled);
    account.bind(10, after.repaired);
    account.bind(11, after.garbled);
    if (const auto done = account.run(); !done)
        return failed(done.error());
    if (const auto done = transaction->commit(); !done)
        return failed(done.error());
    m_state->source = after;
    return counts;
}

Result<Source> PostWriter::finish(const SourceEnd &end, Progress &progress)
{
    const Connection &connection = m_state->workspace->connection();
    if (end.state != "cancelled") {
        if (const auto done = m_state->placeAll(); !done)
            return done.error();
        if (const auto done = m_state->placeBySubject(); !done)
            return done.error();
    }
    if (m_state->options.index && !m_state->wasComplete && end.state != "cancelled") {
        if (const auto done = completeIndex(*m_state->workspace, progress); !done)
            return done.error();
        m_state->wasComplete = true;
    }
    std::int64_t threads = m_state->sourceThreads;
    std::int64_t authors = std::count(m_state->sourceAuthors.begin(), m_state->sourceAuthors.end(), true);
    if (m_state->resumed) {
        auto extent = connection.prepare(query("select_extent_of_source"));
        if (!extent)
            return extent.error();
        extent->bind(1, m_state->source.id.value);
        if (const auto row = extent->step(); !row)
            return row.error();
        threads = extent->integer(0);
        authors = extent->integer(1);
    }
    auto statement = connection.prepare(query("finish_source"));
    if (!statement)
        return statement.error();
    Source &source = m_state->source;
    source.state = end.state;
    source.problem = end.problem;
    source.sha256 = end.sha256;
    source.charset = end.charset;
    source.finishedUtc = now();
    source.seconds += end.seconds;
    statement->bind(1, source.id.value);
    statement->bind(2, std::string_view(end.state));
    bindOrNull(*statement, 3, end.problem);
    bindOrNull(*statement, 4, end.sha256);
    statement->bind(5, source.finishedUtc);
    statement->bind(6, source.seconds);
    statement->bind(7, threads);
    statement->bind(8, authors);
    bindOrNull(*statement, 9, end.charset);
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    if (const auto done = statement->run(); !done)
        return done.error();
    for (const Run &run : end.runs) {
        if (const auto added = addRun(*m_state->workspace, run); !added)
            return added.error();
    }
    if (const auto done = transaction->commit(); !done)
        return done.error();
    const auto all = sources(*m_state->workspace);
    if (!all)
        return all.error();
    for (const Source &stored : *all) {
        if (stored.id == source.id)
            return stored;
    }
    return source;
}

Result<Source> PostWriter::finish(const SourceEnd &end)
{
    NoProgress progress;
    return finish(end, progress);
}

const Source &PostWriter::source() const
{
    return m_state->source;
}

} // namespace parlance::store
