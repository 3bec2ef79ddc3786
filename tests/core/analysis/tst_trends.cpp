// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/analysis/trends.h"
#include "core/base/timezone.h"
#include "tests/core/handmadetable.h"

using namespace parlance;
using namespace parlance::analysis;
using namespace parlance::test;

namespace {

TimeZone zoneOf(const std::string &name)
{
    return TimeZone::named(name).value();
}

/// Posts at the given civil times, one each.
PostTable postsAt(const std::vector<std::string> &times, const std::string &zone)
{
    std::vector<HandmadePost> posts;
    for (std::size_t i = 0; i < times.size(); ++i) {
        const auto number = static_cast<std::int64_t>(i) + 1;
        posts.push_back({.id = number, .thread = 1, .author = static_cast<std::uint32_t>(number),
                         .created = parseTime(times[i], zoneOf(zone)).value(), .score = 1});
    }
    return handmadeTable(posts);
}

/// One line a bin: where it begins (civil time) and how many posts it has.
QString binsOf(const PostTable &table, Bin by, const std::string &zone)
{
    const auto series = trends(table, everything(table), {.by = by, .timeZone = zone}).value();
    QStringList lines;
    for (const TrendBin &bin : series.at(0).bins)
        lines << QString::fromStdString(formatTime(bin.start, zoneOf(zone))) + QString(" %1").arg(bin.posts);
    return lines.join(QLatin1Char('\n'));
}

} // namespace

Q_DECLARE_METATYPE(std::vector<std::string>)

class TestTrends : public QObject
{
    Q_OBJECT

private slots:
    void binsBeginAtCivilTimes_data()
    {
        QTest::addColumn<std::vector<std::string>>("times");
        QTest::addColumn<int>("by");
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("bins");

        using Times = std::vector<std::string>;
        QTest::addRow("one post makes one bin")
            << Times{"2024-01-05T10:20:30"} << int(Bin::Day) << "UTC" << "2024-01-05T00:00:00Z 1";
        QTest::addRow("the first second of a day belongs to it, the last too")
            << Times{"2024-01-05T00:00:00", "2024-01-05T23:59:59", "2024-01-06T00:00:00"} << int(Bin::Day) << "UTC"
            << "2024-01-05T00:00:00Z 2\n2024-01-06T00:00:00Z 1";
        QTest::addRow("a gap is a bin without posts")
            << Times{"2024-01-05T10:00", "2024-01-08T10:00"} << int(Bin::Day) << "UTC"
            << "2024-01-05T00:00:00Z 1\n2024-01-06T00:00:00Z 0\n2024-01-07T00:00:00Z 0\n2024-01-08T00:00:00Z 1";
        QTest::addRow("days are those of the place")
            << Times{"2024-01-05T23:30", "2024-01-06T00:30"} << int(Bin::Day) << "Asia/Tokyo"
            << "2024-01-05T00:00:00+09:00 1\n2024-01-06T00:00:00+09:00 1";
        QTest::addRow("the day summer time begins has 23 hours")
            << Times{"2024-03-31T00:30", "2024-03-31T23:30", "2024-04-01T00:30"} << int(Bin::Day) << "Europe/Paris"
            << "2024-03-31T00:00:00+01:00 2\n2024-04-01T00:00:00+02:00 1";
        QTest::addRow("the hour that is skipped has no bin")
            << Times{"2024-03-31T01:30", "2024-03-31T03:30"} << int(Bin::Hour) << "Europe/Paris"
            << "2024-03-31T01:00:00+01:00 1\n2024-03-31T03:00:00+02:00 1";
        QTest::addRow("the hour that comes twice has two bins")
            << Times{"2024-10-27T02:30:00+02:00", "2024-10-27T02:30:00+01:00", "2024-10-27T03:30"} << int(Bin::Hour)
            << "Europe/Paris"
            << "2024-10-27T02:00:00+02:00 1\n2024-10-27T02:00:00+01:00 1\n2024-10-27T03:00:00+01:00 1";
        QTest::addRow("hours begin at the half hour in UTC where the place is there")
            << Times{"2024-01-01T10:15", "2024-01-01T11:15"} << int(Bin::Hour) << "Asia/Kolkata"
            << "2024-01-01T10:00:00+05:30 1\n2024-01-01T11:00:00+05:30 1";
        QTest::addRow("clocks that jump by half an hour make one short hour")
            << Times{"2024-10-06T01:15", "2024-10-06T02:45", "2024-10-06T03:15"} << int(Bin::Hour)
            << "Australia/Lord_Howe"
            << "2024-10-06T01:00:00+10:30 1\n2024-10-06T02:30:00+11:00 1\n2024-10-06T03:00:00+11:00 1";
        QTest::addRow("clocks set back by half an hour make one short hour too")
            << Times{"2024-04-07T01:45:00+11:00", "2024-04-07T01:45:00+10:30", "2024-04-07T02:15"} << int(Bin::Hour)
            << "Australia/Lord_Howe"
            << "2024-04-07T01:00:00+11:00 1\n2024-04-07T01:30:00+10:30 1\n2024-04-07T02:00:00+10:30 1";
        QTest::addRow("weeks begin on Monday")
            << Times{"2024-01-07T12:00", "2024-01-08T00:00"} << int(Bin::Week) << "UTC"
            << "2024-01-01T00:00:00Z 1\n2024-01-08T00:00:00Z 1";
        QTest::addRow("a week across summer time still begins at midnight")
            << Times{"2024-03-28T12:00", "2024-04-03T12:00"} << int(Bin::Week) << "Europe/Paris"
            << "2024-03-25T00:00:00+01:00 1\n2024-04-01T00:00:00+02:00 1";
        QTest::addRow("months have their own lengths")
            << Times{"2024-01-31T23:00", "2024-03-01T00:00"} << int(Bin::Month) << "UTC"
            << "2024-01-01T00:00:00Z 1\n2024-02-01T00:00:00Z 0\n2024-03-01T00:00:00Z 1";
        QTest::addRow("a year's end does not stop months")
            << Times{"2023-12-15", "2024-01-15"} << int(Bin::Month) << "America/New_York"
            << "2023-12-01T00:00:00-05:00 1\n2024-01-01T00:00:00-05:00 1";
        QTest::addRow("a midnight that is skipped begins the day at one")
            << Times{"2018-11-03T12:00", "2018-11-04T12:00"} << int(Bin::Day) << "America/Sao_Paulo"
            << "2018-11-03T00:00:00-03:00 1\n2018-11-04T01:00:00-02:00 1";
        QTest::addRow("a day that a place left out has no bin")
            << Times{"2011-12-29T12:00", "2011-12-31T12:00"} << int(Bin::Day) << "Pacific/Apia"
            << "2011-12-29T00:00:00-10:00 1\n2011-12-31T00:00:00+14:00 1";
    }

