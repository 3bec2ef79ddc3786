// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/html.h"
#include "core/text/utf8.h"

#include <QTest>

#include <algorithm>
#include <cstdint>

using namespace parlance::text;

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
void checkRuns(const std::string &body, const PlainText &plain, Markup markup = Markup::Html)
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
        for (std::size_t i = plainEnd; i < run.plain; ++i) // only separators may lack a source
            QVERIFY(plain.text[i] == ' ' || plain.text[i] == '\n' || plain.text[i] == '\t');
        plainEnd = run.plain + run.plainLength;
        bodyEnd = run.body + run.bodyLength;
        QVERIFY(plainEnd <= plain.text.size());
        QVERIFY(bodyEnd <= body.size());
        if (run.plainLength == run.bodyLength)
            QCOMPARE(body.substr(run.body, run.bodyLength), plain.text.substr(run.plain, run.plainLength));
    }
    QCOMPARE(plainEnd, plain.text.size());
    const PlainText bare = plainText(body, markup);
    QCOMPARE(bare.text, plain.text);
    QCOMPARE(bare.quoted, plain.quoted);
    QCOMPARE(bare.code, plain.code);
    QVERIFY(bare.runs.empty());
}

} // namespace

class TestHtml : public QObject
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
        const auto utf8 = [](const char *text) { return QString::fromUtf8(text); };

        row("nothing", "", "");
        row("white space is nothing", " \n\r\n\t ", "");
        row("plain text stays", "I don't like it - at all (5.5/10): meh!", "I don't like it - at all (5.5/10): meh!");
        row("white space is one blank", "  one\n two \t\r\n three ", "one two three");
        row("paragraphs", "<p>one</p>\n<p>two</p>", "one\n\ntwo");
        row("unclosed paragraphs", "one<p>two<P>three", "one\n\ntwo\n\nthree");
        row("a line break", "one<br>two<br/> three<BR />four", "one\ntwo\nthree\nfour");
        row("two line breaks part paragraphs", "one<br><br>two<br><br><br><br>three", "one\n\ntwo\n\nthree");
        row("list items are parted", "<ul><li>one<li>two</ul><ol><li>three</li>\n<li>four</li></ol>", "one\n\ntwo\n\nthree\n\nfour");
        row("headings", "<h1>Title</h1>text<h2>Second</h2>more", "Title\n\ntext\n\nSecond\n\nmore");
        row("emphasis loses its marks", "a <b>bold</b> and <i>slanted</i> <strong><em>w</em>ord</strong>", "a bold and slanted word");
        row("struck-out text is dropped", "it is <s>great</s> <del>good</del> <strike>fair</strike> awful", "it is awful");
        row("a rule is nothing", "one<hr>two", "one\n\ntwo");
        row("tables keep their text", "<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>", "a\tb\nc\td");
        row("entities", "&lt;b&gt; &amp;amp; &quot;x&quot; &#39;y&#x27; &eacute;&hellip;", utf8("<b> &amp; \"x\" 'y' é…"));
        row("entities without a semicolon", "AT&ampT &lt5 &copy2026", utf8("AT&T <5 ©2026"));
        row("unknown entities stay", "&foo; R&B AT&T & &; &#; &#x;", "&foo; R&B AT&T & &; &#; &#x;");
        row("numbers of windows-1252", "&#147;x&#148;&#150;", utf8("“x”–"));
        row("numbers of nothing", "&#0;&#xD800;&#x110000;&#1;", utf8("\uFFFD\uFFFD\uFFFD\uFFFD"));
        row("a very long number", "&#" + QString(100, '9') + ";", utf8("\uFFFD"));
        row("entities as long as their characters", "a&ngE;b&nGt;c&acE;d",
            utf8("a\u2267\u0338" "b\u226B\u20D2" "c\u223E\u0333" "d"));
        row("hard blanks are blanks", "a&nbsp;b&#160;&ensp;c", "a b c");
        row("what has no width goes", QString::fromUtf8("a\u200Bb\uFEFF c&#8203;d&shy;e&ZeroWidthSpace;f"), "ab cdef");
        row("joiners stay", QString::fromUtf8("\U0001F468\u200D\U0001F469"), QString::fromUtf8("\U0001F468\u200D\U0001F469"));
        row("a word may break anywhere", "super<wbr>cali<wbr/>fragi<b></b>listic", "supercalifragilistic");
        row("link text stays, the address goes", "see <a href=\"https://example.org/a_b\" rel=nofollow>the docs</a> now", "see the docs now");
        row("a link whose text is its address", "watch <a href=\"https://youtu.be/x\">https://youtu.be/x</a> please", "watch please");
        row("a link whose text is its address, cut short", "see <a href=\"https:&#x2F;&#x2F;example.org&#x2F;a&#x2F;long&#x2F;way\">https:&#x2F;&#x2F;example.org&#x2F;a&#x2F;lo...</a>. Yes", "see. Yes");
        row("a link whose text is its address without its beginning", "see <a href=\"https://www.example.org/a/b/c\">example.org/a/b…</a> there", "see there");
        row("a link whose text is a site's name", "I like <a href=\"https://github.com\">github.com</a> a lot", "I like github.com a lot");
        row("Mastodon's address in three parts", "look <a href=\"https://example.org/some/long/path\" target=\"_blank\"><span class=\"invisible\">https://</span><span class=\"ellipsis\">example.org/some/lo</span><span class=\"invisible\">ng/path</span></a> here", "look here");
        row("Mastodon's mentions and tags", "<p><span class=\"h-card\"><a href=\"https://example.org/@ann\" class=\"u-url mention\">@<span>ann</span></a></span> hi <a href=\"https://example.org/tags/cats\" class=\"mention hashtag\" rel=\"tag\">#<span>cats</span></a></p>", "@ann hi #cats");
        row("bare addresses go", "see https://example.org/a?b=c&amp;d=e. Then www.example.org/x, ok", "see. Then, ok");
        row("an address broken by wbr", "see https://example.org/a<wbr>bc/de<wbr>f there", "see there");
        row("an address in brackets goes with them", "see it (https://example.org) there", "see it there");
        row("an address behind an open bracket", "(see https://example.org) there", "(see) there");
        row("an address in angles", "see &lt;https://example.org&gt; there", "see there");
        row("two addresses in a word", "a|https://x.org/a|https://y.org/b|c", "a|||c");
        row("an address alone is nothing", "<p>https://example.org/a_b_c*d</p>", "");
        row("an address in Chinese text ends at its comma", utf8("看https://x.org，好"), utf8("看，好"));
        row("www in a word is not", "awww.cute and www. no", "awww.cute and www. no");
        row("images give their words", "<img src=x alt='a cat'> cute <img src=y alt=\"\"><img src=z>", "a cat cute");
        row("what an editor writes below an image is no word", "see <img src=x alt=\"enter image description here\"> there", "see there");
        row("an image's words may hold entities", "<img alt=\"Q&amp;A &copy=1\">", "Q&A &copy=1");
        row("inline code goes to code", "run <code>kill -9 &amp;</code> now, <tt>x</tt>.", "run now,.", none, "kill -9 &\nx");
        row("blocks of code go to code", "<p>look</p><pre><code>\nint x;\n  y &lt; z;\n</code></pre><p>end</p>", "look\n\nend", none, "int x;\n  y < z;");
        row("breaks in code", "<pre class=\"prettyprint\">a<br>b<wbr>c\r\nd</pre>", "", none, "a\nbc\nd");
        row("addresses in code stay", "<code>curl https://x.org</code>", "", none, "curl https://x.org");
        row("block quotes are kept apart", "<blockquote><p>they said</p></blockquote><p>I say</p>", "I say", "they said");
        row("nested quotes", "<blockquote>a<blockquote>b</blockquote></blockquote>c", "c", "a\n\nb");
        row("a quote never closed", "a<blockquote>b<p>c", "a", "b\n\nc");
        row("a paragraph that begins with a mark quotes", "<p>&gt; they said\nthis<p>I say", "I say", "they said this");
        row("so does a line", "one<br>&gt;two<br>&gt;&gt; three<br>four", "one\n\nfour", "two\nthree");
        row("so does an unescaped mark", "> they said<p>I say", "I say", "they said");
        row("marks in emphasis", "<p><i>&gt; they said</i></p><p>I say</p>", "I say", "they said");
        row("a face is no quote", "<p>&gt;:( no</p><p>&gt;_&gt; no</p><p>&gt;.&lt;</p><p>&gt;= 5</p>", ">:( no\n\n>_> no\n\n>.<\n\n>= 5");
        row("greater than inside a line", "a &gt; b -> c <3 x", "a > b -> c <3 x");
        row("4chan's quoted lines", "<a href=\"#p570370\" class=\"quotelink\">&gt;&gt;570370</a><br><span class=\"quote\">&gt;be me</span><br>Hello there<br><span class=\"deadlink\">&gt;&gt;12</span> yes", "Hello there\nyes", "be me");
        row("Discourse's quotes", "<aside class=\"quote no-group\" data-username=\"bob\" data-post=\"3\"><div class=\"title\"><div class=\"quote-controls\"></div><img alt=\"\" src=x> bob:</div><blockquote><p>they said</p></blockquote></aside><p>I say</p>", "I say", "they said");
        row("a preview of a page is not of its author", "<aside class=\"onebox allowlistedgeneric\"><header>example.org</header><article><h3>Title</h3><p>Lead</p></article></aside>I say", "I say", "example.org\n\nTitle\n\nLead");
        row("a caption that the site made", "<p>a<div class=\"lightbox-wrapper\"><a class=\"lightbox\"><img alt=\"IMG_2\"><div class=\"meta\"><span class=\"filename\">IMG_2</span></div></a></div>b</p>", "a\n\nb");
        row("Mastodon's stand-in for a quoted post", "<p class=\"quote-inline\">RE: <a href=\"https://a.b/c\">https://a.b/c</a></p><p>Indeed</p>", "Indeed");
        row("scripts and styles", "a<script>alert('<p>x</p>')</script>b<style>p {}</style>c<svg><title>t</title><text>u</text></svg>d<SCRIPT>x</ScRiPt >e", "abcde");
        row("comments and declarations", "a<!-- <p>x --> b<!DOCTYPE html><?php x ?> c<![CDATA[x]]>d<!---->e", "a b cde");
        row("unknown elements", "a <blink>b</blink> <foo:bar x=\"<p>\">c", "a b c");
        row("less than is no tag", "a < b, <3, <, 5<6 and <", "a < b, <3, <, 5<6 and <");
        row("less than before a letter, unclosed", "if a <b then", "if a <b then");
        row("breaks off inside a tag", "one <a href=\"https://exam", "one");
        row("breaks off inside an attribute", "one <a href=\"x>two</a> three", "one");
        row("attributes with marks in them", "<a title='a>b' href=\"x>y\" b=c>d</a> e", "d e");
        row("ends without beginnings", "a</p>b</blockquote></i></div>c", "abc");
        row("an inline end does not close a block", "<i>a<blockquote>b</i>c</blockquote>d", "a\n\nd", "bc");
        row("a block's end closes what is open in it", "<div><s>a</div>b", "b");
        row("a byte order mark", utf8("\uFEFFa"), "a");
    }

    void takesABodyApart()
    {
        QFETCH(QString, body);
        QFETCH(QString, text);
        QFETCH(QString, quoted);
        QFETCH(QString, code);
        const std::string bytes = body.toStdString();
        const PlainText plain = plainText(bytes, Markup::Html, KeepRuns::Yes);
        QCOMPARE(QString::fromStdString(plain.text), text);
        QCOMPARE(QString::fromStdString(plain.quoted), quoted);
        QCOMPARE(QString::fromStdString(plain.code), code);
        checkRuns(bytes, plain);
    }

    void aSpoilerIsText()
    {
        const std::string body = "he <s>dies</s> <del>lives</del>";
        const PlainText plain = plainText(body, Markup::FourChanHtml, KeepRuns::Yes);
        QCOMPARE(plain.text, std::string("he dies"));
        checkRuns(body, plain, Markup::FourChanHtml);
    }

    void spansMapBack()
    {
        const std::string body = "<p>&gt; q</p>\n<p>It is <b>really</b>\ngood &amp; (see <a href=\"https://x.org/a\">https://x.org/a</a>) "
                                 "<a href='y'>cheap</a>, &lt;3 &eacute;t&eacute;</p>";
        const PlainText plain = plainText(body, Markup::Html, KeepRuns::Yes);
        QCOMPARE(QString::fromStdString(plain.text), QString::fromUtf8("It is really good & (see) cheap, <3 été"));
        const auto source = [&](const std::string &part) {
            const std::size_t at = plain.text.find(part);
            const auto [from, to] = bodySpan(plain, at, at + part.size());
            return body.substr(from, to - from);
        };
        QCOMPARE(source("really"), std::string("really"));
        QCOMPARE(source("is really good"), std::string("is <b>really</b>\ngood"));
        QCOMPARE(source("&"), std::string("&amp;"));
        QCOMPARE(source("cheap, <3"), std::string("cheap</a>, &lt;3"));
        QCOMPARE(source("\xC3\xA9t\xC3\xA9"), std::string("&eacute;t&eacute;"));
        QCOMPARE(source(") cheap"), std::string(") <a href='y'>cheap"));
        QCOMPARE(bodySpan(plain, 3, 3), std::make_pair(std::size_t{0}, std::size_t{0}));
    }

    void shownAsMarkdown_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("markdown");
        const auto row = [](const char *name, const char *body, const char *markdown) {
            QTest::addRow("%s", name) << QString::fromUtf8(body) << QString::fromUtf8(markdown);
        };
        row("nothing", " <p> </p> ", "");
        row("paragraphs", "one<p>two</p>\n three", "one\n\ntwo\n\nthree");
        row("a line break", "one<br>two<br><br>three", "one  \ntwo\n\nthree");
        row("emphasis", "a <b>bold </b>and <i>slanted</i> <em><strong>both</strong></em> <del>gone</del>", "a **bold** and *slanted* ***both*** ~~gone~~");
        row("emphasis around nothing", "a <b> </b>b", "a b");
        row("emphasis over paragraphs", "<b>one<p>two</b>", "**one**\n\n**two**");
        row("a link", "see <a href=\"https://x.org/a_(b)?c=1&amp;d=2\">the <b>docs</b></a>.", "see [the **docs**](https://x.org/a%5F%28b%29?c=1&amp;d=2).");
        row("a link to nowhere", "<a href=\"javascript:alert(1)\">a</a> <a>b</a> <a href=\"#p1\">c</a> <a href=\"data:x\">d</a>", "a b c d");
        row("a link never closed", "<a href='http://x.org/'>a<p>b", "[a](http://x.org/)\n\nb");
        row("a link around nothing", "a<a href='http://x.org/'></a> b", "a b");
        row("an image is a link", "<img src=\"https://x.org/i.png\" alt=\"a cat\"> yes <img src=x alt=y>", "[a cat](https://x.org/i.png) yes y");
        row("marks are only marks", "*a* _b_ [c](d) `e` ~~f~~ &lt;b&gt; &amp;amp; \\ ^g a|b", "\\*a\\* \\_b\\_ \\[c\\](d) \\`e\\` \\~\\~f\\~\\~ \\<b\\> \\&amp; \\\\ \\^g a\\|b");
        row("marks that begin lines", "# a<p>- b<p>+ c<p>1. d<p>2) e<p>=f<p>12.5", "\\# a\n\n\\- b\n\n\\+ c\n\n1\\. d\n\n2\\) e\n\n\\=f\n\n12\\.5");
        row("headings", "<h2>Two<br>lines</h2>text", "## Two lines\n\ntext");
        row("a rule", "a<hr>b", "a\n\n---\n\nb");
        row("quotes", "<blockquote><p>a<p>b<blockquote>c</blockquote></blockquote>d", "> a\n>\n> b\n>\n> > c\n\nd");
        row("two quotes", "<blockquote>a</blockquote><blockquote>b</blockquote>", "> a\n\n> b");
        row("lines that quote", "&gt; a<br>&gt;&gt;b<br>c<p>&gt; d", "> a  \n> b\n\nc\n\n> d");
        row("4chan's references are no quotes", "<a href=\"#p1\" class=\"quotelink\">&gt;&gt;1</a><br><span class=\"quote\">&gt;a</span><br>b", "\\>\\>1\n\n> a\n\nb");
        row("a list", "a<ul><li>b<li>c<ol><li>d</li><li>e</li></ol></ul>f", "a\n\n- b\n- c\n\n  1. d\n  2. e\n\nf");
        row("paragraphs in a list", "<ul><li><p>a</p><p>b</p></li><li>c</li></ul>", "- a\n\n  b\n- c");
        row("a quote in a list", "<ol><li><blockquote>a</blockquote></li></ol>", "1. > a");
        row("inline code", "run <code>a `b` &lt;c&gt;</code> now", "run ``a `b` <c>`` now");
        row("code in back ticks", "<code>`a`</code>", "`` `a` ``");
        row("a block of code", "a<pre><code>\nint x;\n  y;\n</code></pre>b", "a\n\n```\nint x;\n  y;\n```\n\nb");
        row("a block of code with a fence in it", "<pre>```\nx</pre>", "````\n```\nx\n````");
        row("a block of code in a quote", "<blockquote><pre>x\ny</pre></blockquote>", "> ```\n> x\n> y\n> ```");
        row("code is not marked up", "<pre>a <b>b</b><br>c &amp; *d*</pre>", "```\na b\nc & *d*\n```");
        row("tables", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", "a \\| b  \nc \\| d");
        row("scripts", "a<script>b</script><style>c</style>d", "ad");
        row("tags that were text", "&lt;script&gt;alert(1)&lt;/script&gt;", "\\<script\\>alert(1)\\</script\\>");
    }

    void shownAsMarkdown()
    {
        QFETCH(QString, body);
        QFETCH(QString, markdown);
        QCOMPARE(QString::fromStdString(markdownFromHtml(body.toStdString())), markdown);
    }

    /// The words stay the same on the way through Markdown.
    void markdownKeepsTheWords()
    {
        const char *pieces[] = {"word ", "<p>", "<br>", "<b>", "</b>", "<i>", "</i>", "<a href=\"https://x.org/a\">", "</a>", "<blockquote>", "</blockquote>", "&lt;", "&amp;", "*", "_", "#", "- ", "1. ", "`", "~", "[", "](", "<div>", "</div>", "<ul>", "<li>", "</ul>", "\xC3\xA9 ", "\n", "!", "&amp;lt;", "\\"};
        Random random(5);
        for (int i = 0; i < 20000; ++i) {
            std::string body;
            for (std::uint32_t n = random.below(20); n > 0; --n)
                body += pieces[random.below(std::size(pieces))];
            const auto bare = [](const PlainText &plain) {
                std::string all;
                for (const char c : plain.text + plain.quoted) {
                    if (c != ' ' && c != '\n' && c != '\t')
                        all += c;
                }
                std::sort(all.begin(), all.end()); // what is quoted stands apart
                return all;
            };
            const std::string markdown = markdownFromHtml(body);
            const std::string shown = bare(plainText(markdown, Markup::Markdown));
            const std::string expected = bare(plainText(body, Markup::Html));
            if (shown != expected)
                qWarning("body: %s\nmarkdown: %s", body.c_str(), markdown.c_str());
            QCOMPARE(shown, expected);
        }
    }

    void randomMarkupMapsBack()
    {
        const char *pieces[] = {"word ", "<p>", "</p>", "<br>", "<b>", "</b>", "<i>", "</i>", "<a href=\"https://x.org/a\">", "</a>", "https://x.org/a", "(https://x.org/a).", "x.org/a", "<blockquote>", "</blockquote>", "&gt;", ">", "<", "&amp;", "&lt;", "&#x2F;", "&nbsp;", "&ngE;", "&nGt;", "&shy;", "<code>", "</code>", "<pre>", "</pre>", "<s>", "</s>", "<span class=quote>", "<span class=\"invisible\">", "</span>", "<div>", "</div>", "<aside class=quote>", "</aside>", "<div class=title>", "<ul>", "<li>", "</ul>", "<wbr>", "<img alt=\"a b.\">", "<!--", "-->", "<script>", "</script>", "\n", " ", "\xC3\xA9", "\xE2\x80\x8B", "www.z.org", ".", "!", "<td>", "<tr>", "\"", "=", "<a ", "..."};
        Random random(11);
        for (int i = 0; i < 30000; ++i) {
            std::string body;
            for (std::uint32_t n = random.below(30); n > 0; --n)
                body += pieces[random.below(std::size(pieces))];
            const PlainText plain = plainText(body, Markup::Html, KeepRuns::Yes);
            checkRuns(body, plain);
            if (!plain.text.empty()) {
                const auto size = static_cast<std::uint32_t>(plain.text.size());
                const std::size_t begin = random.below(size);
                const std::size_t end = begin + 1 + random.below(static_cast<std::uint32_t>(size - begin));
                const auto [from, to] = bodySpan(plain, begin, end);
                QVERIFY(from <= to && to <= body.size());
            }
            if (QTest::currentTestFailed()) {
                qWarning("body: %s", QByteArray::fromStdString(body).toPercentEncoding(" ").constData());
                return;
            }
        }
    }

    /// There is no clock here: at these sizes a quadratic walk runs into the test's time limit, and one that recurses off
    /// the stack.
    void hostileBodies_data()
    {
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char *name, const std::string &body) {
            QTest::addRow("%s", name) << QByteArray::fromStdString(body);
        };
        for (const char *name : {"div", "p", "i", "b", "blockquote", "ul><li", "span class=quote", "a", "table><tr><td", "code", "pre", "s", "x"})
            row(qPrintable(QString("300,000 times <%1>").arg(name)), repeated("<" + std::string(name) + ">", 300000) + "x");
        row("deep and closed", repeated("<div><i>", 200000) + "x" + repeated("</i></div>", 200000));
        row("closed in the wrong order", repeated("<b><i><u><div>", 100000) + repeated("</b></i></u></div>", 100000));
        row("inline ends behind a block", repeated("<i>", 300000) + "<div>" + repeated("</b>", 300000) + repeated("</i>", 300000));
        row("fonts and paragraphs", repeated("<font size=1><p>", 200000));
        row("open brackets", repeated("<", 1000000));
        row("open tags", repeated("<a ", 500000));
        row("open ends", repeated("</a ", 500000));
        row("open attributes", repeated("<a href=\"", 200000));
        row("open attributes of two sorts", repeated("<a b='<a c=\"", 200000) + ">");
        row("a megabyte of attribute", "<a href=\"" + std::string(1 << 20, 'x') + "\">y</a>");
        row("a megabyte of attributes", "<a " + repeated("a=1 ", 1 << 18) + ">y</a>");
        row("a megabyte of name", "<" + std::string(1 << 20, 'x') + ">y");
        row("open comments", repeated("<!--", 300000));
        row("open scripts", repeated("<script>", 300000));
        row("ends of other things in a script", "<script>" + repeated("</scrip>", 300000));
        row("ten megabytes without a space", std::string(10000000, 'a'));
        row("addresses without a space", repeated("http://a|", 300000));
        row("brackets in an address", "http://" + repeated("(", 1000000));
        row("schemes without a host", repeated("aaaaaaaaaaaaaaaaaaaaaa://", 100000));
        row("marks", repeated("&gt;", 300000));
        row("ampersands", repeated("&", 1000000));
        row("half entities", repeated("&amp", 300000) + repeated("&#", 300000) + repeated("&CounterClockwiseContour", 50000));
        row("carriage returns in code", "<pre>" + repeated("\r", 1000000));
        row("links", repeated("<a href=/>x/y", 200000));
        row("breaks", repeated("<br>", 500000) + "x");
    }

    void hostileBodies()
    {
        QFETCH(QByteArray, body);
        const std::string bytes = body.toStdString();
        const PlainText plain = plainText(bytes, Markup::Html, KeepRuns::Yes);
        checkRuns(bytes, plain);
        QVERIFY(isValidUtf8(markdownFromHtml(bytes)));
    }
};

QTEST_GUILESS_MAIN(TestHtml)
#include "tst_html.moc"
