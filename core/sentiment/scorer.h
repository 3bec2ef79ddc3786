// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/language.h"
#include "core/sentiment/sentiment.h"

#include <string>
#include <string_view>

namespace parlance::sentiment {

class Lexicon;

/// Whether a learned model corrects what the rules say, where the language has one.
enum class Correction { None, Learned };

/// The program's own sentiment: a lexicon and repaired rules by sentence (Rules), in every language that has its two files
/// in resources/lexicons (README.md there), corrected by a learned model where the language has one (Model).
///
/// Works on the author's own words, as text::plainText() gives them. Any bytes; linear in their number; the same bits on
/// every machine. Safe from any thread: what a thread learns about tokens is its own.
class Scorer
{
public:
    /// True when texts of this language are scored: it has a lexicon. und counts as English, see verdict().
    static bool knows(Language language);

    /// The verdict on a text. A blank text, and one in a language without a lexicon, is not scored: its class is None and its
    /// figures are 0. A text of undetermined language is read by the English rules, and is not scored when they find
    /// nothing in it.
    static Verdict verdict(std::string_view plain, Language language, Correction correction = Correction::Learned);

    /// The same, taken apart.
    static Explanation explain(std::string_view plain, Language language, Correction correction = Correction::Learned);

    /// SHA-256 over all lexicons and rules, and over all models, for the run that records them.
    static const std::string &lexiconHash();
    static const std::string &modelHash();
};

} // namespace parlance::sentiment
