// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sentiment/reconcile.h"

#include <QTest>

#include <algorithm>
#include <cstdint>

using namespace parlance::sentiment;

class TestReconcile : public QObject
{
    Q_OBJECT

private slots:
    void theWeakerGivesWay_data()
    {
        QTest::addColumn<double>("compound");
        QTest::addColumn<double>("positive");
        QTest::addColumn<double>("negative");
        QTest::addColumn<QString>("expectedClass");
        QTest::addColumn<double>("expected");

        QTest::addRow("what agrees is left alone") << 0.4 << 1.0 << -1.0 << "positive" << 0.4;
        QTest::addRow("blame that agrees, too") << -0.4 << -1.0 << 1.0 << "negative" << -0.4;
        QTest::addRow("neutral goes with any compound") << 0.4 << -0.2 << -2.0 << "neutral" << 0.4;
        QTest::addRow("but for a large one where it hardly leads")
            << 0.4 << -0.1 << -2.0 << "positive" << 0.4;
        QTest::addRow("on either side") << -0.4 << -2.0 << -0.1 << "negative" << -0.4;
        QTest::addRow("which the lead over that side decides") << -0.4 << -0.1 << -2.0 << "neutral" << -0.4;
        QTest::addRow("nothing of anything is neutral") << 0.0 << 0.0 << 0.0 << "neutral" << 0.0;
        QTest::addRow("a small compound goes across zero") << -0.1 << 1.0 << -1.0 << "positive" << 0.01;
        QTest::addRow("and to the other side") << 0.1 << -1.0 << 1.0 << "negative" << -0.01;
        QTest::addRow("a compound of nothing takes the side of the class")
            << 0.0 << 1.0 << -1.0 << "positive" << 0.01;
        QTest::addRow("a large compound makes the class neutral") << -0.3 << 1.0 << -1.0 << "neutral" << -0.3;
        QTest::addRow("or blame, where that comes next") << -0.1 << 1.0 << 0.8 << "negative" << -0.1;
        QTest::addRow("the lead is over neutral as well") << 0.1 << -2.0 << 0.2 << "neutral" << 0.1;
        QTest::addRow("the compound is cut to its range") << 1.7 << 3.0 << -1.0 << "positive" << 1.0;
        QTest::addRow("also before it is weighed against the class")
            << -9.0 << 6.0 << -1.0 << "positive" << 0.01;
        QTest::addRow("classes of the same odds are praise") << 0.2 << 0.5 << 0.5 << "positive" << 0.2;
    }

    void theWeakerGivesWay()
    {
        QFETCH(double, compound);
        QFETCH(double, positive);
        QFETCH(double, negative);
        QFETCH(QString, expectedClass);
        QFETCH(double, expected);
        const Reconciled found = reconciled({compound, positive, negative});
        QCOMPARE(QLatin1String(className(found.sentimentClass)), expectedClass);
        QCOMPARE(found.compound, expected);
        const bool isNeutral = found.sentimentClass == Class::Neutral;
        const double most = std::max(positive, negative);
        const bool isPositive = found.sentimentClass == Class::Positive;
        QCOMPARE(found.odds, isNeutral ? 0.0 : isPositive ? positive : negative);
        QCOMPARE(found.classGives, most > 0 && found.odds < most);
        QCOMPARE(found.compoundGives, found.compound * compound <= 0 && !isNeutral);
    }

    void noSumsContradictEachOtherInTheEnd()
    {
        std::uint64_t state = 7;
        const auto next = [&state] {
            state = state * 6364136223846793005ULL + 1442695040888963407ULL;
            return static_cast<double>(state >> 40) / static_cast<double>(1 << 22) - 2;
        };
        for (int i = 0; i < 10000; ++i) {
            const Reconciled found = reconciled({next(), next(), next()});
            QVERIFY(found.sentimentClass != Class::Positive || found.compound > 0);
            QVERIFY(found.sentimentClass != Class::Negative || found.compound < 0);
            QVERIFY(found.compound >= -1 && found.compound <= 1);
            QVERIFY(!found.classGives || !found.compoundGives);
        }
    }
};

QTEST_APPLESS_MAIN(TestReconcile)
#include "tst_reconcile.moc"
