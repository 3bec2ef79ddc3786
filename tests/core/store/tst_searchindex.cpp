// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/searchindex.h"

#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include <map>
#include <random>
#include <set>

using namespace parlance;
using namespace parlance::store;

namespace {

struct Doc
{
    std::string title, text;
};
using Docs = std::map<std::int64_t, Doc>;

constexpr const char *Schema = "CREATE TABLE doc (id INTEGER PRIMARY KEY, title TEXT, text TEXT);"
                               "CREATE VIRTUAL TABLE post_search USING fts5 (title, text, content = 'doc', content_rowid = 'id',"
                               " tokenize = 'unicode61 remove_diacritics 2');"
                               "INSERT INTO post_search (post_search, rank) VALUES ('automerge', 0);";

/// SQLite as anybody has it: nothing of ours in it.
class Stock
{
public:
    explicit Stock(const QString &path) { sqlite3_open(path.toUtf8().constData(), &m_handle); }
    ~Stock() { sqlite3_close(m_handle); }
    Stock(const Stock &) = delete;
    Stock &operator=(const Stock &) = delete;

    /// The rows as text; an error fails the test.
    QStringList rows(const std::string &sql)
    {
        QStringList all;
        sqlite3_stmt *statement = nullptr;
        sqlite3_prepare_v2(m_handle, sql.c_str(), -1, &statement, nullptr);
        int code = SQLITE_ROW;
        while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
            QString row;
            for (int i = 0; i < sqlite3_column_count(statement); ++i)
                row += QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(statement, i))) + QLatin1Char('|');
            all.append(row);
        }
        if (code != SQLITE_DONE)
            QTest::qFail(sqlite3_errmsg(m_handle), __FILE__, __LINE__);
        sqlite3_finalize(statement);
        return all;
    }

    void put(const char *sql, std::int64_t id, const Doc &doc)
    {
        sqlite3_stmt *statement = nullptr;
        sqlite3_prepare_v2(m_handle, sql, -1, &statement, nullptr);
        sqlite3_bind_int64(statement, 1, id);
        sqlite3_bind_text64(statement, 2, doc.title.data(), doc.title.size(), SQLITE_STATIC, SQLITE_UTF8);
        sqlite3_bind_text64(statement, 3, doc.text.data(), doc.text.size(), SQLITE_STATIC, SQLITE_UTF8);
        QCOMPARE(sqlite3_step(statement), SQLITE_DONE);
        sqlite3_finalize(statement);
    }

private:
    sqlite3 *m_handle = nullptr;
};

/// Two files of the same documents: one indexed by us, one by SQLite.
class Pair
{
public:
    Pair() : m_connection(*Connection::open(path("ours").toStdString(), Connection::Mode::Create)), m_stock(path("theirs"))
    {
        m_connection.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF").value();
        m_stock.rows("PRAGMA synchronous = OFF");
        m_connection.execute(Schema).value();
        m_index.emplace(*SearchIndex::open(m_connection));
        m_builder.emplace(*SearchSegmentBuilder::create());
        std::string each = Schema;
        for (std::size_t end = each.find(';'); end != std::string::npos; each.erase(0, end + 1), end = each.find(';'))
            QCOMPARE(m_stock.rows(each.substr(0, end)), QStringList());
    }

    void add(const Docs &docs)
    {
        auto transaction = Transaction::begin(m_connection);
        m_stock.rows("BEGIN");
        std::vector<SearchDocument> wanted;
        auto keep = *m_connection.prepare("INSERT INTO doc VALUES (?1, ?2, ?3)");
        for (const auto &[id, doc] : docs) {
            wanted.push_back({id, doc.title, doc.text});
            keep.bind(1, id);
            keep.bind(2, std::string_view(doc.title));
            keep.bind(3, std::string_view(doc.text));
            keep.run().value();
            m_stock.put("INSERT INTO doc VALUES (?1, ?2, ?3)", id, doc);
            m_stock.put("INSERT INTO post_search (rowid, title, text) VALUES (?1, ?2, ?3)", id, doc);
        }
        m_index->add(m_builder->build(wanted), wanted).value();
        transaction->commit().value();
        m_stock.rows("COMMIT");
    }

    /// What stock SQLite says of our file.
    void check()
    {
        Stock reader(path("ours"));
        QCOMPARE(reader.rows("INSERT INTO post_search (post_search, rank) VALUES ('integrity-check', 1)"), QStringList());
        QCOMPARE(reader.rows("PRAGMA integrity_check"), QStringList{QStringLiteral("ok|")});
    }

