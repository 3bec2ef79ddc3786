// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/text/plaintext.h"
#include "core/text/utf8.h"

using namespace parlance;
using namespace parlance::text;

class TestDiscourseText : public QObject
{
    Q_OBJECT

private:
    static void check(const std::string &body, const PlainText &plain)
    {
        QVERIFY(isValidUtf8(plain.text) && isValidUtf8(plain.quoted) && isValidUtf8(plain.code));
        std::size_t plainEnd = 0, bodyEnd = 0;
        for (const SourceRun &run : plain.runs) {
            QVERIFY(run.plainLength > 0 && run.plain >= plainEnd && run.body >= bodyEnd);
            plainEnd = run.plain + run.plainLength;
            bodyEnd = run.body + run.bodyLength;
            QVERIFY(plainEnd <= plain.text.size() && bodyEnd <= body.size());
            if (run.plainLength == run.bodyLength)
                QCOMPARE(body.substr(run.body, run.bodyLength), plain.text.substr(run.plain, run.plainLength));
        }
    }

private Q_SLOTS:
    void ownWords_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("quoted");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const char *body, const char *text, const char *quoted = "", const char *code = "") {
            QTest::newRow(name) << QString::fromUtf8(body) << QString::fromUtf8(text) << QString::fromUtf8(quoted)
                                << QString::fromUtf8(code);
        };
        row("words alone are the author's", "Hello **all**.", "Hello all.");
        row("a quote is kept apart", "[quote=\"ann, post:3, topic:12\"]\nIs it so?\n[/quote]\n\nIt is.", "It is.", "Is it so?");
        row("a quote in the midst parts two paragraphs", "One.\n[quote=\"ann\"]\nq\n[/quote]\nTwo.", "One.\n\nTwo.", "q");
        row("quotes within quotes are quotes", "[quote=\"a\"]\n[quote=\"b\"]\ndeep\n[/quote]\nless\n[/quote]\nmine", "mine", "deep\n\nless");
        row("capitals and no name", "[QUOTE]q[/QUOTE] mine", "mine", "q");
        row("an opening alone is text", "I write [quote] to quote.", "I write [quote] to quote.");
        row("Markdown's own quote as well", "> old\n\n[quote=\"x\"]\nnew\n[/quote]\nmine", "mine", "old\n\nnew");
        row("in code a quote is code", "Write\n\n```\n[quote]x[/quote]\n```\nso, or `[quote]y[/quote]`.", "Write\n\nso, or.", "",
            "[quote]x[/quote]\n[quote]y[/quote]");
        row("code within a quote is not the author's", "[quote=\"x\"]\n`their code`\n[/quote]\nmine", "mine");
        row("details keep their words", "[details=\"More\"]\nInside.\n[/details]\nOutside.", "Inside.\n\nOutside.");
        row("HTML's tags go", "Press <kbd>Enter</kbd> now", "Press Enter now");
        row("a tag at the start of a line does not make code", "Text.\n\n<strong>Note</strong>", "Text.\n\nNote");
        row("a line break of HTML parts two words", "one<br>two", "one\n\ntwo");
        row("less-than signs stay", "a <b and 3 < 4", "a <b and 3 < 4");
        row("an image's size is no word", "![cat|690x388](upload://x.jpeg)", "cat");
        row("an attachment", "[notes.pdf|attachment](upload://x.pdf) (2 MB)", "notes.pdf (2 MB)");
        row("a link in brackets is a link", "[date](http://example.org/a) is set", "date is set");
    }
    void ownWords()
    {
        QFETCH(QString, body);
        QFETCH(QString, text);
        QFETCH(QString, quoted);
        QFETCH(QString, code);
        const std::string bytes = body.toStdString();
        const PlainText plain = plainText(bytes, Markup::DiscourseMarkdown, KeepRuns::Yes);
        QCOMPARE(QString::fromStdString(plain.text), text);
        QCOMPARE(QString::fromStdString(plain.quoted), quoted);
        QCOMPARE(QString::fromStdString(plain.code), code);
        check(bytes, plain);
        for (std::size_t size = 0; size < bytes.size(); ++size) {
            std::string part = bytes.substr(0, size);
            repairUtf8(part);
            check(part, plainText(part, Markup::DiscourseMarkdown, KeepRuns::Yes));
        }
    }

    void aSpanPointsIntoTheBody()
    {
        const std::string body = "[quote=\"ann, post:3\"]\nIs it?\n[/quote]\n\nIt **is** so.";
        const PlainText plain = plainText(body, Markup::DiscourseMarkdown, KeepRuns::Yes);
        const auto [from, to] = bodySpan(plain, 0, plain.text.size());
        QCOMPARE(body.substr(from, to - from), std::string("It **is** so."));
    }

    void bracketsWithoutEndAreReadInTime()
    {
        for (const char *piece : {"[quote]", "[", "<b ", "`", "[quote=\"", "```\n", "[b]", "![|1"}) {
            std::string body;
            while (body.size() < 300'000)
                body += piece;
            (void)plainText(body, Markup::DiscourseMarkdown, KeepRuns::Yes);
        }
    }
};

QTEST_GUILESS_MAIN(TestDiscourseText)
#include "tst_discoursetext.moc"
