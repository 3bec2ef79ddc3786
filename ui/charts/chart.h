// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>
#include <QStringList>
#include <QWidget>

#include <limits>
#include <utility>
#include <vector>

class QLabel;

namespace parlance::ui {

class Plot;

struct ChartTick
{
    double at = 0; ///< on the axis: a bin's number, or a value
    QString text;
};

struct ChartSeries
{
    QString name;
    QColor colour;
    std::vector<double> values; ///< one a bin; NaN = no data: a gap, not a zero
};

/// Everything a chart shows. Bins lie side by side on the x axis, bin i around x = i.
struct ChartData
{
    enum class Kind { Bars, Lines };
    enum class Format { Count, Decimal, Percent, Signed };

    Kind kind = Kind::Bars;
    Format format = Format::Count;
    QString title;               ///< the measure with its unit
    QString finding;             ///< one line below it: what one sees
    QString explanation;         ///< what the figure means and how it was made
    QString binName;             ///< heading of the bins' column in copied data
    QStringList labels;          ///< one a bin, exact
    std::vector<ChartTick> ticks;
    std::vector<ChartSeries> series;
    std::vector<qint64> counts;  ///< posts a bin; empty: not told
    std::vector<QColor> binColours; ///< bars of one series, where they differ
    double yMin = std::numeric_limits<double>::quiet_NaN(); ///< NaN = from the data; bars always begin at zero
    double yMax = std::numeric_limits<double>::quiet_NaN();
    int selectedFirst = -1, selectedLast = -1; ///< the bins that the filter keeps; -1 = no mark
    bool canBrush = false;
};

/// A bar or line chart of bins, with a title, exact figures under the pointer, a brush where it makes sense, and a
/// menu to copy it. With the keyboard: arrows move a cursor, Shift extends it, Enter chooses, Escape clears.
class Chart : public QWidget
{
    Q_OBJECT

public:
    explicit Chart(QWidget *parent = nullptr);

    void setData(ChartData data);
    const ChartData &data() const { return m_data; }
    void setPlotHeight(int pixels);
    /// What the axis' figures and direct labels take at the left and right; charts below one another get the same, so
    /// that their times stand below one another too.
    std::pair<double, double> sideMargins() const;
    void setLeastSideMargins(std::pair<double, double> leftAndRight);
    /// What stands under the pointer for bin i: its label and every exact figure.
    QString binText(int bin) const;
    /// The table behind the chart, tab separated, with a heading row.
    QString dataText() const;

public Q_SLOTS:
    void copyAsPicture();
    void copyAsData();
    void explain();

Q_SIGNALS:
    void binsChosen(int first, int last); ///< a click (first == last) or a brush
    void cleared();                       ///< Escape, or a double click beside the bins

protected:
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    ChartData m_data;
    QLabel *m_title;
    QLabel *m_finding;
    Plot *m_plot;
};

/// Three to five round values that cover [from, to]; the first is <= from, the last >= to.
std::vector<double> roundTicks(double from, double to);
QString valueText(double value, ChartData::Format format);

} // namespace parlance::ui
