// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trends/trenddata.h"

#include "ui/charts/timeaxis.h"
#include "ui/shell/colours.h"
#include "ui/shell/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace parlance::ui {

namespace {

class Trends
{
    Q_DECLARE_TR_FUNCTIONS(Trends)
};

constexpr double NoData = std::numeric_limits<double>::quiet_NaN();
constexpr std::int64_t MostBins = 4000;

double valueOf(Measure measure, const analysis::TrendBin &bin)
{
    switch (measure) {
    case Measure::Posts:
        return static_cast<double>(bin.posts);
    case Measure::People:
        return static_cast<double>(bin.authors);
    case Measure::Score:
        return bin.withScore > 0 ? bin.scoreMean : NoData;
    case Measure::Compound:
        return bin.scored > 0 ? bin.compoundMean : NoData;
    case Measure::Shares:
        return bin.scored > 0 ? std::max(bin.positive, bin.negative) : NoData;
    }
    return NoData;
}

QString title(Measure measure, analysis::Bin by)
{
    switch (measure) {
    case Measure::Posts:
        //: %1 is "per day", "per hour" ...
        return Trends::tr("Posts %1").arg(perBin(by));
    case Measure::People:
        return Trends::tr("People who wrote, %1").arg(perBin(by));
    case Measure::Score:
        return Trends::tr("Mean score of a post, %1").arg(perBin(by));
    case Measure::Compound:
        return Trends::tr("Mean compound, from −1 to +1, %1").arg(perBin(by));
    case Measure::Shares:
        return Trends::tr("Share of positive and of negative posts, %1").arg(perBin(by));
    }
    return {};
}

QString explanation(Measure measure)
{
    switch (measure) {
    case Measure::Posts:
        return Trends::tr("How many of the selected posts were written in each stretch of time (UTC).");
    case Measure::People:
        return Trends::tr("How many different people wrote at least one of the selected posts in each stretch of time (UTC).");
    case Measure::Score:
        return Trends::tr("Up-votes minus down-votes, as the dump tells them, averaged over the posts of each stretch of time (UTC). "
                          "Posts without a score are left out.");
    case Measure::Compound:
        return Trends::tr("Compound: from −1, all negative, to +1, all positive (VADER, Hutto & Gilbert 2014), averaged over the scored "
                          "posts of each stretch of time (UTC). A stretch without any is a gap.");
    case Measure::Shares:
        return Trends::tr("Positive and negative as the tagger judged each post. The rest, to 100%, is neutral. Times are UTC.");
    }
    return {};
}

QString finding(Measure measure, const analysis::TrendSeries &series, analysis::Bin by)
{
    const analysis::TrendBin *low = nullptr;
    const analysis::TrendBin *high = nullptr;
    for (const analysis::TrendBin &bin : series.bins) {
        const double value = valueOf(measure, bin);
        if (std::isnan(value))
            continue;
        if (!low || value < valueOf(measure, *low))
            low = &bin;
        if (!high || value > valueOf(measure, *high))
            high = &bin;
    }
    if (!high || low == high)
        return {};
    switch (measure) {
    case Measure::Posts:
    case Measure::People:
        //: %1 is a number, %2 a day, hour, week or month
        return Trends::tr("Most: %1, %2").arg(numberText(static_cast<std::int64_t>(valueOf(measure, *high))), binLabel(*high, by));
    case Measure::Score:
        return Trends::tr("Highest: %1, %2").arg(valueText(high->scoreMean, ChartData::Format::Decimal), binLabel(*high, by));
    case Measure::Compound:
        return Trends::tr("Lowest: %1, %2. Highest: %3, %4")
            .arg(compoundText(low->compoundMean), binLabel(*low, by), compoundText(high->compoundMean), binLabel(*high, by));
    case Measure::Shares: {
        std::int64_t scored = 0;
        double positive = 0;
        double negative = 0;
        for (const analysis::TrendBin &bin : series.bins) {
            scored += bin.scored;
            positive += bin.positive * static_cast<double>(bin.scored);
            negative += bin.negative * static_cast<double>(bin.scored);
        }
        const auto total = static_cast<double>(std::max<std::int64_t>(scored, 1));
        return Trends::tr("Over the whole time: %1 positive, %2 negative").arg(percentText(positive / total), percentText(negative / total));
    }
    }
    return {};
}

} // namespace

