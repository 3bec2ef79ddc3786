// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/searchindex.h"

#include "core/store/rowtable.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace parlance::store {

namespace {

constexpr std::int64_t AveragesId = 1;
constexpr std::int64_t StructureId = 10;
constexpr int SegmentShift = 37;
constexpr std::int64_t MostSegments = 2000; ///< that FTS5 reads

/// While it lives, the tables behind the full-text index can be written.
class ShadowTableScope
{
public:
    explicit ShadowTableScope(const Connection &connection) : m_handle(connection.handle())
    {
        sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    }
    ~ShadowTableScope() { sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr); }
    ShadowTableScope(const ShadowTableScope &) = delete;
    ShadowTableScope &operator=(const ShadowTableScope &) = delete;

private:
    sqlite3 *m_handle;
};

/// Reads the numbers of a record; `good` tells whether they were all there.
class NumberReader
{
public:
    explicit NumberReader(std::string_view bytes) : m_rest(bytes) {}

    std::int64_t next()
    {
        std::uint64_t value = 0;
        for (int i = 0; i < 9; ++i) {
            if (m_rest.empty()) {
                good = false;
                return 0;
            }
            const auto byte = static_cast<unsigned char>(m_rest.front());
            m_rest.remove_prefix(1);
            if (i == 8)
                return static_cast<std::int64_t>(value << 8 | byte);
            value = value << 7 | (byte & 0x7f);
            if (byte < 0x80)
                break;
        }
        return static_cast<std::int64_t>(value);
    }

    bool isAtEnd() const { return m_rest.empty(); }
    bool good = true;

private:
    std::string_view m_rest;
};

struct Segment
{
    std::int64_t id, firstPage, lastPage;
};

struct Level
{
    std::int64_t merging = 0; ///< of the segments, the first ones that a merge has begun on
    std::vector<Segment> segments;
};

/// FTS5's record of the segments.
struct Structure
{
    std::string cookie;
    std::int64_t writes = 0;
    std::vector<Level> levels;

    bool read(std::string_view record)
    {
        if (record.size() < 4)
            return false;
        cookie = record.substr(0, 4);
        NumberReader numbers(record.substr(4));
        const std::int64_t levelCount = numbers.next();
        numbers.next(); // segments
        writes = numbers.next();
        for (std::int64_t level = 0; numbers.good && level < levelCount; ++level) {
            Level &read = levels.emplace_back();
            read.merging = numbers.next();
            const std::int64_t count = numbers.next();
            for (std::int64_t i = 0; numbers.good && i < count; ++i) {
                const std::int64_t id = numbers.next();
                const std::int64_t first = numbers.next();
                read.segments.push_back({id, first, numbers.next()});
            }
        }
        return numbers.good;
    }

    std::string written() const
    {
        std::size_t count = 0;
        for (const Level &level : levels)
            count += level.segments.size();
        std::string record = cookie;
        appendVarint(record, levels.size());
        appendVarint(record, count);
        appendVarint(record, static_cast<std::uint64_t>(writes));
        for (const Level &level : levels) {
            appendVarint(record, static_cast<std::uint64_t>(level.merging));
            appendVarint(record, level.segments.size());
            for (const Segment &segment : level.segments) {
                for (const std::int64_t number : {segment.id, segment.firstPage, segment.lastPage})
                    appendVarint(record, static_cast<std::uint64_t>(number));
            }
        }
        return record;
    }

    /// The least that no segment has; 0 when all are taken.
    std::int64_t freeId() const
    {
        std::vector<bool> taken(MostSegments + 1);
        for (const Level &level : levels) {
            for (const Segment &segment : level.segments) {
                if (segment.id > 0 && segment.id <= MostSegments)
                    taken[static_cast<std::size_t>(segment.id)] = true;
            }
        }
        const auto found = std::find(taken.begin() + 1, taken.end(), false);
        return found == taken.end() ? 0 : found - taken.begin();
    }
};

/// The table function indexed_post(?1): ids and how many tokens each has.
class IndexedPosts final : public RowTable
{
public:
    IndexedPosts(const SearchSegment &segment, std::span<const SearchDocument> documents)
        : m_segment(segment), m_documents(documents)
    {
    }

    std::size_t size() const override { return m_documents.size(); }
    void give(std::size_t row, int column, RowValue to) const override
    {
        if (column == 0)
            return to.give(m_documents[row].id);
        std::string sizes;
        for (const std::uint32_t tokens : m_segment.sizes[row])
            appendVarint(sizes, tokens);
        to.giveBlob(sizes);
    }

private:
    const SearchSegment &m_segment;
    std::span<const SearchDocument> m_documents;
};

} // namespace

struct SearchIndex::State
{
    const Connection *connection = nullptr;
    Statement selectRecord, insertRecord, insertKey, insertSizes, merge;

