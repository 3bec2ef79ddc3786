// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/language.h"
#include "core/base/progress.h"
#include "core/store/languages.h"
#include "core/store/workspace.h"

#include <cstdint>
#include <optional>

namespace parlance::import {

/// Decides the languages that texts alone leave open, each with the rest of its thread and, more weakly, of its forum
/// (text::LanguagePool), scores those posts anew whose language changed, and lets a person's corrections stand.
///
/// The answer hangs on the posts of the workspace alone, not on the order or the batches in which they came, so that doing it
/// again changes nothing. An import does it when its last source ends; where it was interrupted, the next one does. One pass
/// over the facts of the posts and one over those that are open; texts are read only where a language changes. Memory grows
/// with the threads that have such posts, some hundred bytes each.
/// \returns how many posts changed. \error Cancelled  what was decided before stands.
Result<std::int64_t> decideLanguages(const store::Workspace &workspace, Progress &progress);

/// Lets a person say what a post, a thread or a forum is written in; sentiment follows. In one transaction.
/// \param language  nullopt takes back what was said: what the program found stands again.
/// \returns how many posts changed. \error Cancelled  nothing changed.
Result<std::int64_t> correctLanguage(const store::Workspace &workspace, store::LanguageScope scope, std::int64_t target,
                                     std::optional<Language> language, Progress &progress);

} // namespace parlance::import
