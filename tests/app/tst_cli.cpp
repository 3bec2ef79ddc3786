// SPDX-License-Identifier: GPL-3.0-or-later
// The real program, run as a script runs it.
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

#include "core/store/workspace.h"

#include <csignal>

#include <unistd.h>

namespace {

struct Ran
{
    int exitCode = -1;
    QByteArray out, err;

    QList<QByteArray> lines() const
    {
        QList<QByteArray> all = out.split('\n');
        if (!all.isEmpty() && all.last().isEmpty())
            all.removeLast();
        return all;
    }
    QList<QByteArray> header() const { return lines().value(0).split('\t'); }
    /// A cell of row `row` (from 0, below the header).
    QByteArray cell(const char *column, int row = 0) const
    {
        const auto at = header().indexOf(QByteArray(column));
        return lines().value(row + 1).split('\t').value(at);
    }
    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

Ran run(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(QStringLiteral(PARLANCE_CLI), arguments);
    if (!process.waitForStarted())
        return {};
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(60'000);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

QString fixture(const char *name)
{
    return QStringLiteral(PARLANCE_SOURCE_DIR "/tests/data/") + QLatin1String(name);
}

QSet<QByteArray> keysOf(const QJsonObject &object)
{
    QSet<QByteArray> keys;
    for (const QString &key : object.keys())
        keys.insert(key.toUtf8());
    return keys;
}

QSet<QByteArray> setOf(const QList<QByteArray> &list)
{
    return {list.begin(), list.end()};
}

const QStringList commandNames{"import", "info",   "rejects", "formats", "score",  "language", "themes",
                               "subthemes", "explain", "marks", "similarity", "place",
                               "quotes", "search", "trends",  "check",   "report", "digest", "tag",     "clean", "bots", "languages", "similar"};

} // namespace

class TestCli : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString m_pond; ///< a workspace with the pond dump

    QString path(const char *name) const { return m_dir.filePath(QLatin1String(name)); }

    /// The sample that is shipped, imported; empty when that failed.
    QString sampleWorkspace(const char *name)
    {
        const QString folder = QStringLiteral(PARLANCE_SOURCE_DIR "/resources/sample/");
        const QStringList dumps = QDir(folder).entryList({"*.zst"});
        const QString workspace = path(name);
        return dumps.size() == 1 && run({"import", workspace, folder + dumps.first()}).exitCode == 0 ? workspace : QString();
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_dir.isValid());
        m_pond = path("pond.parlance");
        const Ran imported = run({"import", m_pond, fixture("reddit-ndjson/pond.ndjson")});
        QVERIFY2(imported.exitCode == 0, imported.err);
    }

    void helpAndVersionStandEverywhere()
    {
        const Ran version = run({"--version"});
        QCOMPARE(version.exitCode, 0);
        QVERIFY(version.out.startsWith("parlance-cli "));
        const Ran help = run({"--help"});
        QCOMPARE(help.exitCode, 0);
        for (const QString &name : commandNames) {
            QVERIFY2(help.out.contains("\n  " + name.toUtf8() + " "), qPrintable(name));
            const Ran own = run({name, "--help"});
            QCOMPARE(own.exitCode, 0);
            QVERIFY(own.out.startsWith("Usage: parlance-cli " + name.toUtf8()));
            QVERIFY(own.err.isEmpty());
            QCOMPARE(run({name, "--version"}).out, version.out);
        }
    }

    void wrongUsageEndsWithTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("says");

        QTest::addRow("no command") << QStringList{} << QByteArray("Usage");
        QTest::addRow("an unknown command") << QStringList{"expot"} << QByteArray("expot");
        QTest::addRow("an unknown option") << QStringList{"info", m_pond, "--colour"} << QByteArray("--colour");
        QTest::addRow("an abbreviated option") << QStringList{"info", m_pond, "--js"} << QByteArray("--js");
        QTest::addRow("no workspace") << QStringList{"info"} << QByteArray("too few");
        QTest::addRow("one argument too many") << QStringList{"info", m_pond, "more"} << QByteArray("more");
        QTest::addRow("arguments where none are wanted") << QStringList{"formats", "x"} << QByteArray("'x'");
        QTest::addRow("a workspace but no file") << QStringList{"import", m_pond} << QByteArray("too few");
        QTest::addRow("an unknown time zone")
            << QStringList{"trends", m_pond, "--timezone", "Mars/Olympus"} << QByteArray("Mars/Olympus");
        QTest::addRow("a date that is none") << QStringList{"trends", m_pond, "--from", "soon"} << QByteArray("soon");
        QTest::addRow("an unknown bin") << QStringList{"trends", m_pond, "--by", "year"} << QByteArray("year");
        QTest::addRow("an unknown split") << QStringList{"trends", m_pond, "--split", "mood"} << QByteArray("mood");
        QTest::addRow("an unknown sentiment")
            << QStringList{"trends", m_pond, "--sentiment", "angry"} << QByteArray("angry");
        QTest::addRow("a language that is no code")
            << QStringList{"trends", m_pond, "--post-language", "english"} << QByteArray("english");
        QTest::addRow("an unknown forum") << QStringList{"trends", m_pond, "--forum", "geese"} << QByteArray("geese");
        QTest::addRow("an unknown author") << QStringList{"trends", m_pond, "--author", "nobody"} << QByteArray("nobody");
        QTest::addRow("an unknown thread") << QStringList{"trends", m_pond, "--thread", "zzz9"} << QByteArray("zzz9");
        QTest::addRow("an unknown theme") << QStringList{"trends", m_pond, "--theme", "7"} << QByteArray("7");
        QTest::addRow("a score that is no number")
            << QStringList{"trends", m_pond, "--min-score", "many"} << QByteArray("many");
        QTest::addRow("a negative limit") << QStringList{"rejects", m_pond, "--limit", "-1"} << QByteArray("--limit");
        QTest::addRow("a query without a word") << QStringList{"search", m_pond, "!?"} << QByteArray();
        QTest::addRow("a number of themes that is none") << QStringList{"themes", m_pond, "--k", "few"} << QByteArray("few");
        QTest::addRow("a report to nowhere") << QStringList{"report", m_pond} << QByteArray("--to");
        QTest::addRow("a digest to nowhere") << QStringList{"digest", fixture("reddit-ndjson/pond.ndjson")}
                                             << QByteArray("--to");
        QTest::addRow("a report of an unknown kind")
            << QStringList{"report", m_pond, "--to", path("a.exe")} << QByteArray("a.exe");
        QTest::addRow("a field that is none")
            << QStringList{"import", m_pond, fixture("table/pond.csv"), "--map", "colour=1"} << QByteArray("colour");
        QTest::addRow("a mapping that is none")
            << QStringList{"import", m_pond, fixture("table/pond.csv"), "--map", "message"} << QByteArray("message");
        QTest::addRow("a markup that is none")
            << QStringList{"import", m_pond, fixture("table/pond.csv"), "--markup", "rtf"} << QByteArray("rtf");
        QTest::addRow("a separator of several characters")
            << QStringList{"digest", fixture("table/pond.csv"), "--to", path("a.html"), "--separator", "::"} << QByteArray("'::'");
        QTest::addRow("a report in a language without prose")
            << QStringList{"report", m_pond, "--to", path("a.html"), "--language", "de"} << QByteArray("de");
        QTest::addRow("a report with too many sections")
            << QStringList{"report", m_pond, "--to", path("a.html"), "--sections", "9"} << QByteArray("--sections");
        QTest::addRow("quotes of no length")
            << QStringList{"quotes", m_pond, "--min-words", "9", "--max-words", "8"} << QByteArray("--min-words");
        QTest::addRow("two kinds of input") << QStringList{"score", "--tsv", "--json-lines"} << QByteArray("--tsv");
        QTest::addRow("an unknown engine") << QStringList{"score", "--engine", "warp"} << QByteArray("warp");
        QTest::addRow("markup for an engine that takes texts as they are")
            << QStringList{"score", "--engine", "vader", "--markup", "markdown"} << QByteArray("--markup");
    }

