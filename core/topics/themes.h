// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/topics/finding/themesearch.h"
#include "core/topics/words/document.h"

#include <span>

namespace parlance::topics {

/// Finds the themes of a corpus, across its threads.
///
/// The same documents, options and seed give the same bytes on any number of threads and machines.
/// Of more than 100,000 documents a sample teaches the themes (whole threads of it, where documents come in threads), and
/// the rest are placed by what it taught.
/// A pinned document is in its kept theme, even when it has no words.
/// Too little text (three posts, all the same, all stop words) gives a model without themes but kept ones,
/// not an error. \param progress  reports steps of work done out of a total. \error ErrorCode::Cancelled.
Result<ThemeModel> findThemes(std::span<const Document> documents, const ThemeOptions &options,
                              Progress &progress);

} // namespace parlance::topics
