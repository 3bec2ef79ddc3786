// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/similarposts.h"

#include "core/base/numeric.h"
#include "core/store/posts.h"
#include "core/store/search.h"
#include "core/text/words.h"
#include "core/topics/words/vocabulary.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

namespace parlance::analysis {

namespace {

constexpr std::size_t MostWords = 32;       ///< of the post, that are looked for
constexpr std::size_t ProbedPosts = 2048;   ///< of each word, to tell how frequent it is
constexpr std::size_t MostPosts = 200'000;  ///< that the index is asked for, of all words together
constexpr std::size_t MostCandidates = 400; ///< whose texts are read
constexpr double ThemeShare = 0.1;          ///< of the distance, that a common theme closes

/// A word of the post, with all its forms.
struct Term
{
    std::string stem;
    std::vector<std::string> forms; ///< as the post writes it
    double uses = 0;
    bool inTitle = false;
    std::size_t longest = 0; ///< bytes of its longest form
    double frequency = 0;    ///< posts that hold it; an estimate from ProbedPosts on
    double idf = 0;
    std::vector<PostId> posts; ///< that hold it; empty where too many do
};

/// Calls use(stem, form) for every word that can tell what a text is about.
template <class Use> void eachWord(std::string_view text, Language language, topics::Stems &stems, Use use)
{
    text::WordScanner scanner(text, language);
    while (scanner.next()) {
        const std::string &folded = scanner.word().folded;
        if (!text::isStopWord(folded, language) && topics::canBeTerm(folded))
            use(stems.of(folded, language), folded);
    }
}

std::vector<Term> termsOf(std::string_view title, std::string_view words, Language language,
                          topics::Stems &stems)
{
    std::vector<Term> terms;
    std::unordered_map<std::string, std::size_t> index;
    for (const bool inTitle : {true, false}) {
        eachWord(inTitle ? title : words, language, stems,
                 [&](const std::string &stem, const std::string &form) {
                     const auto [found, isNew] = index.try_emplace(stem, terms.size());
                     if (isNew)
                         terms.push_back({.stem = stem, .forms = {}, .inTitle = inTitle, .posts = {}});
                     Term &term = terms[found->second];
                     ++term.uses;
                     term.longest = std::max(term.longest, form.size());
                     if (std::find(term.forms.begin(), term.forms.end(), form) == term.forms.end())
                         term.forms.push_back(form);
                 });
    }
    // Of a long post, the words that promise to tell most: said in the title, said again, long.
    if (terms.size() > MostWords) {
        std::stable_sort(terms.begin(), terms.end(), [](const Term &a, const Term &b) {
            if (a.inTitle != b.inTitle)
                return a.inTitle;
            return a.uses != b.uses ? a.uses > b.uses : a.longest > b.longest;
        });
        terms.resize(MostWords);
    }
    return terms;
}

/// Forms under which the index may hold a word besides those of the post.
std::vector<std::string> formsToFind(const Term &term)
{
    std::vector<std::string> forms = term.forms;
    const auto add = [&](const std::string &form) {
        if (form.size() > 2 && std::find(forms.begin(), forms.end(), form) == forms.end())
            forms.push_back(form);
    };
    add(term.stem);
    for (const std::string &form : term.forms)
        form.back() == 's' ? add(form.substr(0, form.size() - 1)) : add(form + 's');
    return forms;
}

/// Asks the index how many posts hold each word, and which, from the rarest word on.
Result<void> lookUp(const store::Workspace &workspace, const PostTable &table, std::vector<Term> &terms,
                    const Progress &progress)
{
    auto finder = store::WordFinder::open(workspace);
    if (!finder)
        return finder.error();
    const Error cancelled{.code = ErrorCode::Cancelled, .message = TR_NOOP("Error", "Cancelled.")};
    const auto all = static_cast<double>(table.size());
    for (Term &term : terms) {
        if (progress.isCancelled())
            return cancelled;
        auto found = finder->first(formsToFind(term), ProbedPosts);
        if (!found)
            return found.error();
        term.frequency = static_cast<double>(found->size());
        if (found->size() == ProbedPosts) { // by how far they reach
            const auto reach =
                std::lower_bound(table.id.begin(), table.id.end(), found->back()) - table.id.begin();
            term.frequency *= all / static_cast<double>(std::max<std::ptrdiff_t>(reach, 1));
        } else {
            term.posts = std::move(*found);
        }
        term.idf = portableLog((all + 1.0) / std::clamp(term.frequency, 1.0, all));
    }
    std::stable_sort(terms.begin(), terms.end(),
                     [](const Term &a, const Term &b) { return a.frequency < b.frequency; });
    std::size_t asked = 0;
    for (Term &term : terms) {
        if (progress.isCancelled())
            return cancelled;
        if (term.posts.empty() && term.frequency > 0) {
            if (asked > 0 && static_cast<double>(asked) + term.frequency > static_cast<double>(MostPosts))
                break;
            auto found = finder->first(formsToFind(term), MostPosts);
            if (!found)
                return found.error();
            term.posts = std::move(*found);
        }
        asked += term.posts.size();
    }
    return {};
}

/// Rows that hold the most telling of the words, the most promising of them.
std::vector<std::uint32_t> candidates(const PostTable &table, const Selection &selection, std::uint32_t self,
                                      const std::vector<Term> &terms)
{
    std::vector<float> promise(table.size(), 0.0F);
    for (const Term &term : terms) {
        const auto worth = static_cast<float>(term.idf * term.idf);
        for (const PostId post : term.posts) {
            if (const auto row = table.rowOf(post))
                promise[*row] += worth;
        }
    }
    std::vector<std::pair<double, std::uint32_t>> ranked;
    for (const std::uint32_t row : selection) {
        // Long posts hold many words by chance.
        if (promise[row] > 0.0F && row != self)
            ranked.emplace_back(static_cast<double>(promise[row]) /
                                    std::sqrt(40.0 + static_cast<double>(table.length[row])),
                                row);
    }
    const auto better = [](const auto &a, const auto &b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    };
    const auto kept = ranked.begin() + static_cast<std::ptrdiff_t>(std::min(ranked.size(), MostCandidates));
    std::partial_sort(ranked.begin(), kept, ranked.end(), better);
    std::vector<std::uint32_t> rows;
    for (auto one = ranked.begin(); one != kept; ++one)
        rows.push_back(one->second);
    std::sort(rows.begin(), rows.end());
    return rows;
}

double weightOf(double uses, double idf)
{
    return (1.0 + portableLog(uses)) * idf;
}

/// Holds texts against the words of the post.
class Comparison
{
public:
    explicit Comparison(const std::vector<Term> &terms)
    {
        double sum = 0;
        for (const Term &term : terms) {
            m_weights.emplace(term.stem, std::pair(weightOf(term.uses, term.idf), term.idf));
            m_square += square(weightOf(term.uses, term.idf));
            sum += term.idf;
        }
        m_usual = terms.empty() ? 0 : sum / static_cast<double>(terms.size());
    }

