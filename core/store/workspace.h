// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/store/connection.h"

#include <string>

namespace parlance::store {

/// A workspace file: plain SQLite with our application_id, WAL, and the newest schema.
///
/// Holds one connection, so one thread at a time; other threads open their own. Opening costs about a millisecond
/// and reads no posts.
class Workspace
{
public:
    /// Creates the file with the current schema. \error Io: exists already or cannot be written.
    static Result<Workspace> create(const std::string &path);

    /// Opens for reading and writing; brings an older schema up to date, after a backup copy beside it.
    /// \error NotAWorkspace, NewerVersion, Corrupt, Locked, Io.
    static Result<Workspace> open(const std::string &path);

    /// Opens for reading only: for views, while another connection may be writing.
    static Result<Workspace> openReadOnly(const std::string &path);

    /// open(), or create() where nothing is there.
    static Result<Workspace> openOrCreate(const std::string &path);

    const Connection &connection() const { return m_connection; }
    const std::string &path() const { return m_connection.path(); }

    static constexpr int applicationId = 0x5061726c; ///< "Parl"
    static int schemaVersion();                      ///< the newest that this program knows

private:
    explicit Workspace(Connection connection) : m_connection(std::move(connection)) {}
    Connection m_connection;
};

/// Writes a consistent copy of the whole workspace into a new file, even while others write to it.
/// \error Io  the file is there already or cannot be written.
Result<void> copyWorkspace(const Workspace &workspace, const std::string &path);

} // namespace parlance::store
