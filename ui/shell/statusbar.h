// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/session/session.h"

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace parlance::ui {

/// The last line of the window: how much of the corpus one looks at, work under way, language and appearance.
class StatusBar : public QWidget
{
    Q_OBJECT

public:
    explicit StatusBar(Session &session, QWidget *parent = nullptr);
    void setActiveFilters(int filters);

Q_SIGNALS:
    void languageToggled();
    void appearanceToggled();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();
    void showCount();
    void watch(Job *job);

    Session &m_session;
    QLabel *m_count;
    QHBoxLayout *m_jobs;
    QToolButton *m_language;
    QToolButton *m_appearance;
    int m_filters = 0;
};

} // namespace parlance::ui
