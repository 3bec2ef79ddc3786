// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace parlance::import {

struct JsonFault
{
    std::size_t offset = 0;
    const char *reason = nullptr; ///< as a ledger says it; nullptr: none found
};

/// Where a JSON document stops being one: a parser only says that it does. What mended() makes right is no fault. Linear.
JsonFault findJsonFault(std::string_view json, std::size_t maxDepth);

} // namespace parlance::import
