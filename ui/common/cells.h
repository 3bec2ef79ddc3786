// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

class QHeaderView;

namespace parlance::ui {

/// Roles that the views' models share with their delegate.
enum CellRole {
    SortRole = Qt::UserRole, ///< the figure itself
    BarRole,                 ///< double in [0, 1]: a thin bar under the figure
    ToneRole,                ///< double in [-1, 1]: the text takes the colour of that feeling; with BarRole the bar starts in the middle
    DotRole,                 ///< QColor: a round mark before the text (a theme)
    LeadRole,                ///< QString: drawn in bold before the text (an author)
    MutedRole,               ///< bool: drawn in the secondary colour
    FirstOwnRole             ///< models number their own roles from here
};

inline constexpr int rowHeight = 28;

/// Widens columns whose names do not fit, in whatever language they are.
void fitHeaderNames(QHeaderView *header);

/// Draws a cell with what the roles say: rows of a fixed height, figures right-aligned, one thin bar.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// What a person has typed stays when the table is filled anew meanwhile.
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
};

} // namespace parlance::ui
