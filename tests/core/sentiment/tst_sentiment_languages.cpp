// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sentiment/lexicon.h"
#include "core/sentiment/scorer.h"

#include <QTest>

using namespace parlance;
using namespace parlance::sentiment;

/// The languages that are scored by a lexicon and rules alone: German, Spanish, Italian, Portuguese.
class TestSentimentLanguages : public QObject
{
    Q_OBJECT

private slots:
    void classes_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");

        const auto row = [](const char *language, const char *rule, const char *text, const char *expected) {
            QTest::addRow("%s: %s", language, rule) << language << text << expected;
        };
        row("de", "praise", "Das neue Theater ist wunderschön.", "positive");
        row("de", "blame", "Der Bus war dreckig und der Fahrer unfreundlich.", "negative");
        row("de", "an adjective with its ending", "Ein langweiliger Abend mit schlechter Musik.", "negative");
        row("de", "a superlative", "Das genialste Konzert des Jahres", "positive");
        row("de", "nicht turns what follows", "Das ist nicht schön.", "negative");
        row("de", "and the verb before it", "Ich liebe das nicht.", "negative");
        row("de", "kein", "Keine Freude, dieser Abend.", "negative");
        row("de", "ohne", "Ein Fest ohne Charme.", "negative");
        row("de", "nicht nur negates nothing", "Nicht nur schön, auch praktisch.", "positive");
        row("de", "nicht schlecht praises", "Nicht schlecht, der Kuchen!", "positive");
        row("de", "aber", "Die Stühle sind hübsch, aber das Essen war furchtbar.", "negative");
        row("de", "without umlauts", "Ein wunderschoener Abend", "positive");
        row("de", "no opinion", "Der Gemeinderat tagt am Donnerstag in Kassel.", "neutral");

        row("es", "praise", "El concierto fue maravilloso.", "positive");
        row("es", "blame", "La cena fue horrible y el camarero un grosero.", "negative");
        row("es", "a feminine plural", "Unas vecinas encantadoras y generosas.", "positive");
        row("es", "no turns what follows", "No es divertido.", "negative");
        row("es", "no before the verb", "No disfruto nada en ese bar.", "negative");
        row("es", "sin", "Una fiesta sin encanto.", "negative");
        row("es", "me encanta", "Me encanta este barrio", "positive");
        row("es", "no me gusta", "No me gusta este barrio", "negative");
        row("es", "no está mal praises", "La sopa no está mal.", "positive");
        row("es", "pero", "Las sillas son bonitas pero la comida fue pésima.", "negative");
        row("es", "without accents", "fantastico, increible", "positive");
        row("es", "no opinion", "El ayuntamiento se reúne el jueves en Cádiz.", "neutral");

        row("it", "praise", "Il concerto è stato meraviglioso.", "positive");
        row("it", "blame", "La cena era orribile e il cameriere maleducato.", "negative");
        row("it", "a feminine plural", "Vicine simpatiche e generose.", "positive");
        row("it", "an elided article is cut off", "Che gioia, l'amicizia", "positive");
        row("it", "non turns what follows", "Non è divertente.", "negative");
        row("it", "mica behind the verb", "Lo adoro mica", "negative");
        row("it", "senza", "Un uomo senza fascino.", "negative");
        row("it", "non mi piace", "Non mi piace questo quartiere", "negative");
        row("it", "niente male praises", "Niente male, la zuppa!", "positive");
        row("it", "ma", "Le sedie sono belle ma il cibo era pessimo.", "negative");
        row("it", "no opinion", "Il consiglio comunale si riunisce giovedì a Lecce.", "neutral");

        row("pt", "praise", "O concerto foi maravilhoso.", "positive");
        row("pt", "blame", "O jantar foi horrível e o garçom grosseiro.", "negative");
        row("pt", "a feminine plural", "Vizinhas encantadoras e generosas.", "positive");
        row("pt", "não turns what follows", "Não é divertido.", "negative");
        row("pt", "sem", "Um homem sem encanto.", "negative");
        row("pt", "não gostei", "Não gostei deste bairro", "negative");
        row("pt", "nada mal praises", "Nada mal, a sopa!", "positive");
        row("pt", "mas", "As cadeiras são bonitas mas a comida estava péssima.", "negative");
        row("pt", "without accents", "horrivel, pessimo", "negative");
        row("pt", "no opinion", "A câmara municipal se reúne na quinta em Braga.", "neutral");
    }

    void classes()
    {
        QFETCH(QString, language);
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const Verdict verdict = Scorer::verdict(text.toStdString(), Language(language.toStdString()));
        QVERIFY2(className(verdict.sentimentClass) == expected,
                 qPrintable(QStringLiteral("%1 (%2)").arg(QLatin1String(className(verdict.sentimentClass)))
                                .arg(verdict.score.compound)));
    }

    void aLineThatCannotBeReadIsNamed()
    {
        const Lexicon lexicon("xx", "good\t2\tverb\nbad\t-2\tnoun\n", "verb-negator\tnot\nfiller\twell\n");
        QCOMPARE(lexicon.problems().size(), std::size_t{1});
        QVERIFY(lexicon.problems().front().starts_with("xx.tsv:2:"));
        QVERIFY(lexicon.find("good").has(Verb));
        QVERIFY(lexicon.find("not").has(NegatesVerb));
        QVERIFY(lexicon.find("well").has(Filler));
    }
};

QTEST_APPLESS_MAIN(TestSentimentLanguages)
#include "tst_sentiment_languages.moc"
