// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/placing/explanation.h"
#include "core/topics/placing/marks.h"
#include "core/topics/placing/placing.h"
#include "core/topics/placing/thememap.h"
#include "tests/core/plantedforum.h"

#include <QTest>

#include <cmath>
#include <set>

using namespace parlance;
using namespace parlance::topics;
using parlance::test::Planted;
using parlance::test::readPlanted;

class TestKnownThemes : public QObject
{
    Q_OBJECT

    const Planted m_village = readPlanted("village.txt");
    ThemeModel m_model;

    std::int32_t themeOf(const char *planted) const
    {
        std::map<std::int32_t, int> posts;
        for (std::size_t d = 0; d < m_village.documents.size(); ++d) {
            if (m_village.theme[d] == planted)
                ++posts[m_model.assignment[d]];
        }
        return std::max_element(posts.begin(), posts.end(), [](const auto &a, const auto &b) {
                   return a.second < b.second;
               })->first;
    }

private slots:
    void initTestCase()
    {
        NoProgress progress;
        auto model = findThemes(m_village.documents, {.themes = 3}, progress);
        QVERIFY(model.has_value());
        m_model = std::move(*model);
        QCOMPARE(m_model.themes.size(), std::size_t{3});
        QCOMPARE(m_model.known.themes.size(), std::size_t{3});
        QVERIFY(m_model.known.knownShare > 0);
    }

    void bytesComeBackTheSame()
    {
        const std::string bytes = toBytes(m_model.known);
        const auto again = knownThemesFrom(bytes);
        QVERIFY(again.has_value());
        QCOMPARE(toBytes(*again), bytes);
        QCOMPARE(again->stems, m_model.known.stems);
    }

    void bytesThatAreCutOrStrangeAreRefused()
    {
        const std::string bytes = toBytes(m_model.known);
        for (std::size_t size = 0; size < bytes.size(); ++size)
            QVERIFY2(!knownThemesFrom(std::string_view(bytes).substr(0, size)), std::to_string(size).c_str());
        QVERIFY(!knownThemesFrom(bytes + 'x'));
        QVERIFY(!knownThemesFrom("{}"));
        // A count of things that the bytes cannot hold must not be believed.
        QVERIFY(!knownThemesFrom("parlance themes 1\n" + std::string(60, '\xFF')));
        for (std::size_t at = 0; at < bytes.size(); at += 7) {
            std::string changed = bytes;
            changed[at] = static_cast<char>(changed[at] ^ 0x55);
            if (const auto known = knownThemesFrom(changed))
                placedIn(*known, "The bicycle chain skips."); // whatever it says, it must not crash
        }
    }

