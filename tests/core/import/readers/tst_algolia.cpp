// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/readerfixtures.h"

using namespace parlance;
using namespace parlance::import;

class TestAlgolia : public QObject
{
    Q_OBJECT

private slots:
    void fixtures_data() { addFixtures("algolia"); }
    void fixtures()
    {
        QFETCH(QString, file);
        proveFixture("hackernews-algolia", file);
    }

    void aTreeOfAnyDepth()
    {
        constexpr int depth = 50'000;
        std::string tree;
        for (int i = 1; i <= depth; ++i)
            tree += quoted("{'author':'a','children':[");
        for (int i = depth; i >= 1; --i)
            tree += quoted("],'created_at_i':1700000000,'id':" + std::to_string(i) + ",'text':'x','type':'" + (i == 1 ? "story" : "comment") + "'}");
        const Batch batch = readAll(*readerNamed("hackernews-algolia"), tree);
        QVERIFY(batch.rejects.empty());
        QCOMPARE(batch.posts.size(), std::size_t{depth});
        QCOMPARE(batch.posts.back().parentId, std::to_string(depth - 1));
        QCOMPARE(batch.posts.back().threadId, std::string("1"));
    }

    void aTreeThatIsTooDeepIsOneReject()
    {
        const Batch batch = readAll(*readerNamed("hackernews-algolia"), std::string(300'000, '['));
        QVERIFY(batch.posts.empty());
        QVERIFY(batch.rejects.size() <= 1);
    }

    void hitsWithoutWhatIsAroundThem()
    {
        const std::string hit = quoted("{'objectID':'7','author':'a','created_at_i':1700000000,'title':'T','points':3,'_tags':['story']}");
        const QString one = readAs("hackernews-algolia", hit);
        QVERIFY(one.contains("submission 7") && one.contains("score [3]"));
        for (const std::string &packed : {"[" + hit + "]", hit + "\n", "[\n" + hit + "\n]"}) {
            QCOMPARE(QString::fromStdString(recognisedAs(packed)), QString("hackernews-algolia"));
            QCOMPARE(readAs("hackernews-algolia", packed), one);
        }
    }

    void aTreeWhoseRootIsAComment()
    {
        const QString read = readAs("hackernews-algolia", quoted("{'author':'a','children':[{'author':'b','created_at_i':2,'id':9,'text':'y','type':'comment','story_id':1}],"
                                                                 "'created_at_i':1,'id':8,'parent_id':5,'story_id':1,'text':'x','type':'comment'}"));
        QVERIFY(read.contains("comment 8 thread [1] answers comment [5]"));
        QVERIFY(read.contains("comment 9 thread [1] answers comment [8]"));
    }
};

QTEST_GUILESS_MAIN(TestAlgolia)
#include "tst_algolia.moc"
