// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/labels.h"

#include "core/text/words.h"
#include "core/topics/nouns.h"
#include "core/topics/numeric.h"
#include "core/topics/personnames.h"
#include "core/topics/phrases.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace parlance::topics {

namespace {

constexpr std::size_t MarkingTerms = 80;   ///< terms of a theme that a phrase may be made of
constexpr std::size_t CandidatesKept = 40; ///< phrases of a theme whose spelling is looked up
constexpr std::size_t ShownPhrases = 10;
constexpr std::size_t NounsAmong = 24;     ///< best terms of a theme that are looked at for nouns
constexpr std::size_t PairedTerms = 12;    ///< of these, for pairs
constexpr double NamingShare = 0.02;       ///< of the theme's posts and threads that use a phrase, for it to name the theme
constexpr double Reach = 0.1;              ///< of the theme's posts that use one of a name's words
constexpr double NounEnough = 0.7;          ///< WordUse::noun of a word that is joined with another or stands by itself
constexpr double NameEnough = 0.5;         ///< the same, where it is written with a capital
constexpr std::uint32_t SignatureWords = 6; ///< at the end of a post, where people sign
constexpr std::uint32_t LongestSignature = 40; ///< words
constexpr std::uint32_t ForeignPosts = 40;  ///< from which the use of words tells what they are
constexpr std::uint32_t SignedPost = 20;    ///< words of a post that may be signed

struct Candidate
{
    std::uint32_t phrase = 0;
    double score = 0;
    std::uint32_t documents = 0; ///< of the theme
};

/// Posts and threads of a theme that use something.
struct Spread
{
    std::uint32_t posts = 0;
    std::uint32_t threads = 0;
};

class Labeller
{
public:
    Labeller(const LabelInput &input, std::span<Theme> themes, const Progress &progress)
        : m_input(input), m_themes(themes), m_progress(progress),
          m_use(input.corpus, input.vocabulary, progress), m_people(input.corpus, input.names),
          m_phrases(input.documents, input.corpus, input.vocabulary, input.assignment)
    {
    }

    void run()
    {
        markTerms();
        countThemes();
        m_phrases.collect(std::move(m_marks), m_progress);
        if (m_progress.isCancelled())
            return;
        for (std::size_t theme = 0; theme < m_themes.size(); ++theme)
            rank(theme);
        for (std::size_t theme = 0; theme < m_themes.size(); ++theme) {
            if (m_progress.isCancelled())
                return;
            name(theme);
        }
    }

private:
    void markTerms()
    {
        const std::vector<std::uint8_t> common = commonForeignTerms();
        m_marks.assign(m_input.vocabulary.size(), 0);
        m_strength.resize(m_themes.size());
        for (std::size_t theme = 0; theme < m_themes.size(); ++theme) {
            const std::vector<RankedTerm> &terms = m_input.terms[theme];
            const bool all = std::all_of(terms.begin(), terms.end(),
                                         [&](const RankedTerm &ranked) { return common[ranked.term] != 0; });
            for (std::size_t i = 0; i < terms.size() && m_strength[theme].size() < MarkingTerms; ++i) {
                if (common[terms[i].term] != 0 && !all)
                    continue;
                m_marks[terms[i].term] = 1;
                m_strength[theme][terms[i].term] = terms[i].weight / terms.front().weight;
            }
        }
        // The subject of the corpus marks no theme, but a phrase may need its word: "landing page", "design system".
        for (std::size_t t = 0; t < m_input.subject.size(); ++t) {
            if (m_input.subject[t] != 0)
                m_marks[t] = 1;
        }
    }

    /// Per term: 1 = in a tenth of the posts of a language that no list tells the stop words of.
    std::vector<std::uint8_t> commonForeignTerms() const
    {
        std::map<std::uint16_t, std::uint32_t> posts;
        for (const Language language : m_input.corpus.language)
            ++posts[language.packed];
        std::vector<std::uint8_t> common(m_input.vocabulary.size(), 0);
        for (std::uint32_t t = 0; t < common.size(); ++t) {
            const Language language = m_input.corpus.forms[m_input.vocabulary.surface[t]].language;
            common[t] = isForeign(language) && posts[language.packed] >= ForeignPosts
                        && 10 * m_input.vocabulary.documents[t] > posts[language.packed];
        }
        return common;
    }

