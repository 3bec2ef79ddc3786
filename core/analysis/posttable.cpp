// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/posttable.h"

#include "core/store/themes.h"

#include <algorithm>
#include <bit>

namespace parlance::analysis {

namespace {

/// Thread id -> index, by open addressing: a binary search a post would take longer than reading the post.
class ThreadIndex
{
public:
    explicit ThreadIndex(const std::vector<ThreadId> &threads)
        : m_mask(std::bit_ceil(threads.size() * 2 + 2) - 1), m_slots(m_mask + 1, Empty), m_threads(threads)
    {
        for (std::uint32_t i = 0; i < threads.size(); ++i) {
            std::size_t slot = slotOf(threads[i]);
            while (m_slots[slot] != Empty)
                slot = (slot + 1) & m_mask;
            m_slots[slot] = i;
        }
    }

    static constexpr std::uint32_t Empty = std::numeric_limits<std::uint32_t>::max();

    /// Empty when the thread is not there.
    std::uint32_t find(ThreadId thread) const
    {
        std::size_t slot = slotOf(thread);
        while (m_slots[slot] != Empty && m_threads[m_slots[slot]] != thread)
            slot = (slot + 1) & m_mask;
        return m_slots[slot];
    }

private:
    std::size_t slotOf(ThreadId thread) const { return std::hash<ThreadId>()(thread) & m_mask; }

    std::size_t m_mask;
    std::vector<std::uint32_t> m_slots;
    const std::vector<ThreadId> &m_threads;
};

void reserve(PostTable &table, std::size_t rows)
{
    table.id.reserve(rows);
    table.thread.reserve(rows);
    table.author.reserve(rows);
    table.forum.reserve(rows);
    table.created.reserve(rows);
    table.score.reserve(rows);
    table.flags.reserve(rows);
    table.length.reserve(rows);
    table.language.reserve(rows);
    table.compound.reserve(rows);
    table.sentiment.reserve(rows);
}

/// Reads all rows of `post`; the thread of each goes to `threadIds`, for the threads are not numbered yet.
Result<void> readFacts(const store::Connection &connection, PostTable &table, std::vector<ThreadId> &threadIds,
                       Progress &progress)
{
    auto stored = connection.number(store::query("count_stored"));
    if (!stored)
        return stored.error();
    const std::int64_t total = *stored;
    reserve(table, static_cast<std::size_t>(std::max<std::int64_t>(total, 0)));
    threadIds.reserve(table.id.capacity());

    auto prepared = connection.prepare(store::query("select_facts"));
    if (!prepared)
        return prepared.error();
    store::Statement &statement = *prepared;
    for (std::int64_t row = 0;; ++row) {
        auto more = statement.step();
        if (!more)
            return more.error();
        if (!*more)
            break;
        if ((row & 0xffff) == 0)
            progress.report(row, total);
        auto flags = static_cast<std::uint32_t>(statement.integer(6));
        // integer() gives 0 for NULL: only then is the second question worth asking.
        std::int64_t created = statement.integer(4);
        if ((created == 0 && statement.isNull(4)) || created < 0
            || created > std::numeric_limits<std::uint32_t>::max()) {
            created = 0;
            flags |= FlagNoTime;
        }
        const std::int64_t score = statement.integer(5);
        if (score == 0 && statement.isNull(5))
            flags |= FlagNoScore;
        const std::int64_t compound = statement.integer(10);
        const bool scored = compound != 0 || !statement.isNull(10);

        table.id.push_back(PostId(statement.integer(0)));
        threadIds.push_back(ThreadId(statement.integer(1)));
        table.forum.push_back(static_cast<std::uint32_t>(statement.integer(2)));
        table.author.push_back(static_cast<std::uint32_t>(statement.integer(3)));
        table.created.push_back(static_cast<std::uint32_t>(created));
        table.score.push_back((flags & FlagNoScore) != 0 ? 0 : static_cast<std::int32_t>(score));
        table.flags.push_back(flags);
        table.length.push_back(static_cast<std::uint32_t>(statement.integer(7)));
        table.language.push_back(Language(static_cast<std::uint16_t>(statement.integer(8))));
        table.sentiment.push_back(static_cast<std::uint8_t>(statement.integer(9) & 3));
        table.compound.push_back(scored ? static_cast<std::int16_t>(compound) : PostTable::noCompound);
    }
    progress.report(static_cast<std::int64_t>(table.size()), static_cast<std::int64_t>(table.size()));
    return {};
}

/// Reads the threads and numbers those of the posts.
Result<void> readThreads(const store::Connection &connection, PostTable &table, const std::vector<ThreadId> &threadIds)
{
    auto prepared = connection.prepare(store::query("select_thread_forums"));
    if (!prepared)
        return prepared.error();
    store::Statement &statement = *prepared;
    for (;;) {
        auto more = statement.step();
        if (!more)
            return more.error();
        if (!*more)
            break;
        table.threads.push_back(ThreadId(statement.integer(0)));
        table.threadForum.push_back(static_cast<std::uint32_t>(statement.integer(1)));
    }

    const ThreadIndex index(table.threads);
    table.submission.assign(table.threads.size(), PostTable::noRow);
    table.thread.resize(threadIds.size());
    for (std::size_t row = 0; row < threadIds.size(); ++row) {
        const std::uint32_t found = index.find(threadIds[row]);
        if (found == ThreadIndex::Empty)
            return Error{.code = ErrorCode::Corrupt,
                         .message = TR_NOOP("Error", "%1 is damaged: a post belongs to a thread that is not there."),
                         .subject = connection.path(),
                         .detail = "post " + std::to_string(table.id[row].value)};
        table.thread[row] = found;
        if (table.id[row].value == threadIds[row].value)
            table.submission[found] = static_cast<std::uint32_t>(row);
    }
    return {};
}

} // namespace

std::optional<std::uint32_t> PostTable::rowOf(PostId post) const
{
    const auto found = std::lower_bound(id.begin(), id.end(), post);
    if (found == id.end() || *found != post)
        return std::nullopt;
    return static_cast<std::uint32_t>(found - id.begin());
}

std::optional<std::uint32_t> PostTable::threadIndex(ThreadId wanted) const
{
    const auto found = std::lower_bound(threads.begin(), threads.end(), wanted);
    if (found == threads.end() || *found != wanted)
        return std::nullopt;
    return static_cast<std::uint32_t>(found - threads.begin());
}

Result<PostTable> loadPostTable(const store::Workspace &workspace, Progress &progress)
{
    const store::CancelScope cancel(workspace.connection(), progress);
    PostTable table;
    std::vector<ThreadId> threadIds;
    if (auto read = readFacts(workspace.connection(), table, threadIds, progress); !read)
        return read.error();
    // After the posts: an import may be writing, and a thread is stored no later than its posts.
    if (auto read = readThreads(workspace.connection(), table, threadIds); !read)
        return read.error();

    table.theme.assign(table.size(), PostTable::noTheme);
    auto assignments = store::currentAssignments(workspace);
    if (!assignments)
        return assignments.error();
    std::size_t row = 0;
    for (const store::ThemeAssignment &assignment : *assignments) {
        while (row < table.size() && table.id[row] < assignment.post)
            ++row;
        if (row < table.size() && table.id[row] == assignment.post)
            table.theme[row] = static_cast<std::int16_t>(assignment.theme);
    }
    return table;
}

} // namespace parlance::analysis
