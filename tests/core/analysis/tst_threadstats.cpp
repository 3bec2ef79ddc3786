// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "core/analysis/threadstats.h"
#include "tests/core/generatedworkspace.h"
#include "tests/core/handmadetable.h"

using namespace parlance;
using namespace parlance::analysis;
using namespace parlance::test;

class TestThreadStats : public QObject
{
    Q_OBJECT

    const PostTable m_table = handmadeTable({
        // Thread 1: its submission is here.
        {.id = 1, .thread = 1, .author = 1, .created = 100, .score = 10, .compound = 0.5},
        {.id = 11, .thread = 1, .author = 2, .created = 300, .score = 40, .compound = -0.1},
        {.id = 12, .thread = 1, .author = 2, .created = 200, .score = -5},
        // Thread 2: a placeholder.
        {.id = 21, .thread = 2, .author = 0, .created = 500, .score = 3, .compound = -0.8},
        {.id = 22, .thread = 2, .author = 3, .created = 400, .score = 7, .compound = -0.6},
        // Thread 3: nobody knows when, no scores, no sentiment.
        {.id = 3, .thread = 3, .author = 4},
    });

    QString orderOf(ThreadOrder order) const
    {
        QStringList ids;
        for (const ThreadStats &stats : threadStats(m_table, everything(m_table), order))
            ids << QString::number(stats.thread.value);
        return ids.join(QLatin1Char(' '));
    }

private slots:
    void figuresOfAThread()
    {
        const auto stats = threadStats(m_table, everything(m_table), ThreadOrder::Oldest);
        QCOMPARE(stats.size(), std::size_t{3});
        const ThreadStats &one = stats[0];
        QCOMPARE(one.thread, ThreadId(1));
        QCOMPARE(m_table.threads[one.threadIndex], ThreadId(1));
        QVERIFY(one.known);
        QCOMPARE(one.posts, 3u);
        QCOMPARE(one.replies, 2u);
        QCOMPARE(one.people, 2u);
        QCOMPARE(one.score, 10);
        QCOMPARE(one.topScore, 40);
        QCOMPARE(one.created, std::int64_t{100});
        QCOMPARE(one.lastReply, std::int64_t{300});
        QCOMPARE(one.scored, 2u);
        QCOMPARE(one.compound, 0.2);
    }

    void aPlaceholderTakesItsBestComment()
    {
        const auto stats = threadStats(m_table, everything(m_table), ThreadOrder::Newest);
        const ThreadStats &two = stats[0];
        QCOMPARE(two.thread, ThreadId(2));
        QVERIFY(!two.known);
        QCOMPARE(two.score, 7);
        QCOMPARE(two.posts, 2u);
        QCOMPARE(two.replies, 2u);
        QCOMPARE(two.people, 1u);
        QCOMPARE(two.created, std::int64_t{400});
    }

    void whatIsNotKnownIsZero()
    {
        const auto stats = threadStats(m_table, everything(m_table), ThreadOrder::Oldest);
        const ThreadStats &three = stats[2];
        QCOMPARE(three.thread, ThreadId(3));
        QVERIFY(three.known);
        QCOMPARE(three.score, 0);
        QCOMPARE(three.topScore, 0);
        QCOMPARE(three.created, std::int64_t{0});
        QCOMPARE(three.lastReply, std::int64_t{0});
        QCOMPARE(three.compound, 0.0);
        QCOMPARE(three.scored, 0u);
    }

    void ordersAreTotal()
    {
        QCOMPARE(orderOf(ThreadOrder::Score), QString("1 2 3"));
        QCOMPARE(orderOf(ThreadOrder::Replies), QString("1 2 3"));
        QCOMPARE(orderOf(ThreadOrder::Newest), QString("2 1 3"));
        QCOMPARE(orderOf(ThreadOrder::Oldest), QString("1 2 3"));
        QCOMPARE(orderOf(ThreadOrder::MostNegative), QString("2 1 3"));
        QCOMPARE(orderOf(ThreadOrder::MostPositive), QString("1 2 3"));
    }

    void aSubmissionOutsideTheSelectionStillNamesItsThread()
    {
        const Selection repliesOnly{*m_table.rowOf(PostId(11)), *m_table.rowOf(PostId(12))};
        const auto stats = threadStats(m_table, repliesOnly, ThreadOrder::Score);
        QCOMPARE(stats.size(), std::size_t{1});
        QVERIFY(stats[0].known);
        QCOMPARE(stats[0].score, 10);
        QCOMPARE(stats[0].created, std::int64_t{100});
        QCOMPARE(stats[0].posts, 2u);
        QCOMPARE(stats[0].replies, 2u);
        QCOMPARE(stats[0].people, 1u);
    }

    void figuresAgreeWithPlainSql()
    {
        QTemporaryDir dir;
        const auto workspace = generateWorkspace(dir.filePath("a.parlance").toStdString(), {.posts = 3000});
        NoProgress progress;
        const PostTable table = valueOf(loadPostTable(workspace, progress));
        const auto stats = threadStats(table, everything(table), ThreadOrder::Replies);
        auto sql = valueOf(workspace.connection().prepare(
            "SELECT p.thread_id, count(*), count(*) - count(CASE WHEN p.id = p.thread_id THEN 1 END) AS replies, "
            "count(DISTINCT p.author_id), max(p.score), max(p.created_utc), sum(p.compound), count(p.compound), "
            "(SELECT s.score FROM post s WHERE s.id = p.thread_id), "
            "EXISTS (SELECT 1 FROM post s WHERE s.id = p.thread_id) "
            "FROM post p GROUP BY p.thread_id ORDER BY replies DESC, p.thread_id"));
        for (const ThreadStats &thread : stats) {
            QVERIFY(valueOf(sql.step()));
            QCOMPARE(thread.thread.value, sql.integer(0));
            QCOMPARE(std::int64_t{thread.posts}, sql.integer(1));
            QCOMPARE(std::int64_t{thread.replies}, sql.integer(2));
            QCOMPARE(std::int64_t{thread.people}, sql.integer(3));
            QCOMPARE(std::int64_t{thread.topScore}, sql.integer(4));
            QCOMPARE(thread.lastReply, sql.integer(5));
            QCOMPARE(std::int64_t{thread.scored}, sql.integer(7));
            if (thread.scored > 0)
                QCOMPARE(thread.compound, static_cast<double>(sql.integer(6)) / 10000.0 / thread.scored);
            QCOMPARE(thread.known, sql.integer(9) != 0);
            QCOMPARE(std::int64_t{thread.score}, thread.known ? sql.integer(8) : sql.integer(4));
        }
        QVERIFY(!valueOf(sql.step()));
    }
};

QTEST_GUILESS_MAIN(TestThreadStats)
#include "tst_threadstats.moc"
