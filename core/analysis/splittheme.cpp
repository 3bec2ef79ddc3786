// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/splittheme.h"

#include "core/analysis/themecorpus.h"

#include <algorithm>

namespace parlance::analysis {

namespace {

constexpr int FewestParts = 2, MostParts = 4;

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
    return store::splitTheme(workspace, theme.id, storedThemes(*found), posts, posts.size() == all.size());
}

} // namespace parlance::analysis
