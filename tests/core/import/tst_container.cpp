// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "core/import/container.h"
#include "core/import/membername.h"
#include "tests/core/packing.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
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

    /// Cut anywhere: the members before the cut, and a sentence.
    void archivesCutAnywhereGiveTheirBeginning_data()
    {
        QTest::addColumn<QByteArray>("archive");
        QTest::addColumn<bool>("isSequential"); ///< members can be read without the archive's end
        const Files files{{"a.json", noise(3000)}, {"b.json", noise(5000, 7)}, {"c.json", noise(200, 9)}};
        const auto row = [](const char *name, const std::string &bytes, bool sequential) {
            QTest::addRow("%s", name) << QByteArray::fromStdString(bytes) << sequential;
        };
        row("zip", packing::zip(files), true);
        row("zip that stores", packing::zip(files, "zip:compression=store"), true);
        row("tar", packing::tar(files), true);
        row("tar in gzip", packing::tar(files, ARCHIVE_FILTER_GZIP), true);
        row("tar in zstd", packing::tar(files, ARCHIVE_FILTER_ZSTD), false); // one block
        row("7z", packing::sevenZip(files), false);
    }

    void archivesCutAnywhereGiveTheirBeginning()
    {
        QFETCH(QByteArray, archive);
        QFETCH(bool, isSequential);
        const std::string bytes = archive.toStdString();
        const std::string contents[] = {noise(3000), noise(5000, 7), noise(200, 9)};
        NoProgress progress;
        std::size_t most = 0;
        for (std::size_t cut = 6; cut < bytes.size(); cut += bytes.size() > 12'000 ? 23 : 11) {
            const std::string part = bytes.substr(0, cut);
            const auto opened = Container::openBytes(part, "x", progress);
            if (!opened) {
                QVERIFY2(opened.error().code == ErrorCode::Corrupt || opened.error().code == ErrorCode::UnknownFormat,
                         describe(opened.error()).c_str());
                continue;
            }
            bool told = !(*opened)->problems().empty();
            std::size_t sum = 0;
            for (std::size_t i = 0; i < (*opened)->members().size(); ++i) {
                const auto source = (*opened)->openMember(i, progress);
                if (!source) {
                    QCOMPARE(source.error().code, ErrorCode::Corrupt);
                    told = true;
                    continue;
                }
                const All all = readAll(**source, 100);
                QVERIFY2(contents[i].starts_with(all.bytes), qPrintable(QString("%1 of cut %2").arg(i).arg(cut)));
                QVERIFY(all.error || all.bytes == contents[i]);
                told |= all.error.has_value();
                sum += all.bytes.size();
            }
            most = std::max(most, sum);
            // Whatever is missing is missed; the directory at the end of a zip and the zeros of a tar are not.
            QVERIFY2(told || sum == 8200, qPrintable(QString::number(cut)));
        }
        if (isSequential)
            QVERIFY2(most > 7000, qPrintable(QString::number(most)));
    }

    /// Any byte wrong: no other content in silence, no crash, no hang.
    void damagedArchivesTellIt_data()
    {
        QTest::addColumn<QByteArray>("archive");
        const Files files{{"a.json", noise(700)}, {"b.json", noise(300, 7)}, {"c.json", noise(200, 9)}};
        const auto row = [](const char *name, const std::string &bytes) { QTest::addRow("%s", name) << QByteArray::fromStdString(bytes); };
        row("zip", packing::zip(files));
        row("tar in gzip", packing::tar(files, ARCHIVE_FILTER_GZIP));
        row("7z", packing::sevenZip(files));
    }

    void damagedArchivesTellIt()
    {
        QFETCH(QByteArray, archive);
        const std::string bytes = archive.toStdString();
        const std::vector<std::string> contents{noise(700), noise(300, 7), noise(200, 9)};
        NoProgress progress;
        for (std::size_t at = 0; at < bytes.size(); ++at) {
            std::string damaged = bytes;
            damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
            const auto opened = Container::openBytes(damaged, "x", progress);
            if (!opened || !(*opened)->problems().empty())
                continue; // a gzip's sum stands at its end: it was told when the archive was listed
            for (std::size_t i = 0; i < (*opened)->members().size(); ++i) {
                const auto source = (*opened)->openMember(i, progress);
                if (!source)
                    continue;
                const All all = readAll(**source, 1000);
                if (!all.error && std::find(contents.begin(), contents.end(), all.bytes) == contents.end())
                    QVERIFY2(all.bytes.empty(), qPrintable(QString("byte %1, member %2: %3 bytes").arg(at).arg(i).arg(all.bytes.size())));
            }
        }
    }

    void oneDamagedMemberDoesNotHideTheOthers()
    {
        std::string bytes = packing::zip({{"a", "first"}, {"b", noise(5000)}, {"c", "third"}});
        bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0xFF);
        const std::string text = listing(bytes);
        QVERIFY2(text.starts_with("a 5: first\nb 5000: ") && text.find("x/b is damaged") != std::string::npos
                     && text.find("c 5: third\n") != std::string::npos, text.c_str());
    }

    void bombsAreStopped_data()
    {
        QTest::addColumn<QByteArray>("archive");
        const std::string zeros(70 << 20, '\0');
        const auto row = [](const char *name, const std::string &bytes) { QTest::addRow("%s", name) << QByteArray::fromStdString(bytes); };
        row("one member of a zip", packing::zip({{"a", zeros}}));
        row("a 7z", packing::sevenZip({{"a", zeros}}));
        row("a tar in gzip", packing::tar({{"a", zeros}}, ARCHIVE_FILTER_GZIP));
        row("a gzip in a zip", packing::zip({{"a.gz", packing::compressed(zeros, ARCHIVE_FILTER_GZIP)}}));
        const std::string part(20 << 20, '\0');
        row("many small members", packing::zip(Files(15, {"a", part})));
        row("a zip in a zip", packing::zip({{"a.zip", packing::zip({{"b", zeros}})}}));
    }

    void bombsAreStopped()
    {
        QFETCH(QByteArray, archive);
        const std::string text = listing(archive.toStdString());
        QVERIFY2(text.find("more than 500 times") != std::string::npos, text.c_str());
    }

    void lockedMembersAreTold()
    {
        const std::string locked = packing::zip({{"a.json", "secret"}}, "zip:encryption=aes256", "word");
        QCOMPARE(listing(locked), "a.json 6: x/a.json is protected by a password. Unpack it with the password and import what is inside.\n"s);
    }

    void lockedMembersOfOldZipsAreTold()
    {
        const std::string locked = packing::zip({{"a.json", "secret"}}, "zip:encryption=zipcrypt", "word");
        QCOMPARE(listing(locked), "a.json 6: x/a.json is protected by a password. Unpack it with the password and import what is inside.\n"s);
    }

    /// What Windows packs files of more than 2 GB with.
    void methodsNobodyKnowsAreTold()
    {
        std::string bytes = packing::zip({{"a.json", noise(1000)}, {"b.json", "B"}});
        const auto local = bytes.find("PK\x03\x04"), central = bytes.find("PK\x01\x02");
        QVERIFY(local == 0 && central != std::string::npos);
        bytes[local + 8] = bytes[central + 10] = 9; // Deflate64
        const std::string text = listing(bytes);
        QVERIFY2(text.starts_with("a.json 1000: x/a.json is packed by a method that Parlance does not know."), text.c_str());
        QVERIFY2(text.ends_with("\nb.json 1: B\n"), text.c_str());
    }

    /// Slack, Discord and Telegram exports have thousands of files: the walk is one, not one for each.
    void manyMembersAreWalkedOnce()
    {
        Files files;
        for (int i = 0; i < 1000; ++i)
            files.push_back({"c/" + std::to_string(i) + ".json", "[" + std::to_string(i) + "]"});
        for (const std::string &archive : {packing::zip(files), packing::tar(files, ARCHIVE_FILTER_GZIP), packing::sevenZip(files)}) {
            NoProgress progress;
            const auto container = Container::openBytes(archive, "x", progress);
            QVERIFY(container.has_value());
            QCOMPARE((*container)->members().size(), files.size());
            std::int64_t before = 0;
            for (std::size_t i = 0; i < files.size(); ++i) {
                const auto source = (*container)->openMember(i, progress);
                QVERIFY(source.has_value());
                QCOMPARE(readAll(**source).bytes, files[i].content);
                QVERIFY((*container)->compressedDone() >= before); // a bar never goes back
                before = (*container)->compressedDone();
            }
        }
    }

    void namesOfEveryAge_data()
    {
        QTest::addColumn<QByteArray>("stored");
        QTest::addColumn<QString>("name");
        const auto row = [](const char *what, const std::string &stored, const char *name) {
            QTest::addRow("%s", what) << QByteArray::fromStdString(stored) << QString(name);
        };
        row("UTF-8", "général/été.json", "général/été.json");
        row("UTF-8 of a Mac", "e\xCC\x81te\xCC\x81.json", "été.json");
        row("Western of DOS", "g\x82n\x82ral/\x82t\x82.json", "général/été.json");
        row("German of DOS", "M\x81nchen stra\xE1" "e.json", "München straße.json");
        row("Western of Windows", "caf\xE9 cr\xE8me.json", "café crème.json");
        row("Russian of DOS", "\x8E\xA1\xE9\xA8\xA9 \xE7\xA0\xE2.json", "Общий чат.json");
        row("Japanese", "\x93\xFA\x96\x7B\x8C\xEA.json", "日本語.json");
        row("Chinese", "\xCF\xFB\xCF\xA2\xBC\xC7\xC2\xBC.json", "消息记录.json");
        row("a way out", "../../../etc/passwd", "etc/passwd");
        row("from the root", "/etc/passwd", "etc/passwd");
        row("of Windows", "C:\\data\\dump.json", "data/dump.json");
        row("empty parts", "a//.//b.json", "a/b.json");
        row("nothing but a way out", "..", "unnamed");
        row("control signs", "a\nb\x1B[31m.json", "a b [31m.json");
    }

    void namesOfEveryAge()
    {
        QFETCH(QByteArray, stored);
        QFETCH(QString, name);
        const std::string bytes = stored.toStdString();
        QCOMPARE(QString::fromStdString(memberName(bytes, charsetOfNames({bytes}))), name);
        // A tar hands the bytes through as they are.
        const std::string archive = packing::archiveOf({{bytes, "x"}}, ARCHIVE_FORMAT_TAR_USTAR);
        NoProgress progress;
        const auto container = Container::openBytes(archive, "x", progress);
        if (name != "unnamed") { // that is a folder
            QVERIFY(container.has_value());
            QCOMPARE(QString::fromStdString((*container)->members().front().path), name);
        }
    }

    void oneEncodingForAllNames()
    {
        QCOMPARE(charsetOfNames({"plain", "also plain"}), "UTF-8"s);
        QCOMPARE(charsetOfNames({"g\x82n\x82ral", "r\x82union", "\x85 propos"}), "IBM850"s);
    }

    void whatIsNoDumpIsNamed()
    {
        const auto said = [](const std::string &bytes) {
            NoProgress progress;
            const auto opened = Container::openBytes(bytes, "x", progress);
            return opened ? "opened"s : describe(opened.error());
        };
        QCOMPARE(said(packing::zip({{"[Content_Types].xml", "<x/>"}, {"word/document.xml", "<x/>"}})),
                 "x is an office document, not a dump. If it holds a table, save it as CSV and import that."s);
        QCOMPARE(said(packing::zip({})), "x holds no files. There is nothing to import."s);
        QCOMPARE(said(packing::tar({{"folder", "", AE_IFDIR}})), "x holds no files. There is nothing to import."s);
        QCOMPARE(said("plain text"), "x is neither a folder nor an archive."s);
        QVERIFY(said("PK\x03\x04 and nothing of a zip"s).find("x ") == 0);
    }

    void aFolderIsListedByName()
    {
        QTemporaryDir folder;
        const auto put = [&](const QString &name, const std::string &bytes) {
            const QString path = folder.filePath(name);
            QDir().mkpath(QFileInfo(path).path());
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes.data(), qint64(bytes.size()));
        };
        put("b.json", "B");
        put("a/2.json", "two");
        put("a/10.json.gz", packing::compressed("ten", ARCHIVE_FILTER_GZIP));
        put("month", packing::zip({{"z.json", "Z"}, {"y.json", "Y"}})); // an archive whatever its name
        put("z.zip", "no archive");
        put(".hidden", "x");
        put(".git/config", "x");
        put("empty.json", "");
        QVERIFY(QFile::link(folder.path(), folder.filePath("a/loop")));
        QVERIFY(QFile::link("/nowhere/at/all", folder.filePath("dangling")));
        NoProgress progress;
        const auto container = Container::open(folder.path().toStdString(), progress);
        QVERIFY(container.has_value());
        QVERIFY((*container)->isFolder());
        const std::string gz = std::to_string(packing::compressed("ten", ARCHIVE_FILTER_GZIP).size());
        QCOMPARE(listing(**container), "a/10.json.gz " + gz + ": ten\na/2.json 3: two\nb.json 1: B\nempty.json 0: \nmonth/z.json 1: Z\nmonth/y.json 1: Y\nz.zip 10: no archive\n");
        QCOMPARE((*container)->compressedDone(), (*container)->compressedTotal());
    }

    void anEmptyFolderIsTold()
    {
        QTemporaryDir folder;
        NoProgress progress;
        const auto container = Container::open(folder.path().toStdString(), progress);
        QVERIFY(!container.has_value());
        QCOMPARE(container.error().code, ErrorCode::UnknownFormat);
        const auto missing = Container::open(folder.filePath("none").toStdString(), progress);
        QVERIFY(!missing.has_value());
        QCOMPARE(missing.error().code, ErrorCode::Io);
    }

    void whateverIsGivenIsOpened()
    {
        QTemporaryDir folder;
        const auto put = [&](const char *name, const std::string &bytes) {
            QFile file(folder.filePath(name));
            if (!file.open(QIODevice::WriteOnly))
                qFatal("no temporary file");
            file.write(bytes.data(), qint64(bytes.size()));
            return file.fileName().toStdString();
        };
        NoProgress progress;
        const auto plain = openInput(put("wrong.zip", "[1]"), progress);
        QVERIFY(plain && plain->bytes && !plain->container);
        const auto archive = openInput(put("wrong.json", packing::zip({{"a", "A"}})), progress);
        QVERIFY(archive && !archive->bytes && archive->container);
        QCOMPARE(listing(*archive->container), "a 1: A\n"s);
        const auto tar = openInput(put("wrong.txt", packing::tar({{"a", "A"}}, ARCHIVE_FILTER_BZIP2)), progress);
        QVERIFY(tar && tar->container);
        QCOMPARE(listing(*tar->container), "a 1: A\n"s);
        const auto all = openInput(folder.path().toStdString(), progress);
        QVERIFY(all && all->container && all->container->isFolder());
        QVERIFY(!openInput(folder.filePath("none").toStdString(), progress).has_value());
    }

    void theMemberBeforeIsClosed()
    {
        const std::string archive = packing::tar({{"a", noise(100'000)}, {"b", "B"}});
        NoProgress progress;
        const auto container = Container::openBytes(archive, "x", progress);
        const auto first = (*container)->openMember(0, progress);
        char buffer[100];
        QVERIFY((*first)->read(buffer, sizeof buffer).has_value());
        const auto second = (*container)->openMember(1, progress);
        QCOMPARE(readAll(**second).bytes, "B"s);
        for (int i = 0; i < 700; ++i) { // what was unpacked of it already may still come
            const auto got = (*first)->read(buffer, sizeof buffer);
            if (!got) {
                QCOMPARE(got.error().code, ErrorCode::Internal);
                return;
            }
        }
        QFAIL("the first member went on");
    }

    void aCancelIsHeard()
    {
        class Impatient final : public Progress
        {
        public:
            bool isCancelled() const override { return ++m_asked > 3; }
            void report(std::int64_t, std::int64_t) override {}

        private:
            mutable int m_asked = 0;
        };
        const std::string archive = packing::tar({{"a", noise(2'000'000)}, {"b", noise(2'000'000)}, {"c", "C"}}, ARCHIVE_FILTER_GZIP);
        Impatient impatient;
        const auto cancelled = Container::openBytes(archive, "x", impatient);
        QVERIFY(!cancelled.has_value());
        QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);
        NoProgress progress;
        const auto container = Container::openBytes(archive, "x", progress);
        Impatient again;
        const auto member = (*container)->openMember(2, again);
        QVERIFY(!member.has_value());
        QCOMPARE(member.error().code, ErrorCode::Cancelled);
        const auto later = (*container)->openMember(2, progress);
        QCOMPARE(readAll(**later).bytes, "C"s);
    }

    void theRealSlackExport()
    {
        const QString path = QStringLiteral(PARLANCE_SHARED_DIR "/data/samples/slack/testarchive.zip");
        if (!QFile::exists(path))
            QSKIP("The real dumps do not lie beside this checkout.");
        NoProgress progress;
        const auto container = Container::open(path.toStdString(), progress);
        QVERIFY(container.has_value());
        QVERIFY((*container)->problems().empty());
        std::int64_t sum = 0;
        bool users = false;
        for (std::size_t i = 0; i < (*container)->members().size(); ++i) {
            const Member &member = (*container)->members()[i];
            users |= member.path == "users.json";
            const auto source = (*container)->openMember(i, progress);
            QVERIFY(source.has_value());
            const All all = readAll(**source);
            QVERIFY(!all.error);
            QCOMPARE(std::int64_t(all.bytes.size()), member.bytes);
            sum += member.bytes;
        }
        QVERIFY(users && sum > 27'993);
    }

private:
    static Files three()
    {
        return {{"general/2019-03-01.json", "[1]"}, {"RC.json", noise(300'000)}, {"empty", ""}};
    }
};

QTEST_GUILESS_MAIN(TestContainer)
#include "tst_container.moc"
