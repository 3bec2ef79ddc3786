// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/accessible.h"

#include "ui/charts/plot.h"
#include "ui/charts/sharebar.h"

#include <QAccessibleWidget>

namespace parlance::ui {

namespace {

/// A chart without parts: its description follows the keyboard's cursor.
class AccessibleChart final : public QAccessibleWidget
{
public:
    explicit AccessibleChart(QWidget *widget) : QAccessibleWidget(widget, QAccessible::Chart) {}
    int childCount() const override { return 0; }
    QAccessibleInterface *child(int) const override { return nullptr; }
};

QAccessibleInterface *make(const QString &, QObject *object)
{
    if (auto *plot = qobject_cast<Plot *>(object))
        return new AccessibleChart(plot);
    if (auto *bar = qobject_cast<ShareBar *>(object))
        return new AccessibleChart(bar);
    return nullptr;
}

} // namespace

void installChartAccessibility()
{
    static const bool once = (QAccessible::installFactory(make), true);
    Q_UNUSED(once)
}

} // namespace parlance::ui
