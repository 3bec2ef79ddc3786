// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QWidget>

#include "ui/session/session.h"
#include "ui/shell/criteria.h"

class QAction;
class QLineEdit;
class QMenu;
class QToolButton;

namespace parlance::ui {

/// What all views look at: a search field, a chip for every criterion, and a menu to add one.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(Session &session, QWidget *parent = nullptr);

    /// A button for a command at the right end of the bar.
    void addTool(QAction *action);
    void focusSearch();
    void openMenu();
    /// How many criteria restrict or widen what is shown.
    int activeFilters() const { return m_active; }

Q_SIGNALS:
    void commandRequested(const QString &text); ///< ">" and the words behind it
    void leaveRequested();                      ///< Escape or Down: the keyboard goes to the view

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();
    void applySearch();
    void rebuildChips();
    void lookUpNames();
    void fillMenu();
    void edit(Criterion::Kind kind);
    void askScore();
    void askTime();
    void askAuthor();
    template <class Change> void change(Change change);

    Session &m_session;
    QLineEdit *m_search;
    QAction *m_look; ///< the sign in the search field
    QWidget *m_chips;
    QToolButton *m_add;
    QToolButton *m_clear;
    QMenu *m_menu;
    QHash<quint32, QString> m_authorNames;
    QHash<qint64, QString> m_threadTitles;
    int m_active = 0;
};

} // namespace parlance::ui
