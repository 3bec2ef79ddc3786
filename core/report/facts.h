// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/filter.h"
#include "core/analysis/overview.h"
#include "core/analysis/themestats.h"
#include "core/analysis/threadstats.h"
#include "core/analysis/trends.h"
#include "core/base/progress.h"
#include "core/store/posts.h"
#include "core/store/themes.h"
#include "core/store/workspace.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// What a digest may say, measured before a word is written. No prose here.

namespace parlance::report {

/// How the tone of some posts splits.
struct Tone
{
    std::int64_t scored = 0;
    double positive = 0, neutral = 0, negative = 0; ///< shares of the scored posts

    bool isSplit() const;   ///< neither side is clearly larger
    bool leansPositive() const { return positive >= negative; }
};

Tone toneOf(const analysis::PostTable &table, const analysis::Selection &rows);

/// A fullest bin that stands out.
struct Peak
{
    analysis::TrendBin bin;
    analysis::Bin by = analysis::Bin::Day;
    bool severalDays = false;
    double prominence = 0; ///< posts of the bin over the mean of the bins with posts
};

/// A thread as the digest sees it.
struct ThreadFacts
{
    analysis::ThreadStats stats;
    std::optional<std::int32_t> score{}; ///< of the submission; nullopt: not known
    std::int64_t themePosts = 0;       ///< posts of the section's theme
    Tone tone{};                       ///< of its selected posts
    std::optional<std::uint32_t> submission{}; ///< its row
};

/// What happened in the main thread of a section.
struct ConversationFacts
{
    std::int64_t returns = 0;                ///< replies by the author of the submission
    std::int64_t duel = 0;                   ///< replies that two people gave each other in a row
    std::uint32_t duelFirst = 0, duelSecond = 0; ///< rows, one by each
    std::int64_t depth = 0;                  ///< replies on the longest branch that reaches the submission
    std::int64_t answers = 0;                ///< direct replies to the most answered comment
    std::uint32_t answered = 0;              ///< its row
};

/// Words that two threads share, of those that mark the theme.
using SharedWords = std::vector<std::string>;

struct SectionFacts
{
    /// The language of nearly all its posts; und when there is none.
    Language language() const;

    int theme = 0;
    std::string label;                       ///< as people write it: "old gaming PC"
    std::vector<std::string> phrases;        ///< others of the theme, as people write them, none repeating the label
    analysis::ThemeStats stats;
    analysis::Selection rows;                ///< posts of the theme
    analysis::Selection threadRows;          ///< all selected posts of the section's threads
    std::vector<ThreadFacts> threads;        ///< the main one first; at least two
    Tone tone;

    ConversationFacts main;
    std::vector<SharedWords> shared;         ///< with the main thread, for threads[1], threads[2] ...
    std::int64_t inBoth = 0;                 ///< people who wrote in the first two threads
    std::optional<std::size_t> highestScore; ///< the thread that holds it

    std::optional<Peak> peak;
    std::uint32_t busiestAuthorRow = 0;      ///< a row of who wrote most on the theme
    std::int64_t busiestAuthorPosts = 0;     ///< 0: no authors known
    std::optional<std::uint32_t> topComment; ///< row of the best-scored comment in the threads
    std::int64_t belowZero = 0, controversial = 0, gone = 0; ///< comments in the threads
    std::int32_t lowest = 0;
    double questions = 0;                    ///< share of posts that ask something
    std::optional<std::uint32_t> longest;    ///< row
    std::int64_t longestWords = 0;
    std::vector<std::pair<std::uint16_t, std::int64_t>> languages; ///< packed, with posts, most frequent first
    std::uint32_t linkingAuthorRow = 0;      ///< who wrote in the most threads of the section
    std::int64_t linkingAuthorThreads = 0;
};

/// The fullest bin, where one alone is fullest and there are enough to compare; nullopt otherwise.
std::optional<Peak> peakOf(const std::vector<analysis::TrendBin> &bins, analysis::Bin by, bool severalDays);

struct CorpusFacts
{
    analysis::Overview overview;
    Tone tone;
    std::vector<analysis::ThreadStats> threads; ///< most replies first
    std::vector<store::Theme> themes;
    std::vector<analysis::ThemeStats> themeStats; ///< as analysis::themeStats() gives them
    std::vector<int> ownTheme;                  ///< per thread index: the theme of most of its posts; -1 = none
    std::vector<analysis::TrendBin> volume;
    analysis::Bin by = analysis::Bin::Day;
    std::optional<Peak> peak;
    double topTenShare = 0;                     ///< of the posts, by the ten most active people
    double onceShare = 0;                       ///< of the people, who wrote one post only
    std::optional<std::uint32_t> lastPost, topComment; ///< rows
    std::int64_t deleted = 0, removed = 0, bots = 0, stickied = 0, moderators = 0, duplicates = 0; ///< left out of the selection, in its threads' forums

    /// Where in `themes` and `themeStats` a theme stands that is there.
    std::size_t indexOf(int theme) const;
};

/// \param timeZone  for hours and days.
Result<CorpusFacts> measureCorpus(const store::Workspace &workspace, const analysis::PostTable &table,
                                  const analysis::Selection &selection, const std::string &timeZone);

/// A theme that could have a section.
struct ThemeChoice
{
    int theme = 0;
    std::size_t own = 0; ///< threads that are mostly about it
    double weight = 0;   ///< by posts, threads, score and coherence
};

/// The themes that could have a section, best first: those with two threads of their own before those that only
/// visit, then by weight.
std::vector<ThemeChoice> rankThemes(const analysis::PostTable &table, const analysis::Selection &selection,
                                    const CorpusFacts &corpus);

/// \error Cancelled.
Result<SectionFacts> measureSection(const store::Workspace &workspace, const analysis::PostTable &table,
                                    const analysis::Selection &selection, const CorpusFacts &corpus, int theme,
                                    const std::vector<ThreadId> &taken, const std::string &timeZone,
                                    Progress &progress);

} // namespace parlance::report
