// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/store/cleaning.h"

#include <vector>

class QLabel;
class QListWidget;
class QPushButton;

namespace parlance::ui {

class Session;

/// What a person said of who is a program, to be read again and taken back; hidden while nothing was said.
class BotWordList : public QWidget
{
    Q_OBJECT

public:
    explicit BotWordList(Session &session, QWidget *parent = nullptr);

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
    std::vector<store::BotWord> m_words;
    quint64 m_generation = 0;
};

} // namespace parlance::ui
