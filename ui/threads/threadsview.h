// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/view.h"

#include <QPointer>

#include "core/analysis/threadstats.h"
#include "ui/threads/conversation.h"

class QComboBox;
class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;
class QToolButton;
class QTreeView;

namespace parlance::ui {

class ConversationModel;
class EmptyState;
class ThreadListModel;

/// The threads of the selection and, below, the conversation of one of them.
class ThreadsView : public View
{
    Q_OBJECT

public:
    explicit ThreadsView(Session &session, QWidget *parent = nullptr);
    QString title() const override;
    QString iconName() const override;

    /// Opens a thread's conversation, whether or not it is in the selection.
    void openThread(ThreadId thread);

protected:
    void retranslate() override;
    void refresh() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Order
    {
        analysis::ThreadOrder by = analysis::ThreadOrder::Score;
        bool reversed = false;
        friend bool operator==(const Order &, const Order &) = default;
    };

    void sortBy(const Order &order);
    void sortByHeader(int column);
    void showOrder();
    void fetchHeads(int page, const std::vector<ThreadId> &threads, quint64 generation);
    void showConversation(std::shared_ptr<const Conversation> conversation);
    void describeConversation();
    void selectThreadRow(ThreadId thread);
    void showEmpty();
    void pinCurrent();
    void showThreadMenu(const QPoint &at);

    ThreadListModel *m_threads;
    ConversationModel *m_conversation;
    QStackedWidget *m_pages;
    EmptyState *m_empty;
    QTableView *m_list;
    QTreeView *m_tree;
    QComboBox *m_sort;
    QLabel *m_sortLabel;
    QLabel *m_count;
    QLabel *m_threadTitle;
    QLabel *m_threadFacts;
    QToolButton *m_expand;
    QToolButton *m_collapse;
    QPointer<Job> m_job;
    Order m_order;
    std::shared_ptr<const Conversation> m_shown;
    ThreadId m_open;              ///< its conversation is, or will be, below
    PostId m_wantedPost;          ///< to be selected once the conversation is here
    quint64 m_generation = 0;
    quint64 m_openGeneration = 0;
    bool m_keepHeads = false;
};

} // namespace parlance::ui
