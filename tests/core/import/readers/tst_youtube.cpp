// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/readerfixtures.h"

using namespace parlance;
using namespace parlance::import;

class TestYouTube : public QObject
{
    Q_OBJECT

private slots:
    void fixtures_data() { addFixtures("youtube"); }
    void fixtures()
    {
        QFETCH(QString, file);
        proveFixture("youtube", file);
    }

    void theVideoOfCommentsAlone()
    {
        const std::string comments = quoted("[{'id':'Ug1','parent':'root','text':'a','author':'b','timestamp':1672531200,'like_count':0}]");
        QVERIFY(readAs("youtube", comments, named("Fold [it] now [abcdefghi-_].comments.json")).startsWith("youtube comment Ug1 thread [abcdefghi-_] answers [abcdefghi-_]"));
        QVERIFY(readAs("youtube", comments, named("comments.json")).startsWith("youtube submission Ug1 thread [Ug1]"));
        QVERIFY(readAs("youtube", comments, named("[abc].json")).startsWith("youtube submission Ug1"));
    }

    void aVideoWithoutComments()
    {
        const std::string video = quoted("{'id':'abcdefghi-_','title':'T','formats':[{'format_id':'1'}],'comments':null,'extractor':'youtube'}");
        QCOMPARE(recognisedAs(video), std::string("youtube"));
        QCOMPARE(readAs("youtube", video).count('\n'), 1);
    }

    void aVideoOfAnotherSite()
    {
        const std::string video = quoted("{'id':'abcdefghi-_','title':'T','formats':[{'format_id':'1'}],'extractor':'other'}");
        QVERIFY(readAs("youtube", video).contains("another site"));
    }

    void aPlaylistHoldsNoPosts()
    {
        QCOMPARE(readAs("youtube", quoted("{'_type':'playlist','id':'PL1','title':'T','entries':[]}")), QString());
    }
};

QTEST_GUILESS_MAIN(TestYouTube)
#include "tst_youtube.moc"
