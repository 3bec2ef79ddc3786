// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/naming/nominal.h"

#include <algorithm>

namespace parlance::topics {

double nominal(const Phrase &phrase, const Phrases &phrases, const Corpus &corpus,
               const Vocabulary &vocabulary, const WordUse &use)
{
    double nouns = 0.0;
    double verbs = 0.0;
    double goesOn = 0.0;
    for (const Occurrence &occurrence : phrase.where) {
        const std::uint64_t begin = corpus.begin[occurrence.document] + occurrence.token;
        const std::uint64_t end = begin + phrase.length;
        if (occurrence.token > 0 && (corpus.tokens[begin] & Corpus::BreakBit) == 0) {
            const Cue cue = use.cue(Corpus::form(corpus.tokens[begin - 1]));
            nouns += cue == NounCue || cue == WeakNounCue;
            verbs += cue == VerbCue;
        }
        if (end < corpus.begin[occurrence.document + 1] && (corpus.tokens[end] & Corpus::BreakBit) == 0)
            goesOn += vocabulary.isStopForm[Corpus::form(corpus.tokens[end])] == 0;
    }
    double factor = 1.0 - 0.8 * verbs / (verbs + nouns + 1.0);
    const double open = goesOn / static_cast<double>(phrase.where.size());
    factor *= 1.0 - 0.7 * std::clamp((open - 0.3) / 0.3, 0.0, 1.0);
    const std::vector<std::uint32_t> forms = phrases.formsOf(phrase);
    factor *= 1.0 - 0.8 * use.verbInFront(forms.front());
    // What the phrase names is its last word in English, its first in French.
    const bool headFirst =
        isNounFirst(corpus.forms[forms.front()].language) || (phrase.words[1] & ConnectorBit) != 0;
    factor *= 0.3 + 0.7 * use.noun(headFirst ? forms.front() : forms.back());
    const Occurrence &first = phrase.where.front();
    const Form &head = corpus.forms[Corpus::form(corpus.tokens[corpus.begin[first.document] + first.token])];
    if (head.language == English && phrase.length > 1) {
        const bool pair = (phrase.words[1] & ConnectorBit) == 0;
        if (use.isParticiple(forms.back())) // "finally bloomed"
            factor *= 0.05;
        if (head.text.ends_with(
                "ing")) // "optimizing for engagement"; "hiring managers" only after an article
            factor *= !pair ? 0.2 : nouns > verbs ? 1.0 : 0.5;
        else if (pair && head.text.ends_with("ed")) // "selected items"
            factor *= 0.5;
        else if (pair && head.text.ends_with("s") && !head.text.ends_with("ss") &&
                 !head.text.ends_with("us") &&
                 nouns <= verbs) // "promises jobs"; compounds seldom begin with a plural
            factor *= 0.25;
    }
    return factor;
}

} // namespace parlance::topics
