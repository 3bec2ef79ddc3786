// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/themestats.h"
#include "core/store/migrator.h"
#include "core/store/themeedits.h"
#include "core/store/thememodel.h"

#include "tests/core/generatedworkspace.h"

#include <QTemporaryDir>
#include <QTest>

#include <numeric>

using namespace parlance;
using namespace parlance::analysis;
using namespace parlance::test;
using store::Theme;
using store::ThemeChange;

class TestThemeEdits : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::optional<store::Workspace> m_workspace;
    PostTable m_table;
    Selection m_all;
    int m_number = 0;

    std::vector<Theme> themes() const { return valueOf(store::currentThemes(*m_workspace)); }
    Theme theme(int number) const
    {
        for (const Theme &one : themes()) {
            if (one.number == number)
                return one;
        }
        return {};
    }
    std::vector<int> numbers() const { return themeNumbers(themes()); }

    std::vector<std::int64_t> counts(const PostTable &table) const
    {
        std::vector<std::int64_t> posts;
        for (const ThemeStats &stats : themeStats(table, m_all, themes()))
            posts.push_back(stats.posts);
        return posts;
    }

    /// What a table says after an edit: read as little as the edit asks for, and held against a table loaded anew.
    void follow(ThemeChange change)
    {
        valueOf(reloadThemes(*m_workspace, m_table, change));
        NoProgress progress;
        const PostTable fresh = valueOf(loadPostTable(*m_workspace, progress));
        QCOMPARE(m_table.theme, fresh.theme);
        QCOMPARE(m_table.part, fresh.part);
        // The views and the list of assignments say the same.
        const auto assignments = valueOf(store::currentAssignments(*m_workspace));
        std::vector<std::int16_t> listed(m_table.size(), PostTable::noTheme);
        for (const store::ThemeAssignment &one : assignments)
            listed[*m_table.rowOf(one.post)] = static_cast<std::int16_t>(one.theme);
        QCOMPARE(listed, m_table.theme);
        const auto number = [&](const std::string &sql) { return valueOf(m_workspace->connection().number(sql)); };
        for (const Theme &one : themes()) {
            const std::string of = std::to_string(one.number);
            const auto posts = std::count(m_table.theme.begin(), m_table.theme.end(), static_cast<std::int16_t>(one.number));
            QCOMPARE(number("SELECT count(*) FROM v_post WHERE theme = " + of), std::int64_t{posts});
            QCOMPARE(number("SELECT count(*) FROM v_theme WHERE theme = " + of + " AND label = '" + one.label + "'"), std::int64_t{1});
        }
        for (const ThemeStats &one : themeStats(m_table, select(m_table, {}, nullptr), themes())) {
            if (one.theme >= 0)
                QCOMPARE(number("SELECT posts FROM v_theme WHERE theme = " + std::to_string(one.theme)), one.posts);
        }
        QCOMPARE(number("SELECT count(*) FROM v_theme"), static_cast<std::int64_t>(themes().size()));
    }

    void undo() { follow(valueOf(store::undoThemeEdit(*m_workspace))); }
    void redo() { follow(valueOf(store::redoThemeEdit(*m_workspace))); }

    std::vector<PostId> postsOf(int number) const
    {
        std::vector<PostId> ids;
        for (std::size_t row = 0; row < m_table.size(); ++row) {
            if (m_table.theme[row] == number)
                ids.push_back(m_table.id[row]);
        }
        return ids;
    }

    /// Every second post to the first part, the others but one in five to the second.
    void split(int number, bool empties)
    {
        std::vector<store::ThemeAssignment> places;
        int i = 0;
        for (const PostId post : postsOf(number)) {
            if (empties || ++i % 5 != 0)
                places.push_back({post, i++ % 2, 0.5f});
        }
        Theme first, second;
        first.label = "first part";
        first.phrases = {"first part", "one"};
        second.label = "second part";
        follow(valueOf(store::splitTheme(*m_workspace, theme(number).id, std::vector<Theme>{first, second}, places, empties)));
    }

