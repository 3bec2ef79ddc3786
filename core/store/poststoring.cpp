// SPDX-License-Identifier: GPL-3.0-or-later

// Posts that are new, with their forum, author and thread.

#include "core/base/hash.h"
#include "core/store/postwriterstate.h"
#include "core/store/rows.h"

#include <boost/unordered/unordered_flat_set.hpp>

#include <algorithm>
#include <future>

namespace parlance::store {

namespace {

/// What tells an account from others on its platform.
std::string_view authorKey(const PostRow &row)
{
    return row.authorOwnId.empty() ? std::string_view(row.author) : std::string_view(row.authorOwnId);
}

} // namespace

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
        {&insertVotes, "insert_language_votes"}, {&deleteVotes, "delete_language_votes"},
        {&updateFound, "update_language_found"},
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
            if (const auto done = waitForThread(*post.row); !done)
                return done;
        }
        if (post.row->languageVotes) {
            insertVotes.bind(1, post.row->id.value);
            insertVotes.bind(2, *post.row->languageVotes);
            if (const auto done = insertVotes.run(); !done)
                return done;
        }
        if (post.row->links) {
            if (const auto done = storeSubject(*post.row); !done)
                return done;
        }
    }
    return segment.valid() ? searchIndex->add(segment.get(), documents) : Result<void>();
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

} // namespace parlance::store
