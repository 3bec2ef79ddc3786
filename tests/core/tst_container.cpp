// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "core/import/container.h"
#include "core/import/membername.h"
#include "packing.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace parlance;
using namespace parlance::import;
using namespace std::string_literals;
using packing::All;
using packing::File;
using packing::readAll;

using Files = std::vector<File>;

namespace {

/// Bytes that do not compress to nothing, the same on every machine.
std::string noise(std::size_t size, std::uint64_t seed = 5)
{
    std::string bytes(size, '\0');
    std::uint64_t state = seed;
    for (char &c : bytes) {
        state = state * 6364136223846793005ull + 1442695040888963407ull;
        c = "abcdefghijklmnop \n"[(state >> 40) % 18];
    }
    return bytes;
}

/// Every member as "path bytes: first 40 bytes of the content", and the problems behind.
std::string listing(Container &container)
{
    std::string text;
    NoProgress progress;
    for (std::size_t i = 0; i < container.members().size(); ++i) {
        const Member &member = container.members()[i];
        text += member.path + " " + std::to_string(member.bytes) + ": ";
        const auto source = container.openMember(i, progress);
        if (!source) {
            text += describe(source.error()) + "\n";
            continue;
        }
        const All all = readAll(**source);
        text += all.bytes.substr(0, 40) + (all.error ? " | " + describe(*all.error) : "") + "\n";
    }
    for (const Error &problem : container.problems())
        text += "! " + describe(problem) + "\n";
    return text;
}

std::string listing(std::string_view archive, const std::string &name = "x")
{
    NoProgress progress;
    const auto container = Container::openBytes(archive, name, progress);
    return container ? listing(**container) : "!! " + describe(container.error()) + "\n";
}

} // namespace

Q_DECLARE_METATYPE(Files)

class TestContainer : public QObject
{
    Q_OBJECT

private slots:
    void membersComeOutOfEveryKind_data()
    {
        QTest::addColumn<QByteArray>("archive");
        const Files files = three();
        const auto row = [](const char *name, const std::string &bytes) {
            QTest::addRow("%s", name) << QByteArray::fromStdString(bytes);
        };
        row("a zip", packing::zip(files));
        row("a zip that only stores", packing::zip(files, "zip:compression=store"));
        row("a zip with 64-bit sizes", packing::zip(files, "zip:zip64"));
        row("a tar", packing::tar(files));
        row("an old tar", packing::archiveOf(files, ARCHIVE_FORMAT_TAR_USTAR));
        row("a GNU tar", packing::archiveOf(files, ARCHIVE_FORMAT_TAR_GNUTAR));
        row("a tar in gzip", packing::tar(files, ARCHIVE_FILTER_GZIP));
        row("a tar in bzip2", packing::tar(files, ARCHIVE_FILTER_BZIP2));
        row("a tar in xz", packing::tar(files, ARCHIVE_FILTER_XZ));
        row("a tar in lzma", packing::tar(files, ARCHIVE_FILTER_LZMA));
        row("a tar in zstd", packing::tar(files, ARCHIVE_FILTER_ZSTD));
        row("a 7z", packing::sevenZip(files));
        row("a tar that was gzipped twice", packing::compressed(packing::tar(files, ARCHIVE_FILTER_GZIP), ARCHIVE_FILTER_GZIP));
    }

    void membersComeOutOfEveryKind()
    {
        QFETCH(QByteArray, archive);
        const std::string bytes = archive.toStdString();
        NoProgress progress;
        const auto opened = Container::openBytes(bytes, "x", progress);
        QVERIFY2(opened.has_value(), opened ? "" : describe(opened.error()).c_str());
        Container &container = **opened;
        QVERIFY(container.problems().empty());
        QVERIFY(!container.isFolder());
        QCOMPARE(container.compressedTotal(), std::int64_t(bytes.size()));
        const Files files = three();
        QCOMPARE(container.members().size(), files.size());
        // In order, back, and the same one again.
        for (const std::size_t i : {0u, 1u, 2u, 2u, 0u, 2u, 1u, 0u}) {
            QCOMPARE(container.members()[i].path, files[i].name);
            QCOMPARE(container.members()[i].bytes, std::int64_t(files[i].content.size()));
            const auto source = container.openMember(i, progress);
            QVERIFY(source.has_value());
            const All all = readAll(**source, i == 0 ? 1 : 4099);
            QVERIFY2(!all.error, all.error ? describe(*all.error).c_str() : "");
            QVERIFY(all.bytes == files[i].content);
            QCOMPARE((*source)->compressedDone(), std::int64_t(files[i].content.size()));
            QCOMPARE((*source)->compressedTotal(), std::int64_t(files[i].content.size()));
            QCOMPARE((*source)->sha256(), sha256Hex(files[i].content));
            QVERIFY(container.compressedDone() >= 0 && container.compressedDone() <= container.compressedTotal());
            char c = 0;
            QCOMPARE((*source)->read(&c, 1).value(), std::size_t{0});
        }
    }

