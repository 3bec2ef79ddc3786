// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/session/session.h"

class QLabel;
class QProgressBar;
class QToolButton;

namespace parlance::ui {

/// One job in the status bar: what it does, how far it is, the time left, and a way to stop it. An import tells its
/// file and figures.
class JobWidget : public QWidget
{
    Q_OBJECT

public:
    JobWidget(Session &session, Job &job, QWidget *parent = nullptr);

    /// How long is left after `elapsedMs` when `done` of `total` are done; -1 while nobody can tell.
    static qint64 timeLeftMs(qint64 done, qint64 total, qint64 elapsedMs);

private:
    void show(qint64 done, qint64 total);

    QPointer<Job> m_job;
    QString m_detail;
    QLabel *m_text;
    QProgressBar *m_bar;
    QToolButton *m_cancel;
};

} // namespace parlance::ui
