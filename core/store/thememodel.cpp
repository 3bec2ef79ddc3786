// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/thememodel.h"

#include "core/store/rows.h"

namespace parlance::store {

namespace {

Result<void> addUnassigned(const Connection &connection, RunId run, std::span<const PostId> posts)
{
    auto statement = connection.prepare(query("insert_theme_none"));
    if (!statement)
        return statement.error();
    for (const PostId post : posts) {
        statement->bind(1, run.value);
        statement->bind(2, post.value);
        if (const auto done = statement->run(); !done)
            return done.error();
    }
    return {};
}

} // namespace

Result<void> keepThemeKnowledge(const Workspace &workspace, const ThemeKnowledge &knowledge,
                                std::span<const ThemeMark> marks, std::span<const PostId> unassigned)
{
    const Connection &connection = workspace.connection();
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    auto model = connection.prepare(query("insert_theme_model"));
    if (!model)
        return model.error();
    model->bind(1, knowledge.run.value);
    model->bindBlob(2, knowledge.learned);
    if (const auto done = model->run(); !done)
        return done.error();
    auto insert = connection.prepare(query("insert_theme_mark"));
    if (!insert)
        return insert.error();
    std::int64_t rank = 0;
    int theme = -1;
    for (const ThemeMark &mark : marks) {
        rank = mark.theme == theme ? rank + 1 : 0;
        theme = mark.theme;
        insert->bind(1, knowledge.run.value);
        insert->bind(2, static_cast<std::int64_t>(mark.theme));
        insert->bind(3, rank);
        insert->bind(4, std::string_view(mark.word));
        insert->bind(5, mark.z);
        insert->bind(6, mark.here);
        insert->bind(7, mark.elsewhere);
        if (const auto done = insert->run(); !done)
            return done.error();
    }
    if (const auto done = addUnassigned(connection, knowledge.run, unassigned); !done)
        return done.error();
    return transaction->commit();
}

Result<std::optional<ThemeKnowledge>> currentThemeKnowledge(const Workspace &workspace)
{
    auto statement = workspace.connection().prepare(query("select_current_theme_model"));
    if (!statement)
        return statement.error();
    const auto row = statement->step();
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<ThemeKnowledge>();
    return std::optional(ThemeKnowledge{RunId(statement->integer(0)), std::string(statement->blob(1))});
}

Result<std::vector<ThemeMark>> currentThemeMarks(const Workspace &workspace)
{
    auto statement = workspace.connection().prepare(query("select_theme_marks"));
    if (!statement)
        return statement.error();
    std::vector<ThemeMark> marks;
    const auto done = eachRow(*statement, [&] {
        marks.push_back({static_cast<int>(statement->integer(0)), std::string(statement->text(1)), statement->real(2),
                         statement->integer(3), statement->integer(4)});
    });
    if (!done)
        return done.error();
    return marks;
}

Result<std::vector<PostId>> postsSeenByThemes(const Workspace &workspace)
{
    auto statement = workspace.connection().prepare(query("select_current_theme_seen"));
    if (!statement)
        return statement.error();
    std::vector<PostId> posts;
    const auto done = eachRow(*statement, [&] {
        posts.emplace_back(statement->integer(0));
    });
    if (!done)
        return done.error();
    return posts;
}

Result<void> joinThemes(const Workspace &workspace, RunId run, std::span<const ThemeAssignment> joined,
                        std::span<const PostId> unassigned)
{
    const Connection &connection = workspace.connection();
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    auto statement = connection.prepare(query("insert_theme_joined"));
    if (!statement)
        return statement.error();
    for (const ThemeAssignment &one : joined) {
        statement->bind(1, run.value);
        statement->bind(2, one.post.value);
        statement->bind(3, static_cast<std::int64_t>(one.theme));
        statement->bind(4, static_cast<double>(one.weight));
        if (const auto done = statement->run(); !done)
            return done.error();
    }
    if (const auto done = addUnassigned(connection, run, unassigned); !done)
        return done.error();
    return transaction->commit();
}

} // namespace parlance::store
