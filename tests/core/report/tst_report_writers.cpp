// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "core/report/format.h"
#include "core/report/writers.h"

using namespace parlance;
using namespace parlance::report;

namespace {

constexpr auto Hostile = "</p><script>alert(1)</script> & \"it's\" <img src=x onerror=alert(1)> ]]> --> {n} %n \x01 \xC2\x85 * _a_ `b` [c](javascript:d)";

/// A report with the same nasty words everywhere that words of people can stand.
Report hostileReport(Language language)
{
    Report report;
    report.language = language;
    report.title = report.standfirst = report.byline = report.dateLine = Hostile;
    SourceNote good{.number = 1, .thread = ThreadId(7), .title = Hostile, .forum = Hostile, .author = Hostile};
    good.permalink = "https://www.reddit.com/r/a/comments/1/?a=1&b=2";
    good.score = 12;
    good.posts = 3;
    good.createdUtc = 1773489600;
    good.language = French;
    SourceNote bad = good;
    bad.number = 2;
    bad.permalink = "javascript:alert(1)";
    bad.known = bad.titled = false;
    SourceNote quoted = good;
    quoted.number = 3;
    quoted.permalink = "https://example.org/\"><script>alert(1)</script>";
    report.sources = {good, bad, quoted};
    const Paragraph words{Inline{.text = Hostile}, Inline{.text = Hostile, .source = 1, .language = French},
                          Inline{.text = Hostile, .source = 2}, Inline{.text = Hostile, .source = 3},
                          Inline{.text = Hostile, .source = 99, .emphasis = true}};
    report.lede = report.closing = report.methods = {words};
    PullQuote quote;
    quote.quote.text = quote.quote.author = Hostile;
    quote.quote.language = French;
    quote.quote.permalink = "data:text/html,<script>alert(1)</script>";
    quote.credit = Hostile;
    quote.source = 1;
    report.sections = {Section{.heading = Hostile, .theme = 0, .paragraphs = {words, words}, .quotes = {quote, quote, quote},
                               .cited = {quote}, .sharedWords = {Hostile}, .sources = {1}}};
    report.figures = {{.name = Hostile, .value = Hostile, .key = Hostile, .number = 1}};
    Chart volume{.kind = Chart::Kind::Volume, .title = Hostile, .caption = Hostile};
    for (int i = 0; i < 30; ++i)
        volume.bars.push_back({.label = Hostile, .value = static_cast<double>(i * 7 % 11)});
    Chart tone{.kind = Chart::Kind::Tone, .title = Hostile, .caption = Hostile};
    tone.bars.push_back({.label = Hostile, .value = 10, .negative = 0.2, .neutral = 0.3, .positive = 0.5});
    report.charts = {volume, tone};
    report.dataJson = R"({"files":[]})";
    return report;
}

/// Every tag that is opened is closed, in order; attributes are quoted; only tags that we write come up.
QString problemOf(const QString &html)
{
    static const QStringList Void{QStringLiteral("meta"), QStringLiteral("br")};
    static const QStringList Known{
        QStringLiteral("html"), QStringLiteral("head"), QStringLiteral("title"), QStringLiteral("style"), QStringLiteral("body"),
        QStringLiteral("main"), QStringLiteral("header"), QStringLiteral("h1"), QStringLiteral("h2"), QStringLiteral("p"),
        QStringLiteral("a"), QStringLiteral("sup"), QStringLiteral("em"), QStringLiteral("span"), QStringLiteral("div"),
        QStringLiteral("section"), QStringLiteral("figure"), QStringLiteral("blockquote"), QStringLiteral("figcaption"),
        QStringLiteral("ul"), QStringLiteral("ol"), QStringLiteral("li"),
        QStringLiteral("cite"), QStringLiteral("svg"), QStringLiteral("desc"), QStringLiteral("text"), QStringLiteral("footer"),
        QStringLiteral("meta"), QStringLiteral("br"), QStringLiteral("rect"), QStringLiteral("line")};
    static const QRegularExpression Tag(QStringLiteral("^<(/?)([a-z0-9]+)((?: [a-zA-Z0-9:-]+=\"[^\"<>]*\")*)(/?)>"));
    QStringList open;
    for (qsizetype at = html.indexOf(u'<'); at >= 0; at = html.indexOf(u'<', at + 1)) {
        if (html.mid(at, 15) == QStringLiteral("<!DOCTYPE html>"))
            continue;
        const auto match = Tag.match(html.mid(at, 2000));
        if (!match.hasMatch())
            return QStringLiteral("no tag at ") + html.mid(at, 60);
        const QString name = match.captured(2);
        if (!Known.contains(name))
            return QStringLiteral("unknown tag ") + name;
        if (!match.captured(1).isEmpty()) {
            if (open.isEmpty() || open.takeLast() != name)
                return QStringLiteral("stray end of ") + name + QStringLiteral(" at ") + html.mid(at, 60);
        } else if (match.captured(4).isEmpty() && !Void.contains(name)) {
            open.append(name);
        }
        if (name == QStringLiteral("style") && match.captured(1).isEmpty())
            at = html.indexOf(QStringLiteral("</style>"), at) - 1;
    }
    return open.isEmpty() ? QString() : QStringLiteral("never closed: ") + open.join(u' ');
}

QString read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

class TestReportWriters : public QObject
{
    Q_OBJECT

private slots:
    void htmlIsWellFormedWhateverPeopleWrote()
    {
        for (const Language language : {English, French}) {
            const QString html = QString::fromStdString(toHtml(hostileReport(language)));
            QCOMPARE(problemOf(html), QString());
            QVERIFY(!html.contains(QStringLiteral("<script")));
            QVERIFY(!html.contains(QStringLiteral("<img")));
            QVERIFY(!html.contains(QChar(1)));
            QVERIFY(!html.contains(QChar(0x85)));
        }
    }

