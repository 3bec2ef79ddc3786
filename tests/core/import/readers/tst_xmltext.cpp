// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/xmltext.h"

#include "core/text/utf8.h"

#include <QTest>

#include <expat.h>

using namespace parlance;
using namespace parlance::import;

namespace {

/// A tag as a full parser reads it: name, and a line for each attribute; nothing where it is not well-formed.
std::string parsed(std::string_view tag)
{
    std::string text;
    const XML_Parser parser = XML_ParserCreate("UTF-8");
    XML_SetUserData(parser, &text);
    XML_SetStartElementHandler(parser, [](void *to, const XML_Char *name, const XML_Char **attributes) {
        std::string &all = *static_cast<std::string *>(to);
        all.append(name).append("\n");
        for (; *attributes; attributes += 2)
            all.append(attributes[0]).append("=").append(attributes[1]).append("\n");
    });
    const bool isGood = XML_Parse(parser, tag.data(), int(tag.size()), XML_TRUE) == XML_STATUS_OK;
    XML_ParserFree(parser);
    return isGood ? text : std::string();
}

/// The same as the scanner reads it; nothing where it leaves the tag to a full parser.
std::string scanned(XmlTagScanner &scanner, std::string_view tag)
{
    if (!text::isValidUtf8(tag) || !scanner.read(tag))
        return {};
    std::string text = std::string(scanner.name()) + "\n";
    for (const auto &[name, value] : scanner.attributes())
        text.append(name).append("=").append(value).append("\n");
    return text;
}

} // namespace

