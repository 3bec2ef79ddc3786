// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/settings.h"

namespace parlance::store {

Result<std::string> setting(const Connection &connection, std::string_view name)
{
    auto statement = connection.prepare(query("select_setting"));
    if (!statement)
        return statement.error();
    statement->bind(1, name);
    const auto row = statement->step();
    if (!row)
        return row.error();
    return *row ? std::string(statement->text(0)) : std::string("complete");
}

Result<void> setSetting(const Connection &connection, std::string_view name, std::string_view value)
{
    auto statement = connection.prepare(query("upsert_setting"));
    if (!statement)
        return statement.error();
    statement->bind(1, name);
    statement->bind(2, value);
    return statement->run();
}

} // namespace parlance::store
