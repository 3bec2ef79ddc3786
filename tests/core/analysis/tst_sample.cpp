// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/sample.h"

#include "tests/core/handmadetable.h"

#include <QTest>

#include <map>
#include <numeric>
#include <set>

using namespace parlance;
using namespace parlance::analysis;
using namespace parlance::test;
using store::Checked;
using store::Stratum;

namespace {

/// 900 neutral, 90 positive and 10 negative posts, in two themes and none; every tenth is not scored.
PostTable unevenTable()
{
    std::vector<HandmadePost> posts;
    for (int i = 0; i < 1000; ++i) {
        HandmadePost post{.id = 1000 + i, .thread = 1000 + i / 10 * 10};
        post.compound = i < 900 ? 0.0 : i < 990 ? 0.8 : -0.8;
        post.theme = i % 3 - 1;
        posts.push_back(post);
    }
    for (int i = 0; i < 100; ++i)
        posts.push_back({.id = 5000 + i, .thread = 5000});
    posts.push_back({.id = 6000, .thread = 6000, .compound = 0.5, .theme = 1, .flags = 0}); // no text
    return handmadeTable(std::move(posts));
}

std::map<sentiment::Class, int> byClass(const store::Sample &sample)
{
    std::map<sentiment::Class, int> counts;
    for (const store::SampledPost &post : sample.posts)
        ++counts[post.sentiment];
    return counts;
}

} // namespace

class TestSample : public QObject
{
    Q_OBJECT

    const PostTable m_table = unevenTable();

private slots:
    void rareClassesAreReadToo()
    {
        const store::Sample sample = drawSample(m_table, everything(m_table), {.posts = 100});
        QCOMPARE(sample.posts.size(), std::size_t{100});
        auto counts = byClass(sample);
        QCOMPARE(counts[sentiment::Class::None], 0);
        QVERIFY(counts[sentiment::Class::Negative] >= 6);
        QVERIFY(counts[sentiment::Class::Positive] > counts[sentiment::Class::Negative]);
        QVERIFY(counts[sentiment::Class::Neutral] > counts[sentiment::Class::Positive]);
        std::int64_t population = 0;
        for (const Stratum &stratum : sample.strata)
            population += stratum.posts;
        QCOMPARE(population, std::int64_t{1000});
        QCOMPARE(sample.strata.size(), std::size_t{9}); // three classes in two themes and none
    }

    void everyPostOnce()
    {
        for (const std::int64_t wanted : {1, 7, 100, 999, 5000}) {
            const store::Sample sample = drawSample(m_table, everything(m_table), {.posts = wanted});
            std::set<PostId> distinct;
            for (const store::SampledPost &post : sample.posts)
                distinct.insert(post.post);
            QCOMPARE(distinct.size(), sample.posts.size());
            QCOMPARE(static_cast<std::int64_t>(sample.posts.size()), std::min<std::int64_t>(wanted, 1000));
        }
    }

    void theSeedAndThePostsDecideAlone()
    {
        const auto drawn = [&](const Selection &selection, std::uint64_t seed) {
            std::vector<PostId> ids;
            for (const auto &post : drawSample(m_table, selection, {.posts = 60, .seed = seed}).posts)
                ids.push_back(post.post);
            return ids;
        };
        Selection backwards = everything(m_table);
        std::reverse(backwards.begin(), backwards.end());
        QCOMPARE(drawn(everything(m_table), 3), drawn(backwards, 3));
        QVERIFY(drawn(everything(m_table), 3) != drawn(everything(m_table), 4));
    }

    void theFirstPostsAreNotAllOfOneClass()
    {
        store::Sample sample = drawSample(m_table, everything(m_table), {.posts = 90});
        sample.posts.resize(30);
        QCOMPARE(byClass(sample).size(), std::size_t{3});
    }

