// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plot.h"

#include <QAccessible>
#include <QGraphicsLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QtCharts/QAreaSeries>
#include <QtCharts/QBarSet>
#include <QtCharts/QLineSeries>
#include <QtCharts/QScatterSeries>
#include <QtCharts/QStackedBarSeries>
#include <QtCharts/QValueAxis>

#include "ui/charts/accessible.h"
#include "ui/shell/appearance.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace parlance::ui {

namespace {

constexpr int MostBars = 240;       ///< beyond it, bars are narrower than their gaps: one stepped area instead
constexpr int FewPoints = 48;       ///< up to it, lines show the points themselves
constexpr int DirectLabelsUpTo = 3; ///< series

} // namespace

Plot::Plot(Chart &owner) : QChartView(&owner), m_owner(owner)
{
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    installChartAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setCacheMode(QGraphicsView::CacheNone);
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    chart()->legend()->hide();
    chart()->setBackgroundVisible(false);
    chart()->setMargins({});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->setAnimationOptions(QChart::NoAnimation);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Plot::setHeight(int pixels)
{
    m_height = pixels;
    setFixedHeight(pixels);
}

int Plot::binCount() const
{
    return static_cast<int>(m_owner.data().labels.size());
}

bool Plot::hasDirectLabels() const
{
    const std::size_t n = m_owner.data().series.size();
    return n > 1 && n <= DirectLabelsUpTo;
}

void Plot::rebuild()
{
    m_leastMargins = {0, 0};
    m_hover = m_anchor = m_cursor = -1;
    m_dragging = false;
    chart()->removeAllSeries();
    const auto axes = chart()->axes();
    for (QAbstractAxis *axis : axes) {
        chart()->removeAxis(axis);
        delete axis;
    }
    const ChartData &shown = m_owner.data();

    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const ChartSeries &series : shown.series) {
        for (const double value : series.values) {
            if (!std::isnan(value)) {
                low = std::min(low, value);
                high = std::max(high, value);
            }
        }
    }
    if (!std::isfinite(low))
        low = high = 0;
    if (shown.kind == ChartData::Kind::Bars || shown.format == ChartData::Format::Percent)
        low = std::min(low, 0.0);
    if (!std::isnan(shown.yMin))
        low = shown.yMin;
    if (!std::isnan(shown.yMax))
        high = shown.yMax;
    m_yTicks = roundTicks(low, high);
    if (shown.format == ChartData::Format::Count) {
        // No half posts.
        std::erase_if(m_yTicks, [](double tick) { return std::abs(tick - std::round(tick)) > 1e-9; });
    }
    m_yMin = std::min(m_yTicks.front(), low);
    m_yMax = std::max(m_yTicks.back(), high);
    if (shown.format == ChartData::Format::Percent)
        m_yMax = std::min(m_yMax, 1.0);
    std::erase_if(m_yTicks, [this](double tick) { return tick > m_yMax + 1e-9 || tick < m_yMin - 1e-9; });

    auto *x = new QValueAxis;
    x->setRange(-0.5, std::max(0.5, binCount() - 0.5));
    auto *y = new QValueAxis;
    y->setRange(m_yMin, m_yMax);
    for (QValueAxis *axis : {x, y}) {
        axis->setLabelsVisible(false);
        axis->setGridLineVisible(false);
        axis->setLineVisible(false);
        axis->setTitleVisible(false);
    }
    chart()->addAxis(x, Qt::AlignBottom);
    chart()->addAxis(y, Qt::AlignLeft);
    if (binCount() > 0) {
        if (shown.kind == ChartData::Kind::Bars)
            addBars();
        else
            addLines();
    }
    place();
    viewport()->update();
}

void Plot::attach(QAbstractSeries *series)
{
    chart()->addSeries(series);
    const auto axes = chart()->axes();
    for (QAbstractAxis *axis : axes)
        series->attachAxis(axis);
}

