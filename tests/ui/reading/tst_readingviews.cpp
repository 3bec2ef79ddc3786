// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QTreeView>

#include "ui/quotes/pinboard.h"
#include "ui/quotes/quotesview.h"
#include "ui/reading/readingpane.h"
#include "ui/report/reportview.h"
#include "ui/session/session.h"
#include "ui/themes/themesview.h"
#include "ui/threads/threadsview.h"

using namespace parlance;
using namespace parlance::ui;

namespace {

/// A dump in Pushshift's fields: three threads of two subjects, the third known by its replies alone.
QByteArray dump()
{
    QByteArray lines;
    const auto submission = [&](const char *id, const char *title, int score) {
        lines += QStringLiteral(R"({"id":"%1","subreddit":"test","author":"op_%1","title":"%2","selftext":"What do you think about it?","is_self":true,"score":%3,"created_utc":1773446400,"num_comments":20,"permalink":"/r/test/comments/%1/x/"})")
                     .arg(QLatin1String(id), QLatin1String(title)).arg(score).toUtf8()
                 + '\n';
    };
    const auto comment = [&](const QString &id, const char *thread, const QString &parent, const QString &body, int score) {
        lines += QStringLiteral(R"({"id":"%1","subreddit":"test","author":"person_%1","link_id":"t3_%2","parent_id":"%3","body":"%4","score":%5,"created_utc":1773450000})")
                     .arg(id, QLatin1String(thread), parent, body).arg(score).toUtf8()
                 + '\n';
    };
    submission("aaa1", "Graphics cards are too expensive", 50);
    submission("aaa2", "Gardens and apple trees", 20);
    // Some words come and go, so that none is in every post of its subject.
    const char *machines[] = {"driver", "memory", "power bill", "fan noise", "frame rate"};
    const char *plants[] = {"pruning", "late frost", "ladder", "compost", "cider press"};
    for (int i = 0; i < 20; ++i) {
        const QString machine = QLatin1String(machines[i % 5]);
        const QString plant = QLatin1String(plants[i % 5]);
        comment(QStringLiteral("bb%1").arg(i, 2, 10, QLatin1Char('0')), "aaa1", i % 3 ? QStringLiteral("t1_bb00") : QStringLiteral("t3_aaa1"),
                QStringLiteral("I really love my graphics card number %1 and its %2 because games run so well every single evening.").arg(i).arg(machine), i);
        comment(QStringLiteral("cc%1").arg(i, 2, 10, QLatin1Char('0')), "aaa2", QStringLiteral("t3_aaa2"),
                QStringLiteral("The apple trees in garden %1 gave terrible fruit after the %2 and I hate the wasps around them.").arg(i).arg(plant), -i);
        comment(QStringLiteral("dd%1").arg(i, 2, 10, QLatin1Char('0')), "aaa3", QStringLiteral("t3_aaa3"),
                QStringLiteral("Nobody told me that graphics card fans and apple trees both need care with %1 and %2, says person %3.").arg(machine, plant).arg(i), 5);
    }
    return lines;
}

} // namespace

