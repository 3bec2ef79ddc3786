// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/agreement.h"

#include <QTest>

using namespace parlance::analysis;

namespace {

/// A table of counts as single judgements.
std::vector<Judgement> judgements(const std::vector<std::vector<int>> &counts, double weight = 1)
{
    std::vector<Judgement> all;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        for (std::size_t j = 0; j < counts[i].size(); ++j)
            all.insert(all.end(), static_cast<std::size_t>(counts[i][j]), {static_cast<int>(i), static_cast<int>(j), weight});
    }
    return all;
}

bool near(double a, double b, double within = 5e-5)
{
    if (std::abs(a - b) <= within)
        return true;
    qWarning("%.6f is not %.6f", a, b);
    return false;
}

} // namespace

class TestAgreement : public QObject
{
    Q_OBJECT

private slots:
    void wilsonsInterval_data()
    {
        QTest::addColumn<double>("share");
        QTest::addColumn<double>("posts");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        // Table I of Newcombe, Statistics in Medicine 1998, method 3.
        QTest::addRow("81 of 263") << 81.0 / 263 << 263.0 << 0.2553 << 0.3662;
        QTest::addRow("15 of 148") << 15.0 / 148 << 148.0 << 0.0624 << 0.1605;
        QTest::addRow("none of 20 begins at zero") << 0.0 << 20.0 << 0.0 << 0.1611;
        QTest::addRow("1 of 29") << 1.0 / 29 << 29.0 << 0.0061 << 0.1718;
        QTest::addRow("all of 10 ends at one") << 1.0 << 10.0 << 0.7225 << 1.0;
        QTest::addRow("no post says nothing") << 0.0 << 0.0 << 0.0 << 1.0;
    }

    void wilsonsInterval()
    {
        QFETCH(double, share);
        QFETCH(double, posts);
        QFETCH(double, low);
        QFETCH(double, high);
        const Interval interval = wilson(share, posts);
        QVERIFY(near(interval.low, low));
        QVERIFY(near(interval.high, high));
    }

    void equalWeightsCountAsManyPosts()
    {
        QCOMPARE(effectivePosts(std::vector<double>{3, 3, 3, 3}), 4.0);
        QVERIFY(near(effectivePosts(std::vector<double>{2, 1, 1}), 16.0 / 6));
        QCOMPARE(effectivePosts(std::vector<double>{}), 0.0);
    }

    void aShareIsThatOfTheWeights()
    {
        const std::vector<std::uint8_t> holds{1, 0, 1};
        const Figure share = weightedShare(holds, std::vector<double>{2, 1, 1});
        QCOMPARE(share.value, 0.75);
        const Interval interval = wilson(0.75, 16.0 / 6);
        QCOMPARE(share.interval.low, interval.low);
        QCOMPARE(share.interval.high, interval.high);
    }

    void figuresOfATable_data()
    {
        QTest::addColumn<std::vector<std::vector<int>>>("counts");
        QTest::addColumn<double>("accuracy");
        QTest::addColumn<double>("macroF1");
        QTest::addColumn<double>("kappa");
        using Counts = std::vector<std::vector<int>>;
        // 35 of 50 agree; chance: .5 * .6 + .5 * .4 = .5.
        QTest::addRow("two readers of fifty grants") << Counts{{20, 5}, {10, 15}} << 0.7 << (40.0 / 55 + 30.0 / 45) / 2 << 0.4;
        // Chance: (30*32 + 30*28 + 40*40) / 100^2 = .34; 80 agree.
        QTest::addRow("three classes") << Counts{{25, 3, 2}, {4, 22, 4}, {3, 3, 34}} << 0.81
                                       << (50.0 / 62 + 44.0 / 58 + 68.0 / 80) / 3 << (0.81 - 0.34) / 0.66;
        QTest::addRow("agreement by chance alone is zero") << Counts{{25, 25}, {25, 25}} << 0.5 << 0.5 << 0.0;
        QTest::addRow("disagreement throughout is below zero") << Counts{{0, 10}, {10, 0}} << 0.0 << 0.0 << -1.0;
        QTest::addRow("a class that neither used does not lower the mean") << Counts{{8, 2, 0}, {2, 8, 0}, {0, 0, 0}} << 0.8 << 0.8 << 0.6;
    }

