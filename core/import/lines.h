// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace parlance::import {

/// How many '\n' there are. Lines of a dump are long: to look from end to end is much faster than byte by byte.
inline std::int64_t countLineEnds(std::string_view bytes)
{
    std::int64_t ends = 0;
    for (auto at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1))
        ++ends;
    return ends;
}

} // namespace parlance::import
