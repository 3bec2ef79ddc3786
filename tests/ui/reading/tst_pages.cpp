// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>

#include "core/base/post.h"
#include "core/sentiment/scorer.h"
#include "ui/common/proseview.h"
#include "ui/reading/postpage.h"
#include "ui/report/reportpage.h"

using namespace parlance;
using namespace parlance::ui;

namespace {

store::PostDetail post(std::int64_t id, std::int64_t parent, const std::string &body)
{
    store::PostDetail detail;
    detail.id = PostId(id);
    detail.thread = ThreadId(1);
    detail.parent = PostId(parent);
    detail.authorName = "person" + std::to_string(id);
    detail.body = detail.text = body;
    detail.score = static_cast<std::int32_t>(id);
    detail.language = English;
    return detail;
}

QStringList links(const QTextDocument &page)
{
    QStringList list;
    for (QTextBlock block = page.begin(); block.isValid(); block = block.next())
        for (auto it = block.begin(); !it.atEnd(); ++it)
            if (it.fragment().charFormat().isAnchor())
                list << it.fragment().charFormat().anchorHref();
    return list;
}

bool holdsPictures(const QTextDocument &page)
{
    for (QTextBlock block = page.begin(); block.isValid(); block = block.next())
        for (auto it = block.begin(); !it.atEnd(); ++it)
            if (it.fragment().charFormat().isImageFormat())
                return true;
    return false;
}

report::Inline words(const char *text, int source = 0)
{
    report::Inline piece;
    piece.text = text;
    piece.source = source;
    return piece;
}

Conversation talk(const std::string &body)
{
    std::vector<store::PostDetail> posts{post(1, 0, "The question"), post(2, 1, body), post(3, 2, "First answer"),
                                         post(4, 2, "Second answer"), post(5, 1, "Elsewhere")};
    posts[0].title = "A title";
    Conversation c = arrange(ThreadId(1), std::move(posts));
    c.head.emplace();
    c.head->title = "A title";
    c.head->forumName = "r/test";
    return c;
}

} // namespace

class TestPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void aPostStandsInItsConversation()
    {
        const Conversation c = talk("What I think");
        const PostPage page = renderPost(c, 1, nullptr, QFont());
        const QString text = page.document->toPlainText();
        QVERIFY(text.startsWith(QStringLiteral("A title")));
        QVERIFY(text.indexOf(QStringLiteral("Answers u/person1")) < text.indexOf(QStringLiteral("What I think")));
        QVERIFY(text.indexOf(QStringLiteral("What I think")) < text.indexOf(QStringLiteral("Second answer")));
        // The best answer first; answers to others are not here.
        QVERIFY(text.indexOf(QStringLiteral("Second answer")) < text.indexOf(QStringLiteral("First answer")));
        QVERIFY(!text.contains(QStringLiteral("Elsewhere")));
        QCOMPARE(links(*page.document), (QStringList{QStringLiteral("thread:1"), QStringLiteral("post:1"),
                                                     QStringLiteral("post:4"), QStringLiteral("post:3")}));
    }

    void nothingOfAPostIsTakenForMarkup()
    {
        const Conversation c = talk("<img src='file:///etc/passwd'> <a href='x:y'>z</a> ![p](file:///etc/passwd) "
                                    "[q](javascript:alert(1)) [ok](https://a.b/) ![cat](https://a.b/c.png) \u2029 end");
        const PostPage page = renderPost(c, 1, nullptr, QFont());
        QVERIFY(page.document->toPlainText().contains(QStringLiteral("<img src='file:///etc/passwd'> <a href='x:y'>z</a>")));
        for (const QString &link : links(*page.document))
            QVERIFY2(link.startsWith(QStringLiteral("https://")) || link.startsWith(QStringLiteral("post:"))
                         || link.startsWith(QStringLiteral("thread:")), qPrintable(link));
        QVERIFY(!holdsPictures(*page.document));
    }

    void aSelectionFindsItsBytes()
    {
        const std::string body = "First **strong** &amp; 😀 last.\n\nSecond [link](https://a.b/) end.";
        const PostPage page = renderPost(talk(body), 1, nullptr, QFont());
        const QString text = page.document->toPlainText();
        const auto bytes = [&](const QString &words) {
            const int at = static_cast<int>(text.indexOf(words));
            const auto range = page.bodyRange(at, at + static_cast<int>(words.size()));
            return range ? body.substr(range->first, range->second - range->first) : std::string("none");
        };
        QCOMPARE(bytes(QStringLiteral("strong")), std::string("strong"));
        QCOMPARE(bytes(QStringLiteral("First strong &")), std::string("First **strong** &amp;"));
        QCOMPARE(bytes(QStringLiteral("😀 last")), std::string("😀 last"));
        QCOMPARE(bytes(QStringLiteral("link end")), std::string("link](https://a.b/) end"));
        QCOMPARE(bytes(QStringLiteral("A title")), std::string("none"));
    }

    void theScoreIsExplainedWordByWord()
    {
        Conversation c = talk("I do not see a VERY good idea but it is great!");
        const std::string text = scoredText(c.posts[1]);
        const sentiment::Explanation explanation = sentiment::Scorer::explain(text, English);
        c.posts[1].sentiment = explanation.score;
        c.posts[1].sentimentClass = explanation.verdict.sentimentClass;
        c.posts[1].confidence = 0.71;
        c.posts[1].flags |= FlagMixed;
        const QString shown = renderPost(c, 1, &explanation, QFont()).document->toPlainText();
        QVERIFY(shown.contains(QStringLiteral("Why it was scored so")));
        QVERIFY(shown.contains(QStringLiteral("turned by “not”")));
        QVERIFY(shown.contains(QStringLiteral("strengthened by “VERY”")));
        QVERIFY(shown.contains(QStringLiteral("half as much again after “but”")));
        QVERIFY(shown.contains(QStringLiteral("! and ? 0.29")));
        QVERIFY(shown.contains(QStringLiteral("Learned for words")));
        QVERIFY(shown.contains(QStringLiteral("confidence 71%")));
        QVERIFY(shown.contains(QStringLiteral("mixed")));
        QVERIFY(!renderPost(c, 1, nullptr, QFont()).document->toPlainText().contains(QStringLiteral("Why it was scored so")));
    }

    void theThemeIsExplainedWordByWord()
    {
        analysis::PostExplanation explained;
        explained.text = "The sleeper train\nsmelled of bread";
        explained.theme = 4;
        explained.why.theme = 4;
        explained.why.against = 7;
        explained.why.size = -0.5;
        explained.why.words = {{4, 11, 2.25}, {12, 17, 1.5}, {29, 34, -3.0}};
        explained.why.total = 0.25;
        explained.paragraphs = {{0, 17, 4, 0.9F}, {18, 34, -1, 0.2F}};
        const auto label = [](int number) { return number == 4 ? QStringLiteral("trains") : number == 7 ? QStringLiteral("baking") : QStringLiteral("none"); };
        const ThemeReason reason = themeReason(explained, label);
        QString text;
        for (const ThemeReason::Piece &piece : reason.pieces)
            text += piece.text;
        QCOMPARE(text, QStringLiteral("The sleeper train\u2028smelled of bread"));
        QCOMPARE(reason.pieces[1].text, QStringLiteral("sleeper"));
        const QString shown = renderPost(talk("x"), 1, nullptr, QFont(), &reason).document->toPlainText();
        QVERIFY2(shown.contains(QStringLiteral("Why it is in the theme “trains”")), qPrintable(shown));
        QVERIFY(shown.contains(QStringLiteral("Rather than in “baking”: +0.8 for its words")));
        QVERIFY(shown.contains(QStringLiteral("Its paragraphs by themselves: “trains” (90%), none")));
        explained.why.total = -1;
        explained.reason = analysis::PostExplanation::Reason::Thread;
        explained.lead = {4, 0.75F, 12.0F};
        QVERIFY(themeReason(explained, label).sum.contains(QStringLiteral("75% of the 12 other posts")));
        explained.reason = analysis::PostExplanation::Reason::Kept;
        QVERIFY(themeReason(explained, label).sum.contains(QStringLiteral("somebody has named, merged or pinned it")));
        explained.reason = analysis::PostExplanation::Reason::Person;
        QVERIFY(themeReason(explained, label).sum.contains(QStringLiteral("Somebody put it here.")));
        explained.reason = analysis::PostExplanation::Reason::Unmarked;
        QVERIFY(themeReason(explained, label).sum.contains(QStringLiteral("No word marks that other theme surely enough")));
    }

    void whyAPostIsInNoTheme_data()
    {
        using Reason = analysis::PostExplanation::Reason;
        QTest::addColumn<Reason>("reason");
        QTest::addColumn<QString>("said");
        QTest::addRow("no word is sure") << Reason::NoTheme
                                         << "None of its words marks that theme surely enough: the most telling, “train”, comes to +0.6 where +1.8 is asked.";
        QTest::addRow("its words are unknown") << Reason::Strange << "the themes know few of its words";
        QTest::addRow("none is likely") << Reason::Unlikely << "No theme is likely enough for it.";
        QTest::addRow("it was not looked at") << Reason::Unread << "The search did not look at it: it is by a bot or a moderator";
        QTest::addRow("somebody took it out") << Reason::Person << "Somebody took it out of its theme.";
    }

    void whyAPostIsInNoTheme()
    {
        QFETCH(analysis::PostExplanation::Reason, reason);
        QFETCH(QString, said);
        analysis::PostExplanation explained;
        explained.text = "The sleeper train";
        explained.why.theme = 4;
        explained.why.against = 7;
        explained.why.witness = topics::Evidence{12, 17, 0.4};
        explained.why.firm = 0.6;
        explained.why.asked = 1.8;
        explained.reason = reason;
        const ThemeReason why = themeReason(explained, [](int) { return QStringLiteral("trains"); });
        QCOMPARE(why.heading, QStringLiteral("In no theme for sure; the likeliest is “trains”"));
        QVERIFY2(why.sum.contains(said), qPrintable(why.sum));
    }

    void aPostThatWasNotScoredSaysWhy()
    {
        Conversation c = talk("Olen eri mieltä.");
        c.posts[1].language = Language("fi");
        const sentiment::Explanation nothing;
        QVERIFY(renderPost(c, 1, &nothing, QFont()).document->toPlainText().contains(QStringLiteral("It was not scored")));
    }

    void aSubmissionsTitleIsScoredWithItsWords()
    {
        QCOMPARE(scoredText(talk("x").posts[0]), std::string("A title\nThe question"));
        QCOMPARE(scoredText(talk("x").posts[1]), std::string("x"));
    }

    void manyAnswersAreCounted()
    {
        std::vector<store::PostDetail> posts{post(1, 0, "The question")};
        for (int i = 2; i < 200; ++i)
            posts.push_back(post(i, 1, "answer"));
        const PostPage page = renderPost(arrange(ThreadId(1), std::move(posts)), 0, nullptr, QFont());
        QVERIFY(page.document->toPlainText().contains(QStringLiteral("50 of 198 are shown. Open the thread for all.")));
    }

    void aReportReadsLikeItsExport()
    {
        report::Report r;
        r.language = French;
        r.title = "Un titre <b>";
        r.standfirst = "Le chapeau";
        r.byline = "Par moi";
        r.lede = {{words("Dans "), words("ce fil", 1), words(", on discute.")}};
        report::Section section;
        section.heading = "Premier intertitre";
        section.theme = 0;
        section.paragraphs = {{words("Un paragraphe.")}, {words("Un autre.")}};
        report::PullQuote quote;
        quote.quote.post = PostId(9);
        quote.quote.text = "Ce que l’on dit";
        quote.credit = "u/ann (117 points)";
        quote.source = 1;
        section.quotes = {quote};
        r.sections = {section};
        r.closing = {{words("Pour finir.")}};
        r.figures = {{.name = "Messages", .value = "1 234", .key = "posts", .number = 1234}};
        report::Chart chart;
        chart.title = "Messages par heure";
        chart.caption = "Une l\xC3\xA9gende.";
        chart.bars = {{.label = "9 h", .value = 3}, {.label = "10 h", .value = 7}};
        r.charts = {chart};
        report::SourceNote note;
        note.number = 1;
        note.thread = ThreadId(5);
        note.title = "Le fil";
        r.sources = {note};
        r.methods = {{words("Comment c’est fait.")}};

        const auto page = renderReport(r, QFont());
        const QString text = page->toPlainText();
        QStringList inOrder{QStringLiteral("Un titre <b>"), QStringLiteral("Le chapeau"), QStringLiteral("Par moi"),
                            QStringLiteral("ce fil"), QStringLiteral("Premier intertitre"), QStringLiteral("Un paragraphe."),
                            QStringLiteral("«\u202fCe que l’on dit\u202f»"), QStringLiteral("u/ann (117 points)"),
                            QStringLiteral("Un autre."), QStringLiteral("Pour finir."), QStringLiteral("Messages"), QStringLiteral("Messages par heure"), QStringLiteral("Une légende."),
                            QStringLiteral("Le fil"), QStringLiteral("Comment c’est fait.")};
        qsizetype at = -1;
        for (const QString &words : inOrder) {
            const qsizetype found = text.indexOf(words, at + 1);
            QVERIFY2(found > at, qPrintable(words));
            at = found;
        }
        const QStringList all = links(*page);
        QVERIFY(all.contains(QStringLiteral("thread:5")));
        QVERIFY(all.contains(QStringLiteral("post:9")));
        bool ruled = false;
        for (QTextBlock block = page->begin(); block.isValid(); block = block.next())
            ruled |= block.text().contains(QStringLiteral("Ce que")) && block.blockFormat().hasProperty(ProseView::RuleProperty);
        QVERIFY(ruled);
    }

    void onlyWebAddressesAreOpened()
    {
        QVERIFY(!openWebLink(QUrl(QStringLiteral("file:///etc/passwd"))));
        QVERIFY(!openWebLink(QUrl(QStringLiteral("javascript:alert(1)"))));
        QVERIFY(!openWebLink(QUrl(QStringLiteral("mailto:a@b.c"))));
        QVERIFY(!openWebLink(QUrl(QStringLiteral("http:///etc/passwd"))));
    }
};

QTEST_MAIN(TestPages)
#include "tst_pages.moc"
