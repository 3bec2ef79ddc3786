// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/words/vocabulary.h"

#include "core/text/words.h"
#include "core/topics/numbers/numeric.h"
#include "core/topics/words/dictionary.h"

#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>

#include <algorithm>
#include <map>
#include <numeric>

namespace parlance::topics {

namespace {

/// Threads are compared with one another only where there are at least this many, of this many posts on
/// average.
constexpr std::uint32_t FewestThreads = 8;
constexpr double PostsPerThread = 2.5;
constexpr std::size_t LongestTerm = 40;
constexpr double SecondLanguages = 0.05; ///< share of the posts, for words to be told by what they say in English

/// The stems that words have in a language.
class StemSet
{
public:
    explicit StemSet(std::span<const std::string> words) : m_words(words) {}
    bool holds(const std::string &stem, Language language, Stems &stems)
    {
        if (m_words.empty())
            return false;
        const auto [found, isNew] = m_byLanguage.try_emplace(language.packed);
        if (isNew) {
            for (const std::string &written : m_words) {
                for (const text::Word &word : text::words(written, language))
                    found->second.insert(stems.of(word.folded, language));
            }
        }
        return found->second.contains(stem);
    }

private:
    std::span<const std::string> m_words;
    std::map<std::uint16_t, boost::unordered_flat_set<std::string>> m_byLanguage;
};

/// Forms that are words of their language only by mistake: stop words of another language of the corpus, which has them
/// more often. A French post that quotes English is full of them.
std::vector<std::uint8_t> borrowedStopForms(const Corpus &corpus)
{
    std::vector<std::uint32_t> uses(corpus.forms.size(), 0);
    for (const std::uint32_t token : corpus.tokens)
        ++uses[Corpus::form(token)];
    boost::unordered_flat_map<std::string_view, std::uint32_t> most; // uses where it is a stop word
    for (std::size_t f = 0; f < corpus.forms.size(); ++f) {
        const Form &form = corpus.forms[f];
        if (text::isStopWord(form.text, form.language)) {
            std::uint32_t &known = most[form.text];
            known = std::max(known, uses[f]);
        }
    }
    std::vector<std::uint8_t> borrowed(corpus.forms.size(), 0);
    for (std::size_t f = 0; f < corpus.forms.size(); ++f) {
        const auto found = most.find(corpus.forms[f].text);
        borrowed[f] = found != most.end() && found->second >= uses[f];
    }
    return borrowed;
}

/// Whether languages that a dictionary ties to the commonest one have posts enough to matter.
bool severalLanguages(const Corpus &corpus)
{
    std::map<std::uint16_t, std::size_t> posts;
    for (const Language language : corpus.language)
        ++posts[language.packed];
    std::size_t others = 0;
    for (const auto &[packed, count] : posts) {
        const Language language(packed);
        if (language != corpus.commonLanguage && (language == English || hasDictionary(language)))
            others += count;
    }
    return static_cast<double>(others) >= SecondLanguages * static_cast<double>(corpus.documents());
}

} // namespace

bool isThreaded(std::size_t threads, std::size_t documents)
{
    return threads >= FewestThreads && static_cast<double>(documents) >= PostsPerThread * static_cast<double>(threads);
}

bool canBeTerm(std::string_view text)
{
    const bool oneLatinLetter = text.size() == 2 && text[0] >= '\xC3' && text[0] <= '\xC9';
    if (text.size() < 2 || text.size() > LongestTerm || oneLatinLetter)
        return false;
    // Identifiers (snake_case) and rows of one letter ("aaah", "mmm") carry no subject.
    if (text.find('_') != std::string_view::npos)
        return false;
    return text.find_first_not_of(text.front()) != std::string_view::npos;
}

Vocabulary makeVocabulary(const Corpus &corpus, std::span<const std::string> names,
                          std::span<const std::string> excluded, const Progress &progress)
{
    Vocabulary vocabulary;
    const std::size_t forms = corpus.forms.size();
    vocabulary.isStopForm.assign(forms, 0);
    vocabulary.isName.assign(forms, 0);

    boost::unordered_flat_set<std::string> people;
    for (const std::string &name : names) {
        for (const text::Word &word : text::words(name, English))
            if (word.end - word.begin == name.size())
                people.insert(word.folded);
    }

    const std::vector<std::uint8_t> borrowed = borrowedStopForms(corpus);
    // Form -> stem, numbered in order of appearance; forms already are.
    std::vector<std::uint32_t> stemOfForm(forms, NoTerm);
    boost::unordered_flat_map<std::string, std::uint32_t> stems;
    std::vector<std::uint8_t> told; // per stem
    vocabulary.translated = severalLanguages(corpus);
    Stems stemmer(vocabulary.translated);
    StemSet unwanted(excluded);
    for (std::size_t f = 0; f < forms; ++f) {
        if (f % 4096 == 0 && progress.isCancelled())
            return vocabulary;
        const Form &form = corpus.forms[f];
        vocabulary.isName[f] = people.contains(form.text);
        const std::string_view said = stemmer.said(form.text, form.language);
        vocabulary.isStopForm[f] =
            borrowed[f] != 0 || text::isStopWord(form.text, form.language) || saysNothing(said);
        if (vocabulary.isName[f] || vocabulary.isStopForm[f] || !canBeTerm(form.text))
            continue;
        const std::string stem = stemmer.of(form.text, form.language);
        if (unwanted.holds(stem, form.language, stemmer)) {
            vocabulary.isName[f] = 1;
            continue;
        }
        stemOfForm[f] = stems.emplace(stem, static_cast<std::uint32_t>(stems.size())).first->second;
        told.resize(stems.size(), 0);
        told[stemOfForm[f]] |= static_cast<std::uint8_t>(form.language == English || !said.empty());
    }

    // In how many documents and threads; documents thread by thread, so that one mark a stem is enough.
    const std::size_t documents = corpus.documents();
    std::vector<std::uint32_t> order(documents);
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return corpus.thread[a] < corpus.thread[b]; });
    std::vector<std::uint32_t> inDocuments(stems.size(), 0);
    std::vector<std::uint32_t> inThreads(stems.size(), 0);
    std::vector<std::uint32_t> lastDocument(stems.size(), NoTerm);
    std::vector<std::uint32_t> lastThread(stems.size(), NoTerm);
    std::vector<std::uint32_t> uses(forms, 0);
    vocabulary.repeated.assign(documents, 0);
    boost::unordered_flat_set<std::uint64_t> seen;
    std::uint32_t distinct = 0;
    for (const std::uint32_t d : order) {
        if (progress.isCancelled())
            return vocabulary;
        const std::span<const std::uint32_t> tokens(corpus.tokens.data() + corpus.begin[d],
                                                    corpus.tokens.data() + corpus.begin[d + 1]);
        std::uint64_t hash = 0xCBF29CE484222325ULL;
        for (const std::uint32_t token : tokens)
            hash = (hash ^ Corpus::form(token)) * 0x100000001B3ULL;
        if (tokens.size() >= 5 && !seen.insert(hash).second) {
            vocabulary.repeated[d] = 1;
            continue;
        }
        ++distinct;
        const auto count = [&](std::uint32_t form) {
            const std::uint32_t stem = stemOfForm[form];
            if (stem == NoTerm)
                return;
            if (lastDocument[stem] != d) {
                lastDocument[stem] = d;
                ++inDocuments[stem];
            }
            if (lastThread[stem] != corpus.thread[d]) {
                lastThread[stem] = corpus.thread[d];
                ++inThreads[stem];
            }
        };
        for (const std::uint32_t token : tokens) {
            const std::uint32_t form = Corpus::form(token);
            ++uses[form];
            count(form);
            for (const std::uint32_t part : corpus.parts[form])
                count(part);
        }
    }

    vocabulary.threaded = isThreaded(corpus.threads, documents);
    // Rare words: two posts are enough in a small forum; in a large one a word of two posts only costs time.
    vocabulary.minDocuments = distinct < 2000 ? 2 : std::min<std::uint32_t>(3 + distinct / 100000, 20);
    vocabulary.minThreads = vocabulary.threaded ? 2 : 1;
    // A word of nearly every post marks nothing; but half of a small corpus may well be one theme.
    vocabulary.maxDocuments = distinct < 10 ? distinct : distinct < 100 ? distinct * 3 / 5 : distinct * 2 / 5;

    std::vector<std::uint32_t> termOfStem(stems.size(), NoTerm);
    for (std::size_t stem = 0; stem < stems.size(); ++stem) {
        if (inDocuments[stem] < vocabulary.minDocuments || inDocuments[stem] > vocabulary.maxDocuments ||
            inThreads[stem] < vocabulary.minThreads)
            continue;
        termOfStem[stem] = static_cast<std::uint32_t>(vocabulary.documents.size());
        vocabulary.documents.push_back(inDocuments[stem]);
        vocabulary.threads.push_back(inThreads[stem]);
        vocabulary.told.push_back(told[stem]);
    }
    vocabulary.stems.resize(vocabulary.documents.size());
    for (const auto &[text, stem] : stems) {
        if (termOfStem[stem] != NoTerm)
            vocabulary.stems[termOfStem[stem]] = text;
    }
    vocabulary.surface.assign(vocabulary.documents.size(), NoTerm);
    vocabulary.termOfForm.assign(forms, NoTerm);
    for (std::size_t f = 0; f < forms; ++f) {
        if (stemOfForm[f] == NoTerm)
            continue;
        const std::uint32_t term = termOfStem[stemOfForm[f]];
        vocabulary.termOfForm[f] = term;
        if (term != NoTerm &&
            (vocabulary.surface[term] == NoTerm || uses[f] > uses[vocabulary.surface[term]]))
            vocabulary.surface[term] = static_cast<std::uint32_t>(f);
    }
    vocabulary.uses.reserve(vocabulary.surface.size());
    for (const std::uint32_t form : vocabulary.surface)
        vocabulary.uses.push_back(uses[form]);
    return vocabulary;
}

