// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/posttable.h"
#include "core/store/themeedits.h"
#include "core/topics/themes.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace parlance::analysis {

/// What a person has done to the themes, on its way from one run to the next.
///
/// Before the run: whatever theme a person has touched is kept, with its posts. Of pinned themes, merged ones,
/// and those that a split made, all stay, as do posts that were moved; others may go where their words were
/// added, or with the parts of a theme that has but a name. Added words pull posts to their theme; excluded
/// words mark nothing. After it: the edits are those of the new theme that was kept.
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
                          const topics::ThemeModel &model) const;

private:
    struct Old
    {
        store::Theme theme;
        std::vector<std::string> words;   ///< that a person added
        std::vector<std::uint32_t> moved; ///< rows that a person put here
        bool keepsPosts = false;
        int kept = -1; ///< index into ThemeOptions::kept

        bool isKept() const { return keepsPosts || theme.renamed || !words.empty() || !moved.empty(); }
    };

    explicit ThemeCarry(const PostTable &table) : m_table(&table) {}
    /// The old theme that a row is in; nullptr = none.
    const Old *oldOf(std::uint32_t row) const;

    const PostTable *m_table;
    std::vector<Old> m_old;
    std::vector<std::int32_t> m_indexOf; ///< by number: index into m_old, -1 = no theme
    std::vector<std::string> m_excluded;
    std::vector<PostId> m_freed; ///< posts that a person took out of their theme
    std::vector<PostId> m_seen;  ///< posts that the current run has looked at, by id
};

} // namespace parlance::analysis
