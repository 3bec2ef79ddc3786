// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/topics/placing/knownthemes.h"
#include "core/topics/words/document.h"

#include <cstdint>
#include <span>
#include <vector>

namespace parlance::topics {

/// What themes are made of that no search has found: those which a person has put together, learned from
/// their posts.
///
/// \param known   whose words count, with their factors.
/// \param theme   per document, below `themes`.
/// \param worth   of one post, as themes that were learned from a sample count only a part of theirs; > 0.
/// \returns unfinished when cancelled: ask progress. The same bytes every time.
std::vector<KnownThemes::Theme> learnThemes(const KnownThemes &known, std::span<const Document> documents,
                                            std::span<const std::int32_t> theme, std::size_t themes,
                                            double worth, const Progress &progress);

/// Several themes as one: it has the posts and the words of all.
KnownThemes::Theme joined(const std::vector<const KnownThemes::Theme *> &themes);

} // namespace parlance::topics
