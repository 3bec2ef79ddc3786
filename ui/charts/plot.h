// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCharts/QChartView>

#include "ui/charts/chart.h"

namespace parlance::ui {

/// The drawing inside a Chart: Qt Charts draws the series, we draw axes, grid and marks so that ticks are few and
/// say what they mean.
class Plot : public QChartView
{
    Q_OBJECT

public:
    explicit Plot(Chart &owner);

    void rebuild();

    QSize sizeHint() const override { return {400, m_height}; }
    QSize minimumSizeHint() const override { return {160, m_height}; }
    void setHeight(int pixels);
    std::pair<double, double> sideMargins() const; ///< what the labels need, in pixels
    void setLeastSideMargins(std::pair<double, double> leftAndRight);

Q_SIGNALS:
    void binsChosen(int first, int last);
    void cleared();

protected:
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void addBars();
    void addLines();
    void attach(QAbstractSeries *series);
    void place();
    int binCount() const;
    int binAt(const QPointF &position) const; ///< -1 beside the plot
    double xOf(double bin) const;
    double yOf(double value) const;
    QRectF bandOf(int first, int last) const;
    void showText(int bin);
    void choose(int first, int last);
    bool hasDirectLabels() const;

    Chart &m_owner;
    std::vector<double> m_yTicks;
    QRectF m_area;
    std::pair<double, double> m_leastMargins{0, 0};
    double m_yMin = 0;
    double m_yMax = 1;
    int m_height = 160;
    int m_hover = -1;
    int m_anchor = -1;      ///< where a brush began
    int m_cursor = -1;      ///< of the keyboard
    bool m_dragging = false;
};

} // namespace parlance::ui
