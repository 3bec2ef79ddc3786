// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/dates.h"

#include "core/base/timezone.h"
#include "core/report/typography.h"

#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>

namespace parlance::report {

namespace {

constexpr std::int64_t DaySeconds = 86400;

std::int64_t floorDays(std::int64_t civil)
{
    return civil >= 0 ? civil / DaySeconds : -((-civil + DaySeconds - 1) / DaySeconds);
}

} // namespace

struct Dates::State
{
    const Catalogue &words;
    TimeZone zone;
    icu::Locale locale;

    /// Formats the civil time, so that ICU's own zones play no part.
    std::string format(std::int64_t utc, const char16_t *pattern) const
    {
        UErrorCode status = U_ZERO_ERROR;
        icu::SimpleDateFormat formatter{icu::UnicodeString(pattern), locale, status};
        formatter.adoptTimeZone(icu::TimeZone::getGMT()->clone());
        icu::UnicodeString text;
        formatter.format(static_cast<UDate>(civil(utc)) * 1000.0, text);
        std::string bytes;
        text.toUTF8String(bytes);
        return bytes;
    }
    std::int64_t civil(std::int64_t utc) const { return utc + zone.offsetAt(utc); }
    bool isFrench() const { return words.language() == French; }

    /// "d" as it is written before a month: the first is "1er" in French.
    std::string dayNumber(std::int64_t utc) const
    {
        std::string d = format(utc, u"d");
        return isFrench() && d == "1" ? "1er" : d;
    }
};

Dates::Dates(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Dates::~Dates() = default;
Dates::Dates(Dates &&) noexcept = default;

Result<Dates> Dates::create(const Catalogue &catalogue, const std::string &timeZone)
{
    auto zone = TimeZone::named(timeZone);
    if (!zone)
        return zone.error();
    return Dates(std::unique_ptr<State>(
        new State{catalogue, std::move(*zone), icu::Locale(catalogue.language().code().c_str())}));
}

std::string Dates::weekday(std::int64_t utc) const
{
    return m_state->format(utc, u"EEEE") + " " + day(utc);
}

std::string Dates::day(std::int64_t utc) const
{
    return m_state->dayNumber(utc) + m_state->format(utc, u" MMMM y");
}

std::string Dates::dayMonth(std::int64_t utc) const
{
    return m_state->dayNumber(utc) + m_state->format(utc, u" MMMM");
}

std::string Dates::month(std::int64_t utc) const
{
    return m_state->format(utc, u"MMMM y");
}

std::string Dates::clock(std::int64_t utc) const
{
    if (!m_state->isFrench())
        return m_state->format(utc, u"HH:mm");
    const bool full = m_state->format(utc, u"m") == "0";
    return m_state->format(utc, full ? u"H'\u00A0h'" : u"H'\u00A0h\u00A0'mm");
}

std::int64_t Dates::days(std::int64_t first, std::int64_t last) const
{
    return floorDays(m_state->civil(last)) - floorDays(m_state->civil(first)) + 1;
}

std::string Dates::period(std::optional<std::int64_t> first, std::optional<std::int64_t> last) const
{
    const Catalogue &words = m_state->words;
    if (!first || !last)
        return words.text("period.none");
    const std::int64_t count = days(*first, *last);
    if (count == 1)
        return words.text("period.day", {{"a", weekday(*first)}});
    if (count > 400)
        return words.text("period.months", {{"a", month(*first)}, {"b", month(*last)}});
    const bool sameYear = m_state->format(*first, u"y") == m_state->format(*last, u"y");
    const bool sameMonth = sameYear && m_state->format(*first, u"M") == m_state->format(*last, u"M");
    return words.text("period.range", {{"a", sameMonth  ? m_state->dayNumber(*first)
                                             : sameYear ? dayMonth(*first)
                                                        : day(*first)},
                                       {"b", day(*last)}});
}

std::string Dates::line(std::optional<std::int64_t> first, std::optional<std::int64_t> last) const
{
    if (!first || !last)
        return {};
    return capitalised(days(*first, *last) == 1 ? weekday(*first) : period(first, last), m_state->words.language());
}

std::string Dates::span(std::optional<std::int64_t> first, std::optional<std::int64_t> last) const
{
    const Catalogue &words = m_state->words;
    if (!first || !last)
        return words.text("span.none");
    const std::int64_t count = days(*first, *last);
    if (count == 7)
        return words.text("span.week", {{"n", std::int64_t{1}}});
    if (count < 14)
        return words.text("span.day", {{"n", count}});
    if (count < 60)
        return words.text("span.week", {{"n", (count + 3) / 7}});
    if (count < 700)
        return words.text("span.month", {{"n", (count + 15) / 30}});
    return words.text("span.year", {{"n", (count + 182) / 365}});
}

std::string Dates::when(const analysis::TrendBin &bin, analysis::Bin by, bool severalDays) const
{
    const Catalogue &words = m_state->words;
    switch (by) {
    case analysis::Bin::Hour:
        if (severalDays)
            return words.text("when.dayhour",
                              {{"date", dayMonth(bin.start)}, {"a", clock(bin.start)}, {"b", clock(bin.end)}});
        return words.text("when.hour", {{"a", clock(bin.start)}, {"b", clock(bin.end)}});
    case analysis::Bin::Day:
    case analysis::Bin::Week:
        return words.text("when.day", {{"date", dayMonth(bin.start)}});
    case analysis::Bin::Month:
        break;
    }
    return words.text("when.month", {{"date", month(bin.start)}});
}

std::string Dates::moment(std::int64_t utc, bool severalDays) const
{
    return severalDays ? m_state->words.text("moment.day", {{"date", day(utc)}})
                       : m_state->words.text("moment.clock", {{"time", clock(utc)}});
}

std::string Dates::duration(std::int64_t seconds) const
{
    const std::int64_t hours = (seconds + 1800) / 3600;
    if (hours < 48)
        return m_state->words.text("hours", {{"n", hours}});
    return m_state->words.text("days", {{"n", (seconds + DaySeconds / 2) / DaySeconds}});
}

} // namespace parlance::report
