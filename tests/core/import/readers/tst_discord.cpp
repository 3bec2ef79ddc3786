// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/discord.h"

#include "core/text/plaintext.h"

#include "tests/core/chatproof.h"
#include "tests/core/readerproof.h"

#include <QTest>

using namespace parlance;
using namespace parlance::import;

namespace {

QStringList lines(const std::string &text)
{
    return QString::fromStdString(text).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

} // namespace

class TestDiscord : public QObject
{
    Q_OBJECT

private slots:
    void aChannel()
    {
        const Batch batch = readAll(DiscordReader(), fixture("discord/channel.json"));
        const std::string in = " forum [Heron Watch / sightings]";
        const auto rest = [](const char *id, const char *text) {
            return std::string(" permalink [https://discord.com/channels/100000000000000001/200000000000000001/") + id + "]"
                + (*text ? " body [" + std::string(text) + "]" : "");
        };
        const std::string read = " read at [1709337600]";
        const std::string expected =
            "discord submission 900000000000000002 thread [900000000000000002]" + in + " author [Ada Reed] author id [400000000000000001] at [1709283605]"
            + read + " score [5]"
            + rest("900000000000000002", "**Twelve** herons at the weir 😀 @Ben :heron: see https://herons.example/x") + ", stickied, edited\n"
            "discord comment 900000000000000003 answers [900000000000000002]" + in + " author [ben] author id [400000000000000002] at [1709283720]" + read
            + " score [0]" + rest("900000000000000003", "> Twelve\nI saw <@999> ten, a < b > c") + "\n"
            "discord submission 900000000000000004 thread [900000000000000004]" + in + " author [News] author id [400000000000000003] at [1709283780]" + read
            + " score [0]" + rest("900000000000000004", "From another server") + ", bot\n"
            "discord comment 900000000000000005 answers [900000000000000002]" + in + " at [1709283840]" + read
            + rest("900000000000000005", "An old reply") + ", author gone\n"
            "discord submission 900000000000000006 thread [900000000000000006]" + in + " author [Counter] author id [400000000000000004] at [1709283900]"
            + read + " score [0]" + rest("900000000000000006", "Count\n\n12 herons\n\nWeir\n\n8") + ", bot\n"
            "discord submission 900000000000000008 thread [900000000000000008]" + in + " author id [400000000000000002] at [1709284020]" + read
            + " score [0]" + rest("900000000000000008", "> Somebody else's\n> words") + ", author gone\n"
            "line 106 offset 4625: it has no id <{ \"type\": \"Default\", \"content\": \"no id\" }>\n";
        QCOMPARE(lines(printed(batch)), lines(expected));
        QCOMPARE(text::plainText(batch.posts[0].body, batch.posts[0].markup).text, std::string("Twelve herons at the weir 😀 @Ben :heron: see"));
    }

    void aThread()
    {
        const Batch batch = readAll(DiscordReader(), fixture("discord/thread.json"));
        const QStringList expected{
            "discord comment 910000000000000002 thread [900000000000000002] answers [900000000000000002] forum [Heron Watch / sightings] author [Ben] "
            "author id [400000000000000002] at [1709287260] score [0] thread title [How many?] permalink "
            "[https://discord.com/channels/100000000000000001/900000000000000002/910000000000000002] body [Ten.]",
            "discord comment 910000000000000003 thread [900000000000000002] answers [910000000000000002] forum [Heron Watch / sightings] author [Ada "
            "Reed] author id [400000000000000001] at [1709287320] score [0] thread title [How many?] permalink "
            "[https://discord.com/channels/100000000000000001/900000000000000002/910000000000000003] body [No, twelve.]",
        };
        QCOMPARE(lines(printed(batch)), expected);
    }

    void aThreadOfAForumBeginsWithItsOwnMessage()
    {
        std::string json = fixture("discord/thread.json");
        for (std::size_t at = 0; (at = json.find("910000000000000002", at)) != std::string::npos;)
            json.replace(at, 18, "900000000000000002");
        const Batch batch = readAll(DiscordReader(), json);
        QCOMPARE(int(batch.posts.size()), 2);
        QCOMPARE(batch.posts[0].kind, PostKind::Submission);
        QCOMPARE(batch.posts[0].title, std::string("How many?"));
        QCOMPARE(batch.posts[1].parentId, std::string("900000000000000002"));
    }

    void aThreadHangsOnTheMessageThatItWasStartedFrom()
    {
        const std::string folder = PARLANCE_SOURCE_DIR "/tests/data/discord/";
        const ImportedChats chats({folder + "thread.json", folder + "channel.json"});
        QCOMPARE(chats.rows("SELECT id || ' in ' || thread || coalesce(' answers ' || parent, '') || ' by ' || coalesce(author, '-') || ' in ' || forum FROM "
                            "v_post ORDER BY created_utc"),
                 (QStringList{"900000000000000002 in 900000000000000002 by Ada Reed in Heron Watch / sightings",
                              "900000000000000003 in 900000000000000002 answers 900000000000000002 by Ben in Heron Watch / sightings",
                              "900000000000000004 in 900000000000000004 by News in Heron Watch / sightings",
                              "900000000000000005 in 900000000000000002 answers 900000000000000002 by - in Heron Watch / sightings",
                              "900000000000000006 in 900000000000000006 by Counter in Heron Watch / sightings",
                              "900000000000000008 in 900000000000000008 by Ben in Heron Watch / sightings",
                              "910000000000000002 in 900000000000000002 answers 900000000000000002 by Ben in Heron Watch / sightings",
                              "910000000000000003 in 900000000000000002 answers 910000000000000002 by Ada Reed in Heron Watch / sightings"}));
        QCOMPARE(chats.rows("SELECT posts FROM v_thread WHERE id = '900000000000000002'"), QStringList{"5"});
    }

