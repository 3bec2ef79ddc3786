// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/import.h"
#include "core/store/workspace.h"

#include <QDir>
#include <QFile>
#include <QStringList>
#include <QTemporaryDir>

#include <string>
#include <vector>

namespace parlance::import {

inline std::string contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

/// The fixture tests/data/PATH.
inline std::string fixture(const char *path)
{
    return contentOf(QStringLiteral(PARLANCE_SOURCE_DIR "/tests/data/") + QLatin1String(path));
}

/// A workspace in a folder of its own, and what was imported into it.
class ImportedChats
{
public:
    explicit ImportedChats(const std::vector<std::string> &paths, const ImportOptions &options = {})
        : m_workspace(std::move(*store::Workspace::create(m_folder.filePath(QStringLiteral("chats.parlance")).toStdString())))
    {
        import(paths, options);
    }

    void import(const std::vector<std::string> &paths, const ImportOptions &options = {})
    {
        NoProgress progress;
        auto imported = importFiles(m_workspace, paths, options, progress);
        outcomes = imported ? std::move(*imported) : std::vector<ImportOutcome>();
    }

    /// First column of a query.
    QStringList rows(const char *sql) const
    {
        QStringList rows;
        auto statement = m_workspace.connection().prepare(sql);
        if (!statement)
            return {QStringLiteral("no statement: ") + QString::fromStdString(describe(statement.error()))};
        while (statement->step().value()) {
            const auto text = statement->text(0);
            rows += QString::fromUtf8(text.data(), static_cast<int>(text.size()));
        }
        return rows;
    }

    std::vector<ImportOutcome> outcomes; ///< of the last import

private:
    QTemporaryDir m_folder;
    store::Workspace m_workspace;
};

} // namespace parlance::import
