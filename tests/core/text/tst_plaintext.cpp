// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/plaintext.h"
#include "core/text/utf8.h"

#include <QTest>

#include <cstdint>

using namespace parlance::text;

Q_DECLARE_METATYPE(parlance::text::Markup)

namespace {

std::string repeated(const std::string &piece, std::size_t times)
{
    std::string text;
    text.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i)
        text += piece;
    return text;
}

/// A small generator of our own, so that every machine sees the same texts.
class Random
{
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}
    std::uint32_t below(std::uint32_t bound)
    {
        m_state = m_state * 6364136223846793005ull + 1442695040888963407ull;
        return static_cast<std::uint32_t>(m_state >> 33) % bound;
    }

private:
    std::uint64_t m_state;
};

/// What must hold for every body: runs are in order, lie inside, and carry the same bytes where they say so.
void checkRuns(const std::string &body, const PlainText &plain, Markup markup)
{
    QVERIFY(isValidUtf8(plain.text));
    QVERIFY(isValidUtf8(plain.quoted));
    QVERIFY(isValidUtf8(plain.code));
    std::size_t plainEnd = 0;
    std::size_t bodyEnd = 0;
    for (const SourceRun &run : plain.runs) {
        QVERIFY(run.plain >= plainEnd);
        QVERIFY(run.body >= bodyEnd);
        QVERIFY(run.plainLength > 0);
        plainEnd = run.plain + run.plainLength;
        bodyEnd = run.body + run.bodyLength;
        QVERIFY(plainEnd <= plain.text.size());
        QVERIFY(bodyEnd <= body.size());
        if (run.plainLength == run.bodyLength)
            QCOMPARE(body.substr(run.body, run.bodyLength), plain.text.substr(run.plain, run.plainLength));
    }
    // Without runs the texts are the same.
    const PlainText bare = plainText(body, markup);
    QCOMPARE(bare.text, plain.text);
    QCOMPARE(bare.quoted, plain.quoted);
    QCOMPARE(bare.code, plain.code);
    QVERIFY(bare.runs.empty());
}

/// Cuts random stretches and finds them again in the body.
void checkSpans(const std::string &body, const PlainText &plain, Random &random)
{
    if (plain.text.empty())
        return;
    const auto size = static_cast<std::uint32_t>(plain.text.size());
    for (int i = 0; i < 20; ++i) {
        const std::size_t begin = random.below(size);
        const std::size_t end = begin + 1 + random.below(static_cast<std::uint32_t>(size - begin));
        const auto [from, to] = bodySpan(plain, begin, end);
        QVERIFY(from <= to && to <= body.size());
        for (const SourceRun &run : plain.runs) {
            if (run.plainLength == run.bodyLength && run.plain <= begin && end <= run.plain + run.plainLength)
                QCOMPARE(body.substr(from, to - from), plain.text.substr(begin, end - begin));
        }
    }
}

} // namespace

class TestPlainText : public QObject
{
    Q_OBJECT

private slots:
    void takesABodyApart_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("quoted");
        QTest::addColumn<QString>("code");

        const QString none;
        const auto row = [&](const char *name, const QString &body, const QString &text, const QString &quoted = {},
                             const QString &code = {}) { QTest::addRow("%s", name) << body << text << quoted << code; };

