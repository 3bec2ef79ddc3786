// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/table.h"

#include "core/import/mapping.h"
#include "tests/core/readerproof.h"

#include <QTest>

#include <QDir>
#include <QFile>

#include <map>
#include <random>

using namespace parlance;
using namespace parlance::import;
using namespace std::string_literals;

namespace {

const TableReader reader;

std::string contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

std::string fixture(const char *name)
{
    return contentOf(QStringLiteral(PARLANCE_SOURCE_DIR "/tests/data/table/") + QLatin1String(name));
}

/// What is known of a file of these bytes once it was looked at.
std::shared_ptr<const FileFacts> factsOf(std::string_view bytes, const char *map = "", const std::string &name = "pond.csv", Mapping mapping = {},
                                         const std::string &forum = {})
{
    auto facts = std::make_shared<FileFacts>();
    facts->name = name;
    facts->forum = forum;
    if (!addMapping(mapping, map))
        qFatal("a mapping that is none");
    facts->mapping = std::make_shared<const Mapping>(mapping);
    auto done = reader.settle(bytes.substr(0, 65536), *facts);
    if (!done)
        qFatal("not settled: %s", describe(done.error()).c_str());
    facts->mapping = *done;
    return facts;
}

Batch readTable(std::string_view bytes, const char *map = "", Mapping mapping = {})
{
    return readAll(reader, bytes, factsOf(bytes, map, "pond.csv", std::move(mapping)));
}

/// Id and body of each post, reason and line of each reject.
QStringList told(const Batch &batch)
{
    QStringList lines;
    for (const RawPost &post : batch.posts)
        lines << QString::fromStdString(post.id + ": " + post.body).replace(QLatin1Char('\n'), QLatin1Char('|'));
    for (const Reject &reject : batch.rejects)
        lines << QStringLiteral("line %1: ").arg(reject.line) + QString::fromStdString(reject.reason);
    return lines;
}

} // namespace

class TestTable : public QObject
{
    Q_OBJECT

private slots:
    void aTableWithAHeader()
    {
        const std::string bytes = fixture("pond.csv");
        QVERIFY(reader.recognises(bytes));
        const QString expected = QStringLiteral(
            "table submission 101 key [pond.csv/101] thread [101] thread key [pond.csv/101] forum [pond] author [Heron] at [1614871800] score [12] "
            "title [Which reeds, and where?] body [I planted \"common reed\" at the edge.\n\nIt took over.]\n"
            "table comment 102 key [pond.csv/102] thread [101] thread key [pond.csv/101] answers [101] parent key [pond.csv/101] forum [pond] "
            "author [newt_7] at [1614866400] score [-3] body [Cut it in winter; never in spring.]\n"
            "table comment 103 key [pond.csv/103] thread [101] thread key [pond.csv/101] answers comment [102] parent key [pond.csv/102] forum [pond] "
            "at [1614870000], deleted, author gone\n"
            "table comment 104 key [pond.csv/104] thread [101] thread key [pond.csv/101] answers [101] parent key [pond.csv/101] forum [pond] "
            "at [1614870060] score [4] body [Bulrush is calmer.], author gone\n"
            "table submission 105 key [pond.csv/105] thread [105] thread key [pond.csv/105] forum [pond] author [Heron] at [1614902400] score [1] "
            "title [Ducks]\n");
        QCOMPARE(QString::fromStdString(printed(readTable(bytes))), expected);
        sameHoweverCut(reader, bytes, factsOf(bytes));
        soundHoweverBroken(reader, bytes, factsOf(bytes));
    }

    void aQuestionAndItsAnswerInOneRow()
    {
        const std::string bytes = fixture("mare.tsv");
        const Batch batch = readAll(reader, bytes, factsOf(bytes, "", "mare.tsv"));
        QCOMPARE(told(batch), (QStringList{QStringLiteral("1: Faut-il casser la glace ?"), QStringLiteral("1/reply: Non, jamais."),
                                          QStringLiteral("2: Comment les enlever \\ les limiter ?|Merci.")}));
        QCOMPARE(batch.posts[1].parentKey, batch.posts[0].key);
        QCOMPARE(batch.posts[1].threadKey, batch.posts[0].key);
        QCOMPARE(batch.posts[0].title, std::string("Mares gel\xC3\xA9" "es"));
    }

