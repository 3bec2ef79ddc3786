// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "core/analysis/sample.h"
#include "core/analysis/themestats.h"
#include "core/base/embedded.h"
#include "core/base/hash.h"
#include "core/import/cleaning.h"
#include "core/store/layers.h"
#include "core/report/catalogue.h"
#include "core/report/draft.h"
#include "core/report/prose.h"
#include "core/report/reportrun.h"
#include "core/store/themeedits.h"
#include "core/store/thememodel.h"
#include "core/report/writers.h"
#include "core/store/posts.h"
#include "core/text/plaintext.h"
#include "core/text/sentences.h"
#include "tests/core/writtenforum.h"

#include <map>
#include <set>

using namespace parlance;
using namespace parlance::report;
using namespace parlance::test;

namespace {

struct Subject
{
    const char *title;
    const char *first, *second; ///< two phrases that mark it
};

constexpr Subject Subjects[]{{"ovens", "bread oven", "power bill"},
                             {"gardens", "apple tree", "garden wall"},
                             {"trains", "night train", "train ticket"},
                             {"choirs", "choir practice", "church organ"}};

/// Four subjects, three threads each, twelve replies a thread; every sentence is new.
QString writtenForum(int threadsPerSubject = 3, int replies = 12)
{
    QString text;
    int n = 0;
    static const char *const Likes[]{"I love", "I really enjoy", "I am happy with", "I cannot praise enough"};
    static const char *const Hates[]{"I hate", "I am angry about", "I am sick of", "I truly despise"};
    for (const Subject &subject : Subjects) {
        for (int thread = 0; thread < threadsPerSubject; ++thread) {
            text += QStringLiteral("# What number %1 taught me about %2 | writer%3 | %4\n")
                        .arg(thread + 1).arg(QLatin1String(subject.title)).arg(n).arg(100 + 37 * n);
            text += QStringLiteral("In the year %1 I wrote down everything that a %2 and a %3 cost me at home.\n")
                        .arg(1950 + n).arg(QLatin1String(subject.first), QLatin1String(subject.second));
            for (int reply = 0; reply < replies; ++reply, ++n) {
                const char *feeling = n % 3 == 0 ? Hates[n % 4] : Likes[n % 4];
                text += QStringLiteral("%1 u/person%2 %3%4: %5 the %6 that came in week %7, and the %8 of house %9 as well.\n")
                            .arg(reply % 4 == 3 ? QStringLiteral(">>") : QStringLiteral(">"))
                            .arg(n % 61).arg(5 + n * 13 % 90).arg(n % 17 == 0 ? QStringLiteral(" !") : QString())
                            .arg(QLatin1String(feeling), QLatin1String(subject.first)).arg(n)
                            .arg(QLatin1String(subject.second)).arg(n * 7);
            }
        }
    }
    return text;
}

/// Gives every thread of a subject its theme, as a run would.
void assignThemes(Opened &opened)
{
    std::vector<store::Theme> themes;
    for (std::size_t i = 0; i < std::size(Subjects); ++i) {
        store::Theme theme;
        theme.number = static_cast<int>(i);
        theme.label = Subjects[i].first;
        theme.alternates = {Subjects[i].second};
        theme.phrases = {Subjects[i].first, Subjects[i].second};
        for (const QString &word : QString::fromLatin1(Subjects[i].first).split(u' '))
            theme.terms.emplace_back(word.toStdString(), 1.0);
        themes.push_back(std::move(theme));
    }
    std::vector<store::ThemeAssignment> assignments;
    for (std::uint32_t row = 0; row < opened.table.size(); ++row) {
        const ThreadId thread = opened.table.threads[opened.table.thread[row]];
        const auto head = got(store::threadHeads(opened.workspace, {&thread, 1})).front();
        for (std::size_t i = 0; i < std::size(Subjects); ++i) {
            const bool bySubject = head.title.find(Subjects[i].title) != std::string::npos
                                   || head.title.find(Subjects[i].first) != std::string::npos;
            if (bySubject && row % 11 != 0)
                assignments.push_back({opened.table.id[row], static_cast<int>(i), 0.9f});
        }
    }
    store::Run run;
    run.kind = "themes";
    run.parameters = R"({"method":"by hand"})";
    run.selection = "{}";
    run.version = "test";
    run.posts = static_cast<std::int64_t>(opened.selection.size());
    got(store::addThemeRun(opened.workspace, run, themes, assignments));
    opened.reload();
}

Report drafted(const Opened &opened, const DraftOptions &options)
{
    NoProgress progress;
    return got(draftReport(opened.workspace, opened.table, opened.selection, {}, options, progress));
}

/// All prose of ours: no titles, names or quotes of people, which stand in links or are passed verbatim.
std::vector<Paragraph> proseOf(const Report &report)
{
    std::vector<Paragraph> all = report.lede;
    for (const Section &section : report.sections)
        all.insert(all.end(), section.paragraphs.begin(), section.paragraphs.end());
    all.insert(all.end(), report.closing.begin(), report.closing.end());
    all.insert(all.end(), report.methods.begin(), report.methods.end());
    return all;
}

QString textOf(const Report &report)
{
    QString text = QString::fromStdString(report.title + "\n" + report.standfirst + "\n" + report.dateLine + "\n");
    for (const Section &section : report.sections)
        text += QString::fromStdString(section.heading + "\n");
    for (const Paragraph &paragraph : proseOf(report))
        text += QString::fromStdString(plainWords(paragraph) + "\n");
    for (const Figure &figure : report.figures)
        text += QString::fromStdString(figure.name + " " + figure.value + "\n");
    for (const Chart &chart : report.charts)
        text += QString::fromStdString(chart.title + " " + chart.caption + "\n");
    return text;
}

} // namespace

