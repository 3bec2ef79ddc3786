// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/store/workspace.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace parlance::store {

/// An analysis with everything needed to repeat it.
struct Run
{
    RunId id;
    std::string kind;       ///< "tags", "themes", "report"
    std::int64_t startedUtc = 0;
    std::string parameters; ///< JSON object
    std::uint64_t seed = 1;
    std::string selection;  ///< JSON object
    std::int64_t posts = 0; ///< it ran over
    std::string lexiconHash;
    std::string version;
};

/// A theme as stored, without its counts: these depend on the selection (analysis/themestats.h).
struct Theme
{
    ThemeId id;
    int number = 0;         ///< 0, 1, 2 ... by size within the run
    std::string label;      ///< the person's where there is one
    std::string foundLabel{}; ///< the run's, or the split's
    bool renamed = false;
    bool made = false;      ///< by a person, who split another
    bool split = false;     ///< a person split posts off from it or from one of its parts
    bool pinned = false;    ///< keeps its posts when themes are found again
    std::vector<ThemeId> parts; ///< themes that were merged into it
    std::vector<int> partNumbers; ///< theirs
    std::vector<std::string> alternates, phrases; ///< no alternate is the label
    std::vector<std::pair<std::string, double>> terms; ///< single words, best first
    std::optional<double> coherence; ///< mean NPMI in [-1, 1] of its best words as found; nullopt: others were merged into it
    RunId since{};          ///< the run that first found it; later ones took it over; 0 = its own
};

struct ThemeAssignment
{
    PostId post;
    int theme = 0;          ///< number within the run
    float weight = 0;
};

/// Stores a run with its themes and assignments in one transaction.
/// \param assignments  sorted by post.
Result<RunId> addThemeRun(const Workspace &workspace, const Run &run, std::span<const Theme> themes,
                          std::span<const ThemeAssignment> assignments);

Result<RunId> addRun(const Workspace &workspace, const Run &run);
Result<std::vector<Run>> runs(const Workspace &workspace);

/// The newest run of kind "themes"; nullopt when there is none.
Result<std::optional<Run>> currentThemeRun(const Workspace &workspace);

/// Its themes by number, as edits have left them (themeedits.h); empty without a run. Numbers stay when themes are merged or
/// split, so there may be gaps.
Result<std::vector<Theme>> currentThemes(const Workspace &workspace);

/// A theme as the run found it or a split made it, and the theme that it is part of since themes were merged: itself, where none were.
struct ThemeAsFound
{
    Theme theme;
    ThemeId partOf;
};
/// The same themes without what edits have made of their labels and words, merged ones among them; by number.
Result<std::vector<ThemeAsFound>> themesAsFound(const Workspace &workspace);

/// Its assignments as edits have left them, sorted by post.
Result<std::vector<ThemeAssignment>> currentAssignments(const Workspace &workspace);

/// A span of a post's body that a person keeps.
struct PinnedQuote
{
    std::int64_t id = 0;
    PostId post;
    std::int64_t begin = 0, end = 0; ///< bytes into the body as stored
    std::string sha256;              ///< of the bytes
    std::string note;
    std::int64_t pinnedUtc = 0;
};

Result<std::vector<PinnedQuote>> pinnedQuotes(const Workspace &workspace);
/// Pinning the same span again changes nothing. \returns its id.
Result<std::int64_t> pinQuote(const Workspace &workspace, const PinnedQuote &quote);
Result<void> unpinQuote(const Workspace &workspace, PostId post, std::int64_t begin, std::int64_t end);

/// One quote of a report run, by rank.
struct StoredQuote
{
    ThemeId theme; ///< 0: none
    PostId post;
    std::int64_t begin = 0, end = 0;
    std::string sha256;
};

/// Stores a report's run with its quotes, by rank, in one transaction.
Result<RunId> addReportRun(const Workspace &workspace, const Run &run, std::span<const StoredQuote> quotes);
Result<std::vector<StoredQuote>> quotesOf(const Workspace &workspace, RunId run);

} // namespace parlance::store
