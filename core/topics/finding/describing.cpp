// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/finding/describing.h"

#include "core/topics/finding/finder.h"
#include "core/topics/finding/preparing.h"
#include "core/topics/model/ranking.h"
#include "core/topics/naming/labels.h"

#include <algorithm>

namespace parlance::topics {

namespace {

constexpr std::size_t ShownTerms = 30;

} // namespace

void describeThemes(std::span<const Document> documents, const PreparedPosts &posts,
                    const ThemeOptions &options, ThemeModel &model, Progress &progress)
{
    const Vocabulary &vocabulary = posts.vocabulary;
    const auto surfaceOf = [&](std::uint32_t term) -> const std::string & {
        return posts.corpus.forms[vocabulary.surface[term]].text;
    };
    const std::vector<std::int32_t> counted = withoutRepeated(vocabulary, model.assignment);
    const std::vector<std::vector<RankedTerm>> byWeight =
        rankTerms(posts.words, counted, model.themes.size(), vocabulary.size(), progress);
    if (progress.isCancelled())
        return;
    std::vector<std::vector<RankedTerm>> shown = byWeight;
    const std::vector<double> coherence =
        orderForShow(posts.corpus, vocabulary, posts.words, shown, workersOf(options), progress);
    if (progress.isCancelled())
        return;
    std::vector<std::string> words(vocabulary.size());
    for (std::uint32_t term = 0; term < words.size(); ++term) {
        if (vocabulary.uses[term] > 0 && (posts.subject.empty() || posts.subject[term] == 0))
            words[term] = surfaceOf(term);
    }
    std::vector<std::int32_t> asTold = model.assignment;
    for (const PlacedByHand &one : model.placedByHand)
        asTold[one.document] = one.theme;
    model.counted = countWords(std::move(words), posts.words, withoutRepeated(vocabulary, asTold), model.themes.size());
    progress.report(1, 2);
    for (std::size_t theme = 0; theme < model.themes.size(); ++theme) {
        Theme &out = model.themes[theme];
        out.coherence = coherence[theme];
        for (std::size_t i = 0; i < std::min(shown[theme].size(), ShownTerms); ++i)
            out.terms.push_back({surfaceOf(shown[theme][i].term), shown[theme][i].weight});
    }
    writeLabels({.documents = documents,
                 .corpus = posts.corpus,
                 .vocabulary = vocabulary,
                 .assignment = model.assignment,
                 .terms = byWeight,
                 .subject = posts.subject,
                 .names = options.names},
                model.themes, progress);
}

} // namespace parlance::topics