void Plot::addBars()
{
    const ChartData &shown = m_owner.data();
    const ChartSeries &series = shown.series.front();
    const int n = binCount();
    const auto valueOf = [&](int i) {
        const double value = series.values[static_cast<std::size_t>(i)];
        return std::isnan(value) ? 0.0 : value;
    };
    if (n > MostBars) {
        auto *upper = new QLineSeries(this);
        QList<QPointF> points;
        points.reserve(2 * n);
        for (int i = 0; i < n; ++i)
            points << QPointF(i - 0.5, valueOf(i)) << QPointF(i + 0.5, valueOf(i));
        upper->replace(points);
        auto *area = new QAreaSeries(upper);
        upper->setParent(area);
        area->setBrush(series.colour);
        area->setPen(Qt::NoPen);
        attach(area);
        return;
    }
    // One stacked set a colour, zero where the bar is of another: each bin shows one bar.
    std::map<QRgb, QBarSet *> sets;
    auto *bars = new QStackedBarSeries;
    bars->setBarWidth(n == 1 ? 0.25 : 0.82);
    for (int i = 0; i < n; ++i) {
        const QColor colour = shown.binColours.empty() ? series.colour : shown.binColours[static_cast<std::size_t>(i)];
        QBarSet *&set = sets[colour.rgb()];
        if (!set) {
            set = new QBarSet(series.name);
            set->setBrush(colour);
            set->setPen(Qt::NoPen);
        }
    }
    for (const auto &[colour, set] : sets) {
        for (int i = 0; i < n; ++i) {
            const QColor own = shown.binColours.empty() ? series.colour : shown.binColours[static_cast<std::size_t>(i)];
            *set << (own.rgb() == colour ? valueOf(i) : 0.0);
        }
        bars->append(set);
    }
    attach(bars);
}

