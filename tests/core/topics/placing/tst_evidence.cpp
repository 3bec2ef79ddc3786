// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/numbers/numeric.h"
#include "core/topics/placing/evidence.h"
#include "core/topics/placing/placing.h"
#include "core/topics/themes.h"
#include "tests/core/plantedforum.h"

#include <QTest>

#include <algorithm>
#include <vector>

using namespace parlance;
using namespace parlance::topics;

namespace {

/// A post as weighEvidence() takes it: a letter of a theme (`-` = none), its witness and content words, and
/// what becomes of it.
struct Told
{
    char theme = '-';
    double witness = 0;
    std::uint32_t content = 8;
};
using Thread = std::vector<Told>;

constexpr WitnessBars Bars{.wordy = 1.25, .thin = 2.0};

std::vector<Placement> placements(const Thread &thread)
{
    std::vector<Placement> posts;
    for (const Told &told : thread) {
        Placement post;
        post.theme = told.theme == '-' ? -1 : told.theme - 'a';
        post.weight = told.theme == '-' ? 0.0F : 0.8F;
        post.witness = static_cast<float>(told.witness);
        post.content = told.content;
        posts.push_back(post);
    }
    return posts;
}

QString written(const std::vector<Placement> &posts)
{
    QString text;
    for (const Placement &post : posts)
        text += post.theme < 0 ? QLatin1Char('-') : QLatin1Char(static_cast<char>('a' + post.theme));
    return text;
}

double bestOf(double share, std::initializer_list<std::pair<double, double>> words, double posts = 2000)
{
    BestWord best(share * posts, posts);
    for (const auto &[here, all] : words)
        best.hear(here, all);
    return best.best();
}

} // namespace
Q_DECLARE_METATYPE(Thread)

class TestEvidence : public QObject
{
    Q_OBJECT

private slots:
    void aWordSpeaksByHowItsOtherUsesAreSpread()
    {
        // Used as the posts are spread, it says nothing, whatever the size of the theme.
        QVERIFY(std::abs(bestOf(0.1, {{10, 100}})) < 1e-9);
        QVERIFY(std::abs(bestOf(0.4, {{40, 100}})) < 1e-9);
        QVERIFY(bestOf(0.1, {{50, 100}}) > 2.0);
        QVERIFY(bestOf(0.1, {{1, 100}}) < -1.0);
        // One use elsewhere than in the post itself is next to nothing; twenty are a mark.
        QVERIFY(bestOf(0.1, {{1, 1}}) < 1.25);
        QVERIFY(bestOf(0.1, {{20, 20}}) > 3.0);
        QVERIFY(bestOf(0.1, {{20, 20}}) > bestOf(0.1, {{5, 5}}));
        // Where there are few posts, so are the uses that mark.
        QVERIFY(bestOf(0.1, {{3, 3}}, 100) > bestOf(0.1, {{3, 3}}));
    }

    void theBestWordDecides()
    {
        QCOMPARE(bestOf(0.1, {{1, 100}, {50, 100}, {10, 100}}), bestOf(0.1, {{50, 100}}));
        QCOMPARE(bestOf(0.1, {}), 0.0);
        QVERIFY(bestOf(1.0, {}) > 5.0); // the only theme needs no witness
    }

