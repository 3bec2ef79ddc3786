// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "ui/reading/posttext.h"

using namespace parlance::ui;

namespace {

/// Blocks as text, one a line: "P words", "Q1 quoted", "* item", "C code", "# heading", "---"; styles as marks.
QString printed(const std::vector<PostBlock> &blocks)
{
    QStringList lines;
    for (const PostBlock &block : blocks) {
        QString line;
        switch (block.kind) {
        case PostBlock::Paragraph: line = QStringLiteral("P "); break;
        case PostBlock::Heading: line = QStringLiteral("# "); break;
        case PostBlock::Item: line = block.mark + QLatin1Char(' '); break;
        case PostBlock::Code: line = QStringLiteral("C "); break;
        case PostBlock::Line: line = QStringLiteral("---"); break;
        }
        if (block.quoted)
            line.prepend(QStringLiteral("Q%1 ").arg(block.quoted));
        for (const PostSpan &span : block.spans) {
            QString text = span.text;
            text.replace(QLatin1Char('\n'), QLatin1String("\\n")).replace(QChar::LineSeparator, QLatin1String("\\n"));
            if (span.style & PostSpan::Code && block.kind != PostBlock::Code)
                text = QLatin1Char('{') + text + QLatin1Char('}');
            if (span.style & PostSpan::Struck)
                text = QLatin1Char('-') + text + QLatin1Char('-');
            if (span.style & PostSpan::Emphasis)
                text = QLatin1Char('/') + text + QLatin1Char('/');
            if (span.style & PostSpan::Strong)
                text = QLatin1Char('!') + text + QLatin1Char('!');
            if (!span.link.isEmpty())
                text = QStringLiteral("[%1|%2]").arg(text, span.link);
            line += text;
        }
        lines << line;
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

class TestPostText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readable_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *body, const char *expected) {
            QTest::newRow(name) << QByteArray(body) << QString::fromUtf8(expected);
        };
        row("nothing gives no block", "", "");
        row("white space gives no block", " \n\t\n", "");
        row("lines of a paragraph run on", "one\ntwo", "P one two");
        row("two spaces break a line", "one  \ntwo", "P one  \\ntwo");
        row("an empty line ends a paragraph", "one\n\ntwo", "P one\nP two");
        row("the transport's entities are decoded once", "a &lt;b&gt; &amp;amp; c", "P a <b> & c");
        row("script stays words", "<script>alert(1)</script>", "P <script>alert(1)</script>");
        row("entities of Markdown are decoded", "caf&amp;eacute; &amp;#233; &amp;#x200B;x", "P caf&eacute; é x");
        row("strong and emphasis lose their marks", "a **b** *c* __d__ _e_", "P a !b! /c/ !d! /e/");
        row("strong within emphasis", "*a **b** c*", "P /a /!/b/!/ c/");
        row("struck out words stay readable", "a ~~b~~ ~c~", "P a -b- ~c~");
        row("a lone star is a star", "2 * 3 * 4 and *this", "P 2 * 3 * 4 and *this");
        row("underscores within a word are part of it", "snake_case_name", "P snake_case_name");
        row("a backslash keeps a sign", "\\*not\\* \\[a\\](b)", "P *not* [a](b)");
        row("code is shown as it is", "run `rm *x*` now", "P run {rm *x*} now");
        row("an unclosed code span is a grave accent", "a ` b", "P a ` b");
        row("fenced code keeps lines and signs", "```\na **b**\n  &lt;c&gt;\n```\nd", "C a **b**\\n  <c>\nP d");
        row("indented code", "x:\n\n    a = 1\n\n    b = 2\n\ny", "P x:\nC a = 1\\n\\nb = 2\nP y");
        row("an unclosed fence goes to the end", "```\na\nb", "C a\\nb");
        row("a quotation is apart", "&gt; they said\n\nI say", "Q1 P they said\nP I say");
        row("a quotation within a quotation", "&gt; &gt; a\n&gt; \n&gt; b", "Q2 P a\nQ1 P b");
        row("a quotation runs on without its sign", "&gt; a\nb\n\nc", "Q1 P a b\nP c");
        row("a spoiler is no quotation", "&gt;!secret!&lt; is out", "P secret is out");
        row("items keep their marks", "* a\n* b\n\n1. c\n2. d", "• a\n• b\n1. c\n2. d");
        row("headings", "# A\n## B #\ntext", "# A\n# B #\nP text");
        row("a rule", "a\n\n---\n\nb", "P a\n---\nP b");
        row("a link shows its words", "see [this *one*](https://a.b/c_(d)) now",
            "P see [this |https://a.b/c_(d)][/one/|https://a.b/c_(d)] now");
        row("a link with a title", "[a](http://b.c \"t\")", "P [a|http://b.c]");
        row("a script address is no link and stays visible", "[a](javascript:alert(1))", "P [a](javascript:alert(1))");
        row("a file address is no link", "[a](file:///etc/passwd)", "P [a](file:///etc/passwd)");
        row("an image is a link, not loaded", "![cat](https://a.b/c.png)", "P [cat|https://a.b/c.png]");
        row("a bare address", "go to https://a.b/c_d_e, now.", "P go to [https://a.b/c_d_e|https://a.b/c_d_e], now.");
        row("a bare address in brackets", "(https://a.b/c)", "P ([https://a.b/c|https://a.b/c])");
        row("other scripts", "Привет **мир** 😀", "P Привет !мир! 😀");
    }

