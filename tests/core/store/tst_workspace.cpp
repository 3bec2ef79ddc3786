// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/migrator.h"
#include "core/store/workspace.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace parlance;
using namespace parlance::store;

class TestWorkspace : public QObject
{
    Q_OBJECT

private slots:
    void aNewWorkspaceHasTheNewestSchema()
    {
        const auto made = Workspace::create(file("new.parlance"));
        QVERIFY2(made, made ? "" : describe(made.error()).c_str());
        QCOMPARE(*made->connection().number("PRAGMA user_version"), std::int64_t{Workspace::schemaVersion()});
        QCOMPARE(*made->connection().number("PRAGMA application_id"), std::int64_t{Workspace::applicationId});
        QCOMPARE(*made->connection().number("SELECT count(*) FROM v_post"), std::int64_t{0});
        QCOMPARE(*made->connection().number("SELECT count(*) FROM v_thread"), std::int64_t{0});
        QCOMPARE(*made->connection().number("SELECT count(*) FROM v_theme"), std::int64_t{0});
    }

    void creatingOverAFileIsRefused()
    {
        write("there.parlance", "something");
        const auto made = Workspace::create(file("there.parlance"));
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::Io);
        QCOMPARE(read("there.parlance"), QByteArray("something"));
    }

    void whatIsNotAWorkspaceIsRefused_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("code");
        QTest::addRow("text is not a workspace") << QByteArray("hello, I am a text file of some length\n").repeated(50)
                                                 << int(ErrorCode::NotAWorkspace);
        QTest::addRow("an empty file is not a workspace") << QByteArray() << int(ErrorCode::NotAWorkspace);
        QTest::addRow("a header without pages is damaged or no workspace")
            << QByteArray("SQLite format 3\0", 16) << int(ErrorCode::NotAWorkspace);
    }

    void whatIsNotAWorkspaceIsRefused()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, code);
        write("odd.parlance", content);
        for (const bool readOnly : {false, true}) {
            const auto opened = readOnly ? Workspace::openReadOnly(file("odd.parlance")) : Workspace::open(file("odd.parlance"));
            QVERIFY(!opened);
            QCOMPARE(int(opened.error().code), code);
            QVERIFY(describe(opened.error()).find("odd.parlance") != std::string::npos);
        }
        QCOMPARE(read("odd.parlance"), content);
    }

    void anotherProgramsDatabaseIsRefused()
    {
        {
            const auto other = Connection::open(file("other.db"), Connection::Mode::Create);
            QVERIFY(other);
            QVERIFY(other->execute("CREATE TABLE t (a); INSERT INTO t VALUES (1)"));
        }
        const QByteArray before = read("other.db");
        const auto opened = Workspace::open(file("other.db"));
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::NotAWorkspace);
        QCOMPARE(read("other.db"), before);
    }

    void aNewerWorkspaceIsRefusedUntouched()
    {
        {
            const auto made = Workspace::create(file("newer.parlance"));
            QVERIFY(made->connection().execute("PRAGMA user_version = 9999"));
        }
        for (const bool readOnly : {false, true}) {
            const auto opened = readOnly ? Workspace::openReadOnly(file("newer.parlance"))
                                         : Workspace::open(file("newer.parlance"));
            QVERIFY(!opened);
            QCOMPARE(opened.error().code, ErrorCode::NewerVersion);
        }
    }

    void aMissingFileIsNamed()
    {
        const auto opened = Workspace::open(file("nowhere/none.parlance"));
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Io);
        QVERIFY(describe(opened.error()).find("none.parlance") != std::string::npos);
        const auto made = Workspace::create(file("nowhere/none.parlance"));
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::Io);
    }

    void aReadOnlyFolderIsToldInOneSentence()
    {
        std::string folder = "/proc"; // where not even the superuser may make files
        if (geteuid() != 0) {
            QVERIFY(QDir(m_folder.path()).mkdir("locked"));
            QFile::setPermissions(m_folder.filePath("locked"), QFile::ReadOwner | QFile::ExeOwner);
            folder = file("locked");
        }
        const auto made = Workspace::create(folder + "/a.parlance");
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::Io);
    }

    void anImmutableFileIsReadWithoutFilesBesideIt()
    {
        QVERIFY(Workspace::create(file("odd name #1?100%.parlance")));
        const auto opened = Connection::open(file("odd name #1?100%.parlance"), Connection::Mode::Immutable);
        QVERIFY(opened);
        QCOMPARE(*opened->number("SELECT count(*) FROM post"), std::int64_t{0});
        QVERIFY(!opened->execute("CREATE TABLE t (a)"));
        QVERIFY(!QFile::exists(QString::fromStdString(file("odd name #1?100%.parlance-shm"))));
    }

    void migrationsTakeAnOlderFileForwardAfterABackup()
    {
        const std::vector<std::string_view> first = {"CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (7);"};
        const std::vector<std::string_view> both = {first[0], "ALTER TABLE a ADD COLUMN y TEXT;"};
        const auto connection = Connection::open(file("old.db"), Connection::Mode::Create);
        QVERIFY(migrate(*connection, first));
        QVERIFY(!QFile::exists(QString::fromStdString(file("old.db.bak-v1"))));
        QVERIFY(migrate(*connection, both));
        QCOMPARE(*connection->number("PRAGMA user_version"), std::int64_t{2});
        QCOMPARE(*connection->number("SELECT x FROM a WHERE y IS NULL"), std::int64_t{7});
        const auto backup = Connection::open(file("old.db.bak-v1"), Connection::Mode::ReadOnly);
        QVERIFY(backup);
        QCOMPARE(*backup->number("PRAGMA user_version"), std::int64_t{1});
        QCOMPARE(*backup->number("SELECT x FROM a"), std::int64_t{7});
    }

    void aStepThatFailsLeavesTheFileAsItWas()
    {
        const std::vector<std::string_view> first = {"CREATE TABLE a (x INTEGER) STRICT;"};
        const std::vector<std::string_view> broken = {first[0], "CREATE TABLE b (x INTEGER) STRICT; CREATE TABLE a (x);"};
        const auto connection = Connection::open(file("failing.db"), Connection::Mode::Create);
        QVERIFY(migrate(*connection, first));
        QVERIFY(!migrate(*connection, broken));
        QCOMPARE(*connection->number("PRAGMA user_version"), std::int64_t{1});
        QCOMPARE(*connection->number("SELECT count(*) FROM sqlite_schema WHERE name = 'b'"), std::int64_t{0});
    }

    void twoWritersTakeTurnsOrAreTold()
    {
        const auto one = Workspace::create(file("shared.parlance"));
        const auto two = Workspace::open(file("shared.parlance"));
        QVERIFY(one && two);
        QVERIFY(two->connection().execute("PRAGMA busy_timeout = 1"));
        const auto held = Transaction::begin(one->connection());
        QVERIFY(held);
        const auto refused = Transaction::begin(two->connection());
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Locked);
        // Readers are not in the way of a writer, nor it in theirs.
        QVERIFY(Workspace::openReadOnly(file("shared.parlance")));
    }

    void aReadScopeKeepsOneStateInView()
    {
        const auto workspace = Workspace::create(file("read.parlance"));
        const auto other = Workspace::open(file("read.parlance"));
        QVERIFY(workspace && other);
        QVERIFY(other->connection().execute("CREATE TABLE word (id INTEGER PRIMARY KEY)"));
        const auto words = [&] { return *workspace->connection().number("SELECT count(*) FROM word"); };
        {
            const ReadScope reading(workspace->connection());
            QCOMPARE(words(), std::int64_t{0});
            QVERIFY(other->connection().execute("INSERT INTO word VALUES (1)"));
            QCOMPARE(words(), std::int64_t{0});
        }
        QCOMPARE(words(), std::int64_t{1});
        {
            const auto writing = Transaction::begin(workspace->connection());
            QVERIFY(writing);
            QVERIFY(workspace->connection().execute("INSERT INTO word VALUES (2)"));
            const ReadScope reading(workspace->connection()); // what the transaction wrote is there, and stays
            QCOMPARE(words(), std::int64_t{2});
        }
        QCOMPARE(words(), std::int64_t{1}); // it was not committed
    }

    void aCancelStopsAStatement()
    {
        class Cancelled final : public Progress
        {
        public:
            bool isCancelled() const override { return true; }
            void report(std::int64_t, std::int64_t) override {}
        } cancelled;
        const auto workspace = Workspace::create(file("cancel.parlance"));
        const CancelScope scope(workspace->connection(), cancelled);
        const auto endless = workspace->connection().number(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n");
        QVERIFY(!endless);
        QCOMPARE(endless.error().code, ErrorCode::Cancelled);
    }

private:
    std::string file(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }

    void write(const char *name, const QByteArray &content)
    {
        QFile target(QString::fromStdString(file(name)));
        QVERIFY(target.open(QIODevice::WriteOnly));
        target.write(content);
    }

    QByteArray read(const char *name)
    {
        QFile target(QString::fromStdString(file(name)));
        return target.open(QIODevice::ReadOnly) ? target.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_workspace.moc"