QString measureName(Measure measure)
{
    switch (measure) {
    case Measure::Posts:
        return Trends::tr("Posts");
    case Measure::People:
        return Trends::tr("People");
    case Measure::Score:
        return Trends::tr("Mean score");
    case Measure::Compound:
        return Trends::tr("Mean compound");
    case Measure::Shares:
        return Trends::tr("Positive and negative shares");
    }
    return {};
}

ChartData trendData(Measure measure, const analysis::TrendSeries &series, analysis::Bin by, const QString &name, const QColor &colour)
{
    ChartData data;
    data.kind = measure == Measure::Posts || measure == Measure::People ? ChartData::Kind::Bars : ChartData::Kind::Lines;
    data.format = measure == Measure::Score ? ChartData::Format::Decimal
        : measure == Measure::Compound      ? ChartData::Format::Signed
        : measure == Measure::Shares        ? ChartData::Format::Percent
                                            : ChartData::Format::Count;
    data.title = name.isEmpty() ? title(measure, by) : name;
    data.finding = finding(measure, series, by);
    data.explanation = explanation(measure);
    data.binName = Trends::tr("Time (UTC)");
    data.labels = binLabels(series.bins, by);
    data.ticks = timeTicks(series.bins, name.isEmpty() ? 6 : 3);
    data.canBrush = true;
    for (const analysis::TrendBin &bin : series.bins)
        data.counts.push_back(bin.posts);
    if (measure == Measure::Shares) {
        ChartSeries positive{sentimentWord(sentiment::Class::Positive), sentimentColour(sentiment::Class::Positive), {}};
        ChartSeries negative{sentimentWord(sentiment::Class::Negative), sentimentColour(sentiment::Class::Negative), {}};
        for (const analysis::TrendBin &bin : series.bins) {
            positive.values.push_back(bin.scored > 0 ? bin.positive : NoData);
            negative.values.push_back(bin.scored > 0 ? bin.negative : NoData);
        }
        data.series = {std::move(positive), std::move(negative)};
        data.yMin = 0;
    } else {
        ChartSeries one{measureName(measure), colour, {}};
        for (const analysis::TrendBin &bin : series.bins)
            one.values.push_back(valueOf(measure, bin));
        data.series = {std::move(one)};
    }
    return data;
}

std::pair<double, double> rangeOf(Measure measure, const std::vector<analysis::TrendSeries> &series)
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const analysis::TrendSeries &one : series) {
        for (const analysis::TrendBin &bin : one.bins) {
            const double value = valueOf(measure, bin);
            if (std::isnan(value))
                continue;
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
    if (!std::isfinite(low))
        return {0, 1};
    if (measure == Measure::Posts || measure == Measure::People || measure == Measure::Shares)
        low = 0;
    return {low, high > low ? high : low + 1};
}

std::int64_t binsIn(std::int64_t seconds, analysis::Bin by)
{
    constexpr std::int64_t Hour = 3600;
    switch (by) {
    case analysis::Bin::Hour:
        return seconds / Hour + 1;
    case analysis::Bin::Day:
        return seconds / (24 * Hour) + 1;
    case analysis::Bin::Week:
        return seconds / (7 * 24 * Hour) + 1;
    case analysis::Bin::Month:
        return seconds / (30 * 24 * Hour) + 1;
    }
    return 1;
}

analysis::Bin showableBin(std::int64_t seconds, analysis::Bin wanted)
{
    for (const auto by : {analysis::Bin::Hour, analysis::Bin::Day, analysis::Bin::Week}) {
        if (by >= wanted && binsIn(seconds, by) <= MostBins)
            return by;
    }
    return analysis::Bin::Month;
}

} // namespace parlance::ui
