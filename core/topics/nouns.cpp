// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/nouns.h"

#include <algorithm>
#include <string_view>

namespace parlance::topics {

namespace {

struct Cues
{
    Language language;
    bool adjectiveFirst = false; ///< as a rule: a word after an article that another of content follows tells nothing
    std::vector<std::string_view> noun;
    std::vector<std::string_view> weakNoun;
    std::vector<std::string_view> verb;
};

const std::vector<Cues> &allCues()
{
    static const std::vector<Cues> list{
        {English, true,
         {"the", "a", "an", "this", "these", "those", "my", "your", "their", "our", "his", "its", "every", "each",
          "another"},
         {"of", "in", "on", "for", "with", "about", "her", "no", "any", "some", "from", "and", "or", "between", "per",
          "into", "at", "as", "more", "most"},
         {"to", "i", "you", "we", "they", "he", "she", "it", "who", "that", "which", "will", "would", "can", "could",
          "should", "must", "may", "might", "not", "never", "don't", "doesn't", "didn't", "won't", "can't", "always",
          "just", "by", "is", "are", "was", "were", "be", "been", "i'm", "you're", "we're", "they're", "it's", "keep",
          "stop", "start"}},
        {French, false,
         {"un", "une", "des", "du", "ce", "cet", "cette", "ces", "mon", "ma", "mes", "ton", "ta", "tes", "son", "sa",
          "ses", "notre", "nos", "votre", "vos", "leurs", "au", "aux", "chaque", "quelques", "plusieurs"},
         {"le", "la", "les", "de", "leur", "en", "sur", "avec", "par", "dans", "sans", "et", "ou"},
         {"je", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "qui", "ne", "se", "pour"}},
        {Language(std::string_view("de")), true,
         {"der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines", "kein", "keine",
          "mein", "meine", "meinen", "meiner", "dein", "deine", "seine", "ihre", "unser", "unsere", "diese", "dieser",
          "dieses", "im", "am", "zum", "zur", "vom", "beim"},
         {"von", "mit", "und", "oder", "ohne", "für", "in", "bei", "nach", "aus"},
         {"ich", "du", "er", "wir", "ihr", "man", "zu", "nicht", "wer"}},
        {Language(std::string_view("es")), false,
         {"el", "un", "una", "unos", "unas", "los", "las", "del", "al", "mi", "mis", "tu", "tus", "su", "sus",
          "nuestro", "nuestra", "este", "esta", "estos", "estas", "ese", "esa", "cada"},
         {"la", "lo", "de", "en", "con", "sin", "por", "y", "o"},
         {"yo", "él", "ella", "nosotros", "ellos", "que", "no", "se", "me", "te", "nos", "para"}},
        {Language(std::string_view("it")), false,
         {"il", "un", "uno", "una", "i", "del", "della", "dei", "delle", "degli", "dal", "dalla", "al", "alla", "ai",
          "nel", "nella", "sul", "sulla", "mio", "mia", "tuo", "tua", "suo", "sua", "questo", "questa", "ogni"},
         {"la", "lo", "le", "gli", "di", "in", "con", "senza", "per", "e", "o"},
         {"io", "lui", "lei", "noi", "voi", "loro", "che", "non", "si", "mi", "ti", "ci", "chi"}},
        {Language(std::string_view("pt")), false,
         {"um", "uma", "uns", "umas", "do", "da", "dos", "das", "no", "na", "nos", "nas", "ao", "pelo", "pela", "meu",
          "minha", "seu", "sua", "este", "esta", "esse", "essa", "cada"},
         {"o", "a", "os", "as", "de", "em", "com", "sem", "por", "e", "ou"},
         {"eu", "ele", "ela", "nós", "eles", "você", "que", "não", "se", "me", "te", "para", "pra"}},
        {Language(std::string_view("nl")), true,
         {"de", "het", "een", "mijn", "jouw", "zijn", "haar", "onze", "ons", "hun", "deze", "dit", "elke", "geen"},
         {"van", "met", "en", "of", "zonder", "voor", "in", "op", "bij", "uit"},
         {"ik", "je", "jij", "hij", "ze", "wij", "we", "jullie", "te", "niet", "wie"}},
    };
    return list;
}

bool contains(const std::vector<std::string_view> &list, std::string_view text)
{
    return std::find(list.begin(), list.end(), text) != list.end();
}

const Cues *cuesFor(Language language)
{
    const auto found = std::find_if(allCues().begin(), allCues().end(),
                                    [&](const Cues &cues) { return cues.language == language; });
    return found == allCues().end() ? nullptr : &*found;
}

} // namespace

WordUse::WordUse(const Corpus &corpus, const Vocabulary &vocabulary, const Progress &progress)
    : m_cues(corpus.forms.size(), NoCue), m_told(corpus.forms.size(), 0), m_counts(corpus.forms.size()),
      m_nounForm(vocabulary.surface)
{
    std::vector<std::uint8_t> adjectiveFirst(corpus.forms.size(), 0);
    for (std::size_t f = 0; f < corpus.forms.size(); ++f) {
        const Form &form = corpus.forms[f];
        const Cues *cues = cuesFor(form.language);
        if (cues == nullptr)
            continue;
        m_told[f] = 1;
        adjectiveFirst[f] = cues->adjectiveFirst;
        m_cues[f] = contains(cues->noun, form.text)       ? NounCue
                    : contains(cues->weakNoun, form.text) ? WeakNounCue
                    : contains(cues->verb, form.text)     ? VerbCue
                                                          : NoCue;
    }
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
            const bool goesOn = t + 1 < corpus.begin[d + 1] && (corpus.tokens[t + 1] & Corpus::BreakBit) == 0
                                && vocabulary.isStopForm[Corpus::form(corpus.tokens[t + 1])] == 0;
            if (cue == NounCue && goesOn && adjectiveFirst[form] != 0)
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
