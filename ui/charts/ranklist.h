// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QListWidget>
#include <QString>

#include <vector>

namespace parlance::ui {

/// A short ranking: name, thin bar, figure. As tall as its rows; Enter or a click chooses one.
class RankList : public QListWidget
{
    Q_OBJECT

public:
    struct Row
    {
        QString name;
        QString figure;  ///< formatted
        QString more;    ///< for the tooltip and screen readers: the exact figures in words
        QColor colour;   ///< of the bar
        double share = 0;///< of the bar's full width, in [0, 1]
    };

    explicit RankList(QWidget *parent = nullptr);
    void setRows(const std::vector<Row> &rows);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(int row);
};

} // namespace parlance::ui
