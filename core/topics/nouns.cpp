// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/nouns.h"

#include <algorithm>
#include <string_view>

namespace parlance::topics {

namespace {

struct Cues
{
    Language language;
    std::vector<std::string_view> noun;
    std::vector<std::string_view> weakNoun;
    std::vector<std::string_view> verb;
};

const std::vector<Cues> &allCues()
{
    static const std::vector<Cues> list{
        {English,
         {"the", "a", "an", "this", "these", "those", "my", "your", "their", "our", "his", "its", "every", "each",
          "another"},
         {"of", "in", "on", "for", "with", "about", "her", "no", "any", "some", "from", "and", "or", "between", "per",
          "into", "at", "as", "more", "most"},
         {"to", "i", "you", "we", "they", "he", "she", "it", "who", "that", "which", "will", "would", "can", "could",
          "should", "must", "may", "might", "not", "never", "don't", "doesn't", "didn't", "won't", "can't", "always",
          "just", "by", "is", "are", "was", "were", "be", "been", "i'm", "you're", "we're", "they're", "it's", "keep",
          "stop", "start"}},
        {French,
         {"un", "une", "des", "du", "ce", "cet", "cette", "ces", "mon", "ma", "mes", "ton", "ta", "tes", "son", "sa",
          "ses", "notre", "nos", "votre", "vos", "leurs", "au", "aux", "chaque", "quelques", "plusieurs"},
         {"le", "la", "les", "de", "leur", "en", "sur", "avec", "par", "dans", "sans", "et", "ou"},
         {"je", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "qui", "ne", "se", "pour"}},
    };
    return list;
}

bool contains(const std::vector<std::string_view> &list, std::string_view text)
{
    return std::find(list.begin(), list.end(), text) != list.end();
}

} // namespace

std::vector<Cue> cuesOf(const Corpus &corpus)
{
    std::vector<Cue> cues(corpus.forms.size(), NoCue);
    for (std::size_t f = 0; f < corpus.forms.size(); ++f) {
        const Form &form = corpus.forms[f];
        for (const Cues &own : allCues()) {
            if (own.language != form.language)
                continue;
            cues[f] = contains(own.noun, form.text)       ? NounCue
                      : contains(own.weakNoun, form.text) ? WeakNounCue
                      : contains(own.verb, form.text)     ? VerbCue
                                                          : NoCue;
        }
    }
    return cues;
}

WordUse::WordUse(const Corpus &corpus, const Vocabulary &vocabulary, std::vector<Cue> cues, const Progress &progress)
    : m_cues(std::move(cues)), m_told(corpus.forms.size(), 0), m_counts(corpus.forms.size()),
      m_nounForm(vocabulary.surface)
{
    for (std::size_t f = 0; f < corpus.forms.size(); ++f)
        m_told[f] = corpus.forms[f].language == English || corpus.forms[f].language == French;
    for (std::size_t d = 0; d < corpus.documents(); ++d) {
        if (d % 256 == 0 && progress.isCancelled())
            return;
        for (std::uint64_t t = corpus.begin[d]; t < corpus.begin[d + 1]; ++t) {
            const std::uint32_t token = corpus.tokens[t];
            const std::uint32_t form = Corpus::form(token);
            if (vocabulary.termOfForm[form] == NoTerm)
                continue;
            Count &count = m_counts[form];
            ++count.uses;
            if ((token & Corpus::BreakBit) != 0 || t == corpus.begin[d])
                continue;
            const std::uint32_t before = Corpus::form(corpus.tokens[t - 1]);
            const Cue cue = m_cues[before];
            if (vocabulary.isStopForm[before] == 0 || cue == WeakNounCue)
                continue;
            // In French the adjective comes behind as a rule: what the article stands before is the noun.
            const bool goesOn = t + 1 < corpus.begin[d + 1] && (corpus.tokens[t + 1] & Corpus::BreakBit) == 0
                                && vocabulary.isStopForm[Corpus::form(corpus.tokens[t + 1])] == 0;
            if (cue == NounCue && goesOn && corpus.forms[form].language == English)
                continue;
            ++count.told;
            count.nouns += cue == NounCue;
            count.verbs += cue == VerbCue;
        }
    }
    for (std::uint32_t f = 0; f < m_counts.size(); ++f) {
        const std::uint32_t term = vocabulary.termOfForm[f];
        if (term == NoTerm)
            continue;
        // A rare form is often another word of the same stem: "political" is not "polite".
        const bool common = 3 * m_counts[f].uses >= m_counts[vocabulary.surface[term]].uses;
        if (common && m_counts[f].nouns > m_counts[m_nounForm[term]].nouns)
            m_nounForm[term] = f;
    }
}

double WordUse::noun(std::uint32_t form) const
{
    if (m_told[form] == 0)
        return 1.0;
    // An article before three in ten is a noun's share.
    const Count &count = m_counts[form];
    return std::min(1.0, (count.nouns + 0.4) / (count.told + 2.0) / 0.3);
}

double WordUse::verb(std::uint32_t form) const
{
    const Count &count = m_counts[form];
    return count.verbs / (count.verbs + 2.0 * count.nouns + 2.0);
}

} // namespace parlance::topics
