// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/naming/phrases.h"

#include "core/topics/numbers/numeric.h"

#include <algorithm>

namespace parlance::topics {

namespace {

constexpr std::size_t OccurrencesKept = 48;

/// Little words that may stand inside a phrase, by language; and the word for "and".
struct Connectors
{
    Language language;
    std::string_view conjunction;
    std::vector<std::string_view> inside;
    std::vector<std::string_view> article{}; ///< of these, what no noun has right behind it
};

const std::vector<Connectors> &allConnectors()
{
    static const std::vector<Connectors> list{
        {English, "and", {"of", "the", "for", "in", "at"}, {"the"}},
        {French,
         "et",
         {"de", "du", "des", "la", "le", "les", "à", "au", "aux", "en", "par", "sur"},
         {"la", "le", "les"}},
        {Language(std::string_view("de")), "und", {"der", "des", "von", "im", "am", "für"}},
        {Language(std::string_view("es")), "y", {"de", "del", "la", "el", "los", "las", "en", "a"}, {"la", "el", "los", "las"}},
        {Language(std::string_view("it")), "e", {"di", "del", "della", "dei", "delle", "in", "a"}},
        {Language(std::string_view("pt")), "e", {"de", "do", "da", "dos", "das", "em", "a"}},
        {Language(std::string_view("nl")), "en", {"van", "de", "het", "in", "op"}, {"de", "het"}},
    };
    return list;
}

/// The word for "and" in other languages.
constexpr std::pair<std::string_view, std::string_view> Conjunctions[] = {
    {"sv", "och"}, {"da", "og"},   {"no", "og"}, {"nb", "og"},  {"nn", "og"},  {"is", "og"},  {"fi", "ja"},
    {"et", "ja"},  {"pl", "i"},    {"cs", "a"},  {"sk", "a"},   {"sl", "in"},  {"hr", "i"},   {"bs", "i"},
    {"sr", "и"},   {"bg", "и"},    {"mk", "и"},  {"ru", "и"},   {"uk", "і"},   {"be", "і"},   {"hu", "és"},
    {"ro", "și"},  {"tr", "ve"},   {"az", "və"}, {"el", "και"}, {"ca", "i"},   {"gl", "e"},   {"eu", "eta"},
    {"cy", "a"},   {"ga", "agus"}, {"lt", "ir"}, {"lv", "un"},  {"sq", "dhe"}, {"id", "dan"}, {"ms", "dan"},
    {"tl", "at"},  {"vi", "và"},   {"sw", "na"}, {"af", "en"},  {"eo", "kaj"}, {"la", "et"}};

enum : std::uint8_t
{
    NoConnector,
    Connector,
    Article
};

bool holds(const std::vector<std::string_view> &list, std::string_view word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

} // namespace

std::string_view conjunctionOf(Language language)
{
    for (const Connectors &connectors : allConnectors()) {
        if (connectors.language == language)
            return connectors.conjunction;
    }
    for (const auto &[code, conjunction] : Conjunctions) {
        if (Language(code) == language)
            return conjunction;
    }
    return "/";
}

bool hasConnectors(Language language)
{
    return std::any_of(allConnectors().begin(), allConnectors().end(),
                       [&](const Connectors &connectors) { return connectors.language == language; });
}

std::string_view conjunctionBefore(std::string_view word, Language language)
{
    const auto begins = [&](std::string_view small, std::string_view capital) {
        return word.starts_with(small) || word.starts_with(capital);
    };
    if (language == Language(std::string_view("es")) && (begins("i", "I") || begins("hi", "Hi")) &&
        !begins("hie", "Hie"))
        return "e";
    if (language == Language(std::string_view("it")) && begins("e", "E"))
        return "ed";
    return conjunctionOf(language);
}

std::set<std::uint32_t> contentOf(const Phrase &phrase)
{
    std::set<std::uint32_t> terms;
    for (std::uint32_t i = 0; i < phrase.length; ++i) {
        if ((phrase.words[i] & ConnectorBit) == 0)
            terms.insert(phrase.words[i]);
    }
    return terms;
}

bool contains(const Phrase &whole, const Phrase &part)
{
    return std::search(whole.words.begin(), whole.words.begin() + whole.length, part.words.begin(),
                       part.words.begin() + part.length) != whole.words.begin() + whole.length;
}

std::size_t Phrases::SequenceHash::operator()(const Sequence &sequence) const
{
    return static_cast<std::size_t>(randomBits(sequence[0], sequence[1], sequence[2], sequence[3]));
}

Phrases::Phrases(const Corpus &corpus, const Vocabulary &vocabulary, std::span<const std::int32_t> assignment)
    : m_corpus(corpus), m_vocabulary(vocabulary), m_assignment(assignment)
{
    m_connector.assign(m_corpus.forms.size(), NoConnector);
    for (std::size_t f = 0; f < m_corpus.forms.size(); ++f) {
        for (const Connectors &connectors : allConnectors()) {
            const std::string &text = m_corpus.forms[f].text;
            if (connectors.language == m_corpus.forms[f].language && holds(connectors.inside, text))
                m_connector[f] = holds(connectors.article, text) ? Article : Connector;
        }
    }
}

void Phrases::collect(std::vector<std::uint8_t> marks, const Progress &progress)
{
    m_marks = std::move(marks);
    m_documentsOf.resize(m_vocabulary.size());
    for (std::size_t d = 0; d < m_corpus.documents(); ++d) {
        if (d % 256 == 0 && progress.isCancelled())
            return;
        if (m_vocabulary.repeated[d] != 0)
            continue;
        const std::uint64_t last = m_corpus.begin[d + 1];
        for (std::uint64_t t = m_corpus.begin[d]; t < last; ++t) {
            const std::uint32_t term = markingTerm(m_corpus.tokens[t]);
            if (term == NoTerm)
                continue;
            Sequence words{term, NoWord, NoWord, NoWord};
            note(words, 1, 1, d, t);
            if (m_documentsOf[term].empty() || m_documentsOf[term].back() != d)
                m_documentsOf[term].push_back(static_cast<std::uint32_t>(d));
            std::uint32_t content = 1;
            for (std::uint32_t length = 1; length < LongestPhrase && t + length < last; ++length) {
                const std::uint32_t token = m_corpus.tokens[t + length];
                if ((token & Corpus::BreakBit) != 0)
                    break;
                const std::uint32_t next = markingTerm(token);
                if (next != NoTerm) {
                    words[length] = next;
                    ++content;
                    if (content > 3 || std::count(words.begin(), words.begin() + length, next) > 0)
                        break;
                    note(words, length + 1, content, d, t);
                } else if (m_connector[Corpus::form(token)] != NoConnector) {
                    words[length] = Corpus::form(token) | ConnectorBit;
                } else {
                    break;
                }
            }
        }
    }
}

std::uint32_t Phrases::markingTerm(std::uint32_t token) const
{
    const std::uint32_t term = m_vocabulary.termOfForm[Corpus::form(token)];
    return term != NoTerm && m_marks[term] != 0 ? term : NoTerm;
}

void Phrases::note(const Sequence &words, std::uint32_t length, std::uint32_t content, std::size_t d,
                   std::uint64_t token)
{
    const auto [found, isNew] = m_index.emplace(words, static_cast<std::uint32_t>(m_phrases.size()));
    if (isNew) {
        m_phrases.emplace_back();
        m_phrases.back().words = words;
        m_phrases.back().length = length;
        m_phrases.back().content = content;
    }
    Phrase &phrase = m_phrases[found->second];
    ++phrase.uses;
    if (phrase.where.size() < OccurrencesKept)
        phrase.where.push_back(
            {static_cast<std::uint32_t>(d), static_cast<std::uint32_t>(token - m_corpus.begin[d])});
    if (phrase.lastDocument == d)
        return;
    phrase.lastDocument = static_cast<std::uint32_t>(d);
    ++phrase.documents;
    if (m_assignment[d] < 0)
        return;
    const auto theme = static_cast<std::uint32_t>(m_assignment[d]);
    const auto entry = std::find_if(phrase.inTheme.begin(), phrase.inTheme.end(),
                                    [&](const auto &e) { return e.first == theme; });
    if (entry == phrase.inTheme.end())
        phrase.inTheme.emplace_back(theme, 1U);
    else
        ++entry->second;
}

const Phrase *Phrases::single(std::uint32_t term) const
{
    const auto found = m_index.find(Sequence{term, NoWord, NoWord, NoWord});
    return found == m_index.end() ? nullptr : &m_phrases[found->second];
}

double Phrases::cohesion(const Phrase &phrase) const
{
    const double tokens = static_cast<double>(m_corpus.tokens.size()) + 1.0;
    double expected = 1.0;
    for (std::uint32_t i = 0; i < phrase.length; ++i) {
        if ((phrase.words[i] & ConnectorBit) != 0)
            continue;
        const Phrase *word = single(phrase.words[i]);
        expected *= word == nullptr ? 1.0 : word->uses / tokens;
    }
    const double observed = phrase.uses / tokens;
    return portableLog(observed / expected) / (-portableLog(observed) * (phrase.content - 1));
}

bool Phrases::hasObject(const Phrase &phrase) const
{
    for (std::uint32_t i = 1; i < phrase.length; ++i) {
        if ((phrase.words[i] & ConnectorBit) != 0 && (phrase.words[i - 1] & ConnectorBit) == 0 &&
            m_connector[phrase.words[i] & ~ConnectorBit] == Article)
            return true;
    }
    return false;
}

std::vector<std::uint32_t> Phrases::formsOf(const Phrase &phrase) const
{
    const Occurrence &first = phrase.where.front();
    std::vector<std::uint32_t> forms;
    for (std::uint32_t i = 0; i < phrase.length; ++i) {
        if ((phrase.words[i] & ConnectorBit) == 0)
            forms.push_back(Corpus::form(m_corpus.tokens[m_corpus.begin[first.document] + first.token + i]));
    }
    return forms;
}

} // namespace parlance::topics
