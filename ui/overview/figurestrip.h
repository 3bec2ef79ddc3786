// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <vector>

namespace parlance::ui {

/// A row of figures, each large with its name below.
class FigureStrip : public QWidget
{
    Q_OBJECT

public:
    struct Figure
    {
        QString value;
        QString name;
        QString meaning; ///< one sentence, on hover
    };

    explicit FigureStrip(QWidget *parent = nullptr);
    void setFigures(const std::vector<Figure> &figures);
};

} // namespace parlance::ui
