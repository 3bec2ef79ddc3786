// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/jsonline.h"

#include <QTest>

#include <memory>

using namespace parlance::import;

namespace {

/// JSON with ' for ": raw strings with quotes confuse moc.
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

/// Keys of one capital letter are asked for.
int lookup(std::string_view key)
{
    return key.size() == 1 && key[0] >= 'A' && key[0] <= 'Z' ? key[0] : -1;
}

std::string printed(const JsonValue &value)
{
    switch (value.kind) {
    case JsonValue::Kind::Null:
        return "null";
    case JsonValue::Kind::False:
        return "false";
    case JsonValue::Kind::True:
        return "true";
    case JsonValue::Kind::Integer:
        return "integer " + std::to_string(value.integer);
    case JsonValue::Kind::Double:
        return "double " + std::to_string(value.number);
    case JsonValue::Kind::Text:
        return "[" + std::string(value.text) + "]";
    case JsonValue::Kind::Nested:
        return "nested " + std::string(value.text);
    }
    return {};
}

/// What is asked for, or "-" where the full parser must look. The object stands in memory of just its size.
std::string scanned(JsonLineScanner &scanner, const std::string &object)
{
    const auto exact = std::make_unique<char[]>(object.size());
    std::copy(object.begin(), object.end(), exact.get());
    scanner.open({exact.get(), object.size()});
    std::string text;
    while (scanner.next())
        text += (text.empty() ? "" : ", ") + std::string(1, static_cast<char>(scanner.meaning())) + " " + printed(scanner.value());
    return scanner.isSound() ? text : "-";
}

} // namespace

class TestJsonLine : public QObject
{
    Q_OBJECT

private slots:
    void objects_data()
    {
        QTest::addColumn<QByteArray>("object");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const QByteArray &object, const QByteArray &expected) {
            QTest::addRow("%s", name) << object << expected;
        };
        row("an empty object", "{}", "");
        row("an empty object with blanks", " { } \r", "");
        row("values of every kind", json("{'A':null,'B':true,'C':false,'D':-12,'E':1.5,'F':'x','G':[1,{'a':[]}],'H':{'A':1}}"),
            json("A null, B true, C false, D integer -12, E double 1.500000, F [x], G nested [1,{'a':[]}], H nested {'A':1}"));
        row("blanks wherever they may be", "{ \"A\" : 1 ,\t\"x\" : [ 1 , { \"a\" : null } , [ ] ] , \"B\" : \"y\" }", "A integer 1, B [y]");
        row("what nobody asks for is passed over", json("{'x':'A','y':{'A':1},'A':2,'z':0}"), "A integer 2");
        row("a key that comes twice", json("{'A':1,'A':2}"), "A integer 1, A integer 2");
        row("escapes", json("{'A':'\\'\\\\\\/\\b\\f\\n\\r\\t','B':'\\u00e9\\u20AC\\ud83d\\ude00!'}"), "A [\"\\/\b\f\n\r\t], B [é€😀!]");
        row("two texts with escapes do not share their place", json("{'A':'a\\n1','B':'b\\n2','C':'plain'}"), "A [a\n1], B [b\n2], C [plain]");
        row("a long text", QByteArray("{\"A\":\"") + QByteArray(1000, 'x') + "\"}", "A [" + QByteArray(1000, 'x') + "]");
        row("bytes above ASCII", "{\"A\":\"\xC3\xA9\xF0\x9F\x98\x80\"}", "A [\xC3\xA9\xF0\x9F\x98\x80]");
        row("a NUL that is escaped", json("{'A':'a\\u0000b'}"), QByteArray("A [a\0b]", 7));
        row("zero", json("{'A':0,'B':-0,'C':0.0}"), "A integer 0, B integer 0, C double 0.000000");
        row("fifteen digits", json("{'A':123456789012345}"), "A integer 123456789012345");