    /// Without stop words and connectors of its own.
    static bool isForeign(Language language)
    {
        return language != Undetermined && conjunctionOf(language) == "/";
    }

    void countThemes()
    {
        m_posts.assign(m_themes.size(), 0);
        std::vector<std::set<std::uint32_t>> threads(m_themes.size());
        std::vector<std::map<std::uint16_t, std::size_t>> languages(m_themes.size());
        for (std::size_t d = 0; d < m_input.assignment.size(); ++d) {
            if (m_input.assignment[d] < 0)
                continue;
            ++m_posts[static_cast<std::size_t>(m_input.assignment[d])];
            threads[static_cast<std::size_t>(m_input.assignment[d])].insert(m_input.corpus.thread[d]);
            ++languages[static_cast<std::size_t>(m_input.assignment[d])][m_input.corpus.language[d].packed];
        }
        for (const auto &own : threads)
            m_threads.push_back(static_cast<std::uint32_t>(own.size()));
        m_language.resize(m_themes.size());
        for (std::size_t theme = 0; theme < m_themes.size(); ++theme) {
            std::size_t most = 0;
            for (const auto &[packed, count] : languages[theme]) {
                if (count > most) {
                    most = count;
                    m_language[theme] = Language(packed);
                }
            }
        }
    }

    void rank(std::size_t theme)
    {
        if (m_byTheme.empty()) {
            m_byTheme.resize(m_themes.size());
            for (std::uint32_t p = 0; p < m_phrases.all().size(); ++p) {
                if (m_phrases.all()[p].content < 2 || m_phrases.all()[p].documents < 2)
                    continue;
                for (const auto &[in, documents] : m_phrases.all()[p].inTheme) {
                    if (documents >= 2)
                        m_byTheme[in].push_back({p, 0.0, documents});
                }
            }
        }
        std::vector<Candidate> &list = m_byTheme[theme];
        const double all = static_cast<double>(m_input.corpus.documents());
        for (Candidate &candidate : list) {
            const Phrase &phrase = m_phrases.all()[candidate.phrase];
            const double lift =
                (candidate.documents / static_cast<double>(m_posts[theme])) / (phrase.documents / all);
            double strength = 0.0;
            for (std::uint32_t i = 0; i < phrase.length; ++i) {
                const auto found = m_strength[theme].find(phrase.words[i]);
                if (found != m_strength[theme].end())
                    strength += found->second;
            }
            strength /= phrase.content;
            const double bound = m_phrases.cohesion(phrase);
            // With the subject of the corpus in it, a phrase is in posts of every theme: it must be this theme's all the same.
            candidate.score = lift <= (holdsSubject(phrase) ? 2.0 : 1.0) || bound <= 0.1 || strength <= 0.0
                                  ? 0.0
                                  : candidate.documents * portableLog(lift + 1.0) * bound * bound * (0.3 + strength)
                                        * threadSpread(phrase, theme) * nominal(phrase);
            if (candidate.score > 0.0 && (isNamed(phrase) || isSignature(phrase)))
                candidate.score = 0.0;
        }
        std::erase_if(list, [](const Candidate &c) { return c.score <= 0.0; });
        // A longer phrase stands for the shorter one that is hardly ever seen outside it.
        for (const Candidate &longer : list) {
            const Phrase &whole = m_phrases.all()[longer.phrase];
            for (Candidate &shorter : list) {
                const Phrase &part = m_phrases.all()[shorter.phrase];
                if (part.content >= whole.content || !contains(whole, part))
                    continue;
                if (longer.documents * 10 >= shorter.documents * 6)
                    shorter.score *= 0.25;
            }
        }
        std::sort(list.begin(), list.end(), [](const Candidate &a, const Candidate &b) {
            return a.score != b.score ? a.score > b.score : a.phrase < b.phrase;
        });
        if (list.size() > CandidatesKept)
            list.resize(CandidatesKept);
    }

