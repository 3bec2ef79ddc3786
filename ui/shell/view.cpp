// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/view.h"

#include <QEvent>
#include <QTimer>

#include <utility>

namespace parlance::ui {

void View::markStale()
{
    m_stale = !isVisible();
    if (!m_stale)
        refresh();
}

void View::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (std::exchange(m_stale, false))
        refresh();
}

void View::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        QTimer::singleShot(0, this, [this] { restyle(); }); // when what is within has them, too
}

} // namespace parlance::ui