    void readable()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, expected);
        QCOMPARE(printed(readablePost({body.constData(), static_cast<std::size_t>(body.size())}, parlance::Markup::RedditMarkdown)), expected);
    }

    void everyCharacterKnowsItsBytes()
    {
        const std::string body = "&gt; Qu **o** té\n\nA &amp;amp; b *d😀* `c` [x](https://e.f)\n\n    code &lt;";
        for (const PostBlock &block : readablePost(body, parlance::Markup::RedditMarkdown)) {
            for (const PostSpan &span : block.spans) {
                QCOMPARE(span.from.size(), static_cast<std::size_t>(span.text.size()));
                QVERIFY(span.end <= body.size());
                for (std::size_t i = 0; i < span.from.size(); ++i) {
                    QVERIFY(span.from[i] < span.end);
                    const QChar c = span.text.at(static_cast<qsizetype>(i));
                    if (c.unicode() < 128 && c != QLatin1Char('&') && c != QLatin1Char('<') && c != QLatin1Char('\n'))
                        QCOMPARE(QLatin1Char(body[span.from[i]]), QLatin1Char(c.toLatin1()));
                }
            }
        }
    }

    void anyBytesAreRead_data()
    {
        QTest::addColumn<QByteArray>("piece");
        QTest::addColumn<int>("times");
        QTest::newRow("brackets without an end") << QByteArray("[") << 300000;
        QTest::newRow("links that never close") << QByteArray("[a](") << 60000;
        QTest::newRow("stars") << QByteArray("*a ") << 100000;
        QTest::newRow("stars and underscores crossing") << QByteArray("*_a_") << 60000;
        QTest::newRow("grave accents in growing runs") << QByteArray("`a``b") << 60000;
        QTest::newRow("spoilers") << QByteArray(">!") << 100000;
        QTest::newRow("quotation signs") << QByteArray("&gt;") << 60000;
        QTest::newRow("ampersands") << QByteArray("&#") << 100000;
        QTest::newRow("broken UTF-8") << QByteArray("\xF0\x9F\x98 \xC3 \x80\xED\xA0\x80") << 20000;
        QTest::newRow("zeros") << QByteArray("\0a", 2) << 100000;
        QTest::newRow("addresses") << QByteArray("http://a") << 40000;
        QTest::newRow("list signs") << QByteArray("- ") << 100000;
        QTest::newRow("lines of quotation") << QByteArray(">>>> a\n\n") << 20000;
    }

    void anyBytesAreRead()
    {
        QFETCH(QByteArray, piece);
        QFETCH(int, times);
        const QByteArray body = piece.repeated(times);
        std::size_t characters = 0;
        for (const PostBlock &block : readablePost({body.constData(), static_cast<std::size_t>(body.size())}, parlance::Markup::RedditMarkdown)) {
            for (const PostSpan &span : block.spans) {
                QCOMPARE(span.from.size(), static_cast<std::size_t>(span.text.size()));
                characters += span.from.size();
            }
        }
        QVERIFY(characters <= static_cast<std::size_t>(body.size()));
    }
};

QTEST_GUILESS_MAIN(TestPostText)
#include "tst_posttext.moc"
