// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/readerproof.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <memory>
#include <string>

namespace parlance::import {

/// The bytes of a file; empty where it cannot be read.
inline std::string bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

inline std::string fixture(const QString &name)
{
    return bytesOf(QStringLiteral(PARLANCE_SOURCE_DIR "/tests/data/") + name);
}

inline std::shared_ptr<const FileFacts> named(const std::string &file, const std::string &forum = {}, const std::string &folder = {})
{
    auto facts = std::make_shared<FileFacts>();
    facts->name = file;
    facts->forum = forum;
    facts->folder = folder;
    return facts;
}

/// The name of the reader that content is recognised as; empty: none.
inline std::string recognisedAs(std::string_view content)
{
    const auto found = detectFormat(content.substr(0, 65536), "x");
    return found ? (*found)->name() : std::string();
}

/// Fails unless files with a few bytes changed anywhere give valid text and no crash. The same changes on every machine.
inline void soundHoweverChanged(const Reader &reader, std::string_view bytes, const std::shared_ptr<const FileFacts> &facts, int times = 500)
{
    std::uint64_t state = 42;
    const auto below = [&](std::size_t bound) {
        state = state * 6364136223846793005ull + 1442695040888963407ull;
        return static_cast<std::size_t>(state >> 33) % bound;
    };
    constexpr std::string_view marks = "{}[]\",:\\ \n0-tfn\xFF\xC3";
    for (int i = 0; i < times; ++i) {
        std::string changed(bytes);
        for (std::size_t n = 1 + below(4); n > 0 && !changed.empty(); --n) {
            const std::size_t at = below(changed.size());
            switch (below(4)) {
            case 0:
                changed[at] = static_cast<char>(below(256));
                break;
            case 1:
                changed[at] = marks[below(marks.size())];
                break;
            case 2:
                changed.erase(at, 1 + below(20));
                break;
            default:
                changed.insert(at, changed, below(changed.size()), below(20));
            }
        }
        soundHoweverBroken(reader, changed, facts, std::max<std::size_t>(changed.size(), 1));
        if (QTest::currentTestFailed()) {
            qWarning("content: %s", QByteArray::fromStdString(changed).toPercentEncoding(" {}[]\":,").constData());
            return;
        }
    }
}

/// A row for each fixture of a reader: what it gives stands beside it, in a file NAME.expected.
inline void addFixtures(const QString &folder)
{
    QTest::addColumn<QString>("file");
    const QDir files(QStringLiteral(PARLANCE_SOURCE_DIR "/tests/data/") + folder);
    for (const QString &name : files.entryList(QDir::Files, QDir::Name)) {
        if (!name.endsWith(QLatin1String(".expected")))
            QTest::addRow("%s", qPrintable(name)) << folder + "/" + name;
    }
}

/// Fails unless the fixture is recognised and gives what stands beside it, whole and however it is cut, and stays sound
/// wherever it breaks off.
inline void proveFixture(const char *reader, const QString &file)
{
    const std::string bytes = fixture(file);
    QVERIFY(!bytes.empty());
    QCOMPARE(QString::fromStdString(recognisedAs(bytes)), QString::fromUtf8(reader));
    const auto facts = named(file.mid(file.lastIndexOf('/') + 1).toStdString());
    const Reader &found = *readerNamed(reader);
    QCOMPARE(QString::fromStdString(printed(readAll(found, bytes, facts))), QString::fromStdString(fixture(file + ".expected")));
    sameHoweverCut(found, bytes, facts);
    soundHoweverBroken(found, bytes, facts, bytes.size() > 1500 ? 7 : 1);
    soundHoweverChanged(found, bytes, facts);
}

/// What bytes give, as text.
inline QString readAs(const char *reader, const std::string &bytes, const std::shared_ptr<const FileFacts> &facts = {})
{
    return QString::fromStdString(printed(readAll(*readerNamed(reader), bytes, facts)));
}

/// JSON with ' for ": raw strings with quotes confuse moc.
inline std::string quoted(std::string text)
{
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

/// The post with that own id, or nullptr.
inline const RawPost *postIn(const Batch &batch, std::string_view id)
{
    const auto at = std::find_if(batch.posts.begin(), batch.posts.end(), [&](const RawPost &post) { return post.id == id; });
    return at == batch.posts.end() ? nullptr : &*at;
}

/// Skips the test where the real dumps do not lie beside the checkout.
#define REAL_SAMPLE(bytes, name)                                                                                                  \
    const std::string bytes = bytesOf(QStringLiteral(PARLANCE_SHARED_DIR "/data/samples/" name));                                  \
    if (bytes.empty())                                                                                                            \
    QSKIP("The real dumps do not lie beside this checkout.")

} // namespace parlance::import
