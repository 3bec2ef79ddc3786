// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QFormLayout;
class QPushButton;

namespace parlance::ui {

/// A small form that floats below a button until it is applied, or Escape or a click elsewhere closes it.
class Popover : public QFrame
{
    Q_OBJECT

public:
    Popover(const QString &title, const QString &apply, QWidget *parent);
    QFormLayout *form() const { return m_form; }
    void showBelow(QWidget *anchor);

Q_SIGNALS:
    void applied();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QFormLayout *m_form;
    QPushButton *m_apply;
};

} // namespace parlance::ui
