// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/themeedits.h"

#include "core/store/rows.h"
#include "core/store/themewords.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <set>
#include <utility>

namespace parlance::store {

namespace {

using Kind = ThemeEdit::Kind;

constexpr std::array<std::string_view, 8> kindNames{"rename",  "merge", "split", "include",
                                                    "exclude", "move",  "pin",   "unpin"};
constexpr int MostCharacters = 200; ///< of a name

std::int64_t now()
{
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

std::optional<std::int64_t> idOrNull(ThemeId theme)
{
    return theme ? std::optional(theme.value) : std::nullopt;
}

/// One step: what was taken back before is gone for good, and everything is stored or nothing.
class Step
{
public:
    static Result<Step> begin(const Workspace &workspace)
    {
        const Connection &connection = workspace.connection();
        auto transaction = Transaction::begin(connection);
        if (!transaction)
            return transaction.error();
        for (const char *name : {"delete_undone_themes", "delete_undone_edits", "update_inverse_edits"}) {
            if (const auto done = connection.execute(query(name)); !done)
                return done.error();
        }
        const auto last = connection.number("SELECT max(step) FROM theme_edit");
        if (!last)
            return last.error();
        const auto run = connection.number("SELECT max(id) FROM run WHERE kind = 'themes'");
        if (!run)
            return run.error();
        if (*run == 0)
            return Error{.code = ErrorCode::NotFound,
                         .message =
                             TR_NOOP("Error", "There are no themes to change yet. Find themes first.")};
        return Step(connection, std::move(*transaction), *last + 1);
    }

    /// \error NotFound  it is no theme that is there now.
    Result<void> expect(ThemeId theme) const
    {
        auto statement = m_connection->prepare(query("select_current_theme"));
        if (!statement)
            return statement.error();
        statement->bind(1, theme.value);
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (!*row)
            return Error{.code = ErrorCode::NotFound,
                         .message = TR_NOOP("Error", "That theme is not there any more: themes were found "
                                                     "again, or it was merged. Choose another.")};
        return {};
    }

    Result<std::int64_t> add(const ThemeEdit &edit) const
    {
        auto statement = m_connection->prepare(query("insert_theme_edit"));
        if (!statement)
            return statement.error();
        statement->bind(1, m_number);
        statement->bind(2, editName(edit.kind));
        statement->bind(3, idOrNull(edit.theme));
        statement->bind(4, idOrNull(edit.into));
        statement->bind(5, std::string_view(edit.text));
        statement->bind(6, std::int64_t{edit.hides});
        statement->bind(7, std::int64_t{edit.carried});
        statement->bind(8, std::int64_t{edit.derived});
        statement->bind(9, edit.madeUtc != 0 ? edit.madeUtc : now());
        statement->bind(10, std::int64_t{edit.inverse});
        const auto row = statement->step();
        if (!row)
            return row.error();
        const std::int64_t id = statement->integer(0);
        statement->reset();
        return id;
    }

    /// Puts posts into themes by an edit of this step. \param posts  (post, theme or 0).
    Result<void> place(std::int64_t edit, std::span<const std::pair<PostId, ThemeId>> posts) const
    {
        auto statement = m_connection->prepare(query("insert_theme_edit_post"));
        if (!statement)
            return statement.error();
        for (const auto &[post, theme] : posts) {
            statement->bind(1, edit);
            statement->bind(2, post.value);
            statement->bind(3, theme.value);
            if (const auto done = statement->run(); !done)
                return done;
        }
        return settlePosts(*m_connection, edit);
    }

    /// What is added now is the next step, in the same transaction.
    void goOn() { ++m_number; }

    Result<void> commit() { return m_transaction.commit(); }

    /// Where the posts of an edit are now that it was made, taken back or made again.
    static Result<void> settlePosts(const Connection &connection, std::int64_t edit)
    {
        for (const char *name : {"delete_moved_posts", "insert_moved_posts"}) {
            auto statement = connection.prepare(query(name));
            if (!statement)
                return statement.error();
            statement->bind(1, edit);
            if (const auto done = statement->run(); !done)
                return done;
        }
        return {};
    }

    static Result<void> settleMerges(const Connection &connection)
    {
        for (const char *name : {"delete_theme_merged", "insert_theme_merged"}) {
            if (const auto done = connection.execute(query(name)); !done)
                return done;
        }
        return {};
    }

    const Connection &connection() const { return *m_connection; }

private:
    Step(const Connection &connection, Transaction transaction, std::int64_t number)
        : m_connection(&connection), m_transaction(std::move(transaction)), m_number(number)
    {
    }

    const Connection *m_connection;
    Transaction m_transaction;
    std::int64_t m_number;
};

/// One edit that moves nothing.
Result<ThemeChange> editOnce(const Workspace &workspace, const ThemeEdit &edit)
{
    auto step = Step::begin(workspace);
    if (!step)
        return step.error();
    if (edit.theme) {
        if (const auto there = step->expect(edit.theme); !there)
            return there.error();
    }
    if (const auto added = step->add(edit); !added)
        return added.error();
    if (const auto done = step->commit(); !done)
        return done.error();
    return ThemeChange::Names;
}

/// A name on one line, without white space around it.
/// \error BadInput  it is no UTF-8, or longer than a heading may be.
Result<std::string> nameOf(const std::string &text)
{
    const auto *bytes = reinterpret_cast<const std::uint8_t *>(text.data());
    const auto size = static_cast<std::int32_t>(std::min<std::size_t>(text.size(), 4 * MostCharacters + 1));
    std::string name;
    bool gap = false;
    int characters = 0;
    for (std::int32_t at = 0; at < size;) {
        const std::int32_t from = at;
        UChar32 c = 0;
        U8_NEXT(bytes, at, size, c);
        if (c < 0)
            return Error{.code = ErrorCode::BadInput,
                         .message = TR_NOOP("Error", "The name is not written in UTF-8. Write it again.")};
        if (u_isUWhiteSpace(c) || u_iscntrl(c)) {
            gap = !name.empty();
            continue;
        }
        if (std::exchange(gap, false))
            name += ' ';
        name.append(text, static_cast<std::size_t>(from), static_cast<std::size_t>(at - from));
        ++characters;
    }
    if (characters > MostCharacters || static_cast<std::size_t>(size) < text.size())
        return Error{.code = ErrorCode::BadInput,
                     .message = TR_NOOP("Error", "The name is too long for a heading. Choose a shorter one.")};
    return name;
}

Result<std::string> wordOf(const std::string &text)
{
    const auto begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string::npos)
        return Error{.code = ErrorCode::BadInput,
                     .message =
                         TR_NOOP("Error", "No word was given. Write the word that the theme is about.")};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

/// Takes a step back or does it again. \param undone  what its rows become.
Result<ThemeChange> turn(const Workspace &workspace, bool undone)
{
    const Connection &connection = workspace.connection();
    const auto all = themeEdits(workspace);
    if (!all)
        return all.error();
    std::int64_t wanted = 0;
    for (const ThemeEdit &edit : *all) {
        if (edit.carried || edit.inverse || edit.undone == undone)
            continue;
        if (undone || wanted == 0)
            wanted = edit.step; // the last that holds; or the first that was taken back
    }
    if (wanted == 0)
        return ThemeChange::Nothing;
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    auto update = connection.prepare(query("update_step_undone"));
    if (!update)
        return update.error();
    update->bind(1, wanted);
    update->bind(2, std::int64_t{undone});
    if (const auto done = update->run(); !done)
        return done.error();
    if (undone) {
        auto last = connection.prepare(query("update_inverse_last"));
        if (!last)
            return last.error();
        last->bind(1, wanted);
        if (const auto done = last->run(); !done)
            return done.error();
    }
    ThemeChange change = ThemeChange::Names;
    for (const ThemeEdit &edit : *all) {
        if (edit.step != wanted || edit.carried)
            continue;
        if (edit.posts > 0) {
            if (const auto done = Step::settlePosts(connection, edit.id); !done)
                return done.error();
            change = ThemeChange::Posts;
        } else if (edit.kind == Kind::Merge) {
            change = std::max(change, ThemeChange::Merges);
        }
    }
    if (const auto done = Step::settleMerges(connection); !done)
        return done.error();
    if (const auto done = transaction->commit(); !done)
        return done.error();
    return change;
}

/// What a person has given a theme, those that were merged into it too, and it has still: its name, words, and that it is pinned.
std::vector<ThemeEdit> givenTo(ThemeId id, const std::vector<Theme> &themes, const std::vector<ThemeEdit> &edits)
{
    std::vector<ThemeEdit> given;
    const auto theme = std::find_if(themes.begin(), themes.end(), [&](const Theme &one) { return one.id == id; });
    if (theme == themes.end())
        return given;
    if (theme->renamed)
        given.push_back({.kind = Kind::Rename, .text = theme->label});
    if (theme->pinned)
        given.push_back({.kind = Kind::Pin});
    for (const ThemeEdit &edit : edits) {
        const bool about = edit.theme == id || std::find(theme->parts.begin(), theme->parts.end(), edit.theme) != theme->parts.end();
        if (edit.kind == Kind::Include && about && !edit.undone)
            given.push_back({.kind = Kind::Include, .text = edit.text});
    }
    return given;
}

} // namespace

std::string_view editName(Kind kind)
{
    return kindNames[static_cast<std::size_t>(kind)];
}

Result<ThemeChange> renameTheme(const Workspace &workspace, ThemeId theme, const std::string &label)
{
    const auto name = nameOf(label);
    if (!name)
        return name.error();
    const auto themes = currentThemes(workspace);
    if (!themes)
        return themes.error();
    const bool taken = !name->empty() && std::any_of(themes->begin(), themes->end(), [&](const Theme &other) {
        return other.id != theme && other.label == *name;
    });
    if (taken)
        return Error{.code = ErrorCode::BadInput,
                     .message = TR_NOOP("Error", "Another theme is called “%1” already. Merge the two, or choose another name."),
                     .subject = *name};
    return editOnce(workspace, {.kind = Kind::Rename, .theme = theme, .text = *name});
}

Result<ThemeChange> mergeThemes(const Workspace &workspace, std::span<const ThemeId> themes, ThemeId into)
{
    auto step = Step::begin(workspace);
    if (!step)
        return step.error();
    if (const auto there = step->expect(into); !there)
        return there.error();
    std::set<ThemeId> merged;
    for (const ThemeId theme : themes) {
        if (theme == into || !merged.insert(theme).second)
            continue;
        if (const auto there = step->expect(theme); !there)
            return there.error();
        if (const auto added = step->add({.kind = Kind::Merge, .theme = theme, .into = into, .hides = true});
            !added)
            return added.error();
    }
    if (merged.empty())
        return Error{.code = ErrorCode::BadInput,
                     .message = TR_NOOP("Error", "There is nothing to merge. Choose two themes or more.")};
    if (const auto done = Step::settleMerges(step->connection()); !done)
        return done.error();
    if (const auto done = step->commit(); !done)
        return done.error();
    return ThemeChange::Merges;
}

Result<ThemeChange> splitTheme(const Workspace &workspace, ThemeId theme, std::span<const Theme> parts,
                               std::span<const ThemeAssignment> posts, bool empties,
                               std::span<const std::string> wordCounts)
{
    if (parts.size() < 2)
        return Error{
            .code = ErrorCode::BadInput,
            .message = TR_NOOP(
                "Error",
                "The theme cannot be split: its posts speak of one thing as far as their words tell.")};
    auto step = Step::begin(workspace);
    if (!step)
        return step.error();
    if (const auto there = step->expect(theme); !there)
        return there.error();
    const auto themes = currentThemes(workspace);
    if (!themes)
        return themes.error();
    const auto edits = themeEdits(workspace);
    if (!edits)
        return edits.error();
    const auto edit = step->add({.kind = Kind::Split, .theme = theme, .hides = empties});
    if (!edit)
        return edit.error();
    auto insert = step->connection().prepare(query("insert_made_theme"));
    if (!insert)
        return insert.error();
    std::vector<ThemeId> made;
    for (const Theme &part : parts) {
        const ThemeWords words = wordsOf(part);
        insert->bind(1, *edit);
        insert->bind(2, std::string_view(part.label));
        insert->bind(3, std::string_view(words.alternates));
        insert->bind(4, std::string_view(words.phrases));
        insert->bind(5, std::string_view(words.terms));
        insert->bind(6, part.coherence.value_or(0.0));
        const auto row = insert->step();
        if (!row)
            return row.error();
        made.push_back(ThemeId(insert->integer(0)));
        insert->reset();
    }
    std::vector<std::pair<PostId, ThemeId>> places;
    std::vector<std::size_t> sizes(made.size(), 0);
    for (const ThemeAssignment &post : posts) {
        if (post.theme < 0 || static_cast<std::size_t>(post.theme) >= made.size())
            continue;
        places.emplace_back(post.post, made[static_cast<std::size_t>(post.theme)]);
        ++sizes[static_cast<std::size_t>(post.theme)];
    }
    if (const auto done = step->place(*edit, places); !done)
        return done.error();
    const auto heir = made[static_cast<std::size_t>(std::max_element(sizes.begin(), sizes.end()) - sizes.begin())];
    for (const ThemeEdit &given : empties ? givenTo(theme, *themes, *edits) : std::vector<ThemeEdit>()) {
        if (const auto added = step->add({.kind = given.kind, .theme = heir, .text = given.text}); !added)
            return added.error();
    }
    auto count = step->connection().prepare(query("insert_made_theme_words"));
    if (!count)
        return count.error();
    for (std::size_t part = 0; part < std::min(wordCounts.size(), made.size()); ++part) {
        count->bind(1, made[part].value);
        count->bindBlob(2, wordCounts[part]);
        if (const auto done = count->run(); !done)
            return done.error();
    }
    if (const auto done = step->commit(); !done)
        return done.error();
    return ThemeChange::Posts;
}

Result<ThemeChange> includeWord(const Workspace &workspace, ThemeId theme, const std::string &word)
{
    const auto clean = wordOf(word);
    if (!clean)
        return clean.error();
    return editOnce(workspace, {.kind = Kind::Include, .theme = theme, .text = *clean});
}

Result<ThemeChange> excludeWord(const Workspace &workspace, const std::string &word)
{
    const auto clean = wordOf(word);
    if (!clean)
        return clean.error();
    auto step = Step::begin(workspace);
    if (!step)
        return step.error();
    const auto themes = currentThemes(workspace);
    if (!themes)
        return themes.error();
    if (const auto added = step->add({.kind = Kind::Exclude, .text = *clean}); !added)
        return added.error();
    // A label that the run gave must do without the word; one that a person gave stays.
    for (const Theme &theme : *themes) {
        if (theme.renamed || !holdsWord(theme.label, *clean))
            continue;
        const std::string label = labelWithout(theme, *clean);
        if (label.empty())
            continue;
        if (const auto added = step->add({.kind = Kind::Rename, .theme = theme.id, .text = label, .derived = true}); !added)
            return added.error();
    }
    if (const auto done = step->commit(); !done)
        return done.error();
    return ThemeChange::Names;
}

Result<ThemeChange> movePosts(const Workspace &workspace, std::span<const PostId> posts, ThemeId into)
{
    if (posts.empty())
        return Error{.code = ErrorCode::BadInput,
                     .message = TR_NOOP("Error", "There is nothing to move. Choose a post or a thread.")};
    auto step = Step::begin(workspace);
    if (!step)
        return step.error();
    if (into) {
        if (const auto there = step->expect(into); !there)
            return there.error();
    }
    const auto edit = step->add({.kind = Kind::Move, .theme = into});
    if (!edit)
        return edit.error();
    std::vector<std::pair<PostId, ThemeId>> places;
    for (const PostId post : posts)
        places.emplace_back(post, into);
    if (const auto done = step->place(*edit, places); !done)
        return done.error();
    if (const auto done = step->commit(); !done)
        return done.error();
    return ThemeChange::Posts;
}

Result<ThemeChange> pinTheme(const Workspace &workspace, ThemeId theme, bool pinned)
{
    const auto themes = currentThemes(workspace);
    if (!themes)
        return themes.error();
    if (std::any_of(themes->begin(), themes->end(), [&](const Theme &one) { return one.id == theme && one.pinned == pinned; }))
        return ThemeChange::Nothing;
    return editOnce(workspace, {.kind = pinned ? Kind::Pin : Kind::Unpin, .theme = theme});
}

Result<ThemeChange> undoThemeEdit(const Workspace &workspace)
{
    return turn(workspace, true);
}

Result<ThemeChange> redoThemeEdit(const Workspace &workspace)
{
    return turn(workspace, false);
}

EditsTogether::EditsTogether(std::unique_ptr<Transaction> transaction) : m_transaction(std::move(transaction)) {}
EditsTogether::EditsTogether(EditsTogether &&other) noexcept = default;
EditsTogether::~EditsTogether() = default;

Result<EditsTogether> EditsTogether::begin(const Workspace &workspace)
{
    auto transaction = Transaction::begin(workspace.connection());
    if (!transaction)
        return transaction.error();
    return EditsTogether(std::make_unique<Transaction>(std::move(*transaction)));
}

Result<void> EditsTogether::commit()
{
    return m_transaction->commit();
}

Result<std::vector<ThemeEdit>> themeEdits(const Workspace &workspace)
{
    return rowsOf(workspace.connection().prepare(query("select_theme_edits")), [](const Statement &row) {
        ThemeEdit edit;
        edit.id = row.integer(0);
        edit.step = row.integer(1);
        const auto name = std::find(kindNames.begin(), kindNames.end(), row.text(2));
        edit.kind = static_cast<Kind>(name == kindNames.end() ? 0 : name - kindNames.begin());
        edit.theme = ThemeId(row.integer(3));
        edit.into = ThemeId(row.integer(4));
        edit.text = row.text(5);
        edit.hides = row.integer(6) != 0;
        edit.carried = row.integer(7) != 0;
        edit.derived = row.integer(8) != 0;
        edit.undone = row.integer(9) != 0;
        edit.madeUtc = row.integer(10);
        edit.inverse = row.integer(11) != 0;
        edit.posts = row.integer(12);
        edit.themeNumber = row.isNull(13) ? std::nullopt : std::optional(static_cast<int>(row.integer(13)));
        edit.intoNumber = row.isNull(14) ? std::nullopt : std::optional(static_cast<int>(row.integer(14)));
        return edit;
    });
}

Result<std::vector<SplitTheme>> splitThemes(const Workspace &workspace)
{
    auto statement = workspace.connection().prepare(query("select_split_themes"));
    if (!statement)
        return statement.error();
    std::vector<SplitTheme> splits;
    const auto done = eachRow(*statement, [&] {
        if (splits.empty() || splits.back().edit != statement->integer(0))
            splits.push_back({statement->integer(0), std::string(statement->text(1)), statement->integer(2) != 0, {}});
        splits.back().parts.emplace_back(statement->integer(3));
    });
    if (!done)
        return done.error();
    return splits;
}

Result<std::vector<MovedPost>> movedPosts(const Workspace &workspace)
{
    return rowsOf(workspace.connection().prepare(query("select_moved_by_hand")), [](const Statement &row) {
        return MovedPost{PostId(row.integer(0)), ThemeId(row.integer(1)), row.integer(2)};
    });
}

Result<std::vector<std::pair<PostId, ThemeId>>> postsOfMergedThemes(const Workspace &workspace)
{
    return rowsOf(workspace.connection().prepare(query("select_posts_of_merged")), [](const Statement &row) {
        return std::pair(PostId(row.integer(0)), ThemeId(row.integer(1)));
    });
}

Result<void> carryEdits(const Workspace &workspace, std::span<const CarriedEdit> edits)
{
    if (edits.empty())
        return {};
    auto step = Step::begin(workspace);
    if (!step)
        return step.error();
    std::int64_t of = edits.front().edit.step;
    for (const CarriedEdit &carried : edits) {
        if (carried.edit.step != of) {
            of = carried.edit.step;
            step->goOn();
        }
        const auto id = step->add(carried.edit);
        if (!id)
            return id.error();
        std::vector<std::pair<PostId, ThemeId>> places;
        for (const PostId post : carried.posts)
            places.emplace_back(post, carried.edit.theme);
        if (places.empty())
            continue;
        if (const auto done = step->place(*id, places); !done)
            return done;
    }
    if (const auto done = Step::settleMerges(step->connection()); !done)
        return done;
    return step->commit();
}

} // namespace parlance::store
