// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/batches.h"
#include "core/import/import.h"
#include "core/store/merge.h"
#include "core/store/search.h"

#include "tests/core/cancelafter.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace parlance;
using parlance::test::CancelAfter;
using namespace parlance::store;

namespace {

/// All rows of a query, as text.
QString table(const Workspace &workspace, const char *sql)
{
    constexpr int widest = 25;
    QString text;
    auto statement = workspace.connection().prepare(sql);
    if (!statement)
        return QString::fromStdString(describe(statement.error()));
    while (statement->step().value()) {
        for (int column = 0; column < widest; ++column)
            text += QString::fromUtf8(statement->text(column).data(), qsizetype(statement->text(column).size())) + '|';
        while (text.endsWith(QLatin1String("||")))
            text.chop(1);
        text += '\n';
    }
    return text;
}

constexpr const char *everyPost = "SELECT * FROM v_post ORDER BY id, thread";
constexpr const char *everyThread = "SELECT * FROM v_thread ORDER BY id";

/// A comment of thread s1 as a dump of that day read it.
PostRow reading(const std::string &id, std::int32_t score, std::int64_t retrieved)
{
    PostRow row;
    row.platform = Platform::Reddit;
    row.ownId = id;
    row.threadOwnId = "s1";
    row.id = makePostId(row.platform, row.kind, id);
    row.parent = makePostId(row.platform, PostKind::Submission, "s1");
    row.thread = threadOf(row.parent);
    row.forum = "birds";
    row.author = "ann";
    row.body = "A heron by the " + id + ".";
    row.createdUtc = 1'700'000'000;
    row.retrievedUtc = retrieved;
    row.score = score;
    row.flags = FlagHasText;
    return row;
}

} // namespace

class TestMerge : public QObject
{
    Q_OBJECT

private slots:
    void shardsMakeTheWholeAgain()
    {
        const QStringList lines = dump();
        const Workspace whole = imported({lines.join('\n')});
        const Workspace left = imported({lines.mid(0, lines.size() / 2).join('\n')});
        const Workspace right = imported({lines.mid(lines.size() / 2).join('\n')});
        const Workspace joined = fresh();
        NoProgress progress;
        const auto first = merge(joined, left, progress).value();
        QCOMPARE(first.size(), std::size_t{1});
        QCOMPARE(first[0].stored, left.connection().number("SELECT count(*) FROM post").value());
        QVERIFY(merge(joined, right, progress));
        QCOMPARE(table(joined, everyPost), table(whole, everyPost));
        QCOMPARE(table(joined, everyThread), table(whole, everyThread));
        QCOMPARE(matchingPosts(joined, "heron*", progress)->size(), matchingPosts(whole, "heron*", progress)->size());
        QVERIFY(joined.connection().execute("INSERT INTO post_search (post_search, rank) VALUES ('integrity-check', 1)"));
        // Each source keeps its name and hash, the ledger comes along, and so does the run that tagged it.
        QCOMPARE(table(joined, "SELECT name, sha256 FROM source WHERE id = 1"), table(left, "SELECT name, sha256 FROM source"));
        QCOMPARE(*joined.connection().number("SELECT count(*) FROM reject"), *whole.connection().number("SELECT count(*) FROM reject"));
        QCOMPARE(*joined.connection().number("SELECT count(*) FROM run WHERE kind = 'tags'"), std::int64_t{2});
        QCOMPARE(*joined.connection().number("SELECT count(*) FROM source WHERE read <> stored + updated + duplicate + rejected"),
                 std::int64_t{0});
    }

    void againAddsNothing()
    {
        const Workspace other = imported({dump().join('\n')});
        const Workspace joined = fresh();
        NoProgress progress;
        QVERIFY(merge(joined, other, progress));
        const QString before = table(joined, everyPost);
        const auto again = merge(joined, other, progress).value();
        QCOMPARE(again[0].stored + again[0].updated, std::int64_t{0});
        QCOMPARE(again[0].duplicate, *joined.connection().number("SELECT count(*) FROM post"));
        QCOMPARE(table(joined, everyPost), before);
        QCOMPARE(*joined.connection().number("SELECT count(*) FROM post_history"), std::int64_t{0});
    }

    void readingsOfTwoDaysAreAHistoryInEitherOrder()
    {
        const Workspace monday = holding({reading("c1", 3, 1000), reading("c2", 5, 1000)});
        const Workspace friday = holding({reading("c1", 30, 5000), reading("c3", 1, 5000)});
        constexpr const char *history = "SELECT x.own_id, h.retrieved_utc, h.score FROM post_history h JOIN post_text x ON x.post_id = "
                                        "h.post_id ORDER BY 1, 2";
        NoProgress progress;
        for (const bool mondayFirst : {true, false}) {
            const Workspace joined = fresh();
            QVERIFY(merge(joined, mondayFirst ? monday : friday, progress));
            const auto second = merge(joined, mondayFirst ? friday : monday, progress).value();
            QCOMPARE(second[0].updated, std::int64_t{mondayFirst ? 1 : 0});
            QCOMPARE(second[0].stored, std::int64_t{1});
            QCOMPARE(table(joined, "SELECT id, score FROM v_post ORDER BY id"), QString("c1|30|\nc2|5|\nc3|1|\n"));
            QCOMPARE(table(joined, history), QString("c1|1000|3|\n"));
            // And what was joined can be joined on.
            const Workspace further = fresh();
            QVERIFY(merge(further, joined, progress));
            QCOMPARE(table(further, history), QString("c1|1000|3|\n"));
            QVERIFY(merge(further, monday, progress));
            QCOMPARE(table(further, history), QString("c1|1000|3|\n"));
        }
    }

