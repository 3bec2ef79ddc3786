// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/migrator.h"

#include "core/base/embedded.h"

#include <sqlite3.h>

#include <filesystem>

namespace parlance::store {

namespace {

Result<void> backUp(const Connection &connection, std::int64_t version)
{
    const std::string path = connection.path() + ".bak-v" + std::to_string(version);
    auto statement = connection.prepare("VACUUM INTO ?1");
    if (!statement)
        return statement.error();
    std::error_code ignored;
    std::filesystem::remove(path, ignored); // of an upgrade that was interrupted
    statement->bind(1, std::string_view(path));
    if (const auto done = statement->run(); !done) {
        Error error = done.error();
        error.code = ErrorCode::Io;
        error.message = TR_NOOP("Error", "The workspace must be brought up to date, but its backup copy %1 cannot be written. Free some space or move the workspace to another folder.");
        error.subject = path;
        return error;
    }
    return {};
}

} // namespace

std::vector<std::string_view> migrations()
{
    std::vector<std::string_view> steps;
    for (const std::string_view name : embeddedNames("core/store/sql/migrations/"))
        steps.push_back(embedded(name));
    return steps;
}

Result<void> migrate(const Connection &connection, const std::vector<std::string_view> &steps)
{
    const auto found = connection.number("PRAGMA user_version");
    if (!found)
        return found.error();
    const auto newest = static_cast<std::int64_t>(steps.size());
    if (*found > newest)
        return Error{.code = ErrorCode::NewerVersion,
                     .message = TR_NOOP("Error", "%1 was saved by a newer version of Parlance. Update Parlance to open it."),
                     .subject = connection.path(),
                     .detail = "schema " + std::to_string(*found)};
    if (*found > 0 && *found < newest) {
        if (const auto saved = backUp(connection, *found); !saved)
            return saved;
    }
    for (std::int64_t version = *found; version < newest; ++version) {
        auto transaction = Transaction::begin(connection);
        if (!transaction)
            return transaction.error();
        if (const auto done = connection.execute(steps[static_cast<std::size_t>(version)]); !done)
            return done;
        if (const auto done = connection.execute("PRAGMA user_version = " + std::to_string(version + 1)); !done)
            return done;
        if (const auto done = transaction->commit(); !done)
            return done;
    }
    return {};
}

} // namespace parlance::store
