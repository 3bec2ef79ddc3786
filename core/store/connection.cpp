// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/connection.h"

#include "core/base/embedded.h"

#include <sqlite3.h>

#include <cstdio>
#include <cstdlib>

namespace parlance::store {

namespace {

Error errorOf(sqlite3 *handle, int code, const std::string &path)
{
    const int primary = code & 0xff;
    Error error{.code = ErrorCode::Internal,
                .message = TR_NOOP("Error", "The workspace %1 cannot be read or written."),
                .subject = path,
                .detail = handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code)};
    switch (primary) {
    case SQLITE_INTERRUPT:
        error.code = ErrorCode::Cancelled;
        error.message = TR_NOOP("Error", "The work was cancelled.");
        break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        error.code = ErrorCode::Locked;
        error.message = TR_NOOP("Error", "Another program is writing to the workspace %1. Close it there, or wait and try again.");
        break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        error.code = ErrorCode::Io;
        error.message = TR_NOOP("Error", "The workspace %1 cannot be written: the file or its folder is read-only. Copy it to a folder of your own.");
        break;
    case SQLITE_FULL:
        error.code = ErrorCode::Io;
        error.message = TR_NOOP("Error", "The disk is full: nothing more can be written to %1. Free some space and import again; it continues where it stopped.");
        break;
    case SQLITE_IOERR:
        error.code = ErrorCode::Io;
        error.message = TR_NOOP("Error", "The disk refused to read or write %1. Check the disk and try again.");
        break;
    case SQLITE_CANTOPEN:
        error.code = ErrorCode::Io;
        error.message = TR_NOOP("Error", "The workspace %1 cannot be opened or created. Check that its folder exists and can be written.");
        break;
    case SQLITE_CORRUPT:
        error.code = ErrorCode::Corrupt;
        error.message = TR_NOOP("Error", "The workspace %1 is damaged. Restore it from a copy, or import the dumps into a new one.");
        break;
    case SQLITE_NOTADB:
        error.code = ErrorCode::NotAWorkspace;
        error.message = TR_NOOP("Error", "%1 is not a Parlance workspace. Choose a .parlance file, or import the file into a workspace.");
        break;
    default:
        break;
    }
    return error;
}

/// A path as part of a URI: the three signs that would end it are escaped.
std::string uriPath(const std::string &path)
{
    std::string escaped;
    for (const char c : path) {
        if (c == '%')
            escaped += "%25";
        else if (c == '?')
            escaped += "%3f";
        else if (c == '#')
            escaped += "%23";
        else
            escaped += c;
    }
    return escaped;
}

} // namespace

void Statement::Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

void Statement::bind(int index, std::int64_t value)
{
    sqlite3_bind_int64(m_statement.get(), index, value);
}

void Statement::bind(int index, double value)
{
    sqlite3_bind_double(m_statement.get(), index, value);
}

void Statement::bind(int index, std::string_view value)
{
    // A null pointer would bind NULL; an empty text is a value.
    sqlite3_bind_text64(m_statement.get(), index, value.data() ? value.data() : "", value.size(), SQLITE_STATIC,
                        SQLITE_UTF8);
}

void Statement::bindBlob(int index, std::string_view value)
{
    sqlite3_bind_blob64(m_statement.get(), index, value.data() ? value.data() : "", value.size(), SQLITE_STATIC);
}

void Statement::bindNull(int index)
{
    sqlite3_bind_null(m_statement.get(), index);
}

void Statement::bind(int index, std::optional<std::int64_t> value)
{
    if (value)
        bind(index, *value);
    else
        bindNull(index);
}

Result<bool> Statement::step()
{
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    sqlite3 *handle = sqlite3_db_handle(m_statement.get());
    const char *name = sqlite3_db_filename(handle, "main");
    const Error error = errorOf(handle, code, name ? name : "");
    sqlite3_reset(m_statement.get());
    return error;
}

Result<void> Statement::run()
{
    for (;;) {
        const auto row = step();
        if (!row)
            return row.error();
        if (!*row)
            break;
    }
    reset();
    return {};
}

void Statement::reset()
{
    sqlite3_reset(m_statement.get());
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement.get(), column);
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

std::string_view Statement::text(int column) const
{
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_statement.get(), column));
    return bytes ? std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column)))
                 : std::string_view();
}

std::string_view Statement::blob(int column) const
{
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement.get(), column));
    return bytes ? std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column)))
                 : std::string_view();
}

void Connection::Close::operator()(sqlite3 *handle) const
{
    sqlite3_close_v2(handle);
}

