// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QCache>
#include <QSet>
#include <QTimer>

#include "core/analysis/threadstats.h"
#include "core/store/posts.h"
#include "ui/common/cells.h"

#include <memory>
#include <vector>

namespace parlance::ui {

/// Threads by their figures, any number of them; titles come a page at a time.
///
/// The model never waits: a row whose title is not here says so, and the page is asked for through headsWanted(),
/// once, after the paint that missed it.
class ThreadListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Title, Forum, Score, Replies, Missing, People, LastReply, Tone, ColumnCount };
    enum Role { ThreadRole = FirstOwnRole, ///< qint64
                KnownRole };               ///< bool: the submission is here; invalid while the title is on its way
    static constexpr int PageSize = 128;

    using Rows = std::shared_ptr<const std::vector<analysis::ThreadStats>>;

    explicit ThreadListModel(QObject *parent = nullptr);

    /// Shows other rows; titles known so far are kept when `keepHeads` (same workspace, other order or selection).
    void setThreads(Rows rows, bool keepHeads);
    /// The answer to headsWanted(). Those of an older generation are dropped.
    void setHeads(int page, const std::vector<store::ThreadHead> &heads, quint64 generation);

    /// Marks the column that gives the order; -1: none.
    void setSortMark(int column, Qt::SortOrder order);

    ThreadId threadAt(int row) const;
    int rowOf(ThreadId thread) const; ///< -1: not here. Linear.
    const store::ThreadHead *headAt(int row) const; ///< nullptr while it is not here

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void headsWanted(int page, const std::vector<parlance::ThreadId> &threads, quint64 generation);

private:
    void requestHeads();

    static QString missingText(const store::Coverage &coverage);

    Rows m_rows;
    std::int64_t m_largestScore = 1;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
    quint64 m_generation = 0;
    /// By thread, so that another order keeps them. A miss is an empty head, so that it is not asked for again.
    mutable QCache<qint64, store::ThreadHead> m_heads;
    mutable QSet<int> m_wanted;  ///< pages to ask for at the next turn of the event loop
    QSet<int> m_asked;           ///< pages on their way
    mutable QTimer m_request;
};

} // namespace parlance::ui
