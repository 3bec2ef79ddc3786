// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/batches.h"
#include "core/store/indexcompletion.h"
#include "core/store/posts.h"
#include "core/store/postwriter.h"
#include "core/store/search.h"
#include "core/store/coverage.h"
#include "core/store/sources.h"

#include <QTemporaryDir>
#include <QTest>

using namespace parlance;
using namespace parlance::store;

namespace {

PostRow submission(const std::string &id, const std::string &title, const std::string &author = "ada")
{
    PostRow row;
    row.platform = Platform::Reddit;
    row.kind = PostKind::Submission;
    row.ownId = row.threadOwnId = id;
    row.id = makePostId(row.platform, row.kind, id);
    row.thread = threadOf(row.id);
    row.forum = "birds";
    row.author = author;
    row.title = title;
    row.createdUtc = 1'700'000'000;
    row.score = 10;
    row.flags = FlagHasText;
    return row;
}

PostRow comment(const std::string &id, const std::string &thread, const std::string &body,
                const std::string &author = "bob")
{
    PostRow row;
    row.platform = Platform::Reddit;
    row.kind = PostKind::Comment;
    row.ownId = id;
    row.threadOwnId = thread;
    row.id = makePostId(row.platform, row.kind, id);
    row.parent = makePostId(row.platform, PostKind::Submission, thread);
    row.thread = threadOf(row.parent);
    row.forum = "birds";
    row.author = author;
    row.body = body;
    row.length = static_cast<std::uint32_t>(body.size());
    row.createdUtc = 1'700'000'100;
    row.retrievedUtc = 1'700'001'000;
    row.score = 3;
    row.flags = FlagHasText;
    return row;
}

} // namespace

