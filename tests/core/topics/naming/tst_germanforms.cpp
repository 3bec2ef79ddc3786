// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/naming/germanforms.h"

#include <QTest>

using namespace parlance::topics;

class TestGermanForms : public QObject
{
    Q_OBJECT

private slots:
    void aPhraseStandsInTheNominative_data()
    {
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *said, const char *expected) {
            QTest::addRow("%s", name) << QString::fromUtf8(said) << QString::fromUtf8(expected);
        };
        row("a genitive of a neuter", "geistigen Eigentums", "geistiges Eigentum");
        row("a dative of a masculine", "aktuellem Anlass", "aktueller Anlass");
        row("a masculine after an article", "Deutsche Bundestag", "Deutscher Bundestag");
        row("a feminine", "Katholischen Kirche", "Katholische Kirche");
        row("a plural", "illegalen Downloads", "illegale Downloads");
        row("a plural with a dative's ending", "schlechten Kommentaren", "schlechte Kommentare");
        row("a genitive in es", "alten Hauses", "altes Haus");
        row("two adjectives", "neuen deutschen Welle", "neue deutsche Welle");
        row("a noun alone", "Kommentaren", "Kommentare");
        row("an infinitive as a noun", "Entdeckens", "Entdecken");
        row("a compound by its end", "schwarzen Gartenzauns", "schwarzer Gartenzaun");
        row("what stands behind it stays", "geheimen Dokumente der Behörde", "geheime Dokumente der Behörde");
        row("the nominative itself", "offener Brief", "offener Brief");
        row("a noun in s that has no other form", "Chaos", "Chaos");
        row("what may be one or several is left", "neuen Lehrer", "neuen Lehrer");
        row("a place before a noun is no adjective", "Berliner Mauer", "Berliner Mauer");
        row("a name", "Klaus Mann", "Klaus Mann");
        row("a name that no list has", "Martin Zorbel", "Martin Zorbel");
        row("capitals all over", "SPD", "SPD");
        row("nothing", "", "");
        row("signs", "... !", "... !");
    }

    void aPhraseStandsInTheNominative()
    {
        QFETCH(QString, said);
        QFETCH(QString, expected);
        QCOMPARE(QString::fromStdString(inNominative(said.toStdString())), expected);
        QCOMPARE(QString::fromStdString(inNominative(expected.toStdString())), expected);
    }
};

QTEST_GUILESS_MAIN(TestGermanForms)
#include "tst_germanforms.moc"
