// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/convokit.h"

#include "core/import/import.h"
#include "tests/core/readerproof.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace parlance;
using namespace parlance::import;

namespace {

std::string contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

const QString fixtures = QStringLiteral(PARLANCE_SOURCE_DIR "/tests/data/convokit/");
const QString samples = QStringLiteral(PARLANCE_SHARED_DIR "/data/samples/convokit/reddit-cornell");

/// What is known of a fixture's utterances, as an import would find it.
std::shared_ptr<const FileFacts> factsOf(const QString &folder)
{
    auto facts = std::make_shared<FileFacts>();
    auto roster = std::make_shared<Roster>();
    facts->folder = folder.toStdString();
    const ConvokitFolder format;
    for (const QString &file : QDir(fixtures + folder).entryList(QDir::Files)) {
        if (format.isRoster(file.toStdString()))
            format.addToRoster(*roster, (folder + '/' + file).toStdString(), contentOf(fixtures + folder + '/' + file));
    }
    facts->roster = roster;
    return facts;
}

QStringList told(const Batch &batch)
{
    return QString::fromStdString(printed(batch)).split('\n', Qt::SkipEmptyParts);
}

QStringList column(const store::Workspace &workspace, const char *sql)
{
    QStringList rows;
    auto statement = workspace.connection().prepare(sql);
    while (statement && statement->step().value())
        rows << QString::fromUtf8(statement->text(0).data(), qsizetype(statement->text(0).size()));
    return rows;
}

} // namespace

class TestConvokit : public QObject
{
    Q_OBJECT

private slots:
    void aCorpusOfReddit()
    {
        const ConvokitReader reader;
        const std::string bytes = contentOf(fixtures + "subreddit-ponds/utterances.jsonl");
        const auto facts = factsOf("subreddit-ponds");
        const Batch batch = readAll(reader, bytes, facts);
        const QStringList expected{
            "reddit submission pnd001 thread [pnd001] forum [ponds] author [reed_warden] at [1325571377] score [24] declares [9] title "
            "[Herons & egrets, who counts?] body [I counted &gt; 12.], stickied",
            "reddit comment pca01 thread [pnd001] answers [pnd001] forum [ponds] author [mill_watch] at [1325571400] read at "
            "[1428124237] score [-3] thread title [Herons & egrets, who counts?] body [Fourteen here.]",
            "reddit comment pca02 thread [pnd001] answers comment [pca01] forum [ponds] at [1325571500] score [1] thread title [Herons "
            "& egrets, who counts?], deleted, author gone",
            "reddit submission pnd002 thread [pnd002] forum [PondsAfterDark] author [reed_warden] at [1325571600]",
            QStringLiteral("reddit comment pca03 thread [pnd002] answers comment [pca99] forum [PondsAfterDark] body [a\uFFFDb \uFFFD c], "
                           "no author"),
            "line 7 offset 1227: it is an utterance without a text <{\"id\": \"pca04\", \"conversation_id\": \"pnd002\", \"speaker\": \"x\", "
            "\"reply-to\": null, \"timestamp\": null}>",
            "line 8 offset 1325: it has no id <{\"id\": \"\", \"conversation_id\": \"pnd002\", \"text\": \"no id\", \"speaker\": \"x\", "
            "\"reply-to\": null, \"timestamp\": null}>",
            "line 9 offset 1435: it is not a JSON object <[\"no\", \"object\"]>",
            "line 10 offset 1452: it is not JSON <{\"id\": \"pca05\", \"conversation_id\": \"pnd001\", \"text\": \"breaks of>"};
        QCOMPARE(told(batch), expected);
        QCOMPARE(batch.posts[0].markup, Markup::RedditMarkdown);
        sameHoweverCut(reader, bytes, facts);
        soundHoweverBroken(reader, bytes, facts);
    }