class TestXmlText : public QObject
{
    Q_OBJECT

private slots:
    void openings_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("root");
        QTest::addColumn<int>("end");
        QTest::addRow("bare") << QByteArray("<posts><row/>") << QByteArray("posts") << 7;
        QTest::addRow("with everything") << QByteArray("\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- > -->\n<!DOCTYPE a [<!ENTITY b '>]'> <!-- don't --> <?c '?> ]>\n<a b='>' c=\"/>\">") << QByteArray("a") << 108;
        QTest::addRow("closed at once") << QByteArray("<posts/>") << QByteArray("posts") << 8;
        QTest::addRow("breaks off in a document type") << QByteArray("<!DOCTYPE a [<!ENTITY b 'c") << QByteArray() << -1;
        QTest::addRow("breaks off in the root") << QByteArray("<feed xmlns='http") << QByteArray() << -1;
        QTest::addRow("breaks off at once") << QByteArray("<") << QByteArray() << -1;
        QTest::addRow("nothing yet") << QByteArray(" \n") << QByteArray() << -1;
        QTest::addRow("words") << QByteArray("Dear all,") << QByteArray() << -2;
        QTest::addRow("a number in brackets") << QByteArray("<3") << QByteArray() << -2;
        QTest::addRow("something declared") << QByteArray("<!ELEMENT a>") << QByteArray() << -2;
    }

    void openings()
    {
        QFETCH(QByteArray, text);
        const std::string bytes = text.toStdString();
        const XmlOpening opening = xmlOpening(bytes);
        QTEST(QByteArray::fromStdString(std::string(opening.root)), "root");
        QTEST(opening.state == XmlOpening::State::Whole       ? int(opening.end)
                  : opening.state == XmlOpening::State::BreaksOff ? -1
                                                                  : -2,
              "end");
        for (std::size_t size = 0; size < bytes.size(); ++size)
            (void)xmlOpening(std::string_view(bytes).substr(0, size));
    }

    void mending_data()
    {
        QTest::addColumn<QByteArray>("xml");
        QTest::addColumn<QByteArray>("expected");
        QTest::addRow("what is right stays") << QByteArray("<a b=\"&lt;&#xA;&#39;é\"/>\t\r\n") << QByteArray("<a b=\"&lt;&#xA;&#39;é\"/>\t\r\n");
        QTest::addRow("bytes that are no text") << QByteArray("<a b='\xFFx\x01'/>") << QByteArray("<a b='\uFFFDx\uFFFD'/>");
        QTest::addRow("references to what XML does not allow") << QByteArray("&#0;&#x1F;&#xD800;&#x110000;&#99999999999999;") << QByteArray("\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
        QTest::addRow("references to nothing") << QByteArray("&nbsp; & &# &#; &#x; &#12 &lt &;") << QByteArray("&amp;nbsp; &amp; &amp;# &amp;#; &amp;#x; &amp;#12 &amp;lt &amp;;");
        QTest::addRow("brackets in attributes") << QByteArray("<a b='<i>' c=\"<\">") << QByteArray("<a b='&lt;i>' c=\"&lt;\">");
        QTest::addRow("characters that are none") << QByteArray("\xEF\xBF\xBE\xEF\xBF\xBF") << QByteArray("\uFFFD\uFFFD");
    }

    void mending()
    {
        QFETCH(QByteArray, xml);
        QTEST(QByteArray::fromStdString(mendedXml(xml.toStdString())), "expected");
    }

    void theScannerReadsTags_data()
    {
        QTest::addColumn<QByteArray>("tag");
        QTest::addColumn<bool>("isRead");
        QTest::addRow("without attributes") << QByteArray("<row/>") << true;
        QTest::addRow("as dumps have them") << QByteArray("<row Id=\"1\" Body=\"&lt;p&gt;a &amp;amp; b&lt;/p&gt;&#xA;&quot;'&#xD;\" Score=\"-1\" />") << true;
        QTest::addRow("over two lines") << QByteArray("<row Id=\"1\"\n  Score=\"2\"/>") << true;
        QTest::addRow("empty values and signs of many bytes") << QByteArray("<row A=\"\" B=\"é€😀>\"/>") << true;
        QTest::addRow("apostrophes") << QByteArray("<row A='1'/>") << false;
        QTest::addRow("a line end in a value") << QByteArray("<row A=\"12345678\n\"/>") << false;
        QTest::addRow("a reference by number") << QByteArray("<row A=\"&#65;\"/>") << false;
        QTest::addRow("a reference to an entity") << QByteArray("<row A=\"&boom;\"/>") << false;
        QTest::addRow("a bare ampersand") << QByteArray("<row A=\"R&D\"/>") << false;
        QTest::addRow("a bracket") << QByteArray("<row A=\"a<b\"/>") << false;
        QTest::addRow("the same twice") << QByteArray("<row A=\"1\" A=\"1\"/>") << false;
        QTest::addRow("no blank between") << QByteArray("<row A=\"1\"B=\"1\"/>") << false;
        QTest::addRow("not closed") << QByteArray("<row A=\"1\">") << false;
        QTest::addRow("a control character") << QByteArray("<row A=\"\x01\"/>") << false;
        QTest::addRow("a character that is none") << QByteArray("<row A=\"\xEF\xBF\xBF\"/>") << false;
        QTest::addRow("nothing") << QByteArray() << false;
    }

    void theScannerReadsTags()
    {
        QFETCH(QByteArray, tag);
        QFETCH(bool, isRead);
        XmlTagScanner scanner;
        const std::string found = scanned(scanner, tag.toStdString());
        QCOMPARE(!found.empty(), isRead);
        if (isRead)
            QCOMPARE(QByteArray::fromStdString(found), QByteArray::fromStdString(parsed(tag.toStdString())));
    }

    void whateverTheScannerReadsAParserReadsTheSame()
    {
        const std::string base = "<row Id=\"17\" Body=\"&lt;p&gt;é &amp;amp; &#xA;\" Score=\"-1\" />";
        const std::string_view parts[] = {"\"", "&", ";", "<", ">", "/", " ", "\n", "=", "a", "Id", "&lt;", "&#xA;", "&#", "'", "\t", "\xC3", "\xA9", "\xEF\xBF\xBE"};
        XmlTagScanner scanner;
        std::uint64_t seed = 1;
        const auto next = [&](std::size_t below) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            return std::size_t(seed >> 33) % below;
        };
        int read = 0;
        for (int i = 0; i < 60'000; ++i) {
            std::string tag = base;
            for (std::size_t change = next(3); change-- > 0;) {
                const std::size_t at = next(tag.size());
                tag.replace(at, next(2), parts[next(std::size(parts))]);
            }
            const std::string found = scanned(scanner, tag);
            if (found.empty())
                continue;
            ++read;
            if (found != parsed(tag))
                QCOMPARE(QByteArray::fromStdString(tag + '\n' + found), QByteArray::fromStdString(tag + '\n' + parsed(tag)));
        }
        QVERIFY(read > 10'000);
    }
};

QTEST_APPLESS_MAIN(TestXmlText)
#include "tst_xmltext.moc"
