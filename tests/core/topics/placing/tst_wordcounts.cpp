// SPDX-License-Identifier: GPL-3.0-or-later
// How often themes use words: counted once, added up and taken apart as a person merges and splits them.
#include "core/topics/placing/marks.h"
#include "core/topics/placing/placing.h"
#include "core/topics/placing/wordcounts.h"
#include "core/topics/themes.h"
#include "core/topics/words/vocabulary.h"
#include "tests/core/plantedforum.h"

#include <QTest>

using namespace parlance;
using namespace parlance::topics;
using parlance::test::Planted;
using parlance::test::readPlanted;

namespace {

/// "3: 0 2/5, 7 1/1": three posts, of which two use the term 0, five times.
QString written(const WordCounts &counts)
{
    QStringList words;
    for (const WordCounts::Use &use : counts.words)
        words << QStringLiteral("%1 %2/%3").arg(use.term).arg(use.posts).arg(use.uses);
    return QStringLiteral("%1: %2").arg(counts.posts).arg(words.join(QStringLiteral(", ")));
}

} // namespace

class TestWordCounts : public QObject
{
    Q_OBJECT

    const Planted m_village = readPlanted("village.txt");
    ThemeModel m_model;

    CountedWords counted(int workers) const
    {
        return countWords(m_model.counted.words, m_model.known, m_village.documents, m_model.assignment,
                          m_model.themes.size(), workers, NoProgress());
    }

private slots:
    void initTestCase()
    {
        NoProgress progress;
        auto model = findThemes(m_village.documents, {.themes = 3}, progress);
        QVERIFY(model.has_value());
        m_model = std::move(*model);
        QCOMPARE(m_model.counted.themes.size(), std::size_t{3});
    }

    void partsAddUpAndAreTakenAway()
    {
        WordCounts sum{3, {{0, 2, 5}, {7, 1, 1}}};
        const WordCounts part{2, {{0, 1, 1}, {4, 2, 3}}};
        sum.add(part);
        QCOMPARE(written(sum), QStringLiteral("5: 0 3/6, 4 2/3, 7 1/1"));
        sum.subtract(part);
        QCOMPARE(written(sum), QStringLiteral("3: 0 2/5, 7 1/1"));
        sum.subtract({9, {{0, 9, 9}, {5, 1, 1}}});
        QCOMPARE(written(sum), QStringLiteral("0: 7 1/1"));
    }

    void postsReadAgainGiveTheCountsOfTheSearch()
    {
        for (const int workers : {1, 3}) {
            const CountedWords again = counted(workers);
            QVERIFY(again.all.words.size() > 20);
            QCOMPARE(written(again.all), written(m_model.counted.all));
            for (std::size_t theme = 0; theme < again.themes.size(); ++theme)
                QCOMPARE(written(again.themes[theme]), written(m_model.counted.themes[theme]));
        }
    }

    void postsThatArePlacedGiveTheSameCounts()
    {
        for (const int workers : {1, 3}) {
            TermCounts words;
            ThreadVotes votes(m_model.themes.size());
            placePosts(m_model.known, m_village.documents, votes, workers, NoProgress(), &words);
            CountedWords placed = countWords(m_model.counted.words, words, m_model.assignment, m_model.themes.size());
            QCOMPARE(written(placed.all), written(m_model.counted.all));
            for (std::size_t theme = 0; theme < placed.themes.size(); ++theme)
                QCOMPARE(written(placed.themes[theme]), written(m_model.counted.themes[theme]));
            placed.add(countWords(m_model.counted.words, m_model.known, {}, {}, m_model.themes.size(), workers, NoProgress()));
            QCOMPARE(written(placed.all), written(m_model.counted.all)); // none more
        }
        TermCounts words;
        ThreadVotes votes(0);
        placePosts({}, m_village.documents, votes, 1, NoProgress(), &words); // where nothing is known
        QCOMPARE(words.rows(), m_village.documents.size());
        QVERIFY(words.term.empty());
    }

    void bytesComeBackTheSame()
    {
        const std::string bytes = toBytes(m_model.counted.all);
        QCOMPARE(written(*wordCountsFrom(bytes)), written(m_model.counted.all));
        const std::string words = toBytes(m_model.counted.words);
        QVERIFY(*wordsFrom(words) == m_model.counted.words);
        for (std::size_t size = 0; size < bytes.size(); ++size)
            QVERIFY2(!wordCountsFrom(std::string_view(bytes).substr(0, size)), std::to_string(size).c_str());
        for (std::size_t size = 0; size < words.size(); ++size)
            QVERIFY2(!wordsFrom(std::string_view(words).substr(0, size)), std::to_string(size).c_str());
        QVERIFY(!wordsFrom("\xff\xff\xff\xff\xff\xff\xff\xff\x7f"));
        QVERIFY(!wordCountsFrom(std::string("\x05\xff\xff\xff\xff\x0f", 6)));
    }

    void aWordThatOnlyOneThemeUsesMarksIt()
    {
        const std::vector<std::string> words{"rye", "the", "", "gear"};
        const WordCounts all{100, {{0, 20, 30}, {1, 90, 200}, {2, 50, 50}, {3, 20, 30}}};
        const WordCounts bread{30, {{0, 20, 30}, {1, 27, 60}, {2, 30, 30}, {3, 1, 1}}};
        const std::vector<Mark> marks = marksOf(words, all, bread, 30, 10);
        QCOMPARE(marks.size(), std::size_t{1});
        QCOMPARE(marks[0].word, std::string("rye"));
        QCOMPARE(marks[0].here, std::int64_t{20});
        QCOMPARE(marks[0].elsewhere, std::int64_t{0});
        QVERIFY(marksOf(words, {}, bread, 30, 10).empty());
        QVERIFY(marksOf(words, all, {}, 30, 10).empty());
    }
};

QTEST_GUILESS_MAIN(TestWordCounts)
#include "tst_wordcounts.moc"
