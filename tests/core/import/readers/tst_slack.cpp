// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/slack.h"

#include "core/import/container.h"

#include "tests/core/chatproof.h"
#include "tests/core/readerproof.h"

#include <QFileInfo>
#include <QTest>

using namespace parlance;
using namespace parlance::import;

namespace {

constexpr const char *exportFolder = PARLANCE_SOURCE_DIR "/tests/data/slack/export";

QStringList lines(const std::string &text)
{
    return QString::fromStdString(text).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

/// A file as the import of a folder tells it.
std::shared_ptr<const FileFacts> factsOf(const char *member)
{
    auto roster = std::make_shared<Roster>();
    for (const char *file : {"channels.json", "dms.json", "users.json"})
        SlackFolder().addToRoster(*roster, file, fixture((std::string("slack/export/") + file).c_str()));
    auto facts = std::make_shared<FileFacts>();
    facts->name = member;
    facts->folder = "export";
    facts->roster = roster;
    return facts;
}

constexpr const char *allPosts = "SELECT kind || ' ' || id || ' in ' || thread || coalesce(' answers ' || parent, '') || ' #' || forum || ' ' || "
                                 "coalesce(author, '-') || ' ' || created_utc || ' ' || score || iif(bot, ' bot', '') || iif(deleted, ' deleted', '') || ' ' "
                                 "|| text FROM v_post ORDER BY created_utc, forum";

} // namespace

class TestSlack : public QObject
{
    Q_OBJECT

private slots:
    void aDay()
    {
        const Batch batch = readAll(SlackReader(), fixture("slack/export/general/2024-03-01.json"), factsOf("general/2024-03-01.json"));
        const std::string expected =
            "slack submission 1709280005.123456 key [general/1709280005.123456] thread [1709280005.123456] forum [general] author [Ada & co] author id "
            "[U0ADA] at [1709280005] score [3] declares [2] body [Twelve herons at the <#C0WEIR|weir>, <@U0BEN|ben>! &lt;3 "
            "<https://herons.example/x|the count>], stickied, edited\n"
            "slack comment 1709280120.000200 key [general/1709280120.000200] thread [1709280005.123456] thread key [general/1709280005.123456] answers "
            "[1709280005.123456] parent key [general/1709280005.123456] forum [general] author [ben] author id [U0BEN] at [1709280120] score [0] body "
            "[&gt; Twelve\nTen.]\n"
            "slack submission 1709280200.000300 key [general/1709280200.000300] thread [1709280200.000300] forum [general] author [Builds] author id [B0CI] "
            "at [1709280200] score [0] body [Build 7\nfailed\nin <https://ci.example/7|job 7>\nBranch\nmain], bot\n"
            "slack submission 1709280300.000400 key [general/1709280300.000400] thread [1709280300.000400] forum [general] at [1709280300] "
            "score [0], deleted, no author\n"
            "slack submission 1709280400.000500 key [general/1709280400.000500] thread [1709280400.000500] forum [general] author [Newcomer] author id "
            "[U0NEW] at [1709280400] score [0] body [Look *here*<@U0ADA|Ada &amp; co><https://a.example|a&lt;b>\n&gt; said\n• one]\n"
            "slack submission 1709280500.000600 key [general/1709280500.000600] thread [1709280500.000600] forum [general] author [Ada & co] author id "
            "[U0ADA] at [1709280500] score [0] body [The nests]\n"
            "slack submission 1709280600.000700 key [general/1709280600.000700] thread [1709280600.000700] forum [general] author [ben] author id [U0BEN] at "
            "[1709280600] score [0] body [Nice map]\n"
            "line 37 offset 2600: it has no id <{ \"type\": \"message\", \"user\": \"U0ADA\", \"text\": \"no ts\" }>\n"
            "line 38 offset 2661: its ts is no time of Slack's <{ \"type\": \"message\", \"user\": \"U0ADA\", \"text\": \"x\", \"ts\": \"yesterday\" }>\n"
            "author U0ADA is Ada & co\n"
            "author U0BEN is ben\n";
        QCOMPARE(lines(printed(batch)), lines(expected));
        for (const RawPost &post : batch.posts)
            QCOMPARE(post.markup, Markup::Slack);
    }

