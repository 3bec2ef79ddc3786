// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/mapping.h"

#include <QTest>

using namespace parlance;
using namespace parlance::import;

namespace {

QString mapped(const std::string &head, const char *map = "")
{
    Mapping mapping;
    if (!addMapping(mapping, map))
        return QStringLiteral("no mapping");
    const auto done = settled(mapping, head);
    return QString::fromStdString(done ? mappingText(*done) : "refused: " + describe(done.error()));
}

} // namespace

class TestMapping : public QObject
{
    Q_OBJECT

private slots:
    void timesAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("expected");
        const auto row = [](const char *text, qint64 expected) { QTest::addRow("%s", text) << QString::fromUtf8(text) << expected; };
        row("1614871800", 1614871800);
        row("1614871800.75", 1614871800);
        row("1614871800123", 1614871800);
        row("1614871800123456", 1614871800);
        row("1614871800123456789", 1614871800);
        row("1.6148718e9", 1614871800);
        row("20210304", 1614816000);
        row("20210304153000", 1614871800);
        row("2021-03-04", 1614816000);
        row("2021-03-04T15:30:00Z", 1614871800);
        row("2021-03-04T15:30:00.123456", 1614871800);
        row("2021-03-04 15:30", 1614871800);
        row("2021-03-04 15:30:00 UTC", 1614871800);
        row("2021-03-04T16:30:00+01:00", 1614871800);
        row("2021-03-04T10:30:00-0500", 1614871800);
        row("2021/3/4 15:30", 1614871800);
        row("04.03.2021 15:30:00", 1614871800);
        row("3/4/2021 3:30 PM", 1614871800);
        row("3/4/2021 3:30:00 p.m.", 1614871800);
        row("31/12/2021", 1640908800);
        row("12/31/2021 12:05 AM", 1640909100);
        row("04-Mar-21 03:30 PM", 1614871800);
        row("Thu, 4 Mar 2021 16:30:00 +0100", 1614871800);
        row("Thu Mar 04 15:30:00 +0000 2021", 1614871800);
        row("March 4, 2021", 1614816000);
        row("Mar 4th, 2021 at 3:30 PM", 1614871800);
        row("4 mars 2021 \xC3\xA0 15h30", 1614871800);
        row("le 14 f\xC3\xA9vrier 2021", 1613260800);
        row("mardi 3 ao\xC3\xBBt 2021 08:00", 1627977600);
        for (const char *none : {"", "0", "17", "never", "99999999999999999999", "1900-01-01", "2021-13-04", "31.02.2021", "12:30", "t5_2qh13",
                                 "2021", "March", "1374527911 points", "-1614871800", "3:30 PM"})
            row(none, 0);
    }

    void timesAreRead()
    {
        QFETCH(QString, text);
        QFETCH(qint64, expected);
        QCOMPARE(qint64(timeIn(text.toStdString(), {}).value_or(0)), expected);
    }

    void theWholeColumnTellsWhichNumberIsTheDay()
    {
        const auto done = settled({}, "id,date,text\n1,03/04/2021,one\n2,25/04/2021,two\n");
        QVERIFY(done.has_value());
        QCOMPARE(done->time.order, DateOrder::DayFirst);
        QCOMPARE(timeIn("03/04/2021", done->time).value_or(0), std::int64_t{1617408000});
    }

    void mappingsAreWritten_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::addRow("fields and columns") << "id=ID,body=My text" << "id=ID,body=My text";
        QTest::addRow("numbers") << "id=1,body=#3" << "id=1,body=#3";
        QTest::addRow("a comma in a name") << "body=text, long,id=7" << "body=text, long,id=7";
        QTest::addRow("an equals sign in a name") << "body=a=b" << "body=a=b";
        QTest::addRow("a key with a colon") << "title=title:,children=comments" << "title=title:,children=comments";
        QTest::addRow("an unknown field") << "id=1,colour=2" << "There is no field “colour”";
        QTest::addRow("no column") << "id=" << "“id=” is not";
        QTest::addRow("no field") << "text" << "“text” is not";
    }

    void mappingsAreWritten()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        Mapping mapping;
        const auto added = addMapping(mapping, text.toStdString());
        const QString said = QString::fromStdString(added ? mappingText(mapping) : describe(added.error()));
        QVERIFY2(added ? said == expected : said.contains(expected), qPrintable(said));
    }

    void columnsAreGuessed_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QByteArray &head, const char *expected) { QTest::addRow("%s", name) << head << QString::fromUtf8(expected); };
        row("Reddit's names", "id,author,created_utc,body\na1,x,1614871800,words of it\n", "id=id,author=author,created=created_utc,body=body");
        row("French names", "Identifiant;Auteur;Date;Contenu\n1;x;04/03/2021;des mots\n", "id=Identifiant,author=Auteur,created=Date,body=Contenu");
        row("DiscordChatExporter", "AuthorID,Author,Date,Content,Attachments,Reactions\n\"1\",\"x\",\"2021-03-04T15:30:00.0000000+00:00\",\"words\",\"\",\"\"\n",
            "author=Author,created=Date,body=Content");
        row("a score that is a lone count of votes", "id,text,upvotes\n1,words,3\n", "id=id,body=text,score=upvotes");
        row("ups and downs", "id,text,ups,downs\n1,words,3,1\n", "id=id,body=text,ups=ups,downs=downs");
        row("ups, downs and a score", "id,text,score,ups,downs\n1,words,2,3,1\n", "id=id,body=text,score=score");
        row("a column of counts named comments", "id,text,comments\n1,words,3\n", "id=id,body=text");
        row("texts without a header", "alice,\"Long words about a pond, quite a few of them\",1614871800\nbob,\"Other words that are long enough to be a text\",1614871900\n"
                                     "carol,\"And a third one, which is nearly as long as they\",1614871950\n",
            "body=2,created=3");
        row("Reddit's months, without a header", "\"ponds\",\"t5_2abc\",\"Some words about ponds, with more words\",1614871800\n\"lakes\",\"t5_2abd\",\"Short words\",1614871801\n"
                                                "\"ponds\",\"t5_2abc\",\"Some more words about it\",1614871802\n",
            "body=3,created=4,forum=1");
        row("titles alone are a list", "id,title\n1,one two\n2,three four\n", "refused: %");
        row("a figure column called text", "id,text\n1,5\n2,6\n", "refused: %");
    }

    void columnsAreGuessed()
    {
        QFETCH(QByteArray, head);
        QFETCH(QString, expected);
        const QString got = mapped(head.toStdString());
        if (expected.endsWith(QLatin1Char('%')))
            QVERIFY2(got.startsWith(QStringLiteral("refused")), qPrintable(got));
        else
            QCOMPARE(got, expected);
    }

    void headersAreTold_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QByteArray>("map");
        QTest::addColumn<bool>("header");
        QTest::addRow("names that are known") << QByteArray("id,text\na,words\n") << QByteArray("body=2") << true;
        QTest::addRow("a name that was given") << QByteArray("foo,bar\nsome words,more words\n") << QByteArray("body=foo") << true;
        QTest::addRow("texts over texts") << QByteArray("some words,more words\nother words,yet more words\n") << QByteArray("body=1") << false;
        QTest::addRow("numbers below names") << QByteArray("foo,bar\nx,1\ny,2\n") << QByteArray("body=1") << true;
        QTest::addRow("numbers in the first row") << QByteArray("text,5\nmore,6\n") << QByteArray("body=1") << false;
        QTest::addRow("a data frame's numbers") << QByteArray(",0,1\n0,a b,c d\n1,e f,g h\n") << QByteArray("body=2") << true;
    }

    void headersAreTold()
    {
        QFETCH(QByteArray, head);
        QFETCH(QByteArray, map);
        QFETCH(bool, header);
        Mapping mapping;
        QVERIFY(addMapping(mapping, map.toStdString()).has_value());
        const auto done = settled(mapping, head.toStdString());
        QVERIFY2(done.has_value(), done ? "" : describe(done.error()).c_str());
        QCOMPARE(done->hasHeader, header);
        mapping.header = Switch::No;
        if (!map.contains("foo"))
            QVERIFY(!settled(mapping, head.toStdString())->hasHeader);
    }

    void aListOfTextsIsOneColumn()
    {
        const auto done = settled([] { Mapping m; m.header = Switch::No; (void)addMapping(m, "body=1"); return m; }(), "one, two\nthree\nfour, five, six\n");
        QVERIFY(done.has_value());
        QCOMPARE(done->names.size(), std::size_t{1});
    }

    void aPreviewShowsWhatIsThere()
    {
        const TablePreview table = previewOf("a,b\nx y,1\nz,2\n", {});
        QVERIFY(!table.json);
        QCOMPARE(table.columns, (std::vector<std::string>{"a", "b"}));
        QCOMPARE(table.rows.size(), std::size_t{2});
        QCOMPARE(table.rows[0][0], std::string("x y"));
        QVERIFY(table.problem.has_value());
        const TablePreview json = previewOf("{\"id\":1,\"author\":{\"name\":\"x\"},\"text\":\"words\"}\n{\"id\":2,\"text\":\"more\"}\n", {});
        QVERIFY(json.json);
        QCOMPARE(json.columns, (std::vector<std::string>{"id", "author.name", "text"}));
        QCOMPARE(json.rows[1][2], std::string("more"));
        QVERIFY(!json.problem.has_value());
        QVERIFY(previewOf("", {}).problem.has_value());
    }

    void headsCutAnywhere()
    {
        const std::string head = "id,\"te\"\"xt\",date\r\n1,\"a,\nb\",2021-03-04\r\n[{\"id\":1,\"replies\":{\"2\":{\"text\":\"x\\u00e9\"}}}]";
        for (std::size_t size = 0; size <= head.size(); ++size) {
            (void)settled({}, head.substr(0, size));
            (void)settled({}, head.substr(size));
            (void)previewOf(head.substr(size), {});
        }
    }
};

QTEST_GUILESS_MAIN(TestMapping)
#include "tst_mapping.moc"
