// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/mappedjson.h"

#include "core/import/jsonrecords.h"
#include "core/import/mapping.h"
#include "tests/core/readerproof.h"

#include <QTest>

#include <QDir>
#include <QFile>

#include <algorithm>
#include <random>

using namespace parlance;
using namespace parlance::import;
using namespace std::string_literals;

namespace {

const MappedJsonReader reader;

/// JSON with its quotation marks written ', so that it can be read.
std::string quoted(const char *text)
{
    std::string json = text;
    std::replace(json.begin(), json.end(), '\'', '"');
    return json;
}

std::string contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

std::shared_ptr<const FileFacts> factsOf(std::string_view bytes, const char *map = "", const std::string &name = "pond.json")
{
    auto facts = std::make_shared<FileFacts>();
    facts->name = name;
    Mapping mapping;
    if (!addMapping(mapping, map))
        qFatal("a mapping that is none");
    facts->mapping = std::make_shared<const Mapping>(mapping);
    auto done = reader.settle(bytes.substr(0, 65536), *facts);
    if (!done)
        qFatal("not settled: %s", describe(done.error()).c_str());
    facts->mapping = *done;
    return facts;
}

/// Each post with what it answers, each reject with its line.
QStringList told(const Batch &batch)
{
    QStringList lines;
    for (const RawPost &post : batch.posts)
        lines << QString::fromStdString(post.id + (post.parentId.empty() ? "" : " < " + post.parentId) + ": " + post.body);
    for (const Reject &reject : batch.rejects)
        lines << QStringLiteral("line %1: ").arg(reject.line) + QString::fromStdString(reject.reason);
    return lines;
}

} // namespace

class TestJsonMapped : public QObject
{
    Q_OBJECT

private slots:
    void aThreadWithItsCommentsKeyedById()
    {
        const std::string bytes = contentOf(QStringLiteral(PARLANCE_SOURCE_DIR "/tests/data/json-mapped/nested.json"));
        QVERIFY(reader.recognises(bytes));
        const auto facts = factsOf(bytes, "", "ponds-1614871800-k1zz9.json");
        QCOMPARE(QString::fromStdString(mappingText(*facts->mapping)),
                 QStringLiteral("id=sid,author=author,created=created,title=title:,body=text,score=upvotes,permalink=link,id=@key,"
                                "children=comments,children=replies"));
        QCOMPARE(QString::fromStdString(printed(readAll(reader, bytes, facts))),
                 QStringLiteral("reddit submission k1zz9 thread [k1zz9] forum [ponds] author [Heron] at [1614871800] score [12] title [Which reeds & where?] "
                                "body [I planted common reed.]\n"
                                "reddit comment c4ab01 thread [k1zz9] answers [k1zz9] forum [ponds] at [1614871900] score [-3] body [Cut it in winter.], author gone\n"
                                "reddit comment c4ab02 thread [k1zz9] answers comment [c4ab01] forum [ponds] author [newt_7] at [1614871950] score [1], removed\n"
                                "reddit comment c4ab03 thread [k1zz9] answers [k1zz9] forum [ponds] author [toad] at [1614871960] score [4] body [Bulrush is calmer.]\n"));
        sameHoweverCut(reader, bytes, facts);
        soundHoweverBroken(reader, bytes, facts);
    }

