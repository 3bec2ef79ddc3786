// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trends/trendsview.h"

#include "ui/charts/chart.h"
#include "ui/charts/timeaxis.h"
#include "ui/shell/appearance.h"
#include "ui/shell/emptystate.h"
#include "ui/shell/words.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>

namespace parlance::ui {

namespace {

constexpr std::size_t MostMultiples = 24;
constexpr int MultipleWidth = 300; ///< at least
constexpr Measure allMeasures[] = {Measure::Posts, Measure::Score, Measure::Compound, Measure::Shares};

} // namespace

struct TrendsView::Figures
{
    std::vector<analysis::TrendSeries> series;
    analysis::Bin by = analysis::Bin::Day;
    analysis::Bin wanted = analysis::Bin::Day;
    analysis::Split split = analysis::Split::None;
    std::size_t left = 0; ///< series beyond those shown
};

TrendsView::TrendsView(Session &session, QWidget *parent)
    : View(session, parent), m_measure(new QComboBox(this)), m_by(new QComboBox(this)), m_split(new QComboBox(this)),
      m_zoom(new QPushButton(this)), m_note(new QLabel(this)), m_scroll(new QScrollArea(this)), m_page(new QWidget),
      m_grid(new QGridLayout(m_page)), m_empty(new EmptyState(QStringLiteral("trends"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(24, 12, 24, 8);
    bar->setSpacing(8);
    bar->addWidget(m_measure);
    bar->addWidget(m_by);
    bar->addWidget(m_split);
    bar->addStretch(1);
    bar->addWidget(m_zoom);
    layout->addLayout(bar);
    m_note->setProperty("secondary", true);
    m_note->setContentsMargins(24, 0, 24, 4);
    m_note->setWordWrap(true);
    layout->addWidget(m_note);
    m_page->setProperty("paper", true);
    m_grid->setContentsMargins(24, 12, 24, 24);
    m_grid->setHorizontalSpacing(32);
    m_grid->setVerticalSpacing(28);
    m_scroll->setWidget(m_page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_empty, 1);
    m_empty->hide();
    setProperty("paper", true);
    setAttribute(Qt::WA_StyledBackground);
    m_zoom->setCheckable(true);

    for (QComboBox *box : {m_measure, m_by, m_split})
        connect(box, &QComboBox::activated, this, &TrendsView::markStale);
    connect(m_zoom, &QPushButton::toggled, this, &TrendsView::markStale);
    connect(m_empty, &EmptyState::clicked, this, [this] { this->session().setFilter({}); });
    connect(&session, &Session::selectionChanged, this, &TrendsView::markStale);
    connect(&session, &Session::themesChanged, this, [this] {
        if (m_figures && m_figures->split == analysis::Split::Theme)
            draw(); // labels
    });
    connect(&session, &Session::closed, this, [this] {
        m_figures.reset();
    });
    retranslate();
}

void TrendsView::restyle()
{
    draw();
}

QString TrendsView::title() const
{
    return tr("Trends");
}

QString TrendsView::iconName() const
{
    return QStringLiteral("trends");
}

void TrendsView::retranslate()
{
    const auto fill = [](QComboBox *box, const QString &name, std::initializer_list<std::pair<QString, int>> items) {
        const int current = std::max(0, box->currentIndex());
        box->clear();
        for (const auto &[text, value] : items)
            box->addItem(text, value);
        box->setCurrentIndex(current);
        box->setAccessibleName(name);
        box->setToolTip(name);
    };
    fill(m_measure, tr("What to show"),
         {{tr("All measures"), -1},
          {measureName(Measure::Posts), static_cast<int>(Measure::Posts)},
          {measureName(Measure::People), static_cast<int>(Measure::People)},
          {measureName(Measure::Score), static_cast<int>(Measure::Score)},
          {measureName(Measure::Compound), static_cast<int>(Measure::Compound)},
          {measureName(Measure::Shares), static_cast<int>(Measure::Shares)}});
    fill(m_by, tr("Length of a bin"),
         {{tr("Bins that fit"), -1},
          {tr("By hour"), static_cast<int>(analysis::Bin::Hour)},
          {tr("By day"), static_cast<int>(analysis::Bin::Day)},
          {tr("By week"), static_cast<int>(analysis::Bin::Week)},
          {tr("By month"), static_cast<int>(analysis::Bin::Month)}});
    fill(m_split, tr("One chart for each"),
         {{tr("Not split"), static_cast<int>(analysis::Split::None)},
          {tr("Split by theme"), static_cast<int>(analysis::Split::Theme)},
          {tr("Split by forum"), static_cast<int>(analysis::Split::Forum)},
          {tr("Split by language"), static_cast<int>(analysis::Split::Language)}});
    m_zoom->setText(tr("Zoom in"));
    m_zoom->setToolTip(tr("Show only the stretch of time that the filter keeps"));
    m_empty->setTexts(tr("The posts' volume, votes and tone over time would be here, but no post passes the filters."),
                      tr("Remove all filters"));
    draw();
}

void TrendsView::resizeEvent(QResizeEvent *event)
{
    View::resizeEvent(event);
    arrange();
}

void TrendsView::refresh()
{
    if (!session().isOpen())
        return;
    const analysis::Filter &filter = session().filter();
    const bool hasTime = filter.from || filter.until;
    m_zoom->setVisible(hasTime);
    if (m_job)
        m_job->cancel();
    const quint64 generation = ++m_generation;
    const bool zoomed = hasTime && m_zoom->isChecked();
    const int by = m_by->currentData().toInt();
    const auto split = static_cast<analysis::Split>(m_split->currentData().toInt());

    using Answer = Result<std::shared_ptr<const Figures>>;
    m_job = session().jobs().run<Answer>(
        tr("Counting over time"), this,
        [table = session().table(), shown = session().selection(), matches = session().matches(), filter, hasTime, zoomed, by,
         split](Progress &progress) -> Answer {
            // The time that the filter keeps is marked, not cut out, so that one sees it in its surroundings.
            auto selection = shown;
            if (hasTime && !zoomed) {
                analysis::Filter whole = filter;
                whole.from.reset();
                whole.until.reset();
                selection = std::make_shared<const analysis::Selection>(
                    analysis::select(*table, whole, filter.query.empty() ? nullptr : matches.get()));
            }
            if (progress.isCancelled())
                return Error{.code = ErrorCode::Cancelled};
            auto figures = std::make_shared<Figures>();
            figures->wanted = by < 0 ? analysis::suitableBin(*table, *selection) : static_cast<analysis::Bin>(by);
            std::uint32_t first = ~0u;
            std::uint32_t last = 0;
            for (const std::uint32_t row : *selection) {
                if (table->flags[row] & FlagNoTime)
                    continue;
                first = std::min(first, table->created[row]);
                last = std::max(last, table->created[row]);
            }
            if (first > last)
                return std::shared_ptr<const Figures>(figures);
            figures->by = showableBin(std::int64_t{last} - first, figures->wanted);
            figures->split = split;
            auto series = analysis::trends(*table, *selection, {.by = figures->by, .split = split});
            if (!series)
                return series.error();
            figures->series = std::move(*series);
            if (figures->series.size() > MostMultiples) {
                figures->left = figures->series.size() - MostMultiples;
                figures->series.resize(MostMultiples);
            }
            return std::shared_ptr<const Figures>(figures);
        },
        [this, generation](Answer figures) {
            if (generation != m_generation)
                return;
            if (!figures) {
                if (figures.error().code != ErrorCode::Cancelled)
                    Q_EMIT session().failed(figures.error());
                return;
            }
            m_figures = *figures;
            draw();
        });
}

QString TrendsView::nameOf(std::int64_t key) const
{
    switch (m_figures->split) {
    case analysis::Split::Theme:
        return session().themeLabel(static_cast<int>(key));
    case analysis::Split::Forum: {
        const QString name = session().forumName(ForumId(static_cast<std::uint32_t>(key)));
        return name.isEmpty() ? tr("(no forum)") : name;
    }
    case analysis::Split::Language:
        return languageText(Language(static_cast<std::uint16_t>(key)));
    case analysis::Split::None:
        break;
    }
    return {};
}

QColor TrendsView::colourOf(std::int64_t key, int) const
{
    return m_figures->split == analysis::Split::Theme ? themeColour(static_cast<int>(key)) : colours().accent;
}

void TrendsView::draw()
{
    if (!m_figures)
        return;
    const bool nothing = m_figures->series.empty() || m_figures->series.front().bins.empty();
    m_empty->setVisible(nothing);
    m_scroll->setVisible(!nothing);
    const bool split = m_figures->split != analysis::Split::None;
    std::vector<ChartData> wanted;
    if (!nothing) {
        const int chosen = m_measure->currentData().toInt();
        if (!split && chosen < 0) {
            for (const Measure measure : allMeasures)
                wanted.push_back(trendData(measure, m_figures->series.front(), m_figures->by, {}, colours().accent));
        } else {
            const auto measure = chosen < 0 ? Measure::Posts : static_cast<Measure>(chosen);
            const auto range = rangeOf(measure, m_figures->series);
            int place = 0;
            for (const analysis::TrendSeries &series : m_figures->series) {
                const QString name = split ? nameOf(series.key) : QString();
                ChartData chart = trendData(measure, series, m_figures->by, name, colourOf(series.key, place++));
                if (split) {
                    chart.yMin = range.first;
                    chart.yMax = range.second;
                }
                wanted.push_back(std::move(chart));
            }
        }
    }

    QStringList notes;
    if (split && !nothing) {
        const int chosen = m_measure->currentData().toInt();
        //: what the small charts show, and that they have the same scale
        notes << tr("%1 %2; the same scale in every chart.")
                     .arg(measureName(chosen < 0 ? Measure::Posts : static_cast<Measure>(chosen)), perBin(m_figures->by));
    }
    if (m_figures->by != m_figures->wanted)
        notes << tr("So short a bin would give more bars than the screen has room for; shown %1.").arg(perBin(m_figures->by));
    if (m_figures->left > 0)
        notes << tr("The %1 largest are shown; %2 smaller ones are not.")
                     .arg(numberText(static_cast<std::int64_t>(m_figures->series.size())), numberText(static_cast<std::int64_t>(m_figures->left)));
    m_note->setText(notes.join(QLatin1Char(' ')));
    m_note->setVisible(!notes.isEmpty());

    const analysis::Filter &filter = session().filter();
    while (m_charts.size() > wanted.size()) {
        m_charts.back()->hide();
        m_charts.back()->deleteLater();
        m_charts.pop_back();
    }
    while (m_charts.size() < wanted.size()) {
        auto *chart = new Chart(m_page);
        connect(chart, &Chart::binsChosen, this, &TrendsView::keep);
        connect(chart, &Chart::cleared, this, &TrendsView::clearTime);
        m_charts.push_back(chart);
    }
    const bool zoomed = m_zoom->isVisible() && m_zoom->isChecked();
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (!zoomed) {
            const auto kept = binsWithin(m_figures->series.front().bins, filter.from, filter.until);
            wanted[i].selectedFirst = kept.first;
            wanted[i].selectedLast = kept.second;
        }
        m_charts[i]->setPlotHeight(split ? 120 : wanted.size() == 1 ? 360 : 140);
        m_charts[i]->setData(std::move(wanted[i]));
    }
    std::pair<double, double> margins{0, 0};
    for (const Chart *chart : m_charts) {
        const auto own = chart->sideMargins();
        margins = {std::max(margins.first, own.first), std::max(margins.second, own.second)};
    }
    for (Chart *chart : m_charts)
        chart->setLeastSideMargins(margins);
    m_columns = 0;
    arrange();
}

void TrendsView::arrange()
{
    const bool split = m_figures && m_figures->split != analysis::Split::None;
    const int columns = split ? std::max(1, (width() - 48 + 32) / (MultipleWidth + 32)) : 1;
    if (columns == m_columns)
        return;
    m_columns = columns;
    while (QLayoutItem *item = m_grid->takeAt(0))
        delete item;
    for (int column = 0; column < 12; ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
    for (int row = 0; row < m_grid->rowCount(); ++row)
        m_grid->setRowStretch(row, 0);
    int i = 0;
    for (Chart *chart : m_charts) {
        m_grid->addWidget(chart, i / columns, i % columns, Qt::AlignTop);
        chart->show();
        ++i;
    }
    m_grid->setRowStretch(i / columns + 1, 1);
}

void TrendsView::keep(int first, int last)
{
    if (!m_figures || m_figures->series.empty())
        return;
    const auto &bins = m_figures->series.front().bins;
    analysis::Filter filter = session().filter();
    const std::int64_t from = bins.at(static_cast<std::size_t>(first)).start;
    const std::int64_t until = bins.at(static_cast<std::size_t>(last)).end;
    if (filter.from == from && filter.until == until)
        return clearTime(); // the same again takes it back
    filter.from = from;
    filter.until = until;
    session().setFilter(filter);
}

void TrendsView::clearTime()
{
    analysis::Filter filter = session().filter();
    filter.from.reset();
    filter.until.reset();
    session().setFilter(filter);
}

} // namespace parlance::ui
