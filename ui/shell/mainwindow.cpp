// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "core/base/version.h"
#include "core/import/inspect.h"
#include "ui/checking/checkview.h"
#include "ui/importing/importdialog.h"
#include "ui/importing/importsummary.h"
#include "ui/importing/sourcesdialog.h"
#include "ui/marks/cleaningdialog.h"
#include "ui/marks/marks.h"
#include "ui/overview/overviewview.h"
#include "ui/quotes/quotesview.h"
#include "ui/reading/readingpane.h"
#include "ui/report/reportview.h"
#include "ui/shell/appearance.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/filterbar.h"
#include "ui/shell/icons.h"
#include "ui/shell/languages.h"
#include "ui/shell/messagebar.h"
#include "ui/shell/rail.h"
#include "ui/shell/shortcutsdialog.h"
#include "ui/shell/stage.h"
#include "ui/shell/statusbar.h"
#include "ui/shell/view.h"
#include "ui/shell/words.h"
#include "ui/themes/similardialog.h"
#include "ui/themes/themeeditor.h"
#include "ui/themes/themesview.h"
#include "ui/threads/threadsview.h"
#include "ui/trends/trendsview.h"
#include "ui/welcome/recentworkspaces.h"
#include "ui/welcome/welcomepage.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace parlance::ui {

namespace {

constexpr int Threads = 1, Themes = 2; ///< their places among the views

const QString Extension = QStringLiteral(".parlance");
constexpr auto SourceProperty = "sourceText";

bool isWorkspaceFile(const QString &path)
{
    if (path.endsWith(Extension, Qt::CaseInsensitive))
        return true;
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(15) == "SQLite format 3";
}

QStringList filesOf(const QMimeData *data)
{
    QStringList files;
    const auto urls = data->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            files << url.toLocalFile();
    }
    return files;
}

QString workspaceFolder()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)).filePath(QStringLiteral("Parlance"));
}

/// With ~ for the home folder.
QString shortPath(const QString &path)
{
    const QString home = QDir::homePath() + QLatin1Char('/');
    return QDir::toNativeSeparators(path.startsWith(home) ? QStringLiteral("~/") + path.mid(home.size()) : path);
}

/// A name that is free, after the first dump: "RC_2024-01.parlance", "RC_2024-01 2.parlance".
QString freeWorkspacePath(const QString &dump)
{
    QString base = QFileInfo(dump).fileName();
    for (const char *end : {".zst", ".gz", ".xz", ".bz2", ".zip", ".ndjson", ".jsonl", ".json", ".txt"}) {
        if (base.endsWith(QLatin1StringView(end), Qt::CaseInsensitive))
            base.chop(QLatin1StringView(end).size());
    }
    if (base.isEmpty())
        base = QStringLiteral("Workspace");
    const QDir folder(workspaceFolder());
    QString path = folder.filePath(base + Extension);
    for (int n = 2; QFileInfo::exists(path); ++n)
        path = folder.filePath(QStringLiteral("%1 %2%3").arg(base).arg(n).arg(Extension));
    return path;
}

} // namespace

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent), m_menu(new QMenu(this)), m_viewGroup(new QActionGroup(this)), m_rail(new Rail(m_menu, this)),
      m_filterBar(new FilterBar(m_session)), m_messages(new MessageBars), m_pages(new QStackedWidget), m_welcome(new WelcomePage),
      m_workspace(new QWidget), m_views(new QStackedWidget), m_status(new StatusBar(m_session))
{
    setObjectName(QStringLiteral("parlance"));
    setAcceptDrops(true);
    setMinimumSize(800, 560);
    setContextMenuPolicy(Qt::NoContextMenu);

    auto *pane = new ReadingPane(m_session, nullptr);
    connect(pane, &ReadingPane::similarRequested, this, &MainWindow::showSimilar);
    m_pane = pane;
    m_stage = new Stage(m_views, m_pane);

    auto *centre = new QWidget(this);
    auto *rows = new QVBoxLayout(centre);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(0);
    rows->addLayout(columns, 1);
    columns->addWidget(m_rail);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    columns->addLayout(right, 1);
    right->addWidget(m_filterBar);
    right->addWidget(m_messages);
    right->addWidget(m_pages, 1);
    rows->addWidget(m_status);
    auto *workspace = new QVBoxLayout(m_workspace);
    workspace->setContentsMargins(0, 0, 0, 0);
    workspace->addWidget(m_stage);
    m_pages->addWidget(m_welcome);
    m_pages->addWidget(m_workspace);
    setCentralWidget(centre);

    addViews();
    addCommands();
    connectSession();
    retranslate();

    QSettings settings;
    resize(QSize(1440, 900).boundedTo(screen()->availableSize() - QSize(16, 48))); // what a window manager puts around it
    restoreGeometry(settings.value(QStringLiteral("window")).toByteArray());
    m_stage->setPaneWidth(settings.value(QStringLiteral("readingPaneWidth"), 448).toInt());
    showView(std::clamp(settings.value(QStringLiteral("view"), 0).toInt(), 0, static_cast<int>(m_viewList.size()) - 1));
    showWelcome();
}

