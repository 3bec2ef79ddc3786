// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "core/analysis/agreement.h"

namespace parlance::ui {

/// What the program says, row by row, against what a person says, column by column; the last columns tell how
/// many of the program's are right, and the last row how many of the person's were found.
class ConfusionModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit ConfusionModel(QObject *parent = nullptr);
    void setAgreement(analysis::Agreement agreement);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    static constexpr int Classes = 3;
    analysis::Agreement m_agreement;
};

} // namespace parlance::ui
