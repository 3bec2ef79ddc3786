// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "core/base/post.h"
#include "ui/session/session.h"

#include <utility>

using namespace parlance;
using namespace parlance::ui;

namespace {

constexpr int LongMs = 60000; ///< how long a slow machine may take; nothing waits longer than the work

QByteArray comment(int n, const QByteArray &thread, const QByteArray &body)
{
    return "{\"id\":\"c" + QByteArray::number(n) + "\",\"link_id\":\"t3_" + thread + "\",\"parent_id\":\"t3_" + thread
        + "\",\"author\":\"writer" + QByteArray::number(n % 7) + "\",\"subreddit\":\"tests\",\"score\":" + QByteArray::number(n)
        + ",\"created_utc\":" + QByteArray::number(1700000000 + n * 60) + ",\"body\":\"" + body + "\"}\n";
}

QString writeDump(const QTemporaryDir &folder, const QString &name, int comments)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    for (int i = 1; i <= comments; ++i)
        file.write(comment(i, i % 2 ? "aaa" : "bbb",
                           (i % 3 ? "What a lovely harbour, boat " : "This is terrible, I hate boat ") + QByteArray::number(i)));
    return file.fileName();
}

bool isIdle(const Session &session)
{
    return !session.isImporting() && !session.isLoading() && !session.isCleaning() && !session.isPlacing() && !session.isFindingThemes();
}

std::int64_t shown(const Session &session)
{
    return session.selection() ? static_cast<std::int64_t>(session.selection()->size()) : -1;
}

} // namespace

class TestSession : public QObject
{
    Q_OBJECT

private slots:
    void anEmptyWorkspaceHasATableAndASelection()
    {
        QTemporaryDir folder;
        Session session;
        QSignalSpy opened(&session, &Session::opened);
        session.create(folder.filePath(QStringLiteral("new.parlance")));
        QTRY_COMPARE(opened.count(), 1);
        QVERIFY(session.isOpen());
        QVERIFY(session.table());
        QCOMPARE(shown(session), 0);
    }

    void aMissingFileIsAFailureAndNothingOpens()
    {
        QTemporaryDir folder;
        Session session;
        QSignalSpy failed(&session, &Session::failed);
        session.open(folder.filePath(QStringLiteral("nowhere.parlance")));
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(!session.isOpen());
    }

