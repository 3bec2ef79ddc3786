// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sources.h"

#include "core/store/rows.h"

namespace parlance::store {

Result<std::vector<Source>> sources(const Workspace &workspace)
{
    auto statement = workspace.connection().prepare(query("select_sources"));
    if (!statement)
        return statement.error();
    std::vector<Source> found;
    const auto done = eachRow(*statement, [&] {
        Source source;
        source.id = SourceId(statement->integer(0));
        source.name = statement->text(1);
        source.path = statement->text(2);
        source.format = statement->text(3);
        source.state = statement->text(4);
        source.problem = statement->text(5);
        source.sha256 = statement->text(6);
        source.bytes = statement->integer(7);
        source.startedUtc = statement->integer(8);
        source.finishedUtc = statement->integer(9);
        source.seconds = statement->real(10);
        source.read = statement->integer(11);
        source.stored = statement->integer(12);
        source.updated = statement->integer(13);
        source.duplicate = statement->integer(14);
        source.rejected = statement->integer(15);
        source.missing = statement->integer(16);
        source.threads = statement->integer(17);
        source.authors = statement->integer(18);
        source.placeholders = statement->integer(19);
        source.charset = statement->text(20);
        source.repaired = statement->integer(21);
        source.garbled = statement->integer(22);
        found.push_back(std::move(source));
    });
    if (!done)
        return done.error();
    return found;
}

Result<std::vector<Rejected>> rejects(const Workspace &workspace, std::int64_t limit)
{
    auto statement = workspace.connection().prepare(query("select_rejects"));
    if (!statement)
        return statement.error();
    statement->bind(1, limit > 0 ? limit : std::int64_t{-1});
    std::vector<Rejected> found;
    const auto done = eachRow(*statement, [&] {
        found.push_back({SourceId(statement->integer(0)), std::string(statement->text(1)),
                         std::string(statement->text(6)), statement->integer(2), statement->integer(3),
                         std::string(statement->text(4)), std::string(statement->text(5))});
    });
    if (!done)
        return done.error();
    return found;
}

} // namespace parlance::store
