// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/posts.h"

#include "core/store/cleaning.h"
#include "core/store/rows.h"

#include <algorithm>
#include <cctype>

namespace parlance::store {

namespace {

std::optional<std::int64_t> optionalInteger(const Statement &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(row.integer(column));
}

PostDetail postOf(const Statement &row)
{
    PostDetail post;
    post.id = PostId(row.integer(0));
    post.thread = ThreadId(row.integer(1));
    post.kind = post.id.value == post.thread.value ? PostKind::Submission : PostKind::Comment;
    post.parent = PostId(row.integer(2));
    post.forum = ForumId(static_cast<std::uint32_t>(row.integer(3)));
    post.author = AuthorId(static_cast<std::uint32_t>(row.integer(4)));
    post.forumName = row.text(5);
    post.authorName = row.text(6);
    post.ownId = row.text(7);
    post.title = row.text(8);
    post.url = row.text(9);
    post.body = row.text(10);
    post.text = row.text(11);
    post.permalink = row.text(12);
    post.createdUtc = optionalInteger(row, 13);
    post.retrievedUtc = optionalInteger(row, 14);
    if (!row.isNull(15))
        post.score = static_cast<std::int32_t>(row.integer(15));
    post.flags = static_cast<std::uint32_t>(row.integer(16));
    post.language = Language(static_cast<std::uint16_t>(row.integer(17)));
    post.sentimentClass = static_cast<sentiment::Class>(row.integer(18));
    if (!row.isNull(22))
        post.sentiment = sentiment::Score{static_cast<double>(row.integer(19)) / 1000.0,
                                          static_cast<double>(row.integer(20)) / 1000.0,
                                          static_cast<double>(row.integer(21)) / 1000.0,
                                          static_cast<double>(row.integer(22)) / 10000.0};
    post.markup = static_cast<Markup>(row.integer(23));
    if (!row.isNull(24))
        post.confidence = static_cast<double>(row.integer(24)) / 1000.0;
    post.alsoRead = row.text(25);
    return post;
}

/// The first words of a text, on one line, cut between words.
std::string firstWords(std::string_view text, std::size_t maxBytes = 90)
{
    std::string line;
    bool cut = false;
    std::size_t at = 0;
    while (at < text.size()) {
        while (at < text.size() && std::isspace(static_cast<unsigned char>(text[at])))
            ++at;
        std::size_t end = at;
        while (end < text.size() && !std::isspace(static_cast<unsigned char>(text[end])))
            ++end;
        if (end == at)
            break;
        if (!line.empty() && line.size() + 1 + (end - at) > maxBytes) {
            cut = true;
            break;
        }
        if (!line.empty())
            line += ' ';
        line += text.substr(at, end - at);
        at = end;
    }
    return cut ? line + "…" : line;
}

} // namespace

Result<std::vector<PostDetail>> posts(const Workspace &workspace, std::span<const PostId> ids)
{
    auto statement = workspace.connection().prepare(query("select_posts"));
    if (!statement)
        return statement.error();
    std::vector<PostDetail> found;
    found.reserve(ids.size());
    for (const PostId id : ids) {
        statement->bind(1, id.value);
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (*row)
            found.push_back(postOf(*statement));
        statement->reset();
    }
    if (std::any_of(found.begin(), found.end(), [](const PostDetail &post) { return (post.flags & FlagBoilerplate) != 0; })) {
        const auto lines = BoilerplateLines::read(workspace);
        if (!lines)
            return lines.error();
        for (PostDetail &post : found) {
            if ((post.flags & FlagBoilerplate) != 0)
                post.repeatedLines = lines->of(post.author);
        }
    }
    return found;
}

Result<std::vector<std::string>> ownIds(const Workspace &workspace, std::span<const PostId> ids)
{
    auto statement = workspace.connection().prepare(query("select_own_id"));
    if (!statement)
        return statement.error();
    std::vector<std::string> found(ids.size());
    for (std::size_t i = 0; i < ids.size(); ++i) {
        statement->bind(1, ids[i].value);
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (*row)
            found[i] = statement->text(0);
        statement->reset();
    }
    return found;
}

Result<std::vector<PostDetail>> conversation(const Workspace &workspace, ThreadId thread)
{
    auto statement = workspace.connection().prepare(query("select_thread_post_ids"));
    if (!statement)
        return statement.error();
    statement->bind(1, thread.value);
    std::vector<PostId> ids;
    const auto done = eachRow(*statement, [&] {
        ids.emplace_back(statement->integer(0));
    });
    if (!done)
        return done.error();
    return posts(workspace, ids);
}

Result<void> visitTexts(const Workspace &workspace, std::span<const PostId> ids,
                        const std::function<void(std::size_t, std::string_view, std::string_view)> &visit,
                        Progress &progress)
{
    auto statement = workspace.connection().prepare(query("select_post_texts"));
    const auto lines = BoilerplateLines::read(workspace);
    if (!statement || !lines)
        return statement ? lines.error() : statement.error();
    std::optional<ReadScope> reading;
    const CancelScope cancel(workspace.connection(), progress);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (i % 1024 == 0) {
            if (progress.isCancelled())
                return Error{.code = ErrorCode::Cancelled, .message = TR_NOOP("Error", "The work was cancelled.")};
            progress.report(static_cast<std::int64_t>(i), static_cast<std::int64_t>(ids.size()));
            reading.reset();
            reading.emplace(workspace.connection());
        }
        statement->bind(1, ids[i].value);
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (*row && (statement->integer(2) & FlagBoilerplate) != 0)
            visit(i, statement->text(0), lines->without(AuthorId(static_cast<std::uint32_t>(statement->integer(3))), statement->text(1)));
        else if (*row)
            visit(i, statement->text(0), statement->text(1));
        statement->reset();
    }
    return {};
}

