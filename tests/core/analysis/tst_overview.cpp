// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "core/analysis/overview.h"
#include "tests/core/generatedworkspace.h"
#include "tests/core/handmadetable.h"

using namespace parlance;
using namespace parlance::analysis;
using namespace parlance::test;

namespace {

PostTable withScores(const std::vector<std::int32_t> &scores)
{
    std::vector<HandmadePost> posts;
    for (std::size_t i = 0; i < scores.size(); ++i)
        posts.push_back({.id = static_cast<std::int64_t>(i) + 1, .thread = 1, .score = scores[i]});
    return handmadeTable(posts);
}

} // namespace

Q_DECLARE_METATYPE(std::vector<std::int32_t>)

class TestOverview : public QObject
{
    Q_OBJECT

private slots:
    void figuresAgreeWithPlainSql()
    {
        QTemporaryDir dir;
        const auto workspace = generateWorkspace(dir.filePath("a.parlance").toStdString(), {.posts = 3000});
        NoProgress progress;
        const PostTable table = valueOf(loadPostTable(workspace, progress));
        const Overview all = overview(table, everything(table));
        const auto number = [&](const char *sql) { return valueOf(workspace.connection().number(sql)); };
        QCOMPARE(all.posts, number("SELECT count(*) FROM post"));
        QCOMPARE(all.submissions, number("SELECT count(*) FROM post WHERE id = thread_id"));
        QCOMPARE(all.comments, number("SELECT count(*) FROM post WHERE id <> thread_id"));
        QCOMPARE(all.threads, number("SELECT count(DISTINCT thread_id) FROM post"));
        QCOMPARE(all.people, number("SELECT count(DISTINCT author_id) FROM post"));
        QCOMPARE(all.deleted, number("SELECT count(*) FROM post WHERE flags & 1"));
        QCOMPARE(all.removed, number("SELECT count(*) FROM post WHERE flags & 2"));
        QCOMPARE(all.bots, number("SELECT count(*) FROM post WHERE flags & 4"));
        QCOMPARE(all.stickied, number("SELECT count(*) FROM post WHERE flags & 8"));
        QCOMPARE(all.withText, number("SELECT count(*) FROM post WHERE flags & 8192"));
        QCOMPARE(all.scored, number("SELECT count(compound) FROM post"));
        for (std::size_t i = 0; i < 4; ++i)
            QCOMPARE(all.classes[i], number(("SELECT count(*) FROM post WHERE class = " + std::to_string(i)).c_str()));
        QCOMPARE(all.scoreSum, number("SELECT sum(score) FROM post"));
        QCOMPARE(std::int64_t{all.minScore}, number("SELECT min(score) FROM post"));
        QCOMPARE(std::int64_t{all.maxScore}, number("SELECT max(score) FROM post"));
        QCOMPARE(std::int64_t{all.medianScore},
                 number("SELECT score FROM post WHERE score IS NOT NULL ORDER BY score "
                        "LIMIT 1 OFFSET (SELECT (count(score) - 1) / 2 FROM post)"));
        QCOMPARE(all.first.value(), number("SELECT min(created_utc) FROM post"));
        QCOMPARE(all.last.value(), number("SELECT max(created_utc) FROM post"));
        QCOMPARE(qRound64(all.meanCompound * 1e9),
                 qRound64(static_cast<double>(number("SELECT sum(compound) FROM post")) / 10000.0
                          / static_cast<double>(all.scored) * 1e9));

        auto forums = valueOf(workspace.connection().prepare(
            "SELECT forum_id, count(*) AS n FROM post GROUP BY forum_id ORDER BY n DESC, forum_id"));
        for (const auto &[forum, count] : all.forums) {
            QVERIFY(valueOf(forums.step()));
            QCOMPARE(std::int64_t{forum.value}, forums.integer(0));
            QCOMPARE(count, forums.integer(1));
        }
        QVERIFY(!valueOf(forums.step()));
        auto languages = valueOf(workspace.connection().prepare(
            "SELECT language, count(*) AS n FROM post GROUP BY language ORDER BY n DESC, language"));
        for (const auto &[language, count] : all.languages) {
            QVERIFY(valueOf(languages.step()));
            QCOMPARE(std::int64_t{language.packed}, languages.integer(0));
            QCOMPARE(count, languages.integer(1));
        }
        QVERIFY(!valueOf(languages.step()));
    }

