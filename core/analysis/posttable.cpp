// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/posttable.h"

#include "core/store/themes.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <future>
#include <unordered_map>

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

/// A stretch of the table by id, with the thread of each post: the threads are not numbered yet.
struct Stretch
{
    PostTable table;
    std::vector<ThreadId> threadIds;
};

template <class T>
void append(std::vector<T> &to, std::vector<T> &from)
{
    to.insert(to.end(), from.begin(), from.end());
    from = {};
}

void append(Stretch &to, Stretch &from)
{
    append(to.threadIds, from.threadIds);
    append(to.table.id, from.table.id);
    append(to.table.author, from.table.author);
    append(to.table.forum, from.table.forum);
    append(to.table.created, from.table.created);
    append(to.table.score, from.table.score);
    append(to.table.flags, from.table.flags);
    append(to.table.length, from.table.length);
    append(to.table.language, from.table.language);
    append(to.table.compound, from.table.compound);
    append(to.table.sentiment, from.table.sentiment);
}

void reserve(Stretch &stretch, std::size_t rows)
{
    stretch.threadIds.reserve(rows);
    stretch.table.id.reserve(rows);
    stretch.table.author.reserve(rows);
    stretch.table.forum.reserve(rows);
    stretch.table.created.reserve(rows);
    stretch.table.score.reserve(rows);
    stretch.table.flags.reserve(rows);
    stretch.table.length.reserve(rows);
    stretch.table.language.reserve(rows);
    stretch.table.compound.reserve(rows);
    stretch.table.sentiment.reserve(rows);
}

/// Reads the posts with ids in [first, last]. \param rows  counts the rows of all stretches.
Result<void> readFacts(const store::Connection &connection, std::int64_t first, std::int64_t last, Stretch &stretch,
                       std::atomic<std::int64_t> &rows, std::int64_t total, Progress &progress)
{
    auto prepared = connection.prepare(store::query("select_facts"));
    if (!prepared)
        return prepared.error();
    store::Statement &statement = *prepared;
    statement.bind(1, first);
    statement.bind(2, last);
    PostTable &table = stretch.table;
    constexpr std::int64_t step = 1 << 16;
    for (;;) {
        auto more = statement.step();
        if (!more)
            return more.error();
        if (!*more)
            break;
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
        stretch.threadIds.push_back(ThreadId(statement.integer(1)));
        table.forum.push_back(static_cast<std::uint32_t>(statement.integer(2)));
        table.author.push_back(static_cast<std::uint32_t>(statement.integer(3)));
        table.created.push_back(static_cast<std::uint32_t>(created));
        table.score.push_back((flags & FlagNoScore) != 0 ? 0 : static_cast<std::int32_t>(score));
        table.flags.push_back(flags);
        table.length.push_back(static_cast<std::uint32_t>(statement.integer(7)));
        table.language.push_back(Language(static_cast<std::uint16_t>(statement.integer(8))));
        table.sentiment.push_back(static_cast<std::uint8_t>(statement.integer(9) & 3));
        table.compound.push_back(scored ? static_cast<std::int16_t>(compound) : PostTable::noCompound);
        if (table.id.size() % step == 0)
            progress.report(std::min(rows += step, total), total);
    }
    return {};
}

/// A theme of a post, as stored.
struct Assigned
{
    PostId post;
    std::int16_t theme = PostTable::noTheme;
};

/// The numbers of the current run's themes.
struct ThemeNumbers
{
    RunId run;                                        ///< 0: there is none
    std::int64_t posts = 0;                           ///< that it ran over
    std::unordered_map<std::int64_t, std::int16_t> part; ///< by ThemeId
    std::vector<std::int16_t> whole;                  ///< by number: that of the theme which it is part of now
};

