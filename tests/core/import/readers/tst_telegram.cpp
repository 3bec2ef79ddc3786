// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/telegram.h"

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

/// A post of a chat whose one message is this, its quotation marks written '.
RawPost messageWith(const std::string &members)
{
    std::string json = "{'name':'C','type':'private_group','id':9,'messages':[{'id':1,'type':'message','date_unixtime':'5',"
                       "'from':'Ada','from_id':'user1'," + members + "}]}";
    std::replace(json.begin(), json.end(), '\'', '"');
    Batch batch = readAll(TelegramReader(), json);
    return batch.posts.empty() ? RawPost() : std::move(batch.posts.front());
}

} // namespace

class TestTelegram : public QObject
{
    Q_OBJECT

private slots:
    void aChat()
    {
        const Batch batch = readAll(TelegramReader(), fixture("telegram/group.json"));
        const std::string chat = " forum [Heron Watch]";
        const std::string link = " permalink [https://t.me/c/1503274951/";
        const std::string key = " key [channel 1503274951/";
        const std::string expected = "telegram submission 2" + key + "2] thread [2]" + chat + " author [Ada Reed] author id [user501] at [1709280005] "
            "score [5]" + link + "2] body [Twelve herons at the weir today 😀]\n"
            "telegram comment 3" + key + "3] answers [2] parent key [channel 1503274951/2]" + chat
            + " author [Ben] author id [user502] at [1709280120]" + link + "3] body [See [the \\[old\\] count](https://herons.example/a%28b%29), it was "
            "**not** 12.\n\\- `count --birds`], edited\n"
            "telegram comment 4" + key + "4] answers [99] parent key [channel 1503274951/99]" + chat + " author id [user503] at [1709283780]" + link
            + "4] body [I left, but this stays.], author gone\n"
            "telegram submission 5" + key + "5] thread [5]" + chat + " author [Ben] author id [user502] at [1709280400]" + link
            + "5] body [> River News:\n> Floods ahead.\n> Stay away.]\n"
            "telegram submission 6" + key + "6] thread [6]" + chat + " author [Reed Bot] author id [user504] at [1709280500]" + link + "6], bot\n"
            "telegram submission 7" + key + "7] thread [7]" + chat + " author [Ada Reed] author id [user501] at [1709280600]" + link
            + "7] body [Count again?\nYes\nNo]\n"
            "telegram submission 8" + key + "8] thread [8]" + chat + " author [Ben] author id [user502] at [1709280700] title [Nest boxes]" + link + "8]\n"
            "telegram comment 9" + key + "9] answers [8] parent key [channel 1503274951/8]" + chat
            + " author [Ada Reed] author id [user501] at [1709280800]" + link + "9] body [> who builds?\n> anyone?\n\nMe.]\n"
            "telegram comment 10" + key + "10] answers [17] parent key [channel 77/17]" + chat
            + " author [Ada Reed] author id [user501] at [1709280900]" + link + "10] body [An answer to another chat]\n";
        Batch posts = batch;
        posts.rejects.clear();
        QCOMPARE(lines(printed(posts)), lines(expected));
        QStringList reasons;
        for (const Reject &reject : batch.rejects)
            reasons << QStringLiteral("%1: %2").arg(reject.line).arg(QString::fromStdString(reject.reason));
        QCOMPARE(reasons, (QStringList{"187: it has no id", "193: it is not a JSON object", "194: it is not JSON"}));
        QCOMPARE(batch.posts[1].markup, Markup::Markdown);
        QCOMPARE(batch.posts[0].markup, Markup::Plain);
        QVERIFY(text::plainText(batch.posts[3].body, batch.posts[3].markup).text.empty()); // words of somebody else
    }

