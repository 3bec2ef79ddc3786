// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sentiment/scorer.h"

#include "core/base/hash.h"
#include "core/sentiment/lexicon.h"
#include "core/sentiment/model.h"
#include "core/sentiment/reading.h"

namespace parlance::sentiment {

bool Scorer::knows(Language language)
{
    return lexiconFor(language) != nullptr;
}

Verdict Scorer::verdict(std::string_view plain, Language language, Correction correction)
{
    const Lexicon *lexicon = lexiconFor(language);
    if (lexicon == nullptr)
        return {};
    thread_local Reading reading;
    NoRuleTrace trace;
    Entries &entries = entriesOf(*lexicon);
    readUnits(plain, entries, reading.text);
    Rules(*lexicon, reading.text, trace).run(reading.rules);
    applyModel(reading, entries, correction);
    const Verdict verdict = verdictOf(reading, *lexicon, language);
    reading.trim();
    return verdict;
}

const std::string &Scorer::lexiconHash()
{
    static const std::string hash = [] {
        Sha256 sum;
        for (const Lexicon *lexicon : Lexicon::all())
            sum.add(lexicon->hash());
        return sum.hex();
    }();
    return hash;
}

const std::string &Scorer::modelHash()
{
    static const std::string hash = [] {
        Sha256 sum;
        for (const Lexicon *lexicon : Lexicon::all()) {
            if (const Model *model = Model::of(lexicon->name()))
                sum.add(model->hash());
        }
        return sum.hex();
    }();
    return hash;
}

} // namespace parlance::sentiment
