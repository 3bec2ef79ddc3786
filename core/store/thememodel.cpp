// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/thememodel.h"

#include "core/store/rows.h"

#include <map>

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

struct MadeFrom
{
    std::int64_t theme = 0;
    std::optional<std::int64_t> split; ///< the edit that made it; nullopt: the run found it
};

/// A theme and those that it was split off from, the one that the run found last; empty when there is no such theme.
Result<std::vector<MadeFrom>> originOf(const Connection &connection, RunId run, int number)
{
    auto statement = connection.prepare(query("select_made_from"));
    if (!statement)
        return statement.error();
    statement->bind(1, run.value);
    statement->bind(2, static_cast<std::int64_t>(number));
    std::vector<MadeFrom> origin;
    const auto done = eachRow(*statement, [&] {
        origin.push_back({statement->integer(0),
                          statement->isNull(1) ? std::nullopt : std::optional(statement->integer(1))});
    });
    if (!done)
        return done.error();
    return origin;
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
    auto place = connection.prepare(query("insert_theme_joined"));
    auto list = connection.prepare(query("insert_theme_edit_post"));
    auto move = connection.prepare(query("insert_joined_moved"));
    for (const auto *prepared : {&place, &list, &move}) {
        if (!*prepared)
            return prepared->error();
    }
    std::map<int, std::vector<MadeFrom>> origins;
    for (const ThemeAssignment &one : joined) {
        auto known = origins.find(one.theme);
        if (known == origins.end()) {
            auto origin = originOf(connection, run, one.theme);
            if (!origin)
                return origin.error();
            known = origins.emplace(one.theme, std::move(*origin)).first;
        }
        const std::vector<MadeFrom> &origin = known->second;
        if (origin.empty())
            continue; // no theme has that number
        place->bind(1, run.value);
        place->bind(2, one.post.value);
        place->bind(3, origin.back().theme);
        place->bind(4, static_cast<double>(one.weight));
        if (const auto done = place->run(); !done)
            return done.error();
        // The splits that made the theme take the post there, so that without them it is where the run would have put it.
        for (const MadeFrom &step : origin) {
            if (!step.split)
                continue;
            list->bind(1, *step.split);
            list->bind(2, one.post.value);
            list->bind(3, step.theme);
            if (const auto done = list->run(); !done)
                return done.error();
        }
        if (origin.size() > 1) {
            move->bind(1, run.value);
            move->bind(2, one.post.value);
            move->bind(3, origin.front().theme);
            if (const auto done = move->run(); !done)
                return done.error();
        }
    }
    if (const auto done = addUnassigned(connection, run, unassigned); !done)
        return done.error();
    return transaction->commit();
}

} // namespace parlance::store