Result<ThemeNumbers> readNumbers(const store::Workspace &workspace)
{
    ThemeNumbers numbers;
    const auto run = store::currentThemeRun(workspace);
    if (!run)
        return run.error();
    if (!*run)
        return numbers;
    numbers.run = (*run)->id;
    numbers.posts = (*run)->posts;
    auto statement = workspace.connection().prepare(store::query("select_theme_numbers"));
    if (!statement)
        return statement.error();
    statement->bind(1, numbers.run.value);
    for (;;) {
        const auto more = statement->step();
        if (!more)
            return more.error();
        if (!*more)
            return numbers;
        const auto number = static_cast<std::int16_t>(statement->integer(1));
        numbers.part[statement->integer(0)] = number;
        if (numbers.whole.size() <= static_cast<std::size_t>(number))
            numbers.whole.resize(static_cast<std::size_t>(number) + 1, PostTable::noTheme);
        numbers.whole[static_cast<std::size_t>(number)] = static_cast<std::int16_t>(statement->integer(2));
    }
}

/// Posts and their themes as a query tells them, in order of post.
Result<std::vector<Assigned>> readAssigned(const store::Workspace &workspace, const char *name, const ThemeNumbers &numbers)
{
    std::vector<Assigned> assigned;
    auto statement = workspace.connection().prepare(store::query(name));
    if (!statement)
        return statement.error();
    statement->bind(1, numbers.run.value);
    for (;;) {
        const auto more = statement->step();
        if (!more)
            return more.error();
        if (!*more)
            return assigned;
        const auto number = numbers.part.find(statement->integer(1));
        assigned.push_back({PostId(statement->integer(0)), number == numbers.part.end() ? PostTable::noTheme : number->second});
    }
}

/// What the current run assigned, and what a person did to it.
struct Assignments
{
    ThemeNumbers numbers;
    std::int16_t others = PostTable::noTheme; ///< what posts have that are in none of the lists
    std::vector<Assigned> none, found, moved; ///< a later one overrules those before it
};

Result<Assignments> readAssignments(const store::Workspace &workspace)
{
    Assignments all;
    auto numbers = readNumbers(workspace);
    if (!numbers)
        return numbers.error();
    all.numbers = std::move(*numbers);
    if (!all.numbers.run)
        return all;
    auto remembers = workspace.connection().prepare(store::query("select_theme_remembers"));
    if (!remembers)
        return remembers.error();
    remembers->bind(1, all.numbers.run.value);
    if (const auto row = remembers->step(); !row)
        return row.error();
    if (remembers->integer(0) != 0)
        all.others = PostTable::notLookedAt;
    for (const auto &[list, name] : {std::pair(&all.none, "select_theme_none"), std::pair(&all.found, "select_theme_assignments"),
                                     std::pair(&all.moved, "select_moved_posts")}) {
        auto read = readAssigned(workspace, name, all.numbers);
        if (!read)
            return read.error();
        *list = std::move(*read);
    }
    return all;
}

void setParts(PostTable &table, const std::vector<Assigned> &assignments)
{
    std::size_t row = 0;
    for (const Assigned &assignment : assignments) {
        while (row < table.size() && table.id[row] < assignment.post)
            ++row;
        if (row < table.size() && table.id[row] == assignment.post)
            table.part[row] = assignment.theme;
    }
}

void setWholes(PostTable &table, const ThemeNumbers &numbers)
{
    for (std::size_t row = 0; row < table.part.size(); ++row) {
        const std::int16_t part = table.part[row];
        table.theme[row] = part < 0                                                     ? part
                           : static_cast<std::size_t>(part) >= numbers.whole.size() ? PostTable::noTheme
                                                                                    : numbers.whole[static_cast<std::size_t>(part)];
    }
}

void setThemes(PostTable &table, const Assignments &assignments)
{
    table.part.assign(table.size(), assignments.others);
    table.theme.assign(table.size(), assignments.others);
    for (const auto *list : {&assignments.none, &assignments.found, &assignments.moved})
        setParts(table, *list);
    setWholes(table, assignments.numbers);
}

