// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/import.h"
#include "core/store/workspace.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include <atomic>
#include <cstring>
#include <random>

using namespace parlance;

namespace {

/// A dump of so many comments of a few threads, some lines of which are no records.
QByteArray dump(int comments)
{
    QByteArray lines;
    for (int i = 0; i < comments; ++i) {
        if (i % 977 == 500)
            lines += "this is no record\n";
        lines += QStringLiteral("{\"id\":\"c%1\",\"link_id\":\"t3_s%2\",\"parent_id\":\"t3_s%2\",\"author\":\"person%3\",\"subreddit\":\"birds\","
                                "\"created_utc\":%4,\"retrieved_on\":1600000000,\"score\":%5,\"body\":\"Heron number %1 stood by the weir, "
                                "it was a wonderful and rather terrible morning.\"}\n")
                     .arg(QString::number(i, 36)).arg(i % 50).arg(i % 997).arg(1'500'000'000 + i).arg(i % 23).toUtf8();
    }
    return lines;
}

/// Everything that must not depend on where an import was interrupted.
QByteArray contents(const store::Workspace &workspace)
{
    QByteArray text;
    for (const char *sql : {"SELECT * FROM post ORDER BY id", "SELECT * FROM post_text ORDER BY post_id", "SELECT * FROM thread ORDER BY id",
                            "SELECT platform, name, own_id FROM author ORDER BY name",
                            "SELECT line, byte_offset, reason, excerpt FROM reject ORDER BY byte_offset",
                            "SELECT name, format, state, sha256, read, stored, updated, duplicate, rejected, missing, threads, authors "
                            "FROM source ORDER BY id",
                            "SELECT id FROM post WHERE id IN (SELECT rowid FROM post_search WHERE post_search MATCH 'weir') ORDER BY id"}) {
        auto statement = workspace.connection().prepare(sql);
        while (statement->step().value()) {
            for (int column = 0; column < 17; ++column)
                text += QByteArray(statement->text(column).data(), qsizetype(statement->text(column).size())) + '|';
            text += '\n';
        }
    }
    return text;
}

/// The first line in which the two differ; empty: none.
QByteArray difference(const QByteArray &actual, const QByteArray &expected)
{
    const QList<QByteArray> a = actual.split('\n'), b = expected.split('\n');
    for (qsizetype i = 0; i < std::max(a.size(), b.size()); ++i) {
        if (a.value(i) != b.value(i))
            return "got " + a.value(i) + ", wanted " + b.value(i);
    }
    return {};
}

std::int64_t number(const store::Workspace &workspace, const char *sql)
{
    return workspace.connection().number(sql).value();
}

/// SQLite's file system with a disk that is full from the n-th write on.
namespace fulldisk {

std::atomic_int writesLeft{-1}; ///< -1: room for ever
sqlite3_vfs shim;
sqlite3_vfs *real = nullptr;

struct File
{
    sqlite3_file base;
    sqlite3_file *inner() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};

sqlite3_file *innerOf(sqlite3_file *file)
{
    return reinterpret_cast<File *>(file)->inner();
}

bool isFull()
{
    int left = writesLeft.load();
    while (left > 0 && !writesLeft.compare_exchange_weak(left, left - 1)) {
    }
    return left == 0;
}

int close(sqlite3_file *f) { return innerOf(f)->pMethods ? innerOf(f)->pMethods->xClose(innerOf(f)) : SQLITE_OK; }
int read(sqlite3_file *f, void *to, int size, sqlite3_int64 at) { return innerOf(f)->pMethods->xRead(innerOf(f), to, size, at); }
int write(sqlite3_file *f, const void *from, int size, sqlite3_int64 at)
{
    return isFull() ? SQLITE_FULL : innerOf(f)->pMethods->xWrite(innerOf(f), from, size, at);
}
int truncate(sqlite3_file *f, sqlite3_int64 size) { return innerOf(f)->pMethods->xTruncate(innerOf(f), size); }
int sync(sqlite3_file *f, int flags) { return innerOf(f)->pMethods->xSync(innerOf(f), flags); }
int fileSize(sqlite3_file *f, sqlite3_int64 *size) { return innerOf(f)->pMethods->xFileSize(innerOf(f), size); }
int lock(sqlite3_file *f, int level) { return innerOf(f)->pMethods->xLock(innerOf(f), level); }
int unlock(sqlite3_file *f, int level) { return innerOf(f)->pMethods->xUnlock(innerOf(f), level); }
int reserved(sqlite3_file *f, int *out) { return innerOf(f)->pMethods->xCheckReservedLock(innerOf(f), out); }
int control(sqlite3_file *f, int op, void *arg) { return innerOf(f)->pMethods->xFileControl(innerOf(f), op, arg); }
int sectorSize(sqlite3_file *f) { return innerOf(f)->pMethods->xSectorSize(innerOf(f)); }
int characteristics(sqlite3_file *f) { return innerOf(f)->pMethods->xDeviceCharacteristics(innerOf(f)); }
int shmMap(sqlite3_file *f, int page, int size, int extend, void volatile **at)
{
    return innerOf(f)->pMethods->xShmMap(innerOf(f), page, size, extend, at);
}
int shmLock(sqlite3_file *f, int offset, int n, int flags) { return innerOf(f)->pMethods->xShmLock(innerOf(f), offset, n, flags); }
void shmBarrier(sqlite3_file *f) { innerOf(f)->pMethods->xShmBarrier(innerOf(f)); }
int shmUnmap(sqlite3_file *f, int erase) { return innerOf(f)->pMethods->xShmUnmap(innerOf(f), erase); }

const sqlite3_io_methods methods = {2, close, read, write, truncate, sync, fileSize, lock, unlock, reserved, control, sectorSize,
                                    characteristics, shmMap, shmLock, shmBarrier, shmUnmap, nullptr, nullptr};

int open(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    file->pMethods = nullptr;
    sqlite3_file *inner = innerOf(file);
    std::memset(inner, 0, static_cast<std::size_t>(real->szOsFile));
    const int code = real->xOpen(real, name, inner, flags, outFlags);
    if (code == SQLITE_OK || inner->pMethods)
        file->pMethods = &methods;
    return code;
}

void install()
{
    real = sqlite3_vfs_find(nullptr);
    shim = *real;
    shim.pNext = nullptr;
    shim.zName = "fulldisk";
    shim.szOsFile = static_cast<int>(sizeof(File)) + real->szOsFile;
    shim.xOpen = open;
    sqlite3_vfs_register(&shim, 1);
}

void remove()
{
    sqlite3_vfs_unregister(&shim);
    sqlite3_vfs_register(real, 1);
}

} // namespace fulldisk

} // namespace

class TestInterruption : public QObject
{
    Q_OBJECT

private slots:
    void fiftyTimesKilledItGoesOn()
    {
        const QString file = written(QStringLiteral("long.ndjson"), dump(60'000));
        const QByteArray expected = contents(imported(QStringLiteral("whole"), file));
        std::mt19937 dice(7); // where it is killed depends on the machine all the same
        QString path;
        std::int64_t committed = 0;
        int finished = 0;
        for (int kills = 0; kills < 50;) {
            if (path.isEmpty()) {
                path = m_folder.filePath(QStringLiteral("killed%1.parlance").arg(finished));
                committed = 0;
            }
            QProcess process;
            process.start(QStringLiteral(PARLANCE_CLI), {"import", path, file, "--quiet"});
            QVERIFY(process.waitForStarted());
            const bool ended = process.waitForFinished(1 + static_cast<int>(dice() % 700));
            if (!ended) {
                process.kill(); // SIGKILL
                QVERIFY(process.waitForFinished());
                ++kills;
            }
            if (!QFile::exists(path))
                continue;
            const auto workspace = store::Workspace::open(path.toStdString());
            QVERIFY2(workspace, workspace ? "" : describe(workspace.error()).c_str());
            const std::int64_t posts = number(*workspace, "SELECT count(*) FROM post");
            QVERIFY2(posts >= committed, "posts that were committed are gone");
            committed = posts;
            QCOMPARE(number(*workspace, "SELECT count(*) FROM post_text"), posts);
            QCOMPARE(number(*workspace, "SELECT coalesce(sum(stored), 0) FROM source"), posts);
            QCOMPARE(number(*workspace, "SELECT count(*) FROM source WHERE read <> stored + updated + duplicate + rejected"), std::int64_t{0});
            QCOMPARE(number(*workspace, "SELECT count(*) FROM reject"), number(*workspace, "SELECT coalesce(sum(rejected), 0) FROM source"));
            // Killed behind its last commit it had nothing left to do.
            if (ended || number(*workspace, "SELECT count(*) FROM source WHERE state = 'done'") > 0) {
                QCOMPARE(difference(contents(*workspace), expected), QByteArray());
                ++finished;
                path.clear();
            }
        }
        if (!path.isEmpty() || finished == 0) { // the last one comes to its end as well
            NoProgress progress;
            const auto workspace = store::Workspace::openOrCreate(path.toStdString());
            QVERIFY(import::importFiles(*workspace, {file.toStdString()}, {}, progress));
            QCOMPARE(difference(contents(*workspace), expected), QByteArray());
        }
    }

    void aFullDiskLosesNothing_data()
    {
        QTest::addColumn<int>("writes");
        for (const int writes : {0, 1, 2, 3, 5, 8, 13, 40, 100, 400, 1000, 1500, 2000, 2500, 3000, 4000, 5000})
            QTest::addRow("full from write %d on", writes + 1) << writes;
    }

    void aFullDiskLosesNothing()
    {
        QFETCH(int, writes);
        const QString file = written(QStringLiteral("short.ndjson"), dump(35'000));
        const QByteArray expected = contents(imported(QStringLiteral("room"), file));
        const std::string path = m_folder.filePath(QStringLiteral("full%1.parlance").arg(writes)).toStdString();
        NoProgress progress;
        fulldisk::install();
        {
            fulldisk::writesLeft = writes;
            const auto workspace = store::Workspace::openOrCreate(path);
            if (workspace) {
                const auto outcomes = import::importFiles(*workspace, {file.toStdString()}, {}, progress);
                if (!outcomes) {
                    QCOMPARE(outcomes.error().code, ErrorCode::Io);
                    QVERIFY2(describe(outcomes.error()).find("disk") != std::string::npos, describe(outcomes.error()).c_str());
                }
            } else {
                QCOMPARE(workspace.error().code, ErrorCode::Io);
            }
            fulldisk::writesLeft = -1;
        }
        fulldisk::remove();
        // With room again, the file is whole as far as it goes, and the same import ends it.
        const auto workspace = store::Workspace::openOrCreate(path);
        QVERIFY2(workspace, workspace ? "" : describe(workspace.error()).c_str());
        auto check = workspace->connection().prepare("PRAGMA integrity_check");
        QVERIFY(check->step().value());
        QCOMPARE(check->text(0), std::string_view("ok"));
        QCOMPARE(number(*workspace, "SELECT coalesce(sum(stored), 0) FROM source"), number(*workspace, "SELECT count(*) FROM post"));
        check->reset();
        if (number(*workspace, "SELECT count(*) FROM source WHERE state = 'done'") == 0)
            QVERIFY(import::importFiles(*workspace, {file.toStdString()}, {}, progress));
        QCOMPARE(difference(contents(*workspace), expected), QByteArray());
    }

private:
    QString written(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        if (!file.exists() && file.open(QIODevice::WriteOnly))
            file.write(content);
        return file.fileName();
    }

    /// The workspace of an import that nothing interrupted.
    store::Workspace imported(const QString &name, const QString &file)
    {
        const std::string path = m_folder.filePath(name + ".parlance").toStdString();
        const bool isNew = !QFile::exists(QString::fromStdString(path));
        auto workspace = store::Workspace::openOrCreate(path).value();
        NoProgress progress;
        if (isNew)
            import::importFiles(workspace, {file.toStdString()}, {}, progress).value();
        return workspace;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestInterruption)
#include "tst_interruption.moc"
