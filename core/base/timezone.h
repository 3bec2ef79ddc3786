// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace parlance {

/// A place's civil time, with its daylight saving and its history (the IANA data that ICU carries).
/// Copies share their data; const functions are safe from any thread.
class TimeZone
{
public:
    /// UTC.
    TimeZone();
    ~TimeZone();
    TimeZone(const TimeZone &);
    TimeZone(TimeZone &&) noexcept;
    TimeZone &operator=(const TimeZone &);
    TimeZone &operator=(TimeZone &&) noexcept;

    /// \param name  an IANA name such as "Europe/Paris", or "UTC".
    /// \error BadInput  no such zone.
    static Result<TimeZone> named(const std::string &name);

    const std::string &name() const { return m_name; }

    /// Seconds that civil time is ahead of UTC at an instant (seconds since 1970).
    std::int64_t offsetAt(std::int64_t utc) const;

    /// The instant at which clocks show a civil time, given as the seconds since 1970 that it would be in UTC.
    /// A time that daylight saving skips gives the first instant after the gap; one that comes twice, the first.
    std::int64_t instantOf(std::int64_t civil) const;

private:
    struct Data;
    std::shared_ptr<const Data> m_data; ///< null: UTC
    std::string m_name;
};

/// "2024-03-31T14:05:09Z", or with the zone's offset: "2024-03-31T16:05:09+02:00".
std::string formatTime(std::int64_t utc, const TimeZone &zone);

/// Reads "2024", "2024-03", "2024-03-31", "2024-03-31T14:05" or "...T14:05:09", each with an optional "Z" or
/// "+02:00" after the time; without one, civil time of the zone. What is left out is the beginning: the first
/// month, the first day, midnight. A space may stand for the "T".
/// \error BadInput
Result<std::int64_t> parseTime(std::string_view text, const TimeZone &zone);

} // namespace parlance
