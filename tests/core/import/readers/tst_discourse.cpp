// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/readerproof.h"

#include "core/import/import.h"
#include "core/import/readers/discourse.h"
#include "core/store/connection.h"
#include "core/store/workspace.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace parlance;
using namespace parlance::import;

namespace {

std::string contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

std::string fixture(const char *name)
{
    return contentOf(QStringLiteral(PARLANCE_SOURCE_DIR "/tests/data/discourse/") + QLatin1String(name));
}

std::shared_ptr<const FileFacts> inFolder(const char *folder, const char *forum = "")
{
    auto facts = std::make_shared<FileFacts>();
    facts->name = "x.json";
    facts->folder = folder;
    facts->forum = forum;
    return facts;
}

constexpr const char *ExpectedTopic =
    "discourse submission 101 key [forum.example.org topic 12 post 1] thread [12] thread key [forum.example.org topic 12 post 1] "
    "forum [forum.example.org] author [ann] author id [forum.example.org/ann] at [1614592800] score [3] declares [8] "
    "title [Which bird & where] permalink [https://forum.example.org/t/which-bird/12] body [<p>Which bird is <b>this</b>?</p>]\n"
    "discourse comment 103 key [forum.example.org topic 12 post 2] thread [12] thread key [forum.example.org topic 12 post 1] "
    "answers [12] parent key [forum.example.org topic 12 post 1] forum [forum.example.org] author [bob] "
    "author id [forum.example.org/bob] at [1614679200] score [0] thread title [Which bird & where] "
    "permalink [https://forum.example.org/t/which-bird/12/2] body [<aside class=\"quote\" data-username=\"ann\" data-post=\"1\" "
    "data-topic=\"12\"><blockquote><p>Which bird</p></blockquote></aside>\n<p>A heron.</p>], edited\n"
    "discourse comment 104 key [forum.example.org topic 12 post 3] thread [12] thread key [forum.example.org topic 12 post 1] "
    "answers comment [103] parent key [forum.example.org topic 12 post 2] forum [forum.example.org] author [Ann] "
    "author id [forum.example.org/ann] at [1614765600] score [0] thread title [Which bird & where] "
    "permalink [https://forum.example.org/t/which-bird/12/3] body [[quote=\"bob, post:2, topic:12\"]\nA heron.\n[/quote]\n\n"
    "Thank *you*!]\n"
    "discourse comment 106 key [forum.example.org topic 12 post 5] thread [12] thread key [forum.example.org topic 12 post 1] "
    "parent key [forum.example.org topic 12 post 9] forum [forum.example.org] author [mod] author id [forum.example.org/mod] "
    "at [1614938400] score [0] thread title [Which bird & where] permalink [https://forum.example.org/t/which-bird/12/5] "
    "body [<p>Text 5</p>], distinguished\n"
    "discourse comment 107 key [forum.example.org topic 12 post 6] thread [12] thread key [forum.example.org topic 12 post 1] "
    "answers [12] parent key [forum.example.org topic 12 post 1] forum [forum.example.org] author [cem] "
    "author id [forum.example.org/cem] at [1615024800] score [0] thread title [Which bird & where] "
    "permalink [https://forum.example.org/t/which-bird/12/6], removed\n"
    "discourse comment 108 key [forum.example.org topic 12 post 7] thread [12] thread key [forum.example.org topic 12 post 1] "
    "answers [12] parent key [forum.example.org topic 12 post 1] forum [forum.example.org] author [dee] "
    "author id [forum.example.org/dee] at [1615111200] score [0] thread title [Which bird & where] "
    "permalink [https://forum.example.org/t/which-bird/12/7], deleted\n"
    "thread 12 lacks 2\n"
    "missing 2\n";

} // namespace

class TestDiscourse : public QObject
{
    Q_OBJECT

private:
    static QStringList imported(const QTemporaryDir &dir, const std::string &from, const std::string &forum = {})
    {
        const std::string path = dir.filePath(QStringLiteral("w.parlance")).toStdString();
        ImportOptions options;
        options.forum = forum;
        NoProgress progress;
        const auto workspace = store::Workspace::openOrCreate(path);
        const auto outcomes = workspace ? importFiles(*workspace, {from}, options, progress) : workspace.error();
        if (!outcomes)
            return {QString::fromStdString(describe(outcomes.error()))};
        QStringList list;
        for (const ImportOutcome &outcome : *outcomes)
            list << QStringLiteral("%1 read %2 stored %3 duplicate %4 rejected %5").arg(QString::fromStdString(outcome.source.format))
                        .arg(outcome.source.read).arg(outcome.source.stored).arg(outcome.source.duplicate).arg(outcome.source.rejected);
        return list;
    }

private Q_SLOTS:
    void aTopic()
    {
        const std::string bytes = fixture("topic.json");
        QVERIFY(!bytes.empty());
        QCOMPARE(QString::fromStdString(printed(readAll(DiscourseReader(), bytes))).split(u'\n'), QString::fromUtf8(ExpectedTopic).split(u'\n'));
        sameHoweverCut(DiscourseReader(), bytes);
        soundHoweverBroken(DiscourseReader(), bytes, {}, 7);
        const auto found = detectFormat(bytes, "x");
        QVERIFY(found);
        QCOMPARE((*found)->name(), "discourse");
    }

