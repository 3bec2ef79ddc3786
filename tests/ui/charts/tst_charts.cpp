// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>

#include "ui/charts/chart.h"
#include "ui/charts/plot.h"
#include "ui/charts/sharebar.h"
#include "ui/charts/timeaxis.h"
#include "ui/trends/trenddata.h"

#include <cmath>

using namespace parlance;
using namespace parlance::ui;
using analysis::Bin;
using analysis::TrendBin;

namespace {

constexpr std::int64_t Hour = 3600;
constexpr std::int64_t Day = 24 * Hour;
constexpr std::int64_t May3 = 1714694400; ///< 2024-05-03T00:00Z, a Friday

std::vector<TrendBin> binsOf(std::int64_t start, std::int64_t length, int n)
{
    std::vector<TrendBin> bins(static_cast<std::size_t>(n));
    for (int i = 0; i < n; ++i) {
        TrendBin &bin = bins[static_cast<std::size_t>(i)];
        bin.start = start + i * length;
        bin.end = bin.start + length;
        bin.posts = bin.withScore = bin.scored = i;
        bin.scoreMean = i;
        bin.compoundMean = 0.1 * i;
        bin.positive = 0.5;
        bin.negative = 0.25;
    }
    return bins;
}

ChartData someBars(int n)
{
    ChartData data;
    data.title = QStringLiteral("Posts per day");
    data.binName = QStringLiteral("Day");
    data.canBrush = true;
    ChartSeries series{QStringLiteral("Posts"), Qt::blue, {}};
    for (int i = 0; i < n; ++i) {
        data.labels << QStringLiteral("day %1").arg(i + 1);
        series.values.push_back(i * 10);
    }
    data.series = {std::move(series)};
    return data;
}

} // namespace

