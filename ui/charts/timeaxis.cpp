// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timeaxis.h"

#include "ui/shell/words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace parlance::ui {

namespace {

class TimeAxis
{
    Q_DECLARE_TR_FUNCTIONS(TimeAxis)
};

QDateTime utc(std::int64_t seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
}

/// A spacing of ticks: so many hours, days, months or years.
struct Step
{
    enum Unit { Hours, Days, Months, Years } unit;
    int count;
    double seconds;
};

constexpr double Hour = 3600;
constexpr double Day = 24 * Hour;
constexpr double Month = 30.44 * Day;
constexpr double Year = 365.25 * Day;

constexpr Step steps[] = {
    {Step::Hours, 1, Hour},          {Step::Hours, 2, 2 * Hour},     {Step::Hours, 3, 3 * Hour},     {Step::Hours, 6, 6 * Hour},
    {Step::Hours, 12, 12 * Hour},    {Step::Days, 1, Day},           {Step::Days, 2, 2 * Day},       {Step::Days, 7, 7 * Day},
    {Step::Days, 14, 14 * Day},      {Step::Months, 1, Month},       {Step::Months, 2, 2 * Month},   {Step::Months, 3, 3 * Month},
    {Step::Months, 6, 6 * Month},    {Step::Years, 1, Year},         {Step::Years, 2, 2 * Year},     {Step::Years, 5, 5 * Year},
    {Step::Years, 10, 10 * Year},
};

QDateTime firstTick(const QDateTime &from, const Step &step)
{
    const QDate date = from.date();
    switch (step.unit) {
    case Step::Hours: {
        QDateTime at(date, QTime(from.time().hour() / step.count * step.count, 0), Qt::UTC);
        return at < from ? at.addSecs(step.count * 3600) : at;
    }
    case Step::Days: {
        // Multiples of a week begin on Mondays; 1970-01-05 was one.
        const qint64 days = QDate(1970, 1, 5).daysTo(date);
        const qint64 aligned = (days / step.count) * step.count;
        QDateTime at(QDate(1970, 1, 5).addDays(aligned), QTime(0, 0), Qt::UTC);
        return at < from ? at.addDays(step.count) : at;
    }
    case Step::Months: {
        QDateTime at(QDate(date.year(), (date.month() - 1) / step.count * step.count + 1, 1), QTime(0, 0), Qt::UTC);
        return at < from ? at.addMonths(step.count) : at;
    }
    case Step::Years: {
        QDateTime at(QDate(date.year() / step.count * step.count, 1, 1), QTime(0, 0), Qt::UTC);
        return at < from ? at.addYears(step.count) : at;
    }
    }
    return from;
}

QDateTime nextTick(const QDateTime &at, const Step &step)
{
    switch (step.unit) {
    case Step::Hours:
        return at.addSecs(step.count * 3600);
    case Step::Days:
        return at.addDays(step.count);
    case Step::Months:
        return at.addMonths(step.count);
    case Step::Years:
        return at.addYears(step.count);
    }
    return at;
}

QString tickText(const QDateTime &at, const Step &step, bool severalYears)
{
    const QLocale locale;
    switch (step.unit) {
    case Step::Hours:
        if (at.time().hour() != 0)
            return locale.toString(at.time(), QStringLiteral("HH:mm"));
        [[fallthrough]];
    case Step::Days:
        return locale.toString(at.date(), severalYears ? QStringLiteral("d MMM yyyy") : QStringLiteral("d MMM"));
    case Step::Months:
        return locale.toString(at.date(), QStringLiteral("MMM yyyy"));
    case Step::Years:
        return QString::number(at.date().year());
    }
    return {};
}

} // namespace

QString binLabel(const analysis::TrendBin &bin, analysis::Bin by)
{
    const QDateTime start = utc(bin.start);
    const QLocale locale;
    switch (by) {
    case analysis::Bin::Hour:
        //: a date, the hour it begins, the hour it ends
        return TimeAxis::tr("%1, %2 to %3 UTC")
            .arg(locale.toString(start.date(), QStringLiteral("ddd d MMM yyyy")), locale.toString(start.time(), QStringLiteral("HH:mm")),
                 locale.toString(utc(bin.end).time(), QStringLiteral("HH:mm")));
    case analysis::Bin::Day:
        return locale.toString(start.date(), QStringLiteral("ddd d MMM yyyy"));
    case analysis::Bin::Week:
        //: %1 is the date of a Monday
        return TimeAxis::tr("Week of %1").arg(dateText(bin.start));
    case analysis::Bin::Month:
        return locale.toString(start.date(), QStringLiteral("MMMM yyyy"));
    }
    return {};
}

QStringList binLabels(std::span<const analysis::TrendBin> bins, analysis::Bin by)
{
    QStringList labels;
    labels.reserve(static_cast<qsizetype>(bins.size()));
    for (const analysis::TrendBin &bin : bins)
        labels << binLabel(bin, by);
    return labels;
}

std::vector<ChartTick> timeTicks(std::span<const analysis::TrendBin> bins, int about)
{
    if (bins.empty())
        return {};
    const double span = static_cast<double>(bins.back().end - bins.front().start);
    const double binWidth = span / static_cast<double>(bins.size());
    Step step = steps[std::size(steps) - 1];
    for (const Step &candidate : steps) {
        if (candidate.seconds >= 0.9 * binWidth && span / candidate.seconds <= about + 1) {
            step = candidate;
            break;
        }
    }
    const bool severalYears = utc(bins.front().start).date().year() != utc(bins.back().start).date().year();
    std::vector<ChartTick> ticks;
    std::size_t i = 0;
    for (QDateTime at = firstTick(utc(bins.front().start), step); at.toSecsSinceEpoch() < bins.back().end; at = nextTick(at, step)) {
        const std::int64_t seconds = at.toSecsSinceEpoch();
        while (i < bins.size() && bins[i].end <= seconds)
            ++i;
        if (i == bins.size())
            break;
        if (!ticks.empty() && ticks.back().at == static_cast<double>(i))
            continue;
        ticks.push_back({static_cast<double>(i), tickText(at, step, severalYears)});
    }
    if (ticks.empty()) // a span with no round time inside: say when it begins
        ticks.push_back({0, dateText(bins.front().start)});
    return ticks;
}

std::pair<int, int> binsWithin(std::span<const analysis::TrendBin> bins, std::optional<std::int64_t> from,
                               std::optional<std::int64_t> until)
{
    if (!from && !until)
        return {-1, -1};
    int first = -1;
    int last = -1;
    for (std::size_t i = 0; i < bins.size(); ++i) {
        if ((!from || bins[i].end > *from) && (!until || bins[i].start < *until)) {
            if (first < 0)
                first = static_cast<int>(i);
            last = static_cast<int>(i);
        }
    }
    return {first, last};
}

QString perBin(analysis::Bin by)
{
    switch (by) {
    case analysis::Bin::Hour:
        return TimeAxis::tr("per hour");
    case analysis::Bin::Day:
        return TimeAxis::tr("per day");
    case analysis::Bin::Week:
        return TimeAxis::tr("per week");
    case analysis::Bin::Month:
        return TimeAxis::tr("per month");
    }
    return {};
}

} // namespace parlance::ui