    void recognised_data()
    {
        QTest::addColumn<QString>("head");
        QTest::addColumn<bool>("isDiscord");
        const QString channel = QString::fromStdString(fixture("discord/channel.json"));
        QTest::addRow("a channel") << channel << true;
        QTest::addRow("a head that ends before the messages") << channel.left(300) << true;
        QTest::addRow("messages first") << "{'messages':[{'id':'1','type':'Default','timestamp':'x','isPinned':false,'content':'','author':{}}],'guild':{}}" << true;
        QTest::addRow("no message at all") << "{'guild':{'id':'0'},'channel':{'id':'1','type':'a'},'messages':[]}" << true;
        QTest::addRow("other messages") << "{'messages':[{'id':'1','type':'Default'}]}" << false;
        QTest::addRow("keys in a text") << "{'a':'{\\'guild\\':{},\\'channel\\':{\\'id\\':\\'\\'}}'}" << false;
        QTest::addRow("no objects") << "{'guild':'x','channel':'y','messages':[]}" << false;
    }

    void recognised()
    {
        QFETCH(QString, head);
        QFETCH(bool, isDiscord);
        if (!head.contains(QLatin1Char('"')))
            head.replace(QLatin1Char('\''), QLatin1Char('"'));
        const auto found = detectFormat(head.toStdString(), "x.json");
        QCOMPARE(found && std::string((*found)->name()) == "discord", isDiscord);
    }

    void howeverCut()
    {
        sameHoweverCut(DiscordReader(), fixture("discord/channel.json"));
        sameHoweverCut(DiscordReader(), fixture("discord/thread.json"));
        soundHoweverBroken(DiscordReader(), fixture("discord/channel.json"), {}, 3);
        soundHoweverBroken(DiscordReader(), fixture("discord/thread.json"));
    }

    void aBrokenOffExportKeepsItsWholeMessages()
    {
        const std::string bytes = fixture("discord/channel.json");
        const Batch batch = readAll(DiscordReader(), std::string_view(bytes).substr(0, bytes.find("An old reply")));
        QCOMPARE(int(batch.posts.size()), 3);
        QCOMPARE(int(batch.rejects.size()), 1);
        QCOMPARE(batch.rejects[0].reason, std::string("the file breaks off inside it"));
        QVERIFY(batch.rejects[0].excerpt.find("900000000000000005") != std::string::npos);
    }

    void realChats()
    {
        const std::string folder = PARLANCE_SHARED_DIR "/data/samples/discord/";
        if (!QFile::exists(QString::fromStdString(folder)))
            QSKIP("the shared samples are not on this machine");
        const char *all = "SELECT kind || ' ' || id || ' in ' || thread || coalesce(' answers ' || parent, '') || ' ' || forum || ' ' || author || ' ' || "
                          "created_utc || ' ' || score || iif(bot, ' bot', '') || ' ' || permalink || ' ' || body FROM v_post ORDER BY created_utc";
        const ImportedChats direct({folder + "DM_2A_2M.json"});
        QCOMPARE(direct.outcomes.at(0).source.format, std::string("discord"));
        QCOMPARE(direct.outcomes.at(0).source.read, std::int64_t{2});
        QCOMPARE(direct.rows(all),
                 (QStringList{"submission 530805779645595660 in 530805779645595660 Someones name mlomb 1546624359 42 "
                              "https://discord.com/channels/@me/530805775262679064/530805779645595660 blah",
                              "submission 538148765782114306 in 538148765782114306 Someones name Someones nickname 1548375064 0 bot "
                              "https://discord.com/channels/@me/530805775262679064/538148765782114306 something something text"}));
        const ImportedChats group({folder + "GC_3A_5M.json"});
        QCOMPARE(group.outcomes.at(0).source.read, std::int64_t{3});
        QCOMPARE(group.rows(all),
                 (QStringList{"submission 1064990824305274930 in 1064990824305274930 a group chat theplant 1673983999 0 "
                              "https://discord.com/channels/@me/1064990764406419508/1064990824305274930 Should honor nickname over name",
                              "submission 1064991070322180096 in 1064991070322180096 a group chat lombi 1673984057 0 "
                              "https://discord.com/channels/@me/1064990764406419508/1064991070322180096 hey @mlomb whats up, check out "
                              "https://chatanalytics.app",
                              "comment 530805779645595660 in 1064990824305274930 answers 1064990824305274930 a group chat mlomb 1674072732 0 "
                              "https://discord.com/channels/@me/1064990764406419508/530805779645595660 woah nice :custom_emoji:"}));
        for (const char *file : {"DM_2A_2M.json", "GC_3A_5M.json"})
            sameHoweverCut(DiscordReader(), contentOf(QString::fromStdString(folder + file)));
    }
};

QTEST_APPLESS_MAIN(TestDiscord)
#include "tst_discord.moc"
