// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/timezone.h"

#include <unicode/gregocal.h>
#include <unicode/timezone.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace parlance {

struct TimeZone::Data
{
    std::unique_ptr<icu::TimeZone> zone;
};

TimeZone::TimeZone() : m_name("UTC") {}
TimeZone::~TimeZone() = default;
TimeZone::TimeZone(const TimeZone &) = default;
TimeZone::TimeZone(TimeZone &&) noexcept = default;
TimeZone &TimeZone::operator=(const TimeZone &) = default;
TimeZone &TimeZone::operator=(TimeZone &&) noexcept = default;

Result<TimeZone> TimeZone::named(const std::string &name)
{
    TimeZone result;
    if (name == "UTC")
        return result;
    std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
    if (!zone || *zone == icu::TimeZone::getUnknown())
        return Error{.code = ErrorCode::BadInput,
                     .message = TR_NOOP("Error", "%1 is not a known time zone. Give a name such as Europe/Paris or UTC."),
                     .subject = name};
    auto data = std::make_shared<Data>();
    data->zone = std::move(zone);
    result.m_data = std::move(data);
    result.m_name = name;
    return result;
}

std::int64_t TimeZone::offsetAt(std::int64_t utc) const
{
    if (!m_data)
        return 0;
    std::int32_t raw = 0, daylight = 0;
    UErrorCode status = U_ZERO_ERROR;
    m_data->zone->getOffset(static_cast<double>(utc) * 1000.0, false, raw, daylight, status);
    return U_FAILURE(status) ? 0 : (raw + daylight) / 1000;
}

std::int64_t TimeZone::instantOf(std::int64_t civil) const
{
    if (!m_data)
        return civil;
    // Most civil times are hours away from any change of the clocks: then one offset answers.
    const std::int64_t guess = civil - offsetAt(civil);
    constexpr std::int64_t day = 86400;
    const std::int64_t before = offsetAt(guess - day);
    if (before == offsetAt(guess + day) && before == offsetAt(guess))
        return civil - before;

    UErrorCode status = U_ZERO_ERROR;
    icu::GregorianCalendar calendar(*m_data->zone, status);
    if (U_FAILURE(status))
        return guess;
    calendar.setSkippedWallTimeOption(UCAL_WALLTIME_NEXT_VALID);
    calendar.setRepeatedWallTimeOption(UCAL_WALLTIME_FIRST);
    calendar.setGregorianChange(-1e17, status); // civil dates here are Gregorian throughout, as in ISO 8601
    using namespace std::chrono;
    const sys_seconds time{seconds(civil)};
    const sys_days date = floor<days>(time);
    const year_month_day ymd(date);
    const std::int64_t ofDay = (time - date).count();
    calendar.clear();
    calendar.set(static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())) - 1,
                 static_cast<int>(static_cast<unsigned>(ymd.day())), static_cast<int>(ofDay / 3600),
                 static_cast<int>(ofDay / 60 % 60), static_cast<int>(ofDay % 60));
    const double result = calendar.getTime(status);
    return U_FAILURE(status) ? guess : static_cast<std::int64_t>(result / 1000.0);
}

std::string formatTime(std::int64_t utc, const TimeZone &zone)
{
    using namespace std::chrono;
    const std::int64_t offset = zone.offsetAt(utc);
    const sys_seconds local{seconds(utc + offset)};
    const sys_days date = floor<days>(local);
    const year_month_day ymd(date);
    const std::int64_t ofDay = (local - date).count();
    char text[64];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d", static_cast<int>(ymd.year()),
                  static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()), static_cast<int>(ofDay / 3600),
                  static_cast<int>(ofDay / 60 % 60), static_cast<int>(ofDay % 60));
    std::string result = text;
    if (offset == 0 && zone.name() == "UTC")
        return result + "Z";
    const std::int64_t size = std::abs(offset);
    std::snprintf(text, sizeof text, "%c%02d:%02d", offset < 0 ? '-' : '+', static_cast<int>(size / 3600),
                  static_cast<int>(size / 60 % 60));
    return result + text;
}

namespace {

/// Reads exactly `digits` digits off the front.
bool readNumber(std::string_view &text, std::size_t digits, int &value)
{
    if (text.size() < digits)
        return false;
    value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(digits);
    return true;
}

bool skip(std::string_view &text, char c)
{
    if (text.empty() || text.front() != c)
        return false;
    text.remove_prefix(1);
    return true;
}

} // namespace

Result<std::int64_t> parseTime(std::string_view whole, const TimeZone &zone)
{
    const Error bad{.code = ErrorCode::BadInput,
                    .message = TR_NOOP("Error", "%1 is not a date. Write it as 2024-03-31 or 2024-03-31T14:05:00."),
                    .subject = std::string(whole)};
    std::string_view text = whole;
    int year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0;
    bool withTime = false;
    if (!readNumber(text, 4, year))
        return bad;
    if (skip(text, '-')) {
        if (!readNumber(text, 2, month))
            return bad;
        if (skip(text, '-')) {
            if (!readNumber(text, 2, day))
                return bad;
            if (skip(text, 'T') || skip(text, ' ')) {
                withTime = true;
                if (!readNumber(text, 2, hour) || !skip(text, ':') || !readNumber(text, 2, minute))
                    return bad;
                if (skip(text, ':') && !readNumber(text, 2, second))
                    return bad;
            }
        }
    }
    using namespace std::chrono;
    const year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                              std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok() || hour > 23 || minute > 59 || second > 59)
        return bad;
    const std::int64_t civil = duration_cast<seconds>(sys_days(date).time_since_epoch()).count()
                               + hour * 3600 + minute * 60 + second;
    if (text.empty())
        return zone.instantOf(civil);
    if (!withTime)
        return bad;
    if (text == "Z" || text == "z")
        return civil;
    const bool east = text.front() == '+';
    if (!east && text.front() != '-')
        return bad;
    text.remove_prefix(1);
    int offsetHours = 0, offsetMinutes = 0;
    if (!readNumber(text, 2, offsetHours))
        return bad;
    if (!text.empty()) {
        skip(text, ':');
        if (!readNumber(text, 2, offsetMinutes) || !text.empty())
            return bad;
    }
    if (offsetHours > 18 || offsetMinutes > 59)
        return bad;
    const std::int64_t offset = offsetHours * 3600 + offsetMinutes * 60;
    return civil - (east ? offset : -offset);
}

} // namespace parlance