    /// Cosine of the two; `shared` becomes what both say.
    double with(std::string_view title, std::string_view words, Language language, topics::Stems &stems,
                std::vector<std::string> &shared) const
    {
        std::map<std::string, std::pair<double, std::string>> uses; // by stem: how often, and the first form
        for (const std::string_view part : {title, words}) {
            eachWord(part, language, stems, [&](const std::string &stem, const std::string &form) {
                auto &use = uses[stem];
                ++use.first;
                if (use.second.empty())
                    use.second = form;
            });
        }
        double product = 0, squares = 0;
        std::vector<std::pair<double, std::string>> common;
        for (const auto &[stem, use] : uses) {
            const auto known = m_weights.find(stem);
            // How rare the other words are is not asked: taken to be like those of the post.
            const double weight =
                weightOf(use.first, known == m_weights.end() ? m_usual : known->second.second);
            squares += square(weight);
            if (known == m_weights.end())
                continue;
            product += weight * known->second.first;
            common.emplace_back(weight * known->second.first, use.second);
        }
        std::stable_sort(common.begin(), common.end(),
                         [](const auto &a, const auto &b) { return a.first > b.first; });
        for (auto &[weight, form] : common)
            shared.push_back(std::move(form));
        return product > 0 ? std::min(1.0, product / std::sqrt(squares * m_square)) : 0.0;
    }

private:
    static double square(double value) { return value * value; }

    std::map<std::string, std::pair<double, double>> m_weights; ///< by stem: weight in the post, idf
    double m_square = 0;
    double m_usual = 0; ///< idf of a word of which nothing is known
};

} // namespace

Result<std::vector<SimilarPost>> similarPosts(const store::Workspace &workspace, const PostTable &table,
                                              const Selection &selection, std::uint32_t row,
                                              const SimilarOptions &options, Progress &progress)
{
    topics::Stems stems;
    std::vector<Term> terms;
    const PostId self = table.id[row];
    auto read = store::visitTexts(
        workspace, {&self, 1},
        [&](std::size_t, std::string_view title, std::string_view words) {
            terms = termsOf(title, words, table.language[row], stems);
        },
        progress);
    if (!read)
        return read.error();
    if (const auto found = lookUp(workspace, table, terms, progress); !found)
        return found.error();

    const std::vector<std::uint32_t> rows = candidates(table, selection, row, terms);
    std::vector<PostId> ids;
    for (const std::uint32_t one : rows)
        ids.push_back(table.id[one]);
    const Comparison comparison(terms);
    std::vector<SimilarPost> similar;
    read = store::visitTexts(
        workspace, ids,
        [&](std::size_t i, std::string_view title, std::string_view words) {
            SimilarPost post{.row = rows[i], .shared = {}};
            post.similarity = comparison.with(title, words, table.language[rows[i]], stems, post.shared);
            post.sharesTheme = table.theme[row] >= 0 && table.theme[rows[i]] == table.theme[row];
            if (post.sharesTheme)
                post.similarity += ThemeShare * (1.0 - post.similarity);
            if (!post.shared.empty())
                similar.push_back(std::move(post));
        },
        progress);
    if (!read)
        return read.error();
    std::stable_sort(similar.begin(), similar.end(),
                     [](const SimilarPost &a, const SimilarPost &b) { return a.similarity > b.similarity; });
    if (options.limit > 0 && similar.size() > options.limit)
        similar.resize(options.limit);
    return similar;
}

} // namespace parlance::analysis