TermCounts joined(std::span<TermCounts> parts)
{
    TermCounts all;
    std::size_t rows = 0;
    std::size_t entries = 0;
    for (const TermCounts &part : parts) {
        rows += part.rows();
        entries += part.term.size();
    }
    all.begin.reserve(rows + 1);
    all.term.reserve(entries);
    all.count.reserve(entries);
    all.begin.push_back(0);
    for (TermCounts &part : parts) {
        const std::size_t before = all.term.size();
        for (std::size_t row = 0; row < part.rows(); ++row)
            all.begin.push_back(before + part.begin[row + 1]);
        all.term.insert(all.term.end(), part.term.begin(), part.term.end());
        all.count.insert(all.count.end(), part.count.begin(), part.count.end());
        part = TermCounts();
    }
    return all;
}

namespace {

/// How often each document uses each term, of those from `first` to before `last`.
TermCounts countTerms(const Corpus &corpus, const Vocabulary &vocabulary, std::size_t first, std::size_t last)
{
    TermCounts counts;
    counts.begin.push_back(0);
    std::vector<std::uint32_t> terms;
    for (std::size_t d = first; d < last; ++d) {
        terms.clear();
        const auto take = [&](std::uint32_t form) {
            if (vocabulary.termOfForm[form] != NoTerm)
                terms.push_back(vocabulary.termOfForm[form]);
        };
        for (std::uint64_t t = corpus.begin[d]; t < corpus.begin[d + 1]; ++t) {
            const std::uint32_t form = Corpus::form(corpus.tokens[t]);
            take(form);
            for (const std::uint32_t part : corpus.parts[form])
                take(part);
        }
        std::sort(terms.begin(), terms.end());
        for (std::size_t i = 0; i < terms.size();) {
            std::size_t j = i;
            while (j < terms.size() && terms[j] == terms[i])
                ++j;
            counts.term.push_back(terms[i]);
            counts.count.push_back(static_cast<float>(j - i));
            i = j;
        }
        counts.begin.push_back(counts.term.size());
    }
    return counts;
}

} // namespace

