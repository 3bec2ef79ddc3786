// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/themes.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parlance::store {

class Transaction;

/// What a person did to the themes of the newest run. Each call below is one step, in one transaction: rows
/// that can be taken back and done again, over a run's results that stay as they are. currentThemes(),
/// currentAssignments() and the views show what they come to.
struct ThemeEdit
{
    enum class Kind
    {
        Rename,
        Merge,
        Split,
        Include,
        Exclude,
        Move,
        Pin,
        Unpin
    };

    std::int64_t id = 0;
    std::int64_t step = 0; ///< edits of one step are taken back together
    Kind kind = Kind::Rename;
    ThemeId theme{};      ///< what it is about; 0: all themes (exclude), or none (move)
    ThemeId into{};       ///< merge: the theme that takes the other in
    std::optional<int> themeNumber{}, intoNumber{}; ///< as people know them
    std::string text{};   ///< the label or the word
    bool hides = false;   ///< `theme` is no theme of its own any more
    bool carried = false; ///< holds together what an earlier run is continued with: no step to take back
    bool derived = false; ///< follows from other edits: no name that a person gave
    bool inverse = false; ///< holds while the rest of its step is taken back, and `undone` else
    bool undone = false;
    std::int64_t posts = 0; ///< that it moved
    std::int64_t madeUtc = 0;
};

std::string_view editName(ThemeEdit::Kind kind);

/// What of a post table is out of date after an edit.
enum class ThemeChange
{
    Nothing,
    Names,
    Merges,
    Posts
};

/// Gives a theme a person's label, on one line; an empty one takes it back. \error NotFound  no such theme; BadInput  no UTF-8,
/// longer than 200 characters, or the label of another theme.
Result<ThemeChange> renameTheme(const Workspace &workspace, ThemeId theme, const std::string &label);

/// Makes several themes one, which keeps the number and the label of `into`.
/// \error NotFound  one of them is no theme of the newest run; BadInput  nothing to merge.
Result<ThemeChange> mergeThemes(const Workspace &workspace, std::span<const ThemeId> themes, ThemeId into);

/// Puts posts of a theme into new themes, which get the next free numbers. Where the theme itself goes, the part with most posts
/// takes over what a person gave it: name, words, and that it is pinned.
/// \param parts  label, phrases and terms of the new ones. \param posts  sorted by post; `theme` is an index
/// into parts. \param empties  no post stays behind: the theme itself goes. \param wordCounts  of each part, how
/// often its posts use which words (ThemeWordCounts); or empty, when nothing will mark it. \error NotFound;
/// BadInput  fewer than two parts.
Result<ThemeChange> splitTheme(const Workspace &workspace, ThemeId theme, std::span<const Theme> parts,
                               std::span<const ThemeAssignment> posts, bool empties,
                               std::span<const std::string> wordCounts = {});

/// Says that a word belongs to a theme, or to none at all. It shows at once in words and labels; posts follow
/// when themes are found again. \error NotFound; BadInput  an empty word.
Result<ThemeChange> includeWord(const Workspace &workspace, ThemeId theme, const std::string &word);
Result<ThemeChange> excludeWord(const Workspace &workspace, const std::string &word);

/// Puts posts into a theme, or into none where `into` is 0. \error NotFound; BadInput  no posts.
Result<ThemeChange> movePosts(const Workspace &workspace, std::span<const PostId> posts, ThemeId into);

/// A pinned theme keeps its posts when themes are found again. Nothing where it is so already. \error NotFound
Result<ThemeChange> pinTheme(const Workspace &workspace, ThemeId theme, bool pinned);

/// Takes back the last step that holds, or does the last one again that was taken back. Nothing where there
/// is none.
Result<ThemeChange> undoThemeEdit(const Workspace &workspace);
Result<ThemeChange> redoThemeEdit(const Workspace &workspace);

/// Edits that hold together or not at all: what is done while it lives is gone with it unless committed.
class EditsTogether
{
public:
    static Result<EditsTogether> begin(const Workspace &workspace);
    EditsTogether(EditsTogether &&other) noexcept;
    ~EditsTogether();
    Result<void> commit();

private:
    explicit EditsTogether(std::unique_ptr<Transaction> transaction);
    std::unique_ptr<Transaction> m_transaction;
};

/// All edits of the newest run in order, those that were taken back too.
Result<std::vector<ThemeEdit>> themeEdits(const Workspace &workspace);

/// A theme that a person has split so that nothing of it is left.
struct SplitTheme
{
    std::int64_t edit = 0;
    std::string label;    ///< that it had last
    bool renamed = false; ///< a person gave it
    std::vector<ThemeId> parts;
};
/// Those of the newest run, in order; not the ones that it took over.
Result<std::vector<SplitTheme>> splitThemes(const Workspace &workspace);

/// A post of the newest run that a person put somewhere, by move and not by split.
struct MovedPost
{
    PostId post;
    ThemeId theme; ///< 0: out of every theme
    std::int64_t edit = 0;
};
/// All of them, sorted by post.
Result<std::vector<MovedPost>> movedPosts(const Workspace &workspace);

/// The posts of merged themes: in which of the parts each is; sorted by post.
Result<std::vector<std::pair<PostId, ThemeId>>> postsOfMergedThemes(const Workspace &workspace);

/// An edit of an earlier run as a new one takes it over.
struct CarriedEdit
{
    ThemeEdit edit{};            ///< its kind, theme, into and so on are of the new run; edits of one step stand together
    std::vector<PostId> posts{}; ///< of a move
};
/// Stores, in order, what a new run takes over from the edits of earlier ones. Those that are not `carried` can be taken back
/// step by step, as when they were made.
Result<void> carryEdits(const Workspace &workspace, std::span<const CarriedEdit> edits);

} // namespace parlance::store
