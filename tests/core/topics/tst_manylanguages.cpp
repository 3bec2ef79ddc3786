// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/placing/explanation.h"
#include "core/topics/placing/placing.h"
#include "core/topics/themes.h"
#include "core/topics/words/balance.h"
#include "core/topics/words/dictionary.h"
#include "core/topics/words/stems.h"
#include "core/topics/words/vocabulary.h"

#include <QTest>

#include <array>
#include <cmath>
#include <map>
#include <set>

using namespace parlance;
using namespace parlance::topics;

namespace {

constexpr Language German{std::string_view("de")};
constexpr Language Russian{std::string_view("ru")};
constexpr Language Esperanto{std::string_view("eo")};

Language language(std::string_view code)
{
    return Language(code);
}

/// Things that people of three languages write about, a few words each; posts are put together of them.
struct Subject
{
    std::array<std::array<std::string_view, 8>, 3> words; ///< English, French, German
};

constexpr std::array<Subject, 3> Subjects{
    Subject{{{{"The train leaves the station", "a railway bridge", "the ticket for the journey",
               "passengers in the carriage", "an old locomotive", "the rail is broken", "late departure",
               "the railway timetable"},
              {"Le train quitte la gare", "un pont du chemin de fer", "le billet pour le voyage",
               "les passagers dans le wagon", "une vieille locomotive", "le rail est cassé",
               "départ en retard", "l'horaire du train"},
              {"Der Zug verlässt den Bahnhof", "eine Brücke der Eisenbahn", "die Fahrkarte für die Reise",
               "Passagiere im Wagen", "eine alte Lokomotive", "die Schiene ist kaputt", "späte Abfahrt",
               "der Fahrplan der Eisenbahn"}}}},
    Subject{
        {{{"Bread with butter", "the oven bakes flour", "salt and sugar in the dough", "a recipe with cheese",
           "an onion soup", "the kitchen smells of meat", "wine for the dinner", "a spoon of honey"},
          {"Du pain avec du beurre", "le four cuit la farine", "sel et sucre dans la pâte",
           "une recette au fromage", "une soupe à l'oignon", "la cuisine sent la viande",
           "du vin pour le dîner", "une cuillère de miel"},
          {"Brot mit Butter", "der Ofen backt das Mehl", "Salz und Zucker im Teig", "ein Rezept mit Käse",
           "eine Suppe mit Zwiebel", "die Küche riecht nach Fleisch", "Wein für das Abendessen",
           "ein Löffel Honig"}}}},
    Subject{
        {{{"The government lost the election", "a minister of the party", "the parliament votes a law",
           "the president and his army", "taxes for the citizens", "a democratic state",
           "the mayor of the town", "war and peace"},
          {"Le gouvernement a perdu le scrutin", "un ministre du parti", "le parlement vote une loi",
           "le président et son armée", "des impôts pour les citoyens", "un état démocratique",
           "le maire de la ville", "guerre et paix"},
          {"Die Regierung verlor die Wahl", "ein Minister der Partei",
           "das Parlament stimmt über ein Gesetz ab", "der Präsident und sein Heer", "Steuern für die Bürger",
           "ein demokratischer Staat", "der Bürgermeister der Stadt", "Krieg und Frieden"}}}}};

constexpr std::array<Language, 3> Languages{English, French, German};

/// Posts of three phrases of one subject in one language, every language and subject as often as any other.
struct Forum
{
    std::vector<std::string> texts;
    std::vector<Document> documents;
    std::vector<std::size_t> subject;

    Forum()
    {
        for (std::size_t a = 0; a < 8; ++a) {
            for (std::size_t step = 1; step < 4; ++step) {
                for (std::size_t subjectOf = 0; subjectOf < Subjects.size(); ++subjectOf) {
                    for (std::size_t language = 0; language < Languages.size(); ++language) {
                        const auto &words = Subjects[subjectOf].words[language];
                        texts.push_back(std::string(words[a]) + ", " + std::string(words[(a + step) % 8]) +
                                        ", " + std::string(words[(a + 2 * step + 1) % 8]) + '.');
                        documents.push_back({.text = {},
                                             .language = Languages[language],
                                             .thread = static_cast<std::uint32_t>(texts.size())});
                        subject.push_back(subjectOf);
                    }
                }
            }
        }
        for (std::size_t d = 0; d < texts.size(); ++d)
            documents[d].text = texts[d];
    }
};

} // namespace

