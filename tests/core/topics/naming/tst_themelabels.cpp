// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/naming/coverage.h"
#include "core/topics/naming/labels.h"
#include "core/topics/naming/spelling.h"
#include "core/topics/words/nouns.h"
#include "tests/core/plantedforum.h"

#include <QTest>

#include <array>
#include <map>

using namespace parlance;
using namespace parlance::topics;
using parlance::test::Planted;

namespace {

/// A forum whose posts are in the themes they were planted in, and all that labels are made from.
struct Told
{
    Planted forum;
    Corpus corpus;
    Vocabulary vocabulary;
    std::vector<std::int32_t> assignment;
    std::vector<Theme> themes;
    std::map<std::string, std::size_t> number; ///< of each planted theme

    explicit Told(Planted planted) : forum(std::move(planted))
    {
        const NoProgress progress;
        corpus = readCorpus(forum.documents, 1, progress);
        vocabulary = makeVocabulary(corpus, {}, {}, progress);
        for (const std::string &theme : forum.theme)
            assignment.push_back(
                static_cast<std::int32_t>(number.try_emplace(theme, number.size()).first->second));
        themes.resize(number.size());
        const std::vector<std::vector<RankedTerm>> terms = rankTerms(
            countTerms(corpus, vocabulary, 1, progress), assignment, themes.size(), vocabulary.size(), progress);
        writeLabels({.documents = forum.documents,
                     .corpus = corpus,
                     .vocabulary = vocabulary,
                     .assignment = assignment,
                     .terms = terms,
                     .subject = {},
                     .names = {}},
                    themes, progress);
    }

    const Theme &theme(const std::string &planted) const { return themes[number.at(planted)]; }

    std::uint32_t form(const char *text, Language language = English) const
    {
        for (std::uint32_t f = 0; f < corpus.forms.size(); ++f) {
            if (corpus.forms[f].text == text && corpus.forms[f].language == language)
                return f;
        }
        return NoWord;
    }

    std::uint32_t term(const char *text, Language language = English) const
    {
        return vocabulary.termOfForm[form(text, language)];
    }
};

/// Each line is a post and a thread of its own.
void addAll(Planted &forum, const char *language, const char *theme,
            std::initializer_list<const char *> lines)
{
    for (const char *line : lines)
        forum.add(theme + std::to_string(forum.documents.size()), language, theme, line);
}

void addGarden(Planted &forum)
{
    addAll(forum, "en", "garden",
           {"The slugs ate my lettuce overnight.", "Copper tape keeps slugs off the lettuce.",
            "Ducks love slugs, and a lettuce too.", "Sand does nothing against the slugs.",
            "My lettuce under glass is safe from slugs.", "The lettuce grows well in this wet summer."});
}

std::vector<std::string> allNames(const Theme &theme)
{
    std::vector<std::string> all = theme.alternates;
    all.push_back(theme.label);
    all.insert(all.end(), theme.keyPhrases.begin(), theme.keyPhrases.end());
    return all;
}

std::string joined(const Theme &theme)
{
    std::string text;
    for (const std::string &name : allNames(theme))
        text += name + " | ";
    return text;
}

} // namespace

class TestThemeLabels : public QObject
{
    Q_OBJECT

private slots:
    void aNarrowPhraseDoesNotNameABroadTheme()
    {
        Planted forum;
        // "Soy" is never seen without the sauce, and two of forty posts about sauce and rice have it.
        const char *ways[] = {"My sauce was too thick, and so was the rice of %1.",
                              "The rice burned while I stirred a sauce with %1.",
                              "A sauce without cream, said %1.", "I cook the rice in a pot like %1."};
        const char *slugs[] = {"The slugs of %1 ate my lettuce.", "No lettuce is safe from the slugs of %1.",
                               "A duck called %1 loves slugs.", "The lettuce grows well, said %1."};
        for (std::uint32_t i = 0; i < 40; ++i) {
            const QString somebody = QStringLiteral("somebody") + QChar(u'a' + i / 10) + QChar(u'a' + i % 10);
            addAll(forum, "en", "kitchen",
                   {QString::fromUtf8(ways[i % 4]).arg(somebody).toStdString().c_str()});
            addAll(forum, "en", "garden",
                   {QString::fromUtf8(slugs[i % 4]).arg(somebody).toStdString().c_str()});
        }
        addAll(forum, "en", "kitchen",
               {"She puts soy sauce on the rice.", "A spoon of soy sauce is enough."});
        const Told told(std::move(forum));
        const std::string &label = told.theme("kitchen").label;
        QVERIFY2(label == "sauce and rice" || label == "rice and sauce", label.c_str());
        // Among what is said of it the phrase stands all the same.
        const std::vector<std::string> &phrases = told.theme("kitchen").keyPhrases;
        QVERIFY(std::find(phrases.begin(), phrases.end(), "soy sauce") != phrases.end());
    }