    void wrongUsageEndsWithTwo()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, says);
        const Ran ran = run(arguments);
        QVERIFY2(ran.exitCode == 2, ran.err);
        QVERIFY(ran.out.isEmpty());
        QVERIFY2(ran.err.contains(says), ran.err);
        QVERIFY(!ran.err.isEmpty());
    }

    void whatCannotBeUsedEndsWithThree_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("says");

        QFile text(path("text.parlance"));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write("This is no database at all, it is a letter to the editor, and longer than any header.\n");
        text.close();
        QVERIFY(QFile::copy(m_pond, path("newer.parlance")));
        {
            const auto connection = parlance::store::Connection::open(path("newer.parlance").toStdString(),
                                                                      parlance::store::Connection::Mode::ReadWrite);
            QVERIFY(connection->execute("PRAGMA user_version = 4711").has_value());
        }
        {
            const auto connection = parlance::store::Connection::open(path("other.db").toStdString(),
                                                                      parlance::store::Connection::Mode::Create);
            QVERIFY(connection->execute("CREATE TABLE recipe (name TEXT)").has_value());
        }
        for (const char *command : {"info", "rejects", "trends", "themes", "quotes"}) {
            const QString name = QLatin1String(command);
            QTest::addRow("%s: a file that is no workspace", command)
                << QStringList{name, path("text.parlance")} << QByteArray("text.parlance");
            QTest::addRow("%s: a database of something else", command)
                << QStringList{name, path("other.db")} << QByteArray("other.db");
            QTest::addRow("%s: a workspace of a newer version", command)
                << QStringList{name, path("newer.parlance")} << QByteArray("newer version");
            QTest::addRow("%s: a workspace that is not there", command)
                << QStringList{name, path("missing.parlance")} << QByteArray("missing.parlance");
        }
        for (const QStringList &command : {QStringList{"place"}, {"explain", "c1"}, {"marks"}, {"similarity"},
                                           {"subthemes", "0"}}) {
            QStringList arguments = command;
            arguments.insert(1, m_pond);
            QTest::addRow("%s before any themes were found", qPrintable(command.first()))
                << arguments << QByteArray("run \"themes\" first");
        }
        QTest::addRow("import into a file that is no workspace")
            << QStringList{"import", path("text.parlance"), fixture("reddit-ndjson/pond.ndjson")}
            << QByteArray("text.parlance");
        QTest::addRow("a report into a folder that is not there")
            << QStringList{"report", m_pond, "--to", path("no/such/a.html")} << QByteArray("no/such");
        QTest::addRow("import into a folder that is not there")
            << QStringList{"import", path("no/such/a.parlance"), fixture("reddit-ndjson/pond.ndjson")}
            << QByteArray("no/such/a.parlance");
    }

    void whatCannotBeUsedEndsWithThree()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, says);
        const Ran ran = run(arguments);
        QVERIFY2(ran.exitCode == 3, ran.err);
        QVERIFY(ran.out.isEmpty());
        QVERIFY2(ran.err.contains(says), ran.err);
        QCOMPARE(ran.err.count('\n'), 1);
    }

    void commandsThatReadDoNotMakeAWorkspace()
    {
        QCOMPARE(run({"info", path("never.parlance")}).exitCode, 3);
        QCOMPARE(run({"themes", path("never.parlance")}).exitCode, 3);
        QVERIFY(!QFile::exists(path("never.parlance")));
    }

    void aFolderThatCannotBeWrittenIsToldOnce()
    {
        if (geteuid() == 0)
            QSKIP("root may write everywhere");
        QVERIFY(QDir().mkpath(path("locked")));
        QVERIFY(QFile::setPermissions(path("locked"), QFile::ReadOwner | QFile::ExeOwner));
        const Ran ran = run({"import", path("locked/a.parlance"), fixture("reddit-ndjson/pond.ndjson")});
        QFile::setPermissions(path("locked"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QCOMPARE(ran.exitCode, 3);
        QVERIFY2(ran.err.contains("locked/a.parlance"), ran.err);
        QCOMPARE(ran.err.count('\n'), 1);
    }

    void anImportPrintsItsAccount()
    {
        const Ran ran = run({"import", path("account.parlance"), fixture("reddit-ndjson/pond.ndjson"),
                             fixture("reddit-ndjson/pond_damaged.ndjson")});
        QCOMPARE(ran.exitCode, 0);
        QVERIFY(ran.lines().value(0).startsWith(
            "file\tformat\tread\tstored\tupdated\tduplicate\trejected\tthreads\tauthors\tseconds"));
        QCOMPARE(ran.lines().size(), 3);
        for (int row = 0; row < 2; ++row) {
            const int parts = ran.cell("stored", row).toInt() + ran.cell("updated", row).toInt()
                              + ran.cell("duplicate", row).toInt() + ran.cell("rejected", row).toInt();
            QCOMPARE(ran.cell("read", row).toInt(), parts);
            QCOMPARE(ran.cell("format", row), QByteArray("reddit-ndjson"));
        }
        QCOMPARE(ran.cell("rejected", 0), QByteArray("0"));
        QVERIFY(ran.cell("rejected", 1).toInt() > 0);

        const Ran rejects = run({"rejects", path("account.parlance")});
        QCOMPARE(rejects.exitCode, 0);
        QCOMPARE(rejects.lines().value(0), QByteArray("source\tline\toffset\treason\texcerpt"));
        QCOMPARE(rejects.lines().size() - 1, ran.cell("rejected", 1).toInt());
        QCOMPARE(rejects.cell("source"), QByteArray("pond_damaged.ndjson"));
        QCOMPARE(run({"rejects", path("account.parlance"), "--limit", "2"}).lines().size(), 3);
    }

    void strictTellsOfRejectedRecords()
    {
        QCOMPARE(run({"import", path("strict.parlance"), fixture("reddit-ndjson/pond.ndjson"), "--strict"}).exitCode, 0);
        QCOMPARE(run({"import", path("strict.parlance"), fixture("reddit-ndjson/pond_damaged.ndjson"), "--strict"}).exitCode,
                 1);
    }

    void oneBadFileDoesNotStopTheOthers()
    {
        const Ran ran = run({"import", path("some.parlance"), path("missing.ndjson"), fixture("reddit-ndjson/README.md"),
                             fixture("reddit-ndjson/pond.ndjson")});
        QCOMPARE(ran.exitCode, 3);
        QCOMPARE(ran.lines().size(), 4);
        QCOMPARE(ran.cell("stored", 2), run({"info", m_pond}).cell("posts"));
        QVERIFY(ran.err.contains("missing.ndjson"));
        QVERIFY(ran.err.contains("README.md"));
        QVERIFY(!ran.cell("problem", 0).isEmpty());
    }

    void standardInputIsAFileToo()
    {
        QFile dump(fixture("reddit-ndjson/pond.ndjson"));
        QVERIFY(dump.open(QIODevice::ReadOnly));
        const Ran ran = run({"import", path("stdin.parlance"), "-"}, dump.readAll());
        QVERIFY2(ran.exitCode == 0, ran.err);
        QCOMPARE(run({"info", path("stdin.parlance")}).cell("posts"), run({"info", m_pond}).cell("posts"));
    }

    void aDryRunStoresNothingAndReportsTheSame()
    {
        const Ran dry = run({"import", path("dry.parlance"), fixture("reddit-ndjson/pond.ndjson"), "--dry-run"});
        QCOMPARE(dry.exitCode, 0);
        QVERIFY(!QFile::exists(path("dry.parlance")));
        const Ran wet = run({"import", path("dry.parlance"), fixture("reddit-ndjson/pond.ndjson")});
        for (const char *column : {"read", "stored", "duplicate", "rejected", "threads", "authors", "placeholders"})
            QCOMPARE(dry.cell(column), wet.cell(column));
        const Ran again = run({"import", path("dry.parlance"), fixture("reddit-ndjson/pond.ndjson"), "--dry-run"});
        QCOMPARE(again.cell("stored"), QByteArray("0"));
        QCOMPARE(again.cell("duplicate"), wet.cell("read"));
        QCOMPARE(run({"info", path("dry.parlance"), "--json"}).json()["sources"].toArray().size(), 1);
    }

    void tablesAreMapped()
    {
        const QString table = fixture("table/pond.csv");
        const Ran guessed = run({"import", path("table.parlance"), table, "--dry-run", "--preview", "2"});
        QVERIFY2(guessed.exitCode == 0, guessed.err);
        QCOMPARE(guessed.cell("format"), QByteArray("table"));
        QCOMPARE(guessed.cell("read"), QByteArray("5"));
        QVERIFY2(guessed.err.contains("guessed --map id=id,parent=parent_id,thread=thread_id,"), guessed.err);
        QVERIFY2(guessed.err.contains("102 answers 101 in pond by newt_7 at 2021-03-04T14:00:00Z, score -3: "), guessed.err);
        QVERIFY(!guessed.err.contains("  103"));

        const Ran mapped = run({"import", path("table.parlance"), table, "--map", "body=8,created=5", "--map", "author=author", "--no-header", "--json"});
        QVERIFY2(mapped.exitCode == 3, mapped.err); // without a header there is no column of that name
        QVERIFY2(mapped.err.contains("no column") && mapped.err.contains("1, 2, 3, 4, 5, 6, 7, 8"), mapped.err);
        const Ran stored = run({"import", path("table.parlance"), table, "--map", "body=8,created=5,author=author", "--json"});
        QVERIFY2(stored.exitCode == 0, stored.err);
        QCOMPARE(stored.json()["sources"].toArray().first().toObject()["mapping"].toString(), QStringLiteral("body=8,created=5,author=author"));
        const Ran again = run({"import", path("table.parlance"), table, "--map", "body=8,created=5,author=author"});
        QCOMPARE(again.cell("duplicate"), QByteArray("5")); // a record number is an id, and the same one each time
        const Ran refused = run({"import", path("table.parlance"), "-"}, "a,b\nx y,1\nz w,2\n");
        QCOMPARE(refused.exitCode, 3);
        QVERIFY2(refused.err.contains("--map") && refused.err.contains("a, b"), refused.err);
        const Ran assigned = run({"import", path("ids.parlance"), "-", "--map", "id=1,body=2"}, "so/0,first words here\nso/1,second words here\n");
        QCOMPARE(assigned.cell("stored"), QByteArray("2"));
        const Ran found = run({"search", path("ids.parlance"), "words"});
        QVERIFY2(found.out.contains("so/0") && found.out.contains("so/1"), found.out);
    }

    void infoTellsWhatIsThere()
    {
        const QJsonObject info = run({"info", m_pond, "--json"}).json();
        QCOMPARE(info["posts"].toInt(), info["submissions"].toInt() + info["comments"].toInt());
        QVERIFY(info["posts"].toInt() > 0);
        QCOMPARE(info["forums"].toArray().at(0).toObject()["forum"].toString(), QString("herons"));
        QCOMPARE(info["sources"].toArray().at(0).toObject()["sha256"].toString().size(), 64);
        QCOMPARE(info["schema_version"].toInt(), parlance::store::Workspace::schemaVersion());
        QVERIFY(info["first"].toString().endsWith('Z'));
        QVERIFY(run({"info", m_pond, "--timezone", "Asia/Tokyo"}).cell("first").endsWith("+09:00"));
    }

    void keysOfJsonAreTheHeadersOfTsv_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("list"); ///< empty: the object itself

        QTest::addRow("import") << QStringList{"import", path("keys.parlance"), fixture("reddit-ndjson/pond.ndjson")}
                                << "sources";
        QTest::addRow("info") << QStringList{"info", m_pond} << "";
        QTest::addRow("rejects") << QStringList{"rejects", path("account.parlance")} << "rejects";
        QTest::addRow("formats") << QStringList{"formats"} << "formats";
        QTest::addRow("score") << QStringList{"score"} << "scores";
        QTest::addRow("score with its explanation") << QStringList{"score", "--explain"} << "scores";
        QTest::addRow("language") << QStringList{"language"} << "languages";
        QTest::addRow("language with ids") << QStringList{"language", "--tsv"} << "languages";
        QTest::addRow("languages") << QStringList{"languages", path("keys.parlance"), "--forum", "herons=fr"} << "languages";
        QTest::addRow("bots") << QStringList{"bots", path("keys.parlance"), "--author", "ada_marsh=program"} << "bots";
        QTest::addRow("clean") << QStringList{"clean", path("keys.parlance")} << "";
        QTest::addRow("clean taken back") << QStringList{"clean", path("keys.parlance"), "--undo"} << "";
        QTest::addRow("clean, quotes read") << QStringList{"clean", path("keys.parlance"), "--read-quotes", "yes"} << "";
        QTest::addRow("clean, quotes apart") << QStringList{"clean", path("keys.parlance"), "--read-quotes", "no"} << "";
        QTest::addRow("tag") << QStringList{"tag", path("keys.parlance")} << "";
        QTest::addRow("themes") << QStringList{"themes", m_pond} << "themes";
        QTest::addRow("quotes") << QStringList{"quotes", m_pond, "--min-words", "3"} << "quotes";
        QTest::addRow("report") << QStringList{"report", m_pond, "--to", path("keys.md")} << "reports";
        QTest::addRow("digest") << QStringList{"digest", fixture("reddit-ndjson/pond.ndjson"), "--to", path("keys.json")}
                                << "reports";
        QTest::addRow("search") << QStringList{"search", m_pond, "weir"} << "hits";
        QTest::addRow("trends") << QStringList{"trends", m_pond} << "bins";
        QTest::addRow("trends by forum") << QStringList{"trends", m_pond, "--split", "forum"} << "bins";
        QTest::addRow("trends by theme") << QStringList{"trends", m_pond, "--split", "theme"} << "bins";
    }

    void keysOfJsonAreTheHeadersOfTsv()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, list);
        const QByteArray input("I love it.\tThe pond is cold.\n");
        const Ran tsv = run(arguments, input);
        QVERIFY2(tsv.exitCode == 0, tsv.err);
        const Ran json = run(arguments + QStringList{"--json"}, input);
        QVERIFY2(json.exitCode == 0, json.err);
        QVERIFY(!json.json().isEmpty());
        const QJsonObject first = list.isEmpty() ? json.json() : json.json()[list].toArray().at(0).toObject();
        QCOMPARE(keysOf(first), setOf(tsv.header()));
        for (const QByteArray &name : tsv.header())
            QVERIFY2(QRegularExpression("^[a-z][a-z0-9_]*$").match(QString(name)).hasMatch(), name);
        if (!list.isEmpty() && arguments.first() != "import")
            QCOMPARE(json.json()[list].toArray().size(), tsv.lines().size() - 1);
        for (const QByteArray &row : tsv.lines())
            QCOMPARE(row.count('\t'), tsv.lines().first().count('\t'));
    }

    void textsAreScored()
    {
        const Ran ran = run({"score"}, "I love this so much!\nThis is VERY bad.\nThe weir is to the north of the pond.\n\n");
        QCOMPARE(ran.exitCode, 0);
        QCOMPARE(ran.lines().value(0), QByteArray("language\tneg\tneu\tpos\tcompound\tclass\tconfidence"));
        QCOMPARE(ran.lines().size(), 5);
        QCOMPARE(ran.cell("class", 0), QByteArray("positive"));
        QVERIFY(ran.cell("compound", 0).toDouble() > 0.3);
        QCOMPARE(ran.cell("class", 1), QByteArray("negative"));
        QCOMPARE(ran.cell("class", 2), QByteArray("neutral"));
        QVERIFY(ran.cell("confidence", 2).toDouble() > 0.5);
        QCOMPARE(ran.lines().value(4), QByteArray("und\t0.0\t0.0\t0.0\t0.0\t\t0.0"));
    }

    void aTextInALanguageWithoutLexiconIsLeftUnscored()
    {
        const QByteArray finnish("Yöjuna rannikolle kulkee taas, mikä ilo, paljon kiitoksia teille kaikille siitä.\n");
        const Ran own = run({"score"}, finnish);
        QCOMPARE(own.lines().value(1), QByteArray("fi\t0.0\t0.0\t0.0\t0.0\t\t0.0"));
        const Ran vader = run({"score", "--engine", "vader"}, finnish);
        QCOMPARE(vader.cell("language"), QByteArray("fi"));
        QVERIFY(!vader.cell("class").isEmpty());
        const Ran asEnglish = run({"score", "--language", "en"}, finnish);
        QCOMPARE(asEnglish.cell("language"), QByteArray("en"));
        QVERIFY(!asEnglish.cell("class").isEmpty());
    }

    void textsComeWithIdsOrAsJson()
    {
        const Ran tsv = run({"score", "--tsv"}, "7a\tI love it\r\nb\\n\t\nc\tbad\tday");
        QCOMPARE(tsv.exitCode, 0);
        QCOMPARE(tsv.header().value(0), QByteArray("id"));
        QCOMPARE(tsv.lines().size(), 4);
        QCOMPARE(tsv.cell("id", 0), QByteArray("7a"));
        QCOMPARE(tsv.cell("class", 0), QByteArray("positive"));
        QCOMPARE(tsv.cell("class", 1), QByteArray(""));
        QCOMPARE(tsv.cell("class", 2), QByteArray("negative"));
        const Ran json = run({"score", "--json-lines"}, "\"I love\\nit\"\n\"\\u2764 bad\"\n");
        QCOMPARE(json.exitCode, 0);
        QCOMPARE(json.cell("class", 0), QByteArray("positive"));
        QCOMPARE(json.cell("class", 1), run({"score"}, "\u2764 bad\n").cell("class"));
    }

    void aLineThatCannotBeReadIsNamed()
    {
        const Ran tsv = run({"score", "--tsv"}, "a\tfine\nno tab here\n");
        QCOMPARE(tsv.exitCode, 3);
        QVERIFY2(tsv.err.contains("Line 2"), tsv.err);
        const Ran json = run({"score", "--json-lines"}, "\"fine\"\n\"fine\"\n{\"text\": 1}\n");
        QCOMPARE(json.exitCode, 3);
        QVERIFY2(json.err.contains("Line 3"), json.err);
    }

    void languagesAreTold()
    {
        const QByteArray texts("I have been using this for two years.\nSuper Hotel\nIch verstehe das nicht.\n\n42\n");
        const Ran alone = run({"language"}, texts);
        QCOMPARE(alone.exitCode, 0);
        QCOMPARE(alone.header(), (QList<QByteArray>{"language", "confidence"}));
        QCOMPARE(alone.lines().size(), 6);
        QCOMPARE(alone.cell("language", 0), QByteArray("en"));
        QCOMPARE(alone.cell("language", 1), QByteArray("und"));
        QCOMPARE(alone.cell("confidence", 1), QByteArray("0.0"));
        QCOMPARE(alone.cell("language", 2), QByteArray("de"));
        QCOMPARE(alone.cell("language", 4), QByteArray("und"));
    }

    void whatOneTextLeavesOpenItsThreadDecides()
    {
        const QByteArray texts("Ich verstehe das nicht.\nWarum denn das schon wieder?\nSuper Hotel\n42\n");
        const Ran ran = run({"language", "--thread"}, texts);
        QCOMPARE(ran.exitCode, 0);
        QCOMPARE(ran.cell("language", 2), QByteArray("de"));
        QCOMPARE(ran.cell("language", 3), QByteArray("und"));
    }

    void markdownIsTakenAwayBeforeScoring()
    {
        const QByteArray text("> I hate this horrible thing\n");
        QCOMPARE(run({"score", "--language", "en"}, text).cell("class"), QByteArray("negative"));
        QCOMPARE(run({"score", "--language", "en", "--markup", "markdown"}, text).cell("class"), QByteArray(""));
        QCOMPARE(run({"score", "--language", "en", "--markup", "html"}, "<blockquote>I hate it</blockquote>\n").cell("class"), QByteArray(""));
    }

    void theRulesMayBeAskedAlone()
    {
        const QByteArray text("The keyboard of this machine is good.\n");
        QCOMPARE(run({"score", "--rules-only"}, text).cell("compound"), QByteArray("0.4404"));
        QVERIFY(run({"score"}, text).cell("compound") != QByteArray("0.4404"));
        QCOMPARE(run({"score", "--rules-only", "--engine", "vader"}, text).exitCode, 2);
    }

    void anExplanationAddsUp()
    {
        const QJsonObject score = run({"score", "--explain", "--json"}, "I don't like it, but I LOVE the pond!!\n")
                                      .json()["scores"].toArray().at(0).toObject();
        double sum = score["punctuation"].toDouble();
        for (const QJsonValue &token : score["tokens"].toArray())
            sum += token.toObject()["valence"].toDouble();
        QVERIFY(std::abs(sum - score["sum"].toDouble()) < 1e-4);
        QVERIFY(!score["tokens"].toArray().isEmpty());
    }

    void hostileTextsBreakNothing()
    {
        QByteArray input("\xff\xfe broken \x80 bytes\n");
        input += QByteArray(200'000, 'a') + "\n" + QByteArray("no end of line") + QByteArray(1, '\0') + "love";
        const Ran ran = run({"score", "--engine", "vader"}, input);
        QCOMPARE(ran.exitCode, 0);
        QCOMPARE(ran.lines().size(), 4);
    }

    void scoresAgreeWithTheReferencesVectors()
    {
        const QString file = QStringLiteral(PARLANCE_SHARED_DIR "/data/sentiment/vader_tweets.dev.tsv.gz");
        if (!QFile::exists(file))
            QSKIP("the reference's texts are not beside this checkout");
        QProcess shell;
        const QString bench = QStringLiteral(PARLANCE_SHARED_DIR "/bench/score_sentiment.py");
        shell.start("sh", {"-c", "python3 '" + bench + "' texts '" + file + "' | '" PARLANCE_CLI
                                     "' score --tsv --engine vader > '" + path("pred.tsv") + "' && python3 '" + bench
                                     + "' conform '" + QStringLiteral(PARLANCE_SHARED_DIR)
                                     + "/data/sentiment/conformance/vader_tweets.dev.vader.tsv.gz' '" + path("pred.tsv")
                                     + "'"});
        QVERIFY(shell.waitForFinished(60'000));
        const QByteArray err = shell.readAllStandardError();
        if (err.contains("No module named"))
            QSKIP("python3-numpy is not installed");
        QVERIFY2(shell.exitCode() == 0, shell.readAllStandardOutput() + err);
    }

    void whatWasSaidOfLanguagesIsListedAndTakenBack()
    {
        const QString workspace = path("said.parlance");
        QCOMPARE(run({"import", workspace, fixture("reddit-ndjson/pond.ndjson")}).exitCode, 0);
        const QByteArray before = run({"info", workspace, "--json"}).out;
        QCOMPARE(run({"languages", workspace}).lines().size(), 1);
        const Ran said = run({"languages", workspace, "--forum", "herons=fr", "--thread", "pond01=de", "--post", "pc001=und"});
        QVERIFY2(said.exitCode == 0, said.err);
        QCOMPARE(said.lines().size(), 4);
        QCOMPARE(said.cell("scope") + ' ' + said.cell("name") + ' ' + said.cell("said"), QByteArray("forum herons fr"));
        QCOMPARE(said.cell("name", 1) + ' ' + said.cell("said", 1), QByteArray("pond01 de"));
        QCOMPARE(said.cell("name", 2) + ' ' + said.cell("about", 2) + ' ' + said.cell("said", 2), QByteArray("pc001 bob_reed und"));
        QVERIFY(!said.cell("said_utc").isEmpty());
        QVERIFY(run({"info", workspace, "--json"}).out != before);
        const Ran back = run({"languages", workspace, "--forum", "herons=auto", "--thread", "pond01=auto", "--post", "pc001=auto"});
        QCOMPARE(back.lines().size(), 1);
        QCOMPARE(run({"info", workspace, "--json"}).out, before);
        QCOMPARE(run({"languages", workspace, "--post", "pc001"}).exitCode, 2);
        QCOMPARE(run({"languages", workspace, "--post", "pc001=French"}).exitCode, 2);
        const Ran unknown = run({"languages", workspace, "--forum", "rivers=fr"});
        QVERIFY(unknown.exitCode == 3 && unknown.err.contains("There is no forum rivers"));
    }

    void trendsPartTheDaysOfThePlace()
    {
        const Ran utc = run({"trends", m_pond, "--by", "day"});
        QCOMPARE(utc.lines().value(0), QByteArray("start\tend\tposts\tauthors\tscore_sum\tscore_mean\tcompound_mean\t"
                                                  "positive_share\tnegative_share"));
        QCOMPARE(utc.cell("start"), QByteArray("2019-10-13T00:00:00Z"));
        const Ran tokyo = run({"trends", m_pond, "--by", "day", "--timezone", "Asia/Tokyo"});
        QCOMPARE(tokyo.cell("start"), QByteArray("2019-10-14T00:00:00+09:00"));
        QCOMPARE(tokyo.cell("posts"), utc.cell("posts"));
        QVERIFY(run({"trends", m_pond, "--include-bots", "--include-deleted", "--include-stickied"}).cell("posts").toInt()
                > utc.cell("posts").toInt());
    }

    void selectionsNarrow()
    {
        const int all = run({"trends", m_pond, "--by", "month"}).cell("posts").toInt();
        const Ran none = run({"trends", m_pond, "--by", "month", "--from", "2030"});
        QCOMPARE(none.exitCode, 0);
        QCOMPARE(none.lines().size(), 1);
        QCOMPARE(run({"trends", m_pond, "--by", "month", "--forum", "r/HERONS"}).cell("posts").toInt(), all);
        QCOMPARE(run({"trends", m_pond, "--by", "month", "--author", "u/bob_reed"}).cell("posts").toInt(), 1);
        QCOMPARE(run({"trends", m_pond, "--by", "month", "--min-score", "-5", "--max-score", "1000000"}).cell("posts").toInt(),
                 all);
        const int some = run({"trends", m_pond, "--by", "month", "--query", "weir"}).cell("posts").toInt();
        QVERIFY(some > 0 && some < all);
    }

    void searchMarksWhatItFound()
    {
        const Ran ran = run({"search", m_pond, "weir", "splendid"});
        QCOMPARE(ran.exitCode, 0);
        QCOMPARE(ran.lines().size(), 2);
        QVERIFY2(ran.cell("excerpt").contains("**weir**"), ran.out);
        QCOMPARE(ran.cell("author"), QByteArray("bob_reed"));
        const Ran nothing = run({"search", m_pond, "submarine"});
        QCOMPARE(nothing.exitCode, 0);
        QCOMPARE(nothing.lines().size(), 1);
        const Ran limited = run({"search", m_pond, "weir", "--limit", "1", "--include-deleted"});
        QCOMPARE(limited.lines().size(), 2);
        QVERIFY2(limited.err.contains("--limit 0"), limited.err);
        QVERIFY(run({"search", m_pond, "weir", "--limit", "1", "--quiet"}).err.isEmpty());
    }

    void themesAndTheirFilesAreTheSameEveryTime()
    {
        QByteArray first, assigned;
        for (const char *threads : {"1", "2", "0"}) {
            const Ran ran = run({"themes", m_pond, "--threads", QLatin1String(threads), "--assignments", path("a.tsv"),
                                 "--terms", path("t.tsv"), "--seed", "5"});
            QVERIFY2(ran.exitCode == 0, ran.err);
            QFile file(path("a.tsv"));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray lines = file.readAll();
            if (first.isEmpty()) {
                first = ran.out;
                assigned = lines;
            }
            QCOMPARE(ran.out, first);
            QCOMPARE(lines, assigned);
        }
        const int selected = run({"trends", m_pond, "--by", "month"}).cell("posts").toInt();
        QCOMPARE(assigned.count('\n'), selected);
        QCOMPARE(first.split('\n').value(0),
                 QByteArray("theme\tlabel\tkey_phrases\tposts\tthreads\tpeople\tshare\tcompound\tcoherence\talternates"));
    }

    void themesAreEditedByHand()
    {
        const QString workspace = sampleWorkspace("edited.parlance");
        QVERIFY(!workspace.isEmpty());
        const Ran found = run({"themes", workspace, "--k", "5"});
        const QByteArray before = run({"themes", workspace, "--current"}).out;
        QCOMPARE(before, found.out); // nothing was edited
        const int posts = found.cell("posts", 1).toInt() + found.cell("posts", 3).toInt();
        const Ran merged = run({"themes", workspace, "--merge", "1,3", "--rename", "2=Second thoughts", "--pin", "2", "--include-word", "1=kettle"});
        QVERIFY2(merged.exitCode == 0, merged.err);
        QList<QByteArray> numbers;
        for (int row = 0; row + 1 < merged.lines().size(); ++row)
            numbers << merged.cell("theme", row);
        QCOMPARE(numbers, (QList<QByteArray>{"0", "1", "2", "4", "-1"}));
        QCOMPARE(merged.cell("posts", 1).toInt(), posts);
        QCOMPARE(merged.cell("label", 2), QByteArray("Second thoughts"));
        QVERIFY(merged.cell("key_phrases", 1).startsWith("kettle"));
        QCOMPARE(run({"themes", workspace, "--rename", "3=gone"}).exitCode, 3);
        // All edits of a command, or none; and none beside what finds or only prints.
        QCOMPARE(run({"themes", workspace, "--rename", "0=Half done", "--merge", "99,1"}).exitCode, 3);
        QVERIFY(!run({"themes", workspace, "--current"}).out.contains("Half done"));
        QCOMPARE(run({"themes", workspace, "--current", "--rename", "0=x"}).exitCode, 2);
        QCOMPARE(run({"themes", workspace, "--rename", "0=x", "--k", "5"}).exitCode, 2);
        QCOMPARE(run({"themes", workspace, "--merge", "one,two"}).exitCode, 2);
        QCOMPARE(run({"themes", workspace, "--rename", "nothing"}).exitCode, 2);
        for (const char *word : {"1=the", "1=2024", "1=x"}) {
            const Ran refused = run({"themes", workspace, "--include-word", QLatin1String(word)});
            QCOMPARE(refused.exitCode, 2);
            QVERIFY2(refused.err.contains("cannot mark a theme"), refused.err);
        }
        const QByteArray unchanged = run({"themes", workspace, "--current"}).out;
        for (const char *word : {"1=zorglub", "1=kettle zorglub"}) {
            const Ran refused = run({"themes", workspace, "--include-word", QLatin1String(word)});
            QCOMPARE(refused.exitCode, 2);
            QVERIFY2(refused.err.contains("No post has “" + QByteArray(word).mid(2) + "”"), refused.err);
        }
        QCOMPARE(run({"themes", workspace, "--current"}).out, unchanged);
        // Figures and quotes of the merged theme are those of both.
        QVERIFY(run({"trends", workspace, "--by", "month", "--theme", "1"}).cell("posts").toInt() >= posts);
        QCOMPARE(run({"quotes", workspace, "--theme", "3"}).exitCode, 2);
        for (int step = 0; step < 4; ++step)
            QCOMPARE(run({"themes", workspace, "--undo"}).exitCode, 0);
        QCOMPARE(run({"themes", workspace, "--current"}).out, before);
        QVERIFY(run({"themes", workspace, "--undo"}).err.contains("no edit to take back"));
        QCOMPARE(run({"themes", workspace, "--redo"}).cell("label", 2), QByteArray("Second thoughts"));
        // A search that finds no text is refused, and one over few posts takes nothing away.
        QCOMPARE(run({"themes", workspace, "--query", "nosuchwordatall"}).exitCode, 3);
        QVERIFY(run({"themes", workspace, "--theme", "1"}).out.contains("Second thoughts"));
        QVERIFY(run({"themes", workspace, "--k", "999"}).err.contains("Asked for 999 themes"));
        QVERIFY(run({"themes", workspace, "--undo"}).err.isEmpty());
        QVERIFY(!run({"themes", workspace, "--current"}).out.contains("Second thoughts"));
    }

    void noRoomBesideEditedThemesIsExplained()
    {
        const QString workspace = sampleWorkspace("noroom.parlance");
        QVERIFY(!workspace.isEmpty());
        QCOMPARE(run({"themes", workspace, "--k", "5"}).exitCode, 0);
        QCOMPARE(run({"themes", workspace, "--pin", "0", "--pin", "1"}).exitCode, 0);
        const Ran room = run({"themes", workspace, "--k", "4"});
        QVERIFY2(!room.err.contains("edited before"), room.err);
        const Ran full = run({"themes", workspace, "--k", "2"});
        QCOMPARE(full.lines().size(), 4); // the head, both, and what is in none
        const QByteArray none = full.cell("posts", 2);
        QVERIFY2(full.err.contains("Every theme is one that was edited before and keeps to its posts, so " + none + " posts of other matters are in none."), full.err);
    }

    void fewerThemesThanWereAskedForAreExplained_data()
    {
        QTest::addColumn<int>("posts");
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("said");
        QTest::addRow("three posts that share no word") << 3 << QStringList{"--k", "500"} << QStringLiteral("Asked for 500 themes, but there are none: in 3 posts");
        QTest::addRow("the same, without a number") << 3 << QStringList() << QStringLiteral("No themes: in 3 posts");
        QTest::addRow("one post") << 1 << QStringList{"--k", "2"} << QStringLiteral("in 1 post with text");
        QTest::addRow("more than the posts hold") << 40 << QStringList{"--k", "500"} << QStringLiteral(": 40 posts with text hold no more");
        QTest::addRow("as many as there are") << 40 << QStringList{"--k", "2"} << QString();
    }

    void fewerThemesThanWereAskedForAreExplained()
    {
        QFETCH(int, posts);
        QFETCH(QStringList, options);
        QFETCH(QString, said);
        constexpr std::array words{"ferry", "harbour", "lamp", "storm", "rope", "anchor", "kettle", "stove", "pan", "spoon", "oven", "crust"};
        QFile table(path("few.csv"));
        QVERIFY(table.open(QIODevice::WriteOnly));
        table.write("id,text\n");
        for (int post = 0; post < posts; ++post) {
            QByteArray line = QByteArray::number(post) + ",";
            for (int word = 0; word < 4; ++word) { // of its own, or six to each of two subjects
                const int which = posts < 4 ? 4 * post + word : 6 * (post % 2) + (post / 2 + word) % 6;
                line += QByteArray(words[static_cast<std::size_t>(which)]) + ' ';
            }
            table.write(line + '\n');
        }
        table.close();
        const QString workspace = path("few.parlance");
        QFile::remove(workspace);
        QCOMPARE(run({"import", workspace, path("few.csv"), "--map", "id=id,body=text"}).exitCode, 0);
        const Ran found = run(QStringList{"themes", workspace} + options);
        QCOMPARE(found.exitCode, 0);
        if (said.isEmpty())
            QVERIFY2(found.err.isEmpty(), found.err);
        else
            QVERIFY2(found.err.contains(said.toUtf8()), found.err);
    }

    void whatAThemeCannotTakeIsSaid()
    {
        const QString workspace = path("strange.parlance");
        QFile table(path("strange.csv"));
        QVERIFY(table.open(QIODevice::WriteOnly));
        table.write("id,text\n\"a\tb\",The ferry crosses the lake at noon.\n42,The ferry bell rings twice.\n");
        table.close();
        QCOMPARE(run({"import", workspace, path("strange.csv"), "--map", "id=id,body=text"}).exitCode, 0);
        QFile news(path("strange.json"));
        QVERIFY(news.open(QIODevice::WriteOnly));
        news.write("{\"id\":42,\"type\":\"story\",\"by\":\"ann\",\"time\":1700000000,\"title\":\"The ferry sails again\",\"score\":3}\n");
        news.close();
        QCOMPARE(run({"import", workspace, path("strange.json")}).exitCode, 0);
        QVERIFY(run({"themes", workspace, "--assignments", path("strange.tsv")}).exitCode == 0);
        QFile file(path("strange.tsv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray lines = file.readAll();
        QVERIFY2(lines.contains("a\\tb\t"), lines);
        QCOMPARE(lines.count('\n'), 3);

        const Ran both = run({"themes", workspace, "--move-post", "42=-1"});
        QCOMPARE(both.exitCode, 3);
        QVERIFY2(both.err.contains("table:42") && both.err.contains("hackernews:42"), both.err);
        QCOMPARE(run({"themes", workspace, "--move-post", "table:42=-1"}).exitCode, 0);
        QCOMPARE(run({"themes", workspace, "--move-post", "slack:42=-1"}).exitCode, 3);
        QCOMPARE(run({"similar", workspace, "42"}).exitCode, 3);
        QCOMPARE(run({"similar", workspace, "hackernews:42"}).exitCode, 0);
        QCOMPARE(run({"similar", workspace, "table:42", "--least", "nan"}).exitCode, 2);
    }

    void anIdOfSeveralPostsIsRefused()
    {
        const QString workspace = path("twice.parlance");
        QFile dump(path("twice.ndjson"));
        QVERIFY(dump.open(QIODevice::WriteOnly));
        dump.write("{\"id\":\"1abc2d\",\"subreddit\":\"ferries\",\"author\":\"ann\",\"created_utc\":1700000000,\"score\":1,"
                   "\"title\":\"The ferry crosses the lake at noon\",\"selftext\":\"And it rings its bell.\"}\n"
                   "{\"id\":\"1abc2e\",\"subreddit\":\"ferries\",\"author\":\"ann\",\"created_utc\":1700000001,\"score\":1,"
                   "\"title\":\"Why does it ring\",\"selftext\":\"Nobody waits for it.\"}\n"
                   "{\"id\":\"1abc2d\",\"link_id\":\"t3_1abc2e\",\"parent_id\":\"t3_1abc2e\",\"subreddit\":\"ferries\",\"author\":\"bob\","
                   "\"created_utc\":1700000002,\"score\":1,\"body\":\"The ferry rings for the fog.\"}\n");
        dump.close();
        QCOMPARE(run({"import", workspace, path("twice.ndjson")}).cell("stored"), QByteArray("3"));
        QCOMPARE(run({"themes", workspace}).exitCode, 0);
        for (const QStringList &command : {QStringList{"themes", workspace, "--move-post", "1abc2d=-1"}, {"similar", workspace, "1abc2d"},
                                           {"bots", workspace, "--post", "1abc2d=program"},
                                           {"languages", workspace, "--post", "1abc2d=fr"}}) {
            const Ran refused = run(command);
            QCOMPARE(refused.exitCode, 3);
            QVERIFY2(refused.err.contains("1abc2d/1abc2d or 1abc2e/1abc2d"), refused.err);
        }
        QCOMPARE(run({"bots", workspace}).lines().size(), 1);
        QCOMPARE(run({"themes", workspace, "--move-post", "1abc2e/1abc2d=-1"}).exitCode, 0);
        for (const char *name : {"1abc2e/1abc2d", "comment/1abc2d", "submission/1abc2d"})
            QCOMPARE(run({"similar", workspace, name}).exitCode, 0);
        for (const char *name : {"1abc2f/1abc2d", "reddit:1abc2d", "ferries/1abc2d"})
            QCOMPARE(run({"similar", workspace, name}).exitCode, 3);
    }

    void copiesOfOneTextHaveNoThemes()
    {
        const QString workspace = path("copies.parlance");
        QFile table(path("copies.csv"));
        QVERIFY(table.open(QIODevice::WriteOnly));
        table.write("id,text\n");
        for (int i = 0; i < 40; ++i)
            table.write("p" + QByteArray::number(i) + ",The ferry crosses the cold lake at noon.\n");
        table.close();
        QCOMPARE(run({"import", workspace, path("copies.csv"), "--map", "id=id,body=text"}).exitCode, 0);
        const Ran none = run({"themes", workspace});
        QVERIFY2(none.err.contains("No themes: 40 posts with text all say the same."), none.err);
        const Ran several = run({"themes", workspace, "--k", "3"});
        QVERIFY2(several.err.contains("there are none: 40 posts with text all say the same."), several.err);
    }

    void wordsWrittenWithoutSpacesAreFound_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QByteArray>("excerpt");
        QTest::addRow("a word inside a Japanese clause") << QStringLiteral("東京") << QByteArray("j1") << QByteArray("**東京**");
        QTest::addRow("two runs, both of which must be there") << QStringLiteral("東京 楽しい") << QByteArray("j1") << QByteArray("**楽しい**");
        QTest::addRow("a run and a word with spaces around it") << QStringLiteral("大阪 2024") << QByteArray("j2") << QByteArray("**大阪**");
        QTest::addRow("a Thai word, its vowel signs too") << QStringLiteral("ข้าวผัด") << QByteArray("t1") << QByteArray("**ข้าวผัด**");
        QTest::addRow("an emoji") << QStringLiteral("🎉") << QByteArray("e1") << QByteArray("**🎉**");
        QTest::addRow("no post has both") << QStringLiteral("東京 大阪") << QByteArray() << QByteArray();
        QTest::addRow("a word that nobody wrote") << QStringLiteral("音楽") << QByteArray() << QByteArray();
    }

    void wordsWrittenWithoutSpacesAreFound()
    {
        QFETCH(QString, query);
        QFETCH(QByteArray, id);
        QFETCH(QByteArray, excerpt);
        const QString workspace = path("unspaced.parlance");
        if (!QFile::exists(workspace)) {
            QFile posts(path("unspaced.csv"));
            QVERIFY(posts.open(QIODevice::WriteOnly));
            posts.write("id,text\nj1,昨日は東京に行って楽しい一日でした。\nj2,大阪のお祭り 2024 は来週です。\n"
                        "t1,วันนี้อยากกินข้าวผัดมาก\ne1,The kettle sings 🎉 again.\n");
            posts.close();
            QCOMPARE(run({"import", workspace, path("unspaced.csv"), "--map", "id=id,body=text"}).exitCode, 0);
        }
        const Ran found = run({"search", workspace, query});
        QVERIFY2(found.exitCode == 0, found.err);
        QCOMPARE(found.lines().size(), id.isEmpty() ? 1 : 2);
        if (!id.isEmpty()) {
            QCOMPARE(found.cell("id"), id);
            QVERIFY2(found.out.contains(excerpt), found.out);
        }
    }

    void newPostsJoinTheThemesAndAreExplained()
    {
        // The invented village in two dumps: its later posts come when the themes have been found.
        QFile village(QStringLiteral(PARLANCE_SOURCE_DIR "/tests/data/topics/village.txt"));
        QVERIFY(village.open(QIODevice::ReadOnly));
        QFile early(path("early.tsv")), late(path("late.tsv"));
        QVERIFY(early.open(QIODevice::WriteOnly) && late.open(QIODevice::WriteOnly));
        early.write("id\tthread\ttext\n");
        late.write("id\tthread\ttext\n");
        int posts = 0, laterPosts = 0;
        for (const QByteArray &line : village.readAll().split('\n')) {
            const QList<QByteArray> part = line.split('|');
            if (part.size() != 4 || line.startsWith('#'))
                continue;
            const bool later = ++posts % 7 == 0;
            laterPosts += later;
            (later ? late : early).write("v" + QByteArray::number(posts) + '\t' + part[0].trimmed() + '\t'
                                         + part[3].trimmed() + '\n');
        }
        early.close();
        late.close();
        const QString workspace = path("village.parlance");
        const QStringList map{"--map", "id=id,thread=thread,body=text", "--language", "en"};
        QCOMPARE(run(QStringList{"import", workspace, path("early.tsv")} + map).exitCode, 0);
        QCOMPARE(run({"themes", workspace, "--k", "3"}).exitCode, 0);
        const Ran nothingNew = run({"place", workspace});
        QCOMPARE(nothingNew.cell("joined"), QByteArray("0"));
        QCOMPARE(nothingNew.cell("unassigned"), QByteArray("0"));

        QCOMPARE(run(QStringList{"import", workspace, path("late.tsv")} + map).exitCode, 0);
        // Until they are placed, nobody looked at them; and who wrote them is not known.
        const QJsonObject before = run({"themes", workspace, "--current", "--json"}).json();
        QCOMPARE(before["not_looked_at"].toInt(), laterPosts);
        const Ran told = run({"themes", workspace, "--current"});
        QVERIFY2(told.err.contains("Not looked at for themes: " + QByteArray::number(laterPosts) + " posts"), told.err);
        QCOMPARE(told.lines().size(), 6);
        QCOMPARE(told.cell("theme", 3), QByteArray("-2"));
        QCOMPARE(told.cell("posts", 3).toInt(), laterPosts);
        QCOMPARE(told.cell("share", 3), QByteArray());
        QCOMPARE(told.cell("theme", 4), QByteArray("-1"));
        QCOMPARE(told.cell("people", 0), QByteArray());
        QVERIFY(before["themes"].toArray().first()["people"].isNull());
        QVERIFY(run({"search", workspace, "the", "--theme", "-2"}).lines().size() > 1);
        const Ran placed = run({"place", workspace});
        QVERIFY2(placed.exitCode == 0, placed.err);
        QCOMPARE(placed.cell("joined").toInt() + placed.cell("unassigned").toInt(), laterPosts);
        QVERIFY2(placed.cell("joined").toInt() >= laterPosts / 2, placed.out);
        QCOMPARE(placed.cell("run_again"), QByteArray("false"));
        QCOMPARE(run({"themes", workspace, "--current", "--json"}).json()["not_looked_at"].toInt(), 0);
        QCOMPARE(run({"search", workspace, "the", "--theme", "-2"}).lines().size(), 1);
        QCOMPARE(run({"place", workspace}).cell("joined"), QByteArray("0"));

        const Ran why = run({"explain", workspace, "v7"});
        QVERIFY2(why.exitCode == 0, why.err);
        double sum = 0, total = 0;
        QByteArray witness;
        for (int row = 0; row + 1 < why.lines().size(); ++row) {
            const QByteArray kind = why.cell("kind", row);
            if (kind == "total")
                total = why.cell("value", row).toDouble();
            else if (kind == "size" || kind == "thread" || kind == "word")
                sum += why.cell("value", row).toDouble();
            else if (kind == "witness")
                witness = why.cell("words", row);
            else if (kind == "reason")
                QCOMPARE(why.cell("words", row), QByteArray("words"));
        }
        QVERIFY2(std::abs(sum - total) < 0.01, why.out);
        QVERIFY2(!witness.isEmpty(), why.out);

        const Ran marks = run({"marks", workspace, "--theme", "0"});
        QVERIFY2(marks.lines().size() > 2 && marks.cell("z").toDouble() > 1.96, marks.out);
        const Ran like = run({"similarity", workspace});
        QCOMPARE(like.lines().size(), 1 + 3 * 2);
        QVERIFY(like.cell("similarity").toDouble() >= 0 && like.cell("similarity").toDouble() < 1);
        const Ran itself = run({"explain", workspace, "v7", "--theme", "0", "--against", "0"});
        QVERIFY2(itself.exitCode == 2 && itself.err.contains("cannot be compared with itself"), itself.err);
        for (const QStringList &none : {QStringList{"marks", workspace, "--theme", "-1"}, {"subthemes", workspace, "--", "-1"}}) {
            const Ran refused = run(none);
            QVERIFY2(refused.exitCode == 3 && refused.err.contains("-1 is no theme"), refused.err);
        }
        const Ran parts = run({"subthemes", workspace, "0", "--k", "2"});
        QVERIFY2(parts.exitCode == 0 && parts.lines().size() >= 2, parts.err);
        QCOMPARE(parts.cell("subtheme", static_cast<int>(parts.lines().size()) - 2), QByteArray("-1"));

        // Posts like one go into a theme together, and out of it again.
        const QByteArray themesBefore = run({"themes", workspace, "--current"}).out;
        const Ran similar = run({"similar", workspace, "v7", "--limit", "3"});
        QVERIFY2(similar.exitCode == 0 && similar.lines().size() == 4, similar.err);
        QVERIFY(similar.cell("similarity").toDouble() >= similar.cell("similarity", 2).toDouble());
        QVERIFY(!similar.cell("shared_words").isEmpty() && similar.cell("id") != "v7");
        const QByteArray target = similar.cell("theme") == "0" ? "1" : "0";
        const Ran moved = run({"similar", workspace, "v7", "--limit", "3", "--into", QString::fromLatin1(target)});
        QVERIFY2(moved.exitCode == 0, moved.err);
        for (int row = 0; row < 3; ++row)
            QCOMPARE(moved.cell("theme", row), target);
        QCOMPARE(run({"similar", workspace, "v7", "--least", "1.1"}).lines().size(), 1);
        QVERIFY(run({"themes", workspace, "--current"}).out != themesBefore);
        QCOMPARE(run({"themes", workspace, "--undo"}).out, themesBefore);

        // What a person made of the themes is explained like what a search found.
        QCOMPARE(run({"themes", workspace, "--merge", "0,1"}).exitCode, 0);
        QCOMPARE(run({"similarity", workspace}).lines().size(), 1 + 2);
        QCOMPARE(run({"themes", workspace, "--merge", "0,2"}).exitCode, 0);
        const Ran alone = run({"similarity", workspace});
        QCOMPARE(alone.lines().size(), 1 + 1);
        QVERIFY2(!alone.cell("x").isEmpty() && alone.cell("like").isEmpty() && alone.cell("similarity").isEmpty(), alone.out);
        QCOMPARE(run({"themes", workspace, "--undo"}).exitCode, 0);
        QVERIFY(!run({"themes", workspace, "--split", "0=2"}).err.contains("Asked for"));
        QCOMPARE(run({"themes", workspace, "--undo"}).exitCode, 0);
        const Ran fewer = run({"themes", workspace, "--split", "0=500"});
        QVERIFY2(fewer.err.contains("Asked for 500 parts and found "), fewer.err);
        QCOMPARE(run({"themes", workspace, "--undo"}).exitCode, 0);
        const Ran split = run({"themes", workspace, "--split", "0=2"});
        QVERIFY2(split.exitCode == 0, split.err);
        int made = 0, other = 0;
        for (int row = 0; row + 2 < split.lines().size(); ++row)
            (split.cell("theme", row).toInt() == 3 ? made : other) = split.cell("theme", row).toInt();
        QCOMPARE(made, 3);
        QVERIFY(other != made);
        const Ran ofMade = run({"explain", workspace, "v8", "--theme", "3"});
        QVERIFY2(ofMade.exitCode == 0, ofMade.err);
        QCOMPARE(ofMade.cell("theme"), QByteArray("3"));
        QVERIFY(ofMade.cell("against") != "3" && ofMade.cell("against").toInt() > 1);
        QCOMPARE(run({"similarity", workspace}).lines().size(), 1 + 3 * 2);
        const Ran marksOfMade = run({"marks", workspace, "--theme", "3"});
        QVERIFY2(marksOfMade.lines().size() > 2 && marksOfMade.cell("z").toDouble() > 1.96, marksOfMade.out);
        QVERIFY(marksOfMade.cell("here").toInt() >= 2);
        for (int step = 0; step < 2; ++step)
            QCOMPARE(run({"themes", workspace, "--undo"}).exitCode, 0);
        QCOMPARE(run({"marks", workspace, "--theme", "0"}).out, marks.out);
        QCOMPARE(run({"explain", workspace, "v7"}).out, why.out);
        QCOMPARE(run({"themes", workspace, "--redo"}).exitCode, 0);

        // A theme whose posts have all gone elsewhere says so wherever it is asked about.
        const QByteArray rich = run({"themes", workspace, "--current"}).out;
        QStringList moves{"themes", workspace};
        QVERIFY(run({"themes", workspace, "--current", "--assignments", path("all.tsv")}).err.isEmpty());
        QFile all(path("all.tsv"));
        QVERIFY(all.open(QIODevice::ReadOnly));
        for (const QByteArray &row : all.readAll().split('\n')) {
            if (row.endsWith("\t2"))
                moves << "--move-post" << QString::fromLatin1(row.left(row.indexOf('\t'))) + "=0";
        }
        QVERIFY(moves.size() > 2);
        for (const QStringList &command : {moves, {"themes", workspace, "--current"}, {"marks", workspace, "--theme", "2"},
                                           {"subthemes", workspace, "2"}}) {
            const Ran emptied = run(command);
            QVERIFY2(emptied.exitCode == 0 && emptied.err.contains("Theme 2, ") && emptied.err.contains("has no posts"), emptied.err);
            QVERIFY(!emptied.err.contains("too few words"));
        }
        for (const char *few : {"0=0", "0=1", "0=-2"})
            QCOMPARE(run({"themes", workspace, "--split", few}).exitCode, 2);
        const Ran unpinned = run({"themes", workspace, "--unpin", "0"});
        QVERIFY2(unpinned.exitCode == 0 && unpinned.err.contains("not pinned"), unpinned.err);
        const Ran nothing = run({"themes", workspace, "--split", "2"});
        QVERIFY2(nothing.exitCode == 2 && nothing.err.contains("has no posts to split"), nothing.err);
        for (int step = 0; step < (moves.size() - 2) / 2; ++step)
            QCOMPARE(run({"themes", workspace, "--undo"}).exitCode, 0);
        QCOMPARE(run({"themes", workspace, "--current"}).out, rich);

        struct Unknown
        {
            QStringList command;
            QByteArray says;
        };
        for (const auto &[command, says] :
             {Unknown{{"explain", workspace, "v9999"}, "no post v9999"},
              {{"explain", workspace, "v7", "--theme", "99"}, "no theme 99"},
              {{"explain", workspace, "v7", "--against", "99"}, "no theme 99"},
              {{"marks", workspace, "--theme", "9"}, "no theme 9"},
              {{"explain", workspace, "v7", "--theme", "1"}, "no theme 1"},
              {{"similar", workspace, "v9999"}, "no post v9999"},
              {{"similar", workspace, "v7", "--into", "99"}, "no theme 99"},
              {{"subthemes", workspace, "7"}, "no theme 7"}}) {
            const Ran unknown = run(command);
            QCOMPARE(unknown.exitCode, 3);
            QVERIFY2(unknown.err.contains(says), unknown.err);
        }

        // Posts on something else altogether.
        QFile strange(path("strange.tsv"));
        QVERIFY(strange.open(QIODevice::WriteOnly));
        strange.write("id\tthread\ttext\n");
        for (int i = 0; i < 60; ++i)
            strange.write("z" + QByteArray::number(i) + "\tsky\tZeppelin pilots quarrel over helium, hangars and gondola number "
                          + QByteArray::number(i) + ".\n");
        strange.close();
        QCOMPARE(run(QStringList{"import", workspace, path("strange.tsv")} + map).exitCode, 0);
        const Ran elsewhere = run({"place", workspace});
        QVERIFY2(elsewhere.cell("drift").toDouble() > 0.5, elsewhere.out);
        QCOMPARE(elsewhere.cell("run_again"), QByteArray("true"));
    }

    void aMergeReadsWhatItsWorkspaceReads()
    {
        QFile dump(path("quoting.ndjson"));
        QVERIFY(dump.open(QIODevice::WriteOnly));
        for (int i = 0; i < 6; ++i) {
            const QJsonObject comment{{"id", QStringLiteral("q%1").arg(i)}, {"subreddit", "pond"}, {"author", "ann"},
                                      {"link_id", "t3_1"}, {"parent_id", "t3_1"}, {"created_utc", 1'700'000'000}, {"score", 1},
                                      {"body", QStringLiteral("> I hate this terrible, ugly mess.\n\nThe meeting is on Sunday %1.").arg(i)}};
            dump.write(QJsonDocument(comment).toJson(QJsonDocument::Compact) + '\n');
        }
        dump.close();
        const QString apart = path("apart.parlance"), reading = path("reading.parlance"), into = path("into.parlance");
        for (const QString &workspace : {apart, reading})
            QCOMPARE(run({"import", workspace, dump.fileName()}).exitCode, 0);
        QCOMPARE(run({"clean", reading, "--read-quotes", "yes"}).cell("posts"), QByteArray("6"));
        const QStringList search{"search", "", "meeting", "--include-duplicates", "--sort", "created"};
        const auto tones = [&](const QString &workspace) {
            QStringList arguments = search;
            arguments[1] = workspace;
            const Ran found = run(arguments);
            QByteArrayList read;
            for (int row = 0; row + 1 < found.lines().size(); ++row)
                read << found.cell("compound", row);
            return read;
        };
        QVERIFY(tones(apart) != tones(reading));
        QCOMPARE(run({"merge", into, reading}).exitCode, 0);
        QCOMPARE(tones(into), tones(apart));
        QFile::remove(into);
        QCOMPARE(run({"import", into, fixture("reddit-ndjson/pond.ndjson")}).exitCode, 0);
        QCOMPARE(run({"clean", into, "--read-quotes", "yes"}).cell("read_quotes"), QByteArray("true"));
        QCOMPARE(run({"merge", into, apart}).exitCode, 0);
        QCOMPARE(tones(into), tones(reading));
    }

    void aFileThatCannotBeWrittenStopsThemesBeforeTheWork()
    {
        const Ran ran = run({"themes", m_pond, "--assignments", path("no/such/a.tsv")});
        QCOMPARE(ran.exitCode, 3);
        QVERIFY2(ran.err.contains("no/such/a.tsv"), ran.err);
    }

    void quotesCarryWhatACreditLineNeeds()
    {
        const Ran ran = run({"quotes", m_pond, "--min-words", "3", "--include-bots", "--include-deleted"});
        QVERIFY2(ran.exitCode == 0, ran.err);
        QVERIFY(ran.out.startsWith("text\tauthor\tscore\tcreated_utc\tthread\tpermalink\ttheme\tcompound\treasons"));
        QVERIFY(ran.lines().size() > 1);
        QSet<QByteArray> authors;
        for (int row = 0; row + 1 < ran.lines().size(); ++row) {
            QVERIFY(!ran.cell("text", row).isEmpty());
            QCOMPARE(ran.cell("sha256", row).size(), 64);
            QVERIFY(ran.cell("end", row).toInt() > ran.cell("begin", row).toInt());
            QVERIFY(!authors.contains(ran.cell("author", row)));
            authors.insert(ran.cell("author", row));
        }
        QCOMPARE(run({"quotes", m_pond, "--min-words", "3", "--limit", "1"}).lines().size(), 2);
    }

    void tagsAreCheckedAgainstASheetThatSomebodyFilledIn()
    {
        QCOMPARE(run({"check", m_pond}).exitCode, 3); // nothing was drawn yet
        const QString sheet = path("sheet.tsv");
        const Ran drawn = run({"check", m_pond, "--sample", "100", "--sheet", sheet});
        QVERIFY2(drawn.exitCode == 0, drawn.err);
        QCOMPARE(drawn.lines().size(), 1); // no answers, no figures
        QFile file(sheet);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QList<QByteArray> lines = file.readAll().split('\n');
        QVERIFY(lines.size() > 3);
        QVERIFY(!lines[1].contains("positive"));
        for (qsizetype i = 1; i < lines.size() - 1; ++i)
            lines[i] += i == 1 ? "mixed" : "2";
        file.resize(0);
        file.write(lines.join('\n'));
        file.close();
        QCOMPARE(run({"check", m_pond, "--labels", sheet}).exitCode, 2); // whose?
        const Ran read = run({"check", m_pond, "--labels", sheet, "--coder", "ada", "--json", "--export", path("labels.tsv")});
        QVERIFY2(read.exitCode == 0, read.err);
        const QJsonObject figures = read.json();
        QCOMPARE(figures["checked"].toString(), QString("sentiment"));
        QCOMPARE(figures["coders"].toArray()[0].toObject()["labelled"].toInt(), figures["drawn"].toInt());
        const QJsonObject accuracy = figures["figures"].toArray()[0].toObject();
        QCOMPARE(accuracy["figure"].toString(), QString("accuracy"));
        QCOMPARE(accuracy["posts"].toInt(), figures["drawn"].toInt() - 1);
        QVERIFY(accuracy["low"].toDouble() <= accuracy["value"].toDouble());
        QCOMPARE(run({"check", m_pond, "--json"}).out, read.out); // the answers are kept
        const Ran table = run({"check", m_pond});
        QCOMPARE(table.header(), (QList<QByteArray>{"coder", "figure", "value", "low", "high", "posts"}));
        QVERIFY(QFile::exists(path("labels.tsv")));
    }

    void aReportIsWritten_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("begins");
        QTest::addRow("HTML") << "r.html" << QByteArray("<!DOCTYPE html>");
        QTest::addRow("Markdown") << "r.md" << QByteArray("# ");
        QTest::addRow("JSON") << "r.json" << QByteArray("{");
    }

    void aReportIsWritten()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, begins);
        QByteArray written;
        for (int i = 0; i < 2; ++i) {
            const Ran ran = run({"report", m_pond, "--to", m_dir.filePath(name), "--title", "Herons & weirs"});
            QVERIFY2(ran.exitCode == 0, ran.err);
            QCOMPARE(ran.cell("title"), QByteArray("Herons & weirs"));
            QCOMPARE(ran.cell("short"), QByteArray("true")); // seven posts make no themes
            QFile file(m_dir.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray text = file.readAll();
            QVERIFY2(text.left(200).toLower().contains(begins.toLower()), text.left(200));
            if (i > 0)
                QCOMPARE(text, written);
            written = text;
        }
    }

    void aDigestIsTheWholeJob()
    {
        const Ran ran = run({"digest", fixture("reddit-ndjson/pond.ndjson"), "--language", "fr", "--to", path("d.html"),
                             "--keep", path("kept.parlance")});
        QVERIFY2(ran.exitCode == 0, ran.err);
        QCOMPARE(ran.cell("language"), QByteArray("fr"));
        QVERIFY(QFile::exists(path("d.html")));
        QCOMPARE(run({"info", path("kept.parlance")}).cell("posts"), run({"info", m_pond}).cell("posts"));
        QCOMPARE(run({"search", path("kept.parlance"), "weir"}).exitCode, 0);
    }

    void aDigestTellsItsCopiesAndLeavesThemOut()
    {
        const QStringList bodies{"The weir wants mending before the winter floods reach the lower meadow",
                                 "The weir wants mending before the winter floods reach the lower meadow!",
                                 "Herons came back to the reed bed on Sunday, three of them at least",
                                 "HERONS came back to the reed bed on Sunday, three of them at least",
                                 "Nobody fishes under the alder any more since the path was closed"};
        QFile dump(path("copies.ndjson"));
        QVERIFY(dump.open(QIODevice::WriteOnly));
        for (int i = 0; i < bodies.size(); ++i)
            dump.write(QStringLiteral(R"({"id":"k%1","link_id":"t3_kk","parent_id":"t3_kk","author":"w%1","subreddit":"pond","score":1,"created_utc":170000000%1,"body":"%2"})")
                           .arg(i).arg(bodies.at(i)).toUtf8() + '\n');
        dump.close();
        const Ran ran = run({"digest", dump.fileName(), "--to", path("copies.md"), "--keep", path("copies.parlance")});
        QVERIFY2(ran.exitCode == 0, ran.err);
        QFile report(path("copies.md"));
        QVERIFY(report.open(QIODevice::ReadOnly));
        const QByteArray text = report.readAll();
        QVERIFY2(text.contains("Copies were looked for: 2 posts that say the same as an earlier one"), text);
        QCOMPARE(run({"search", path("copies.parlance"), "herons"}).lines().size(), 2);
        QCOMPARE(run({"search", path("copies.parlance"), "herons", "--include-duplicates"}).lines().size(), 3);
    }

    void aDigestOfSomeGoodFilesIsWrittenButSaysSo()
    {
        const Ran ran = run({"digest", path("missing.ndjson"), fixture("reddit-ndjson/pond_damaged.ndjson"), "--to",
                             path("some.md")});
        QCOMPARE(ran.exitCode, 3);
        QVERIFY(ran.err.contains("missing.ndjson"));
        QVERIFY(QFile::exists(path("some.md")));
        QCOMPARE(run({"digest", fixture("reddit-ndjson/pond_damaged.ndjson"), "--to", path("strict.md"), "--strict"}).exitCode,
                 1);
    }

    void aDigestOfNothingWritesNothing()
    {
        const Ran ran = run({"digest", path("missing.ndjson"), "--to", path("nothing.md")});
        QCOMPARE(ran.exitCode, 3);
        QVERIFY(ran.out.isEmpty());
        QVERIFY(!QFile::exists(path("nothing.md")));
    }

    void aTemporaryWorkspaceLeavesNothingBehind()
    {
        QVERIFY(QDir().mkpath(path("tmp")));
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("TMPDIR", path("tmp"));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(PARLANCE_CLI), {"digest", fixture("reddit-ndjson/pond.ndjson"), "--to", path("t.md")});
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(QDir(path("tmp")).isEmpty());
    }

    void aCancelledCommandSaysSo()
    {
        QProcess process;
        process.start(QStringLiteral(PARLANCE_CLI), {"score"});
        QVERIFY(process.waitForStarted());
        process.write("I love it\n"); // and nothing more: it waits
        QVERIFY(process.waitForBytesWritten());
        // The signal must not come before the program is ready for it: it is when it waits for input.
        QTRY_VERIFY(isWaiting(process.processId()));
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(10'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 130);
    }

private:
    /// Whether a process sleeps in a system call.
    static bool isWaiting(qint64 process)
    {
        QFile stat(QStringLiteral("/proc/%1/stat").arg(process));
        if (!stat.open(QIODevice::ReadOnly))
            return false;
        const QByteArray text = stat.readAll();
        return text.mid(text.lastIndexOf(')') + 2, 1) == "S";
    }
};

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