    void aCorpusOfTheOldShape()
    {
        const ConvokitReader reader;
        const std::string bytes = contentOf(fixtures + "mill-play/utterances.jsonl");
        const auto facts = factsOf("mill-play");
        const QStringList expected{
            "convokit submission L1 key [mill-play/L1] thread [L1] thread key [mill-play/L1] forum [mill-play] author [THE MILLER] author "
            "id [mill-play/u1] title [Act one] body [Who goes there?]",
            "convokit comment L2 key [mill-play/L2] thread [L1] thread key [mill-play/L1] answers [L1] parent key [mill-play/L1] forum "
            "[mill-play] author [MAID] author id [mill-play/u2] thread title [Act one] body [Nobody, sir.",
            "<b>]",
            "convokit comment L3 key [mill-play/L3] thread [scene two] thread key [mill-play/scene two] forum [mill-play] author [u3] "
            "author id [mill-play/u3] at [1554192930] thread title [the mill] body [Later.]",
            "convokit comment 4 key [mill-play/4] thread [scene two] thread key [mill-play/scene two] answers comment [L3] parent key "
            "[mill-play/L3] forum [mill-play] author [THE MILLER] author id [mill-play/u1] at [1554192930] score [2] thread title [the "
            "mill] body [Much later.]"};
        QCOMPARE(told(readAll(reader, bytes, facts)), expected);
        sameHoweverCut(reader, bytes, facts);
        soundHoweverBroken(reader, bytes, facts);
    }

    void anArrayOfUtterances()
    {
        const ConvokitReader reader;
        const std::string bytes = contentOf(fixtures + "array.json");
        QVERIFY(reader.recognises(bytes));
        const QStringList expected{"convokit submission L1 thread [L1] author [u1] body [Who goes there?]",
                                   "convokit comment L2 thread [L1] answers [L1] author [u2] body [Nobody, {sir].]"};
        QCOMPARE(told(readAll(reader, bytes)), expected);
        sameHoweverCut(reader, bytes);
        soundHoweverBroken(reader, bytes);
    }

    void aConversationMayBeABranchOfAThread()
    {
        const std::string bytes = contentOf(fixtures + "branches/branches.jsonl");
        const QStringList expected{
            "reddit comment brc01 forum [ponds] author [a] at [1443000000] score [4] permalink "
            "[https://www.reddit.com/api/info/?id=t1_brc01] body [A branch that is named after its first comment.]",
            "reddit comment brc02 answers comment [brc01] forum [ponds] author [b] at [1443000001] score [2] permalink "
            "[https://www.reddit.com/api/info/?id=t1_brc02] body [Its answer.]",
            "reddit comment brc03 thread [brs01] forum [ponds] author [a] at [1443000002] score [4] body [A branch whose address tells the "
            "thread.]",
            "reddit submission brs02 thread [brs02] forum [ponds] author [a] at [1443000003] score [4] body [Prefixes]",
            "reddit comment brc04 thread [brs02] answers [brs02] forum [ponds] author [a] at [1443000004] score [3] body [And below]",
            "convokit comment Not base 36! thread [t3_brs02] answers [t3_brs02] author [a] at [1443000005] body [Somewhere else]"};
        QCOMPARE(told(readAll(ConvokitReader(), bytes)), expected);
    }

    void aBrokenFileOfNamesGivesWhatComesBeforeTheBreak()
    {
        const ConvokitFolder format;
        const std::string bytes = contentOf(fixtures + "subreddit-ponds/conversations.json");
        for (std::size_t size = 0; size <= bytes.size(); ++size) {
            Roster roster;
            format.addToRoster(roster, "conversations.json", std::string_view(bytes).substr(0, size));
            QVERIFY(roster.threads.size() <= 1);
            if (size > 70)
                QCOMPARE(roster.threads["pnd001"], std::string("Herons &amp; egrets, who counts?"));
        }
        Roster roster;
        format.addToRoster(roster, "speakers.json", "<html>");
        format.addToRoster(roster, "corpus.json", "[{\"subreddit\": \"no\"}]");
        format.addToRoster(roster, "conversations.json", "\xEF\xBB\xBF{\"a\": {\"title\": \"\xFF bytes\", \"x\": [[[{\"title\": 1}]]]}, \"b\": {\"title\": \"\\ud83d!\"}}");
        QVERIFY(roster.authors.empty() && roster.forums.empty());
        QCOMPARE(roster.threads["a"], std::string("\uFFFD bytes"));
        QCOMPARE(roster.threads["b"], std::string("\uFFFD!"));
    }

