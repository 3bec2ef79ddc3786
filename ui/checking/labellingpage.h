// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/checking/labelling.h"

#include <memory>

class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace parlance::ui {

struct Conversation;
class ProseView;
class Session;

/// Shows the posts of a sample one by one, without their tags, and takes a person's answers: by the keys 1,
/// 2, 3 ..., Space to pass one over, Backspace to go back, Ctrl+Z and Ctrl+Shift+Z, or by buttons.
class LabellingPage : public QWidget
{
    Q_OBJECT

public:
    explicit LabellingPage(Session &session, QWidget *parent = nullptr);
    void begin(Labelling labelling);
    const Labelling &labelling() const { return m_labelling; }
    void retranslate();
    void render(); ///< again, in the colours and fonts of now

Q_SIGNALS:
    void answered(const parlance::store::Label &label); ///< to be stored
    void ended();                                       ///< there is no further post
    void left();                                        ///< the person wants to go back to the figures

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void give(int number); ///< of the answer, from 1
    void undo(bool again);
    void showPlace();
    void showConversation(std::shared_ptr<const Conversation> conversation, PostId post);

    Session &m_session;
    Labelling m_labelling;
    QLabel *m_progress;
    QProgressBar *m_bar;
    QLabel *m_question;
    ProseView *m_view;
    QList<QPushButton *> m_answers;
    QPushButton *m_skip;
    QPushButton *m_back;
    QPushButton *m_undo;
    QPushButton *m_leave;
    std::shared_ptr<const Conversation> m_conversation;
    int m_at = -1;
    quint64 m_generation = 0;
};

} // namespace parlance::ui
