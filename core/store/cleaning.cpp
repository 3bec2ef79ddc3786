// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/cleaning.h"

#include "core/base/post.h"
#include "core/store/rows.h"

#include <algorithm>
#include <chrono>

namespace parlance::store {

namespace {

Error cancelled()
{
    return Error{.code = ErrorCode::Cancelled, .message = TR_NOOP("Error", "The work was cancelled.")};
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

std::string_view nameOf(BotScope scope)
{
    return scope == BotScope::Author ? "author" : "post";
}

} // namespace

Result<void> visitTextsToCompare(const Workspace &workspace, const std::function<void(const ComparedText &)> &visit, Progress &progress)
{
    const CancelScope cancel(workspace.connection(), progress);
    const PassScope pass(workspace.connection());
    const auto total = workspace.connection().number(query("count_stored"));
    auto select = workspace.connection().prepare(query("select_texts_to_compare"));
    if (!total || !select)
        return total ? select.error() : total.error();
    std::int64_t done = 0;
    for (;;) {
        if (done % 1024 == 0) {
            if (progress.isCancelled())
                return cancelled();
            progress.report(done, *total);
        }
        ++done;
        const auto row = select->step();
        if (!row)
            return row.error();
        if (!*row)
            return {};
        visit({PostId(select->integer(0)), AuthorId(static_cast<std::uint32_t>(select->integer(1))),
               select->isNull(2) ? std::nullopt : std::optional(select->integer(2)), select->text(3), select->text(4)});
    }
}

Result<RunId> storeMarks(const Workspace &workspace, const Run &run, const Marks &marks, const Progress &progress)
{
    const Connection &connection = workspace.connection();
    if (const auto done = clearMarks(workspace, progress); !done)
        return done.error();
    const CancelScope cancel(connection, progress);
    auto duplicate = connection.prepare(query("insert_duplicate"));
    auto line = connection.prepare(query("insert_boilerplate"));
    auto flag = connection.prepare(query("update_add_flags"));
    for (const auto *prepared : {&duplicate, &line, &flag}) {
        if (!*prepared)
            return prepared->error();
    }
    const auto mark = [&](PostId post, std::uint32_t with) {
        flag->bind(1, post.value);
        flag->bind(2, static_cast<std::int64_t>(with));
        return flag->run();
    };
    for (const Duplicate &one : marks.duplicates) {
        duplicate->bind(1, one.post.value);
        duplicate->bind(2, one.original.value);
        duplicate->bind(3, static_cast<std::int64_t>(one.isExact));
        if (const auto done = duplicate->run(); !done)
            return done.error();
        if (const auto done = mark(one.post, FlagDuplicate); !done)
            return done.error();
    }
    for (const BoilerplateLine &one : marks.lines) {
        line->bind(1, static_cast<std::int64_t>(one.author.value));
        line->bind(2, std::string_view(one.line));
        line->bind(3, one.posts);
        if (const auto done = line->run(); !done)
            return done.error();
    }
    for (const PostId post : marks.withLines) {
        if (const auto done = mark(post, FlagBoilerplate); !done)
            return done.error();
    }
    return addRun(workspace, run);
}

Result<void> clearMarks(const Workspace &workspace, const Progress &progress)
{
    const CancelScope cancel(workspace.connection(), progress);
    for (const char *name : {"clear_duplicates", "delete_duplicates", "delete_boilerplate", "delete_duplicate_runs"}) {
        auto statement = workspace.connection().prepare(query(name));
        if (!statement)
            return statement.error();
        if (const auto done = statement->run(); !done)
            return done;
    }
    return {};
}

Result<std::vector<PostId>> duplicateGroup(const Workspace &workspace, PostId post)
{
    auto select = workspace.connection().prepare(query("select_duplicate_group"));
    if (!select)
        return select.error();
    select->bind(1, post.value);
    std::vector<PostId> posts;
    const auto read = eachRow(*select, [&] { posts.emplace_back(select->integer(0)); });
    if (!read)
        return read.error();
    return posts;
}

Result<std::vector<PostId>> postsFlagged(const Workspace &workspace, std::uint32_t flag)
{
    auto select = workspace.connection().prepare(query("select_flagged_posts"));
    if (!select)
        return select.error();
    select->bind(1, static_cast<std::int64_t>(flag));
    std::vector<PostId> posts;
    const auto read = eachRow(*select, [&] { posts.emplace_back(select->integer(0)); });
    if (!read)
        return read.error();
    return posts;
}

void eachLine(std::string_view text, const std::function<void(std::string_view line, std::size_t begin, std::size_t end)> &visit)
{
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::string_view line = text.substr(begin, end - begin);
        while (!line.empty() && isBlank(line.front()))
            line.remove_prefix(1);
        while (!line.empty() && isBlank(line.back()))
            line.remove_suffix(1);
        visit(line, begin, end);
        begin = end + 1;
    }
}

Result<BoilerplateLines> BoilerplateLines::read(const Workspace &workspace)
{
    auto select = workspace.connection().prepare(query("select_boilerplate"));
    if (!select)
        return select.error();
    BoilerplateLines lines;
    const auto read = eachRow(*select, [&] { // sorted by the query
        lines.m_lines[static_cast<std::uint32_t>(select->integer(0))].emplace_back(select->text(1));
        ++lines.m_size;
    });
    if (!read)
        return read.error();
    return lines;
}

std::vector<std::string> BoilerplateLines::of(AuthorId author) const
{
    const auto lines = m_lines.find(author.value);
    return lines != m_lines.end() ? lines->second : std::vector<std::string>();
}

bool BoilerplateLines::contains(AuthorId author, std::string_view line) const
{
    const auto of = m_lines.find(author.value);
    return of != m_lines.end() && std::binary_search(of->second.begin(), of->second.end(), line);
}

bool BoilerplateLines::touches(AuthorId author, std::string_view text) const
{
    const auto of = m_lines.find(author.value);
    return of != m_lines.end() && std::any_of(of->second.begin(), of->second.end(), [&](std::string_view line) {
        return text.find(line) != std::string_view::npos || line.find(text) != std::string_view::npos;
    });
}

std::string BoilerplateLines::without(AuthorId author, std::string_view text) const
{
    std::string kept;
    eachLine(text, [&](std::string_view line, std::size_t begin, std::size_t end) {
        if (!contains(author, line) && (!kept.empty() || !line.empty()))
            kept.append(text.substr(begin, end - begin)).append("\n");
    });
    while (!kept.empty() && (kept.back() == '\n' || isBlank(kept.back())))
        kept.pop_back();
    return kept;
}

Result<void> setBotWord(const Workspace &workspace, BotScope scope, std::int64_t target, std::optional<bool> isBot)
{
    const Connection &connection = workspace.connection();
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    auto say = connection.prepare(query(isBot ? "upsert_bot_word" : "delete_bot_word"));
    auto apply = connection.prepare(query("update_bots"));
    if (!say || !apply)
        return say ? apply.error() : say.error();
    say->bind(1, nameOf(scope));
    say->bind(2, target);
    if (isBot) {
        using namespace std::chrono;
        say->bind(3, static_cast<std::int64_t>(*isBot));
        say->bind(4, static_cast<std::int64_t>(duration_cast<seconds>(system_clock::now().time_since_epoch()).count()));
    }
    if (const auto done = say->run(); !done)
        return done;
    apply->bind(1, nameOf(scope));
    apply->bind(2, target);
    if (const auto done = apply->run(); !done)
        return done;
    return transaction->commit();
}

Result<void> applyBotWords(const Workspace &workspace, const Progress &progress)
{
    const auto words = botWords(workspace);
    if (!words || words->empty())
        return words ? Result<void>() : words.error();
    const CancelScope cancel(workspace.connection(), progress);
    auto apply = workspace.connection().prepare(query("update_bots"));
    if (!apply)
        return apply.error();
    apply->bind(1, std::string_view("all"));
    apply->bindNull(2);
    return apply->run();
}

Result<std::vector<BotWord>> botWords(const Workspace &workspace)
{
    auto select = workspace.connection().prepare(query("select_bot_words"));
    if (!select)
        return select.error();
    std::vector<BotWord> words;
    const auto read = eachRow(*select, [&] {
        words.push_back({select->text(0) == "author" ? BotScope::Author : BotScope::Post, select->integer(1), select->integer(2) != 0,
                         select->integer(3), std::string(select->text(4)), std::string(select->text(5))});
    });
    if (!read)
        return read.error();
    return words;
}

} // namespace parlance::store
