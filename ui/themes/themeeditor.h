// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "core/base/ids.h"
#include "core/store/themes.h"
#include "ui/session/session.h"

#include <QList>

#include <optional>
#include <vector>

class QAction;
class QMenu;
class QWidget;

namespace parlance::ui {

class MessageBar;
class MessageBars;

/// What a person can do to the themes that are chosen: a menu, with the key of each entry, and the questions
/// that some of them ask. Every change is made by the session and can be taken back.
class ThemeEditor : public QObject
{
    Q_OBJECT

public:
    /// \param view  for the questions.
    ThemeEditor(Session &session, QWidget *view);

    /// Numbers of the themes that the next action is about, the one that others are merged into first.
    void setChosen(std::vector<int> numbers);
    QMenu *menu() const { return m_menu; }
    /// Does what a key stands for: F2 is the view's own. \returns whether it stands for anything.
    bool press(int key, Qt::KeyboardModifiers modifiers);
    void retranslate();

    void merge(const QList<int> &numbers, int into);
    /// Says what was done, and offers to take it back or to make it again.
    static MessageBar *tell(Session &session, MessageBars &bars, const QString &done, EditTurn turn);
    /// Finds themes, and asks before where those that are there come from many more posts. \param themes  how many; 0 = as
    /// many as there are.
    static void findThemes(Session &session, QWidget *parent, int themes = 0);
    /// Asks for a theme and puts the current post of the session, or all its thread, into it.
    static void moveCurrentPost(Session &session, QWidget *parent, bool wholeThread);

Q_SIGNALS:
    void renameRequested();
    void threadsRequested(); ///< the posts that the filter leaves now are to be read

private:
    struct Entry
    {
        QAction *action;
        int key;
        Qt::KeyboardModifiers modifiers;
    };
    QAction *add(int key, Qt::KeyboardModifiers modifiers, void (ThemeEditor::*act)());

    const store::Theme *theme(int number) const;
    const store::Theme *first() const;
    void rename();
    void mergeChosen();
    void split();
    void togglePin();
    void addWord();
    void excludeWord();
    void findSimilar();
    void undo();
    void redo();

    Session &m_session;
    QWidget *m_view;
    QMenu *m_menu;
    std::vector<Entry> m_entries;
    QAction *m_rename, *m_merge, *m_split, *m_pin, *m_addWord, *m_excludeWord, *m_similar, *m_undo, *m_redo;
    std::vector<int> m_chosen;
};

} // namespace parlance::ui
