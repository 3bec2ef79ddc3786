// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/readerfixtures.h"

using namespace parlance;
using namespace parlance::import;

class TestLemmy : public QObject
{
    Q_OBJECT

private slots:
    void fixtures_data() { addFixtures("lemmy"); }
    void fixtures()
    {
        QFETCH(QString, file);
        proveFixture("lemmy", file);
    }

    void viewsInAnyPacking()
    {
        const std::string view = quoted("{'post':{'id':1,'name':'T','body':'b','ap_id':'https://x.example/post/1','local':true,'score':4,'comments':2},'creator':{'name':'a'},'community':{'name':'c'}}");
        const QString one = readAs("lemmy", view);
        QVERIFY(one.contains("submission 1 key [x.example/1]") && one.contains("score [4]") && one.contains("declares [2]"));
        for (const std::string &packed : {view + "\n", "[" + view + "]", quoted("{'posts':[") + view + "]}", quoted("{'post_view':") + view + "}", quoted("{\n'posts': [\n") + view + "\n]\n}\n"}) {
            QCOMPARE(QString::fromStdString(recognisedAs(packed)), QString("lemmy"));
            QCOMPARE(readAs("lemmy", packed), one);
        }
    }

    void postAndCommentOfOneNumberAreTwo()
    {
        const std::string post = quoted("{'post':{'id':1,'name':'T','ap_id':'https://x.example/post/1'}}");
        const std::string comment = quoted("{'comment':{'id':1,'post_id':1,'content':'c','path':'0.1'}}");
        const Batch batch = readAll(*readerNamed("lemmy"), post + "\n" + comment + "\n");
        QCOMPARE(batch.posts.size(), std::size_t{2});
        QVERIFY(makePostId(Platform::Lemmy, batch.posts[0].kind, batch.posts[0].id) != makePostId(Platform::Lemmy, batch.posts[1].kind, batch.posts[1].id));
        QCOMPARE(batch.posts[1].parentKind, PostKind::Submission);
    }
};

QTEST_GUILESS_MAIN(TestLemmy)
#include "tst_lemmy.moc"
