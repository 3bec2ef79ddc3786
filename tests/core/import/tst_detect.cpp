// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/reader.h"

#include <QTest>

#include <algorithm>
#include <memory>

using namespace parlance;
using namespace parlance::import;
using namespace std::string_literals;

namespace {

/// JSON with ' for " and ` for a quotation mark inside a string: raw strings with quotes confuse moc.
std::string json(std::string text)
{
    std::replace(text.begin(), text.end(), '\'', '"');
    std::replace(text.begin(), text.end(), '`', '"');
    return text;
}

} // namespace

class TestDetect : public QObject
{
    Q_OBJECT

private slots:
    void contentIsRecognised_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QString>("reader");
        const auto row = [](const char *name, const std::string &head, const char *reader) {
            QTest::addRow("%s", name) << QByteArray::fromStdString(head) << reader;
        };
        const std::string comment = json("{'id':'c1','link_id':'t3_a','parent_id':'t3_a','body':'x','author':'y'}");
        const std::string submission = json("{'id':'a','title':'x','selftext':'','num_comments':1,'author':'y'}");
        row("a comment", comment + "\n", "reddit-ndjson");
        row("a submission", submission + "\n", "reddit-ndjson");
        row("one line without an end", comment, "reddit-ndjson");
        row("carriage returns", comment + "\r\n" + comment + "\r\n", "reddit-ndjson");
        row("a byte order mark first", "\xEF\xBB\xBF" + comment + "\n", "reddit-ndjson");
        row("blank lines and NULs first", "\n\n"s + std::string(20, '\0') + "\n" + comment + "\n", "reddit-ndjson");
        row("a broken line first", "{\"id\": \"c0\", \"body\n" + comment + "\n", "reddit-ndjson");
        row("a line longer than the head", comment.substr(0, 60) + json("','body':'") + std::string(100'000, 'x'), "reddit-ndjson");
        row("a body that quotes other formats' keys",
            json("{'id':'c1','link_id':'t3_a','body':'{\\`kind\\`: \\`Listing\\`, \\`post_stream\\`: [<html>'}") + "\n", "reddit-ndjson");
        row("bad UTF-8 and a lone surrogate", "{\"id\":\"c1\",\"link_id\":\"t3_a\",\"body\":\"\xE9 \\ud83d\"}\n", "reddit-ndjson");
    }

    void contentIsRecognised()
    {
        QFETCH(QByteArray, head);
        QFETCH(QString, reader);
        // The name deceives; a head is at most 64 KiB.
        const auto found = detectFormat(head.toStdString().substr(0, 65536), "page.html");
        QVERIFY2(found.has_value(), found.has_value() ? "" : describe(found.error()).c_str());
        QCOMPARE(QString::fromUtf8((*found)->name()), reader);
    }

    void everythingElseIsNamed_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const std::string &head, const char *said) {
            QTest::addRow("%s", name) << QByteArray::fromStdString(head) << said;
        };
        row("an empty file", "", "empty");
        row("blanks alone", " \n\t\r\n", "empty");
        row("NULs alone", std::string(100, '\0'), "empty");
        row("a web page", "<!DOCTYPE html>\n<html><body>x</body></html>", "web page");
        row("a web page in small letters, after blanks", "\n  <html lang=\"en\">", "web page");
        row("a web page behind a byte order mark", "\xEF\xBB\xBF<!doctype HTML>", "web page");
        row("an SQLite database", "SQLite format 3\0and pages"s, "SQLite");
        row("a PDF document", "%PDF-1.7\n", "PDF");
        row("XML of another kind", "<?xml version=\"1.0\"?><catalogue><book id=\"1\"/></catalogue>", "XML");
        row("votes of Stack Exchange", "<?xml version=\"1.0\"?><votes><row Id=\"1\"/></votes>", "holds no posts");
        row("JSON of another shape", json("{'weather': [1, 2, 3]}"), "JSON");
        row("an array of figures", "[1, 2, 3]", "JSON");
        row("a body that quotes our keys is no dump", json("{'text': '\\`link_id\\`: \\`t3_a\\`, \\`body\\`: \\`x\\`, \\`id\\`: \\`y\\`'}"), "JSON");
        row("our keys too deep are no dump", json("{'wrapped': {'id': 'a', 'link_id': 't3_a', 'body': 'x'}}"), "JSON");
        std::string binary;
        for (int i = 0; i < 4096; ++i)
            binary += static_cast<char>((i * 37) % 251);
        row("a binary file", binary, "not text");
        row("prose", "Dear all,\nthis is a letter.\n", "no format");
    }

    void everythingElseIsNamed()
    {
        QFETCH(QByteArray, head);
        QFETCH(QString, said);
        const auto found = detectFormat(head.toStdString(), "dump.ndjson");
        QVERIFY(!found.has_value());
        QCOMPARE(found.error().code, ErrorCode::UnknownFormat);
        QCOMPARE(found.error().subject, "dump.ndjson"s);
        QVERIFY2(QString::fromStdString(describe(found.error())).contains(said), describe(found.error()).c_str());
    }

    /// A head may end anywhere: detection must take it or refuse it, and stay within it.
    void headsCutAnywhere()
    {
        const std::string heads[] = {
            "{\"id\":\"c1\",\"link_id\":\"t3_a\",\"body\":\"a \\\"quoted\\\" \\ud83d\\ude06 \xF0\x9F\x98\x8D\",\"x\":{\"y\":[1,2]}}\n",
            "[{\"kind\": \"Listing\", \"data\": {\"children\": []}}]",
            "<!DOCTYPE html><html>",
            "SQLite format 3\0"s};
        for (const std::string &head : heads) {
            for (std::size_t size = 0; size <= head.size(); ++size) {
                // A copy of exactly that size, so that the sanitizer sees a step too far.
                const auto part = std::make_unique<char[]>(size + 1);
                std::copy_n(head.data(), size, part.get());
                const auto found = detectFormat(std::string_view(part.get(), size), "x");
                QVERIFY(found.has_value() || found.error().code == ErrorCode::UnknownFormat);
            }
        }
    }

    void deepNestingDoesNotExhaustTheStack()
    {
        for (const std::string &open : {"["s, "{\"a\":"s}) {
            std::string deep;
            for (int i = 0; i < 10'000; ++i)
                deep += open;
            QVERIFY(!detectFormat(deep, "x").has_value());
        }
    }

    void readersAreFoundByName()
    {
        QVERIFY(!readers().empty());
        for (const Reader *reader : readers())
            QCOMPARE(readerNamed(reader->name()), reader);
        QVERIFY(readerNamed("no such format") == nullptr);
    }
};

QTEST_GUILESS_MAIN(TestDetect)
#include "tst_detect.moc"