    void anAccount()
    {
        const Batch batch = readAll(TelegramReader(), fixture("telegram/account.json"));
        const QStringList expected{
            "telegram submission 17 key [user 502/17] thread [17] forum [Ben] author [Ben] author id [user502] at [1619863200] body [Hello]",
            "telegram comment 18 key [user 502/18] answers [17] parent key [user 502/17] forum [Ben] author [Ada Reed] author id [user501] at "
            "[1619863260] body [Hi Ben]",
            "telegram submission 17 key [user 504/17] thread [17] forum [504] author [Reed] author id [user504] at [1619949600] body [Beep], bot",
            "telegram submission 30 key [user 501/30] thread [30] forum [Saved messages] author [Ada Reed] author id [user501] at [1620036000] "
            "body [buy seeds]",
            "telegram submission 17 key [channel 502/17] thread [17] forum [Reeds] author [Reeds] author id [channel502] at [1620122400] permalink "
            "[https://t.me/c/502/17] body [A channel's post]",
        };
        QCOMPARE(lines(printed(batch)), expected);
    }

    void texts_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const char *message, const char *body, const char *words) {
            QTest::addRow("%s", name) << QString::fromUtf8(message) << QString::fromUtf8(body) << QString::fromUtf8(words);
        };
        row("a plain text stays as it is", "'text':'*a* _b_ 1. <c> & `d`'", "*a* _b_ 1. <c> & `d`", "*a* _b_ 1. <c> & `d`");
        row("an address is no word", "'text':['see ',{'type':'link','text':'https://a.example/b_c'},' now']", "see https://a.example/b_c now", "see now");
        row("entities win over an empty text", "'text':'','text_entities':[{'type':'plain','text':'hi'}]", "hi", "hi");
        row("what is no mark is none in Markdown", "'text':['# a\\n1. b * c_d _e &amp; ',{'type':'italic','text':'f'}]",
            "\\# a\n1\\. b \\* c_d \\_e \\&amp; *f*", "# a\n1. b * c_d _e &amp; f");
        row("bold next to a word has no marks", "'text':['a',{'type':'bold','text':'b'},'c ',{'type':'bold','text':' d '},'e']", "abc  **d** e", "abc  d e");
        row("struck out", "'text':['good ',{'type':'strikethrough','text':'bad'},' end']", "good ~~bad~~ end", "good end");
        row("a code block", "'text':['x',{'type':'pre','text':'a ``` b','language':'c'},'y']", "x\n\n````c\na ``` b\n````\n\ny", "x\n\ny");
        row("a link that would run", "'text':['x ',{'type':'text_link','text':'y','href':'javascript:alert(1)'}]", "x y", "x y");
        row("mentions and tags are words", "'text':[{'type':'mention','text':'@ben'},' ',{'type':'hashtag','text':'#herons'}]", "@ben #herons", "@ben #herons");
        row("forwarded from oneself", "'forwarded_from':'Ada','text':'mine'", "mine", "mine");
        row("forwarded from nobody known", "'forwarded_from':null,'text':'theirs'", "> theirs", "");
        row("a NUL", "'text':'a\\u0000b'", "a\xEF\xBF\xBD" "b", "a\xEF\xBF\xBD" "b");
        row("half a pair of surrogates", "'text':'a\\ud83d b'", "a\xEF\xBF\xBD b", "a\xEF\xBF\xBD b");
    }

    void texts()
    {
        QFETCH(QString, message);
        QFETCH(QString, body);
        QFETCH(QString, words);
        const RawPost post = messageWith(message.toStdString());
        QCOMPARE(QString::fromStdString(post.body), body);
        QCOMPARE(QString::fromStdString(text::plainText(post.body, post.markup).text), words);
    }

    void recognised_data()
    {
        QTest::addColumn<QString>("head");
        QTest::addColumn<bool>("isTelegram");
        QTest::addRow("a chat") << QString::fromStdString(fixture("telegram/group.json")) << true;
        QTest::addRow("an account") << QString::fromStdString(fixture("telegram/account.json")) << true;
        QTest::addRow("a head that ends in the first message") << QString::fromStdString(fixture("telegram/group.json").substr(0, 160)) << true;
        QTest::addRow("a chat without messages") << "{\"name\":\"a\",\"type\":\"saved_messages\",\"id\":1,\"messages\":[]}" << true;
        QTest::addRow("an account whose contacts fill the head")
            << "{\"about\":\"x\",\"personal_information\":{\"user_id\":1},\"contacts\":{\"list\":[{\"a\":1}," << true;
        QTest::addRow("messages of something else") << "{\"name\":\"a\",\"type\":\"b\",\"id\":1,\"messages\":[{\"id\":1,\"text\":\"c\"}]}" << false;
        QTest::addRow("keys in a text") << "{\"a\":\"\\\"messages\\\":[{\\\"type\\\":\\\"message\\\",\\\"id\\\":1,\\\"date\\\":\\\"\\\"}]\"}" << false;
        QTest::addRow("an array") << "[{\"type\":\"message\",\"id\":1,\"date\":\"x\"}]" << false;
    }

    void recognised()
    {
        QFETCH(QString, head);
        QFETCH(bool, isTelegram);
        QCOMPARE(TelegramReader().recognises(head.toStdString()), isTelegram);
        const auto found = detectFormat(head.toStdString(), "x.json");
        QCOMPARE(found && std::string((*found)->name()) == "telegram", isTelegram);
    }

    void howeverCut()
    {
        sameHoweverCut(TelegramReader(), fixture("telegram/group.json"));
        sameHoweverCut(TelegramReader(), fixture("telegram/account.json"));
        soundHoweverBroken(TelegramReader(), fixture("telegram/group.json"));
        soundHoweverBroken(TelegramReader(), fixture("telegram/account.json"), {}, 7);
    }

    void aRealChat()
    {
        const QString path = QStringLiteral(PARLANCE_SHARED_DIR "/data/samples/telegram/DM_2A_7M.json");
        if (!QFile::exists(path))
            QSKIP("the shared samples are not on this machine");
        const ImportedChats chats({path.toStdString()});
        QCOMPARE(chats.outcomes.at(0).source.format, std::string("telegram"));
        QCOMPARE(chats.outcomes.at(0).source.read, std::int64_t{6});
        QCOMPARE(chats.outcomes.at(0).source.stored, std::int64_t{6});
        QCOMPARE(chats.rows("SELECT kind || ' ' || id || ' in ' || thread || coalesce(' answers ' || parent, '') || ' ' || forum || ' ' || author || ' ' "
                            "|| created_utc || ' ' || coalesce(score, 'no score') || ' ' || body || ' = ' || text FROM v_post ORDER BY created_utc"),
                 (QStringList{"submission 3644 in 3644 Bob Bob 1562950532 no score https://google.com 👀 = 👀",
                              "submission 3645 in 3645 Bob Alice 1646744862 no score hello world = hello world",
                              "submission 3662 in 3662 Bob Bob 1652135033 no score world? = world?",
                              "submission 3663 in 3663 Bob Alice 1652138769 no score blah blah = blah blah",
                              "submission 3672 in 3672 Bob Alice 1654898798 no score  = ", "submission 3673 in 3673 Bob Alice 1654898799 no score  = "}));
        QCOMPARE(chats.rows("SELECT count(*) FROM v_thread"), QStringList{"6"});
        sameHoweverCut(TelegramReader(), contentOf(path));
    }

    void repliesFindTheirThreads()
    {
        const ImportedChats chats({PARLANCE_SOURCE_DIR "/tests/data/telegram/group.json"});
        QCOMPARE(chats.rows("SELECT id || ' in ' || thread || coalesce(' answers ' || parent, '') FROM v_post ORDER BY created_utc"),
                 (QStringList{"2 in 2", "3 in 2 answers 2", "5 in 5", "6 in 6", "7 in 7", "8 in 8", "9 in 8 answers 8", "10 in 17 answers 17",
                              "4 in 99 answers 99"}));
        QCOMPARE(chats.rows("SELECT title FROM v_thread WHERE id = '8'"), QStringList{"Nest boxes"});
    }
};

QTEST_APPLESS_MAIN(TestTelegram)
#include "tst_telegram.moc"
