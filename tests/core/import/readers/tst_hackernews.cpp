// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/readerfixtures.h"

#include "core/text/plaintext.h"

using namespace parlance;
using namespace parlance::import;

class TestHackerNews : public QObject
{
    Q_OBJECT

private slots:
    void fixtures_data() { addFixtures("hackernews"); }
    void fixtures()
    {
        QFETCH(QString, file);
        proveFixture("hackernews", file);
    }

    void itemsAreTheSameHoweverPacked()
    {
        const std::string one = quoted("{'by':'ann','id':1,'score':2,'time':1700000000,'title':'A','type':'story'}");
        const std::string two = quoted("{'by':'bob','id':2,'parent':1,'text':'B','time':1700000001,'type':'comment'}");
        const QString lines = readAs("hackernews", one + "\n" + two);
        QCOMPARE(lines.count('\n'), 2);
        for (const std::string &packed : {"[" + one + "," + two + "]", "[\n  " + one + ",\n  null,\n  " + two + "\n]\n", one + "\r\n\r\n" + two + "\n"}) {
            QCOMPARE(QString::fromStdString(recognisedAs(packed)), QString("hackernews"));
            QCOMPARE(readAs("hackernews", packed), lines);
            sameHoweverCut(*readerNamed("hackernews"), packed);
        }
        QCOMPARE(readAs("hackernews", "{\n  " + one.substr(1)), readAs("hackernews", one));
    }

    void aBrokenItemCostsItselfAlone()
    {
        const Batch batch = readAll(*readerNamed("hackernews"), quoted("[{'id':1,'type':'story','time':1,'title':'a'},\n{'id':tru},\n{'id':2,'type':'story','time':1,'title':'b'}]"));
        QCOMPARE(batch.posts.size(), std::size_t{2});
        QCOMPARE(batch.rejects.size(), std::size_t{1});
        QCOMPARE(batch.rejects[0].line, std::int64_t{2});
    }

    void aDocumentThatBreaksOffGivesWhatIsWhole()
    {
        const std::string whole = fixture("hackernews/story.json");
        const std::string cut = whole.substr(0, whole.find("\"text\": \"No\""));
        QCOMPARE(readAs("hackernews", cut), readAs("hackernews", whole).section('\n', 0, 1)
                     + "\nline 9 offset 335: the JSON document breaks off here <null,\n    { \"by\": \"cyd\", \"id\": 202, \"parent\": 201, >\n");
    }

    void otherShapesAreNotTaken_data()
    {
        QTest::addColumn<QByteArray>("content");
        const auto row = [](const char *name, const char *content) { QTest::addRow("%s", name) << QByteArray::fromStdString(quoted(content)); };
        row("a type of another kind", "{'id':1,'time':1,'type':'message'}");
        row("no time", "{'id':1,'type':'story'}");
        row("the keys in a text", "{'x':'\\'id\\':1,\\'time\\':1,\\'type\\':\\'story\\''}");
        row("the keys deeper down", "{'x':{'y':{'id':1,'time':1,'type':'story'}}}");
    }
    void otherShapesAreNotTaken()
    {
        QFETCH(QByteArray, content);
        QVERIFY(recognisedAs(content.toStdString()) != "hackernews");
    }

    void aForumMayBeNamed()
    {
        const std::string item = quoted("{'id':1,'score':2,'time':1700000000,'title':'A','type':'story'}");
        QVERIFY(readAs("hackernews", item, named("x", "HN of 2023")).contains("forum [HN of 2023]"));
    }

    void aRealStory()
    {
        REAL_SAMPLE(bytes, "hackernews/hn_comments.json");
        QCOMPARE(recognisedAs(bytes), std::string("hackernews"));
        const Batch batch = readAll(*readerNamed("hackernews"), bytes);
        QVERIFY(batch.rejects.empty());
        QCOMPARE(batch.posts.size(), std::size_t{408});
        const auto count = [&](PostFlag flag) {
            return std::count_if(batch.posts.begin(), batch.posts.end(), [&](const RawPost &post) { return post.flags & flag; });
        };
        QCOMPARE(count(FlagDeleted), 12);
        QCOMPARE(count(FlagRemoved), 16);
        // Three posts as the file has them.
        const RawPost *story = postIn(batch, "40846428");
        QVERIFY(story && story->kind == PostKind::Submission && story->threadId == "40846428");
        QCOMPARE(story->title, std::string("Ask HN: Who is hiring? (July 2024)"));
        QCOMPARE(story->author, std::string("whoishiring"));
        QCOMPARE(*story->createdUtc, std::int64_t{1719846109});
        QCOMPARE(story->score, 493);
        QCOMPARE(story->declaredComments, 596);
        const RawPost *comment = postIn(batch, "40851002");
        QVERIFY(comment && comment->parentId == "40846428" && comment->threadId == "40846428");
        QCOMPARE(comment->author, std::string("dseisenberg"));
        QCOMPARE(*comment->createdUtc, std::int64_t{1719869785});
        QVERIFY(comment->flags & FlagNoScore);
        QVERIFY(text::plainText(comment->body, comment->markup).text.starts_with("Hashboard | New York (NYC) | Senior/Staff Full-Stack Engineer"));
        const RawPost *dead = postIn(batch, "40893766");
        QVERIFY(dead && dead->flags & FlagRemoved && dead->body.empty());
        QCOMPARE(dead->author, std::string("MELEKE"));
        QCOMPARE(*dead->createdUtc, std::int64_t{1720304182});
    }
};

QTEST_GUILESS_MAIN(TestHackerNews)
#include "tst_hackernews.moc"
