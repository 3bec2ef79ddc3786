// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/themes.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace parlance::store {

/// A word that marks a theme against all other posts.
struct ThemeMark
{
    int theme = 0;              ///< number within the run
    std::string word;
    double z = 0;               ///< how surely, in standard deviations
    std::int64_t here = 0;      ///< posts of the theme with the word
    std::int64_t elsewhere = 0; ///< other posts with it
};

/// What a run of themes learned.
struct ThemeKnowledge
{
    RunId run;
    std::string learned; ///< bytes of topics::KnownThemes
};

/// Stores beside a run what it learned, what marks its themes, and which posts it left without one, in one transaction.
/// \param marks  by theme and rank.
Result<void> keepThemeKnowledge(const Workspace &workspace, const ThemeKnowledge &knowledge,
                                std::span<const ThemeMark> marks, std::span<const PostId> unassigned);

/// Of the newest run; nullopt when there is none, or it is of a version that did not keep it.
Result<std::optional<ThemeKnowledge>> currentThemeKnowledge(const Workspace &workspace);

/// By theme and rank; empty without a run.
Result<std::vector<ThemeMark>> currentThemeMarks(const Workspace &workspace);

/// Posts that the newest run has given a theme or left without one, by id.
Result<std::vector<PostId>> postsSeenByThemes(const Workspace &workspace);

/// Adds posts to themes of a run, those that a split made among them, and to those it left without one, in one transaction. Posts
/// that have a theme keep it; when the split is taken back, a post that joined one of its parts is in the theme that was split.
Result<void> joinThemes(const Workspace &workspace, RunId run, std::span<const ThemeAssignment> joined,
                        std::span<const PostId> unassigned);

} // namespace parlance::store
