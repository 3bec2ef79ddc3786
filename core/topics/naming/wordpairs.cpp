// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/naming/wordpairs.h"

#include "core/text/words.h"
#include "core/topics/naming/signatures.h"
#include "core/topics/words/kinds.h"

#include <algorithm>
#include <cmath>

namespace parlance::topics {

namespace {

constexpr std::size_t NounsAmong = 30;  ///< best terms of a theme that are looked at for nouns
constexpr std::size_t PairedTerms = 14; ///< of these, for pairs
constexpr std::size_t PairsKept = 12;
constexpr std::size_t PairsWritten = 20; ///< some of them turn out to be alike
constexpr std::size_t LongestPair = 4;   ///< words
constexpr double LongWorth = 0.5;        ///< of a longer one
constexpr double NounEnough = 0.7;       ///< WordUse::alone of a word that stands by itself
constexpr double VerbEnough = 0.5;       ///< WordUse::verb of a word that does not
constexpr double NounOfName = 0.7;       ///< what a name is worth as a noun at least: it needs no article
constexpr double OwnEnough = 0.4; ///< of a noun's posts, that are the theme's, for it to stand by itself
constexpr double NameAlone = 0.8; ///< WordUse::alone of a name, against its WordUse::noun
constexpr double SometimesPlural = 0.1; ///< of the uses of a word, for its plural beside another plural
constexpr double NeverMeet = 0.02;      ///< what two words are worth that are in no post together
constexpr double PostsEnough = 6.0;     ///< of a theme with a noun, for it to stand by itself without doubt
constexpr double AloneWorth = 0.85;     ///< of a noun by itself, against a phrase of the same reach
constexpr double PairWorth = 0.85;      ///< the same of two nouns
constexpr double AloneShare = 0.1;      ///< of a theme's posts, that such a noun is in
constexpr std::size_t KindsAmong = 80;  ///< best terms of a theme that may be kinds of something
constexpr double SeldomMeet = 0.2;      ///< that meet in one post, or in one thread

/// Whether two words say the same, or are of one family: "site" and "website", "program" and "programmers".
bool areAlike(const std::string &a, const std::string &b)
{
    const std::string one = withoutAccents(a);
    const std::string two = withoutAccents(b);
    if (one.find(two) != std::string::npos || two.find(one) != std::string::npos)
        return true;
    const std::size_t shorter = std::min(one.size(), two.size());
    const auto [end, other] =
        std::mismatch(one.begin(), one.begin() + static_cast<std::ptrdiff_t>(shorter), two.begin());
    const auto common = static_cast<std::size_t>(end - one.begin());
    return common >= 4 && 10 * common >= 6 * shorter;
}

} // namespace

WordPairs::WordPairs(std::span<const Document> documents, const Corpus &corpus, const Phrases &phrases,
                     const WordUse &use, const PersonNames &people, const Spelling &spelling)
    : m_documents(documents), m_corpus(corpus), m_phrases(phrases), m_use(use), m_people(people),
      m_spelling(spelling)
{
}

std::vector<std::uint32_t> WordPairs::nouns(const ThemeFacts &theme) const
{
    std::vector<std::uint32_t> nouns;
    for (const RankedTerm &ranked : theme.terms.first(std::min(theme.terms.size(), NounsAmong))) {
        if (m_phrases.single(ranked.term) != nullptr && isNoun(ranked.term, theme) &&
            !isUnfit(ranked.term, theme))
            nouns.push_back(ranked.term);
    }
    return nouns;
}

std::vector<std::uint32_t> WordPairs::words(const ThemeFacts &theme) const
{
    std::vector<std::uint32_t> words = nouns(theme);
    if (words.size() >= 2)
        return words;
    std::vector<std::uint32_t> others;
    for (const RankedTerm &ranked : theme.terms.first(std::min(theme.terms.size(), NounsAmong))) {
        if (m_phrases.single(ranked.term) != nullptr && !isUnfit(ranked.term, theme) &&
            std::find(words.begin(), words.end(), ranked.term) == words.end())
            others.push_back(ranked.term);
    }
    std::stable_sort(others.begin(), others.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return nounOf(a, theme) > nounOf(b, theme); });
    for (std::size_t i = 0; i < others.size() && words.size() < 2; ++i)
        words.push_back(others[i]);
    return words;
}

