// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/reportchart.h"

#include <QFontMetricsF>
#include <QPainter>

#include "ui/common/format.h"
#include "ui/shell/colours.h"

#include <algorithm>
#include <cmath>

namespace parlance::ui {

namespace {

constexpr double columnHeight = 120; ///< of the tallest bar of a volume chart
constexpr double rowStep = 26;       ///< of a tone chart
constexpr double rowBar = 14;

/// Bars side by side from zero, the largest with its figure, first and last with their labels.
void drawVolume(QPainter &painter, const report::Chart &chart, double width, const QFontMetricsF &metrics)
{
    const double line = metrics.height();
    const double ground = line + 4 + columnHeight;
    const auto largest = std::max_element(chart.bars.begin(), chart.bars.end(),
                                          [](const auto &a, const auto &b) { return a.value < b.value; });
    const double step = width / static_cast<double>(chart.bars.size());
    const double gap = std::min(4.0, step / 5);
    double free = 0; // labels stand only where they have room
    for (std::size_t i = 0; i < chart.bars.size(); ++i) {
        const auto &bar = chart.bars[i];
        const double x = step * static_cast<double>(i);
        const double height = largest->value > 0 ? bar.value / largest->value * columnHeight : 0;
        painter.fillRect(QRectF(x, ground - height, std::max(1.0, step - gap), height), colours().accent);
        const QString label = toQString(bar.label);
        const double needed = metrics.horizontalAdvance(label);
        const double from = std::clamp(x + step / 2 - needed / 2, 0.0, std::max(0.0, width - needed));
        if (from >= free) {
            painter.setPen(colours().secondary);
            painter.drawText(QPointF(from, ground + 4 + metrics.ascent()), label);
            free = from + needed + 16;
        }
    }
    painter.fillRect(QRectF(0, ground, width, 1), colours().line);
    const QString most = numberText(static_cast<std::int64_t>(std::llround(largest->value)));
    const double x = step * (static_cast<double>(largest - chart.bars.begin()) + 0.5) - metrics.horizontalAdvance(most) / 2;
    painter.setPen(colours().text);
    painter.drawText(QPointF(std::clamp(x, 0.0, std::max(0.0, width - metrics.horizontalAdvance(most))), metrics.ascent()), most);
}

/// One row a bar: negative, neutral, positive shares, the outer two with their figures.
void drawTone(QPainter &painter, const report::Chart &chart, double width, const QFontMetricsF &metrics)
{
    double labels = 0;
    for (const auto &bar : chart.bars)
        labels = std::max(labels, metrics.horizontalAdvance(toQString(bar.label)));
    labels = std::min(labels, width * 0.35);
    const double figures = metrics.horizontalAdvance(QStringLiteral("\u2212100%")) + 8;
    const double left = labels + 12 + figures;
    const double room = std::max(40.0, width - left - figures);
    double y = 0;
    for (const auto &bar : chart.bars) {
        const double base = y + rowStep / 2 + metrics.ascent() / 2 - 1;
        painter.setPen(colours().text);
        painter.drawText(QPointF(0, base), metrics.elidedText(toQString(bar.label), Qt::ElideRight, labels));
        double x = left;
        const auto part = [&](double share, const QColor &colour) {
            painter.fillRect(QRectF(x, y + (rowStep - rowBar) / 2, std::max(0.0, share * room - 1), rowBar), colour);
            x += share * room;
        };
        part(bar.negative, colours().negative);
        part(bar.neutral, colours().line);
        part(bar.positive, colours().positive);
        const QString down = QChar(0x2212) + percentText(bar.negative);
        painter.setPen(colours().negativeText);
        painter.drawText(QPointF(left - 8 - metrics.horizontalAdvance(down), base), down);
        painter.setPen(colours().positiveText);
        painter.drawText(QPointF(left + room + 8, base), QLatin1Char('+') + percentText(bar.positive));
        y += rowStep;
    }
}

} // namespace

QImage drawReportChart(const report::Chart &chart, int width, const QFont &font, double ratio)
{
    const QFontMetricsF metrics(font);
    const double height = chart.bars.empty()                           ? 1
                          : chart.kind == report::Chart::Kind::Volume ? 2 * metrics.height() + 10 + columnHeight
                                                                       : rowStep * static_cast<double>(chart.bars.size());
    QImage image(QSize(static_cast<int>(std::ceil(width * ratio)), static_cast<int>(std::ceil(height * ratio))),
                 QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    if (chart.bars.empty())
        return image;
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setFont(font);
    if (chart.kind == report::Chart::Kind::Volume)
        drawVolume(painter, chart, width, metrics);
    else
        drawTone(painter, chart, width, metrics);
    return image;
}

QString describeReportChart(const report::Chart &chart)
{
    QStringList bars;
    for (const auto &bar : chart.bars)
        bars << (chart.kind == report::Chart::Kind::Volume
                     ? QStringLiteral("%1: %2").arg(toQString(bar.label), numberText(static_cast<std::int64_t>(std::llround(bar.value))))
                     : QStringLiteral("%1: \u2212%2, +%3").arg(toQString(bar.label), percentText(bar.negative), percentText(bar.positive)));
    return bars.join(QStringLiteral("; "));
}

} // namespace parlance::ui
