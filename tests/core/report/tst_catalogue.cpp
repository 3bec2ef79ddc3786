// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/report/catalogue.h"
#include "core/report/dates.h"
#include "core/report/prose.h"
#include "core/report/typography.h"

using namespace parlance;
using namespace parlance::report;

namespace {

QString q(const std::string &text)
{
    return QString::fromStdString(text);
}

} // namespace

class TestCatalogue : public QObject
{
    Q_OBJECT

private slots:
    void bothLanguagesSayTheSameThings()
    {
        const Catalogue &english = Catalogue::of(English), &french = Catalogue::of(French);
        QCOMPARE(english.keys(), french.keys());
        for (const std::string &key : english.keys()) {
            QVERIFY2(english.variants(key) == french.variants(key), key.c_str());
            std::set<std::string> inEnglish, inFrench;
            for (std::size_t i = 0; i < english.variants(key); ++i) {
                inEnglish.merge(english.arguments(key, i));
                inFrench.merge(french.arguments(key, i));
            }
            QVERIFY2(inEnglish == inFrench, key.c_str());
        }
    }

    void noVariantForgetsAThreadOrAPerson()
    {
        // Numbers may differ from variant to variant; what a reader would look for may not.
        for (const Language language : {English, French}) {
            const Catalogue &words = Catalogue::of(language);
            for (const std::string &key : words.keys()) {
                const std::set<std::string> first = words.arguments(key, 0);
                for (std::size_t i = 1; i < words.variants(key); ++i) {
                    const std::set<std::string> names = words.arguments(key, i);
                    for (const char *name : {"thread", "thread2", "who", "who2", "place", "words", "label", "a", "b", "c",
                                             "warm", "cold", "when", "forum", "language", "duration"})
                        QVERIFY2(first.contains(name) == names.contains(name),
                                 (key + " " + std::to_string(i) + " " + name).c_str());
                }
            }
        }
    }

    void noTwoVariantsAreAlike()
    {
        for (const Language language : {English, French}) {
            const Catalogue &words = Catalogue::of(language);
            std::set<std::string> seen;
            for (const std::string &key : words.keys()) {
                for (std::size_t i = 0; words.variants(key) > 1 && i < words.variants(key); ++i)
                    QVERIFY2(seen.insert(words.pattern(key, i)).second, words.pattern(key, i).c_str());
            }
        }
    }

    void wordsAreWrittenTypographically()
    {
        for (const Language language : {English, French}) {
            const Catalogue &words = Catalogue::of(language);
            for (const std::string &key : words.keys()) {
                for (std::size_t i = 0; i < words.variants(key); ++i) {
                    const std::string &pattern = words.pattern(key, i);
                    QVERIFY2(pattern.find('\'') == std::string::npos, pattern.c_str());
                    QVERIFY2(pattern.find('"') == std::string::npos, pattern.c_str());
                    QVERIFY2(pattern.find("  ") == std::string::npos, pattern.c_str());
                    if (language == French)
                        QVERIFY2(pattern.find("“") == std::string::npos, pattern.c_str());
                    else
                        QVERIFY2(pattern.find("«") == std::string::npos, pattern.c_str());
                }
            }
        }
    }

