// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/placing/knownthemes.h"

#include "core/topics/numbers/bytes.h"

#include <algorithm>

namespace parlance::topics {

namespace {

constexpr std::string_view Signature = "parlance themes 5\n";

} // namespace

double KnownThemes::Theme::weightOf(std::uint32_t term) const
{
    const auto found = std::lower_bound(weight.begin(), weight.end(), term,
                                        [](const auto &entry, std::uint32_t wanted) { return entry.first < wanted; });
    return found != weight.end() && found->first == term ? static_cast<double>(found->second) : 0.0;
}

double KnownThemes::totalOf(const Theme &theme, std::size_t view) const
{
    double total = 0.0;
    for (const auto &[term, weight] : theme.weight)
        total += static_cast<double>(weight) * static_cast<double>(balance.seen(term, view));
    return total;
}

double KnownThemes::lentTotal(std::size_t view) const
{
    double total = 0.0;
    for (std::size_t term = 0; term < stems.size(); ++term)
        total += beta * static_cast<double>(balance.seen(term, view));
    return total;
}

std::string toBytes(const KnownThemes &known)
{
    ByteWriter out;
    out.raw(Signature);
    out.number(known.language.packed);
    for (const double value : {known.alpha, known.beta, known.threadPrior, known.parentVotes, known.evidence, known.thinEvidence, known.knownShare, known.kinship, known.telling.best, known.telling.outside, known.bars.wordy, known.bars.thin})
        out.real(value);
    out.number(known.translated ? 1 : 0);
    out.number(known.posts.size());
    for (const std::uint32_t posts : known.posts)
        out.number(posts);
    out.number(known.stems.size());
    for (std::size_t term = 0; term < known.stems.size(); ++term) {
        out.text(known.stems[term]);
        out.real(known.factor[term]);
    }
    out.number(known.balance.languages.size());
    for (const Language language : known.balance.languages)
        out.number(language.packed);
    for (const float ratio : known.balance.ratio)
        out.real(ratio);
    out.number(known.themes.size());
    for (const KnownThemes::Theme &theme : known.themes) {
        out.real(theme.rows);
        out.number(theme.weight.size());
        std::uint32_t before = 0;
        for (const auto &[term, weight] : theme.weight) {
            out.number(term - before);
            out.real(weight);
            before = term;
        }
    }
    return out.take();
}

Result<KnownThemes> knownThemesFrom(std::string_view bytes)
{
    ByteReader in(bytes);
    KnownThemes known;
    bool sound = in.raw(Signature.size()) == Signature;
    known.language = Language(static_cast<std::uint16_t>(in.number()));
    for (double *value : {&known.alpha, &known.beta, &known.threadPrior, &known.parentVotes, &known.evidence, &known.thinEvidence, &known.knownShare, &known.kinship, &known.telling.best, &known.telling.outside, &known.bars.wordy, &known.bars.thin})
        *value = in.real();
    known.translated = in.number() != 0;
    const std::size_t words = in.count(1);
    for (std::size_t word = 0; word < words && in.good(); ++word)
        known.posts.push_back(static_cast<std::uint32_t>(in.number()));
    const std::size_t terms = in.count(5);
    for (std::size_t term = 0; term < terms && in.good(); ++term) {
        known.stems.emplace_back(in.raw(in.count(1)));
        known.factor.push_back(in.single());
    }
    const std::size_t languages = in.count(1);
    for (std::size_t language = 0; language < languages && in.good(); ++language)
        known.balance.languages.emplace_back(static_cast<std::uint16_t>(in.number()));
    for (std::size_t i = 0; i < languages * terms && in.good(); ++i)
        known.balance.ratio.push_back(in.single());
    const std::size_t themes = in.count(9);
    for (std::size_t theme = 0; theme < themes && in.good(); ++theme) {
        KnownThemes::Theme &into = known.themes.emplace_back();
        into.rows = in.real();
        const std::size_t weights = in.count(5);
        std::uint64_t term = 0;
        for (std::size_t weight = 0; weight < weights && in.good(); ++weight) {
            term += in.number();
            sound = sound && term < terms;
            into.weight.emplace_back(static_cast<std::uint32_t>(term), in.single());
        }
    }
    if (!sound || !in.good() || !in.atEnd() || known.posts.size() > known.stems.size())
        return Error{.code = ErrorCode::BadInput,
                     .message = TR_NOOP("Error", "What the search for themes learned cannot be read any more. "
                                                 "Find the themes again.")};
    return known;
}

} // namespace parlance::topics
