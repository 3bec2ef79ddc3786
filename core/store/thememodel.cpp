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

/// Takes posts out of a run, as if it had never looked at them.
Result<void> forget(const Connection &connection, RunId run, std::span<const PostId> posts)
{
    for (const char *name : {"delete_theme_post", "delete_theme_none", "delete_theme_edit_post", "delete_theme_moved", "delete_theme_changed"}) {
        auto statement = connection.prepare(query(name));
        if (!statement)
            return statement.error();
        for (const PostId post : posts) {
            statement->bind(1, run.value);
            statement->bind(2, post.value);
            if (const auto done = statement->run(); !done)
                return done.error();
        }
    }
    return {};
}

Result<void> updateWordCounts(const Connection &connection, RunId run, const JoinedWordCounts &counts)
{
    if (counts.run.empty())
        return {};
    const auto update = [&](const char *name, std::int64_t id, std::string_view bytes) -> Result<void> {
        auto statement = connection.prepare(query(name));
        if (!statement)
            return statement.error();
        statement->bind(1, id);
        statement->bindBlob(2, bytes);
        return statement->run();
    };
    for (const auto &[theme, bytes] : counts.themes) {
        if (const auto done = update("update_theme_words", theme.value, bytes); !done)
            return done;
    }
    return update("update_theme_run_words", run.value, counts.run);
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
    return rowsOf(std::move(statement), [](const Statement &row) {
        return MadeFrom{row.integer(0), row.isNull(1) ? std::nullopt : std::optional(row.integer(1))};
    });
}

} // namespace

Result<void> keepThemeKnowledge(const Workspace &workspace, const ThemeKnowledge &knowledge, const RunWordCounts &words,
                                std::span<const std::string> themes, std::span<const PostId> unassigned)
{
    const Connection &connection = workspace.connection();
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    auto model = connection.prepare(query("insert_theme_model"));
    auto ofRun = connection.prepare(query("insert_theme_run_words"));
    auto ofTheme = connection.prepare(query("insert_theme_words"));
    for (const auto *prepared : {&model, &ofRun, &ofTheme}) {
        if (!*prepared)
            return prepared->error();
    }
    model->bind(1, knowledge.run.value);
    model->bindBlob(2, knowledge.learned);
    if (const auto done = model->run(); !done)
        return done.error();
    ofRun->bind(1, knowledge.run.value);
    ofRun->bindBlob(2, words.words);
    ofRun->bindBlob(3, words.counts);
    if (const auto done = ofRun->run(); !done)
        return done.error();
    for (std::size_t theme = 0; theme < themes.size(); ++theme) {
        ofTheme->bind(1, knowledge.run.value);
        ofTheme->bind(2, static_cast<std::int64_t>(theme));
        ofTheme->bindBlob(3, themes[theme]);
        if (const auto done = ofTheme->run(); !done)
            return done.error();
    }
    if (const auto done = addUnassigned(connection, knowledge.run, unassigned); !done)
        return done.error();
    return transaction->commit();
}

Result<std::optional<ThemeKnowledge>> currentThemeKnowledge(const Workspace &workspace)
{
    return firstOf(workspace.connection().prepare(query("select_current_theme_model")), [](const Statement &row) {
        return ThemeKnowledge{RunId(row.integer(0)), std::string(row.blob(1))};
    });
}

Result<std::optional<RunWordCounts>> currentRunWordCounts(const Workspace &workspace)
{
    return firstOf(workspace.connection().prepare(query("select_theme_run_words")), [](const Statement &row) {
        return RunWordCounts{std::string(row.blob(0)), std::string(row.blob(1))};
    });
}

Result<std::vector<ThemeWordCounts>> currentThemeWordCounts(const Workspace &workspace)
{
    return rowsOf(workspace.connection().prepare(query("select_theme_words")), [](const Statement &row) {
        return ThemeWordCounts{ThemeId(row.integer(0)), ThemeId(row.integer(1)), std::string(row.blob(2))};
    });
}

Result<std::vector<PostId>> postsSeenByThemes(const Workspace &workspace, std::optional<RunId> run)
{
    auto statement = workspace.connection().prepare(query("select_theme_seen"));
    if (statement)
        statement->bind(1, run ? std::optional(run->value) : std::nullopt);
    return rowsOf(std::move(statement), [](const Statement &row) { return PostId(row.integer(0)); });
}

Result<bool> isSeenByThemes(const Workspace &workspace, PostId post)
{
    auto statement = workspace.connection().prepare(query("select_is_seen"));
    if (statement)
        statement->bind(1, post.value);
    const auto seen = firstOf(std::move(statement), [](const Statement &row) { return row.integer(0) != 0; });
    if (!seen)
        return seen.error();
    return seen->value_or(false);
}

Result<std::vector<ThemeChangedPost>> postsThatChangedTheme(const Workspace &workspace)
{
    return rowsOf(workspace.connection().prepare(query("select_changed_posts")), [](const Statement &row) {
        return ThemeChangedPost{ThemeId(row.integer(0)), PostId(row.integer(1)), row.integer(2) != 0, row.integer(3) != 0};
    });
}

Result<std::vector<RewrittenPost>> rewrittenPosts(const Workspace &workspace)
{
    return rowsOf(workspace.connection().prepare(query("select_theme_changed")), [](const Statement &row) {
        return RewrittenPost{PostId(row.integer(0)), ThemeId(row.integer(1)), std::string(row.text(2))};
    });
}

Result<std::vector<JoinedBatch>> joinedBatches(const Workspace &workspace)
{
    return rowsOf(workspace.connection().prepare(query("select_theme_batches")), [](const Statement &row) {
        return JoinedBatch{row.integer(0), row.integer(1), row.real(2), row.integer(3)};
    });
}

Result<void> joinThemes(const Workspace &workspace, RunId run, std::span<const ThemeAssignment> joined,
                        std::span<const PostId> unassigned, const JoinedBatch &batch,
                        const JoinedWordCounts &counts, std::span<const PostId> anew)
{
    const Connection &connection = workspace.connection();
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    if (const auto done = forget(connection, run, anew); !done)
        return done.error();
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
    if (const auto done = updateWordCounts(connection, run, counts); !done)
        return done.error();
    auto keep = connection.prepare(query("insert_theme_batch"));
    if (!keep)
        return keep.error();
    keep->bind(1, run.value);
    keep->bind(2, batch.posts);
    keep->bind(3, batch.measured);
    keep->bind(4, batch.known);
    keep->bind(5, batch.strange);
    if (const auto done = keep->run(); !done)
        return done.error();
    return transaction->commit();
}

} // namespace parlance::store
