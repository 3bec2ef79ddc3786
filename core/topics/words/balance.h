// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/language.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace parlance::topics {

struct TermCounts;

/// Keeps the languages of a corpus from becoming its themes.
///
/// A post of language L in theme z is taken to use word w with probability p(w|z) r(w,L) / Z(z,L), where
/// r(w,L) = sqrt(p(w|L) / p(w)) says how much more L uses the word than all posts do, and Z sums p(w|z)
/// r(w,L) over the words. A theme that is all French then explains French posts hardly better than one that
/// has a few of them. Without the root it would explain them no better at all; but what is talked of in one
/// language only is a theme too.
///
/// A word that no dictionary tells has no root: it cannot meet what others call the same, so that only one
/// language uses it says nothing but the language. A name that several languages use has r near 1 all the
/// same.
struct LanguageBalance
{
    std::vector<Language> languages; ///< that have posts enough to tell, where there are several; else empty
    std::vector<float> ratio;        ///< r, per term and language: the languages of a term side by side

    /// A theme has as many views as there are languages, and one more for posts of all others, where r is 1.
    std::size_t views() const { return languages.size() + 1; }
    std::size_t viewOf(Language language) const;
    float seen(std::size_t term, std::size_t view) const
    {
        return view < languages.size() ? ratio[term * languages.size() + view] : 1.0F;
    }
};

/// \param counts    of each document.
/// \param told      per term that they count: 0 = no dictionary tells what it says.
/// \param language  per document.
LanguageBalance balanceOf(const TermCounts &counts, std::span<const std::uint8_t> told,
                          std::span<const Language> language);

} // namespace parlance::topics
