// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/redditjson.h"

#include <QTest>

#include <QDir>
#include <QFile>

#include <algorithm>

using namespace parlance;
using namespace parlance::import;

namespace {

/// JSON with its quotation marks written ', so that it can be read.
QByteArray quoted(QByteArray text)
{
    return text.replace('\'', '"');
}

std::string contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

std::string fixture(const char *name)
{
    return contentOf(QStringLiteral(PARLANCE_SOURCE_DIR "/tests/data/reddit-json/") + QLatin1String(name));
}

Batch parsed(std::string bytes)
{
    Chunk chunk;
    chunk.bytes = std::move(bytes);
    return RedditJsonReader().parse(chunk);
}

QString flagsOf(std::uint32_t flags)
{
    static const std::pair<std::uint32_t, const char *> names[] = {
        {FlagDeleted, "deleted"},         {FlagRemoved, "removed"}, {FlagBot, "bot"},
        {FlagStickied, "stickied"},       {FlagDistinguished, "distinguished"},
        {FlagEdited, "edited"},           {FlagControversial, "controversial"},
        {FlagScoreHidden, "score-hidden"}, {FlagNoScore, "no-score"},
        {FlagAuthorGone, "author-gone"},  {FlagNoAuthor, "no-author"},
        {FlagNsfw, "nsfw"}};
    QStringList list;
    for (const auto &[flag, name] : names) {
        if (flags & flag)
            list << QLatin1String(name);
    }
    return list.join(QLatin1Char(' '));
}

/// One line a post: kind+id <parent thread | author score | text | flags
QStringList told(const Batch &batch)
{
    QStringList lines;
    for (const RawPost &post : batch.posts) {
        const auto q = [](const std::string &text) { return QString::fromStdString(text); };
        QString line = post.kind == PostKind::Submission ? QStringLiteral("post ") : QStringLiteral("comment ");
        line += q(post.id);
        if (!post.parentId.empty())
            line += (post.parentKind == PostKind::Submission ? QStringLiteral(" <post ") : QStringLiteral(" <comment ")) + q(post.parentId);
        line += QStringLiteral(" in ") + q(post.threadId) + QStringLiteral(" r/") + q(post.forum) + QStringLiteral(" | ")
            + q(post.author) + QStringLiteral(" %1 | ").arg(post.score) + q(post.title) + q(post.threadTitle) + QStringLiteral(" | ")
            + q(post.body).replace(QLatin1Char('\n'), QLatin1String("\\n")) + QStringLiteral(" | ") + q(post.url) + QStringLiteral(" | ") + flagsOf(post.flags);
        lines << line;
    }
    return lines;
}

QStringList reasons(const Batch &batch)
{
    QStringList list;
    for (const Reject &reject : batch.rejects)
        list << QString::fromStdString(reject.reason);
    return list;
}

/// A thread whose replies each answer the one before.
std::string chain(int length)
{
    std::string json = "[{'kind':'Listing','data':{'children':[{'kind':'t3','data':{'id':'aaaa','title':'Deep'}}]}},";
    std::string tail;
    for (int i = 0; i < length; ++i) {
        json += "{'kind':'Listing','data':{'children':[{'kind':'t1','data':{'link_id':'t3_aaaa','body':'x','id':'c"
            + std::to_string(i) + "','replies':";
        tail += "}}]}}";
    }
    std::replace(json.begin(), json.end(), '\'', '"');
    return json + "\"\"" + tail + "]";
}

} // namespace