    void wordsSpeakByWhatIsLeftOfThemOutside()
    {
        // A theme of a tenth of all weight; two hundred terms.
        const OutsideShares shares(100, 1000, 200);
        const auto said = [&](double here, double all) {
            return shares.said(portableLog(OutsideShares::ratio(here, all)));
        };
        QVERIFY(said(90, 100) > 2.0);
        QVERIFY(said(90, 100) > said(50, 100));
        QVERIFY(said(50, 100) > 0.5);
        // As the rest uses it, it says next to nothing; and no more does one that the theme lacks, however
        // common it is.
        QVERIFY(std::abs(said(10, 100)) < 0.1);
        QVERIFY(said(0, 100) < 0.0 && said(0, 100) > -0.1);
        QCOMPARE(said(0, 10'000), said(0, 10));
        // A word of one use is no mark.
        QVERIFY(said(1, 1) < said(20, 20) / 4);
        // The larger the theme, the more it is asked.
        QVERIFY(OutsideShares(500, 1000, 200).said(0.0) < shares.said(0.0));
    }

    void whatWordsTellIsAddedUp()
    {
        const Telling telling{.best = 2.0, .outside = 3.0};
        QCOMPARE(telling.of(1.5, 0.0, 2.0), 6.0);
        QCOMPARE(telling.of(0.0, 0.5, 2.0), 1.5);
        QCOMPARE(telling.of(1.5, 0.5, 2.0), 7.5);
        QCOMPARE(telling.of(-3.0, 0.5, 2.0), 1.5); // a best word that speaks against a theme is none
    }

    void probabilityCountsALittle()
    {
        QCOMPARE(witnessOf(1.0, 0.5), 1.0);
        QVERIFY(witnessOf(1.0, 0.9) > 1.0 && witnessOf(1.0, 0.1) < 1.0);
        QCOMPARE(witnessOf(0.0, 1.0), -witnessOf(0.0, 0.0));
        QVERIFY(witnessOf(0.0, 1.0) <= 1.25); // certainty without a word is not enough for any bar
    }

    void fewPostsWithWordsAreLeftOut()
    {
        Thread weak(100, {'a', 0.5, 8});
        for (int i = 0; i < 3; ++i)
            weak[static_cast<std::size_t>(i)].witness = -1.0;
        std::vector<Placement> posts = placements(weak);
        const WitnessBars bars = barsFor(posts);
        QCOMPARE(bars.wordy, 0.5); // all but three are as weak as each other
        ThreadVotes votes(1);
        weighEvidence(posts, bars, {}, votes);
        QCOMPARE(written(posts).count(QLatin1Char('-')), 3);

        const WitnessBars strong = barsFor(placements(Thread(100, {'a', 3.0, 8})));
        QVERIFY(strong.wordy > 1.0 && strong.wordy < 3.0 && strong.thin > strong.wordy);
        // Posts of a few words do not count among them, and ask for more.
        QCOMPARE(barsFor(placements(Thread(100, {'a', -3.0, 2}))).wordy, strong.wordy);
        // Posts in no theme are left out already.
        Thread some(100, {'a', 0.5, 8});
        for (std::size_t i = 0; i < 20; ++i)
            some[i].theme = '-';
        QVERIFY(barsFor(placements(some)).wordy < 0.5);
    }

    void settling_data()
    {
        QTest::addColumn<Thread>("thread");
        QTest::addColumn<QString>("threaded");
        QTest::addColumn<QString>("alone");

        const Told firm{'a', 4.0, 8};
        QTest::addRow("posts with a witness stay") << Thread{firm, {'b', 1.5, 8}, {'c', 3.0, 1}} << "abc"
                                                   << "abc";
        QTest::addRow("those without leave") << Thread{firm, {'a', 1.0, 8}, {'b', 0.0, 8}} << "a--"
                                             << "a--";
        QTest::addRow("a post of a few words needs more of one")
            << Thread{{'a', 1.4, 2}, {'a', 1.4, 3}} << "-a"
            << "-a";
        QTest::addRow("but not where its thread bears it out")
            << Thread{firm, firm, firm, firm, {'a', 1.4, 2}} << "aaaaa"
            << "aaaa-";
        QTest::addRow("a short reply goes with a thread that is clearly of a theme")
            << Thread{firm, firm, firm, firm, {'b', 1.4, 2}, {'-', 0.0, 1}} << "aaaaaa"
            << "aaaa--";
        QTest::addRow("but not with one that is mostly of it")
            << Thread{firm, firm, firm, {'c', 4.0, 8}, {'c', 4.0, 8}, {'c', 4.0, 8}, {'b', 1.4, 2}}
            << "aaaccc-"
            << "aaaccc-";
        QTest::addRow("words that say nothing follow a thread mostly of one theme")
            << Thread{firm, firm, {'b', 4.0, 8}, {'c', 0.0, 9}, {'-', 0.0, 4}} << "aabaa"
            << "aab--";
        QTest::addRow("a reply without a word of content follows none")
            << Thread{firm, firm, firm, firm, {'-', 0.0, 0}, {'a', 0.0, 0}} << "aaaa--"
            << "aaaa--";
        QTest::addRow("nor does any follow a thread of two") << Thread{firm, firm, {'-', 0.0, 9}} << "aa-"
                                                             << "aa-";
        QTest::addRow("a weak witness gives way to a clear thread")
            << Thread{firm, firm, firm, firm, {'b', 2.0, 8}} << "aaaaa"
            << "aaaab";
        QTest::addRow("a firm one does not") << Thread{firm, firm, firm, firm, {'b', 3.0, 8}} << "aaaab"
                                             << "aaaab";
        QTest::addRow("nor a weak one to a thread that is not clear")
            << Thread{firm, firm, firm, {'c', 4.0, 8}, {'c', 4.0, 8}, {'c', 4.0, 8}, {'b', 2.0, 8}}
            << "aaacccb"
            << "aaacccb";
        QTest::addRow("followers do not draw others")
            << Thread{firm, firm, {'-', 0.0, 9}, {'-', 0.0, 9}, {'-', 0.0, 9}} << "aa---"
            << "aa---";
    }

    void settling()
    {
        QFETCH(Thread, thread);
        QFETCH(QString, threaded);
        QFETCH(QString, alone);
        std::vector<Placement> posts = placements(thread);
        ThreadVotes none(3);
        weighEvidence(posts, Bars, {}, none);
        QCOMPARE(written(posts), alone);
        posts = placements(thread);
        ThreadVotes votes(3);
        weighEvidence(posts, Bars, std::vector<std::uint32_t>(posts.size(), 7), votes);
        QCOMPARE(written(posts), threaded);
        for (int theme = 0; theme < 3; ++theme)
            QCOMPARE(static_cast<int>(votes.of(7)[theme]),
                     static_cast<int>(threaded.count(QLatin1Char(static_cast<char>('a' + theme)))));
        for (const Placement &post : posts)
            QCOMPARE(post.weight > 0.0F, post.theme >= 0);
    }

    void aThreadPutsNobodyIntoAThemeThatIsClosedToIt()
    {
        const Told firm{'a', 4.0, 8};
        std::vector<Placement> posts = placements({firm, firm, firm, firm, {'b', 2.0, 8}, {'-', 0.0, 8}});
        for (Placement &post : posts)
            post.open = 1;
        ThreadVotes votes(2);
        weighEvidence(posts, Bars, std::vector<std::uint32_t>(posts.size(), 7), votes);
        QCOMPARE(written(posts), QStringLiteral("aaaab-"));
    }

    void whereANumberIsWantedNobodyIsLeftOut()
    {
        std::vector<Placement> posts = placements({{'a', -3.0, 8}, {'b', -3.0, 1}});
        ThreadVotes votes(2);
        weighEvidence(posts, WitnessBars(), {}, votes);
        QCOMPARE(written(posts), QStringLiteral("ab"));
    }

    /// Words that are everywhere speak for no theme, however probable they make one: such posts are of the
    /// theme of their thread.
    void thanksAndSmallTalkHaveNoThemeOfTheirOwn_data()
    {
        QTest::addColumn<int>("wanted");
        QTest::addRow("any number of themes") << 0;
        QTest::addRow("three are wanted") << 3;
    }

    void thanksAndSmallTalkHaveNoThemeOfTheirOwn()
    {
        QFETCH(int, wanted);
        test::Planted village = test::readPlanted("village.txt");
        const std::vector<std::string> talk{"Thanks, that helped!", "Brilliant, thanks.", "Good luck!",
                                            "That helped, brilliant!", "Thanks and good luck."};
        const std::size_t posts = village.documents.size();
        std::vector<std::string> threads;
        for (const auto &[name, number] : village.threads)
            threads.push_back(name);
        for (std::size_t i = 0; i < threads.size() * 2; ++i)
            village.add(threads[i % threads.size()], "en", "none", talk[i % talk.size()]);
        NoProgress progress;
        const auto model = findThemes(village.documents, {.themes = wanted}, progress);
        QVERIFY(model.has_value());
        std::size_t placed = 0, said = 0;
        std::map<std::uint32_t, std::map<std::int32_t, int>>
            themesOf; // of each thread's posts with something to say
        for (std::size_t d = 0; d < posts; ++d) {
            if (village.theme[d] != "none") {
                ++said;
                placed += model->assignment[d] >= 0;
            }
            ++themesOf[village.documents[d].thread][model->assignment[d]];
        }
        QVERIFY2(placed * 100 >= said * 93, std::to_string(placed).c_str());
        std::size_t withThread = 0;
        for (std::size_t d = posts; d < village.documents.size(); ++d)
            withThread += themesOf[village.documents[d].thread].contains(model->assignment[d]);
        QVERIFY2(withThread * 10 >= threads.size() * 2 * 8, std::to_string(withThread).c_str());
    }

    /// The search and the placing of later posts go by the same rule: put into what the search learned as if
    /// they were new, a post's own words weigh a little more than among the rest.
    void theSearchAndThePlacingAgree()
    {
        const test::Planted village = test::readPlanted("village.txt");
        NoProgress progress;
        const auto model = findThemes(village.documents, {}, progress);
        QVERIFY(model.has_value());
        QVERIFY(model->known.bars.thin > 0);
        ThreadVotes votes(model->themes.size());
        const auto placed = placePosts(model->known, village.documents, votes, 1, progress);
        std::size_t same = 0;
        for (std::size_t d = 0; d < placed.size(); ++d)
            same += placed[d].theme == model->assignment[d];
        QVERIFY2(same * 10 >= placed.size() * 9, std::to_string(same).c_str());
    }
};

QTEST_GUILESS_MAIN(TestEvidence)
#include "tst_evidence.moc"
