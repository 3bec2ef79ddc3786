// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/store/workspace.h"

#include <string>
#include <string_view>
#include <vector>

namespace parlance::store {

/// What a query asks of scripts that are written without spaces between words (Chinese, Japanese, Thai, Lao, Khmer, Burmese)
/// and of emoji: the index, which any SQLite can query, has whole clauses of the former for words, and none of the latter. Such
/// runs are looked for in the texts instead.
struct RunQuery
{
    std::vector<std::string> runs; ///< every one has to be in the title or the text; empty: the index can answer alone
    std::string rest;              ///< the query without them, plain words
};

RunQuery runsOf(std::string_view query);

/// The posts that hold all runs, by id. Reads every text. \error Cancelled.
Result<std::vector<PostId>> postsWithRuns(const Workspace &workspace, const std::vector<std::string> &runs);

/// A stretch of one post around the first run, all runs in it between U+0002 and U+0003; empty when there is none.
Result<std::string> excerptAround(const Workspace &workspace, const std::vector<std::string> &runs, PostId post);

} // namespace parlance::store
