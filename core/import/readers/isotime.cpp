// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/isotime.h"

#include "core/base/ascii.h"

#include <chrono>

namespace parlance::import {

namespace {

class Scan
{
public:
    explicit Scan(std::string_view text) : m_text(text) {}

    bool atEnd() const { return m_text.empty(); }
    bool sees(char c) const { return !m_text.empty() && m_text.front() == c; }
    bool take(char c)
    {
        if (!sees(c))
            return false;
        m_text.remove_prefix(1);
        return true;
    }
    /// Exactly `digits` digits; -1 where they are not.
    int number(std::size_t digits)
    {
        if (m_text.size() < digits)
            return -1;
        int value = 0;
        for (std::size_t i = 0; i < digits; ++i) {
            if (!isDigit(m_text[i]))
                return -1;
            value = value * 10 + (m_text[i] - '0');
        }
        m_text.remove_prefix(digits);
        return value;
    }
    /// Any number of digits, at least one.
    bool skipDigits()
    {
        const std::size_t before = m_text.size();
        while (!m_text.empty() && isDigit(m_text.front()))
            m_text.remove_prefix(1);
        return m_text.size() < before;
    }

private:
    std::string_view m_text;
};

} // namespace

std::optional<std::int64_t> isoTime(std::string_view text)
{
    Scan scan(text);
    const int year = scan.number(4);
    if (year < 0 || !scan.take('-'))
        return std::nullopt;
    const int month = scan.number(2);
    if (month < 0 || !scan.take('-'))
        return std::nullopt;
    const int day = scan.number(2);
    if (day < 0)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok())
        return std::nullopt;
    std::int64_t seconds = std::int64_t{std::chrono::sys_days(date).time_since_epoch().count()} * 86'400;
    if (scan.atEnd())
        return seconds;

    if (!scan.take('T') && !scan.take('t') && !scan.take(' '))
        return std::nullopt;
    const int hour = scan.number(2);
    if (hour < 0 || hour > 23 || !scan.take(':'))
        return std::nullopt;
    const int minute = scan.number(2);
    if (minute < 0 || minute > 59)
        return std::nullopt;
    int second = 0;
    if (scan.take(':')) {
        second = scan.number(2);
        if (second < 0 || second > 60) // 60: a leap second
            return std::nullopt;
        if ((scan.take('.') || scan.take(',')) && !scan.skipDigits())
            return std::nullopt;
    }
    seconds += hour * 3600 + minute * 60 + second;

    scan.take(' ');
    if (scan.atEnd())
        return seconds;
    if (scan.take('Z') || scan.take('z'))
        return scan.atEnd() ? std::optional(seconds) : std::nullopt;
    const int sign = scan.take('+') ? 1 : scan.take('-') ? -1 : 0;
    const int zoneHour = sign == 0 ? -1 : scan.number(2);
    if (zoneHour < 0 || zoneHour > 23)
        return std::nullopt;
    int zoneMinute = 0;
    if (!scan.atEnd()) {
        scan.take(':');
        zoneMinute = scan.number(2);
        if (zoneMinute < 0 || zoneMinute > 59 || !scan.atEnd())
            return std::nullopt;
    }
    return seconds - sign * (zoneHour * 3600 + zoneMinute * 60);
}

} // namespace parlance::import