        row("sixteen digits are left", json("{'A':1234567890123456}"), "-");
        row("an exponent is left", json("{'A':1e3}"), "-");
        row("an exponent behind a fraction is left", json("{'A':1.5E3}"), "-");
        row("a leading zero is left", json("{'A':01}"), "-");
        row("a fraction without digits is left", json("{'A':1.}"), "-");
        row("a number that begins with a point is left", json("{'A':.5}"), "-");
        row("a plus sign is left", json("{'A':+5}"), "-");
        row("a lone minus is left", json("{'A':-}"), "-");
        row("NaN is left", json("{'A':NaN}"), "-");
        row("a lone high surrogate is left", json("{'A':'\\ud83d!'}"), "-");
        row("a lone low surrogate is left", json("{'A':'\\ude00'}"), "-");
        row("a wrong escape is left", json("{'A':'\\x'}"), "-");
        row("a wrong escape in a value nobody asks for is left", json("{'a':'\\x'}"), "-");
        row("an escape of three digits is left", json("{'A':'\\u12g4'}"), "-");
        row("an escape of signs is left", json("{'A':'\\u-123'}"), "-");
        row("an escape inside a key is left", json("{'\\u0041':1}"), "-");
        row("a control character is left", "{\"A\":\"a\tb\"}", "-");
        row("a control character in a value nobody asks for is left", "{\"a\":\"a\tb\"}", "-");
        row("NUL between values is left", QByteArray("{\"A\":1\0}", 8), "-");
        row("a missing comma is left", json("{'A':1 'B':2}"), "-");
        row("a comma too many is left", json("{'A':1,}"), "-");
        row("a comma too many in a list is left", json("{'A':[1,]}"), "-");
        row("a missing colon is left", json("{'A' 1}"), "-");
        row("a missing value is left", json("{'A':}"), "-");
        row("a missing brace is left", json("{'A':1"), "-");
        row("a brace that closes a list is left", json("{'A':[1}"), "-");
        row("something behind the object is left", json("{'A':1}{}"), "-");
        row("a list is left", "[1]", "-");
        row("a text is left", "\"x\"", "-");
        row("nothing is left", "", "-");
        row("words that are none are left", json("{'A':nul}"), "-");
        row("words that go on are left", json("{'A':nullx}"), "-");
        row("deep nesting is left", "{\"A\":" + QByteArray(100000, '[') + QByteArray(100000, ']') + "}", "-");
    }
    void objects()
    {
        QFETCH(QByteArray, object);
        QFETCH(QByteArray, expected);
        JsonLineScanner scanner(lookup);
        QCOMPARE(QByteArray::fromStdString(scanned(scanner, object.toStdString())), expected);
        // The second time it has been seen before.
        QCOMPARE(QByteArray::fromStdString(scanned(scanner, object.toStdString())), expected);
    }

    void whatWasSeenBeforeDoesNotChangeWhatIsRead_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("object");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const QByteArray &before, const QByteArray &object, const QByteArray &expected) {
            QTest::addRow("%s", name) << before << object << expected;
        };
        row("a number that goes on", json("{'x':1,'A':1}"), json("{'x':12,'A':12}"), "A integer 12");
        row("a number that becomes a fraction", json("{'x':1,'A':1}"), json("{'x':1.5,'A':2}"), "A integer 2");
        row("a word becomes a text", json("{'x':null,'A':1}"), json("{'x':'null,','A':2}"), "A integer 2");
        row("a word becomes a fault", json("{'x':null,'A':1}"), json("{'x':nullnull,'A':2}"), "-");
        row("a key that is missing", json("{'x':null,'y':1,'z':[],'A':1}"), json("{'x':null,'A':2}"), "A integer 2");
        row("a key that is new", json("{'x':null,'A':1}"), json("{'x':null,'y':{},'A':2}"), "A integer 2");
        row("keys in another order", json("{'x':null,'y':true,'A':1,'B':2}"), json("{'B':3,'y':true,'A':4,'x':null}"), "B integer 3, A integer 4");
        row("the last member is not the last any more", json("{'A':1,'x':null}"), json("{'A':2,'x':null,'B':3}"), "A integer 2, B integer 3");
        row("the last member comes first", json("{'A':1,'x':null}"), json("{'x':null}"), "");
        row("blanks before the colon", json("{'A' : 1,'x' : 0,'B':2}"), json("{'A': 1,'x':0 ,'B' :2}"), "A integer 1, B integer 2");
        row("a key that begins like another", json("{'AB':1,'abc':1}"), json("{'A':1,'abcd':1}"), "A integer 1");
        row("an object that is cut where the other went on", json("{'x':null,'y':null}"), json("{'x':null,"), "-");
    }
    void whatWasSeenBeforeDoesNotChangeWhatIsRead()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, object);
        QFETCH(QByteArray, expected);
        JsonLineScanner scanner(lookup);
        (void)scanned(scanner, before.toStdString());
        QCOMPARE(QByteArray::fromStdString(scanned(scanner, object.toStdString())), expected);
        QCOMPARE(QByteArray::fromStdString(scanned(scanner, object.toStdString())), expected);
    }

    void cutAnywhereAnObjectIsNotSound()
    {
        const std::string object = json("{'x':null,'A':'a\\u00e9\\n','y':[{'z':-1.5},'w'],'B':12}").toStdString();
        JsonLineScanner scanner(lookup);
        QCOMPARE(scanned(scanner, object), std::string("A [aé\n], B integer 12"));
        for (std::size_t size = 0; size < object.size(); ++size)
            QCOMPARE(scanned(scanner, object.substr(0, size)), std::string("-"));
    }

    void manyDifferentKeysTakeNoMoreMemory()
    {
        JsonLineScanner scanner(lookup);
        for (int i = 0; i < 5000; ++i) {
            const std::string key = "k" + std::to_string(i);
            QCOMPARE(scanned(scanner, "{\"" + key + "\":null,\"A\":1,\"" + key + std::string(100, 'x') + "\":null}"), std::string("A integer 1"));
        }
    }
};

QTEST_APPLESS_MAIN(TestJsonLine)
#include "tst_jsonline.moc"
