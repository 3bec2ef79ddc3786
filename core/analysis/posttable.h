// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/base/language.h"
#include "core/base/post.h"
#include "core/base/progress.h"
#include "core/store/themeedits.h"
#include "core/store/workspace.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace parlance::analysis {

/// The facts that views filter by, one column each, about 47 bytes a post, rows sorted by post id. Immutable once
/// loaded, so any number of threads may read it: share it as std::shared_ptr<const PostTable>.
struct PostTable
{
    static constexpr std::int64_t noTime = std::numeric_limits<std::int64_t>::min();
    static constexpr std::int16_t noCompound = std::numeric_limits<std::int16_t>::min();
    static constexpr std::int16_t noTheme = -1;     ///< unassigned: looked at, and left out
    static constexpr std::int16_t notLookedAt = -2; ///< the search for themes did not take it in, nor did placing since
    static constexpr std::uint32_t noRow = std::numeric_limits<std::uint32_t>::max();

    std::vector<PostId> id;
    std::vector<std::uint32_t> thread;     ///< index into `threads`
    std::vector<std::uint32_t> author;     ///< AuthorId value; 0 = gone or not told
    std::vector<std::uint32_t> forum;      ///< ForumId value
    std::vector<std::uint32_t> created;    ///< seconds since 1970; 0 with FlagNoTime
    std::vector<std::int32_t> score;       ///< 0 with FlagNoScore
    std::vector<std::uint32_t> flags;      ///< PostFlag bits
    std::vector<std::uint32_t> length;     ///< bytes of own words
    std::vector<Language> language;
    std::vector<std::int16_t> compound;    ///< ten-thousandths, noCompound = not scored
    std::vector<std::uint8_t> sentiment;   ///< sentiment::Class
    /// Number within the current run; noTheme; or notLookedAt: the post came later, or was not of the run's selection. What a
    /// person put into no theme is unassigned. Without a run, and after one of a version that did not keep what it had looked at,
    /// nothing is notLookedAt.
    std::vector<std::int16_t> theme;
    std::vector<std::int16_t> part;        ///< the same before themes were merged into one another

    std::vector<ThreadId> threads;         ///< sorted; every thread that has posts or a placeholder
    std::vector<std::uint32_t> threadForum;///< ForumId value, by thread index
    std::vector<std::uint32_t> submission; ///< row of its submission, by thread index; noRow = a placeholder

    std::size_t size() const { return id.size(); }
    /// The theme, noTheme also where the post was not looked at.
    std::int16_t themeOrNone(std::size_t row) const { return theme[row] < 0 ? noTheme : theme[row]; }
    bool isSubmission(std::size_t row) const { return id[row].value == threads[thread[row]].value; }
    /// The row of a post; nullopt when it is not here.
    std::optional<std::uint32_t> rowOf(PostId post) const;
    /// The index of a thread; nullopt when it is not here.
    std::optional<std::uint32_t> threadIndex(ThreadId wanted) const;
};

/// Reads the facts of all posts; bodies are not touched. Reports rows read.
/// \error Cancelled; Corrupt  a post's thread is missing.
Result<PostTable> loadPostTable(const store::Workspace &workspace, Progress &progress);

/// Reads the themes of the current run again into a table that nobody else looks at; the rest stays as it was loaded.
Result<void> reloadThemes(const store::Workspace &workspace, PostTable &table);

/// The same after an edit of themes, reading no more than the edit changed: after themes were merged or taken apart again, their
/// numbers alone, which takes a few milliseconds at a million posts.
Result<void> reloadThemes(const store::Workspace &workspace, PostTable &table, store::ThemeChange change);

} // namespace parlance::analysis