    void smallThemesArePutTogetherWhereThereAreMany()
    {
        std::vector<HandmadePost> posts;
        for (int i = 0; i < 3000; ++i)
            posts.push_back({.id = 1000 + i, .thread = 1000, .compound = 0.5, .theme = i % 50});
        posts.front().id = 1000;
        const PostTable table = handmadeTable(std::move(posts));
        const store::Sample sample = drawSample(table, everything(table), {.posts = 20});
        QCOMPARE(sample.strata.size(), std::size_t{10});
        QCOMPARE(std::count_if(sample.strata.begin(), sample.strata.end(),
                               [](const Stratum &stratum) { return stratum.theme == Stratum::OtherThemes; }), std::ptrdiff_t{1});
    }

    void themesAreCheckedAmongPostsThatHaveOne()
    {
        const store::Sample sample = drawSample(m_table, everything(m_table), {.checked = Checked::Themes, .posts = 40});
        QCOMPARE(sample.posts.size(), std::size_t{40});
        QCOMPARE(sample.strata.size(), std::size_t{2});
        for (const Stratum &stratum : sample.strata)
            QCOMPARE(stratum.sentiment, sentiment::Class::None);
        for (const store::SampledPost &post : sample.posts)
            QVERIFY(m_table.theme[*m_table.rowOf(post.post)] >= 0);
    }

    void nothingToDrawFromGivesNoPosts()
    {
        QVERIFY(drawSample(m_table, {}, {}).posts.empty());
        const PostTable table = handmadeTable({{.id = 1, .thread = 1}});
        QVERIFY(drawSample(table, everything(table), {}).posts.empty());
        QVERIFY(drawSample(table, everything(table), {.checked = Checked::Themes}).posts.empty());
    }

    void weightsSumToTheSelection()
    {
        const store::Sample sample = drawSample(m_table, everything(m_table), {.posts = 100});
        const Weights all = sampleWeights(sample, std::vector<std::uint8_t>(100, 1));
        QCOMPARE(all.covered, 1.0);
        QCOMPARE(qRound(std::accumulate(all.posts.begin(), all.posts.end(), 0.0)), 1000);
        double negative = 0;
        for (std::size_t place = 0; place < 100; ++place)
            negative += sample.posts[place].sentiment == sentiment::Class::Negative ? all.posts[place] : 0;
        QCOMPARE(qRound(negative), 10);
    }

    void aStratumWithoutAnswersIsStoodForByItsClass()
    {
        store::Sample sample;
        sample.strata = {{sentiment::Class::Negative, 0, 30}, {sentiment::Class::Negative, 1, 70}, {sentiment::Class::Positive, 0, 100}};
        sample.posts = {{PostId(1), 0, sentiment::Class::Negative, {}}, {PostId(2), 0, sentiment::Class::Negative, {}},
                        {PostId(3), 1, sentiment::Class::Negative, {}}, {PostId(4), 2, sentiment::Class::Positive, {}}};
        const Weights weights = sampleWeights(sample, std::vector<std::uint8_t>{1, 1, 0, 0});
        QCOMPARE(weights.posts, (std::vector<double>{50, 50, 0, 0}));
        QCOMPARE(weights.covered, 0.5);
        QCOMPARE(sampleWeights(sample, std::vector<std::uint8_t>(4, 0)).covered, 0.0);
    }

    void theWeightedShareIsThatOfTheSelectionInTheMean()
    {
        // A post is "right" when its number is even among neutral ones, always among positive ones, never among negative.
        const auto isRight = [&](PostId post) {
            const auto row = *m_table.rowOf(post);
            return m_table.compound[row] > 0 || (m_table.compound[row] == 0 && post.value % 2 == 0);
        };
        double sum = 0;
        constexpr int draws = 200;
        for (int seed = 1; seed <= draws; ++seed) {
            const store::Sample sample = drawSample(m_table, everything(m_table), {.posts = 50, .seed = static_cast<std::uint64_t>(seed)});
            const Weights weights = sampleWeights(sample, std::vector<std::uint8_t>(sample.posts.size(), 1));
            double right = 0;
            for (std::size_t place = 0; place < sample.posts.size(); ++place)
                right += isRight(sample.posts[place].post) ? weights.posts[place] : 0;
            sum += right / 1000;
        }
        QVERIFY(std::abs(sum / draws - 0.54) < 0.02); // (450 + 90) / 1000
    }
};

QTEST_GUILESS_MAIN(TestSample)
#include "tst_sample.moc"
