// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "core/analysis/themestats.h"
#include "tests/core/generatedworkspace.h"
#include "tests/core/handmadetable.h"
#include "tests/core/village.h"

#include <cmath>
#include <map>
#include <numeric>
#include <set>

using namespace parlance;
using namespace parlance::analysis;
using namespace parlance::test;

namespace {

std::vector<int> upTo(int themes)
{
    std::vector<int> numbers(static_cast<std::size_t>(themes));
    std::iota(numbers.begin(), numbers.end(), 0);
    return numbers;
}

class Cancelled final : public Progress
{
public:
    bool isCancelled() const override { return true; }
    void report(std::int64_t, std::int64_t) override {}
};

} // namespace

class TestThemeStats : public QObject
{
    Q_OBJECT

    const PostTable m_table = handmadeTable({
        {.id = 1, .thread = 1, .author = 1, .score = 3, .compound = 0.5, .theme = 0},
        {.id = 11, .thread = 1, .author = 2, .score = -1, .compound = -0.5, .theme = 0},
        {.id = 12, .thread = 1, .author = 1, .theme = 1},
        {.id = 21, .thread = 2, .author = 0, .score = 8, .compound = 0.2, .theme = 0},
        {.id = 22, .thread = 2, .author = 3, .score = 2, .compound = 0.0},
        {.id = 23, .thread = 2, .author = 4, .score = 50, .compound = 0.9, .theme = 0, .flags = 0}, // no text
    });

private slots:
    void figuresOfThemes()
    {
        const auto stats = themeStats(m_table, everything(m_table), upTo(3));
        QCOMPARE(stats.size(), std::size_t{4});
        QCOMPARE(stats[0].theme, 0);
        QCOMPARE(stats[0].posts, std::int64_t{4}); // the one without text is there because somebody put it there
        QCOMPARE(stats[0].threads, std::int64_t{2});
        QCOMPARE(stats[0].people, std::int64_t{3});
        QCOMPARE(stats[0].share, 0.6); // of those with text
        QCOMPARE(stats[0].scored, std::int64_t{4});
        QCOMPARE(qRound(stats[0].compound * 10000), 2750);
        QCOMPARE(stats[0].positive, 3.0 / 4.0);
        QCOMPARE(stats[0].negative, 1.0 / 4.0);
        QCOMPARE(stats[0].scoreSum, std::int64_t{60});
        QCOMPARE(stats[1].posts, std::int64_t{1});
        QCOMPARE(stats[1].compound, 0.0);
        QCOMPARE(stats[2].posts, std::int64_t{0});
        QCOMPARE(stats[2].scored, std::int64_t{0});
        QCOMPARE(stats[2].share, 0.0);
        QCOMPARE(stats[3].theme, -1);
        QCOMPARE(stats[3].posts, std::int64_t{1});
        QCOMPARE(stats[3].people, std::int64_t{1});
    }

    void sharesOfAllThemesAndTheRestSumToOne()
    {
        double sum = 0;
        for (const ThemeStats &stats : themeStats(m_table, everything(m_table), upTo(2)))
            sum += stats.share;
        QCOMPARE(sum, 1.0);
    }

    void nothingSelectedGivesZeros()
    {
        const auto stats = themeStats(m_table, {}, upTo(2));
        QCOMPARE(stats.size(), std::size_t{3});
        QCOMPARE(stats[2].share, 0.0);
        QCOMPARE(themeStats(m_table, everything(m_table), upTo(0)).size(), std::size_t{1});
    }

    void theViewSaysWhatTheDefaultSelectionDoes()
    {
        QTemporaryDir dir;
        const auto workspace = generateWorkspace(dir.filePath("v.parlance").toStdString(), {.posts = 2000});
        NoProgress progress;
        const PostTable table = valueOf(loadPostTable(workspace, progress));
        const auto themes = valueOf(store::currentThemes(workspace));
        const auto stats = themeStats(table, select(table, {}, nullptr), themes);
        auto view = valueOf(workspace.connection().prepare(
            "SELECT theme, posts, threads, people, share, compound FROM v_theme ORDER BY theme"));
        QVERIFY(stats.front().posts < std::count(table.theme.begin(), table.theme.end(), std::int16_t{0})); // some are left out
        double shares = 0;
        for (std::size_t i = 0; i < themes.size(); ++i) {
            QVERIFY(valueOf(view.step()));
            QCOMPARE(view.integer(0), std::int64_t{stats[i].theme});
            QCOMPARE(view.integer(1), stats[i].posts);
            QCOMPARE(view.integer(2), stats[i].threads);
            QCOMPARE(view.integer(3), stats[i].people);
            QCOMPARE(view.real(4), stats[i].share);
            QCOMPARE(view.isNull(5), stats[i].scored == 0);
            QVERIFY(std::abs(view.real(5) - stats[i].compound) < 1e-9);
            shares += view.real(4);
        }
        QVERIFY(shares > 0 && shares <= 1);
    }

