// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/posttable.h"
#include "core/store/themeedits.h"
#include "core/topics/themes.h"

#include <cstdint>
#include <map>
#include <span>
#include <vector>

namespace parlance::analysis {

/// What a person has done to the themes, on its way from one run to the next.
///
/// Before the run: pinned themes, merged ones, and those that a split made keep all their posts, moved posts stay where they were put,
/// added words pull posts to their theme, which its own best words hold in its place, as they hold a theme that was given a name;
/// excluded words mark nothing. After it: names go to the theme that was kept, else to the new one with most of the old one's posts;
/// new themes most of whose posts lay in themes that were merged are merged again.
class ThemeCarry
{
public:
    /// \param table  with the themes of the current run as edits have left them.
    static Result<ThemeCarry> prepare(const store::Workspace &workspace, const PostTable &table);

    /// Puts the constraints into the model's options and documents.
    /// \param rows  of the documents' posts. \param documentOf  per row of `rows`.
    void constrain(topics::ThemeOptions &options, std::span<topics::Document> documents,
                   std::span<const std::uint32_t> rows, std::span<const std::uint32_t> documentOf);

    /// Stores as edits of the new run, which is the newest, what it takes over.
    Result<void> takeOver(const store::Workspace &workspace, std::span<const std::uint32_t> rows,
                          std::span<const std::uint32_t> documentOf, const topics::ThemeModel &model) const;

private:
    struct Old
    {
        store::Theme theme;
        std::vector<std::string> words;   ///< that a person added
        std::vector<std::uint32_t> moved; ///< rows that a person put here
        bool keepsPosts = false;
        int kept = -1; ///< index into ThemeOptions::kept

        bool hasOnlyAName() const { return !keepsPosts && words.empty() && moved.empty(); }
    };
    /// Per old theme: how many documents went to each new one.
    using Flow = std::map<std::pair<std::size_t, std::int32_t>, std::int64_t>;

    explicit ThemeCarry(const PostTable &table) : m_table(&table) {}
    std::vector<std::int32_t> targets(const topics::ThemeModel &model, const Flow &flow) const;
    void carryMerges(std::vector<store::CarriedEdit> &edits, const std::vector<store::Theme> &now,
                     const std::vector<std::int32_t> &target, const topics::ThemeModel &model,
                     const Flow &flow) const;

    const PostTable *m_table;
    std::vector<Old> m_old;
    std::vector<std::int32_t> m_indexOf; ///< by number: index into m_old, -1 = no theme
    std::vector<std::string> m_excluded;
    std::vector<PostId> m_freed; ///< posts that a person took out of their theme
};

} // namespace parlance::analysis
