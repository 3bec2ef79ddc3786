// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/language.h"

#include <QTest>

using namespace parlance;
using namespace parlance::text;

class TestLanguage : public QObject
{
    Q_OBJECT

private slots:
    void guess_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("prior");
        QTest::addColumn<QString>("expected");

        const auto row = [](const char *name, const char *text, const char *expected, const char *prior = "und") {
            QTest::addRow("%s", name) << QString::fromUtf8(text) << prior << expected;
        };
        row("English", "I have been using this for two years and it never once let me down.", "en");
        row("French", "Je ne comprends pas pourquoi tout le monde trouve cela si difficile.", "fr");
        row("German", "Ich verstehe nicht, warum das alle so schwierig finden.", "de");
        row("Spanish", "No entiendo por qué a todo el mundo le parece tan difícil.", "es");
        row("Japanese", "手元のiCalでも化けていたので、記事の通りに対処した。", "ja");
        row("Hebrew has its present code", "אני לא מבין למה כולם חושבים שזה כל כך קשה", "he");
        row("nothing is not known", "", "und");
        row("figures are not known", "42 :) !!! 3.14", "und");
        row("gibberish is not English", "xkq zzvt brrp qwx", "und");
        row("one short word is not English", "lol", "und");
        row("a short word follows its thread", "lol", "fr", "fr");
        row("figures follow no thread", "42 :)", "und", "fr");
        row("a clear text does not follow its thread", "I have been using this for two years and it works.", "en", "fr");
    }

    void guess()
    {
        QFETCH(QString, text);
        QFETCH(QString, prior);
        QFETCH(QString, expected);
        const Language before = prior == "und" ? Undetermined : Language(std::string_view(prior.toStdString()));
        const LanguageGuess guess = guessLanguage(text.toStdString(), before);
        QCOMPARE(QString::fromStdString(guess.language.code()), expected);
        QVERIFY(guess.confidence >= 0.0 && guess.confidence <= 1.0);
        QCOMPARE(guess.confidence == 0.0, guess.language == Undetermined);
    }

    void longTextsAreReadFromTheirBeginning()
    {
        std::string text = "Je ne comprends pas pourquoi tout le monde trouve cela si difficile. ";
        for (int i = 0; i < 4; ++i)
            text += text;
        QCOMPARE(guessLanguage(text + std::string(10'000'000, 'x')).language, French);
    }
};

QTEST_GUILESS_MAIN(TestLanguage)
#include "tst_language.moc"
