// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/excerpt.h"
#include "core/import/jsonmending.h"
#include "core/text/utf8.h"

#include <QTest>

using namespace parlance;
using namespace parlance::import;

class TestJsonMending : public QObject
{
    Q_OBJECT

private slots:
    void mending_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("inDocument"); // BlankControls::Nul
        QTest::addColumn<QByteArray>("inLine");     // BlankControls::All

        const auto row = [](const char *name, const QByteArray &json, const QByteArray &expected) {
            QTest::addRow("%s", name) << json << expected << expected;
        };
        const QByteArray nul(1, '\0');
        const QByteArray mark("\xEF\xBF\xBD");
        row("nothing stays nothing", "", "");
        const QByteArray sound = "{\"a\":\"b\\n\\\"c\\\" \\u00e9 é\",\"d\":[1,null]}";
        row("sound JSON stays as it is", sound, sound);
        row("a pair of surrogates stays", R"("\ud83d\ude00 \uD83D\uDE00")", R"("\ud83d\ude00 \uD83D\uDE00")");
        row("a lone high surrogate is a mark", R"("\ud83d!")", R"("\ufffd!")");
        row("a lone low surrogate is a mark", R"("\ude00!")", R"("\ufffd!")");
        row("surrogates the wrong way round are two marks", R"("\ude00\ud83d")", R"("\ufffd\ufffd")");
        row("a high surrogate before a pair is one mark", R"("\ud83d\ud83d\ude00")", R"("\ufffd\ud83d\ude00")");
        row("a high surrogate before another escape", R"("\ud83d\n")", R"("\ufffd\n")");
        row("a backslash that is escaped begins no escape", R"("\\ud83d")", R"("\\ud83d")");
        row("an escaped quotation mark does not end the string", "\"a\\\"\x01\"", "\"a\\\"\\u0001\"");
        row("an escape cut short is left to the parser", R"("\ud8")", R"("\ud8")");
        row("a text that ends with a backslash", "\"\\", "\"\\");
        row("a text that ends inside a pair", R"("\ud83d\ude)", R"("\ufffd\ude)");
        row("an escape outside strings is left to the parser", R"(\ud83d)", R"(\ud83d)");
        row("control characters in strings are escaped", "{\"a\":\"b\tc\nd\re\x1f\"}",
            "{\"a\":\"b\\u0009c\\u000ad\\u000de\\u001f\"}");
        row("a NUL in a string is a mark", "\"a" + nul + "b\"", R"("a\ufffdb")");
        row("NULs between values are spaces", nul + "[1," + nul + nul + "2]" + nul, " [1,  2] ");
        row("ill-formed UTF-8 is a mark", "\"caf\xE9\"", "\"caf" + mark + "\"");
        row("ill-formed UTF-8 between values is a mark", "[\xFF]", "[" + mark + "]");
        row("what is broken otherwise stays broken", R"({"a":,]"\q")", R"({"a":,]"\q")");
        QTest::addRow("other control characters between values are a fault of a document, not of a line")
            << QByteArray("[\x01" "1,\x0b" "2]") << QByteArray("[\x01" "1,\x0b" "2]") << QByteArray("[ 1, 2]");
        QTest::addRow("white space between values is white space after") << QByteArray("[\t1,\r\n2]")
                                                                         << QByteArray("[\t1,\r\n2]") << QByteArray("[ 1,  2]");
    }

    void mending()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, inDocument);
        QFETCH(QByteArray, inLine);
        QCOMPARE(QByteArray::fromStdString(mended(json.toStdString(), BlankControls::Nul)), inDocument);
        QCOMPARE(QByteArray::fromStdString(mended(json.toStdString(), BlankControls::All)), inLine);
    }

    /// Once mended is mended for good, wherever the text breaks off.
    void mendingTwiceChangesNothing()
    {
        std::string json = R"({"a\ud83d":"\ude00\ud83d\ude00\\\"\n\u0000)";
        json += std::string("\0\x01\xF0\x9F\x98\x80\xED\xA0\xBD\xFF\"}\0\n", 16);
        for (std::size_t size = 0; size <= json.size(); ++size) {
            for (const BlankControls blank : {BlankControls::Nul, BlankControls::All}) {
                const std::string once = mended(std::string_view(json).substr(0, size), blank);
                QVERIFY(text::isValidUtf8(once));
                QCOMPARE(QByteArray::fromStdString(mended(once, blank)), QByteArray::fromStdString(once));
            }
        }
    }

    void excerpts_data()
    {
        QTest::addColumn<QByteArray>("record");
        QTest::addColumn<QByteArray>("expected");

        const QByteArray mark("\xEF\xBF\xBD");
        QTest::addRow("nothing") << QByteArray() << QByteArray();
        QTest::addRow("a short record is shown whole") << QByteArray("{\"a\":1") << QByteArray("{\"a\":1");
        QTest::addRow("a long one up to 200 bytes") << QByteArray(500, 'x') << QByteArray(200, 'x');
        QTest::addRow("no character is shown in half") << QByteArray(199, 'x') + "é" << QByteArray(199, 'x');
        QTest::addRow("nor as damage") << QByteArray(197, 'x') + "😀" << QByteArray(197, 'x');
        QTest::addRow("a repair does not make it longer") << QByteArray(500, '\xFF') << mark.repeated(66);
        QTest::addRow("nor do NULs") << "[" + QByteArray(500, '\0') << "[" + mark.repeated(66);
        QTest::addRow("nor does one mark at the very end") << QByteArray(199, 'x') + "\xFF" << QByteArray(199, 'x');
    }

    void excerpts()
    {
        QFETCH(QByteArray, record);
        QFETCH(QByteArray, expected);
        QCOMPARE(QByteArray::fromStdString(excerptOf(record.toStdString())), expected);
    }
};

QTEST_GUILESS_MAIN(TestJsonMending)
#include "tst_jsonmending.moc"
