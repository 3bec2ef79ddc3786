// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/filter.h"
#include "core/base/progress.h"
#include "core/store/themes.h"
#include "core/topics/themes.h"

#include <cstdint>
#include <span>
#include <vector>

namespace parlance::analysis {

/// A theme's size in a selection.
struct ThemeStats
{
    int theme = 0;            ///< number within the run; -1 = the unassigned, -2 = those that were not looked at
    std::int64_t posts = 0;
    std::int64_t threads = 0;
    std::int64_t people = 0;  ///< distinct known authors
    double share = 0;         ///< of the selected posts with text that were looked at, those in it, in [0, 1]; 0 for theme -2
    std::int64_t scored = 0;  ///< posts with a sentiment
    double compound = 0;      ///< mean over scored posts, in [-1, 1]; 0 without any
    double positive = 0, negative = 0; ///< shares of scored posts
    std::int64_t scoreSum = 0;
};

/// One row a theme, in their order; then the unassigned: posts with text that were looked at and are in none of them; and, where there
/// are any, those with text that were not looked at (see PostTable::theme). Posts without text count only where a person has put
/// them. The shares of themes and unassigned sum to 1.
std::vector<ThemeStats> themeStats(const PostTable &table, const Selection &selection, std::span<const store::Theme> themes);
/// The same of themes by their numbers.
std::vector<ThemeStats> themeStats(const PostTable &table, const Selection &selection, std::span<const int> numbers);

/// The unassigned among what themeStats() gives; nothing where that is empty.
ThemeStats unassignedOf(std::span<const ThemeStats> stats);
/// How many posts of it were not looked at.
std::int64_t notLookedAt(std::span<const ThemeStats> stats);

/// The numbers of themes, in their order. They may have gaps: see store::currentThemes().
std::vector<int> themeNumbers(std::span<const store::Theme> themes);

/// Threads of a theme: how many selected posts of each thread are in it, most first, ties by thread id.
struct ThemeThread
{
    ThreadId thread;
    std::int64_t posts = 0;
    std::int64_t scoreSum = 0;
};
std::vector<ThemeThread> threadsOfTheme(const PostTable &table, const Selection &selection, int theme);

enum class Unit { Post, Thread };

struct FindThemesOptions
{
    topics::ThemeOptions model; ///< names are filled in from the workspace
    Unit unit = Unit::Post;     ///< Thread: all posts of a thread get one theme
};

/// Finds the themes of the selected posts that have text, stores them as a run and returns it. Reload the post
/// table to see them in it. Reports steps of 1000. Too little text gives a run without themes.
/// \error Cancelled: nothing is stored.
Result<store::Run> findAndStoreThemes(const store::Workspace &workspace, const PostTable &table,
                                      const Selection &selection, const Filter &filter,
                                      const FindThemesOptions &options, Progress &progress);

} // namespace parlance::analysis
