// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

namespace parlance::ui {

MainWindow::MainWindow(QWidget *parent) : QMainWindow(parent)
{
    resize(1440, 900);
}

MainWindow::~MainWindow() = default;

void MainWindow::openFiles(const QStringList &files)
{
    m_session.open(files.first());
}

} // namespace parlance::ui
