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
    /// \param commands  of the window. \param ofThemes  of the list of themes.
    ShortcutsDialog(const QList<QAction *> &commands, const QList<QAction *> &ofThemes, QWidget *parent = nullptr);
};

} // namespace parlance::ui