    void whatWasNotLookedAtIsInNoShare()
    {
        const PostTable table = handmadeTable({
            {.id = 1, .thread = 1, .theme = 0},
            {.id = 11, .thread = 1, .author = 2, .theme = 0},
            {.id = 12, .thread = 1, .theme = 1},
            {.id = 21, .thread = 2, .author = 3, .theme = PostTable::noTheme},
            {.id = 22, .thread = 2, .author = 4, .theme = PostTable::notLookedAt},
            {.id = 23, .thread = 3, .author = 5, .theme = PostTable::notLookedAt},
            {.id = 24, .thread = 3, .theme = PostTable::notLookedAt, .flags = 0}, // no text
        });
        const auto stats = themeStats(table, everything(table), upTo(2));
        QCOMPARE(stats.size(), std::size_t{4});
        QCOMPARE(stats[0].share, 0.5);
        QCOMPARE(stats[1].share, 0.25);
        QCOMPARE(unassignedOf(stats).posts, std::int64_t{1});
        QCOMPARE(unassignedOf(stats).share, 0.25);
        QCOMPARE(stats[3].theme, -2);
        QCOMPARE(stats[3].posts, std::int64_t{2});
        QCOMPARE(stats[3].threads, std::int64_t{2});
        QCOMPARE(stats[3].people, std::int64_t{2});
        QCOMPARE(notLookedAt(stats), std::int64_t{2});
        QCOMPARE(threadsOfTheme(table, everything(table), PostTable::notLookedAt).size(), std::size_t{2});
        Filter filter;
        filter.themes = {PostTable::noTheme};
        QCOMPARE(select(table, filter, nullptr), Selection{3});
        filter.themes = {PostTable::notLookedAt};
        QCOMPARE(select(table, filter, nullptr), (Selection{4, 5, 6}));
        QCOMPARE(notLookedAt(themeStats(m_table, everything(m_table), upTo(2))), std::int64_t{0});
    }

    void aRunOverAPartLeavesTheRestOut()
    {
        QTemporaryDir dir;
        const auto workspace = villageWorkspace(dir.filePath("a.parlance").toStdString());
        NoProgress progress;
        PostTable table = valueOf(loadPostTable(workspace, progress));
        const Selection all = select(table, {}, nullptr);
        Filter filter;
        for (std::size_t i = 0; i < table.threads.size(); ++i) {
            if (i % 3 != 0)
                filter.threads.push_back(table.threads[i]);
        }
        const Selection part = select(table, filter, nullptr);
        valueOf(findAndStoreThemes(workspace, table, part, filter, {}, progress));
        const auto themes = valueOf(store::currentThemes(workspace));
        valueOf(store::movePosts(workspace, std::vector{table.id[part.front()]}, ThemeId())); // a person looked at it
        valueOf(reloadThemes(workspace, table));
        QCOMPARE(table.theme[part.front()], PostTable::noTheme);
        const auto ofPart = themeStats(table, part, themes), ofAll = themeStats(table, all, themes);
        QCOMPARE(notLookedAt(ofPart), std::int64_t{0});
        QVERIFY(unassignedOf(ofPart).posts > 0);
        QCOMPARE(unassignedOf(ofAll).posts, unassignedOf(ofPart).posts);
        QCOMPARE(unassignedOf(ofAll).share, unassignedOf(ofPart).share);
        QCOMPARE(notLookedAt(ofAll), static_cast<std::int64_t>(all.size() - part.size()));

        // What a person puts into a theme is in its share.
        const auto unseen = std::find(table.theme.begin(), table.theme.end(), PostTable::notLookedAt) - table.theme.begin();
        valueOf(store::movePosts(workspace, std::vector{table.id[static_cast<std::size_t>(unseen)]}, themes[0].id));
        valueOf(reloadThemes(workspace, table));
        const auto edited = themeStats(table, all, themes);
        QCOMPARE(notLookedAt(edited), notLookedAt(ofAll) - 1);
        double shares = unassignedOf(edited).share;
        auto view = valueOf(workspace.connection().prepare("SELECT share FROM v_theme ORDER BY theme"));
        for (std::size_t i = 0; i < themes.size(); ++i) {
            QVERIFY(valueOf(view.step()));
            QCOMPARE(view.real(0), edited[i].share);
            shares += view.real(0);
        }
        QVERIFY(std::abs(shares - 1) < 1e-9);
        const auto number = [&](const char *sql) { return valueOf(workspace.connection().number(sql)); };
        QCOMPARE(number("SELECT count(*) FROM v_post WHERE counted AND has_text AND NOT looked_at"), notLookedAt(edited));
        QCOMPARE(number("SELECT count(*) FROM v_post WHERE counted AND has_text AND looked_at AND theme IS NULL"), unassignedOf(edited).posts);
    }

