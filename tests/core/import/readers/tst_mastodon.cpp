// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/readerfixtures.h"

using namespace parlance;
using namespace parlance::import;

class TestMastodon : public QObject
{
    Q_OBJECT

private slots:
    void fixtures_data() { addFixtures("mastodon"); }
    void fixtures()
    {
        QFETCH(QString, file);
        proveFixture("mastodon", file);
    }

    void aContextWithoutAncestors()
    {
        const std::string account = "'account':{'acct':'a','url':'https://x.example/@a'}";
        const QString read = readAs("mastodon", quoted("{'ancestors':[],'descendants':[{'id':'2','created_at':'2023-01-01T00:00:00Z','in_reply_to_id':'1','content':'b'," + account
                                                       + "},{'id':'3','created_at':'2023-01-01T00:00:00Z','in_reply_to_id':'2','content':'c'," + account + "}]}"));
        QVERIFY(read.contains("comment 2 key [x.example/2] thread [1] thread key [x.example/1] answers [1]"));
        QVERIFY(read.contains("comment 3 key [x.example/3] thread [1] thread key [x.example/1] answers comment [2]"));
    }

    void statusesOneALine()
    {
        const std::string one = quoted("{'id':'2','created_at':'2023-01-01T00:00:00Z','in_reply_to_id':null,'content':'b','account':{'acct':'a@y.example','url':'https://y.example/@a'}}");
        QCOMPARE(recognisedAs(one + "\n" + one), std::string("mastodon"));
        QCOMPARE(readAs("mastodon", one + "\n" + one + "\n").count("submission 2 thread [2]"), 2);
        sameHoweverCut(*readerNamed("mastodon"), one + "\n" + one + "\n");
    }

    void realFiles()
    {
        REAL_SAMPLE(context, "mastodon/context.json");
        REAL_SAMPLE(timeline, "mastodon/public_timeline.json");
        QCOMPARE(recognisedAs(context), std::string("mastodon"));
        QCOMPARE(recognisedAs(timeline), std::string("mastodon"));
        const Batch small = readAll(*readerNamed("mastodon"), context);
        QVERIFY(small.rejects.empty());
        QCOMPARE(small.posts.size(), std::size_t{3});
        const RawPost *reply = postIn(small, "6884692");
        QVERIFY(reply && reply->parentId == "6884492" && reply->threadId == "6884492" && reply->author == "test2");
        QCOMPARE(reply->score, 2);
        QCOMPARE(*reply->createdUtc, std::int64_t{1493778282});
        const RawPost *last = postIn(small, "6886129");
        QVERIFY(last && last->parentId == "6886100" && last->threadId == "6884492");
        const Batch large = readAll(*readerNamed("mastodon"), timeline);
        QVERIFY(large.rejects.empty());
        QCOMPARE(large.posts.size(), std::size_t{20});
        const RawPost *first = postIn(large, "172429");
        QVERIFY(first && first->kind == PostKind::Submission && first->author == "iorin0225" && first->forum == "mstdn.jp");
        QCOMPARE(first->permalink, std::string("https://mstdn.jp/@iorin0225/172429"));
        QCOMPARE(*first->createdUtc, std::int64_t{1492150301});
        QCOMPARE(QString::fromStdString(first->body), QString::fromUtf8("<p>電話であれ、テキストであれ、伝達能力はしっかり鍛えてほしい。</p>"));
    }
};

QTEST_GUILESS_MAIN(TestMastodon)
#include "tst_mastodon.moc"
