// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/redditatom.h"

#include "core/import/import.h"
#include "core/import/readers/redditaddress.h"
#include "tests/core/readerproof.h"

#include <QFile>
#include <QTemporaryDir>

using namespace parlance;
using namespace parlance::import;

namespace {

std::string contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

const QString fixture = QStringLiteral(PARLANCE_SOURCE_DIR "/tests/data/reddit-atom/thread.rss");
const QString sample = QStringLiteral(PARLANCE_SHARED_DIR "/data/samples/reddit-rss/thread.rss");

QStringList told(const Batch &batch)
{
    return QString::fromStdString(printed(batch)).split('\n', Qt::SkipEmptyParts);
}

QStringList column(const store::Workspace &workspace, const char *sql)
{
    QStringList rows;
    auto statement = workspace.connection().prepare(sql);
    while (statement && statement->step().value())
        rows << QString::fromUtf8(statement->text(0).data(), qsizetype(statement->text(0).size()));
    return rows;
}

} // namespace

class TestRedditAtom : public QObject
{
    Q_OBJECT

private slots:
    void aThread()
    {
        const RedditAtomReader reader;
        const std::string bytes = contentOf(fixture);
        const Batch batch = readAll(reader, bytes);
        const auto at = [&](const char *text) { return QString::number(bytes.find(text)); };
        const QStringList expected{
            "reddit submission atm001 thread [atm001] forum [ponds] author [reed_warden] at [1768419170] read at [1783107978] title "
            "[Herons & egrets on the pond] url [https://example.org/list?a=1&b=2] body [<p>I counted &gt; 12.</p>]",
            "reddit comment atc001 thread [atm001] forum [ponds] author [mill_watch] at [1768422888] read at [1783107978] thread title "
            "[Herons & egrets on the pond] body [<blockquote> <p>I counted &gt; 12.</p> </blockquote> <p>Fourteen here, and they are "
            "lovely.</p>]",
            "reddit comment atc002 thread [atm001] forum [ponds] at [1768461153] read at [1783107978] thread title [Herons & egrets on "
            "the pond], deleted, author gone",
            "reddit comment atc003 thread [atm001] forum [ponds] author [odd &boomboom; & R&D] read at [1783107978] body [<p>No marks "
            "around this.</p>]",
            "reddit submission atm002 thread [atm002] forum [u_reed_warden] author [reed_warden] at [1768419176] read at [1783107978] "
            "title [About",
            " me]",
            "line 7 offset " + at("<entry><content type=\"html\">cut") + ": it is not well-formed XML <<entry><content type=\"html\">cut "
            "<b>short</content><id>t1_atc004</id></entry>>",
            "line 9 offset " + at("<entry><title>nobody") + ": it has no id <<entry><title>nobody</title></entry>>"};
        QCOMPARE(told(batch), expected);
        sameHoweverCut(reader, bytes);
        soundHoweverBroken(reader, bytes, {}, 3);
    }

