// SPDX-License-Identifier: GPL-3.0-or-later
// The rules that keep the house in order, read off its own sources: who may include whom, where SQL may stand, what
// every file carries. Each rule is first tried on a few lines that break it, then on the tree.
#include <QTest>

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>

namespace {

const QDir sourceDir(QStringLiteral(PARLANCE_SOURCE_DIR));

QString read(const QString &path)
{
    QFile file(sourceDir.filePath(path));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Paths below `folder`, relative to the source tree, in a fixed order.
QStringList filesBelow(const QString &folder, const QStringList &patterns)
{
    QStringList files;
    QDirIterator it(sourceDir.filePath(folder), patterns, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files << sourceDir.relativeFilePath(it.next());
    files.sort();
    return files;
}

const QStringList cppFiles{QStringLiteral("*.cpp"), QStringLiteral("*.h")};

struct Include
{
    int line = 0;
    QString path;
};

QList<Include> includesOf(const QString &source)
{
    static const QRegularExpression directive(QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"));
    QList<Include> includes;
    const QStringList lines = source.split(QLatin1Char('\n'));
    for (int i = 0; i < lines.size(); ++i) {
        const auto match = directive.match(lines[i]);
        if (match.hasMatch())
            includes << Include{i + 1, match.captured(1)};
    }
    return includes;
}

bool isQtHeader(const QString &path)
{
    static const QRegularExpression qt(QStringLiteral("^(Q[A-Z]\\w*|Qt\\w+/.+|q[a-z0-9_]+\\.h)$"));
    return qt.match(path).hasMatch();
}

bool isChartHeader(const QString &path)
{
    static const QRegularExpression chart(QStringLiteral(
        "^(QtCharts(/.*)?|Q(Polar)?Chart(View|Global)?|Q\\w+(Series|Axis|ModelMapper)|QAbstract(Series|Axis|BarSeries)"
        "|Q(Bar|BoxPlot|Candlestick|Pie|Area|XY)?Legend(Marker)?|Q(Bar|Box|Candlestick)Set|QPieSlice)$"));
    return chart.match(path).hasMatch();
}

bool isDatabaseHeader(const QString &path)
{
    static const QRegularExpression database(
        QStringLiteral("^(sqlite3(ext)?\\.h|QtSql(/.*)?|QSql\\w*|core/store/connection\\.h)$"));
    return database.match(path).hasMatch();
}

/// What each part of core may include besides itself. Anything not named here is a circle or a short cut.
const QHash<QString, QSet<QString>> &allowedEdges()
{
    static const QHash<QString, QSet<QString>> edges{
        {QStringLiteral("base"), {}},
        {QStringLiteral("text"), {QStringLiteral("base")}},
        {QStringLiteral("sentiment"), {QStringLiteral("base"), QStringLiteral("text")}},
        {QStringLiteral("topics"), {QStringLiteral("base"), QStringLiteral("text")}},
        // The store keeps what the tagger found, in the tagger's own words.
        {QStringLiteral("store"), {QStringLiteral("base"), QStringLiteral("sentiment")}},
        {QStringLiteral("import"),
         {QStringLiteral("base"), QStringLiteral("text"), QStringLiteral("sentiment"), QStringLiteral("store")}},
        {QStringLiteral("analysis"),
         {QStringLiteral("base"), QStringLiteral("text"), QStringLiteral("sentiment"), QStringLiteral("topics"),
          QStringLiteral("store")}},
        {QStringLiteral("report"),
         {QStringLiteral("base"), QStringLiteral("text"), QStringLiteral("sentiment"), QStringLiteral("topics"),
          QStringLiteral("store"), QStringLiteral("analysis")}},
    };
    return edges;
}

/// The rooms of core/topics, from the ground up: each stands on those before it, only the face (themes.h) on all.
QString topicsFault(const QString &file, const QString &included)
{
    static const QStringList rooms{QStringLiteral("numbers"), QStringLiteral("words"),  QStringLiteral("model"),
                                   QStringLiteral("placing"), QStringLiteral("naming"), QStringLiteral("finding")};
    const auto heightOf = [](const QString &path) {
        return path.count(QLatin1Char('/')) < 3 ? rooms.size() : rooms.indexOf(path.section(QLatin1Char('/'), 2, 2));
    };
    const QString folder = QStringLiteral("core/topics/");
    if (!file.startsWith(folder) || !included.startsWith(folder))
        return {};
    if (heightOf(file) < 0)
        return QStringLiteral("%1 has no place in the order of core/topics").arg(file);
    return heightOf(included) <= heightOf(file) ? QString() : QStringLiteral("%1 stands above it").arg(included);
}

/// Empty when a file of core may include this, else what is wrong with it.
QString edgeFault(const QString &file, const QString &included)
{
    const QString from = file.section(QLatin1Char('/'), 1, 1);
    if (!allowedEdges().contains(from))
        return QStringLiteral("core/%1 has no place in the order of the house").arg(from);
    if (included.startsWith(QLatin1String("ui/")) || included.startsWith(QLatin1String("app/")))
        return QStringLiteral("core knows neither ui nor app");
    if (!included.startsWith(QLatin1String("core/")))
        return {};
    const QString to = included.section(QLatin1Char('/'), 1, 1);
    if (to == from || allowedEdges().value(from).contains(to))
        return topicsFault(file, included);
    return QStringLiteral("core/%1 may not use core/%2").arg(from, to);
}

struct Literal
{
    int line = 0;
    QString text;
};

/// The string literals of C++ source, comments and character literals left out; raw strings are whole.
QList<Literal> literalsOf(const QString &source)
{
    static const QRegularExpression token(QStringLiteral(
        "//[^\\n]*|/\\*.*?\\*/|R\"([^\\s()\\\\]{0,16})\\((.*?)\\)\\1\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"|(?<![0-9A-Fa-f])'(?:[^'\\\\\\n]|\\\\.)*'"),
        QRegularExpression::DotMatchesEverythingOption);
    QList<Literal> literals;
    int line = 1;
    qsizetype counted = 0;
    for (auto it = token.globalMatch(source); it.hasNext();) {
        const auto match = it.next();
        line += int(QStringView(source).mid(counted, match.capturedStart() - counted).count(QLatin1Char('\n')));
        counted = match.capturedStart();
        for (int group : {2, 3}) {
            if (match.capturedStart(group) >= 0)
                literals << Literal{line, match.captured(group)};
        }
    }
    return literals;
}

bool isSql(const QString &literal)
{
    static const QRegularExpression statement(QStringLiteral(
        "^\\s*(?:(?:SELECT|PRAGMA|ATTACH|VACUUM|EXPLAIN)\\b"
        "|(?i:select\\s+.*\\bfrom\\b(?=\\s+v?_?\\w+\\s*(?:where|join|order|group|limit|;|$))"
        "|insert\\s+(?:or\\s+\\w+\\s+)?into\\s+\\w+\\s*(?:\\(|values|select|$)|update\\s+\\w+\\s+set\\s+\\w+\\s*=|delete\\s+from\\s+\\w+"
        "|(?:create|drop|alter)\\s+(?:virtual\\s+|temp\\s+)?(?:table|index|view|trigger)\\b)"
        "|(?:INSERT|UPDATE|DELETE|REPLACE)\\s+[A-Za-z_]+|(?:BEGIN|COMMIT|ROLLBACK)\\b\\s*(?:IMMEDIATE|TRANSACTION|;|$))"),
        QRegularExpression::DotMatchesEverythingOption);
    return statement.match(literal).hasMatch();
}

/// Translations that lupdate or a translator left open.
int unfinishedIn(const QString &ts)
{
    static const QRegularExpression open(QStringLiteral("<translation[^>]*type=\"unfinished\"|<translation(?:>\\s*</translation>|\\s*/>)"
                                                        "|<numerusform>\\s*</numerusform>|<numerusform/>"));
    int count = 0;
    for (auto it = open.globalMatch(ts); it.hasNext(); it.next())
        ++count;
    return count;
}

} // namespace

class TestHouse : public QObject
{
    Q_OBJECT

private slots:
    void qtHeadersAreKnown_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("qt");
        QTest::addRow("a class header") << "QString" << true;
        QTest::addRow("a header with its module") << "QtCore/qglobal.h" << true;
        QTest::addRow("an old-style header") << "qglobal.h" << true;
        QTest::addRow("the standard library") << "queue" << false;
        QTest::addRow("our own") << "core/analysis/quotes.h" << false;
        QTest::addRow("a library of another's") << "unicode/unistr.h" << false;
    }

    void qtHeadersAreKnown()
    {
        QFETCH(QString, path);
        QTEST(isQtHeader(path), "qt");
    }

    void chartHeadersAreKnown_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("chart");
        QTest::addRow("the view") << "QChartView" << true;
        QTest::addRow("a series") << "QLineSeries" << true;
        QTest::addRow("an axis") << "QDateTimeAxis" << true;
        QTest::addRow("a set of bars") << "QBarSet" << true;
        QTest::addRow("the module") << "QtCharts/QChart" << true;
        QTest::addRow("a character") << "QChar" << false;
        QTest::addRow("a widget") << "QTableView" << false;
        QTest::addRow("our own chart") << "ui/charts/timechart.h" << false;
    }

