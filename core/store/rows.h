// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/connection.h"

#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

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

/// All rows of a query, as what `read(row)` makes of each. \error  of preparing the statement as well.
template <class Read>
auto rowsOf(Result<Statement> statement, Read &&read)
    -> Result<std::vector<std::decay_t<decltype(read(std::as_const(*statement)))>>>
{
    if (!statement)
        return statement.error();
    std::vector<std::decay_t<decltype(read(std::as_const(*statement)))>> rows;
    const auto done = eachRow(*statement, [&] { rows.push_back(read(std::as_const(*statement))); });
    if (!done)
        return done.error();
    return rows;
}

/// The first row of a query, as what `read(row)` makes of it; nullopt where there is none. \error  as rowsOf().
template <class Read>
auto firstOf(Result<Statement> statement, Read &&read)
    -> Result<std::optional<std::decay_t<decltype(read(std::as_const(*statement)))>>>
{
    using Row = std::decay_t<decltype(read(std::as_const(*statement)))>;
    if (!statement)
        return statement.error();
    const auto row = statement->step();
    if (!row)
        return row.error();
    return *row ? std::optional<Row>(read(std::as_const(*statement))) : std::optional<Row>();
}

} // namespace parlance::store