void Plot::addLines()
{
    const ChartData &shown = m_owner.data();
    const int n = binCount();
    for (const ChartSeries &series : shown.series) {
        QList<QPointF> stretch;
        QList<QPointF> points;
        const auto flush = [&] {
            if (stretch.size() > 1) {
                auto *line = new QLineSeries;
                line->setPen(QPen(series.colour, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
                line->replace(stretch);
                attach(line);
            }
            if (stretch.size() == 1 || n <= FewPoints)
                points += stretch;
            stretch.clear();
        };
        for (int i = 0; i < n; ++i) {
            const double value = series.values[static_cast<std::size_t>(i)];
            if (std::isnan(value))
                flush();
            else
                stretch << QPointF(i, value);
        }
        flush();
        if (!points.isEmpty()) {
            auto *dots = new QScatterSeries;
            dots->setMarkerSize(6);
            dots->setColor(series.colour);
            dots->setBorderColor(Qt::transparent);
            dots->replace(points);
            attach(dots);
        }
    }
}

std::pair<double, double> Plot::sideMargins() const
{
    const QFontMetricsF metrics(scaledFont(0.9));
    double left = 0;
    for (const double tick : m_yTicks)
        left = std::max(left, metrics.horizontalAdvance(valueText(tick, m_owner.data().format)));
    double right = 12;
    if (hasDirectLabels()) {
        for (const ChartSeries &series : m_owner.data().series)
            right = std::max(right, metrics.horizontalAdvance(series.name) + 14);
    }
    return {left + 10, right};
}

void Plot::setLeastSideMargins(std::pair<double, double> leftAndRight)
{
    m_leastMargins = leftAndRight;
    place();
    viewport()->update();
}

void Plot::place()
{
    const QFontMetricsF metrics(scaledFont(0.9));
    const auto [left, right] = sideMargins();
    const QRectF whole(QPointF(), QSizeF(viewport()->size()));
    m_area = whole.adjusted(std::max(left, m_leastMargins.first), metrics.height() / 2 + 2, -std::max(right, m_leastMargins.second),
                            -(metrics.height() + 8));
    if (m_area.width() > 10 && m_area.height() > 10)
        chart()->setPlotArea(m_area);
}

double Plot::xOf(double bin) const
{
    return m_area.left() + (bin + 0.5) / std::max(1, binCount()) * m_area.width();
}

double Plot::yOf(double value) const
{
    return m_area.bottom() - (value - m_yMin) / (m_yMax - m_yMin) * m_area.height();
}

QRectF Plot::bandOf(int first, int last) const
{
    return {QPointF(xOf(first - 0.5), m_area.top()), QPointF(xOf(last + 0.5), m_area.bottom())};
}

int Plot::binAt(const QPointF &position) const
{
    const int n = binCount();
    if (n == 0 || !m_area.adjusted(-4, -8, 4, 24).contains(position))
        return -1;
    return std::clamp(static_cast<int>((position.x() - m_area.left()) / m_area.width() * n), 0, n - 1);
}

void Plot::drawBackground(QPainter *painter, const QRectF &)
{
    const ChartData &shown = m_owner.data();
    painter->save();
    painter->resetTransform();
    painter->fillRect(viewport()->rect(), colours().paper);
    if (shown.selectedFirst >= 0)
        painter->fillRect(bandOf(shown.selectedFirst, shown.selectedLast), colours().accentSoft);

    painter->setFont(scaledFont(0.9));
    const QFontMetricsF metrics(painter->font());
    painter->setRenderHint(QPainter::Antialiasing, false);
    for (const double tick : m_yTicks) {
        const double y = std::round(yOf(tick));
        painter->setPen(std::abs(tick) < 1e-12 ? colours().line : colours().grid);
        painter->drawLine(QPointF(m_area.left(), y), QPointF(m_area.right(), y));
        painter->setPen(colours().secondary);
        painter->drawText(QRectF(0, y - metrics.height() / 2, m_area.left() - 8, metrics.height()),
                          Qt::AlignRight | Qt::AlignVCenter, valueText(tick, shown.format));
    }
    double free = -1e9; // labels never touch one another
    for (const ChartTick &tick : shown.ticks) {
        const double x = std::round(xOf(tick.at));
        const double width = metrics.horizontalAdvance(tick.text);
        const double begin = std::clamp(x - width / 2, 0.0, std::max(0.0, viewport()->width() - width));
        if (begin < free)
            continue;
        free = begin + width + 12;
        painter->setPen(colours().line);
        painter->drawLine(QPointF(x, m_area.bottom()), QPointF(x, m_area.bottom() + 4));
        painter->setPen(colours().secondary);
        painter->drawText(QPointF(begin, m_area.bottom() + 6 + metrics.ascent()), tick.text);
    }
    painter->restore();
}

void Plot::drawForeground(QPainter *painter, const QRectF &)
{
    const ChartData &shown = m_owner.data();
    painter->save();
    painter->resetTransform();
    if (shown.selectedFirst >= 0) {
        QColor veil = colours().paper;
        veil.setAlpha(150);
        const QRectF kept = bandOf(shown.selectedFirst, shown.selectedLast);
        painter->fillRect(QRectF(m_area.topLeft(), QPointF(kept.left(), m_area.bottom())), veil);
        painter->fillRect(QRectF(QPointF(kept.right(), m_area.top()), m_area.bottomRight()), veil);
    }
    if (m_dragging && m_anchor >= 0 && m_hover >= 0) {
        QColor band = colours().accent;
        band.setAlpha(50);
        painter->fillRect(bandOf(std::min(m_anchor, m_hover), std::max(m_anchor, m_hover)), band);
    } else if (m_hover >= 0) {
        QColor band = colours().text;
        band.setAlpha(20);
        painter->fillRect(bandOf(m_hover, m_hover), band);
    }
    if (hasFocus() && m_cursor >= 0) {
        painter->setPen(QPen(colours().accent, 2));
        const int other = m_anchor >= 0 && !m_dragging ? m_anchor : m_cursor;
        painter->drawRect(bandOf(std::min(m_cursor, other), std::max(m_cursor, other)).adjusted(1, 1, -1, -1));
    } else if (hasFocus()) {
        painter->setPen(QPen(colours().accent, 1));
        painter->drawRect(m_area);
    }
    if (hasDirectLabels()) {
        painter->setFont(scaledFont(0.9));
        const QFontMetricsF metrics(painter->font());
        double above = -1e9;
        std::vector<std::pair<double, const ChartSeries *>> ends;
        for (const ChartSeries &series : shown.series) {
            for (auto i = series.values.size(); i-- > 0;) {
                if (!std::isnan(series.values[i])) {
                    ends.emplace_back(yOf(series.values[i]), &series);
                    break;
                }
            }
        }
        std::sort(ends.begin(), ends.end());
        for (auto &[y, series] : ends) {
            y = std::max(y, above + metrics.height());
            above = y;
            // The colour stands in a swatch; the word is in the text colour, so that it can be read.
            painter->fillRect(QRectF(m_area.right() + 2, y - 4, 4, 8), series->colour);
            painter->setPen(colours().secondary);
            painter->drawText(QPointF(m_area.right() + 10, y + metrics.ascent() / 2 - 1), series->name);
        }
    }
    painter->restore();
}

void Plot::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    place();
}

void Plot::showText(int bin)
{
    if (bin < 0) {
        QToolTip::hideText();
        return;
    }
    const QPointF at(xOf(bin), m_area.top());
    QToolTip::showText(viewport()->mapToGlobal(at.toPoint() + QPoint(12, 0)), m_owner.binText(bin), viewport());
}

void Plot::choose(int first, int last)
{
    Q_EMIT binsChosen(std::min(first, last), std::max(first, last));
}

void Plot::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    setFocus(Qt::MouseFocusReason);
    m_anchor = binAt(event->position());
    m_cursor = -1;
    m_dragging = false;
}

