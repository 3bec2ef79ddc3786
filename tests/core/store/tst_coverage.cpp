// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/batches.h"
#include "core/store/coverage.h"

#include <QTemporaryDir>
#include <QTest>

using namespace parlance;
using namespace parlance::store;

class TestCoverage : public QObject
{
    Q_OBJECT

private slots:
    // Comments of one thread: "21" is comment 2, which answers 1; 0 is the submission, which is here unless told otherwise.
    void whatIsMissingIsCounted_data()
    {
        QTest::addColumn<QString>("comments");
        QTest::addColumn<bool>("known");
        QTest::addColumn<QString>("expected");
        QTest::addRow("a whole tree") << "10 20 31 43" << true << "replies 4, orphans 0 of 0, circular 0, placeholders 0";
        QTest::addRow("the submission is missing") << "10 20 31" << false << "replies 3, orphans 2 of 1, circular 0, placeholders 1";
        QTest::addRow("two orphans of one parent") << "10 28 38 43" << true << "replies 4, orphans 2 of 1, circular 0, placeholders 0";
        QTest::addRow("two who answer each other, one who answers them")
            << "10 23 32 42" << true << "replies 4, orphans 0 of 0, circular 2, placeholders 0";
        QTest::addRow("one who answers himself") << "11 21" << true << "replies 2, orphans 0 of 0, circular 1, placeholders 0";
        QTest::addRow("two circles") << "12 23 31 45 54 65" << true << "replies 6, orphans 0 of 0, circular 5, placeholders 0";
        QTest::addRow("nothing but the submission") << "" << true << "replies 0, orphans 0 of 0, circular 0, placeholders 0";
    }

    void whatIsMissingIsCounted()
    {
        QFETCH(QString, comments);
        QFETCH(bool, known);
        QFETCH(QString, expected);
        for (const Platform platform : {Platform::Reddit, Platform::HackerNews}) {
            QTemporaryDir folder;
            const auto workspace = Workspace::create(folder.filePath(QStringLiteral("w.parlance")).toStdString());
            const PostId submission = makePostId(platform, PostKind::Submission, "s");
            const auto idOf = [&](QChar name) {
                return name == '0' ? submission : makePostId(platform, PostKind::Comment, std::string(1, name.toLatin1()));
            };
            std::vector<PostRow> rows;
            if (known) {
                PostRow row;
                row.platform = platform;
                row.kind = PostKind::Submission;
                row.id = submission;
                row.thread = threadOf(submission);
                row.ownId = row.threadOwnId = "s";
                row.title = "Herons";
                rows.push_back(row);
            }
            for (const QString &comment : comments.split(' ', Qt::SkipEmptyParts)) {
                PostRow row;
                row.platform = platform;
                row.id = idOf(comment[0]);
                row.ownId = std::string(1, comment[0].toLatin1());
                row.thread = threadOf(submission);
                row.threadOwnId = "s";
                row.parent = idOf(comment[1]);
                rows.push_back(row);
            }
            auto writer = PostWriter::open(*workspace, {});
            Source wanted;
            wanted.name = wanted.path = "a";
            writer->begin(wanted, "{}").value();
            auto batch = batchOf(rows);
            writer->write(batch, NoProgress()).value();
            writer->finish(wellDone()).value();

            const auto printed = [](const Coverage &c) {
                return QString("replies %1, orphans %2 of %3, circular %4, placeholders %5")
                    .arg(c.replies).arg(c.missingParent).arg(c.missingParents).arg(c.circular).arg(c.placeholders);
            };
            QCOMPARE(printed(coverage(*workspace).value()), expected);
            const std::vector threads{threadOf(submission)};
            QCOMPARE(printed(threadCoverage(*workspace, threads).value().at(0)), expected);
        }
    }
};

QTEST_APPLESS_MAIN(TestCoverage)
#include "tst_coverage.moc"