MainWindow::~MainWindow() = default;

void MainWindow::addViews()
{
    m_viewList = {new OverviewView(m_session), new ThreadsView(m_session), new ThemesView(m_session), new QuotesView(m_session),
                  new TrendsView(m_session), new ReportView(m_session)};
    for (int i = 0; i < m_viewList.size(); ++i) {
        View *view = m_viewList.at(i);
        m_views->addWidget(view);
        connect(view, &View::importRequested, this, &MainWindow::chooseDumps);
        connect(view, &View::checkRequested, this, &MainWindow::showCheck);
        connect(view, &View::threadsRequested, this, [this] { showView(Threads); });
        auto *action = new QAction(icon(view->iconName()), view->title(), this);
        action->setCheckable(true);
        action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)));
        m_viewGroup->addAction(action);
        addAction(action);
        connect(action, &QAction::triggered, this, [this, i] { showView(i); });
        m_rail->addView(action);
        m_viewActions << action;
        m_commands << action;
        m_workspaceCommands << action;
    }
    // Posts are moved between themes from wherever they are read, and this is taken back there with the same keys.
    const QList<QAction *> turns = m_viewList.at(Themes)->actions();
    m_pane->addActions(turns);
    for (View *view : std::as_const(m_viewList)) {
        if (view != m_viewList.at(Themes))
            view->addActions(turns);
    }
    m_commands << turns;
    m_workspaceCommands << turns;
    m_check = new CheckView(m_session);
    m_views->addWidget(m_check);
    connect(m_check, &View::importRequested, this, &MainWindow::chooseDumps);
    connect(m_check, &CheckView::closeRequested, this, [this] {
        showView(static_cast<int>(m_viewActions.indexOf(m_viewGroup->checkedAction())));
    });
}

QAction *MainWindow::addCommand(const char *source, const QString &iconName, const QKeySequence &keys, std::function<void()> act)
{
    auto *action = new QAction(this);
    if (!iconName.isEmpty())
        action->setIcon(icon(iconName));
    action->setShortcut(keys);
    action->setProperty(SourceProperty, QByteArray(source));
    connect(action, &QAction::triggered, this, [act = std::move(act)] { act(); });
    addAction(action);
    m_commands << action;
    return action;
}