TermCounts countTerms(const Corpus &corpus, const Vocabulary &vocabulary, int workers, const Progress &progress)
{
    constexpr std::size_t DocumentsPerBlock = 256;
    std::vector<TermCounts> parts((corpus.documents() + DocumentsPerBlock - 1) / DocumentsPerBlock);
    forEachBlock(parts.size(), workers, [&](std::size_t block) {
        const std::size_t first = block * DocumentsPerBlock;
        if (!progress.isCancelled())
            parts[block] = countTerms(corpus, vocabulary, first, std::min(corpus.documents(), first + DocumentsPerBlock));
    });
    return joined(parts);
}

std::vector<std::vector<std::uint32_t>> termsOf(const Corpus &corpus, const Vocabulary &vocabulary,
                                                std::span<const std::string> words)
{
    std::vector<std::vector<std::uint32_t>> found(words.size());
    if (words.empty())
        return found;
    Stems stems(vocabulary.translated);
    std::map<std::uint16_t, boost::unordered_flat_map<std::string, std::uint32_t>> byLanguage;
    for (std::size_t f = 0; f < corpus.forms.size(); ++f) {
        const Form &form = corpus.forms[f];
        if (vocabulary.termOfForm[f] != NoTerm)
            byLanguage[form.language.packed].emplace(stems.of(form.text, form.language),
                                                     vocabulary.termOfForm[f]);
    }
    for (std::size_t w = 0; w < words.size(); ++w) {
        for (const auto &[packed, terms] : byLanguage) {
            for (const text::Word &word : text::words(words[w], Language(packed))) {
                const auto term = terms.find(stems.of(word.folded, Language(packed)));
                if (term != terms.end() &&
                    std::find(found[w].begin(), found[w].end(), term->second) == found[w].end())
                    found[w].push_back(term->second);
            }
        }
    }
    return found;
}

} // namespace parlance::topics
