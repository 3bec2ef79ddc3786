// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace parlance::import {

/// What Reject::excerpt shows of a record: its first bytes as valid UTF-8, at most 200 after the repair, which may make
/// them more (U+FFFD takes three bytes). `record` may be any bytes; only its beginning is read.
std::string excerptOf(std::string_view record);

} // namespace parlance::import
