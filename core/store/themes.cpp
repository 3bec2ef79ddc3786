// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/themes.h"

#include "core/store/rows.h"
#include "core/store/themeedits.h"
#include "core/store/themewords.h"

#include <algorithm>
#include <chrono>

namespace parlance::store {

namespace {

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
        const ThemeWords words = wordsOf(theme);
        insertTheme->bind(1, id->value);
        insertTheme->bind(2, static_cast<std::int64_t>(theme.number));
        insertTheme->bind(3, std::string_view(theme.label));
        insertTheme->bind(4, std::string_view(words.alternates));
        insertTheme->bind(5, std::string_view(words.phrases));
        insertTheme->bind(6, std::string_view(words.terms));
        insertTheme->bind(7, theme.coherence.value_or(0.0));
        insertTheme->bind(8, theme.since.value != 0 ? std::optional(theme.since.value) : std::nullopt);
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
    return rowsOf(workspace.connection().prepare(query("select_runs")), runOf);
}

Result<std::optional<Run>> currentThemeRun(const Workspace &workspace)
{
    return firstOf(workspace.connection().prepare(query("select_current_theme_run")), runOf);
}

namespace {

/// The words of themes that were merged go into those that took them in, of whose coherence then nothing is known.
Result<void> joinParts(const Workspace &workspace, std::vector<Theme> &themes)
{
    auto statement = workspace.connection().prepare(query("select_theme_parts"));
    if (!statement)
        return statement.error();
    return eachRow(*statement, [&] {
        const auto root = std::find_if(themes.begin(), themes.end(), [&](const Theme &theme) { return theme.id.value == statement->integer(0); });
        if (root == themes.end())
            return;
        Theme part;
        part.phrases = phrasesFrom(statement->text(1));
        part.terms = termsFrom(statement->text(2));
        joinWords(*root, part);
        root->coherence.reset();
        root->parts.push_back(ThemeId(statement->integer(3)));
        root->partNumbers.push_back(static_cast<int>(statement->integer(4)));
    });
}

void applyWords(std::vector<Theme> &themes, const std::vector<ThemeEdit> &edits)
{
    for (const ThemeEdit &edit : edits) {
        if (edit.undone)
            continue;
        for (Theme &theme : themes) {
            const bool about = theme.id == edit.theme || std::find(theme.parts.begin(), theme.parts.end(), edit.theme) != theme.parts.end();
            if (edit.kind == ThemeEdit::Kind::Exclude)
                removeWord(theme, edit.text);
            else if (edit.kind == ThemeEdit::Kind::Include && about)
                addWord(theme, edit.text);
            else if (edit.kind == ThemeEdit::Kind::Pin && theme.id == edit.theme)
                theme.pinned = true;
            else if (edit.kind == ThemeEdit::Kind::Unpin && theme.id == edit.theme)
                theme.pinned = false;
            else if (edit.kind == ThemeEdit::Kind::Split && about)
                theme.split = true;
        }
    }
}

} // namespace

Result<std::vector<Theme>> currentThemes(const Workspace &workspace)
{
    auto found = rowsOf(workspace.connection().prepare(query("select_current_themes")), [](const Statement &row) {
        Theme theme;
        theme.id = ThemeId(row.integer(0));
        theme.number = static_cast<int>(row.integer(1));
        theme.label = row.text(3);
        theme.foundLabel = row.text(2);
        theme.renamed = row.integer(9) != 0;
        theme.alternates = phrasesFrom(row.text(4));
        theme.phrases = phrasesFrom(row.text(5));
        theme.terms = termsFrom(row.text(6));
        theme.coherence = row.real(7);
        theme.made = !row.isNull(8);
        return theme;
    });
    if (!found)
        return found;
    if (const auto joined = joinParts(workspace, *found); !joined)
        return joined.error();
    const auto edits = themeEdits(workspace);
    if (!edits)
        return edits.error();
    applyWords(*found, *edits);
    for (Theme &theme : *found)
        std::erase_if(theme.alternates, [&](const std::string &other) { return isSameName(other, theme.label); });
    return found;
}

Result<std::vector<ThemeAsFound>> themesAsFound(const Workspace &workspace)
{
    return rowsOf(workspace.connection().prepare(query("select_found_themes")), [](const Statement &row) {
        Theme theme;
        theme.id = ThemeId(row.integer(0));
        theme.number = static_cast<int>(row.integer(1));
        theme.label = theme.foundLabel = row.text(2);
        theme.alternates = phrasesFrom(row.text(3));
        theme.phrases = phrasesFrom(row.text(4));
        theme.terms = termsFrom(row.text(5));
        theme.coherence = row.real(6);
        theme.since = RunId(row.integer(8));
        return ThemeAsFound{std::move(theme), ThemeId(row.integer(7))};
    });
}

Result<std::vector<ThemeAssignment>> currentAssignments(const Workspace &workspace)
{
    return rowsOf(workspace.connection().prepare(query("select_current_assignments")), [](const Statement &row) {
        return ThemeAssignment{PostId(row.integer(0)), static_cast<int>(row.integer(1)),
                               static_cast<float>(row.real(2))};
    });
}

Result<std::vector<PinnedQuote>> pinnedQuotes(const Workspace &workspace)
{
    return rowsOf(workspace.connection().prepare(query("select_pinned_quotes")), [](const Statement &row) {
        return PinnedQuote{row.integer(0), PostId(row.integer(1)), row.integer(2), row.integer(3),
                           std::string(row.text(4)), std::string(row.text(5)), row.integer(6)};
    });
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
    return rowsOf(std::move(statement), [](const Statement &row) {
        return StoredQuote{ThemeId(row.integer(0)), PostId(row.integer(1)), row.integer(2), row.integer(3),
                           std::string(row.text(4))};
    });
}

} // namespace parlance::store
