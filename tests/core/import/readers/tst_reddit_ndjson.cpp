// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/bots.h"
#include "core/import/reader.h"
#include "core/text/utf8.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>

using namespace parlance;
using namespace parlance::import;
using namespace std::string_literals;

namespace {

/// JSON with ' for ": raw strings with quotes confuse moc.
std::string json(std::string text)
{
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

const Reader &reader()
{
    return *readerNamed("reddit-ndjson");
}

Batch parsed(const std::string &bytes)
{
    return reader().parse(Chunk{.bytes = bytes});
}

std::string flagsText(std::uint32_t flags)
{
    const std::pair<std::uint32_t, const char *> names[] = {
        {FlagDeleted, "deleted"},       {FlagRemoved, "removed"},           {FlagBot, "bot"},
        {FlagStickied, "stickied"},     {FlagDistinguished, "distinguished"}, {FlagEdited, "edited"},
        {FlagControversial, "controversial"}, {FlagScoreHidden, "score hidden"}, {FlagNoScore, "no score"},
        {FlagAuthorGone, "author gone"}, {FlagNoAuthor, "no author"},       {FlagNsfw, "nsfw"}};
    std::string text;
    for (const auto &[flag, name] : names) {
        if (flags & flag)
            text.append(text.empty() ? "" : ", ").append(name);
    }
    return text;
}

/// A post as one line of text, so that a failure reads as a difference.
std::string printed(const RawPost &post)
{
    std::string text = post.kind == PostKind::Comment ? "comment " : "submission ";
    text += post.id + " in " + post.threadId;
    if (!post.parentId.empty())
        text += (post.parentKind == PostKind::Comment ? " under comment " : " under submission ") + post.parentId;
    text += " by [" + post.author + "] forum [" + post.forum + "]";
    text += " at " + (post.createdUtc ? std::to_string(*post.createdUtc) : "?");
    text += " read " + (post.retrievedUtc ? std::to_string(*post.retrievedUtc) : "?");
    text += " score " + std::to_string(post.score);
    if (post.declaredComments >= 0)
        text += " declares " + std::to_string(post.declaredComments);
    if (!post.title.empty())
        text += " title [" + post.title + "]";
    if (!post.url.empty())
        text += " url [" + post.url + "]";
    text += " body [" + post.body + "]";
    return text;
}

/// Everything a batch says.
std::string printed(const Batch &batch)
{
    std::string text;
    for (const RawPost &post : batch.posts)
        text += printed(post) + " {" + flagsText(post.flags) + "}\n";
    for (const Reject &reject : batch.rejects)
        text += std::to_string(reject.line) + " @" + std::to_string(reject.offset) + " " + reject.reason + " <" + reject.excerpt + ">\n";
    return text;
}

/// An object of the usual fields, of which those that `own` names are its.
std::string object(const std::vector<std::string> &usual, const std::string &own)
{
    std::string text;
    for (const std::string &field : usual) {
        if (own.find(field.substr(0, field.find(':') + 1)) == std::string::npos)
            text += (text.empty() ? "" : ",") + field;
    }
    return json("{" + text + (own.empty() ? own : "," + own) + "}");
}

std::string comment(const std::string &own = {})
{
    return object({"'id':'c1'", "'link_id':'t3_s1'", "'parent_id':'t1_c0'", "'author':'ann'", "'subreddit':'herons'",
                   "'body':'text'", "'created_utc':1400000000", "'retrieved_on':1400000100", "'score':3"}, own);
}

std::string submission(const std::string &own = {})
{
    return object({"'id':'s1'", "'title':'A title'", "'selftext':'text'", "'author':'ann'", "'subreddit':'herons'",
                   "'num_comments':2", "'is_self':true", "'url':'https://example.org/'", "'created_utc':1400000000",
                   "'retrieved_on':1400000100", "'score':3"}, own);
}

} // namespace

class TestRedditNdjson : public QObject
{
    Q_OBJECT

private slots:
    void posts_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const std::string &line, const char *expected) {
            QTest::addRow("%s", name) << QByteArray::fromStdString(line) << QString::fromUtf8(expected);
        };
        row("a comment", comment(),
            "comment c1 in s1 under comment c0 by [ann] forum [herons] at 1400000000 read 1400000100 score 3 body [text]");
        row("a submission", submission(),
            "submission s1 in s1 by [ann] forum [herons] at 1400000000 read 1400000100 score 3 declares 2 title [A title] body [text]");
        row("a link post keeps its address, decoded", submission("'is_self':false,'selftext':'','url':'https://x.org/?a=1&amp;b=2'"),
            "submission s1 in s1 by [ann] forum [herons] at 1400000000 read 1400000100 score 3 declares 2 title [A title] url [https://x.org/?a=1&b=2] body []");
        row("a title's entities are decoded once", submission("'title':'A &amp; B &amp;lt;'"),
            "submission s1 in s1 by [ann] forum [herons] at 1400000000 read 1400000100 score 3 declares 2 title [A & B &lt;] body [text]");
        row("a body's entities are left for later", comment("'body':'&gt; q &amp; a'"),
            "comment c1 in s1 under comment c0 by [ann] forum [herons] at 1400000000 read 1400000100 score 3 body [&gt; q &amp; a]");
        row("embedded crossposts are no posts of this file",
            submission("'crosspost_parent':'t3_zz','crosspost_parent_list':[{'id' :'zz','title' :'Other','selftext' :'x','author' :'bob','score' :99}]"),
            "submission s1 in s1 by [ann] forum [herons] at 1400000000 read 1400000100 score 3 declares 2 title [A title] body [text]");
        row("a negative number of comments", submission("'num_comments':-582"),
            "submission s1 in s1 by [ann] forum [herons] at 1400000000 read 1400000100 score 3 declares 0 title [A title] body [text]");
        row("null address", submission("'is_self':false,'url':null,'domain':null"),
            "submission s1 in s1 by [ann] forum [herons] at 1400000000 read 1400000100 score 3 declares 2 title [A title] body [text]");
        row("PRAW's names, a comment",
            json("{'archived':false,'author_name':'bob','body':'text','created':1498537757.0,'created_utc':1498508957.0,'delta':false,"
                 "'downs':0,'edited':false,'id':'c9','link_id':'t3_s9','name':'t1_c9','parent_id':'t1_c8','title':'','ups':1}"),
            "comment c9 in s9 under comment c8 by [bob] forum [] at 1498508957 read ? score 1 body [text]");
        row("PRAW's names, an opening post",
            json("{'author_name':'bob','body':'text','created':1415349853.0,'created_utc':1415321053.0,'downs':0,'id':'s9',"
                 "'link_id':'','name':'t3_s9','parent_id':'','title':'CMV: yes','ups':17}"),
            "submission s9 in s9 by [bob] forum [] at 1415321053 read ? score 17 title [CMV: yes] body [text]");
        row("cut down: no author, no parent, link_id without prefix",
            json("{'id':'c1','link_id':'s1','thread_title':'T','subreddit':'herons','score':1,'created_utc':1776968093,'body':'text',"
                 "'permalink':'/r/herons/comments/s1/t/c1/'}"),
            "comment c1 in s1 by [] forum [herons] at 1776968093 read ? score 1 body [text]");
        row("the id from the name", json("{'name':'t1_C7','link_id':'t3_s1','body':'text','author':'ann','score':1}"),
            "comment c7 in s1 by [ann] forum [] at ? read ? score 1 body [text]");
        row("prefixes go, capitals too", comment("'id':'t1_C1X','link_id':'t3_S1X','parent_id':'t3_S1X'"),
            "comment c1x in s1x under submission s1x by [ann] forum [herons] at 1400000000 read 1400000100 score 3 body [text]");
        row("a parent without prefix that is the thread", comment("'parent_id':'s1'"),
            "comment c1 in s1 under submission s1 by [ann] forum [herons] at 1400000000 read 1400000100 score 3 body [text]");
        row("a parent as a number, April 2024", comment("'parent_id':45568804275"),
            "comment c1 in s1 under comment kxmhmer by [ann] forum [herons] at 1400000000 read 1400000100 score 3 body [text]");
        row("a parent as a number that is the thread", comment("'link_id':'t3_kxmhmer','parent_id':45568804275"),
            "comment c1 in kxmhmer under submission kxmhmer by [ann] forum [herons] at 1400000000 read 1400000100 score 3 body [text]");
        row("a null parent", comment("'parent_id':null"),
            "comment c1 in s1 by [ann] forum [herons] at 1400000000 read 1400000100 score 3 body [text]");
        row("the time as a string", comment("'created_utc':'1346790399'"),
            "comment c1 in s1 under comment c0 by [ann] forum [herons] at 1346790399 read 1400000100 score 3 body [text]");
        row("the time as a float", comment("'created_utc':1706745600.0"),
            "comment c1 in s1 under comment c0 by [ann] forum [herons] at 1706745600 read 1400000100 score 3 body [text]");
        row("the time in milliseconds", comment("'created_utc':1706745600123"),
            "comment c1 in s1 under comment c0 by [ann] forum [herons] at 1706745600 read 1400000100 score 3 body [text]");
        row("a time that is none", comment("'created_utc':'yesterday'"),
            "comment c1 in s1 under comment c0 by [ann] forum [herons] at ? read 1400000100 score 3 body [text]");
        row("a time of no year", comment("'created_utc':0"),
            "comment c1 in s1 under comment c0 by [ann] forum [herons] at ? read 1400000100 score 3 body [text]");
        row("retrieved_utc of 2021", comment("'retrieved_on':null,'retrieved_utc':1617235200"),
            "comment c1 in s1 under comment c0 by [ann] forum [herons] at 1400000000 read 1617235200 score 3 body [text]");
        row("the second reading counts", comment("'_meta':{'retrieved_2nd_on':1700129600}"),
            "comment c1 in s1 under comment c0 by [ann] forum [herons] at 1400000000 read 1700129600 score 3 body [text]");
        row("ups less downs where there is no score", json("{'id':'c1','link_id':'t3_s1','body':'x','author':'ann','ups':10,'downs':4}"),
            "comment c1 in s1 by [ann] forum [] at ? read ? score 6 body [x]");
        row("a score below zero", comment("'score':-673196"),
            "comment c1 in s1 under comment c0 by [ann] forum [herons] at 1400000000 read 1400000100 score -673196 body [text]");
        row("a score beyond all bounds", comment("'score':99999999999"),
            "comment c1 in s1 under comment c0 by [ann] forum [herons] at 1400000000 read 1400000100 score 2147483647 body [text]");
        row("wrong types are passed over", comment("'subreddit':{'name' :'x'},'retrieved_on':[1],'edited':{},'distinguished':7,'stickied':'x'"),
            "comment c1 in s1 under comment c0 by [ann] forum [] at 1400000000 read ? score 3 body [text]");
        row("a lone surrogate keeps its line", comment("'body':'a \\ud83d b \\ude06 c \\ud83d\\ude06'"),
            "comment c1 in s1 under comment c0 by [ann] forum [herons] at 1400000000 read 1400000100 score 3 body [a \uFFFD b \uFFFD c \U0001F606]");
        row("a lone surrogate in a field that nobody reads", comment("'author_flair_text':'\\ud83d'"),
            "comment c1 in s1 under comment c0 by [ann] forum [herons] at 1400000000 read 1400000100 score 3 body [text]");
        row("twice escaped text is left as it is", comment("'body':'\\\\ud83d\\\\ude06'"),
            "comment c1 in s1 under comment c0 by [ann] forum [herons] at 1400000000 read 1400000100 score 3 body [\\ud83d\\ude06]");
        row("bytes that are no UTF-8 are replaced", comment("'body':'caf\xE9 \xED\xA0\x80'"),
            "comment c1 in s1 under comment c0 by [ann] forum [herons] at 1400000000 read 1400000100 score 3 body [caf\uFFFD \uFFFD]");
        row("an escaped NUL does not cut the text", comment("'body':'a\\u0000b'"),
            "comment c1 in s1 under comment c0 by [ann] forum [herons] at 1400000000 read 1400000100 score 3 body [a\uFFFDb]");
        row("a raw NUL inside a string", comment("'body':'a"s + '\0' + "b'"),
            "comment c1 in s1 under comment c0 by [ann] forum [herons] at 1400000000 read 1400000100 score 3 body [a\uFFFDb]");
        row("NULs around the record are blanks", std::string(300, '\0') + comment() + std::string(300, '\0'),
            "comment c1 in s1 under comment c0 by [ann] forum [herons] at 1400000000 read 1400000100 score 3 body [text]");
        row("NULs between the fields are blanks", "{" + std::string(9, '\0') + comment().substr(1),
            "comment c1 in s1 under comment c0 by [ann] forum [herons] at 1400000000 read 1400000100 score 3 body [text]");
        row("raw control characters inside a string", comment("'body':'a\tb'"),
            "comment c1 in s1 under comment c0 by [ann] forum [herons] at 1400000000 read 1400000100 score 3 body [a\tb]");
        row("carriage returns at the line's end", comment() + "\r",
            "comment c1 in s1 under comment c0 by [ann] forum [herons] at 1400000000 read 1400000100 score 3 body [text]");
    }

    void posts()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, expected);
        for (const char *end : {"\n", ""}) {
            const Batch batch = parsed(line.toStdString() + end);
            QVERIFY2(batch.rejects.empty(), batch.rejects.empty() ? "" : batch.rejects[0].reason.c_str());
            QCOMPARE(batch.posts.size(), std::size_t{1});
            QCOMPARE(QString::fromStdString(printed(batch.posts[0])), expected);
            QCOMPARE(batch.posts[0].platform, Platform::Reddit);
        }
    }

    void flags_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("flags");
        QTest::addColumn<QString>("body");
        const auto row = [](const char *name, const std::string &line, const char *flags, const char *body = "text") {
            QTest::addRow("%s", name) << QByteArray::fromStdString(line) << flags << body;
        };
        row("an ordinary comment has none", comment(), "");
        row("a deleted body is no text", comment("'body':'[deleted]','author':'[deleted]'"), "deleted, author gone", "");
        row("a removed body is no text", comment("'body':'[removed]'"), "removed", "");
        row("removed by the platform", comment("'body':'[ Removed by Reddit ]'"), "removed", "");
        row("removed by the platform, with its reason",
            comment("'body':'[ Removed by reddit on account of violating the [content policy](/help/contentpolicy). ]'"), "removed", "");
        row("a deleted author may leave the text", comment("'author':'[deleted]'"), "author gone");
        row("a null author is gone", comment("'author':null"), "author gone");
        row("no author at all", json("{'id':'c1','link_id':'t3_s1','body':'text','score':1}"), "no author");
        row("restored text of a deleted comment", comment("'_meta':{'was_deleted_later':true,'removal_type':'deleted'}"), "deleted");
        row("restored text of a removed comment", comment("'_meta':{'was_deleted_later':true,'removal_type':'removed'}"), "removed");
        row("removed by reddit", comment("'_meta':{'removal_type':'removed by reddit'}"), "removed");
        row("deleted later, without a type", comment("'_meta':{'was_deleted_later':true}"), "deleted");
        row("nothing happened to it", comment("'_meta':{'was_deleted_later':false,'retrieved_2nd_on':1700129600}"), "");
        row("_meta of another type", comment("'_meta':'none'"), "");
        row("removed by a moderator", submission("'removed_by_category':'moderator'"), "removed");
        row("removed by its author", submission("'removed_by_category':'deleted'"), "deleted");
        row("removed by nobody", submission("'removed_by_category':null"), "");
        row("a submission of a user who deleted it", submission("'title':'[deleted by user]','selftext':'[removed]'"), "deleted, removed", "");
        row("an empty selftext is no removal", submission("'selftext':''"), "", "");
        row("never edited", comment("'edited':false"), "");
        row("edited, time not kept", comment("'edited':true"), "edited");
        row("edited, time as a float", comment("'edited':1400000050.0"), "edited");
        row("edited between two readings", comment("'_meta':{'is_edited':true}"), "edited");
        row("stickied", comment("'stickied':true"), "stickied");
        row("a moderator's", comment("'distinguished':'moderator'"), "distinguished");
        row("a special one's", comment("'distinguished':'special'"), "distinguished");
        row("controversial", comment("'controversiality':1"), "controversial");
        row("a hidden score", comment("'score_hidden':true"), "score hidden");
        row("a null score", comment("'score':null"), "no score");
        row("no score", json("{'id':'c1','link_id':'t3_s1','author':'ann','body':'text'}"), "no score");
        row("over 18", submission("'over_18':true"), "nsfw");
        row("a bot by name", comment("'author':'AutoModerator'"), "bot");
        row("a bot by its words", comment("'body':'I am a bot, and this action was performed automatically.'"), "bot",
            "I am a bot, and this action was performed automatically.");
    }

    void flags()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, flags);
        QFETCH(QString, body);
        const Batch batch = parsed(line.toStdString() + "\n");
        QCOMPARE(batch.posts.size(), std::size_t{1});
        QCOMPARE(QString::fromStdString(flagsText(batch.posts[0].flags)), flags);
        QCOMPARE(QString::fromStdString(batch.posts[0].body), body);
    }

    void markupIsToldByWhatStandsBare_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("escaped");
        QTest::addRow("plain words may be either") << QByteArray("words") << true;
        QTest::addRow("entities were put there by the transport") << QByteArray("&gt; q &amp; a") << true;
        QTest::addRow("a bare mark was not") << QByteArray("> q &gt; a") << false;
    }

    void markupIsToldByWhatStandsBare()
    {
        QFETCH(QByteArray, body);
        QFETCH(bool, escaped);
        const Batch batch = parsed(comment("'body':'" + body.toStdString() + "'"));
        QCOMPARE(batch.posts.at(0).markup == Markup::RedditMarkdown, escaped);
    }

    void whatIsNoPostIsRejected_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const std::string &line, const char *said) {
            QTest::addRow("%s", name) << QByteArray::fromStdString(line) << said;
        };
        row("prose", "hello", "not JSON");
        row("a line cut short", comment().substr(0, 40), "not JSON");
        row("an array", "[1, 2]", "not a JSON object");
        row("a number", "12", "not a JSON object");
        row("no id", json("{'link_id':'t3_s1','body':'x'}"), "no id");
        row("a comment without thread", json("{'id':'c1','body':'x'}"), "link_id");
        row("an account", json("{'id':'a1','name':'t2_a1','link_karma':5}"), "neither");
        row("an empty object", "{}", "neither");
        row("two records on one line", comment() + comment(), "not JSON");
        row("ten thousand brackets", std::string(10000, '['), "");
        std::string deep = "{\"id\":\"c1\",\"link_id\":\"t3_s1\",\"body\":\"x\",\"z\":";
        deep += std::string(10000, '[') + std::string(10000, ']') + "}";
        row("a record nested ten thousand deep", deep, "deep");
    }

    void whatIsNoPostIsRejected()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, said);
        const std::string bytes = comment() + "\n\n  " + line.toStdString() + "\n" + comment() + "\n";
        Chunk chunk{.bytes = bytes, .offset = 1000, .firstLine = 10};
        const Batch batch = reader().parse(chunk);
        QCOMPARE(batch.posts.size(), std::size_t{2});
        QCOMPARE(batch.rejects.size(), std::size_t{1});
        QCOMPARE(batch.read(), std::int64_t{3});
        const Reject &reject = batch.rejects[0];
        QVERIFY2(QString::fromStdString(reject.reason).contains(said), reject.reason.c_str());
        QCOMPARE(reject.line, std::int64_t{12});
        QVERIFY(bytes.substr(static_cast<std::size_t>(reject.offset - 1000)).starts_with(reject.excerpt));
        QVERIFY(reject.excerpt.size() <= 200);
    }

    void anExcerptIsValidAndShort()
    {
        const Batch batch = parsed("x" + std::string(198, '\xE9') + "\xC3\xA9\xC3\xA9\n");
        QCOMPARE(batch.rejects.size(), std::size_t{1});
        QVERIFY(batch.rejects[0].excerpt.size() <= 200);
        QVERIFY(text::isValidUtf8(batch.rejects[0].excerpt));
    }

    void theLineInWhichAFileBreaksOffSaysSo()
    {
        const std::string bytes = comment() + "\n" + comment().substr(0, 60);
        const Batch cut = reader().parse(Chunk{.bytes = bytes, .truncated = true});
        QCOMPARE(cut.posts.size(), std::size_t{1});
        QVERIFY(QString::fromStdString(cut.rejects.at(0).reason).contains("breaks off"));
        // Whole by chance: nothing is missing of it.
        QCOMPARE(reader().parse(Chunk{.bytes = comment(), .truncated = true}).posts.size(), std::size_t{1});
    }

    void textsAreValidWhateverTheBytes()
    {
        for (int byte = 0; byte < 256; ++byte) {
            const std::string bad(1, static_cast<char>(byte));
            const Batch batch = parsed(comment("'body':'a" + bad + "b','author':'x" + bad + "y','subreddit':'" + bad + "'") + "\n");
            for (const RawPost &post : batch.posts) {
                QVERIFY(text::isValidUtf8(post.body) && text::isValidUtf8(post.author) && text::isValidUtf8(post.forum));
                QVERIFY(post.body.find('\0') == std::string::npos);
            }
            QVERIFY(batch.read() >= 1);
        }
    }

    void submissionsAndCommentsMayBeMixed()
    {
        const Batch batch = parsed(comment() + "\n" + submission() + "\n" + comment() + "\n");
        QCOMPARE(batch.posts.size(), std::size_t{3});
        QCOMPARE(batch.posts[1].kind, PostKind::Submission);
    }

    /// The same content in pieces of 1 to n bytes, in chunks of any size, gives the same posts and the same ledger.
    void cutAtEveryPosition()
    {
        const std::string bytes = comment("'body':'\xC3\xA9 \\ud83d\\ude06 \xF0\x9F\x98\x8D'") + "\r\n\n" + submission() + "\n"
                                  + "not JSON \xE9\n" + std::string(7, '\0') + "\n" + json("{'id':'c1','body':'x'}") + "\n"
                                  + comment("'body':'\\ud83d \xE9'");
        const std::string whole = printed(parsed(bytes));
        QVERIFY(std::count(whole.begin(), whole.end(), '\n') == 5);
        for (std::size_t piece = 1; piece <= bytes.size(); ++piece) {
            std::size_t at = 0;
            struct Pieces final : ByteSource
            {
                Pieces(std::string_view all, std::size_t &place, std::size_t count) : bytes(all), at(place), piece(count) {}
                Result<std::size_t> read(char *to, std::size_t size) override
                {
                    const std::size_t count = std::min({piece, size, bytes.size() - at});
                    std::copy_n(bytes.data() + at, count, to);
                    at += count;
                    return count;
                }
                std::int64_t compressedDone() const override { return 0; }
                std::int64_t compressedTotal() const override { return 0; }
                std::string sha256() override { return {}; }
                std::string_view bytes;
                std::size_t &at;
                std::size_t piece;
            } source(bytes, at, piece);
            Splitter splitter(source, reader().cut(), {}, piece);
            Batch all;
            for (auto chunk = splitter.next(); chunk.value(); chunk = splitter.next()) {
                Batch batch = reader().parse(**chunk);
                std::move(batch.posts.begin(), batch.posts.end(), std::back_inserter(all.posts));
                std::move(batch.rejects.begin(), batch.rejects.end(), std::back_inserter(all.rejects));
            }
            QCOMPARE(printed(all), whole);
        }
    }

    void bots_data()
    {
        QTest::addColumn<QString>("author");
        QTest::addColumn<QString>("body");
        QTest::addColumn<bool>("isBot");
        QTest::addRow("a known one") << "AutoModerator" << "" << true;
        QTest::addRow("bot behind a line") << "haiku_bot" << "" << true;
        QTest::addRow("bot behind a dash") << "sum-bot" << "" << true;
        QTest::addRow("Bot with a capital") << "WeatherBot" << "" << true;
        QTest::addRow("an abbot is none") << "abbot" << "" << false;
        QTest::addRow("nor is Talbot") << "Talbot" << "" << false;
        QTest::addRow("a robot lover is none") << "robotlover" << "" << false;
        QTest::addRow("nobody is none") << "" << "" << false;
        QTest::addRow("one who says so") << "x" << "Done.\n\n*I am a bot, and this action was performed automatically.*" << true;
        QTest::addRow("one who says so small") << "x" << "Hi ^(I am a bot)" << true;
        QTest::addRow("one who speaks of bots is none") << "x" << "You sound like a bot to me" << false;
    }

    void bots()
    {
        QFETCH(QString, author);
        QFETCH(QString, body);
        QFETCH(bool, isBot);
        QCOMPARE(looksLikeBot(author.toStdString(), body.toStdString()), isBot);
    }

    void realDumps_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("posts");
        QTest::addColumn<int>("withoutText"); // marked deleted or removed in the text itself
        QTest::addRow("a month of 2005") << "reddit-dumps/RC_2005-12.zst" << 1075 << 120;
        QTest::addRow("submissions of 2019") << "reddit-dumps/RS_2019-10.zst" << 8271 << 7151;
        QTest::addRow("six eras in one file") << "reddit-dumps/test_comments.json" << 27 << 4;
        QTest::addRow("a harvest cut down to eight fields") << "reddit-dumps/unslop-ai-ui_comments.jsonl" << 3033 << 0;
        QTest::addRow("opening posts in PRAW's names") << "reddit-cmv/exported-100-random-ops.json" << 100 << -1;
    }

    void realDumps()
    {
        QFETCH(QString, file);
        QFETCH(int, posts);
        QFETCH(int, withoutText);
        const QString path = QStringLiteral(PARLANCE_SHARED_DIR "/data/samples/") + file;
        if (!QFile::exists(path))
            QSKIP("The real dumps do not lie beside this checkout.");
        const Batch batch = readFile(path);
        QVERIFY2(batch.rejects.empty(), printed(batch).c_str());
        QCOMPARE(batch.posts.size(), std::size_t(posts));
        const auto empty = std::count_if(batch.posts.begin(), batch.posts.end(), [](const RawPost &post) {
            return post.body.empty() && (post.flags & (FlagDeleted | FlagRemoved)) != 0;
        });
        if (withoutText >= 0)
            QCOMPARE(int(empty), withoutText);
        for (const RawPost &post : batch.posts) {
            QVERIFY(!post.id.empty() && !post.threadId.empty());
            QVERIFY(post.createdUtc.has_value());
        }
    }

    void realChainsOfComments()
    {
        QDir folder(QStringLiteral(PARLANCE_SHARED_DIR "/data/samples/reddit-cmv/context3"));
        if (!folder.exists())
            QSKIP("The real dumps do not lie beside this checkout.");
        std::size_t posts = 0;
        for (const QString &name : folder.entryList(QDir::Files)) {
            const Batch batch = readFile(folder.filePath(name));
            QVERIFY(batch.rejects.empty());
            posts += batch.posts.size();
        }
        QCOMPARE(posts, std::size_t{862});
    }

private:
    static Batch readFile(const QString &path)
    {
        Batch all;
        auto source = openFile(path.toStdString());
        std::string head(65536, '\0');
        std::size_t filled = 0;
        while (filled < head.size()) {
            const auto got = (*source)->read(head.data() + filled, head.size() - filled);
            if (!got || *got == 0)
                break;
            filled += *got;
        }
        head.resize(filled);
        const auto found = detectFormat(head, path.toStdString());
        if (!found || (*found)->name() != "reddit-ndjson"s) {
            all.rejects.push_back({0, 0, "not recognised", {}});
            return all;
        }
        Splitter splitter(**source, (*found)->cut(), head);
        for (auto chunk = splitter.next(); chunk.value(); chunk = splitter.next()) {
            Batch batch = (*found)->parse(**chunk);
            std::move(batch.posts.begin(), batch.posts.end(), std::back_inserter(all.posts));
            std::move(batch.rejects.begin(), batch.rejects.end(), std::back_inserter(all.rejects));
        }
        return all;
    }
};

QTEST_GUILESS_MAIN(TestRedditNdjson)
#include "tst_reddit_ndjson.moc"