    void whatIsOpenStaysOpenWhenAnotherFileIsNoWorkspace()
    {
        QTemporaryDir folder;
        QFile text(folder.filePath(QStringLiteral("text.parlance")));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write("just some words, far from a database, and long enough to have a header");
        text.close();
        Session session;
        QSignalSpy opened(&session, &Session::opened);
        QSignalSpy failed(&session, &Session::failed);
        const QString path = folder.filePath(QStringLiteral("good.parlance"));
        session.create(path);
        QTRY_COMPARE(opened.count(), 1);
        session.open(text.fileName());
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::NotAWorkspace);
        QCOMPARE(session.path(), path);
    }

    void theSampleOpensAndItsThemesAreFound()
    {
        Session session;
        QSignalSpy opened(&session, &Session::opened);
        session.openSample();
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, LongMs);
        QVERIFY(session.isSample());
        QVERIFY(session.table()->size() >= 350);
        QVERIFY(!session.forums().empty());
        QVERIFY(!session.languages().empty());
        QTRY_VERIFY_WITH_TIMEOUT(!session.themes().empty(), LongMs);
        QVERIFY(session.themeLabel(0) != session.themeLabel(-1));
        const QString path = session.path();
        session.close();
        QVERIFY(!session.isOpen());
        QVERIFY2(!QFile::exists(path), "the sample leaves nothing behind");
    }

    void anImportIsAccountedForAndShown()
    {
        QTemporaryDir folder;
        const QString dump = writeDump(folder, QStringLiteral("dump.ndjson"), 60);
        Session session;
        QSignalSpy opened(&session, &Session::opened);
        QSignalSpy imported(&session, &Session::imported);
        session.create(folder.filePath(QStringLiteral("w.parlance")));
        QTRY_COMPARE(opened.count(), 1);
        session.importFiles({dump});
        QVERIFY(session.isImporting());
        QTRY_COMPARE_WITH_TIMEOUT(imported.count(), 1, LongMs);
        const auto outcomes = imported.first().first().value<std::vector<import::ImportOutcome>>();
        QCOMPARE(outcomes.size(), std::size_t{1});
        QCOMPARE(outcomes[0].source.read, 60);
        QCOMPARE(outcomes[0].source.stored, 60);
        QTRY_COMPARE_WITH_TIMEOUT(shown(session), 60, LongMs);
        QTRY_VERIFY_WITH_TIMEOUT(isIdle(session), LongMs);
    }

    void copiesAreKnownAfterAnImportAndBeforeThemes()
    {
        QTemporaryDir folder;
        QFile dump(folder.filePath(QStringLiteral("copies.ndjson")));
        QVERIFY(dump.open(QIODevice::WriteOnly));
        const char *const bodies[]{"The ferry was late again", "Who keeps the lighthouse these days", "The FERRY was late again!", "Ropes want oil"};
        for (int i = 0; i < 4; ++i)
            dump.write(comment(i + 1, "aaa", bodies[i]));
        dump.close();
        Session session;
        QStringList jobs;
        connect(&session.jobs(), &JobRunner::jobStarted, &session, [&](Job *job) { jobs << job->title(); });
        QSignalSpy opened(&session, &Session::opened);
        QSignalSpy cleaned(&session, &Session::cleaned);
        session.create(folder.filePath(QStringLiteral("w.parlance")));
        QTRY_COMPARE(opened.count(), 1);
        session.importFiles({dump.fileName()});
        QTRY_COMPARE_WITH_TIMEOUT(cleaned.count(), 1, LongMs);
        QTRY_VERIFY_WITH_TIMEOUT(isIdle(session), LongMs);
        const auto found = cleaned.first().first().value<import::CleaningOutcome>();
        QCOMPARE(found.posts, 4);
        QCOMPARE(found.exact, 1);
        QTRY_COMPARE(shown(session), 3);
        const auto copy = session.table()->rowOf(makePostId(Platform::Reddit, PostKind::Comment, "c3"));
        QVERIFY(copy && (session.table()->flags[*copy] & FlagDuplicate) != 0);
        jobs.removeAll(QString());
        jobs.removeAll(QStringLiteral("Reading the posts"));
        QCOMPARE(jobs, QStringList({QStringLiteral("Importing"), QStringLiteral("Looking for copies"), QStringLiteral("Finding themes")}));
    }

    void postsThatComeLaterJoinTheThemes_data()
    {
        QTest::addColumn<int>("least"); // score of the posts that themes are found in
        QTest::addRow("themes of everything") << 0;
        QTest::addRow("themes of a selection, which they belong to or not") << 15;
    }

    void postsThatComeLaterJoinTheThemes()
    {
        QFETCH(int, least);
        QTemporaryDir folder;
        // The invented village, every seventh post of which comes later.
        QFile village(QStringLiteral(PARLANCE_SOURCE_DIR "/tests/data/topics/village.txt"));
        QVERIFY(village.open(QIODevice::ReadOnly));
        QFile early(folder.filePath(QStringLiteral("early.ndjson"))), late(folder.filePath(QStringLiteral("late.ndjson")));
        QVERIFY(early.open(QIODevice::WriteOnly) && late.open(QIODevice::WriteOnly));
        int number = 0, later = 0;
        for (const QByteArray &line : village.readAll().split('\n')) {
            const QList<QByteArray> part = line.split('|');
            if (part.size() != 4 || line.startsWith('#'))
                continue;
            const bool isLater = ++number % 7 == 0;
            later += isLater && number >= least;
            (isLater ? late : early).write(comment(number, part[0].trimmed(), part[3].trimmed()));
        }
        early.close();
        late.close();
        Session session;
        QSignalSpy opened(&session, &Session::opened), placed(&session, &Session::placed);
        session.create(folder.filePath(QStringLiteral("w.parlance")));
        QTRY_COMPARE(opened.count(), 1);
        session.importFiles({early.fileName()});
        QTRY_VERIFY_WITH_TIMEOUT(!session.themes().empty() && isIdle(session), LongMs);
        if (least > 0) {
            analysis::Filter filter;
            filter.minScore = least;
            session.setFilter(filter);
            QTRY_VERIFY(isIdle(session) && shown(session) < std::ssize(session.table()->theme));
            QSignalSpy found(&session, &Session::themesFound);
            session.findThemes(2);
            QTRY_COMPARE_WITH_TIMEOUT(found.count(), 1, LongMs);
            QTRY_VERIFY_WITH_TIMEOUT(isIdle(session), LongMs);
            QVERIFY(!session.themes().empty());
            QCOMPARE(found.first(), (QVariantList{2, qint64{std::ssize(session.themes())}, qint64{shown(session)}, false}));
        }
        QCOMPARE(placed.count(), 0);
        session.importFiles({late.fileName()});
        QTRY_COMPARE_WITH_TIMEOUT(placed.count(), 1, LongMs);
        const auto posts = placed.first().first().value<analysis::NewPosts>();
        QCOMPARE(posts.joined + posts.unassigned, std::int64_t{later});
        QVERIFY(posts.joined > 0);
        QTRY_VERIFY_WITH_TIMEOUT(isIdle(session), LongMs);
        const auto in = std::count_if(session.table()->theme.begin(), session.table()->theme.end(), [](std::int16_t theme) { return theme >= 0; });
        QVERIFY(in > posts.joined);
        session.importFiles({late.fileName()}); // nothing new: nothing joins
        QTRY_VERIFY_WITH_TIMEOUT(!session.isImporting() && isIdle(session), LongMs);
        QCOMPARE(placed.count(), 1);
    }

    void anImportThatBringsNothingNewLooksForNoCopies()
    {
        QTemporaryDir folder;
        Session session;
        openWith(session, folder, 30);
        if (QTest::currentTestFailed())
            return;
        QSignalSpy imported(&session, &Session::imported);
        QSignalSpy cleaned(&session, &Session::cleaned);
        session.importFiles({folder.filePath(QStringLiteral("dump.ndjson"))});
        QTRY_COMPARE_WITH_TIMEOUT(imported.count(), 1, LongMs);
        QTRY_VERIFY_WITH_TIMEOUT(isIdle(session), LongMs);
        QCOMPARE(cleaned.count(), 0);
    }

    void copiesLeftWhenTheSearchWasCancelledAreFoundAfterTheNextImport()
    {
        QTemporaryDir folder;
        const QString dump = writeDump(folder, QStringLiteral("dump.ndjson"), 3000);
        Session session;
        QSignalSpy opened(&session, &Session::opened);
        QSignalSpy imported(&session, &Session::imported);
        QSignalSpy cleaned(&session, &Session::cleaned);
        QSignalSpy failed(&session, &Session::failed);
        session.create(folder.filePath(QStringLiteral("w.parlance")));
        QTRY_COMPARE(opened.count(), 1);
        const auto cancel = connect(&session.jobs(), &JobRunner::jobStarted, &session, [](Job *job) {
            if (job->title() == QLatin1StringView("Looking for copies"))
                job->cancel();
        });
        session.importFiles({dump});
        QTRY_COMPARE_WITH_TIMEOUT(imported.count(), 1, LongMs);
        QTRY_VERIFY_WITH_TIMEOUT(isIdle(session), LongMs);
        QCOMPARE(cleaned.count(), 0);
        QCOMPARE(failed.count(), 0);
        disconnect(cancel);
        session.importFiles({dump});
        QTRY_COMPARE_WITH_TIMEOUT(cleaned.count(), 1, LongMs);
        QTRY_VERIFY_WITH_TIMEOUT(isIdle(session), LongMs);
    }

    void anImportThatOvertakesTheSearchForCopiesIsFollowedByOne()
    {
        QTemporaryDir folder;
        const QString dump = writeDump(folder, QStringLiteral("dump.ndjson"), 3000);
        const QString more = writeDump(folder, QStringLiteral("more.ndjson"), 3010);
        Session session;
        QSignalSpy opened(&session, &Session::opened);
        QSignalSpy cleaned(&session, &Session::cleaned);
        QSignalSpy failed(&session, &Session::failed);
        session.create(folder.filePath(QStringLiteral("w.parlance")));
        QTRY_COMPARE(opened.count(), 1);
        bool isOvertaken = false;
        connect(&session.jobs(), &JobRunner::jobStarted, &session, [&](Job *job) {
            if (job->title() == QLatin1StringView("Looking for copies") && !std::exchange(isOvertaken, true))
                QMetaObject::invokeMethod(&session, [&] { session.importFiles({more}); }, Qt::QueuedConnection);
        });
        session.importFiles({dump});
        QTRY_VERIFY_WITH_TIMEOUT(isOvertaken && shown(session) == 3010 && isIdle(session), LongMs);
        QCOMPARE(failed.count(), 0);
        QVERIFY(cleaned.count() >= 1);
        QCOMPARE(cleaned.last().first().value<import::CleaningOutcome>().posts, 3010);
    }

    void aSecondImportWaitsItsTurn()
    {
        QTemporaryDir folder;
        const QString dump = writeDump(folder, QStringLiteral("dump.ndjson"), 2000);
        Session session;
        QSignalSpy opened(&session, &Session::opened);
        QSignalSpy imported(&session, &Session::imported);
        QSignalSpy failed(&session, &Session::failed);
        session.create(folder.filePath(QStringLiteral("w.parlance")));
        QTRY_COMPARE(opened.count(), 1);
        session.importFiles({dump});
        session.importFiles({dump});
        QCOMPARE(failed.count(), 1);
        QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::Locked);
        QTRY_COMPARE_WITH_TIMEOUT(imported.count(), 1, LongMs);
    }

    void onlyTheLastOfSeveralFiltersIsAnswered()
    {
        QTemporaryDir folder;
        Session session;
        openWith(session, folder, 300);
        if (QTest::currentTestFailed())
            return;
        QSignalSpy selected(&session, &Session::selectionChanged);
        for (int least = 1; least <= 100; ++least) {
            analysis::Filter filter;
            filter.minScore = least;
            session.setFilter(filter);
        }
        QTRY_COMPARE(shown(session), 201);
        QVERIFY(selected.count() < 100);
        QCOMPARE(session.filter().minScore, 100);
    }

    void aSearchNarrowsAndAnEmptyOneIsTakenBack()
    {
        QTemporaryDir folder;
        Session session;
        openWith(session, folder, 300);
        if (QTest::currentTestFailed())
            return;
        analysis::Filter filter;
        filter.query = "terrible";
        session.setFilter(filter);
        QTRY_COMPARE(shown(session), 100);
        QVERIFY(session.matches());
        QCOMPARE(session.matches()->size(), std::size_t{100});

        QSignalSpy failed(&session, &Session::failed);
        filter.query = "***";
        session.setFilter(filter);
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(session.filter().query, std::string("terrible"));
        QCOMPARE(shown(session), 100);
    }

    void aRenamedThemeKeepsItsName()
    {
        Session session;
        session.openSample();
        QTRY_VERIFY_WITH_TIMEOUT(session.isOpen() && !session.themes().empty(), LongMs);
        QSignalSpy changed(&session, &Session::themesChanged);
        session.renameTheme(session.themes().front().id, QStringLiteral("  harbour life "));
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(session.themeLabel(0), QStringLiteral("harbour life"));
        QVERIFY(session.themes().front().renamed);
    }

    void newThemesTakeTheFilterByOldThemesAway()
    {
        Session session;
        session.openSample();
        QTRY_VERIFY_WITH_TIMEOUT(session.isOpen() && !session.themes().empty() && !session.isLoading(), LongMs);
        analysis::Filter filter;
        filter.themes = {0};
        QSignalSpy selected(&session, &Session::selectionChanged);
        session.setFilter(filter);
        QTRY_COMPARE(selected.count(), 1);
        session.findThemes();
        QTRY_VERIFY_WITH_TIMEOUT(!session.isFindingThemes() && session.filter().themes.empty(), LongMs);
    }

private:
    void openWith(Session &session, const QTemporaryDir &folder, int comments)
    {
        const QString dump = writeDump(folder, QStringLiteral("dump.ndjson"), comments);
        QSignalSpy opened(&session, &Session::opened);
        session.create(folder.filePath(QStringLiteral("w.parlance")));
        QTRY_COMPARE(opened.count(), 1);
        session.importFiles({dump});
        QTRY_COMPARE_WITH_TIMEOUT(shown(session), comments, LongMs);
        QTRY_VERIFY_WITH_TIMEOUT(isIdle(session), LongMs);
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
