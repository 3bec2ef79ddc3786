// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/isotime.h"

#include <QTest>

using parlance::import::isoTime;

class TestIsoTime : public QObject
{
    Q_OBJECT

private slots:
    void isRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("expected");
        QTest::addRow("without a zone it is UTC") << QByteArray("2011-10-11T19:42:20.713") << qint64{1318362140};
        QTest::addRow("with Z") << QByteArray("2026-01-14T19:32:56Z") << qint64{1768419176};
        QTest::addRow("with a zone east of Greenwich") << QByteArray("2026-01-14T21:32:56+02:00") << qint64{1768419176};
        QTest::addRow("with a zone west of Greenwich, without colon") << QByteArray("2026-01-14T16:02:56-0330") << qint64{1768419176};
        QTest::addRow("with a zone of hours alone") << QByteArray("2026-01-14T21:32:56+02") << qint64{1768419176};
        QTest::addRow("with a blank for T and before the zone") << QByteArray("2026-01-14 19:32:56 +00:00") << qint64{1768419176};
        QTest::addRow("microseconds and Z") << QByteArray("2026-08-23T09:54:39.191778Z") << qint64{1787478879};
        QTest::addRow("without seconds") << QByteArray("2026-01-14T19:32") << qint64{1768419120};
        QTest::addRow("a day") << QByteArray("2026-01-14") << qint64{1768348800};
        QTest::addRow("a leap day") << QByteArray("2024-02-29") << qint64{1709164800};
        QTest::addRow("before 1970") << QByteArray("1969-12-31T23:59:59") << qint64{-1};
    }

    void isRead()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, expected);
        const auto time = isoTime(text.toStdString());
        QVERIFY(time.has_value());
        QCOMPARE(qint64{*time}, expected);
    }

    void isRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : {"", "2026", "2026-13-01", "2025-02-29", "2026-01-14T", "2026-01-14T24:00:00", "2026-01-14T19:60:00",
                                 "2026-01-14T19:32:56X", "2026-01-14T19:32:56+", "2026-01-14T19:32:56+02:00 ", "2026-01-14T19:32:56.",
                                 "1318362140", " 2026-01-14", "2026-1-4", "yesterday"})
            QTest::addRow("“%s”", text) << QByteArray(text);
    }

    void isRefused()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!isoTime(text.toStdString()));
    }
};

QTEST_APPLESS_MAIN(TestIsoTime)
#include "tst_isotime.moc"
