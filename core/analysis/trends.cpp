// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/trends.h"

#include "core/analysis/distinct.h"
#include "core/base/timezone.h"

#include <algorithm>
#include <chrono>
#include <numeric>
#include <utility>

namespace parlance::analysis {

namespace {

constexpr std::int64_t DaySeconds = 86400;
constexpr std::int64_t HourSeconds = 3600;

std::int64_t floorTo(std::int64_t value, std::int64_t step)
{
    const std::int64_t rest = value % step;
    return value - (rest < 0 ? rest + step : rest);
}

using Days = std::chrono::sys_days;

/// Civil midnight as an instant.
std::int64_t midnight(Days date, const TimeZone &zone)
{
    return zone.instantOf(std::chrono::duration_cast<std::chrono::seconds>(date.time_since_epoch()).count());
}

/// The first civil day of the bin that a civil day is in.
Days firstDay(Days date, Bin by)
{
    using namespace std::chrono;
    if (by == Bin::Week)
        return date - (weekday(date) - Monday);
    if (by == Bin::Month) {
        const year_month_day ymd(date);
        return Days(ymd.year() / ymd.month() / 1);
    }
    return date;
}

Days nextFirstDay(Days date, Bin by)
{
    using namespace std::chrono;
    if (by == Bin::Week)
        return date + days(7);
    if (by == Bin::Month) {
        const year_month_day ymd(date);
        return Days((ymd.year() / ymd.month() + months(1)) / 1);
    }
    return date + days(1);
}

/// The first instant after `before` at which the clocks show what they show at `after`.
std::int64_t clockChange(std::int64_t before, std::int64_t after, const TimeZone &zone)
{
    const std::int64_t offset = zone.offsetAt(after);
    while (after - before > 1) {
        const std::int64_t middle = before + (after - before) / 2;
        (zone.offsetAt(middle) == offset ? after : before) = middle;
    }
    return after;
}

/// The start of the civil hour that an instant is in. Where the clocks jump by less than an hour (Lord Howe), the
/// jump itself begins an hour that is shorter.
std::int64_t hourStart(std::int64_t utc, const TimeZone &zone)
{
    const std::int64_t offset = zone.offsetAt(utc);
    const std::int64_t start = floorTo(utc + offset, HourSeconds) - offset;
    return zone.offsetAt(start) == offset ? start : clockChange(start, utc, zone);
}

std::int64_t nextHour(std::int64_t start, const TimeZone &zone)
{
    const std::int64_t civil = start + zone.offsetAt(start);
    const std::int64_t next = start + floorTo(civil, HourSeconds) + HourSeconds - civil;
    const bool whole = floorTo(next + zone.offsetAt(next), HourSeconds) == next + zone.offsetAt(next);
    return whole ? next : clockChange(start, next, zone);
}

/// Where the bins begin; the last entry is the end of the last bin. Stops beyond `most` bins.
std::vector<std::int64_t> binStarts(std::int64_t first, std::int64_t last, Bin by, const TimeZone &zone,
                                    std::size_t most)
{
    std::vector<std::int64_t> starts;
    if (by == Bin::Hour) {
        std::int64_t start = hourStart(first, zone);
        while (start <= last && starts.size() <= most) {
            starts.push_back(start);
            start = nextHour(start, zone);
        }
        starts.push_back(start);
        return starts;
    }
    const auto civil = std::chrono::seconds(first + zone.offsetAt(first));
    Days date = firstDay(std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(civil)), by);
    std::int64_t start = midnight(date, zone);
    while (start <= last && starts.size() <= most) {
        starts.push_back(start);
        std::int64_t next = start;
        while (next <= start) { // a day that a place left out (Samoa, 30 December 2011) has no bin
            date = nextFirstDay(date, by);
            next = midnight(date, zone);
        }
        start = next;
    }
    starts.push_back(start);
    return starts;
}

/// Finds the bin of a time by a guess from the mean length of a bin, which is at most a few bins off.
class BinFinder
{
public:
    explicit BinFinder(const std::vector<std::int64_t> &starts)
        : m_starts(starts), m_bins(starts.size() - 1),
          m_scale(static_cast<double>(m_bins) / static_cast<double>(starts.back() - starts.front()))
    {
    }

    std::uint32_t find(std::int64_t time) const
    {
        auto bin = std::min(static_cast<std::size_t>(static_cast<double>(time - m_starts.front()) * m_scale),
                            m_bins - 1);
        while (time < m_starts[bin])
            --bin;
        while (time >= m_starts[bin + 1])
            ++bin;
        return static_cast<std::uint32_t>(bin);
    }

private:
    const std::vector<std::int64_t> &m_starts;
    std::size_t m_bins;
    double m_scale;
};

/// A post's place among the split's keys, from 0.
std::uint32_t splitValue(const PostTable &table, std::uint32_t row, Split split)
{
    switch (split) {
    case Split::None: break;
    case Split::Theme: return static_cast<std::uint32_t>(table.theme[row] - PostTable::notLookedAt);
    case Split::Forum: return table.forum[row];
    case Split::Language: return table.language[row].packed;
    }
    return 0;
}

/// Whether a post counts: in no theme only those with text are.
bool isCounted(const PostTable &table, std::uint32_t row, Split split)
{
    const std::uint32_t flags = table.flags[row];
    return (flags & FlagNoTime) == 0 && (split != Split::Theme || table.theme[row] >= 0 || (flags & FlagHasText) != 0);
}

/// The times of the selection, as [first, last]; false when no post has one.
bool timeSpan(const PostTable &table, const Selection &selection, std::int64_t &first, std::int64_t &last)
{
    std::uint32_t least = std::numeric_limits<std::uint32_t>::max(), most = 0;
    bool any = false;
    for (const std::uint32_t row : selection) {
        if ((table.flags[row] & FlagNoTime) != 0)
            continue;
        any = true;
        least = std::min(least, table.created[row]);
        most = std::max(most, table.created[row]);
    }
    first = least;
    last = most;
    return any;
}

struct CellSums
{
    std::int64_t compound = 0;
    std::int64_t positive = 0, negative = 0;
};

} // namespace

