// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/connection.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

struct sqlite3_context;

namespace parlance::store {

/// Where a RowTable puts a value. Without a call the value is NULL. Text must stay as long as the statement runs.
class RowValue
{
public:
    explicit RowValue(sqlite3_context *context) : m_context(context) {}
    void give(std::int64_t value) const;
    void give(std::optional<std::int64_t> value) const;
    void give(std::string_view text) const;
    void giveUnlessEmpty(std::string_view text) const;
    /// Bytes; copied.
    void giveBlob(std::string_view bytes) const;

private:
    sqlite3_context *m_context;
};

/// Rows in memory that SQL reads as a table: INSERT INTO post ... SELECT ... FROM incoming_post(?1).
///
/// One statement for a whole batch leaves the cursor where the last row went. Rows that come in the order of their keys are
/// then appended without a search from the root each: half the time of a statement a row.
class RowTable
{
public:
    virtual ~RowTable() = default;
    virtual std::size_t size() const = 0;
    /// \param column  by its place in the declaration, from 0.
    virtual void give(std::size_t row, int column, RowValue to) const = 0;
};

/// Makes tables of a shape known to the connection, as a function of the rows, which Statement::bind() brings.
/// \param columns  names with commas between, for as long as the connection lives.
Result<void> declareRowTable(const Connection &connection, const char *name, const char *columns);

} // namespace parlance::store