    void aFaultyLineIsNamed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("line");
        QTest::addRow("no equals sign") << "# a\nkey\n" << qint64(2);
        QTest::addRow("no message") << "key =\n" << qint64(1);
        QTest::addRow("a macro that nobody wrote") << "a = b\nkey = <nothing>\n" << qint64(2);
        QTest::addRow("a pattern that ICU refuses") << "\n\nkey = {n, plural}\n" << qint64(3);
    }
    void aFaultyLineIsNamed()
    {
        QFETCH(QString, text);
        QFETCH(qint64, line);
        const auto catalogue = Catalogue::parse(text.toStdString(), English);
        QVERIFY(!catalogue);
        QVERIFY(catalogue.error().code == ErrorCode::BadInput);
        QCOMPARE(qint64(catalogue.error().offset), line);
    }

    void numbersAndPluralsFollowTheLanguage()
    {
        const Catalogue &en = Catalogue::of(English), &fr = Catalogue::of(French);
        QCOMPARE(q(en.format("credit", {{"who", std::string("u/name")}, {"score", std::int64_t{117}}})), "u/name (117 points)");
        QCOMPARE(q(fr.format("credit", {{"who", std::string("u/name")}, {"score", std::int64_t{117}}})), "u/name (117 points)");
        QCOMPARE(q(en.format("credit", {{"who", std::string("u/name")}, {"score", std::int64_t{1}}})), "u/name (1 point)");
        QCOMPARE(q(fr.format("credit", {{"who", std::string("u/name")}, {"score", std::int64_t{0}}})), "u/name (0 point)");
        QCOMPARE(q(en.number(12345)), "12,345");
        QCOMPARE(q(fr.number(12345)), QStringLiteral("12\u202F345"));
        QCOMPARE(q(en.number(7, true)), "seven");
        QCOMPARE(q(fr.number(7, true)), "sept");
        QCOMPARE(q(en.number(10, true)), "10");
        QCOMPARE(q(en.list({"a", "b", "c"})), "a, b and c");
        QCOMPARE(q(fr.list({"a", "b", "c"})), "a, b et c");
    }

    void sharesAreSaidInWords_data()
    {
        QTest::addColumn<double>("share");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("french");
        QTest::addRow("half") << 0.5 << "half" << "la moitié";
        QTest::addRow("a little over a third") << 0.345 << "just over a third" << QStringLiteral("un peu plus d’un tiers");
        QTest::addRow("a little under half") << 0.49 << "nearly half" << "près de la moitié";
        QTest::addRow("a quarter but for rounding") << 0.2501 << "a quarter" << "un quart";
        QTest::addRow("any other is a percentage") << 0.43 << "43%" << QStringLiteral("43\u202F%");
        QTest::addRow("not all is never a hundred per cent") << 0.997 << "99%" << QStringLiteral("99\u202F%");
        QTest::addRow("something is never zero") << 0.001 << "under 1%" << QStringLiteral("moins de 1 %");
        QTest::addRow("all") << 1.0 << "all" << "la totalité";
        QTest::addRow("none") << 0.0 << "0%" << QStringLiteral("0\u202F%");
    }
    void sharesAreSaidInWords()
    {
        QFETCH(double, share);
        QFETCH(QString, english);
        QFETCH(QString, french);
        QCOMPARE(q(Catalogue::of(English).share(share)), english);
        QCOMPARE(q(Catalogue::of(French).share(share)).replace(QStringLiteral("\u00A0"), QStringLiteral("\u202F")), french);
    }

    void frenchElides_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::addRow("before a vowel") << "[de] avril" << "d’avril";
        QTest::addRow("before an accented vowel") << "[de] énergie" << "d’énergie";
        QTest::addRow("before a silent h") << "[de] hiver" << "d’hiver";
        QTest::addRow("not before an aspirated h") << "[de] hardware" << "de hardware";
        QTest::addRow("not before a consonant") << "[de] carte" << "de carte";
        QTest::addRow("not before quotation marks") << "autour [de] « avril »" << "autour de « avril »";
        QTest::addRow("at the beginning of a title") << "[De] argent à travail" << "D’argent à travail";
        QTest::addRow("que") << "il faut [que] on sache" << "il faut qu’on sache";
        QTest::addRow("not before onze") << "[de] onze" << "de onze";
        QTest::addRow("a name with u/ is spelled out") << "[de] u/anna" << "de u/anna";
    }
    void frenchElides()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(q(elide(text.toStdString())), expected);
    }

    void elisionLooksIntoVerbatimWords()
    {
        const std::string text = "[de] \xEE\x80\x80"; // U+E000
        QCOMPARE(q(elide(text, [](std::size_t) { return std::string_view("essence"); })), QStringLiteral("d’\uE000"));
        QCOMPARE(q(elide(text, [](std::size_t) { return std::string_view("prix"); })), QStringLiteral("de \uE000"));
    }

    void spacesAreTypeset_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::addRow("narrow before high punctuation") << "Vrai ; faux ! quoi ?" << QStringLiteral("Vrai\u202F; faux\u202F! quoi\u202F?");
        QTest::addRow("no-break before a colon") << "Bilan : rien" << QStringLiteral("Bilan\u00A0: rien");
        QTest::addRow("no-break inside guillemets") << "dit « non » ici" << QStringLiteral("dit «\u00A0non\u00A0» ici");
        QTest::addRow("what is right stays") << QStringLiteral("«\u00A0non\u00A0»\u202F!") << QStringLiteral("«\u00A0non\u00A0»\u202F!");
        QTest::addRow("the h of an hour") << "à 18 h" << QStringLiteral("à 18\u00A0h");
        QTest::addRow("but not a word with h") << "à 18 heures" << "à 18 heures";
        QTest::addRow("a time or an address keeps its colon") << "http://a:80" << "http://a:80";
        QTest::addRow("apostrophes") << "l'eau" << "l’eau";
    }
    void spacesAreTypeset()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(q(typeset(text.toStdString(), French)), expected);
    }

    void aSentenceBeginsWithACapital()
    {
        QCOMPARE(q(capitalised("élan", French)), "Élan");
        QCOMPARE(q(capitalised("u/anna writes", English)), "u/anna writes");
        QCOMPARE(q(shortened("one two three four five", 14)), "one two three…");
        QCOMPARE(q(oneLine("a\n\n b\t c\u200B ")), "a b c");
    }

    void noVariantComesTwice()
    {
        for (const Language language : {English, French}) {
            const Catalogue &words = Catalogue::of(language);
            Prose prose(words, 7);
            std::set<std::string> seen;
            const Arguments arguments{{"n", std::int64_t{12}}};
            const std::size_t variants = words.variants("depth");
            for (std::size_t i = 0; i < variants; ++i) {
                const auto sentence = prose.sentence("depth", arguments);
                QVERIFY(sentence);
                QVERIFY(seen.insert(plainWords(*sentence)).second);
            }
            QVERIFY(!prose.sentence("depth", arguments));
        }
    }

    void titlesReachTheReaderLetterByLetter()
    {
        Prose prose(Catalogue::of(French), 1);
        const std::string title = "It's \"here\" : {n} <b> [de] avril";
        const auto sentence = prose.sentence("more.one", {{"thread", prose.link(3, title, English)}, {"replies", std::int64_t{4}}});
        QVERIFY(sentence);
        bool found = false;
        for (const Inline &part : *sentence) {
            if (part.source == 0)
                continue;
            QCOMPARE(q(part.text), q(title));
            QCOMPARE(part.source, 1);
            QVERIFY(part.language == English);
            found = true;
        }
        QVERIFY(found);
        QCOMPARE(prose.cited(), std::vector<std::size_t>{3});
    }

    void sourcesAreNumberedInOrderOfAppearance()
    {
        Prose prose(Catalogue::of(English), 1);
        const auto sentence = prose.sentence("more.two", {{"thread2", prose.link(9, "Second", English)},
                                                          {"thread", prose.link(4, "First", English)}});
        QVERIFY(sentence);
        QCOMPARE(prose.cited(), (std::vector<std::size_t>{4, 9}));
    }

    void timesAreWrittenAsEachLanguageDoes()
    {
        const auto english = Dates::create(Catalogue::of(English), "UTC");
        const auto french = Dates::create(Catalogue::of(French), "Europe/Paris");
        QVERIFY(english && french);
        const std::int64_t noon = 1773489600; // 2026-03-14T12:00:00Z
        QCOMPARE(q(english->weekday(noon)), "Saturday 14 March 2026");
        QCOMPARE(q(french->weekday(noon)), "samedi 14 mars 2026");
        QCOMPARE(q(english->clock(noon)), "12:00");
        QCOMPARE(q(french->clock(noon)), QStringLiteral("13\u00A0h"));
        QCOMPARE(q(french->clock(noon + 300)), QStringLiteral("13\u00A0h\u00A005"));
        QCOMPARE(q(french->day(noon + 18 * 86400)), "1er avril 2026");
        QCOMPARE(q(english->period(noon, noon + 3600)), "on Saturday 14 March 2026");
        QCOMPARE(q(english->period(noon, noon + 6 * 86400)), "from 14 to 20 March 2026");
        QCOMPARE(q(french->period(noon, noon + 30 * 86400)), "du 14 mars au 13 avril 2026");
        QCOMPARE(q(french->line(noon, noon)), "Samedi 14 mars 2026");
        QCOMPARE(q(english->span(noon, noon + 6 * 86400)), "a week");
        QCOMPARE(q(french->span(noon, noon)), "une journée");
        QCOMPARE(q(english->duration(31 * 3600)), "31 hours");
        QVERIFY(!Dates::create(Catalogue::of(English), "Atlantis/Capital"));
    }
};

QTEST_GUILESS_MAIN(TestCatalogue)
#include "tst_catalogue.moc"
