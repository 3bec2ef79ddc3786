// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/rowtable.h"

#include <sqlite3.h>

#include <algorithm>
#include <new>
#include <string>

// A virtual table of SQLite, after its own carray extension: https://www.sqlite.org/carray.html

namespace parlance::store {

namespace {

constexpr const char *pointerType = "parlance-rows";

struct Table : sqlite3_vtab
{
    int columns = 0; ///< the rows themselves stand behind them, as a hidden column
};

struct Cursor : sqlite3_vtab_cursor
{
    const RowTable *rows = nullptr;
    std::size_t row = 0;
};

int connect(sqlite3 *handle, void *declaration, int, const char *const *, sqlite3_vtab **table, char **)
{
    const std::string columns = static_cast<const char *>(declaration);
    const int code = sqlite3_declare_vtab(handle, ("CREATE TABLE x (" + columns + ", rows HIDDEN)").c_str());
    if (code != SQLITE_OK)
        return code;
    auto *made = new (std::nothrow) Table;
    if (!made)
        return SQLITE_NOMEM;
    made->columns = static_cast<int>(std::count(columns.begin(), columns.end(), ',')) + 1;
    *table = made;
    // Only for our own statements, never for a view or trigger in somebody's file.
    return sqlite3_vtab_config(handle, SQLITE_VTAB_DIRECTONLY);
}

int disconnect(sqlite3_vtab *table)
{
    delete static_cast<Table *>(table);
    return SQLITE_OK;
}

int bestIndex(sqlite3_vtab *table, sqlite3_index_info *info)
{
    for (int i = 0; i < info->nConstraint; ++i) {
        const auto &constraint = info->aConstraint[i];
        if (constraint.iColumn == static_cast<Table *>(table)->columns && constraint.op == SQLITE_INDEX_CONSTRAINT_EQ
            && constraint.usable) {
            info->aConstraintUsage[i].argvIndex = 1;
            info->aConstraintUsage[i].omit = 1;
            info->estimatedCost = 1;
            info->estimatedRows = 1000;
            return SQLITE_OK;
        }
    }
    return SQLITE_CONSTRAINT;
}

int open(sqlite3_vtab *, sqlite3_vtab_cursor **cursor)
{
    *cursor = new (std::nothrow) Cursor;
    return *cursor ? SQLITE_OK : SQLITE_NOMEM;
}

int close(sqlite3_vtab_cursor *cursor)
{
    delete static_cast<Cursor *>(cursor);
    return SQLITE_OK;
}

int filter(sqlite3_vtab_cursor *cursor, int, const char *, int, sqlite3_value **values)
{
    auto *at = static_cast<Cursor *>(cursor);
    at->rows = static_cast<const RowTable *>(sqlite3_value_pointer(values[0], pointerType));
    at->row = 0;
    return SQLITE_OK;
}

int next(sqlite3_vtab_cursor *cursor)
{
    ++static_cast<Cursor *>(cursor)->row;
    return SQLITE_OK;
}

int isAtEnd(sqlite3_vtab_cursor *cursor)
{
    const auto *at = static_cast<Cursor *>(cursor);
    return !at->rows || at->row >= at->rows->size();
}

int column(sqlite3_vtab_cursor *cursor, sqlite3_context *context, int number)
{
    const auto *at = static_cast<Cursor *>(cursor);
    if (number < static_cast<Table *>(at->pVtab)->columns)
        at->rows->give(at->row, number, RowValue(context));
    return SQLITE_OK;
}

int rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *id)
{
    *id = static_cast<sqlite3_int64>(static_cast<Cursor *>(cursor)->row);
    return SQLITE_OK;
}

/// Without a way to create one: it is there on every connection that knows it, and in no file.
const sqlite3_module module = [] {
    sqlite3_module made{};
    made.xConnect = connect;
    made.xDisconnect = disconnect;
    made.xBestIndex = bestIndex;
    made.xOpen = open;
    made.xClose = close;
    made.xFilter = filter;
    made.xNext = next;
    made.xEof = isAtEnd;
    made.xColumn = column;
    made.xRowid = rowid;
    return made;
}();

} // namespace

void RowValue::give(std::int64_t value) const
{
    sqlite3_result_int64(m_context, value);
}

void RowValue::give(std::optional<std::int64_t> value) const
{
    if (value)
        sqlite3_result_int64(m_context, *value);
}

void RowValue::give(std::string_view text) const
{
    sqlite3_result_text64(m_context, text.data() ? text.data() : "", text.size(), SQLITE_STATIC, SQLITE_UTF8);
}

void RowValue::giveBlob(std::string_view bytes) const
{
    sqlite3_result_blob64(m_context, bytes.data(), bytes.size(), SQLITE_TRANSIENT);
}

void RowValue::giveUnlessEmpty(std::string_view text) const
{
    if (!text.empty())
        give(text);
}

Result<void> declareRowTable(const Connection &connection, const char *name, const char *columns)
{
    if (sqlite3_create_module(connection.handle(), name, &module, const_cast<char *>(columns)) != SQLITE_OK)
        return Error{.code = ErrorCode::Internal,
                     .message = TR_NOOP("Error", "The workspace %1 cannot be read or written."),
                     .subject = connection.path(),
                     .detail = sqlite3_errmsg(connection.handle())};
    return {};
}

void Statement::bind(int index, const RowTable &rows)
{
    sqlite3_bind_pointer(m_statement.get(), index, const_cast<RowTable *>(&rows), pointerType, nullptr);
}

} // namespace parlance::store
