// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QLabel>
#include <QLibraryInfo>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QAction>
#include <QListWidget>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <array>
#include <functional>

#include "ui/common/proseview.h"
#include "ui/importing/importsummary.h"
#include "ui/importing/jobwidget.h"
#include "ui/importing/sourcesmodel.h"
#include "ui/marks/cleaningdialog.h"
#include "ui/quotes/quotesview.h"
#include "ui/reading/readingpane.h"
#include "ui/shell/appearance.h"
#include "ui/shell/chip.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/languages.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/messagebar.h"
#include "ui/shell/shortcutsdialog.h"
#include "ui/shell/stage.h"
#include "ui/shell/view.h"
#include "ui/shell/words.h"

using namespace parlance;
using namespace parlance::ui;

namespace {
constexpr int LongMs = 60000;
} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home; // workspaces of dumps that are opened go into its documents
    std::unique_ptr<MainWindow> m_window;

    /// The message whose text `is` accepts, wherever it stands among others; null if there is none.
    const MessageBar *messageThat(const std::function<bool(const QString &)> &is) const
    {
        const auto bars = m_window->findChildren<MessageBar *>();
        const auto found = std::ranges::find_if(bars, [&](const MessageBar *bar) { return is(bar->text()); });
        return found == bars.end() ? nullptr : *found;
    }

    QLabel *count() const { return m_window->findChild<QLabel *>(QStringLiteral("count")); }