void MainWindow::addCommands()
{
    const auto needsWorkspace = [this](QAction *action) {
        m_workspaceCommands << action;
        return action;
    };
    m_menu->addAction(addCommand(QT_TR_NOOP("New workspace…"), QStringLiteral("new"), QKeySequence::New, [this] { newWorkspace(); }));
    m_menu->addAction(addCommand(QT_TR_NOOP("Open a workspace…"), QStringLiteral("folder"), QKeySequence::Open, [this] { chooseWorkspace(); }));
    m_recentMenu = m_menu->addMenu(QString());
    connect(m_recentMenu, &QMenu::aboutToShow, this, &MainWindow::fillRecentMenu);
    m_menu->addAction(addCommand(QT_TR_NOOP("Open the sample"), QStringLiteral("sample"), {}, [this] { m_session.openSample(); }));
    m_menu->addAction(needsWorkspace(addCommand(QT_TR_NOOP("Close the workspace"), {}, QKeySequence::Close, [this] { m_session.close(); })));
    m_menu->addSeparator();
    m_menu->addAction(addCommand(QT_TR_NOOP("Import a dump…"), QStringLiteral("import"), QKeySequence(Qt::CTRL | Qt::Key_I), [this] { chooseDumps(); }));
    m_menu->addAction(addCommand(QT_TR_NOOP("Look into a dump before importing it…"), QStringLiteral("search"),
                                 QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I), [this] { lookFirst(); }));
    m_menu->addAction(needsWorkspace(addCommand(QT_TR_NOOP("Sources and rejected records…"), QStringLiteral("ledger"), {}, [this] { showSources(); })));
    m_menu->addAction(needsWorkspace(addCommand(QT_TR_NOOP("Cleaning…"), QStringLiteral("ledger"), QKeySequence(Qt::CTRL | Qt::Key_L), [this] { showCleaning(); })));
    m_menu->addAction(needsWorkspace(addCommand(QT_TR_NOOP("Find themes in the selection"), QStringLiteral("themes"), {}, [this] { ThemeEditor::findThemes(m_session, this); })));
    m_menu->addAction(needsWorkspace(addCommand(QT_TR_NOOP("Check the tagger"), QStringLiteral("check"), QKeySequence(Qt::CTRL | Qt::Key_T),
                                                [this] { showCheck(store::Checked::Sentiment); })));
    needsWorkspace(addCommand(QT_TR_NOOP("Check the themes"), QStringLiteral("check"), {}, [this] { showCheck(store::Checked::Themes); }));
    needsWorkspace(addCommand(QT_TR_NOOP("Move the post in the reading pane to a theme…"), QStringLiteral("themes"), QKeySequence(Qt::CTRL | Qt::Key_M),
                              [this] { ThemeEditor::moveCurrentPost(m_session, this, false); }));
    needsWorkspace(addCommand(QT_TR_NOOP("Move its whole thread to a theme…"), QStringLiteral("themes"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M),
                              [this] { ThemeEditor::moveCurrentPost(m_session, this, true); }));
    needsWorkspace(addCommand(QT_TR_NOOP("Posts like the one in the reading pane…"), QStringLiteral("similar"), QKeySequence(Qt::CTRL | Qt::Key_R),
                              [this] { showSimilar(); }));
    m_menu->addSeparator();
    needsWorkspace(addCommand(QT_TR_NOOP("Search the posts"), QStringLiteral("search"), QKeySequence(Qt::Key_Slash), [this] { m_filterBar->focusSearch(); }));
    needsWorkspace(addCommand(QT_TR_NOOP("Add a filter…"), QStringLiteral("plus"), QKeySequence(Qt::Key_F), [this] { m_filterBar->openMenu(); }));
    needsWorkspace(addCommand(QT_TR_NOOP("Remove all filters"), QStringLiteral("close"), QKeySequence(Qt::CTRL | Qt::Key_Backspace), [this] { m_session.setFilter({}); }));
    m_foldAction = needsWorkspace(addCommand(QT_TR_NOOP("Show or hide the reading pane"), QStringLiteral("panel"), QKeySequence(Qt::Key_F8),
                                             [this] { m_stage->setFolded(!m_stage->isFolded()); }));
    m_foldAction->setCheckable(true);
    connect(m_stage, &Stage::foldedChanged, m_foldAction, [this](bool folded) { m_foldAction->setChecked(!folded); });
    m_menu->addAction(m_foldAction);
    m_filterBar->addTool(m_foldAction);

    m_appearanceMenu = m_menu->addMenu(QString());
    const auto addAppearance = [this](const char *source, const QString &iconName, Appearance appearance) {
        m_appearanceMenu->addAction(addCommand(source, iconName, {}, [appearance] { useAppearance(appearance); }));
    };
    addAppearance(QT_TR_NOOP("As the system"), {}, Appearance::System);
    addAppearance(QT_TR_NOOP("Light"), QStringLiteral("sun"), Appearance::Light);
    addAppearance(QT_TR_NOOP("Dark"), QStringLiteral("moon"), Appearance::Dark);
    addAppearance(QT_TR_NOOP("High contrast"), {}, Appearance::HighContrast);
    m_languageMenu = m_menu->addMenu(QString());
    // A language is called by its own name in every language.
    for (const auto &[code, name] : {std::pair(QStringLiteral("en"), QStringLiteral("English")), {QStringLiteral("fr"), QStringLiteral("Français")}}) {
        QAction *action = addCommand("", {}, {}, [this, c = code] { useLanguage(c); });
        action->setText(name);
        m_languageMenu->addAction(action);
    }
    m_menu->addSeparator();
    m_menu->addAction(addCommand(QT_TR_NOOP("Commands…"), QStringLiteral("command"), QKeySequence(Qt::CTRL | Qt::Key_K), [this] { openPalette({}); }));
    m_menu->addAction(addCommand(QT_TR_NOOP("Keyboard shortcuts"), QStringLiteral("keyboard"), QKeySequence(Qt::Key_Question), [this] {
        (new ShortcutsDialog(m_commands, m_viewList.at(Themes)->commands(), this))->show();
    }));
    addCommand(QT_TR_NOOP("Open the menu"), QStringLiteral("menu"), QKeySequence(Qt::Key_F10), [this] { m_rail->openMenu(); });
    m_menu->addAction(addCommand(QT_TR_NOOP("About Parlance"), QStringLiteral("info"), {}, [this] { about(); }));
    m_menu->addAction(addCommand(QT_TR_NOOP("Quit"), {}, QKeySequence::Quit, [this] { close(); }));
}

