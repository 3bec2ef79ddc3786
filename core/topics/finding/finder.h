// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/topics/finding/themesearch.h"
#include "core/topics/words/document.h"

namespace parlance::topics {

/// Workers that the options ask for, at least 1.
int workersOf(const ThemeOptions &options);

/// What a search that was cancelled returns.
Error searchStopped();

/// Finds the themes of documents that all teach them; findThemes() is for everybody else. \error
/// ErrorCode::Cancelled.
///
/// Each step has a file: the words of the posts and their weights (preparing.h), the fit (foundthemes.h),
/// themes that hold more than one subject (widethemes.h), the theme of every post (assigning.h), themes that
/// are none (weakthemes.h), those that a person keeps (keeping.h), what is remembered to place other posts
/// (remembering.h), and terms and labels (describing.h).
Result<ThemeModel> findInAll(std::span<const Document> documents, const ThemeOptions &options,
                             Progress &progress);

} // namespace parlance::topics