    void binsBeginAtCivilTimes()
    {
        QFETCH(std::vector<std::string>, times);
        QFETCH(int, by);
        QFETCH(QString, zone);
        QFETCH(QString, bins);
        QCOMPARE(binsOf(postsAt(times, zone.toStdString()), static_cast<Bin>(by), zone.toStdString()), bins);
    }

    void aBinCountsWhatIsInIt()
    {
        const PostTable table = handmadeTable({
            {.id = 1, .thread = 1, .author = 7, .created = 1000, .score = 5, .compound = 0.5},
            {.id = 2, .thread = 1, .author = 7, .created = 2000, .score = -2, .compound = -0.25},
            {.id = 3, .thread = 1, .author = 0, .created = 3000, .compound = 0.0},
            {.id = 4, .thread = 1, .author = 8, .created = 3500, .score = 1},
            {.id = 5, .thread = 1, .author = 9, .score = 100, .compound = 0.9}, // no time: nowhere
            {.id = 6, .thread = 1, .author = 8, .created = 3600, .score = 3, .compound = 0.75},
        });
        const auto series = trends(table, everything(table), {.by = Bin::Hour}).value();
        QCOMPARE(series.size(), std::size_t{1});
        QCOMPARE(series[0].key, std::int64_t{0});
        QCOMPARE(series[0].bins.size(), std::size_t{2});
        const TrendBin &bin = series[0].bins[0];
        QCOMPARE(bin.start, std::int64_t{0});
        QCOMPARE(bin.end, std::int64_t{3600});
        QCOMPARE(bin.posts, std::int64_t{4});
        QCOMPARE(bin.authors, std::int64_t{2});
        QCOMPARE(bin.scoreSum, std::int64_t{4});
        QCOMPARE(bin.withScore, std::int64_t{3});
        QCOMPARE(bin.scoreMean, 4.0 / 3.0);
        QCOMPARE(bin.scored, std::int64_t{3});
        QCOMPARE(bin.compoundMean, 0.25 / 3.0);
        QCOMPARE(bin.positive, 1.0 / 3.0);
        QCOMPARE(bin.negative, 1.0 / 3.0);
        QCOMPARE(series[0].bins[1].authors, std::int64_t{1});
        QCOMPARE(series[0].bins[1].scoreSum, std::int64_t{3});
    }

