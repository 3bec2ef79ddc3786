// SPDX-License-Identifier: GPL-3.0-or-later
// What marks themes follows what a person makes of them.
#include "core/analysis/marksnow.h"
#include "core/analysis/splittheme.h"

#include "tests/core/themedvillage.h"

#include <QTest>

using namespace parlance;
using namespace parlance::analysis;
using namespace parlance::test;
using store::Theme;

class TestMarksNow : public QObject, ThemedVillage
{
    Q_OBJECT

    mutable NoProgress m_progress;

    /// One line a mark: theme, word, posts here and elsewhere, z.
    QStringList marks() const
    {
        QStringList lines;
        for (const ThemeMarks &one : valueOf(marksNow(*m_workspace, m_table, m_progress))) {
            for (const topics::Mark &mark : one.marks)
                lines << QStringLiteral("%1 %2 %3 %4 %5")
                             .arg(one.theme)
                             .arg(QString::fromStdString(mark.word))
                             .arg(mark.here)
                             .arg(mark.elsewhere)
                             .arg(mark.z);
        }
        return lines;
    }

    /// Posts with a word in a theme, by its marks; and elsewhere. None where it does not mark the theme.
    std::optional<std::pair<std::int64_t, std::int64_t>> postsWith(const std::string &word, int theme) const
    {
        for (const ThemeMarks &one : valueOf(marksNow(*m_workspace, m_table, m_progress, theme))) {
            for (const topics::Mark &mark : one.marks) {
                if (mark.word == word)
                    return std::pair(mark.here, mark.elsewhere);
            }
        }
        return std::nullopt;
    }

    int themeMarkedBy(const std::string &word) const
    {
        for (const Theme &theme : themes()) {
            if (postsWith(word, theme.number))
                return theme.number;
        }
        return -1;
    }

private slots:
    void init() { settle(); }

    void countsAreThoseOfThePosts()
    {
        const int bicycles = themeMarkedBy("chain");
        QVERIFY(bicycles >= 0);
        const auto [here, elsewhere] = *postsWith("chain", bicycles);
        const auto table =
            valueOf(m_workspace->connection().number("SELECT count(*) FROM v_post WHERE bot = 0 AND "
                                                     "(text LIKE '%chain%' OR title LIKE '%chain%')"));
        QVERIFY(here > 2);
        QCOMPARE(here + elsewhere, table);
    }

    void aMergedThemeHasTheWordsOfItsParts()
    {
        find(6);
        const QStringList before = marks();
        const auto all = themes();
        const std::vector<ThemeMarks> parts = valueOf(marksNow(*m_workspace, m_table, m_progress));
        follow(valueOf(store::mergeThemes(*m_workspace, std::vector{all[1].id}, all[0].id)));
        const QStringList after = marks();
        QVERIFY(after != before);
        int compared = 0;
        for (const ThemeMarks &part : {parts[0], parts[1]}) {
            for (const topics::Mark &mark : part.marks) {
                const auto merged = postsWith(mark.word, all[0].number);
                if (!merged)
                    continue;
                QVERIFY2(merged->first >= mark.here, mark.word.c_str());
                QCOMPARE(merged->first + merged->second, mark.here + mark.elsewhere);
                ++compared;
            }
        }
        QVERIFY(compared > 0);
        QVERIFY(valueOf(marksNow(*m_workspace, m_table, m_progress, all[1].number)).empty());
        follow(valueOf(store::undoThemeEdit(*m_workspace)));
        QCOMPARE(marks(), before);
        follow(valueOf(store::redoThemeEdit(*m_workspace)));
        QCOMPARE(marks(), after);
    }

    void partsOfASplitShareItsWords()
    {
        const auto all = themes();
        follow(valueOf(store::mergeThemes(*m_workspace, std::vector{all[1].id, all[2].id}, all[0].id)));
        const QStringList before = marks();
        NoProgress progress;
        follow(valueOf(
            splitTheme(*m_workspace, m_table, themes().front(), {.parts = 3, .threads = 1}, progress)));
        const int bicycles = themeMarkedBy("chain");
        QVERIFY(bicycles >= 3);
        const auto [here, elsewhere] = *postsWith("chain", bicycles);
        QVERIFY(here > 2 && here > elsewhere);
        std::int64_t parts = 0;
        for (const ThemeMarks &one : valueOf(marksNow(*m_workspace, m_table, m_progress)))
            parts += one.theme >= 3 && !one.marks.empty();
        QVERIFY(parts >= 2);
        follow(valueOf(store::undoThemeEdit(*m_workspace)));
        QCOMPARE(marks(), before);
    }

