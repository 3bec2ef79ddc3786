// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "core/store/sources.h"

#include <vector>

namespace parlance::ui {

/// The imported files with their accounts, and a last row that adds them up.
class SourcesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { File, Format, Charset, State, Read, Stored, Updated, Duplicate, Rejected, Seconds, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setSources(std::vector<store::Source> sources);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<store::Source> m_sources; ///< with the sum at the end where there are several
    bool m_hasSum = false;
};

/// The ledger: every record that could not be read.
class RejectsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { File, Line, Offset, Reason, Excerpt, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setRejects(std::vector<store::Rejected> rejects);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// A record as a line of a table, tabs between the cells; -1: the header. Reasons in English, as in the workspace, so that
    /// scripts can rely on them.
    QString lineOf(int row) const;

private:
    std::vector<store::Rejected> m_rejects;
};

} // namespace parlance::ui