    void laterPostsJoinTheirTopic()
    {
        const Batch batch = readAll(DiscourseReader(), fixture("more.json"));
        QCOMPARE(batch.posts.size(), std::size_t{2});
        QCOMPARE(batch.posts.at(0).threadKey, std::string("forum.example.org topic 12 post 1"));
        QCOMPARE(batch.posts.at(0).parentKey, std::string("forum.example.org topic 12 post 3"));
        QCOMPARE(batch.posts.at(1).parentId, std::string("109"));
        QCOMPARE(batch.missing, std::int64_t{0});
    }

    void theLatestPosts()
    {
        const std::string bytes = fixture("latest.json");
        const Batch batch = readAll(DiscourseReader(), bytes);
        QCOMPARE(batch.posts.size(), std::size_t{2});
        QCOMPARE(batch.posts.at(0).title, std::string("Hello"));
        QCOMPARE(batch.posts.at(0).markup, Markup::DiscourseMarkdown);
        QCOMPARE(batch.posts.at(1).threadTitle, std::string("Hello"));
        QCOMPARE(batch.posts.at(1).parentKind, PostKind::Submission);
        sameHoweverCut(DiscourseReader(), bytes);
    }

    void whatNamesTheForum()
    {
        const std::string told = fixture("topic.json");
        const std::string untold = "{\"post_stream\":{\"posts\":[{\"id\":1,\"topic_id\":5,\"post_number\":1,\"cooked\":\"x\",\"username\":\"a\"}]},\"id\":5}";
        const std::string single = "{\"id\":1,\"topic_id\":5,\"post_number\":1,\"raw\":\"x\",\"username\":\"a\",\"avatar_template\":\"\\/user_avatar\\/f.example.org\\/a\"}";
        const auto key = [](const std::string &bytes, const std::shared_ptr<const FileFacts> &facts) {
            return readAll(DiscourseReader(), bytes, facts).posts.at(0).key;
        };
        QCOMPARE(key(told, inFolder("folder")), std::string("forum.example.org topic 12 post 1"));
        QCOMPARE(key(told, inFolder("folder", "birds")), std::string("birds topic 12 post 1"));
        QCOMPARE(key(told, inFolder("folder", "https://Birds.example.net/")), std::string("birds.example.net topic 12 post 1"));
        QCOMPARE(key(untold, inFolder("folder")), std::string("folder topic 5 post 1"));
        QCOMPARE(key(untold, inFolder("folder", "birds")), std::string("birds topic 5 post 1"));
        QCOMPARE(key(untold, inFolder("")), std::string("topic 5 post 1"));
        QCOMPARE(key(single, inFolder("folder")), std::string("folder topic 5 post 1"));
        QCOMPARE(key(single, inFolder("")), std::string("f.example.org topic 5 post 1"));
    }

    void brokenRecordsCostThemselves()
    {
        const Batch batch = readAll(DiscourseReader(), "{\"latest_posts\":[7,{\"id\":1,\"cooked\":\"x\",\"topic_id\":3},"
                                                       "{\"id\":2,\"cooked\":\"x\",\"topic_id\":3,\"post_number\":1,\"username\":\"a\"}]}");
        QCOMPARE(batch.posts.size(), std::size_t{1});
        QCOMPARE(batch.rejects.size(), std::size_t{2});
        QCOMPARE(batch.rejects.at(0).reason, std::string("a list of posts holds something that is none"));
        QCOMPARE(batch.rejects.at(1).reason, std::string("it is a post that does not say in which topic, or which of its posts it is"));
    }

    void aListOfTopicsHasNoPosts()
    {
        const auto found = detectFormat("{\"users\":[],\"topic_list\":{\"topics\":[{\"id\":1,\"title\":\"post_stream\"}]}}", "t.json");
        QVERIFY(!found);
        QVERIFY2(describe(found.error()).find("list of Discourse topics") != std::string::npos, describe(found.error()).c_str());
    }

