// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/subthemes.h"

#include "core/analysis/themecorpus.h"

namespace parlance::analysis {

Result<Subthemes> findSubthemes(const store::Workspace &workspace, const PostTable &table, const Selection &rows,
                                const topics::ThemeOptions &options, Progress &progress)
{
    Subthemes found;
    found.rows = rowsWithText(table, rows, Unit::Post);
    PartOf reading(progress, 0, 1, 10);
    const auto read = readCorpus(workspace, table, found.rows, Unit::Post, reading);
    if (!read)
        return read.error();
    PartOf finding(progress, 1, 10, 10);
    auto model = topics::findThemes(read->documents, options, finding);
    if (!model)
        return model.error();
    found.model = std::move(*model);
    return found;
}

Selection postsOfTheme(const PostTable &table, const Selection &selection, int theme)
{
    Selection posts;
    for (const std::uint32_t row : selection) {
        if (table.theme[row] == theme)
            posts.push_back(row);
    }
    return posts;
}

} // namespace parlance::analysis
