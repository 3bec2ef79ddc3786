// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checking/confusionmodel.h"

#include <QFont>

#include "ui/checking/checkwords.h"
#include "ui/common/cells.h"
#include "ui/shell/colours.h"
#include "ui/shell/words.h"

namespace parlance::ui {

namespace {

QString classWord(int section)
{
    return sentimentSign(static_cast<sentiment::Class>(section + 1)) + QLatin1Char(' ') +
           sentimentWord(static_cast<sentiment::Class>(section + 1));
}

} // namespace

ConfusionModel::ConfusionModel(QObject *parent) : QAbstractTableModel(parent) {}

void ConfusionModel::setAgreement(analysis::Agreement agreement)
{
    beginResetModel();
    m_agreement = std::move(agreement);
    endResetModel();
}

int ConfusionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_agreement.posts == 0 ? 0 : Classes + 1;
}

int ConfusionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Classes + 1;
}

QVariant ConfusionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    const int row = index.row(), column = index.column();
    if (row == Classes && column == Classes)
        return {};
    if (row == Classes || column == Classes) {
        const auto &category =
            m_agreement.categories[static_cast<std::size_t>(row == Classes ? column : row)];
        const auto &figure = row == Classes ? category.recall : category.precision;
        if (role == Qt::DisplayRole)
            return figure ? percentText(figure->value) : QString(QChar(0x2013));
        if (role == Qt::ToolTipRole && figure)
            return intervalText(*figure);
        return role == MutedRole ? QVariant(true) : QVariant();
    }
    const auto &cell = m_agreement.confusion[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
    if (role == Qt::DisplayRole)
        return numberText(cell.posts);
    if (role == SortRole)
        return static_cast<qint64>(cell.posts);
    if (role == BarRole)
        return cell.share.value;
    if (role == Qt::FontRole && row == column) {
        QFont font;
        font.setWeight(QFont::DemiBold);
        return font;
    }
    if (role == Qt::ToolTipRole)
        return tr("Of the posts that the program calls so, %1 (%2).")
            .arg(percentText(cell.share.value), intervalText(cell.share));
    return {};
}

QVariant ConfusionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((orientation == Qt::Horizontal ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    if (section < Classes)
        return role == Qt::DisplayRole ? QVariant(classWord(section)) : QVariant();
    if (role == Qt::DisplayRole)
        //: last column of a table: share of what the program calls so that the person calls so too; last row:
        //: share of what the person calls so that the program found
        return orientation == Qt::Horizontal ? tr("right") : tr("found");
    if (role == Qt::ToolTipRole)
        return orientation == Qt::Horizontal
                   ? tr("Precision: of what the program calls so, the share that you call so too.")
                   : tr("Recall: of what you call so, the share that the program found.");
    return {};
}

} // namespace parlance::ui
