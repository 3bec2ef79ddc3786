// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/posttable.h"
#include "core/sentiment/sentiment.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parlance::analysis {

/// What part of the corpus one looks at. Empty lists and nullopt do not restrict; values of one list are
/// alternatives, different criteria must all hold. The same for every view and command.
struct Filter
{
    std::vector<ForumId> forums;
    std::optional<std::int64_t> from;         ///< created at or after, seconds since 1970
    std::optional<std::int64_t> until;        ///< created before
    std::vector<Language> languages;          ///< Undetermined is a value like others
    std::optional<std::int32_t> minScore, maxScore; ///< inclusive; posts without a score never pass
    std::vector<sentiment::Class> sentiments;
    std::vector<AuthorId> authors;
    std::vector<ThreadId> threads;
    std::vector<int> themes;                  ///< numbers of the current run; -1 = unassigned, -2 = not looked at
    std::string query;                        ///< full text; empty = any
    bool includeDeleted = false;              ///< deleted and removed posts
    bool includeBots = false;
    bool includeStickied = false;
    bool includeModerators = false;           ///< written as a moderator or administrator
    bool includeDuplicates = false;           ///< copies of earlier posts, once they were looked for

    friend bool operator==(const Filter &, const Filter &) = default;
};

/// A JSON object with the criteria that restrict, keys in fixed order; for runs and methods notes.
std::string toJson(const Filter &filter);
/// The filter again. \error BadInput  it is no JSON of toJson(), or has criteria that are not known here.
Result<Filter> filterFrom(std::string_view json);

/// Rows of a PostTable that pass a filter, ascending.
using Selection = std::vector<std::uint32_t>;

/// Applies a filter. Linear in the table; under 20 ms at a million posts but for the query, which asks the
/// full-text index.
/// \error BadInput  the query holds no word; Cancelled.
Result<Selection> select(const PostTable &table, const Filter &filter, const store::Workspace &workspace,
                         Progress &progress);

/// The same with the query's answer already at hand (sorted post ids), without touching the workspace.
Selection select(const PostTable &table, const Filter &filter, const std::vector<PostId> *matches);

} // namespace parlance::analysis