    void aSplitGivesASeriesForEachKey()
    {
        const PostTable table = handmadeTable({
            {.id = 1, .thread = 1, .created = 0, .theme = 2, .forum = 4, .language = French},
            {.id = 2, .thread = 1, .created = 100, .theme = 2, .forum = 4, .language = English},
            {.id = 3, .thread = 1, .created = 90000, .theme = -1, .forum = 3, .language = English},
            {.id = 4, .thread = 1, .created = 90000, .theme = 0, .forum = 4, .language = Undetermined},
            {.id = 5, .thread = 1, .created = 90000, .theme = PostTable::notLookedAt, .forum = 3, .language = English},
        });
        const auto keys = [&](Split split) {
            QStringList text;
            for (const TrendSeries &series : trends(table, everything(table), {.split = split}).value()) {
                QString line = QString::number(series.key) + QLatin1Char(':');
                for (const TrendBin &bin : series.bins)
                    line += QString(" %1").arg(bin.posts);
                text << line;
            }
            return text.join(QLatin1Char('|'));
        };
        QCOMPARE(keys(Split::Theme), QString("2: 2 0|-2: 0 1|-1: 0 1|0: 0 1"));
        QCOMPARE(keys(Split::Forum), QString("4: 2 1|3: 0 2"));
        QCOMPARE(keys(Split::Language), QString("%1: 1 2|0: 0 1|%2: 1 0").arg(English.packed).arg(French.packed));
    }

    void binsAddUpToTheSelection()
    {
        std::vector<HandmadePost> posts;
        std::uint64_t state = 1;
        for (int i = 1; i <= 3000; ++i) {
            state = state * 6364136223846793005ull + 1442695040888963407ull;
            posts.push_back({.id = i, .thread = 1, .author = static_cast<std::uint32_t>(state >> 33) % 50,
                             .created = 1'690'000'000 + static_cast<std::int64_t>((state >> 20) % 40'000'000),
                             .score = static_cast<std::int32_t>(state >> 60)});
        }
        const PostTable table = handmadeTable(posts);
        for (const Bin by : {Bin::Hour, Bin::Day, Bin::Week, Bin::Month}) {
            const auto series = trends(table, everything(table), {.by = by, .timeZone = "America/New_York"}).value();
            std::int64_t total = 0, scores = 0;
            std::int64_t previousEnd = series[0].bins.front().start;
            for (const TrendBin &bin : series[0].bins) {
                QCOMPARE(bin.start, previousEnd);
                QVERIFY(bin.end > bin.start);
                previousEnd = bin.end;
                std::int64_t inside = 0;
                for (const std::uint32_t created : table.created)
                    inside += created >= bin.start && created < bin.end;
                QCOMPARE(bin.posts, inside);
                total += bin.posts;
                scores += bin.scoreSum;
            }
            QCOMPARE(total, std::int64_t{3000});
            QCOMPARE(scores, std::accumulate(table.score.begin(), table.score.end(), std::int64_t{0}));
            QVERIFY(series[0].bins.front().posts > 0);
            QVERIFY(series[0].bins.back().posts > 0);
        }
    }

    void tooManyBinsAreRefused()
    {
        const std::int64_t hour = 3600;
        const auto spanning = [&](std::int64_t hours) {
            return handmadeTable({{.id = 1, .thread = 1, .created = 0}, {.id = 2, .thread = 1, .created = hours * hour}});
        };
        const PostTable most = spanning(99'999);
        const auto fits = trends(most, everything(most), {.by = Bin::Hour});
        QVERIFY(fits.has_value());
        QCOMPARE((*fits)[0].bins.size(), std::size_t{100'000});
        const PostTable more = spanning(100'000);
        const auto refused = trends(more, everything(more), {.by = Bin::Hour});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::BadInput);
        QVERIFY(trends(more, everything(more), {.by = Bin::Day}).has_value());
    }

    void tooManySeriesTimesBinsAreRefused()
    {
        std::vector<HandmadePost> posts;
        for (std::uint32_t i = 1; i <= 30; ++i)
            posts.push_back({.id = i, .thread = 1, .created = std::int64_t{i} * 9'000'000, .forum = i});
        const PostTable table = handmadeTable(posts);
        QVERIFY(trends(table, everything(table), {.by = Bin::Hour}).has_value());
        const auto refused = trends(table, everything(table), {.by = Bin::Hour, .split = Split::Forum});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::BadInput);
    }

    void anUnknownTimeZoneIsRefused()
    {
        const PostTable table = postsAt({"2024-01-01"}, "UTC");
        const auto refused = trends(table, everything(table), {.timeZone = "Mars/Olympus"});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::BadInput);
    }

    void noTimesGiveNoSeries()
    {
        const PostTable table = handmadeTable({{.id = 1, .thread = 1}});
        QVERIFY(trends(table, everything(table), {}).value().empty());
        QVERIFY(trends(PostTable(), {}, {}).value().empty());
        QVERIFY(suitableBin(PostTable(), {}) == Bin::Day);
    }

    void theBinSuitsTheSpan()
    {
        const auto binFor = [](std::int64_t days) {
            const PostTable table = handmadeTable(
                {{.id = 1, .thread = 1, .created = 0}, {.id = 2, .thread = 1, .created = days * 86400}});
            return suitableBin(table, everything(table));
        };
        QVERIFY(binFor(1) == Bin::Hour);
        QVERIFY(binFor(30) == Bin::Day);
        QVERIFY(binFor(400) == Bin::Week);
        QVERIFY(binFor(3000) == Bin::Month);
    }
};

QTEST_GUILESS_MAIN(TestTrends)
#include "tst_trends.moc"