    void aRepliesThreadIsFoundInTheOtherShard()
    {
        PostRow root = reading("1", 1, 1000), reply = reading("2", 1, 1000), answer = reading("3", 1, 1000);
        const auto key = [](const char *id) { return makePostId(Platform::Telegram, PostKind::Comment, id); };
        for (PostRow *row : {&root, &reply, &answer}) {
            row->platform = Platform::Telegram;
            row->id = key(row->ownId.c_str());
            row->thread = {};
            row->threadOwnId.clear();
        }
        root.kind = PostKind::Submission;
        root.parent = {};
        root.thread = threadOf(root.id);
        root.threadOwnId = "1";
        reply.parent = key("1");
        reply.parentOwnId = "1";
        answer.parent = key("2");
        answer.parentOwnId = "2";
        const Workspace one = holding({answer});
        const Workspace two = holding({root, reply});
        const Workspace joined = fresh();
        NoProgress progress;
        QVERIFY(merge(joined, one, progress));
        QVERIFY(merge(joined, two, progress));
        QCOMPARE(table(joined, "SELECT id, thread, parent FROM v_post ORDER BY id"), QString("1|1|\n2|1|1|\n3|1|2|\n"));
    }

    void pinnedQuotesComeAlongOnce()
    {
        const Workspace other = holding({reading("c1", 3, 1000)});
        QVERIFY(other.connection().execute("INSERT INTO pinned_quote (post_id, begin_byte, end_byte, sha256, note, pinned_utc) "
                                           "SELECT id, 2, 7, 'ab', 'for the lede', 5 FROM post"));
        const Workspace joined = fresh();
        NoProgress progress;
        QVERIFY(merge(joined, other, progress));
        QVERIFY(merge(joined, other, progress));
        QCOMPARE(table(joined, "SELECT begin_byte, end_byte, sha256, note, pinned_utc FROM pinned_quote"), QString("2|7|ab|for the lede|5|\n"));
    }

    void aCancelledMergeGoesOn_data()
    {
        QTest::addColumn<int>("looks");
        for (const int looks : {0, 1, 3, 6})
            QTest::addRow("stopped at look %d", looks) << looks;
    }

    void aCancelledMergeGoesOn()
    {
        QFETCH(int, looks);
        const Workspace other = imported({dump().join('\n'), "nothing but this\n" + dump().first()});
        const Workspace joined = fresh();
        CancelAfter early(looks);
        const auto stopped = merge(joined, other, early);
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
        NoProgress progress;
        QVERIFY(merge(joined, other, progress));
        QCOMPARE(table(joined, everyPost), table(other, everyPost));
        QCOMPARE(*joined.connection().number("SELECT count(*) FROM reject"), *other.connection().number("SELECT count(*) FROM reject"));
    }

    void notIntoItself()
    {
        const Workspace one = fresh();
        NoProgress progress;
        const auto done = merge(one, Workspace::openReadOnly(one.path()).value(), progress);
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::BadInput);
    }

private:
    static QStringList dump()
    {
        QFile file(QStringLiteral(PARLANCE_SOURCE_DIR "/tests/data/reddit-ndjson/pond.ndjson"));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        QStringList lines = QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts);
        lines.insert(2, QStringLiteral("this is no record"));
        return lines;
    }

    Workspace fresh() { return Workspace::create(m_folder.filePath(QString::number(m_next++)).toStdString()).value(); }

    Workspace imported(const QStringList &contents)
    {
        Workspace workspace = fresh();
        std::vector<std::string> files;
        for (const QString &content : contents) {
            QFile file(m_folder.filePath(QStringLiteral("dump%1.ndjson").arg(m_next++)));
            if (!file.open(QIODevice::WriteOnly))
                return workspace;
            file.write(content.toUtf8() + '\n');
            files.push_back(file.fileName().toStdString());
        }
        NoProgress progress;
        import::ImportOptions options;
        options.format = "reddit-ndjson";
        import::importFiles(workspace, files, options, progress).value();
        return workspace;
    }

    Workspace holding(std::vector<PostRow> rows)
    {
        Workspace workspace = fresh();
        auto writer = PostWriter::open(workspace, {});
        Source wanted;
        wanted.name = wanted.path = "shard";
        wanted.format = "reddit-ndjson";
        writer->begin(wanted, "{}").value();
        auto batch = batchOf(std::move(rows));
        writer->write(batch, NoProgress()).value();
        writer->finish(wellDone()).value();
        return workspace;
    }

    QTemporaryDir m_folder;
    int m_next = 0;
};

QTEST_APPLESS_MAIN(TestMerge)
#include "tst_merge.moc"
