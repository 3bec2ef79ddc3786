// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/postwriter.h"

#include "core/base/hash.h"

#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>

namespace parlance::store {

namespace {

std::int64_t now()
{
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

void bindOrNull(Statement &statement, int index, std::string_view text)
{
    if (text.empty())
        statement.bindNull(index);
    else
        statement.bind(index, text);
}

/// What a fresh look at a post may change without its words having changed.
constexpr std::uint32_t stateFlags = FlagDeleted | FlagRemoved | FlagStickied | FlagDistinguished | FlagEdited
    | FlagControversial | FlagScoreHidden | FlagNoScore;

std::string_view ownWords(const PostRow &row)
{
    return row.text ? std::string_view(*row.text) : std::string_view(row.body);
}

} // namespace

struct PostWriter::State
{
    const Workspace *workspace = nullptr;
    Options options;
    Source source;
    bool indexing = true;        ///< rows go to the index as they come
    bool rebuildAtEnd = false;   ///< the index was partial: build it whole when the source ends
    std::uint32_t lastAuthor = 0;
    boost::unordered_flat_map<std::uint64_t, std::uint32_t> authors; ///< hash of (platform, name) -> id
    boost::unordered_flat_map<std::uint64_t, std::uint32_t> forums;
    boost::unordered_flat_set<std::int64_t> threads; ///< rows known to exist
    boost::unordered_flat_set<std::int64_t> sourceThreads; ///< of the posts that this source stored
    boost::unordered_flat_set<std::uint32_t> sourceAuthors;
    bool resumed = false;        ///< then the two sets lack what was stored before the interruption

    Statement insertPost, insertText, insertSearch, deleteSearch, insertThread, insertPlaceholder, insertAuthor,
        insertForum, insertReject, account, selectStored, insertHistory, updateState, updateWords, updateText;

