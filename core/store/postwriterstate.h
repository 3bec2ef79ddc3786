// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the parts of PostWriter share: how a post is stored, read again, and placed in a thread.

#include "core/store/checkpointer.h"
#include "core/store/incoming.h"
#include "core/store/postwriter.h"
#include "core/store/searchindex.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parlance::store {

/// NULL where there is no text.
void bindOrNull(Statement &statement, int index, std::string_view text);

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
        updateWords, updateText, insertHistoryOnce, selectPlace, insertUnplaced, insertSubject, updateName, upsertGap,
        insertVotes, deleteVotes, updateFound;
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
    Result<void> waitForThread(const PostRow &row);
    Result<void> storeSubject(const PostRow &row);
    Result<std::pair<bool, std::optional<std::uint32_t>>>
    nearestAbove(const PostRow &row, const boost::unordered_flat_map<std::int64_t, std::uint32_t> &here);
    Result<void> findThreads(const std::vector<PostRow *> &rows);
    void recountThread(std::int64_t from, std::int64_t to);
    Result<void> placeAll();
    Result<void> placeBySubject();
    Result<void> moveThread(std::int64_t submission, std::int64_t thread, bool isHere);
    Result<void> rename(const NameRow &row);
    Result<void> replaceLanguage(const PostRow &row);
    Result<void> storeGap(const GapRow &gap);
};

} // namespace parlance::store