class TestPostWriter : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_workspace = *Workspace::create(m_folder.filePath(QString::number(m_next++)).toStdString());
    }

    void theAccountAddsUp()
    {
        std::vector<PostRow> rows = {comment("c1", "s1", "A heron."), submission("s1", "Herons"),
                                     comment("c1", "s1", "A heron."), comment("c2", "s9", "Lost.")};
        const std::vector<RejectRow> rejects = {{7, 120, "it is not JSON", "{\"id\""}};
        const Source source = import("a.zst", rows, rejects);
        QCOMPARE(source.read, std::int64_t{5});
        QCOMPARE(source.stored, std::int64_t{3});
        QCOMPARE(source.duplicate, std::int64_t{1});
        QCOMPARE(source.rejected, std::int64_t{1});
        QCOMPARE(source.read, source.stored + source.updated + source.duplicate + source.rejected);
        QCOMPARE(source.placeholders, std::int64_t{1});
        QCOMPARE(source.threads, std::int64_t{2});
        QCOMPARE(source.authors, std::int64_t{2});
        const auto ledger = store::rejects(*m_workspace);
        QCOMPARE(ledger->size(), std::size_t{1});
        QCOMPARE(ledger->front().line, std::int64_t{7});
        QCOMPARE(ledger->front().reason, std::string("it is not JSON"));
    }

    void repliesMayComeBeforeTheirSubmission()
    {
        std::vector<PostRow> first = {comment("c1", "s1", "Early.")};
        QCOMPARE(import("comments", first).placeholders, std::int64_t{1});
        const ThreadId thread = first[0].thread;
        auto head = threadHeads(*m_workspace, std::vector{thread});
        QVERIFY(!head->front().known);
        QCOMPARE(head->front().title, std::string("Early."));
        std::vector<PostRow> second = {submission("s1", "Herons")};
        import("submissions", second);
        head = threadHeads(*m_workspace, std::vector{thread});
        QVERIFY(head->front().known);
        QCOMPARE(head->front().title, std::string("Herons"));
        const auto conversation = store::conversation(*m_workspace, thread);
        QCOMPARE(conversation->size(), std::size_t{2});
        QCOMPARE(conversation->front().title, std::string("Herons"));
        QCOMPARE(conversation->back().parent, conversation->front().id);
        QCOMPARE(store::coverage(*m_workspace)->placeholders, std::int64_t{0});
    }

    void theSameFileAgainAddsNothing()
    {
        std::vector<PostRow> rows = {submission("s1", "Herons"), comment("c1", "s1", "A heron.")};
        import("a", rows);
        std::vector<PostRow> again = {submission("s1", "Herons"), comment("c1", "s1", "A heron.")};
        const Source source = import("a", again);
        QCOMPARE(source.duplicate, std::int64_t{2});
        QCOMPARE(source.stored + source.updated, std::int64_t{0});
        QCOMPARE(*m_workspace->connection().number("SELECT count(*) FROM post"), std::int64_t{2});
    }

    void aLaterReadingUpdates_data()
    {
        QTest::addColumn<std::int64_t>("retrieved");
        QTest::addColumn<int>("score");
        QTest::addColumn<bool>("updates");
        QTest::addRow("a later reading with another score updates") << std::int64_t{1'700'009'000} << 40 << true;
        QTest::addRow("a later reading that says the same is a duplicate") << std::int64_t{1'700'009'000} << 3 << false;
        QTest::addRow("an earlier reading is a duplicate") << std::int64_t{1'700'000'500} << 40 << false;
        QTest::addRow("the same moment is a duplicate") << std::int64_t{1'700'001'000} << 40 << false;
    }

    void aLaterReadingUpdates()
    {
        QFETCH(std::int64_t, retrieved);
        QFETCH(int, score);
        QFETCH(bool, updates);
        std::vector<PostRow> rows = {comment("c1", "s1", "A heron.")};
        import("a", rows);
        std::vector<PostRow> later = {comment("c1", "s1", "A heron.")};
        later[0].retrievedUtc = retrieved;
        later[0].score = score;
        const Source source = import("b", later);
        QCOMPARE(source.updated, std::int64_t{updates ? 1 : 0});
        QCOMPARE(source.duplicate, std::int64_t{updates ? 0 : 1});
        QCOMPARE(post("c1").score.value(), updates ? score : 3);
        QCOMPARE(*m_workspace->connection().number("SELECT count(*) FROM post_history WHERE score = 3"),
                 std::int64_t{updates ? 1 : 0});
    }

    void wordsDeletedSinceAreKeptAndMarked()
    {
        std::vector<PostRow> rows = {comment("c1", "s1", "A heron stood there.")};
        import("a", rows);
        std::vector<PostRow> later = {comment("c1", "s1", "", "")};
        later[0].retrievedUtc = 1'700'009'000;
        later[0].flags = FlagDeleted | FlagAuthorGone;
        QCOMPARE(import("b", later).updated, std::int64_t{1});
        const PostDetail found = post("c1");
        QCOMPARE(found.body, std::string("A heron stood there."));
        QCOMPARE(found.authorName, std::string("bob"));
        QVERIFY(found.flags & FlagDeleted);
        NoProgress progress;
        QCOMPARE(matchingPosts(*m_workspace, "heron", progress)->size(), std::size_t{1});
    }

    void editedWordsReplaceTheOldOnesInTheIndexToo()
    {
        std::vector<PostRow> rows = {comment("c1", "s1", "A heron.")};
        import("a", rows);
        std::vector<PostRow> later = {comment("c1", "s1", "An egret.")};
        later[0].retrievedUtc = 1'700'009'000;
        QCOMPARE(import("b", later).updated, std::int64_t{1});
        NoProgress progress;
        QCOMPARE(matchingPosts(*m_workspace, "heron", progress)->size(), std::size_t{0});
        QCOMPARE(matchingPosts(*m_workspace, "egret", progress)->size(), std::size_t{1});
        QVERIFY(m_workspace->connection().execute(
            "INSERT INTO post_search (post_search, rank) VALUES ('integrity-check', 1)"));
    }

    void searchUnderstandsItsQuery_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<int>("hits");
        QTest::addRow("a word in a title") << "herons" << 1;
        QTest::addRow("a word in a body") << "egret" << 1;
        QTest::addRow("accents do not matter") << "heron* OR héron*" << 3;
        QTest::addRow("a phrase") << "\"white egret\"" << 1;
        QTest::addRow("a phrase in the wrong order") << "\"egret white\"" << 0;
        QTest::addRow("AND") << "white AND egret" << 1;
        QTest::addRow("NOT") << "egret NOT white" << 0;
        QTest::addRow("NEAR") << "NEAR(a egret, 2)" << 1;
        QTest::addRow("an unclosed quote is searched as plain words") << "\"white egret" << 1;
        QTest::addRow("stray signs are searched as plain words") << "egret++ (white" << 1;
        QTest::addRow("an injection is only words") << "'; DROP TABLE post; --" << 0;
    }

    void searchUnderstandsItsQuery()
    {
        QFETCH(QString, query);
        QFETCH(int, hits);
        std::vector<PostRow> rows = {submission("s1", "Herons by the river"), comment("c1", "s1", "A white egret."),
                                     comment("c2", "s1", "Un héron gris."), comment("c3", "s1", "One heron only.")};
        import("a", rows);
        NoProgress progress;
        const auto found = matchingPosts(*m_workspace, query.toStdString(), progress);
        QVERIFY2(found, found ? "" : describe(found.error()).c_str());
        QCOMPARE(int(found->size()), hits);
        const auto ranked = rankedHits(*m_workspace, query.toStdString(), progress);
        QCOMPARE(ranked->size(), found->size());
        const auto shown = excerpts(*m_workspace, query.toStdString(), *found);
        for (const std::string &excerpt : *shown)
            QVERIFY(excerpt.find('\x02') != std::string::npos);
    }

    void aQueryWithoutWordsIsAnError()
    {
        NoProgress progress;
        const auto found = matchingPosts(*m_workspace, " ?! ", progress);
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::BadInput);
    }

    void anIndexLeftOutIsBuiltByTheNextImport()
    {
        std::vector<PostRow> rows = {comment("c1", "s1", "A heron.")};
        import("a", rows, {}, {.index = false});
        NoProgress progress;
        QCOMPARE(matchingPosts(*m_workspace, "heron", progress)->size(), std::size_t{0});
        std::vector<PostRow> more = {comment("c2", "s1", "Another heron.")};
        import("b", more);
        QCOMPARE(matchingPosts(*m_workspace, "heron", progress)->size(), std::size_t{2});
    }

    void theIndexIsWhatThePostsSay_data()
    {
        QTest::addColumn<QStringList>("imports"); // posts with their words; '!' before: without the index
        QTest::addColumn<QString>("search");
        QTest::addColumn<int>("found");
        const auto row = [](const char *name, const QStringList &imports, const char *search, int found) {
            QTest::addRow("%s", name) << imports << search << found;
        };
        row("new posts", {"a:red b:blue"}, "red", 1);
        row("a post twice in one batch", {"a:red a:red b:red"}, "red", 2);
        row("a post that changes in its own batch", {"a:red a:green b:red"}, "red", 1);
        row("and is found by its new words", {"a:red a:green b:red"}, "green", 1);
        row("posts that were here already, among new ones", {"a:red b:blue", "a:red b:blue c:red"}, "red", 2);
        row("changes among new posts", {"a:red b:blue", "a:green c:red d:red b:red"}, "red", 3);
        row("posts that an import left out", {"!a:red b:red", "c:red"}, "red", 3);
        row("the same, all of it known", {"!a:red b:red", "a:red"}, "red", 2);
        row("words that changed while the index was left out", {"a:red b:red", "!a:green", "c:red"}, "red", 2);
        row("the same, found by the new ones", {"a:red b:red", "!a:green", "c:red"}, "green", 1);
        row("words that change as the index is completed", {"!a:red b:red", "a:green"}, "red", 1);
    }

    void theIndexIsWhatThePostsSay()
    {
        QFETCH(QStringList, imports);
        QFETCH(QString, search);
        QFETCH(int, found);
        std::int64_t retrieved = 1;
        for (const QString &each : imports) {
            const bool isIndexed = !each.startsWith('!');
            std::vector<PostRow> rows;
            for (const QString &one : each.mid(isIndexed ? 0 : 1).split(' ')) {
                rows.push_back(comment(one.section(':', 0, 0).toStdString(), "s1", one.section(':', 1).toStdString()));
                rows.back().retrievedUtc = ++retrieved;
            }
            import("file " + std::to_string(retrieved), rows, {}, {.index = isIndexed});
        }
        NoProgress progress;
        QCOMPARE(matchingPosts(*m_workspace, search.toStdString(), progress).value().size(), static_cast<std::size_t>(found));
        m_workspace->connection().execute("INSERT INTO post_search (post_search, rank) VALUES ('integrity-check', 1)").value();
    }

    void completingTheIndexCanBeCancelledAndGoesOn()
    {
        class CancelAfterFirst : public Progress
        {
        public:
            bool isCancelled() const override { return m_reported; }
            void report(std::int64_t, std::int64_t) override { m_reported = true; }

        private:
            bool m_reported = false;
        };
        std::vector<PostRow> rows;
        for (std::size_t i = 0; i < 2 * PostWriter::goodBatch + 1; ++i)
            rows.push_back(comment("c" + std::to_string(i), "s1", "word"));
        import("a", rows, {}, {.index = false});
        const auto unindexed = [this] { return *m_workspace->connection().number(query("count_unindexed")); };
        QCOMPARE(unindexed(), static_cast<std::int64_t>(rows.size()));
        CancelAfterFirst once;
        const auto stopped = completeIndex(*m_workspace, once);
        QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
        QCOMPARE(unindexed(), static_cast<std::int64_t>(PostWriter::goodBatch + 1));
        NoProgress progress;
        completeIndex(*m_workspace, progress).value();
        QCOMPARE(matchingPosts(*m_workspace, "word", progress).value().size(), rows.size());
        m_workspace->connection().execute("INSERT INTO post_search (post_search, rank) VALUES ('integrity-check', 1)").value();
    }

    void anInterruptedSourceGoesOn()
    {
        Source wanted;
        wanted.name = "big.zst";
        wanted.path = "/dumps/big.zst";
        wanted.format = "reddit-ndjson";
        wanted.bytes = 1000;
        SourceId id;
        {
            auto writer = PostWriter::open(*m_workspace, {});
            QCOMPARE(writer->begin(wanted, "{}")->offset, std::int64_t{0});
            std::vector<PostRow> rows = {comment("c1", "s1", "One.")};
            auto batch = batchOf(rows, {400, 1});
            QVERIFY(writer->write(batch, NoProgress()));
            id = writer->source().id;
        }
        auto writer = PostWriter::open(*m_workspace, {});
        const auto resume = writer->begin(wanted, "{}");
        QCOMPARE(resume->offset, std::int64_t{400});
        QCOMPARE(resume->line, std::int64_t{1});
        std::vector<PostRow> rows = {comment("c2", "s1", "Two.", "eve")};
        auto batch = batchOf(rows, {800, 2});
        QVERIFY(writer->write(batch, NoProgress()));
        const auto source = writer->finish(wellDone("ff"));
        QCOMPARE(source->id, id);
        QCOMPARE(source->stored, std::int64_t{2});
        QCOMPARE(source->authors, std::int64_t{2});
        // Done means done: the same file again is a source of its own.
        QCOMPARE(writer->begin(wanted, "{}")->offset, std::int64_t{0});
        QVERIFY(writer->source().id != id);
    }

    void aSourceIsDoneTogetherWithTheRunThatTaggedIt()
    {
        PostWriter writer = PostWriter::open(*m_workspace, {}).value();
        Source wanted;
        wanted.name = wanted.path = "a.zst";
        wanted.format = "reddit-ndjson";
        QVERIFY(writer.begin(wanted, "{}"));
        auto batch = batchOf({comment("c1", "s1", "A heron.")});
        QVERIFY(writer.write(batch, NoProgress()));
        SourceEnd end = wellDone();
        end.runs.emplace_back().kind = "tags";
        QVERIFY(m_workspace->connection().execute("CREATE TRIGGER no_runs BEFORE INSERT ON run BEGIN SELECT RAISE (ABORT, 'no'); END"));
        QVERIFY(!writer.finish(end));
        QCOMPARE(sources(*m_workspace)->front().state, std::string("running"));
        QVERIFY(m_workspace->connection().execute("DROP TRIGGER no_runs"));
        QVERIFY(writer.finish(end));
        QCOMPARE(sources(*m_workspace)->front().state, std::string("done"));
        QCOMPARE(runs(*m_workspace)->size(), std::size_t{1});
    }

    void aPostWithoutAForumHasALinkAllTheSame()
    {
        PostRow row = comment("c1", "s1", "Nobody says where.");
        row.forum.clear();
        std::vector<PostRow> rows = {row};
        import("a", rows);
        QCOMPARE(post("c1").permalink, std::string("https://www.reddit.com/comments/s1/_/c1/"));
        QCOMPARE(threadHeads(*m_workspace, std::vector{row.thread})->front().permalink,
                 std::string("https://www.reddit.com/comments/s1/"));
    }

    void postsComeBackAsTheyWent()
    {
        PostRow row = comment("c1", "s1", "I said **so**. > no");
        row.text = "I said so.";
        row.parentOwnId = "c0";
        row.parent = makePostId(Platform::Reddit, PostKind::Comment, "c0");
        row.language = French;
        row.sentimentClass = sentiment::Class::Negative;
        row.sentiment = sentiment::Score{0.25, 0.5, 0.25, -0.1234};
        std::vector<PostRow> rows = {row};
        import("a", rows);
        const PostDetail found = post("c1");
        QCOMPARE(found.body, std::string("I said **so**. > no"));
        QCOMPARE(found.text, std::string("I said so."));
        QCOMPARE(found.parent, row.parent);
        QCOMPARE(found.language, French);
        QCOMPARE(found.sentimentClass, sentiment::Class::Negative);
        QCOMPARE(found.sentiment->compound, -0.1234);
        QCOMPARE(found.sentiment->neutral, 0.5);
        QCOMPARE(found.permalink, std::string("https://www.reddit.com/r/birds/comments/s1/_/c1/"));
        QCOMPARE(store::coverage(*m_workspace)->missingParent, std::int64_t{1});
        QCOMPARE(*m_workspace->connection().number("SELECT count(*) FROM v_post WHERE id = 'c1' AND parent = 'c0' AND "
                                                   "thread = 's1' AND kind = 'comment' AND language = 'fr' AND "
                                                   "class = 'negative' AND compound = -0.1234 AND author = 'bob'"),
                 std::int64_t{1});
    }

    // A line of numbers: each message answers the one named behind it, "-" nobody; batches are separated by "|".
    void repliesFindTheirThread_data()
    {
        QTest::addColumn<QString>("messages");
        QTest::addColumn<QString>("threads");
        QTest::addRow("in order") << "1- 21 32 4- 54" << "1:1 2:1 3:1 4:4 5:4";
        QTest::addRow("backwards in one batch") << "32 21 1-" << "1:1 2:1 3:1";
        QTest::addRow("backwards, a batch each") << "43|32|21|1-" << "1:1 2:1 3:1 4:1";
        QTest::addRow("the parent never comes") << "32 43|54" << "3:2 4:2 5:2";
        QTest::addRow("the parent comes in another source") << "32 43/21 1-" << "1:1 2:1 3:1 4:1";
        QTest::addRow("the middle comes last") << "1- 43|21|32" << "1:1 2:1 3:1 4:1";
        QTest::addRow("two who answer each other") << "12 21 3-" << "1:1 2:1 3:3";
        QTest::addRow("one who answers himself") << "11 21" << "1:1 2:1";
        QTest::addRow("a circle over two batches, with a tail") << "12|21 32" << "1:2 2:2 3:2";
    }

    void repliesFindTheirThread()
    {
        QFETCH(QString, messages);
        QFETCH(QString, threads);
        const auto idOf = [](QChar name) {
            return makePostId(Platform::Telegram, PostKind::Submission, std::string(1, name.toLatin1()));
        };
        int number = 0;
        for (const QString &source : messages.split('/')) {
            auto writer = PostWriter::open(*m_workspace, {});
            Source wanted;
            wanted.name = wanted.path = std::to_string(number++);
            wanted.format = "telegram";
            writer->begin(wanted, "{}").value();
            for (const QString &batch : source.split('|')) {
                std::vector<PostRow> rows;
                for (const QString &message : batch.split(' ')) {
                    PostRow row;
                    row.platform = Platform::Telegram;
                    row.id = idOf(message[0]);
                    row.ownId = std::string(1, message[0].toLatin1());
                    row.author = "ann";
                    row.body = "words";
                    if (message[1] == '-') {
                        row.kind = PostKind::Submission;
                        row.thread = threadOf(row.id);
                        row.threadOwnId = row.ownId;
                    } else {
                        row.parent = idOf(message[1]);
                        row.parentOwnId = std::string(1, message[1].toLatin1());
                    }
                    rows.push_back(row);
                }
                auto written = batchOf(rows);
                writer->write(written, NoProgress()).value();
            }
            writer->finish(wellDone()).value();
        }
        auto found = m_workspace->connection().prepare("SELECT id || ':' || thread FROM v_post ORDER BY id");
        QStringList places;
        while (found->step().value())
            places += QString::fromStdString(std::string(found->text(0)));
        QCOMPARE(places.join(' '), threads);
        // No thread is left that nobody is in.
        QCOMPARE(*m_workspace->connection().number("SELECT count(*) FROM v_thread WHERE posts = 0"), std::int64_t{0});
    }

    void whatIsHereIsFoundAmongWhatIsNew_data()
    {
        QTest::addColumn<QStringList>("before");
        QTest::addColumn<QStringList>("batch");
        QTest::addColumn<int>("stored");
        QTest::addColumn<int>("duplicate");
        QTest::addRow("everything is new") << QStringList{} << QStringList{"c1", "c2", "s1"} << 3 << 0;
        QTest::addRow("behind what is here") << QStringList{"c1", "s1"} << QStringList{"c2", "c3", "s2"} << 3 << 0;
        QTest::addRow("before what is here") << QStringList{"c8", "s8"} << QStringList{"c2", "c3", "s2"} << 3 << 0;
        QTest::addRow("between") << QStringList{"c1", "c5", "c9"} << QStringList{"c2", "c7", "s1"} << 3 << 0;
        QTest::addRow("some are here") << QStringList{"c1", "c5", "c9", "s3"} << QStringList{"c0", "c1", "c2", "c5", "ca", "s3", "s4"} << 4 << 3;
        QTest::addRow("all are here") << QStringList{"c1", "c2", "s1"} << QStringList{"c1", "c2", "s1"} << 0 << 3;
        QTest::addRow("twice in the batch") << QStringList{} << QStringList{"c1", "c2", "c1", "s1", "c1", "s1"} << 3 << 3;
        QTest::addRow("here and twice in the batch") << QStringList{"c1"} << QStringList{"c1", "c2", "c1", "c2"} << 1 << 3;
        QTest::addRow("out of order") << QStringList{"c4"} << QStringList{"c9", "s2", "c4", "c1"} << 3 << 1;
        QTest::addRow("ids of hashes") << QStringList{"m1", "m2", "m3"} << QStringList{"m0", "m1", "m4", "m3", "m5", "c1"} << 4 << 2;
    }
    void whatIsHereIsFoundAmongWhatIsNew()
    {
        QFETCH(QStringList, before);
        QFETCH(QStringList, batch);
        const auto rowsOf = [](const QStringList &ids) {
            std::vector<PostRow> rows;
            for (const QString &id : ids) {
                PostRow row = id[0] == 's' ? submission(id.toStdString(), "Title") : comment(id.toStdString(), "s1", "words");
                if (id[0] == 'm') {
                    row.platform = Platform::MailingList;
                    row.id = makePostId(row.platform, row.kind, row.ownId);
                }
                rows.push_back(row);
            }
            return rows;
        };
        std::vector<PostRow> first = rowsOf(before);
        import("a", first);
        std::vector<PostRow> second = rowsOf(batch);
        const Source source = import("b", second);
        QTEST(static_cast<int>(source.stored), "stored");
        QTEST(static_cast<int>(source.duplicate), "duplicate");
        QCOMPARE(source.read, source.stored + source.duplicate);
        QSet<QString> all(before.begin(), before.end());
        all.unite(QSet<QString>(batch.begin(), batch.end()));
        for (const char *table : {"post", "post_text", "v_post"})
            QCOMPARE(*m_workspace->connection().number(std::string("SELECT count(*) FROM ") + table), std::int64_t{all.size()});
        QCOMPARE(*m_workspace->connection().number("SELECT count(*) FROM post p JOIN post_text x ON x.post_id = p.id AND x.own_id <> ''"),
                 std::int64_t{all.size()});
    }

    void anAccountIsKnownByItsOwnId()
    {
        const auto from = [](const std::string &id, const std::string &account, const std::string &name) {
            PostRow row = comment(id, "s1", "words", name);
            row.authorOwnId = account;
            return row;
        };
        std::vector<PostRow> rows = {from("c1", "U1", "ann"), from("c2", "U2", "ann"), from("c3", "U1", "Ann Smith"), from("c4", "U3", {})};
        QCOMPARE(import("a", rows).authors, std::int64_t{3});
        QCOMPARE(*m_workspace->connection().number("SELECT count(*) FROM v_post WHERE id = 'c4' AND author = 'U3'"), std::int64_t{1});
        auto writer = PostWriter::open(*m_workspace, {});
        Source wanted;
        wanted.name = wanted.path = "names";
        writer->begin(wanted, "{}").value();
        WriteBatch names;
        names.names = {{Platform::Reddit, "U3", "Cleo"}, {Platform::Reddit, "U9", "Nobody"}};
        writer->write(names, NoProgress()).value();
        writer->finish(wellDone()).value();
        QCOMPARE(*m_workspace->connection().number("SELECT count(*) FROM v_post WHERE id = 'c4' AND author = 'Cleo'"), std::int64_t{1});
        QCOMPARE(*m_workspace->connection().number("SELECT count(*) FROM author"), std::int64_t{3});
    }

    void theLatestWordOnWhatAThreadLacksCounts()
    {
        std::vector<PostRow> rows = {submission("s1", "Herons")};
        for (const std::int64_t missing : {7, 2}) {
            auto writer = PostWriter::open(*m_workspace, {});
            Source wanted;
            wanted.name = wanted.path = std::to_string(missing);
            writer->begin(wanted, "{}").value();
            auto batch = batchOf(rows);
            batch.missing = missing;
            batch.gaps = {{rows[0].thread, missing - 1}, {rows[0].thread, 1}};
            writer->write(batch, NoProgress()).value();
            QCOMPARE(writer->finish(wellDone()).value().missing, missing);
            QCOMPARE(*m_workspace->connection().number("SELECT missing FROM v_thread"), missing);
        }
    }

private:
    Source import(const std::string &name, std::vector<PostRow> &rows, const std::vector<RejectRow> &rejects = {},
                  const PostWriter::Options &options = {})
    {
        auto writer = PostWriter::open(*m_workspace, options);
        Source wanted;
        wanted.name = wanted.path = name;
        wanted.format = "reddit-ndjson";
        writer->begin(wanted, "{}").value();
        auto batch = batchOf(rows, {1, 1}, rejects);
        writer->write(batch, NoProgress()).value();
        return writer->finish(wellDone()).value();
    }

    PostDetail post(const std::string &id)
    {
        return posts(*m_workspace, std::vector{makePostId(Platform::Reddit, PostKind::Comment, id)}).value().at(0);
    }

    QTemporaryDir m_folder;
    std::optional<Workspace> m_workspace;
    int m_next = 0;
};

QTEST_GUILESS_MAIN(TestPostWriter)
#include "tst_postwriter.moc"
