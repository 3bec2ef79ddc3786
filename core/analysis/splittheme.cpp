// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/splittheme.h"

#include "core/analysis/themecorpus.h"
#include "core/store/thememodel.h"
#include "core/topics/finder.h"

#include <algorithm>

namespace parlance::analysis {

namespace {

constexpr int FewestParts = 2, MostParts = 4;

/// How often the posts of each part use the words of the run; empty where the run kept none.
Result<std::vector<std::string>> wordsOfParts(const store::Workspace &workspace,
                                              std::span<const topics::Document> documents,
                                              const topics::ThemeModel &parts, int threads,
                                              const Progress &progress)
{
    std::vector<std::string> counts;
    const auto stored = store::currentRunWordCounts(workspace);
    if (!stored)
        return stored.error();
    const auto knowledge = store::currentThemeKnowledge(workspace);
    if (!knowledge)
        return knowledge.error();
    if (!*stored || !*knowledge)
        return counts;
    auto words = topics::wordsFrom((*stored)->words);
    if (!words)
        return words.error();
    const auto known = topics::knownThemesFrom((*knowledge)->learned);
    if (!known)
        return known.error();
    const topics::CountedWords counted =
        topics::countWords(std::move(*words), *known, documents, parts.assignment, parts.themes.size(),
                           topics::workersOf({.threads = threads}), progress);
    if (progress.isCancelled())
        return Error{.code = ErrorCode::Cancelled, .message = TR_NOOP("Error", "Cancelled.")};
    for (const topics::WordCounts &part : counted.themes)
        counts.push_back(topics::toBytes(part));
    return counts;
}

} // namespace

Result<store::ThemeChange> splitTheme(const store::Workspace &workspace, const PostTable &table,
                                      const store::Theme &theme, const SplitOptions &options,
                                      Progress &progress)
{
    Selection all;
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        if (table.theme[row] == theme.number)
            all.push_back(row);
    }
    const std::vector<std::uint32_t> rows = rowsWithText(table, all, Unit::Post);
    PartOf reading(progress, 0, 100, 1000);
    auto corpus = readCorpus(workspace, table, rows, Unit::Post, reading);
    if (!corpus)
        return corpus.error();
    auto names = userNames(workspace, table, all);
    if (!names)
        return names.error();
    topics::ThemeOptions model{.themes = options.parts,
                               .seed = options.seed,
                               .threads = options.threads,
                               .names = std::move(*names)};
    PartOf first(progress, 100, 500, 1000);
    auto found = topics::findThemes(corpus->documents, model, first);
    if (!found)
        return found.error();
    const auto count = static_cast<int>(found->themes.size());
    if (options.parts == 0 && (count < FewestParts || count > MostParts)) {
        model.themes = std::clamp(count, FewestParts, MostParts);
        PartOf second(progress, 500, 1000, 1000);
        found = topics::findThemes(corpus->documents, model, second);
        if (!found)
            return found.error();
    }

    const std::vector<store::ThemeAssignment> posts = storedAssignments(table, rows, corpus->documentOf, *found);
    const auto words = wordsOfParts(workspace, corpus->documents, *found, options.threads, progress);
    if (!words)
        return words.error();
    return store::splitTheme(workspace, theme.id, storedThemes(*found), posts, posts.size() == all.size(), *words);
}

} // namespace parlance::analysis