void MainWindow::retranslate()
{
    for (QAction *action : std::as_const(m_commands)) {
        const QByteArray source = action->property(SourceProperty).toByteArray();
        if (!source.isEmpty())
            action->setText(tr(source.constData()));
    }
    for (int i = 0; i < m_viewList.size(); ++i) {
        const QString name = m_viewList.at(i)->title();
        m_viewActions.at(i)->setText(name);
        m_viewActions.at(i)->setToolTip(QStringLiteral("%1 (%2)").arg(name, m_viewActions.at(i)->shortcut().toString(QKeySequence::NativeText)));
        m_viewList.at(i)->setAccessibleName(name);
    }
    m_recentMenu->setTitle(tr("Open recent"));
    m_appearanceMenu->setTitle(tr("Appearance"));
    m_languageMenu->setTitle(tr("Language"));
    const QString name = m_session.isSample() ? tr("Sample") : QFileInfo(m_session.path()).completeBaseName();
    setWindowTitle(m_session.isOpen() ? tr("%1 – Parlance").arg(name) : QStringLiteral("Parlance"));
}

void MainWindow::connectSession()
{
    connect(&m_session, &Session::opened, this, &MainWindow::showWorkspace);
    connect(&m_session, &Session::closed, this, &MainWindow::showWelcome);
    connect(&m_session, &Session::failed, this, &MainWindow::showError);
    connect(&m_session, &Session::imported, this, &MainWindow::showOutcomes);
    connect(&m_session, &Session::importStopped, this, [this] {
        MessageBar *bar = m_messages->add(MessageBar::Tone::Notice, tr("The import was stopped. What had been read is kept; it can go on where it stopped."));
        bar->addAction(tr("Continue the import"), [this] { m_session.continueImports(); });
    });
    connect(&m_session, &Session::cleaned, this, [this](const import::CleaningOutcome &found) {
        if (!m_importAccount || found.exact + found.near + found.lines == 0)
            return;
        m_importAccount->addSentence(Marks::copiesText(found));
        m_importAccount->addAction(tr("Cleaning…"), [this] { showCleaning(); }, MessageBar::AfterAction::Stay);
    });
    connect(&m_session, &Session::placed, this, [this](const analysis::NewPosts &posts) {
        QString text = tr("New posts: %1 joined the themes, %2 fit none.").arg(numberText(posts.joined), numberText(posts.unassigned));
        if (posts.runAgain)
            text += QLatin1Char(' ') + tr("They speak of other things: the themes had better be found again.");
        MessageBar *bar = m_importAccount.data();
        if (bar)
            bar->addSentence(text);
        else
            bar = m_messages->add(MessageBar::Tone::Notice, text);
        if (posts.runAgain)
            bar->addAction(tr("Find themes"), [this] { ThemeEditor::findThemes(m_session, this); }, MessageBar::AfterAction::Stay);
    });
    connect(&m_session, &Session::themesFound, this, [this](int asked, qint64 found, qint64 posts, bool sameText) {
        dropEditMessages(); // their themes are gone
        const int many = static_cast<int>(posts);
        if (found == 0 && sameText)
            m_messages->add(MessageBar::Tone::Notice, tr("No themes: %Ln post(s) with text all say the same.", nullptr, many));
        else if (found == 0)
            m_messages->add(MessageBar::Tone::Notice, tr("No themes: in %Ln post(s) with text there are too few words that several have "
                                                         "in common and that tell them from others.", nullptr, many));
        else if (found < asked)
            m_messages->add(MessageBar::Tone::Notice, tr("%1 themes were asked for and %2 found: %Ln post(s) with text hold no more, as each "
                                                         "needs several posts with words that the others lack.", nullptr, many)
                                                          .arg(numberText(asked), numberText(found)));
        else if (asked > 0 && found > asked)
            m_messages->add(MessageBar::Tone::Notice, tr("%1 themes were asked for, but there are %2: those that you have edited stay.")
                                                          .arg(numberText(asked), numberText(found)));
        else if (!m_session.themes().empty()) // those before: where there were none, one sees that there are some now
            m_messages->add(MessageBar::Tone::Notice, tr("%Ln theme(s) found in %1 posts.", nullptr, static_cast<int>(found)).arg(numberText(posts)));
    });
    connect(&Marks::of(m_session), &Marks::done, this, [this](const QString &what, const std::function<void()> &undo) {
        m_messages->add(MessageBar::Tone::Notice, what)->addAction(tr("Undo"), undo);
    });
    connect(&m_session, &Session::themesEdited, this, [this](const QString &done, EditTurn turn) {
        dropEditMessages();
        if (m_views->currentWidget() != m_viewList.at(Themes)) // which tells it itself
            m_editNotice = ThemeEditor::tell(m_session, *m_messages, done, turn);
    });
    connect(&m_session, &Session::themeEditFailed, this, [this](const Error &error) {
        dropEditMessages();
        m_editError = showError(error);
    });
    connect(&m_session, &Session::filterChanged, this, [this] { m_status->setActiveFilters(m_filterBar->activeFilters()); });
    connect(&m_session, &Session::currentPostChanged, this, [this](PostId post) {
        // Where it would lie over the conversation that one is walking through, it waits to be asked for.
        const bool overThreads = m_stage->isFloating() && m_views->currentWidget() == m_viewList.at(Threads);
        if (post && !overThreads)
            m_stage->setFolded(false);
    });
    connect(&m_session, &Session::threadRequested, this, [this] {
        showView(Threads);
    });
    connect(&m_session.jobs(), &JobRunner::jobStarted, this, [this](Job *job) {
        if (m_session.isOpen() || job->title().isEmpty())
            return;
        m_welcome->setBusy(true, job->title() + QStringLiteral("…"));
        connect(job, &Job::finished, m_welcome, [this] { m_welcome->setBusy(false); });
    });

    connect(m_filterBar, &FilterBar::commandRequested, this, &MainWindow::openPalette);
    connect(m_filterBar, &FilterBar::leaveRequested, this, &MainWindow::focusView);
    connect(m_messages, &MessageBars::left, this, &MainWindow::focusView);
    connect(m_welcome, &WelcomePage::sampleRequested, this, [this] { m_session.openSample(); });
    connect(m_welcome, &WelcomePage::importRequested, this, &MainWindow::chooseDumps);
    connect(m_welcome, &WelcomePage::openRequested, this, &MainWindow::chooseWorkspace);
    connect(m_welcome, &WelcomePage::workspaceChosen, this, [this](const QString &path) { m_session.open(path); });
    connect(m_status, &StatusBar::languageToggled, this, [this] {
        useLanguage(chosenLanguage() == QLatin1StringView("fr") ? QStringLiteral("en") : QStringLiteral("fr"));
    });
    connect(m_status, &StatusBar::appearanceToggled, this, [] { useAppearance(colours().dark ? Appearance::Light : Appearance::Dark); });
}

