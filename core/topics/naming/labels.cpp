// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/naming/labels.h"

#include "core/text/words.h"
#include "core/topics/naming/coverage.h"
#include "core/topics/naming/nominal.h"
#include "core/topics/naming/personnames.h"
#include "core/topics/naming/phrases.h"
#include "core/topics/naming/signatures.h"
#include "core/topics/naming/spelling.h"
#include "core/topics/naming/themename.h"
#include "core/topics/naming/wordpairs.h"
#include "core/topics/numbers/numeric.h"
#include "core/topics/words/nouns.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace parlance::topics {

namespace {

constexpr std::size_t MarkingTerms = 80;   ///< terms of a theme that a phrase may be made of
constexpr std::size_t CandidatesKept = 40; ///< phrases of a theme whose spelling is looked up
constexpr std::size_t ShownPhrases = 10;
constexpr std::size_t ChoicesKept = 12; ///< best names of a theme, of which one is taken
constexpr double NamingShare = 0.02;    ///< of a theme's posts and threads, for a phrase to name it
constexpr double FirmShare = 0.06;      ///< the same, for a phrase to name it without doubt
constexpr double PhraseWorth = 1.56;    ///< of a phrase, against a pair of words of the same reach
constexpr double PhraseInstead =
    0.85;                     ///< of the worth of a pair, for a phrase with one of its words to stand for it
constexpr double Bound = 0.4; ///< cohesion of a phrase that people know as one
constexpr double BoundShare = 0.4;  ///< of a word's posts, for a phrase to stand in for the word
constexpr double NounOfBound = 0.6; ///< nominal() of that phrase
constexpr double NounOfName = 0.7;  ///< nominal() that a name has at least
constexpr double SaidWorth = 0.7;   ///< of a name with a word that another theme's label has
constexpr double AlternateShare =
    0.1; ///< of the label's worth, for a phrase to come first among its alternates
constexpr double ForeignWorth = 0.6;       ///< of a phrase in another language than most of the theme
constexpr double DigitsWorth = 0.25;       ///< of a phrase with a digit in it
constexpr std::uint32_t ForeignPosts = 40; ///< from which the use of words tells what they are

struct Candidate
{
    std::uint32_t phrase = 0;
    double score = 0;
    std::uint32_t documents = 0; ///< of the theme
};

class Labeller
{
public:
    Labeller(const LabelInput &input, std::span<Theme> themes, const Progress &progress)
        : m_input(input), m_themes(themes), m_progress(progress),
          m_use(input.corpus, input.vocabulary, progress), m_people(input.corpus, input.names),
          m_phrases(input.corpus, input.vocabulary, input.assignment),
          m_spelling(input.documents, input.corpus, input.vocabulary, m_phrases, m_use),
          m_words(input.documents, input.corpus, m_phrases, m_use, m_people, m_spelling),
          m_coverage(m_phrases, input.assignment, input.corpus.thread)
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
        // The subject of the corpus marks no theme, but a phrase may need its word: "landing page", "design
        // system".
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
            common[t] = isForeign(language) && posts[language.packed] >= ForeignPosts &&
                        10 * m_input.vocabulary.documents[t] > posts[language.packed];
        }
        return common;
    }

    /// Without stop words and connectors of its own.
    static bool isForeign(Language language) { return language != Undetermined && !hasConnectors(language); }

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
            // With the subject of the corpus in it, a phrase is in posts of every theme: it must be this
            // theme's all the same.
            candidate.score = lift <= (holdsSubject(phrase) ? 2.0 : 1.0) || bound <= 0.1 || strength <= 0.0
                                  ? 0.0
                                  : candidate.documents * portableLog(lift + 1.0) * bound * bound *
                                        (0.3 + strength) * threadSpread(phrase, theme) * nominalOf(phrase);
            if (candidate.score > 0.0 && (isNamed(phrase) || isRude(candidate.phrase) || isClause(candidate.phrase) ||
                                          isSignature(phrase, m_input.documents, m_input.corpus)))
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
        return !m_input.subject.empty() &&
               std::any_of(phrase.words.begin(), phrase.words.begin() + phrase.length,
                           [&](std::uint32_t word) {
                               return (word & ConnectorBit) == 0 && m_input.subject[word] != 0;
                           });
    }

    bool isNamed(const Phrase &phrase) const { return m_people.isNamed(m_phrases.formsOf(phrase)); }

    /// "Pussy Riot" is a name all the same.
    bool isRude(std::uint32_t phrase) const
    {
        const std::vector<std::uint32_t> forms = m_phrases.formsOf(m_phrases.all()[phrase]);
        return std::any_of(forms.begin(), forms.end(),
                           [&](std::uint32_t form) {
                               return text::isRudeWord(m_input.corpus.forms[form].text,
                                                       m_input.corpus.forms[form].language);
                           }) &&
               !m_spelling.isName(phrase);
    }

    /// A verb and its object; "Release The Hounds" is a name all the same.
    bool isClause(std::uint32_t phrase) const
    {
        return m_phrases.hasObject(m_phrases.all()[phrase]) && !m_spelling.isName(phrase);
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
        const std::set<std::uint32_t> terms = contentOf(m_phrases.all()[candidate.phrase]);
        const std::vector<std::uint32_t> list(terms.begin(), terms.end());
        return candidate.documents >= NamingShare * m_posts[theme] &&
               m_coverage.together(list).threads >= fewestThreads(theme);
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

    void name(std::size_t theme)
    {
        m_coverage.choose(theme, m_posts[theme]);
        const ThemeFacts facts{m_input.terms[theme], m_language[theme], m_posts[theme], fewestThreads(theme)};
        const std::vector<ThemeName> names = phraseNames(theme);
        const std::vector<ThemeName> pairs = m_words.pairs(facts, m_coverage, names, boundWords(theme));
        std::vector<std::set<std::uint32_t>> content;
        const std::vector<std::string> phrases = bestPhrases(theme, content);
        // Words side by side say little where nothing tells the nouns among them.
        std::vector<ThemeName> choices = names;
        if (!isForeign(facts.language) || (names.empty() && phrases.empty()))
            std::copy_if(pairs.begin(), pairs.end(), std::back_inserter(choices),
                         [&](const ThemeName &pair) { return !isSaidBetter(pair, names); });
        if (!isForeign(facts.language) && facts.language != Undetermined) {
            const std::vector<ThemeName> alone = m_words.alone(facts, m_coverage);
            std::copy_if(alone.begin(), alone.end(), std::back_inserter(choices),
                         [&](const ThemeName &word) { return !isSaidBetter(word, names); });
        }
        for (ThemeName &choice : choices) {
            if (std::any_of(choice.content.begin(), choice.content.end(),
                            [&](std::uint32_t term) { return m_said.contains(term); }))
                choice.score *= SaidWorth;
        }
        std::stable_sort(choices.begin(), choices.end(),
                         [](const ThemeName &a, const ThemeName &b) { return a.score > b.score; });
        choices.resize(std::min(choices.size(), ChoicesKept));
        choose(theme, facts, choices, names, pairs, phrases);
        listPhrases(m_themes[theme], facts, phrases, content);
    }

    /// Whether a phrase with one of its words is worth nearly as much: "voice actor" says more than "voice"
    /// or "voice and credit".
    static bool isSaidBetter(const ThemeName &name, const std::vector<ThemeName> &phrases)
    {
        return std::any_of(phrases.begin(), phrases.end(), [&](const ThemeName &phrase) {
            return phrase.score >= PhraseInstead * name.score &&
                   std::any_of(name.content.begin(), name.content.end(),
                               [&](std::uint32_t term) { return phrase.content.contains(term); });
        });
    }

    /// The phrases that may name a theme, best first.
    std::vector<ThemeName> phraseNames(std::size_t theme) const
    {
        std::vector<std::pair<double, std::uint32_t>> worth;
        for (const Candidate &candidate : m_byTheme[theme]) {
            if (canName(candidate, theme))
                worth.emplace_back(worthOf(candidate, theme), candidate.phrase);
        }
        std::stable_sort(worth.begin(), worth.end(),
                         [](const auto &a, const auto &b) { return a.first > b.first; });
        std::vector<ThemeName> names;
        for (const auto &[score, phrase] : worth) {
            const std::string &text = names.size() < ChoicesKept ? m_spelling.of(phrase) : std::string();
            if (!isReadable(text) || !endsWithNoun(phrase, text))
                continue;
            // "Nf3 Nf6" is a name for those who can read it, "4070 Ti" no name of a theme.
            const bool digits =
                std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
            const bool known = std::any_of(names.begin(), names.end(),
                                           [&](const ThemeName &name) { return name.text == text; });
            const Language language =
                m_input.corpus.forms[m_phrases.formsOf(m_phrases.all()[phrase]).back()].language;
            const bool foreign = language != Undetermined && m_language[theme] != Undetermined &&
                                 language != m_language[theme] && !m_spelling.isName(phrase);
            if (!known)
                names.push_back({text, contentOf(m_phrases.all()[phrase]),
                                 score * (digits ? DigitsWorth : 1.0) * (foreign ? ForeignWorth : 1.0)});
        }
        return names;
    }

    /// The phrases that mark a theme, best first, none twice in other words. \param content  of each, its
    /// terms.
    std::vector<std::string> bestPhrases(std::size_t theme,
                                         std::vector<std::set<std::uint32_t>> &content) const
    {
        std::vector<std::string> phrases;
        for (const Candidate &candidate : m_byTheme[theme]) {
            // The same words in another order, or one phrase inside another, say the same thing twice.
            const std::set<std::uint32_t> set = contentOf(m_phrases.all()[candidate.phrase]);
            const bool known = std::any_of(content.begin(), content.end(), [&](const auto &other) {
                return std::includes(other.begin(), other.end(), set.begin(), set.end()) ||
                       std::includes(set.begin(), set.end(), other.begin(), other.end());
            });
            if (known)
                continue;
            const std::string &text = m_spelling.of(candidate.phrase);
            if (!isReadable(text) || !endsWithNoun(candidate.phrase, text) ||
                std::find(phrases.begin(), phrases.end(), text) != phrases.end())
                continue;
            phrases.push_back(text);
            content.push_back(set);
            if (phrases.size() == ShownPhrases)
                break;
        }
        return phrases;
    }

    /// Per word of a theme that mostly stands in one phrase: the phrase.
    std::map<std::uint32_t, std::uint32_t> boundWords(std::size_t theme) const
    {
        std::map<std::uint32_t, std::uint32_t> bound;
        for (const Candidate &candidate : m_byTheme[theme]) {
            const Phrase &phrase = m_phrases.all()[candidate.phrase];
            if (phrase.content != 2 || phrase.length != 2)
                continue;
            for (const std::uint32_t term : contentOf(phrase)) {
                if (candidate.documents >=
                        BoundShare * static_cast<double>(m_coverage.postsOf(term).size()) &&
                    nominalOf(phrase) >= NounOfBound &&
                    endsWithNoun(candidate.phrase, m_spelling.of(candidate.phrase)))
                    bound.try_emplace(term, candidate.phrase);
            }
        }
        return bound;
    }

    double nominalOf(const Phrase &phrase) const
    {
        return nominal(phrase, m_phrases, m_input.corpus, m_input.vocabulary, m_use);
    }

    /// German tells its nouns by a capital.
    bool endsWithNoun(std::uint32_t phrase, const std::string &written) const
    {
        const std::size_t space = written.rfind(' ');
        return m_input.corpus.forms[m_phrases.formsOf(m_phrases.all()[phrase]).back()].language != German ||
               isCapital(std::string_view(written).substr(space == std::string::npos ? 0 : space + 1));
    }

    /// The best name that no other theme has, and two that say something else.
    ///
    /// \param choices  best first. \param phrases  where there is none of them.
    void choose(std::size_t theme, const ThemeFacts &facts, const std::vector<ThemeName> &choices,
                const std::vector<ThemeName> &names, const std::vector<ThemeName> &pairs,
                const std::vector<std::string> &phrases)
    {
        Theme &out = m_themes[theme];
        const ThemeName *chosen = nullptr;
        for (const ThemeName &choice : choices) {
            if (m_taken.insert(keyOf(choice.text, theme)).second) {
                chosen = &choice;
                break;
            }
        }
        if (chosen != nullptr) {
            out.label = chosen->text;
            m_said.insert(chosen->content.begin(), chosen->content.end());
        }
        for (std::size_t i = 0; i < phrases.size() && out.label.empty(); ++i) {
            if (m_taken.insert(keyOf(phrases[i], theme)).second)
                out.label = phrases[i];
        }
        if (out.label.empty() && !choices.empty())
            out.label = choices.front().text;
        if (out.label.empty() && !facts.terms.empty())
            out.label = m_words.shown(facts.terms.front().term, facts);

        std::set<std::uint32_t> said = chosen != nullptr ? chosen->content : std::set<std::uint32_t>();
        const auto add = [&](const std::string &text) {
            if (out.alternates.size() < 2 && text != out.label &&
                std::find(out.alternates.begin(), out.alternates.end(), text) == out.alternates.end())
                out.alternates.push_back(text);
        };
        // A phrase says more than a word or two, as long as it says something else than the label.
        std::vector<ThemeName> others;
        std::copy_if(names.begin(), names.end(), std::back_inserter(others), [&](const ThemeName &name) {
            return chosen != nullptr && name.score >= AlternateShare * chosen->score;
        });
        others.insert(others.end(), choices.begin(), choices.end());
        others.insert(others.end(), names.begin(), names.end());
        others.insert(others.end(), pairs.begin(), pairs.end());
        for (const ThemeName &choice : others) {
            const bool again = std::any_of(choice.content.begin(), choice.content.end(),
                                           [&](std::uint32_t term) { return said.contains(term); });
            if (again || out.alternates.size() == 2)
                continue;
            said.insert(choice.content.begin(), choice.content.end());
            add(choice.text);
        }
        for (const ThemeName &choice : choices) {
            // "Article" says nothing beside "article and site".
            if (chosen == nullptr || !std::includes(chosen->content.begin(), chosen->content.end(),
                                                    choice.content.begin(), choice.content.end()))
                add(choice.text);
        }
        for (const std::string &phrase : phrases)
            add(phrase);
        for (const ThemeName &other : others)
            add(other.text);
        // A theme of a handful of posts may have but one name; its words say something all the same.
        for (const RankedTerm &ranked : facts.terms) {
            if (!said.contains(ranked.term) && m_phrases.single(ranked.term) != nullptr)
                add(m_words.shown(ranked.term, facts));
        }
    }

    std::string keyOf(const std::string &text, std::size_t theme) const
    {
        return text::words(text, m_language[theme]).empty() ? text : folded(text);
    }

    /// Phrases first, behind them the nouns that mark the theme.
    void listPhrases(Theme &out, const ThemeFacts &facts, const std::vector<std::string> &phrases,
                     const std::vector<std::set<std::uint32_t>> &content) const
    {
        const auto add = [&](const std::string &phrase) {
            if (out.keyPhrases.size() < ShownPhrases &&
                std::find(out.keyPhrases.begin(), out.keyPhrases.end(), phrase) == out.keyPhrases.end())
                out.keyPhrases.push_back(phrase);
        };
        for (std::size_t i = 0; i < phrases.size() && out.keyPhrases.size() < ShownPhrases / 2; ++i)
            add(phrases[i]);
        std::vector<std::uint32_t> words = m_words.nouns(facts);
        if (words.empty() && phrases.empty())
            words = m_words.words(facts);
        for (const std::uint32_t term : words) {
            const bool known = std::any_of(content.begin(), content.end(),
                                           [&](const auto &other) { return other.contains(term); });
            if (!known && out.keyPhrases.size() < ShownPhrases)
                add(m_words.shown(term, facts));
        }
        for (const std::string &phrase : phrases)
            add(phrase);
    }

    /// What a phrase is worth as the name of a theme, on the scale of pairsOf().
    double worthOf(const Candidate &candidate, std::size_t theme) const
    {
        const Phrase &phrase = m_phrases.all()[candidate.phrase];
        std::vector<Part> parts;
        for (const std::uint32_t term : contentOf(phrase))
            parts.push_back({term, isSubject(term) ? 1.0 : strengthOf(term, theme)});
        const Reach reach = m_coverage.ofPhrase(parts, candidate.documents, phrase.documents);
        const double gain = m_coverage.gain(reach) * m_coverage.breadth(reach);
        double noun = nominalOf(phrase) * (1.0 - m_use.verbInFront(m_phrases.formsOf(phrase).front()));
        if (phrase.content == 2 && noun < NounOfName && m_spelling.isName(candidate.phrase))
            noun = NounOfName;
        const double share = candidate.documents / static_cast<double>(m_posts[theme]);
        const double firm = (std::min(1.0, share / FirmShare) + std::min(0.5, share)) * candidate.documents /
                            (candidate.documents + 1.0);
        const double bound = m_phrases.cohesion(phrase);
        return gain * PhraseWorth * firm * std::sqrt(noun) * std::min(1.0, bound / Bound) * (1.0 + bound);
    }

    bool isSubject(std::uint32_t term) const
    {
        return !m_input.subject.empty() && m_input.subject[term] != 0;
    }

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
    Spelling m_spelling;
    WordPairs m_words;
    Coverage m_coverage;               ///< of the theme that is named
    std::vector<std::uint8_t> m_marks; ///< per term
    std::vector<boost::unordered_flat_map<std::uint32_t, double>> m_strength;
    std::vector<std::uint32_t> m_posts;   ///< per theme
    std::vector<std::uint32_t> m_threads; ///< per theme
    std::vector<Language> m_language;
    std::vector<std::vector<Candidate>> m_byTheme;
    std::set<std::string> m_taken;
    std::set<std::uint32_t> m_said; ///< terms of the labels that were given
};

} // namespace

void writeLabels(const LabelInput &input, std::span<Theme> themes, const Progress &progress)
{
    Labeller(input, themes, progress).run();
}

} // namespace parlance::topics
