// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "core/import/inspect.h"

#include <vector>

namespace parlance::ui {

/// The dumps that were looked at before an import.
class InspectionModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { File, Format, Size, Submissions, Comments, Rejected, Finding, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setInspections(std::vector<import::Inspection> inspections);
    const import::Inspection *at(int row) const; ///< nullptr: there is none

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// What was found, in a sentence.
    static QString findingText(const import::Inspection &inspection);

private:
    std::vector<import::Inspection> m_inspections;
};

/// First posts of a dump as they would be stored.
class FirstPostsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Kind, Author, Written, Score, Forum, Text, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setPosts(std::vector<import::RawPost> posts);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<import::RawPost> m_posts;
    std::vector<QString> m_texts; ///< title and own words of each
};

} // namespace parlance::ui
