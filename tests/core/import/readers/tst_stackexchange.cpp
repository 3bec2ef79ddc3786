// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/stackexchange.h"

#include "core/import/import.h"
#include "core/import/readers/stackexchangesite.h"
#include "tests/core/readerproof.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <atomic>

using namespace parlance;
using namespace parlance::import;

namespace {

std::string contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

const QString fixtures = QStringLiteral(PARLANCE_SOURCE_DIR "/tests/data/stackexchange/");
const QString samples = QStringLiteral(PARLANCE_SHARED_DIR "/data/samples/stackexchange/history.meta");

std::shared_ptr<const FileFacts> factsOf(const char *folder, const char *forum = "")
{
    auto facts = std::make_shared<FileFacts>();
    facts->folder = folder;
    facts->forum = forum;
    return facts;
}

QString told(const Batch &batch)
{
    return QString::fromStdString(printed(batch));
}

/// Stops once it was told of `after` bytes.
class CancelAfter final : public Progress
{
public:
    explicit CancelAfter(std::int64_t after) : m_after(after) {}
    bool isCancelled() const override { return m_cancelled; }
    void report(std::int64_t done, std::int64_t) override { m_cancelled = m_cancelled || done >= m_after; }

private:
    std::int64_t m_after;
    std::atomic_bool m_cancelled = false;
};

/// A site of that many questions, each with an answer and two comments, as the three files in a folder.
void writeSite(const QDir &folder, int questions)
{
    const auto write = [&](const char *name, const char *table, const QByteArray &rows) {
        QFile file(folder.filePath(QLatin1String(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<" + QByteArray(table) + ">\n" + rows + "</" + table + ">\n");
    };
    QByteArray posts, comments, users;
    for (int i = 1; i <= questions; ++i) {
        const QByteArray question = QByteArray::number(2 * i), answer = QByteArray::number(2 * i + 1), user = QByteArray::number(i % 97);
        posts += "<row Id=\"" + question + "\" PostTypeId=\"1\" CreationDate=\"2019-04-02T08:15:30.713\" Score=\"" + user + "\" Body=\"&lt;p&gt;Why " + question + "?&lt;/p&gt;\" OwnerUserId=\"" + user + "\" Title=\"Question " + question + "\" />\n";
        posts += "<row Id=\"" + answer + "\" PostTypeId=\"2\" ParentId=\"" + question + "\" CreationDate=\"2019-04-02T08:16:30.713\" Score=\"2\" Body=\"&lt;p&gt;Because.&lt;/p&gt;\" OwnerUserId=\"" + user + "\" />\n";
        comments += "<row Id=\"" + question + "\" PostId=\"" + question + "\" Score=\"0\" Text=\"Good question.\" CreationDate=\"2019-04-02T08:17:30.713\" UserId=\"" + user + "\" />\n";
        comments += "<row Id=\"" + answer + "\" PostId=\"" + answer + "\" Score=\"1\" Text=\"Good answer.\" CreationDate=\"2019-04-02T08:18:30.713\" UserId=\"" + user + "\" />\n";
    }
    for (int i = 0; i < 97; ++i)
        users += "<row Id=\"" + QByteArray::number(i) + "\" DisplayName=\"Person " + QByteArray::number(i) + "\" />\n";
    write("Posts.xml", "posts", posts);
    write("Comments.xml", "comments", comments);
    write("Users.xml", "users", users);
}

/// The first column of every row, joined.
QStringList column(const store::Workspace &workspace, const char *sql)
{
    QStringList rows;
    auto statement = workspace.connection().prepare(sql);
    while (statement && statement->step().value())
        rows << QString::fromUtf8(statement->text(0).data(), qsizetype(statement->text(0).size()));
    return rows;
}

} // namespace

class TestStackExchange : public QObject
{
    Q_OBJECT

private slots:
    void posts()
    {
        const StackExchangeReader reader;
        const std::string bytes = contentOf(fixtures + "ponds.meta/Posts.xml");
        const auto facts = factsOf("ponds.meta");
        QCOMPARE(told(readAll(reader, bytes, facts)),
                 QStringLiteral(
                     "stackexchange submission 1 key [ponds.meta/1] thread [1] thread key [ponds.meta/1] forum [ponds.meta] author id "
                     "[ponds.meta/7] at [1554192930] score [12] title [Why won't the heron move & is it ill?] permalink "
                     "[https://ponds.meta.stackexchange.com/q/1] flair [herons, bird-behaviour] body [<p>Is a heron that stands in "
                     "the same place for <em>three hours</em> ill?</p>\n\n<pre><code>heron --status &amp;&amp; wait\n</code></pre>\n], "
                     "edited\n"
                     "stackexchange comment 2 key [ponds.meta/2] thread [1] thread key [ponds.meta/1] answers [1] parent key "
                     "[ponds.meta/1] forum [ponds.meta] author id [ponds.meta/9] at [1554194400] score [31] permalink "
                     "[https://ponds.meta.stackexchange.com/a/2] body [<p>It is fishing. Nothing is wrong with it.</p>\n]\n"
                     "stackexchange comment 3 key [ponds.meta/3] thread [1] thread key [ponds.meta/1] answers [1] parent key "
                     "[ponds.meta/1] forum [ponds.meta] author [user4711] author id [ponds.meta/former/user4711] at [1554285600] score "
                     "[-2] permalink [https://ponds.meta.stackexchange.com/a/3] body [<p>Call someone, please.</p>], author gone\n"
                     "stackexchange submission 5 key [ponds.meta/5] thread [5] thread key [ponds.meta/5] forum [ponds.meta] author "
                     "[Community] author id [ponds.meta/-1] at [1556668800] score [0] title [What is on topic here?] permalink "
                     "[https://ponds.meta.stackexchange.com/q/5] flair [discussion]\n"
                     "stackexchange comment 6 key [ponds.meta/6] thread [404] thread key [ponds.meta/404] answers [404] parent key "
                     "[ponds.meta/404] forum [ponds.meta] at [1556841600] score [1] permalink "
                     "[https://ponds.meta.stackexchange.com/a/6] body [<p>The question is gone.</p>], author gone\n"));
        sameHoweverCut(reader, bytes, facts);
        soundHoweverBroken(reader, bytes, facts);
    }

    void comments()
    {
        const StackExchangeReader reader;
        const std::string bytes = contentOf(fixtures + "ponds.meta/comments.XML");
        const auto facts = factsOf("Downloads", "Ponds & Lakes");
        QCOMPARE(told(readAll(reader, bytes, facts)),
                 QStringLiteral(
                     "stackexchange comment 1 key [Ponds & Lakes/comment/1] answers [2] parent key [Ponds & Lakes/2] forum [Ponds & "
                     "Lakes] author id [Ponds & Lakes/7] at [1554195000] score [5] body [@asker It really is: see [this "
                     "photo](https://example.org/h.jpg) <3]\n"
                     "stackexchange comment 2 key [Ponds & Lakes/comment/2] answers [1] parent key [Ponds & Lakes/1] forum [Ponds & "
                     "Lakes] author [user4711] author id [Ponds & Lakes/former/user4711] at [1554193200] score [0] body [Three hours is "
                     "`nothing`.], author gone\n"
                     "stackexchange comment 3 key [Ponds & Lakes/comment/3] answers [2] parent key [Ponds & Lakes/2] forum [Ponds & "
                     "Lakes] author id [Ponds & Lakes/12] at [1554195060] score [0] body [Thank you!]\n"));
        sameHoweverCut(reader, bytes, facts);
        soundHoweverBroken(reader, bytes, facts);
    }

    void users()
    {
        const StackExchangeReader reader;
        const std::string bytes = contentOf(fixtures + "ponds.meta/Users.xml");
        QCOMPARE(told(readAll(reader, bytes)), QStringLiteral("author -1 is Community\nauthor 7 is Zoë \"Reed\" Marsh\nauthor 9 is "
                                                              "PatientWader\nauthor 99 is Never Wrote\n"));
        sameHoweverCut(reader, bytes);
    }

    void whatIsBrokenCostsItselfAlone()
    {
        const StackExchangeReader reader;
        const std::string bytes = contentOf(fixtures + "damaged.xml");
        const Batch batch = readAll(reader, bytes);
        Batch posts;
        posts.posts = batch.posts;
        QCOMPARE(told(posts),
                 QStringLiteral("stackexchange submission 1 key [1] thread [1] thread key [1] at [1554192930] score [1] title [Entities "
                                "&boomboom; &file; &nbsp; stay what they are] body [A\uFFFDB\uFFFDC &copy R&D], author gone\n"
                                "stackexchange submission 5 key [5] thread [5] thread key [5] title [Written <b>raw</b>] body [1 < 2 > "
                                "1], author gone\n"
                                "stackexchange submission 7 key [7] thread [7] thread key [7] score [1] title [With an end tag], author "
                                "gone\n"
                                "stackexchange submission 10 key [10] thread [10] thread key [10] score [2147483647] title [Over two "
                                "lines], author gone\n"));
        QStringList reasons;
        for (const Reject &reject : batch.rejects) {
            // The place is the place: the excerpt stands there.
            QCOMPARE(QByteArray::fromStdString(excerptFrom(bytes, reject)), QByteArray::fromStdString(reject.excerpt));
            QCOMPARE(std::count(bytes.begin(), bytes.begin() + reject.offset, '\n') + 1, std::ptrdiff_t(reject.line));
            reasons << QString::fromStdString(reject.reason);
        }
        QCOMPARE(reasons, (QStringList{"it has no id", "it is an answer that does not say to which question", "it is not well-formed XML",
                                       "something that is no record stands here", "it is not well-formed XML",
                                       "it does not say whether it is a question or an answer",
                                       "something that is no record stands here", "it is not well-formed XML"}));
        sameHoweverCut(reader, bytes);
        soundHoweverBroken(reader, bytes);
    }

    void whatIsNoTable_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("posts");
        QTest::addColumn<QStringList>("reasons");
        const QStringList none{QStringLiteral("it is no table of a Stack Exchange dump")};
        QTest::addRow("a web page") << QByteArray("<!DOCTYPE html><html><body>Sorry</body></html>") << 0 << none;
        QTest::addRow("words") << QByteArray("Sorry, try again later") << 0 << none;
        QTest::addRow("a declaration without end") << QByteArray("<?xml version='1.0'") << 0 << none;
        QTest::addRow("nothing but line ends") << QByteArray("\n\n") << 0 << QStringList();
        QTest::addRow("an empty table") << QByteArray("<posts/>\n") << 0 << QStringList();
        QTest::addRow("a table without rows") << QByteArray("<posts>\n</posts>\n") << 0 << QStringList();
        QTest::addRow("votes") << QByteArray("<votes><row Id='1'/></votes>") << 0 << QStringList();
        QTest::addRow("a table without end") << QByteArray("<posts><row Id='1' PostTypeId='1'/>") << 1 << QStringList();
        QTest::addRow("bytes that are no text") << QByteArray("<posts><row Id='1' PostTypeId='1' Body='\xff\xfe\x01'/></posts>") << 1 << QStringList();
        QTest::addRow("a row that breaks off at the next") << QByteArray("<posts><row<row Id='1' PostTypeId='1'/></posts>") << 1
                                                            << QStringList{QStringLiteral("it is not well-formed XML")};
        QTest::addRow("half a character at the end of a row") << QByteArray("<posts><row Id='1' \xF4><row Id='2' PostTypeId='1'/></posts>") << 1
                                                              << QStringList{QStringLiteral("it is not well-formed XML")};
        QTest::addRow("rows in a comment in front") << QByteArray("<posts><!-- <row Id='1' PostTypeId='1'/> <row Id='2' PostTypeId='1'/> --><row Id='3' PostTypeId='1'/></posts>") << 1
                                                    << QStringList();
        QTest::addRow("a comment without end") << QByteArray("<posts><!-- <row Id='1' PostTypeId='1'/></posts>") << 1
                                               << QStringList{QStringLiteral("something that is no record stands here")};
    }

    void whatIsNoTable()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, posts);
        QFETCH(QStringList, reasons);
        const Batch batch = readAll(StackExchangeReader(), bytes.toStdString());
        QCOMPARE(int(batch.posts.size()), posts);
        QStringList found;
        for (const Reject &reject : batch.rejects)
            found << QString::fromStdString(reject.reason);
        QCOMPARE(found, reasons);
        sameHoweverCut(StackExchangeReader(), bytes.toStdString());
    }

