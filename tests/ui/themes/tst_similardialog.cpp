// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>

#include "ui/session/session.h"
#include "ui/shell/appearance.h"
#include "ui/shell/languages.h"
#include "ui/themes/similardialog.h"
#include "ui/themes/similarmodel.h"

using namespace parlance;
using namespace parlance::ui;

namespace {
constexpr int LongMs = 60000;
} // namespace

class TestSimilarDialog : public QObject
{
    Q_OBJECT

    std::unique_ptr<Session> m_session;

    /// A post that is in a theme and says enough.
    PostId wordyPost() const
    {
        const auto table = m_session->table();
        for (std::size_t row = 0; row < table->size(); ++row) {
            if (table->theme[row] == 0 && table->length[row] > 150)
                return table->id[row];
        }
        return {};
    }

    int themeOf(PostId post) const { return m_session->table()->theme[*m_session->table()->rowOf(post)]; }

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("Parlance"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_similardialog"));
        useLanguage(QStringLiteral("en"));
        useAppearance(Appearance::Light);
        m_session = std::make_unique<Session>();
        m_session->openSample();
        QTRY_VERIFY_WITH_TIMEOUT(
            m_session->isOpen() && m_session->themes().size() > 3 && !m_session->isLoading(), LongMs);
    }

    void cleanupTestCase() { m_session.reset(); }

    void postsAreListedWithTheReasonAndMoveIntoATheme()
    {
        SimilarDialog dialog(*m_session, wordyPost());
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        auto *list = dialog.findChild<QTableView *>();
        auto *model = dialog.findChild<SimilarModel *>();
        auto *themes = dialog.findChild<QComboBox *>();
        auto *move = dialog.findChildren<QPushButton *>().at(0);
        QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_VERIFY(model->rowCount() > 3);
        QCOMPARE(themes->currentText(), m_session->themeLabel(0)); // that of the post
        for (int row = 0; row < model->rowCount(); ++row) {
            QVERIFY(!model->index(row, SimilarModel::Shared).data().toString().isEmpty());
            QVERIFY(model->index(row, SimilarModel::Similarity).data().toString().endsWith(QLatin1Char('%')));
            QVERIFY(!model->index(row, SimilarModel::Theme).data().toString().isEmpty());
        }
        QVERIFY(!list->accessibleName().isEmpty() && !themes->accessibleName().isEmpty());

        // Enter opens a post in the reading pane; the keys choose, the button moves, the session's undo takes
        // it back.
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(m_session->currentPost(), model->at(0).post);
        QTest::keyClick(list, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(move->text(), QStringLiteral("Move 2 posts"));
        const PostId first = model->at(0).post, second = model->at(1).post;
        const int before = themeOf(first);
        themes->setCurrentIndex(static_cast<int>(m_session->themes().size()) - 1);
        const int target = m_session->themes().back().number;
        QSignalSpy edited(m_session.get(), &Session::themesEdited);
        move->click();
        QTRY_COMPARE(edited.count(), 1);
        QCOMPARE(themeOf(first), target);
        QCOMPARE(themeOf(second), target);
        QCOMPARE(model->index(0, SimilarModel::Theme).data().toString(), m_session->themeLabel(target));
        QCOMPARE(themes->currentIndex(), static_cast<int>(m_session->themes().size()) - 1);
        auto *undo = dialog.findChildren<QPushButton *>().at(1);
        QVERIFY(undo->isVisible());
        QTest::keyClick(&dialog, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(edited.count(), 2);
        QCOMPARE(themeOf(first), before);
    }

    void whatTheViewsLeaveOutIsLeftOut()
    {
        // The answer follows the layers of the filter, not what it searches for.
        analysis::Filter filter;
        filter.query = "nothing that anybody says";
        QSignalSpy selected(m_session.get(), &Session::selectionChanged);
        m_session->setFilter(filter);
        QTRY_COMPARE(selected.count(), 1);
        SimilarDialog dialog(*m_session, wordyPost());
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        auto *model = dialog.findChild<SimilarModel *>();
        QTRY_VERIFY(model->rowCount() > 3);
        for (int row = 0; row < model->rowCount(); ++row) {
            const auto flags = m_session->table()->flags[*m_session->table()->rowOf(model->at(row).post)];
            QVERIFY((flags & (FlagDeleted | FlagRemoved | FlagBot | FlagStickied)) == 0);
        }
        m_session->setFilter({});
        QTRY_COMPARE(selected.count(), 2);
    }
};

QTEST_MAIN(TestSimilarDialog)
#include "tst_similardialog.moc"