void MainWindow::showWorkspace()
{
    if (!m_session.isSample())
        addRecentWorkspace(m_session.path());
    m_messages->clear();
    m_pages->setCurrentWidget(m_workspace);
    m_filterBar->show();
    m_rail->setViewsVisible(true);
    m_stage->setFolded(!m_session.currentPost());
    for (QAction *action : std::as_const(m_workspaceCommands))
        action->setEnabled(true);
    retranslate();
    focusView();
    if (!m_pendingImport.isEmpty()) {
        const QStringList files = std::exchange(m_pendingImport, {});
        m_session.importFiles(files, std::exchange(m_pendingOptions, {}));
    } else if (!m_session.interrupted().isEmpty()) {
        QStringList names;
        for (const QString &path : m_session.interrupted())
            names << QFileInfo(path).fileName();
        MessageBar *bar = m_messages->add(MessageBar::Tone::Notice,
                                          tr("The import of %1 did not come to its end. It can go on where it stopped.").arg(names.join(QStringLiteral(", "))));
        bar->addAction(tr("Continue the import"), [this] { m_session.continueImports(); });
    }
}

void MainWindow::showWelcome()
{
    m_pages->setCurrentWidget(m_welcome);
    m_welcome->refresh();
    m_welcome->setBusy(false);
    m_filterBar->hide();
    m_rail->setViewsVisible(false);
    m_welcome->setFocus(Qt::OtherFocusReason);
    for (QAction *action : std::as_const(m_workspaceCommands))
        action->setEnabled(false);
    retranslate();
}

