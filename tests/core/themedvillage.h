// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/themestats.h"
#include "core/store/themeedits.h"

#include "tests/core/handmadetable.h"
#include "tests/core/plantedforum.h"
#include "tests/core/village.h"

#include <QTemporaryDir>

namespace parlance::test {

/// The village as a workspace in which themes are found, for tests of what a person does to them.
class ThemedVillage
{
protected:
    /// A new one, in which three themes are found.
    void settle()
    {
        m_workspace.emplace(villageWorkspace(nextPath()));
        load();
        find();
    }

    /// One of a forum whose subjects shade into one another; its themes are yet to be found.
    void settleInTheShade()
    {
        m_workspace.emplace(valueOf(store::Workspace::create(nextPath())));
        std::vector<store::PostRow> rows;
        for (const std::string &text : shadedForum().texts) {
            store::PostRow row;
            row.platform = Platform::Reddit;
            row.kind = PostKind::Submission;
            row.ownId = row.threadOwnId = base36(1000 + std::ssize(rows));
            row.id = makePostId(row.platform, row.kind, row.ownId);
            row.thread = threadOf(row.id);
            row.forum = "shade";
            row.language = English;
            row.flags = FlagHasText;
            row.title = text;
            rows.push_back(std::move(row));
        }
        addRows(*m_workspace, std::move(rows), "shade");
        load();
    }

    Result<store::Run> tryToFind(const analysis::Selection &selection, Progress &progress, int count = 3,
                                 std::uint64_t seed = 1)
    {
        analysis::FindThemesOptions options;
        options.model.themes = count;
        options.model.seed = seed;
        options.model.threads = 1;
        return analysis::findAndStoreThemes(*m_workspace, m_table, selection, {}, options, progress);
    }

    void findIn(const analysis::Selection &selection, int count = 3, std::uint64_t seed = 1)
    {
        NoProgress progress;
        valueOf(tryToFind(selection, progress, count, seed));
        follow(store::ThemeChange::Posts);
    }

    void find(int count = 3, std::uint64_t seed = 1)
    {
        findIn(analysis::select(m_table, {}, nullptr), count, seed);
    }

    std::vector<store::Theme> themes() const { return valueOf(store::currentThemes(*m_workspace)); }
    void follow(store::ThemeChange change) { valueOf(analysis::reloadThemes(*m_workspace, m_table, change)); }

    std::optional<store::Workspace> m_workspace;
    analysis::PostTable m_table;

private:
    std::string nextPath() { return m_folder.filePath(QStringLiteral("%1.parlance").arg(++m_number)).toStdString(); }
    void load()
    {
        NoProgress progress;
        m_table = valueOf(analysis::loadPostTable(*m_workspace, progress));
    }

    QTemporaryDir m_folder;
    int m_number = 0;
};

} // namespace parlance::test