private slots:
    void initTestCase()
    {
        qputenv("HOME", m_home.path().toUtf8());
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("Parlance"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_mainwindow"));
        useLanguage(QStringLiteral("en"));
        useAppearance(Appearance::Light);
    }

    void init()
    {
        QSettings().remove(QStringLiteral("view"));
        m_window = std::make_unique<MainWindow>();
        m_window->resize(1440, 900);
        m_window->show();
        m_window->session().openSample();
        QTRY_VERIFY_WITH_TIMEOUT(m_window->session().isOpen() && !m_window->session().themes().empty() && !m_window->session().isLoading(),
                                 LongMs);
    }

    void cleanup()
    {
        m_window.reset();
        useLanguage(QStringLiteral("en"));
        useAppearance(Appearance::Light);
    }

    void contrastIsHighEnough_data()
    {
        QTest::addColumn<int>("appearance");
        QTest::addRow("light") << int(Appearance::Light);
        QTest::addRow("dark") << int(Appearance::Dark);
        QTest::addRow("high contrast") << int(Appearance::HighContrast);
    }

    void contrastIsHighEnough()
    {
        QFETCH(int, appearance);
        const Colours c = coloursOf(static_cast<Appearance>(appearance));
        for (const QColor &ground : {c.window, c.paper}) {
            QVERIFY(contrast(c.text, ground) >= 7);
            QVERIFY(contrast(c.secondary, ground) >= 4.5);
            QVERIFY(contrast(c.negativeText, ground) >= 4.5);
            QVERIFY(contrast(c.positiveText, ground) >= 4.5);
        }
        QVERIFY(contrast(c.text, c.accentSoft) >= 7);
        QVERIFY(contrast(c.onAccent, c.accent) >= 4.5);
    }

    void anEmptyBoxIsSeen_data() { contrastIsHighEnough_data(); }
    void anEmptyBoxIsSeen()
    {
        QFETCH(int, appearance);
        useAppearance(static_cast<Appearance>(appearance));
        QWidget ground;
        QCheckBox box(&ground);
        box.resize(box.sizeHint());
        const QImage image = ground.grab(box.geometry()).toImage();
        double most = 1;
        for (int x = 0; x < image.width(); ++x)
            most = std::max(most, contrast(image.pixelColor(x, image.height() / 2), colours().window));
        QVERIFY2(most >= 3, qPrintable(QString::number(most)));
    }

    void everyControlHasAName_data()
    {
        QTest::addColumn<int>("view");
        for (int i = 0; i < 6; ++i)
            QTest::addRow("view %d", i + 1) << i;
    }

    void everyControlHasAName()
    {
        QFETCH(int, view);
        QTest::keyClick(m_window.get(), static_cast<Qt::Key>(Qt::Key_1 + view), Qt::ControlModifier);
        const auto widgets = m_window->findChildren<QWidget *>();
        QStringList nameless;
        for (QWidget *widget : widgets) {
            const auto policy = widget->focusPolicy();
            if (!widget->isVisible() || !(policy & Qt::TabFocus) || widget->focusProxy() || qobject_cast<QLabel *>(widget))
                continue;
            if (widget->objectName() == QLatin1StringView("qt_spinbox_lineedit"))
                continue; // the spin box speaks for it
            QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
            if (!accessible || accessible->text(QAccessible::Name).isEmpty())
                nameless << QStringLiteral("%1 in %2").arg(QString::fromLatin1(widget->metaObject()->className()),
                                                           QString::fromLatin1(widget->parentWidget()->metaObject()->className()));
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral(", "))));
    }

    void theStatusBarSaysHowMuchIsShown()
    {
        const auto &session = m_window->session();
        const auto n = static_cast<std::int64_t>(session.selection()->size());
        const auto all = static_cast<std::int64_t>(session.table()->size());
        QCOMPARE(count()->text(), QStringLiteral("%1 of %2 posts").arg(numberText(n), numberText(all)));
        analysis::Filter filter;
        filter.sentiments = {sentiment::Class::Negative};
        filter.minScore = 10;
        m_window->session().setFilter(filter);
        QTRY_VERIFY(count()->text().endsWith(QStringLiteral("2 filters")));
        QCOMPARE(m_window->findChildren<Chip *>(QString(), Qt::FindChildrenRecursively).size(), 2);
    }

    void aSearchBecomesAChipThatCanBeRemoved()
    {
        auto *field = m_window->findChild<QLineEdit *>(QStringLiteral("search"));
        QTest::keyClick(m_window.get(), Qt::Key_Slash);
        QTest::keyClicks(field, QStringLiteral("junior"));
        QTest::keyClick(field, Qt::Key_Return);
        const auto all = m_window->session().table()->size();
        QTRY_VERIFY(m_window->session().selection()->size() < all / 2);
        QVERIFY(field->text().isEmpty());
        auto *chip = m_window->findChild<Chip *>();
        QVERIFY(chip);
        QTest::keyClick(chip, Qt::Key_Delete);
        QTRY_VERIFY(m_window->session().filter().query.empty());
        QTRY_VERIFY(m_window->session().selection()->size() > all / 2);
    }

    void theLanguageChangesWhileTheWindowIsOpen()
    {
        useLanguage(QStringLiteral("fr"));
        QTRY_COMPARE(count()->text(),
                     QStringLiteral("%1 messages sur %2")
                         .arg(numberText(static_cast<std::int64_t>(m_window->session().selection()->size())),
                              numberText(static_cast<std::int64_t>(m_window->session().table()->size()))));
        const auto views = m_window->findChildren<View *>();
        QStringList titles;
        for (const View *view : views)
            titles << view->title();
        for (const char *title : {"Aperçu", "Fils", "Thèmes", "Citations", "Tendances", "Rapport"})
            QVERIFY2(titles.contains(QString::fromUtf8(title)), title);
        QCOMPARE(numberText(12431), QStringLiteral("12\u202f431"));
        QCOMPARE(percentText(0.62), QStringLiteral("62\u202f%"));
        QCOMPARE(compoundText(-0.1), QStringLiteral("\u22120,10"));
        useLanguage(QStringLiteral("en"));
        QTRY_VERIFY(count()->text().contains(QStringLiteral(" of ")));
    }

    void theButtonsOfQtSpeakFrenchToo()
    {
        if (!QFile::exists(QLibraryInfo::path(QLibraryInfo::TranslationsPath) +
                           QStringLiteral("/qtbase_fr.qm")))
            QSKIP("Qt's own translations are not installed (qt6-translations-l10n).");
        useLanguage(QStringLiteral("fr"));
        QDialogButtonBox box(QDialogButtonBox::Cancel | QDialogButtonBox::Close | QDialogButtonBox::Save |
                             QDialogButtonBox::Yes);
        const auto text = [&box](QDialogButtonBox::StandardButton which) {
            return box.button(which)->text().remove(QLatin1Char('&'));
        };
        QCOMPARE(text(QDialogButtonBox::Cancel), QStringLiteral("Annuler"));
        QCOMPARE(text(QDialogButtonBox::Close), QStringLiteral("Fermer"));
        QCOMPARE(text(QDialogButtonBox::Save), QStringLiteral("Enregistrer"));
        QCOMPARE(text(QDialogButtonBox::Yes), QStringLiteral("Oui"));
    }

    void theAppearanceChangesWhileTheWindowIsOpen()
    {
        for (const auto appearance : {Appearance::Dark, Appearance::HighContrast, Appearance::Light, Appearance::Dark}) {
            useAppearance(appearance);
            QTest::qWait(0);
            QCOMPARE(QApplication::palette().color(QPalette::Base), colours().paper);
        }
        QVERIFY(colours().dark);
        QCOMPARE(chosenAppearance(), Appearance::Dark);
    }

    void onASmallWindowTheReadingPaneFloats()
    {
        auto *stage = m_window->findChild<Stage *>();
        m_window->resize(1440, 900);
        QTRY_VERIFY(!stage->isFloating());
        m_window->resize(1024, 700);
        QTRY_VERIFY(stage->isFloating());
        m_window->session().showPost(m_window->session().table()->id.front());
        QVERIFY(!stage->isFolded());
        QTest::keyClick(m_window.get(), Qt::Key_F8);
        QVERIFY(stage->isFolded());
        // Over the conversation that one walks through it waits to be asked for.
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        m_window->session().showPost(m_window->session().table()->id.back());
        QVERIFY(stage->isFolded());
        QTest::keyClick(m_window.get(), Qt::Key_F8);
        QVERIFY(!stage->isFolded());
        QTest::keyClick(m_window.get(), Qt::Key_5, Qt::ControlModifier);
        QVERIFY(stage->isFolded());
        QVERIFY(m_window->width() <= 1024);
    }

    void anErrorIsABarAndNotABox()
    {
        Q_EMIT m_window->session().failed(Error{.code = ErrorCode::Corrupt,
                                                .message = "The workspace %1 is damaged. Restore it from a copy, or import the dumps into a new one.",
                                                .subject = "a & b.parlance",
                                                .offset = 12});
        const auto bars = m_window->findChildren<MessageBar *>();
        QCOMPARE(bars.size(), 1);
        QVERIFY(bars.first()->text().contains(QStringLiteral("a & b.parlance")));
        QVERIFY(bars.first()->text().contains(QStringLiteral("12")));
        QVERIFY(!QApplication::activeModalWidget());
    }

    void theErrorOfAnEditGoesWithTheNextEdit()
    {
        Session &session = m_window->session();
        const auto errors = [this] {
            QStringList texts;
            for (const MessageBar *bar : m_window->findChildren<MessageBar *>(QStringLiteral("error")))
                texts << bar->text();
            return texts;
        };
        Q_EMIT session.failed(Error{.code = ErrorCode::Corrupt, .message = "Something else went wrong."});
        session.renameTheme(session.themes()[1].id, session.themeLabel(0));
        QTRY_COMPARE(errors().size(), 2);
        session.renameTheme(session.themes()[1].id, session.themeLabel(2));
        QTRY_VERIFY(errors().size() == 2 && errors().last().contains(session.themeLabel(2)));
        session.renameTheme(session.themes()[1].id, QStringLiteral("Renamed"));
        QTRY_COMPARE(session.themeLabel(1), QStringLiteral("Renamed"));
        QTRY_COMPARE(errors(), QStringList{QStringLiteral("Something else went wrong.")});
    }

    void onlyTheNewestEditOffersToBeTakenBack()
    {
        Session &session = m_window->session();
        const auto offers = [this] {
            QStringList texts;
            for (const MessageBar *bar : m_window->findChildren<MessageBar *>()) {
                for (const QPushButton *button : bar->findChildren<QPushButton *>()) {
                    if (button->isVisible())
                        texts << button->text() + QLatin1Char(' ') + bar->text();
                }
            }
            return texts;
        };
        const ThemeId moved = session.themes()[1].id;
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        session.editThemes(QStringLiteral("Moved."), [moved, post = session.table()->id.front()](const store::Workspace &workspace, const analysis::PostTable &, Progress &) {
            return store::movePosts(workspace, std::array{post}, moved);
        });
        QTRY_COMPARE(offers(), QStringList{QStringLiteral("Undo Moved.")});
        QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(offers(), QStringList{QStringLiteral("Undo Moved.")});
        session.renameTheme(moved, QStringLiteral("Renamed"));
        QTRY_COMPARE(offers(), QStringList{QStringLiteral("Undo The theme is called “Renamed” now.")});
        QTest::keyClick(m_window.get(), Qt::Key_4, Qt::ControlModifier);
        session.undoThemeEdit();
        QTRY_COMPARE(offers(), QStringList{QStringLiteral("Redo Taken back: the name “Renamed”.")});
        QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
        session.undoThemeEdit();
        QTRY_VERIFY(offers().size() == 1 && offers().first().startsWith(QStringLiteral("Redo Taken back: 1 post moved to “")));
        Q_EMIT session.themesFound(0, 12, 1000, false);
        QTRY_VERIFY(offers().isEmpty());
        QVERIFY(messageThat([](const QString &text) { return text.startsWith(QStringLiteral("12 themes found in 1")); }));
    }

    void editsOfThemesAreTakenBackFromTheConversation()
    {
        Session &session = m_window->session();
        session.renameTheme(session.themes()[1].id, QStringLiteral("Renamed"));
        QTRY_COMPARE(session.themeLabel(1), QStringLiteral("Renamed"));
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QVERIFY(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(session.themeLabel(1) != QStringLiteral("Renamed"));
    }

    void theKeyboardGoesToTheViewWhenItsBarGoes()
    {
        Session &session = m_window->session();
        QTest::keyClick(m_window.get(), Qt::Key_4, Qt::ControlModifier);
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        auto *view = m_window->findChild<QuotesView *>();
        QTRY_VERIFY(view->isAncestorOf(QApplication::focusWidget()));
        session.renameTheme(session.themes()[1].id, QStringLiteral("Renamed"));
        QPushButton *undo = nullptr;
        QTRY_VERIFY(undo = m_window->findChild<MessageBar *>() ? m_window->findChild<MessageBar *>()->findChild<QPushButton *>() : nullptr);
        undo->setFocus();
        undo->click();
        QVERIFY(view->isAncestorOf(QApplication::focusWidget()));
        QTRY_VERIFY(session.themeLabel(1) != QStringLiteral("Renamed"));
    }

    void theWindowFitsTheScreenAtFirst()
    {
        QSettings().remove(QStringLiteral("window"));
        const MainWindow first;
        const QSize room = first.screen()->availableSize();
        QVERIFY((first.width() < room.width() || first.width() == first.minimumWidth()) && first.height() < room.height());
    }

    void editsOfThemesAreTakenBackFromTheReadingPane()
    {
        Session &session = m_window->session();
        session.showPost(session.table()->id.front());
        session.renameTheme(session.themes()[1].id, QStringLiteral("Renamed"));
        QTRY_COMPARE(session.themeLabel(1), QStringLiteral("Renamed"));
        auto *page = m_window->findChild<ReadingPane *>()->findChild<ProseView *>();
        QTRY_VERIFY(page->isVisible());
        page->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::keyClick(page, Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(session.themeLabel(1) != QStringLiteral("Renamed"));
        QTest::keyClick(page, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(session.themeLabel(1), QStringLiteral("Renamed"));
    }

    void anotherNumberOfThemesThanAskedForIsExplained_data()
    {
        QTest::addColumn<int>("asked");
        QTest::addColumn<int>("found");
        QTest::addColumn<bool>("same");
        QTest::addColumn<QString>("said");
        QTest::addRow("none") << 0 << 0 << false << QStringLiteral("No themes: in 3 posts with text ");
        QTest::addRow("none of many") << 60 << 0 << false << QStringLiteral("No themes: in 3 posts with text ");
        QTest::addRow("none of copies") << 0 << 0 << true << QStringLiteral("No themes: 3 posts with text all say the same.");
        QTest::addRow("fewer") << 60 << 2 << false << QStringLiteral("60 themes were asked for and 2 found: 3 posts with text hold no more");
        QTest::addRow("more") << 2 << 5 << false << QStringLiteral("2 themes were asked for, but there are 5");
        QTest::addRow("as many") << 2 << 2 << false << QStringLiteral("2 themes found in 3 posts.");
        QTest::addRow("as many as there are") << 0 << 1 << false << QStringLiteral("1 theme found in 3 posts.");
    }

    void anotherNumberOfThemesThanAskedForIsExplained()
    {
        QFETCH(int, asked);
        QFETCH(int, found);
        QFETCH(bool, same);
        QFETCH(QString, said);
        Q_EMIT m_window->session().themesFound(asked, found, 3, same);
        const auto bars = m_window->findChildren<MessageBar *>();
        QCOMPARE(bars.size(), 1);
        QVERIFY2(bars.first()->text().startsWith(said), qPrintable(bars.first()->text()));
    }

    void aDumpBecomesAWorkspaceOfItsOwn()
    {
        QTemporaryDir folder;
        QFile dump(folder.filePath(QStringLiteral("harbour.ndjson")));
        QVERIFY(dump.open(QIODevice::WriteOnly));
        for (int i = 1; i <= 40; ++i) {
            dump.write(QStringLiteral("{\"id\":\"x%1\",\"link_id\":\"t3_aa\",\"parent_id\":\"t3_aa\",\"author\":\"w%1\",\"subreddit\":\"t\","
                                      "\"score\":%1,\"created_utc\":17000%2,\"body\":\"the harbour is calm today, says %3\"}\n")
                           .arg(i)
                           .arg(10000 + i)
                           .arg(i == 40 ? 39 : i)
                           .toUtf8());
        }
        dump.write("not json\n");
        dump.close();
        m_window->openFiles({dump.fileName()});
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->session().isSample() && m_window->session().table() && m_window->session().table()->size() == 40, LongMs);
        const MessageBar *figures = messageThat([](const QString &text) { return text.startsWith(QStringLiteral("1 file imported.")); });
        QVERIFY(figures);
        QVERIFY2(figures->text().startsWith(QStringLiteral("1 file imported. 41 records read: 40 stored, 0 updated, 0 already there, 1 rejected.")),
                 qPrintable(figures->text()));
        QTRY_VERIFY_WITH_TIMEOUT(figures->text().endsWith(QStringLiteral("Copies: 1 word by word, 0 near ones. Lines that authors repeat: 0.")), LongMs);
        QCOMPARE(figures->accessibleName(), figures->text());
        QTRY_VERIFY_WITH_TIMEOUT(m_window->session().selection()->size() == 39, LongMs);
        const auto buttons = figures->findChildren<QPushButton *>();
        QCOMPARE(buttons.last()->text(), QStringLiteral("Cleaning…"));
        buttons.last()->click();
        auto *cleaning = m_window->findChild<CleaningDialog *>();
        QVERIFY(cleaning && cleaning->isVisible());
        cleaning->close();
        const QString path = m_window->session().path();
        QVERIFY(path.endsWith(QStringLiteral("harbour.parlance")));
        m_window->session().close();
        QFile::remove(path);
    }

    void figuresOfAnImportAreAddedUp()
    {
        std::vector<import::ImportOutcome> outcomes(2);
        outcomes[0].source.id = SourceId(1);
        outcomes[0].source.read = 10;
        outcomes[0].source.stored = 10;
        const ImportTotals totals = totalsOf(outcomes);
        QCOMPARE(totals.files, 1);
        QCOMPARE(summaryText(totals), QStringLiteral("1 file imported. 10 records read: 10 stored, 0 updated, 0 already there, 0 rejected."));
    }

    void guessedColumnsAreTold()
    {
        std::vector<import::ImportOutcome> outcomes(4);
        outcomes[0].file = "/home/ann/pond.ndjson"; // of a known format
        outcomes[0].source.id = SourceId(1);
        outcomes[1].file = "/home/ann/said.csv";
        outcomes[1].source.id = SourceId(2);
        outcomes[1].mapping = "body=comment,author=user,flair=tag";
        QVERIFY(guessText(outcomes).isEmpty());
        outcomes[2].file = "/home/ann/unusable.csv";
        outcomes[2].mapping = "body=x";
        outcomes[2].guessed = true;
        QVERIFY(guessText(outcomes).isEmpty());
        outcomes[1].guessed = true;
        QCOMPARE(guessText(outcomes), QStringLiteral("Nobody said what the columns of said.csv hold; guessed: Text = comment, Author = user, "
                                                     "Flair = tag. Ctrl+Shift+I shows them before an import."));
        outcomes[3] = outcomes[1];
        outcomes[3].file = "/home/ann/later.csv";
        QCOMPARE(guessText(outcomes), QStringLiteral("Nobody said what the columns of said.csv and of 1 more file hold; guessed for the first: "
                                                     "Text = comment, Author = user, Flair = tag. Ctrl+Shift+I shows them before an import."));
        useLanguage(QStringLiteral("fr"));
        QVERIFY2(guessText(outcomes).contains(QStringLiteral("Texte = comment, Auteur = user")), qPrintable(guessText(outcomes)));
    }

    void aTableThatIsImportedTellsItsGuess()
    {
        QTemporaryDir folder;
        QFile table(folder.filePath(QStringLiteral("said.csv")));
        QVERIFY(table.open(QIODevice::WriteOnly));
        table.write("id,author,created,text\n1,ann,2024-03-01 10:00:00,The weir is closed for the winter\n"
                    "2,ben,2024-03-01 11:00:00,Nobody told us about that at all\n");
        table.close();
        QSignalSpy imported(&m_window->session(), &Session::imported);
        m_window->openFiles({table.fileName()});
        QTRY_COMPARE_WITH_TIMEOUT(imported.count(), 1, LongMs);
        const MessageBar *guess =
            messageThat([](const QString &text) { return text.contains(QStringLiteral("what the columns of said.csv hold; guessed: ")); });
        QVERIFY(guess);
        QVERIFY2(guess->text().contains(QStringLiteral("Text = text")), qPrintable(guess->text()));
        const QString path = m_window->session().path();
        m_window->session().close();
        QFile::remove(path);
    }

    void theTimeLeftIsOnlySaidWhenItCanBeKnown()
    {
        QCOMPARE(JobWidget::timeLeftMs(0, 100, 5000), -1);
        QCOMPARE(JobWidget::timeLeftMs(10, 0, 5000), -1);
        QCOMPARE(JobWidget::timeLeftMs(50, 100, 500), -1);
        QCOMPARE(JobWidget::timeLeftMs(25, 100, 5000), 15000);
        QCOMPARE(timeLeftText(18000), QStringLiteral("18 s left"));
        QCOMPARE(timeLeftText(240000), QStringLiteral("4 min left"));
    }

    void theTablesOfAnImportAreModels()
    {
        SourcesModel sources;
        QAbstractItemModelTester first(&sources, QAbstractItemModelTester::FailureReportingMode::QtTest);
        store::Source one;
        one.name = "a.zst";
        one.read = one.stored = 1000;
        sources.setSources({one, one});
        QCOMPARE(sources.rowCount(), 3);
        QCOMPARE(sources.index(2, SourcesModel::Read).data().toString(), QStringLiteral("2,000"));
        RejectsModel rejects;
        QAbstractItemModelTester second(&rejects, QAbstractItemModelTester::FailureReportingMode::QtTest);
        rejects.setRejects({{SourceId(1), "a.zst", {}, 3, 120, "it is not JSON", "<b>x</b>"}});
        QCOMPARE(rejects.index(0, RejectsModel::Reason).data().toString(), QStringLiteral("it is not JSON"));
        QCOMPARE(rejects.index(0, RejectsModel::Excerpt).data(Qt::ToolTipRole).toString(), QStringLiteral("&lt;b&gt;x&lt;/b&gt;"));
    }

    void commandsAreFoundByTheirLetters()
    {
        QVERIFY(CommandPalette::fit(QStringLiteral("imp"), QStringLiteral("Import a dump")) > CommandPalette::fit(QStringLiteral("imp"), QStringLiteral("Show item pin")));
        QVERIFY(CommandPalette::fit(QStringLiteral("kbd"), QStringLiteral("Keyboard shortcuts")) > 0);
        QCOMPARE(CommandPalette::fit(QStringLiteral("xyz"), QStringLiteral("Import a dump")), 0);
        QVERIFY(CommandPalette::fit(QStringLiteral("theme"), QStringLiteral("Chercher les thèmes")) > 0);
        QVERIFY(CommandPalette::fit(QStringLiteral("THÈME"), QStringLiteral("Chercher les thèmes")) > 0);
    }

    void whereNoCommandFitsThisIsSaid()
    {
        QAction cleaning(QStringLiteral("Cleaning…"));
        CommandPalette palette({&cleaning});
        palette.setText(QStringLiteral("zzz"));
        const auto *list = palette.findChild<QListWidget *>();
        QCOMPARE(list->count(), 1);
        QCOMPARE(list->item(0)->text(), QStringLiteral("No command fits."));
        palette.show();
        QTest::keyClick(palette.findChild<QLineEdit *>(), Qt::Key_Return);
        QVERIFY(palette.isVisible());
    }

    void theShortcutsTellTheKeysOfThemes()
    {
        QTest::keyClick(m_window.get(), Qt::Key_Question);
        ShortcutsDialog *dialog = nullptr;
        QTRY_VERIFY(dialog = m_window->findChild<ShortcutsDialog *>());
        QStringList texts;
        for (const QLabel *label : dialog->findChildren<QLabel *>())
            texts << label->text();
        for (const char *key : {"F2", "M", "S", "P", "A", "X", "L", "Ctrl+Z", "Ctrl+Shift+Z"})
            QVERIFY2(texts.contains(QLatin1StringView(key)), key);
        dialog->close();
    }

    void theSignThatOpensTheCommandsMayBeTypedTwice()
    {
        QAction cleaning(QStringLiteral("Cleaning…")), import(QStringLiteral("Import a dump"));
        CommandPalette palette({&cleaning, &import});
        palette.setText(QStringLiteral(">clean"));
        const auto *list = palette.findChild<QListWidget *>();
        QCOMPARE(list->count(), 1);
        QCOMPARE(list->item(0)->text(), QStringLiteral("Cleaning…"));
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