    bool holdsSubject(const Phrase &phrase) const
    {
        return !m_input.subject.empty()
               && std::any_of(phrase.words.begin(), phrase.words.begin() + phrase.length, [&](std::uint32_t word) {
                      return (word & ConnectorBit) == 0 && m_input.subject[word] != 0;
                  });
    }

    /// How much a phrase looks like a name for a thing, in (0, 1], by the words around it: "promises jobs" comes after
    /// "it" and "who", "data centre" after "the" and "a"; "hiring junior" goes on with "developers".
    double nominal(const Phrase &phrase) const
    {
        const Corpus &corpus = m_input.corpus;
        double nouns = 0.0;
        double verbs = 0.0;
        double goesOn = 0.0;
        for (const Occurrence &occurrence : phrase.where) {
            const std::uint64_t begin = corpus.begin[occurrence.document] + occurrence.token;
            const std::uint64_t end = begin + phrase.length;
            if (occurrence.token > 0 && (corpus.tokens[begin] & Corpus::BreakBit) == 0) {
                const Cue cue = m_use.cue(Corpus::form(corpus.tokens[begin - 1]));
                nouns += cue == NounCue || cue == WeakNounCue;
                verbs += cue == VerbCue;
            }
            if (end < corpus.begin[occurrence.document + 1] && (corpus.tokens[end] & Corpus::BreakBit) == 0)
                goesOn += m_input.vocabulary.isStopForm[Corpus::form(corpus.tokens[end])] == 0;
        }
        double factor = 1.0 - 0.8 * verbs / (verbs + nouns + 1.0);
        if (goesOn > 0.6 * static_cast<double>(phrase.where.size()))
            factor *= 0.3;
        const std::vector<std::uint32_t> forms = m_phrases.formsOf(phrase);
        factor *= 1.0 - 0.8 * m_use.verb(forms.front());
        // What the phrase names is its last word in English, its first in French.
        const bool headFirst = corpus.forms[forms.front()].language == French || (phrase.words[1] & ConnectorBit) != 0;
        factor *= 0.3 + 0.7 * m_use.noun(headFirst ? forms.front() : forms.back());
        const Occurrence &first = phrase.where.front();
        const Form &head = corpus.forms[Corpus::form(corpus.tokens[corpus.begin[first.document] + first.token])];
        if (head.language == English && phrase.length > 1) {
            const bool pair = (phrase.words[1] & ConnectorBit) == 0;
            if (head.text.ends_with("ing")) // "optimizing for engagement"; "hiring managers" only after an article
                factor *= !pair ? 0.2 : nouns > verbs ? 1.0 : 0.5;
            else if (pair && head.text.ends_with("ed")) // "selected items"
                factor *= 0.5;
            else if (pair && head.text.ends_with("s") && !head.text.ends_with("ss") && !head.text.ends_with("us")
                     && nouns <= verbs) // "promises jobs"; compounds seldom begin with a plural
                factor *= 0.25;
        }
        return factor;
    }

    bool isNamed(const Phrase &phrase) const { return m_people.isNamed(m_phrases.formsOf(phrase)); }

    /// A person's name or what else somebody puts below each post: at the end of posts of one person, or in the same
    /// words that several end with.
    bool isSignature(const Phrase &phrase) const
    {
        const Corpus &corpus = m_input.corpus;
        std::size_t signedPosts = 0;
        std::set<std::uint32_t> authors;
        std::map<std::uint64_t, std::size_t> endings;
        for (const Occurrence &occurrence : phrase.where) {
            const std::uint64_t end = corpus.begin[occurrence.document + 1];
            const std::uint64_t words = end - corpus.begin[occurrence.document];
            const std::uint64_t left = words - occurrence.token;
            if (words < SignedPost || left > LongestSignature)
                continue;
            if (left <= SignatureWords) {
                ++signedPosts;
                authors.insert(m_input.documents[occurrence.document].author);
            }
            std::uint64_t hash = left;
            for (std::uint64_t t = end - std::max<std::uint64_t>(left, SignatureWords); t < end; ++t)
                hash = randomBits(hash, Corpus::form(corpus.tokens[t]), 0);
            ++endings[hash];
        }
        std::size_t repeated = authors.size() == 1 && *authors.begin() != 0 ? signedPosts : 0;
        for (const auto &[hash, posts] : endings)
            repeated = std::max(repeated, posts);
        return repeated >= 2 && 2 * repeated >= phrase.where.size();
    }

