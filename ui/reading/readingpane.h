// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

#include "core/sentiment/sentiment.h"
#include "ui/reading/postpage.h"
#include "ui/session/session.h"

class QPushButton;
class QStackedWidget;
class QToolButton;

namespace parlance::ui {

class EmptyState;
class ProseView;

/// The post chosen anywhere, in its conversation. Shared by all views.
class ReadingPane : public QWidget
{
    Q_OBJECT

public:
    explicit ReadingPane(Session &session, QWidget *parent = nullptr);
    ~ReadingPane() override;

public Q_SLOTS:
    void togglePin();            ///< of the selected words, else of the whole post
    void copyWithCredit();       ///< of the selected words, else of the whole post
    void openThread();
    void setExplained(bool explained);
    void toggleExplanation();
    void openCorrections();      ///< what a person can say against the program

Q_SIGNALS:
    void similarRequested(); ///< posts like the one that is shown

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showPost(PostId post);
    void showNothing();
    void render();
    void explain();
    void explainTheme();
    void updateActions();
    void followLink(const QUrl &link);
    const store::PostDetail *post() const;
    /// What pin and copy are about.
    std::optional<store::PinnedQuote> chosenSpan() const;

    Session &m_session;
    QStackedWidget *m_pages;
    EmptyState *m_empty;
    ProseView *m_view;
    QToolButton *m_pin;
    QToolButton *m_copy;
    QToolButton *m_open;
    QToolButton *m_explain;
    QToolButton *m_similar;
    QToolButton *m_correct;
    std::shared_ptr<const Conversation> m_conversation;
    int m_at = -1;               ///< the post within it
    PostPage m_page;             ///< its document belongs to m_view
    std::optional<sentiment::Explanation> m_explanation;
    std::optional<ThemeReason> m_reason;
    std::shared_ptr<const analysis::KnownNow> m_known; ///< of the themes as they are; null until it is asked for
    bool m_explained = false;
    quint64 m_generation = 0;
};

} // namespace parlance::ui
