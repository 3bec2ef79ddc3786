// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/themes/similarmodel.h"

#include "ui/common/cells.h"
#include "ui/common/format.h"
#include "ui/session/session.h"
#include "ui/shell/colours.h"

namespace parlance::ui {

SimilarModel::SimilarModel(const Session &session, QObject *parent)
    : QAbstractTableModel(parent), m_session(session)
{
}

void SimilarModel::setRows(std::vector<SimilarRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void SimilarModel::themesChanged()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, Theme), index(rowCount() - 1, Theme));
}

int SimilarModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SimilarModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

int SimilarModel::themeOf(const SimilarRow &row) const
{
    const auto table = m_session.table();
    const auto at = table ? table->rowOf(row.post) : std::nullopt;
    return at ? table->themeOrNone(*at) : -1;
}

QVariant SimilarModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SimilarRow &row = at(index.row());
    const QString shared = row.shared.join(QStringLiteral(", "));
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((index.column() == Similarity ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    switch (index.column()) {
    case Similarity:
        if (role == Qt::DisplayRole)
            return percentText(row.similarity);
        return role == Qt::ToolTipRole
                   ? QVariant(tr("100% are the same words; a theme that both share counts too."))
                   : QVariant();
    case Post:
        if (role == Qt::DisplayRole)
            return row.text;
        return role == Qt::ToolTipRole
                   ? QVariant(plainToolTip(
                         row.author.isEmpty() ? row.text : row.author + QStringLiteral(": ") + row.text))
                   : QVariant();
    case Shared:
        return role == Qt::DisplayRole   ? QVariant(shared)
               : role == Qt::ToolTipRole ? QVariant(plainToolTip(shared))
                                         : QVariant();
    case Theme:
        if (role == Qt::DisplayRole)
            return m_session.themes().empty() ? QString() : m_session.themeLabel(themeOf(row));
        return role == DotRole && !m_session.themes().empty() ? QVariant(themeColour(themeOf(row)))
                                                                         : QVariant();
    case Thread:
        return role == Qt::DisplayRole   ? QVariant(row.thread)
               : role == Qt::ToolTipRole ? QVariant(plainToolTip(row.thread))
                                         : QVariant();
    }
    return {};
}

QVariant SimilarModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    //: heading of a column: how like a post is, in percent
    case Similarity:
        return tr("Alike");
    case Post:
        return tr("Post");
    //: heading of a column: the words that two posts share
    case Shared:
        return tr("Words in common");
    case Theme:
        return tr("Theme");
    case Thread:
        return tr("Thread");
    }
    return {};
}

} // namespace parlance::ui
