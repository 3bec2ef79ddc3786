// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace parlance::import {

/// Seconds since 1970 of an ISO 8601 time as dumps write it: "2011-10-11T19:42:20.713", "2026-01-14 19:32:56Z",
/// "2026-01-14T19:32:56+02:00", "2026-01-14T19:32", "2026-01-14". Fractions of a second are cut off; without a zone it is UTC.
/// \returns nullopt for anything else, days that are in no calendar among them.
std::optional<std::int64_t> isoTime(std::string_view text);

} // namespace parlance::import
