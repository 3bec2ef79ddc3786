// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <QPointer>
#include <QStringList>

#include "core/store/labels.h"
#include "ui/session/session.h"

class QAction;
class QActionGroup;
class QMenu;
class QStackedWidget;

namespace parlance::ui {

class CheckView;
class FilterBar;
class MessageBar;
class MessageBars;
class Rail;
class Stage;
class StatusBar;
class View;
class WelcomePage;

/// The window: rail, filter bar, the six views, reading pane, status bar.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(QWidget *parent = nullptr);
    ~MainWindow() override;

    Session &session() { return m_session; }

    /// A workspace is opened; anything else is imported, into the open workspace or, where none is open or it is the
    /// sample, into a new one in the documents folder.
    void openFiles(const QStringList &files);
    /// The sample, in a workspace of its own that goes with the window.
    void openSample() { m_session.openSample(); }

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    /// A command: `source` is its English name, marked with QT_TR_NOOP, so that it can be translated again.
    QAction *addCommand(const char *source, const QString &iconName, const QKeySequence &keys, std::function<void()> act);
    void addViews();
    void addCommands();
    void fillRecentMenu();
    void retranslate();
    void connectSession();
    void showWorkspace();
    void showWelcome();
    void showView(int index);
    void showCheck(store::Checked checked);
    MessageBar *showError(const Error &error);
    void dropEditMessages();
    void showOutcomes(const std::vector<import::ImportOutcome> &outcomes);
    void showSources();
    void showCleaning();
    void showSimilar();
    void chooseWorkspace();
    void newWorkspace();
    void chooseDumps();
    /// Imports at once what can be read; asks first about tables whose columns nobody knows.
    void importFiles(const QStringList &files);
    void importFiles(const QStringList &files, const import::ImportOptions &options);
    void lookFirst();
    static QString dumpFilter();
    void openImportDialog(const QStringList &files);
    void openPalette(const QString &text);
    void about();
    void focusView();

    Session m_session;
    QMenu *m_menu;
    QMenu *m_recentMenu = nullptr;
    QMenu *m_appearanceMenu = nullptr;
    QMenu *m_languageMenu = nullptr;
    QActionGroup *m_viewGroup;
    Rail *m_rail;
    FilterBar *m_filterBar;
    MessageBars *m_messages;
    QPointer<MessageBar> m_importAccount; ///< of the last import, until it is closed
    QPointer<MessageBar> m_editNotice, m_editError; ///< of the last edit of themes, until another is made
    QStackedWidget *m_pages;   ///< welcome, workspace
    WelcomePage *m_welcome;
    QWidget *m_workspace;
    QStackedWidget *m_views;
    QWidget *m_pane;
    Stage *m_stage;
    StatusBar *m_status;
    QList<View *> m_viewList;
    CheckView *m_check;        ///< behind the six, without a place in the rail
    QList<QAction *> m_viewActions;
    QList<QAction *> m_commands;
    QList<QAction *> m_workspaceCommands; ///< that need an open workspace
    QAction *m_foldAction = nullptr;
    QStringList m_pendingImport;          ///< for the workspace that is being created
    import::ImportOptions m_pendingOptions;
};

} // namespace parlance::ui