void Plot::mouseMoveEvent(QMouseEvent *event)
{
    const bool down = event->buttons() & Qt::LeftButton;
    QPointF position = event->position();
    if (down && m_anchor >= 0) // a brush may leave the plot
        position = {std::clamp(position.x(), m_area.left(), m_area.right()), m_area.center().y()};
    const int bin = binAt(position);
    if (down && m_anchor >= 0 && m_owner.data().canBrush && bin >= 0 && bin != m_anchor)
        m_dragging = true;
    if (bin != m_hover) {
        m_hover = bin;
        showText(bin);
        viewport()->update();
    }
    setCursor(bin >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void Plot::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_anchor < 0)
        return;
    const int anchor = m_anchor;
    const bool brushed = m_dragging;
    m_anchor = -1;
    m_dragging = false;
    viewport()->update();
    if (brushed && m_hover >= 0)
        choose(anchor, m_hover);
    else if (binAt(event->position()) == anchor)
        choose(anchor, anchor);
}

void Plot::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (binAt(event->position()) < 0)
        Q_EMIT cleared();
}

void Plot::keyPressEvent(QKeyEvent *event)
{
    const int n = binCount();
    const bool extends = event->modifiers() & Qt::ShiftModifier;
    int to = -1;
    switch (event->key()) {
    case Qt::Key_Left:
        to = m_cursor < 0 ? n - 1 : std::max(0, m_cursor - 1);
        break;
    case Qt::Key_Right:
        to = m_cursor < 0 ? 0 : std::min(n - 1, m_cursor + 1);
        break;
    case Qt::Key_Home:
        to = 0;
        break;
    case Qt::Key_End:
        to = n - 1;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_cursor >= 0) {
            const int anchor = m_anchor >= 0 ? m_anchor : m_cursor;
            m_anchor = -1;
            choose(anchor, m_cursor);
            return;
        }
        break;
    case Qt::Key_Escape:
        if (m_cursor >= 0 || m_owner.data().selectedFirst >= 0) {
            m_cursor = m_anchor = -1;
            viewport()->update();
            Q_EMIT cleared();
            return;
        }
        break;
    default:
        break;
    }
    if (to < 0 || n == 0) {
        event->ignore();
        return;
    }
    if (extends && m_owner.data().canBrush) {
        if (m_anchor < 0)
            m_anchor = m_cursor < 0 ? to : m_cursor;
    } else {
        m_anchor = -1;
    }
    m_cursor = to;
    showText(to);
    setAccessibleDescription(m_owner.binText(to));
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    viewport()->update();
}

void Plot::focusInEvent(QFocusEvent *event)
{
    QChartView::focusInEvent(event);
    viewport()->update();
}

void Plot::focusOutEvent(QFocusEvent *event)
{
    QChartView::focusOutEvent(event);
    m_cursor = -1;
    viewport()->update();
}

void Plot::leaveEvent(QEvent *event)
{
    QChartView::leaveEvent(event);
    if (!m_dragging) {
        m_hover = -1;
        viewport()->update();
    }
}

void Plot::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // the page scrolls, not the plot
}

bool Plot::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip)
        return true; // shown at once, by showText()
    return QChartView::viewportEvent(event);
}

} // namespace parlance::ui
