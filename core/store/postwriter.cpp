// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/postwriter.h"

#include "core/base/hash.h"
#include "core/store/checkpointer.h"
#include "core/store/incoming.h"
#include "core/store/rows.h"
#include "core/store/searchindex.h"

#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>

#include <algorithm>
#include <chrono>
#include <future>

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

/// What tells an account from others on its platform.
std::string_view authorKey(const PostRow &row)
{
    return row.authorOwnId.empty() ? std::string_view(row.author) : std::string_view(row.authorOwnId);
}

/// Own ids with blanks between them.
std::string joined(const std::vector<std::string> &ids)
{
    std::string text;
    for (const std::string &id : ids)
        text.append(text.empty() ? "" : " ").append(id);
    return text;
}

std::vector<std::string> words(std::string_view text)
{
    std::vector<std::string> all;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        all.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return all;
}

PostId ancestorId(Platform platform, std::string_view ownId)
{
    return makePostId(platform, PostKind::Comment, ownId);
}

} // namespace

struct PostWriter::State
{
    const Workspace *workspace = nullptr;
    Options options;
    Source source;
    bool wasComplete = true;     ///< the index held every post when the writer was opened
    std::uint32_t lastAuthor = 0;
    boost::unordered_flat_map<std::uint64_t, std::uint32_t> authors; ///< hash of (platform, name) -> id
    boost::unordered_flat_map<std::uint64_t, std::uint32_t> forums;
    std::string lastForum;       ///< of the post before, which mostly has the same
    Platform lastPlatform = Platform::Unknown;
    std::uint32_t lastForumId = 0;
    /// Rows known to exist, and the last source that stored a post there.
    boost::unordered_flat_map<std::int64_t, SourceId> threads;
    std::int64_t sourceThreads = 0; ///< threads of the posts that this source stored
    std::vector<bool> sourceAuthors; ///< by id: wrote one of them
    std::vector<IncomingAuthor> newAuthors; ///< of this batch
    bool resumed = false;        ///< then the two counts lack what was stored before the interruption

    std::optional<SearchIndex> searchIndex; ///< where posts go to the index
    std::optional<SearchSegmentBuilder> segmentBuilder;

    Statement insertPosts, insertTexts, insertSearch, deleteSearch, selectSearchSize, insertThread, insertPlaceholder,
        insertAuthors, insertForum, insertReject, account, selectLast, selectKnown, selectStored, insertHistory, updateState,
        updateWords, updateText, insertHistoryOnce, selectPlace, insertUnplaced, insertSubject, updateName, upsertGap;
    std::optional<Checkpointer> checkpointer; ///< goes before the statements, which keep the connection

    Result<void> prepare();
    std::int64_t authorId(const PostRow &row);
    Result<std::int64_t> forumId(const PostRow &row);
    Result<void> placeInThread(const IncomingPost &post);
    Result<void> storePlaceholder(const IncomingPost &post);
    Result<void> storeThread(const IncomingPost &post);
    Result<void> insertRows(Statement &statement, const RowTable &rows);
    /// Title (none: a comment's) and text.
    using Words = std::pair<std::optional<std::string_view>, std::string_view>;
    Result<void> reindex(std::int64_t post, const Words &old, const Words &current);
    void bindScores(Statement &statement, int first, const PostRow &row);
    Result<std::vector<IncomingPost>> incoming(const std::vector<PostRow *> &rows, const Progress &progress);
    Result<std::vector<IncomingPost>> takeKnown(std::vector<IncomingPost> &posts);
    Result<void> store(const std::vector<IncomingPost> &posts);
    Result<void> merge(const IncomingPost &post, BatchCounts &counts, std::vector<RejectRow> &collisions);
    Result<void> reject(const RejectRow &row);
    Result<void> storeSubject(const PostRow &row);
    Result<std::pair<bool, std::optional<std::uint32_t>>>
    nearestAbove(const PostRow &row, const boost::unordered_flat_map<std::int64_t, std::uint32_t> &here);
    Result<void> findThreads(const std::vector<PostRow *> &rows);
    void recountThread(std::int64_t from, std::int64_t to);
    Result<void> placeAll();
    Result<void> placeBySubject();
    Result<void> moveThread(std::int64_t submission, std::int64_t thread, bool isHere);
    Result<void> rename(const NameRow &row);
    Result<void> storeGap(const GapRow &gap);
};