    void figuresOfATable()
    {
        QFETCH(std::vector<std::vector<int>>, counts);
        QFETCH(double, accuracy);
        QFETCH(double, macroF1);
        QFETCH(double, kappa);
        for (const double weight : {1.0, 250.0}) { // a common weight changes nothing
            const auto all = judgements(counts, weight);
            const Agreement found = agreement(all, static_cast<int>(counts.size()));
            QCOMPARE(found.posts, static_cast<std::int64_t>(all.size()));
            QVERIFY(near(found.effective, static_cast<double>(all.size())));
            QVERIFY(near(found.accuracy->value, accuracy, 1e-9));
            QVERIFY(near(found.macroF1->value, macroF1, 1e-9));
            QVERIFY(near(found.kappa->value, kappa, 1e-9));
            for (std::size_t i = 0; i < counts.size(); ++i) {
                for (std::size_t j = 0; j < counts.size(); ++j)
                    QCOMPARE(found.confusion[i][j].posts, std::int64_t{counts[i][j]});
            }
            for (const auto &figure : {found.macroF1, found.kappa}) {
                QVERIFY(figure->interval.low <= figure->value);
                QVERIFY(figure->interval.high >= figure->value);
            }
        }
    }

    void precisionAndRecallOfAClass()
    {
        const Agreement found = agreement(judgements({{25, 3, 2}, {4, 22, 4}, {3, 3, 34}}), 3);
        QVERIFY(near(found.categories[0].precision->value, 25.0 / 30));
        QVERIFY(near(found.categories[0].recall->value, 25.0 / 32));
        QVERIFY(near(*found.categories[0].f1, 50.0 / 62));
        QCOMPARE(found.categories[2].first, std::int64_t{40});
        QCOMPARE(found.categories[2].second, std::int64_t{40});
        QVERIFY(near(found.confusion[0][1].share.value, 0.1));
    }

    void weightsSpeakForTheSelection()
    {
        // Half of the posts read are of a class that is a tenth of the selection: right 90% there, 60% elsewhere.
        std::vector<Judgement> all;
        for (int i = 0; i < 50; ++i) {
            all.push_back({0, i < 45 ? 0 : 1, 2.0});   // 100 posts
            all.push_back({1, i < 30 ? 1 : 0, 18.0});  // 900 posts
        }
        const Agreement found = agreement(all, 2);
        QVERIFY(near(found.accuracy->value, 0.63));
        // (100 * 2)^2 ... : 1000^2 / (50 * 4 + 50 * 324)
        QVERIFY(near(found.effective, 1e6 / 16400));
        const Interval interval = wilson(0.63, 1e6 / 16400);
        QVERIFY(near(found.accuracy->interval.low, interval.low));
        QVERIFY(near(found.accuracy->interval.high, interval.high));
    }

    void theBootstrapOfKappaIsAsWideAsItsStandardError()
    {
        // Cohen 1960: SE = sqrt(p (1 - p) / (n (1 - chance)^2)).
        const Agreement found = agreement(judgements({{200, 50}, {100, 150}}), 2);
        const double error = std::sqrt(0.7 * 0.3 / (500 * 0.25));
        QVERIFY(near(found.kappa->interval.low, 0.4 - 1.96 * error, 0.02));
        QVERIFY(near(found.kappa->interval.high, 0.4 + 1.96 * error, 0.02));
    }

    void theSameSeedGivesTheSameIntervals()
    {
        const auto all = judgements({{25, 3, 2}, {4, 22, 4}, {3, 3, 34}});
        const Agreement one = agreement(all, 3, 7), again = agreement(all, 3, 7), other = agreement(all, 3, 8);
        QCOMPARE(one.kappa->interval.low, again.kappa->interval.low);
        QCOMPARE(one.macroF1->interval.high, again.macroF1->interval.high);
        QVERIFY(one.kappa->interval.low != other.kappa->interval.low || one.kappa->interval.high != other.kappa->interval.high);
    }

    void whatCannotBeSaidIsNotSaid()
    {
        const Agreement nothing = agreement({}, 3);
        QCOMPARE(nothing.posts, std::int64_t{0});
        QVERIFY(!nothing.accuracy && !nothing.macroF1 && !nothing.kappa);
        // Both always said the same: chance explains it all.
        const Agreement one = agreement(judgements({{12, 0}, {0, 0}}), 2);
        QCOMPARE(one.accuracy->value, 1.0);
        QVERIFY(!one.kappa);
        QVERIFY(!one.categories[1].precision && !one.categories[1].f1);
        // Judgements outside of the categories are left out.
        QCOMPARE(agreement(std::vector<Judgement>{{0, 5, 1}, {-1, 0, 1}, {0, 0, 0}}, 2).posts, std::int64_t{0});
    }
};

QTEST_GUILESS_MAIN(TestAgreement)
#include "tst_agreement.moc"
