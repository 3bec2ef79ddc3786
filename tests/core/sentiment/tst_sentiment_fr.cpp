// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sentiment/lexicon.h"
#include "core/sentiment/scorer.h"

#include <QTest>

using namespace parlance;
using namespace parlance::sentiment;

namespace {

double compound(const QString &text)
{
    return Scorer::verdict(text.toStdString(), French).score.compound;
}

} // namespace

/// What French grammar and speech do to valences. Rows are named after the rule they hold.
class TestSentimentFr : public QObject
{
    Q_OBJECT

private slots:
    void classes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");

        QTest::addRow("an elided pronoun is cut off") << "J'adore ce clavier." << "positive";
        QTest::addRow("behind a typographic apostrophe too") << "J’adore ce clavier." << "positive";
        QTest::addRow("an elided article is cut off") << "Quelle déception, l'horreur." << "negative";
        QTest::addRow("ne ... pas") << "Ce clavier n'est pas agréable." << "negative";
        QTest::addRow("ne ... pas around the verb") << "Je n’aime pas ce clavier." << "negative";
        QTest::addRow("pas alone, in speech, turns the verb before it") << "J'aime pas ce clavier." << "negative";
        QTest::addRow("with an adverb between") << "J'aime vraiment pas ce clavier." << "negative";
        QTest::addRow("y'a pas") << "Y'a pas plus désagréable, c'est nul" << "negative";
        QTest::addRow("c'est pas") << "C’est pas agréable du tout" << "negative";
        QTest::addRow("the adjective before pas is no verb") << "C'est nul, pas de bouton." << "negative";
        QTest::addRow("ne ... plus negates") << "Ce clavier n'est plus agréable." << "negative";
        QTest::addRow("ne ... plus turns the verb") << "Je n'aime plus ce clavier." << "negative";
        QTest::addRow("plus alone is more") << "Celui-ci est plus agréable." << "positive";
        QTest::addRow("aimer plus que") << "J'aime plus que tout ce vieux clavier." << "positive";
        QTest::addRow("ne ... jamais") << "Il ne m'a jamais plu." << "negative";
        QTest::addRow("aucun") << "Aucun plaisir à taper." << "negative";
        QTest::addRow("sans") << "Un objet sans charme." << "negative";
        QTest::addRow("ni ... ni") << "Ni pratique ni agréable." << "negative";
        QTest::addRow("peu weakens to blame") << "Un clavier peu agréable." << "negative";
        QTest::addRow("un peu only weakens") << "Il est un peu bruyant." << "negative";
        QTest::addRow("manquer de") << "Ça manque de charme." << "negative";
        QTest::addRow("loin d'être") << "C'est loin d'être parfait." << "negative";
        QTest::addRow("personne ne") << "Personne n'aime ce clavier." << "negative";
        QTest::addRow("non seulement negates nothing") << "Non seulement pratique, agréable aussi." << "positive";
        QTest::addRow("sans doute negates nothing") << "C'est sans doute le plus agréable." << "positive";
        QTest::addRow("what is fought is no blame") << "Une association qui lutte contre la pauvreté." << "neutral";
        QTest::addRow("pas mal praises") << "Pas mal, ce clavier." << "positive";
        QTest::addRow("pas mal du tout") << "C'est pas mal du tout !" << "positive";
        QTest::addRow("pas mal de is many") << "Il y avait pas mal de monde à la mairie." << "neutral";
        QTest::addRow("pas terrible blames") << "Le son est pas terrible." << "negative";
        QTest::addRow("pas ouf") << "Franchement pas ouf" << "negative";
        QTest::addRow("pas de souci") << "Pas de souci, prends ton temps." << "positive";
        QTest::addRow("aucun problème") << "Livré hier, aucun problème." << "positive";
        QTest::addRow("sans intérêt") << "Un article sans intérêt." << "negative";
        QTest::addRow("trop with praise") << "Trop bien ce concert" << "positive";
        QTest::addRow("trop with blame") << "Beaucoup trop bruyant" << "negative";
        QTest::addRow("mais") << "L'écran est joli mais le clavier est catastrophique." << "negative";
        QTest::addRow("par contre") << "L'écran est joli, par contre le clavier est catastrophique." << "negative";
        QTest::addRow("mais before praise") << "Un peu cher mais vraiment excellent." << "positive";
        QTest::addRow("a swear word strengthens praise") << "Putain que c'est beau" << "positive";
        QTest::addRow("and blames alone") << "Oh putain, mon train." << "negative";
        QTest::addRow("slang of praise") << "Ce concert c'était une tuerie, j'ai kiffé" << "positive";
        QTest::addRow("slang of blame") << "Trop relou ce voisin, j'en ai marre" << "negative";
        QTest::addRow("ras le bol") << "Ras le bol de ces travaux" << "negative";
        QTest::addRow("n'importe quoi") << "Cette réunion, c’est n’importe quoi" << "negative";
        QTest::addRow("n'importe où says nothing") << "On le trouve n'importe où." << "neutral";
        QTest::addRow("bien sûr says nothing") << "Bien sûr, la mairie ouvre à neuf heures." << "neutral";
        QTest::addRow("mort de rire") << "J'étais mort de rire" << "positive";
        QTest::addRow("a verb in another tense") << "Nous adorerions revenir, vous nous aviez ravis." << "positive";
        QTest::addRow("a feminine plural") << "Des voisines charmantes et généreuses." << "positive";
        QTest::addRow("without accents") << "c'etait genial, j'ai ete emerveille" << "positive";
        QTest::addRow("stretched") << "troooop booooon" << "positive";
        QTest::addRow("capitals") << "NUL NUL NUL" << "negative";
        QTest::addRow("an emoji") << "On y retourne demain 😍" << "positive";
        QTest::addRow("a hashtag") << "Fin du chantier #soulagement" << "positive";
        QTest::addRow("words that touch") << "pratique,agréable,merci" << "positive";
        QTest::addRow("praise that opens, and blame behind it") << "Bravo, beau travail, tout le quartier est en panne." << "negative";
        QTest::addRow("one word of praise, and blame") << "Génial, encore une panne." << "negative";
        QTest::addRow("praise that says more is meant") << "Bravo, votre concert était magnifique malgré la tempête." << "positive";
        QTest::addRow("praise without blame is meant") << "Bravo, beau travail !" << "positive";
        QTest::addRow("with a contrast it is meant") << "Génial ! Bruyant, mais on a adoré." << "positive";
        QTest::addRow("a word that only opens the sentence") << "Bon, la mairie ouvre à neuf heures." << "neutral";
        QTest::addRow("the same word as praise") << "C'est bon !" << "positive";
        QTest::addRow("an English word in a French post") << "Franchement le nouveau tram est awesome" << "positive";
        QTest::addRow("a mark of irony turns praise") << "Superbe organisation /s" << "negative";
        QTest::addRow("a question") << "À quelle heure ouvre la mairie ?" << "neutral";
        QTest::addRow("news without an opinion") << "Le conseil municipal se réunit jeudi à Nantes." << "neutral";
    }

    void classes()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const Verdict verdict = Scorer::verdict(text.toStdString(), French);
        QVERIFY2(className(verdict.sentimentClass) == expected,
                 qPrintable(QStringLiteral("%1: %2 (%3)").arg(text, QLatin1String(className(verdict.sentimentClass)))
                                .arg(verdict.score.compound)));
    }

    void order_data()
    {
        QTest::addColumn<QString>("lower");
        QTest::addColumn<QString>("higher");

        QTest::addRow("très strengthens") << "Un clavier agréable." << "Un clavier très agréable.";
        QTest::addRow("super strengthens") << "Un clavier agréable." << "Un clavier super agréable.";
        QTest::addRow("plutôt weakens") << "Un clavier plutôt agréable." << "Un clavier agréable.";
        QTest::addRow("vraiment strengthens blame") << "Un clavier vraiment pénible." << "Un clavier pénible.";
        QTest::addRow("un peu weakens blame") << "Un clavier pénible." << "Un clavier un peu pénible.";
        QTest::addRow("negated blame is milder than blame") << "C'est pénible." << "Ce n'est pas pénible.";
        QTest::addRow("capitals among small letters") << "un clavier agréable" << "un clavier AGRÉABLE";
        QTest::addRow("an exclamation") << "Un clavier agréable." << "Un clavier agréable !";
        QTest::addRow("bon, excellent") << "Un bon clavier." << "Un excellent clavier.";
        QTest::addRow("moyen, nul") << "Un clavier nul." << "Un clavier moyen.";
    }

    void order()
    {
        QFETCH(QString, lower);
        QFETCH(QString, higher);
        const double low = compound(lower);
        const double high = compound(higher);
        QVERIFY2(low < high, qPrintable(QStringLiteral("%1 is not below %2").arg(low).arg(high)));
    }

    void formsOfWords_data()
    {
        QTest::addColumn<QString>("forms");
        QTest::addColumn<int>("sign");

        QTest::addRow("-er") << "adore adorons adoraient adorera adorerions adorèrent adoré adorées adorant" << 1;
        QTest::addRow("-ger keeps its sound") << "dérangeait dérangeons dérangé" << -1;
        QTest::addRow("-cer keeps its sound") << "agaçait agaçons agacé agacent" << -1;
        QTest::addRow("-yer becomes -ie") << "ennuie ennuient ennuyait ennuiera" << -1;
        QTest::addRow("é becomes è before a silent e") << "exaspère exaspérait espère" << 0;
        QTest::addRow("-ir with -iss") << "réussit réussissent réussissait réussirons réussi réussies" << 1;
        QTest::addRow("-ir without it") << "ment mentent mentait mentira" << -1;
        QTest::addRow("souffrir") << "souffre souffrent souffrait souffrira" << -1;
        QTest::addRow("décevoir") << "déçoit déçoivent décevait décevra déçus déçues" << -1;
        QTest::addRow("plaire") << "plaît plaisent plaisait plaira" << 1;
        QTest::addRow("rire") << "rit rient riait rira" << 1;
        QTest::addRow("émouvoir") << "émeut émeuvent émouvait ému émue" << 1;
        QTest::addRow("détruire") << "détruit détruisent détruisait détruira détruites" << -1;
        QTest::addRow("convaincant and its like") << "convaincant convaincante convaincants convaincantes" << 1;
        QTest::addRow("craindre") << "craint craignent craignait craindra" << -1;
        QTest::addRow("mourir") << "meurt meurent mourait mourra morte" << -1;
        QTest::addRow("-eux, -euse") << "ennuyeux ennuyeuse ennuyeuses" << -1;
        QTest::addRow("-if, -ive") << "créatif créative créatives" << 1;
        QTest::addRow("-teur, -trice") << "destructeur destructrice destructrices" << -1;
        QTest::addRow("menteur, menteuse") << "menteur menteuse menteurs menteuses" << -1;
        QTest::addRow("-al, -aux") << "génial géniale géniaux géniales" << 1;
        QTest::addRow("banals, not banaux alone") << "banal banals banale banales" << -1;
        QTest::addRow("beau") << "beau bel belle beaux belles" << 1;
        QTest::addRow("doux") << "doux douce douces" << 1;
        QTest::addRow("malin") << "malin maligne malins malignes" << 1;
        QTest::addRow("nul") << "nul nulle nuls nulles" << -1;
        QTest::addRow("a noun in the plural") << "navets daubes arnaques gâchis" << -1;
        QTest::addRow("a compound noun in the plural") << "chefs-d'œuvre chef-d'oeuvre" << 1;
        QTest::addRow("as typed without accents") << "decu decevant genial prefere deteste degoutant" << 0;
    }

    /// sign 0: any, as long as the form is known.
    void formsOfWords()
    {
        QFETCH(QString, forms);
        QFETCH(int, sign);
        for (const QString &form : forms.split(QLatin1Char(' '))) {
            const int valence = Lexicon::of(French)->find(form.toStdString()).valence;
            QVERIFY2(sign == 0 ? valence != 0 : valence * sign > 0, qPrintable(QStringLiteral("%1: %2").arg(form).arg(valence)));
        }
    }

    void hollowPraiseIsUncertain()
    {
        QVERIFY(Scorer::verdict("Bravo, tout est en panne.", French).uncertain);
        QVERIFY(!Scorer::verdict("Bravo, tout est parfait.", French).uncertain);
        QVERIFY(!Scorer::verdict("Tout est en panne.", French).uncertain);
    }

    void wordsThatLookLikeOthers_data()
    {
        QTest::addColumn<QString>("word");

        for (const char *word : {"plus", "ferme", "sur", "peche", "mur", "aura", "royal", "las", "intrigue", "gene"})
            QTest::addRow("%s", word) << word;
    }

    void wordsThatLookLikeOthers()
    {
        QFETCH(QString, word);
        QCOMPARE(Lexicon::of(French)->find(word.toStdString()).valence, 0);
    }
};

QTEST_APPLESS_MAIN(TestSentimentFr)
#include "tst_sentiment_fr.moc"