    void whatIsInsideIsUnpackedToo()
    {
        const std::string text = noise(200'000);
        const std::string gz = packing::compressed(text, ARCHIVE_FILTER_GZIP);
        const std::string archive = packing::zip({{"a.json.gz", gz}, {"plain", text}}, "zip:compression=store");
        NoProgress progress;
        const auto container = Container::openBytes(archive, "x", progress);
        QVERIFY(container.has_value());
        const auto source = (*container)->openMember(0, progress);
        QVERIFY(source.has_value());
        QVERIFY(readAll(**source).bytes == text);
        // The member is the file, as if it lay in a folder.
        QCOMPARE((*source)->compressedTotal(), std::int64_t(gz.size()));
        QCOMPARE((*source)->compressedDone(), std::int64_t(gz.size()));
        QCOMPARE((*source)->sha256(), sha256Hex(gz));
    }

    void whatIsNoDumpIsLeftOut()
    {
        const Files files{{"a/", "", AE_IFDIR}, {"a/one.json", "1"}, {".hidden", "x"}, {"__MACOSX/a/._one.json", "x"},
                          {"a/.git/config", "x"}, {"a/Thumbs.db", "x"}, {"desktop.ini", "x"}, {"link", "/etc/passwd", AE_IFLNK},
                          {"a/two.json", "2"}};
        const std::string kept = "a/one.json 1: 1\na/two.json 1: 2\n";
        QCOMPARE(listing(packing::zip(files)), kept);
        QCOMPARE(listing(packing::tar(files, ARCHIVE_FILTER_GZIP)), kept);
        QCOMPARE(listing(packing::sevenZip(files)), kept);
    }

    void archivesInArchives()
    {
        const std::string inner = packing::zip({{"in/a.json", "A"}, {"b.json", "B"}});
        const std::string deep = packing::zip({{"month.zip", inner}});
        QCOMPARE(listing(packing::zip({{"first", "1"}, {"m.zip", inner}, {"last", "2"}})),
                 "first 1: 1\nm.zip/in/a.json 1: A\nm.zip/b.json 1: B\nlast 1: 2\n"s);
        QCOMPARE(listing(packing::tar({{"m.zip", inner}, {"m.tgz", packing::tar({{"t", "T"}}, ARCHIVE_FILTER_GZIP)}}, ARCHIVE_FILTER_XZ)),
                 "m.zip/in/a.json 1: A\nm.zip/b.json 1: B\nm.tgz/t 1: T\n"s);
        const std::string tooDeep = listing(packing::zip({{"y.zip", deep}, {"z.7z", packing::sevenZip({{"s", "S"}})}, {"last", "2"}}));
        QCOMPARE(tooDeep,
                 "last 1: 2\n"
                 "! x/y.zip/month.zip is an archive inside another one, packed too deep to be read in place. Unpack the outer one and import what is inside.\n"
                 "! x/z.7z is an archive inside another one, packed too deep to be read in place. Unpack the outer one and import what is inside.\n"s);
        // A name that hides it: told when it is opened; one that promises too much: a file.
        QVERIFY(listing(packing::zip({{"hidden.json", inner}})).find("is an archive inside another one") != std::string::npos);
        QCOMPARE(listing(packing::zip({{"no.zip", "text"}})), "no.zip 4: text\n"s);
    }

private:
    static Files three()
    {
        return {{"general/2019-03-01.json", "[1]"}, {"RC.json", noise(300'000)}, {"empty", ""}};
    }
};

QTEST_GUILESS_MAIN(TestContainer)
#include "tst_container.moc"
