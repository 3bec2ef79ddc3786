// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/sentences.h"

#include <QTest>

#include <thread>

using namespace parlance;
using namespace parlance::text;

class TestSentences : public QObject
{
    Q_OBJECT

private slots:
    void split_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("expected"); // sentences between bars

        const auto row = [](const char *name, const char *text, const char *expected, const char *language = "en") {
            QTest::addRow("%s", name) << QString::fromUtf8(text) << language << QString::fromUtf8(expected);
        };
        row("nothing", "", "");
        row("white space", " \n ", "");
        row("one without a stop", "so it goes", "so it goes");
        row("two", "It works. I like it!", "It works.|I like it!");
        row("several marks", "Really?! Yes... No.", "Really?!|Yes...|No.");
        row("a line break ends a sentence", "first line\nsecond line\n\nthird", "first line|second line|third");
        row("decimals do not", "It is 3.5 of 10. Fine.", "It is 3.5 of 10.|Fine.");
        row("e.g. goes on", "Use a tool, e.g. Python is fine. Good.", "Use a tool, e.g. Python is fine.|Good.");
        row("i.e. in brackets goes on", "Some (i.e. Bob) agree. Yes.", "Some (i.e. Bob) agree.|Yes.");
        row("titles go on", "Ask Dr. Smith or Mrs. Jones. Bye.", "Ask Dr. Smith or Mrs. Jones.|Bye.");
        row("initials go on", "By J. R. R. Tolkien. Read it.", "By J. R. R. Tolkien.|Read it.");
        row("a small word is no title", "This is modern art. I like it.", "This is modern art.|I like it.");
        row("the pronoun is no initial", "So do I. Really.", "So do I.|Really.");
        row("an abbreviation at a line's end does not go on", "see e.g.\nThis", "see e.g.|This");
        row("quotation marks close with the sentence", "\"Stop.\" He left.", "\"Stop.\"|He left.");
        row("French", "C'est vrai ! M. Dupont l'a dit. Voilà.", "C'est vrai !|M. Dupont l'a dit.|Voilà.", "fr");
        row("Japanese", "これは本です。あれは猫です。", "これは本です。|あれは猫です。", "ja");
        row("Greek asks with a semicolon", "Τι κάνεις; Καλά.", "Τι κάνεις;|Καλά.", "el");
        row("unknown language", "One. Two.", "One.|Two.", "");
        row("space around is no part of a sentence", "  It broke. I fixed it!  ", "It broke.|I fixed it!");
        row("nor is space that is wider than a byte", "\u00a0It broke.\u3000I fixed it!\u00a0", "It broke.|I fixed it!");
        row("a line break of two characters is one", "no stop here\r\nsecond line", "no stop here|second line");
        row("a title at a line's end does not go on", "Ask the Dr.\nHe knows.", "Ask the Dr.|He knows.");
        row("versus goes on", "It is Linux vs. Windows again.", "It is Linux vs. Windows again.");
        row("etc. goes on only in small letters", "Disks, fans, etc. are cheap. Boards etc. They are not.",
            "Disks, fans, etc. are cheap.|Boards etc.|They are not.");
        row("who said it belongs to what was said", "\"Why?\" he asked. Nobody knew.", "\"Why?\" he asked.|Nobody knew.");
        row("in curly marks, too", "“Why?” he asked. Nobody knew.", "“Why?” he asked.|Nobody knew.");
        row("those who write all small are cut as well", "really? yes! it works", "really?|yes!|it works");
        row("French titles go on", "J'ai vu M. Dupont et Mme. Martin. Ils vont bien.",
            "J'ai vu M. Dupont et Mme. Martin.|Ils vont bien.", "fr");
        row("p. ex. goes on", "Prends un noyau, p. ex. Linux. Voilà.", "Prends un noyau, p. ex. Linux.|Voilà.", "fr");
        row("ça without its cedilla ends a sentence", "Je veux ca. Mais non.", "Je veux ca.|Mais non.", "fr");
        row("French space before the mark", "Vraiment ? Oui ! Étonnant…", "Vraiment ?|Oui !|Étonnant…", "fr");
        row("an initial goes on after a first name", "So did John F. Kennedy not. Bye.", "So did John F. Kennedy not.|Bye.");
        row("a letter that is no initial ends a sentence", "We need a plan B. Then we go.", "We need a plan B.|Then we go.");
        row("an acronym goes on with its name", "He joined the U.S. Army. I live in the U.S. They do not.",
            "He joined the U.S. Army.|I live in the U.S.|They do not.");
        row("no is a sentence, and a number", "No. I won't. See No. 5 there.", "No.|I won't.|See No. 5 there.");
        row("small words that are titles elsewhere", "Do one more rep. Open a PR. Then rest.",
            "Do one more rep.|Open a PR.|Then rest.");
        row("versions and addresses hold together", "Version 3.14 costs $2.50. See example.org for more.",
            "Version 3.14 costs $2.50.|See example.org for more.");
        row("the number of an item stays with it", "1. First do this. 2. Then that.", "1. First do this.|2. Then that.");
        row("places are counted in bytes", "Été à Orléans 😀. Deuxième.", "Été à Orléans 😀.|Deuxième.", "fr");
    }

    void split()
    {
        QFETCH(QString, text);
        QFETCH(QString, language);
        QFETCH(QString, expected);
        const std::string bytes = text.toStdString();
        QStringList parts;
        std::size_t end = 0;
        for (const Span span : sentences(bytes, Language(std::string_view(language.toStdString())))) {
            QVERIFY(span.begin >= end && span.begin < span.end && span.end <= bytes.size());
            end = span.end;
            parts << QString::fromStdString(bytes.substr(span.begin, span.end - span.begin));
        }
        QCOMPARE(parts.join('|'), expected);
    }

    void threadsDoNotDisturbEachOther()
    {
        std::vector<std::size_t> counts(4);
        std::vector<std::thread> threads;
        for (std::size_t &count : counts)
            threads.emplace_back([&count] {
                for (int i = 0; i < 200; ++i)
                    count += sentences("One. Two. Three.", English).size() + sentences("Un. Deux.", French).size();
            });
        for (std::thread &thread : threads)
            thread.join();
        for (const std::size_t count : counts)
            QCOMPARE(count, std::size_t{1000});
    }

    void longTextStaysLinear()
    {
        std::string text;
        for (int i = 0; i < 200000; ++i)
            text += "Ask e.g. Dr. Xu. No! ";
        QCOMPARE(sentences(text, English).size(), std::size_t{400000});
        text.clear();
        for (int i = 0; i < 200000; ++i)
            text += "Dr. A. B. e.g. ";
        QVERIFY(!sentences(text, English).empty());
        QVERIFY(sentences(std::string(1 << 22, ' '), English).empty());
        QCOMPARE(sentences(std::string(1 << 22, '.'), English).size(), std::size_t{1});
    }

    void words_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("count");
        QTest::addRow("nothing") << "" << 0;
        QTest::addRow("signs are no words") << "... !? -- '" << 0;
        QTest::addRow("plain words") << "one two, three." << 3;
        QTest::addRow("an apostrophe holds a word together") << "don't you" << 2;
        QTest::addRow("a curly one, too") << QString::fromUtf8("don’t you") << 2;
        QTest::addRow("a hyphen, too") << "well-known - fact" << 2;
        QTest::addRow("quotation marks do not") << "'one' 'two'" << 2;
        QTest::addRow("accents are letters") << QString::fromUtf8("déjà vu à Besançon") << 4;
        QTest::addRow("emoji are no words") << QString::fromUtf8("so 😍😍 good") << 2;
        QTest::addRow("digits are words") << "3 of 10" << 3;
        QTest::addRow("an apostrophe around parts nothing") << "'tis the dogs' bowl" << 4;
        QTest::addRow("two hyphens part words") << "yes--no" << 2;
        QTest::addRow("a hyphen at the end is no word") << "pre- and post-war" << 3;
        QTest::addRow("accents of their own stay in the word") << QString::fromUtf8("cafe\u0301s Привет") << 2;
        QTest::addRow("Devanagari vowel signs stay in the word") << QString::fromUtf8("हिन्दी भाषा") << 2;
    }

    void words()
    {
        QFETCH(QString, text);
        QFETCH(int, count);
        QCOMPARE(static_cast<int>(wordCount(text.toStdString())), count);
    }
};

QTEST_GUILESS_MAIN(TestSentences)
#include "tst_sentences.moc"
