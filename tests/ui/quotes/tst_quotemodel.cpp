// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QTest>

#include "core/base/hash.h"
#include "ui/quotes/quotemodel.h"
#include "ui/quotes/quotesview.h"

using namespace parlance;
using namespace parlance::ui;

namespace {

PostId redditPost(std::int64_t number)
{
    return makePostId(Platform::Reddit, PostKind::Comment, std::to_string(number));
}

analysis::Quote quote(std::int64_t post, const std::string &text)
{
    analysis::Quote quote;
    quote.post = redditPost(post);
    quote.begin = 0;
    quote.end = static_cast<std::int64_t>(text.size());
    quote.text = text;
    quote.author = "ann";
    quote.score = 117;
    quote.createdUtc = 1'773'446'400; // 14 March 2026
    quote.threadTitle = "A thread";
    quote.permalink = "https://www.reddit.com/r/x/comments/1/_/2/";
    quote.theme = 2;
    quote.compound = 0.5;
    quote.reasons = {"score", "opinion"};
    return quote;
}

} // namespace

class TestQuoteModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void meetsTheModelTester()
    {
        QuoteModel model([](const analysis::Quote &) { return false; });
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setQuotes({quote(1, "one"), quote(2, "two")});
        model.pinsChanged();
        model.setQuotes({});
        QCOMPARE(model.rowCount(), 0);
    }

    void aQuoteHasItsCreditAndFacts()
    {
        QuoteModel model([](const analysis::Quote &q) { return q.post == redditPost(2); });
        model.setQuotes({quote(1, "one\n\ntwo"), quote(2, "two")});
        QCOMPARE(model.data(model.index(0), Qt::DisplayRole).toString(), QStringLiteral("one two"));
        QVERIFY(model.data(model.index(0), QuoteModel::CreditRole).toString().startsWith(QStringLiteral("u/ann (117 point")));
        QCOMPARE(model.data(model.index(0), QuoteModel::FactsRole).toString(), QStringLiteral("14 Mar 2026 · A thread"));
        QCOMPARE(model.data(model.index(0), QuoteModel::PinnedRole).toBool(), false);
        QCOMPARE(model.data(model.index(1), QuoteModel::PinnedRole).toBool(), true);
        QCOMPARE(model.rowOf(quote(2, "two")), 1);
        QCOMPARE(model.rowOf(quote(3, "two")), -1);
    }

    /// A dump without authors says nothing of their accounts.
    void whoIsNotToldIsNotCalledDeleted()
    {
        analysis::Quote untold = quote(1, "one"), gone = quote(2, "two");
        untold.author.clear();
        untold.flags = FlagNoAuthor;
        gone.author.clear();
        gone.flags = FlagAuthorGone;
        QuoteModel model([](const analysis::Quote &) { return false; });
        model.setQuotes({untold, gone});
        QVERIFY(model.data(model.index(0), QuoteModel::CreditRole).toString().startsWith(QStringLiteral("(author not told)")));
        QVERIFY(model.data(model.index(1), QuoteModel::CreditRole).toString().startsWith(QStringLiteral("(deleted account)")));
    }

    void aCopyCarriesWordsCreditAndAddress()
    {
        const QString copied = copiedQuote(quote(1, "I never said so."));
        QVERIFY(copied.startsWith(QStringLiteral("“I never said so.”\n— u/ann (117 point")));
        QVERIFY(copied.endsWith(QStringLiteral("\nhttps://www.reddit.com/r/x/comments/1/_/2/")));
        analysis::Quote odd = quote(1, "x");
        odd.permalink = "javascript:alert(1)";
        QVERIFY(!copiedQuote(odd).contains(QStringLiteral("javascript")));
    }

    void pinnedSpansBecomeQuotes()
    {
        store::PostDetail post;
        post.id = PostId(4);
        post.thread = ThreadId(1);
        post.body = "Well. I *really* think &amp; mean it.";
        post.authorName = "bob";
        store::ThreadHead head;
        head.id = ThreadId(1);
        head.title = "The thread";
        store::PinnedQuote good;
        good.post = PostId(4);
        good.begin = 6;
        good.end = static_cast<std::int64_t>(post.body.size());
        good.sha256 = sha256Hex(post.body.substr(6));
        store::PinnedQuote changed = good;
        changed.sha256 = sha256Hex("something else");
        store::PinnedQuote outside = good;
        outside.end = 1000;
        store::PinnedQuote gone = good;
        gone.post = PostId(5);

        const auto quotes = pinnedAsQuotes({good, changed, outside, gone}, {post}, {head});
        QCOMPARE(quotes.size(), std::size_t{2});
        QCOMPARE(quotes[0].text, std::string("I really think & mean it."));
        QCOMPARE(quotes[0].threadTitle, std::string("The thread"));
        QVERIFY(quotes[0].reasons.empty());
        QuoteModel model([](const analysis::Quote &) { return true; });
        model.setQuotes(quotes);
        QVERIFY(model.data(model.index(1), QuoteModel::FactsRole).toString().startsWith(QStringLiteral("the post has changed")));
    }
};

QTEST_MAIN(TestQuoteModel)
#include "tst_quotemodel.moc"
