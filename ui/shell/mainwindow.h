// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <QStringList>

#include "ui/session/session.h"

namespace parlance::ui {

/// The window: rail, filter bar, the six views, reading pane, status bar.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Workspaces are opened, anything else is imported.
    void openFiles(const QStringList &files);

private:
    Session m_session;
};

} // namespace parlance::ui
