// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/ranklist.h"

#include "ui/shell/appearance.h"

#include <QGuiApplication>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>
#include <cmath>

namespace parlance::ui {

namespace {

constexpr int RowHeight = 28;
enum Role { FigureRole = Qt::UserRole + 1, ColourRole, ShareRole };

class RankDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {200, RowHeight}; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        const QRect r = option.rect;
        if (option.state & QStyle::State_Selected)
            painter->fillRect(r, colours().accentSoft);
        else if (option.state & QStyle::State_MouseOver)
            painter->fillRect(r, colours().hover);
        const QFontMetrics metrics(option.font);
        const int figureWidth = std::max(56, metrics.horizontalAdvance(index.data(FigureRole).toString()) + 8);
        const int barWidth = std::clamp(r.width() / 5, 40, 120);
        const QRect figure(r.right() - figureWidth - 4, r.top(), figureWidth, r.height());
        const QRect bar(figure.left() - barWidth - 4, r.center().y() - 2, barWidth, 5);
        const QRect name(r.left() + 8, r.top(), bar.left() - r.left() - 20, r.height());
        painter->setPen(colours().text);
        painter->setFont(option.font);
        painter->drawText(name, Qt::AlignVCenter | Qt::AlignLeft,
                          metrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, name.width()));
        painter->setPen(Qt::NoPen);
        painter->setBrush(colours().grid);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->drawRoundedRect(bar, 2.5, 2.5);
        const int filled = static_cast<int>(std::lround(std::clamp(index.data(ShareRole).toDouble(), 0.0, 1.0) * bar.width()));
        painter->setBrush(index.data(ColourRole).value<QColor>());
        if (filled > 0)
            painter->drawRoundedRect(QRect(bar.left(), bar.top(), std::max(filled, 3), bar.height()), 2.5, 2.5);
        painter->setPen(colours().text);
        painter->setFont(figuresFont());
        painter->drawText(figure, Qt::AlignVCenter | Qt::AlignRight, index.data(FigureRole).toString());
        if ((option.state & QStyle::State_HasFocus)) {
            painter->setBrush(Qt::NoBrush);
            painter->setPen(colours().accent);
            painter->drawRect(r.adjusted(0, 0, -1, -1));
        }
        painter->restore();
    }
};

} // namespace

RankList::RankList(QWidget *parent) : QListWidget(parent)
{
    setItemDelegate(new RankDelegate(this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) { Q_EMIT chosen(row(item)); });
    connect(this, &QListWidget::itemActivated, this, [this](QListWidgetItem *item) {
        if (hasFocus() && !(QGuiApplication::mouseButtons() & Qt::LeftButton))
            Q_EMIT chosen(row(item));
    });
}

void RankList::setRows(const std::vector<Row> &rows)
{
    clear();
    for (const Row &row : rows) {
        auto *item = new QListWidgetItem(row.name, this);
        item->setData(FigureRole, row.figure);
        item->setData(ColourRole, row.colour);
        item->setData(ShareRole, row.share);
        item->setToolTip(row.more);
        item->setData(Qt::AccessibleTextRole, row.name + QStringLiteral(", ") + row.figure);
        item->setData(Qt::AccessibleDescriptionRole, row.more);
    }
    updateGeometry();
}

QSize RankList::sizeHint() const
{
    return {240, std::max(1, count()) * RowHeight};
}

QSize RankList::minimumSizeHint() const
{
    return {160, sizeHint().height()};
}

} // namespace parlance::ui