class TestManyLanguages : public QObject
{
    Q_OBJECT

private slots:
    void aDictionaryTellsWhatAWordSays_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<Language>("language");
        QTest::addColumn<QString>("english");
        QTest::addRow("French") << "pain" << French << "bread";
        QTest::addRow("inflected") << "gouvernements" << French << "government";
        QTest::addRow("German") << "Zucker" << German << "sugar";
        QTest::addRow("another alphabet") << "война" << Russian << "war";
        QTest::addRow("a word that is reached through German") << "kyckling" << language("sv") << "chicken";
        QTest::addRow("a word that only emoji tell") << "tinapay" << language("tl") << "bread";
        QTest::addRow("a country") << "필리핀" << language("ko") << "philippines";
        QTest::addRow("an end that no stemmer knows") << "kobietami" << language("pl") << "woman";
        QTest::addRow("a particle behind a word") << "학교에" << language("ko") << "school";
        QTest::addRow("simplified Chinese") << "苹果" << language("zh") << "apple";
        QTest::addRow("traditional Chinese") << "蘋果" << language("zh") << "apple";
        QTest::addRow("Japanese, without its ending") << "食" << language("ja") << "food";
        QTest::addRow("Serbian in its two alphabets, by the Croatian list")
            << "школе" << language("sr") << "school";
        QTest::addRow("Bosnian, by the same") << "škola" << language("bs") << "school";
        QTest::addRow("an English stop word") << "kanske" << language("sv") << "perhaps";
        QTest::addRow("no word") << "zzyzxq" << French << "";
        QTest::addRow("no word of a language without a stemmer") << "kob" << language("pl") << "";
        QTest::addRow("a language without a list") << "pano" << Esperanto << "";
        QTest::addRow("English is what it is") << "bread" << English << "";
    }
    void aDictionaryTellsWhatAWordSays()
    {
        QFETCH(QString, word);
        QFETCH(Language, language);
        QFETCH(QString, english);
        Stems stems;
        const std::string folded = word.toLower().toStdString();
        QCOMPARE(QString::fromUtf8(englishOf(folded, stems.of(folded, language), language)), english);
    }

    void aWordThatSaysAStopWordSaysNothing()
    {
        Stems translated(true);
        QVERIFY(saysNothing(translated.said("kanske", language("sv"))));
        QVERIFY(!saysNothing(translated.said("kyckling", language("sv"))));
        QVERIFY(!saysNothing(translated.said("zzyzxq", language("sv"))));
        QVERIFY(Stems(false).said("kanske", language("sv")).empty());
        QVERIFY(translated.said("maybe", English).empty());
    }

    void onlyLanguagesWithAListHaveADictionary()
    {
        QVERIFY(hasDictionary(French));
        QVERIFY(hasDictionary(language("bs")));
        QVERIFY(!hasDictionary(English));
        QVERIFY(!hasDictionary(Esperanto));
        QVERIFY(!hasDictionary(Undetermined));
    }

    void wordsOfSeveralLanguagesMeet()
    {
        Stems own, translated(true);
        QVERIFY(own.of("guerre", French) != own.of("war", English));
        QCOMPARE(translated.of("guerre", French), translated.of("war", English));
        QCOMPARE(translated.of("guerres", French), translated.of("krieg", German));
        QCOMPARE(translated.of("tgv", French), own.of("tgv", French)); // what no list tells stays as it is
    }

    void aViewSaysHowMuchMoreALanguageUsesAWord()
    {
        // Word 0 is of both languages, word 1 of the first only.
        TermCounts counts;
        counts.begin.push_back(0);
        std::vector<Language> language;
        for (int d = 0; d < 100; ++d) {
            counts.term.push_back(0);
            counts.count.push_back(1.0F);
            if (d % 2 == 0) {
                counts.term.push_back(1);
                counts.count.push_back(1.0F);
            }
            counts.begin.push_back(counts.term.size());
            language.push_back(d % 2 == 0 ? English : French);
        }
        language.back() = Undetermined; // no language of its own, and too few of it
        const LanguageBalance balance = balanceOf(counts, std::vector<std::uint8_t>{1, 1}, language);
        QCOMPARE(balance.languages.size(), std::size_t{2});
        const std::size_t english = balance.viewOf(English), french = balance.viewOf(French);
        QVERIFY(balance.seen(1, english) > 1.1F);
        QVERIFY(balance.seen(1, french) < 0.3F);
        QVERIFY(balance.seen(0, french) > balance.seen(0, english));
        QCOMPARE(balance.seen(1, balance.viewOf(German)), 1.0F);
        QCOMPARE(balance.seen(0, balance.viewOf(Undetermined)), 1.0F);

        // Of a word that no dictionary tells, the same without the root.
        const LanguageBalance untold = balanceOf(counts, std::vector<std::uint8_t>{1, 0}, language);
        QCOMPARE(untold.seen(0, french), balance.seen(0, french));
        QVERIFY(std::abs(untold.seen(1, english) - balance.seen(1, english) * balance.seen(1, english)) <
                1e-5F);
        QVERIFY(std::abs(untold.seen(1, french) - balance.seen(1, french) * balance.seen(1, french)) < 1e-5F);
    }

    void aThemeHasPostsOfEveryLanguage()
    {
        const Forum forum;
        NoProgress progress;
        const auto model = findThemes(forum.documents, {.themes = 3, .threads = 1}, progress);
        QVERIFY(model.has_value());
        QCOMPARE(model->themes.size(), std::size_t{3});
        std::map<std::int32_t, std::map<std::size_t, int>> bySubject;
        for (std::size_t d = 0; d < forum.documents.size(); ++d)
            ++bySubject[model->assignment[d]][forum.subject[d]];
        std::map<std::int32_t, std::size_t> mostly;
        for (const auto &[theme, subjects] : bySubject)
            mostly[theme] =
                std::max_element(subjects.begin(), subjects.end(), [](const auto &a, const auto &b) {
                    return a.second < b.second;
                })->first;
        std::map<std::uint16_t, int> right;
        std::set<std::size_t> met;
        for (std::size_t d = 0; d < forum.documents.size(); ++d) {
            right[forum.documents[d].language.packed] +=
                model->assignment[d] >= 0 && mostly[model->assignment[d]] == forum.subject[d];
            met.insert(mostly[model->assignment[d]]);
        }
        QCOMPARE(met.size(), std::size_t{3});
        for (const Language language : Languages)
            QVERIFY2(right[language.packed] >= 60,
                     (language.code() + ' ' + std::to_string(right[language.packed]) + " of 72").c_str());

        const auto again = findThemes(forum.documents, {.themes = 3, .threads = 2}, progress);
        QVERIFY(again.has_value());
        QVERIFY(again->assignment == model->assignment);
        QCOMPARE(toBytes(again->known), toBytes(model->known));

        // New posts are placed and explained as the search saw them, from bytes too.
        const auto known = knownThemesFrom(toBytes(model->known));
        QVERIFY(known.has_value());
        QCOMPARE(toBytes(*known), toBytes(model->known));
        ThreadVotes votes(3);
        const std::vector<Placement> placed = placePosts(*known, forum.documents, votes, 1, progress);
        int same = 0;
        for (std::size_t d = 0; d < placed.size(); ++d) {
            same += placed[d].theme == model->assignment[d];
            const Explanation why =
                explainPost(*known, forum.documents[d].text, forum.documents[d].language, placed[d].theme);
            double sum = why.size + why.thread;
            for (const Evidence &word : why.words)
                sum += word.value;
            QVERIFY(std::abs(sum - why.total) < 1e-9);
            if (placed[d].theme >= 0)
                QVERIFY2(why.total > -1e-3, forum.texts[d].c_str()); // nothing speaks more for another theme
        }
        QVERIFY2(same >= 205, std::to_string(same).c_str()); // of 216: the search counts no post for itself
    }
};

QTEST_GUILESS_MAIN(TestManyLanguages)
#include "tst_manylanguages.moc"
