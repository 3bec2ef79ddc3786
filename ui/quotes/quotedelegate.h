// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QStyledItemDelegate>

namespace parlance::ui {

/// A quote set to be read: large words in lines of at most 72 characters, the credit below, the theme's colour beside.
class QuoteDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setWidth(int width); ///< of the list; heights are worked out again
    void forget() { m_heights.clear(); }

private:
    int textWidth() const;
    int textHeight(const QModelIndex &index) const;

    int m_width = 600;
    mutable QHash<int, int> m_heights; ///< of the words, by row
};

} // namespace parlance::ui