    /// "Perry" who writes here is a name, and so is "Green"; "the green" is not.
    bool isPersonsWord(std::uint32_t term) const
    {
        const Phrase *word = m_phrases.single(term);
        const std::uint32_t form = m_use.nounForm(term);
        return (m_people.isPart(form) && !m_use.hasArticle(form)) || (word != nullptr && isSignature(*word));
    }

    /// The posts of a theme that use one of the words, or all of them.
    Spread spreadOf(const std::vector<std::uint32_t> &terms, bool together, std::size_t theme) const
    {
        std::map<std::uint32_t, std::size_t> found;
        for (const std::uint32_t term : terms) {
            for (const std::uint32_t d : m_phrases.documentsOf(term)) {
                if (m_input.assignment[d] == static_cast<std::int32_t>(theme))
                    ++found[d];
            }
        }
        Spread spread;
        std::set<std::uint32_t> threads;
        for (const auto &[d, count] : found) {
            if (together && count < terms.size())
                continue;
            ++spread.posts;
            threads.insert(m_input.corpus.thread[d]);
        }
        spread.threads = static_cast<std::uint32_t>(threads.size());
        return spread;
    }

    bool isShareOf(std::size_t theme, std::uint32_t posts, double share) const
    {
        return posts >= share * m_posts[theme];
    }

    /// In which a phrase or a pair must be to stand for the theme; one thread of two is wide enough.
    double fewestThreads(std::size_t theme) const
    {
        if (!m_input.vocabulary.threaded || m_threads[theme] < 3)
            return 1.0;
        return std::max(2.0, NamingShare * m_threads[theme]);
    }

    /// Whether a phrase is used widely enough in the theme to stand for all of it.
    bool canName(const Candidate &candidate, std::size_t theme) const
    {
        const Phrase &phrase = m_phrases.all()[candidate.phrase];
        const std::set<std::uint32_t> terms = contentOf(phrase);
        const std::vector<std::uint32_t> list(terms.begin(), terms.end());
        return isShareOf(theme, candidate.documents, NamingShare)
               && isShareOf(theme, spreadOf(list, false, theme).posts, Reach)
               && spreadOf(list, true, theme).threads >= fewestThreads(theme);
    }

    /// A phrase of one thread only is that thread's title, not a theme's.
    double threadSpread(const Phrase &phrase, std::size_t theme) const
    {
        if (!m_input.vocabulary.threaded)
            return 1.0;
        std::set<std::uint32_t> threads;
        for (const Occurrence &occurrence : phrase.where) {
            if (m_input.assignment[occurrence.document] == static_cast<std::int32_t>(theme))
                threads.insert(m_input.corpus.thread[occurrence.document]);
        }
        return threads.size() < 2 ? 0.15 : std::min(2.0, 0.5 + 0.25 * static_cast<double>(threads.size()));
    }

    /// Kept once it is known: it takes reading posts again, and a word may stand in many pairs.
    const std::string &termSpelling(std::uint32_t term) const
    {
        std::string &written = m_spelling[term];
        if (written.empty()) {
            if (const Phrase *word = m_phrases.single(term))
                written = m_phrases.spelling(*word, m_use.nounForm(term));
            if (written.empty())
                written = m_input.corpus.forms[m_use.nounForm(term)].text;
        }
        return written;
    }