class TestReadingViews : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        QVERIFY(m_folder.isValid());
        QFile file(m_folder.filePath(QStringLiteral("dump.ndjson")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(dump());
        file.close();
        connect(&m_session, &Session::failed, this, [](const Error &error) { QFAIL(describe(error).c_str()); });
        m_session.create(m_folder.filePath(QStringLiteral("w.parlance")));
        QTRY_VERIFY(m_session.isOpen());
        QSignalSpy imported(&m_session, &Session::imported);
        m_session.importFiles({file.fileName()});
        QTRY_COMPARE(imported.count(), 1);
        QTRY_VERIFY(m_session.table()->size() == 62);
        QTRY_VERIFY(!m_session.isCleaning() && !m_session.isFindingThemes() && !m_session.isLoading());
        m_session.findThemes(2);
        QTRY_VERIFY(!m_session.isFindingThemes() && !m_session.isLoading());
        QTRY_VERIFY(!m_session.themes().empty());
    }

    void threadsOpenTheirConversationAndPosts()
    {
        ThreadsView view(m_session);
        ReadingPane pane(m_session);
        view.resize(900, 700);
        view.show();
        auto *list = view.findChild<QTableView *>();
        auto *tree = view.findChild<QTreeView *>();
        QTRY_COMPARE(list->model()->rowCount(), 3);
        QTRY_COMPARE(list->model()->index(0, 0).data().toString(), QStringLiteral("Graphics cards are too expensive"));
        QTRY_COMPARE(tree->model()->rowCount(), 1);
        QCOMPARE(tree->model()->rowCount(tree->model()->index(0, 0)), 7);
        auto *page = pane.findChild<QTextBrowser *>();
        QTRY_VERIFY(page->toPlainText().contains(QStringLiteral("What do you think about it?")));

        tree->setCurrentIndex(tree->model()->index(0, 0, tree->model()->index(0, 0)));
        QTRY_VERIFY(page->toPlainText().contains(QStringLiteral("graphics card number 0")));
        QVERIFY(!page->toPlainText().contains(QStringLiteral("Why it was scored so")));
        pane.setExplained(true);
        QTRY_VERIFY(page->toPlainText().contains(QStringLiteral("Why it was scored so")));
        QTRY_VERIFY(page->toPlainText().contains(QStringLiteral("Why it is in the theme")));

        const ThreadId gardens(m_session.table()->threads[1]);
        m_session.showThread(gardens);
        QTRY_COMPARE(list->currentIndex().isValid(), true);
        QTRY_VERIFY(m_session.currentPost() && page->toPlainText().contains(QStringLiteral("Gardens")));

        // The thread known by its replies says so.
        view.findChild<QComboBox *>()->setCurrentIndex(0);
        QStringList titles;
        for (int row = 0; row < 3; ++row)
            titles << list->model()->index(row, 0).data().toString();
        QCOMPARE(titles.filter(QStringLiteral("[replies only] Nobody told me")).size(), 1);
    }

    void themesAreListedAndChosen()
    {
        ThemesView view(m_session);
        view.resize(900, 700);
        view.show();
        auto *list = view.findChild<QTableView *>();
        QTRY_COMPARE(list->model()->rowCount(), static_cast<int>(m_session.themes().size()) + 1);
        const int rows = list->model()->rowCount();
        list->setFocus();
        list->selectRow(0);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(m_session.filter().themes, std::vector<int>{0});
        QTest::qWait(50);
        QCOMPARE(list->model()->rowCount(), rows); // choosing one does not empty the others
        QTRY_VERIFY(view.findChild<QTextBrowser *>()->toPlainText().contains(QStringLiteral("What people said")));
        QTest::keyClick(list, Qt::Key_Return);
        QVERIFY(m_session.filter().themes.empty());

        QVERIFY(list->model()->setData(list->model()->index(0, 0), QStringLiteral("My name"), Qt::EditRole));
        QTRY_COMPARE(m_session.themeLabel(0), QStringLiteral("My name"));
    }

    void quotesArePinnedAndKept()
    {
        QuotesView view(m_session);
        view.resize(900, 700);
        view.show();
        auto *list = view.findChild<QListView *>();
        QTRY_VERIFY(list->model()->rowCount() > 0);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Space);
        QTRY_COMPARE(PinBoard::of(m_session).pins().size(), std::size_t{1});
        const QString words = list->currentIndex().data().toString();
        auto *tabs = view.findChild<QTabBar *>();
        QTRY_COMPARE(tabs->tabText(1), QStringLiteral("Pinned (1)"));
        tabs->setCurrentIndex(1);
        QTRY_COMPARE(list->model()->rowCount(), 1);
        QTRY_COMPARE(list->model()->index(0, 0).data().toString(), words);
        QTest::keyClick(list, Qt::Key_Space);
        QTRY_COMPARE(PinBoard::of(m_session).pins().size(), std::size_t{0});
        QTRY_COMPARE(list->model()->rowCount(), 0);

        tabs->setCurrentIndex(0);
        auto *search = view.findChild<QLineEdit *>();
        search->setText(QString());
        QTest::keyClicks(search, QStringLiteral("wasps"));
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(m_session.filter().query, std::string("wasps"));
        QTRY_VERIFY(list->model()->rowCount() > 0 && list->model()->index(0, 0).data().toString().contains(QStringLiteral("wasps")));
        m_session.setFilter({});
    }

    void theReadingPanePinsWholePosts()
    {
        ReadingPane pane(m_session);
        pane.show();
        PostId comment;
        for (std::size_t row = 0; row < m_session.table()->size(); ++row)
            if (!m_session.table()->isSubmission(row))
                comment = m_session.table()->id[row];
        m_session.showPost(comment);
        auto *page = pane.findChild<QTextBrowser *>();
        QTRY_VERIFY(page->toPlainText().contains(QStringLiteral("person")));
        pane.togglePin();
        QTRY_VERIFY(PinBoard::of(m_session).hasPin(comment));
        pane.togglePin();
        QTRY_VERIFY(!PinBoard::of(m_session).hasPin(comment));
    }

    void aReportIsDraftedAndWritten()
    {
        ReportView view(m_session);
        view.resize(1000, 700);
        view.show();
        auto *preview = view.findChild<QTextBrowser *>();
        for (QPushButton *button : view.findChildren<QPushButton *>())
            if (button->text() == QStringLiteral("Draft"))
                button->click();
        QTRY_VERIFY_WITH_TIMEOUT(preview->toPlainText().contains(QStringLiteral("Methods")), 20000);
        for (const char *extension : {"html", "md", "json"}) {
            const QString path = m_folder.filePath(QStringLiteral("report.") + QLatin1String(extension));
            view.exportTo(path);
            QTRY_VERIFY(QFile::exists(path));
            QTRY_VERIFY(QFile(path).size() > 1000);
        }
    }

private:
    QTemporaryDir m_folder;
    Session m_session;
};

QTEST_MAIN(TestReadingViews)
#include "tst_readingviews.moc"