    void theViewOfThemesCanBeToldAgainFromPosts()
    {
        QTemporaryDir dir;
        const auto workspace = generateWorkspace(dir.filePath("v.parlance").toStdString(), {.posts = 2000});
        const auto theme = valueOf(store::currentThemes(workspace)).front();
        // Whole threads, moderators' posts and copies among them.
        std::vector<PostId> moved;
        auto some = valueOf(workspace.connection().prepare("SELECT id FROM post WHERE flags & 4194320 ORDER BY id LIMIT 20"));
        while (valueOf(some.step()))
            moved.push_back(PostId(some.integer(0)));
        QCOMPARE(moved.size(), std::size_t{20});
        valueOf(store::movePosts(workspace, moved, theme.id));
        const auto rows = [&](const std::string &sql) {
            QStringList lines;
            auto statement = valueOf(workspace.connection().prepare(sql));
            while (valueOf(statement.step())) {
                QString line;
                for (int column = 0; column < 6; ++column)
                    line += statement.isNull(column) ? QStringLiteral("? ") : QString::number(statement.real(column), 'g', 12) + u' ';
                lines << line;
            }
            return lines;
        };
        const QStringList told = rows("SELECT theme, count(*), count(DISTINCT thread), nullif(count(DISTINCT author), 0), sum(has_text) * 1.0 / "
                                      "(SELECT count(*) FROM v_post WHERE counted AND has_text AND looked_at), avg(compound) "
                                      "FROM v_post WHERE counted AND theme IS NOT NULL GROUP BY theme ORDER BY theme");
        QCOMPARE(told.size(), 6);
        QCOMPARE(told, rows("SELECT theme, posts, threads, people, share, compound FROM v_theme ORDER BY theme"));
        QVERIFY(valueOf(workspace.connection().number("SELECT count(*) FROM v_post WHERE theme = 0 AND NOT counted")) >= 20);
    }

    void peopleNotKnownAreNotNobody()
    {
        QTemporaryDir dir;
        const auto workspace = generateWorkspace(dir.filePath("n.parlance").toStdString(), {.posts = 300});
        QVERIFY(workspace.connection().execute("UPDATE post SET author_id = NULL"));
        QCOMPARE(valueOf(workspace.connection().number("SELECT count(*) FROM v_theme WHERE posts > 0 AND people IS NULL")), std::int64_t{6});
        QCOMPARE(valueOf(workspace.connection().number("SELECT count(*) FROM v_thread WHERE posts > 0 AND people IS NOT NULL")), std::int64_t{0});
        QVERIFY(workspace.connection().execute("DELETE FROM theme_post"));
        QCOMPARE(valueOf(workspace.connection().number("SELECT count(*) FROM v_theme WHERE people = 0")), std::int64_t{6});
    }

    void threadsOfATheme()
    {
        const auto threads = threadsOfTheme(m_table, everything(m_table), 0);
        QCOMPARE(threads.size(), std::size_t{2});
        QCOMPARE(threads[0].thread, ThreadId(1));
        QCOMPARE(threads[0].posts, std::int64_t{2});
        QCOMPARE(threads[0].scoreSum, std::int64_t{2});
        QCOMPARE(threads[1].thread, ThreadId(2));
        QCOMPARE(threads[1].posts, std::int64_t{2});
        QVERIFY(threadsOfTheme(m_table, everything(m_table), 5).empty());
    }

    void peopleAndThreadsAgreeWithPlainSql()
    {
        QTemporaryDir dir;
        const GeneratedOptions options{.posts = 3000};
        const auto workspace = generateWorkspace(dir.filePath("a.parlance").toStdString(), options);
        NoProgress progress;
        const PostTable table = valueOf(loadPostTable(workspace, progress));
        const auto stats = themeStats(table, everything(table), upTo(options.themes));
        auto sql = valueOf(workspace.connection().prepare(
            "SELECT h.number, count(*), count(DISTINCT p.thread_id), count(DISTINCT p.author_id), "
            "coalesce(sum(p.score), 0), count(p.compound), coalesce(sum(p.compound), 0) "
            "FROM theme h JOIN theme_post tp ON tp.theme_id = h.id JOIN post p ON p.id = tp.post_id "
            "GROUP BY h.number ORDER BY h.number"));
        for (int theme = 0; theme < options.themes; ++theme) {
            QVERIFY(valueOf(sql.step()));
            const ThemeStats &one = stats[static_cast<std::size_t>(theme)];
            QCOMPARE(std::int64_t{one.theme}, sql.integer(0));
            QCOMPARE(one.posts, sql.integer(1));
            QCOMPARE(one.threads, sql.integer(2));
            QCOMPARE(one.people, sql.integer(3));
            QCOMPARE(one.scoreSum, sql.integer(4));
            QCOMPARE(qRound64(one.compound * static_cast<double>(sql.integer(5)) * 10000), sql.integer(6));
        }
    }

