// SPDX-License-Identifier: GPL-3.0-or-later
// Dumps that are bad in every known way, made by tests/data/bad-input/make, imported by the real program.
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "core/store/workspace.h"

namespace {

using namespace parlance;

const QString Any = QStringLiteral("-");

class TestBadInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyBadDumpHasItsAccount_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QStringList>("account");

        const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
        if (python.isEmpty() || QStandardPaths::findExecutable(QStringLiteral("zstd")).isEmpty())
            QSKIP("python3 and zstd make the dumps, and one of them is not installed");
        QVERIFY(m_folder.isValid());
        QProcess make;
        make.start(python,
                   {QStringLiteral(PARLANCE_SOURCE_DIR "/tests/data/bad-input/make"), m_folder.path()});
        QVERIFY(make.waitForFinished(60'000));
        QVERIFY2(make.exitCode() == 0, make.readAllStandardError().constData());
        QFile cases(m_folder.filePath(QStringLiteral("cases.tsv")));
        QVERIFY(cases.open(QIODevice::ReadOnly));
        const QStringList rows =
            QString::fromUtf8(cases.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QVERIFY(!rows.isEmpty());
        for (const QString &row : rows) {
            const QStringList cells = row.split(QLatin1Char('\t'));
            QCOMPARE(cells.size(), 7);
            QTest::addRow("%s", qPrintable(cells[0]))
                << m_folder.filePath(cells[0]) << cells[1].toInt() << cells.mid(2);
        }
    }

    void everyBadDumpHasItsAccount()
    {
        QFETCH(QString, file);
        QFETCH(int, exitCode);
        QFETCH(QStringList, account);

        const QString workspace = m_folder.filePath(QStringLiteral("of.parlance"));
        QProcess program;
        program.start(QStringLiteral(PARLANCE_CLI),
                      {QStringLiteral("import"), workspace, file, QStringLiteral("--quiet")});
        QVERIFY(program.waitForFinished(60'000));
        const QByteArray said = program.readAllStandardError();
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QVERIFY2(program.exitCode() == exitCode, said.constData());
        if (exitCode != 0) // a sentence that names the file
            QVERIFY2(said.contains(QFile::encodeName(QFileInfo(file).fileName())), said.constData());

        const QStringList cells = QString::fromUtf8(program.readAllStandardOutput())
                                      .section(QLatin1Char('\n'), 1, 1)
                                      .split(QLatin1Char('\t'))
                                      .mid(2, 5);
        QCOMPARE(cells.size(), 5);
        QCOMPARE(cells[0].toInt(), cells[1].toInt() + cells[2].toInt() + cells[3].toInt() + cells[4].toInt());
        if (account.first() == Any)
            QVERIFY(cells[1].toInt() > 0);
        else
            QCOMPARE(cells, account);

        const auto opened = store::Workspace::open(workspace.toStdString());
        QVERIFY(opened.has_value());
        const auto posts = opened->connection().number("SELECT count(*) FROM post");
        QVERIFY(posts.has_value());
        QCOMPARE(*posts, cells[1].toLongLong());
    }

    void cleanup()
    {
        for (const QString &name : QDir(m_folder.path()).entryList({QStringLiteral("of.parlance*")}))
            QFile::remove(m_folder.filePath(name));
    }

private:
    QTemporaryDir m_folder;
};

} // namespace

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_badinput.moc"
