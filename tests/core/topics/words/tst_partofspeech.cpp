// SPDX-License-Identifier: GPL-3.0-or-later
// What the lists of words tell: noun, verb or neither, and what is a kind of what.
#include "core/topics/words/kinds.h"
#include "core/topics/words/partofspeech.h"
#include "core/topics/words/stems.h"

#include <QTest>

using namespace parlance;
using namespace parlance::topics;

namespace {

std::string stemOf(std::string_view word, Language language)
{
    return Stems().of(word, language);
}

std::vector<std::uint32_t> meanings(std::string_view word, Language language = English)
{
    return meaningsOf(word, stemOf(word, language), language);
}

} // namespace

class TestPartOfSpeech : public QObject
{
    Q_OBJECT

private slots:
    void aWordIsMostlyWhatTheListSays_data()
    {
        QTest::addColumn<QByteArray>("language");
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<QByteArray>("part");
        QTest::addRow("an English noun") << QByteArray("en") << QByteArray("pizza") << QByteArray("noun");
        QTest::addRow("its plural") << QByteArray("en") << QByteArray("libraries") << QByteArray("noun");
        QTest::addRow("an irregular plural") << QByteArray("en") << QByteArray("mice") << QByteArray("noun");
        QTest::addRow("an English adjective")
            << QByteArray("en") << QByteArray("explicit") << QByteArray("other");
        QTest::addRow("an English verb") << QByteArray("en") << QByteArray("creates") << QByteArray("verb");
        QTest::addRow("an irregular past") << QByteArray("en") << QByteArray("wrote") << QByteArray("verb");
        QTest::addRow("a French noun that looks like a verb")
            << QByteArray("fr") << QByteArray("place") << QByteArray("noun");
        QTest::addRow("a French adjective")
            << QByteArray("fr") << QByteArray("propre") << QByteArray("other");
        QTest::addRow("its feminine plural")
            << QByteArray("fr") << QByteArray("fausses") << QByteArray("other");
        QTest::addRow("a French verb") << QByteArray("fr") << QByteArray("souhaite") << QByteArray("verb");
        QTest::addRow("an Italian noun") << QByteArray("it") << QByteArray("lavoro") << QByteArray("noun");
        QTest::addRow("an Italian adjective")
            << QByteArray("it") << QByteArray("vero") << QByteArray("other");
        QTest::addRow("a Spanish noun") << QByteArray("es") << QByteArray("semanas") << QByteArray("noun");
        QTest::addRow("a Portuguese noun") << QByteArray("pt") << QByteArray("livros") << QByteArray("noun");
        QTest::addRow("a Dutch noun") << QByteArray("nl") << QByteArray("fiets") << QByteArray("noun");
        QTest::addRow("a language without a list, by its English word")
            << QByteArray("sv") << QByteArray("bok") << QByteArray("noun");
    }

    void aWordIsMostlyWhatTheListSays()
    {
        QFETCH(QByteArray, language);
        QFETCH(QByteArray, word);
        QFETCH(QByteArray, part);
        const Language in{std::string_view(language)};
        const std::optional<PartOfSpeech> found =
            partOfSpeech(word.toStdString(), stemOf(word.toStdString(), in), in);
        QVERIFY(found);
        QVERIFY(found->noun >= 0.0 && found->verb >= 0.0 && found->noun + found->verb <= 1.0 + 1e-9);
        const double other = 1.0 - found->noun - found->verb;
        const double share = part == "noun" ? found->noun : part == "verb" ? found->verb : other;
        QVERIFY2(share > 0.6, qPrintable(QString::number(share)));
    }

    void ofOtherWordsNothingIsKnown()
    {
        QVERIFY(!partOfSpeech("zorbulate", "zorbul", English));
        QVERIFY(!partOfSpeech("", "", English));
        QVERIFY(!partOfSpeech("pizza", "pizza", Language(std::string_view("xx"))));
    }

    void aKindIsToldFromWhatItIsAKindOf()
    {
        QVERIFY(isKindOf(meanings("pizza"), meanings("food")));
        QVERIFY(isKindOf(meanings("wines"), meanings("food")));
        QVERIFY(!isKindOf(meanings("food"), meanings("pizza")));
        QVERIFY(!isKindOf(meanings("pizza"), meanings("pizza")));
        QVERIFY(!isKindOf(meanings("pizza"), meanings("software")));
        // Nearly everything is an object.
        QVERIFY(!isKindOf(meanings("pizza"), meanings("object")));
        const Language french(std::string_view("fr"));
        QVERIFY(isKindOf(meanings("chien", french), meanings("animal", french)));
        QVERIFY(meanings("zorbulate").empty());
        QVERIFY(!isKindOf({}, meanings("food")));
    }
};

QTEST_GUILESS_MAIN(TestPartOfSpeech)
#include "tst_partofspeech.moc"