    void isRecognised_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<bool>("expected");
        QTest::addRow("posts with all that may come before") << QByteArray("\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<!DOCTYPE posts SYSTEM 'posts.dtd'>\n<!-- hm -->\n<posts>\n <row Id=\"1\" PostTypeId=\"1\"/>") << true;
        QTest::addRow("comments, bare") << QByteArray("<comments><row Id='1' PostId='2' Text='…'") << true;
        QTest::addRow("users, the id not in front") << QByteArray("<users>\n<row Reputation=\"1\" Id=\"1\"/></users>") << true;
        QTest::addRow("an empty table") << QByteArray("<posts>\n</posts>") << true;
        QTest::addRow("votes hold no posts") << QByteArray("<votes><row Id='1'/></votes>") << false;
        QTest::addRow("posts of something else") << QByteArray("<posts><post id='1'/></posts>") << false;
        QTest::addRow("rows of something else") << QByteArray("<posts><row name=' Id=' /></posts>") << false;
        QTest::addRow("a table quoted in another") << QByteArray("<feed><posts><row Id='1'/></posts></feed>") << false;
        QTest::addRow("JSON that quotes one") << QByteArray("{\"body\":\"<posts><row Id='1'/>\"}") << false;
        QTest::addRow("a web page") << QByteArray("<!DOCTYPE html>\n<html><posts>") << false;
        QTest::addRow("nothing") << QByteArray() << false;
    }

    void isRecognised()
    {
        QFETCH(QByteArray, head);
        QFETCH(bool, expected);
        QCOMPARE(StackExchangeReader().recognises(head.toStdString()), expected);
        const auto detected = detectFormat(head.toStdString(), "file");
        QCOMPARE(detected && (*detected)->name() == std::string("stackexchange"), expected);
    }

    void aTableWithoutPostsIsCalledWhatItIs()
    {
        const auto detected = detectFormat(contentOf(fixtures + "ponds.meta/Votes.xml"), "Votes.xml");
        QVERIFY(!detected);
        QCOMPARE(detected.error().code, ErrorCode::UnknownFormat);
        QVERIFY(describe(detected.error()).starts_with("Votes.xml is a table of a Stack Exchange dump that holds no posts."));
    }

    void sites_data()
    {
        QTest::addColumn<QByteArray>("told");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("host");
        QTest::addRow("a folder of a meta") << QByteArray("history.meta") << QByteArray("history.meta") << QByteArray("history.meta.stackexchange.com");
        QTest::addRow("a folder of a site") << QByteArray("history") << QByteArray("history") << QByteArray("history.stackexchange.com");
        QTest::addRow("an archive") << QByteArray("history.stackexchange.com.7z") << QByteArray("history") << QByteArray("history.stackexchange.com");
        QTest::addRow("an archive, downloaded twice") << QByteArray("cooking.meta.stackexchange.com (1).7z") << QByteArray("cooking.meta") << QByteArray("cooking.meta.stackexchange.com");
        QTest::addRow("an archive of one table") << QByteArray("stackoverflow.com-Posts.7z") << QByteArray("stackoverflow.com") << QByteArray("stackoverflow.com");
        QTest::addRow("a site with a domain of its own") << QByteArray("AskUbuntu") << QByteArray("askubuntu.com") << QByteArray("askubuntu.com");
        QTest::addRow("not every domain is a .com") << QByteArray("mathoverflow") << QByteArray("mathoverflow.net") << QByteArray("mathoverflow.net");
        QTest::addRow("a meta with a domain of its own") << QByteArray("meta.superuser.com") << QByteArray("meta.superuser.com") << QByteArray("meta.superuser.com");
        QTest::addRow("another language") << QByteArray("ru.meta.stackoverflow.com.7z") << QByteArray("ru.meta.stackoverflow.com") << QByteArray("ru.meta.stackoverflow.com");
        QTest::addRow("the meta of all") << QByteArray("meta.stackexchange.com") << QByteArray("meta") << QByteArray("meta.stackexchange.com");
        QTest::addRow("an old meta") << QByteArray("meta.gaming.stackexchange.com") << QByteArray("gaming.meta") << QByteArray("gaming.meta.stackexchange.com");
        QTest::addRow("a site that we do not know") << QByteArray("newsite.stackexchange.com") << QByteArray("newsite") << QByteArray("newsite.stackexchange.com");
        QTest::addRow("any folder") << QByteArray("My Dumps") << QByteArray("My Dumps") << QByteArray();
        QTest::addRow("any archive") << QByteArray("Dumps (2).zip") << QByteArray("Dumps (2)") << QByteArray();
        QTest::addRow("no folder") << QByteArray(".") << QByteArray() << QByteArray();
        QTest::addRow("nothing") << QByteArray() << QByteArray() << QByteArray();
    }

    void sites()
    {
        QFETCH(QByteArray, told);
        const StackExchangeSite site = stackExchangeSite(told.toStdString());
        QTEST(QByteArray::fromStdString(site.name), "name");
        QTEST(QByteArray::fromStdString(site.host), "host");
    }

    void folders_data()
    {
        QTest::addColumn<QStringList>("paths");
        QTest::addColumn<QStringList>("expected");
        QTest::addRow("posts, then comments, then users") << QStringList{"Badges.xml", "Comments.xml", "Posts.xml", "Users.xml", "readme.txt"} << QStringList{"Posts.xml", "Comments.xml", "Users.xml"};
        QTest::addRow("names in any case, packed") << QStringList{"USERS.XML", "posts.xml.gz"} << QStringList{"posts.xml.gz", "USERS.XML"};
        QTest::addRow("posts beside votes") << QStringList{"Posts.xml", "Votes.xml"} << QStringList{"Posts.xml"};
        QTest::addRow("a lone file") << QStringList{"Posts.xml", "notes.txt"} << QStringList();
        QTest::addRow("no posts") << QStringList{"Users.xml", "Votes.xml"} << QStringList();
        QTest::addRow("folders of sites") << QStringList{"history/Posts.xml", "history/Users.xml", "cooking/Posts.xml"} << QStringList();
        QTest::addRow("an empty folder") << QStringList() << QStringList();
    }

    void folders()
    {
        QFETCH(QStringList, paths);
        std::vector<std::string> all;
        for (const QString &path : paths)
            all.push_back(path.toStdString());
        QStringList found;
        for (const std::size_t i : StackExchangeFolder().members(all))
            found << paths[qsizetype(i)];
        QTEST(found, "expected");
    }

    void aFolderIsOneSource()
    {
        const auto workspace = fresh();
        const ImportOutcome outcome = imported(*workspace, (fixtures + "ponds.meta").toStdString());
        QVERIFY(!outcome.error);
        QCOMPARE(outcome.source.format, std::string("stackexchange"));
        QCOMPARE(outcome.source.read, std::int64_t{8});
        QCOMPARE(outcome.source.stored, std::int64_t{8});
        QCOMPARE(outcome.source.placeholders, std::int64_t{1});
        QCOMPARE(column(*workspace,
                        "SELECT kind || ' ' || id || ' of ' || thread || coalesce(' answers ' || parent, '') || ' by ' || coalesce(author, '-') "
                        "|| ' ' || score || ' ' || permalink FROM v_post ORDER BY created_utc"),
                 (QStringList{
                     "submission 1 of 1 by Zoë \"Reed\" Marsh 12 https://ponds.meta.stackexchange.com/q/1",
                     "comment 2 of 1 answers 1 by user4711 0 https://ponds.meta.stackexchange.com/posts/comments/2",
                     "comment 2 of 1 answers 1 by PatientWader 31 https://ponds.meta.stackexchange.com/a/2",
                     "comment 1 of 1 answers 2 by Zoë \"Reed\" Marsh 5 https://ponds.meta.stackexchange.com/posts/comments/1",
                     "comment 3 of 1 answers 2 by ponds.meta/12 0 https://ponds.meta.stackexchange.com/posts/comments/3",
                     "comment 3 of 1 answers 1 by user4711 -2 https://ponds.meta.stackexchange.com/a/3",
                     "submission 5 of 5 by Community 0 https://ponds.meta.stackexchange.com/q/5",
                     "comment 6 of 404 answers 404 by - 1 https://ponds.meta.stackexchange.com/a/6"}));
        QCOMPARE(imported(*workspace, (fixtures + "ponds.meta").toStdString()).source.duplicate, std::int64_t{8});
    }

    void theFilesOneByOneGiveTheSame()
    {
        const auto whole = fresh();
        imported(*whole, (fixtures + "ponds.meta").toStdString());
        const auto single = fresh();
        for (const char *file : {"comments.XML", "Posts.xml", "Users.xml"})
            imported(*single, (fixtures + "ponds.meta/" + file).toStdString());
        const char *sql = "SELECT kind || id || thread || coalesce(parent, '') || coalesce(author, '') || body FROM v_post ORDER BY 1";
        QCOMPARE(column(*single, sql), column(*whole, sql));
        const char *threads = "SELECT id || coalesce(title, '') || posts FROM v_thread ORDER BY 1";
        QCOMPARE(column(*single, threads), column(*whole, threads));
    }

    void aCancelledImportGoesOnInAnyOfTheFiles()
    {
        const QDir folder(m_folder.filePath("cooking"));
        QVERIFY(folder.mkpath("."));
        writeSite(folder, 20'000);
        ImportOptions options;
        options.tags = options.index = false;
        NoProgress progress;
        const auto whole = fresh();
        QVERIFY(importFiles(*whole, {folder.path().toStdString()}, options, progress).has_value());
        const char *facts = "SELECT kind || id || '|' || thread || '|' || coalesce(parent, '') || '|' || author || '|' || permalink FROM v_post ORDER BY permalink";
        const QStringList expected = column(*whole, facts);
        QCOMPARE(expected.size(), 80'000);
        QCOMPARE(expected.filter(QStringLiteral("Person ")).size(), 80'000);
        const std::int64_t posts = QFileInfo(folder.filePath("Posts.xml")).size();
        for (const std::int64_t after : {std::int64_t{1}, posts + 1}) {
            const auto stopped = fresh();
            CancelAfter cancel(after);
            const auto outcome = importFiles(*stopped, {folder.path().toStdString()}, options, cancel);
            QVERIFY(!outcome);
            QCOMPARE(outcome.error().code, ErrorCode::Cancelled);
            const auto before = column(*stopped, "SELECT count(*) FROM post").value(0).toInt();
            QVERIFY(before > 0 && before < 80'000);
            const auto resumed = importFiles(*stopped, {folder.path().toStdString()}, options, progress);
            QVERIFY(resumed && !resumed->front().error);
            QCOMPARE(resumed->front().source.stored, std::int64_t{80'000});
            QCOMPARE(resumed->front().source.duplicate, std::int64_t{0});
            QVERIFY(column(*stopped, facts) == expected);
        }
    }

    void aRealSite()
    {
        if (!QDir(samples).exists())
            QSKIP("the shared samples are not on this machine");
        const auto workspace = fresh();
        const ImportOutcome outcome = imported(*workspace, samples.toStdString());
        QVERIFY(!outcome.error);
        const store::Source &source = outcome.source;
        QCOMPARE(source.read, std::int64_t{556 + 1095 + 3454});
        QCOMPARE(source.stored, source.read);
        QCOMPARE(source.threads, std::int64_t{556});
        QCOMPARE(column(*workspace, "SELECT count(*) FROM v_post WHERE kind = 'submission'"), QStringList{"556"});
        QCOMPARE(column(*workspace, "SELECT count(*) FROM v_post WHERE permalink LIKE '%/a/%'"), QStringList{"1095"});
        QCOMPARE(column(*workspace, "SELECT count(*) FROM v_post WHERE permalink LIKE '%/posts/comments/%'"), QStringList{"3454"});
        QCOMPARE(column(*workspace, "SELECT count(*) FROM v_post WHERE created_utc IS NULL OR score IS NULL OR author IS NULL"), QStringList{"0"});
        // Read in the files themselves.
        const char *facts = "SELECT author || '|' || created_utc || '|' || score || '|' || coalesce(parent, '') || '|' || thread || '|' || "
                            "coalesce(title, '') || '|' || substr(body, 1, 60) FROM v_post WHERE permalink = 'https://history.meta.stackexchange.com/";
        const auto post = [&](const char *way) { return column(*workspace, (facts + std::string(way) + "'").c_str()).join('\n'); };
        QCOMPARE(post("q/3"), QStringLiteral("Jacob|1318362465|28||3|Warning about answers that just copy online sources|<p>If anyone "
                                             "remembers the How it Works beta, it had a major"));
        QCOMPARE(post("a/2"), QStringLiteral("Sorcerer Blob|1318362267|26|1|1||<p>I know it's considered in bad form to answer your own que"));
        QCOMPARE(post("posts/comments/5"), QStringLiteral("user39|1318363322|8|2|1||In other SEs, it's fine to answer your own question."));
        QCOMPARE(post("posts/comments/1"), QStringLiteral("Sorcerer Blob|1318362634|0|3|3||It seems we were both worried by the same thing. I, too, hav"));
    }

    void realFilesHoweverCut()
    {
        if (!QDir(samples).exists())
            QSKIP("the shared samples are not on this machine");
        const StackExchangeReader reader;
        const auto facts = factsOf("history.meta");
        for (const char *file : {"/Posts.xml", "/Comments.xml", "/Users.xml"}) {
            const std::string bytes = contentOf(samples + file);
            QVERIFY(reader.recognises(std::string_view(bytes).substr(3, 65536)));
            const std::string whole = printed(readAll(reader, bytes, facts));
            QVERIFY(printed(readAll(reader, bytes, facts, 10'000)) == whole);
        }
    }

private:
    static std::string excerptFrom(const std::string &bytes, const Reject &reject)
    {
        // NUL is shown as U+FFFD.
        return QString::fromUtf8(bytes.data() + reject.offset, qsizetype(std::min<std::size_t>(200, bytes.size() - std::size_t(reject.offset))))
            .replace(QChar(0), QChar(0xFFFD))
            .toStdString()
            .substr(0, reject.excerpt.size());
    }

    std::optional<store::Workspace> fresh()
    {
        return std::move(*store::Workspace::create(m_folder.filePath(QStringLiteral("%1.parlance").arg(++m_count)).toStdString()));
    }

    ImportOutcome imported(const store::Workspace &workspace, const std::string &path)
    {
        NoProgress progress;
        const auto outcomes = importFiles(workspace, {path}, {}, progress);
        return outcomes && outcomes->size() == 1 ? outcomes->front() : ImportOutcome{};
    }

    QTemporaryDir m_folder;
    int m_count = 0;
};

QTEST_APPLESS_MAIN(TestStackExchange)
#include "tst_stackexchange.moc"
