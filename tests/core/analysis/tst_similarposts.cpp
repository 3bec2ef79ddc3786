// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/similarposts.h"
#include "core/store/posts.h"

#include "tests/core/village.h"

#include <QTemporaryDir>
#include <QTest>

#include <numeric>

using namespace parlance;
using namespace parlance::analysis;
using namespace parlance::test;

class TestSimilarPosts : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::optional<store::Workspace> m_workspace;
    PostTable m_table;
    Selection m_all;
    NoProgress m_progress;

    std::uint32_t rowSaying(const QString &words) const
    {
        for (std::uint32_t row = 0; row < m_table.size(); ++row) {
            const auto post = valueOf(store::posts(*m_workspace, {&m_table.id[row], 1}));
            if (QString::fromStdString(post.front().title + ' ' + post.front().text).contains(words))
                return row;
        }
        return PostTable::noRow;
    }

    std::vector<SimilarPost> like(std::uint32_t row, const Selection &among, std::size_t limit = 0)
    {
        return valueOf(similarPosts(*m_workspace, m_table, among, row, {.limit = limit}, m_progress));
    }

private slots:
    void initTestCase()
    {
        m_workspace.emplace(
            villageWorkspace(m_folder.filePath(QStringLiteral("village.parlance")).toStdString()));
        m_table = valueOf(loadPostTable(*m_workspace, m_progress));
        m_all.resize(m_table.size());
        std::iota(m_all.begin(), m_all.end(), 0U);
    }

    void postsAreRankedAndSayWhy()
    {
        const std::uint32_t row = rowSaying(QStringLiteral("sourdough"));
        QVERIFY(row != PostTable::noRow);
        const auto found = like(row, m_all);
        QVERIFY(found.size() > 3);
        for (std::size_t i = 0; i < found.size(); ++i) {
            QVERIFY(found[i].row != row);
            QVERIFY(found[i].similarity > 0 && found[i].similarity <= 1);
            QVERIFY(!found[i].shared.empty());
            QVERIFY(i == 0 || found[i].similarity <= found[i - 1].similarity);
        }
        // Every word that is told stands in the post.
        const PostId first = m_table.id[found.front().row];
        const auto post = valueOf(store::posts(*m_workspace, {&first, 1})).front();
        const QString text = QString::fromStdString(post.title + '\n' + post.text).toLower();
        for (const std::string &word : found.front().shared)
            QVERIFY2(text.contains(QString::fromStdString(word)), word.c_str());
        QVERIFY(std::any_of(found.begin(), found.end(), [&](const SimilarPost &one) {
            return m_table.thread[one.row] != m_table.thread[row];
        }));
    }

    void theSameWordsAreTheMostAlike()
    {
        // The village's program repeats a post word by word.
        for (std::uint32_t row = 0; row < m_table.size(); ++row) {
            if ((m_table.flags[row] & FlagBot) == 0)
                continue;
            const auto found = like(row, m_all, 1);
            QCOMPARE(found.size(), std::size_t{1});
            QVERIFY2(found.front().similarity > 0.999, std::to_string(found.front().similarity).c_str());
            return;
        }
        QFAIL("no program in the village");
    }

    void aCommonThemeCounts()
    {
        const std::uint32_t row = rowSaying(QStringLiteral("sourdough"));
        const auto apart = like(row, m_all);
        PostTable themed = m_table;
        themed.theme[row] = themed.theme[apart.back().row] = 3;
        const auto found = valueOf(similarPosts(*m_workspace, themed, m_all, row, {.limit = 0}, m_progress));
        const auto last = std::find_if(found.begin(), found.end(),
                                       [&](const SimilarPost &one) { return one.row == apart.back().row; });
        QVERIFY(last != found.end() && last->sharesTheme);
        QCOMPARE(last->similarity, apart.back().similarity + 0.1 * (1.0 - apart.back().similarity));
    }

    void onlyWhatIsSelectedIsFound()
    {
        const std::uint32_t row = rowSaying(QStringLiteral("sourdough"));
        const auto all = like(row, m_all);
        Selection some;
        for (const std::uint32_t one : m_all) {
            if (one != all.front().row)
                some.push_back(one);
        }
        const auto rest = like(row, some);
        QCOMPARE(rest.size(), all.size() - 1);
        QCOMPARE(rest.front().row, all[1].row);
        QCOMPARE(like(row, m_all, 2).size(), std::size_t{2});
        QVERIFY(like(row, {}).empty());
    }

    void theAnswerIsAlwaysTheSame()
    {
        for (std::uint32_t row = 0; row < m_table.size(); row += 5) {
            const auto one = like(row, m_all), two = like(row, m_all);
            QCOMPARE(one.size(), two.size());
            for (std::size_t i = 0; i < one.size(); ++i) {
                QCOMPARE(one[i].row, two[i].row);
                QCOMPARE(one[i].similarity, two[i].similarity);
                QCOMPARE(one[i].shared, two[i].shared);
            }
        }
    }

    void aCancelEndsIt()
    {
        struct Cancelled : Progress
        {
            bool isCancelled() const override { return true; }
            void report(std::int64_t, std::int64_t) override {}
        } cancelled;
        const auto found = similarPosts(*m_workspace, m_table, m_all, 0, {}, cancelled);
        QVERIFY(!found && found.error().code == ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestSimilarPosts)
#include "tst_similarposts.moc"