    void compare(const std::string &sql)
    {
        Stock reader(path("ours"));
        const QStringList theirs = m_stock.rows(sql);
        const QStringList ours = reader.rows(sql);
        for (qsizetype i = 0; i < std::min(ours.size(), theirs.size()); ++i) {
            if (ours[i] != theirs[i])
                QFAIL(qPrintable(QStringLiteral("row %1: %2 instead of %3").arg(i).arg(ours[i], theirs[i])));
        }
        QCOMPARE(ours.size(), theirs.size());
    }

    /// Every token of both, with its place.
    void compareTokens()
    {
        for (const QString &file : {path("ours"), path("theirs")})
            Stock(file).rows("CREATE VIRTUAL TABLE IF NOT EXISTS token USING fts5vocab ('post_search', 'instance')");
        compare("SELECT * FROM token");
        compare("SELECT id, hex(sz) FROM post_search_docsize");
        compare("SELECT hex(block) FROM post_search_data WHERE id = 1");
    }

    const Connection &connection() const { return m_connection; }
    Stock &stock() { return m_stock; }
    SearchIndex &index() { return *m_index; }
    SearchSegmentBuilder &builder() { return *m_builder; }
    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }

private:
    QTemporaryDir m_folder;
    Connection m_connection;
    Stock m_stock;
    std::optional<SearchIndex> m_index;
    std::optional<SearchSegmentBuilder> m_builder;
};

void appendUtf8(std::string &out, char32_t c)
{
    out += QString::fromUcs4(&c, 1).toStdString();
}

/// Words of a few lengths, common ones often.
std::string randomText(std::mt19937 &random, int words)
{
    static const char *const odd[] = {"Élan", "naïve", "don’t", "日本語", "e\u0301te", "😀", "x\u0300\u0301y", "İstanbul", "ǅ", "٣٤", "a😀b"};
    std::string text;
    for (int i = 0; i < words; ++i) {
        const unsigned number = random() % (1U << (random() % 14));
        if (number % 23 == 7)
            text += odd[random() % std::size(odd)];
        else
            text += (number % 3 == 0 ? "Word" : number % 3 == 1 ? "w" : "ALongerWordOfManyLetters") + std::to_string(number);
        text += " ,.-\n"[random() % 5];
    }
    return text;
}

} // namespace

class TestSearchIndex : public QObject
{
    Q_OBJECT

private slots:
    void everyCharacterIsCutAsSqliteCutsIt()
    {
        Docs docs;
        for (char32_t c = 1; c <= 0x10FFFF; ++c) {
            if (c >= 0xD800 && c <= 0xDFFF)
                continue;
            std::string &text = docs[c >> 10].text;
            text += 'A';
            appendUtf8(text, c);
            text += "b ";
            appendUtf8(text, c);
            text += ' ';
        }
        Pair pair;
        pair.add(docs);
        pair.check();
        pair.compareTokens();
    }

    void bytesThatAreNoTextAreCutAsSqliteCutsThem()
    {
        std::mt19937 random(7);
        Docs docs;
        for (int i = 0; i < 300; ++i) {
            std::string &text = docs[i].text;
            for (unsigned size = random() % 200; size > 0; --size)
                text += random() % 3 ? "aB3 é"[random() % 6] : static_cast<char>(random() % 256);
        }
        Pair pair;
        pair.add(docs);
        pair.compareTokens();
    }

    void aSegmentHoldsWhatSqliteHolds_data()
    {
        QTest::addColumn<int>("documents");
        QTest::addColumn<int>("words");
        QTest::addColumn<qint64>("apart");
        QTest::addRow("nothing at all") << 3 << 0 << qint64{1};
        QTest::addRow("one page") << 5 << 10 << qint64{1};
        QTest::addRow("words whose posts fill several pages") << 3000 << 30 << qint64{3};
        QTest::addRow("ids as large as real ones") << 500 << 100 << (qint64{1} << 48);
    }

    void aSegmentHoldsWhatSqliteHolds()
    {
        QFETCH(int, documents);
        QFETCH(int, words);
        QFETCH(qint64, apart);
        std::mt19937 random(1);
        Docs docs;
        for (int i = 1; i <= documents; ++i)
            docs[i * apart] = {i % 7 == 0 ? randomText(random, words / 5) : std::string(), randomText(random, words)};
        Pair pair;
        pair.add(docs);
        pair.check();
        pair.compareTokens();
        for (const char *query : {"word0", "word1 w2", "\"w1 w1\"", "w0 NOT w1", "NEAR(w0 w1, 3)", "title : w1", "alonger*", "ete", "日本語"}) {
            pair.compare("SELECT rowid, bm25(post_search) FROM post_search WHERE post_search MATCH '" + std::string(query) + "'");
            pair.compare("SELECT rowid FROM post_search WHERE post_search MATCH '" + std::string(query) + "' AND rowid > "
                         + std::to_string(documents * apart / 3) + " ORDER BY rowid DESC");
        }
    }

