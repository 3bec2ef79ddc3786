// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/embedded.h"
#include "core/text/words.h"

#include <QTest>

using namespace parlance;
using namespace parlance::text;

class TestWords : public QObject
{
    Q_OBJECT

    static QString joined(std::string_view text, Language language)
    {
        QStringList list;
        for (const Word &word : words(text, language))
            list << QString::fromStdString(word.folded);
        return list.join(QLatin1Char(' '));
    }

private slots:
    void swearWordsAreOfTheirLanguage_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("rude");

        QTest::addRow("known in its language") << "merde" << "fr" << true;
        QTest::addRow("with its accents") << "scheiße" << "de" << true;
        QTest::addRow("of another script") << "пиздец" << "ru" << true;
        QTest::addRow("harmless in another language") << "bite" << "en" << false;
        QTest::addRow("known in all languages") << "bullshit" << "fi" << true;
        QTest::addRow("where no language is known") << "bullshit" << "und" << true;
        QTest::addRow("what a text may be about is none") << "sex" << "en" << false;
        QTest::addRow("of a language without a list") << "merde" << "xx" << false;
        QTest::addRow("the file's own heading is no word") << "swear" << "en" << false;
        QTest::addRow("an insult") << "idiots" << "en" << true;
        QTest::addRow("nothing") << "" << "en" << false;
    }

    void swearWordsAreOfTheirLanguage()
    {
        QFETCH(QString, word);
        QFETCH(QString, language);
        QFETCH(bool, rude);
        const std::string code = language.toStdString();
        QCOMPARE(text::isRudeWord(word.toStdString(), code == "und" ? Undetermined : Language(std::string_view(code))), rude);
    }

    void wordsOfAText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("expected");

        QTest::addRow("nothing gives nothing") << "" << "en" << "";
        QTest::addRow("words are lower-cased and punctuation parts them")
            << "Great,awesome! GPU (used)." << "en" << "great awesome gpu used";
        QTest::addRow("accents are kept and lower-cased") << "ÉTÉ Noël Čapek ĐỎ" << "fr" << "été noël čapek đỏ";
        QTest::addRow("an accent typed apart is the same letter") << "cafe\u0301" << "fr" << "café";
        QTest::addRow("French articles and pronouns are split off")
            << "L'essence qu'il n'a jusqu'ici d’occasion aujourd'hui quelqu'un" << "fr"
            << "essence il a ici occasion aujourd'hui quelqu'un";
        QTest::addRow("French clitics after a hyphen are cut off")
            << "Débranche-la, dis-moi, y a-t-il un rendez-vous ?" << "fr" << "débranche dis y a un rendez-vous";
        QTest::addRow("English contractions stay whole") << "I don’t think they're" << "en" << "i don't think they're";
        QTest::addRow("an English possessive is cut off") << "the model's weights, Anna’s" << "en"
                                                          << "the model weights anna";
        QTest::addRow("without a language elisions are split and contractions kept")
            << "l'essence isn't c'mon" << "und" << "essence isn't c'mon";
        QTest::addRow("Italian articles are split off") << "dell'acqua un'amica" << "it" << "acqua amica";
        QTest::addRow("hyphenated words are one word") << "auto-hébergement state-of-the-art -- no" << "fr"
                                                       << "auto-hébergement state-of-the-art no";
        QTest::addRow("character references that nobody decoded are no words")
            << "&gt; salt &amp; pepper&#x200B; &amp;#x200B; caf&eacute; &lt;b&gt;bold&NBSP; x&nbsp;y" << "en" << "salt pepper caf b bold nbsp x y";
        QTest::addRow("but whatever else stands between the same signs is") << "AT&T; R&D; tom &gt jerry; &amplitude; amp; #tag;" << "en"
                                                                            << "at t r d tom gt jerry amplitude amp tag";
        QTest::addRow("numbers and quantities are left out") << "1,500 hours 0.40 16Go 1990s 3rd 5G 3D b12" << "en"
                                                             << "hours 5g 3d b12";
        QTest::addRow("addresses are left out")
            << "see https://a.example/x?y=z www.b.org/c, cs.cmu.edu and mail bob@example.org or first.last@d.de now"
            << "en" << "see and mail or now";
        QTest::addRow("the end of a sentence without a space is no address") << "the end.Start again" << "en"
                                                                             << "the end start again";
        QTest::addRow("user and forum names are left out") << "u/Some_One said in r/france to /u/x-y and @somebody.else"
                                                           << "en" << "said in to and";
        QTest::addRow("and/or are two words") << "and/or w/o" << "en" << "and or w o";
        QTest::addRow("Cyrillic and Greek are words") << "Привет ΚΑΛΗΜΕΡΑ" << "ru" << "привет καλημερα";
        QTest::addRow("Chinese is cut by ICU's dictionary") << "我喜欢音乐" << "zh" << "我 喜欢 音乐";
        QTest::addRow("emoji are no words") << "fire 🔥🔥 ❤️ ok" << "en" << "fire ok";
        QTest::addRow("a word of a thousand letters is no word") << QString(1000, QLatin1Char('x')) + " yes" << "en" << "yes";
    }

    void wordsOfAText()
    {
        QFETCH(QString, text);
        QFETCH(QString, language);
        QFETCH(QString, expected);
        QCOMPARE(joined(text.toStdString(), Language(language.toStdString())), expected);
    }

    void spansPointAtTheText()
    {
        const std::string text = "L’Essence, the model’s Été.";
        QStringList spans;
        for (const Word &word : words(text, Undetermined))
            spans << QString::fromStdString(text.substr(word.begin, word.end - word.begin));
        QCOMPARE(spans.join(QLatin1Char('|')), QStringLiteral("Essence|the|model|Été"));
    }

    void breaksPartPhrases()
    {
        // One white space joins two words, and so does an elided article; anything else parts them.
        const std::string text = "prix de l'essence. Carte\ngraphique, 16 Go\n\nfin";
        WordScanner scanner(text, French);
        QString shape;
        while (scanner.next())
            shape += (scanner.afterBreak() ? QStringLiteral("/") : QStringLiteral(" "))
                     + QString::fromStdString(scanner.word().folded);
        QCOMPARE(shape, QStringLiteral("/prix de essence/carte graphique/go/fin"));
    }

    void anyBytesAreRead()
    {
        // Not valid UTF-8, cut at every place: no crash, and no word beyond the end.
        const std::string bytes = "caf\xC3\xA9 \xF0\x9F\x94 l\xE2\x80\x99\xE5\xAE\xB6 u/ @ \xC0\xAF x@y a.b.com\xE2\x80";
        for (std::size_t length = 0; length <= bytes.size(); ++length) {
            for (const Word &word : words(std::string_view(bytes).substr(0, length), Undetermined)) {
                QVERIFY(word.begin < word.end);
                QVERIFY(word.end <= length);
            }
        }
    }

    void stopWords_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("stop");

        QTest::addRow("articles are") << "the" << "en" << true;
        QTest::addRow("contractions are") << "don't" << "en" << true;
        QTest::addRow("contractions of stop words are") << "someone'll" << "en" << true;
        QTest::addRow("the forum's own words are") << "subreddit" << "en" << true;
        QTest::addRow("what people talk about is not") << "computer" << "en" << false;
        QTest::addRow("a French word is none in English") << "avec" << "en" << false;
        QTest::addRow("it is one in French") << "avec" << "fr" << true;
        QTest::addRow("with its accent too") << "été" << "fr" << true;
        QTest::addRow("Greek words are, with their accents") << "είναι" << "el" << true;
        QTest::addRow("Tagalog as it is spoken is") << "naman" << "tl" << true;
        QTest::addRow("French forum words are") << "coup" << "fr" << true;
        QTest::addRow("AI is a subject in English") << "ai" << "en" << false;
        QTest::addRow("without a language both count, English") << "the" << "und" << true;
        QTest::addRow("without a language both count, French") << "avec" << "und" << true;
        QTest::addRow("German") << "nicht" << "de" << true;
        QTest::addRow("Spanish") << "porque" << "es" << true;
        QTest::addRow("Italian") << "perché" << "it" << true;
        QTest::addRow("Portuguese") << "não" << "pt" << true;
        QTest::addRow("Dutch") << "niet" << "nl" << true;
        QTest::addRow("Swedish") << "och" << "sv" << true;
        QTest::addRow("Hindi, with its vowel signs") << "में" << "hi" << true;
        QTest::addRow("a language without a list has none") << "och" << "fo" << false;
        QTest::addRow("of another script where no language is told") << "для" << "und" << true;
        QTest::addRow("no word of ours where no language is told") << "cinéma" << "und" << false;
        QTest::addRow("particles of Japanese are") << "の" << "ja" << true;
        QTest::addRow("endings of Japanese verbs are") << "りやすく" << "und" << true;
        QTest::addRow("what Japanese writes in other signs is not") << "検索" << "ja" << false;
        QTest::addRow("English ones in Russian are") << "the" << "ru" << true;
        QTest::addRow("other English words in Russian are not") << "harbour" << "ru" << false;
        QTest::addRow("English ones in German are German words") << "them" << "de" << false;
        QTest::addRow("thanks are, in Spanish") << "gracias" << "es" << true;
    }

    void stopWords()
    {
        QFETCH(QString, word);
        QFETCH(QString, language);
        QFETCH(bool, stop);
        QCOMPARE(isStopWord(word.toStdString(), Language(language.toStdString())), stop);
    }

    void listsAreFoldedAndSorted()
    {
        QVERIFY(embeddedNames("resources/stopwords/").size() >= 9);
        for (const std::string_view name : embeddedNames("resources/stopwords/")) {
            std::string last;
            for (std::string_view rest = embedded(name); !rest.empty();) {
                const std::string line(rest.substr(0, rest.find('\n')));
                rest.remove_prefix(std::min(rest.size(), line.size() + 1));
                QVERIFY2(line > last, (std::string(name) + ": " + line).c_str());
                last = line;
            }
        }
    }

    void stems_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("expected");
        QTest::addRow("English") << "developers" << "en" << "develop";
        QTest::addRow("French") << "modèles" << "fr" << "model";
        QTest::addRow("Croatian has that of Serbian") << "školama" << "hr" << "škol";
        QTest::addRow("no stemmer leaves the word") << "ordet" << "zz" << "ordet";
        QTest::addRow("no language leaves the word") << "developers" << "und" << "developers";
    }

    void stems()
    {
        QFETCH(QString, word);
        QFETCH(QString, language);
        QFETCH(QString, expected);
        Stemmer stemmer(Language(language.toStdString()));
        QCOMPARE(QString::fromStdString(stemmer.stem(word.toStdString())), expected);
    }
};

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