    void rowsAreFound_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, const QByteArray &bytes, const QStringList &expected) { QTest::addRow("%s", name) << bytes << expected; };
        const QStringList two{QStringLiteral("1: one"), QStringLiteral("2: two")};
        row("line feeds", "id,text\n1,one\n2,two\n", two);
        row("no line end at the end", "id,text\n1,one\n2,two", two);
        row("carriage returns and line feeds", "id,text\r\n1,one\r\n2,two\r\n", two);
        row("carriage returns alone", "id,text\r1,one\r2,two\r", two);
        row("a byte order mark", "\xEF\xBB\xBFid,text\n1,one\n2,two\n", two);
        row("semicolons", "id;text\n1;one\n2;two\n", two);
        row("bars", "id|text\n1|one\n2|two\n", two);
        row("tabs", "id\ttext\n1\tone\n2\ttwo\n", two);
        row("everything quoted", "\"id\",\"text\"\n\"1\",\"one\"\n\"2\",\"two\"\n", two);
        row("blank lines and empty rows", "id,text\n\n1,one\n,\n \n2,two\n\n\n", two);
        row("NULs between and after rows", QByteArray("id,text\n\0\0\0001,one\n2,two\n\0\0\0\0", 27), two);
        row("a header that comes again", "id,text\n1,one\nid,text\n2,two\n", two);
        row("a spreadsheet's hint at the separator", "sep=;\r\nid;text\r\n1;one\r\n2;two\r\n", two);
        row("a hint and no header", "sep=|\n1|one\n2|two\n", two);
        row("column names that come twice or are missing", "id,text,,,id\n1,one,,,\n2,two,x,y,z\n", two);
        row("line breaks and separators in quotation marks", "id,text\n1,\"one,\nand \r\n more\"\n2,two\n",
            {QStringLiteral("1: one,|and \r| more"), QStringLiteral("2: two")});
        row("doubled quotation marks", "id,text\n1,\"say \"\"one\"\"\"\n2,\"\"\n", {QStringLiteral("1: say \"one\""), QStringLiteral("2: ")});
        row("a quotation mark in the midst of a bare field", "id,text\n1,5\" pipe\n2,say \"two\" now\n",
            {QStringLiteral("1: 5\" pipe"), QStringLiteral("2: say \"two\" now")});
        row("a bare quotation mark inside of a quoted field", "id,text\n1,\"say \"one\" now\"\n2,two\n",
            {QStringLiteral("1: say \"one\" now"), QStringLiteral("2: two")});
        row("quotation marks behind backslashes", "id,text\n1,\"say \\\"one\\\", now\"\n2,\"two \\\"\"\n",
            {QStringLiteral("1: say \"one\", now"), QStringLiteral("2: two \"")});
        row("empty fields too many at the end", "id,text\n1,one,,\n2,two\n3,three\n",
            {QStringLiteral("1: one"), QStringLiteral("2: two"), QStringLiteral("3: three")});
        row("fields missing at the end", "id,text,score\n1,one\n2,two,5\n3,three,6\n4,four,7\n",
            {QStringLiteral("1: one"), QStringLiteral("2: two"), QStringLiteral("3: three"), QStringLiteral("4: four")});
        row("no body in a short row", "id,text\n1,one\n2\n3,three\n4,four\n",
            {QStringLiteral("1: one"), QStringLiteral("3: three"), QStringLiteral("4: four"), QStringLiteral("line 3: it has fewer fields than the table has columns")});
        row("fields too many", "id,text\n1,one\n2,two, and more\n3,three\n4,four\n",
            {QStringLiteral("1: one"), QStringLiteral("3: three"), QStringLiteral("4: four"), QStringLiteral("line 3: it has more fields than the table has columns")});
        row("no id", "id,text\n1,one\n,two\n", {QStringLiteral("1: one"), QStringLiteral("line 3: it has no id")});
        row("a mark that is never closed", "id,text\n1,one\n2,\"two\n3,three\n4,four\n",
            {QStringLiteral("1: one"), QStringLiteral("3: three"), QStringLiteral("4: four"), QStringLiteral("line 3: a quotation mark in it is never closed")});
        row("a mark that is closed rows later", "id,text,by\n1,one,a\n2,\"two,b\n3,\"three\",c\n4,\"four\",d\n",
            {QStringLiteral("1: one"), QStringLiteral("3: three"), QStringLiteral("4: four"), QStringLiteral("line 3: a quotation mark in it is never closed")});
        row("ill-formed UTF-8 and a NUL in a text", QByteArray("id,text\n1,a\xFF" "b\n2,c\0d\n", 20),
            {QStringLiteral("1: a\uFFFDb"), QStringLiteral("2: c\uFFFDd")});
    }

    void rowsAreFound()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QStringList, expected);
        const std::string content = bytes.toStdString();
        const auto facts = factsOf(content, "id=1,body=2");
        QCOMPARE(told(readAll(reader, content, facts)), expected);
        sameHoweverCut(reader, content, facts);
        soundHoweverBroken(reader, content, facts);
    }

    void recordNumbersAreIds()
    {
        std::string bytes = "stamp,words\n";
        for (int i = 0; i < 3000; ++i)
            bytes += std::to_string(1600000000 + i) + (i % 7 == 0 ? ",\"row\n" : ",\"row ") + std::to_string(i) + "\"\n";
        const auto facts = factsOf(bytes, "body=words,created=stamp");
        for (const std::size_t chunk : {std::size_t{100}, std::size_t{5000}, std::size_t{1} << 20}) {
            const Batch batch = readAll(reader, bytes, facts, chunk);
            QCOMPARE(batch.posts.size(), std::size_t{3000});
            for (std::size_t i = 0; i < batch.posts.size(); ++i) {
                QCOMPARE(batch.posts[i].id, std::to_string(i));
                QVERIFY(batch.posts[i].body.ends_with(std::to_string(i)));
            }
        }
        // Two files have the same numbers, and other keys; the same file has the same.
        const auto other = factsOf(bytes, "body=words,created=stamp", "other.csv");
        QVERIFY(readAll(reader, bytes, other).posts[5].key != readAll(reader, bytes, facts).posts[5].key);
        QCOMPARE(readAll(reader, bytes, facts).posts[5].key, readAll(reader, bytes, facts).posts[5].key);
    }

    void idsAreTheirFilesOrTheirForums()
    {
        const std::string bytes = "id,text\n1,one\n";
        QCOMPARE(readAll(reader, bytes, factsOf(bytes, "id=id,body=text", "a.csv")).posts[0].key, std::string("a.csv/1"));
        const Batch named = readAll(reader, bytes, factsOf(bytes, "id=id,body=text", "a.csv", {}, "ponds"));
        QCOMPARE(named.posts[0].key, std::string("ponds/1"));
        QCOMPARE(named.posts[0].forum, std::string("ponds"));
    }

    void anUnclosedMarkDoesNotEatTheFile()
    {
        std::string bytes = "id,text\n";
        for (int i = 0; i < 400'000; ++i)
            bytes += std::to_string(i) + (i == 1000 ? ",\"open words of a post that go on for a while, as they do\n" : ",words of a post that go on for a while - as they do\n");
        QVERIFY(bytes.size() > MaxQuotedField);
        const auto facts = factsOf(bytes, "id=1,body=2");
        for (const std::size_t chunk : {std::size_t{1} << 20}) {
            const Batch batch = readAll(reader, bytes, facts, chunk);
            QCOMPARE(batch.rejects.size(), std::size_t{1});
            QCOMPARE(batch.rejects[0].line, std::int64_t{1002});
            QCOMPARE(batch.posts.size(), std::size_t{399'999});
        }
    }

    void wherePostsAndThreadsAreNumberedApart()
    {
        // As phpBB does: post 2 is in topic 1, and topic 2 has posts of its own.
        const std::string bytes = "post_id,topic_id,poster,post_text\n1,1,a,first\n2,1,b,second\n3,2,a,third\n4,2,b,fourth\n";
        const Batch batch = readAll(reader, bytes, factsOf(bytes, "id=post_id,thread=topic_id,author=poster,body=post_text"));
        for (const RawPost &post : batch.posts)
            QCOMPARE(post.kind, PostKind::Comment);
        QCOMPARE(batch.posts[1].threadKey, batch.posts[0].threadKey);
        QVERIFY(batch.posts[2].threadKey != batch.posts[1].key);
    }

    void redditsOwnIdsAreReddits()
    {
        const std::string bytes = "id,author,link_id,parent_id,created_utc,subreddit,score,body\n"
                                  "c4ab01,heron,t3_k1zz9,t3_k1zz9,1374527911.0,ponds,5,&gt; quoted\n"
                                  "c4ab02,newt,t3_k1zz9,t1_c4ab01,1374527999.0,ponds,-1,[removed]\n";
        const Batch batch = readTable(bytes);
        QCOMPARE(QString::fromStdString(printed(batch)),
                 QStringLiteral("reddit comment c4ab01 thread [k1zz9] answers [k1zz9] forum [ponds] author [heron] at [1374527911] score [5] body [&gt; quoted]\n"
                                "reddit comment c4ab02 thread [k1zz9] answers comment [c4ab01] forum [ponds] author [newt] at [1374527999] score [-1], removed\n"));
        QCOMPARE(batch.posts[0].markup, Markup::RedditMarkdown);
        QCOMPARE(readTable("id,text\na1,x &gt; y\n", "id=id,body=text").posts[0].markup, Markup::Plain);
    }

    void entitiesAreDecodedWhereTheTextsWereEscaped_data()
    {
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<QByteArray>("body"); // of the first
        const auto row = [](const char *name, const char *rows, const char *body) {
            QTest::addRow("%s", name) << QByteArray(rows) << QByteArray(body);
        };
        row("where no sign stands bare", "x &gt; y &amp; z\nplain\n", "x > y & z");
        row("once: what was written as an entity stays one", "write &amp;gt; for &gt;\n", "write &gt; for >");
        row("not where another text has a bare one", "x &gt; y\np < q\n", "x &gt; y");
        row("nor where & stands for itself", "salt & pepper &gt; sugar\n", "salt & pepper &gt; sugar");
        row("nor what interfaces do not write", "caf&eacute; &gt; tea\n", "caf&eacute; &gt; tea");
    }

    void entitiesAreDecodedWhereTheTextsWereEscaped()
    {
        QFETCH(QByteArray, rows);
        QFETCH(QByteArray, body);
        const std::string table = "text\n" + rows.toStdString();
        QCOMPARE(QByteArray::fromStdString(readTable(table, "body=text").posts[0].body), body);
        std::string json = "["; // and the same as JSON
        for (const QByteArray &text : rows.trimmed().split('\n'))
            json += (json.size() > 1 ? ",{\"text\":\"" : "{\"text\":\"") + text.toStdString() + "\"}";
        Mapping given;
        given.columns = {{Field::Body, "text"}};
        const auto mapping = settled(given, json + "]");
        QVERIFY(mapping);
        QCOMPARE(mapping->escaped, body != rows.left(rows.indexOf('\n')));
    }

    void whatCannotBeToldIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("map");
        QTest::addColumn<QString>("says");
        QTest::addRow("columns of unknown names") << QByteArray("a,b\nx y z,1\nu v w,2\n") << QByteArray() << QStringLiteral("its columns: a, b");
        QTest::addRow("a column that is not there") << QByteArray("id,text\n1,one\n") << QByteArray("body=words")
                                                    << QStringLiteral("no column “words” for body; its columns: id, text");
        QTest::addRow("a number beyond the last column") << QByteArray("id,text\n1,one\n") << QByteArray("body=3") << QStringLiteral("no column “3”");
        QTest::addRow("neither body nor title") << QByteArray("id,text\n1,one\n") << QByteArray("id=id") << QStringLiteral("neither a body nor a title");
        QTest::addRow("prose") << QByteArray("Dear all,\nthis is a letter.\n") << QByteArray("id=1,body=2") << QStringLiteral("is no table");
    }

    void whatCannotBeToldIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, map);
        QFETCH(QString, says);
        Mapping mapping;
        QVERIFY(addMapping(mapping, map.toStdString()).has_value());
        const auto done = settled(mapping, bytes.toStdString());
        QVERIFY(!done.has_value());
        QCOMPARE(done.error().code, ErrorCode::UnknownFormat);
        QVERIFY2(QString::fromStdString(describe(done.error())).contains(says), describe(done.error()).c_str());
    }

    /// Bytes changed at random, the same each time: cut or whole, the file gives the same.
    void damagedFilesGiveTheSameHoweverCut()
    {
        std::mt19937 random(7);
        const auto below = [&](std::size_t size) { return static_cast<std::size_t>(random()) % size; };
        const std::string marks = "\"\\,;\t\n\r\0{}[]:x1 '"s;
        const std::vector<std::string> originals = {"id,text,by\n1,\"a,\n\"\"b\"\"\",x\n2,c,y\n\n3,\"d\",z\n", "a;b\r\n\"1\";\"x \"y\" z\"\r\n2;w\r\n"};
        const char *const maps[] = {"id=1,body=2", "body=2", "body=1,reply=2"};
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

    void realTablesAreReadWhole()
    {
#ifdef PARLANCE_SHARED_DIR
        const QDir samples(QStringLiteral(PARLANCE_SHARED_DIR "/data/samples"));
        if (!samples.exists())
            QSKIP("the shared samples are not here");
        const std::map<QString, std::size_t> counts{{QStringLiteral("reddit-csv-months/RC_2006-03.csv"), 13859},
                                                    {QStringLiteral("reddit-csv-months/RC_2011-05.csv"), 20000},
                                                    {QStringLiteral("reddit-csv-months/RC_2016-05.csv"), 20000},
                                                    {QStringLiteral("reddit-csv-months/RC_2022-11.csv"), 20000},
                                                    {QStringLiteral("reddit-csv-posts/france.csv"), 1000},
                                                    {QStringLiteral("reddit-csv-posts/poker.csv"), 998},
                                                    {QStringLiteral("reddit-topics/topics-12-subreddits.csv"), 8400},
                                                    {QStringLiteral("reddit-languages/languages.csv"), 9885},
                                                    {QStringLiteral("french-forum/question_humain.tsv"), 51}};
        for (const auto &[name, count] : counts) {
            const std::string bytes = contentOf(samples.filePath(name));
            QVERIFY2(reader.recognises(std::string_view(bytes).substr(0, 65536)), qPrintable(name));
            const auto facts = factsOf(bytes, "", name.section(QLatin1Char('/'), -1).toStdString());
            const Batch batch = readAll(reader, bytes, facts);
            QCOMPARE(batch.rejects.size(), std::size_t{0});
            QCOMPARE(batch.posts.size(), count);
            QCOMPARE(printed(readAll(reader, bytes, facts, 10'000)), printed(batch));
        }
        const std::string months = contentOf(samples.filePath(QStringLiteral("reddit-csv-months/RC_2022-11.csv")));
        const Batch batch = readAll(reader, months, factsOf(months, "", "RC_2022-11.csv"));
        QCOMPARE(batch.posts[0].forum, std::string("QueenofSpades"));
        QCOMPARE(batch.posts[0].body, std::string("No sound"));
        QCOMPARE(batch.posts[0].createdUtc.value_or(0), std::int64_t{1667260800});
        QCOMPARE(batch.posts[3].forum, std::string("inniepenetration"));
        QVERIFY(batch.posts[3].body.find("\n ___ \n\n^(Ad: ") != std::string::npos);
        const std::string france = contentOf(samples.filePath(QStringLiteral("reddit-csv-posts/france.csv")));
        const RawPost first = readAll(reader, france, factsOf(france, "", "france.csv")).posts[0];
        QCOMPARE(QString::fromStdString(printed(first)),
                 QStringLiteral("reddit submission 1iu8lq thread [1iu8lq] forum [france] at [1374527911] score [335] declares [61] "
                                "title [France fuck ouais !] url [http://i.imgur.com/16ulAXd.jpg], no author"));
#else
        QSKIP("the shared samples are not here");
#endif
    }
};

QTEST_GUILESS_MAIN(TestTable)
#include "tst_table.moc"
