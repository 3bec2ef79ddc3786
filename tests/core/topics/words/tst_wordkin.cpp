// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/placing/learning.h"
#include "core/topics/placing/placing.h"
#include "core/topics/themes.h"
#include "core/topics/words/wordkin.h"

#include <QTest>

#include <array>

using namespace parlance;
using namespace parlance::topics;

namespace {

constexpr Language German{std::string_view("de")};
constexpr Language Esperanto{std::string_view("eo")};

std::uint32_t kin(std::string_view word, Language language)
{
    Stems stems;
    return kinOf(word, stems.of(word, language), language);
}

} // namespace

class TestWordKin : public QObject
{
    Q_OBJECT

private slots:
    void wordsOfOneKindShareAGroup_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<Language>("oneLanguage");
        QTest::addColumn<QString>("other");
        QTest::addColumn<Language>("otherLanguage");
        QTest::addRow("two drinks") << "wine" << English << "beer" << English;
        QTest::addRow("a drink in two languages") << "bière" << French << "beer" << English;
        QTest::addRow("an inflected word in French") << "bouteilles" << French << "bouteille" << French;
        QTest::addRow("two languages that are not English") << "vin" << French << "wein" << German;
        QTest::addRow("a name that only English lists") << "sarkozy" << French << "sarkozy" << English;
    }
    void wordsOfOneKindShareAGroup()
    {
        QFETCH(QString, one);
        QFETCH(Language, oneLanguage);
        QFETCH(QString, other);
        QFETCH(Language, otherLanguage);
        const std::uint32_t group = kin(one.toStdString(), oneLanguage);
        QVERIFY(group != NoKin);
        QCOMPARE(group, kin(other.toStdString(), otherLanguage));
    }

    void wordsOfTwoKindsDoNot()
    {
        QVERIFY(kin("wine", English) != kin("train", English));
        QVERIFY(kin("pain", French) != kin("pain", English)); // bread
    }

    void unknownWordsAndLanguagesHaveNoKin()
    {
        QCOMPARE(kin("zzyzxq", English), NoKin);
        QCOMPARE(kin("wine", Esperanto), NoKin);
        QCOMPARE(kin("wine", Undetermined), NoKin);
    }

    void whatSaysAStopWordHasNoKin()
    {
        QCOMPARE(kin("kanske", Language(std::string_view("sv"))), NoKin); // maybe
    }

    /// One post in two hundred that is told to be French is likelier English.
    void aStrayLanguageIsReadAsThatOfTheOthers()
    {
        const auto kinOfPain = [](int french) {
            std::vector<Document> documents;
            for (int d = 0; d < 200; ++d)
                documents.push_back({.text = d < french ? "Pain and suffering" : "Suffering and pain",
                                     .language = d < french ? French : English,
                                     .thread = static_cast<std::uint32_t>(d)});
            NoProgress progress;
            const Corpus corpus = readCorpus(documents, 1, progress);
            Vocabulary vocabulary = makeVocabulary(corpus, {}, {}, progress);
            vocabulary.maxDocuments = 200;
            const KinTerms terms = kinTermsOf(corpus, vocabulary, 1.0, progress);
            std::uint32_t group = NoKin;
            for (std::size_t f = 0; f < corpus.forms.size(); ++f) {
                if (corpus.forms[f].text == "pain" && corpus.forms[f].language == French &&
                    terms.column[f] != NoTerm)
                    group = terms.group[terms.column[f] - vocabulary.size()];
            }
            return group;
        };
        QCOMPARE(kinOfPain(1), kin("pain", English));
        QCOMPARE(kinOfPain(8), kin("pain", French)); // bread
    }

    /// A term of a corpus of several languages has the stem of what it says in English; its kin are those of its own word.
    void wordsThatAreTranslatedKeepTheirKin()
    {
        std::vector<Document> documents;
        for (std::uint32_t d = 0; d < 200; ++d)
            documents.push_back({.text = d % 2 == 0 ? "Une centrale nucléaire et du vin" : "A nuclear plant, and a beer",
                                 .language = d % 2 == 0 ? French : English,
                                 .thread = d});
        NoProgress progress;
        const Corpus corpus = readCorpus(documents, 1, progress);
        Vocabulary vocabulary = makeVocabulary(corpus, {}, {}, progress);
        QVERIFY(vocabulary.translated);
        vocabulary.maxDocuments = 200;
        const KinTerms terms = kinTermsOf(corpus, vocabulary, 1.0, progress);
        std::size_t asked = 0;
        for (std::size_t f = 0; f < corpus.forms.size(); ++f) {
            const std::uint32_t group = kin(corpus.forms[f].text, corpus.forms[f].language);
            if (group == NoKin || vocabulary.isStopForm[f] != 0 || vocabulary.isName[f] != 0)
                continue;
            ++asked;
            QVERIFY2(terms.column[f] != NoTerm, corpus.forms[f].text.c_str());
            QCOMPARE(terms.group[terms.column[f] - vocabulary.size()], group);
        }
        QVERIFY2(asked >= 5, std::to_string(asked).c_str());
    }

    void rareWordsAreLentMoreThanCommonOnes()
    {
        QVERIFY(kinShare(1.0, 1) < 1.0F);
        QVERIFY(kinShare(1.0, 1) > kinShare(1.0, 10));
        QVERIFY(kinShare(1.0, 10) > kinShare(1.0, 1000));
        QCOMPARE(kinShare(0.0, 1), 0.0F);
    }

    /// Titles that share hardly a word with one another, on drinks and on rails, in two languages.
    void titlesWithoutACommonWordFindEachOther()
    {
        static constexpr std::array<std::string_view, 20> titles{
            "Which wine with a summer dinner?",  "A beer brewed next door",     "Champagne or wine at breakfast",
            "My beer is too bitter",              "Coffee beans roasted at home", "Cocktail with strawberry juice",
            "Un vin rouge pour ce soir",         "La bière du monastère",        "Cheap whisky, cheap vodka",
            "Du chocolat et du café",            "The train was late again",     "Tram tracks under the snow",
            "A locomotive in the shed",          "Railway bridges of the valley", "Commuter trains need seats",
            "Le tramway de la gare",             "Un wagon sur la voie ferrée",  "The subway station is closed",
            "Freight trains at night",           "Railroad tracks and trains"};
        std::vector<Document> documents;
        for (std::size_t i = 0; i < titles.size(); ++i) {
            const bool french = titles[i].starts_with("Un ") || titles[i].starts_with("La ") || titles[i].starts_with("Le ")
                                || titles[i].starts_with("Du ");
            documents.push_back({.text = titles[i], .language = french ? French : English, .thread = static_cast<std::uint32_t>(i)});
        }
        NoProgress progress;
        const auto model = findThemes(documents, {.themes = 2}, progress);
        QVERIFY(model.has_value());
        QCOMPARE(model->themes.size(), std::size_t{2});
        const std::int32_t drinks = model->assignment[0], rails = model->assignment[10];
        QVERIFY(drinks != rails);
        int right = 0;
        for (std::size_t i = 0; i < titles.size(); ++i)
            right += model->assignment[i] == (i < 10 ? drinks : rails);
        QVERIFY2(right >= 17, qPrintable(QString::number(right)));

        // A new title of none of their words is placed by their kin, and bytes keep what that takes.
        const auto again = knownThemesFrom(toBytes(model->known));
        QVERIFY(again.has_value());
        const Document fresh{.text = "Grape juice and lemonade, by the bottle", .language = English};
        ThreadVotes votes(2);
        const std::vector<Placement> placed = placePosts(*again, std::span(&fresh, 1), votes, 1, progress);
        QCOMPARE(placed.front().theme, drinks);

        // A theme that a person makes learns from its posts as the search does: a word's kin are part of one use.
        const std::int32_t none = 0;
        const auto learned = learnThemes(*again, std::span(&fresh, 1), std::span(&none, 1), 1, 1.0, progress);
        QVERIFY(!learned.front().weight.empty());
        for (const auto &[term, weight] : learned.front().weight)
            QVERIFY(again->isWord(term) || (weight > 0.0F && weight < 3 * kinShare(1.0, 1)));
    }
};

QTEST_GUILESS_MAIN(TestWordKin)
#include "tst_wordkin.moc"
