// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QStringList>

#include "core/base/ids.h"

#include <vector>

namespace parlance::ui {

class Session;

/// A post that was found to be like another, as a list shows it.
struct SimilarRow
{
    PostId post;
    double similarity = 0; ///< in [0, 1]
    QString text, thread;  ///< each on one line
    QStringList shared;    ///< words that both use, the most telling first
    QString author;
};

/// Posts like a post, most alike first, with the reason.
class SimilarModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Similarity,
        Post,
        Shared,
        Theme,
        Thread,
        ColumnCount
    };

    explicit SimilarModel(const Session &session, QObject *parent = nullptr);
    void setRows(std::vector<SimilarRow> rows);
    const SimilarRow &at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    void themesChanged(); ///< the session's posts are in other themes now

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    int themeOf(const SimilarRow &row) const; ///< number; -1 = none

    const Session &m_session;
    std::vector<SimilarRow> m_rows;
};

} // namespace parlance::ui
