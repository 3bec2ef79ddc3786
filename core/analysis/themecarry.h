// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/posttable.h"
#include "core/store/themeedits.h"
#include "core/topics/themes.h"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace parlance::analysis {

/// What a person has done to the themes, on its way from one run to the next: nothing of it is lost, whatever the next run is over.
///
/// Whatever theme a person has touched is kept, with its posts: before the run the model is told them, and which other posts some
/// run since the theme was first found has looked at, so that these are none of it. Posts that no such run has seen may join. Of
/// pinned themes, those that were merged (each part by itself) and those that a split made, all posts stay, as do posts that were
/// moved; others may go where their words were added, or with the parts of a theme that has but a name and gives way to a number of
/// themes that was asked for. Added words pull posts to their theme; excluded words mark nothing. A theme most of whose posts lie
/// outside of the new run's selection is nothing that the selection could tell about: what it is about stays as it was.
///
/// After the run a person's edits are made again, step by step, over the themes that were kept: they can still be taken back.
class ThemeCarry
{
public:
    /// \param table  with the themes of the current run as edits have left them. \param rows  that the new run is over.
    static Result<ThemeCarry> prepare(const store::Workspace &workspace, const PostTable &table,
                                      std::span<const std::uint32_t> rows);

    /// Puts the constraints into the model's options and documents.
    /// \param documentOf  per row.
    void constrain(topics::ThemeOptions &options, std::span<topics::Document> documents,
                   std::span<const std::uint32_t> documentOf);

    /// Adds the themes that go into the new run as they are to those that the model found.
    void addKept(std::vector<store::Theme> &themes, const topics::ThemeModel &model);

    /// Makes the edits again over the new run, which is the newest.
    Result<void> takeOver(const store::Workspace &workspace) const;

    /// \error Locked  the themes were found again or edited since prepare(): what was done would be lost.
    Result<void> expectUnchanged(const store::Workspace &workspace) const;

private:
    /// A split that holds: what it would be to take it back.
    struct Split
    {
        std::string label; ///< of the theme that was split
        bool renamed = false;
        bool pinned = false;
        std::vector<ThemeId> parts; ///< the first took over what a person had given the theme
    };
    struct Old
    {
        store::Theme theme;           ///< as found; label and flags as they are now where it is a theme of its own
        ThemeId partOf;               ///< itself, or the theme that it was merged into
        std::vector<std::string> words; ///< that a person added
        bool keepsPosts = false;
        bool touched = false;
        bool outside = false; ///< most of its posts lie outside of the selection
        bool isTold = false;  ///< the model is told of it
        std::vector<std::uint32_t> posts; ///< rows
        int kept = -1;   ///< index into ThemeOptions::kept
        int number = -1; ///< in the new run; -1 = it is not there
    };

    ThemeCarry(const PostTable &table, std::span<const std::uint32_t> rows) : m_table(&table), m_rows(rows) {}
    Result<void> readThemes(const store::Workspace &workspace);
    Result<void> readEdits(const store::Workspace &workspace);
    Result<void> readSplits(const store::Workspace &workspace);
    void weigh();
    Result<void> readSeen(const store::Workspace &workspace);
    Old *find(ThemeId theme);
    void splitAgain(const store::ThemeEdit &edit, const std::map<ThemeId, ThemeId> &become,
                    std::vector<store::CarriedEdit> &edits) const;

    const PostTable *m_table;
    std::span<const std::uint32_t> m_rows;
    std::int64_t m_run = 0;
    std::vector<Old> m_old;
    std::vector<store::ThemeEdit> m_edits;     ///< all of the current run
    std::map<std::int64_t, Split> m_splits;    ///< by the edit
    std::vector<store::MovedPost> m_moved;
    std::vector<PostId> m_placed;              ///< those that the new run is over, sorted
    std::vector<std::int32_t> m_oldOf;         ///< per row of the table: index into m_old, -1 = no theme
    std::vector<std::uint8_t> m_inRun;         ///< per row of the table
    std::vector<std::int64_t> m_lastSeen;      ///< per entry of m_rows: the last run that has looked at it, 0 = none told of
};

} // namespace parlance::analysis
