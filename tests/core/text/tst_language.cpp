// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/language.h"

#include <QTest>

#include <QFile>
#include <QProcess>

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
        row("French without accents", "je ne comprends pas pourquoi tout le monde dit que cest nul", "fr");
        row("two words that only English has", "They wouldn't.", "en");
        row("one, among few words", "Not really", "en");
        row("one may tell where no other language has it", "not", "en");
        row("a word of several languages tells nothing", "no", "und");
        row("French by its small words", "C'est du spam.", "fr");
        row("French with typographic signs", "« Jamais, c’est promis » — mais pourquoi ? 😀", "fr");
        row("Spanish has some of them, too", "No es que me lo han dicho, las cosas son como son.", "es");
        row("words of another language speak against it", "Kasi naman hindi ko alam kung ano ang gusto nila, they know it.", "tl");
        row("English that quotes a French word", "They would never say bonjour to those of us who live there.", "en");
        row("Russian", "Я не понимаю, почему это вообще работает.", "ru");
        row("Chinese, whatever the script", "這個城市的交通問題越來越嚴重了,大家都很擔心。", "zh");
        row("a laugh follows an English thread", "lol", "en", "en");
        row("a word of another script does not follow its thread", "Привет", "ru", "en");
        row("nor does a short text of another language", "Vielen Dank", "de", "en");
        row("a few words of German are told by their pieces", "schmeckt gar nicht schlecht", "de");
        row("of Italian", "che bella giornata oggi", "it");
        row("of Portuguese", "muito obrigado pela ajuda", "pt");
        row("what two languages write alike follows the thread", "Super Hotel", "de", "de");
        row("emoji follow no thread", "😀😀", "und", "en");
        row("an address is not English", "https://www.example.org/the/best/of/what/we/have", "und");
        row("nor in brackets, nor without its scheme", "(HTTPS://example.org/you-and-i/that) www.of-the-best.org/with/you", "und");
        row("nor in an English thread", "https://example.org/the/best/of/what/we/have", "und", "en");
        row("names and tags are not English", "@thebestofus #what/we/have/of/the u/this-that-the r/AskReddit /u/you-and-it", "und");
        row("names do not hide French",
            "@somebody @otherpeople @thirdperson Nouveau record de concentration des gaz à effet de serre", "fr");
        row("a long address does not hide French",
            "https://example.org/the/of/and/that/this/with/you Je ne comprends pas pourquoi tout le monde trouve cela bien.", "fr");
        row("a tag ends where Japanese goes on without a space", "#Linuxこの映画はとても面白かったです。", "ja");
        row("names do not hide English", "u/someone r/AskReddit I think that this is what you have to do with it.", "en");
        row("a stroke between words is no name", "You and/or they would have it, but that is not the point.", "en");
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

    void whatATextTellsAloneNeedsNoThread()
    {
        const LanguageReading sure = readLanguage("I have been using this for two years and it never once let me down.");
        QCOMPARE(sure.certain.language, English);
        QCOMPARE(sure.votes.packed(), 0);
        const LanguageReading unsure = readLanguage("Super Hotel");
        QCOMPARE(unsure.certain.language, Undetermined);
        QVERIFY(unsure.votes.packed() != 0);
        QVERIFY(unsure.hasLetters);
        QVERIFY(!readLanguage("42 :) @somebody https://example.org/page").hasLetters);
    }

    /// A text of any bytes at all is somebody's post: what came here was repaired before, and never takes long.
    void hostileTexts_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addRow("a megabyte without a space") << QByteArray(1'000'000, 'a');
        QTest::addRow("a million combining marks") << "e" + QByteArray("\xCC\x81").repeated(1'000'000);
        QTest::addRow("nothing but apostrophes") << QByteArray(100'000, '\'');
        QTest::addRow("bytes that are no text") << QByteArray("\xFF\xC3\x28\xED\xA0\x80 na\xC3");
        QTest::addRow("NUL among words") << QByteArray("eins\0zwei\0drei", 14);
    }

    void hostileTexts()
    {
        QFETCH(QByteArray, text);
        const LanguageGuess guess = guessLanguage(text.toStdString(), French);
        QVERIFY(guess.confidence >= 0.0 && guess.confidence <= 1.0);
    }

    void longTextsAreReadFromTheirBeginning()
    {
        std::string text = "Je ne comprends pas pourquoi tout le monde trouve cela si difficile. ";
        for (int i = 0; i < 4; ++i)
            text += text;
        QCOMPARE(guessLanguage(text + std::string(10'000'000, 'x')).language, French);
    }

    void addressesAtTheBeginningAreReadPast()
    {
        std::string text;
        while (text.size() < 2000)
            text += "https://example.org/the/best/of/what/we/have ";
        QCOMPARE(guessLanguage(text + "Je ne comprends pas pourquoi tout le monde trouve cela difficile.").language, French);
    }

    void longTextsAreCutBetweenCharacters()
    {
        for (std::size_t shift = 0; shift < 4; ++shift) {
            std::string text(shift, ' ');
            while (text.size() < 20000)
                text += "@a Je préfère l'été à l'hiver, même s'il fait très chaud à Montréal. ";
            QCOMPARE(guessLanguage(text).language, French);
        }
    }

    /// Short and full of names: the hardest texts at hand.
    void realTweets()
    {
        const QString path = QStringLiteral(PARLANCE_SHARED_DIR "/data/sentiment/umsab_tweets_8lang.dev.valid.tsv.gz");
        if (!QFile::exists(path))
            QSKIP("the shared tweets are not on this machine");
        QProcess gzip;
        gzip.start(QStringLiteral("gzip"), {QStringLiteral("-dc"), path});
        QVERIFY(gzip.waitForFinished());
        int all = 0;
        int right = 0;
        for (const QByteArray &line : gzip.readAllStandardOutput().split('\n')) {
            const QList<QByteArray> fields = line.split('\t');
            if (fields.size() != 4 || (fields[1] != "en" && fields[1] != "fr") || fields[3].size() < 40)
                continue;
            QByteArray text = fields[3];
            text.replace("http", ""); // what these texts have for an address
            ++all;
            if (guessLanguage(text.toStdString()).language.code() == fields[1].toStdString())
                ++right;
        }
        QVERIFY(all > 500);
        QVERIFY2(right >= 0.95 * all, qPrintable(QStringLiteral("%1 of %2").arg(right).arg(all)));
    }
};

QTEST_GUILESS_MAIN(TestLanguage)
#include "tst_language.moc"
