// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/cells.h"

#include <QApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QPainter>

#include "ui/shell/colours.h"

#include <algorithm>
#include <cmath>

namespace parlance::ui {

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString text = cell.text;
    cell.text.clear();
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);

    const bool selected = cell.state & QStyle::State_Selected;
    const auto group = !(cell.state & QStyle::State_Enabled) ? QPalette::Disabled
                       : (cell.state & QStyle::State_Active)  ? QPalette::Normal
                                                              : QPalette::Inactive;
    QColor ink = cell.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text);
    const QVariant tone = index.data(ToneRole);
    const QColor behind = cell.palette.color(group, selected ? QPalette::Highlight : QPalette::Base);
    const auto inkIfReadable = [&](const QColor &wanted) {
        if (contrast(wanted, behind) >= 4.5)
            ink = wanted;
    };
    if (index.data(MutedRole).toBool())
        inkIfReadable(colours().secondary);
    else if (tone.isValid())
        inkIfReadable(sentimentTextColour(classOfCompound(tone.toDouble())));

    QRect box = cell.rect.adjusted(8, 0, -8, 0);
    painter->save();
    painter->setClipRect(cell.rect);
    painter->setFont(cell.font);

    const QVariant dot = index.data(DotRole);
    if (dot.isValid()) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(dot.value<QColor>());
        painter->drawEllipse(QRectF(box.left(), box.center().y() - 4.5, 10, 10));
        box.setLeft(box.left() + 18);
    }

    const QVariant bar = index.data(BarRole);
    if (bar.isValid()) {
        const double value = std::clamp(bar.toDouble(), -1.0, 1.0);
        const double full = box.width();
        const double y = cell.rect.bottom() - 5;
        painter->setRenderHint(QPainter::Antialiasing, false);
        const QColor colour = tone.isValid() ? sentimentColour(classOfCompound(tone.toDouble())) : colours().accent;
        QColor track = ink;
        track.setAlphaF(0.10f);
        painter->fillRect(QRectF(box.left(), y, full, 2), track);
        if (tone.isValid()) {
            const double middle = box.left() + full / 2;
            const double length = value * full / 2;
            painter->fillRect(QRectF(std::min(middle, middle + length), y, std::max(1.0, std::abs(length)), 2), colour);
        } else if (value > 0) {
            painter->fillRect(QRectF(box.left(), y, std::max(1.0, value * full), 2), colour);
        }
    }

    const QString lead = index.data(LeadRole).toString();
    if (!lead.isEmpty()) {
        QFont bold = cell.font;
        bold.setWeight(QFont::DemiBold);
        const QFontMetrics metrics(bold);
        const int widest = std::min(box.width(), std::max(box.width() / 3, 60));
        const QString shown = metrics.elidedText(lead, Qt::ElideRight, widest);
        painter->setFont(bold);
        painter->setPen(cell.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text));
        painter->drawText(box, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, shown);
        box.setLeft(box.left() + metrics.horizontalAdvance(shown) + 8);
        painter->setFont(cell.font);
    }
    if (box.width() > 8) {
        painter->setPen(ink);
        const auto alignment = (cell.displayAlignment & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter | Qt::TextSingleLine;
        painter->drawText(box, static_cast<int>(alignment),
                          QFontMetrics(cell.font).elidedText(text, Qt::ElideRight, box.width()));
    }
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width() + 16, rowHeight};
}

void CellDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    const auto *field = qobject_cast<QLineEdit *>(editor);
    if (!field || !field->isModified())
        QStyledItemDelegate::setEditorData(editor, index);
}

void fitHeaderNames(QHeaderView *header)
{
    const QFontMetrics metrics(header->font());
    for (int column = 0; column < header->count(); ++column) {
        if (header->sectionResizeMode(column) != QHeaderView::Interactive)
            continue;
        // Room for the mark of the order too, wherever it stands later.
        const QString name = QStringLiteral("\u2193 ") + header->model()->headerData(column, header->orientation()).toString();
        header->resizeSection(column, std::max(header->sectionSize(column), metrics.horizontalAdvance(name) + 24));
    }
}

} // namespace parlance::ui