    void newPostsFindTheirTheme_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("theme");
        QTest::addRow("bread") << "My rye flour makes a fine sourdough starter, the dough has a crust." << "bread";
        QTest::addRow("trains") << "The night train has a sleeper carriage and a dining car." << "trains";
        QTest::addRow("bicycles, inflected") << "New brake pads for my bicycles, and chains." << "bicycles";
        QTest::addRow("words of none") << "Zeppelins fly over the mountain." << "";
        QTest::addRow("no words") << "" << "";
    }

    void newPostsFindTheirTheme()
    {
        QFETCH(QString, text);
        QFETCH(QString, theme);
        const Placement placed = placedIn(m_model.known, text.toStdString());
        QCOMPARE(placed.theme, theme.isEmpty() ? -1 : themeOf(theme.toUtf8()));
        QVERIFY(placed.weight >= 0 && placed.weight <= 1);
        QCOMPARE(placed.theme < 0, placed.weight == 0.0F);
    }

    void aPostOfNoKnownWordsFollowsItsThread()
    {
        KnownThemes known = m_model.known;
        known.threadPrior = 1.0;
        const std::string text = "Zeppelins crossed Patagonia without landing, wonderful.";
        const std::vector<Document> documents{{.text = text, .language = English, .thread = 7}};
        ThreadVotes votes(3);
        votes.add(7, 2, 5.0F);
        QCOMPARE(placePosts(known, documents, votes, 1, NoProgress()).front().theme, 2);
        ThreadVotes torn(3);
        torn.add(7, 2, 3.0F);
        torn.add(7, 1, 3.0F);
        QCOMPARE(placePosts(known, documents, torn, 1, NoProgress()).front().theme, -1);
    }

    void placingIsTheSameOnAnyNumberOfWorkers()
    {
        std::vector<Document> many;
        for (int copy = 0; copy < 400; ++copy)
            many.insert(many.end(), m_village.documents.begin(), m_village.documents.end());
        const auto place = [&](int workers) {
            ThreadVotes votes(3);
            std::vector<std::pair<std::int32_t, float>> placed;
            for (const Placement &one : placePosts(m_model.known, many, votes, workers, NoProgress()))
                placed.emplace_back(one.theme, one.weight);
            return placed;
        };
        QVERIFY(place(1) == place(3));
    }

    void anExplanationAddsUp()
    {
        for (std::size_t d = 0; d < m_village.documents.size(); ++d) {
            const Document &document = m_village.documents[d];
            const Explanation why =
                explainPost(m_model.known, document.text, document.language, m_model.assignment[d]);
            double sum = why.size + why.thread;
            for (const Evidence &word : why.words) {
                QVERIFY(word.begin < word.end && word.end <= document.text.size());
                sum += word.value;
            }
            QVERIFY2(std::abs(sum - why.total) < 1e-9, std::string(document.text).c_str());
            QVERIFY(why.theme >= 0 && why.against >= 0 && why.theme != why.against);
        }
    }

    void anExplanationNamesTheWordsThatDecide()
    {
        const std::string text = "The sleeper carriage smelled of bread.";
        const Explanation why = explainPost(m_model.known, text, English, themeOf("trains"), themeOf("bread"));
        QVERIFY(!why.words.empty());
        for (const Evidence &word : why.words) {
            const std::string written = text.substr(word.begin, word.end - word.begin);
            if (written == "sleeper" || written == "carriage")
                QVERIFY2(word.value > 0, written.c_str());
            if (written == "bread")
                QVERIFY2(word.value < 0, written.c_str());
        }
        const Explanation back = explainPost(m_model.known, text, English, themeOf("bread"), themeOf("trains"));
        QCOMPARE(back.total, -why.total);
    }

    void anExplanationNamesTheWordThatMarksTheTheme()
    {
        const std::string text = "Sourdough on the platform, and the sleeper carriage was full.";
        const auto wordFor = [&](const char *theme) {
            const auto witness = explainPost(m_model.known, text, English, themeOf(theme)).witness;
            return witness ? text.substr(witness->begin, witness->end - witness->begin) : std::string();
        };
        QCOMPARE(wordFor("bread"), std::string("Sourdough"));
        QVERIFY(std::set<std::string>({"platform", "sleeper", "carriage"}).contains(wordFor("trains")));
        QVERIFY(explainPost(m_model.known, text, English, themeOf("trains")).witness->value > 1);
        QVERIFY(explainPost(m_model.known, text, English, themeOf("bicycles")).witness->value < 0);
        QVERIFY(!explainPost(m_model.known, "Zeppelins fly.", English, 0).witness);
        // Where there is no doubt of a theme at all, no word is needed.
        KnownThemes one = m_model.known;
        one.themes.resize(1);
        QCOMPARE(explainPost(one, text, English, 0).against, -1);
        QCOMPARE(explainPost(one, text, English, 0).witness->value, CertainWord);
    }

    void marksAreWordsOfTheTheme()
    {
        const CountedWords &counted = m_model.counted;
        const std::vector<Mark> marks =
            marksOf(counted.words, counted.all, counted.themes[static_cast<std::size_t>(themeOf("bicycles"))], 16, 30);
        QVERIFY(!marks.empty());
        for (std::size_t i = 0; i < marks.size(); ++i) {
            QVERIFY(marks[i].z > 1.96 && marks[i].here > marks[i].elsewhere / 2);
            QVERIFY(i == 0 || marks[i].z <= marks[i - 1].z);
        }
        QVERIFY(std::any_of(marks.begin(), marks.end(), [](const Mark &mark) { return mark.word == "chain"; }));
    }

    void aMapKeepsLikeThemesTogether()
    {
        KnownThemes known;
        known.stems = {"a", "b", "c", "d"};
        known.factor = {1, 1, 1, 1};
        // The first two use like words, the third quite others.
        known.themes = {{10, {{0, 10}, {1, 10}}}, {10, {{0, 12}, {1, 8}}}, {10, {{2, 10}, {3, 10}}}};
        const ThemeMap map = mapThemes(known);
        QCOMPARE(map.similarity[0][0], 1.0);
        QCOMPARE(map.similarity[0][1], map.similarity[1][0]);
        QVERIFY(map.similarity[0][1] > 0.8);
        QVERIFY(map.similarity[0][2] < 1e-9);
        const auto distance = [&](std::size_t a, std::size_t b) {
            return std::hypot(map.points[a].x - map.points[b].x, map.points[a].y - map.points[b].y);
        };
        QVERIFY(distance(0, 1) < distance(0, 2) / 3);
        for (const MapPoint &point : map.points)
            QVERIFY(std::abs(point.x) <= 1 && std::abs(point.y) <= 1);
        QVERIFY(mapThemes({}).points.empty());
        known.themes.resize(1);
        QCOMPARE(mapThemes(known).points.size(), std::size_t{1});
    }

private:
    static Placement placedIn(const KnownThemes &known, const std::string &text)
    {
        const std::vector<Document> documents{{.text = text, .language = English}};
        ThreadVotes alone(known.themes.size());
        return placePosts(known, documents, alone, 1, NoProgress()).front();
    }
};

QTEST_GUILESS_MAIN(TestKnownThemes)
#include "tst_knownthemes.moc"