    void whatIsNoFeed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("reasons");
        QTest::addRow("a web page") << QByteArray("<!DOCTYPE html><html></html>") << QStringList{"it is no Atom feed"};
        QTest::addRow("nothing") << QByteArray("\n") << QStringList();
        QTest::addRow("a feed without entries") << QByteArray("<feed></feed>") << QStringList();
        QTest::addRow("an entry without end") << QByteArray("<feed><entry><id>t3_a</id>") << QStringList{"it is not well-formed XML"};
        QTest::addRow("a comment of nowhere") << QByteArray("<feed><entry><id>t1_a</id></entry></feed>") << QStringList{"it is a comment whose address does not name its thread"};
    }

    void whatIsNoFeed()
    {
        QFETCH(QByteArray, bytes);
        QStringList found;
        const Batch batch = readAll(RedditAtomReader(), bytes.toStdString());
        for (const Reject &reject : batch.rejects)
            found << QString::fromStdString(reject.reason);
        QTEST(found, "reasons");
        QVERIFY(batch.posts.empty());
    }

    void isRecognised_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<bool>("expected");
        const QByteArray feed = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><feed xmlns=\"http://www.w3.org/2005/Atom\">";
        QTest::addRow("a link of the feed") << feed + "<link rel=\"self\" href=\"https://www.reddit.com/r/a/.rss\"/>" << true;
        QTest::addRow("a link of an entry, the rest unseen") << feed + "<entry><link href=\"https://old.reddit.com/r/a/comments/b/c/\"/><title>x</ti" << true;
        QTest::addRow("a feed that writes about Reddit") << feed + "<link href=\"https://example.org/reddit.com/\"/><entry><content>&lt;link href=\"https://www.reddit.com/\"/&gt;</content></entry>" << false;
        QTest::addRow("RSS") << QByteArray("<rss><channel><link>https://www.reddit.com/r/a/</link></channel></rss>") << false;
        QTest::addRow("nothing") << QByteArray() << false;
    }

    void isRecognised()
    {
        QFETCH(QByteArray, head);
        QFETCH(bool, expected);
        QCOMPARE(RedditAtomReader().recognises(head.toStdString()), expected);
        const auto detected = detectFormat(head.toStdString(), "file");
        QCOMPARE(detected && (*detected)->name() == std::string("reddit-atom"), expected);
    }

    void addresses_data()
    {
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<QByteArray>("expected");
        QTest::addRow("a comment") << QByteArray("https://www.reddit.com/r/ponds/comments/abc/words/def/") << QByteArray("ponds abc def");
        QTest::addRow("a submission, without host") << QByteArray("/r/ponds/comments/abc/words/") << QByteArray("ponds abc ");
        QTest::addRow("of a person") << QByteArray("https://reddit.com/user/reed/comments/abc/words/?context=3") << QByteArray(" abc ");
        QTest::addRow("a forum") << QByteArray("https://www.reddit.com/r/ponds/") << QByteArray("  ");
        QTest::addRow("another place") << QByteArray("https://example.org/r/ponds/comments/abc/") << QByteArray("  ");
        QTest::addRow("another place that names this one") << QByteArray("https://example.org/?u=https://www.reddit.com/r/ponds/comments/abc/") << QByteArray("  ");
        QTest::addRow("nothing") << QByteArray() << QByteArray("  ");
    }

    void addresses()
    {
        QFETCH(QByteArray, address);
        const std::string text = address.toStdString();
        const RedditAddress parts(text);
        QTEST(QByteArray::fromStdString(std::string(parts.subreddit) + ' ' + std::string(parts.link) + ' ' + std::string(parts.comment)), "expected");
    }

    void aRealThread()
    {
        if (!QFile::exists(sample))
            QSKIP("the shared samples are not on this machine");
        const auto workspace = fresh();
        NoProgress progress;
        const auto outcomes = importFiles(*workspace, {sample.toStdString()}, {}, progress);
        QVERIFY(outcomes && outcomes->size() == 1 && !outcomes->front().error);
        const store::Source &source = outcomes->front().source;
        QCOMPARE(source.format, std::string("reddit-atom"));
        QCOMPARE(source.read, std::int64_t{34});
        QCOMPARE(source.stored, std::int64_t{34});
        QCOMPARE(source.threads, std::int64_t{1});
        QCOMPARE(column(*workspace, "SELECT id || '|' || forum || '|' || title || '|' || author || '|' || posts FROM v_thread"),
                 QStringList{"1qcwxml|gravelcycling|New bike day|aspiring-housewife-|34"});
        QCOMPARE(column(*workspace, "SELECT count(*) FROM v_post WHERE author IS NULL"), QStringList{"2"});
        QCOMPARE(column(*workspace, "SELECT count(*) FROM v_post WHERE created_utc IS NULL OR score IS NOT NULL OR parent IS NOT NULL OR deleted"), QStringList{"0"});
        // Read in the file itself.
        const auto post = [&](const char *id) {
            return column(*workspace, ("SELECT kind || '|' || coalesce(author, '-') || '|' || created_utc || '|' || thread || '|' || substr(body, 1, 50) || '|' "
                                       "|| permalink FROM v_post WHERE id = '" + std::string(id) + "'").c_str()).join('\n');
        };
        QCOMPARE(post("1qcwxml"), QStringLiteral("submission|aspiring-housewife-|1768419176|1qcwxml|<p>Ribble Allgrit Ti, SRAM Force XPLR and some fan|"
                                                 "https://www.reddit.com/r/gravelcycling/comments/1qcwxml/"));
        QCOMPARE(post("nzlszj8"), QStringLiteral("comment|Newyawker2022|1768422888|1qcwxml|<p>Man watch out my wife is on this app.</p>|"
                                                 "https://www.reddit.com/r/gravelcycling/comments/1qcwxml/_/nzlszj8/"));
        QCOMPARE(post("nzou8tj"), QStringLiteral("comment|-|1768461153|1qcwxml|<p>Ooooooooo. I like.</p>|"
                                                 "https://www.reddit.com/r/gravelcycling/comments/1qcwxml/_/nzou8tj/"));
        QCOMPARE(column(*workspace, "SELECT text FROM v_post WHERE id = 'nzlszj8'"), QStringList{"Man watch out my wife is on this app."});
        QCOMPARE(column(*workspace, "SELECT url FROM v_thread"), QStringList{"https://www.reddit.com/gallery/1qcwxml"});
    }

private:
    std::optional<store::Workspace> fresh()
    {
        return std::move(*store::Workspace::create(m_folder.filePath(QStringLiteral("%1.parlance").arg(++m_count)).toStdString()));
    }

    QTemporaryDir m_folder;
    int m_count = 0;
};

QTEST_APPLESS_MAIN(TestRedditAtom)
#include "tst_reddit_atom.moc"