    void aPhraseOfTwoWordsThatBothMatterNamesATheme()
    {
        Planted forum;
        addAll(forum, "en", "code",
               {"Which programming language do you learn first?", "The language has a nice compiler.",
                "I do programming for a living.", "My first programming language was Logo.",
                "A language without types is a toy.", "He teaches programming at the school.",
                "Another programming language, another compiler.",
                "The programming of the compiler took a year.", "That language is old.",
                "Good programming needs patience."});
        addGarden(forum);
        const Told told(std::move(forum));
        QCOMPARE(told.theme("code").label, std::string("programming language"));
    }

    void aNameIsNeverCut_data()
    {
        QTest::addColumn<QString>("whole");
        QTest::addColumn<QString>("half");
        QTest::addColumn<QString>("other");
        QTest::addRow("of two words of the vocabulary") << "Daft Punk"
                                                        << "Daft"
                                                        << "Punk";
        QTest::addRow("of which one is a little word") << "New Delphia"
                                                       << "Delphia"
                                                       << "New";
    }

    void aNameIsNeverCut()
    {
        QFETCH(QString, whole);
        QFETCH(QString, half);
        QFETCH(QString, other);
        const char *lines[] = {"We heard %1 on the radio and the concert was loud.",
                               "The concert of last week, said %1, was the best.",
                               "A ticket for %1 costs too much for a concert.",
                               "I met them, I mean %1, behind the stage.",
                               "The tickets went in an hour, and %1 was sad.",
                               "No ticket, no concert, but I still love %1 today.",
                               "The stage was dark when %1 came to the concert."};
        Planted forum;
        for (const char *line : lines)
            addAll(forum, "en", "music", {QString::fromUtf8(line).arg(whole).toStdString().c_str()});
        addGarden(forum);
        const Told told(std::move(forum));
        bool seen = false;
        for (const std::string &name : allNames(told.theme("music"))) {
            const QString text = QString::fromStdString(name);
            seen = seen || text.contains(whole);
            const QString rest = QString(text).remove(whole);
            QVERIFY2(!rest.contains(half) && !rest.contains(other), name.c_str());
        }
        QVERIFY2(seen, joined(told.theme("music")).c_str());
    }

    void whatOnlyStandsBeforeAnotherWordIsNoNameByItself()
    {
        Planted forum;
        addAll(forum, "en", "prize",
               {"The accepted answer of the jury won a prize.", "An official letter of the jury came.",
                "The official result of the prize is out.", "The jury has accepted my letter.",
                "An official seal is on the prize.", "The accepted letter was lost, said the jury.",
                "The official jury sat all day for the prize.", "This prize has an official name."});
        addGarden(forum);
        const Told told(std::move(forum));
        const Theme &prize = told.theme("prize");
        for (const std::string &name : allNames(prize)) {
            QVERIFY2(name != "official" && name != "accepted" &&
                         name.find("and official") == std::string::npos &&
                         name.find("official and") == std::string::npos &&
                         name.find("accepted and") == std::string::npos &&
                         name.find("and accepted") == std::string::npos,
                     name.c_str());
        }
        QCOMPARE(prize.label, std::string("jury and prize"));
        const WordUse use(told.corpus, told.vocabulary, NoProgress());
        QVERIFY(use.alone(told.form("jury")) > 0.9);
        QVERIFY(use.alone(told.form("official")) < 0.5);
        QVERIFY(use.alone(told.form("accepted")) < 0.5);
    }

    void anAdjectiveAfterIsMakesNoVerbOfItsPhrase()
    {
        Planted forum;
        addAll(forum, "en", "work",
               {"A political party is a lot of work.", "It is political, they say, and the vote is near.",
                "We need a political party for this vote.", "That is not political, it is a vote.",
                "Another political party lost the vote.", "They were political from the start.",
                "She finally voted, and it was raining.", "He finally voted too, with a hat."});
        addGarden(forum);
        const Told told(std::move(forum));
        const WordUse use(told.corpus, told.vocabulary, NoProgress());
        QVERIFY(use.verb(told.form("political")) > 0.3);
        QCOMPARE(use.verbInFront(told.form("political")), 0.0);
        QCOMPARE(told.theme("work").label, std::string("political party"));
    }