    void chartHeadersAreKnown()
    {
        QFETCH(QString, path);
        QTEST(isChartHeader(path), "chart");
    }

    void edgesAreJudged_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("included");
        QTest::addColumn<bool>("allowed");
        QTest::addRow("text stands on base") << "core/text/words.cpp" << "core/base/error.h" << true;
        QTest::addRow("the store keeps tags") << "core/store/posts.h" << "core/sentiment/sentiment.h" << true;
        QTest::addRow("a folder uses itself") << "core/report/draft.cpp" << "core/report/report.h" << true;
        QTest::addRow("base stands on nothing") << "core/base/post.h" << "core/text/utf8.h" << false;
        QTest::addRow("the store draws no reports") << "core/store/posts.cpp" << "core/report/report.h" << false;
        QTest::addRow("themes do not read files") << "core/topics/themes.cpp" << "core/store/posts.h" << false;
        QTest::addRow("the model reads words") << "core/topics/model/mixture.h" << "core/topics/words/vocabulary.h" << true;
        QTest::addRow("words know no theme") << "core/topics/words/corpus.h" << "core/topics/naming/theme.h" << false;
        QTest::addRow("the face shows all") << "core/topics/themes.cpp" << "core/topics/finding/finder.h" << true;
        QTest::addRow("nothing of it needs the face") << "core/topics/finding/finder.h" << "core/topics/themes.h" << false;
        QTest::addRow("a new room wants its place here") << "core/topics/more/x.h" << "core/topics/words/corpus.h" << false;
        QTest::addRow("import does not analyse") << "core/import/import.cpp" << "core/analysis/filter.h" << false;
        QTest::addRow("core knows no screen") << "core/analysis/trends.cpp" << "ui/session/session.h" << false;
        QTest::addRow("a new folder wants its place here") << "core/misc/helpers.cpp" << "core/base/error.h" << false;
    }

    void edgesAreJudged()
    {
        QFETCH(QString, file);
        QFETCH(QString, included);
        QTEST(edgeFault(file, included).isEmpty(), "allowed");
    }

    void sqlIsKnownInSource_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<bool>("sql");
        QTest::addRow("a query") << "run(\"SELECT id FROM post\");" << true;
        QTest::addRow("a query in small letters") << "run(\"select id from post where score > 0\");" << true;
        QTest::addRow("a raw string over lines") << "run(R\"sql(\n  DELETE FROM quote\n)sql\");" << true;
        QTest::addRow("an update") << "run(\"update theme set label = ?\");" << true;
        QTest::addRow("a pragma") << "run(\"PRAGMA cache_size = -2000\");" << true;
        QTest::addRow("a sentence that begins with the verb") << "tr(\"Select a thread to read it here.\");" << false;
        QTest::addRow("a button") << "tr(\"Delete the pin\");" << false;
        QTest::addRow("a sentence with from") << "tr(\"Select posts from the list to read them.\");" << false;
        QTest::addRow("a comment") << "// \"SELECT 1\" would be wrong here" << false;
        QTest::addRow("a quotation mark as a character") << "if (c == '\"') f(x); // SELECT \" " << false;
        QTest::addRow("digits with separators") << "f(1'000'000, \"SELECT 1\");" << true;
    }

    void sqlIsKnownInSource()
    {
        QFETCH(QString, source);
        bool sql = false;
        for (const Literal &literal : literalsOf(source))
            sql = sql || isSql(literal.text);
        QTEST(sql, "sql");
    }

    void openTranslationsAreCounted_data()
    {
        QTest::addColumn<QString>("ts");
        QTest::addColumn<int>("open");
        QTest::addRow("a finished one") << "<translation>Oui</translation>" << 0;
        QTest::addRow("one that lupdate added") << "<translation type=\"unfinished\"></translation>" << 1;
        QTest::addRow("one emptied by hand") << "<translation></translation>" << 1;
        QTest::addRow("a plural without one of its forms")
            << "<translation><numerusform>un</numerusform><numerusform></numerusform></translation>" << 1;
    }

    void openTranslationsAreCounted()
    {
        QFETCH(QString, ts);
        QTEST(unfinishedIn(ts), "open");
    }

    void coreIncludesNoQt()
    {
        QStringList faults;
        const QStringList files = filesBelow(QStringLiteral("core"), cppFiles) + filesBelow(QStringLiteral("app/cli"), cppFiles);
        QVERIFY(files.size() > 20);
        for (const QString &file : files) {
            for (const Include &include : includesOf(read(file))) {
                if (isQtHeader(include.path))
                    faults << QStringLiteral("%1:%2 includes %3").arg(file).arg(include.line).arg(include.path);
            }
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    }

    void coreArrowsRunOneWay()
    {
        QStringList faults;
        for (const QString &file : filesBelow(QStringLiteral("core"), cppFiles)) {
            for (const Include &include : includesOf(read(file))) {
                const QString fault = edgeFault(file, include.path);
                if (!fault.isEmpty())
                    faults << QStringLiteral("%1:%2 %3").arg(file).arg(include.line).arg(fault);
            }
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    }

    void uiHoldsNoSql()
    {
        QStringList faults;
        const QStringList files = filesBelow(QStringLiteral("ui"), cppFiles) + filesBelow(QStringLiteral("app"), cppFiles);
        for (const QString &file : files) {
            const QString source = read(file);
            for (const Include &include : includesOf(source)) {
                if (isDatabaseHeader(include.path))
                    faults << QStringLiteral("%1:%2 includes %3").arg(file).arg(include.line).arg(include.path);
            }
            for (const Literal &literal : literalsOf(source)) {
                if (isSql(literal.text))
                    faults << QStringLiteral("%1:%2 holds SQL: %3").arg(file).arg(literal.line).arg(literal.text.left(40));
            }
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    }

    void onlyTheChartsFolderIncludesQtCharts()
    {
        QStringList faults;
        const QStringList files = filesBelow(QStringLiteral("ui"), cppFiles) + filesBelow(QStringLiteral("app"), cppFiles);
        for (const QString &file : files) {
            if (file.startsWith(QLatin1String("ui/charts/")))
                continue;
            for (const Include &include : includesOf(read(file))) {
                if (isChartHeader(include.path))
                    faults << QStringLiteral("%1:%2 includes %3").arg(file).arg(include.line).arg(include.path);
            }
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    }

    void everySourceNamesItsLicence()
    {
        QStringList files;
        for (const char *folder : {"app", "cmake", "core", "packaging", "resources", "tests", "ui"}) {
            files += filesBelow(QLatin1String(folder),
                                {QStringLiteral("*.cpp"), QStringLiteral("*.h"), QStringLiteral("*.py"), QStringLiteral("*.sh"),
                                 QStringLiteral("*.js"), QStringLiteral("*.cmake"), QStringLiteral("CMakeLists.txt"),
                                 QStringLiteral("run"), QStringLiteral("run_*"), QStringLiteral("test"), QStringLiteral("build"),
                                 QStringLiteral("install"), QStringLiteral("validate"), QStringLiteral("check_*")});
        }
        files << QStringLiteral("CMakeLists.txt") << QStringLiteral(".ci/run");
        QStringList faults;
        for (const QString &file : std::as_const(files)) {
            if (!read(file).left(400).contains(QLatin1String("SPDX-License-Identifier: ")))
                faults << file;
        }
        QVERIFY2(faults.isEmpty(), qPrintable(QStringLiteral("without an SPDX line: ") + faults.join(QLatin1String(", "))));
    }

    void frenchIsComplete()
    {
        const QStringList files = filesBelow(QStringLiteral("translations"), {QStringLiteral("*_fr.ts")});
        QVERIFY(!files.isEmpty());
        for (const QString &file : files) {
            const int open = unfinishedIn(read(file));
            QVERIFY2(open == 0, qPrintable(QStringLiteral("%1: %2 unfinished").arg(file).arg(open)));
        }
    }

    void theCommandLineProgramRunsWithoutQt()
    {
        QProcess ldd;
        ldd.start(QStringLiteral("ldd"), {QStringLiteral(PARLANCE_CLI)});
        if (!ldd.waitForStarted())
            QSKIP("ldd is not installed here");
        QVERIFY(ldd.waitForFinished());
        const QString libraries = QString::fromLocal8Bit(ldd.readAllStandardOutput());
        QVERIFY2(libraries.contains(QLatin1String("libc.so")), qPrintable(libraries));
        QVERIFY2(!libraries.contains(QLatin1String("libQt")), qPrintable(libraries));
    }
};

QTEST_GUILESS_MAIN(TestHouse)
#include "tst_house.moc"