Result<std::vector<TrendSeries>> trends(const PostTable &table, const Selection &selection,
                                        const TrendOptions &options)
{
    auto zone = TimeZone::named(options.timeZone);
    if (!zone)
        return zone.error();
    std::int64_t first = 0, last = 0;
    if (!timeSpan(table, selection, first, last))
        return std::vector<TrendSeries>();

    const std::vector<std::int64_t> starts = binStarts(first, last, options.by, *zone, maxTrendBins);
    const std::size_t bins = starts.size() - 1;
    const Error tooMany{.code = ErrorCode::BadInput,
                        .message = TR_NOOP("Error", "The time span gives too many bins. Narrow it, or take larger bins."),
                        .detail = "more than " + std::to_string(maxTrendBins)};
    if (bins > maxTrendBins)
        return tooMany;

    // The keys that occur, largest first: they number the series.
    std::vector<std::int64_t> counts;
    if (options.split == Split::None) {
        counts.assign(1, 1);
    } else {
        for (const std::uint32_t row : selection) {
            if (!isCounted(table, row, options.split))
                continue;
            const std::uint32_t value = splitValue(table, row, options.split);
            if (value >= counts.size())
                counts.resize(value + std::size_t{1}, 0);
            ++counts[value];
        }
    }
    std::vector<std::uint32_t> values;
    for (std::size_t value = 0; value < counts.size(); ++value) {
        if (counts[value] > 0)
            values.push_back(static_cast<std::uint32_t>(value));
    }
    std::stable_sort(values.begin(), values.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return counts[a] > counts[b]; });
    if (values.size() * bins > maxTrendCells)
        return tooMany;
    std::vector<std::uint32_t> seriesOf(counts.size(), 0);
    for (std::size_t i = 0; i < values.size(); ++i)
        seriesOf[values[i]] = static_cast<std::uint32_t>(i);

    std::vector<TrendSeries> result(values.size());
    for (std::size_t s = 0; s < values.size(); ++s) {
        result[s].key = static_cast<std::int64_t>(values[s]) + (options.split == Split::Theme ? PostTable::notLookedAt : 0);
        result[s].bins.resize(bins);
        for (std::size_t b = 0; b < bins; ++b) {
            result[s].bins[b].start = starts[b];
            result[s].bins[b].end = starts[b + 1];
        }
    }

    const BinFinder finder(starts);
    std::vector<CellSums> sums(values.size() * bins);
    std::vector<std::uint32_t> cells, authors;
    cells.reserve(selection.size());
    authors.reserve(selection.size());
    for (const std::uint32_t row : selection) {
        const std::uint32_t flags = table.flags[row];
        if (!isCounted(table, row, options.split))
            continue;
        const std::uint32_t series = seriesOf[splitValue(table, row, options.split)];
        const std::uint32_t binIndex = finder.find(table.created[row]);
        const auto cell = static_cast<std::uint32_t>(series * bins + binIndex);
        cells.push_back(cell);
        authors.push_back(table.author[row]);
        TrendBin &bin = result[series].bins[binIndex];
        ++bin.posts;
        if ((flags & FlagNoScore) == 0) {
            ++bin.withScore;
            bin.scoreSum += table.score[row];
        }
        if (table.compound[row] != PostTable::noCompound) {
            ++bin.scored;
            CellSums &sum = sums[cell];
            sum.compound += table.compound[row];
            sum.positive += table.sentiment[row] == static_cast<std::uint8_t>(sentiment::Class::Positive);
            sum.negative += table.sentiment[row] == static_cast<std::uint8_t>(sentiment::Class::Negative);
        }
    }
    const std::vector<std::uint32_t> people = distinctAuthors(cells, authors, values.size() * bins);

    for (std::size_t s = 0; s < values.size(); ++s) {
        for (std::size_t b = 0; b < bins; ++b) {
            TrendBin &bin = result[s].bins[b];
            const CellSums &sum = sums[s * bins + b];
            bin.authors = people[s * bins + b];
            if (bin.withScore > 0)
                bin.scoreMean = static_cast<double>(bin.scoreSum) / static_cast<double>(bin.withScore);
            if (bin.scored > 0) {
                const auto scored = static_cast<double>(bin.scored);
                bin.compoundMean = static_cast<double>(sum.compound) / 10000.0 / scored;
                bin.positive = static_cast<double>(sum.positive) / scored;
                bin.negative = static_cast<double>(sum.negative) / scored;
            }
        }
    }
    return result;
}

Bin suitableBin(const PostTable &table, const Selection &selection)
{
    std::int64_t first = 0, last = 0;
    if (!timeSpan(table, selection, first, last))
        return Bin::Day;
    const std::int64_t days = (last - first) / DaySeconds;
    if (days < 7)
        return Bin::Hour;
    if (days < 180)
        return Bin::Day;
    return days < 3 * 366 ? Bin::Week : Bin::Month;
}

} // namespace parlance::analysis