    void anExport()
    {
        const ImportedChats chats({exportFolder});
        QCOMPARE(int(chats.outcomes.size()), 1);
        const store::Source &source = chats.outcomes.at(0).source;
        QCOMPARE(source.format, std::string("slack"));
        QCOMPARE(source.read, std::int64_t{12});
        QCOMPARE(source.stored, std::int64_t{9});
        QCOMPARE(source.duplicate, std::int64_t{1});
        QCOMPARE(source.rejected, std::int64_t{2});
        QCOMPARE(chats.rows(allPosts),
                 (QStringList{"submission 1709280005.123456 in 1709280005.123456 #Ada & co, ben Ada & co 1709280005 0 Between us",
                              "submission 1709280005.123456 in 1709280005.123456 #general Ada & co 1709280005 3 Twelve herons at the #weir, @ben! <3 the count",
                              "comment 1709280120.000200 in 1709280005.123456 answers 1709280005.123456 #general ben 1709280120 0 Ten.",
                              "submission 1709280200.000300 in 1709280200.000300 #general Builds 1709280200 0 bot Build 7\nfailed\nin job 7\nBranch\nmain",
                              "submission 1709280300.000400 in 1709280300.000400 #general - 1709280300 0 deleted ",
                              "submission 1709280400.000500 in 1709280400.000500 #general Newcomer 1709280400 0 Look here@Ada & coa<b\n\n• one",
                              "submission 1709280500.000600 in 1709280500.000600 #general Ada & co 1709280500 0 The nests",
                              "submission 1709280600.000700 in 1709280600.000700 #general ben 1709280600 0 Nice map",
                              "comment 1709366400.000100 in 1709280005.123456 answers 1709280005.123456 #general old 1709366400 0 Eleven, then."}));
        QCOMPARE(chats.rows("SELECT member FROM reject"), (QStringList{"general/2024-03-01.json", "general/2024-03-01.json"}));
        QCOMPARE(chats.rows("SELECT count(*) FROM post_text WHERE body LIKE '%herons.example' AND body LIKE '%@%'"), QStringList{"0"});
        QCOMPARE(chats.rows("SELECT name FROM author WHERE name LIKE '%@%'"), QStringList{});
    }

    void aDayAlone()
    {
        const std::string day = std::string(exportFolder) + "/general/2024-03-02.json";
        ImportedChats chats({day});
        QCOMPARE(chats.rows(allPosts), QStringList{"comment 1709366400.000100 in 1709280005.123456 answers 1709280005.123456 #general U0OLD 1709366400 0 Eleven, then."});
        // The whole export after it knows the post and brings the name.
        chats.import({exportFolder});
        QCOMPARE(chats.outcomes.at(0).source.duplicate, std::int64_t{2});
        QCOMPARE(chats.rows("SELECT author FROM v_post WHERE id = '1709366400.000100'"), QStringList{"old"});

        ImportOptions options;
        options.forum = "birds";
        const ImportedChats named({day}, options);
        QCOMPARE(named.rows("SELECT DISTINCT forum FROM v_post"), QStringList{"birds"});
    }

    void membersAreTheDaysOfChannels_data()
    {
        QTest::addColumn<QStringList>("paths");
        QTest::addColumn<QStringList>("members");
        QTest::addRow("in order of channel and day")
            << QStringList{"b/2024-01-02.json", "a-b/2024-01-01.json", "b/2024-01-01.json", "a/2024-02-01.json", "users.json", "a/notes.json", "a/b/2024-01-01.json"}
            << QStringList{"a/2024-02-01.json", "a-b/2024-01-01.json", "b/2024-01-01.json", "b/2024-01-02.json"};
        QTest::addRow("without the lists it is no export") << QStringList{"a/2024-02-01.json"} << QStringList{};
        QTest::addRow("without days it is none") << QStringList{"users.json", "channels.json", "a/x.json"} << QStringList{};
        QTest::addRow("lists of a folder below") << QStringList{"x/users.json", "x/a/2024-02-01.json"} << QStringList{};
    }

    void membersAreTheDaysOfChannels()
    {
        QFETCH(QStringList, paths);
        QFETCH(QStringList, members);
        std::vector<std::string> all;
        for (const QString &path : paths)
            all.push_back(path.toStdString());
        QStringList found;
        for (const std::size_t i : SlackFolder().members(all))
            found << QString::fromStdString(all.at(i));
        QCOMPARE(found, members);
    }

    void recognised_data()
    {
        QTest::addColumn<QString>("head");
        QTest::addColumn<bool>("isSlack");
        QTest::addRow("a day") << QString::fromStdString(fixture("slack/export/general/2024-03-01.json")).left(600) << true;
        QTest::addRow("an answer of the API") << "{'ok':true,'messages':[{'type':'message','ts':'1.5','text':''}],'has_more':false}" << true;
        QTest::addRow("a number for a ts") << "[{'type':'message','ts':1.5}]" << false;
        QTest::addRow("another type") << "[{'type':'note','ts':'1.5'}]" << false;
        QTest::addRow("keys deeper down") << "[{'a':{'type':'message','ts':'1.5'}}]" << false;
        QTest::addRow("an empty day") << "[]" << false;
    }

    void recognised()
    {
        QFETCH(QString, head);
        QFETCH(bool, isSlack);
        if (!head.contains(QLatin1Char('"')))
            head.replace(QLatin1Char('\''), QLatin1Char('"'));
        const auto found = detectFormat(head.toStdString(), "x.json");
        QCOMPARE(found && std::string((*found)->name()) == "slack", isSlack);
    }

    void aFileThatIsNoListIsTold()
    {
        const Batch batch = readAll(SlackReader(), "{\"ok\": false}", factsOf("general/2024-03-01.json"));
        QCOMPARE(lines(printed(batch)), QStringList{"line 1 offset 13: the JSON document ends here without a list of records <>"});
    }