    void aFolderOfSinglePostsIsOneSource()
    {
        QTemporaryDir dir;
        const auto write = [&](const char *name, const char *json) {
            const QString path = dir.filePath(QStringLiteral("archive/") + QLatin1String(name));
            QDir().mkpath(QFileInfo(path).path());
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(json);
        };
        write("2021/0000000001-a-title.json", R"({"id":1,"topic_id":5,"post_number":1,"raw":"one","username":"a","topic_title":"T","avatar_template":"/letter_avatar_proxy/v4/a"})");
        write("2022/0000000002-b-title.json", R"({"id":2,"topic_id":5,"post_number":2,"raw":"two","username":"b","reply_to_post_number":1,"avatar_template":"/user_avatar/f.example.org/b/1"})");
        write("2022/0000000003-a-title.json", R"({"id":3,"topic_id":5,"post_number":3,"raw":"three","username":"a","reply_to_post_number":2})");
        QCOMPARE(imported(dir, dir.filePath(QStringLiteral("archive")).toStdString()), QStringList(QStringLiteral("discourse read 3 stored 3 duplicate 0 rejected 0")));
        QCOMPARE(imported(dir, dir.filePath(QStringLiteral("archive")).toStdString()), QStringList(QStringLiteral("discourse read 3 stored 0 duplicate 3 rejected 0")));
        auto connection = store::Connection::open(dir.filePath(QStringLiteral("w.parlance")).toStdString(), store::Connection::Mode::ReadOnly);
        QVERIFY(connection);
        auto rows = connection->prepare("SELECT id || ' ' || coalesce(parent, '-') || ' ' || thread || ' ' || forum || ' ' || permalink FROM v_post ORDER BY id");
        QVERIFY(rows);
        QStringList posts;
        while (rows->step().value())
            posts << QString::fromStdString(std::string(rows->text(0)));
        QCOMPARE(posts, QStringList({QStringLiteral("1 - 5 f.example.org https://f.example.org/t/-/5"),
                                     QStringLiteral("2 1 5 f.example.org https://f.example.org/t/-/5/2"),
                                     QStringLiteral("3 2 5 f.example.org https://f.example.org/t/-/5/3")}));
    }

    void aRealTopic()
    {
        const std::string bytes = contentOf(QStringLiteral(PARLANCE_SHARED_DIR "/data/samples/discourse/discourse_topic_1148.json"));
        if (bytes.empty())
            QSKIP("the real answers are not beside this checkout");
        const Batch batch = readAll(DiscourseReader(), bytes);
        QCOMPARE(batch.posts.size(), std::size_t{20});
        QCOMPARE(batch.rejects.size(), std::size_t{0});
        QCOMPARE(batch.missing, std::int64_t{2});
        const RawPost &first = batch.posts.at(0);
        QCOMPARE(first.id, std::string("18952"));
        QCOMPARE(first.title, std::string("[Support] uBlock Origin"));
        QCOMPARE(first.author, std::string("gorhill"));
        QCOMPARE(first.createdUtc.value_or(0), std::int64_t{1453838869}); // 2016-01-26T20:07:49Z
        QCOMPARE(first.score, 6);
        QCOMPARE(first.forum, std::string("discourse.mozilla-community.org"));
        QCOMPARE(int(std::count_if(batch.posts.begin(), batch.posts.end(), [](const RawPost &post) { return post.parentKind == PostKind::Comment; }))
                     + int(std::count_if(batch.posts.begin() + 1, batch.posts.end(), [&](const RawPost &post) { return post.parentKey == first.key; })),
                 19);
    }

    void aRealArchive()
    {
        const QString folder = QStringLiteral(PARLANCE_SHARED_DIR "/data/samples/discourse/delvingbitcoin");
        if (!QDir(folder).exists())
            QSKIP("the real archive is not beside this checkout");
        QTemporaryDir dir;
        QCOMPARE(imported(dir, folder.toStdString()), QStringList(QStringLiteral("discourse read 192 stored 191 duplicate 0 rejected 0"))); // one post is there twice, of two versions
        auto connection = store::Connection::open(dir.filePath(QStringLiteral("w.parlance")).toStdString(), store::Connection::Mode::ReadOnly);
        QVERIFY(connection);
        QCOMPARE(connection->number("SELECT count(*) FROM v_thread").value(), std::int64_t{10});
        QCOMPARE(connection->number("SELECT count(*) FROM v_post WHERE forum = 'delvingbitcoin.org'").value(), std::int64_t{191});
        auto row = connection->prepare("SELECT parent, thread, author, created_utc, permalink FROM v_post WHERE id = '7271'");
        QVERIFY(row && row->step().value());
        QCOMPARE(std::string(row->text(1)), std::string("2215"));
        QCOMPARE(std::string(row->text(2)), std::string("bubb1es"));
    }
};

QTEST_GUILESS_MAIN(TestDiscourse)
#include "tst_discourse.moc"
