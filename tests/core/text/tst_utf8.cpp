// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/utf8.h"

#include <QTest>

using namespace parlance::text;

class TestUtf8 : public QObject
{
    Q_OBJECT

private slots:
    void repair_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("expected");
        QTest::addColumn<int>("replacements");

        const QByteArray bad = "\xEF\xBF\xBD";
        QTest::addRow("nothing stays nothing") << QByteArray() << QByteArray() << 0;
        QTest::addRow("good text stays") << QByteArray("d\xC3\xA9j\xC3\xA0 \xF0\x9F\x98\x8D") << QByteArray("d\xC3\xA9j\xC3\xA0 \xF0\x9F\x98\x8D") << 0;
        QTest::addRow("a NUL is replaced") << QByteArray("a\0b", 3) << "a" + bad + "b" << 1;
        QTest::addRow("a Latin-1 letter is replaced") << QByteArray("caf\xE9 au") << "caf" + bad + " au" << 1;
        QTest::addRow("a character cut at the end is one mark") << QByteArray("a\xF0\x9F\x98") << "a" + bad << 1;
        QTest::addRow("a character cut by a letter is one mark") << QByteArray("\xE2\x80" "b") << bad + "b" << 1;
        QTest::addRow("a lone surrogate is one mark") << QByteArray("x\xED\xA0\xBDy") << "x" + bad + "y" << 1;
        QTest::addRow("two surrogates are two marks") << QByteArray("\xED\xA0\xBD\xED\xB8\x86") << bad + bad << 2;
        QTest::addRow("a surrogate cut short is two marks") << QByteArray("\xED\xA0") << bad + bad << 2;
        QTest::addRow("over-long forms are marks, byte by byte") << QByteArray("\xC0\xAF") << bad + bad << 2;
        QTest::addRow("over-long three bytes") << QByteArray("\xE0\x80\x80") << bad + bad + bad << 3;
        QTest::addRow("beyond U+10FFFF") << QByteArray("\xF4\x90\x80\x80") << bad + bad + bad + bad << 4;
        QTest::addRow("bytes that never occur") << QByteArray("\xFE\xFF") << bad + bad << 2;
        QTest::addRow("continuation bytes alone") << QByteArray("\x80\xBF") << bad + bad << 2;
        // The example of table 3-11 of the Unicode Standard.
        QTest::addRow("maximal parts as the standard shows") << QByteArray("\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64")
            << "a" + bad + bad + bad + "b" + bad + "c" + bad + bad + "d" << 6;
    }

    void repair()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, expected);
        QFETCH(int, replacements);
        std::string text = bytes.toStdString();
        QCOMPARE(isValidUtf8(text), bytes == expected || bytes.contains('\0'));
        QCOMPARE(static_cast<int>(repairUtf8(text)), replacements);
        QCOMPARE(QByteArray::fromStdString(text), expected);
        QVERIFY(isValidUtf8(text));
        QCOMPARE(repairUtf8(text), std::size_t{0});
    }

    void prefixesEndBetweenCharacters()
    {
        const std::string text = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x8D";
        const std::size_t cuts[] = {0, 1, 3, 6, 10};
        for (std::size_t max = 0; max <= text.size() + 1; ++max) {
            const std::string_view prefix = prefixOf(text, max);
            QVERIFY(prefix.size() <= max);
            QVERIFY(std::find(std::begin(cuts), std::end(cuts), prefix.size()) != std::end(cuts));
            QVERIFY(isValidUtf8(prefix));
        }
        QCOMPARE(prefixOf("abc", 3), std::string_view("abc"));
    }
};

QTEST_GUILESS_MAIN(TestUtf8)
#include "tst_utf8.moc"
