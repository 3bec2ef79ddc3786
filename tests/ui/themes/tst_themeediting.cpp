// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QDialogButtonBox>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>
#include <QTimer>

#include "ui/shell/appearance.h"
#include "ui/shell/languages.h"
#include "ui/shell/messagebar.h"
#include "ui/themes/themeeditor.h"
#include "ui/themes/thememodel.h"
#include "ui/themes/themesview.h"

#include <set>

using namespace parlance;
using namespace parlance::ui;

namespace {
constexpr int LongMs = 60000;
} // namespace

class TestThemeEditing : public QObject
{
    Q_OBJECT

    std::unique_ptr<Session> m_session;
    std::unique_ptr<ThemesView> m_view;

    QTableView *list() const { return m_view->findChild<QTableView *>(); }
    ThemeModel *model() const { return m_view->findChild<ThemeModel *>(); }
    int rows() const { return list()->model()->rowCount(); }
    QString message() const
    {
        for (const MessageBar *bar : m_view->findChildren<MessageBar *>()) {
            if (bar->isVisible())
                return bar->text();
        }
        return {};
    }

    /// One row alone, whatever keys a test before has left held down.
    /// \param row  of the list, which is in the order of sizes: at first, that of the numbers.
    void choose(int row) const
    {
        list()->selectionModel()->setCurrentIndex(model()->index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }

    void alsoChoose(int row) const
    {
        list()->selectionModel()->select(model()->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }

    /// Number of the theme that the next key is about.
    int cursor() const { return list()->currentIndex().data(ThemeModel::NumberRole).toInt(); }

    std::int64_t posts(int number) const
    {
        return std::count(m_session->table()->theme.begin(), m_session->table()->theme.end(), static_cast<std::int16_t>(number));
    }

    /// Answers the next question with `text`, or with what it offers where that is empty.
    void answer(const QString &text)
    {
        auto *timer = new QTimer(this);
        connect(timer, &QTimer::timeout, this, [timer, text] {
            auto *dialog = qobject_cast<QInputDialog *>(QApplication::activeModalWidget());
            if (!dialog)
                return;
            timer->deleteLater();
            if (!text.isEmpty())
                dialog->setTextValue(text);
            dialog->accept();
        });
        timer->start(10);
    }

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("Parlance"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_themeediting"));
        useLanguage(QStringLiteral("en"));
        useAppearance(Appearance::Light);
    }

    void init()
    {
        m_session = std::make_unique<Session>();
        m_view = std::make_unique<ThemesView>(*m_session);
        m_view->resize(1000, 700);
        m_view->show();
        m_session->openSample();
        QTRY_VERIFY_WITH_TIMEOUT(m_session->isOpen() && m_session->themes().size() > 3 && !m_session->isLoading(), LongMs);
        QTRY_COMPARE(rows(), static_cast<int>(m_session->themes().size()) + 1);
        list()->setFocus();
        choose(0);
    }

    void cleanup()
    {
        m_view.reset();
        m_session.reset();
    }

    void twoThemesAreMergedByKeyAndTakenApartAgain()
    {
        const int before = rows();
        const std::int64_t together = posts(0) + posts(1);
        alsoChoose(1);
        QCOMPARE(list()->selectionModel()->selectedRows().size(), 2);
        QTest::keyClick(list(), Qt::Key_M);
        QTRY_COMPARE(rows(), before - 1);
        QCOMPARE(posts(0), together);
        QVERIFY(message().contains(QStringLiteral("” went into “")));
        QTest::keyClick(list(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(rows(), before);
        QVERIFY(posts(0) < together);
        QTest::keyClick(list(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(rows(), before - 1);
        for (QPushButton *button : m_view->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text() == QStringLiteral("Undo"))
                button->click();
        }
        QTRY_COMPARE(rows(), before);
    }

    void oneThemeIsMergedIntoAnotherThatIsAskedFor()
    {
        const int before = rows();
        answer(QString::fromStdString(m_session->themes()[2].label));
        QTest::keyClick(list(), Qt::Key_M);
        QTRY_COMPARE(rows(), before - 1);
        QCOMPARE(posts(0), std::int64_t{0});
        QVERIFY(message().contains(QString::fromStdString(m_session->themes()[1].label)));
    }

    void aThemeDroppedOnAnotherIsMergedIntoIt()
    {
        const QAbstractItemModelTester tester(model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        const int before = rows();
        const std::unique_ptr<QMimeData> dragged(model()->mimeData({model()->index(1, ThemeModel::Label), model()->index(1, ThemeModel::Posts)}));
        QVERIFY(!model()->canDropMimeData(dragged.get(), Qt::CopyAction, -1, -1, model()->index(1, 0)));          // on itself
        QVERIFY(!model()->canDropMimeData(dragged.get(), Qt::CopyAction, -1, -1, model()->index(before - 1, 0))); // on the unassigned
        QVERIFY(!model()->canDropMimeData(dragged.get(), Qt::CopyAction, 1, 0, {}));                              // between two
        QVERIFY(model()->dropMimeData(dragged.get(), Qt::CopyAction, -1, -1, model()->index(2, 0)));
        QTRY_COMPARE(rows(), before - 1);
        QVERIFY(posts(1) == 0 && posts(2) > 0);
    }

    void aThemeIsPinnedAndUnpinned()
    {
        QTest::keyClick(list(), Qt::Key_P);
        QTRY_VERIFY(m_session->themes().front().pinned);
        QTRY_VERIFY(list()->model()->index(0, 0).data().toString().endsWith(QStringLiteral("(pinned)")));
        QTest::keyClick(list(), Qt::Key_P);
        QTRY_VERIFY(!m_session->themes().front().pinned);
    }

    void aRenameLeavesTheFilter_data()
    {
        QTest::addColumn<int>("filtered"); // number of the theme that the filter keeps; -1 = no filter
        QTest::addColumn<Qt::Key>("end");
        for (const auto &[key, name] :
             {std::pair(Qt::Key_Return, "Return"), {Qt::Key_Enter, "Enter"}, {Qt::Key_Tab, "Tab"}}) {
            QTest::addRow("without a filter, ended by %s", name) << -1 << key;
            QTest::addRow("filtered by the theme itself, ended by %s", name) << 1 << key;
            QTest::addRow("filtered by another theme, ended by %s", name) << 0 << key;
        }
    }

    void aRenameLeavesTheFilter()
    {
        QFETCH(const int, filtered);
        QFETCH(const Qt::Key, end);
        analysis::Filter filter;
        if (filtered >= 0)
            filter.themes = {filtered};
        m_session->setFilter(filter);
        choose(1);
        QTest::keyClick(list(), Qt::Key_F2);
        auto *field = list()->findChild<QLineEdit *>();
        QVERIFY(field);
        QTest::keyClicks(field, QStringLiteral("Renamed"));
        QTest::keyClick(field, end);
        QTRY_COMPARE(m_session->themeLabel(1), QStringLiteral("Renamed"));
        QCOMPARE(m_session->filter().themes, filter.themes);
    }

    void editsAreTakenBackFromAnywhereInTheView_data()
    {
        QTest::addColumn<QByteArray>("place"); // class of the widget with the focus
        QTest::newRow("in the list") << QByteArray("QTableView");
        QTest::newRow("in the page below it") << QByteArray("parlance::ui::ProseView");
        QTest::newRow("in the number of themes to find") << QByteArray("QComboBox");
    }

    void editsAreTakenBackFromAnywhereInTheView()
    {
        QFETCH(const QByteArray, place);
        QTest::keyClick(list(), Qt::Key_P);
        QTRY_VERIFY(m_session->themes().front().pinned);
        for (auto *widget : m_view->findChildren<QWidget *>()) {
            if (widget->metaObject()->className() == place)
                widget->setFocus();
        }
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        QCOMPARE(QByteArray(QApplication::focusWidget()->metaObject()->className()), place);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(!m_session->themes().front().pinned);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(m_session->themes().front().pinned);
    }

    void whatIsTypedStaysWhenTheListIsFilledAnew()
    {
        QTest::keyClick(list(), Qt::Key_F2);
        auto *field = list()->findChild<QLineEdit *>();
        QVERIFY(field);
        QTest::keyClicks(field, QStringLiteral("Half a na"));
        QSignalSpy filled(model(), &ThemeModel::dataChanged);
        m_session->renameTheme(m_session->themes()[1].id, QStringLiteral("Another"));
        QTRY_VERIFY(filled.count() > 0 &&
                    list()->model()->index(1, 0).data().toString() == QStringLiteral("Another"));
        QCOMPARE(field->text(), QStringLiteral("Half a na"));
        QTest::keyClick(field, Qt::Key_Escape);
    }

    void whatIsTypedInARenameIsTakenBackThere()
    {
        QTest::keyClick(list(), Qt::Key_P);
        QTRY_VERIFY(m_session->themes().front().pinned);
        QSignalSpy edited(m_session.get(), &Session::themesEdited);
        QTest::keyClick(list(), Qt::Key_F2);
        auto *field = list()->findChild<QLineEdit *>();
        QVERIFY(field);
        const QString before = field->text();
        QTest::keyClicks(field, QStringLiteral("Renamed"));
        QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(field->text(), before);
        QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier); // nothing is left to take back in the field
        QTest::keyClick(field, Qt::Key_Escape);
        m_session->renameTheme(m_session->themes()[1].id, QStringLiteral("Another"));
        QTRY_COMPARE(edited.count(), 1); // the edits come in order: no undo was before it
        QCOMPARE(m_session->themeLabel(1), QStringLiteral("Another"));
        QVERIFY(m_session->themes().front().pinned);
    }

    void aThemeIsSplit()
    {
        const int before = rows();
        QTest::keyClick(list(), Qt::Key_S);
        QTRY_VERIFY_WITH_TIMEOUT(rows() > before, LongMs);
        const int parts = rows() - before + 1;
        QVERIFY2(message().contains(QStringLiteral("was split into %1 themes").arg(parts)), qPrintable(message()));
        m_session->undoThemeEdit();
        QTRY_COMPARE(rows(), before);
        QVERIFY2(message().startsWith(QStringLiteral("Taken back: “")) && message().endsWith(QStringLiteral("” split.")), qPrintable(message()));
    }

    void afterASplitTheCursorIsOnItsLargestPart()
    {
        const int number = 2;
        std::set<int> known;
        for (const store::Theme &theme : m_session->themes())
            known.insert(theme.number);
        choose(model()->rowOf(number));
        QTest::keyClick(list(), Qt::Key_S);
        QTRY_VERIFY_WITH_TIMEOUT(!known.contains(cursor()), LongMs);
        const int part = cursor();
        for (const store::Theme &theme : m_session->themes())
            QVERIFY(known.contains(theme.number) || posts(theme.number) <= posts(part));
        QCOMPARE(list()->selectionModel()->selectedRows().size(), 1);
        QTest::keyClick(list(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(cursor(), number);
        QTest::keyClick(list(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(cursor(), part);
        QTest::keyClick(list(), Qt::Key_P); // the next key is for the part
        QTRY_VERIFY(model()->themeAt(model()->rowOf(part))->pinned);
    }

    void afterAMergeTheCursorIsOnTheThemeThatTookTheOtherIn()
    {
        choose(3);
        answer(QString::fromStdString(m_session->themes()[2].label));
        QTest::keyClick(list(), Qt::Key_M);
        QTRY_COMPARE(posts(3), std::int64_t{0});
        QTRY_COMPARE(cursor(), 2);
        QTest::keyClick(list(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(cursor(), 3);
        QTest::keyClick(list(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(cursor(), 2);
    }

    void anEditElsewhereMovesTheCursorOnlyWhenItIsTakenBack()
    {
        QSignalSpy edited(m_session.get(), &Session::themesEdited);
        choose(1);
        m_session->renameTheme(m_session->themes()[3].id, QStringLiteral("Renamed"));
        QTRY_COMPARE(list()->model()->index(3, 0).data().toString(), QStringLiteral("Renamed"));
        QCOMPARE(cursor(), 1);
        QTest::keyClick(list(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(cursor(), 3);
        QCOMPARE(edited.count(), 2);
    }

    void aNameThatIsTakenIsNotShown()
    {
        const QString own = m_session->themeLabel(1);
        QSignalSpy failed(m_session.get(), &Session::themeEditFailed);
        choose(1);
        QTest::keyClick(list(), Qt::Key_F2);
        auto *field = list()->findChild<QLineEdit *>();
        QVERIFY(field);
        QTest::keyClicks(field, m_session->themeLabel(0));
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(failed.count(), 1);
        QTRY_COMPARE(list()->model()->index(1, 0).data().toString(), own);
    }

    void wordsAreAddedAndExcluded()
    {
        answer(QStringLiteral("kettle"));
        QTest::keyClick(list(), Qt::Key_A);
        QTRY_COMPARE(m_session->themes().front().phrases.front(), std::string("kettle"));
        const std::string word = m_session->themes().front().terms[1].first;
        answer(QString::fromStdString(word));
        QTest::keyClick(list(), Qt::Key_X);
        QTRY_VERIFY(m_session->themes().front().terms[1].first != word);
    }

    void whatHasNoLetterIsNoWord()
    {
        QString offered = QStringLiteral("?");
        bool accepts = true;
        QTimer look;
        connect(&look, &QTimer::timeout, this, [&] {
            auto *dialog = qobject_cast<QInputDialog *>(QApplication::activeModalWidget());
            if (!dialog)
                return;
            offered = dialog->textValue();
            dialog->setTextValue(QStringLiteral("!!"));
            accepts = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->isEnabled();
            dialog->accept();
        });
        look.start(10);
        QSignalSpy edited(m_session.get(), &Session::themesEdited);
        for (const Qt::Key key : {Qt::Key_X, Qt::Key_A}) {
            QTest::keyClick(list(), key);
            QCOMPARE(offered, QString());
            QVERIFY(!accepts);
        }
        m_session->renameTheme(m_session->themes()[1].id, QStringLiteral("Another"));
        QTRY_COMPARE(edited.count(), 1); // the edits come in order: none was before it
        QCOMPARE(m_session->themeLabel(1), QStringLiteral("Another"));
    }

    void aSearchLeavesTheThemesOfTheFilterOut()
    {
        analysis::Filter filter;
        filter.themes = {0};
        m_session->setFilter(filter);
        QTRY_VERIFY(m_session->selection()->size() < m_session->table()->size() / 2);
        const std::size_t before = m_session->themes().size();
        const auto looked = [this] {
            const auto &themes = m_session->table()->theme;
            return std::count_if(themes.begin(), themes.end(), [](std::int16_t theme) { return theme != analysis::PostTable::notLookedAt; });
        };
        const auto lookedBefore = looked();
        QSignalSpy found(m_session.get(), &Session::themesFound);
        ThemeEditor::findThemes(*m_session, m_view.get());
        QVERIFY(m_session->isFindingThemes()); // nothing was asked
        QTRY_VERIFY_WITH_TIMEOUT(found.count() == 1 && !m_session->isLoading(), LongMs);
        QCOMPARE(m_session->themes().size(), before);
        QCOMPARE(looked(), lookedBefore);
        QVERIFY(m_session->filter().themes.empty());
    }

    void aMuchNarrowerSearchIsAskedForFirst_data()
    {
        QTest::addColumn<bool>("goesOn");
        QTest::newRow("called off") << false;
        QTest::newRow("gone on with") << true;
    }

    void aMuchNarrowerSearchIsAskedForFirst()
    {
        QFETCH(const bool, goesOn);
        analysis::Filter filter;
        filter.themes = {1};
        filter.until = m_session->table()->created[m_session->table()->size() / 3];
        m_session->setFilter(filter);
        QSignalSpy selected(m_session.get(), &Session::selectionChanged);
        QTRY_COMPARE(selected.count(), 1);
        QString asked;
        QTimer answer;
        connect(&answer, &QTimer::timeout, this, [&] {
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            if (!box)
                return;
            asked = box->text() + box->informativeText();
            for (QAbstractButton *button : box->buttons()) {
                if ((box->buttonRole(button) == QMessageBox::AcceptRole) == goesOn)
                    button->click();
            }
        });
        answer.start(10);
        list()->setFocus();
        for (QPushButton *button : m_view->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text() == QStringLiteral("Find themes"))
                button->click();
        }
        QVERIFY2(asked.startsWith(QStringLiteral("Find themes in ")) &&
                     asked.contains(QStringLiteral("replace the %1 themes").arg(m_session->themes().size())),
                 qPrintable(asked));
        QCOMPARE(m_session->isFindingThemes(), goesOn);
        QCOMPARE(m_session->filter().themes, filter.themes);
        QTRY_VERIFY_WITH_TIMEOUT(!m_session->isFindingThemes() && !m_session->isLoading(), LongMs);
    }

    void theKeyboardStaysInTheListWhenThemesAreFound()
    {
        QPushButton *find = nullptr;
        for (QPushButton *button : m_view->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text() == QStringLiteral("Find themes"))
                find = button;
        }
        QVERIFY(find && QTest::qWaitForWindowActive(m_view.get()));
        find->setFocus();
        find->click();
        QVERIFY(list()->hasFocus());
        QTRY_VERIFY_WITH_TIMEOUT(!m_session->isFindingThemes() && !m_session->isLoading(), LongMs);
        QVERIFY(list()->hasFocus());
    }

    void theListIsInTheOrderOfSizes()
    {
        const auto falls = [this] {
            for (int row = 1; model()->themeAt(row); ++row) {
                if (model()->statsAt(row)->posts > model()->statsAt(row - 1)->posts)
                    return false;
            }
            return true;
        };
        QVERIFY(falls());
        choose(rows() - 2);
        answer(QString::fromStdString(m_session->themes()[static_cast<std::size_t>(rows()) - 3].label));
        const int before = rows();
        QTest::keyClick(list(), Qt::Key_M);
        QTRY_COMPARE(rows(), before - 1);
        QVERIFY(falls());
    }

    void moreLikeThisLooksOutsideOfTheTheme()
    {
        QSignalSpy read(m_view.get(), &View::threadsRequested);
        analysis::Filter filter;
        filter.minScore = 0;
        m_session->setFilter(filter);
        QTest::keyClick(list(), Qt::Key_L);
        QTRY_VERIFY(!m_session->filter().query.empty());
        QCOMPARE(read.count(), 1);
        QCOMPARE(m_session->filter().minScore, filter.minScore);
        QVERIFY(std::find(m_session->filter().themes.begin(), m_session->filter().themes.end(), 0) == m_session->filter().themes.end());
        QTRY_VERIFY(m_session->selection()->size() < m_session->table()->size() / 2);
        for (const std::uint32_t row : *m_session->selection())
            QVERIFY(m_session->table()->theme[row] != 0);
    }

    void aPostAndItsThreadAreMoved()
    {
        const auto table = m_session->table();
        std::size_t row = 0;
        while (table->theme[row] != 0)
            ++row;
        m_session->showPost(table->id[row]);
        answer(QString::fromStdString(m_session->themes()[1].label));
        ThemeEditor::moveCurrentPost(*m_session, m_view.get(), false);
        QTRY_COMPARE(m_session->table()->theme[row], std::int16_t{1});
        answer(m_session->themeLabel(-1));
        ThemeEditor::moveCurrentPost(*m_session, m_view.get(), true);
        QTRY_COMPARE(m_session->table()->theme[row], analysis::PostTable::noTheme);
        for (std::size_t i = 0; i < table->size(); ++i)
            QVERIFY(table->thread[i] != table->thread[row] || m_session->table()->theme[i] == analysis::PostTable::noTheme);
    }

    void themesThatAreCalledAlikeAreToldApart()
    {
        QSignalSpy edited(m_session.get(), &Session::themesEdited);
        // No person may call two themes alike, but a search may.
        m_session->editThemes(QStringLiteral("done"), [](const store::Workspace &workspace, const analysis::PostTable &, Progress &) -> Result<store::ThemeChange> {
            if (const auto done = workspace.connection().execute("UPDATE theme SET label = 'Same' WHERE number < 2"); !done)
                return done.error();
            return store::ThemeChange::Names;
        });
        QTRY_COMPARE(edited.count(), 1);
        const auto table = m_session->table();
        std::size_t row = 0;
        while (table->theme[row] != 2)
            ++row;
        m_session->showPost(table->id[row]);
        answer(QStringLiteral("Same (2)"));
        ThemeEditor::moveCurrentPost(*m_session, m_view.get(), false);
        QTRY_COMPARE(m_session->table()->theme[row], std::int16_t{1});
    }

    void aFilterByAThemeThatIsGoneIsTakenAway()
    {
        analysis::Filter filter;
        filter.themes = {1};
        m_session->setFilter(filter);
        m_session->editThemes(QStringLiteral("done"), [a = m_session->themes()[1].id, b = m_session->themes()[0].id](const store::Workspace &workspace, const analysis::PostTable &, Progress &) {
            return store::mergeThemes(workspace, std::vector{a}, b);
        });
        QTRY_VERIFY(m_session->filter().themes.empty());
        QTRY_VERIFY(m_session->selection()->size() > m_session->table()->size() / 2);
    }

    void editsComeInTheOrderTheyWereMade()
    {
        const ThemeId theme = m_session->themes().front().id;
        QSignalSpy edited(m_session.get(), &Session::themesEdited);
        for (const char *name : {"one", "two", "three"})
            m_session->renameTheme(theme, QLatin1StringView(name));
        m_session->undoThemeEdit();
        QTRY_COMPARE(edited.count(), 4);
        QCOMPARE(m_session->themeLabel(0), QStringLiteral("two"));
        for (int i = 0; i < 3; ++i)
            m_session->undoThemeEdit();
        QTRY_COMPARE(edited.count(), 7);
        QVERIFY(message().startsWith(QStringLiteral("There is nothing")));
    }

    void theCursorStartsOnTheFirstThemeAlsoWhereSomePostsWereNotLookedAt()
    {
        analysis::Filter part;
        part.until = m_session->table()->created[m_session->table()->size() / 2];
        QSignalSpy selected(m_session.get(), &Session::selectionChanged);
        m_session->setFilter(part);
        QTRY_COMPARE(selected.count(), 1);
        QSignalSpy found(m_session.get(), &Session::themesFound);
        m_session->findThemes();
        QTRY_VERIFY_WITH_TIMEOUT(found.count() == 1 && !m_session->isLoading(), LongMs);
        m_session->setFilter({});
        m_view = std::make_unique<ThemesView>(*m_session);
        m_view->show();
        QTRY_VERIFY(rows() > 0 && model()->statsAt(rows() - 1)->theme == analysis::PostTable::notLookedAt);
        QCOMPARE(list()->currentIndex().row(), 0);
    }

    void theMenuTellsWhatCanBeDone()
    {
        auto *menu = m_view->findChild<QMenu *>();
        QStringList texts;
        for (const QAction *action : menu->actions())
            texts << action->text();
        QVERIFY(texts.contains(QStringLiteral("Merge into…")) && texts.contains(QStringLiteral("Pin")));
        alsoChoose(1);
        QCOMPARE(menu->actions().at(1)->text(), QStringLiteral("Merge 2 themes"));
        choose(rows() - 1); // the unassigned rest
        QVERIFY(!menu->actions().at(1)->isEnabled());
    }
};

QTEST_MAIN(TestThemeEditing)
#include "tst_themeediting.moc"