    void howeverCut()
    {
        for (const char *day : {"general/2024-03-01.json", "general/2024-03-02.json", "D0PAIR/2024-03-01.json"}) {
            const std::string bytes = fixture((std::string("slack/export/") + day).c_str());
            soundHoweverBroken(SlackReader(), bytes, factsOf(day), 11);
        }
        // Without a roster: each chunk tells the names again.
        for (const char *day : {"2024-03-01.json", "2024-03-02.json"})
            sameHoweverCut(SlackReader(), fixture((std::string("slack/export/general/") + day).c_str()));
    }

    void rostersThatAreBrokenSayNothing()
    {
        Roster roster;
        for (const char *content : {"", "{", "{}", "[1, {}, {\"id\": 5}, {\"id\": \"\"}, {\"id\": \"U1\", \"profile\": 7}]", "\xFF"})
            SlackFolder().addToRoster(roster, "users.json", content);
        QVERIFY(roster.authors.empty());
        SlackFolder().addToRoster(roster, "org_users.json", "\xEF\xBB\xBF[{\"id\": \"U1\", \"name\": \"\\ud83d x\"}]");
        QCOMPARE(roster.authors["U1"], std::string("\xEF\xBF\xBD x"));
    }

    void aRealExport()
    {
        const QString zip = QStringLiteral(PARLANCE_SHARED_DIR "/data/samples/slack/testarchive.zip");
        if (!QFile::exists(zip))
            QSKIP("the shared samples are not on this machine");
        const ImportedChats chats({zip.toStdString()});
        QCOMPARE(int(chats.outcomes.size()), 1);
        const store::Source &source = chats.outcomes.at(0).source;
        QCOMPARE(source.format, std::string("slack"));
        QCOMPARE(source.read, std::int64_t{147}); // 158 messages, of which 8 joined and 3 added a program
        QCOMPARE(source.stored, std::int64_t{147});
        QCOMPARE(chats.rows("SELECT forum || ' ' || count(*) FROM v_post GROUP BY forum"), (QStringList{"enrique 96", "traveling-sailor 51"}));
        QCOMPARE(chats.rows("SELECT count(*) FROM v_thread"), QStringList{"147"});
        QCOMPARE(chats.rows("SELECT sum(bot) FROM v_post"), QStringList{"94"});
        QCOMPARE(chats.rows("SELECT count(*) FROM v_post WHERE body = ''"), QStringList{"0"});
        // Read in the files themselves.
        const char *fact = "SELECT forum || '|' || author || '|' || created_utc || '|' || score || '|' || body || '|' || text FROM v_post WHERE id = '";
        const auto post = [&](const char *id) { return chats.rows((std::string(fact) + id + "'").c_str()).join('\n'); };
        QCOMPARE(post("1452846025.000011"), QStringLiteral("enrique|hamza|1452846025|0|Here's an example: "
                                                           "<https://github.com/hfaran/progressive/blob/master/setup.py>|Here's an example:"));
        QCOMPARE(post("1452988121.000015"), QStringLiteral("enrique|hamza|1452988121|0|<@U0BMYT2FL|abilinski>: "
                                                           "<https://github.com/mesos-magellan/miguel/blob/master/setup.py>|@abilinski:"));
        QCOMPARE(post("1459254786.000027"),
                 QStringLiteral("traveling-sailor|B0JL6UFSL|1459254786|0|[traveling-sailor:master] 1 new commit by Hamza Faran:\n"
                                "<https://github.com/mesos-magellan/traveling-sailor/commit/5ccecce40d7eba683487ae73af62b022d6f97e6e|5ccecce>: Update "
                                "problem.py - Hamza Faran|[traveling-sailor:master] 1 new commit by Hamza Faran:\n5ccecce: Update problem.py - Hamza Faran"));
        // Unpacked it is the same.
        const QTemporaryDir folder;
        unpack(zip, folder.path());
        const ImportedChats unpacked({folder.path().toStdString()});
        QCOMPARE(unpacked.rows(allPosts), chats.rows(allPosts));
    }

private:
    static void unpack(const QString &archive, const QString &folder)
    {
        NoProgress progress;
        const auto container = Container::open(archive.toStdString(), progress);
        QVERIFY(container);
        for (std::size_t i = 0; i < (*container)->members().size(); ++i) {
            const auto bytes = (*container)->openMember(i, progress);
            QVERIFY(bytes);
            const QString path = folder + QLatin1Char('/') + QString::fromStdString((*container)->members()[i].path);
            QVERIFY(QDir().mkpath(QFileInfo(path).path()));
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            std::string buffer(1 << 16, '\0');
            while (const std::size_t got = (*bytes)->read(buffer.data(), buffer.size()).value())
                QCOMPARE(file.write(buffer.data(), static_cast<qint64>(got)), static_cast<qint64>(got));
        }
    }
};

QTEST_APPLESS_MAIN(TestSlack)
#include "tst_slack.moc"
