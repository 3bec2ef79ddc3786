// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/duplicates.h"

#include <QTest>

#include <atomic>

using namespace parlance;
using namespace parlance::text;

namespace {

/// "original" for none, "= 0" for an exact copy of text 0, "~ 0" for a near one.
QStringList matchesOf(const QStringList &texts, const QList<int> &times = {})
{
    DuplicateFinder finder;
    for (int i = 0; i < texts.size(); ++i)
        finder.add(texts[i].toStdString(), times.isEmpty() ? i : times[i]);
    NoProgress progress;
    QStringList list;
    for (const DuplicateFinder::Match &match : finder.find(progress).value())
        list << (match.original == DuplicateFinder::None ? QStringLiteral("original")
                                                        : QStringLiteral("%1 %2").arg(match.isExact ? '=' : '~').arg(match.original));
    return list;
}

const QString heron = QStringLiteral("The heron stood by the weir all morning and nobody in the village could tell why it stayed there so "
                                     "long while the water was rising and the children threw bread from the bridge");

} // namespace

class TestDuplicates : public QObject
{
    Q_OBJECT

private slots:
    void find_data()
    {
        QTest::addColumn<QStringList>("texts");
        QTest::addColumn<QStringList>("expected");
        const QStringList apart{"original", "original"};
        const QStringList exact{"original", "= 0"};
        QTest::addRow("no text") << QStringList() << QStringList();
        QTest::addRow("the same four words") << QStringList{"Thank you very much", "Thank you very much"} << exact;
        QTest::addRow("three words are nobody's copy") << QStringList{"Thank you all", "Thank you all"} << apart;
        QTest::addRow("nor is a laugh") << QStringList{"lol", "lol"} << apart;
        QTest::addRow("nor nothing") << QStringList{"", ""} << apart;
        QTest::addRow("case, signs and spaces make no difference")
            << QStringList{"Don’t feed the ducks!", "  dont   FEED, the\n\nducks…"} << exact;
        QTest::addRow("a figure does") << QStringList{"Only 12 ducks were left", "Only 13 ducks were left"} << apart;
        QTest::addRow("another order does") << QStringList{"the ducks feed the swans", "the swans feed the ducks"} << apart;
        QTest::addRow("scripts without spaces are counted by letters") << QStringList{"白鷺が水辺にいた", "白鷺が水辺にいた。"} << exact;
        QTest::addRow("one word changed in a long text") << QStringList{heron, QString(heron).replace("morning", "evening")}
                                                         << QStringList{"original", "~ 0"};
        QTest::addRow("a sentence put behind a long text") << QStringList{heron, heron + " Sad."} << QStringList{"original", "~ 0"};
        QTest::addRow("half of it changed") << QStringList{heron, heron.left(heron.size() / 2) + " but then the fox came out of the reeds and took "
                                                                                               "it away before anybody had so much as seen him"}
                                            << apart;
        QTest::addRow("a short text is compared exactly alone")
            << QStringList{"We saw the heron by the weir", "We saw the heron by the bridge"} << apart;
        QTest::addRow("an exact copy of a near copy is the original's")
            << QStringList{heron, heron + " Sad.", heron + " Sad."} << QStringList{"original", "~ 0", "~ 0"};
    }

    void find()
    {
        QFETCH(QStringList, texts);
        QFETCH(QStringList, expected);
        QCOMPARE(matchesOf(texts), expected);
    }

    void theEarliestIsTheOriginal()
    {
        QCOMPARE(matchesOf({"Thank you very much", "Thank you very much", "Thank you very much"}, {30, 10, 20}),
                 (QStringList{"= 1", "original", "= 1"}));
        QCOMPARE(matchesOf({heron + " Sad.", heron}, {30, 10}), (QStringList{"~ 1", "original"}));
    }

    void hostileTexts_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addRow("five megabytes of one word") << QByteArray("duck ").repeated(1'000'000);
        QTest::addRow("five megabytes without a space") << QByteArray(5'000'000, 'x');
        QTest::addRow("bytes that are no text") << QByteArray("\xFF\xC3\x28 \xED\xA0\x80 na\xC3 \xF0\x9F").repeated(1000);
        QTest::addRow("NUL") << QByteArray(1000, '\0');
    }

    void hostileTexts()
    {
        QFETCH(QByteArray, text);
        DuplicateFinder finder;
        for (int i = 0; i < 2; ++i)
            finder.add(std::string_view(text.constData(), static_cast<std::size_t>(text.size())), i);
        NoProgress progress;
        QCOMPARE(finder.find(progress)->size(), std::size_t{2});
    }

    /// What would be quadratic if each text of a group were compared with each.
    void manyAlike()
    {
        DuplicateFinder same;
        DuplicateFinder near;
        for (int i = 0; i < 200'000; ++i)
            same.add("Thank you very much for all of the ducks", i);
        for (int i = 0; i < 20'000; ++i)
            near.add(heron.toStdString() + " " + std::to_string(i), i);
        NoProgress progress;
        const auto exact = same.find(progress).value();
        QCOMPARE(std::count_if(exact.begin(), exact.end(), [](const auto &match) { return match.original == 0 && match.isExact; }),
                 std::ptrdiff_t{199'999});
        const auto alike = near.find(progress).value();
        const auto copies = std::count_if(alike.begin(), alike.end(), [](const auto &match) { return match.original != DuplicateFinder::None; });
        QVERIFY2(copies > 19'900, qPrintable(QString::number(copies)));
    }

    void aCancelIsHeard()
    {
        class Cancelled final : public Progress
        {
        public:
            bool isCancelled() const override { return true; }
            void report(std::int64_t, std::int64_t) override {}
        } cancelled;
        DuplicateFinder finder;
        finder.add(heron.toStdString(), 1);
        const auto found = finder.find(cancelled);
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestDuplicates)
#include "tst_duplicates.moc"