    void name(std::size_t theme)
    {
        std::vector<std::string> names; // phrases that may name the theme
        std::vector<std::string> phrases;
        std::vector<std::set<std::uint32_t>> content;
        std::set<std::string> written;
        for (const Candidate &candidate : m_byTheme[theme]) {
            const Phrase &phrase = m_phrases.all()[candidate.phrase];
            // The same words in another order, or one phrase inside another, say the same thing twice.
            const std::set<std::uint32_t> set = contentOf(phrase);
            const bool known = std::any_of(content.begin(), content.end(), [&](const auto &other) {
                return std::includes(other.begin(), other.end(), set.begin(), set.end())
                       || std::includes(set.begin(), set.end(), other.begin(), other.end());
            });
            if (known)
                continue;
            const std::string spelt = m_phrases.spelling(phrase);
            if (spelt.empty() || !written.insert(spelt).second)
                continue;
            phrases.push_back(spelt);
            content.push_back(set);
            if (canName(candidate, theme))
                names.push_back(spelt);
            if (phrases.size() == ShownPhrases)
                break;
        }
        Theme &out = m_themes[theme];
        std::vector<std::string> choices(names.begin(), names.begin() + std::min<std::ptrdiff_t>(4, std::ssize(names)));
        // Words side by side say little where nothing tells the nouns among them.
        const std::vector<std::string> pairs = pairsOf(theme, content);
        const bool phrasesFirst = isForeign(m_language[theme]);
        for (const std::vector<std::string> *next : {phrasesFirst ? &phrases : &pairs, phrasesFirst ? &pairs : &phrases})
            choices.insert(choices.end(), next->begin(), next->end());
        for (const std::string &choice : choices) {
            if (out.label.empty() && m_taken.insert(text::words(choice, m_language[theme]).empty() ? choice : folded(choice)).second)
                out.label = choice;
            else if (choice != out.label && out.alternates.size() < 2
                     && std::find(out.alternates.begin(), out.alternates.end(), choice) == out.alternates.end())
                out.alternates.push_back(choice);
        }
        if (out.label.empty() && !choices.empty())
            out.label = choices.front();
        if (out.label.empty() && !m_input.terms[theme].empty())
            out.label = termSpelling(m_input.terms[theme].front().term);

        // Phrases that are common enough to name the theme first, the rarer ones behind the words that mark it.
        out.keyPhrases = names;
        const auto add = [&](const std::string &phrase) {
            if (out.keyPhrases.size() < ShownPhrases
                && std::find(out.keyPhrases.begin(), out.keyPhrases.end(), phrase) == out.keyPhrases.end())
                out.keyPhrases.push_back(phrase);
        };
        for (std::size_t i = 0; i < phrases.size() && out.keyPhrases.size() < ShownPhrases / 2; ++i)
            add(phrases[i]);
        for (const std::uint32_t term : nounsOf(theme)) {
            const bool known = std::any_of(content.begin(), content.end(),
                                           [&](const auto &other) { return other.contains(term); });
            if (!known)
                add(termSpelling(term));
        }
        for (const std::string &phrase : phrases)
            add(phrase);
    }

    /// The terms of a theme that can stand by themselves, best first: nouns, and none of a person's name. Where there are
    /// not two of them, the other words stand in.
    std::vector<std::uint32_t> nounsOf(std::size_t theme) const
    {
        std::vector<std::uint32_t> nouns;
        std::vector<std::uint32_t> others;
        const std::span<const RankedTerm> terms(m_input.terms[theme]);
        for (const RankedTerm &ranked : terms.first(std::min(terms.size(), NounsAmong))) {
            if (m_phrases.single(ranked.term) != nullptr && !isPersonsWord(ranked.term))
                (isNoun(ranked.term) ? nouns : others).push_back(ranked.term);
        }
        std::stable_sort(others.begin(), others.end(), [&](std::uint32_t a, std::uint32_t b) {
            return m_use.noun(m_use.nounForm(a)) > m_use.noun(m_use.nounForm(b));
        });
        for (std::size_t i = 0; i < others.size() && nouns.size() < 2; ++i)
            nouns.push_back(others[i]);
        return nouns;
    }