Result<Connection> Connection::open(const std::string &path, Mode mode)
{
    // Else SQLite counts its memory under a lock that all threads share, and nobody asks for the count.
    [[maybe_unused]] static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    flags |= mode == Mode::ReadOnly || mode == Mode::Immutable ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    if (mode == Mode::Create)
        flags |= SQLITE_OPEN_CREATE;
    std::string name = path;
    if (mode == Mode::Immutable) {
        flags |= SQLITE_OPEN_URI;
        name = "file:" + uriPath(path) + "?immutable=1";
    }
    sqlite3 *handle = nullptr;
    const int code = sqlite3_open_v2(name.c_str(), &handle, flags, nullptr);
    Connection connection;
    connection.m_handle.reset(handle);
    connection.m_path = path;
    if (code != SQLITE_OK)
        return errorOf(handle, code, path);
    sqlite3_busy_timeout(handle, 2000);
    // A workspace is a file from elsewhere: no code in its schema may run with our rights.
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    return connection;
}

Result<Statement> Connection::prepare(std::string_view sql) const
{
    sqlite3_stmt *statement = nullptr;
    const int code = sqlite3_prepare_v3(m_handle.get(), sql.data(), static_cast<int>(sql.size()), 0, &statement, nullptr);
    if (code != SQLITE_OK)
        return errorOf(m_handle.get(), code, m_path);
    return Statement(statement);
}

Result<void> Connection::execute(std::string_view sql) const
{
    const std::string text(sql);
    const int code = sqlite3_exec(m_handle.get(), text.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return errorOf(m_handle.get(), code, m_path);
    return {};
}

Result<std::int64_t> Connection::number(std::string_view sql) const
{
    auto statement = prepare(sql);
    if (!statement)
        return statement.error();
    const auto row = statement->step();
    if (!row)
        return row.error();
    return *row ? statement->integer(0) : 0;
}

int Connection::changes() const
{
    return sqlite3_changes(m_handle.get());
}

std::string_view query(std::string_view name)
{
    const std::string_view sql = embedded("core/store/sql/queries/" + std::string(name) + ".sql");
    if (sql.empty()) {
        std::fprintf(stderr, "no query named %.*s\n", static_cast<int>(name.size()), name.data());
        std::abort();
    }
    return sql;
}

CancelScope::CancelScope(const Connection &connection, const Progress &progress) : m_handle(connection.handle())
{
    sqlite3_progress_handler(
        m_handle, 10'000,
        [](void *given) { return static_cast<const Progress *>(given)->isCancelled() ? 1 : 0; },
        const_cast<Progress *>(&progress));
}

CancelScope::~CancelScope()
{
    sqlite3_progress_handler(m_handle, 0, nullptr, nullptr);
}

PassScope::PassScope(const Connection &connection) : m_connection(connection)
{
    const auto cache = connection.number("PRAGMA cache_size"), mapped = connection.number("PRAGMA mmap_size");
    if (!cache || !mapped)
        return;
    m_cache = *cache;
    m_mapped = *mapped;
    (void)connection.execute("PRAGMA cache_size = -8192; PRAGMA mmap_size = 33554432"); // without it, it takes more memory
}

PassScope::~PassScope()
{
    if (m_cache != 0)
        (void)m_connection.execute("PRAGMA cache_size = " + std::to_string(m_cache)
                                   + "; PRAGMA mmap_size = " + std::to_string(m_mapped));
}

ReadScope::ReadScope(const Connection &connection) : m_connection(connection)
{
    (void)connection.execute("SAVEPOINT reading"); // also within a transaction; without it, statements lock for themselves
}

ReadScope::~ReadScope()
{
    (void)m_connection.execute("RELEASE reading");
}

Result<Transaction> Transaction::begin(const Connection &connection)
{
    const bool isInner = sqlite3_get_autocommit(connection.handle()) == 0;
    if (const auto begun = connection.execute(isInner ? "SAVEPOINT inner_transaction" : "BEGIN IMMEDIATE"); !begun)
        return begun.error();
    return Transaction(&connection, isInner);
}

Transaction::~Transaction()
{
    if (m_connection)
        (void)m_connection->execute(m_isInner ? "ROLLBACK TO inner_transaction; RELEASE inner_transaction" : "ROLLBACK");
}

Result<void> Transaction::commit()
{
    const auto done = m_connection->execute(m_isInner ? "RELEASE inner_transaction" : "COMMIT");
    if (done)
        m_connection = nullptr;
    return done;
}

} // namespace parlance::store
