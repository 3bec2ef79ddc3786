// SPDX-License-Identifier: GPL-3.0-or-later

// Posts that are here already: what another reading of them changes.

#include "core/store/postwriterstate.h"

namespace parlance::store {

namespace {

/// What a fresh look at a post may change without its words having changed.
constexpr std::uint32_t stateFlags = FlagDeleted | FlagRemoved | FlagStickied | FlagDistinguished | FlagEdited
    | FlagControversial | FlagScoreHidden | FlagNoScore;

} // namespace

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
        flags = (flags & ~(FlagHasText | FlagHasQuote | FlagHasCode | tagFlags))
            | (row.flags & (FlagHasText | FlagHasQuote | FlagHasCode | tagFlags));
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
        if (const auto done = replaceLanguage(row); !done)
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

/// What a newer reading of the words tells of their language, besides the language itself.
Result<void> PostWriter::State::replaceLanguage(const PostRow &row)
{
    Statement &votes = row.languageVotes ? insertVotes : deleteVotes;
    votes.bind(1, row.id.value);
    if (row.languageVotes)
        votes.bind(2, *row.languageVotes);
    if (const auto done = votes.run(); !done)
        return done;
    updateFound.bind(1, row.id.value);
    updateFound.bind(2, static_cast<std::int64_t>(row.language.packed));
    return updateFound.run();
}

} // namespace parlance::store
