// SPDX-License-Identifier: GPL-3.0-or-later
// Why a post is in its theme agrees with the theme that it is in.
#include "core/analysis/explainpost.h"
#include "core/analysis/themestats.h"
#include "core/store/themeedits.h"
#include "core/store/thememodel.h"

#include "tests/core/village.h"

#include <QTemporaryDir>
#include <QTest>

using namespace parlance;
using namespace parlance::analysis;
using namespace parlance::test;
using Reason = PostExplanation::Reason;

class TestExplainPost : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::optional<store::Workspace> m_workspace;
    PostTable m_table;
    int m_number = 0;

    void find(Unit unit)
    {
        NoProgress progress;
        FindThemesOptions options;
        options.model.themes = 3;
        options.unit = unit;
        valueOf(
            findAndStoreThemes(*m_workspace, m_table, select(m_table, {}, nullptr), {}, options, progress));
        load();
    }
    void load()
    {
        NoProgress progress;
        m_table = valueOf(loadPostTable(*m_workspace, progress));
    }
    PostExplanation explain(std::uint32_t row) const
    {
        NoProgress progress;
        return valueOf(
            explainPost(*m_workspace, m_table, valueOf(knownNow(*m_workspace, m_table, progress)), row));
    }

private slots:
    void init()
    {
        m_workspace.emplace(villageWorkspace(
            m_folder.filePath(QStringLiteral("e%1.parlance").arg(++m_number)).toStdString()));
        load();
    }

    void everyThemeIsTheOneThatItsReasonsSpeakFor_data()
    {
        QTest::addColumn<Unit>("unit");
        QTest::addRow("posts have themes") << Unit::Post;
        QTest::addRow("threads have themes") << Unit::Thread;
    }

    void everyThemeIsTheOneThatItsReasonsSpeakFor()
    {
        QFETCH(Unit, unit);
        find(unit);
        int explained = 0;
        for (std::uint32_t row = 0; row < m_table.size(); ++row) {
            if (m_table.theme[row] < 0)
                continue;
            const PostExplanation one = explain(row);
            QCOMPARE(one.theme, std::int32_t{m_table.theme[row]});
            QVERIFY2(one.why.total > -0.001 || (one.reason == Reason::Thread && one.lead.theme == one.theme),
                     one.text.c_str());
            // Words are the reason only where they speak for the theme, without the thread.
            const double words = one.why.total - one.why.size - one.why.thread;
            QCOMPARE(one.reason == Reason::Words,
                     one.why.total >= 0 && (one.why.thread <= 0 || (words > 0 && words + one.why.size > 0)));
            ++explained;
        }
        QVERIFY(explained > 30);
    }

    void whatIsInNoThemeSaysWhy()
    {
        NoProgress progress;
        FindThemesOptions options;
        Filter first;
        first.until = m_table.created[m_table.size() / 2];
        valueOf(findAndStoreThemes(*m_workspace, m_table, select(m_table, first, nullptr), first, options, progress));
        load();
        const std::vector<PostId> seen = valueOf(store::postsSeenByThemes(*m_workspace));
        int unread = 0, left = 0;
        for (std::uint32_t row = 0; row < m_table.size(); ++row) {
            if (m_table.theme[row] >= 0)
                continue;
            const PostExplanation one = explain(row);
            const bool looked = std::binary_search(seen.begin(), seen.end(), m_table.id[row]);
            QCOMPARE(one.reason == Reason::Unread, !looked);
            unread += !looked;
            left += looked;
            if (looked)
                QCOMPARE(one.reason, one.why.firm < one.why.asked ? Reason::NoTheme
                                     : one.why.strange            ? Reason::Strange
                                                                  : Reason::Unlikely);
        }
        QVERIFY2(unread > 0 && left > 0, std::to_string(left).c_str());
    }

    /// Another theme may be asked about: why the post is where it is stays the same.
    void theReasonIsThatOfItsOwnTheme()
    {
        find(Unit::Post);
        NoProgress progress;
        const KnownNow now = valueOf(knownNow(*m_workspace, m_table, progress));
        for (std::uint32_t row = 0; row < m_table.size(); ++row) {
            const PostExplanation own = valueOf(explainPost(*m_workspace, m_table, now, row));
            const PostExplanation other =
                valueOf(explainPost(*m_workspace, m_table, now, row, m_table.theme[row] == 1 ? 2 : 1));
            QCOMPARE(other.reason, own.reason);
        }
    }

    void aThreadIsExplainedByAllItsWords()
    {
        find(Unit::Thread);
        for (std::uint32_t row = 0; row < m_table.size(); ++row) {
            if (m_table.theme[row] >= 0 && !m_table.isSubmission(row)) {
                const std::string text = explain(row).text;
                QVERIFY2(text.find("\n\n") != std::string::npos, text.c_str());
                return;
            }
        }
        QFAIL("no reply has a theme");
    }

    void whatAPersonMovedSaysSo()
    {
        find(Unit::Post);
        const auto themes = valueOf(store::currentThemes(*m_workspace));
        std::uint32_t row = 0;
        while (m_table.theme[row] != themes[0].number)
            ++row;
        QCOMPARE(explain(row).reason, Reason::Words);
        valueOf(store::movePosts(*m_workspace, std::span(&m_table.id[row], 1), themes[1].id));
        load();
        QCOMPARE(explain(row).theme, std::int32_t{themes[1].number});
        QCOMPARE(explain(row).reason, Reason::Person);
        valueOf(store::movePosts(*m_workspace, std::span(&m_table.id[row], 1), ThemeId()));
        load();
        QCOMPARE(explain(row).theme, -1);
        QCOMPARE(explain(row).reason, Reason::Person);
        valueOf(store::undoThemeEdit(*m_workspace));
        valueOf(store::undoThemeEdit(*m_workspace));
        load();
        QCOMPARE(explain(row).reason, Reason::Words);
    }
};

QTEST_GUILESS_MAIN(TestExplainPost)
#include "tst_explainpost.moc"