    void aVerbAndItsObjectNameNothing()
    {
        Planted forum;
        addAll(forum, "en", "court",
               {"Lawyers protest the verdict of the court.", "Neighbours protest the verdict, too.",
                "Does anyone protest the verdict?", "Papers protest the verdict and the judge.",
                "Some people protest the verdict at night.", "Two judges protest the verdict now.",
                "The judge went home.", "The court of the town was empty."});
        addGarden(forum);
        const Told told(std::move(forum));
        const std::string names = joined(told.theme("court"));
        QVERIFY2(names.find("protest the") == std::string::npos, names.c_str());
    }

    void pairsAreInThePluralWherePeopleUseIt()
    {
        Planted forum;
        addAll(forum, "en", "music",
               {"The songs of this album are short.", "Their albums have few songs.",
                "A song and an album for you.", "I love the song.", "My albums are old.",
                "The songs, the songs!", "Every album has a bad song.", "The music of these albums is slow.",
                "This music is loud, and the song is too."});
        addGarden(forum);
        const Told told(std::move(forum));
        const std::string &label = told.theme("music").label;
        QVERIFY2(label == "songs and albums" || label == "albums and songs", label.c_str());
        for (const std::string &alternate : told.theme("music").alternates)
            QVERIFY2(alternate != "songs" && alternate != "albums", alternate.c_str());
        const WordUse use(told.corpus, told.vocabulary, NoProgress());
        QCOMPARE(use.shownForm(told.term("music"), English), told.form("music"));
        QCOMPARE(use.shownForm(told.term("song"), English), told.form("songs"));
        QVERIFY(use.isPlural(told.form("albums")) && !use.isPlural(told.form("album")));
    }

    void anAdjectiveIsNoNameHoweverOftenItIsSaid()
    {
        Planted forum;
        // Of the words of a small forum alone nobody could tell that "favorite" and "explicit" are no things.
        addAll(forum, "en", "cakes",
               {"The almond cake is explicit.", "An explicit cake, with the almond.",
                "My cake wants the explicit.", "This cake was the explicit.",
                "The cake and the almond, explicit.", "Their cake is too explicit."});
        addGarden(forum);
        const Told told(std::move(forum));
        for (const std::string &name : allNames(told.theme("cakes")))
            QVERIFY2(name.find("explicit") == std::string::npos, joined(told.theme("cakes")).c_str());
        QVERIFY(told.theme("cakes").label.find("cake") != std::string::npos);
    }

    void oneNounNamesAThemeWhereNoOtherBelongsToIt()
    {
        Planted forum;
        addAll(forum, "en", "trains",
               {"The railway was late again.", "Our railway wants more money.",
                "A railway without any seats.", "I like the railway.",
                "They closed the railway in the valley.", "The railway has a new map.",
                "No railway comes near us.", "That railway is older than the bridge."});
        addGarden(forum);
        const Told told(std::move(forum));
        QCOMPARE(told.theme("trains").label, std::string("railway"));
    }

    void noNameSaysTheSameTwice()
    {
        Planted forum;
        addAll(forum, "en", "blades",
               {"A knife needs a stone.", "My knives and the other knife are dull.", "Good knives last.",
                "The knife of the chef beside cheap knives.", "One knife, four knives.",
                "Her knives are new.", "His knife is old.", "The knives went to the stone."});
        addGarden(forum);
        const Told told(std::move(forum));
        for (const std::string &name : allNames(told.theme("blades")))
            QVERIFY2(name.find("knife") == std::string::npos || name.find("knives") == std::string::npos,
                     joined(told.theme("blades")).c_str());
    }

