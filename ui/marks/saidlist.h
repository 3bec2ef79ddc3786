// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/marks/marks.h"

class QLabel;
class QListWidget;
class QPushButton;

namespace parlance::ui {

class Session;

/// What a person said of who is a program, and of languages, to be read again and taken back; hidden while
/// nothing was said.
class SaidList : public QWidget
{
    Q_OBJECT

public:
    explicit SaidList(Session &session, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    void read();
    void fill();
    void takeBack();
    void showActions();

    Session &m_session;
    QLabel *m_title;
    QListWidget *m_list;
    QPushButton *m_takeBack;
    Said m_said;
    quint64 m_generation = 0;
};

} // namespace parlance::ui
