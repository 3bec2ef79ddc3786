// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/slack.h"
#include "core/text/utf8.h"

#include <QTest>

using namespace parlance::text;

namespace {

QString quoted(const std::string &text)
{
    return QString::fromStdString(text);
}

/// Own words, then what was quoted and the code, each behind its name.
QString told(const PlainText &plain)
{
    QString text = quoted(plain.text);
    if (!plain.quoted.empty())
        text += QStringLiteral(" | quoted: ") + quoted(plain.quoted);
    if (!plain.code.empty())
        text += QStringLiteral(" | code: ") + quoted(plain.code);
    return text;
}

/// Fails unless every stretch of own words is where its run says.
void verifyRuns(const std::string &body)
{
    const PlainText plain = plainText(body, Markup::Slack, KeepRuns::Yes);
    std::size_t plainEnd = 0;
    std::size_t bodyEnd = 0;
    std::size_t covered = 0;
    for (const SourceRun &run : plain.runs) {
        QVERIFY(run.plainLength > 0 && run.plain >= plainEnd && run.body >= bodyEnd);
        plainEnd = std::size_t{run.plain} + run.plainLength;
        bodyEnd = std::size_t{run.body} + run.bodyLength;
        QVERIFY(plainEnd <= plain.text.size() && bodyEnd <= body.size());
        if (run.plainLength == run.bodyLength)
            QCOMPARE(body.substr(run.body, run.bodyLength), plain.text.substr(run.plain, run.plainLength));
        covered += run.plainLength;
    }
    const auto breaks = std::count(plain.text.begin(), plain.text.end(), '\n');
    QVERIFY(covered + static_cast<std::size_t>(breaks) >= plain.text.size());
    QVERIFY(isValidUtf8(plain.text) && isValidUtf8(plain.quoted) && isValidUtf8(plain.code));
    const PlainText bare = plainText(body, Markup::Slack);
    QCOMPARE(bare.text, plain.text);
    QCOMPARE(bare.quoted, plain.quoted);
}

} // namespace

