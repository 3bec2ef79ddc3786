// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/readerfixtures.h"

#include "core/text/plaintext.h"

using namespace parlance;
using namespace parlance::import;

class TestFourChan : public QObject
{
    Q_OBJECT

private slots:
    void fixtures_data() { addFixtures("fourchan"); }
    void fixtures()
    {
        QFETCH(QString, file);
        proveFixture("4chan", file);
    }

    void theBoard_data()
    {
        QTest::addColumn<QString>("forum");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("extra");
        QTest::addColumn<QString>("board");
        const auto row = [](const char *name, const char *forum, const char *file, const char *folder, const char *extra, const char *board) {
            QTest::addRow("%s", name) << forum << file << folder << extra << board;
        };
        const char *link = ",'com':'<a href=\\'\\/po\\/thread\\/1#p2\\' class=\\'quotelink\\'>&gt;&gt;2<\\/a>'";
        row("is not known", "", "thread_500.json", "", "", "");
        row("is what the person says", "/g/", "po_500.json", "", link, "g");
        row("is what a field says", "", "g_500.json", "", ",'board':'po'", "po");
        row("is that of a link within it", "", "g_500.json", "", link, "po");
        row("is not that of a link to another board", "", "x.json", "", ",'com':'<a href=\\'\\/po\\/thread\\/1#p2\\' class=\\'quotelink\\'>&gt;&gt;&gt;\\/po\\/2<\\/a>'", "");
        row("is what the file's name begins with", "", "po-500.json", "", "", "po");
        row("is the folder's name", "", "500.json", "dump/po", "", "po");
        row("is no word that is no board", "", "news2_500.json", "threads", "", "");
    }

    void theBoard()
    {
        QFETCH(QString, forum);
        QFETCH(QString, file);
        QFETCH(QString, folder);
        QFETCH(QString, extra);
        QFETCH(QString, board);
        std::string text = quoted("{'posts':[{'no':500,'time':1546293948,'resto':0") + extra.toStdString() + "}]}";
        // Quotation marks inside the body stay escaped.
        for (std::size_t at = 0; (at = text.find("\\'", at)) != std::string::npos; ++at)
            text.replace(at, 2, "\\\"");
        const Batch batch = readAll(*readerNamed("4chan"), quoted(text), named(file.toStdString(), forum.toStdString(), folder.toStdString()));
        QCOMPARE(batch.posts.size(), std::size_t{1});
        QCOMPARE(QString::fromStdString(batch.posts[0].forum), board);
        QCOMPARE(QString::fromStdString(batch.posts[0].key), board.isEmpty() ? QString() : board + "/500");
        QCOMPARE(batch.posts[0].permalink.empty(), board.isEmpty());
    }

    void threadsOneALine()
    {
        const std::string thread = quoted("{'posts':[{'no':1,'time':1,'resto':0,'com':'a'},{'no':2,'time':2,'resto':1,'com':'b'}]}");
        const std::string other = quoted("{'posts':[{'no':3,'time':1,'resto':0}]}");
        const std::string lines = thread + "\n" + other + "\n";
        QCOMPARE(recognisedAs(lines), std::string("4chan"));
        QCOMPARE(readAs("4chan", lines).count('\n'), 3);
        sameHoweverCut(*readerNamed("4chan"), lines);
        QCOMPARE(readAs("4chan", "[" + thread + "," + other + "]"), readAs("4chan", lines));
        QCOMPARE(readAs("4chan", quoted("{'threads':[") + thread + "," + other + "]}"), readAs("4chan", lines));
    }

    void omittedPostsOfAnIndex()
    {
        const Batch batch = readAll(*readerNamed("4chan"), quoted("{'threads':[{'posts':[{'no':1,'time':1,'resto':0,'omitted_posts':4,'replies':5},{'no':9,'time':2,'resto':1}]}]}"));
        QCOMPARE(batch.missing, std::int64_t{4});
        QCOMPARE(batch.gaps.size(), std::size_t{1});
        QCOMPARE(batch.gaps[0].threadId, std::string("1"));
    }

    void aRealThread()
    {
        REAL_SAMPLE(bytes, "4chan/thread_570368.json");
        QCOMPARE(recognisedAs(bytes), std::string("4chan"));
        const Batch batch = readAll(*readerNamed("4chan"), bytes, named("thread_570368.json", "po"));
        QVERIFY(batch.rejects.empty());
        QCOMPARE(batch.posts.size(), std::size_t{3});
        const RawPost *first = postIn(batch, "570368");
        QVERIFY(first && first->kind == PostKind::Submission && first->flags & FlagStickied && first->flags & FlagDistinguished);
        QCOMPARE(first->title, std::string("Welcome to /po/!"));
        QCOMPARE(*first->createdUtc, std::int64_t{1546293948});
        QCOMPARE(first->declaredComments, 2);
        QCOMPARE(first->permalink, std::string("https://boards.4chan.org/po/thread/570368#p570368"));
        const RawPost *second = postIn(batch, "570370");
        QVERIFY(second && second->parentId == "570368" && second->threadId == "570368" && second->key == "po/570370");
        QCOMPARE(*second->createdUtc, std::int64_t{1546294496});
        QVERIFY(text::plainText(second->body, second->markup).text.starts_with("FAQs about papercraft\n\nWhat paper should I use?"));
        const RawPost *third = postIn(batch, "570371");
        QVERIFY(third && third->author == "Anonymous" && third->flags & FlagNoScore);
        QCOMPARE(*third->createdUtc, std::int64_t{1546294889});
        QVERIFY(text::plainText(third->body, third->markup).text.find("Let’s Fold Together threads - open up the PDF file") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestFourChan)
#include "tst_fourchan.moc"
