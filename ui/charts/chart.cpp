// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart.h"

#include "ui/charts/plot.h"
#include "ui/shell/appearance.h"
#include "ui/shell/words.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QVBoxLayout>
#include <QWhatsThis>

#include <cmath>

namespace parlance::ui {

std::vector<double> roundTicks(double from, double to)
{
    if (!(to > from)) {
        const double span = std::max(std::abs(from) * 0.1, 1.0);
        to = from + span;
    }
    const double rough = (to - from) / 3;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = 10 * power;
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (factor * power >= rough) {
            step = factor * power;
            break;
        }
    }
    std::vector<double> ticks;
    const double first = std::floor(from / step + 1e-9);
    const double last = std::ceil(to / step - 1e-9);
    for (double k = first; k <= last; ++k)
        ticks.push_back(k * step);
    return ticks;
}

QString valueText(double value, ChartData::Format format)
{
    const QLocale locale;
    switch (format) {
    case ChartData::Format::Count:
        return numberText(std::llround(value));
    case ChartData::Format::Percent:
        return percentText(value);
    case ChartData::Format::Signed:
        return compoundText(value);
    case ChartData::Format::Decimal:
        break;
    }
    const int decimals = std::abs(value - std::round(value)) < 1e-9 ? 0 : std::abs(value) < 10 ? 2 : 1;
    QString text = locale.toString(std::abs(value), 'f', decimals);
    return value < 0 ? QChar(0x2212) + text : text;
}

Chart::Chart(QWidget *parent)
    : QWidget(parent), m_title(new QLabel(this)), m_finding(new QLabel(this)), m_plot(new Plot(*this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_title);
    layout->addWidget(m_finding);
    layout->addSpacing(6);
    layout->addWidget(m_plot);
    m_title->setTextFormat(Qt::PlainText);
    m_finding->setTextFormat(Qt::PlainText);
    m_finding->setProperty("secondary", true);
    m_title->setFont(scaledFont(1.0, QFont::DemiBold));
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_finding->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setFocusProxy(m_plot);
    connect(m_plot, &Plot::binsChosen, this, &Chart::binsChosen);
    connect(m_plot, &Plot::cleared, this, &Chart::cleared);
}

void Chart::setPlotHeight(int pixels)
{
    m_plot->setHeight(pixels);
}

std::pair<double, double> Chart::sideMargins() const
{
    return m_plot->sideMargins();
}

void Chart::setLeastSideMargins(std::pair<double, double> leftAndRight)
{
    m_plot->setLeastSideMargins(leftAndRight);
}

void Chart::setData(ChartData data)
{
    m_data = std::move(data);
    m_title->setText(m_data.title);
    m_finding->setText(m_data.finding);
    m_finding->setVisible(!m_data.finding.isEmpty());
    m_title->setToolTip(m_data.explanation);
    m_plot->setAccessibleName(m_data.title);
    m_plot->setAccessibleDescription(m_data.finding);
    m_plot->rebuild();
}

QString Chart::binText(int bin) const
{
    const auto i = static_cast<std::size_t>(bin);
    QStringList lines{m_data.labels.at(bin)};
    for (const ChartSeries &series : m_data.series) {
        const double value = series.values[i];
        const QString figure = std::isnan(value) ? tr("no data") : valueText(value, m_data.format);
        //: the name of a series of figures and its value
        lines << tr("%1: %2").arg(series.name, figure);
    }
    const bool countIsTheFigure = m_data.format == ChartData::Format::Count && m_data.series.size() == 1;
    if (i < m_data.counts.size() && !countIsTheFigure)
        lines << tr("%Ln post(s)", nullptr, static_cast<int>(m_data.counts[i]));
    return lines.join(QLatin1Char('\n'));
}

QString Chart::dataText() const
{
    QStringList head{m_data.binName};
    for (const ChartSeries &series : m_data.series)
        head << series.name;
    if (!m_data.counts.empty())
        head << tr("Posts");
    QString text = head.join(QLatin1Char('\t')) + QLatin1Char('\n');
    for (qsizetype bin = 0; bin < m_data.labels.size(); ++bin) {
        const auto i = static_cast<std::size_t>(bin);
        QStringList row{m_data.labels.at(bin)};
        for (const ChartSeries &series : m_data.series)
            row << (std::isnan(series.values[i]) ? QString() : QString::number(series.values[i], 'g', 10));
        if (!m_data.counts.empty())
            row << QString::number(m_data.counts[i]);
        text += row.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return text;
}

void Chart::copyAsPicture()
{
    QPixmap picture(size() * 2);
    picture.setDevicePixelRatio(2);
    picture.fill(colours().paper);
    render(&picture, QPoint(), QRegion(), QWidget::DrawChildren);
    QGuiApplication::clipboard()->setPixmap(picture);
}

void Chart::copyAsData()
{
    QGuiApplication::clipboard()->setText(dataText());
}

void Chart::explain()
{
    QWhatsThis::showText(m_plot->mapToGlobal(QPoint(m_plot->width() / 2, 24)), m_data.explanation, m_plot);
}

void Chart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_plot)
        m_plot->viewport()->update();
}

void Chart::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    menu.addAction(tr("Copy as picture"), this, &Chart::copyAsPicture);
    menu.addAction(tr("Copy as data"), this, &Chart::copyAsData);
    if (!m_data.explanation.isEmpty())
        menu.addAction(tr("Explain this figure"), this, &Chart::explain);
    menu.exec(event->globalPos());
}

} // namespace parlance::ui
