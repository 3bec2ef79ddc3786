// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/generatedworkspace.h"

#include <QFile>

#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace parlance::test {

/// Rows as a dump of one source brings them.
inline void addRows(const store::Workspace &workspace, std::vector<store::PostRow> rows, const std::string &name)
{
    store::PostWriter writer = valueOf(store::PostWriter::open(workspace, {}));
    store::Source source;
    source.name = source.path = name;
    source.format = "reddit-ndjson";
    valueOf(writer.begin(source, "{}"));
    auto batch = batchOf(std::move(rows));
    valueOf(writer.write(batch, NoProgress()));
    valueOf(writer.finish(wellDone()));
}

/// The posts of the invented village forum with its planted themes; each thread's first line is its submission.
inline std::vector<store::PostRow> villageRows()
{
    QFile file(QStringLiteral(PARLANCE_SOURCE_DIR "/tests/data/topics/village.txt"));
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("no village.txt");
    std::vector<store::PostRow> rows;
    std::set<std::string> threads;
    std::int64_t number = 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QList<QByteArray> part = line.split('|');
        if (part.size() != 4 || line.startsWith('#'))
            continue;
        ++number;
        const std::string thread = part[0].trimmed().toStdString();
        store::PostRow row;
        row.platform = Platform::Reddit;
        row.kind = threads.insert(thread).second ? PostKind::Submission : PostKind::Comment;
        row.threadOwnId = thread;
        row.ownId = row.kind == PostKind::Submission ? thread : base36(1'000'000 + number);
        row.id = makePostId(Platform::Reddit, row.kind, row.ownId);
        row.thread = threadOf(makePostId(Platform::Reddit, PostKind::Submission, thread));
        row.forum = "village";
        row.author = "villager_" + std::to_string(number % 9);
        row.createdUtc = 1'700'000'000 + number * 60;
        row.score = static_cast<std::int32_t>(number % 5);
        row.language = Language(part[1].trimmed().toStdString());
        row.flags = FlagHasText;
        (row.kind == PostKind::Submission ? row.title : row.body) = part[3].trimmed().toStdString();
        rows.push_back(row);
        if (number == 4) { // a program repeats a post: it must not count
            row.kind = PostKind::Comment;
            row.ownId = "bot1";
            row.id = makePostId(Platform::Reddit, PostKind::Comment, row.ownId);
            row.flags |= FlagBot;
            rows.push_back(row);
        }
    }
    return rows;
}

/// The village as a workspace.
inline store::Workspace villageWorkspace(const std::string &path)
{
    store::Workspace workspace = valueOf(store::Workspace::create(path));
    addRows(workspace, villageRows(), "village");
    return workspace;
}

} // namespace parlance::test