class TestRedditJson : public QObject
{
    Q_OBJECT

private slots:
    void aThread()
    {
        const Batch batch = parsed(fixture("thread.json"));
        const QStringList expected{
            "post 9k2p0a in 9k2p0a r/selfhosted | harbour_light 57 | Which backup tool & why? | I use a < b comparisons. "
            "\"kind\": \"t3\" is quoted here. |  | stickied edited",
            "comment e6zaaa1 <post 9k2p0a in 9k2p0a r/selfhosted | QuietOtter 12 |  | Restic, it &amp; just works. |  | ",
            "comment e6zaaa2 <comment e6zaaa1 in 9k2p0a r/selfhosted |  1 |  |  |  | deleted author-gone",
            "comment e6zaab1 <post 9k2p0a in 9k2p0a r/selfhosted | mod_of_the_day -3 |  | Be kind. |  | "
            "stickied distinguished controversial score-hidden",
            "comment e6zaac1 <post 9k2p0a in 9k2p0a r/selfhosted |  3 |  | I still stand by this. |  | author-gone",
            "comment e6zaad1 <post 9k2p0a in 9k2p0a r/selfhosted | someone 1 |  |  |  | removed",
        };
        QCOMPARE(told(batch), expected);
        QCOMPARE(reasons(batch), QStringList{});
        QCOMPARE(batch.missing, std::int64_t{4});
        QCOMPARE(batch.read(), std::int64_t{6});
        const RawPost &post = batch.posts[0];
        QCOMPARE(post.createdUtc.value_or(0), std::int64_t{1517419200});
        QVERIFY(!post.retrievedUtc);
        QCOMPARE(post.declaredComments, 9);
        QCOMPARE(post.flair, std::string("Help"));
        QCOMPARE(batch.posts[4].createdUtc.value_or(0), std::int64_t{1517419600});
        for (const RawPost &each : batch.posts)
            QCOMPARE(each.markup, Markup::Markdown);
    }

    void aListingWithEntities()
    {
        const Batch batch = parsed(fixture("listing_escaped.json"));
        const QStringList expected{
            "post 9k2p0b in 9k2p0b r/linux | harbour_light 4 | Fast & small: 1 < 2 |  | https://example.org/?a=1&b=2 | nsfw",
            "post 9k2p0c in 9k2p0c r/programming | crossposter 2 | Look at this |  | /r/linux/comments/9k2p0b/fast_small/ | ",
            "post 9k2p0d in 9k2p0d r/linux |  0 |  |  |  | deleted removed author-gone",
            "post 9k2p0e in 9k2p0e r/linux | quoter 1 | A quote | &gt; quoted\\n\\nanswer &amp;lt; literal |  | ",
        };
        QCOMPARE(told(batch), expected);
        QCOMPARE(reasons(batch), QStringList{});
        QCOMPARE(batch.missing, std::int64_t{0});
        QCOMPARE(batch.posts[0].flair, std::string("R&D"));
        QCOMPARE(batch.posts[1].declaredComments, 0);
        for (const RawPost &each : batch.posts)
            QCOMPARE(each.markup, Markup::RedditMarkdown);
    }

    void aListingOfComments()
    {
        const Batch batch = parsed(fixture("comments.json"));
        const QStringList expected{
            "comment e70000a <comment e6yyyyy in 9k2p0b r/linux | AutoModerator 1 | Fast & small | I am a bot, and this action "
            "was performed automatically. |  | bot",
            "comment e70000b <post 9k2p0b in 9k2p0b r/linux |  0 |  | no link_id here |  | no-score author-gone",
        };
        QCOMPARE(told(batch), expected);
        const QStringList refused{"it has no id", "it is a comment without a body", "it is a thing without data",
                                  "a list of Reddit's things holds something that is none"};
        QCOMPARE(reasons(batch), refused);
        QVERIFY(batch.rejects[0].excerpt.find("no id here") != std::string::npos);
    }

    void aMorechildrenAnswer()
    {
        const Batch batch = parsed(fixture("morechildren.json"));
        const QStringList expected{
            "comment e6zaaa3 <comment e6zaaa1 in 9k2p0a r/selfhosted | late_reader 2 |  | Borg here. |  | ",
            "comment e6zaaa4 <comment e6zaaa3 in 9k2p0a r/selfhosted | late_reader 2 |  | And tape. |  | edited",
        };
        QCOMPARE(told(batch), expected);
        QCOMPARE(batch.missing, std::int64_t{2}); // named, though the count says 0
    }

