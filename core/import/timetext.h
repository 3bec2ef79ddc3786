// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace parlance::import {

/// Which of the first two numbers of "03/04/2021" is the day.
enum class DateOrder { Unknown, DayFirst, MonthFirst };

/// What a bare number counts since 1970; Auto = what puts it between 1995 and 2100.
enum class TimeUnit { Auto, Seconds, Milliseconds, Microseconds, Nanoseconds };

struct TimeForm
{
    TimeUnit unit = TimeUnit::Auto;
    DateOrder order = DateOrder::Unknown; ///< Unknown: month first between slashes, else day first
};

/// Seconds since 1970 of a time as tables write it: seconds, milliseconds, microseconds or nanoseconds since 1970, with or
/// without decimals; 20210304, 20210304153000; ISO 8601 with or without zone; 03/04/2021 3:30 PM; 4.3.2021 15:30;
/// 02-Jan-21; Thu, 4 Mar 2021 15:30:00 +0100; March 4, 2021; 4 mars 2021 à 15h30. Without a zone it is UTC.
/// \returns nullopt for anything else, and for what does not lie between 1995 and 2100.
std::optional<std::int64_t> timeIn(std::string_view text, const TimeForm &form);

/// The order that this value alone proves: "31/12/2021" has its day first. Unknown where it proves none.
DateOrder orderIn(std::string_view text);

} // namespace parlance::import
