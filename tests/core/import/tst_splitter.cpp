// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/reader.h"

#include <QTest>

#include <algorithm>

using namespace parlance;
using namespace parlance::import;
using namespace std::string_literals;

namespace {

/// Gives `piece` bytes at a time, and fails at the end if told so.
class Dripping final : public ByteSource
{
public:
    Dripping(std::string_view bytes, std::size_t piece, bool breaks = false) : m_bytes(bytes), m_piece(piece), m_breaks(breaks) {}
    Result<std::size_t> read(char *to, std::size_t size) override
    {
        const std::size_t count = std::min({size, m_piece, m_bytes.size() - m_at});
        if (count == 0 && m_breaks)
            return Error{.code = ErrorCode::Corrupt, .message = "%1 breaks off.", .offset = std::int64_t(m_at)};
        std::copy_n(m_bytes.data() + m_at, count, to);
        m_at += count;
        return count;
    }
    std::int64_t compressedDone() const override { return std::int64_t(m_at); }
    std::int64_t compressedTotal() const override { return std::int64_t(m_bytes.size()); }
    std::string sha256() override { return {}; }

private:
    std::string_view m_bytes;
    std::size_t m_piece;
    bool m_breaks;
    std::size_t m_at = 0;
};

/// A gigabyte-sized line without a gigabyte: 'x' up to `size`, then the rest.
class LongLine final : public ByteSource
{
public:
    LongLine(std::size_t size, std::string_view rest) : m_left(size), m_rest(rest) {}
    Result<std::size_t> read(char *to, std::size_t size) override
    {
        const std::size_t filler = std::min(size, m_left);
        std::fill_n(to, filler, 'x');
        m_left -= filler;
        if (filler > 0)
            return filler;
        const std::size_t count = std::min(size, m_rest.size());
        std::copy_n(m_rest.data(), count, to);
        m_rest.remove_prefix(count);
        return count;
    }
    std::int64_t compressedDone() const override { return 0; }
    std::int64_t compressedTotal() const override { return 0; }
    std::string sha256() override { return {}; }

private:
    std::size_t m_left;
    std::string_view m_rest;
};

} // namespace

class TestSplitter : public QObject
{
    Q_OBJECT

private slots:
    void chunksAreTheContent_data()
    {
        QTest::addColumn<QByteArray>("content");
        const auto row = [](const char *name, const std::string &content) {
            QTest::addRow("%s", name) << QByteArray::fromStdString(content);
        };
        row("nothing", "");
        row("one line", "one\n");
        row("no line end at the end", "one\ntwo");
        row("blank lines", "\n\none\n\n\ntwo\n\n");
        row("carriage returns", "one\r\ntwo\r\n");
        row("NULs between lines", "one\n"s + std::string(50, '\0') + "\ntwo\n");
        row("a line longer than a chunk", "one\n" + std::string(1000, 'x') + "\ntwo\n");
        row("UTF-8 at every seam", "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x8D\n\xF0\x9F\x98\x8D\xC3\xA9\n");
    }

    /// Whatever the pieces, the head and the size of the chunks: whole lines, in order, with their right places.
    void chunksAreTheContent()
    {
        QFETCH(QByteArray, content);
        const std::string bytes = content.toStdString();
        for (const std::size_t piece : {1u, 2u, 3u, 7u, 64u, 100000u}) {
            for (const std::size_t chunkBytes : {1u, 5u, 64u, 1u << 20}) {
                for (const std::size_t headBytes : {std::size_t{0}, bytes.size() / 3, bytes.size() / 2, bytes.size()}) {
                    Dripping source(std::string_view(bytes).substr(headBytes), piece);
                    Splitter splitter(source, Reader::Cut::Lines, bytes.substr(0, headBytes), chunkBytes);
                    std::string all;
                    std::int64_t line = 1;
                    for (;;) {
                        const auto chunk = splitter.next();
                        QVERIFY(chunk.has_value());
                        if (!*chunk)
                            break;
                        QCOMPARE((*chunk)->offset, std::int64_t(all.size()));
                        QCOMPARE((*chunk)->firstLine, line);
                        QVERIFY(!(*chunk)->truncated);
                        QVERIFY(!(*chunk)->bytes.empty());
                        all += (*chunk)->bytes;
                        line += std::count((*chunk)->bytes.begin(), (*chunk)->bytes.end(), '\n');
                        QVERIFY(all.ends_with('\n') || all.size() == bytes.size());
                    }
                    QCOMPARE(all, bytes);
                    QVERIFY(splitter.takeOversized().empty());
                }
            }
        }
    }

