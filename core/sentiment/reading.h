// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sentiment/features.h"
#include "core/sentiment/rules.h"
#include "core/sentiment/scorer.h"
#include "core/sentiment/sentiment.h"
#include "core/sentiment/units.h"

namespace parlance::sentiment {

/// What the learned model makes of a text.
struct LearnedScore
{
    bool used = false;
    Figures figures{};
    Heads evidence{};    ///< Model::evidence()
    Weights words{};     ///< sums over words and pairs
    Weights grams{};     ///< and over character n-grams
    Heads sums{};
};

/// A text while it is scored. Meant to be used again for the next text.
struct Reading
{
    UnitText text;
    RuleScore rules;
    LearnedScore learned;

    /// Gives the memory of an unusually long text back.
    void trim();
};

/// The lexicon that texts of a language are read with; nullptr when there is none.
const Lexicon *lexiconFor(Language language);

/// What this thread knows of a lexicon's tokens.
Entries &entriesOf(const Lexicon &lexicon);

/// Fills reading.learned, when it is asked for and the language has a model. Two kinds of text are left to the rules: those
/// with a mark of sarcasm, whose words mean the opposite of what was learned, and those whose every word the rules know.
void applyModel(Reading &reading, const Entries &entries, Correction correction);

/// The verdict on a text that the rules and the model have been over.
Verdict verdictOf(const Reading &reading, const Lexicon &lexicon, Language language);

} // namespace parlance::sentiment
