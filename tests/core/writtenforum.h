// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include "core/analysis/filter.h"
#include "core/import/import.h"
#include "core/store/themes.h"
#include "core/store/workspace.h"

#include <stdexcept>
#include <string>
#include <vector>

namespace parlance::test {

template <class T>
T got(Result<T> result)
{
    if (!result)
        throw std::runtime_error(describe(result.error()));
    return std::move(*result);
}

/// A forum as indented text, imported into a workspace the way a dump is:
///
///   # Title of a thread | author | score
///   Text of the submission.
///   > u/name 12: A reply.
///   >> u/other -3 !: A reply to it; "!" = controversial, "bot", "deleted" likewise.
///
/// \param withAuthors  false: the dump tells no authors. \param withSubmissions  false: comments alone.
struct WrittenForum
{
    static QByteArray toNdjson(const QString &text, bool withAuthors = true, bool withSubmissions = true)
    {
        QByteArray lines;
        int thread = 0, comment = 0;
        QString threadId;
        QStringList parents;
        qint64 time = 1773478800; // 2026-03-14T09:00:00Z
        QJsonObject submission;
        const auto flush = [&] {
            if (!submission.isEmpty() && withSubmissions)
                lines += QJsonDocument(submission).toJson(QJsonDocument::Compact) + '\n';
            submission = {};
        };
        QByteArray comments;
        for (const QString &line : text.split(u'\n')) {
            if (line.startsWith(u"# ")) {
                flush();
                const QStringList parts = line.mid(2).split(QStringLiteral(" | "));
                threadId = QStringLiteral("t%1").arg(++thread, 4, 36, QLatin1Char('0'));
                parents = {QStringLiteral("t3_") + threadId};
                submission = {{QStringLiteral("id"), threadId}, {QStringLiteral("title"), parts.value(0)},
                              {QStringLiteral("score"), parts.value(2).toInt()}, {QStringLiteral("selftext"), QString()},
                              {QStringLiteral("subreddit"), QStringLiteral("written")},
                              {QStringLiteral("num_comments"), 0}, {QStringLiteral("is_self"), true},
                              {QStringLiteral("permalink"), QStringLiteral("/r/written/comments/%1/x/").arg(threadId)},
                              {QStringLiteral("created_utc"), time += 300}};
                if (withAuthors)
                    submission[QStringLiteral("author")] = parts.value(1);
            } else if (line.startsWith(u'>')) {
                const auto depth = line.indexOf(u' ');
                const auto colon = line.indexOf(u':');
                const QStringList head = line.mid(depth + 1, colon - depth - 1).split(u' ');
                const QString id = QStringLiteral("c%1").arg(++comment, 5, 36, QLatin1Char('0'));
                const bool deleted = head.contains(QStringLiteral("deleted"));
                QJsonObject object{{QStringLiteral("id"), id}, {QStringLiteral("link_id"), QStringLiteral("t3_") + threadId},
                                   {QStringLiteral("parent_id"), parents.value(depth - 1)},
                                   {QStringLiteral("score"), head.value(1).toInt()},
                                   {QStringLiteral("subreddit"), QStringLiteral("written")},
                                   {QStringLiteral("created_utc"), time += 60},
                                   {QStringLiteral("controversiality"), head.contains(QStringLiteral("!")) ? 1 : 0},
                                   {QStringLiteral("stickied"), head.contains(QStringLiteral("sticky"))},
                                   {QStringLiteral("body"), deleted ? QStringLiteral("[deleted]")
                                                                    : line.mid(colon + 2).replace(QStringLiteral("\\n"), QStringLiteral("\n"))}};
                if (withAuthors)
                    object[QStringLiteral("author")] = deleted ? QStringLiteral("[deleted]") : head.value(0).mid(2);
                comments += QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
                while (parents.size() > depth)
                    parents.removeLast();
                parents.append(QStringLiteral("t1_") + id);
            } else if (!line.trimmed().isEmpty()) {
                submission[QStringLiteral("selftext")] =
                    submission[QStringLiteral("selftext")].toString() + QString(line).replace(QStringLiteral("\\n"), QStringLiteral("\n")) + QStringLiteral("\n");
            }
        }
        flush();
        return lines + comments;
    }

    static store::Workspace import(const QString &folder, const QString &text, bool withAuthors = true,
                                   bool withSubmissions = true)
    {
        const QString dump = folder + QStringLiteral("/written.ndjson");
        QFile file(dump);
        if (!file.open(QIODevice::WriteOnly))
            throw std::runtime_error("cannot write the dump");
        file.write(toNdjson(text, withAuthors, withSubmissions));
        file.close();
        static int number = 0;
        auto workspace = got(store::Workspace::create(
            (folder + QStringLiteral("/written%1.parlance").arg(++number)).toStdString()));
        NoProgress progress;
        for (const import::ImportOutcome &outcome : got(import::importFiles(workspace, {dump.toStdString()}, {}, progress))) {
            if (outcome.error)
                throw std::runtime_error(describe(*outcome.error));
        }
        return workspace;
    }
};

/// A workspace with what views hold of it.
struct Opened
{
    store::Workspace workspace;
    analysis::PostTable table;
    analysis::Selection selection;

    explicit Opened(store::Workspace opened) : workspace(std::move(opened)) { reload(); }
    void reload()
    {
        NoProgress progress;
        table = got(analysis::loadPostTable(workspace, progress));
        selection = got(analysis::select(table, {}, workspace, progress));
    }
};

} // namespace parlance::test