    void htmlFetchesNothing()
    {
        const QString html = QString::fromStdString(toHtml(hostileReport(English)));
        QVERIFY(html.contains(QStringLiteral("Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\"")));
        const QString style = html.mid(html.indexOf(QStringLiteral("<style>")), html.indexOf(QStringLiteral("</style>")) - html.indexOf(QStringLiteral("<style>")));
        QVERIFY(!style.contains(QStringLiteral("url(")));
        QVERIFY(!style.contains(QStringLiteral("@import")));
        for (const char *word : {" src=", "<link", " onload", "<iframe", "<object", "<form"})
            QVERIFY2(!QString(html).remove(QStringLiteral("&lt;img src=x")).contains(QLatin1String(word)), word);
    }

    void onlyWebAddressesAreLinked_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("linked");
        QTest::addRow("https") << "https://example.org/a?b=1&c=2" << true;
        QTest::addRow("http") << "http://example.org/" << true;
        QTest::addRow("javascript") << "javascript:alert(1)" << false;
        QTest::addRow("javascript in capitals with a space") << " JaVaScript:alert(1)" << false;
        QTest::addRow("data") << "data:text/html,x" << false;
        QTest::addRow("file") << "file:///etc/passwd" << false;
        QTest::addRow("no scheme") << "//example.org/" << false;
        QTest::addRow("a quotation mark") << "https://example.org/\"onclick=\"x" << false;
        QTest::addRow("a space") << "https://example.org/a b" << false;
        QTest::addRow("a line break") << "https://example.org/\nb" << false;
        QTest::addRow("nothing behind the scheme") << "https://" << false;
    }
    void onlyWebAddressesAreLinked()
    {
        QFETCH(QString, address);
        QFETCH(bool, linked);
        QCOMPARE(!safeAddress(address.toStdString()).empty(), linked);
    }

    void linksHideWhereTheReaderCameFrom()
    {
        const QString html = QString::fromStdString(toHtml(hostileReport(English)));
        static const QRegularExpression Link(QStringLiteral("<a href=\"(http[^\"]*)\"([^>]*)>"));
        int links = 0;
        for (auto it = Link.globalMatch(html); it.hasNext(); ++links) {
            const auto match = it.next();
            QVERIFY(match.captured(2).contains(QStringLiteral("rel=\"noopener noreferrer\"")));
            QCOMPARE(match.captured(1), QStringLiteral("https://www.reddit.com/r/a/comments/1/?a=1&amp;b=2"));
        }
        QVERIFY(links >= 3);
    }

    void wordsOfAnotherLanguageSaySo()
    {
        const QString html = QString::fromStdString(toHtml(hostileReport(English)));
        QVERIFY(html.contains(QStringLiteral("<html lang=\"en\">")));
        QVERIFY(html.contains(QStringLiteral("<blockquote lang=\"fr\">")));
        QVERIFY(html.contains(QStringLiteral("<cite lang=\"fr\">")));
        // In a French report French needs no mark.
        QVERIFY(!QString::fromStdString(toHtml(hostileReport(French))).contains(QStringLiteral("<blockquote lang=")));
    }

