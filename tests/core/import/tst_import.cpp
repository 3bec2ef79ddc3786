// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/packing.h"
#include "core/import/import.h"
#include "core/store/coverage.h"
#include "core/store/posts.h"
#include "core/store/search.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace parlance;

namespace {

std::string data(const char *name)
{
    return std::string(PARLANCE_SOURCE_DIR) + "/tests/data/" + name;
}

/// Stops once it was told of `after` bytes.
class CancelAfter final : public Progress
{
public:
    explicit CancelAfter(std::int64_t after) : m_after(after) {}
    bool isCancelled() const override { return m_cancelled; }
    void report(std::int64_t done, std::int64_t) override
    {
        if (done >= m_after)
            m_cancelled = true;
    }

private:
    std::int64_t m_after;
    std::atomic_bool m_cancelled = false;
};

/// Everything in the workspace that must not depend on how it was made.
QByteArray contents(const store::Workspace &workspace)
{
    QByteArray text;
    for (const char *sql : {"SELECT * FROM post ORDER BY id", "SELECT * FROM post_text ORDER BY post_id",
                            "SELECT * FROM thread ORDER BY id", "SELECT * FROM author ORDER BY id",
                            "SELECT * FROM forum ORDER BY id", "SELECT * FROM reject ORDER BY byte_offset",
                            "SELECT name, format, state, sha256, read, stored, updated, duplicate, rejected, missing, threads, "
                            "authors FROM source ORDER BY id"}) {
        auto statement = workspace.connection().prepare(sql);
        while (statement->step().value()) {
            for (int column = 0; column < 17; ++column)
                text += QByteArray(statement->text(column).data(), int(statement->text(column).size())) + '|';
            text += '\n';
        }
    }
    return text;
}

} // namespace

class TestImport : public QObject
{
    Q_OBJECT

private slots:
    void aDumpBecomesThreadsPostsAndPeople()
    {
        const auto workspace = fresh();
        const auto outcomes = import(*workspace, {data("reddit-ndjson/pond.ndjson")});
        const store::Source &source = outcomes.at(0).source;
        QVERIFY(!outcomes.at(0).error);
        QCOMPARE(source.read, std::int64_t{7});
        QCOMPARE(source.stored, std::int64_t{7});
        QCOMPARE(source.threads, std::int64_t{2});
        QCOMPARE(source.placeholders, std::int64_t{1});
        QCOMPARE(source.sha256.size(), std::size_t{64});

        const auto thread = store::threadsNamed(*workspace, "t3_pond01")->at(0);
        const auto posts = store::conversation(*workspace, thread).value();
        QCOMPARE(posts.size(), std::size_t{6});
        QCOMPARE(posts[0].title, std::string("Who else counts herons & egrets?"));
        QCOMPARE(posts[0].score.value(), 42);
        QVERIFY(posts[0].flags & FlagHasCode);
        QVERIFY(posts[0].text.find("heron --count") == std::string::npos);
        QVERIFY(posts[0].text.find("I counted twelve at the mill pond.") != std::string::npos);

        const auto reply = post(*workspace, "pc002");
        QCOMPARE(reply.text, std::string("That cannot be right, the weir is a horrible place for them."));
        QVERIFY(reply.body.starts_with("&gt; Fourteen"));
        QVERIFY(reply.flags & FlagHasQuote);
        QVERIFY(reply.flags & FlagEdited);
        QCOMPARE(reply.score.value(), 5);
        QCOMPARE(reply.sentimentClass, sentiment::Class::Negative);
        QCOMPARE(post(*workspace, "pc001").sentimentClass, sentiment::Class::Positive);
        QVERIFY(*reply.confidence > 0.33 && *reply.confidence <= 1); // of three classes the likeliest
        QCOMPARE(*workspace->connection().number("SELECT count(*) FROM v_post WHERE id = 'pc002' AND mixed = 0 AND uncertain = 0 "
                                                 "AND confidence BETWEEN 0.33 AND 1"),
                 std::int64_t{1});

        const auto gone = post(*workspace, "pc003");
        QVERIFY(gone.flags & FlagDeleted);
        QVERIFY(gone.flags & FlagAuthorGone);
        QVERIFY(!(gone.flags & FlagHasText));
        QVERIFY(!gone.sentiment);

        const auto french = post(*workspace, "pc004");
        QCOMPARE(french.language, French);
        QVERIFY(french.sentiment);
        QVERIFY(french.flags & FlagControversial);

        const auto robot = post(*workspace, "pc005");
        QVERIFY((robot.flags & (FlagBot | FlagStickied | FlagDistinguished)) == (FlagBot | FlagStickied | FlagDistinguished));

        const auto removed = post(*workspace, "pc006");
        QVERIFY(removed.flags & FlagRemoved);
        QCOMPARE(removed.retrievedUtc.value(), std::int64_t{1571200000});
        QCOMPARE(removed.body, std::string("This thread lost its head."));
    }

