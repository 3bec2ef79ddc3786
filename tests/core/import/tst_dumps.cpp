// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/dumps.h"

#include <QTest>

#include <algorithm>

using namespace parlance;
using namespace parlance::import;

namespace {

/// Any folder with a book.txt is one dump of its pages, last page first.
class BookFormat final : public FolderFormat
{
public:
    const Reader &reader() const override { return *readers().front(); }
    std::vector<std::size_t> members(const std::vector<std::string> &paths) const override
    {
        if (std::find(paths.begin(), paths.end(), "book.txt") == paths.end())
            return {};
        std::vector<std::size_t> pages;
        for (std::size_t i = paths.size(); i > 0; --i) {
            if (paths[i - 1].ends_with(".page"))
                pages.push_back(i - 1);
        }
        return pages;
    }
    bool isRoster(std::string_view path) const override { return path == "book.txt"; }
};

} // namespace

class TestDumps : public QObject
{
    Q_OBJECT

private slots:
    void aFolderFallsIntoDumps_data()
    {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<QStringList>("expected");
        QTest::addRow("files are dumps") << QStringList{"b.json", "a.json"}
                                         << QStringList{"top/a.json in top: 1", "top/b.json in top: 0"};
        QTest::addRow("folders in folders") << QStringList{"x/y/a", "x/b", "c"}
                                            << QStringList{"top/c in top: 2", "top/x/b in x: 1", "top/x/y/a in y: 0"};
        QTest::addRow("a folder of a folder format is one dump") << QStringList{"1.page", "2.page", "book.txt"}
                                                                 << QStringList{"top in top: 1 0 names 2"};
        QTest::addRow("so is one below, beside other files")
            << QStringList{"notes.txt", "book/1.page", "book/book.txt", "book/more/2.page"}
            << QStringList{"top/book in book: 3 1 names 2", "top/notes.txt in top: 0"};
        QTest::addRow("a name that begins like a folder's") << QStringList{"a.json", "a/b", "ab/c"}
                                                            << QStringList{"top/a.json in top: 0", "top/a/b in a: 1", "top/ab/c in ab: 2"};
        QTest::addRow("nothing") << QStringList{} << QStringList{};
    }

    void aFolderFallsIntoDumps()
    {
        QFETCH(QStringList, files);
        QFETCH(QStringList, expected);
        std::vector<Member> members;
        for (const QString &file : files)
            members.push_back({file.toStdString(), 1});
        const BookFormat book;
        QStringList found;
        for (const Dump &dump : dumpsIn("top", members, {&book})) {
            std::string text = dump.path + " in " + dump.folder + ":";
            for (const std::size_t member : dump.members)
                text += " " + std::to_string(member);
            for (const std::size_t member : dump.rosters)
                text += " names " + std::to_string(member);
            QCOMPARE(dump.format != nullptr, !dump.rosters.empty());
            found += QString::fromStdString(text);
        }
        QCOMPARE(found, expected);
    }

    void aFileByItselfKnowsItsFolder()
    {
        const Dump dump = dumpOf("/data/general/2019-03-01.json");
        QCOMPARE(dump.name, std::string("2019-03-01.json"));
        QCOMPARE(dump.folder, std::string("general"));
        QVERIFY(dump.members.empty());
    }
};

QTEST_APPLESS_MAIN(TestDumps)
#include "tst_dumps.moc"