Result<void> PostWriter::State::prepare()
{
    if (const auto done = declareIncoming(workspace->connection()); !done)
        return done;
    const std::pair<Statement *, const char *> wanted[] = {
        {&insertPosts, options.tags ? "insert_posts" : "insert_untagged_posts"},     {&insertTexts, "insert_post_texts"},
        {&insertSearch, "insert_search"},   {&deleteSearch, "delete_search"},
        {&selectSearchSize, "select_search_size"}, {&insertThread, "upsert_thread"},
        {&insertPlaceholder, "insert_placeholder_thread"}, {&insertAuthors, "insert_authors"},
        {&insertForum, "insert_forum"},     {&selectLast, "select_last_post_id"},
        {&selectKnown, "select_known_posts"},
        {&insertReject, "insert_reject"},   {&account, "update_source_account"},
        {&selectStored, "select_stored_post"}, {&insertHistory, "insert_history"},
        {&updateState, "update_post_state"},   {&updateWords, "update_post_words"},
        {&updateText, "update_post_text"},     {&selectPlace, "select_place"},
        {&insertHistoryOnce, "insert_history_once"},
        {&insertUnplaced, "insert_unplaced"},  {&updateName, "update_author_name"},
        {&insertSubject, "insert_subject"},
        {&upsertGap, "upsert_thread_gap"},
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

/// The author's number; one that is new is remembered for insertAuthors.
std::int64_t PostWriter::State::authorId(const PostRow &row)
{
    const std::string_view key = authorKey(row);
    if (key.empty())
        return 0;
    const auto [at, isNew] = authors.try_emplace(hash64(key, static_cast<std::uint64_t>(row.platform)), lastAuthor + 1);
    if (isNew) {
        ++lastAuthor;
        newAuthors.push_back({lastAuthor, row.platform, row.author.empty() ? key : std::string_view(row.author), row.authorOwnId});
    }
    return at->second;
}

Result<std::int64_t> PostWriter::State::forumId(const PostRow &row)
{
    if (lastForumId != 0 && row.forum == lastForum && row.platform == lastPlatform)
        return lastForumId;
    const std::uint64_t key = hash64(row.forum, static_cast<std::uint64_t>(row.platform));
    auto at = forums.find(key);
    if (at == forums.end()) {
        insertForum.bind(1, static_cast<std::int64_t>(row.platform));
        insertForum.bind(2, std::string_view(row.forum));
        const auto found = insertForum.step();
        if (!found)
            return found.error();
        at = forums.emplace(key, static_cast<std::uint32_t>(insertForum.integer(0))).first;
        insertForum.reset();
    }
    lastForum = row.forum;
    lastPlatform = row.platform;
    lastForumId = at->second;
    return lastForumId;
}

/// Sees to it that a new post's thread is there, and counts thread and author for the source.
Result<void> PostWriter::State::placeInThread(const IncomingPost &post)
{
    const auto [at, isNew] = threads.try_emplace(post.row->thread.value);
    if (at->second != source.id) {
        at->second = source.id;
        ++sourceThreads;
    }
    if (post.author != 0) {
        const auto author = static_cast<std::size_t>(post.author);
        if (sourceAuthors.size() <= author)
            sourceAuthors.resize(std::max(author + 1, sourceAuthors.size() * 2));
        sourceAuthors[author] = true;
    }
    if (post.row->kind == PostKind::Submission)
        return storeThread(post);
    return isNew ? storePlaceholder(post) : Result<void>();
}

Result<void> PostWriter::State::storePlaceholder(const IncomingPost &post)
{
    const PostRow &row = *post.row;
    insertPlaceholder.bind(1, row.thread.value);
    insertPlaceholder.bind(2, static_cast<std::int64_t>(row.platform));
    insertPlaceholder.bind(3, std::string_view(row.threadOwnId));
    insertPlaceholder.bind(4, post.forum);
    insertPlaceholder.bind(5, source.id.value);
    bindOrNull(insertPlaceholder, 6, row.threadTitle);
    return insertPlaceholder.run();
}

/// A thread with its submission.
Result<void> PostWriter::State::storeThread(const IncomingPost &post)
{
    const PostRow &row = *post.row;
    insertThread.bind(1, row.thread.value);
    insertThread.bind(2, static_cast<std::int64_t>(row.platform));
    insertThread.bind(3, std::string_view(row.threadOwnId.empty() ? row.ownId : row.threadOwnId));
    insertThread.bind(4, post.forum);
    bindOrNull(insertThread, 5, row.title);
    bindOrNull(insertThread, 6, row.url);
    bindOrNull(insertThread, 7, row.flair);
    if (row.declaredComments == -1)
        insertThread.bindNull(8);
    else
        insertThread.bind(8, static_cast<std::int64_t>(row.declaredComments));
    insertThread.bind(9, source.id.value);
    return insertThread.run();
}

Result<void> PostWriter::State::insertRows(Statement &statement, const RowTable &rows)
{
    if (rows.size() == 0)
        return {};
    statement.bind(1, rows);
    return statement.run();
}

/// Takes a post's old words out of the index, if they are in it, and puts its new ones in.
Result<void> PostWriter::State::reindex(std::int64_t post, const Words &old, const Words &current)
{
    const auto run = [post](Statement &statement, const Words &words) {
        statement.bind(1, post);
        if (words.first)
            statement.bind(2, *words.first);
        else
            statement.bindNull(2);
        statement.bind(3, words.second);
        return statement.run();
    };
    selectSearchSize.bind(1, post);
    const auto isIndexed = selectSearchSize.step();
    if (!isIndexed)
        return isIndexed.error();
    selectSearchSize.reset();
    if (*isIndexed) {
        if (const auto done = run(deleteSearch, old); !done)
            return done;
    }
    return options.index ? run(insertSearch, current) : Result<void>(); // else a later import finds it missing
}

void PostWriter::State::bindScores(Statement &statement, int first, const PostRow &row)
{
    statement.bind(first, static_cast<std::int64_t>(row.sentimentClass));
    if (!row.sentiment) {
        for (int i = 1; i <= 5; ++i)
            statement.bindNull(first + i);
        return;
    }
    statement.bind(first + 1, storedCompound(row));
    statement.bind(first + 2, storedShare(row, &sentiment::Score::negative));
    statement.bind(first + 3, storedShare(row, &sentiment::Score::neutral));
    statement.bind(first + 4, storedShare(row, &sentiment::Score::positive));
    statement.bind(first + 5, storedConfidence(row));
}

/// The rows by id, so that they are neighbours in the tables, and the full-text index does not see ids go backwards.
Result<std::vector<IncomingPost>> PostWriter::State::incoming(const std::vector<PostRow *> &rows, const Progress &progress)
{
    std::vector<IncomingPost> posts;
    posts.reserve(rows.size());
    for (PostRow *row : rows)
        posts.push_back({row});
    const auto byId = [](const IncomingPost &a, const IncomingPost &b) { return a.row->id < b.row->id; };
    if (!std::is_sorted(posts.begin(), posts.end(), byId))
        std::stable_sort(posts.begin(), posts.end(), byId);
    newAuthors.clear();
    std::size_t seen = 0;
    for (IncomingPost &post : posts) {
        if (++seen % 256 == 0 && progress.isCancelled())
            return Error{.code = ErrorCode::Cancelled, .message = TR_NOOP("Error", "The work was cancelled.")};
        const auto forum = forumId(*post.row);
        if (!forum)
            return forum.error();
        post.forum = *forum;
        post.author = authorId(*post.row);
    }
    if (const auto done = insertRows(insertAuthors, IncomingAuthors(newAuthors)); !done)
        return done.error();
    return posts;
}

/// Takes out the posts that are in the workspace already, or come a second time in the batch.
/// \param posts  by id.
Result<std::vector<IncomingPost>> PostWriter::State::takeKnown(std::vector<IncomingPost> &posts)
{
    // Ids of one platform and kind mostly grow with time: what lies behind the last one that is here is new.
    std::vector<IncomingPost> perhaps;
    for (auto first = posts.begin(); first != posts.end();) {
        const std::int64_t range = first->row->id.value >> postNumberBits;
        const auto end = std::find_if(first, posts.end(), [&](const IncomingPost &post) { return post.row->id.value >> postNumberBits != range; });
        selectLast.bind(1, first->row->id.value);
        selectLast.bind(2, std::prev(end)->row->id.value);
        if (const auto found = selectLast.step(); !found)
            return found.error();
        const std::int64_t last = selectLast.isNull(0) ? first->row->id.value - 1 : selectLast.integer(0);
        selectLast.reset();
        perhaps.insert(perhaps.end(), first, std::find_if(first, end, [&](const IncomingPost &post) { return post.row->id.value > last; }));
        first = end;
    }
    boost::unordered_flat_set<std::int64_t> here;
    const IncomingPosts rows(perhaps, source.id);
    if (!perhaps.empty()) {
        selectKnown.bind(1, rows);
        const auto read = eachRow(selectKnown, [&] { here.insert(selectKnown.integer(0)); });
        selectKnown.reset();
        if (!read)
            return read.error();
    }
    std::vector<IncomingPost> known;
    PostId before;
    const auto isKnown = [&](const IncomingPost &post) {
        const bool again = post.row->id == before;
        before = post.row->id;
        return again || (!here.empty() && here.contains(post.row->id.value));
    };
    auto to = posts.begin();
    for (const IncomingPost &post : posts) {
        if (isKnown(post))
            known.push_back(post);
        else
            *to++ = post;
    }
    posts.erase(to, posts.end());
    return known;
}

/// Posts that are new. Their piece of the index is made on a thread of its own meanwhile.
Result<void> PostWriter::State::store(const std::vector<IncomingPost> &posts)
{
    std::vector<SearchDocument> documents;
    std::future<SearchSegment> segment; // behind what its thread reads: it waits for the thread when it goes
    if (options.index && !posts.empty()) {
        documents.reserve(posts.size());
        for (const IncomingPost &post : posts) {
            const bool hasTitle = post.row->kind == PostKind::Submission;
            documents.push_back({post.row->id.value, hasTitle ? std::string_view(post.row->title) : std::string_view(), ownWords(*post.row)});
        }
        segment = std::async(std::launch::async, [this, &documents] { return segmentBuilder->build(documents); });
    }
    const IncomingPosts rows(posts, source.id);
    if (const auto done = insertRows(insertPosts, rows); !done)
        return done;
    if (const auto done = insertRows(insertTexts, rows); !done)
        return done;
    for (const IncomingPost &post : posts) {
        if (const auto done = placeInThread(post); !done)
            return done;
        if (post.row->threadGuessed) {
            insertUnplaced.bind(1, post.row->id.value);
            const std::string ancestors = post.row->links ? joined(post.row->links->ancestors) : std::string();
            bindOrNull(insertUnplaced, 2, ancestors);
            if (const auto done = insertUnplaced.run(); !done)
                return done;
        }
        if (post.row->links) {
            if (const auto done = storeSubject(*post.row); !done)
                return done;
        }
    }
    return segment.valid() ? searchIndex->add(segment.get(), documents) : Result<void>();
}

/// What a post may be found by, or find its thread by, when the source ends.
Result<void> PostWriter::State::storeSubject(const PostRow &row)
{
    const bool opens = row.kind == PostKind::Submission;
    if (!row.links->subject || (!opens && !row.threadGuessed))
        return {};
    insertSubject.bind(1, row.id.value);
    insertSubject.bind(2, *row.links->subject);
    insertSubject.bind(3, static_cast<std::int64_t>(!opens || row.links->answersSubject));
    insertSubject.bind(4, row.createdUtc);
    return insertSubject.run();
}

/// A post that is here already.
Result<void> PostWriter::State::merge(const IncomingPost &post, BatchCounts &counts, std::vector<RejectRow> &collisions)
{
    PostRow &row = *post.row;
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
    if ((oldFlags & FlagParentGuessed) && row.kind == PostKind::Submission) { // it was found to answer since
        row.kind = PostKind::Comment;
        row.title.clear();
    }

    const auto newScore = row.flags & FlagNoScore ? std::nullopt : std::optional<std::int64_t>(row.score);
    const auto newComments = row.declaredComments == -1 ? std::nullopt : std::optional<std::int64_t>(row.declaredComments);
    // Told later, or by a later import where one of the two does not tell.
    const bool isLater = !oldRetrieved || !row.retrievedUtc || *row.retrievedUtc > *oldRetrieved;
    const bool wordsGone = (row.flags & (FlagDeleted | FlagRemoved)) != 0 && row.body.empty();
    const bool newWords = !wordsGone && (row.body != oldBody || (row.kind == PostKind::Submission && row.title != oldTitle));
    const bool newState = (newScore && newScore != oldScore) || ((row.flags ^ oldFlags) & stateFlags & ~FlagNoScore) != 0
        || (newComments && newComments != oldComments);
    if (!isLater && newState && *row.retrievedUtc < *oldRetrieved) { // from before the one that stands: kept once
        insertHistoryOnce.bind(1, row.id.value);
        insertHistoryOnce.bind(2, row.retrievedUtc);
        insertHistoryOnce.bind(3, newScore);
        insertHistoryOnce.bind(4, static_cast<std::int64_t>(row.flags));
        insertHistoryOnce.bind(5, newComments);
        insertHistoryOnce.bind(6, source.id.value);
        if (const auto done = insertHistoryOnce.run(); !done)
            return done;
    }
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
    updateState.bind(1, row.id.value);
    updateState.bind(2, row.retrievedUtc ? row.retrievedUtc : oldRetrieved);
    updateState.bind(3, newScore ? newScore : oldScore);
    updateState.bind(4, static_cast<std::int64_t>(flags));
    updateState.bind(5, post.author != 0 ? std::optional(post.author) : std::nullopt);
    if (const auto done = updateState.run(); !done)
        return done;

    if (row.kind == PostKind::Submission) {
        if (wordsGone && row.title.empty())
            row.title = oldTitle;
        if (const auto done = storeThread(post); !done)
            return done;
    }
    if (newWords) {
        updateText.bind(1, row.id.value);
        updateText.bind(2, std::string_view(row.body));
        updateText.bind(4, static_cast<std::int64_t>(row.markup));
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
        const auto words = [&row](std::string_view title, std::string_view text) {
            return Words(row.kind == PostKind::Submission ? std::optional(title) : std::nullopt, text);
        };
        if (const auto done = reindex(row.id.value, words(oldTitle, oldText), words(row.title, ownWords(row))); !done)
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
    bindOrNull(insertReject, 6, row.member);
    return insertReject.run();
}

Result<void> PostWriter::State::rename(const NameRow &row)
{
    const auto at = authors.find(hash64(row.authorOwnId, static_cast<std::uint64_t>(row.platform)));
    if (at == authors.end() || row.name.empty())
        return {};
    updateName.bind(1, static_cast<std::int64_t>(at->second));
    updateName.bind(2, std::string_view(row.name));
    return updateName.run();
}

Result<void> PostWriter::State::storeGap(const GapRow &gap)
{
    upsertGap.bind(1, gap.thread.value);
    upsertGap.bind(2, source.id.value);
    upsertGap.bind(3, gap.missing);
    return upsertGap.run();
}

/// The nearest post above a row that is in its batch (then its index there is told) or in the file (then selectPlace stands on
/// it). \returns whether there is one.
Result<std::pair<bool, std::optional<std::uint32_t>>>
PostWriter::State::nearestAbove(const PostRow &row, const boost::unordered_flat_map<std::int64_t, std::uint32_t> &here)
{
    const std::size_t count = 1 + (row.links ? row.links->ancestors.size() : 0);
    for (std::size_t i = 0; i < count; ++i) {
        const std::int64_t id = i == 0 ? row.parent.value : ancestorId(row.platform, row.links->ancestors[i - 1]).value;
        if (const auto at = here.find(id); at != here.end())
            return std::pair(true, std::optional(at->second));
        selectPlace.bind(1, id);
        const auto found = selectPlace.step();
        if (!found)
            return found.error();
        if (*found)
            return std::pair(true, std::optional<std::uint32_t>());
        selectPlace.reset();
    }
    return std::pair(false, std::optional<std::uint32_t>());
}

/// Gives every row without a thread that of the post it answers, up to the first ancestor whose thread is known.
Result<void> PostWriter::State::findThreads(const std::vector<PostRow *> &rows)
{
    if (std::none_of(rows.begin(), rows.end(), [](const PostRow *row) { return row->thread.value == 0; }))
        return {};
    boost::unordered_flat_map<std::int64_t, std::uint32_t> here;
    for (std::uint32_t i = 0; i < rows.size(); ++i)
        here.emplace(rows[i]->id.value, i);
    std::vector<std::uint32_t> way;
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
        way.clear();
        ThreadId thread = rows[i]->thread;
        bool guessed = false;
        std::string ownId;
        for (std::uint32_t at = i; thread.value == 0;) {
            way.push_back(at);
            const PostRow &row = *rows[at];
            const auto above = nearestAbove(row, here);
            if (!above)
                return above.error();
            if (above->second && way.size() <= rows.size()) {
                at = *above->second;
                thread = rows[at]->thread;
                if (thread.value != 0) {
                    guessed = rows[at]->threadGuessed;
                    ownId = rows[at]->threadOwnId;
                }
                continue;
            }
            if (above->first && !above->second) { // selectPlace stands on it
                thread = ThreadId(selectPlace.integer(0));
                guessed = selectPlace.integer(1) != 0;
                ownId = selectPlace.text(2);
            } else { // not here, or a circle: a placeholder of the post answered, or of the highest above it
                const bool hasRoot = row.links && !row.links->ancestors.empty();
                ownId = hasRoot ? row.links->ancestors.back() : row.parentOwnId;
                thread = ThreadId(hasRoot ? ancestorId(row.platform, ownId).value : row.parent.value);
                guessed = true;
            }
            selectPlace.reset();
        }
        for (const std::uint32_t at : way) {
            rows[at]->thread = thread;
            rows[at]->threadGuessed = guessed;
            rows[at]->threadOwnId = ownId;
        }
    }
    return {};
}

/// Posts that this source stored may have gone from one thread to another.
void PostWriter::State::recountThread(std::int64_t from, std::int64_t to)
{
    const auto old = threads.find(from);
    if (old != threads.end() && old->second == source.id)
        --sourceThreads;
    threads.erase(from); // its row may go
    if (SourceId &last = threads[to]; last != source.id) {
        last = source.id;
        ++sourceThreads;
    }
}

/// Moves the posts that wait for their threads to where these are known by now, and lets empty placeholders go.
Result<void> PostWriter::State::placeAll()
{
    const Connection &connection = workspace->connection();
    auto unplaced = connection.prepare(query("select_unplaced"));
    if (!unplaced)
        return unplaced.error();
    struct Waiting
    {
        std::vector<std::int64_t> above; ///< the post answered, and those above it
        std::int64_t thread;
    };
    boost::unordered_flat_map<std::int64_t, Waiting> waiting;
    const auto read = eachRow(*unplaced, [&] {
        Waiting one{{unplaced->integer(1)}, unplaced->integer(2)};
        for (const std::string &ownId : words(unplaced->text(3)))
            one.above.push_back(ancestorId(static_cast<Platform>(unplaced->integer(4)), ownId).value);
        waiting.emplace(unplaced->integer(0), std::move(one));
    });
    if (!read)
        return read;
    if (waiting.empty())
        return {};
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    auto move = connection.prepare(query("update_post_thread"));
    auto placed = connection.prepare(query("delete_unplaced"));
    if (!move || !placed)
        return move ? placed.error() : move.error();
    boost::unordered_flat_map<std::int64_t, std::pair<std::int64_t, bool>> known; // thread and whether it is settled
    std::vector<std::int64_t> way;
    for (const auto &[post, facts] : waiting) {
        way.clear();
        std::pair<std::int64_t, bool> place{0, false};
        for (std::int64_t at = post; place.first == 0;) {
            if (const auto seen = known.find(at); seen != known.end()) {
                place = seen->second;
                break;
            }
            way.push_back(at);
            const Waiting &one = waiting.find(at)->second;
            if (way.size() > waiting.size()) { // a circle: it stays where it is
                place = {one.thread, false};
                break;
            }
            place = {one.thread, false};
            for (const std::int64_t above : one.above) {
                if (waiting.contains(above)) {
                    at = above;
                    place.first = 0;
                    break;
                }
                selectPlace.bind(1, above);
                const auto found = selectPlace.step();
                if (!found)
                    return found.error();
                if (*found)
                    place = {selectPlace.integer(0), true};
                selectPlace.reset();
                if (place.second)
                    break;
            }
        }
        for (const std::int64_t at : way)
            known.emplace(at, place);
    }
    boost::unordered_flat_set<std::int64_t> left;
    for (const auto &[post, facts] : waiting) {
        const auto [thread, settled] = known.find(post)->second;
        if (thread != facts.thread) {
            move->bind(1, post);
            move->bind(2, thread);
            if (const auto done = move->run(); !done)
                return done;
            left.insert(facts.thread);
            recountThread(facts.thread, thread);
        }
        if (settled) {
            placed->bind(1, post);
            if (const auto done = placed->run(); !done)
                return done;
        }
    }
    auto empty = connection.prepare(query("delete_empty_placeholder"));
    if (!empty)
        return empty.error();
    for (const std::int64_t thread : left) {
        empty->bind(1, thread);
        if (const auto done = empty->run(); !done)
            return done;
    }
    return transaction->commit();
}

/// Puts submissions that say that they answer, and not whom, below the latest one before them with their subject, and
/// placeholders of threads into the thread that has it.
Result<void> PostWriter::State::placeBySubject()
{
    const Connection &connection = workspace->connection();
    auto waiting = connection.prepare(query("select_subject_answers"));
    auto place = connection.prepare(query("select_subject_place"));
    auto placed = connection.prepare(query("update_subject_placed"));
    for (const auto *statement : {&waiting, &place, &placed}) {
        if (!*statement)
            return statement->error();
    }
    auto where = connection.prepare(query("select_place_known"));
    if (!where)
        return where.error();
    struct Answer
    {
        std::int64_t post, key, createdUtc;
    };
    std::vector<Answer> answers;
    const auto read = eachRow(*waiting, [&] {
        answers.push_back({waiting->integer(0), waiting->integer(1), waiting->integer(2)});
    });
    if (!read || answers.empty())
        return read;
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    for (const Answer &answer : answers) { // the oldest first, so that each finds those before it in their places
        where->bind(1, answer.post);
        const auto stands = where->step();
        if (!stands)
            return stands.error();
        const std::int64_t now = where->integer(0);
        const bool isMovable = *stands && (now == answer.post || where->integer(1) == 0);
        where->reset();
        if (isMovable) { // else its thread was found since
            place->bind(1, answer.key);
            place->bind(2, now);
            place->bind(3, answer.createdUtc);
            const auto found = place->step();
            if (!found)
                return found.error();
            const std::int64_t thread = *found ? place->integer(0) : 0;
            place->reset();
            if (!*found)
                continue;
            if (const auto done = moveThread(now, thread, now == answer.post); !done)
                return done;
        }
        placed->bind(1, answer.post);
        if (const auto done = placed->run(); !done)
            return done;
    }
    return transaction->commit();
}

/// Puts all of a thread into another, its submission as a reply.
Result<void> PostWriter::State::moveThread(std::int64_t submission, std::int64_t thread, bool isHere)
{
    const Connection &connection = workspace->connection();
    auto move = connection.prepare(query("update_thread_moved"));
    auto answer = connection.prepare(query("update_parent_guessed"));
    auto remove = connection.prepare(query("delete_thread"));
    for (const auto *statement : {&move, &answer, &remove}) {
        if (!*statement)
            return statement->error();
    }
    if (isHere) { // the title is no longer its own
        selectStored.bind(1, submission);
        const auto found = selectStored.step();
        if (!found)
            return found.error();
        const std::string title(selectStored.text(5));
        const std::string text(selectStored.text(6));
        selectStored.reset();
        if (const auto done = reindex(submission, {title, text}, {std::nullopt, text}); !done)
            return done;
    }
    answer->bind(1, submission);
    answer->bind(2, thread);
    answer->bind(3, static_cast<std::int64_t>(FlagParentGuessed));
    move->bind(1, submission);
    move->bind(2, thread);
    remove->bind(1, submission);
    for (auto *statement : {&answer, &move, &remove}) {
        if (statement == &answer && !isHere)
            continue;
        if (const auto done = (*statement)->run(); !done)
            return done;
    }
    recountThread(submission, thread);
    return {};
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
    if (!m_state->options.tags) {
        if (const auto done = setSetting(connection, "tags", "partial"); !done)
            return done.error();
    }
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

Result<void> completeIndex(const Workspace &workspace, Progress &progress)
{
    const Connection &connection = workspace.connection();
    const CancelScope cancel(connection, progress);
    const auto count = connection.number(query("count_unindexed"));
    if (!count)
        return count.error();
    auto searchIndex = SearchIndex::open(connection);
    auto builder = SearchSegmentBuilder::create();
    auto select = connection.prepare(query("select_unindexed"));
    if (!searchIndex || !builder || !select)
        return !searchIndex ? searchIndex.error() : !builder ? builder.error() : select.error();
    const Error cancelled{.code = ErrorCode::Cancelled, .message = TR_NOOP("Error", "The work was cancelled.")};
    std::int64_t done = 0;
    std::int64_t last = 0;
    std::string words; // of a batch; documents look into it when it no longer grows
    struct Place
    {
        std::int64_t id;
        std::size_t title, text, end;
    };
    std::vector<Place> places;
    for (;;) {
        words.clear();
        places.clear();
        select->bind(1, last);
        select->bind(2, static_cast<std::int64_t>(PostWriter::goodBatch));
        for (;;) {
            const auto row = select->step();
            if (!row)
                return row.error();
            if (!*row)
                break;
            if (places.size() % 256 == 0 && progress.isCancelled())
                return cancelled;
            const std::size_t title = words.size();
            words += select->text(1);
            const std::size_t text = words.size();
            words += select->text(2);
            places.push_back({select->integer(0), title, text, words.size()});
        }
        select->reset();
        if (places.empty())
            return setSetting(connection, "index", "complete");
        std::vector<SearchDocument> documents;
        documents.reserve(places.size());
        const std::string_view all = words;
        for (const Place &place : places)
            documents.push_back({place.id, all.substr(place.title, place.text - place.title),
                                 all.substr(place.text, place.end - place.text)});
        const SearchSegment segment = builder->build(documents);
        if (progress.isCancelled())
            return cancelled;
        auto transaction = Transaction::begin(connection);
        if (!transaction)
            return transaction.error();
        if (const auto added = searchIndex->add(segment, documents); !added)
            return added;
        if (const auto committed = transaction->commit(); !committed)
            return committed;
        last = places.back().id;
        done += static_cast<std::int64_t>(places.size());
        progress.report(std::min(done, *count), *count);
    }
}

} // namespace parlance::store