    void whatCannotBeReadIsInTheLedgerAndTheRestIsStored()
    {
        const auto workspace = fresh();
        const store::Source source = import(*workspace, {data("reddit-ndjson/pond_damaged.ndjson")}).at(0).source;
        QCOMPARE(source.read, source.stored + source.updated + source.duplicate + source.rejected);
        QCOMPARE(source.rejected, std::int64_t{5});
        QCOMPARE(source.duplicate, std::int64_t{1});
        QCOMPARE(source.stored, std::int64_t{4});
        const auto ledger = store::rejects(*workspace).value();
        QFile file(QString::fromStdString(data("reddit-ndjson/pond_damaged.ndjson")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        for (const store::Rejected &row : ledger) {
            // The place is the place: the excerpt stands there in the file.
            QVERIFY(bytes.mid(int(row.offset)).startsWith(QByteArray::fromStdString(row.excerpt)));
            QCOMPARE(bytes.left(int(row.offset)).count('\n') + 1, qsizetype(row.line));
        }
        QCOMPARE(post(*workspace, "pc902").body, std::string("broken \uFFFD byte, lone \uFFFD half and a \x01 sign"));
    }

    void anyNumberOfThreadsGivesTheSameWorkspace()
    {
        const std::string dump = bigDump();
        QByteArray first;
        for (const int threads : {1, 2, 5}) {
            const auto workspace = fresh();
            import::ImportOptions options;
            options.threads = threads;
            import(*workspace, {dump}, options);
            const QByteArray now = contents(*workspace);
            QVERIFY(now.size() > 100'000);
            if (first.isEmpty())
                first = now;
            QVERIFY(now == first);
        }
    }

    void aCancelledImportGoesOnWhereItStopped()
    {
        const std::string dump = bigDump();
        const auto whole = fresh();
        import(*whole, {dump});
        const auto stopped = fresh();
        CancelAfter cancel(1);
        const auto outcome = import::importFiles(*stopped, {dump}, {}, cancel);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::Cancelled);
        const auto before = stopped->connection().number("SELECT count(*) FROM post").value();
        QVERIFY(before > 0);
        QVERIFY(before < whole->connection().number("SELECT count(*) FROM post").value());
        QCOMPARE(stopped->connection().number("SELECT stored FROM source").value(), before);
        import(*stopped, {dump});
        QCOMPARE(contents(*stopped), contents(*whole));
    }

    void aTruncatedArchiveGivesWhatItHoldsAndSaysWhereItBreaks()
    {
        const std::string dump = bigDump();
        QFile file(QString::fromStdString(dump));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        const QString cut = m_folder.filePath("cut.zst");
        QFile half(cut);
        QVERIFY(half.open(QIODevice::WriteOnly));
        half.write(bytes.left(bytes.size() * 2 / 3));
        half.close();
        const auto workspace = fresh();
        const auto outcome = import(*workspace, {cut.toStdString()}).at(0);
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->code, ErrorCode::Corrupt);
        QCOMPARE(outcome.source.state, std::string("damaged"));
        QVERIFY(outcome.source.stored > 1000);
        QCOMPARE(outcome.source.read, outcome.source.stored + outcome.source.duplicate + outcome.source.rejected);
        QCOMPARE(workspace->connection().number("SELECT count(*) FROM post").value(), outcome.source.stored);
    }

    void oneBadFileDoesNotStopTheOthers()
    {
        QFile page(m_folder.filePath("saved.json"));
        QVERIFY(page.open(QIODevice::WriteOnly));
        page.write("<!DOCTYPE html><html><body>Sorry</body></html>");
        page.close();
        QFile empty(m_folder.filePath("empty.zst"));
        QVERIFY(empty.open(QIODevice::WriteOnly));
        empty.close();
        const auto workspace = fresh();
        const auto outcomes = import(*workspace, {m_folder.filePath("saved.json").toStdString(),
                                                  m_folder.filePath("missing.zst").toStdString(),
                                                  m_folder.filePath("empty.zst").toStdString(),
                                                  data("reddit-ndjson/pond.ndjson")});
        QCOMPARE(outcomes.size(), std::size_t{4});
        QCOMPARE(outcomes[0].error->code, ErrorCode::UnknownFormat);
        QCOMPARE(outcomes[1].error->code, ErrorCode::Io);
        QCOMPARE(outcomes[2].error->code, ErrorCode::UnknownFormat);
        for (int i = 0; i < 3; ++i)
            QVERIFY(describe(*outcomes[std::size_t(i)].error).find(outcomes[std::size_t(i)].file) != std::string::npos);
        QVERIFY(!outcomes[3].error);
        QCOMPARE(outcomes[3].source.stored, std::int64_t{7});
        QCOMPARE(workspace->connection().number("SELECT count(*) FROM source").value(), std::int64_t{1});
    }

    void anArchiveIsWhatItHolds()
    {
        const auto read = [](const char *name) {
            QFile file(QString::fromStdString(data(name)));
            return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
        };
        const std::string pond = read("reddit-ndjson/pond.ndjson");
        const std::string path = m_folder.filePath(QStringLiteral("week.zip")).toStdString();
        QFile zip(QString::fromStdString(path));
        QVERIFY(zip.open(QIODevice::WriteOnly));
        zip.write(QByteArray::fromStdString(packing::archiveOf(
            {{.name = "week/README.md", .content = "Take care."}, {.name = "week/pond.ndjson", .content = pond}}, ARCHIVE_FORMAT_ZIP)));
        zip.close();
        const auto workspace = fresh();
        auto outcomes = import(*workspace, {path});
        QCOMPARE(outcomes.size(), std::size_t{2});
        QCOMPARE(outcomes[0].file, path + "/week/README.md");
        QVERIFY(outcomes[0].error && outcomes[0].passedOver);
        QCOMPARE(outcomes[1].file, path + "/week/pond.ndjson");
        QVERIFY(!outcomes[1].error);
        QCOMPARE(outcomes[1].source.name, std::string("pond.ndjson"));
        QCOMPARE(outcomes[1].source.stored, std::int64_t{7});
        // The same file out of the archive is the same source's content.
        QCOMPARE(import(*workspace, {data("reddit-ndjson/pond.ndjson")})[0].source.sha256, outcomes[1].source.sha256);

        // Where nothing can be used, that is a fault.
        QVERIFY(zip.open(QIODevice::WriteOnly));
        zip.write(QByteArray::fromStdString(packing::archiveOf({{.name = "README.md", .content = "Take care."}}, ARCHIVE_FORMAT_ZIP)));
        zip.close();
        outcomes = import(*workspace, {path});
        QCOMPARE(outcomes.size(), std::size_t{1});
        QVERIFY(outcomes[0].error && !outcomes[0].passedOver);
    }

    void textIsReadInTheEncodingItCameIn_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("charset");
        QTest::addColumn<qint64>("repaired");
        QTest::addColumn<qint64>("garbled");
        QTest::addColumn<QString>("body");
        const QString line = QStringLiteral("{\"id\":\"c1\",\"link_id\":\"t3_s1\",\"parent_id\":\"t3_s1\",\"author\":\"ann\","
                                            "\"subreddit\":\"t\",\"created_utc\":1,\"body\":\"%1\"}\n");
        const QString text = QString::fromUtf8("Ça, un héron ?");
        QTest::addRow("UTF-8") << line.arg(text).toUtf8() << "UTF-8" << qint64(0) << qint64(0) << text;
        const QString wide = line.arg(text);
        QTest::addRow("UTF-16") << QByteArray("\xFF\xFE") + QByteArray(reinterpret_cast<const char *>(wide.utf16()), wide.size() * 2)
                                << "UTF-16LE" << qint64(0) << qint64(0) << text;
        QTest::addRow("a stray byte in JSON") << line.arg(QStringLiteral("h@ron")).toUtf8().replace('@', '\xE9') << "UTF-8" << qint64(1)
                                              << qint64(0) << QString::fromUtf8("h\xEF\xBF\xBDron");
        QTest::addRow("decoded wrongly before it was saved")
            << line.arg(QString::fromUtf8("Ã‡a, un hÃ©ron ?")).toUtf8() << "UTF-8" << qint64(0) << qint64(1)
            << QString::fromUtf8("Ã‡a, un hÃ©ron ?");
    }

