// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/workspace.h"

#include "core/store/migrator.h"

#include <filesystem>

namespace parlance::store {

namespace {

Result<void> setUp(const Connection &connection)
{
    return connection.execute("PRAGMA foreign_keys = ON;"
                              "PRAGMA synchronous = NORMAL;" // in WAL: a power cut loses the last batches, never the file
                              "PRAGMA temp_store = MEMORY;"
                              "PRAGMA secure_delete = OFF;" // some builds fill each new page with zeros
                              "PRAGMA cache_size = -65536;"
                              "PRAGMA mmap_size = 268435456;");
}

Error notAWorkspace(const std::string &path)
{
    return Error{.code = ErrorCode::NotAWorkspace,
                 .message = TR_NOOP("Error", "%1 is not a Parlance workspace. Choose a .parlance file, or import the file into a workspace."),
                 .subject = path};
}

Result<void> checkIdentity(const Connection &connection)
{
    const auto id = connection.number("PRAGMA application_id");
    if (!id)
        return id.error();
    if (*id != Workspace::applicationId)
        return notAWorkspace(connection.path());
    return {};
}

/// A connection to a file that is there and is a workspace of ours, of whatever version.
Result<Connection> connectTo(const std::string &path, Connection::Mode mode)
{
    std::error_code failure;
    if (!std::filesystem::exists(path, failure))
        return Error{.code = ErrorCode::Io,
                     .message = TR_NOOP("Error", "There is no file %1. Check its name, or create a workspace by importing a dump."),
                     .subject = path};
    if (std::filesystem::is_directory(path, failure) || std::filesystem::file_size(path, failure) == 0)
        return notAWorkspace(path);
    auto connection = Connection::open(path, mode);
    if (!connection)
        return connection.error();
    auto ours = checkIdentity(*connection);
    if (!ours && ours.error().code == ErrorCode::Io && mode == Connection::Mode::ReadOnly) {
        // WAL wants to make files beside the workspace, which a read-only folder forbids. Without a log nothing is
        // pending, and the file can be read as it stands.
        const std::string log = path + "-wal";
        if (!std::filesystem::exists(log, failure) || std::filesystem::file_size(log, failure) == 0) {
            connection = Connection::open(path, Connection::Mode::Immutable);
            if (!connection)
                return connection.error();
            ours = checkIdentity(*connection);
        }
    }
    if (!ours)
        return ours.error();
    return connection;
}

} // namespace

int Workspace::schemaVersion()
{
    return static_cast<int>(migrations().size());
}

Result<Workspace> Workspace::create(const std::string &path)
{
    std::error_code failure;
    if (std::filesystem::exists(path, failure))
        return Error{.code = ErrorCode::Io,
                     .message = TR_NOOP("Error", "%1 exists already. Open it, or choose another name."),
                     .subject = path};
    // Made under another name, so that what has this name is whole, whenever we are killed.
    const std::string draft = path + ".new";
    const auto clear = [&] {
        for (const char *suffix : {"", "-wal", "-shm"})
            std::filesystem::remove(draft + suffix, failure);
    };
    clear();
    auto connection = Connection::open(draft, Connection::Mode::Create);
    if (!connection) {
        connection.error().subject = path;
        return connection.error();
    }
    const auto made = [&]() -> Result<void> {
        if (const auto done = connection->execute("PRAGMA synchronous = OFF;" // until all is there: nobody knows the draft
                                                  "PRAGMA page_size = 16384;"
                                                  "PRAGMA application_id = " + std::to_string(applicationId) + ";"
                                                  "PRAGMA journal_mode = WAL;");
            !done)
            return done;
        if (const auto done = migrate(*connection, migrations()); !done)
            return done;
        return connection->execute("PRAGMA synchronous = NORMAL;"
                                   "PRAGMA wal_checkpoint (TRUNCATE)"); // all of it in the file that gets the name
    }();
    connection = Connection{};
    if (!made) {
        clear(); // nothing half-made stays behind
        Error error = made.error();
        error.subject = path;
        return error;
    }
    std::filesystem::rename(draft, path, failure);
    if (failure) {
        const Error error{.code = ErrorCode::Io,
                          .message = TR_NOOP("Error", "The workspace %1 cannot be opened or created. Check that its folder exists and can be written."),
                          .subject = path, .detail = failure.message()};
        clear();
        return error;
    }
    return open(path);
}

Result<Workspace> Workspace::open(const std::string &path)
{
    auto connection = connectTo(path, Connection::Mode::ReadWrite);
    if (!connection)
        return connection.error();
    if (const auto done = migrate(*connection, migrations()); !done)
        return done.error();
    if (const auto done = setUp(*connection); !done)
        return done.error();
    return Workspace(std::move(*connection));
}

Result<Workspace> Workspace::openReadOnly(const std::string &path)
{
    auto connection = connectTo(path, Connection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    const auto version = connection->number("PRAGMA user_version");
    if (!version)
        return version.error();
    if (*version > schemaVersion())
        return Error{.code = ErrorCode::NewerVersion,
                     .message = TR_NOOP("Error", "%1 was saved by a newer version of Parlance. Update Parlance to open it."),
                     .subject = path,
                     .detail = "schema " + std::to_string(*version)};
    if (*version < schemaVersion()) // views ask for what the newest schema has
        return open(path);
    if (const auto done = setUp(*connection); !done)
        return done.error();
    return Workspace(std::move(*connection));
}

Result<Workspace> Workspace::openOrCreate(const std::string &path)
{
    std::error_code failure;
    return std::filesystem::exists(path, failure) ? open(path) : create(path);
}

Result<void> copyWorkspace(const Workspace &workspace, const std::string &path)
{
    auto statement = workspace.connection().prepare(query("copy_workspace"));
    if (!statement)
        return statement.error();
    statement->bind(1, std::string_view(path));
    return statement->run();
}

} // namespace parlance::store