    void shapesAreRead_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("map");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, const char *json, const char *map, const QStringList &expected) {
            QTest::addRow("%s", name) << QByteArray::fromStdString(quoted(json)) << QByteArray(map) << expected;
        };
        const QStringList two{QStringLiteral("1: one"), QStringLiteral("2: two")};
        row("one record a line", "{'id':1,'author':'a','text':'one'}\n{'id':2,'author':'b','text':'two'}\n", "", two);
        row("one record a line, the last without its end", "{'id':1,'author':'a','text':'one'}\n\n{'id':2,'author':'b','text':'two'}", "", two);
        row("a list", "[{'id':1,'author':'a','text':'one'},\n {'id':2,'author':'b','text':'two'}]", "", two);
        row("documents one after the other", "{'id':1,'author':'a',\n'text':'one'}\n{'id':2,'author':'b',\n'text':'two'}", "", two);
        row("documents on one line", "{'id':1,'author':'a','text':'one'}{'id':2,'author':'b','text':'two'}", "", two);
        row("lists one after the other", "[{'id':1,'author':'a','text':'one'}]\n[{'id':2,'author':'b','text':'two'}]", "", two);
        row("an object keyed by id", "{'1':{'author':'a','text':'one'},\n '2':{'author':'b','text':'two'}}", "", two);
        row("a list below", "{'meta':{'n':2},'posts':[{'id':1,'author':'a','text':'one'},{'id':2,'author':'b','text':'two'}],'end':true}", "", two);
        row("an object keyed by id below", "{'n':1,'data':{'posts':{'1':{'author':'a','text':'one'},'2':{'author':'b','text':'two'}}}}", "", two);
        row("pages of lists below", "{'posts':[{'id':1,'author':'a','text':'one'}],'next':2}\n{'posts':[{'id':2,'author':'b','text':'two'}],'next':3}", "", two);
        row("a path to the records", "{'a':[{'b':{'id':1,'text':'one'}},{'c':[],'b':{'id':2,'text':'two'}}]}", "id=id,body=text,records=a.b", two);
        row("paths in a record", "[{'post':{'n':1},'words':['x',{'t':'one'}]},{'post':{'n':2},'words':['x',{'t':'two'}]}]", "id=post.n,body=words.1.t", two);
        row("a key with a point in it", "[{'p.id':1,'text':'one'},{'p.id':2,'text':'two'}]", "id=p.id,body=text", two);
        row("the first key that holds something", "[{'id':1,'text':'one','selftext':''},{'id':2,'text':null,'selftext':'two'}]", "id=id,body=selftext,body=text", two);
        row("replies as a list", "[{'id':1,'text':'one','replies':[{'id':2,'text':'two','replies':[]},{'id':3,'text':'three'}]}]", "id=id,body=text",
            {QStringLiteral("1: one"), QStringLiteral("2 < 1: two"), QStringLiteral("3 < 1: three")});
        row("replies without ids", "[{'text':'zero'},{'text':'one','kids':[{'text':'two','kids':[{'text':'three'}]},{'text':'four'}]}]", "body=text",
            {QStringLiteral("0: zero"), QStringLiteral("1: one"), QStringLiteral("1.0 < 1: two"), QStringLiteral("1.0.0 < 1.0: three"), QStringLiteral("1.1 < 1: four")});
        row("ids of replies instead of replies", "[{'id':1,'text':'one','kids':[2,3]},{'id':2,'parent':1,'text':'two','kids':[]}]", "id=id,parent=parent,body=text",
            {QStringLiteral("1: one"), QStringLiteral("2 < 1: two")});
        row("ids above 2^53", "[{'id':9007199254740993,'text':'one'},{'id':18446744073709551615,'text':'two'}]", "id=id,body=text",
            {QStringLiteral("9007199254740993: one"), QStringLiteral("18446744073709551615: two")});
        row("a record that is none", "[{'id':1,'text':'one'},7,{'id':2,'text':'two'}]", "id=id,body=text",
            {QStringLiteral("1: one"), QStringLiteral("2: two"), QStringLiteral("line 1: it is not a JSON object")});
        row("a record without words", "[{'id':1,'text':'one'},\n{'id':5},\n{'id':2,'text':'two'}]", "id=id,body=text",
            {QStringLiteral("1: one"), QStringLiteral("2: two"), QStringLiteral("line 2: it has neither a title nor a text")});
        row("a broken record in a list", "[{'id':1,'text':'one'},\n{'id':5,'text':nil},\n{'id':2,'text':'two'}]", "id=id,body=text",
            {QStringLiteral("1: one"), QStringLiteral("2: two"), QStringLiteral("line 2: it is not JSON")});
        row("a bracket that does not fit", "[{'id':1,'text':'one'},\n{'id':5,'x':[1,2}},\n{'id':2,'text':'two'}]", "id=id,body=text",
            {QStringLiteral("1: one"), QStringLiteral("2: two"), QStringLiteral("line 2: it is not JSON")});
        row("a record without an end", "[\n {'id':1,'text':'one'},\n {'id':5,'x':[[1,2,\n {'id':2,'text':'two'}\n]", "id=id,body=text",
            {QStringLiteral("1: one"), QStringLiteral("2: two"), QStringLiteral("line 3: the JSON document breaks off here")});
        row("a broken line", "{'id':1,'text':'one'}\n{'id':5,'text\n{'id':2,'text':'two'}\n", "id=id,body=text",
            {QStringLiteral("1: one"), QStringLiteral("2: two"), QStringLiteral("line 2: it is not JSON")});
        row("bare control characters in strings", "[{'id':1,'text':'a\tb\x01'},\n{'id':2,'text':'two'}]", "id=id,body=text",
            {QStringLiteral("1: a\tb\u0001"), QStringLiteral("2: two")});
        row("a lone surrogate and an escaped NUL", "[{'id':1,'text':'a\\ud83d'},{'id':2,'text':'\\u0000'}]", "id=id,body=text",
            {QStringLiteral("1: a\uFFFD"), QStringLiteral("2: \uFFFD")});
    }

    void shapesAreRead()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, map);
        QFETCH(QStringList, expected);
        const std::string bytes = json.toStdString();
        const auto facts = factsOf(bytes, map.constData());
        QCOMPARE(told(readAll(reader, bytes, facts)), expected);
        sameHoweverCut(reader, bytes, facts);
        soundHoweverBroken(reader, bytes, facts);
    }

    void shapesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addRow("figures") << QByteArray("[1,2,3]");
        QTest::addRow("a figure in an object") << QByteArray("{\"weather\":[1,2,3]}");
        QTest::addRow("accounts") << QByteArray("[{\"id\":1,\"name\":\"x\",\"created\":1614871800}]");
        QTest::addRow("one object in another") << QByteArray("{\"wrapped\":{\"id\":\"a\",\"link_id\":\"t3_a\",\"body\":\"x\"}}");
        QTest::addRow("words and nothing else") << QByteArray("{\"text\":\"words\"}");
    }

    void shapesAreRefused()
    {
        QFETCH(QByteArray, json);
        QVERIFY(!reader.recognises(json.toStdString()));
    }

    void recordNumbersAreIds()
    {
        std::string bytes = "[";
        for (int i = 0; i < 3000; ++i)
            bytes += std::string(i ? ",\n" : "\n") + "  {\"text\": \"record " + std::to_string(i) + "\", \"date\": " + std::to_string(1600000000 + i) + "}";
        bytes += "\n]\n";
        const auto facts = factsOf(bytes, "body=text");
        for (const std::size_t chunk : {std::size_t{100}, std::size_t{5000}, std::size_t{1} << 20}) {
            const Batch batch = readAll(reader, bytes, facts, chunk);
            QCOMPARE(batch.posts.size(), std::size_t{3000});
            for (std::size_t i = 0; i < batch.posts.size(); ++i) {
                QCOMPARE(batch.posts[i].id, std::to_string(i));
                QCOMPARE(batch.posts[i].body, "record " + std::to_string(i));
            }
        }
    }

    void deepRepliesDoNotExhaustTheStack()
    {
        std::string bytes = "[", tail;
        for (int i = 0; i < 10'000; ++i) {
            bytes += "{\"text\":\"x\",\"replies\":[";
            tail += "]}";
        }
        bytes += tail + "]";
        const Batch batch = readAll(reader, bytes, factsOf("[{\"text\":\"x\",\"replies\":[{\"text\":\"x\"}]}]", "body=text"));
        QCOMPARE(batch.posts.size(), std::size_t{10'000});
        QCOMPARE(batch.posts.back().kind, PostKind::Comment);
        const std::string brackets(100'000, '[');
        QCOMPARE(readAll(reader, brackets, factsOf("[{\"text\":\"x\"}]", "body=text")).posts.size(), std::size_t{0});
    }

    /// Bytes changed at random, the same each time: cut or whole, the file gives the same.
    void damagedFilesGiveTheSameHoweverCut()
    {
        std::mt19937 random(7);
        const auto below = [&](std::size_t size) { return static_cast<std::size_t>(random()) % size; };
        const std::string marks = "\"\\,;\t\n\r\0{}[]:x1 '"s;
        const std::vector<std::string> originals = {quoted("[{'id':1,'text':'one','replies':{'a':{'text':'x\\n'}}},\n {'id':2,'text':'two'},\n 7, null]"), quoted("{'posts':{'a':{'text':'one'},\n'b':{'text':'two'}},'n':[1,2]}\n{'posts':{}}"),
              quoted("{'id':1,'text':'one'}\n{'id':2,'text':'two'}\n\n{'id':3}\n")};
        const char *const maps[] = {"body=text", "id=id,body=text,children=replies", "body=text,records=posts.*"};
        int read = 0;
        for (int round = 0; round < 3000; ++round) {
            std::string bytes = originals[below(originals.size())];
            for (std::size_t change = below(5) + 1; change > 0 && !bytes.empty(); --change) {
                const std::size_t at = below(bytes.size());
                switch (below(4)) {
                case 0: bytes[at] = marks[below(marks.size())]; break;
                case 1: bytes.insert(at, 1, marks[below(marks.size())]); break;
                case 2: bytes.erase(at, below(4) + 1); break;
                default: bytes.insert(at, bytes.substr(below(bytes.size()), below(20))); break;
                }
            }
            auto facts = std::make_shared<FileFacts>();
            facts->name = "damaged";
            Mapping mapping;
            QVERIFY(addMapping(mapping, maps[below(3)]).has_value());
            facts->mapping = std::make_shared<const Mapping>(mapping);
            const auto done = reader.settle(bytes, *facts);
            if (!done)
                continue;
            facts->mapping = *done;
            ++read;
            const std::string whole = printed(readAll(reader, bytes, facts));
            for (const std::size_t chunk : {std::size_t{1}, std::size_t{9}, std::size_t{30}}) {
                const std::string cut = printed(readAll(reader, bytes, facts, chunk));
                QVERIFY2(cut == whole, ("\n" + bytes + "\n--- whole\n" + whole + "--- cut\n" + cut).c_str());
            }
        }
        QVERIFY2(read > 1000, std::to_string(read).c_str());
    }

    void realThreadsAreReadWhole()
    {
#ifdef PARLANCE_SHARED_DIR
        QDir folder(QStringLiteral(PARLANCE_SHARED_DIR "/data/samples/reddit-nested-json/Emory"));
        if (!folder.exists())
            QSKIP("the shared samples are not here");
        std::size_t posts = 0;
        const QStringList names = folder.entryList({QStringLiteral("*.json")});
        for (const QString &name : names) {
            const std::string bytes = contentOf(folder.filePath(name));
            QVERIFY2(reader.recognises(std::string_view(bytes).substr(0, 65536)), qPrintable(name));
            const Batch batch = readAll(reader, bytes, factsOf(bytes, "", name.toStdString()));
            QCOMPARE(batch.rejects.size(), std::size_t{0});
            posts += batch.posts.size();
            for (const RawPost &post : batch.posts)
                QCOMPARE(post.platform, Platform::Reddit);
        }
        QCOMPARE(names.size(), 70);
        QCOMPARE(posts, std::size_t{70 + 1103});
        const std::string first = contentOf(folder.filePath(QStringLiteral("Emory-1314635285-jy312.json")));
        const Batch batch = readAll(reader, first, factsOf(first, "", "Emory-1314635285-jy312.json"));
        QCOMPARE(QString::fromStdString(printed(batch.posts[1])),
                 QStringLiteral("reddit comment c2g8td7 thread [jy312] answers [jy312] forum [Emory] author [Imabones] at [1314710835] score [5] body [BSP Bros]"));
        QCOMPARE(QString::fromStdString(printed(batch.posts[2])),
                 QStringLiteral("reddit comment c2gdelo thread [jy312] answers comment [c2g8td7] forum [Emory] author [Sir_Herps_A_Lot] at [1314748337] score [1] body [wtf is bsp?]"));
        QCOMPARE(batch.posts[0].title, std::string("Emory Redditor Meetup.. that's right, it's happening"));
#else
        QSKIP("the shared samples are not here");
#endif
    }
};

QTEST_GUILESS_MAIN(TestJsonMapped)
#include "tst_json_mapped.moc"