const std::string &WordPairs::shown(std::uint32_t term, const ThemeFacts &theme) const
{
    return m_spelling.ofTerm(term, m_use.shownForm(term, theme.language));
}

bool WordPairs::isNoun(std::uint32_t term, const ThemeFacts &theme) const
{
    const std::uint32_t form = m_use.nounForm(term, theme.language);
    const Language language = m_corpus.forms[form].language;
    // What people say in another language than most of the theme is no name for it.
    if (language != Undetermined && theme.language != Undetermined && language != theme.language)
        return false;
    const double alone = m_use.alone(form);
    const bool common = alone >= NounEnough && m_use.verb(form) < VerbEnough;
    // A name needs no article: "Makita".
    const bool name = alone < NounEnough && alone >= NameAlone * m_use.noun(form);
    // German tells nouns by their capital.
    if (common && language != German)
        return true;
    return (common || name) && isCapital(shown(term, theme));
}

/// Swear words, and the names of people: "Perry" who writes here is one, and so is "Green"; "the green" is
/// not.
bool WordPairs::isUnfit(std::uint32_t term, const ThemeFacts &theme) const
{
    const std::uint32_t form = m_use.nounForm(term, theme.language);
    if (text::isRudeWord(m_corpus.forms[form].text, m_corpus.forms[form].language))
        return true;
    return (m_people.isPart(form) && !m_use.hasArticle(form)) ||
           isSignature(*m_phrases.single(term), m_documents, m_corpus);
}

double WordPairs::nounOf(std::uint32_t term, const ThemeFacts &theme) const
{
    const std::uint32_t form = m_use.nounForm(term, theme.language);
    const double alone = m_use.alone(form);
    return alone < NounOfName && m_use.isUnlisted(form) && isCapital(shown(term, theme)) ? NounOfName : alone;
}

const std::vector<std::uint32_t> &WordPairs::meaningsOf(std::uint32_t term, const ThemeFacts &theme) const
{
    const std::uint32_t form = m_use.nounForm(term, theme.language);
    const auto [found, isNew] = m_meanings.try_emplace(form);
    if (isNew) {
        const Form &word = m_corpus.forms[form];
        found->second = topics::meaningsOf(word.text, m_stems.of(word.text, word.language), word.language);
    }
    return found->second;
}

bool WordPairs::meanTheSame(std::uint32_t one, std::uint32_t other, const ThemeFacts &theme) const
{
    const std::vector<std::uint32_t> first = meaningsOf(one, theme);
    const std::vector<std::uint32_t> &second = meaningsOf(other, theme);
    return !first.empty() && !second.empty() && first.front() == second.front();
}

std::vector<std::uint32_t> WordPairs::kindsOf(std::uint32_t term, const ThemeFacts &theme,
                                              const Coverage &coverage) const
{
    std::vector<std::uint32_t> kinds;
    const std::vector<std::uint32_t> general = meaningsOf(term, theme);
    for (const RankedTerm &ranked : theme.terms.first(std::min(theme.terms.size(), KindsAmong))) {
        if (ranked.term != term && !coverage.postsOf(ranked.term).empty() &&
            (isKindOf(meaningsOf(ranked.term, theme), general) || meanTheSame(term, ranked.term, theme)))
            kinds.push_back(ranked.term);
    }
    return kinds;
}

std::vector<ThemeName> WordPairs::alone(const ThemeFacts &theme, const Coverage &coverage) const
{
    std::vector<ThemeName> names;
    for (const std::uint32_t term : nouns(theme)) {
        const Spread spread = coverage.together(std::array{term});
        if (spread.posts < AloneShare * theme.posts || spread.threads < theme.fewestThreads)
            continue;
        const Reach reach = coverage.ofWordAndKinds(term, kindsOf(term, theme, coverage));
        // What more posts of the corpus use than the theme has is wider than the theme: the country, in a
        // forum about it.
        const double sure =
            std::min(1.0, reach.own / OwnEnough) * std::min(1.0, spread.posts / PostsEnough) *
            std::min(1.0, theme.posts / static_cast<double>(m_phrases.documentsOf(term).size()));
        names.push_back(
            {shown(term, theme),
             {term},
             AloneWorth * sure * coverage.gain(reach) * coverage.breadth(reach) * nounOf(term, theme)});
    }
    std::stable_sort(names.begin(), names.end(),
                     [](const ThemeName &x, const ThemeName &y) { return x.score > y.score; });
    return names;
}

