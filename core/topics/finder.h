// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/topics/themes.h"

namespace parlance::topics {

/// Workers that the options ask for, at least 1.
int workersOf(const ThemeOptions &options);

/// What a search that was cancelled returns.
Error searchStopped();

/// Finds the themes of documents that all teach them; findThemes() is for everybody else. \error ErrorCode::Cancelled.
Result<ThemeModel> findInAll(std::span<const Document> documents, const ThemeOptions &options, Progress &progress);

} // namespace parlance::topics