        row("nothing", "", "");
        row("white space is nothing", " \n\r\n\t ", "");
        row("plain text stays", "I don't like it - at all (5.5/10): meh!", "I don't like it - at all (5.5/10): meh!");
        row("ends are trimmed", "\n  hello \n", "hello");
        row("a single break is a break", "one\ntwo", "one\ntwo");
        row("blank lines part paragraphs", "one\n\n\n\ntwo", "one\n\ntwo");
        row("blanks around breaks go", "one  \n  two \n \n three", "one\ntwo\n\nthree");
        row("carriage returns are no text", "one\r\ntwo\r\n\r\nthree", "one\ntwo\n\nthree");
        row("carriage returns beside markup", "*one*\r\ntwo\r\n\r\nthree", "one\ntwo\n\nthree");
        row("emphasis loses its marks", "a **bold** and *slanted* ***word***", "a bold and slanted word");
        row("underscores in names stay", "snake_case_name and _slanted_", "snake_case_name and slanted");
        row("struck-out text is dropped", "it is ~~great~~ awful", "it is awful");
        row("a single tilde is a tilde", "~5 miles~ and *about* ~10~", "~5 miles~ and about ~10~");
        row("headings lose their marks", "# Title\n\ntext\n##Second\nmore", "Title\n\ntext\n\nSecond\n\nmore");
        row("underlined headings", "Title\n=====\ntext", "Title\n\ntext");
        row("a rule is nothing", "one\n\n---\n\ntwo", "one\n\ntwo");
        row("list items are parted", "* one\n* two\n\n1. three\n2. four", "one\n\ntwo\n\nthree\n\nfour");
        row("a year is not a list", "1984. What a book.", "1984. What a book.");
        row("a number alone is an answer", "5.", "5.");
        row("escaped marks are text", "\\*not slanted\\* 1\\. \\# \\_", "*not slanted* 1. # _");
        row("link text stays, the address goes", "see [the docs](https://example.org/a_b) now", "see the docs now");
        row("links with brackets in the address", "[a](https://x.org/b_(c)) d", "a d");
        row("links with escaped brackets", "[a](https://x.org/b_\\(c\\)) d", "a d");
        row("reference links", "[text][1] here\n\n[1]: https://example.org", "text here");
        row("a link whose text is an address", "watch [https://youtu.be/x](https://youtu.be/x) please", "watch please");
        row("bare addresses go", "see https://example.org/a?b=c&d=e. Then", "see. Then");
        row("an address in brackets goes with them", "see it (https://example.org) there", "see it there");
        row("an address in angles goes with them", "see <https://example.org> there", "see there");
        row("an address alone is nothing", "https://example.org/a_b_c*d", "");
        row("an address with emphasis around it", "**https://example.org** yes", "yes");
        row("www is an address", "go to www.example.org/x, ok", "go to, ok");
        row("www in a word is not", "awww.cute and www. no", "awww.cute and www. no");
        row("an address in Chinese text ends at its comma", QString::fromUtf8("看https://x.org，好"), QString::fromUtf8("看，好"));
        row("forum and user names stay", "r/news and /u/somebody said", "r/news and /u/somebody said");
        row("images keep their words", "![a cat](https://i.example/x.png) cute", "a cat cute");
        row("stickers have no words", "![gif](giphy|abc|downsized) lol ![img](emote|t5_2|42)", "lol");
        row("superscript loses its mark", "2^nd and ^(small words) x", "2nd and small words x");
        row("nested superscript", "a^(b^(c) d) e", "ab" "c d e");
        row("faces of carets stay", "ok ^_^ and ^^ fine", "ok ^_^ and ^^ fine");
        row("an escaped caret stays", "x\\^2", "x^2");
        row("inline code goes to code", "run `kill -9` now, `x`.", "run now,.", none, "kill -9\nx");
        row("fenced code goes to code", "look\n\n```c\nint x;\n  y ^ ~ >!z!<\n```\n\nend", "look\n\nend", none, "int x;\n  y ^ ~ >!z!<");
        row("indented code goes to code", "look\n\n    abort();\n    die();\n\nend", "look\n\nend", none, "abort();\ndie();");
        row("a body of indented code only", "    abort();", "", none, "abort();");
        row("addresses in code stay", "`curl https://x.org`", "", none, "curl https://x.org");
        row("quotes are kept apart", "> they said\n\nI say", "I say", "they said");
        row("nested quotes", "> a\n>> b\n\nc", "c", "a\n\nb");
        row("several quotes", "> a\n\nb\n\n> c\n\nd", "b\n\nd", "a\n\nc");
        row("a quote with markup", "> **a** [b](https://x.org)\n\nc", "c", "a b");
        row("a spoiler is not a quote", ">!Bruce dies!< at the end", "Bruce dies at the end");
        row("a spoiler in a line", "then >!he *dies*!<, sadly", "then he dies, sadly");
        row("a quote that begins with an exclamation mark", ">!important\n\nyes", "yes", "!important");
        row("greater than inside a line", "a > b -> c <3 x", "a > b -> c <3 x");
        row("tables keep their text", "|a|b|\n|-|-|\n|**c**|d|", "a\tb\nc\td");
        row("tables in Reddit's short form", "*a* | b\n:-:|-\nc \\| c | `d|e` f\n\nx | y", "a\tb\nc | c\tf\n\nx | y", none, "d|e");
        row("tables in a quote", "> a|b\n> -|-\n> c|d\n\ne", "e", "a\tb\nc\td");
        row("bars without a table", "a | b\nc | *d*", "a | b\nc | d");
        row("numeric entities", "a&#x200B;b &#8217; &#39;", QString::fromUtf8("ab \u2019 '"));
        row("named entities", "&quot;a&quot;&nbsp;&mdash; b", QString::fromUtf8("\"a\" \u2014 b"));
        row("unknown entities stay", "&foo; R&B AT&T &", "&foo; R&B AT&T &");
        row("zero-width spaces go", QString::fromUtf8("a\u200Bb\uFEFF c"), "ab c");
        row("joiners stay", QString::fromUtf8("\U0001F468\u200D\U0001F469 *x*"), QString::fromUtf8("\U0001F468\u200D\U0001F469 x"));
        row("HTML is text", "<b>bold</b> <script>x</script> **y**", "<b>bold</b> <script>x</script> y");
        row("unbalanced marks are text", "**a [b (c `d", "**a [b (c `d");
    }

    void takesABodyApart()
    {
        QFETCH(QString, body);
        QFETCH(QString, text);
        QFETCH(QString, quoted);
        QFETCH(QString, code);
        const std::string bytes = body.toStdString();
        for (const Markup markup : {Markup::Markdown, Markup::RedditMarkdown}) {
            const PlainText plain = plainText(bytes, markup, KeepRuns::Yes);
            QCOMPARE(QString::fromStdString(plain.text), text);
            QCOMPARE(QString::fromStdString(plain.quoted), quoted);
            QCOMPARE(QString::fromStdString(plain.code), code);
            checkRuns(bytes, plain, markup);
        }
    }

    void transportEntities_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("quoted");

        const auto row = [](const char *name, const char *body, const char *text, const char *quoted = "") {
            QTest::addRow("%s", name) << body << text << quoted;
        };
        row("the three are decoded", "a &amp; b &lt; c &gt; d", "a & b < c > d");
        row("an escaped quote mark opens a quote", "&gt; they\n\nme", "me", "they");
        row("an escaped spoiler is a spoiler", "&gt;!he dies!&lt; ok", "he dies ok");
        row("entities are decoded once", "&amp;lt;b&amp;gt; and &amp;amp;", "&lt;b&gt; and &amp;");
        row("a zero-width space by two steps", "a &amp;#x200B; b", "a b");
        row("an escaped heart", "&lt;3 you", "<3 you");
        row("an address with entities", "see https://x.org/?a=1&amp;b=2 there", "see there");
        row("quoted text inside a quote", "&gt;a &amp; b\n&gt;&gt;c\n\nd", "d", "a & b\n\nc");
    }

    void transportEntities()
    {
        QFETCH(QString, body);
        QFETCH(QString, text);
        QFETCH(QString, quoted);
        const std::string bytes = body.toStdString();
        const PlainText plain = plainText(bytes, Markup::RedditMarkdown, KeepRuns::Yes);
        QCOMPARE(QString::fromStdString(plain.text), text);
        QCOMPARE(QString::fromStdString(plain.quoted), quoted);
        checkRuns(bytes, plain, Markup::RedditMarkdown);
    }

    void markdownWithoutTransportKeepsEntities()
    {
        QCOMPARE(plainText("&gt; no quote &amp; no", Markup::Markdown).text, std::string("&gt; no quote &amp; no"));
    }

    void plainIsTakenAsItIs()
    {
        const PlainText plain = plainText("  > *a* `b`\n", Markup::Plain, KeepRuns::Yes);
        QCOMPARE(plain.text, std::string("> *a* `b`"));
        QCOMPARE(plain.runs.size(), std::size_t{1});
        QCOMPARE(plain.runs[0].body, 2u);
    }

    void spansMapBack()
    {
        const std::string body = "&gt; q\n\nIt is **really** good &amp; [cheap](https://x.org), &lt;3";
        const PlainText plain = plainText(body, Markup::RedditMarkdown, KeepRuns::Yes);
        QCOMPARE(plain.text, std::string("It is really good & cheap, <3"));
        const auto source = [&](const std::string &part) {
            const std::size_t at = plain.text.find(part);
            const auto [from, to] = bodySpan(plain, at, at + part.size());
            return body.substr(from, to - from);
        };
        QCOMPARE(source("really"), std::string("really"));
        QCOMPARE(source("is really good"), std::string("is **really** good"));
        QCOMPARE(source("&"), std::string("&amp;"));
        QCOMPARE(source("good & cheap, <3"), std::string("good &amp; [cheap](https://x.org), &lt;3"));
        QCOMPARE(source("3"), std::string("3"));
        QCOMPARE(bodySpan(plain, 3, 3), std::make_pair(std::size_t{0}, std::size_t{0}));
        QCOMPARE(bodySpan(plainText(body, Markup::RedditMarkdown), 0, 3), std::make_pair(std::size_t{0}, std::size_t{0}));
    }

    void oneRunForAPlainBody()
    {
        const std::string body = " Two lines,\nsimply.\n\nThat is all. ";
        const PlainText plain = plainText(body, Markup::RedditMarkdown, KeepRuns::Yes);
        QCOMPARE(plain.text, body.substr(1, body.size() - 2));
        QCOMPARE(plain.runs.size(), std::size_t{1});
    }

    /// The short way for bodies without Markdown gives what md4c gives.
    void theShortWayIsTheLongWay()
    {
        const char *pieces[] = {"word", " ", ", ", ". ", "\n", "\n\n", "a_b", "5", "(x)", "\r\n", " - ", "<3", "& ", ":)", "!", "?", "'s", "~3", "> ", "=", "   ", "\xC3\xA9", "\xE2\x80\x99", "#", "1", "www", "@a", "\t"};
        Random random(7);
        for (int i = 0; i < 20000; ++i) {
            std::string body;
            for (std::uint32_t n = random.below(12); n > 0; --n)
                body += pieces[random.below(std::size(pieces))];
            // A paragraph behind with a mark in it forces the long way.
            const PlainText quick = plainText(body, Markup::Markdown);
            const PlainText slow = plainText(body + "\n\n*x*", Markup::Markdown);
            // A first paragraph that md4c joins to an indented follower is no fair comparison.
            const std::string expected = quick.text.empty() ? "x" : quick.text + "\n\nx";
            if (slow.text != expected)
                qWarning("body: %s", QByteArray::fromStdString(body).toPercentEncoding(" ").constData());
            QCOMPARE(slow.text, expected);
            QVERIFY(!isAllWords(body, Markup::Markdown) || quick.text == body);
        }
    }

    void allWordsIsWhatNeedsNoTakingApart_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<bool>("markdown");
        QTest::addColumn<bool>("plain");

        QTest::addRow("words are") << "Two lines,\nsimply.\n\nThat is all." << true << true;
        QTest::addRow("nothing is") << "" << true << true;
        QTest::addRow("a mark behind eight ordinary bytes is not") << "ordinary words and *one* mark" << false << true;
        QTest::addRow("a mark as the last byte is not") << "ordinary words and a `" << false << true;
        QTest::addRow("blanks around words are not") << " words" << false << false;
        QTest::addRow("blanks at a line's end are not") << "one \ntwo" << false << true;
        QTest::addRow("indented code is not") << "    code" << false << false;
        QTest::addRow("a quote is not") << "> quoted\n\nwords" << false << true;
    }

    void allWordsIsWhatNeedsNoTakingApart()
    {
        QFETCH(QString, body);
        QTEST(isAllWords(body.toStdString(), Markup::RedditMarkdown), "markdown");
        QTEST(isAllWords(body.toStdString(), Markup::Plain), "plain");
        QVERIFY(!isAllWords("words", Markup::Html));
    }

    void randomMarkupMapsBack()
    {
        const char *pieces[] = {"word ", "*", "**", "_", "`", "```\n", "~~", "~", "[", "](", ")", "](https://x.org/a)", "https://y.org ", "\n", "\n\n", "> ", "&gt; ", "&amp;", "&lt;", "&#x200B;", ">!", "!<", "^", "^(", "\\", "|", "\n|-|-|\n", "# ", "- ", "1. ", "    ", "\r\n", "\xC3\xA9", "\xF0\x9F\x98\x8D", "\xE2\x80\x8B", "www.z.org", ".", "!", "&nbsp;", "<", ">", "![gif](giphy|x)", "\t", "[1]: ", "==="};
        Random random(11);
        for (int i = 0; i < 20000; ++i) {
            std::string body;
            for (std::uint32_t n = random.below(30); n > 0; --n)
                body += pieces[random.below(std::size(pieces))];
            const Markup markup = i % 2 == 0 ? Markup::RedditMarkdown : Markup::Markdown;
            const PlainText plain = plainText(body, markup, KeepRuns::Yes);
            checkRuns(body, plain, markup);
            checkSpans(body, plain, random);
            if (isAllWords(body, markup))
                QCOMPARE(plain.text, body);
            if (QTest::currentTestFailed()) {
                qWarning("body: %s", QByteArray::fromStdString(body).toPercentEncoding(" ").constData());
                return;
            }
        }
    }

    /// Every one of these took md4c alone, or a plain recursive reader, far too long or off the stack. There is no
    /// clock here: at these sizes a quadratic walk runs into the test's time limit.
    void hostileBodies_data()
    {
        QTest::addColumn<QByteArray>("body");

        const auto row = [](const char *name, const std::string &body) {
            QTest::addRow("%s", name) << QByteArray::fromStdString(body);
        };
        row("ten thousand nested quotes", repeated("> ", 10000) + "x");
        row("ten thousand nested list items", repeated("- ", 10000) + "x" + repeated("\n", 10000));
        row("a megabyte of quotes and blank lines", repeated("> - ", 250000) + repeated("\n", 500000));
        row("ten megabytes without a space", repeated("a", 10000000));
        row("open brackets", repeated("[", 1000000));
        row("nested brackets with a definition", "[a]: b\n\n" + repeated("[", 300000) + "a" + repeated("]", 300000));
        row("bracket pairs line by line", repeated("[x]\n", 300000));
        row("one long definition used often", "[a]: <" + repeated("b", 300000) + ">\n\n" + repeated("[a]", 200000));
        row("half links", repeated("[a](b", 200000));
        row("strikes opened and closed", repeated("~~a ", 100000) + repeated("b~~ ", 100000));
        row("emphasis opened and closed", repeated("*a ", 100000) + repeated("b* ", 100000));
        row("a table of a hundred thousand columns",
            "a" + repeated("|a", 100000) + "\n-" + repeated("|-", 100000) + "\n" + repeated("x\n", 100000));
        row("superscripts", repeated("^(", 300000));
        row("spoilers never closed", repeated(">!", 300000));
        row("addresses never ended", repeated("http://(", 100000));
        row("growing back ticks", [] {
            std::string text;
            for (std::size_t i = 1; i < 1500; ++i)
                text += std::string(i, '`') + "a";
            return text;
        }());
        row("entities", repeated("&amp;", 300000));
    }

    void hostileBodies()
    {
        QFETCH(QByteArray, body);
        const std::string bytes = body.toStdString();
        const PlainText plain = plainText(bytes, Markup::RedditMarkdown, KeepRuns::Yes);
        checkRuns(bytes, plain, Markup::RedditMarkdown);
    }
};

QTEST_GUILESS_MAIN(TestPlainText)
#include "tst_plaintext.moc"
