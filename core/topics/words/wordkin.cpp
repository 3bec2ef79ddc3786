// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/words/wordkin.h"

#include "core/base/embedded.h"
#include "core/topics/numbers/numeric.h"
#include "core/topics/words/dictionary.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <map>

namespace parlance::topics {

namespace {

constexpr double Few = 8.0; ///< posts with a word whose own evidence weighs as much as that of its kin, in a small corpus
constexpr double SmallCorpus = 1000.0;
constexpr double LargeCorpus = 10000.0;
constexpr double LargeShare = 0.4; ///< of a large corpus, beside a small one: rare words have common ones beside them there
constexpr std::uint32_t LeastPosts = 2; ///< that use a group
constexpr double LeastShare = 0.01; ///< of the posts, for a language of a corpus that is not of several

using Groups = boost::unordered_flat_map<std::string_view, std::uint32_t>;

/// Of English words.
const Groups &englishGroups()
{
    static const Groups all = [] {
        Groups groups;
        std::string_view rest = embedded("resources/kin/en.txt");
        for (std::uint32_t group = 0; !rest.empty(); ++group) {
            std::string_view line = rest.substr(0, rest.find('\n'));
            rest.remove_prefix(std::min(line.size() + 1, rest.size()));
            while (!line.empty()) {
                const std::string_view word = line.substr(0, line.find(' '));
                line.remove_prefix(std::min(word.size() + 1, line.size()));
                groups.try_emplace(word, group);
            }
        }
        return groups;
    }();
    return all;
}

std::uint32_t groups()
{
    static const auto count = static_cast<std::uint32_t>(std::ranges::count(embedded("resources/kin/en.txt"), '\n'));
    return count;
}

} // namespace

std::uint32_t kinOf(std::string_view folded, const std::string &stem, Language language)
{
    if (language != English && !hasDictionary(language))
        return NoKin;
    // English has its inflections among the groups.
    const std::string_view said = language == English ? std::string_view() : englishOf(folded, stem, language);
    if (saysNothing(said))
        return NoKin;
    const auto found = englishGroups().find(said.empty() ? folded : said);
    return found == englishGroups().end() ? NoKin : found->second;
}

std::string kinStem(std::uint32_t group)
{
    return "\x01" + std::to_string(group);
}

float kinShare(double strength, std::uint32_t posts)
{
    const double few = Few / std::max(strength, LargeShare);
    return static_cast<float>(strength * few / (few + posts));
}

double kinStrength(std::size_t documents)
{
    const double size = std::clamp(static_cast<double>(documents), SmallCorpus, LargeCorpus);
    return 1.0 - (1.0 - LargeShare) * (portableLog(size / SmallCorpus) / portableLog(LargeCorpus / SmallCorpus));
}

KinTerms kinTermsOf(const Corpus &corpus, const Vocabulary &vocabulary, double strength, const Progress &progress)
{
    KinTerms kin;
    kin.column.assign(corpus.forms.size(), NoTerm);
    kin.share.assign(corpus.forms.size(), 0.0F);
    std::vector<std::uint32_t> groupOf(corpus.forms.size(), NoKin);
    std::map<std::uint16_t, std::size_t> written;
    for (const Language language : corpus.language)
        ++written[language.packed];
    const double least = LeastShare * static_cast<double>(corpus.documents());
    Stems stems;
    for (std::size_t f = 0; f < corpus.forms.size(); ++f) {
        if (f % 4096 == 0 && progress.isCancelled())
            return kin;
        const Form &form = corpus.forms[f];
        if (vocabulary.isStopForm[f] != 0 || vocabulary.isName[f] != 0 || !canBeTerm(form.text))
            continue;
        const bool stray =
            !vocabulary.translated && static_cast<double>(written[form.language.packed]) < least;
        const Language language = stray ? corpus.commonLanguage : form.language;
        const std::uint32_t term = vocabulary.termOfForm[f];
        const bool ownStem = term != NoTerm && !stray && !vocabulary.translated; // else what it says in English, or none
        const std::string stem = ownStem ? vocabulary.stems[term] : stems.of(form.text, language);
        groupOf[f] = kinOf(form.text, stem, language);
        kin.share[f] = kinShare(strength, term == NoTerm ? 1 : vocabulary.documents[term]);
    }
    std::vector<std::uint32_t> posts(groups(), 0);
    std::vector<std::uint32_t> last(groups(), NoTerm);
    for (std::uint32_t d = 0; d < corpus.documents(); ++d) {
        for (std::uint64_t t = corpus.begin[d]; t < corpus.begin[d + 1]; ++t) {
            const std::uint32_t group = groupOf[Corpus::form(corpus.tokens[t])];
            if (group != NoKin && last[group] != d) {
                last[group] = d;
                ++posts[group];
            }
        }
    }
    std::vector<std::uint32_t> columnOf(groups(), NoTerm);
    for (std::uint32_t group = 0; group < groups(); ++group) {
        if (posts[group] < LeastPosts || posts[group] > vocabulary.maxDocuments)
            continue;
        columnOf[group] = static_cast<std::uint32_t>(vocabulary.size() + kin.group.size());
        kin.group.push_back(group);
    }
    for (std::size_t f = 0; f < groupOf.size(); ++f) {
        if (groupOf[f] != NoKin)
            kin.column[f] = columnOf[groupOf[f]];
    }
    return kin;
}

TermCounts withKin(const TermCounts &counts, const Corpus &corpus, const Vocabulary &vocabulary, const KinTerms &kin)
{
    TermCounts wide;
    wide.begin.reserve(counts.begin.size());
    wide.begin.push_back(0);
    std::vector<float> uses(kin.group.size(), 0.0F);
    std::vector<std::uint32_t> columns;
    for (std::size_t d = 0; d < counts.rows(); ++d) {
        const auto at = [&](std::uint64_t i) { return static_cast<std::ptrdiff_t>(i); };
        wide.term.insert(wide.term.end(), counts.term.begin() + at(counts.begin[d]), counts.term.begin() + at(counts.begin[d + 1]));
        wide.count.insert(wide.count.end(), counts.count.begin() + at(counts.begin[d]), counts.count.begin() + at(counts.begin[d + 1]));
        columns.clear();
        for (std::uint64_t t = corpus.begin[d]; t < corpus.begin[d + 1]; ++t) {
            const std::uint32_t form = Corpus::form(corpus.tokens[t]);
            if (kin.column[form] == NoTerm)
                continue;
            float &sum = uses[kin.column[form] - vocabulary.size()];
            if (sum == 0.0F)
                columns.push_back(kin.column[form]);
            sum += kin.share[form];
        }
        std::sort(columns.begin(), columns.end());
        for (const std::uint32_t column : columns) {
            wide.term.push_back(column);
            wide.count.push_back(std::exchange(uses[column - vocabulary.size()], 0.0F));
        }
        wide.begin.push_back(wide.term.size());
    }
    return wide;
}

} // namespace parlance::topics
