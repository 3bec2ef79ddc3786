// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/topics/themes.h"

#include <QFile>

#include <deque>
#include <map>
#include <string>
#include <vector>

namespace parlance::test {

struct Planted
{
    std::deque<std::string> texts; // the documents point into it
    std::vector<topics::Document> documents;
    std::vector<std::string> theme;
    std::map<std::string, std::uint32_t> threads;

    void add(const std::string &thread, const std::string &language, const std::string &planted,
             std::string text)
    {
        texts.push_back(std::move(text));
        const auto number =
            threads.emplace(thread, static_cast<std::uint32_t>(threads.size() + 1)).first->second;
        documents.push_back({.text = texts.back(), .language = Language(language), .thread = number});
        theme.push_back(planted);
    }
};

/// A forum of tests/data/topics, with the theme that each post was written for.
inline Planted readPlanted(const char *name, Planted planted = {})
{
    QFile file(QStringLiteral(PARLANCE_SOURCE_DIR "/tests/data/topics/") + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly))
        return planted;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QList<QByteArray> part = line.split('|');
        if (part.size() == 4 && !line.startsWith('#'))
            planted.add(part[0].trimmed().toStdString(), part[1].trimmed().toStdString(),
                        part[2].trimmed().toStdString(), part[3].trimmed().toStdString());
    }
    return planted;
}

/// The model of documents; an empty one where none was found.
inline topics::ThemeModel found(const std::vector<topics::Document> &documents, const topics::ThemeOptions &options = {})
{
    NoProgress progress;
    auto model = topics::findThemes(documents, options, progress);
    return model ? std::move(*model) : topics::ThemeModel();
}

} // namespace parlance::test
