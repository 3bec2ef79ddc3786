// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>

class QAction;
class QLineEdit;
class QListWidget;

namespace parlance::ui {

/// Every command by its name: type some letters, Enter does it.
class CommandPalette : public QDialog
{
    Q_OBJECT

public:
    CommandPalette(const QList<QAction *> &commands, QWidget *parent = nullptr);
    void setText(const QString &text);

    /// How well `typed` fits `name`: 0 not at all; letters in order, word beginnings count more.
    static int fit(const QString &typed, const QString &name);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter();
    void run();

    QList<QAction *> m_commands;
    QLineEdit *m_field;
    QListWidget *m_list;
};

} // namespace parlance::ui
