// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/splittheme.h"

#include "core/analysis/themecorpus.h"
#include "core/store/thememodel.h"
#include "core/text/fold.h"
#include "core/topics/finding/finder.h"
#include "core/topics/placing/evidence.h"

#include <algorithm>
#include <set>

namespace parlance::analysis {

namespace {

constexpr int FewestParts = 2, MostParts = 4;

/// Which part each post of the theme goes to, by post: where the split has it; one whose words tell nothing goes with most of its
/// thread, else to the largest part. Those with text are so in the model, too.
std::vector<store::ThemeAssignment> allInParts(const PostTable &table, const Selection &all, std::span<const std::uint32_t> rows,
                                               topics::ThemeModel &parts)
{
    std::vector<store::ThemeAssignment> posts;
    if (parts.themes.empty())
        return posts;
    topics::ThreadVotes votes(parts.themes.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        votes.add(table.thread[rows[i]], parts.assignment[i]);
    const auto partOf = [&](std::uint32_t row) {
        const std::int32_t lead = topics::leadOf(votes.of(table.thread[row]), votes.themes(), -1).theme;
        return lead < 0 ? 0 : lead; // the largest comes first
    };
    std::size_t next = 0;
    for (const std::uint32_t row : all) {
        if (next == rows.size() || rows[next] != row) {
            posts.push_back({table.id[row], partOf(row), 0.0F});
            continue;
        }
        std::int32_t &part = parts.assignment[next];
        const float weight = part < 0 ? 0.0F : parts.weight[next];
        if (part < 0)
            part = partOf(row);
        posts.push_back({table.id[row], part, weight});
        ++next;
    }
    return posts;
}

/// Gives parts labels that no other theme has, nor another part. \param split  number of the theme that goes.
void makeDistinct(std::vector<store::Theme> &parts, std::span<const store::Theme> themes, int split)
{
    std::set<std::string> taken;
    const auto folded = [](std::string_view label) {
        std::string fold;
        text::foldWord(label, fold);
        return fold;
    };
    for (const store::Theme &theme : themes) {
        if (theme.number != split || theme.renamed) // which the largest part will be called
            taken.insert(folded(theme.label));
    }
    for (store::Theme &part : parts) {
        std::vector<std::string> names{part.label};
        names.insert(names.end(), part.alternates.begin(), part.alternates.end());
        names.insert(names.end(), part.phrases.begin(), part.phrases.end());
        for (const auto &[term, weight] : part.terms)
            names.push_back(term);
        for (int number = 2; number < 2 + static_cast<int>(themes.size() + parts.size()); ++number)
            names.push_back(part.label + " (" + std::to_string(number) + ")");
        const auto free = std::find_if(names.begin(), names.end(),
                                       [&](const std::string &name) { return !name.empty() && !taken.contains(folded(name)); });
        if (free != names.end())
            part.label = *free;
        std::erase(part.alternates, part.label);
        taken.insert(folded(part.label));
    }
}

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
    if (all.empty())
        return Error{.code = ErrorCode::BadInput,
                     .message = TR_NOOP("Error", "“%1” has no posts to split: all have been moved away. Take that back, or merge the "
                                                 "theme into another."),
                     .subject = theme.label};
    const std::vector<std::uint32_t> rows = rowsWithText(table, all, Unit::Post);
    PartOf reading(progress, 0, 100, 1000);
    auto corpus = readCorpus(workspace, table, rows, Unit::Post, reading);
    if (!corpus)
        return corpus.error();
    auto names = userNames(workspace, table, all, progress);
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

    const std::vector<store::ThemeAssignment> posts = allInParts(table, all, rows, *found);
    const auto words = wordsOfParts(workspace, corpus->documents, *found, options.threads, progress);
    if (!words)
        return words.error();
    const auto themes = store::currentThemes(workspace);
    if (!themes)
        return themes.error();
    std::vector<store::Theme> parts = storedThemes(*found);
    makeDistinct(parts, *themes, theme.number);
    return store::splitTheme(workspace, theme.id, parts, posts, true, *words);
}

} // namespace parlance::analysis
