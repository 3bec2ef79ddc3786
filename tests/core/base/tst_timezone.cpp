// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/base/timezone.h"

using namespace parlance;

class TestTimeZone : public QObject
{
    Q_OBJECT

private slots:
    void timesAreReadAndWritten_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("utc");
        QTest::addColumn<QString>("written");

        QTest::addRow("a date is its midnight") << "UTC" << "2024-03-31" << qint64{1711843200} << "2024-03-31T00:00:00Z";
        QTest::addRow("a year is its first day") << "UTC" << "1970" << qint64{0} << "1970-01-01T00:00:00Z";
        QTest::addRow("a month is its first day") << "UTC" << "1970-02" << qint64{2678400} << "1970-02-01T00:00:00Z";
        QTest::addRow("a time before 1970") << "UTC" << "1969-12-31T23:59:59" << qint64{-1} << "1969-12-31T23:59:59Z";
        QTest::addRow("midnight where it is ahead of UTC")
            << "Europe/Paris" << "2024-03-31" << qint64{1711839600} << "2024-03-31T00:00:00+01:00";
        QTest::addRow("summer time") << "Europe/Paris" << "2024-07-01 12:30" << qint64{1719829800}
                                     << "2024-07-01T12:30:00+02:00";
        QTest::addRow("a time that is skipped is the end of the gap")
            << "Europe/Paris" << "2024-03-31T02:30:00" << qint64{1711846800} << "2024-03-31T03:00:00+02:00";
        QTest::addRow("a time that comes twice is the first")
            << "Europe/Paris" << "2024-10-27T02:30:00" << qint64{1729989000} << "2024-10-27T02:30:00+02:00";
        QTest::addRow("an offset of its own wins") << "Europe/Paris" << "2024-07-01T12:30:00Z" << qint64{1719837000}
                                                   << "2024-07-01T14:30:00+02:00";
        QTest::addRow("half-hour offsets") << "Asia/Kolkata" << "2024-07-01T12:30:00+05:30" << qint64{1719817200}
                                           << "2024-07-01T12:30:00+05:30";
        QTest::addRow("behind UTC") << "America/St_Johns" << "2024-01-01" << qint64{1704079800}
                                    << "2024-01-01T00:00:00-03:30";
    }

    void timesAreReadAndWritten()
    {
        QFETCH(QString, zone);
        QFETCH(QString, text);
        QFETCH(qint64, utc);
        QFETCH(QString, written);
        const auto place = TimeZone::named(zone.toStdString());
        QVERIFY(place.has_value());
        const auto time = parseTime(text.toStdString(), *place);
        QVERIFY(time.has_value());
        QCOMPARE(qint64{*time}, utc);
        QCOMPARE(QString::fromStdString(formatTime(utc, *place)), written);
    }

    void whatIsNoTimeIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "yesterday", "2024-13-01", "2024-02-30", "2024-1-1", "24-01-01", "2024-01-01T25:00",
                                 "2024-01-01T10", "2024-01-01Z", "2024-01-01T10:00:00+", "2024-01-01T10:00:00 Paris",
                                 "2024-01-01T10:00:", "20240101", "2024-01-01T10:00:00+19:00"})
            QTest::addRow("'%s'", text) << QString(text);
    }

    void whatIsNoTimeIsRefused()
    {
        QFETCH(QString, text);
        const auto time = parseTime(text.toStdString(), TimeZone());
        QVERIFY(!time);
        QCOMPARE(time.error().code, ErrorCode::BadInput);
    }

    void anUnknownZoneIsRefused()
    {
        for (const char *name : {"", "Mars/Olympus", "europe paris"}) {
            const auto zone = TimeZone::named(name);
            QVERIFY(!zone);
            QCOMPARE(zone.error().code, ErrorCode::BadInput);
        }
    }

    void aMidnightThatIsSkippedIsTheFirstInstantOfTheDay()
    {
        // Brazil moved its clocks at midnight: 4 November 2018 began at one o'clock.
        const auto zone = TimeZone::named("America/Sao_Paulo").value();
        const std::int64_t start = parseTime("2018-11-04", zone).value();
        QCOMPARE(formatTime(start, zone), std::string("2018-11-04T01:00:00-02:00"));
        QCOMPARE(formatTime(start - 1, zone), std::string("2018-11-03T23:59:59-03:00"));
    }

    void aMidnightThatComesTwiceIsTheFirst()
    {
        // Cuba sets its clocks back from one to midnight.
        const auto zone = TimeZone::named("America/Havana").value();
        const std::int64_t start = parseTime("2018-11-04", zone).value();
        QCOMPARE(formatTime(start, zone), std::string("2018-11-04T00:00:00-04:00"));
        QCOMPARE(formatTime(start - 1, zone), std::string("2018-11-03T23:59:59-04:00"));
    }
};

QTEST_GUILESS_MAIN(TestTimeZone)
#include "tst_timezone.moc"
