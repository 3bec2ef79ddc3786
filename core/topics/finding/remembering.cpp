// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/finding/remembering.h"

#include "core/topics/finding/assigning.h"
#include "core/topics/finding/foundthemes.h"
#include "core/topics/finding/preparing.h"

namespace parlance::topics {

KnownThemes rememberThemes(const PreparedPosts &posts, const FoundThemes &found,
                           std::span<const std::int32_t> place, std::size_t themes, const WitnessBars &bars)
{
    const Mixture mixture = placedMixture(posts, found);
    const MixtureOptions &options = mixture.options();
    KnownThemes known;
    known.stems = posts.vocabulary.stems;
    for (const std::uint32_t group : posts.kin.group)
        known.stems.push_back(kinStem(group));
    known.factor = posts.factor;
    for (std::size_t term = 0; term < posts.subject.size(); ++term) {
        if (posts.subject[term] != 0)
            known.factor[term] = 0.0F; // what all the corpus is about was taken out of the posts
    }
    known.translated = posts.vocabulary.translated;
    known.balance = posts.balance;
    known.kinship = posts.kin.group.empty() ? 0.0 : posts.kinship;
    known.posts = posts.vocabulary.documents;
    known.alpha = options.alpha;
    known.beta = options.beta;
    known.threadPrior = options.threadPrior;
    known.parentVotes = posts.answers.empty() ? 0.0 : options.parentVotes;
    known.evidence = EvidenceNeeded;
    known.thinEvidence = thinEvidence(found.wanted);
    known.telling = tellingIn(posts);
    known.bars = bars;
    known.language = posts.corpus.commonLanguage;
    known.themes.resize(themes);
    for (std::size_t theme = 0; theme < place.size(); ++theme) {
        if (place[theme] < 0)
            continue;
        KnownThemes::Theme &into = known.themes[static_cast<std::size_t>(place[theme])];
        into.rows = mixture.themeRows(static_cast<int>(theme));
        for (std::uint32_t term = 0; term < posts.terms(); ++term) {
            const double weight = mixture.termWeight(term, static_cast<int>(theme));
            if (weight > 0.0)
                into.weight.emplace_back(term, static_cast<float>(weight));
        }
    }
    return known;
}

} // namespace parlance::topics
