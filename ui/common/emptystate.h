// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace parlance::ui {

/// What a view shows when it has nothing: one sentence on what would be here, one button that gets it.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);
    /// \param button  empty: no button.
    void say(const QString &sentence, const QString &button);
    void setBusy(bool busy); ///< the button cannot be pressed while its work is under way

Q_SIGNALS:
    void activated();

private:
    QLabel *m_sentence;
    QPushButton *m_button;
};

} // namespace parlance::ui
