// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace parlance::store {

class RowTable;

/// One compiled SQL statement. Text given to bind() must stay alive until reset().
class Statement
{
public:
    Statement() = default;
    explicit Statement(sqlite3_stmt *statement) : m_statement(statement) {}

    void bind(int index, std::int64_t value);
    void bind(int index, double value);
    void bind(int index, std::string_view value);
    void bindBlob(int index, std::string_view value);
    void bindNull(int index);
    void bind(int index, std::optional<std::int64_t> value);
    /// Rows for a table function: see core/store/rowtable.h. They must stay alive until the statement is done.
    void bind(int index, const RowTable &rows);

    /// \returns true: a row is there; false: done.
    Result<bool> step();
    /// Runs to the end, resets.
    Result<void> run();
    void reset();

    std::int64_t integer(int column) const;
    double real(int column) const;
    bool isNull(int column) const;
    /// Valid until the next step() or reset().
    std::string_view text(int column) const;
    std::string_view blob(int column) const;

private:
    struct Finalize { void operator()(sqlite3_stmt *statement) const; };
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

/// One SQLite connection. To be used by one thread at a time.
class Connection
{
public:
    enum class Mode {
        ReadOnly,
        Immutable, ///< read-only where nobody writes: needs no files beside it, so a read-only folder will do
        ReadWrite,
        Create
    };

    static Result<Connection> open(const std::string &path, Mode mode);

    /// \param sql  one statement, usually query("name").
    Result<Statement> prepare(std::string_view sql) const;
    /// Any number of statements without values.
    Result<void> execute(std::string_view sql) const;
    /// The first column of the first row as a number; 0 when there is no row.
    Result<std::int64_t> number(std::string_view sql) const;

    /// Rows changed by the last statement.
    int changes() const;
    const std::string &path() const { return m_path; }
    sqlite3 *handle() const { return m_handle.get(); }

private:
    struct Close { void operator()(sqlite3 *handle) const; };
    std::unique_ptr<sqlite3, Close> m_handle;
    std::string m_path;
};

/// The text of core/store/sql/queries/NAME.sql. The name is a promise of ours: an unknown one ends the program.
std::string_view query(std::string_view name);

/// While it lives, statements on the connection stop soon after progress.isCancelled() becomes true;
/// they then end with ErrorCode::Cancelled.
class CancelScope
{
public:
    CancelScope(const Connection &connection, const Progress &progress);
    ~CancelScope();
    CancelScope(const CancelScope &) = delete;
    CancelScope &operator=(const CancelScope &) = delete;

private:
    sqlite3 *m_handle;
};

/// While it lives, pages of the file are hardly kept: for a pass over all posts, which looks at each page once. Statements of the
/// pass are prepared after it and end before it.
class PassScope
{
public:
    explicit PassScope(const Connection &connection);
    ~PassScope();
    PassScope(const PassScope &) = delete;
    PassScope &operator=(const PassScope &) = delete;

private:
    const Connection &m_connection;
    std::int64_t m_cache = 0, m_mapped = 0; ///< as SQLite's pragmas count them
};

/// While it lives, statements on the connection read one state of the file, and do not lock it each anew: a third of the time
/// of reading posts one by one. Not for long: what others write meanwhile cannot be moved from the log into the file.
class ReadScope
{
public:
    explicit ReadScope(const Connection &connection);
    ~ReadScope();
    ReadScope(const ReadScope &) = delete;
    ReadScope &operator=(const ReadScope &) = delete;

private:
    const Connection &m_connection;
};

/// A transaction that rolls back unless committed. Inside another one it is a part of that, which can still be rolled back by
/// itself; what it commits holds when the outer one is committed.
class Transaction
{
public:
    static Result<Transaction> begin(const Connection &connection);
    Transaction(Transaction &&other) noexcept : m_connection(other.m_connection), m_isInner(other.m_isInner)
    {
        other.m_connection = nullptr;
    }
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();
    Result<void> commit();

private:
    Transaction(const Connection *connection, bool isInner) : m_connection(connection), m_isInner(isInner) {}
    const Connection *m_connection;
    bool m_isInner;
};

} // namespace parlance::store