    void nothingSelectedGivesZeros()
    {
        const Overview none = overview(withScores({1, 2}), {});
        QCOMPARE(none.posts, std::int64_t{0});
        QCOMPARE(none.people, std::int64_t{0});
        QCOMPARE(none.medianScore, 0);
        QVERIFY(!none.first);
        QVERIFY(none.forums.empty());
        QVERIFY(scoreHistogram(PostTable(), {}).empty());
        QCOMPARE(compoundHistogram(PostTable(), {}, 4), (std::vector<std::int64_t>(4, 0)));
    }

    void medianIsTheLowerMiddle_data()
    {
        QTest::addColumn<std::vector<std::int32_t>>("scores");
        QTest::addColumn<int>("median");
        using Scores = std::vector<std::int32_t>;
        QTest::addRow("one score") << Scores{7} << 7;
        QTest::addRow("an odd number") << Scores{9, -3, 2} << 2;
        QTest::addRow("an even number") << Scores{1, 2, 3, 4} << 2;
        QTest::addRow("scores too far apart to be counted") << Scores{1, 2'000'000'000, -2'000'000'000, 5} << 1;
    }

    void medianIsTheLowerMiddle()
    {
        QFETCH(std::vector<std::int32_t>, scores);
        QFETCH(int, median);
        const PostTable table = withScores(scores);
        QCOMPARE(overview(table, everything(table)).medianScore, median);
    }

    void compoundBinsAreEqualAndClosedAtTheEnds()
    {
        const PostTable table = handmadeTable({
            {.id = 1, .thread = 1, .compound = -1.0},
            {.id = 2, .thread = 1, .compound = -0.5},
            {.id = 3, .thread = 1, .compound = 0.0},
            {.id = 4, .thread = 1, .compound = 0.4999},
            {.id = 5, .thread = 1, .compound = 1.0},
            {.id = 6, .thread = 1},
        });
        QCOMPARE(compoundHistogram(table, everything(table), 4), (std::vector<std::int64_t>{1, 1, 2, 1}));
    }

    void scoreBinsCoverEveryScoreOnce()
    {
        std::vector<std::int32_t> scores{-2'000'000'000, 2'000'000'000};
        for (std::int32_t score = -1200; score <= 1200; ++score)
            scores.push_back(score);
        const PostTable table = withScores(scores);
        const auto bins = scoreHistogram(table, everything(table));
        QCOMPARE(bins.front().from, std::numeric_limits<std::int32_t>::min());
        QCOMPARE(bins.back().to, std::numeric_limits<std::int32_t>::max());
        std::int64_t total = 0;
        for (std::size_t i = 0; i < bins.size(); ++i) {
            if (i > 0)
                QCOMPARE(std::int64_t{bins[i].from}, std::int64_t{bins[i - 1].to} + 1);
            std::int64_t inside = 0;
            for (const std::int32_t score : scores)
                inside += score >= bins[i].from && score <= bins[i].to;
            QCOMPARE(bins[i].posts, inside);
            total += inside;
        }
        QCOMPARE(total, static_cast<std::int64_t>(scores.size()));
    }

    void scoreBinsRunFromTheFirstToTheLastUsed()
    {
        const PostTable table = withScores({1, 1, 4});
        const auto bins = scoreHistogram(table, everything(table));
        QCOMPARE(bins.size(), std::size_t{3});
        QCOMPARE(bins[0].from, 1);
        QCOMPARE(bins[0].to, 1);
        QCOMPARE(bins[0].posts, std::int64_t{2});
        QCOMPARE(bins[1].posts, std::int64_t{0});
        QCOMPARE(bins[2].from, 3);
        QCOMPARE(bins[2].to, 4);
    }
};

QTEST_GUILESS_MAIN(TestOverview)
#include "tst_overview.moc"
