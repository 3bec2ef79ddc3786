// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/topics/finding/themesearch.h"
#include "core/topics/words/document.h"

#include <span>

namespace parlance::topics {

struct PreparedPosts;

/// Gives the themes of a model their terms, coherence and labels, and counts their words. Unfinished when
/// cancelled: ask progress. \param options  of the search: user names and workers.
void describeThemes(std::span<const Document> documents, const PreparedPosts &posts,
                    const ThemeOptions &options, ThemeModel &model, Progress &progress);

} // namespace parlance::topics
