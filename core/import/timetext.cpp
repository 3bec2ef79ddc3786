// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/timetext.h"

#include "core/base/ascii.h"
#include "core/import/readers/isotime.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

namespace parlance::import {

namespace {

constexpr double Second1995 = 788'918'400;
constexpr double Second2100 = 4'102'444'800;

std::optional<std::int64_t> plausible(double seconds)
{
    if (!(seconds >= Second1995 && seconds < Second2100))
        return std::nullopt;
    return static_cast<std::int64_t>(std::floor(seconds));
}

std::optional<std::int64_t> fromCivil(int year, int month, int day, int hour, int minute, int second, int offsetMinutes)
{
    using namespace std::chrono;
    const year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                              std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok() || hour > 24 || minute > 59 || second > 60)
        return std::nullopt;
    const std::int64_t days = sys_days(date).time_since_epoch().count();
    return plausible(static_cast<double>(((days * 24 + hour) * 60 + minute - offsetMinutes) * 60 + second));
}

/// A number that stands alone.
std::optional<std::int64_t> fromNumber(std::string_view text, TimeUnit unit)
{
    double number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    switch (unit) {
    case TimeUnit::Seconds:
        return plausible(number);
    case TimeUnit::Milliseconds:
        return plausible(number / 1e3);
    case TimeUnit::Microseconds:
        return plausible(number / 1e6);
    case TimeUnit::Nanoseconds:
        return plausible(number / 1e9);
    case TimeUnit::Auto:
        break;
    }
    // The spans from 1995 to 2100 of the units lie apart, and apart from dates without separators.
    for (const double each : {1.0, 1e3, 1e6, 1e9}) {
        if (const auto time = plausible(number / each))
            return time;
    }
    const auto part = [&](std::size_t at, std::size_t size) {
        int value = 0;
        std::from_chars(text.data() + at, text.data() + at + size, value);
        return value;
    };
    if (text.find('.') == std::string_view::npos && (text.size() == 8 || text.size() == 14 || text.size() == 12)) {
        const bool timed = text.size() >= 12;
        return fromCivil(part(0, 4), part(4, 2), part(6, 2), timed ? part(8, 2) : 0, timed ? part(10, 2) : 0,
                         text.size() == 14 ? part(12, 2) : 0, 0);
    }
    return std::nullopt;
}

/// Months of English and French by their beginnings, in lower case.
int monthNamed(std::string_view word)
{
    struct Name
    {
        std::string_view start;
        int month;
    };
    static constexpr std::array<Name, 21> names{{{"jan", 1},      {"feb", 2},        {"f\xC3\xA9v", 2}, {"fev", 2},
                                                 {"mar", 3},      {"apr", 4},        {"avr", 4},        {"may", 5},
                                                 {"mai", 5},      {"juin", 6},       {"jun", 6},        {"juil", 7},
                                                 {"jul", 7},      {"aug", 8},        {"ao\xC3\xBB", 8}, {"aou", 8},
                                                 {"sep", 9},      {"oct", 10},       {"nov", 11},       {"dec", 12},
                                                 {"d\xC3\xA9" "c", 12}}};
    for (const Name &name : names) {
        if (word.starts_with(name.start))
            return word.starts_with("mard") ? 0 : name.month; // mardi is Tuesday
    }
    return 0;
}

/// Minutes that a named zone is ahead of UTC.
std::optional<int> zoneNamed(std::string_view word)
{
    static constexpr std::array<std::pair<std::string_view, int>, 13> zones{
        {{"z", 0}, {"utc", 0}, {"gmt", 0}, {"est", -300}, {"edt", -240}, {"cst", -360}, {"cdt", -300}, {"mst", -420},
         {"mdt", -360}, {"pst", -480}, {"pdt", -420}, {"cet", 60}, {"cest", 120}}};
    for (const auto &[name, minutes] : zones) {
        if (word == name)
            return minutes;
    }
    return std::nullopt;
}

struct Number
{
    int value = 0;
    std::size_t digits = 0;
    char before = 0; ///< what stands before it
};

/// A small letter, or part of one beyond ASCII: the text is folded.
bool isOfWord(char c)
{
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

/// The parts of a date and a time, wherever they stand.
struct Parts
{
    std::vector<Number> numbers;
    int month = 0;
    bool timed = false;
    int hour = 0, minute = 0, second = 0, offset = 0;
    bool afternoon = false, forenoon = false;
};

class Scanner
{
public:
    explicit Scanner(std::string_view text) : m_text(text) {}

    std::optional<Parts> scan()
    {
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (isDigit(c)) {
                if (!number())
                    return std::nullopt;
            } else if (isOfWord(c)) {
                if (!word())
                    return std::nullopt;
            } else if ((c == '+' || c == '-') && m_parts.timed && digitsAt(m_at + 1) >= 2 && !m_zoned) {
                zone(c);
            } else if (std::string_view(" ,./-()\t").find(c) != std::string_view::npos) {
                ++m_at;
            } else {
                return std::nullopt;
            }
        }
        return m_parts;
    }

private:
    std::size_t digitsAt(std::size_t at) const
    {
        std::size_t count = 0;
        while (at + count < m_text.size() && isDigit(m_text[at + count]))
            ++count;
        return count;
    }

    int take()
    {
        const std::size_t count = digitsAt(m_at);
        int value = 0;
        std::from_chars(m_text.data() + m_at, m_text.data() + m_at + count, value);
        m_at += count;
        return value;
    }

    bool at(char c) const { return m_at < m_text.size() && m_text[m_at] == c; }

    bool number()
    {
        const std::size_t digits = digitsAt(m_at);
        if (digits > 9)
            return false;
        const char before = m_at > 0 ? m_text[m_at - 1] : '\0';
        const int value = take();
        const bool clock = (at(':') || (at('h') && !m_parts.timed)) && digits <= 2 && !m_parts.timed;
        if (!clock) {
            m_parts.numbers.push_back({value, digits, before});
            return m_parts.numbers.size() <= 4;
        }
        const bool french = at('h');
        m_parts.timed = true;
        m_parts.hour = value;
        ++m_at;
        if (digitsAt(m_at) == 0)
            return french; // "15h"
        m_parts.minute = take();
        if ((at(':') || (french && at('m'))) && digitsAt(m_at + 1) > 0) {
            ++m_at;
            m_parts.second = take();
            if ((at('.') || at(',')) && digitsAt(m_at + 1) > 0) {
                ++m_at;
                m_at += digitsAt(m_at);
            }
        }
        return true;
    }

    bool word()
    {
        const std::size_t begin = m_at;
        while (m_at < m_text.size() && isOfWord(m_text[m_at]))
            ++m_at;
        const std::string_view word = m_text.substr(begin, m_at - begin);
        if (at('.'))
            ++m_at; // "janv."
        if (word == "t" || word == "at" || word == "\xC3\xA0" || word == "le" || word == "the" || word == "st" || word == "nd"
            || word == "rd" || word == "th" || word == "er" || word == "\xC2\xB7")
            return true;
        if (word == "am" || word == "a" || word == "pm" || word == "p" || word == "m") {
            m_parts.afternoon |= word[0] == 'p';
            m_parts.forenoon |= word[0] == 'a';
            return m_parts.timed;
        }
        if (const int month = monthNamed(word); month != 0 && m_parts.month == 0) {
            m_parts.month = month;
            return true;
        }
        if (const auto minutes = zoneNamed(word); minutes && m_parts.timed) {
            m_parts.offset = *minutes;
            return true;
        }
        return isWeekday(word);
    }

    static bool isWeekday(std::string_view word)
    {
        for (const std::string_view start : {"mon", "tue", "wed", "thu", "fri", "sat", "sun", "lun", "mar", "mer", "jeu", "ven",
                                             "sam", "dim"}) {
            if (word.starts_with(start))
                return true;
        }
        return false;
    }

    void zone(char sign)
    {
        m_zoned = true;
        ++m_at;
        const std::size_t digits = digitsAt(m_at);
        int value = take();
        int minutes = 0;
        if (digits <= 2) {
            if (at(':') && digitsAt(m_at + 1) == 2) {
                ++m_at;
                minutes = take();
            }
            minutes += value * 60;
        } else {
            minutes = value / 100 * 60 + value % 100;
        }
        m_parts.offset = sign == '-' ? -minutes : minutes;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    bool m_zoned = false;
    Parts m_parts;
};

int fullYear(const Number &number)
{
    if (number.digits >= 3)
        return number.value;
    return number.value < 70 ? 2000 + number.value : 1900 + number.value;
}

} // namespace

std::optional<std::int64_t> timeIn(std::string_view text, const TimeForm &form)
{
    text = trimmed(text);
    if (text.empty() || text.size() > 64)
        return std::nullopt;
    if (isDigit(text.front())) {
        bool bare = true;
        for (const char c : text)
            bare = bare && (isDigit(c) || c == '.' || c == 'e' || c == 'E' || c == '+');
        if (bare) {
            if (const auto time = fromNumber(text, form.unit))
                return time;
        }
        if (const auto time = isoTime(text)) // nearly all of them
            return plausible(static_cast<double>(*time));
    }
    const std::string lower = lowered(text);
    const auto parts = Scanner(lower).scan();
    if (!parts)
        return std::nullopt;
    int year = 0, month = parts->month, day = 0;
    const auto &numbers = parts->numbers;
    if (month != 0) {
        if (numbers.size() != 2)
            return std::nullopt;
        const std::size_t yearAt = numbers[0].digits == 4 ? 0 : 1;
        year = fullYear(numbers[yearAt]);
        day = numbers[1 - yearAt].value;
    } else if (numbers.size() == 3 && numbers[0].digits == 4) {
        year = numbers[0].value;
        month = numbers[1].value;
        day = numbers[2].value;
    } else if (numbers.size() == 3 && (numbers[2].digits == 4 || numbers[2].digits == 2)) {
        DateOrder order = form.order;
        if (order == DateOrder::Unknown)
            order = numbers[1].before == '/' ? DateOrder::MonthFirst : DateOrder::DayFirst;
        if (numbers[0].value > 12)
            order = DateOrder::DayFirst;
        else if (numbers[1].value > 12)
            order = DateOrder::MonthFirst;
        year = fullYear(numbers[2]);
        day = numbers[order == DateOrder::DayFirst ? 0 : 1].value;
        month = numbers[order == DateOrder::DayFirst ? 1 : 0].value;
    } else {
        return std::nullopt;
    }
    int hour = parts->hour;
    if (parts->afternoon && hour < 12)
        hour += 12;
    else if (parts->forenoon && hour == 12)
        hour = 0;
    return fromCivil(year, month, day, hour, parts->minute, parts->second, parts->offset);
}

DateOrder orderIn(std::string_view text)
{
    text = trimmed(text);
    if (text.empty() || text.size() > 64)
        return DateOrder::Unknown;
    const std::string lower = lowered(text);
    const auto parts = Scanner(lower).scan();
    if (!parts || parts->month != 0 || parts->numbers.size() != 3 || parts->numbers[0].digits > 2 || parts->numbers[2].digits == 3)
        return DateOrder::Unknown;
    if (parts->numbers[0].value > 12 && parts->numbers[0].value <= 31)
        return DateOrder::DayFirst;
    if (parts->numbers[1].value > 12 && parts->numbers[1].value <= 31)
        return DateOrder::MonthFirst;
    return DateOrder::Unknown;
}

} // namespace parlance::import