    void aWordStandsForItsKinds()
    {
        Planted forum;
        addAll(forum, "en", "drinks",
               {"The wine was a fine beverage.", "A beverage with lemonade, please.",
                "We had beer and a beverage.", "The lemonade came late.", "My wine is from the south.",
                "This beer is dark.", "Their cider is dry.", "A cider for me.", "The lemonade is cold.",
                "Our wine is red."});
        addGarden(forum);
        const Told told(std::move(forum));
        const NoProgress progress;
        Phrases phrases(told.corpus, told.vocabulary, told.assignment);
        phrases.collect(std::vector<std::uint8_t>(told.vocabulary.size(), 1), progress);
        Coverage coverage(phrases, told.assignment, told.corpus.thread);
        coverage.choose(told.number.at("drinks"), 10);
        const std::array kinds{told.term("wine"), told.term("beer"), told.term("lemonade"),
                               told.term("cider")};
        const Reach reach = coverage.ofWordAndKinds(told.term("beverage"), kinds);
        // Three posts with the word itself, seven that name a kind.
        QCOMPARE(reach.here, 3.0 + 7 * 0.5);
        QCOMPARE(reach.own, 1.0);
        QVERIFY(coverage.gain(reach) > coverage.gain(coverage.ofWord(told.term("beverage"))));
        QCOMPARE(coverage.ofWordAndKinds(told.term("beverage"), {}).here, 3.0);
    }

    void swearWordsNameNothing()
    {
        Planted forum;
        addAll(forum, "fr", "bus",
               {"Le bus de merde était en retard.", "Quelle merde, ce bus !",
                "Un bus de merde et un chauffeur absent.", "Le chauffeur du bus dort.",
                "Cette merde de chauffeur est parti.", "Mon chauffeur de bus est gentil."});
        addAll(forum, "fr", "potager",
               {"Les limaces mangent ma salade.", "Ma salade est perdue, les limaces dorment.",
                "Une salade pour des limaces.", "Le cuivre éloigne les limaces.",
                "Ta salade pousse sous une cloche.", "Ces limaces aiment la bière."});
        const Told told(std::move(forum));
        const Theme &bus = told.theme("bus");
        for (const std::string &name : allNames(bus))
            QVERIFY2(name.find("merde") == std::string::npos, name.c_str());
        QCOMPARE(bus.label, std::string("bus et chauffeur"));
    }

    void capitalsOfTitlesAreNotTheWords()
    {
        Planted forum;
        addAll(forum, "en", "town",
               {"Small Restaurant Opens Beside Bridge In Otley",
                "Restaurant Closes After Bridge Falls Near Otley",
                "They say the restaurant by the bridge is good, in Otley.", "The bridge of Otley was closed.",
                "I ate in a restaurant in Otley, by the bridge.",
                "New Bridge Planned Beside Restaurant In Otley"});
        addGarden(forum);
        const Told told(std::move(forum));
        const NoProgress progress;
        const WordUse use(told.corpus, told.vocabulary, progress);
        Phrases phrases(told.corpus, told.vocabulary, told.assignment);
        phrases.collect(std::vector<std::uint8_t>(told.vocabulary.size(), 1), progress);
        const Spelling spelling(told.forum.documents, told.corpus, told.vocabulary, phrases, use);
        QCOMPARE(spelling.ofTerm(told.term("restaurant"), told.form("restaurant")),
                 std::string("restaurant"));
        QCOMPARE(spelling.ofTerm(told.term("otley"), told.form("otley")), std::string("Otley"));
    }

    void germanNounsAreToldByTheirCapital()
    {
        Planted forum;
        addAll(forum, "de", "bahn",
               {"Der Zug kam nochmal zu spät am Bahnhof an.", "Am Bahnhof steht nochmal ein Zug.",
                "Ein Zug ohne Bahnhof, nochmal!", "Der Bahnhof war leer, nochmal.",
                "Wir nehmen nochmal den Zug.", "Dem Bahnhof fehlt nochmal ein Dach."});
        addAll(forum, "de", "garten",
               {"Die Schnecken fressen den Salat.", "Der Salat ist weg, die Schnecken sind satt.",
                "Ein Salat für die Schnecken.", "Gegen Schnecken hilft Kupfer.",
                "Mein Salat steht im Glashaus.", "Die Schnecken kamen in der Nacht."});
        const Told told(std::move(forum));
        const Theme &bahn = told.theme("bahn");
        QVERIFY2(bahn.label == "Zug und Bahnhof" || bahn.label == "Bahnhof und Zug", bahn.label.c_str());
        for (const std::string &name : allNames(bahn))
            QVERIFY2(name.find("nochmal") == std::string::npos, name.c_str());
    }