    void aByteOrderMarkIsNoContent()
    {
        const std::string bytes = "\xEF\xBB\xBF{\"a\":1}\n";
        for (const std::size_t headBytes : {0u, 1u, 2u, 3u, 6u}) {
            for (const Reader::Cut cut : {Reader::Cut::Lines, Reader::Cut::WholeDocument}) {
                Dripping source(std::string_view(bytes).substr(headBytes), 1);
                Splitter splitter(source, cut, bytes.substr(0, headBytes));
                const auto chunk = splitter.next();
                QCOMPARE((*chunk)->bytes, "{\"a\":1}\n"s);
                QCOMPARE((*chunk)->offset, std::int64_t{3});
                QCOMPARE((*chunk)->firstLine, std::int64_t{1});
                QVERIFY(!splitter.next().value());
            }
        }
    }

    void aDocumentIsOneChunk()
    {
        const std::string bytes = "{\n" + std::string(5000, ' ') + "\n}\n";
        Dripping source(bytes, 100);
        Splitter splitter(source, Reader::Cut::WholeDocument, {}, 64);
        const auto chunk = splitter.next();
        QCOMPARE((*chunk)->bytes, bytes);
        QVERIFY(!splitter.next().value());
    }

    void aFailureIsToldAfterWhatIsWhole()
    {
        for (const std::string &bytes : {"one\ntwo\nthr"s, "one\ntwo\n"s, ""s}) {
            Dripping source(bytes, 2, true);
            Splitter splitter(source, Reader::Cut::Lines, {}, 4);
            std::string all;
            bool truncated = false;
            auto chunk = splitter.next();
            for (; chunk && *chunk; chunk = splitter.next()) {
                QVERIFY(!truncated); // only the last can be
                all += (*chunk)->bytes;
                truncated = (*chunk)->truncated;
            }
            QCOMPARE(all, bytes);
            QCOMPARE(truncated, bytes.ends_with("thr"));
            QVERIFY(!chunk.has_value());
            QCOMPARE(chunk.error().code, ErrorCode::Corrupt);
            QVERIFY(!splitter.next().has_value());
        }
    }

    void aBrokenDocumentIsHandedOutAsSuch()
    {
        Dripping source("[{\"kind\": \"Listing\"}\n", 4, true);
        Splitter splitter(source, Reader::Cut::WholeDocument, {});
        const auto chunk = splitter.next();
        QVERIFY(chunk.has_value() && *chunk);
        QVERIFY((*chunk)->truncated);
        QVERIFY(!splitter.next().has_value());
    }

    void aLineOverTheCapIsPassedOverAndTold()
    {
        LongLine source(Splitter::maxRecordBytes + (std::size_t{8} << 20), "yy\nlast\n");
        Splitter splitter(source, Reader::Cut::Lines, "first\n");
        std::string all;
        std::vector<Reject> rejects;
        std::int64_t lastOffset = 0;
        std::int64_t lastLine = 0;
        for (;;) {
            const auto chunk = splitter.next();
            QVERIFY(chunk.has_value());
            if (!*chunk)
                break;
            all += (*chunk)->bytes;
            lastOffset = (*chunk)->offset;
            lastLine = (*chunk)->firstLine;
            for (Reject &reject : splitter.takeOversized())
                rejects.push_back(std::move(reject));
        }
        for (Reject &reject : splitter.takeOversized())
            rejects.push_back(std::move(reject));
        QCOMPARE(all, "first\nlast\n"s);
        QCOMPARE(rejects.size(), std::size_t{1});
        QCOMPARE(rejects[0].line, std::int64_t{2});
        QCOMPARE(rejects[0].offset, std::int64_t{6});
        QCOMPARE(rejects[0].excerpt, std::string(200, 'x'));
        QCOMPARE(lastLine, std::int64_t{3});
        QCOMPARE(lastOffset, std::int64_t(6 + Splitter::maxRecordBytes + (std::size_t{8} << 20) + 3));
    }
};

QTEST_GUILESS_MAIN(TestSplitter)
#include "tst_splitter.moc"