    void foundThemesAreStoredAsARun()
    {
        QTemporaryDir dir;
        const auto workspace = villageWorkspace(dir.filePath("a.parlance").toStdString());
        NoProgress progress;
        PostTable table = valueOf(loadPostTable(workspace, progress));
        const Filter filter;
        const Selection selection = select(table, filter, nullptr);
        QCOMPARE(selection.size() + 1, table.size()); // but for the bot
        FindThemesOptions options;
        options.model.seed = 3;
        const store::Run run = valueOf(findAndStoreThemes(workspace, table, selection, filter, options, progress));
        QVERIFY(run.id.value > 0);
        QCOMPARE(run.kind, std::string("themes"));
        QCOMPARE(run.posts, static_cast<std::int64_t>(selection.size()));
        QCOMPARE(run.seed, std::uint64_t{3});
        QCOMPARE(run.selection, std::string("{}"));
        QVERIFY(run.parameters.find("\"unit\":\"post\"") != std::string::npos);
        const auto current = valueOf(store::currentThemeRun(workspace));
        QVERIFY(current.has_value());
        QCOMPARE(current->id, run.id);

        const auto themes = valueOf(store::currentThemes(workspace));
        QVERIFY(themes.size() >= 2);
        valueOf(reloadThemes(workspace, table));
        const auto stats = themeStats(table, selection, themes);
        for (std::size_t i = 0; i < themes.size(); ++i) {
            QVERIFY(!themes[i].label.empty());
            QVERIFY(stats[i].posts > 0);
            if (i > 0)
                QVERIFY(stats[i].posts <= stats[i - 1].posts);
        }
        for (std::size_t row = 0; row < table.size(); ++row) {
            if ((table.flags[row] & FlagBot) != 0)
                QCOMPARE(table.theme[row], PostTable::notLookedAt);
        }
        const PostTable loaded = valueOf(loadPostTable(workspace, progress));
        QCOMPARE(loaded.theme, table.theme);

        // Again: the same themes, in a run of their own.
        const store::Run again = valueOf(findAndStoreThemes(workspace, table, selection, filter, options, progress));
        QVERIFY(again.id != run.id);
        QCOMPARE(again.parameters, run.parameters);
        valueOf(reloadThemes(workspace, table));
        QCOMPARE(table.theme, loaded.theme);
    }

    void threadsAsUnitsGiveAllTheirPostsOneTheme()
    {
        QTemporaryDir dir;
        const auto workspace = villageWorkspace(dir.filePath("a.parlance").toStdString());
        NoProgress progress;
        PostTable table = valueOf(loadPostTable(workspace, progress));
        const Filter filter;
        const Selection selection = select(table, filter, nullptr);
        FindThemesOptions options;
        options.unit = Unit::Thread;
        const store::Run run = valueOf(findAndStoreThemes(workspace, table, selection, filter, options, progress));
        QCOMPARE(run.posts, static_cast<std::int64_t>(selection.size()));
        QVERIFY(run.parameters.find("\"unit\":\"thread\"") != std::string::npos);
        valueOf(reloadThemes(workspace, table));
        std::map<std::uint32_t, std::set<int>> themesOf;
        for (const std::uint32_t row : selection)
            themesOf[table.thread[row]].insert(table.theme[row]);
        for (const auto &[thread, found] : themesOf)
            QCOMPARE(found.size(), std::size_t{1});
    }

    void cancellingStoresNothing()
    {
        QTemporaryDir dir;
        const auto workspace = villageWorkspace(dir.filePath("a.parlance").toStdString());
        NoProgress progress;
        const PostTable table = valueOf(loadPostTable(workspace, progress));
        Cancelled cancelled;
        const auto run = findAndStoreThemes(workspace, table, everything(table), Filter(), {}, cancelled);
        QVERIFY(!run);
        QCOMPARE(run.error().code, ErrorCode::Cancelled);
        QVERIFY(!valueOf(store::currentThemeRun(workspace)));
    }

    void nothingSelectedGivesNoRun()
    {
        QTemporaryDir dir;
        const auto workspace = villageWorkspace(dir.filePath("a.parlance").toStdString());
        NoProgress progress;
        const PostTable table = valueOf(loadPostTable(workspace, progress));
        const auto run = findAndStoreThemes(workspace, table, {}, Filter(), {}, progress);
        QVERIFY(!run);
        QCOMPARE(run.error().code, ErrorCode::NotFound);
        QVERIFY(!valueOf(store::currentThemeRun(workspace)));
    }
};

QTEST_GUILESS_MAIN(TestThemeStats)
#include "tst_themestats.moc"
