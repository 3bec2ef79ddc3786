// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/words/balance.h"

#include "core/topics/words/vocabulary.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace parlance::topics {

namespace {

constexpr double LeastShare = 0.01; ///< of the documents, for a language to have a view of its own
constexpr double Lent = 1.0; ///< uses that every term is lent, spread over the languages as all words are

} // namespace

std::size_t LanguageBalance::viewOf(Language language) const
{
    return static_cast<std::size_t>(std::find(languages.begin(), languages.end(), language) -
                                    languages.begin());
}

LanguageBalance balanceOf(const TermCounts &counts, std::span<const std::uint8_t> told,
                          std::span<const Language> language)
{
    LanguageBalance balance;
    std::map<std::uint16_t, std::size_t> documents;
    for (const Language one : language)
        ++documents[one.packed];
    for (const auto &[packed, count] : documents) {
        if (Language(packed) != Undetermined &&
            static_cast<double>(count) >= LeastShare * static_cast<double>(language.size()))
            balance.languages.emplace_back(packed);
    }
    const std::size_t terms = told.size();
    const std::size_t views = balance.views();
    std::vector<double> uses(terms * views, 0.0);
    std::vector<double> ofTerm(terms, 0.0);
    std::vector<double> ofView(views, 0.0);
    double all = 0.0;
    for (std::size_t d = 0; d < counts.rows(); ++d) {
        const std::size_t view = balance.viewOf(language[d]);
        for (std::uint64_t i = counts.begin[d]; i < counts.begin[d + 1]; ++i) {
            const auto count = static_cast<double>(counts.count[i]);
            uses[counts.term[i] * views + view] += count;
            ofTerm[counts.term[i]] += count;
            ofView[view] += count;
            all += count;
        }
    }
    for (std::size_t term = 0; term < terms; ++term) {
        for (std::size_t view = 0; view < balance.languages.size(); ++view) {
            const double share = ofView[view] / all;
            const double here = (uses[term * views + view] + Lent * share) / (ofTerm[term] + Lent);
            const double ratio = share > 0.0 ? here / share : 1.0;
            balance.ratio.push_back(static_cast<float>(told[term] != 0 ? std::sqrt(ratio) : ratio));
        }
    }
    return balance;
}

} // namespace parlance::topics
