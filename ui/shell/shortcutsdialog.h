// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>

class QAction;

namespace parlance::ui {

/// Every key, and what it does.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    ShortcutsDialog(const QList<QAction *> &commands, QWidget *parent = nullptr);
};

} // namespace parlance::ui