    void textIsReadInTheEncodingItCameIn()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, body);
        QFile file(m_folder.filePath(QStringLiteral("encoded.ndjson")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        const auto workspace = fresh();
        const store::Source source = import(*workspace, {file.fileName().toStdString()}).at(0).source;
        QCOMPARE(source.stored, std::int64_t{1});
        QTEST(QString::fromStdString(source.charset), "charset");
        QTEST(qint64(source.repaired), "repaired");
        QTEST(qint64(source.garbled), "garbled");
        QCOMPARE(QString::fromStdString(post(*workspace, "c1").body), body);
    }

    void importingTwiceAddsNothing()
    {
        const auto workspace = fresh();
        import(*workspace, {data("reddit-ndjson/pond.ndjson")});
        const auto again = import(*workspace, {data("reddit-ndjson/pond.ndjson")}).at(0).source;
        QCOMPARE(again.duplicate, std::int64_t{7});
        QCOMPARE(again.stored + again.updated, std::int64_t{0});
    }

    void withoutTagsAndIndexTheTextIsStoredAllTheSame()
    {
        const auto workspace = fresh();
        import::ImportOptions options;
        options.tags = false;
        options.index = false;
        QCOMPARE(import(*workspace, {data("reddit-ndjson/pond.ndjson")}, options).at(0).source.stored, std::int64_t{7});
        QVERIFY(!post(*workspace, "pc001").sentiment);
        QCOMPARE(post(*workspace, "pc001").language, Undetermined);
        NoProgress progress;
        QVERIFY(store::matchingPosts(*workspace, "weir", progress)->empty());
    }

    void theSampleIsADayOfAForum()
    {
        const auto workspace = fresh();
        NoProgress progress;
        const auto outcome = import::importSample(*workspace, progress);
        QVERIFY2(outcome && !outcome->error, "the sample cannot be imported");
        QCOMPARE(outcome->source.rejected, std::int64_t{0});
        QVERIFY(outcome->source.threads >= 12);
        QVERIFY(outcome->source.stored - outcome->source.threads >= 350);
        QVERIFY(outcome->source.authors >= 120);
        QCOMPARE(store::coverage(*workspace)->missingParent, std::int64_t{0});
        QVERIFY(workspace->connection().number("SELECT count(*) FROM v_post WHERE language = 'fr'").value() >= 50);
        QVERIFY(workspace->connection().number("SELECT sum(bot) FROM v_post").value() >= 10);
        QVERIFY(workspace->connection().number("SELECT sum(deleted) FROM v_post").value() >= 5);
    }

    void everyRealRedditFileAddsUp_data()
    {
        QTest::addColumn<QString>("folder");
        for (const char *name : {"reddit-dumps", "reddit-api", "reddit-cmv"})
            QTest::addRow("%s", name) << QString::fromLatin1(name);
    }

    void everyRealRedditFileAddsUp()
    {
        QFETCH(QString, folder);
        const QString path = QStringLiteral(PARLANCE_SHARED_DIR "/data/samples/") + folder;
        if (!QFileInfo::exists(path))
            QSKIP("the real dumps are not on this machine");
        const auto workspace = fresh();
        std::int64_t read = 0;
        for (const import::ImportOutcome &outcome : import(*workspace, {path.toStdString()})) {
            if (outcome.file.ends_with(".md") || outcome.file.ends_with("reddift_more.json"))
                continue; // no posts in these
            QVERIFY2(!outcome.error, outcome.error ? describe(*outcome.error).c_str() : "");
            const store::Source &s = outcome.source;
            QCOMPARE(s.read, s.stored + s.updated + s.duplicate + s.rejected);
            QVERIFY(s.read > 0);
            QCOMPARE(s.rejected, std::int64_t{0});
            read += s.read;
        }
        QCOMPARE(workspace->connection().number("SELECT sum(read) FROM source").value(), read);
    }

private:
    std::optional<store::Workspace> fresh()
    {
        return std::move(*store::Workspace::create(
            m_folder.filePath(QStringLiteral("%1.parlance").arg(m_next++)).toStdString()));
    }

    static std::vector<import::ImportOutcome> import(const store::Workspace &workspace,
                                                     const std::vector<std::string> &files,
                                                     const import::ImportOptions &options = {})
    {
        NoProgress progress;
        return import::importFiles(workspace, files, options, progress).value();
    }

    static store::PostDetail post(const store::Workspace &workspace, const char *id)
    {
        return store::posts(workspace, std::vector{makePostId(Platform::Reddit, PostKind::Comment, id)}).value().at(0);
    }

    /// 40,000 comments, compressed: several chunks and batches.
    std::string bigDump()
    {
        const QString path = m_folder.filePath("big.zst");
        if (QFileInfo::exists(path))
            return path.toStdString();
        QByteArray lines;
        for (int i = 0; i < 40'000; ++i)
            lines += QStringLiteral("{\"id\":\"k%1\",\"link_id\":\"t3_th%2\",\"parent_id\":\"t3_th%2\",\"author\":\"p%3\","
                                    "\"subreddit\":\"herons\",\"created_utc\":%4,\"score\":%5,\"retrieved_on\":1600000000,"
                                    "\"body\":\"Heron number %1 was seen by the good people of pond %2.\"}\n")
                         .arg(100'000 + i).arg(1000 + i / 20).arg(i % 997).arg(1'570'000'000 + i).arg(i % 50 - 5).toUtf8();
        QFile plain(m_folder.filePath("big.ndjson"));
        if (!plain.open(QIODevice::WriteOnly))
            qFatal("no temporary folder");
        plain.write(lines);
        plain.close();
        QProcess zstd;
        zstd.start("zstd", {"-q", "-f", plain.fileName(), "-o", path});
        if (!zstd.waitForFinished() || zstd.exitCode() != 0)
            qFatal("the zstd program is needed by this test");
        return path.toStdString();
    }

    QTemporaryDir m_folder;
    int m_next = 0;
};

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"
