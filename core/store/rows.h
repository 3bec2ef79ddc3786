// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/connection.h"

namespace parlance::store {

/// Runs a query to its end and calls `take()` on every row, which the statement then shows.
template <class Take>
Result<void> eachRow(Statement &statement, Take &&take)
{
    for (;;) {
        const auto row = statement.step();
        if (!row)
            return row.error();
        if (!*row)
            return {};
        take();
    }
}

} // namespace parlance::store
