// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/jsonelements.h"

#include "tests/core/readerproof.h"

#include <QTest>

using namespace parlance;
using namespace parlance::import;

namespace {

/// Elements as posts: the id is the element's text, the forum its container.
class ElementReader final : public Reader
{
public:
    explicit ElementReader(std::vector<JsonPath> paths = {{"messages"}, {"chats", "list", "*", "messages"}, {}})
        : m_paths(std::move(paths))
    {
    }
    const char *name() const override { return "elements"; }
    const char *title() const override { return "elements"; }
    const char *recognisedBy() const override { return ""; }
    const char *provedOn() const override { return ""; }
    bool recognises(std::string_view) const override { return true; }
    Cut cut() const override { return Cut::Own; }
    std::unique_ptr<Cutter> cutter(const FileFacts &) const override { return std::make_unique<JsonElementCutter>(m_paths); }
    Batch parse(const Chunk &chunk) const override
    {
        Batch batch;
        JsonElements elements(chunk);
        while (const auto element = elements.next()) {
            if (element->fault) {
                batch.rejects.push_back(elements.reject(*element, element->fault));
                continue;
            }
            RawPost post;
            post.id = element->text;
            post.forum = elements.container();
            post.title = elements.opening();
            for (std::string *text : {&post.id, &post.forum, &post.title})
                text::repairUtf8(*text);
            batch.posts.push_back(std::move(post));
        }
        return batch;
    }

private:
    std::vector<JsonPath> m_paths;
};

/// JSON with its quotation marks written ', so that it can be read.
std::string json(std::string text)
{
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

/// Elements, one a line, behind their container where that changes; then the faults.
QString told(const Batch &batch)
{
    std::string text;
    std::string container;
    for (const RawPost &post : batch.posts) {
        if (post.forum != container)
            text += post.forum + "\n";
        container = post.forum;
        text += post.id + "\n";
    }
    for (const Reject &reject : batch.rejects)
        text += "line " + std::to_string(reject.line) + " at " + std::to_string(reject.offset) + ": " + reject.reason + ": "
            + reject.excerpt + "\n";
    std::replace(text.begin(), text.end(), '"', '\'');
    return QString::fromStdString(text);
}

} // namespace

class TestJsonElements : public QObject
{
    Q_OBJECT

private slots:
    void elements_data()
    {
        QTest::addColumn<QString>("document");
        QTest::addColumn<QString>("expected");
        QTest::addRow("an array is the document") << "[1, 'two', {'a':[3]},[4] ,null]"
                                                  << "{}\n1\n'two'\n{'a':[3]}\n[4]\nnull\n";
        QTest::addRow("an empty one") << "[ ]" << "";
        QTest::addRow("an empty file") << " \n" << "";
        QTest::addRow("what is before it is its opening, what is behind it is passed over")
            << "{'name' : 'Bob', 'id': 7, 'guild': {'id': '0', 'x': [1, 2]}, 'none': null, 'messages': [{'id':1},{'id':2}], 'count': 5}"
            << "{'name':'Bob','id':7,'guild':{'id': '0', 'x': [1, 2]},'none':null,'messages':[]}\n{'id':1}\n{'id':2}\n";
        QTest::addRow("brackets, quotes and backslashes in strings")
            << "{'messages':[{'a':'}]\\\\'},{'b':'\\'{[\\\\\\''}]}" << "{'messages':[]}\n{'a':'}]\\\\'}\n{'b':'\\'{[\\\\\\''}\n";
        QTest::addRow("arrays of several objects")
            << "{'about':'x','contacts':{'list':[{'messages':[9]}]},'chats':{'about':'y','list':[{'name':'A','messages':[1,2]},"
               "{'name':'B','type':'c','messages':[3],'more':[8]},{'name':'empty','messages':[]},{'messages':[4],'name':'late'}]},"
               "'left':{'list':[{'messages':[7]}]}}"
            << "{'name':'A','messages':[]}\n1\n2\n{'name':'B','type':'c','messages':[]}\n3\n{'messages':[]}\n4\n";
        QTest::addRow("the same key elsewhere is another") << "{'x':{'messages':[1]},'messages':{'messages':[2]},'y':[{'messages':[3]}]}"
                                                           << "line 1 at 73: the JSON document ends here without a list of records: \n";
        QTest::addRow("an array twice in one object") << "{'a':1,'messages':[1],'b':2,'messages':[2]}"
                                                      << "{'a':1,'messages':[]}\n1\n{'a':1,'b':2,'messages':[]}\n2\n";
        QTest::addRow("documents behind each other") << "{'messages':[1]}\n{'n':1,'messages':[2]}[3]"
                                                     << "{'messages':[]}\n1\n{'n':1,'messages':[]}\n2\n{}\n3\n";
        QTest::addRow("commas too many or too few") << "{'messages':[,{'id':1}{'id':2},,{'id':3},]}"
                                                    << "{'messages':[]}\n{'id':1}\n{'id':2}\n{'id':3}\n";
        QTest::addRow("lines and blanks") << "{\r\n 'messages' :\t[\r\n  {'id':1}\r\n,\r\n  {\r\n   'id' : 2 }\r\n ]\r\n}\r\n"
                                          << "{'messages':[]}\n{'id':1}\n{\r\n   'id' : 2 }\n";
    }