class TestDraft : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Opened> m_forum;

private slots:
    void initTestCase()
    {
        m_forum = std::make_unique<Opened>(WrittenForum::import(m_folder.path(), writtenForum()));
        assignThemes(*m_forum);
    }

    void everyPartIsThere_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addRow("English") << "en";
        QTest::addRow("French") << "fr";
    }
    void everyPartIsThere()
    {
        QFETCH(QString, language);
        const Report report = drafted(*m_forum, {.language = Language(language.toStdString())});
        QVERIFY(!report.shortReport);
        QVERIFY(!report.title.empty() && !report.standfirst.empty() && !report.dateLine.empty());
        QVERIFY(report.lede.size() == 2);
        QVERIFY(report.sections.size() >= 3 && report.sections.size() <= 5);
        QVERIFY(!report.closing.empty() && !report.figures.empty() && report.charts.size() == 2);
        std::set<std::string> authors;
        for (const Section &section : report.sections) {
            QVERIFY(!section.heading.empty());
            QCOMPARE(section.paragraphs.size(), std::size_t{2});
            QVERIFY(!section.quotes.empty() && section.quotes.size() <= 2);
            QVERIFY(section.sources.size() >= 2);
            QVERIFY(!section.sharedWords.empty());
            std::set<int> linked;
            for (const Paragraph &paragraph : section.paragraphs) {
                for (const Inline &part : paragraph) {
                    QVERIFY(part.source >= 0 && part.source <= static_cast<int>(report.sources.size()));
                    if (part.source > 0)
                        linked.insert(part.source);
                }
            }
            QVERIFY2(linked.size() >= 2, "a section ties at least two threads together");
            for (const PullQuote &quote : section.quotes)
                QVERIFY2(authors.insert(quote.quote.author).second, "one quote a person");
        }
        for (std::size_t i = 0; i < report.sources.size(); ++i) {
            QCOMPARE(report.sources[i].number, static_cast<int>(i) + 1);
            QVERIFY(report.sources[i].permalink.starts_with("https://www.reddit.com/r/written/"));
        }
        const QString text = textOf(report);
        QVERIFY2(!text.contains(QRegularExpression(QStringLiteral("\\{[a-zA-Z_]+\\}"))), qPrintable(text));
        QVERIFY2(!text.contains(QRegularExpression(QStringLiteral("[\uE000-\uF8FF]|\\[de\\]|\\[De\\]"))), qPrintable(text));
        QVERIFY2(!text.contains(QStringLiteral("  ")), qPrintable(text));
        for (const std::string &key : Catalogue::of(English).keys()) {
            if (key.find('.') != std::string::npos)
                QVERIFY2(!text.contains(QString::fromStdString(key)), key.c_str());
        }
    }

    void quotesAreInTheBodyByteByByte()
    {
        const Report report = drafted(*m_forum, {.language = French});
        int checked = 0;
        for (const Section &section : report.sections) {
            for (const auto &quotes : {section.quotes, section.cited}) {
                for (const PullQuote &pulled : quotes) {
                    const analysis::Quote &quote = pulled.quote;
                    const auto post = got(store::posts(m_forum->workspace, {&quote.post, 1})).front();
                    const std::string bytes = post.body.substr(static_cast<std::size_t>(quote.begin),
                                                               static_cast<std::size_t>(quote.end - quote.begin));
                    QCOMPARE(sha256Hex(bytes), quote.sha256);
                    QCOMPARE(text::plainText(bytes, text::Markup::RedditMarkdown).text, quote.text);
                    QVERIFY(text::wordCount(quote.text) >= 8);
                    QCOMPARE(pulled.credit, Catalogue::of(French).format(
                                                "credit", {{"who", "u/" + quote.author}, {"score", static_cast<std::int64_t>(*quote.score)}}));
                    ++checked;
                }
            }
            for (const PullQuote &pulled : section.cited) {
                std::string all;
                for (const Paragraph &paragraph : section.paragraphs)
                    all += plainWords(paragraph);
                QVERIFY(all.find(pulled.quote.text) != std::string::npos);
            }
        }
        QVERIFY(checked >= 6);
    }

    void noSentencePatternComesTwice()
    {
        for (const Language language : {English, French}) {
            const Report report = drafted(*m_forum, {.language = language, .sections = 4});
            // Blot out what the facts put in, and compare what is left of each sentence.
            std::map<QString, QString> patterns;
            std::vector<Paragraph> prose = report.lede;
            for (const Section &section : report.sections)
                prose.insert(prose.end(), section.paragraphs.begin(), section.paragraphs.end());
            prose.insert(prose.end(), report.closing.begin(), report.closing.end());
            for (Paragraph paragraph : prose) {
                QString line;
                for (const Inline &part : paragraph)
                    line += part.source > 0 ? QStringLiteral("@") : QString::fromStdString(part.text);
                // Quotes of people, woven in, are theirs to repeat.
                line.replace(QRegularExpression(QStringLiteral("[“«][^”»@]*[”»]")), QStringLiteral("@"));
                line.replace(QRegularExpression(QStringLiteral("u/[A-Za-z0-9_]+")), QStringLiteral("@"));
                line.replace(QRegularExpression(QStringLiteral("[0-9][0-9,.\u202F\u00A0:h%]*")), QStringLiteral("#"));
                for (const QString &sentence : line.split(QRegularExpression(QStringLiteral("(?<=[.!?])\\s+")))) {
                    if (sentence.size() < 12)
                        continue;
                    QVERIFY2(!patterns.contains(sentence), qPrintable(sentence));
                    patterns[sentence] = line;
                }
            }
            QVERIFY(patterns.size() > 20);
        }
    }

    void frenchIsTypeset()
    {
        const Report report = drafted(*m_forum, {.language = French});
        const QString text = textOf(report);
        QVERIFY(text.contains(QStringLiteral("«\u00A0")));
        QString ours;
        for (const Paragraph &paragraph : proseOf(report)) {
            for (const Inline &part : paragraph) {
                if (part.source == 0)
                    ours += QString::fromStdString(part.text);
            }
            ours += u'\n';
        }
        QVERIFY2(!ours.contains(u'\''), qPrintable(ours));
        QVERIFY2(!ours.contains(QRegularExpression(QStringLiteral("[ ][;!?»]|«[ ]|[ ]:|[^\u00A0]»|«[^\u00A0]"))), qPrintable(ours));
        QVERIFY2(!ours.contains(QRegularExpression(QStringLiteral("(?<![\u202F])[;!?](?=\\s)"))) , qPrintable(ours));
        QVERIFY(!ours.contains(QRegularExpression(QStringLiteral("\\bde [aeéèêiouy][a-zé]+ (messages|personnes)"))));
        QVERIFY(QString::fromStdString(report.dateLine).startsWith(QStringLiteral("Samedi 14 mars 2026")));
    }

    void figuresComeFromTheData()
    {
        const Report report = drafted(*m_forum, {});
        std::map<std::string, double> figures;
        for (const Figure &figure : report.figures)
            figures[figure.key] = figure.number;
        QCOMPARE(figures["posts"], static_cast<double>(m_forum->selection.size()));
        QCOMPARE(figures["threads"], 12.0);
        QCOMPARE(figures["submissions"], 12.0);
        QCOMPARE(figures["comments"], 144.0);
        QCOMPARE(figures["themes"], 4.0);
        std::int64_t highest = 0;
        for (const std::uint32_t row : m_forum->selection)
            highest = std::max<std::int64_t>(highest, m_forum->table.score[row]);
        QCOMPARE(figures["highest"], static_cast<double>(highest));
    }

    void theSameDataGiveTheSameReport()
    {
        for (const Language language : {English, French}) {
            const Report one = drafted(*m_forum, {.language = language}), two = drafted(*m_forum, {.language = language});
            QCOMPARE(toHtml(one), toHtml(two));
            QCOMPARE(toJson(one), toJson(two));
        }
    }

    void theMethodsNoteSaysWhatIsNeededToRepeatIt()
    {
        const Report report = drafted(*m_forum, {});
        QString methods;
        for (const Paragraph &paragraph : report.methods)
            methods += QString::fromStdString(plainWords(paragraph)) + u'\n';
        QVERIFY(methods.contains(QStringLiteral("written.ndjson")));
        QVERIFY(methods.contains(QRegularExpression(QStringLiteral("SHA-256 [0-9a-f]{64}"))));
        QVERIFY(methods.contains(QStringLiteral("by hand")));
        for (const Section &section : report.sections)
            QVERIFY(methods.contains(QString::fromStdString(section.sharedWords.front())));
        QVERIFY(report.dataJson.find("\"lexicon_sha256\"") != std::string::npos);
    }

    void editedThemesAreTheReports()
    {
        QTemporaryDir folder;
        Opened forum(WrittenForum::import(folder.path(), writtenForum()));
        assignThemes(forum);
        const auto themes = got(store::currentThemes(forum.workspace));
        const Report before = drafted(forum, {});
        QVERIFY(before.dataJson.find("\"theme_edits\":[]") != std::string::npos);
        QVERIFY(store::mergeThemes(forum.workspace, std::vector{themes[0].id}, themes[2].id));
        QVERIFY(store::renameTheme(forum.workspace, themes[2].id, "weather and wages"));
        forum.reload();
        const Report after = drafted(forum, {});
        QVERIFY(!after.sections.empty());
        bool named = false;
        for (const Section &section : after.sections) {
            QVERIFY(section.theme != 0);
            if (section.theme == 2) {
                named = true;
                // A label of two things is told apart from the words around it.
                QVERIFY2(section.heading.find("eather and wages”") != std::string::npos, section.heading.c_str());
            }
            for (const PullQuote &pulled : section.quotes) {
                const int theme = forum.table.theme[*forum.table.rowOf(pulled.quote.post)];
                QVERIFY(theme != 0);
            }
        }
        QVERIFY(named);
        QString methods;
        for (const Paragraph &paragraph : after.methods)
            methods += QString::fromStdString(plainWords(paragraph)) + u'\n';
        QVERIFY2(methods.contains(QStringLiteral("edited by hand, in 2 steps")), qPrintable(methods));
        // Themes by the numbers that people know, and nothing where there is none.
        const QJsonArray edits = QJsonDocument::fromJson(QByteArray::fromStdString(after.dataJson)).object()["theme_edits"].toArray();
        QStringList told;
        for (const QJsonValue &edit : edits)
            told << edit["kind"].toString() + u' ' + QString::fromUtf8(QJsonDocument(QJsonArray{edit["theme"], edit["into"]}).toJson(QJsonDocument::Compact));
        QCOMPARE(told, QStringList({"merge [0,2]", "rename [2,null]"}));
        NoProgress progress;
        QVERIFY(storeReportRun(forum.workspace, after, {}, 1));
    }

    void sharesOfThemesAreOfWhatWasLookedAt_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QStringList>("told");
        QTest::addRow("English") << "en" << QStringList{"Themes were looked for in ", "Of the posts that themes were looked for in, ",
                                                        "posts with text were not looked at for themes", "that were looked at belong to no theme"};
        QTest::addRow("French") << "fr" << QStringList{"Les thèmes ont été cherchés dans ", "Parmi les messages où des thèmes ont été cherchés, ",
                                                       "n’ont pas été examinés pour les thèmes", "et ont été examinés ne relèvent d’aucun thème"};
    }
    void sharesOfThemesAreOfWhatWasLookedAt()
    {
        QFETCH(QString, language);
        QFETCH(QStringList, told);
        QTemporaryDir folder;
        Opened forum(WrittenForum::import(folder.path(), writtenForum()));
        assignThemes(forum);
        const auto looked = [&](const Report &report) {
            const auto data = QJsonDocument::fromJson(QByteArray::fromStdString(report.dataJson)).object();
            return std::pair(data["unassigned_share"].toDouble(), data["not_looked_at"].toInteger());
        };
        const DraftOptions options{.language = Language(language.toStdString())};
        QCOMPARE(looked(drafted(forum, options)).second, 0);

        // A person took some out of their themes; what else is in none, the run did not see.
        std::vector<PostId> out;
        std::int64_t unseen = 0, themed = 0;
        for (const std::uint32_t row : forum.selection) {
            if (forum.table.theme[row] < 0)
                unseen += (forum.table.flags[row] & FlagHasText) != 0;
            else if (++themed % 5 == 0)
                out.push_back(forum.table.id[row]);
        }
        got(store::movePosts(forum.workspace, out, ThemeId()));
        QVERIFY(store::keepThemeKnowledge(forum.workspace, {got(store::currentThemeRun(forum.workspace))->id, "learned"},
                                          {"words", "counts"}, {}, {}));
        forum.reload();
        const Report report = drafted(forum, options);
        const auto after = looked(report);
        QCOMPARE(after.first, static_cast<double>(out.size()) / static_cast<double>(themed));
        QCOMPARE(after.second, unseen);
        QString text;
        for (const auto *paragraphs : {&report.lede, &report.closing, &report.methods}) {
            for (const Paragraph &paragraph : *paragraphs)
                text += QString::fromStdString(plainWords(paragraph)) + u'\n';
        }
        for (const QString &part : told)
            QVERIFY2(text.contains(part), qPrintable(part + u'\n' + text));
        const auto figure = std::find_if(report.figures.begin(), report.figures.end(), [](const auto &one) { return one.key == "notlooked"; });
        QVERIFY(figure != report.figures.end());
        QCOMPARE(static_cast<qint64>(figure->number), after.second);
    }

    void aSelectionIsToldByNames_data()
    {
        QTest::addColumn<bool>("pseudonymise");
        QTest::addRow("people by their names") << false;
        QTest::addRow("people hidden") << true;
    }
    void aSelectionIsToldByNames()
    {
        QFETCH(bool, pseudonymise);
        const auto row = static_cast<std::uint32_t>(
            std::find_if(m_forum->table.author.begin(), m_forum->table.author.end(), [](std::uint32_t author) { return author > 3; })
            - m_forum->table.author.begin());
        const ThreadId thread = m_forum->table.threads[m_forum->table.thread[row]];
        const AuthorId author(m_forum->table.author[row]);
        analysis::Filter filter;
        filter.forums = {ForumId(m_forum->table.forum[row])};
        filter.authors = {author, AuthorId(4000000)};
        filter.threads = {thread};
        filter.minScore = 2;
        NoProgress progress;
        const DraftOptions options{.pseudonymise = pseudonymise};
        const Report report =
            got(draftReport(m_forum->workspace, m_forum->table, analysis::select(m_forum->table, filter, nullptr), filter, options, progress));
        const QString name = QString::fromStdString(got(store::authorNames(m_forum->workspace, {&author, 1}, NoProgress())).front());
        const QString forum = QString::fromStdString(got(store::forums(m_forum->workspace)).front().name);
        const QString own = QString::fromStdString(got(store::threadHeads(m_forum->workspace, {&thread, 1})).front().ownId);
        const auto data = QJsonDocument::fromJson(QByteArray::fromStdString(report.dataJson)).object()["filter"].toObject();
        QCOMPARE(data["forums"].toArray(), QJsonArray{forum});
        QCOMPARE(data["threads"].toArray(), QJsonArray{own});
        QCOMPARE(data["min_score"].toInt(), 2);
        const QString told = data["authors"].toArray().first().toString();
        QCOMPARE(told.endsWith(name), !pseudonymise);
        QVERIFY2(!told.isEmpty(), qPrintable(name));
        QVERIFY(data["authors"].toArray().last().isNull());
        QString methods;
        for (const Paragraph &paragraph : report.methods)
            methods += QString::fromStdString(plainWords(paragraph)) + u'\n';
        QVERIFY2(methods.contains(QStringLiteral("\"forums\":[\"%1\"]").arg(forum)), qPrintable(methods));
        QCOMPARE(methods.contains(name), !pseudonymise);
    }

    void theMethodsNoteTellsWhoCheckedTheTags_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QStringList>("before");
        QTest::addColumn<QStringList>("after");
        QTest::addRow("English") << "en" << QStringList{"nobody has read"}
                                 << QStringList{"Ada & <Bo> read 40 posts without the tags", "is right (95% interval: ", "Cohen’s kappa",
                                                "said the same of 100%", "8 of them mixed", "20 posts beside the theme", "belong to their theme"};
        QTest::addRow("French") << "fr" << QStringList{"personne n’a relu"}
                                << QStringList{"Ada & <Bo> a lu 40 messages sans voir", "est juste pour", "kappa de Cohen 0,", "s’accordent pour 100",
                                               "dont 8 jugés", "20 messages en regard", "relèvent bien"};
    }
    void theMethodsNoteTellsWhoCheckedTheTags()
    {
        QFETCH(QString, language);
        QFETCH(QStringList, before);
        QFETCH(QStringList, after);
        QTemporaryDir folder;
        Opened forum(WrittenForum::import(folder.path(), writtenForum()));
        assignThemes(forum);
        const auto methods = [&] {
            QString text;
            for (const Paragraph &paragraph : drafted(forum, {.language = Language(language.toStdString())}).methods)
                text += QString::fromStdString(plainWords(paragraph)) + u'\n';
            return text;
        };
        for (const QString &words : before)
            QVERIFY2(methods().contains(words), qPrintable(words));
        using store::Answer;
        const auto tone = got(analysis::drawAndStoreSample(forum.workspace, forum.table, forum.selection, {}, {.posts = 40}));
        std::vector<store::Label> labels;
        for (int place = 0; place < 40; ++place) {
            const auto tagged = static_cast<Answer>(tone.posts[static_cast<std::size_t>(place)].sentiment);
            labels.push_back({place, "Ada & <Bo>", place % 5 == 0 ? Answer::Mixed : place % 7 == 0 ? Answer::Neutral : tagged, 1});
            if (place < 30)
                labels.push_back({place, "Cy", labels.back().answer, 1});
        }
        QVERIFY(store::setLabels(forum.workspace, tone.id, labels));
        const auto themes = got(analysis::drawAndStoreSample(forum.workspace, forum.table, forum.selection, {},
                                                             {.checked = store::Checked::Themes, .posts = 20}));
        labels.clear();
        for (int place = 0; place < 20; ++place)
            labels.push_back({place, "Ada & <Bo>", place % 4 == 0 ? Answer::Partly : Answer::Yes, 1});
        QVERIFY(store::setLabels(forum.workspace, themes.id, labels));
        const QString text = methods();
        for (const QString &words : after)
            QVERIFY2(text.contains(words), qPrintable(words + u'\n' + text));
        for (const QString &words : before)
            QVERIFY2(!text.contains(words), qPrintable(words));
    }

    void theMethodsNoteTellsWhatElseWasRead()
    {
        QTemporaryDir folder;
        const Opened forum(WrittenForum::import(folder.path(), writtenForum()));
        const auto methods = [&](const char *language) {
            QString text;
            for (const Paragraph &paragraph : drafted(forum, {.language = Language(language)}).methods)
                text += QString::fromStdString(plainWords(paragraph)) + u'\n';
            return text;
        };
        QVERIFY(!methods("en").contains(QStringLiteral("read as words of whoever")));
        QVERIFY(store::setLayersRead(forum.workspace, {.quotes = true, .code = false}));
        QVERIFY2(methods("en").contains(QStringLiteral("Quoted text was read as words of whoever wrote the post")), qPrintable(methods("en")));
        QVERIFY(store::setLayersRead(forum.workspace, {.quotes = true, .code = true}));
        QVERIFY(methods("fr").contains(QStringLiteral("Le texte cité et le code ont été lus")));
    }

    void namesCanBeHidden()
    {
        const Report report = drafted(*m_forum, {.pseudonymise = true});
        for (const std::string &text : {toHtml(report), toMarkdown(report), toJson(report)}) {
            QVERIFY2(text.find("u/person") == std::string::npos && text.find("u/writer") == std::string::npos, "a name is left");
            QVERIFY(text.find("person 1") != std::string::npos);
        }
        for (const Section &section : report.sections) {
            for (const PullQuote &quote : section.quotes)
                QVERIFY(quote.quote.permalink.empty());
        }
    }

    void aReportIsStoredWithItsQuotesAsSpansThatProveThem()
    {
        const Report report = drafted(*m_forum, {});
        const auto posts = static_cast<std::int64_t>(m_forum->selection.size());
        const RunId run = got(storeReportRun(m_forum->workspace, report, {}, posts));
        const auto stored = got(store::quotesOf(m_forum->workspace, run));
        std::size_t expected = 0;
        for (const Section &section : report.sections)
            expected += section.quotes.size() + section.cited.size();
        QVERIFY(expected >= 3);
        QCOMPARE(stored.size(), expected);
        for (const store::StoredQuote &quote : stored) {
            QVERIFY(quote.theme);
            const auto body = got(store::posts(m_forum->workspace, {&quote.post, 1})).front().body;
            QCOMPARE(sha256Hex(std::string_view(body).substr(static_cast<std::size_t>(quote.begin),
                                                             static_cast<std::size_t>(quote.end - quote.begin))),
                     quote.sha256);
        }
        const store::Run last = got(store::runs(m_forum->workspace)).back();
        QCOMPARE(last.kind, std::string("report"));
        QCOMPARE(last.posts, posts);
        QVERIFY(last.parameters.find("\"theme_run\":") != std::string::npos);
        // A report is no theme run: the themes stay.
        QVERIFY(got(store::currentThemeRun(m_forum->workspace))->kind == "themes");
    }

    void sectionsCanBeChosen()
    {
        QCOMPARE(drafted(*m_forum, {.sections = 1}).sections.size(), std::size_t{1});
        QCOMPARE(drafted(*m_forum, {.sections = 8}).sections.size(), std::size_t{4}); // there are no more themes
        NoProgress progress;
        for (const DraftOptions &wrong : {DraftOptions{.sections = 9}, DraftOptions{.sections = -1},
                                          DraftOptions{.language = Language(std::string_view("de"))},
                                          DraftOptions{.timeZone = "Nowhere/Town"}}) {
            const auto report = draftReport(m_forum->workspace, m_forum->table, m_forum->selection, {}, wrong, progress);
            QVERIFY(!report);
            QVERIFY(report.error().code == ErrorCode::BadInput);
        }
    }

    void aTitleAndABylineAreTakenAsGiven()
    {
        const Report report = drafted(*m_forum, {.title = "My title", .byline = "By me"});
        QCOMPARE(report.title, std::string("My title"));
        QCOMPARE(report.byline, std::string("By me"));
    }

    void tooLittleTextGivesAShortReport()
    {
        for (const Language language : {English, French}) {
            QTemporaryDir folder;
            const Opened opened(WrittenForum::import(folder.path(), writtenForum(1, 3)));
            const Report report = drafted(opened, {.language = language});
            QVERIFY(report.shortReport);
            QVERIFY(report.sections.size() <= 1);
            QVERIFY(!report.lede.empty() && !report.methods.empty());
            QVERIFY(!report.sections.front().quotes.empty());
            Opened empty(WrittenForum::import(folder.path(), writtenForum(1, 3)));
            empty.selection.clear();
            const Report nothing = drafted(empty, {.language = language});
            QVERIFY(nothing.shortReport);
            QVERIFY(nothing.sections.empty());
            QVERIFY(!toHtml(nothing).empty());
        }
    }

    void manyPostsWithoutThemesAreAShortReportToo()
    {
        QTemporaryDir folder;
        const Opened opened(WrittenForum::import(folder.path(), writtenForum()));
        const Report report = drafted(opened, {});
        QVERIFY(report.shortReport);
    }

    void dumpsWithoutAuthorsOrTitlesAreToldAsTheyAre()
    {
        for (const Language language : {English, French}) {
            QTemporaryDir folder;
            Opened opened(WrittenForum::import(folder.path(), writtenForum(), false, false));
            assignThemes(opened);
            const Report report = drafted(opened, {.language = language});
            const QString text = textOf(report);
            for (const Section &section : report.sections) {
                for (const PullQuote &quote : section.quotes)
                    QVERIFY(quote.credit.starts_with(Catalogue::of(language).text("who.unknown")));
            }
            for (const SourceNote &source : report.sources) {
                QVERIFY(!source.known && !source.titled);
                QVERIFY(!source.title.empty());
                QVERIFY(source.author.empty());
            }
            QVERIFY(!text.contains(QStringLiteral("u/")));
        }
    }

    void theSampleReadsAsAccepted_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addRow("English") << "en";
        QTest::addRow("French") << "fr";
    }
    void theSampleReadsAsAccepted()
    {
        // tests/accept_golden shows the differences and takes the new text over.
        QFETCH(QString, language);
        if (embeddedNames("resources/sample/").empty())
            QSKIP("this build has no sample corpus");
        const QString goldenPath = QStringLiteral(PARLANCE_SOURCE_DIR "/tests/data/golden/sample.%1.html").arg(language);
        QTemporaryDir folder;
        NoProgress progress;
        auto workspace = got(store::Workspace::create(folder.filePath(QStringLiteral("s.parlance")).toStdString()));
        QVERIFY(import::importSample(workspace, progress));
        got(import::findCopies(workspace, progress));
        Opened opened(std::move(workspace));
        got(analysis::findAndStoreThemes(opened.workspace, opened.table, opened.selection, {}, {}, progress));
        opened.reload();
        const std::string html = toHtml(drafted(opened, {.language = Language(language.toStdString())}));
        const QByteArray out = qgetenv("PARLANCE_GOLDEN_OUT");
        if (!out.isEmpty()) {
            QFile file(QString::fromLocal8Bit(out) + QStringLiteral("/sample.%1.html").arg(language));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray::fromStdString(html));
            return;
        }
        QFile golden(goldenPath);
        if (!golden.open(QIODevice::ReadOnly))
            QFAIL("the golden file is missing: run tests/accept_golden");
        QVERIFY2(golden.readAll() == QByteArray::fromStdString(html),
                 "the sample's digest differs from the accepted one: run tests/accept_golden to see how");
    }
};

QTEST_GUILESS_MAIN(TestDraft)
#include "tst_draft.moc"