    void andIsWrittenAsItsLanguageDoes_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("written");
        QTest::addRow("Spanish") << "es"
                                 << "barrios"
                                 << "y";
        QTest::addRow("Spanish before an i") << "es"
                                             << "ideas"
                                             << "e";
        QTest::addRow("Spanish before an i that is written hi") << "es"
                                                                << "hijos"
                                                                << "e";
        QTest::addRow("Spanish before a y that is written hie") << "es"
                                                                << "hielo"
                                                                << "y";
        QTest::addRow("Italian") << "it"
                                 << "arte"
                                 << "e";
        QTest::addRow("Italian before an e") << "it"
                                             << "Economia"
                                             << "ed";
        QTest::addRow("Swedish") << "sv"
                                 << "öl"
                                 << "och";
        QTest::addRow("Turkish") << "tr"
                                 << "ekmek"
                                 << "ve";
        QTest::addRow("a language that is not known") << "xx"
                                                      << "ab"
                                                      << "/";
    }

    void andIsWrittenAsItsLanguageDoes()
    {
        QFETCH(QString, language);
        QFETCH(QString, word);
        QFETCH(QString, written);
        const std::string code = language.toStdString();
        QCOMPARE(QString::fromUtf8(
                     conjunctionBefore(word.toStdString(), Language(std::string_view(code))).data(),
                     static_cast<qsizetype>(
                         conjunctionBefore(word.toStdString(), Language(std::string_view(code))).size())),
                 written);
    }

    void reachOfAPhraseIsWhatItsWordsTellOfIt()
    {
        Planted forum;
        // Of eight posts with "card" four say "graphics card"; "graphics" is in six. "Pink" is only in "pink
        // card".
        addAll(forum, "en", "pc",
               {"The graphics card is new.", "My graphics card broke.", "A graphics card costs a lot.",
                "This graphics card is loud.", "The card is warm.", "A card is missing.",
                "The pink card fits.", "My pink card fits.", "The graphics are poor.",
                "Good graphics need time."});
        addGarden(forum);
        const Told told(std::move(forum));
        const NoProgress progress;
        Phrases phrases(told.corpus, told.vocabulary, told.assignment);
        phrases.collect(std::vector<std::uint8_t>(told.vocabulary.size(), 1), progress);
        Coverage coverage(phrases, told.assignment, told.corpus.thread);
        coverage.choose(told.number.at("pc"), 10);
        const std::uint32_t card = told.term("card");
        const std::uint32_t graphics = told.term("graphics");
        const std::uint32_t pink = told.term("pink");
        QCOMPARE(coverage.postsOf(card).size(), std::size_t{8});
        QCOMPARE(coverage.together(std::array{card, graphics}).posts, 4U);
        QCOMPARE(coverage.ofEither(card, graphics, 4).here, 10.0);
        // A post with both words counts whole. The two with "graphics" alone count as much as that word is
        // used in the phrase, 4 of 6; the four with "card" alone as much as that one is, 4 of 8: more than
        // the 2 of 6 that "graphics" means without it.
        const Reach both = coverage.ofPhrase(std::array{Part{card, 1.0}, Part{graphics, 1.0}}, 4, 4);
        QVERIFY(std::abs(both.here - (4 + 2 * (4.0 / 6.0) + 4 * 0.5)) < 1e-9);
        // "Pink" means nothing without "card": the six other cards tell only as much as a quarter of cards
        // being pink does.
        const Reach narrow = coverage.ofPhrase(std::array{Part{card, 1.0}, Part{pink, 1.0}}, 2, 2);
        QVERIFY(std::abs(narrow.here - (2 + 6 * 0.25)) < 1e-9);
        QVERIFY(coverage.gain(both) > coverage.gain(narrow));
        QCOMPARE(coverage.gain({.here = 0.0, .all = 0.0, .own = 0.0}), 0.0);
        // A fifth of the ten posts is wide enough.
        QCOMPARE(coverage.breadth({.here = 2.0, .all = 2.0, .own = 1.0}), 1.0);
        QCOMPARE(coverage.breadth({.here = 10.0, .all = 10.0, .own = 1.0}), 1.0);
        QVERIFY(coverage.breadth({.here = 1.0, .all = 1.0, .own = 1.0}) < 0.7);
        QCOMPARE(coverage.breadth({.here = 0.0, .all = 0.0, .own = 0.0}), 0.0);
    }
};

QTEST_GUILESS_MAIN(TestThemeLabels)
#include "tst_themelabels.moc"
