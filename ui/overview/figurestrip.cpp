// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/figurestrip.h"

#include "ui/shell/appearance.h"
#include "ui/shell/flowlayout.h"

#include <QLabel>
#include <QVBoxLayout>

namespace parlance::ui {

FigureStrip::FigureStrip(QWidget *parent) : QWidget(parent)
{
    auto *flow = new FlowLayout(this, 0);
    flow->setContentsMargins(0, 0, 0, 0);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FigureStrip::setFigures(const std::vector<Figure> &figures)
{
    while (QLayoutItem *item = layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // a change of appearance is still going through all widgets
        delete item;
    }
    for (const Figure &figure : figures) {
        auto *tile = new QWidget(this);
        auto *column = new QVBoxLayout(tile);
        column->setContentsMargins(0, 0, 36, 8);
        column->setSpacing(0);
        auto *value = new QLabel(figure.value, tile);
        value->setTextFormat(Qt::PlainText);
        value->setFont(scaledFont(1.8, QFont::DemiBold));
        value->setAccessibleName(figure.name + QStringLiteral(": ") + figure.value);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        auto *name = new QLabel(figure.name, tile);
        name->setTextFormat(Qt::PlainText);
        name->setProperty("secondary", true);
        tile->setToolTip(figure.meaning);
        column->addWidget(value);
        column->addWidget(name);
        layout()->addWidget(tile);
        tile->show();
    }
    updateGeometry();
}

} // namespace parlance::ui