    void stubs_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("missing");
        const QByteArray bare = QByteArray::fromStdString(fixture("more.json"));
        QTest::addRow("a bare one") << bare << 3;
        QTest::addRow("a list of bare ones") << "[" + bare + "," + bare + "]" << 6;
        QTest::addRow("one with its kind") << quoted("{'kind':'more','data':{'count':7,'children':['a']}}") << 7;
        QTest::addRow("a count below zero") << quoted("{'kind':'more','data':{'count':-5,'children':['a']}}") << 1;
        QTest::addRow("continue this thread") << quoted("{'kind':'more','data':{'count':0,'id':'_','children':[]}}") << 0;
    }

    void stubs()
    {
        QFETCH(QByteArray, json);
        QFETCH(int, missing);
        const Batch batch = parsed(json.toStdString());
        QCOMPARE(reasons(batch), QStringList{});
        QCOMPARE(batch.read(), std::int64_t{0});
        QCOMPARE(int(batch.missing), missing);
    }

    void entitiesAreJudgedByTheWholeFile_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::addColumn<bool>("escaped");
        QTest::addRow("every sign is escaped") << "a &lt; b" << "&gt; c &amp;amp;" << true;
        QTest::addRow("one bare bracket anywhere") << "a &lt; b" << "c > d" << false;
        QTest::addRow("one bare ampersand anywhere") << "a &lt; b" << "c & d" << false;
        QTest::addRow("an entity that the transport does not write") << "a &lt; b" << "c&nbsp;d" << false;
        QTest::addRow("no sign at all") << "a" << "b" << true;
    }

    void entitiesAreJudgedByTheWholeFile()
    {
        QFETCH(QString, first);
        QFETCH(QString, second);
        QFETCH(bool, escaped);
        const QString json = QString::fromUtf8(quoted("[{'kind':'t3','data':{'id':'a','title':'T &amp; U','selftext':'%1'}},"
                                                      "{'kind':'t1','data':{'id':'b','link_id':'t3_a','body':'%2'}}]"))
                                 .arg(first, second);
        const Batch batch = parsed(json.toStdString());
        QCOMPARE(batch.posts.size(), std::size_t{2});
        for (const RawPost &post : batch.posts)
            QCOMPARE(post.markup, escaped ? Markup::RedditMarkdown : Markup::Markdown);
        QCOMPARE(batch.posts[0].title, std::string(escaped ? "T & U" : "T &amp; U"));
        QCOMPARE(QString::fromStdString(batch.posts[1].body), second);
    }

    void brokenDocuments_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("offset");
        QTest::addColumn<QString>("reason");

        QTest::addRow("cut between things") << quoted("{'kind':'Listing','data':{'children':[ ") << 39
                                            << "the JSON document breaks off here";
        QTest::addRow("cut inside a string") << quoted("{'kind':'List") << 13
                                             << "the JSON document breaks off here, inside a string";
        QTest::addRow("cut inside a word") << quoted("{'a':tru") << 5 << "the JSON document breaks off here";
        QTest::addRow("a comma too many") << quoted("{'kind':'t1',}") << 13
                                          << "the JSON document wants a key in quotation marks here";
        QTest::addRow("a comma missing") << quoted("[{} {}]") << 4
                                         << "the JSON document wants a comma or a closing bracket here";
        QTest::addRow("the wrong bracket") << quoted("[{]]") << 2
                                           << "the JSON document wants a key in quotation marks here";
        QTest::addRow("a second document") << QByteArray("{\"kind\":\"more\",\"data\":{}}\n{}") << 26
                                           << "something follows behind the end of the JSON document";
        QTest::addRow("no JSON value") << quoted("[nil]") << 1 << "this is no JSON value";
        QTest::addRow("a number with a leading zero") << quoted("[01]") << 1 << "this is no JSON value";
        QTest::addRow("a broken escape") << quoted("['a\\x']") << 3 << "a JSON string holds a broken escape here";
        QTest::addRow("damage before it does not move the place")
            << QByteArray("[{\"a\":\"\xFF\t\\ud800\"}\0 {}]", 22) << 19
            << "the JSON document wants a comma or a closing bracket here";
        QTest::addRow("no colon") << quoted("{'a' 1}") << 5 << "the JSON document wants a colon here";
    }

    void brokenDocuments()
    {
        QFETCH(QByteArray, json);
        QFETCH(int, offset);
        QFETCH(QString, reason);
        const Batch batch = parsed(json.toStdString());
        QCOMPARE(reasons(batch), QStringList{reason});
        QCOMPARE(int(batch.rejects[0].offset), offset);
        QCOMPARE(batch.posts.size(), std::size_t{0});
    }

    void otherDocumentsAreRejected_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QStringList>("expected");
        QTest::addRow("white space") << QByteArray(" \n\t") << QStringList{};
        QTest::addRow("an empty listing") << quoted("{'kind':'Listing','data':{'children':[]}}") << QStringList{};
        QTest::addRow("an account") << quoted("{'kind':'t2','data':{'id':'abc'}}") << QStringList{};
        QTest::addRow("something else") << quoted("{'a':1}") << QStringList{"it is no thing of Reddit's API: it has no kind"};
        QTest::addRow("a number") << QByteArray("12") << QStringList{"a list of Reddit's things holds something that is none"};
        QTest::addRow("an error of Reddit's") << quoted("{'json':{'errors':[['BAD_ID','no','id']]}}")
                                              << QStringList{"Reddit answered with an error instead of comments"};
        QTest::addRow("a submission without a title") << quoted("{'kind':'t3','data':{'id':'a'}}")
                                                      << QStringList{"it is a submission without a title"};
        QTest::addRow("an id without end")
            << quoted("{'kind':'t3','data':{'title':'x','id':'") + QByteArray(65, 'a') + quoted("'}}")
            << QStringList{"its id is longer than 64 characters"};
        QTest::addRow("a comment without a thread") << quoted("{'kind':'t1','data':{'id':'a','body':'x'}}")
                                                    << QStringList{"it is a comment that does not say in which thread (no link_id)"};
    }

    void otherDocumentsAreRejected()
    {
        QFETCH(QByteArray, json);
        QFETCH(QStringList, expected);
        QCOMPARE(reasons(parsed(json.toStdString())), expected);
    }

    void nulsBetweenValuesAreWhiteSpace()
    {
        const std::string whole = fixture("thread.json");
        const Batch batch = parsed(std::string(3, '\0') + whole + std::string(512, '\0'));
        QCOMPARE(reasons(batch), QStringList{});
        QCOMPARE(told(batch), told(parsed(whole)));
    }

    void excerptsAreShortAfterTheirRepair()
    {
        const Batch batch = parsed("[" + std::string(500, '\xFF'));
        QCOMPARE(batch.rejects.size(), std::size_t{1});
        QVERIFY(batch.rejects[0].excerpt.size() <= 200);
        QVERIFY(batch.rejects[0].excerpt.size() > 190);
    }

    void repliesOfARejectedCommentAreKept()
    {
        const Batch batch = parsed(quoted("{'kind':'t1','data':{'id':'','replies':{'kind':'Listing','data':{'children':["
                                          "{'kind':'t1','data':{'id':'b','link_id':'t3_a','parent_id':'t1_x','body':'kept'}}]}}}}")
                                       .toStdString());
        QCOMPARE(reasons(batch), QStringList{"it has no id"});
        QCOMPARE(batch.posts.size(), std::size_t{1});
        QCOMPARE(batch.posts[0].body, std::string("kept"));
    }

    void damagedTextsAreRepaired_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("expected");
        const QString mark(QChar(0xFFFD));
        QTest::addRow("ill-formed UTF-8") << QByteArray("a\xFF\xC3z") << QStringLiteral("a") + mark + mark + QStringLiteral("z");
        QTest::addRow("half of a pair") << quoted("a\\ud83dz") << QStringLiteral("a") + mark + QStringLiteral("z");
        QTest::addRow("the other half") << quoted("a\\ude00z") << QStringLiteral("a") + mark + QStringLiteral("z");
        QTest::addRow("a whole pair beside half of one") << quoted("\\ud83d\\ude00\\ud83d") << QStringLiteral("😀") + mark;
        QTest::addRow("an escaped NUL") << quoted("a\\u0000z") << QStringLiteral("a") + mark + QStringLiteral("z");
        QTest::addRow("a bare tab") << QByteArray("a\tz") << "a\tz";
        QTest::addRow("an escaped backslash before a letter") << QByteArray("a\\\\ud83d\tz") << "a\\ud83d\tz";
    }

    void damagedTextsAreRepaired()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, expected);
        const Batch batch = parsed("{\"kind\":\"t1\",\"data\":{\"id\":\"a\",\"link_id\":\"t3_b\",\"body\":\"" + body.toStdString() + "\"}}");
        QCOMPARE(reasons(batch), QStringList{});
        QCOMPARE(QString::fromStdString(batch.posts.at(0).body), expected);
    }

    void deepThreadsAreRead_data()
    {
        QTest::addColumn<int>("replies");
        QTest::addRow("deeper than a parser's usual limit") << 300;
        QTest::addRow("ten thousand replies, each to the one before") << 10000;
    }

    void deepThreadsAreRead()
    {
        QFETCH(int, replies);
        const Batch batch = parsed(chain(replies));
        QCOMPARE(reasons(batch), QStringList{});
        QCOMPARE(int(batch.posts.size()), replies + 1);
        QCOMPARE(batch.posts.back().id, "c" + std::to_string(replies - 1));
    }

    void tooDeepIsSaid()
    {
        QCOMPARE(reasons(parsed(chain(40000))), QStringList{"the JSON document is nested too deep here"});
        QCOMPARE(reasons(parsed(std::string(1 << 20, '['))), QStringList{"the JSON document is nested too deep here"});
    }

    void everyCutIsOneReject()
    {
        const std::string whole = fixture("thread.json");
        for (std::size_t size = whole.find('[') + 1; size < whole.rfind(']'); ++size) {
            const Batch batch = parsed(whole.substr(0, size));
            QCOMPARE(batch.rejects.size(), std::size_t{1});
            QVERIFY(batch.posts.empty());
            QVERIFY(batch.rejects[0].offset <= std::int64_t(size));
            QVERIFY(batch.rejects[0].reason.find("breaks off") != std::string::npos);
        }
    }

    void recognises_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<bool>("expected");
        for (const char *name : {"thread.json", "listing_escaped.json", "comments.json", "morechildren.json", "more.json"})
            QTest::addRow("%s", name) << QByteArray::fromStdString(fixture(name)) << true;
        QTest::addRow("a listing that begins with a long post")
            << quoted("{'kind':'Listing','data':{'children':[{'kind':'t3','data':{'selftext':'abc") << true;
        QTest::addRow("sorted keys, broken off") << quoted("{'data':{'after':null,'children':[{'data':{'author':'x'") << true;
        QTest::addRow("a list of stubs") << quoted("[{'count':1,'parent_id':'t1_a','children':['b']}]") << true;
        QTest::addRow("a body that quotes a listing")
            << quoted("{'body':'{\\'kind\\': \\'Listing\\', \\'data\\': {}}','id':'a','link_id':'t3_b'}") << false;
        QTest::addRow("a dump of posts") << quoted("{'id':'a','link_id':'t3_b','body':'x','author':'y'}") << false;
        QTest::addRow("kind and data of something else") << quoted("{'kind':'ConfigMap','data':{'a':'b'}}") << false;
        QTest::addRow("kind inside") << quoted("{'meta':{'kind':'Listing','data':{}}}") << false;
        QTest::addRow("data with children of another sort") << quoted("{'data':{'children':['a','b']}}") << false;
        QTest::addRow("a web page") << quoted("<html>{'kind':'Listing','data':{}}") << false;
        QTest::addRow("an error of Reddit's") << quoted("{'message':'Forbidden','error':403}") << false;
        QTest::addRow("nothing") << QByteArray() << false;
    }

    void recognises()
    {
        QFETCH(QByteArray, head);
        QFETCH(bool, expected);
        QCOMPARE(RedditJsonReader().recognises(head.toStdString()), expected);
        if (expected)
            QCOMPARE(detectFormat(head.toStdString(), "file").value()->name(), "reddit-json");
    }

    void realAnswers_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("posts");
        QTest::addColumn<int>("comments");
        QTest::addColumn<int>("missing");
        QTest::addColumn<bool>("escaped");
        QTest::addRow("a thread without raw_json") << "reddift_comments.json" << 1 << 51 << 25 << true;
        QTest::addRow("a listing of links") << "reddift_links.json" << 26 << 0 << 0 << true;
        QTest::addRow("a bare stub") << "reddift_more.json" << 0 << 0 << 3 << true;
        QTest::addRow("a long thread") << "praw_thread_n49rw.json" << 1 << 485 << 1060 << false;
        QTest::addRow("more of it") << "praw_morechildren_n49rw_1.json" << 0 << 19 << 530 << false;
        QTest::addRow("and more") << "praw_morechildren_n49rw_2.json" << 0 << 18 << 501 << true;
        QTest::addRow("comments of a forum") << "praw_r_askreddit_comments.json" << 0 << 100 << 0 << false;
        QTest::addRow("posts of a forum") << "praw_r_askreddit_hot.json" << 102 << 0 << 0 << true;
        QTest::addRow("posts of many forums, 2026") << "praw_r_popular_hot_a.json" << 100 << 0 << 0 << false;
    }

    void realAnswers()
    {
        QFETCH(QString, file);
        QFETCH(int, posts);
        QFETCH(int, comments);
        QFETCH(int, missing);
        QFETCH(bool, escaped);
        const QString path = QStringLiteral(PARLANCE_SHARED_DIR "/data/samples/reddit-api/") + file;
        if (!QFile::exists(path))
            QSKIP("the shared samples are not on this machine");
        const std::string bytes = contentOf(path);
        QVERIFY(RedditJsonReader().recognises(std::string_view(bytes).substr(0, 65536)));
        const Batch batch = parsed(bytes);
        QCOMPARE(reasons(batch), QStringList{});
        const auto isSubmission = [](const RawPost &post) { return post.kind == PostKind::Submission; };
        const auto submissions = int(std::count_if(batch.posts.begin(), batch.posts.end(), isSubmission));
        QCOMPARE(submissions, posts);
        QCOMPARE(int(batch.posts.size()) - submissions, comments);
        QCOMPARE(int(batch.missing), missing);
        for (const RawPost &post : batch.posts) {
            QVERIFY(post.createdUtc.has_value());
            QVERIFY(!post.forum.empty() && !post.threadId.empty());
            QVERIFY(!(post.flags & (FlagNoScore | FlagNoAuthor)));
            QCOMPARE(post.markup, escaped ? Markup::RedditMarkdown : Markup::Markdown);
        }
    }

    void deletedOnesOfARealThread()
    {
        const QString path = QStringLiteral(PARLANCE_SHARED_DIR "/data/samples/reddit-api/praw_thread_n49rw.json");
        if (!QFile::exists(path))
            QSKIP("the shared samples are not on this machine");
        int authors = 0;
        int bodies = 0;
        for (const RawPost &post : parsed(contentOf(path)).posts) {
            authors += post.flags & FlagAuthorGone ? 1 : 0;
            bodies += post.flags & FlagDeleted ? 1 : 0;
            QCOMPARE(post.author.empty(), (post.flags & FlagAuthorGone) != 0);
        }
        QCOMPARE(authors, 60);
        QCOMPARE(bodies, 10);
    }
};

QTEST_APPLESS_MAIN(TestRedditJson)
#include "tst_reddit_json.moc"