Result<void> visitParents(const Workspace &workspace, const std::function<void(PostId, PostId)> &visit, Progress &progress)
{
    auto statement = workspace.connection().prepare(query("select_parents"));
    if (!statement)
        return statement.error();
    const CancelScope cancel(workspace.connection(), progress);
    return eachRow(*statement, [&] { visit(PostId(statement->integer(0)), PostId(statement->integer(1))); });
}

Result<std::vector<ThreadHead>> threadHeads(const Workspace &workspace, std::span<const ThreadId> ids)
{
    auto statement = workspace.connection().prepare(query("select_thread_head"));
    if (!statement)
        return statement.error();
    std::vector<ThreadHead> heads;
    heads.reserve(ids.size());
    for (const ThreadId id : ids) {
        statement->bind(1, id.value);
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (*row) {
            ThreadHead head;
            head.id = id;
            head.ownId = statement->text(1);
            head.known = statement->integer(3) != 0;
            head.titled = !statement->isNull(2);
            head.title = head.titled ? std::string(statement->text(2)) : firstWords(statement->text(10));
            head.forumName = statement->text(4);
            head.authorName = statement->text(5);
            head.url = statement->text(6);
            head.flair = statement->text(7);
            head.declaredComments = statement->isNull(8) ? -1 : static_cast<std::int32_t>(statement->integer(8));
            if (!statement->isNull(11))
                head.permalink = statement->text(11);
            else if (static_cast<Platform>(statement->integer(9)) == Platform::Reddit)
                head.permalink = "https://www.reddit.com/" + (head.forumName.empty() ? "" : "r/" + head.forumName + "/") + "comments/"
                    + head.ownId + "/";
            heads.push_back(std::move(head));
        }
        statement->reset();
    }
    return heads;
}

Result<std::vector<ThreadHead>> threadHeadsWithCoverage(const Workspace &workspace, std::span<const ThreadId> ids)
{
    auto heads = threadHeads(workspace, ids);
    if (!heads)
        return heads;
    std::vector<ThreadId> found;
    for (const ThreadHead &head : *heads)
        found.push_back(head.id);
    const auto coverage = threadCoverage(workspace, found);
    if (!coverage)
        return coverage.error();
    for (std::size_t i = 0; i < heads->size(); ++i)
        (*heads)[i].coverage = (*coverage)[i];
    return heads;
}

Result<std::vector<Named>> forums(const Workspace &workspace)
{
    auto statement = workspace.connection().prepare(query("select_forums"));
    if (!statement)
        return statement.error();
    std::vector<Named> found;
    const auto done = eachRow(*statement, [&] {
        found.push_back({static_cast<std::uint32_t>(statement->integer(0)), std::string(statement->text(1))});
    });
    if (!done)
        return done.error();
    return found;
}

Result<std::vector<std::string>> authorNames(const Workspace &workspace, std::span<const AuthorId> ids, const Progress &progress)
{
    auto statement = workspace.connection().prepare(query("select_author_name"));
    if (!statement)
        return statement.error();
    std::optional<ReadScope> reading;
    std::vector<std::string> names(ids.size());
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (i % 1024 == 0) {
            if (progress.isCancelled())
                return Error{.code = ErrorCode::Cancelled, .message = TR_NOOP("Error", "The work was cancelled.")};
            reading.reset();
            reading.emplace(workspace.connection());
        }
        statement->bind(1, static_cast<std::int64_t>(ids[i].value));
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (*row)
            names[i] = statement->text(0);
        statement->reset();
    }
    return names;
}

Result<std::vector<AuthorId>> authorsNamed(const Workspace &workspace, std::string_view name)
{
    if (name.starts_with("u/"))
        name.remove_prefix(2);
    auto statement = workspace.connection().prepare(query("select_authors_named"));
    if (!statement)
        return statement.error();
    statement->bind(1, name);
    std::vector<AuthorId> found;
    const auto done = eachRow(*statement, [&] {
        found.emplace_back(static_cast<std::uint32_t>(statement->integer(0)));
    });
    if (!done)
        return done.error();
    return found;
}

Result<std::vector<NamedPost>> postsNamed(const Workspace &workspace, std::string_view ownId)
{
    if (ownId.starts_with("t1_") || ownId.starts_with("t3_"))
        ownId.remove_prefix(3);
    auto statement = workspace.connection().prepare(query("select_posts_named"));
    if (statement)
        statement->bind(1, ownId);
    return rowsOf(std::move(statement), [](const Statement &row) {
        return NamedPost{PostId(row.integer(0)), std::string(row.text(1)), std::string(row.text(2)), row.integer(3) != 0};
    });
}

Result<std::vector<ForumId>> forumsNamed(const Workspace &workspace, std::string_view name)
{
    auto statement = workspace.connection().prepare(query("select_forums_named"));
    if (statement)
        statement->bind(1, name);
    return rowsOf(std::move(statement), [](const Statement &row) { return ForumId(row.integer(0)); });
}

Result<std::vector<ThreadId>> threadsNamed(const Workspace &workspace, std::string_view ownId)
{
    if (ownId.starts_with("t3_"))
        ownId.remove_prefix(3);
    auto statement = workspace.connection().prepare(query("select_threads_named"));
    if (!statement)
        return statement.error();
    statement->bind(1, ownId);
    std::vector<ThreadId> found;
    const auto done = eachRow(*statement, [&] {
        found.emplace_back(statement->integer(0));
    });
    if (!done)
        return done.error();
    return found;
}

} // namespace parlance::store
