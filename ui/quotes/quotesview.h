// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/view.h"

#include <QPointer>
#include <QTimer>

#include "core/analysis/quotes.h"
#include "core/store/posts.h"

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace parlance::ui {

class EmptyState;
class QuoteDelegate;
class QuoteModel;

/// The best quotes of the selection, and the ones a person keeps.
class QuotesView : public View
{
    Q_OBJECT

public:
    explicit QuotesView(Session &session, QWidget *parent = nullptr);
    QString title() const override;
    QString iconName() const override;

protected:
    void retranslate() override;
    void refresh() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum Tab { Ranked, Pinned };

    void showPins();
    void rank();
    void readPinned();
    void take(std::vector<analysis::Quote> quotes);
    void showState();
    void applySearch();
    void pinCurrent();
    void copyCurrent();
    void openCurrent();
    const analysis::Quote *current() const;

    QuoteModel *m_model;
    QuoteDelegate *m_delegate;
    QStackedWidget *m_pages;
    EmptyState *m_empty;
    QTabBar *m_tabs;
    QLineEdit *m_search;
    QListView *m_list;
    QLabel *m_count;
    QPushButton *m_more;
    QToolButton *m_pin;
    QToolButton *m_copy;
    QToolButton *m_open;
    QTimer m_typing;
    QPointer<Job> m_job;
    std::size_t m_limit;
    bool m_all = true;            ///< what is listed is all there is
    quint64 m_generation = 0;
};

/// A pinned span as a quote, from the post as it is now. A span that no longer fits is left out.
std::vector<analysis::Quote> pinnedAsQuotes(const std::vector<store::PinnedQuote> &pins,
                                            const std::vector<store::PostDetail> &posts,
                                            const std::vector<store::ThreadHead> &heads);

} // namespace parlance::ui
