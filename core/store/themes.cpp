// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/themes.h"

#include "core/store/rows.h"

#include <boost/json.hpp>

#include <chrono>

namespace parlance::store {

namespace json = boost::json;

namespace {

std::string toArray(const std::vector<std::string> &texts)
{
    json::array array;
    for (const std::string &text : texts)
        array.emplace_back(text);
    return json::serialize(array);
}

std::vector<std::string> fromArray(std::string_view text)
{
    std::vector<std::string> texts;
    boost::system::error_code failure;
    const json::value value = json::parse(json::string_view(text.data(), text.size()), failure);
    if (!failure && value.is_array()) {
        for (const json::value &item : value.get_array()) {
            if (item.is_string())
                texts.emplace_back(item.get_string());
        }
    }
    return texts;
}

std::string termsToArray(const std::vector<std::pair<std::string, double>> &terms)
{
    json::array array;
    for (const auto &[term, weight] : terms)
        array.emplace_back(json::array{term, weight});
    return json::serialize(array);
}

std::vector<std::pair<std::string, double>> termsFromArray(std::string_view text)
{
    std::vector<std::pair<std::string, double>> terms;
    boost::system::error_code failure;
    const json::value value = json::parse(json::string_view(text.data(), text.size()), failure);
    if (failure || !value.is_array())
        return terms;
    for (const json::value &item : value.get_array()) {
        const json::array *pair = item.if_array();
        if (pair && pair->size() == 2 && (*pair)[0].is_string() && (*pair)[1].is_number())
            terms.emplace_back(std::string((*pair)[0].get_string()), (*pair)[1].to_number<double>());
    }
    return terms;
}

std::int64_t now()
{
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

Result<RunId> insertRun(const Connection &connection, const Run &run)
{
    auto statement = connection.prepare(query("insert_run"));
    if (!statement)
        return statement.error();
    statement->bind(1, std::string_view(run.kind));
    statement->bind(2, run.startedUtc);
    statement->bind(3, std::string_view(run.parameters));
    statement->bind(4, static_cast<std::int64_t>(run.seed));
    statement->bind(5, std::string_view(run.selection));
    statement->bind(6, run.posts);
    if (run.lexiconHash.empty())
        statement->bindNull(7);
    else
        statement->bind(7, std::string_view(run.lexiconHash));
    statement->bind(8, std::string_view(run.version));
    const auto row = statement->step();
    if (!row)
        return row.error();
    const RunId id(statement->integer(0));
    statement->reset();
    return id;
}

Run runOf(const Statement &row)
{
    Run run;
    run.id = RunId(row.integer(0));
    run.kind = row.text(1);
    run.startedUtc = row.integer(2);
    run.parameters = row.text(3);
    run.seed = static_cast<std::uint64_t>(row.integer(4));
    run.selection = row.text(5);
    run.posts = row.integer(6);
    run.lexiconHash = row.text(7);
    run.version = row.text(8);
    return run;
}

} // namespace

Result<RunId> addThemeRun(const Workspace &workspace, const Run &run, std::span<const Theme> themes,
                          std::span<const ThemeAssignment> assignments)
{
    const Connection &connection = workspace.connection();
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    const auto id = insertRun(connection, run);
    if (!id)
        return id.error();
    auto insertTheme = connection.prepare(query("insert_theme"));
    if (!insertTheme)
        return insertTheme.error();
    std::vector<std::int64_t> ids;
    for (const Theme &theme : themes) {
        const std::string alternates = toArray(theme.alternates);
        const std::string phrases = toArray(theme.phrases);
        const std::string terms = termsToArray(theme.terms);
        insertTheme->bind(1, id->value);
        insertTheme->bind(2, static_cast<std::int64_t>(theme.number));
        insertTheme->bind(3, std::string_view(theme.label));
        insertTheme->bind(4, std::string_view(alternates));
        insertTheme->bind(5, std::string_view(phrases));
        insertTheme->bind(6, std::string_view(terms));
        insertTheme->bind(7, theme.coherence);
        const auto row = insertTheme->step();
        if (!row)
            return row.error();
        if (ids.size() <= static_cast<std::size_t>(theme.number))
            ids.resize(static_cast<std::size_t>(theme.number) + 1);
        ids[static_cast<std::size_t>(theme.number)] = insertTheme->integer(0);
        insertTheme->reset();
    }
    auto insertPost = connection.prepare(query("insert_theme_post"));
    if (!insertPost)
        return insertPost.error();
    for (const ThemeAssignment &assignment : assignments) {
        if (assignment.theme < 0 || static_cast<std::size_t>(assignment.theme) >= ids.size())
            continue; // unassigned posts have no row
        insertPost->bind(1, id->value);
        insertPost->bind(2, assignment.post.value);
        insertPost->bind(3, ids[static_cast<std::size_t>(assignment.theme)]);
        insertPost->bind(4, static_cast<double>(assignment.weight));
        if (const auto done = insertPost->run(); !done)
            return done.error();
    }
    if (const auto done = transaction->commit(); !done)
        return done.error();
    return *id;
}

Result<RunId> addRun(const Workspace &workspace, const Run &run)
{
    return insertRun(workspace.connection(), run);
}

Result<std::vector<Run>> runs(const Workspace &workspace)
{
    auto statement = workspace.connection().prepare(query("select_runs"));
    if (!statement)
        return statement.error();
    std::vector<Run> found;
    const auto done = eachRow(*statement, [&] {
        found.push_back(runOf(*statement));
    });
    if (!done)
        return done.error();
    return found;
}

Result<std::optional<Run>> currentThemeRun(const Workspace &workspace)
{
    auto statement = workspace.connection().prepare(query("select_current_theme_run"));
    if (!statement)
        return statement.error();
    const auto row = statement->step();
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<Run>();
    return std::optional(runOf(*statement));
}

Result<std::vector<Theme>> currentThemes(const Workspace &workspace)
{
    auto statement = workspace.connection().prepare(query("select_current_themes"));
    if (!statement)
        return statement.error();
    std::vector<Theme> found;
    const auto done = eachRow(*statement, [&] {
        Theme theme;
        theme.id = ThemeId(statement->integer(0));
        theme.number = static_cast<int>(statement->integer(1));
        theme.renamed = !statement->isNull(3);
        theme.label = statement->text(theme.renamed ? 3 : 2);
        theme.alternates = fromArray(statement->text(4));
        theme.phrases = fromArray(statement->text(5));
        theme.terms = termsFromArray(statement->text(6));
        theme.coherence = statement->real(7);
        found.push_back(std::move(theme));
    });
    if (!done)
        return done.error();
    return found;
}

Result<std::vector<ThemeAssignment>> currentAssignments(const Workspace &workspace)
{
    auto statement = workspace.connection().prepare(query("select_current_assignments"));
    if (!statement)
        return statement.error();
    std::vector<ThemeAssignment> found;
    const auto done = eachRow(*statement, [&] {
        found.push_back({PostId(statement->integer(0)), static_cast<int>(statement->integer(1)),
                         static_cast<float>(statement->real(2))});
    });
    if (!done)
        return done.error();
    return found;
}

Result<void> renameTheme(const Workspace &workspace, ThemeId theme, const std::string &label)
{
    auto statement = workspace.connection().prepare(query(label.empty() ? "delete_theme_name" : "upsert_theme_name"));
    if (!statement)
        return statement.error();
    statement->bind(1, theme.value);
    if (!label.empty()) {
        statement->bind(2, std::string_view(label));
        statement->bind(3, now());
    }
    return statement->run();
}

Result<std::vector<PinnedQuote>> pinnedQuotes(const Workspace &workspace)
{
    auto statement = workspace.connection().prepare(query("select_pinned_quotes"));
    if (!statement)
        return statement.error();
    std::vector<PinnedQuote> found;
    const auto done = eachRow(*statement, [&] {
        found.push_back({statement->integer(0), PostId(statement->integer(1)), statement->integer(2),
                         statement->integer(3), std::string(statement->text(4)), std::string(statement->text(5)),
                         statement->integer(6)});
    });
    if (!done)
        return done.error();
    return found;
}

Result<std::int64_t> pinQuote(const Workspace &workspace, const PinnedQuote &quote)
{
    auto statement = workspace.connection().prepare(query("upsert_pinned_quote"));
    if (!statement)
        return statement.error();
    statement->bind(1, quote.post.value);
    statement->bind(2, quote.begin);
    statement->bind(3, quote.end);
    statement->bind(4, std::string_view(quote.sha256));
    statement->bind(5, std::string_view(quote.note));
    statement->bind(6, quote.pinnedUtc != 0 ? quote.pinnedUtc : now());
    const auto row = statement->step();
    if (!row)
        return row.error();
    const std::int64_t id = statement->integer(0);
    statement->reset();
    return id;
}

Result<void> unpinQuote(const Workspace &workspace, PostId post, std::int64_t begin, std::int64_t end)
{
    auto statement = workspace.connection().prepare(query("delete_pinned_quote"));
    if (!statement)
        return statement.error();
    statement->bind(1, post.value);
    statement->bind(2, begin);
    statement->bind(3, end);
    return statement->run();
}

Result<RunId> addReportRun(const Workspace &workspace, const Run &run, std::span<const StoredQuote> quotes)
{
    auto transaction = Transaction::begin(workspace.connection());
    if (!transaction)
        return transaction.error();
    const auto id = insertRun(workspace.connection(), run);
    if (!id)
        return id.error();
    auto statement = workspace.connection().prepare(query("insert_quote"));
    if (!statement)
        return statement.error();
    std::int64_t rank = 0;
    for (const StoredQuote &quote : quotes) {
        statement->bind(1, id->value);
        statement->bind(2, rank++);
        if (quote.theme)
            statement->bind(3, quote.theme.value);
        else
            statement->bindNull(3);
        statement->bind(4, quote.post.value);
        statement->bind(5, quote.begin);
        statement->bind(6, quote.end);
        statement->bind(7, std::string_view(quote.sha256));
        if (const auto done = statement->run(); !done)
            return done.error();
    }
    if (const auto done = transaction->commit(); !done)
        return done.error();
    return *id;
}

Result<std::vector<StoredQuote>> quotesOf(const Workspace &workspace, RunId run)
{
    auto statement = workspace.connection().prepare(query("select_quotes"));
    if (!statement)
        return statement.error();
    statement->bind(1, run.value);
    std::vector<StoredQuote> found;
    const auto done = eachRow(*statement, [&] {
        found.push_back({ThemeId(statement->integer(0)), PostId(statement->integer(1)), statement->integer(2),
                         statement->integer(3), std::string(statement->text(4))});
    });
    if (!done)
        return done.error();
    return found;
}

} // namespace parlance::store