std::vector<ThemeName> WordPairs::pairs(const ThemeFacts &theme, const Coverage &coverage,
                                        std::span<const ThemeName> phrases,
                                        const std::map<std::uint32_t, std::uint32_t> &bound) const
{
    std::vector<std::uint32_t> terms = words(theme);
    terms.resize(std::min(terms.size(), PairedTerms));
    std::vector<Pair> pairs;
    for (std::size_t b = 1; b < terms.size(); ++b) {
        for (std::size_t a = 0; a < b; ++a) {
            const bool known = std::any_of(phrases.begin(), phrases.end(), [&](const ThemeName &phrase) {
                return phrase.content.contains(terms[a]) && phrase.content.contains(terms[b]);
            });
            if (known)
                continue;
            Pair pair{terms[a], terms[b], 0.0};
            if (coverage.postsOf(pair.second).size() > coverage.postsOf(pair.first).size())
                std::swap(pair.first, pair.second);
            pair.score = worthOf(pair, theme, coverage);
            pairs.push_back(pair);
        }
    }
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const Pair &x, const Pair &y) { return x.score > y.score; });
    pairs.resize(std::min(pairs.size(), PairsWritten));
    std::vector<ThemeName> names;
    for (const Pair &pair : pairs) {
        const auto [one, two] = written(pair, theme, bound);
        if (areAlike(one, two) || meanTheSame(pair.first, pair.second, theme))
            continue;
        const std::string text = one + ' ' + std::string(conjunctionBefore(two, theme.language)) + ' ' + two;
        const bool isLong =
            static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) >= LongestPair;
        names.push_back({text, {pair.first, pair.second}, pair.score * (isLong ? LongWorth : 1.0)});
    }
    std::stable_sort(names.begin(), names.end(),
                     [](const ThemeName &x, const ThemeName &y) { return x.score > y.score; });
    names.resize(std::min(names.size(), PairsKept));
    return names;
}

double WordPairs::worthOf(const Pair &pair, const ThemeFacts &theme, const Coverage &coverage) const
{
    const Spread meet = coverage.together(std::array{pair.first, pair.second});
    const double first = static_cast<double>(coverage.postsOf(pair.first).size());
    const double second = static_cast<double>(coverage.postsOf(pair.second).size());
    // Words that meet less often than chance has it are of two subjects.
    const double chance = std::max(1.0, first * second / theme.posts);
    double meeting = NeverMeet;
    if (meet.posts > 0) {
        const bool often = meet.posts >= 2 && meet.threads >= theme.fewestThreads;
        meeting = (often ? 1.0 : SeldomMeet) * std::min(1.0, 0.4 + 0.6 * meet.posts / chance);
    }
    const double gains[] = {coverage.gain(coverage.ofWord(pair.first)),
                            coverage.gain(coverage.ofWord(pair.second))};
    const double more = std::max(gains[0], gains[1]);
    const double balance = more > 0.0 ? std::sqrt(std::min(gains[0], gains[1]) / more) : 0.0;
    const Reach reach = coverage.ofEither(pair.first, pair.second, meet.posts);
    return PairWorth * coverage.gain(reach) * coverage.breadth(reach) * balance * meeting *
           nounOf(pair.first, theme) * nounOf(pair.second, theme);
}

std::pair<std::string, std::string>
WordPairs::written(const Pair &pair, const ThemeFacts &theme,
                   const std::map<std::uint32_t, std::uint32_t> &bound) const
{
    std::uint32_t forms[] = {m_use.shownForm(pair.first, theme.language),
                             m_use.shownForm(pair.second, theme.language)};
    if (m_use.isPlural(forms[0]) != m_use.isPlural(forms[1])) {
        forms[0] = m_use.shownForm(pair.first, theme.language, SometimesPlural);
        forms[1] = m_use.shownForm(pair.second, theme.language, SometimesPlural);
    }
    const auto text = [&](std::uint32_t term, std::uint32_t other, std::uint32_t form) {
        const auto found = bound.find(term);
        return found != bound.end() && !m_phrases.all()[found->second].has(other)
                   ? m_spelling.of(found->second)
                   : m_spelling.ofTerm(term, form);
    };
    return {text(pair.first, pair.second, forms[0]), text(pair.second, pair.first, forms[1])};
}

} // namespace parlance::topics
