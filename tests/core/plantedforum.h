// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/topics/numbers/numeric.h"
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

/// A forum whose subjects shade into one another: each post speaks of a stretch of a ring of words.
inline Planted shadedForum()
{
    constexpr std::uint64_t Ring = 125, Stretch = 11; // words
    Planted forum;
    for (std::uint32_t post = 0; post < 600; ++post) {
        const auto draw = [&](std::uint64_t what, std::uint64_t below) {
            return topics::randomBits(5, post, what) % below;
        };
        const std::uint64_t from = draw(0, Ring);
        std::string text;
        for (std::uint64_t i = 0; i < 8; ++i) {
            std::uint64_t word = (from + draw(10 + i, Stretch) + draw(30 + i, Stretch)) % Ring;
            for (int syllable = 0; syllable < 3; ++syllable, word /= 5) // of letters: numbers are no words
                text += {"bdklm"[word % 5], "aeiou"[word % 5]};
            text += ' ';
        }
        forum.add(std::to_string(post), "en", {}, text);
    }
    return forum;
}

/// The model of documents; an empty one where none was found.
inline topics::ThemeModel found(const std::vector<topics::Document> &documents, const topics::ThemeOptions &options = {})
{
    NoProgress progress;
    auto model = topics::findThemes(documents, options, progress);
    return model ? std::move(*model) : topics::ThemeModel();
}

} // namespace parlance::test