void MainWindow::showView(int index)
{
    m_viewActions.at(index)->setChecked(true);
    if (m_stage->isFloating() && index != m_views->currentIndex())
        m_stage->setFolded(true);
    m_views->setCurrentIndex(index);
    focusView();
}

void MainWindow::showCheck(store::Checked checked)
{
    m_stage->setFolded(true); // the reading pane tells the tags
    m_views->setCurrentWidget(m_check);
    m_check->open(checked);
    focusView();
}

void MainWindow::focusView()
{
    QWidget *view = m_views->currentWidget();
    if (!view || !view->isVisible())
        return;
    if (QWidget *before = view->focusWidget(); before && view->isAncestorOf(before) && before->isVisible()) {
        before->setFocus(Qt::OtherFocusReason);
        return;
    }
    // The first thing in it that takes the keyboard.
    for (QWidget *next = view->nextInFocusChain(); next && next != view; next = next->nextInFocusChain()) {
        if (view->isAncestorOf(next) && next->isVisible() && next->isEnabled() && (next->focusPolicy() & Qt::TabFocus)) {
            next->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

void MainWindow::dropEditMessages()
{
    for (QPointer<MessageBar> *bar : {&m_editNotice, &m_editError}) {
        if (*bar)
            Q_EMIT (*bar)->dismissed();
        bar->clear();
    }
}

MessageBar *MainWindow::showError(const Error &error)
{
    if (error.code == ErrorCode::Cancelled)
        return nullptr;
    MessageBar *bar = m_messages->add(MessageBar::Tone::Error, errorText(error));
    if (!error.detail.empty())
        bar->setToolTip(QString::fromStdString(error.detail).toHtmlEscaped());
    m_pendingImport.clear();
    switch (error.code) {
    case ErrorCode::NotAWorkspace:
    case ErrorCode::NewerVersion:
    case ErrorCode::Corrupt:
        bar->addAction(tr("Open another workspace…"), [this] { chooseWorkspace(); });
        break;
    case ErrorCode::UnknownFormat:
    case ErrorCode::BadInput:
    case ErrorCode::NotFound:
        break; // the sentence says what to do, and it is done elsewhere
    default:
        bar->addAction(tr("Copy the details"), [text = QString::fromStdString(describe(error))] { QGuiApplication::clipboard()->setText(text); });
        break;
    }
    return bar;
}

void MainWindow::showOutcomes(const std::vector<import::ImportOutcome> &outcomes)
{
    const ImportTotals totals = totalsOf(outcomes);
    m_importAccount = nullptr;
    if (totals.files > 0) {
        QString text = summaryText(totals);
        if (!m_session.isSample())
            text += QLatin1Char(' ') + tr("Kept in %1.").arg(shortPath(m_session.path()));
        if (const QString guess = guessText(outcomes); !guess.isEmpty())
            text += QLatin1Char(' ') + guess;
        m_importAccount = m_messages->add(MessageBar::Tone::Notice, text);
        m_importAccount->addAction(totals.rejected > 0 ? tr("Show rejected records") : tr("Show each file"), [this] { showSources(); },
                                   MessageBar::AfterAction::Stay);
    }
    for (const import::ImportOutcome &outcome : outcomes) {
        if (!outcome.error || outcome.passedOver)
            continue;
        MessageBar *bar = m_messages->add(MessageBar::Tone::Error, errorText(*outcome.error));
        bar->addAction(tr("Import another…"), [this] { chooseDumps(); });
    }
}

void MainWindow::showSources()
{
    if (m_session.isOpen())
        (new SourcesDialog(m_session, this))->show();
}

void MainWindow::showCleaning()
{
    (new CleaningDialog(m_session, this))->open();
}

void MainWindow::showSimilar()
{
    if (m_session.currentPost())
        (new SimilarDialog(m_session, m_session.currentPost(), this))->show();
    else
        m_messages->add(MessageBar::Tone::Notice, tr("Choose a post first, in any view: the posts most like it are shown then."));
}

void MainWindow::chooseWorkspace()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a workspace"), workspaceFolder(),
                                                      tr("Parlance workspaces (*%1);;All files (*)").arg(Extension));
    if (!path.isEmpty())
        m_session.open(path);
}

void MainWindow::newWorkspace()
{
    QDir().mkpath(workspaceFolder());
    QString path = QFileDialog::getSaveFileName(this, tr("New workspace"), QDir(workspaceFolder()).filePath(tr("Workspace") + Extension),
                                                tr("Parlance workspaces (*%1)").arg(Extension));
    if (path.isEmpty())
        return;
    if (!path.endsWith(Extension))
        path += Extension;
    m_session.create(path);
}

QString MainWindow::dumpFilter()
{
    return tr("Dumps (%1);;All files (*)")
        .arg(QStringLiteral("*.zst *.ndjson *.jsonl *.json *.gz *.bz2 *.xz *.zip *.7z *.tar *.mbox *.txt *.xml *.csv *.tsv *.rss"));
}

void MainWindow::chooseDumps()
{
    const QStringList files = QFileDialog::getOpenFileNames(this, tr("Import dumps"), {}, dumpFilter());
    importFiles(files);
}

void MainWindow::importFiles(const QStringList &files)
{
    if (files.isEmpty())
        return;
    std::vector<std::string> paths;
    for (const QString &file : files)
        paths.push_back(file.toStdString());
    using Found = Result<std::vector<import::Inspection>>;
    m_session.jobs().run<Found>(
        tr("Looking at the files"), this,
        [paths](Progress &progress) -> Found { return import::inspect(paths, {}, {.posts = 0, .problems = 0, .bytes = 1}, progress); },
        [this, files](Found found) {
            if (!found)
                return;
            const bool asks = std::any_of(found->begin(), found->end(), [](const import::Inspection &one) { return one.wantsMapping; });
            if (asks)
                openImportDialog(files);
            else
                importFiles(files, {});
        });
}

void MainWindow::openImportDialog(const QStringList &files)
{
    if (!m_session.isOpen())
        showWelcome();
    auto *dialog = new ImportDialog(m_session, files, this);
    connect(dialog, &ImportDialog::importWanted, this,
            [this](const QStringList &wanted, const import::ImportOptions &options) { importFiles(wanted, options); });
    dialog->show();
}

void MainWindow::lookFirst()
{
    const QStringList files = QFileDialog::getOpenFileNames(this, tr("Look into dumps"), {}, dumpFilter());
    if (!files.isEmpty())
        openImportDialog(files);
}

void MainWindow::importFiles(const QStringList &files, const import::ImportOptions &options)
{
    if (m_session.isOpen() && !m_session.isSample()) {
        m_session.importFiles(files, options);
        return;
    }
    // The sample stays the sample, and asking where to keep things would be one question too early.
    QDir().mkpath(workspaceFolder());
    m_pendingImport = files;
    m_pendingOptions = options;
    m_session.create(freeWorkspacePath(files.first()));
}

void MainWindow::openFiles(const QStringList &files)
{
    if (files.isEmpty())
        return;
    if (isWorkspaceFile(files.first())) {
        QStringList dumps = files.mid(1);
        dumps.removeIf(isWorkspaceFile);
        m_pendingImport = dumps;
        m_session.open(files.first());
        return;
    }
    importFiles(files);
}

void MainWindow::openPalette(const QString &text)
{
    QList<QAction *> commands = m_commands;
    if (const auto *view = qobject_cast<const View *>(m_views->currentWidget()); view && view->isVisible()) {
        for (QAction *action : view->commands()) {
            if (!commands.contains(action))
                commands << action;
        }
    }
    auto *palette = new CommandPalette(commands, this);
    palette->show();
    palette->activateWindow(); // what is typed meanwhile belongs there
    palette->setText(text);
}

void MainWindow::fillRecentMenu()
{
    m_recentMenu->clear();
    const QStringList paths = recentWorkspaces();
    for (const QString &path : paths) {
        QString name = QFileInfo(path).completeBaseName();
        m_recentMenu->addAction(name.replace(QLatin1Char('&'), QStringLiteral("&&")), this, [this, path] { m_session.open(path); })->setToolTip(path.toHtmlEscaped());
    }
    if (paths.isEmpty()) {
        m_recentMenu->addAction(tr("None yet"))->setEnabled(false);
        return;
    }
    m_recentMenu->addSeparator();
    m_recentMenu->addAction(tr("Forget this list"), this, [this] {
        forgetRecentWorkspaces();
        m_welcome->refresh();
    });
}

void MainWindow::about()
{
    QMessageBox box(QMessageBox::NoIcon, tr("About Parlance"), QString(), QMessageBox::Close, this);
    box.setIconPixmap(QIcon(QStringLiteral(":/icons/parlance.svg")).pixmap(64, 64));
    box.setText(QStringLiteral("<b>Parlance %1</b>").arg(QString::fromLatin1(version())));
    box.setInformativeText(tr("Reads what a community said. Free software under the GNU General Public License, version 3 or later. "
                              "Nothing you open here leaves this computer."));
    box.exec();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    QSettings settings;
    settings.setValue(QStringLiteral("window"), saveGeometry());
    settings.setValue(QStringLiteral("readingPaneWidth"), m_stage->paneWidth());
    settings.setValue(QStringLiteral("view"), m_viewActions.indexOf(m_viewGroup->checkedAction()));
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (filesOf(event->mimeData()).isEmpty())
        return;
    event->acceptProposedAction();
    m_welcome->setDropHighlighted(true);
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent *event)
{
    QMainWindow::dragLeaveEvent(event);
    m_welcome->setDropHighlighted(false);
}

void MainWindow::dropEvent(QDropEvent *event)
{
    m_welcome->setDropHighlighted(false);
    const QStringList files = filesOf(event->mimeData());
    event->acceptProposedAction();
    openFiles(files);
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_stage->isFloating() && !m_stage->isFolded())
        m_stage->setFolded(true);
    else
        QMainWindow::keyPressEvent(event);
}

} // namespace parlance::ui