    /// A name of something needs no article: "Makita".
    bool isNoun(std::uint32_t term) const
    {
        const std::uint32_t form = m_use.nounForm(term);
        const double noun = m_use.noun(form);
        const std::string written = noun >= NameEnough && noun < NounEnough ? termSpelling(term) : std::string();
        return m_use.verb(form) < 0.5
               && (noun >= NounEnough || (!written.empty() && written[0] >= 'A' && written[0] <= 'Z'));
    }

    /// Two words of a theme side by side, the commoner one first ("fuites et robinets"); first those whose words
    /// mark the theme most and are in many of its posts and few others, last those that do not meet in its posts.
    std::vector<std::string> pairsOf(std::size_t theme, const std::vector<std::set<std::uint32_t>> &phrases) const
    {
        struct Pair
        {
            std::uint32_t a, b;
            double score;
        };
        std::vector<std::uint32_t> terms = nounsOf(theme);
        terms.resize(std::min(terms.size(), PairedTerms));
        std::vector<Pair> pairs;
        for (std::size_t b = 1; b < terms.size(); ++b) {
            for (std::size_t a = 0; a < b; ++a) {
                // "Paul Graham" needs no "Graham and Paul" beside it.
                const bool known = std::any_of(phrases.begin(), phrases.end(), [&](const auto &words) {
                    return words.contains(terms[a]) && words.contains(terms[b]);
                });
                if (known)
                    continue;
                const Spread meet = spreadOf({terms[a], terms[b]}, true, theme);
                const Spread either = spreadOf({terms[a], terms[b]}, false, theme);
                const bool meetOften = meet.posts >= 2 && meet.threads >= fewestThreads(theme);
                const double meeting = meetOften ? 1.0 : meet.posts > 0 ? 0.25 : 0.01;
                const double here = either.posts / (m_phrases.documentsOf(terms[a]).size() + m_phrases.documentsOf(terms[b]).size() + 1.0);
                pairs.push_back({terms[a], terms[b],
                                 strengthOf(terms[a], theme) * strengthOf(terms[b], theme) * nounOf(terms[a]) * nounOf(terms[b])
                                     * here * either.posts * meeting});
            }
        }
        std::stable_sort(pairs.begin(), pairs.end(), [](const Pair &x, const Pair &y) { return x.score > y.score; });
        pairs.resize(std::min<std::size_t>(pairs.size(), 8));
        std::vector<std::string> written;
        for (Pair &pair : pairs) {
            if (spreadOf({pair.b}, false, theme).posts > spreadOf({pair.a}, false, theme).posts)
                std::swap(pair.a, pair.b);
            written.push_back(termSpelling(pair.a) + ' ' + std::string(conjunctionOf(m_language[theme])) + ' '
                              + termSpelling(pair.b));
        }
        return written;
    }

    double nounOf(std::uint32_t term) const { return m_use.noun(m_use.nounForm(term)); }

    double strengthOf(std::uint32_t term, std::size_t theme) const
    {
        const auto found = m_strength[theme].find(term);
        return found == m_strength[theme].end() ? 0.0 : found->second;
    }

    std::string folded(const std::string &phrase) const
    {
        std::string key;
        for (const text::Word &word : text::words(phrase, English))
            key += word.folded + ' ';
        return key;
    }

    const LabelInput &m_input;
    std::span<Theme> m_themes;
    const Progress &m_progress;
    WordUse m_use;
    PersonNames m_people;
    Phrases m_phrases;
    mutable std::map<std::uint32_t, std::string> m_spelling; ///< of terms by themselves
    std::vector<std::uint8_t> m_marks;     ///< per term
    std::vector<boost::unordered_flat_map<std::uint32_t, double>> m_strength;
    std::vector<std::uint32_t> m_posts;   ///< per theme
    std::vector<std::uint32_t> m_threads; ///< per theme
    std::vector<Language> m_language;
    std::vector<std::vector<Candidate>> m_byTheme;
    std::set<std::string> m_taken;
};

} // namespace

void writeLabels(const LabelInput &input, std::span<Theme> themes, const Progress &progress)
{
    Labeller(input, themes, progress).run();
}

} // namespace parlance::topics