    void aWordOnThousandsOfPagesIsFound()
    {
        // Ids far apart make the list of a word's pages longer than a page itself.
        Docs docs;
        std::string often;
        for (int i = 0; i < 1500; ++i)
            often += "often ";
        for (std::int64_t i = 1; i <= 2500; ++i)
            docs[i << 45].text = often + (i % 500 == 0 ? "seldom" : "");
        docs[std::int64_t{2501} << 45].text = std::string(40'000, 'x') + " often";
        Pair pair;
        pair.add(docs);
        pair.check();
        pair.compare("SELECT rowid FROM post_search WHERE post_search MATCH 'often seldom'");
        pair.compare("SELECT rowid FROM post_search WHERE post_search MATCH 'often' AND rowid > 2000 * (1 << 45)");
        pair.compare("SELECT rowid FROM post_search WHERE post_search MATCH 'often' AND rowid < 300 * (1 << 45) ORDER BY rowid DESC");
        pair.compare("SELECT rowid FROM post_search WHERE post_search MATCH 'xxx*'");
    }

    void manySegmentsBecomeFew()
    {
        Pair pair;
        std::mt19937 random(3);
        for (std::size_t batch = 0; batch < 2 * SearchIndex::mergeAt - 50; ++batch) {
            Docs docs;
            for (int i = 0; i < 8; ++i)
                docs[static_cast<std::int64_t>(batch) + 1000 * i].text = randomText(random, 12);
            pair.add(docs);
        }
        pair.check();
        pair.compareTokens();
        pair.compare("SELECT rowid, bm25(post_search) FROM post_search WHERE post_search MATCH 'word0 OR w1*'");
        const QStringList count = Stock(pair.path("ours")).rows("SELECT count(DISTINCT segid) FROM post_search_idx");
        QVERIFY2(count.first().chopped(1).toULongLong() < SearchIndex::mergeAt, qPrintable(count.first()));
    }

    void sqliteGoesOnWithWhatWeWrote()
    {
        Pair pair;
        std::mt19937 random(5);
        Docs docs;
        for (int i = 0; i < 500; ++i)
            docs[i].text = randomText(random, 30);
        pair.add(docs);
        const std::string dropped = "INSERT INTO post_search (post_search, rowid, title, text) VALUES ('delete', 7, '', '"
            + docs[7].text + "')";
        const auto inBoth = [&pair](const std::string &sql) {
            pair.connection().execute(sql).value();
            QCOMPARE(pair.stock().rows(sql), QStringList());
        };
        // Through the connection that wrote, which must not remember an older index.
        inBoth("DELETE FROM doc WHERE id = 7");
        inBoth(dropped);
        inBoth("INSERT INTO doc VALUES (7, 'new', 'words'), (1000, '', 'more new words')");
        inBoth("INSERT INTO post_search (rowid, title, text) VALUES (7, 'new', 'words'), (1000, '', 'more new words')");
        pair.check();
        pair.compareTokens();
        Docs more;
        for (int i = 2000; i < 2100; ++i)
            more[i].text = randomText(random, 30);
        pair.add(more);
        pair.check();
        inBoth("INSERT INTO post_search (post_search) VALUES ('optimize')");
        pair.check();
        pair.compareTokens();
    }

    void theSameConnectionFindsWhatWasAddedSince()
    {
        Pair pair;
        const auto count = [&] {
            return *pair.connection().number("SELECT count(*) FROM post_search WHERE post_search MATCH 'apple'");
        };
        pair.add({{1, {"", "apple"}}});
        QCOMPARE(count(), 1);
        pair.add({{2, {"", "an apple"}}, {3, {"apple", ""}}});
        QCOMPARE(count(), 3);
        {
            auto transaction = Transaction::begin(pair.connection());
            const std::vector<SearchDocument> given{{4, {}, "apple"}};
            pair.index().add(pair.builder().build(given), given).value();
            QCOMPARE(count(), 4);
        }
        QCOMPARE(count(), 3); // rolled back
        pair.add({{5, {"", "apple"}}});
        QCOMPARE(count(), 4);
        pair.check();
    }

    void theTablesBehindTheIndexStayClosedToOthers()
    {
        Pair pair;
        pair.add({{1, {"", "apple"}}});
        QVERIFY(!pair.connection().execute("DELETE FROM post_search_data"));
    }
};

QTEST_GUILESS_MAIN(TestSearchIndex)
#include "tst_searchindex.moc"
