// SPDX-License-Identifier: GPL-3.0-or-later
// A theme that is split is gone: all its posts are in parts, each with a label of its own.
#include "core/analysis/splittheme.h"
#include "core/analysis/themestats.h"

#include "tests/core/village.h"

#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace parlance;
using namespace parlance::analysis;
using namespace parlance::test;

class TestSplitTheme : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::optional<store::Workspace> m_workspace;
    PostTable m_table;
    int m_number = 0;

    std::vector<store::Theme> themes() const { return valueOf(store::currentThemes(*m_workspace)); }
    void follow(store::ThemeChange change) { valueOf(reloadThemes(*m_workspace, m_table, change)); }

private slots:
    void init()
    {
        m_workspace.emplace(villageWorkspace(
            m_folder.filePath(QStringLiteral("s%1.parlance").arg(++m_number)).toStdString()));
        NoProgress progress;
        m_table = valueOf(loadPostTable(*m_workspace, progress));
        FindThemesOptions options;
        options.model.themes = 3;
        valueOf(
            findAndStoreThemes(*m_workspace, m_table, select(m_table, {}, nullptr), {}, options, progress));
        follow(store::ThemeChange::Posts);
        const auto all = themes();
        follow(valueOf(store::mergeThemes(*m_workspace, std::vector{all[1].id, all[2].id}, all[0].id)));
        // "lol" and "this" say nothing, and a person put them here all the same.
        std::vector<PostId> rest;
        for (std::size_t row = 0; row < m_table.size(); ++row) {
            if (m_table.theme[row] < 0 && (m_table.flags[row] & FlagBot) == 0)
                rest.push_back(m_table.id[row]);
        }
        QVERIFY(!rest.empty());
        follow(valueOf(store::movePosts(*m_workspace, rest, all[0].id)));
    }

    void allPostsGoToAPart()
    {
        const store::Theme whole = themes().front();
        const auto posts =
            std::count(m_table.theme.begin(), m_table.theme.end(), static_cast<std::int16_t>(whole.number));
        NoProgress progress;
        follow(valueOf(splitTheme(*m_workspace, m_table, whole, {.parts = 3, .threads = 1}, progress)));
        const auto after = themes();
        QVERIFY(after.size() >= 2);
        std::int64_t inParts = 0;
        for (const store::Theme &part : after) {
            QVERIFY(part.number != whole.number);
            inParts += std::count(m_table.theme.begin(), m_table.theme.end(),
                                  static_cast<std::int16_t>(part.number));
        }
        QCOMPARE(inParts, std::int64_t{posts});
        follow(valueOf(store::undoThemeEdit(*m_workspace)));
        QCOMPARE(themes().size(), std::size_t{1});
        QCOMPARE(
            std::count(m_table.theme.begin(), m_table.theme.end(), static_cast<std::int16_t>(whole.number)),
            posts);
    }

    void theLargestPartTakesOverWhatAPersonGave_data()
    {
        QTest::addColumn<bool>("given");
        QTest::addRow("a name, a word and a pin") << true;
        QTest::addRow("nothing") << false;
    }

    void theLargestPartTakesOverWhatAPersonGave()
    {
        QFETCH(bool, given);
        const ThemeId whole = themes().front().id;
        if (given) {
            valueOf(store::renameTheme(*m_workspace, whole, "Village life"));
            valueOf(store::includeWord(*m_workspace, whole, "crackers"));
            valueOf(store::pinTheme(*m_workspace, whole, true));
        }
        const auto before = m_table.theme;
        const store::Theme first = themes().front();
        NoProgress progress;
        follow(valueOf(splitTheme(*m_workspace, m_table, first, {.parts = 2, .threads = 1}, progress)));
        const auto postsOf = [&](const store::Theme &theme) {
            return std::count(m_table.theme.begin(), m_table.theme.end(), static_cast<std::int16_t>(theme.number));
        };
        auto parts = themes();
        std::sort(parts.begin(), parts.end(), [&](const auto &a, const auto &b) { return postsOf(a) > postsOf(b); });
        QVERIFY(parts.size() >= 2);
        QVERIFY(postsOf(parts[0]) > postsOf(parts[1]));
        std::vector<ThemeId> ids;
        for (const store::Theme &part : parts) {
            const bool heir = given && &part == &parts.front();
            QCOMPARE(part.label == "Village life", heir);
            QCOMPARE(part.renamed, heir);
            QCOMPARE(part.pinned, heir);
            QCOMPARE(part.phrases.front() == "crackers", heir);
            ids.push_back(part.id);
        }
        // Merged, they are what they were; and when it is taken back.
        follow(valueOf(store::mergeThemes(*m_workspace, ids, ids.front())));
        QCOMPARE(themes().size(), std::size_t{1});
        QCOMPARE(postsOf(themes().front()), std::count(before.begin(), before.end(), static_cast<std::int16_t>(first.number)));
        QCOMPARE(themes().front().label == "Village life", given);
        follow(valueOf(store::undoThemeEdit(*m_workspace)));
        follow(valueOf(store::undoThemeEdit(*m_workspace)));
        QCOMPARE(m_table.theme, before);
        QCOMPARE(themes().front().label, first.label);
        QCOMPARE(themes().front().phrases, first.phrases);
        QCOMPARE(themes().front().pinned, first.pinned);
    }

    void everyLabelIsItsOwn()
    {
        NoProgress progress;
        follow(valueOf(
            splitTheme(*m_workspace, m_table, themes().front(), {.parts = 3, .threads = 1}, progress)));
        // A theme of a name that a part would have.
        const auto parts = themes();
        const std::string wanted = parts.front().label;
        follow(valueOf(store::undoThemeEdit(*m_workspace)));
        follow(valueOf(store::undoThemeEdit(*m_workspace))); // the move
        follow(valueOf(store::undoThemeEdit(*m_workspace))); // the merge
        std::vector<ThemeId> others;
        ThemeId named;
        for (const store::Theme &theme : themes())
            (theme.label == wanted ? named : others.emplace_back()) = theme.id;
        if (!named) {
            named = others.back();
            others.pop_back();
            follow(valueOf(store::renameTheme(*m_workspace, named, wanted)));
        }
        follow(valueOf(store::mergeThemes(*m_workspace, others, others.front())));
        for (const store::Theme &theme : themes()) {
            if (theme.id == others.front())
                follow(
                    valueOf(splitTheme(*m_workspace, m_table, theme, {.parts = 2, .threads = 1}, progress)));
        }
        std::set<std::string> labels;
        for (const store::Theme &theme : themes())
            QVERIFY2(labels.insert(theme.label).second, theme.label.c_str());
        QVERIFY(labels.contains(wanted));
        QVERIFY(labels.size() >= 3);
    }
};

QTEST_GUILESS_MAIN(TestSplitTheme)
#include "tst_splittheme.moc"
