// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sentiment/rules.h"
#include "core/sentiment/sentiment.h"
#include "core/sentiment/units.h"

namespace parlance::sentiment {

/// A text while it is scored. Meant to be used again for the next text.
struct Reading
{
    UnitText text;
    RuleScore rules;

    /// Gives the memory of an unusually long text back.
    void trim();
};

/// The lexicon that texts of a language are read with; nullptr when there is none.
const Lexicon *lexiconFor(Language language);

/// What this thread knows of a lexicon's tokens.
Entries &entriesOf(const Lexicon &lexicon);

/// The verdict on a text that the rules have been over.
Verdict verdictOf(const Reading &reading, Language language);

} // namespace parlance::sentiment