/// The posts of the second half, read by a connection of its own on a thread of its own: SQLite takes nearly all the
/// time, and two connections read the file side by side.
class SecondHalf
{
public:
    SecondHalf(const std::string &path, std::int64_t first, std::atomic<std::int64_t> &rows, std::int64_t total,
               Progress &progress)
        : m_result(std::async(std::launch::async, [=, &rows, &progress]() -> Result<Stretch> {
              auto workspace = store::Workspace::openReadOnly(path);
              if (!workspace)
                  return workspace.error();
              const store::CancelScope cancel(workspace->connection(), progress);
              Stretch stretch;
              reserve(stretch, static_cast<std::size_t>(total - total / 2));
              if (auto read = readFacts(workspace->connection(), first, LastId, stretch, rows, total, progress); !read)
                  return read.error();
              return stretch;
          }))
    {
    }

    Result<Stretch> take() { return m_result.get(); }

    static constexpr std::int64_t LastId = std::numeric_limits<std::int64_t>::max();

private:
    std::future<Result<Stretch>> m_result; // its destructor waits
};

/// Where the second half begins; nullopt where two threads would not pay.
Result<std::optional<std::int64_t>> middleId(const store::Connection &connection, std::int64_t total)
{
    constexpr std::int64_t worthIt = 100'000;
    if (total < worthIt)
        return std::optional<std::int64_t>();
    auto prepared = connection.prepare(store::query("select_nth_post_id"));
    if (!prepared)
        return prepared.error();
    prepared->bind(1, total / 2);
    auto found = prepared->step();
    if (!found)
        return found.error();
    return *found ? std::optional(prepared->integer(0)) : std::nullopt;
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
    const store::Connection &connection = workspace.connection();
    const store::CancelScope cancel(connection, progress);
    constexpr std::int64_t firstId = std::numeric_limits<std::int64_t>::min();

    auto stored = connection.number(store::query("count_stored"));
    if (!stored)
        return stored.error();
    const std::int64_t total = std::max<std::int64_t>(*stored, 0);
    auto middle = middleId(connection, total);
    if (!middle)
        return middle.error();

    std::atomic<std::int64_t> rows = 0;
    Stretch all;
    reserve(all, static_cast<std::size_t>(total));
    std::optional<SecondHalf> second;
    if (*middle)
        second.emplace(connection.path(), **middle, rows, total, progress);
    const std::int64_t lastOfFirst = *middle ? **middle - 1 : SecondHalf::LastId;
    if (auto read = readFacts(connection, firstId, lastOfFirst, all, rows, total, progress); !read)
        return read.error();
    auto assignments = readAssignments(workspace);
    if (!assignments)
        return assignments.error();
    if (second) {
        auto rest = second->take();
        if (!rest)
            return rest.error();
        append(all, *rest);
    }
    // After the posts: an import may be writing, and a thread is stored no later than its posts.
    PostTable table = std::move(all.table);
    if (auto read = readThreads(connection, table, all.threadIds); !read)
        return read.error();

    setThemes(table, *assignments);
    progress.report(static_cast<std::int64_t>(table.size()), static_cast<std::int64_t>(table.size()));
    return table;
}

Result<void> reloadThemes(const store::Workspace &workspace, PostTable &table)
{
    auto assignments = readAssignments(workspace);
    if (!assignments)
        return assignments.error();
    setThemes(table, *assignments);
    return {};
}

Result<void> reloadThemes(const store::Workspace &workspace, PostTable &table, store::ThemeChange change)
{
    if (change == store::ThemeChange::Posts)
        return reloadThemes(workspace, table);
    if (change != store::ThemeChange::Merges)
        return {};
    const auto numbers = readNumbers(workspace);
    if (!numbers)
        return numbers.error();
    setWholes(table, *numbers);
    return {};
}

} // namespace parlance::analysis
