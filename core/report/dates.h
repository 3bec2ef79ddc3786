// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/trends.h"
#include "core/base/error.h"
#include "core/report/catalogue.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace parlance::report {

/// Times in words, in the report's language and time zone: "Saturday 14 March 2026", "samedi 14 mars 2026", "18 h".
/// Not for two threads at once.
class Dates
{
public:
    /// \error BadInput  the time zone is not known.
    static Result<Dates> create(const Catalogue &catalogue, const std::string &timeZone);
    ~Dates();
    Dates(Dates &&) noexcept;

    std::string weekday(std::int64_t utc) const;  ///< "Saturday 14 March 2026"
    std::string day(std::int64_t utc) const;      ///< "14 March 2026"
    std::string dayMonth(std::int64_t utc) const; ///< "14 March"
    std::string month(std::int64_t utc) const;    ///< "March 2026"
    std::string clock(std::int64_t utc) const;    ///< "18:05", "18 h 05"

    /// Whole civil days from one to the other, both counted: 1 = the same day.
    std::int64_t days(std::int64_t first, std::int64_t last) const;

    /// As part of a sentence: "on Saturday 14 March 2026", "from 3 to 9 March 2026", "between May 2019 and June 2021".
    std::string period(std::optional<std::int64_t> first, std::optional<std::int64_t> last) const;
    /// Standing alone: "Saturday 14 March 2026", "From 3 to 9 March 2026"; empty without times.
    std::string line(std::optional<std::int64_t> first, std::optional<std::int64_t> last) const;
    /// How long it is: "a day", "three weeks".
    std::string span(std::optional<std::int64_t> first, std::optional<std::int64_t> last) const;
    /// A bin of a trend, as part of a sentence: "between 18:00 and 19:00", "on 14 March". \param severalDays  hours
    /// need their day.
    std::string when(const analysis::TrendBin &bin, analysis::Bin by, bool severalDays) const;
    /// A moment, as part of a sentence.
    std::string moment(std::int64_t utc, bool severalDays) const;
    /// "31 hours", "nine days".
    std::string duration(std::int64_t seconds) const;

private:
    struct State;
    explicit Dates(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace parlance::report