    Result<std::string> record(std::int64_t id)
    {
        selectRecord.bind(1, id);
        const auto found = selectRecord.step();
        if (!found)
            return found.error();
        std::string bytes(*found ? selectRecord.blob(0) : std::string_view());
        selectRecord.reset();
        return bytes;
    }

    Result<void> setRecord(std::int64_t id, std::string_view bytes)
    {
        insertRecord.bind(1, id);
        insertRecord.bindBlob(2, bytes);
        return insertRecord.run();
    }

    /// \param pages  to write at most; 0: none, but what FTS5 remembers of the index is forgotten.
    Result<void> mergeSome(std::int64_t pages)
    {
        merge.bind(1, pages);
        return merge.run();
    }

    Error damaged() const
    {
        return Error{.code = ErrorCode::Corrupt,
                     .message = TR_NOOP("Error", "The workspace %1 is damaged. Restore it from a copy, or import the dumps into a new one."),
                     .subject = connection->path(),
                     .detail = "the full-text index"};
    }
};

SearchIndex::SearchIndex(std::unique_ptr<State> state) : m_state(std::move(state)) {}
SearchIndex::~SearchIndex() = default;
SearchIndex::SearchIndex(SearchIndex &&) noexcept = default;
SearchIndex &SearchIndex::operator=(SearchIndex &&) noexcept = default;

Result<SearchIndex> SearchIndex::open(const Connection &connection)
{
    if (const auto done = declareRowTable(connection, "indexed_post", "id, sizes"); !done)
        return done.error();
    const ShadowTableScope writable(connection);
    auto state = std::make_unique<State>();
    state->connection = &connection;
    const std::pair<Statement *, const char *> wanted[] = {
        {&state->selectRecord, "select_search_record"}, {&state->insertRecord, "insert_search_record"},
        {&state->insertKey, "insert_search_key"},       {&state->insertSizes, "insert_search_sizes"},
        {&state->merge, "merge_search"},
    };
    for (const auto &[statement, name] : wanted) {
        auto prepared = connection.prepare(query(name));
        if (!prepared)
            return prepared.error();
        *statement = std::move(*prepared);
    }
    return SearchIndex(std::move(state));
}

Result<void> SearchIndex::add(const SearchSegment &segment, std::span<const SearchDocument> documents)
{
    if (documents.empty())
        return {};
    State &state = *m_state;
    const ShadowTableScope writable(*state.connection);
    const auto oldStructure = state.record(StructureId);
    if (!oldStructure)
        return oldStructure.error();
    const auto oldAverages = state.record(AveragesId);
    if (!oldAverages)
        return oldAverages.error();
    Structure structure;
    if (!structure.read(*oldStructure))
        return state.damaged();

    if (segment.leaves > 0) {
        const std::int64_t id = structure.freeId();
        if (id == 0)
            return state.damaged();
        for (const SearchSegment::Page &page : segment.pages) {
            const std::string_view bytes(segment.bytes.data() + page.begin, page.end - page.begin);
            if (const auto done = state.setRecord((id << SegmentShift) + page.id, bytes); !done)
                return done;
        }
        state.insertKey.bind(1, id);
        for (const SearchSegment::Key &key : segment.keys) {
            state.insertKey.bindBlob(2, key.term);
            state.insertKey.bind(3, key.page);
            if (const auto done = state.insertKey.run(); !done)
                return done;
        }
        if (structure.levels.empty())
            structure.levels.emplace_back();
        structure.levels[0].segments.push_back({id, 1, segment.leaves});
        if (const auto done = state.setRecord(StructureId, structure.written()); !done)
            return done;
    }

    NumberReader numbers(*oldAverages);
    std::array<std::int64_t, 3> totals{}; // documents, tokens of titles, of texts
    for (std::int64_t &total : totals)
        total = numbers.isAtEnd() ? 0 : numbers.next();
    totals[0] += static_cast<std::int64_t>(documents.size());
    for (const auto &sizes : segment.sizes) {
        totals[1] += sizes[0];
        totals[2] += sizes[1];
    }
    const IndexedPosts rows(segment, documents);
    state.insertSizes.bind(1, rows);
    if (const auto done = state.insertSizes.run(); !done)
        return done;
    std::string averages;
    for (const std::int64_t total : totals)
        appendVarint(averages, static_cast<std::uint64_t>(total));
    if (const auto done = state.setRecord(AveragesId, averages); !done)
        return done;

    if (const auto done = state.mergeSome(0); !done)
        return done;
    // A merge is cut into steps of twice what was added: it is done long before the next one, and none takes long.
    if (!structure.levels.empty() && (structure.levels[0].segments.size() >= mergeAt || structure.levels[0].merging > 0))
        return state.mergeSome(2 * segment.leaves);
    return {};
}

} // namespace parlance::store
