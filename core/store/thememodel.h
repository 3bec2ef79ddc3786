// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/themes.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace parlance::store {

/// What a run of themes learned.
struct ThemeKnowledge
{
    RunId run;
    std::string learned; ///< bytes of topics::KnownThemes
};

/// How often the posts of a run and of its themes use which words: bytes of topics::CountedWords, part by part.
struct RunWordCounts
{
    std::string words;  ///< per term
    std::string counts; ///< of all posts
};
struct ThemeWordCounts
{
    ThemeId theme;
    ThemeId splitFrom;  ///< 0 = the run found it
    std::string counts; ///< of the posts that it had when it was found or made
};

/// Stores beside a run what it learned, how often it met which words, and which posts it left without a theme, in one transaction.
/// \param themes  word counts, by number.
Result<void> keepThemeKnowledge(const Workspace &workspace, const ThemeKnowledge &knowledge, const RunWordCounts &words,
                                std::span<const std::string> themes, std::span<const PostId> unassigned);

/// Of the newest run; nullopt when there is none, or it is of a version that did not keep it.
Result<std::optional<ThemeKnowledge>> currentThemeKnowledge(const Workspace &workspace);

/// The same of what it counted.
Result<std::optional<RunWordCounts>> currentRunWordCounts(const Workspace &workspace);

/// Of all themes of the newest run, merged ones and those that splits made too; by id.
Result<std::vector<ThemeWordCounts>> currentThemeWordCounts(const Workspace &workspace);

/// Posts that a run, else the newest, has given a theme or left without one, by id.
Result<std::vector<PostId>> postsSeenByThemes(const Workspace &workspace, std::optional<RunId> run = {});

/// Whether the newest run, or what has placed posts since, has given a post a theme or left it without one.
Result<bool> isSeenByThemes(const Workspace &workspace, PostId post);

/// Word counts with those of posts that join, of the themes that changed.
struct JoinedWordCounts
{
    std::string run; ///< of all posts; empty = nothing was ever counted
    std::vector<std::pair<ThemeId, std::string>> themes;
};

/// A post that edits have brought into a theme, or taken out of it, since the words of that were counted.
struct ThemeChangedPost
{
    ThemeId theme; ///< as it was found or made, whether merged or not
    PostId post;
    bool came = false; ///< or left
    bool seen = false; ///< the run has looked at it
};
/// Of the newest run, by theme and post.
Result<std::vector<ThemeChangedPost>> postsThatChangedTheme(const Workspace &workspace);

/// A post that says something else than when the newest run, or a later joining, looked at it.
struct RewrittenPost
{
    PostId post;
    ThemeId theme;    ///< that it is in by its old words, as it was found or made, whether merged or not; 0 = none
    std::string text; ///< what it said
};
/// But for those that a person has moved; by post.
Result<std::vector<RewrittenPost>> rewrittenPosts(const Workspace &workspace);

/// Posts that joined the themes of a run together, and how well their words are known to these.
struct JoinedBatch
{
    std::int64_t posts = 0;
    std::int64_t measured = 0; ///< documents with words of content
    double known = 0;          ///< sum over these of the share of such words that the themes know
    std::int64_t strange = 0;  ///< of these, so few of whose words are known that they speak of something else
};
/// Of the newest run, in the order in which they came.
Result<std::vector<JoinedBatch>> joinedBatches(const Workspace &workspace);

/// Adds posts to themes of a run, those that a split made among them, and to those it left without one, in one transaction. Posts
/// that have a theme keep it, but for those which join anew: nothing but a merge is left of where they were. When the split is taken back, a post that joined one of its parts is in the theme that was split.
/// A theme may be one that was merged into another: when that is taken back, its posts are there.
Result<void> joinThemes(const Workspace &workspace, RunId run, std::span<const ThemeAssignment> joined,
                        std::span<const PostId> unassigned, const JoinedBatch &batch,
                        const JoinedWordCounts &counts = {}, std::span<const PostId> anew = {});

} // namespace parlance::store
