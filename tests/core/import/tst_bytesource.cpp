// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "core/import/bytesource.h"
#include "tests/core/packing.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <zstd.h>

#include <memory>

using namespace parlance;
using namespace parlance::import;
using namespace std::string_literals;
using packing::All;
using packing::readAll;

namespace {

/// Bytes that do not compress to nothing, the same on every machine.
std::string noise(std::size_t size)
{
    std::string bytes(size, '\0');
    std::uint64_t state = 5;
    for (char &c : bytes) {
        state = state * 6364136223846793005ull + 1442695040888963407ull;
        c = "abcdefghijklmnop \n"[(state >> 40) % 18];
    }
    return bytes;
}

std::string packed(const std::string &content, int windowLog = 0, bool checksum = true)
{
    std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(), ZSTD_freeCCtx);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, checksum ? 1 : 0);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_contentSizeFlag, 0);
    if (windowLog > 0)
        ZSTD_CCtx_setParameter(context.get(), ZSTD_c_windowLog, windowLog);
    // As a stream, so that the frame declares its window and not its size, as the real months do.
    std::string out(ZSTD_compressBound(content.size()) + 64, '\0');
    ZSTD_inBuffer in{content.data(), content.size(), 0};
    ZSTD_outBuffer to{out.data(), out.size(), 0};
    ZSTD_compressStream2(context.get(), &to, &in, ZSTD_e_flush);
    ZSTD_compressStream2(context.get(), &to, &in, ZSTD_e_end);
    out.resize(to.pos);
    return out;
}

std::string skippable(const std::string &content)
{
    std::string frame = "\x5A\x2A\x4D\x18"s;
    for (int i = 0; i < 4; ++i)
        frame += static_cast<char>((content.size() >> (8 * i)) & 255);
    return frame + content;
}

} // namespace