    void elements()
    {
        QFETCH(QString, document);
        QFETCH(QString, expected);
        const std::string bytes = json(document.toStdString());
        QCOMPARE(told(readAll(ElementReader(), bytes)), expected);
        sameHoweverCut(ElementReader(), bytes);
    }

    void faults_data()
    {
        QTest::addColumn<QString>("document");
        QTest::addColumn<QString>("expected");
        const QString lines = "{\n 'messages': [\n  {\n   'id': 1,\n   'x': [{'id': 9}]\n  },\n  %1,\n  {\n   'id': 3\n  }\n ]\n}\n";
        const QString around = "{'messages':[]}\n{\n   'id': 1,\n   'x': [{'id': 9}]\n  }\n{\n   'id': 3\n  }\nline 7 at 60: it is not JSON: ";
        const auto onLines = [&](const char *name, const QString &broken) {
            QTest::addRow("%s", name) << lines.arg(broken) << around + broken + ",\n  \n";
        };
        onLines("a bracket is missing", "{\n   'id': 2, 'x': [\n  }");
        onLines("a closing bracket is missing", "{\n   'id': 2");
        onLines("a quotation mark is missing", "{\n   'id': 2,\n   'text': 'abc\n  }");
        onLines("a quotation mark is not escaped", "{\n   'id': 2,\n   'text': 'a 'b' c'\n  }");
        onLines("an object begins inside another", "{\n   'id': 2,\n   {'a': 1}\n  }");
        onLines("it is no value", "}}");
        QTest::addRow("the last one is broken")
            << "{\n 'messages': [\n  {\n   'id': 1\n  },\n  {\n   'id': '2\n  }\n ],\n 'chats': {'list': [{'messages': [5]}]}\n}"
            << "{'messages':[]}\n{\n   'id': 1\n  }\n5\nline 6 at 39: it is not JSON: {\n   'id': '2\n  }\n \n";
        QTest::addRow("on one line the first key leads on")
            << "[{'id':1,'x':2},{'id':2,'x':[},{'id':3,'x':2}]"
            << "{}\n{'id':1,'x':2}\n{'id':3,'x':2}\nline 1 at 16: it is not JSON: {'id':2,'x':[},\n";
        QTest::addRow("where it is not known whose the next ones are, they are left")
            << "{'chats':{'list':[{'n':1,'messages':[{'id':1},{'id':2,'x':'}]},{'n':2,'messages':[{'id':3},{'id':4}]}]}}"
            << "{'n':1,'messages':[]}\n{'id':1}\nline 1 at 46: it is not JSON: {'id':2,'x':'}]},{'n':2,'messages':[{'id':3},{'id':4}]}]}}\n";
        QTest::addRow("it breaks off inside an element")
            << "{'messages':[{'id':1},{'id':2},{'id" << "{'messages':[]}\n{'id':1}\n{'id':2}\nline 1 at 31: the file breaks off inside it: {'id\n";
        QTest::addRow("it breaks off behind an element")
            << "{'messages':[{'id':1},\n{'id':2}" << "{'messages':[]}\n{'id':1}\n{'id':2}\nline 2 at 31: the JSON document breaks off here: \n";
        QTest::addRow("it breaks off behind a comma")
            << "{'messages':[{'id':1},\n{'id':2},\n " << "{'messages':[]}\n{'id':1}\n{'id':2}\nline 3 at 34: the JSON document breaks off here: \n";
        QTest::addRow("it breaks off behind the array")
            << "{'messages':[{'id':1}],'count': 1" << "{'messages':[]}\n{'id':1}\nline 1 at 33: the JSON document breaks off here: \n";
        QTest::addRow("it breaks off where the array begins") << "{'messages':[" << "line 1 at 13: the JSON document breaks off here: \n";
        QTest::addRow("it breaks off before") << "{'name': 'B" << "line 1 at 11: the JSON document ends here without a list of records: \n";
        QTest::addRow("it is something else") << "<html>" << "line 1 at 6: the JSON document ends here without a list of records: \n";
    }