class TestCharts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void ticksAreFewAndRound_data()
    {
        QTest::addColumn<double>("from");
        QTest::addColumn<double>("to");
        QTest::addRow("counts") << 0.0 << 1234.0;
        QTest::addRow("shares") << 0.0 << 1.0;
        QTest::addRow("a narrow compound") << -0.02 << 0.03;
        QTest::addRow("both signs") << -40.0 << 900.0;
        QTest::addRow("nothing") << 0.0 << 0.0;
        QTest::addRow("one value") << 5.0 << 5.0;
    }

    void ticksAreFewAndRound()
    {
        QFETCH(double, from);
        QFETCH(double, to);
        const auto ticks = roundTicks(from, to);
        QVERIFY(ticks.size() >= 2 && ticks.size() <= 6);
        QVERIFY(ticks.front() <= from + 1e-9);
        QVERIFY(ticks.back() >= to - 1e-9);
        const double step = ticks[1] - ticks[0];
        for (std::size_t i = 1; i < ticks.size(); ++i)
            QVERIFY(std::abs(ticks[i] - ticks[i - 1] - step) < 1e-9 * step);
    }

    void aBinSaysItsTime_data()
    {
        QTest::addColumn<std::int64_t>("length");
        QTest::addColumn<int>("by");
        QTest::addColumn<QString>("expected");
        QTest::addRow("an hour") << Hour << int(Bin::Hour) << QStringLiteral("Fri 3 May 2024, 00:00 to 01:00 UTC");
        QTest::addRow("a day") << Day << int(Bin::Day) << QStringLiteral("Fri 3 May 2024");
        QTest::addRow("a week") << 7 * Day << int(Bin::Week) << QStringLiteral("Week of 3 May 2024");
        QTest::addRow("a month") << 31 * Day << int(Bin::Month) << QStringLiteral("May 2024");
    }

    void aBinSaysItsTime()
    {
        QFETCH(std::int64_t, length);
        QFETCH(int, by);
        QFETCH(QString, expected);
        QCOMPARE(binLabel(binsOf(May3, length, 1).front(), static_cast<Bin>(by)), expected);
    }

    void timeTicksStandAtRoundTimes_data()
    {
        QTest::addColumn<std::int64_t>("start");
        QTest::addColumn<std::int64_t>("length");
        QTest::addColumn<int>("n");
        QTest::addColumn<QString>("expected");
        QTest::addRow("a day of hours") << May3 << Hour << 24 << QStringLiteral("0=3 May 6=06:00 12=12:00 18=18:00");
        QTest::addRow("a week of days") << May3 << Day << 7 << QStringLiteral("0=3 May 1=4 May 2=5 May 3=6 May 4=7 May 5=8 May 6=9 May");
        QTest::addRow("two months of days: Mondays") << May3 << Day << 60
                                                      << QStringLiteral("10=13 May 24=27 May 38=10 Jun 52=24 Jun");
        QTest::addRow("one bin") << May3 + 7 * Hour << Hour << 1 << QStringLiteral("0=07:00");
        QTest::addRow("five years of weeks") << May3 << 7 * Day << 260
                                             << QStringLiteral("34=2025 86=2026 139=2027 191=2028 243=2029");
    }

    void timeTicksStandAtRoundTimes()
    {
        QFETCH(std::int64_t, start);
        QFETCH(std::int64_t, length);
        QFETCH(int, n);
        QFETCH(QString, expected);
        QStringList found;
        const auto ticks = timeTicks(binsOf(start, length, n));
        for (const ChartTick &tick : ticks)
            found << QStringLiteral("%1=%2").arg(tick.at).arg(tick.text);
        QCOMPARE(found.join(QLatin1Char(' ')), expected);
    }

    void theKeptStretchIsFoundAmongTheBins()
    {
        const auto bins = binsOf(May3, Day, 10);
        QCOMPARE(binsWithin(bins, {}, {}), std::pair(-1, -1));
        QCOMPARE(binsWithin(bins, May3 + 2 * Day, May3 + 4 * Day), std::pair(2, 3));
        QCOMPARE(binsWithin(bins, May3 + 2 * Day, {}), std::pair(2, 9));
        QCOMPARE(binsWithin(bins, May3 + 30 * Day, {}), std::pair(-1, -1));
    }

    void missingDataIsAGapAndNotAZero()
    {
        analysis::TrendSeries series{0, binsOf(May3, Day, 3)};
        const ChartData posts = trendData(Measure::Posts, series, Bin::Day, {}, Qt::blue);
        QCOMPARE(posts.series.front().values.front(), 0.0);
        for (const auto measure : {Measure::Score, Measure::Compound, Measure::Shares}) {
            const ChartData data = trendData(measure, series, Bin::Day, {}, Qt::blue);
            QVERIFY(std::isnan(data.series.front().values.front()));
            QVERIFY(!std::isnan(data.series.front().values.back()));
        }
    }

    void tooShortBinsBecomeLonger()
    {
        QVERIFY(showableBin(10 * Day, Bin::Hour) == Bin::Hour);
        QVERIFY(showableBin(3 * 365 * Day, Bin::Hour) == Bin::Day);
        QVERIFY(showableBin(30 * 365 * Day, Bin::Hour) == Bin::Week);
        QVERIFY(showableBin(30 * 365 * Day, Bin::Month) == Bin::Month);
    }

    void copiedDataIsATable()
    {
        Chart chart;
        ChartData data = someBars(2);
        data.series.front().values[1] = std::numeric_limits<double>::quiet_NaN();
        data.counts = {3, 0};
        chart.setData(data);
        chart.copyAsData();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("Day\tPosts\tPosts\nday 1\t0\t3\nday 2\t\t0\n"));
    }

    void aCopiedPictureIsNotEmpty()
    {
        Chart chart;
        chart.resize(400, 240);
        chart.setData(someBars(5));
        chart.copyAsPicture();
        QVERIFY(!QGuiApplication::clipboard()->pixmap().isNull());
    }

    void aClickChoosesABinAndABrushSeveral()
    {
        Chart chart;
        chart.resize(500, 260);
        chart.setPlotHeight(200);
        chart.setData(someBars(10));
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        auto *plot = chart.findChild<Plot *>();
        QSignalSpy chosen(&chart, &Chart::binsChosen);
        const auto [left, right] = chart.sideMargins();
        const double width = (plot->viewport()->width() - left - right) / 10;
        const auto at = [&](int bin) { return QPoint(static_cast<int>(left + (bin + 0.5) * width), 100); };
        QTest::mouseClick(plot->viewport(), Qt::LeftButton, {}, at(3));
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.takeFirst(), QVariantList({3, 3}));
        QTest::mousePress(plot->viewport(), Qt::LeftButton, {}, at(7));
        for (int bin = 6; bin >= 2; --bin) {
            QMouseEvent move(QEvent::MouseMove, at(bin), plot->viewport()->mapToGlobal(at(bin)), Qt::NoButton, Qt::LeftButton, {});
            QApplication::sendEvent(plot->viewport(), &move);
        }
        QTest::mouseRelease(plot->viewport(), Qt::LeftButton, {}, at(2));
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.takeFirst(), QVariantList({2, 7}));
    }

    void theKeyboardDoesAllThatTheMouseDoes()
    {
        Chart chart;
        chart.setData(someBars(10));
        chart.show();
        auto *plot = chart.findChild<Plot *>();
        QSignalSpy chosen(&chart, &Chart::binsChosen);
        QSignalSpy cleared(&chart, &Chart::cleared);
        QTest::keyClick(plot, Qt::Key_Home);
        QTest::keyClick(plot, Qt::Key_Right);
        QVERIFY(plot->accessibleDescription().startsWith(QStringLiteral("day 2")));
        QTest::keyClick(plot, Qt::Key_Return);
        QCOMPARE(chosen.takeFirst(), QVariantList({1, 1}));
        QTest::keyClick(plot, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(plot, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(plot, Qt::Key_Return);
        QCOMPARE(chosen.takeFirst(), QVariantList({1, 3}));
        QTest::keyClick(plot, Qt::Key_Escape);
        QCOMPARE(cleared.count(), 1);
    }

    void thousandsOfBinsAreOneArea()
    {
        Chart chart;
        chart.setData(someBars(4000));
        QCOMPARE(chart.findChild<Plot *>()->chart()->series().size(), 1);
    }

    void aShareIsChosenByKey()
    {
        ShareBar bar;
        bar.setShares({{QStringLiteral("−"), QStringLiteral("Negative"), Qt::red, 10}, {QStringLiteral("+"), QStringLiteral("Positive"), Qt::blue, 30}});
        QCOMPARE(bar.accessibleDescription(), QStringLiteral("Negative: 25%, 10 post(s); Positive: 75%, 30 post(s)"));
        QSignalSpy chosen(&bar, &ShareBar::chosen);
        QTest::keyClick(&bar, Qt::Key_Right);
        QTest::keyClick(&bar, Qt::Key_Return);
        QCOMPARE(chosen.takeFirst().first().toInt(), 1);
    }
};

QTEST_MAIN(TestCharts)
#include "tst_charts.moc"