private slots:
    void init()
    {
        const std::string path = m_folder.filePath(QStringLiteral("w%1.parlance").arg(++m_number)).toStdString();
        m_workspace.emplace(generateWorkspace(path, {.posts = 500, .threads = 40, .themes = 0}));
        NoProgress progress;
        m_table = valueOf(loadPostTable(*m_workspace, progress));
        m_all.resize(m_table.size());
        std::iota(m_all.begin(), m_all.end(), 0u);
        std::vector<Theme> found;
        for (int i = 0; i < 5; ++i) {
            Theme one;
            one.number = i;
            one.label = "theme " + std::to_string(i);
            one.alternates = {"other " + std::to_string(i)};
            one.phrases = {"Heron pond " + std::to_string(i), "weir " + std::to_string(i)};
            one.terms = {{"heron", 3.0}, {"term" + std::to_string(i), 1.0}};
            one.coherence = 0.1 * i;
            found.push_back(one);
        }
        std::vector<store::ThemeAssignment> assignments;
        for (std::size_t row = 0; row < m_table.size(); ++row) {
            if (row % 7 != 0)
                assignments.push_back({m_table.id[row], static_cast<int>(row % 7 - 1) % 5, 0.5f});
        }
        store::Run run;
        run.kind = "themes";
        run.parameters = run.selection = "{}";
        run.posts = static_cast<std::int64_t>(m_table.size());
        run.version = "test";
        valueOf(store::addThemeRun(*m_workspace, run, found, assignments));
        valueOf(reloadThemes(*m_workspace, m_table));
    }

    void aNameIsGivenAndTakenBack()
    {
        follow(valueOf(store::renameTheme(*m_workspace, theme(1).id, "Harbour life")));
        QCOMPARE(theme(1).label, std::string("Harbour life"));
        QVERIFY(theme(1).renamed);
        follow(valueOf(store::renameTheme(*m_workspace, theme(1).id, {})));
        QCOMPARE(theme(1).label, std::string("theme 1"));
        QVERIFY(!theme(1).renamed);
        undo();
        QCOMPARE(theme(1).label, std::string("Harbour life"));
        undo();
        QCOMPARE(theme(1).label, std::string("theme 1"));
        QCOMPARE(valueOf(store::undoThemeEdit(*m_workspace)), ThemeChange::Nothing);
        redo();
        QCOMPARE(theme(1).label, std::string("Harbour life"));
    }

    void aNameStandsOnOneLine()
    {
        follow(valueOf(store::renameTheme(*m_workspace, theme(1).id, " rent \t and\n\nhousing ")));
        QCOMPARE(theme(1).label, std::string("rent and housing"));
        follow(valueOf(store::renameTheme(*m_workspace, theme(1).id, "   ")));
        QCOMPARE(theme(1).label, std::string("theme 1"));
        QVERIFY(!theme(1).renamed);
    }

    void aLabelIsNoneOfItsAlternates()
    {
        const auto alternates = [&] { return theme(1).alternates; };
        QCOMPARE(alternates(), std::vector<std::string>{"other 1"});
        follow(valueOf(store::renameTheme(*m_workspace, theme(1).id, "Other 1")));
        QVERIFY(alternates().empty());
        undo();
        QCOMPARE(alternates(), std::vector<std::string>{"other 1"});
        follow(valueOf(store::excludeWord(*m_workspace, "theme"))); // the alternate takes its place
        QCOMPARE(theme(1).label, std::string("other 1"));
        QVERIFY(alternates().empty());
    }

    void theLabelThatAnExclusionLeavesIsNoName()
    {
        follow(valueOf(store::excludeWord(*m_workspace, "theme")));
        QVERIFY(theme(1).label != "theme 1" && !theme(1).renamed);
        follow(valueOf(store::renameTheme(*m_workspace, theme(1).id, "mine")));
        QVERIFY(theme(1).renamed);
        follow(valueOf(store::excludeWord(*m_workspace, "other")));
        QVERIFY(theme(2).label != "other 2");
        QCOMPARE(theme(1).label, std::string("mine"));
    }

    void mergedThemesCountTogether()
    {
        const auto before = counts(m_table);
        const auto change = valueOf(store::mergeThemes(*m_workspace, std::vector{theme(3).id, theme(1).id, theme(0).id}, theme(1).id));
        QCOMPARE(change, ThemeChange::Merges);
        follow(change);
        QCOMPARE(numbers(), (std::vector<int>{1, 2, 4}));
        QCOMPARE(counts(m_table), (std::vector<std::int64_t>{before[0] + before[1] + before[3], before[2], before[4], before[5]}));
        // Its words are those of all parts, its label its own; its coherence was not measured.
        const Theme merged = theme(1);
        QCOMPARE(merged.label, std::string("theme 1"));
        QCOMPARE(merged.parts.size(), std::size_t{2});
        QCOMPARE(merged.phrases.front(), std::string("Heron pond 1"));
        QCOMPARE(merged.phrases.size(), std::size_t{6});
        QCOMPARE(merged.terms.front().first, std::string("heron"));
        QCOMPARE(merged.terms.size(), std::size_t{4});
        QVERIFY(!merged.coherence);
        const auto measured = [&] {
            return valueOf(m_workspace->connection().number("SELECT count(coherence) FROM v_theme"));
        };
        QCOMPARE(measured(), static_cast<std::int64_t>(themes().size()) - 1);
        undo();
        QCOMPARE(numbers(), (std::vector<int>{0, 1, 2, 3, 4}));
        QCOMPARE(counts(m_table), before);
        QCOMPARE(theme(1).phrases.size(), std::size_t{2});
        redo();
        QCOMPARE(numbers(), (std::vector<int>{1, 2, 4}));
    }

    void mergesFollowOneAnother()
    {
        const auto before = counts(m_table);
        follow(valueOf(store::mergeThemes(*m_workspace, std::vector{theme(0).id}, theme(1).id)));
        follow(valueOf(store::mergeThemes(*m_workspace, std::vector{theme(1).id}, theme(4).id)));
        QCOMPARE(numbers(), (std::vector<int>{2, 3, 4}));
        QCOMPARE(counts(m_table)[2], before[0] + before[1] + before[4]);
        QCOMPARE(theme(4).parts.size(), std::size_t{2});
        undo();
        QCOMPARE(numbers(), (std::vector<int>{1, 2, 3, 4}));
        undo();
        QCOMPARE(counts(m_table), before);
    }

    void aThemeIsSplit()
    {
        const auto before = counts(m_table);
        split(2, false);
        QCOMPARE(numbers(), (std::vector<int>{0, 1, 2, 3, 4, 5, 6}));
        QCOMPARE(theme(5).label, std::string("first part"));
        const auto after = counts(m_table);
        QCOMPARE(after[2] + after[5] + after[6], before[2]);
        QVERIFY(after[2] > 0 && after[5] > 0 && after[6] > 0);
        // A part can be merged away again, and all of it be taken back.
        follow(valueOf(store::mergeThemes(*m_workspace, std::vector{theme(5).id}, theme(0).id)));
        QCOMPARE(counts(m_table)[0], before[0] + after[5]);
        undo();
        undo();
        QCOMPARE(counts(m_table), before);
        redo();
        QCOMPARE(counts(m_table), after);
        undo();
        follow(valueOf(store::renameTheme(*m_workspace, theme(0).id, "else"))); // what was taken back is gone for good
        QCOMPARE(valueOf(store::redoThemeEdit(*m_workspace)), ThemeChange::Nothing);
        QCOMPARE(numbers(), (std::vector<int>{0, 1, 2, 3, 4}));
    }

    void aThemeThatASplitEmptiesGoes()
    {
        split(2, true);
        QCOMPARE(numbers(), (std::vector<int>{0, 1, 3, 4, 5, 6}));
        undo();
        QCOMPARE(numbers(), (std::vector<int>{0, 1, 2, 3, 4}));
    }

    void aPostThatJoinsAPartGoesBackWithItsSplit()
    {
        const RunId run = valueOf(store::currentThemeRun(*m_workspace))->id;
        const auto join = [&](std::size_t row, int number) {
            const std::vector<store::ThemeAssignment> joined{{m_table.id[row], number, 0.5f}};
            valueOf(store::joinThemes(*m_workspace, run, joined, {}, {}));
            follow(ThemeChange::Posts);
            QCOMPARE(m_table.theme[row], static_cast<std::int16_t>(number));
        };
        QCOMPARE(m_table.theme[0], PostTable::noTheme);
        split(2, true); // into 5 and 6
        split(6, true); // into 7 and 8
        join(0, 5);
        join(7, 8);
        join(14, 1);
        undo();
        QCOMPARE(m_table.theme[7], std::int16_t{6});
        undo();
        QCOMPARE(m_table.theme[7], std::int16_t{2});
        QCOMPARE(m_table.theme[0], std::int16_t{2});
        redo();
        QCOMPARE(m_table.theme[0], std::int16_t{5});
        QCOMPARE(m_table.theme[14], std::int16_t{1});
    }

    void aMergedThemeIsSplitWithAllItsPosts()
    {
        const auto before = counts(m_table);
        follow(valueOf(store::mergeThemes(*m_workspace, std::vector{theme(0).id}, theme(1).id)));
        split(1, true);
        QCOMPARE(counts(m_table)[3] + counts(m_table)[4], before[0] + before[1]);
        undo();
        undo();
        QCOMPARE(counts(m_table), before);
    }

    void postsMove()
    {
        const auto before = counts(m_table);
        const std::vector<PostId> some{m_table.id[1], m_table.id[2], m_table.id[7]}; // themes 0, 1 and none
        follow(valueOf(store::movePosts(*m_workspace, some, theme(4).id)));
        QCOMPARE(counts(m_table), (std::vector<std::int64_t>{before[0] - 1, before[1] - 1, before[2], before[3], before[4] + 3, before[5] - 1}));
        follow(valueOf(store::movePosts(*m_workspace, std::vector{m_table.id[1]}, {}))); // to none
        QCOMPARE(m_table.theme[1], PostTable::noTheme);
        // Wherever a theme goes, the posts put there go with it.
        follow(valueOf(store::mergeThemes(*m_workspace, std::vector{theme(4).id}, theme(2).id)));
        QCOMPARE(m_table.theme[2], std::int16_t{2});
        undo();
        undo();
        QCOMPARE(m_table.theme[1], std::int16_t{4}); // where the step before had put it
        undo();
        QCOMPARE(counts(m_table), before);
        redo();
        redo();
        QCOMPARE(m_table.theme[1], PostTable::noTheme);
    }

    void aThemeEmptiedByMovesStaysAndIsEmpty()
    {
        follow(valueOf(store::movePosts(*m_workspace, postsOf(3), theme(0).id)));
        QCOMPARE(numbers(), (std::vector<int>{0, 1, 2, 3, 4}));
        QCOMPARE(counts(m_table)[3], std::int64_t{0});
        undo();
    }

    void wordsComeAndGo()
    {
        follow(valueOf(store::excludeWord(*m_workspace, "HERON")));
        for (const Theme &one : themes()) {
            QCOMPARE(one.phrases.size(), std::size_t{1});
            QCOMPARE(one.terms.size(), std::size_t{1});
        }
        follow(valueOf(store::includeWord(*m_workspace, theme(2).id, " bittern ")));
        QCOMPARE(theme(2).terms.front().first, std::string("bittern"));
        QCOMPARE(theme(2).phrases.front(), std::string("bittern"));
        QVERIFY(theme(1).terms.front().first != "bittern");
        undo();
        undo();
        QCOMPARE(theme(0).phrases.size(), std::size_t{2});
    }

    void aLabelDoesWithoutAnExcludedWord()
    {
        follow(valueOf(store::renameTheme(*m_workspace, theme(0).id, "my theme 0")));
        follow(valueOf(store::excludeWord(*m_workspace, "theme")));
        QCOMPARE(theme(0).label, std::string("my theme 0")); // a person's own stays
        QCOMPARE(theme(1).label, std::string("other 1"));
        undo();
        QCOMPARE(theme(1).label, std::string("theme 1"));
        QCOMPARE(theme(0).label, std::string("my theme 0"));
    }

    void aThemeIsPinned()
    {
        QCOMPARE(valueOf(store::pinTheme(*m_workspace, theme(0).id, false)), ThemeChange::Nothing);
        follow(valueOf(store::pinTheme(*m_workspace, theme(1).id, true)));
        QVERIFY(theme(1).pinned && !theme(0).pinned);
        QCOMPARE(valueOf(store::pinTheme(*m_workspace, theme(1).id, true)), ThemeChange::Nothing);
        follow(valueOf(store::pinTheme(*m_workspace, theme(1).id, false)));
        QVERIFY(!theme(1).pinned);
        undo();
        QVERIFY(theme(1).pinned);
        undo();
        QVERIFY(!theme(1).pinned);
    }

    void everyEditIsARow()
    {
        valueOf(store::renameTheme(*m_workspace, theme(1).id, "a"));
        valueOf(store::mergeThemes(*m_workspace, std::vector{theme(2).id, theme(3).id}, theme(1).id));
        valueOf(store::movePosts(*m_workspace, std::vector{m_table.id[0], m_table.id[1]}, theme(4).id));
        valueOf(store::undoThemeEdit(*m_workspace));
        const auto edits = valueOf(store::themeEdits(*m_workspace));
        QCOMPARE(edits.size(), std::size_t{4});
        QCOMPARE(edits[1].step, edits[2].step);
        QVERIFY(edits[1].hides && !edits[1].undone);
        QCOMPARE(edits[3].posts, std::int64_t{2});
        QVERIFY(edits[3].undone);
        QVERIFY(edits[3].madeUtc > 0);
    }

    void whatCannotBeDoneIsSaidAndChangesNothing()
    {
        const ThemeId gone = theme(3).id;
        valueOf(store::mergeThemes(*m_workspace, std::vector{gone}, theme(0).id));
        const auto code = [](const auto &result) { return result ? ErrorCode::Internal : result.error().code; };
        QCOMPARE(code(store::renameTheme(*m_workspace, gone, "x")), ErrorCode::NotFound);
        QCOMPARE(code(store::renameTheme(*m_workspace, theme(1).id, "\xff\xfe\xc3")), ErrorCode::BadInput);
        QCOMPARE(code(store::renameTheme(*m_workspace, theme(1).id, std::string(10'000, 'x'))), ErrorCode::BadInput);
        QCOMPARE(code(store::renameTheme(*m_workspace, theme(1).id, " theme\n2 ")), ErrorCode::BadInput); // another's
        QCOMPARE(code(store::mergeThemes(*m_workspace, std::vector{theme(1).id}, gone)), ErrorCode::NotFound);
        QCOMPARE(code(store::mergeThemes(*m_workspace, std::vector{theme(1).id}, theme(1).id)), ErrorCode::BadInput);
        QCOMPARE(code(store::movePosts(*m_workspace, {}, theme(1).id)), ErrorCode::BadInput);
        QCOMPARE(code(store::includeWord(*m_workspace, theme(1).id, "  ")), ErrorCode::BadInput);
        QCOMPARE(code(store::splitTheme(*m_workspace, theme(1).id, std::vector<Theme>(1), {}, false)), ErrorCode::BadInput);
        QCOMPARE(valueOf(store::themeEdits(*m_workspace)).size(), std::size_t{1});
        const store::Workspace empty = valueOf(store::Workspace::create(m_folder.filePath("none.parlance").toStdString()));
        QCOMPARE(code(store::renameTheme(empty, ThemeId(1), "x")), ErrorCode::NotFound);
        QCOMPARE(valueOf(store::undoThemeEdit(empty)), ThemeChange::Nothing);
    }

    void aNameOfAnOlderWorkspaceBecomesAnEdit()
    {
        const auto steps = store::migrations();
        const auto first = std::find_if(steps.begin(), steps.end(), [](std::string_view step) { return step.find("CREATE TABLE theme_edit ") != step.npos; });
        QVERIFY(first != steps.end());
        const store::Connection old = valueOf(store::Connection::open(m_folder.filePath("old.db").toStdString(), store::Connection::Mode::Create));
        valueOf(store::migrate(old, std::vector(steps.begin(), first)));
        valueOf(old.execute("INSERT INTO run (id, kind, started_utc, parameters, seed, selection, posts, version) VALUES (1, 'themes', 0, '{}', 1, '{}', 9, 'x');"
                            "INSERT INTO theme (id, run_id, number, label, alternates, phrases, terms, coherence) VALUES (5, 1, 0, 'boats', '[]', '[]', '[]', 0);"
                            "INSERT INTO theme_name (theme_id, label, changed_utc) VALUES (5, 'Harbour life', 77)"));
        valueOf(store::migrate(old, steps));
        QCOMPARE(valueOf(old.number("SELECT count(*) FROM v_theme WHERE label = 'Harbour life'")), std::int64_t{1});
        QCOMPARE(valueOf(old.number("SELECT made_utc FROM theme_edit WHERE kind = 'rename' AND theme_id = 5")), std::int64_t{77});
    }

    void aNewRunBeginsWithoutTheEditsOfTheLast()
    {
        valueOf(store::mergeThemes(*m_workspace, std::vector{theme(3).id}, theme(0).id));
        valueOf(store::movePosts(*m_workspace, std::vector{m_table.id[0]}, theme(1).id));
        Theme only;
        only.label = "all of it";
        store::Run run;
        run.kind = "themes";
        run.parameters = run.selection = "{}";
        run.posts = 1;
        run.version = "test";
        valueOf(store::addThemeRun(*m_workspace, run, std::vector{only}, std::vector<store::ThemeAssignment>{{m_table.id[5], 0, 1}}));
        follow(ThemeChange::Posts);
        QCOMPARE(numbers(), std::vector<int>{0});
        QCOMPARE(counts(m_table)[0], std::int64_t{1});
        QCOMPARE(valueOf(store::undoThemeEdit(*m_workspace)), ThemeChange::Nothing);
    }
};

QTEST_GUILESS_MAIN(TestThemeEdits)
#include "tst_themeedits.moc"
