// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace parlance::ui {

/// A bar on top of the view: what happened, where, and what one can do about it.
class MessageBar : public QWidget
{
    Q_OBJECT

public:
    enum class Tone { Error, Notice };

    MessageBar(Tone tone, const QString &text, QWidget *parent = nullptr);
    QString text() const;
    void addSentence(const QString &sentence); ///< to the text: there is more to say of it
    /// A button that does something and, unless told otherwise, closes the bar.
    enum class AfterAction { Close, Stay };
    void addAction(const QString &text, std::function<void()> action, AfterAction after = AfterAction::Close);

Q_SIGNALS:
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    Tone m_tone;
    QLabel *m_text;
    QHBoxLayout *m_actions;
};

/// The bars of a window, newest last; the same sentence is shown once, and never more than three bars.
class MessageBars : public QWidget
{
    Q_OBJECT

public:
    explicit MessageBars(QWidget *parent = nullptr);
    MessageBar *add(MessageBar::Tone tone, const QString &text);
    void clear();

Q_SIGNALS:
    void left(); ///< the bar that had the keyboard is gone

private:
    void drop(MessageBar *bar);
};

} // namespace parlance::ui