class TestByteSource : public QObject
{
    Q_OBJECT

private slots:
    void contentComesOutWhole_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("content");
        const std::string text = noise(700'000);
        const auto row = [](const char *name, const std::string &file, const std::string &content) {
            QTest::addRow("%s", name) << QByteArray::fromStdString(file) << QByteArray::fromStdString(content);
        };
        row("an empty file is empty", "", "");
        row("a file of one byte", "x", "x");
        row("a plain file is taken as it is", text, text);
        row("one frame", packed(text), text);
        row("one frame of nothing", packed(""), "");
        row("several frames follow each other", packed("one\n") + packed("two\n") + packed(text), "one\ntwo\n" + text);
        row("an empty frame between others", packed("one") + packed("") + packed("two"), "onetwo");
        row("a skippable frame first", skippable("note") + packed("text"), "text");
        row("skippable frames between and behind", packed("one") + skippable(std::string(300'000, 'n')) + packed("two") + skippable(""), "onetwo");
        row("nothing but a skippable frame", skippable("note"), "");
        row("a frame without checksum", packed(text, 0, false), text);
        row("a window of two gigabytes", packed(text, 31), text);
        for (const auto &[name, filter] : {std::pair{"gzip", ARCHIVE_FILTER_GZIP}, std::pair{"bzip2", ARCHIVE_FILTER_BZIP2},
                                           std::pair{"xz", ARCHIVE_FILTER_XZ}}) {
            const auto pack = [filter = filter](const std::string &content) { return packing::compressed(content, filter); };
            const auto named = [name = name](const char *what) { return std::string(name) + ": " + what; };
            row(named("one member").c_str(), pack(text), text);
            row(named("one byte").c_str(), pack("x"), "x");
            row(named("nothing").c_str(), pack(""), "");
            row(named("members behind each other").c_str(), pack("one\n") + pack("") + pack(text) + pack("end"), "one\n" + text + "end");
            row(named("zeros behind the end").c_str(), pack("one") + std::string(1024, '\0'), "one");
            row(named("zeros between members").c_str(), pack("one") + std::string(512, '\0') + pack("two"), "onetwo");
            row(named("in zstd").c_str(), packed(pack(text)), text);
            row(named("zstd in it").c_str(), pack(packed(text)), text);
            row(named("twice").c_str(), pack(pack(text)), text);
        }
        row("lzma", packing::compressed(text, ARCHIVE_FILTER_LZMA), text);
        row("frames of different windows", packed("one", 31) + packed("two", 10), "onetwo");
    }

    void contentComesOutWhole()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, content);
        const std::string bytes = file.toStdString();
        for (const std::size_t piece : {std::size_t{1} << 20, std::size_t{4099}, std::size_t{7}}) {
            if (piece == 7 && content.size() > 100'000)
                continue;
            const auto source = openBytes(bytes);
            const All all = readAll(*source, piece);
            QVERIFY(!all.error);
            QVERIFY(all.bytes == content.toStdString());
            QCOMPARE(source->compressedDone(), std::int64_t(bytes.size()));
            QCOMPARE(source->compressedTotal(), std::int64_t(bytes.size()));
            QCOMPARE(source->sha256(), sha256Hex(bytes));
            // The end stays the end.
            char c = 0;
            QCOMPARE(source->read(&c, 1).value(), std::size_t{0});
        }
    }

    void aFileGivesWhatItsBytesGive()
    {
        const std::string text = noise(500'000);
        const std::string bytes = packed(text);
        const auto source = openFile(written("content.zst", bytes));
        QVERIFY(source.has_value());
        const All all = readAll(**source);
        QVERIFY(!all.error && all.bytes == text);
        QCOMPARE((*source)->compressedTotal(), std::int64_t(bytes.size()));
        QCOMPARE((*source)->sha256(), sha256Hex(bytes));
    }

    /// Cut anywhere: everything before the cut that was whole comes out, then one error that stays.
    void aFileCutAnywhereGivesItsBeginning()
    {
        const std::string text = noise(300'000);
        const std::string first = packed(text.substr(0, 1000));
        const std::string bytes = first + packed(text.substr(1000));
        std::size_t longest = 0;
        for (std::size_t cut = 4; cut < bytes.size(); cut += cut < first.size() + 40 ? 1 : 997) {
            const std::string part = bytes.substr(0, cut);
            const auto source = openBytes(part);
            const All all = readAll(*source);
            QVERIFY(text.starts_with(all.bytes));
            longest = std::max(longest, all.bytes.size());
            if (cut == first.size()) { // a frame's end is an end like any other
                QVERIFY(!all.error);
                QCOMPARE(all.bytes.size(), std::size_t{1000});
                continue;
            }
            QVERIFY(all.error.has_value());
            QCOMPARE(all.error->code, ErrorCode::Corrupt);
            QVERIFY(all.error->offset >= 0 && all.error->offset <= std::int64_t(cut));
            char c = 0;
            const auto again = source->read(&c, 1);
            QVERIFY(!again.has_value() && again.error().code == ErrorCode::Corrupt);
            QCOMPARE(source->sha256(), sha256Hex(part));
        }
        QVERIFY(longest > 100'000); // all whole blocks came out, not only whole frames
    }

    void compressedFilesCutAnywhereGiveTheirBeginning_data()
    {
        QTest::addColumn<int>("filter");
        QTest::addRow("gzip") << ARCHIVE_FILTER_GZIP;
        QTest::addRow("bzip2") << ARCHIVE_FILTER_BZIP2;
        QTest::addRow("xz") << ARCHIVE_FILTER_XZ;
        QTest::addRow("lzma") << ARCHIVE_FILTER_LZMA;
    }

    void compressedFilesCutAnywhereGiveTheirBeginning()
    {
        QFETCH(int, filter);
        const bool joins = filter != ARCHIVE_FILTER_LZMA;
        const std::string text = noise(300'000);
        const char *small = filter == ARCHIVE_FILTER_BZIP2 ? "compression-level=1" : nullptr; // blocks of 100 kB
        const std::string first = packing::compressed(text.substr(0, 1000), filter, small);
        const std::string bytes = joins ? first + packing::compressed(text.substr(1000), filter, small) : packing::compressed(text, filter);
        std::size_t longest = 0;
        const std::size_t shortest = filter == ARCHIVE_FILTER_LZMA ? 14 : 6; // less is not known by its mark
        for (std::size_t cut = shortest; cut < bytes.size(); cut += cut < first.size() + 40 || cut + 40 > bytes.size() ? 1 : 9973) {
            const std::string part = bytes.substr(0, cut);
            const auto source = openBytes(part);
            const All all = readAll(*source);
            QVERIFY2(text.starts_with(all.bytes), qPrintable(QString::number(cut)));
            longest = std::max(longest, all.bytes.size());
            if (joins && cut == first.size()) {
                QVERIFY(!all.error);
                QCOMPARE(all.bytes.size(), std::size_t{1000});
                continue;
            }
            QVERIFY(all.error.has_value());
            QCOMPARE(all.error->code, ErrorCode::Corrupt);
            QVERIFY(all.error->offset >= 0 && all.error->offset <= std::int64_t(cut));
            char c = 0;
            const auto again = source->read(&c, 1);
            QVERIFY(!again.has_value() && again.error().code == ErrorCode::Corrupt);
            QCOMPARE(source->sha256(), sha256Hex(part));
        }
        QVERIFY(longest > text.size() / 2); // whole blocks came out, not only whole members
    }

    /// Any byte wrong: never other text in silence, never a crash.
    void damagedCompressedFilesTellIt_data()
    {
        compressedFilesCutAnywhereGiveTheirBeginning_data();
    }

    void damagedCompressedFilesTellIt()
    {
        QFETCH(int, filter);
        const std::string text = noise(20'000);
        const std::string bytes = packing::compressed(text, filter);
        for (std::size_t at = 0; at < bytes.size(); at += at < 40 || at + 40 > bytes.size() ? 1 : 97) {
            std::string damaged = bytes;
            damaged[at] = static_cast<char>(damaged[at] ^ 0x21);
            const auto source = openBytes(damaged);
            const All all = readAll(*source);
            // A header that is no more is another format's; a name or a time in gzip's means nothing. lzma has no sum.
            if (filter != ARCHIVE_FILTER_LZMA)
                QVERIFY2(all.error || all.bytes == text || all.bytes == damaged, qPrintable(QString::number(at)));
            if (at > bytes.size() / 2 && filter != ARCHIVE_FILTER_LZMA)
                QVERIFY2(all.error && all.error->code == ErrorCode::Corrupt, qPrintable(QString::number(at)));
        }
    }

    void foreignBytesBehindTheEndAreTold_data()
    {
        compressedFilesCutAnywhereGiveTheirBeginning_data();
    }

    void foreignBytesBehindTheEndAreTold()
    {
        QFETCH(int, filter);
        const std::string packed = packing::compressed("good text", filter);
        for (const std::string &behind : {"<html>"s, "\x1F"s, std::string(512, '\0') + "x", "BZh9 no"s}) {
            const std::string bytes = packed + behind;
            const auto source = openBytes(bytes);
            const All all = readAll(*source);
            QCOMPARE(all.bytes, "good text"s);
            QVERIFY(all.error && all.error->code == ErrorCode::Corrupt);
            QVERIFY(all.error->offset >= std::int64_t(packed.size()) && all.error->offset <= std::int64_t(bytes.size()));
        }
    }

    void whatUnpacksToNonsenseIsStopped_data()
    {
        QTest::addColumn<QByteArray>("bomb");
        const auto row = [](const char *name, const std::string &bytes) { QTest::addRow("%s", name) << QByteArray::fromStdString(bytes); };
        const std::string zeros(70 << 20, '\0');
        row("zstd", packed(zeros));
        row("gzip", packing::compressed(zeros, ARCHIVE_FILTER_GZIP));
        row("bzip2", packing::compressed(zeros, ARCHIVE_FILTER_BZIP2));
        row("xz", packing::compressed(zeros, ARCHIVE_FILTER_XZ));
        row("gzip in gzip", packing::compressed(packing::compressed(zeros, ARCHIVE_FILTER_GZIP), ARCHIVE_FILTER_GZIP));
        const std::string gz = packing::compressed(std::string(1 << 20, '\0'), ARCHIVE_FILTER_GZIP);
        std::string many;
        for (int i = 0; i < 100; ++i)
            many += gz;
        row("a hundred members", many);
    }

    void whatUnpacksToNonsenseIsStopped()
    {
        QFETCH(QByteArray, bomb);
        const std::string bytes = bomb.toStdString();
        const auto source = openBytes(bytes);
        const All all = readAll(*source, 1 << 20);
        QVERIFY(all.error.has_value());
        QCOMPARE(all.error->code, ErrorCode::Corrupt);
        QVERIFY2(describe(*all.error).find("500 times") != std::string::npos, describe(*all.error).c_str());
        QVERIFY(all.bytes.size() > (64u << 20) - 1 && all.bytes.size() < (68u << 20));
        char c = 0;
        QVERIFY(!source->read(&c, 1).has_value());
        QCOMPARE(source->sha256(), sha256Hex(bytes));
    }

    void whatIsMerelyMonotonousIsRead()
    {
        const std::string zeros(63 << 20, '\0');
        const std::string bytes = packing::compressed(zeros, ARCHIVE_FILTER_GZIP);
        const All all = readAll(*openBytes(bytes), 1 << 20);
        QVERIFY(!all.error && all.bytes.size() == zeros.size());
    }

    void compressionWithoutEndIsRefused()
    {
        std::string bytes = "text";
        for (int i = 0; i < 4; ++i)
            bytes = packing::compressed(bytes, ARCHIVE_FILTER_GZIP);
        QCOMPARE(readAll(*openBytes(bytes)).bytes, "text"s);
        const auto source = openFile(written("much.gz", packing::compressed(bytes, ARCHIVE_FILTER_GZIP)));
        QVERIFY(!source.has_value());
        QCOMPARE(source.error().code, ErrorCode::UnknownFormat);
    }

    void realDumpsAreFarFromABomb()
    {
        for (const char *name : {"samples/reddit-dumps/RC_2005-12.zst", "samples/reddit-dumps/RS_2019-10.zst", "topics/20ng_bydate_train.tsv.gz"}) {
            const QString path = QStringLiteral(PARLANCE_SHARED_DIR "/data/") + name;
            if (!QFile::exists(path))
                QSKIP("The real dumps do not lie beside this checkout.");
            const auto source = openFile(path.toStdString());
            QVERIFY(source.has_value());
            const All all = readAll(**source, 1 << 20);
            QVERIFY(!all.error);
            QVERIFY(std::int64_t(all.bytes.size()) < 50 * (*source)->compressedTotal());
        }
    }

    void damageIsToldAfterWhatIsGood()
    {
        const std::string text = noise(600'000);
        std::string bytes = packed(text.substr(0, 1000)) + packed(text.substr(1000));
        for (std::size_t i = bytes.size() / 2; i < bytes.size() / 2 + 40; ++i)
            bytes[i] = static_cast<char>(bytes[i] ^ 0x5A);
        const auto source = openBytes(bytes);
        const All all = readAll(*source);
        QVERIFY(all.error.has_value());
        QCOMPARE(all.error->code, ErrorCode::Corrupt);
        QVERIFY(all.error->offset > 0 && all.error->offset <= std::int64_t(bytes.size()));
        QVERIFY(all.bytes.size() >= 1000);
        QVERIFY(text.starts_with(all.bytes.substr(0, 1000)));
        QCOMPARE(source->sha256(), sha256Hex(bytes));
    }

    void foreignBytesBehindAFrameAreDamage()
    {
        const auto bytes = packed("good text") + "this is not zstd";
        const auto source = openBytes(bytes);
        const All all = readAll(*source);
        QCOMPARE(all.bytes, "good text"s);
        QVERIFY(all.error && all.error->code == ErrorCode::Corrupt);
    }

    void theHashDoesNotNeedTheContent()
    {
        const std::string bytes = packed(noise(300'000));
        QCOMPARE(openBytes(bytes)->sha256(), sha256Hex(bytes));
        const auto half = openBytes(bytes);
        char buffer[100];
        QVERIFY(half->read(buffer, sizeof buffer).has_value());
        QCOMPARE(half->sha256(), sha256Hex(bytes));
        QCOMPARE(half->sha256(), sha256Hex(bytes));
    }

    void otherArchivesAreRefusedWithASentence_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("named");
        const auto row = [](const char *name, const std::string &file, const char *named) {
            QTest::addRow("%s", name) << QByteArray::fromStdString(file) << named;
        };
        row("zip", "PK\x03\x04 and so on"s, "archive of several files");
        row("7z", "7z\xBC\xAF\x27\x1C and so on"s, "archive of several files");
        row("tar", packing::tar({{"a", "b"}}), "archive of several files");
        row("tar in gzip", packing::tar({{"a", "b"}}, ARCHIVE_FILTER_GZIP), "archive of several files");
        row("rar", "Rar!\x1A\x07\x01\x00"s, "RAR");
        const std::string block = packed("text");
        row("zst_blocks by content", std::string{static_cast<char>(block.size()), 0, 0, 0} + block, "zst_blocks");
    }

    void otherArchivesAreRefusedWithASentence()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, named);
        // The name says nothing true.
        const auto source = openFile(written("RC_2005-12.zst", file.toStdString()));
        QVERIFY(!source.has_value());
        QCOMPARE(source.error().code, ErrorCode::UnknownFormat);
        QVERIFY2(QString::fromStdString(describe(source.error())).contains(named), describe(source.error()).c_str());
    }

    void whatCannotBeOpenedSaysWhy()
    {
        const std::string missing = (m_folder.path() + "/no such file").toStdString();
        const auto absent = openFile(missing);
        QVERIFY(!absent.has_value());
        QCOMPARE(absent.error().code, ErrorCode::Io);
        QVERIFY(describe(absent.error()).find(missing) != std::string::npos);

        const auto folder = openFile(m_folder.path().toStdString());
        QVERIFY(!folder.has_value());
        QCOMPARE(folder.error().code, ErrorCode::Io);
    }

    void theRealMonthWithAWindowOfTwoGigabytes()
    {
        const QString path = QStringLiteral(PARLANCE_SHARED_DIR "/data/samples/reddit-dumps/RC_2005-12.zst");
        if (!QFile::exists(path))
            QSKIP("The real dumps do not lie beside this checkout.");
        const auto source = openFile(path.toStdString());
        QVERIFY(source.has_value());
        const All all = readAll(**source);
        QVERIFY(!all.error);
        QCOMPARE(std::count(all.bytes.begin(), all.bytes.end(), '\n'), std::ptrdiff_t{1075});
    }

private:
    std::string written(const char *name, const std::string &bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no temporary file");
        file.write(bytes.data(), qint64(bytes.size()));
        return file.fileName().toStdString();
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestByteSource)
#include "tst_bytesource.moc"
