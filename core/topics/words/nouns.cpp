// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/words/nouns.h"

#include <algorithm>
#include <string_view>

namespace parlance::topics {

namespace {

constexpr double VerbEnough = 0.5;
/// Of its uses that another word of content is beside, for a word that ends as adjectives do to be one.
constexpr double AdjectiveShare = 0.25;
constexpr double AdjectiveWorth = 0.35;
constexpr double NounRate = 0.3;    ///< of a noun's uses, that stand after an article or a possessive
constexpr double ListedUses = 12.0; ///< uses here, that what a list says of a word counts as
constexpr double ListedAdjective =
    0.3;                          ///< of the uses of a word, for it to be an adjective where it stands as one
constexpr double NeverNoun = 0.6; ///< noun() at most, of what no list knows as one
constexpr double AlwaysVerb = 0.8;  ///< PartOfSpeech::verb of what is hardly anything else
constexpr double ListedVerbs = 4.0; ///< the same, uses after a word that tells a verb

struct Cues
{
    Language language;
    /// As a rule: a word after an article that another of content follows tells nothing.
    bool adjectiveFirst = false;
    bool pluralS = false; ///< a noun takes an s, or es, where there are several
    std::vector<std::string_view>
        adjective; ///< how adjectives, participles and adverbs end; some nouns do too
    std::vector<std::string_view> noun;
    std::vector<std::string_view> weakNoun;
    std::vector<std::string_view> verb;
};

const std::vector<Cues> &allCues()
{
    static const std::vector<Cues> list{
        {English,
         true,
         true,
         {"al", "ic", "ive", "ous", "ful", "able", "ible", "less", "ary", "ed", "ish", "ent", "ant", "ist",
          "ern", "ly", "est"},
         {"the", "a", "an", "this", "these", "those", "my", "your", "their", "our", "his", "its", "every",
          "each", "another"},
         {"of",   "in",  "on", "for",     "with", "about", "her", "no", "any",  "some",
          "from", "and", "or", "between", "per",  "into",  "at",  "as", "more", "most"},
         {"to",     "i",     "you",     "we",    "they",    "he",     "she",    "it",    "who",
          "that",   "which", "will",    "would", "can",     "could",  "should", "must",  "may",
          "might",  "not",   "never",   "don't", "doesn't", "didn't", "won't",  "can't", "always",
          "just",   "by",    "is",      "are",   "was",     "were",   "be",     "been",  "i'm",
          "you're", "we're", "they're", "it's",  "keep",    "stop",   "start"}},
        {French,
         false,
         true,
         {"ment", "eux", "euse", "ible", "able", "if", "ive", "ique", "é", "ée", "és", "ées", "aire", "ant",
          "ent"},
         {"un",  "une",   "des", "du",    "ce",  "cet", "cette",  "ces",      "mon",
          "ma",  "mes",   "ton", "ta",    "tes", "son", "sa",     "ses",      "notre",
          "nos", "votre", "vos", "leurs", "au",  "aux", "chaque", "quelques", "plusieurs"},
         {"le", "la", "les", "de", "leur", "en", "sur", "avec", "par", "dans", "sans", "et", "ou"},
         {"je", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "qui", "ne", "se", "pour"}},
        {Language(std::string_view("de")),
         true,
         false,
         {"lich", "liche", "lichen", "ig", "ige", "igen", "isch", "ische", "ischen"},
         {"der",   "die",   "das",   "den",  "dem",   "des",    "ein",   "eine",   "einen",
          "einem", "einer", "eines", "kein", "keine", "mein",   "meine", "meinen", "meiner",
          "dein",  "deine", "seine", "ihre", "unser", "unsere", "diese", "dieser", "dieses",
          "im",    "am",    "zum",   "zur",  "vom",   "beim"},
         {"von", "mit", "und", "oder", "ohne", "für", "in", "bei", "nach", "aus"},
         {"ich", "du", "er", "wir", "ihr", "man", "zu", "nicht", "wer"}},
        {Language(std::string_view("es")),
         false,
         true,
         {"mente", "ado", "ada", "ados", "adas", "ido", "ida", "able", "ible", "oso", "osa", "ivo", "iva"},
         {"el",  "un", "una", "unos",    "unas",    "los",  "las",  "del",   "al",    "mi",  "mis", "tu",
          "tus", "su", "sus", "nuestro", "nuestra", "este", "esta", "estos", "estas", "ese", "esa", "cada"},
         {"la", "lo", "de", "en", "con", "sin", "por", "y", "o"},
         {"yo", "él", "ella", "nosotros", "ellos", "que", "no", "se", "me", "te", "nos", "para"}},
        {Language(std::string_view("it")),
         false,
         false,
         {"mente", "ato", "ata", "ati", "ate", "uto", "uta", "abile", "ibile", "oso", "osa", "ivo", "iva"},
         {"il",  "un",    "uno", "una",  "i",   "del",    "della",  "dei", "delle", "degli",
          "dal", "dalla", "al",  "alla", "ai",  "nel",    "nella",  "sul", "sulla", "mio",
          "mia", "tuo",   "tua", "suo",  "sua", "questo", "questa", "ogni"},
         {"la", "lo", "le", "gli", "di", "in", "con", "senza", "per", "e", "o"},
         {"io", "lui", "lei", "noi", "voi", "loro", "che", "non", "si", "mi", "ti", "ci", "chi"}},
        {Language(std::string_view("pt")),
         false,
         true,
         {"mente", "ado", "ada", "ados", "adas", "ido", "ida", "ável", "ível", "oso", "osa", "ivo", "iva"},
         {"um", "uma",  "uns",  "umas", "do",    "da",  "dos", "das",  "no",   "na",   "nos",  "nas",
          "ao", "pelo", "pela", "meu",  "minha", "seu", "sua", "este", "esta", "esse", "essa", "cada"},
         {"o", "a", "os", "as", "de", "em", "com", "sem", "por", "e", "ou"},
         {"eu", "ele", "ela", "nós", "eles", "você", "que", "não", "se", "me", "te", "para", "pra"}},
        {Language(std::string_view("nl")),
         true,
         false,
         {"lijk", "lijke", "ig", "ige", "isch", "ische"},
         {"de", "het", "een", "mijn", "jouw", "zijn", "haar", "onze", "ons", "hun", "deze", "dit", "elke",
          "geen"},
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

/// "songs" of "song"; in the languages that write it with an s.
bool isPluralOf(const Form &plural, const Form &singular)
{
    const Cues *cues = cuesFor(singular.language);
    if (cues == nullptr || !cues->pluralS || plural.language != singular.language)
        return false;
    const std::string_view one = singular.text;
    const std::string_view many = plural.text;
    if (many.starts_with(one))
        return many.substr(one.size()) == "es" || (many.substr(one.size()) == "s" && !one.ends_with('s'));
    return one.ends_with('y') && many.starts_with(one.substr(0, one.size() - 1)) &&
           many.substr(one.size() - 1) == "ies";
}

bool endsAsAdjective(const Form &form, const Cues &cues)
{
    return form.text.size() > 5 &&
           std::any_of(cues.adjective.begin(), cues.adjective.end(),
                       [&](std::string_view ending) { return form.text.ends_with(ending); });
}

} // namespace

bool isNounFirst(Language language)
{
    const Cues *cues = cuesFor(language);
    return cues != nullptr && !cues->adjectiveFirst;
}

WordUse::WordUse(const Corpus &corpus, const Vocabulary &vocabulary, const Progress &progress)
    : m_corpus(corpus), m_vocabulary(vocabulary), m_cues(corpus.forms.size(), NoCue),
      m_told(corpus.forms.size(), 0), m_shaped(corpus.forms.size(), 0), m_counts(corpus.forms.size()),
      m_formsOf(vocabulary.size())
{
    std::vector<std::uint8_t> adjectiveFirst(corpus.forms.size(), 0);
    for (std::size_t f = 0; f < corpus.forms.size(); ++f) {
        const Form &form = corpus.forms[f];
        if (vocabulary.termOfForm[f] != NoTerm)
            m_formsOf[vocabulary.termOfForm[f]].push_back(static_cast<std::uint32_t>(f));
        const Cues *cues = cuesFor(form.language);
        if (cues == nullptr)
            continue;
        m_told[f] = 1;
        adjectiveFirst[f] = cues->adjectiveFirst;
        m_shaped[f] = endsAsAdjective(form, *cues);
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
            const bool opening = (token & Corpus::BreakBit) != 0 || t == corpus.begin[d];
            const bool goesOn = t + 1 < corpus.begin[d + 1] &&
                                (corpus.tokens[t + 1] & Corpus::BreakBit) == 0 &&
                                vocabulary.isStopForm[Corpus::form(corpus.tokens[t + 1])] == 0;
            count.attached +=
                adjectiveFirst[form] != 0
                    ? goesOn
                    : !opening && vocabulary.isStopForm[Corpus::form(corpus.tokens[t - 1])] == 0;
            if (opening)
                continue;
            const std::uint32_t before = Corpus::form(corpus.tokens[t - 1]);
            const Cue cue = m_cues[before];
            if (vocabulary.isStopForm[before] == 0 || cue == WeakNounCue)
                continue;
            if (cue == NounCue && goesOn && adjectiveFirst[form] != 0)
                continue;
            ++count.told;
            count.nouns += cue == NounCue;
            count.verbs += cue == VerbCue;
        }
    }
    m_verbOfTerm.assign(vocabulary.size(), 0.0F);
    for (std::size_t term = 0; term < m_formsOf.size(); ++term) {
        Count all;
        for (const std::uint32_t form : m_formsOf[term]) {
            all.verbs += m_counts[form].verbs;
            all.nouns += m_counts[form].nouns;
        }
        m_verbOfTerm[term] = static_cast<float>(all.verbs / (all.verbs + 2.0 * all.nouns + 2.0));
    }
}

const std::optional<PartOfSpeech> &WordUse::listed(std::uint32_t form) const
{
    const auto [found, isNew] = m_listed.try_emplace(form);
    if (isNew) {
        const Form &word = m_corpus.forms[form];
        found->second = partOfSpeech(word.text, m_stems.of(word.text, word.language), word.language);
    }
    return found->second;
}

double WordUse::noun(std::uint32_t form) const
{
    const std::optional<PartOfSpeech> &part = listed(form);
    // Who reads a word by itself takes it for the noun that it can be; what it does as a verb counts half.
    const double listedNoun = part ? part->noun / (1.0 - 0.5 * part->verb) : 1.0;
    if (m_told[form] == 0)
        return std::max(listedNoun, 0.1);
    const Count &count = m_counts[form];
    if (part) {
        const double used =
            (count.nouns / NounRate + ListedUses * listedNoun + 0.1) / (count.told + ListedUses);
        // An article stands before adjectives, too: it makes no noun of what never is one.
        return std::min(listedNoun > 0.0 ? 1.0 : NeverNoun, used);
    }
    // An article before three in ten is a noun's share; a word that is hardly ever seen is taken for one
    // unless it ends as others do.
    const std::uint32_t term = m_vocabulary.termOfForm[form];
    const double lent = m_shaped[form] != 0 ? 0.1 : 0.4 * (1.0 - (term == NoTerm ? 0.0 : m_verbOfTerm[term]));
    return std::min(1.0, (count.nouns + lent) / (count.told + 2.0) / NounRate);
}

double WordUse::alone(std::uint32_t form) const
{
    const double isNoun = noun(form);
    if (m_told[form] == 0)
        return isNoun;
    const Count &count = m_counts[form];
    const double attached = count.attached / (count.uses + 1.0);
    const std::optional<PartOfSpeech> &part = listed(form);
    const bool shaped = part ? part->noun + part->verb <= 1.0 - ListedAdjective : m_shaped[form] != 0;
    const bool adjective = shaped && (attached > AdjectiveShare || (!part && isParticiple(form)));
    const double shape = adjective ? AdjectiveWorth : 1.0;
    return isNoun * shape * (1.0 - 1.2 * std::max(0.0, attached - 0.5));
}

bool WordUse::isParticiple(std::uint32_t form) const
{
    const Form &word = m_corpus.forms[form];
    return word.language == English && word.text.size() > 5 && word.text.ends_with("ed") &&
           !word.text.ends_with("eed");
}

double WordUse::verb(std::uint32_t form) const
{
    const Count &count = m_counts[form];
    const std::optional<PartOfSpeech> &part = listed(form);
    const double uses = part ? ListedVerbs : 2.0;
    return (count.verbs + (part ? ListedVerbs * part->verb : 0.0)) / (count.verbs + 2.0 * count.nouns + uses);
}

double WordUse::verbInFront(std::uint32_t form) const
{
    if (m_shaped[form] != 0)
        return 0.0;
    // "programming language" and "cast iron" begin with what is mostly a verb.
    const std::optional<PartOfSpeech> &part = listed(form);
    const Count &count = m_counts[form];
    const double used = count.verbs / (count.verbs + 2.0 * count.nouns + 2.0);
    return part && part->verb >= AlwaysVerb && !m_corpus.forms[form].text.ends_with("ing") ? verb(form)
                                                                                           : used;
}

std::uint32_t WordUse::nounForm(std::uint32_t term, Language language) const
{
    std::uint32_t best = m_vocabulary.surface[term];
    if (language != Undetermined && m_corpus.forms[best].language != language) {
        std::uint32_t uses = 0;
        for (const std::uint32_t form : m_formsOf[term]) {
            if (m_corpus.forms[form].language == language && m_counts[form].uses > uses) {
                best = form;
                uses = m_counts[form].uses;
            }
        }
    }
    // A rare form is often another word of the same stem: "political" is not "polite".
    const std::uint32_t common = m_counts[best].uses;
    const Language own = m_corpus.forms[best].language;
    for (const std::uint32_t form : m_formsOf[term]) {
        if (m_corpus.forms[form].language == own && 3 * m_counts[form].uses >= common &&
            m_counts[form].nouns > m_counts[best].nouns)
            best = form;
    }
    return best;
}

std::uint32_t WordUse::shownForm(std::uint32_t term, Language language, double often) const
{
    const std::uint32_t noun = nounForm(term, language);
    for (const std::uint32_t form : m_formsOf[term]) {
        if (isPluralOf(m_corpus.forms[form], m_corpus.forms[noun]) && verb(form) < VerbEnough &&
            m_counts[form].uses >= often * m_counts[noun].uses)
            return form;
    }
    return noun;
}

bool WordUse::isPlural(std::uint32_t form) const
{
    const std::vector<std::uint32_t> &forms = m_formsOf[m_vocabulary.termOfForm[form]];
    return std::any_of(forms.begin(), forms.end(), [&](std::uint32_t other) {
        return isPluralOf(m_corpus.forms[form], m_corpus.forms[other]);
    });
}

} // namespace parlance::topics
