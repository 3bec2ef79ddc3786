// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/topics/naming/phrases.h"
#include "core/topics/words/nouns.h"

namespace parlance::topics {

/// How much a phrase looks like a name for a thing, in (0, 1], by the words around it: "promises jobs" comes
/// after "it" and "who", "data centre" after "the" and "a"; "hiring junior" goes on with "developers".
double nominal(const Phrase &phrase, const Phrases &phrases, const Corpus &corpus,
               const Vocabulary &vocabulary, const WordUse &use);

} // namespace parlance::topics