    Result<void> prepare();
    Result<std::int64_t> authorId(const PostRow &row);
    Result<std::uint32_t> forumId(const PostRow &row);
    Result<void> storeThread(const PostRow &row, std::uint32_t forum);
    Result<void> index(const PostRow &row);
    void bindScores(Statement &statement, int first, const PostRow &row);
    Result<void> store(PostRow &row, BatchCounts &counts, std::vector<RejectRow> &collisions);
    Result<void> merge(PostRow &row, BatchCounts &counts, std::vector<RejectRow> &collisions);
    Result<void> reject(const RejectRow &row);
};

Result<void> PostWriter::State::prepare()
{
    const std::pair<Statement *, const char *> wanted[] = {
        {&insertPost, "insert_post"},       {&insertText, "insert_post_text"},
        {&insertSearch, "insert_search"},   {&deleteSearch, "delete_search"},
        {&insertThread, "upsert_thread"},   {&insertPlaceholder, "insert_placeholder_thread"},
        {&insertAuthor, "insert_author"},   {&insertForum, "insert_forum"},
        {&insertReject, "insert_reject"},   {&account, "update_source_account"},
        {&selectStored, "select_stored_post"}, {&insertHistory, "insert_history"},
        {&updateState, "update_post_state"},   {&updateWords, "update_post_words"},
        {&updateText, "update_post_text"},
    };
    for (const auto &[statement, name] : wanted) {
        auto prepared = workspace->connection().prepare(query(name));
        if (!prepared)
            return prepared.error();
        *statement = std::move(*prepared);
    }
    auto known = workspace->connection().prepare(query("select_authors"));
    if (!known)
        return known.error();
    for (;;) {
        const auto row = known->step();
        if (!row)
            return row.error();
        if (!*row)
            return {};
        const auto id = static_cast<std::uint32_t>(known->integer(0));
        authors.emplace(hash64(known->text(2), static_cast<std::uint64_t>(known->integer(1))), id);
        lastAuthor = std::max(lastAuthor, id);
    }
}

Result<std::int64_t> PostWriter::State::authorId(const PostRow &row)
{
    if (row.author.empty())
        return 0;
    const auto [at, isNew] = authors.try_emplace(hash64(row.author, static_cast<std::uint64_t>(row.platform)), lastAuthor + 1);
    if (isNew) {
        ++lastAuthor;
        insertAuthor.bind(1, static_cast<std::int64_t>(lastAuthor));
        insertAuthor.bind(2, static_cast<std::int64_t>(row.platform));
        insertAuthor.bind(3, std::string_view(row.author));
        if (const auto done = insertAuthor.run(); !done)
            return done.error();
    }
    return at->second;
}

Result<std::uint32_t> PostWriter::State::forumId(const PostRow &row)
{
    const std::uint64_t key = hash64(row.forum, static_cast<std::uint64_t>(row.platform));
    if (const auto at = forums.find(key); at != forums.end())
        return at->second;
    insertForum.bind(1, static_cast<std::int64_t>(row.platform));
    insertForum.bind(2, std::string_view(row.forum));
    const auto found = insertForum.step();
    if (!found)
        return found.error();
    const auto id = static_cast<std::uint32_t>(insertForum.integer(0));
    insertForum.reset();
    forums.emplace(key, id);
    return id;
}

Result<void> PostWriter::State::storeThread(const PostRow &row, std::uint32_t forum)
{
    if (row.kind == PostKind::Comment) {
        if (!threads.insert(row.thread.value).second)
            return {};
        insertPlaceholder.bind(1, row.thread.value);
        insertPlaceholder.bind(2, static_cast<std::int64_t>(row.platform));
        insertPlaceholder.bind(3, std::string_view(row.threadOwnId));
        insertPlaceholder.bind(4, static_cast<std::int64_t>(forum));
        insertPlaceholder.bind(5, source.id.value);
        bindOrNull(insertPlaceholder, 6, row.threadTitle);
        return insertPlaceholder.run();
    }
    threads.insert(row.thread.value);
    insertThread.bind(1, row.thread.value);
    insertThread.bind(2, static_cast<std::int64_t>(row.platform));
    insertThread.bind(3, std::string_view(row.ownId));
    insertThread.bind(4, static_cast<std::int64_t>(forum));
    insertThread.bind(5, std::string_view(row.title));
    bindOrNull(insertThread, 6, row.url);
    bindOrNull(insertThread, 7, row.flair);
    if (row.declaredComments == -1)
        insertThread.bindNull(8);
    else
        insertThread.bind(8, static_cast<std::int64_t>(row.declaredComments));
    insertThread.bind(9, source.id.value);
    return insertThread.run();
}

Result<void> PostWriter::State::index(const PostRow &row)
{
    if (!indexing)
        return {};
    insertSearch.bind(1, row.id.value);
    if (row.kind == PostKind::Submission)
        insertSearch.bind(2, std::string_view(row.title));
    else
        insertSearch.bindNull(2);
    insertSearch.bind(3, ownWords(row));
    return insertSearch.run();
}

void PostWriter::State::bindScores(Statement &statement, int first, const PostRow &row)
{
    statement.bind(first, static_cast<std::int64_t>(row.sentimentClass));
    if (!row.sentiment) {
        for (int i = 1; i <= 4; ++i)
            statement.bindNull(first + i);
        return;
    }
    statement.bind(first + 1, static_cast<std::int64_t>(std::lround(row.sentiment->compound * 10000)));
    statement.bind(first + 2, static_cast<std::int64_t>(std::lround(row.sentiment->negative * 1000)));
    statement.bind(first + 3, static_cast<std::int64_t>(std::lround(row.sentiment->neutral * 1000)));
    statement.bind(first + 4, static_cast<std::int64_t>(std::lround(row.sentiment->positive * 1000)));
}

Result<void> PostWriter::State::store(PostRow &row, BatchCounts &counts, std::vector<RejectRow> &collisions)
{
    const auto forum = forumId(row);
    if (!forum)
        return forum.error();
    const auto author = authorId(row);
    if (!author)
        return author.error();
    insertPost.bind(1, row.id.value);
    insertPost.bind(2, row.thread.value);
    insertPost.bind(3, row.parent ? std::optional(row.parent.value) : std::nullopt);
    insertPost.bind(4, static_cast<std::int64_t>(*forum));
    insertPost.bind(5, *author != 0 ? std::optional(*author) : std::nullopt);
    insertPost.bind(6, source.id.value);
    insertPost.bind(7, row.createdUtc);
    insertPost.bind(8, row.retrievedUtc);
    insertPost.bind(9, row.flags & FlagNoScore ? std::nullopt : std::optional<std::int64_t>(row.score));
    insertPost.bind(10, static_cast<std::int64_t>(row.flags));
    insertPost.bind(11, static_cast<std::int64_t>(row.length));
    insertPost.bind(12, static_cast<std::int64_t>(row.language.packed));
    bindScores(insertPost, 13, row);
    if (const auto done = insertPost.run(); !done)
        return done;
    if (workspace->connection().changes() == 0)
        return merge(row, counts, collisions);
    if (const auto done = storeThread(row, *forum); !done)
        return done;
    insertText.bind(1, row.id.value);
    insertText.bind(2, std::string_view(row.ownId));
    bindOrNull(insertText, 3, row.parentOwnId);
    insertText.bind(4, std::string_view(row.body));
    if (row.text)
        insertText.bind(5, std::string_view(*row.text));
    else
        insertText.bindNull(5);
    bindOrNull(insertText, 6, row.permalink);
    if (const auto done = insertText.run(); !done)
        return done;
    ++counts.stored;
    sourceThreads.insert(row.thread.value);
    if (*author != 0)
        sourceAuthors.insert(static_cast<std::uint32_t>(*author));
    return index(row);
}

Result<void> PostWriter::State::merge(PostRow &row, BatchCounts &counts, std::vector<RejectRow> &collisions)
{
    selectStored.bind(1, row.id.value);
    const auto found = selectStored.step();
    if (!found)
        return found.error();
    const std::string ownId(selectStored.text(0));
    const auto oldRetrieved = selectStored.isNull(1) ? std::nullopt : std::optional(selectStored.integer(1));
    const auto oldScore = selectStored.isNull(2) ? std::nullopt : std::optional(selectStored.integer(2));
    const auto oldFlags = static_cast<std::uint32_t>(selectStored.integer(3));
    const std::string oldBody(selectStored.text(4));
    const std::string oldTitle(selectStored.text(5));
    const std::string oldText(selectStored.text(6));
    const auto oldComments = selectStored.isNull(7) ? std::nullopt : std::optional(selectStored.integer(7));
    selectStored.reset();
    if (ownId != row.ownId) {
        collisions.push_back({0, 0, "its id gives the same key as another post's (" + ownId + ")", row.ownId});
        return {};
    }

    const auto newScore = row.flags & FlagNoScore ? std::nullopt : std::optional<std::int64_t>(row.score);
    const auto newComments = row.declaredComments == -1 ? std::nullopt : std::optional<std::int64_t>(row.declaredComments);
    // Told later, or by a later import where one of the two does not tell.
    const bool isLater = !oldRetrieved || !row.retrievedUtc || *row.retrievedUtc > *oldRetrieved;
    const bool wordsGone = (row.flags & (FlagDeleted | FlagRemoved)) != 0 && row.body.empty();
    const bool newWords = !wordsGone && (row.body != oldBody || (row.kind == PostKind::Submission && row.title != oldTitle));
    const bool newState = (newScore && newScore != oldScore) || ((row.flags ^ oldFlags) & stateFlags & ~FlagNoScore) != 0
        || (newComments && newComments != oldComments);
    if (!isLater || !(newWords || newState)) {
        ++counts.duplicate;
        return {};
    }

    insertHistory.bind(1, row.id.value);
    insertHistory.bind(2, oldRetrieved);
    insertHistory.bind(3, oldScore);
    insertHistory.bind(4, static_cast<std::int64_t>(oldFlags));
    insertHistory.bind(5, oldComments);
    insertHistory.bind(6, source.id.value);
    if (const auto done = insertHistory.run(); !done)
        return done;

    std::uint32_t flags = (oldFlags & ~stateFlags) | (row.flags & stateFlags);
    if (!newScore && oldScore)
        flags &= ~static_cast<std::uint32_t>(FlagNoScore);
    if (newWords)
        flags = (flags & ~(FlagHasText | FlagHasQuote | FlagHasCode | FlagScored))
            | (row.flags & (FlagHasText | FlagHasQuote | FlagHasCode | FlagScored));
    const auto author = authorId(row);
    if (!author)
        return author.error();
    updateState.bind(1, row.id.value);
    updateState.bind(2, row.retrievedUtc ? row.retrievedUtc : oldRetrieved);
    updateState.bind(3, newScore ? newScore : oldScore);
    updateState.bind(4, static_cast<std::int64_t>(flags));
    updateState.bind(5, *author != 0 ? std::optional(*author) : std::nullopt);
    if (const auto done = updateState.run(); !done)
        return done;

    if (newWords && indexing) {
        deleteSearch.bind(1, row.id.value);
        if (row.kind == PostKind::Submission)
            deleteSearch.bind(2, std::string_view(oldTitle));
        else
            deleteSearch.bindNull(2);
        deleteSearch.bind(3, std::string_view(oldText));
        if (const auto done = deleteSearch.run(); !done)
            return done;
    }
    if (row.kind == PostKind::Submission) {
        const auto forum = forumId(row);
        if (!forum)
            return forum.error();
        if (wordsGone && row.title.empty())
            row.title = oldTitle;
        if (const auto done = storeThread(row, *forum); !done)
            return done;
    }
    if (newWords) {
        updateText.bind(1, row.id.value);
        updateText.bind(2, std::string_view(row.body));
        if (row.text)
            updateText.bind(3, std::string_view(*row.text));
        else
            updateText.bindNull(3);
        if (const auto done = updateText.run(); !done)
            return done;
        updateWords.bind(1, row.id.value);
        updateWords.bind(2, static_cast<std::int64_t>(row.length));
        updateWords.bind(3, static_cast<std::int64_t>(row.language.packed));
        bindScores(updateWords, 4, row);
        if (const auto done = updateWords.run(); !done)
            return done;
        if (const auto done = index(row); !done)
            return done;
    }
    ++counts.updated;
    return {};
}

Result<void> PostWriter::State::reject(const RejectRow &row)
{
    insertReject.bind(1, source.id.value);
    insertReject.bind(2, row.line);
    insertReject.bind(3, row.offset);
    insertReject.bind(4, std::string_view(row.reason));
    insertReject.bind(5, std::string_view(row.excerpt));
    return insertReject.run();
}

PostWriter::PostWriter(std::unique_ptr<State> state) : m_state(std::move(state)) {}
PostWriter::~PostWriter() = default;
PostWriter::PostWriter(PostWriter &&) noexcept = default;
PostWriter &PostWriter::operator=(PostWriter &&) noexcept = default;

namespace {

Result<std::string> setting(const Connection &connection, std::string_view name)
{
    auto statement = connection.prepare(query("select_setting"));
    if (!statement)
        return statement.error();
    statement->bind(1, name);
    const auto row = statement->step();
    if (!row)
        return row.error();
    return *row ? std::string(statement->text(0)) : std::string("complete");
}

Result<void> setSetting(const Connection &connection, std::string_view name, std::string_view value)
{
    auto statement = connection.prepare(query("upsert_setting"));
    if (!statement)
        return statement.error();
    statement->bind(1, name);
    statement->bind(2, value);
    return statement->run();
}

} // namespace

Result<PostWriter> PostWriter::open(const Workspace &workspace, const Options &options)
{
    auto state = std::make_unique<State>();
    state->workspace = &workspace;
    state->options = options;
    const auto index = setting(workspace.connection(), "index");
    if (!index)
        return index.error();
    state->indexing = options.index && *index == "complete";
    state->rebuildAtEnd = options.index && *index != "complete";
    if (const auto done = workspace.connection().execute("PRAGMA wal_autocheckpoint = 4000"); !done)
        return done.error();
    if (const auto done = state->prepare(); !done)
        return done.error();
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
    m_state->sourceThreads.clear();
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
    if (!m_state->options.tags) {
        if (const auto done = setSetting(connection, "tags", "partial"); !done)
            return done.error();
    }
    return resume;
}

Result<BatchCounts> PostWriter::write(std::span<PostRow> posts, std::span<const RejectRow> rejects,
                                      std::int64_t missing, ResumePoint reached, const Progress &progress)
{
    auto transaction = Transaction::begin(m_state->workspace->connection());
    if (!transaction)
        return transaction.error();
    BatchCounts counts;
    // By id: neighbours in the tables, and the full-text index flushes when ids go backwards.
    std::vector<std::uint32_t> order(posts.size());
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return posts[a].id < posts[b].id; });
    std::vector<RejectRow> collisions;
    const auto failed = [this](const Error &error) {
        // The rows of this batch are rolled back: what they added to the caches is not in the file.
        m_state->threads.clear();
        m_state->forums.clear();
        m_state->authors.clear();
        return error;
    };
    std::size_t written = 0;
    for (const std::uint32_t i : order) {
        if (++written % 256 == 0 && progress.isCancelled())
            return failed(Error{.code = ErrorCode::Cancelled, .message = TR_NOOP("Error", "The work was cancelled.")});
        if (const auto done = m_state->store(posts[i], counts, collisions); !done)
            return failed(done.error());
    }
    for (const std::span<const RejectRow> rows : {rejects, std::span<const RejectRow>(collisions)}) {
        for (const RejectRow &row : rows) {
            if (const auto done = m_state->reject(row); !done)
                return failed(done.error());
        }
    }
    counts.rejected = static_cast<std::int64_t>(rejects.size() + collisions.size());
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
    account.bind(8, reached.offset);
    account.bind(9, reached.line);
    if (const auto done = account.run(); !done)
        return failed(done.error());
    if (const auto done = transaction->commit(); !done)
        return failed(done.error());
    m_state->source = after;
    return counts;
}