    void tidyFindsNothing()
    {
        const QString tidy = QStandardPaths::findExecutable(QStringLiteral("tidy"));
        if (tidy.isEmpty())
            QSKIP("the program tidy is not installed");
        QTemporaryDir folder;
        for (const Language language : {English, French}) {
            const QString path = folder.filePath(QStringLiteral("r.html"));
            QVERIFY(writeReport(hostileReport(language), path.toStdString()));
            QProcess process;
            process.start(tidy, {QStringLiteral("-e"), QStringLiteral("-q"), QStringLiteral("-utf8"), path});
            QVERIFY(process.waitForFinished());
            const QString said = QString::fromUtf8(process.readAllStandardError());
            QVERIFY2(process.exitCode() == 0, qPrintable(said));
        }
    }

    void markdownShowsWordsAsTheyAre()
    {
        const QString text = QString::fromStdString(toMarkdown(hostileReport(English)));
        QVERIFY(!text.contains(QStringLiteral("<script")) || text.contains(QStringLiteral("\\<script")));
        static const QRegularExpression Bare(QStringLiteral("(?<!\\\\)<(?!https://www\\.reddit)"));
        QVERIFY2(!Bare.match(text).hasMatch(), qPrintable(Bare.match(text).captured()));
        QVERIFY(!text.contains(QStringLiteral("](javascript:")) || text.contains(QStringLiteral("\\](javascript:")));
        QVERIFY(text.contains(QStringLiteral("](<https://www.reddit.com/r/a/comments/1/?a=1&b=2>)")));
    }

    void jsonHoldsTheProofOfEachQuote()
    {
        Report report = hostileReport(French);
        report.sections[0].quotes[0].quote.begin = 5;
        report.sections[0].quotes[0].quote.end = 60;
        report.sections[0].quotes[0].quote.sha256 = std::string(64, 'a');
        report.sections[0].quotes[0].quote.post = PostId(42);
        QJsonParseError error;
        const QJsonObject root = QJsonDocument::fromJson(QByteArray::fromStdString(toJson(report)), &error).object();
        QCOMPARE(error.error, QJsonParseError::NoError);
        const QJsonObject quote = root[QStringLiteral("sections")][0][QStringLiteral("quotes")][0].toObject();
        QCOMPARE(quote[QStringLiteral("begin")].toInt(), 5);
        QCOMPARE(quote[QStringLiteral("end")].toInt(), 60);
        QCOMPARE(quote[QStringLiteral("post")].toInt(), 42);
        QCOMPARE(quote[QStringLiteral("sha256")].toString(), QString(64, u'a'));
        QVERIFY(root[QStringLiteral("data")].isObject());
        QCOMPARE(root[QStringLiteral("language")].toString(), QStringLiteral("fr"));
    }

    void theExtensionPicksTheWriter_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("begins");
        QTest::addRow("html") << "r.html" << "<!DOCTYPE html>";
        QTest::addRow("capitals") << "r.HTML" << "<!DOCTYPE html>";
        QTest::addRow("markdown") << "r.md" << "# ";
        QTest::addRow("json") << "r.json" << "{";
    }
    void theExtensionPicksTheWriter()
    {
        QFETCH(QString, name);
        QFETCH(QString, begins);
        QTemporaryDir folder;
        QVERIFY(writeReport(hostileReport(English), folder.filePath(name).toStdString()));
        QVERIFY(read(folder.filePath(name)).startsWith(begins));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{name}); // no temporary file is left
    }

    void whatCannotBeWrittenIsSaid()
    {
        QTemporaryDir folder;
        const auto unknown = writeReport({}, folder.filePath(QStringLiteral("r.xyz")).toStdString());
        QVERIFY(!unknown && unknown.error().code == ErrorCode::BadInput);
        const auto missing = writeReport({}, folder.filePath(QStringLiteral("no/such/r.html")).toStdString());
        QVERIFY(!missing && missing.error().code == ErrorCode::Io);
        QVERIFY(describe(missing.error()).find("no/such/r.html") != std::string::npos);
        // A folder in the way: the new file cannot take its place, and nothing else is left behind.
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("taken.html")));
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("taken.html/full")));
        QVERIFY(!writeReport({}, folder.filePath(QStringLiteral("taken.html")).toStdString()));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList());
    }

    void anEmptyReportIsStillAPage()
    {
        QCOMPARE(problemOf(QString::fromStdString(toHtml({}))), QString());
        QVERIFY(!toMarkdown({}).empty());
        QVERIFY(QJsonDocument::fromJson(QByteArray::fromStdString(toJson({}))).isObject());
    }
};

QTEST_GUILESS_MAIN(TestReportWriters)
#include "tst_report_writers.moc"
