// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QAction;
class QMenu;
class QToolButton;
class QVBoxLayout;

namespace parlance::ui {

/// The column at the left: the program's menu, and one button a view.
class Rail : public QWidget
{
    Q_OBJECT

public:
    explicit Rail(QMenu *menu, QWidget *parent = nullptr);
    /// The action is checkable and belongs to an exclusive group; its text, icon and tooltip are the button's.
    void addView(QAction *action);
    void setViewsVisible(bool visible);
    void openMenu();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();

    QVBoxLayout *m_layout;
    QToolButton *m_menuButton;
    QList<QToolButton *> m_views;
};

} // namespace parlance::ui