    void isRecognised_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<bool>("expected");
        QTest::addRow("an utterance") << QByteArray("{\"id\": \"a\", \"conversation_id\": \"a\", \"text\": \"\", \"speaker\": \"x\", \"reply-to\": null}") << true;
        QTest::addRow("an old one, in another order") << QByteArray("{\"root\": \"a\", \"reply-to\": null, \"user\": \"x\", \"text\": \"…\", \"id\": \"a\"}") << true;
        QTest::addRow("behind a line that is broken") << QByteArray("{\"id\n{\"id\": \"a\", \"conversation_id\": \"a\", \"text\": \"\", \"speaker\": \"x\", \"reply_to\": null}\n") << true;
        QTest::addRow("longer than what is seen") << QByteArray("{\"id\": \"a\", \"conversation_id\": \"a\", \"speaker\": \"x\", \"reply-to\": null, \"text\": \"b\", \"meta\": {\"x\": \"y") << true;
        QTest::addRow("an array") << QByteArray("[{\"id\": \"a\", \"root\": \"a\", \"text\": \"\", \"user\": \"x\", \"reply-to\": null}]") << true;
        QTest::addRow("keys that are quoted") << QByteArray("{\"id\": \"a\", \"text\": \"\\\"conversation_id\\\": 1, \\\"speaker\\\": 1, \\\"reply-to\\\": 1\"}") << false;
        QTest::addRow("keys too deep") << QByteArray("{\"wrapped\": {\"id\": \"a\", \"conversation_id\": \"a\", \"text\": \"\", \"speaker\": \"x\", \"reply-to\": null}}") << false;
        QTest::addRow("a comment of Reddit") << QByteArray("{\"id\": \"a\", \"link_id\": \"t3_b\", \"body\": \"x\", \"parent_id\": \"t3_b\"}") << false;
        QTest::addRow("the names") << QByteArray("{\"u1\": {\"meta\": {}, \"vectors\": []}}") << false;
        QTest::addRow("nothing") << QByteArray("\n") << false;
    }

    void isRecognised()
    {
        QFETCH(QByteArray, head);
        QFETCH(bool, expected);
        QCOMPARE(ConvokitReader().recognises(head.toStdString()), expected);
        const auto detected = detectFormat(head.toStdString(), "file");
        QCOMPARE(detected && (*detected)->name() == std::string("convokit"), expected);
    }

    void folders_data()
    {
        QTest::addColumn<QStringList>("paths");
        QTest::addColumn<QStringList>("expected");
        QTest::addRow("a corpus") << QStringList{"conversations.json", "corpus.json", "index.json", "speakers.json", "utterances.jsonl"} << QStringList{"utterances.jsonl"};
        QTest::addRow("an old corpus, packed") << QStringList{"users.json", "utterances.json.gz"} << QStringList{"utterances.json.gz"};
        QTest::addRow("lines rather than an array") << QStringList{"index.json", "utterances.json", "utterances.jsonl"} << QStringList{"utterances.jsonl"};
        QTest::addRow("utterances alone") << QStringList{"notes.txt", "utterances.jsonl"} << QStringList();
        QTest::addRow("a corpus below") << QStringList{"a/index.json", "a/utterances.jsonl"} << QStringList();
    }

    void folders()
    {
        QFETCH(QStringList, paths);
        std::vector<std::string> all;
        for (const QString &path : paths)
            all.push_back(path.toStdString());
        QStringList found;
        for (const std::size_t i : ConvokitFolder().members(all))
            found << paths[qsizetype(i)];
        QTEST(found, "expected");
    }

    void aFolderIsOneSource()
    {
        const auto workspace = fresh();
        const ImportOutcome outcome = imported(*workspace, (fixtures + "mill-play").toStdString());
        QVERIFY(!outcome.error);
        QCOMPARE(outcome.source.format, std::string("convokit"));
        QCOMPARE(outcome.source.stored, std::int64_t{4});
        QCOMPARE(column(*workspace, "SELECT platform || ' ' || kind || ' ' || id || ' of ' || thread || coalesce(' answers ' || parent, '') || "
                                    "' by ' || author || coalesce(' ' || score, '') FROM v_post ORDER BY id"),
                 (QStringList{"convokit comment 4 of scene two answers L3 by THE MILLER 2", "convokit submission L1 of L1 by THE MILLER",
                              "convokit comment L2 of L1 answers L1 by MAID", "convokit comment L3 of scene two by u3"}));
        QCOMPARE(column(*workspace, "SELECT title || ' ' || posts FROM v_thread ORDER BY 1"), (QStringList{"Act one 2", "the mill 2"}));
    }

    void branchesStandTogether()
    {
        const auto workspace = fresh();
        const ImportOutcome outcome = imported(*workspace, (fixtures + "branches").toStdString());
        QCOMPARE(outcome.source.stored, std::int64_t{6});
        QCOMPARE(column(*workspace, "SELECT id || ' of ' || thread || coalesce(' answers ' || parent, '') FROM v_post ORDER BY created_utc"),
                 (QStringList{"brc01 of brc01", "brc02 of brc01 answers brc01", "brc03 of brs01", "brs02 of brs02",
                              "brc04 of brs02 answers brs02", "Not base 36! of t3_brs02 answers t3_brs02"}));
    }

    void aRealCorpus()
    {
        if (!QDir(samples).exists())
            QSKIP("the shared samples are not on this machine");
        const auto workspace = fresh();
        const ImportOutcome outcome = imported(*workspace, samples.toStdString());
        QVERIFY(!outcome.error);
        const store::Source &source = outcome.source;
        QCOMPARE(source.read, std::int64_t{1519});
        QCOMPARE(source.stored, source.read);
        QCOMPARE(source.threads, std::int64_t{50});
        QCOMPARE(source.placeholders, std::int64_t{0});
        QCOMPARE(column(*workspace, "SELECT count(*) FROM v_thread WHERE title IS NOT NULL AND forum = 'Cornell' AND platform = 'reddit'"), QStringList{"50"});
        QCOMPARE(column(*workspace, "SELECT count(*) FROM v_post WHERE parent IS NOT NULL"), QStringList{"1469"});
        QCOMPARE(column(*workspace, "SELECT count(*) FROM v_post WHERE author IS NULL"), QStringList{"157"});
        QCOMPARE(column(*workspace, "SELECT sum(deleted) || ' ' || sum(removed) FROM v_post"), QStringList{"72 6"});
        QCOMPARE(column(*workspace, "SELECT declared_comments FROM thread WHERE own_id = 'o0ss4'"), QStringList{"45"});
        // Every reply is where the post that it answers is.
        QCOMPARE(column(*workspace, "SELECT count(*) FROM post p JOIN post q ON q.id = p.parent_id WHERE q.thread_id = p.thread_id"), QStringList{"1469"});
        // Read in the file itself.
        QCOMPARE(column(*workspace, "SELECT author || '|' || created_utc || '|' || score || '|' || title || '|' || substr(body, 1, 40) FROM v_post "
                                    "WHERE id = 'o0ss4'"),
                 QStringList{"moon_river|1325571377|24|oh look.. a picture!|so, i'm starting to mess with some of th"});
        QCOMPARE(column(*workspace, "SELECT kind || '|' || author || '|' || score || '|' || title || '|' || body FROM v_post WHERE id = 'p0u0z'"),
                 QStringList{"submission|TheIndigoSky|42|I made a website designed to be useful for Cornellians, thought you guys might be "
                             "interested in bookmarking it.|"});
        const auto comment = [&](const char *id) {
            return column(*workspace, ("SELECT author || '|' || created_utc || '|' || score || '|' || thread || '|' || parent || '|' || substr(body, 1, "
                                       "40) || '|' || permalink FROM v_post WHERE id = '" + std::string(id) + "'").c_str()).join('\n');
        };
        QCOMPARE(comment("c2hye7y"), QStringLiteral("amandarinorange|1315351375|1|k5wow|c2hsbbb|I know their turnout on Sundays and Frid|"
                                                    "https://www.reddit.com/r/Cornell/comments/k5wow/_/c2hye7y/"));
        QCOMPARE(comment("d72ly7p"), QStringLiteral("kickstand|1472566922|8|508ohs|d7247x6|Crazy thought, but maybe they changed it|"
                                                    "https://www.reddit.com/r/Cornell/comments/508ohs/_/d72ly7p/"));
        QCOMPARE(comment("e1bj15e"), QStringLiteral("itsfeliciafromhr|1530022729|3|8tvqm0|e1bhhwy|You got this! Hope everything works out |"
                                                    "https://www.reddit.com/r/Cornell/comments/8tvqm0/_/e1bj15e/"));
    }

private:
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

QTEST_APPLESS_MAIN(TestConvokit)
#include "tst_convokit.moc"
