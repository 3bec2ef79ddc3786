// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/sharebar.h"

#include "ui/charts/accessible.h"
#include "ui/shell/appearance.h"
#include "ui/shell/words.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>

namespace parlance::ui {

namespace {
constexpr double BarHeight = 20;
constexpr double Gap = 2; ///< between neighbours, so that they can be told apart without their colours
} // namespace

ShareBar::ShareBar(QWidget *parent) : QWidget(parent)
{
    installChartAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ShareBar::setShares(std::vector<Share> shares)
{
    m_shares = std::move(shares);
    m_total = 0;
    for (const Share &share : m_shares)
        m_total += share.posts;
    m_cursor = std::clamp(m_cursor, 0, std::max(0, static_cast<int>(m_shares.size()) - 1));
    describe();
    update();
}

QSize ShareBar::sizeHint() const
{
    return {320, static_cast<int>(BarHeight) + 8 + fontMetrics().height()};
}

QSize ShareBar::minimumSizeHint() const
{
    return {160, sizeHint().height()};
}

QString ShareBar::textOf(std::size_t i) const
{
    const Share &share = m_shares[i];
    const double part = m_total > 0 ? static_cast<double>(share.posts) / static_cast<double>(m_total) : 0;
    //: the name of a part, its share, and its number of posts
    return tr("%1: %2, %3").arg(share.name, percentText(part), tr("%Ln post(s)", nullptr, static_cast<int>(share.posts)));
}

void ShareBar::describe()
{
    QStringList all;
    for (std::size_t i = 0; i < m_shares.size(); ++i)
        all << textOf(i);
    setAccessibleDescription(all.join(QStringLiteral("; ")));
}

QRectF ShareBar::rectOf(std::size_t wanted) const
{
    if (m_total == 0)
        return {};
    double x = 0;
    for (std::size_t i = 0; i < m_shares.size(); ++i) {
        const double part = static_cast<double>(m_shares[i].posts) / static_cast<double>(m_total) * width();
        if (i == wanted)
            return {x, 0, std::max(0.0, part - (i + 1 < m_shares.size() ? Gap : 0)), BarHeight};
        x += part;
    }
    return {};
}

int ShareBar::shareAt(const QPointF &position) const
{
    for (std::size_t i = 0; i < m_shares.size(); ++i) {
        const QRectF rect = rectOf(i);
        if (rect.width() > 0 && position.x() >= rect.left() && position.x() <= rect.right() + Gap)
            return static_cast<int>(i);
    }
    return -1;
}

void ShareBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath rounded;
    rounded.addRoundedRect(QRectF(0, 0, width(), BarHeight), 6, 6);
    painter.setClipPath(rounded);
    if (m_total == 0)
        painter.fillRect(QRectF(0, 0, width(), BarHeight), colours().grid);
    for (std::size_t i = 0; i < m_shares.size(); ++i) {
        QColor fill = m_shares[i].colour;
        if (static_cast<int>(i) == m_hover)
            fill = colours().dark ? fill.lighter(115) : fill.darker(110);
        painter.fillRect(rectOf(i), fill);
    }
    painter.setClipping(false);
    if (hasFocus() && m_cursor < static_cast<int>(m_shares.size())) {
        painter.setPen(QPen(colours().text, 2));
        painter.drawRect(rectOf(static_cast<std::size_t>(m_cursor)).adjusted(1, 1, -1, -1));
    }
    // Labels below, each as near the middle of its part as the others leave room for.
    painter.setFont(scaledFont(0.9));
    const QFontMetricsF metrics(painter.font());
    struct Label
    {
        QString text;
        double x, width;
    };
    std::vector<Label> labels;
    for (std::size_t i = 0; i < m_shares.size(); ++i) {
        if (m_shares[i].posts == 0)
            continue;
        const double part = static_cast<double>(m_shares[i].posts) / static_cast<double>(m_total);
        const QString text = QStringLiteral("%1 %2 %3").arg(m_shares[i].sign, m_shares[i].name, percentText(part));
        const double w = metrics.horizontalAdvance(text);
        labels.push_back({text, rectOf(i).center().x() - w / 2, w});
    }
    double free = 0;
    for (Label &label : labels) {
        label.x = std::max(label.x, free);
        free = label.x + label.width + 12;
    }
    double limit = width();
    for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
        label->x = std::min(label->x, limit - label->width);
        limit = label->x - 12;
    }
    painter.setPen(colours().secondary);
    for (const Label &label : labels)
        painter.drawText(QPointF(label.x, BarHeight + 6 + metrics.ascent()), label.text);
}

void ShareBar::mousePressEvent(QMouseEvent *event)
{
    const int share = shareAt(event->position());
    if (event->button() == Qt::LeftButton && share >= 0)
        Q_EMIT chosen(share);
}

void ShareBar::mouseMoveEvent(QMouseEvent *event)
{
    m_hover = shareAt(event->position());
    setCursor(m_hover >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void ShareBar::leaveEvent(QEvent *)
{
    m_hover = -1;
    update();
}

void ShareBar::keyPressEvent(QKeyEvent *event)
{
    const int last = static_cast<int>(m_shares.size()) - 1;
    if (last < 0)
        return QWidget::keyPressEvent(event);
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) {
        m_cursor = std::clamp(m_cursor + (event->key() == Qt::Key_Left ? -1 : 1), 0, last);
        const auto i = static_cast<std::size_t>(m_cursor);
        QToolTip::showText(mapToGlobal(rectOf(i).bottomLeft().toPoint()), textOf(i), this);
        setAccessibleDescription(textOf(i));
        QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&changed);
        update();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space) {
        Q_EMIT chosen(m_cursor);
    } else {
        QWidget::keyPressEvent(event);
    }
}

bool ShareBar::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const int share = shareAt(static_cast<QHelpEvent *>(event)->pos());
        if (share >= 0)
            QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), textOf(static_cast<std::size_t>(share)), this);
        return true;
    }
    return QWidget::event(event);
}

void ShareBar::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void ShareBar::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace parlance::ui