Result<Source> PostWriter::finish(const std::string &state, const std::string &problem, const std::string &sha256,
                                  double seconds)
{
    const Connection &connection = m_state->workspace->connection();
    if (m_state->rebuildAtEnd && state != "cancelled") {
        NoProgress progress;
        if (const auto done = rebuildIndex(*m_state->workspace, progress); !done)
            return done.error();
    }
    std::int64_t threads = static_cast<std::int64_t>(m_state->sourceThreads.size());
    std::int64_t authors = static_cast<std::int64_t>(m_state->sourceAuthors.size());
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
    source.state = state;
    source.problem = problem;
    source.sha256 = sha256;
    source.finishedUtc = now();
    source.seconds += seconds;
    statement->bind(1, source.id.value);
    statement->bind(2, std::string_view(state));
    bindOrNull(*statement, 3, problem);
    bindOrNull(*statement, 4, sha256);
    statement->bind(5, source.finishedUtc);
    statement->bind(6, source.seconds);
    statement->bind(7, threads);
    statement->bind(8, authors);
    if (const auto done = statement->run(); !done)
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

const Source &PostWriter::source() const
{
    return m_state->source;
}

Result<void> rebuildIndex(const Workspace &workspace, Progress &progress)
{
    const Connection &connection = workspace.connection();
    const CancelScope cancel(connection, progress);
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    if (const auto done = connection.execute("INSERT INTO post_search (post_search) VALUES ('rebuild')"); !done)
        return done;
    if (const auto done = setSetting(connection, "index", "complete"); !done)
        return done;
    return transaction->commit();
}

} // namespace parlance::store