    void postsThatAPersonMovedCountWhereTheyAre()
    {
        const int bicycles = themeMarkedBy("chain");
        const auto [here, elsewhere] = *postsWith("chain", bicycles);
        const QStringList before = marks();
        std::vector<PostId> moved;
        for (const store::ThemeAssignment &one : valueOf(store::currentAssignments(*m_workspace))) {
            if (one.theme == bicycles)
                moved.push_back(one.post);
        }
        ThemeId other;
        for (const Theme &theme : themes()) {
            if (theme.number != bicycles)
                other = theme.id;
        }
        const PostId chain(valueOf(m_workspace->connection().number(
            "SELECT p.id FROM post p JOIN post_text x ON x.post_id = p.id JOIN current_theme_post c ON c.post_id = p.id "
            "JOIN theme h ON h.id = c.theme_id WHERE h.number = " + std::to_string(bicycles) + " AND x.body LIKE '%chain%' LIMIT 1")));
        QVERIFY(chain);
        follow(valueOf(store::movePosts(*m_workspace, std::span(&chain, 1), other)));
        QCOMPARE(*postsWith("chain", bicycles), std::pair(here - 1, elsewhere + 1));
        follow(valueOf(store::undoThemeEdit(*m_workspace)));
        QCOMPARE(marks(), before);

        const PostId kept = moved.back();
        moved.pop_back();
        follow(valueOf(store::movePosts(*m_workspace, moved, other)));
        for (const ThemeMarks &one : valueOf(marksNow(*m_workspace, m_table, m_progress, bicycles))) {
            for (const topics::Mark &mark : one.marks)
                QVERIFY2(mark.here <= 1, mark.word.c_str()); // of the one post that is left
        }
        follow(valueOf(store::movePosts(*m_workspace, std::span(&kept, 1), other)));
        QVERIFY(valueOf(marksNow(*m_workspace, m_table, m_progress, bicycles)).front().marks.empty());
        follow(valueOf(store::undoThemeEdit(*m_workspace)));
        follow(valueOf(store::undoThemeEdit(*m_workspace)));
        QCOMPARE(marks(), before);
    }

    void whatAPersonMovedCountsOnceWhenThemesAreFoundAgain_data()
    {
        QTest::addColumn<bool>("out");
        QTest::newRow("into another theme") << false;
        QTest::newRow("out of every theme") << true;
    }

    void whatAPersonMovedCountsOnceWhenThemesAreFoundAgain()
    {
        QFETCH(bool, out);
        const int bicycles = themeMarkedBy("chain");
        const PostId chain(valueOf(m_workspace->connection().number(
            "SELECT c.post_id FROM current_theme_post c JOIN theme h ON h.id = c.theme_id JOIN post_text x ON x.post_id = c.post_id "
            "WHERE h.number = " + std::to_string(bicycles) + " AND x.body LIKE '%chain%' LIMIT 1")));
        QVERIFY(chain);
        const Theme into = themes()[bicycles == 0 ? 1 : 0];
        follow(valueOf(store::movePosts(*m_workspace, std::span(&chain, 1), out ? ThemeId() : into.id)));
        find();
        const auto all = valueOf(m_workspace->connection().number(
            "SELECT count(*) FROM v_post WHERE bot = 0 AND (text LIKE '%chain%' OR title LIKE '%chain%')"));
        int marked = 0;
        for (const Theme &theme : themes()) {
            const auto posts = postsWith("chain", theme.number);
            if (!posts)
                continue;
            const auto here = valueOf(m_workspace->connection().number(
                "SELECT count(*) FROM v_post WHERE (text LIKE '%chain%' OR title LIKE '%chain%') AND theme = "
                + std::to_string(theme.number)));
            QCOMPARE(*posts, std::pair(here, all - here));
            ++marked;
        }
        QVERIFY(marked > 0);
    }

    void postsMovedOutOfAPartLeaveItsWords()
    {
        const auto all = themes();
        follow(valueOf(store::mergeThemes(*m_workspace, std::vector{all[1].id, all[2].id}, all[0].id)));
        NoProgress progress;
        follow(valueOf(
            splitTheme(*m_workspace, m_table, themes().front(), {.parts = 3, .threads = 1}, progress)));
        const int bicycles = themeMarkedBy("chain");
        std::vector<PostId> moved;
        for (const store::ThemeAssignment &one : valueOf(store::currentAssignments(*m_workspace))) {
            if (one.theme == bicycles)
                moved.push_back(one.post);
        }
        follow(valueOf(store::movePosts(*m_workspace, moved, ThemeId())));
        QVERIFY(valueOf(marksNow(*m_workspace, m_table, m_progress, bicycles)).front().marks.empty());
    }

    void aWorkspaceThatCountedNothingSaysWhatToDo()
    {
        QVERIFY(m_workspace->connection().execute("DELETE FROM theme_run_words"));
        const auto found = marksNow(*m_workspace, m_table, m_progress);
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::BadInput);
        // What it learned is there all the same: a theme can be split.
        NoProgress progress;
        follow(valueOf(
            splitTheme(*m_workspace, m_table, themes().front(), {.parts = 2, .threads = 1}, progress)));
        QVERIFY(themes().size() >= 4);
    }
};

QTEST_GUILESS_MAIN(TestMarksNow)
#include "tst_marksnow.moc"
