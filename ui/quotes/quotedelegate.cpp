// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/quotes/quotedelegate.h"

#include <QApplication>
#include <QPainter>
#include <QTextLayout>

#include "ui/quotes/quotemodel.h"
#include "ui/shell/appearance.h"
#include "ui/shell/colours.h"
#include "ui/shell/icons.h"

#include <algorithm>
#include <cmath>

namespace parlance::ui {

namespace {

constexpr int side = 16;
constexpr int indent = 24;
constexpr int above = 12;
constexpr int below = 12;

/// Lays the words out. \returns their height.
double lay(QTextLayout &layout, double width)
{
    const double leading = QFontMetricsF(layout.font()).height() * 1.35;
    double y = 0;
    layout.beginLayout();
    for (;;) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        line.setPosition(QPointF(0, y + (leading - line.height()) / 2));
        y += leading;
    }
    layout.endLayout();
    return y;
}

QString quoted(const QModelIndex &index)
{
    //: marks around a quote
    return QCoreApplication::translate("QuoteDelegate", "“%1”").arg(index.data().toString());
}

} // namespace

void QuoteDelegate::setWidth(int width)
{
    if (width == m_width)
        return;
    m_width = width;
    m_heights.clear();
}

int QuoteDelegate::textWidth() const
{
    const int column = static_cast<int>(QFontMetricsF(readingFont()).averageCharWidth() * 72);
    return std::clamp(m_width - 2 * side - indent - 24, 120, std::max(120, column));
}

int QuoteDelegate::textHeight(const QModelIndex &index) const
{
    const auto known = m_heights.constFind(index.row());
    if (known != m_heights.cend())
        return *known;
    QTextLayout layout(quoted(index), readingFont());
    const int height = static_cast<int>(std::ceil(lay(layout, textWidth())));
    m_heights.insert(index.row(), height);
    return height;
}

QSize QuoteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {0, above + textHeight(index) + 4 + option.fontMetrics.height() + below};
}

void QuoteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    cell.text.clear();
    cell.icon = {};
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(cell.rect);
    const bool selected = cell.state & QStyle::State_Selected;
    const QColor ink = cell.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    const QColor behind = cell.palette.color(selected ? QPalette::Highlight : QPalette::Base);
    const auto readable = [&](const QColor &wanted) { return contrast(wanted, behind) >= 4.5 ? wanted : ink; };
    const QRect box = cell.rect.adjusted(side, above, -side, -below);

    // The rule on the left is the theme's colour: what a pull quote has in print.
    painter->fillRect(QRectF(box.left(), box.top(), 3, box.height()), index.data(DotRole).value<QColor>());

    QTextLayout layout(quoted(index), readingFont());
    lay(layout, textWidth());
    painter->setPen(ink);
    layout.draw(painter, QPointF(box.left() + indent, box.top()));

    QRect line(box.left() + indent, box.top() + textHeight(index) + 4, box.width() - indent, cell.fontMetrics.height());
    QFont bold = cell.font;
    bold.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(bold);
    const QString credit = index.data(QuoteModel::CreditRole).toString();
    painter->setFont(bold);
    painter->setPen(ink);
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, credit);
    line.setLeft(line.left() + metrics.horizontalAdvance(credit) + 12);
    painter->setFont(cell.font);
    if (const QVariant tone = index.data(ToneRole); tone.isValid()) {
        const QString text = compoundText(tone.toDouble());
        painter->setPen(readable(sentimentTextColour(classOfCompound(tone.toDouble()))));
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
        line.setLeft(line.left() + cell.fontMetrics.horizontalAdvance(text) + 12);
    }
    painter->setPen(readable(colours().secondary));
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      cell.fontMetrics.elidedText(index.data(QuoteModel::FactsRole).toString(), Qt::ElideRight,
                                                  std::max(0, line.width())));

    if (index.data(QuoteModel::PinnedRole).toBool())
        icon(QStringLiteral("pin")).paint(painter, QRect(box.right() - 16, box.top(), 16, 16));
    painter->restore();
}

} // namespace parlance::ui
