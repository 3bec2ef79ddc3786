// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/checkpointer.h"
#include "core/store/workspace.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace parlance;
using namespace parlance::store;

namespace {

class Cancelled final : public Progress
{
public:
    bool isCancelled() const override { return true; }
    void report(std::int64_t, std::int64_t) override {}
};

} // namespace

class TestCheckpointer : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_path = m_folder.filePath(QString::number(m_next++));
        m_workspace = *Workspace::create(m_path.toStdString());
        QVERIFY(m_workspace->connection().execute("CREATE TABLE heap (content BLOB)"));
    }

    void whatIsCommittedReachesTheFile()
    {
        const Connection &writer = m_workspace->connection();
        auto checkpointer = Checkpointer::start(writer);
        QVERIFY(checkpointer.has_value());
        for (int i = 0; i < 8; ++i)
            add(1 << 20);
        QTRY_VERIFY(QFileInfo(m_path).size() > 8 << 20);
    }

    void aLongLogBeginsAnew()
    {
        auto checkpointer = Checkpointer::start(m_workspace->connection());
        QVERIFY(checkpointer.has_value());
        const int mib = static_cast<int>(Checkpointer::longLog >> 20);
        for (int i = 0; i < mib + mib / 2; i += 16) {
            checkpointer->boundLog(NoProgress());
            add(16 << 20);
        }
        // By the end half as much again was written; a log that had not begun anew would hold all of it.
        QVERIFY(QFileInfo(m_path + "-wal").size() < Checkpointer::longLog + (40 << 20));
        QCOMPARE(*m_workspace->connection().number("SELECT sum(length(content)) >> 20 FROM heap"), std::int64_t{mib + mib / 2});
    }

    void nobodyWaitsWhoHasCancelled()
    {
        auto checkpointer = Checkpointer::start(m_workspace->connection());
        add(static_cast<int>(Checkpointer::longLog) + (1 << 20));
        checkpointer->boundLog(Cancelled());
    }

    void withoutItTheWriterMakesItsOwnCheckpoints()
    {
        {
            auto checkpointer = Checkpointer::start(m_workspace->connection());
            QVERIFY(checkpointer.has_value());
        }
        for (int i = 0; i < 3; ++i)
            add(20 << 20);
        QVERIFY(QFileInfo(m_path).size() > 20 << 20);
    }

    void aFileThatIsGoneIsAnError()
    {
        const auto own = Connection::open(m_path.toStdString(), Connection::Mode::ReadWrite);
        QFile::rename(m_path, m_path + "-elsewhere");
        QVERIFY(!Checkpointer::start(*own));
    }

private:
    void add(int bytes)
    {
        QVERIFY(m_workspace->connection().execute("INSERT INTO heap VALUES (zeroblob(" + std::to_string(bytes) + "))"));
    }

    QTemporaryDir m_folder;
    QString m_path;
    std::optional<Workspace> m_workspace;
    int m_next = 0;
};

QTEST_GUILESS_MAIN(TestCheckpointer)
#include "tst_checkpointer.moc"