    void faults()
    {
        QFETCH(QString, document);
        QFETCH(QString, expected);
        const std::string bytes = json(document.toStdString());
        QCOMPARE(told(readAll(ElementReader(), bytes)), expected);
        sameHoweverCut(ElementReader(), bytes);
        soundHoweverBroken(ElementReader(), bytes);
    }

    void aBrokenElementOfManyPagesCostsOnlyItself()
    {
        for (const bool lines : {false, true}) {
            std::string bytes = lines ? "[\n {'id':1},\n {'id':2,'x':['" : "[{'id':1},{'id':2,'x':['";
            bytes = json(bytes) + std::string(100'000, 'x') + json(lines ? "'},\n {'id':3},\n {'id':4}\n]" : "'},{'id':3},{'id':4}]");
            const Batch batch = readAll(ElementReader(), bytes, {}, 4096);
            QCOMPARE(batch.rejects.size(), std::size_t{1});
            QCOMPARE(batch.posts.size(), std::size_t{3});
            QCOMPARE(batch.posts.back().id, json("{'id':4}"));
            sameHoweverCut(ElementReader(), bytes);
        }
        // Blanks before the key that leads on, wherever the text is cut.
        const std::string bytes = json("[{'id':1},{'id':2,'x':[}") + std::string(2000, 'x') + "," + std::string(90, ' ') + json("{'id':3}]");
        QCOMPARE(int(readAll(ElementReader(), bytes).posts.size()), 2);
        for (std::size_t chunk = 1040; chunk < 2200; ++chunk)
            QCOMPARE(int(readAll(ElementReader(), bytes, {}, chunk).posts.size()), 2);
    }

    void anElementThatIsPassedOverCostsOnlyItself()
    {
        JsonElementCutter cutter({{"messages"}});
        const std::string begin = json("{'messages':[\n {'id':1},\n {'id':2,'x':'");
        const Cutter::Piece first = cutter.next(begin, 1 << 20, false);
        QCOMPARE(begin.substr(first.skip, first.take), json("{'id':1}"));
        const std::string held = begin.substr(first.skip + first.take);
        const Cutter::Piece none = cutter.next(held, 1 << 20, false);
        QCOMPARE(none.take, std::size_t{0});
        cutter.passOver(); // and what was held is gone
        const std::string rest = json("yyy'},\n {'id':3}\n]}");
        const Cutter::Piece last = cutter.next(rest, 1 << 20, true);
        QCOMPARE(rest.substr(last.skip, last.take), json("{'id':3}"));
    }

    void theOpeningLeavesOutWhatIsLong()
    {
        const std::string many = std::string(100'000, 'x');
        std::string bytes = json("{'a':'" + many + "','name':'N','b':['" + many + "',1],'id':5,'messages':[1]}");
        for (const std::size_t chunk : {std::size_t{64}, std::size_t{1} << 20}) {
            const Batch batch = readAll(ElementReader(), bytes, {}, chunk);
            QCOMPARE(told(batch), QStringLiteral("{'name':'N','id':5,'messages':[]}\n1\n"));
        }
    }

    void theOpeningIsAWholeDocument()
    {
        const std::string bytes = json("{'a':1,'chats':{'b':2,'list':[{'c':3,'messages':[0]},{'d':4,'messages':[0]}]}}");
        const Batch batch = readAll(ElementReader(), bytes);
        QCOMPARE(batch.posts.size(), std::size_t{2});
        QCOMPARE(batch.posts[1].title, json("{'a':1,'chats':{'b':2,'list':[{'d':4,'messages':[]}]}}"));
        QCOMPARE(batch.posts[1].forum, json("{'d':4,'messages':[]}"));
    }

    void nestingHasNoBoundThatHurts()
    {
        std::string deep = std::string(200'000, '[') + std::string(200'000, ']');
        const std::string bytes = json("{'x':" + deep + ",'messages':[" + deep + ",{'id':1}]}");
        const Batch batch = readAll(ElementReader(), bytes, {}, 4096);
        QCOMPARE(batch.posts.size(), std::size_t{2});
        QCOMPARE(batch.posts[0].id, deep);
        QCOMPARE(batch.rejects.size(), std::size_t{0});
        // Only opening brackets.
        QCOMPARE(readAll(ElementReader(), std::string(3'000'000, '['), {}, 4096).posts.size(), std::size_t{0});
    }
};

QTEST_APPLESS_MAIN(TestJsonElements)
#include "tst_jsonelements.moc"