class TestSlackText : public QObject
{
    Q_OBJECT

private slots:
    void texts_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("markdown");
        const auto row = [](const char *name, const char *body, const char *expected, const char *markdown) {
            QTest::addRow("%s", name) << QString::fromUtf8(body) << QString::fromUtf8(expected) << QString::fromUtf8(markdown);
        };
        row("words stay", "  Good morning, all ", "Good morning, all", "  Good morning, all");
        row("nothing", "", "", "");
        row("three entities are decoded, once", "a &lt; b &amp;&amp; c &gt; d &amp;lt; &nbsp;", "a < b && c > d &lt; &nbsp;",
            "a \\< b \\&\\& c > d \\&lt; \\&nbsp;");
        row("a mention with its name", "<@U1|ada>: look, <@U2|@ben&amp;co>", "@ada: look, @ben&co", "@ada: look, @ben\\&co");
        row("a mention without a name is no word", "Thanks <@U0BMM2FEH>, see you", "Thanks, see you", "Thanks @U0BMM2FEH, see you");
        row("channels and groups", "<#C1|general> <#C2> <!subteam^S1|@ops> <!subteam^S2>", "#general @ops", "\\#general #C2 @ops @subteam\\^S2");
        row("everybody", "<!here> <!channel> <!everyone> now", "@here @channel @everyone now", "@here @channel @everyone now");
        row("a date", "on <!date^1392734382^{date}|Feb 18>", "on Feb 18", "on Feb 18");
        row("a link with a label", "see <https://example.org/a?b=1&amp;c=(2)|the &lt;plan&gt;>.", "see the <plan>.",
            "see [the \\<plan>](https://example.org/a?b=1&c=%282%29).");
        row("an address is no word", "see <https://example.org/x>, or <http://example.org|example.org> or <mailto:a@b.example|a@b.example>",
            "see, or or",
            "see [https://example.org/x](https://example.org/x), or [example.org](http://example.org) or [a@b.example](mailto:a@b.example)");
        row("a bare address", "see https://example.org/a_b_c.", "see.", "see [https://example.org/a_b_c](https://example.org/a_b_c).");
        row("script is no address", "<javascript:alert(1)|here>", "here", "here");
        row("bold, italic, struck", "*very* _nice_ ~not at all~ done", "very nice done", "**very** _nice_ ~~not at all~~ done");
        row("marks inside words are none", "snake_case_name 2*3*4 a~b~c", "snake_case_name 2*3*4 a~b~c", "snake_case_name 2\\*3\\*4 a\\~b\\~c");
        row("marks that do not close", "*open _and ~so", "*open _and ~so", "\\*open \\_and \\~so");
        row("marks do not reach over lines", "*a\nb*", "*a\nb*", "\\*a  \nb\\*");
        row("marks next to punctuation", "(*a*), \"_b_\"!", "(a), \"b\"!", "(**a**), \"_b_\"!");
        row("code", "run `make &amp;&amp; x` now", "run now | code: make && x", "run `make && x` now");
        row("marks in code are none", "`*a*` and `_`", "and | code: *a*\n_", "`*a*` and `_`");
        row("a code block", "Look:\n```\nint a;\n&gt; b\n```\nGood?", "Look:\n\nGood? | code: int a;\n> b",
            "Look:\n\n```\nint a;\n> b\n```\n\nGood?");
        row("a code block within a line", "x ```a*b*``` y", "x\n\ny | code: a*b*", "x\n\n```\na*b*\n```\n\ny");
        row("a fence that does not close", "a ```b *c*", "a ```b c", "a \\`\\`\\`b **c**");
        row("a quote", "&gt; they said\n&gt;and *this*\nI say", "I say | quoted: they said\nand this", "> they said  \n> and **this**\n\nI say");
        row("a bare quote sign", "> old\nnew", "new | quoted: old", "> old\n\nnew");
        row("three signs quote all that follows", "mine\n&gt;&gt;&gt; one\ntwo\n\nthree", "mine | quoted: one\ntwo\n\nthree",
            "mine\n\n> one  \n> two\n>\n> three");
        row("lines and paragraphs", "a\nb\n\n\nc  \r\nd", "a\nb\n\nc\nd", "a  \nb\n\nc  \nd");
        row("what Markdown would take for something", "# no\n1. no\n- no\n[a](b) <b> \\ `", "# no\n1. no\n- no\n[a](b) <b> \\ `",
            "\\# no  \n1\\. no  \n\\- no  \n\\[a\\](b) \\<b> \\\\ \\`");
        row("emoji keep their names", ":tada: done :+1:", ":tada: done :+1:", "\\:tada: done :+1:");
        row("a name in angles that is no link", "include <stdio.h>", "include <stdio.h>", "include \\<stdio.h>");
    }

    void texts()
    {
        QFETCH(QString, body);
        QFETCH(QString, expected);
        QFETCH(QString, markdown);
        const std::string bytes = body.toStdString();
        QCOMPARE(told(plainText(bytes, Markup::Slack)), expected);
        QCOMPARE(quoted(markdownFromSlack(bytes)), markdown);
        verifyRuns(bytes);
        // Whatever a text breaks off in, its parts stay in place.
        for (std::size_t size = 0; size < bytes.size(); ++size)
            verifyRuns(std::string(prefixOf(bytes, size)));
    }

    void markdownSaysTheSameWords_data()
    {
        texts_data();
    }

    /// Shown and read as Markdown, the words are those that were read from the original.
    void markdownSaysTheSameWords()
    {
        QFETCH(QString, body);
        const std::string bytes = body.toStdString();
        if (bytes.find("<@U0") != std::string::npos || bytes.find("<#C2>") != std::string::npos || bytes.find("://") != std::string::npos)
            return; // addresses and nameless mentions are shown, but are no words
        const PlainText plain = plainText(bytes, Markup::Slack);
        const PlainText shown = plainText(markdownFromSlack(bytes), Markup::Markdown);
        QCOMPARE(quoted(shown.text), quoted(plain.text));
        QCOMPARE(quoted(shown.quoted), quoted(plain.quoted));
        QCOMPARE(quoted(shown.code), quoted(plain.code));
    }

    void aSpanOfWordsIsFoundInTheBody()
    {
        const std::string body = "*Yes*, <@U1|ada> is right &amp; <https://x.example/|this> works";
        const PlainText plain = plainText(body, Markup::Slack, KeepRuns::Yes);
        const std::size_t begin = plain.text.find("@ada");
        const auto [from, to] = bodySpan(plain, begin, plain.text.size());
        QCOMPARE(quoted(body.substr(from, to - from)), QStringLiteral("<@U1|ada> is right &amp; <https://x.example/|this> works"));
    }

    void longTextsTakeLinearTime()
    {
        for (const char *part : {"*", "_a ", "<", "`", "```", "&gt;", "~a ", "a*b ", ":", "http://", "<@", " *a", "\n&gt;*a", "`` "}) {
            std::string body;
            while (body.size() < 1'000'000)
                body += part;
            (void)plainText(body, Markup::Slack, KeepRuns::Yes);
            (void)markdownFromSlack(body);
        }
    }
};

QTEST_APPLESS_MAIN(TestSlackText)
#include "tst_slack_text.moc"
