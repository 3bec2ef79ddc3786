// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/topics/naming/phrases.h"
#include "core/topics/words/corpus.h"
#include "core/topics/words/document.h"

#include <span>

namespace parlance::topics {

/// Whether a phrase is a person's name, or what else somebody puts below each post: at the end of posts of
/// one person, or in the same words that several end with.
bool isSignature(const Phrase &phrase, std::span<const Document> documents, const Corpus &corpus);

} // namespace parlance::topics
