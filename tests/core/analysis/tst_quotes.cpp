// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "core/analysis/quotes.h"
#include "core/analysis/quotespans.h"
#include "core/base/hash.h"
#include "core/store/posts.h"
#include "tests/core/writtenforum.h"

#include <algorithm>
#include <set>

using namespace parlance;
using namespace parlance::analysis;
using namespace parlance::test;

namespace {

constexpr auto Forum = R"(# A thread about bread and ovens | baker | 300
I have baked every loaf of bread in this house since the oven was repaired in March.
> u/anna 120: The old oven bakes better bread than any machine I have owned in thirty years.
> u/ben 90: The old oven bakes better bread than any machine I have owned in thirty years!
> u/carl 80: And that is why nobody should ever buy a machine for a thing like this one.
> u/dora 70: lol
>> u/anna 60: A second sentence of mine about bread that is long enough to be quoted as well.
> u/emil -4: Machines make perfectly good bread and I cannot see what the fuss is about at all.
> u/fred 500 deleted: x
> u/gina 400 sticky: Please remember to keep all of the discussion about bread in this thread and be kind.
> u/hugo 40: See https://example.org/bread for the recipe that I have been using for some twenty years now.
> u/iris 30: Mon pain au levain tient quatre jours sans sécher, et je ne reviendrai jamais à la machine.
)";

std::vector<Quote> ranked(const Opened &opened, const QuoteOptions &options)
{
    NoProgress progress;
    return got(rankQuotes(opened.workspace, opened.table, opened.selection, options, progress));
}

} // namespace

class TestQuotes : public QObject
{
    Q_OBJECT

private slots:
    void spans_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("best");
        const auto row = [](const char *name, const char *body, const char *best) {
            QTest::newRow(name) << QString::fromUtf8(body) << QString::fromUtf8(best);
        };
        row("a whole sentence", "I measured the oven at the wall and it used less than the kettle.",
            "I measured the oven at the wall and it used less than the kettle.");
        row("seven words are too few", "I measured the oven at the wall.", "");
        row("a line without its full stop is not a sentence", "I measured the oven at the wall and it used less", "");
        row("the words of others are not the author's", "> I measured the oven at the wall and it used less than the kettle.\n\nNo.", "");
        row("code is not words", "    I measured the oven at the wall and it used less than the kettle.\n", "");
        row("a bare address spoils it", "I measured the oven at the wall with http://example.org/meter and it used less.", "");
        row("a link's text counts, its address does not", "I measured [the oven](http://example.org) at the wall and it used less.", "");
        row("an unclosed bracket spoils it", "I measured the oven (at the wall and it used less than the kettle.", "");
        row("entities are resolved", "I measured bread &amp; butter at the wall and it came to less than ten grams.",
            "I measured bread & butter at the wall and it came to less than ten grams.");
        row("emphasis loses its marks", "I **really** measured the oven at the wall and it used less than the kettle.",
            "I really measured the oven at the wall and it used less than the kettle.");
        row("emphasis around all of it", "**I measured the oven at the wall and it used less than the kettle.** And more.",
            "I measured the oven at the wall and it used less than the kettle.");
        row("removed posts", "[removed]", "");
        row("French", "J’ai mesuré le four à la prise et il consomme bien moins que la bouilloire.",
            "J’ai mesuré le four à la prise et il consomme bien moins que la bouilloire.");
    }
    void spans()
    {
        QFETCH(QString, body);
        QFETCH(QString, best);
        const std::string bytes = body.toStdString();
        const auto spans = quoteSpans(bytes, text::Markup::RedditMarkdown, English);
        const auto found = std::max_element(spans.begin(), spans.end(), [](const auto &a, const auto &b) { return a.quality < b.quality; });
        QCOMPARE(found == spans.end() ? QString() : QString::fromStdString(found->text), best);
        for (const QuoteSpan &span : spans) {
            QVERIFY(span.begin < span.end && span.end <= bytes.size());
            QVERIFY(span.words >= 8 && span.words <= 45);
        }
    }

    void whatLeansOnSomethingUnseenRanksLower_data()
    {
        QTest::addColumn<QString>("better");
        QTest::addColumn<QString>("worse");
        const auto row = [](const char *name, const char *better, const char *worse) {
            QTest::newRow(name) << QString::fromUtf8(better) << QString::fromUtf8(worse);
        };
        row("an opening pronoun", "Bread is what made me buy the oven in the first place.", "That is what made me buy the oven in the first place.");
        row("an opening connective", "Nobody told me the oven would need a second plug.", "But nobody told me the oven would need a second plug.");
        row("an answer to one person", "Most people should measure their ovens before buying another one.", "You should really measure your oven before you buy another one.");
        row("a question", "I wonder who would buy an oven with such a plug.", "Who in the world would buy an oven with such a plug?");
        row("capitals", "Nobody should ever buy an oven with such a plug again.", "NOBODY SHOULD EVER BUY AN OVEN WITH SUCH A PLUG AGAIN.");
        row("a note of an edit", "The plug was changed twice and it still did not fit.", "Edit: the plug was changed twice and it still did not fit.");
        row("a French pronoun", "Le four consomme moins que la bouilloire, et je le prouve.", "Ça consomme moins que la bouilloire, et je le prouve.");
    }
    void whatLeansOnSomethingUnseenRanksLower()
    {
        QFETCH(QString, better);
        QFETCH(QString, worse);
        const auto quality = [](const QString &text) {
            const auto spans = quoteSpans(text.toStdString(), text::Markup::RedditMarkdown, English);
            return spans.empty() ? 0.0 : spans.front().quality;
        };
        QVERIFY2(quality(better) > quality(worse) + 0.05,
                 qPrintable(QStringLiteral("%1 against %2").arg(quality(better)).arg(quality(worse))));
    }

    void quotesAreVerbatim()
    {
        QTemporaryDir folder;
        const Opened opened(WrittenForum::import(folder.path(), QString::fromUtf8(Forum)));
        const auto quotes = ranked(opened, {.limit = 0});
        QVERIFY(quotes.size() >= 4);
        for (const Quote &quote : quotes) {
            const auto post = got(store::posts(opened.workspace, {&quote.post, 1})).front();
            const std::string bytes = post.body.substr(static_cast<std::size_t>(quote.begin),
                                                       static_cast<std::size_t>(quote.end - quote.begin));
            QCOMPARE(sha256Hex(bytes), quote.sha256);
            QCOMPARE(text::plainText(bytes, text::Markup::RedditMarkdown).text, quote.text);
            QVERIFY(!quote.reasons.empty());
            QVERIFY(quote.strength > 0 && quote.strength <= 1);
            QVERIFY(quote.permalink.find("/r/written/comments/") != std::string::npos);
            QCOMPARE(quote.threadTitle, std::string("A thread about bread and ovens"));
        }
    }

    void onePersonIsQuotedOnceAndNoCopyTwice()
    {
        QTemporaryDir folder;
        const Opened opened(WrittenForum::import(folder.path(), QString::fromUtf8(Forum)));
        std::set<std::string> authors;
        int old = 0;
        for (const Quote &quote : ranked(opened, {.limit = 0})) {
            QVERIFY(authors.insert(quote.author).second);
            old += quote.text.starts_with("The old oven bakes");
        }
        QCOMPARE(old, 1);
        const auto all = ranked(opened, {.limit = 0, .onePerAuthor = false});
        QCOMPARE(std::count_if(all.begin(), all.end(), [](const Quote &quote) { return quote.author == "anna"; }), 2);
    }

    void theBestComesFirst()
    {
        QTemporaryDir folder;
        const Opened opened(WrittenForum::import(folder.path(), QString::fromUtf8(Forum)));
        const auto quotes = ranked(opened, {.limit = 1});
        QCOMPARE(quotes.size(), std::size_t{1});
        QCOMPARE(quotes.front().author, std::string("anna"));
        QCOMPARE(*quotes.front().score, 120);
    }

    void someAreNeverQuoted()
    {
        QTemporaryDir folder;
        Opened opened(WrittenForum::import(folder.path(), QString::fromUtf8(Forum)));
        // Even where the selection holds them.
        opened.selection.clear();
        for (std::uint32_t row = 0; row < opened.table.size(); ++row)
            opened.selection.push_back(row);
        for (const Quote &quote : ranked(opened, {.limit = 0})) {
            QVERIFY(quote.author != "gina");
            QVERIFY(quote.author != "fred");
            QVERIFY(quote.text.find("example.org") == std::string::npos);
        }
    }

    void wordsOfTheSubjectCount()
    {
        QTemporaryDir folder;
        const Opened opened(WrittenForum::import(folder.path(), QString::fromUtf8(Forum)));
        const auto quotes = ranked(opened, {.limit = 0, .subjectWords = {"levain", "pain"}});
        const auto iris = std::find_if(quotes.begin(), quotes.end(), [](const Quote &quote) { return quote.author == "iris"; });
        QVERIFY(iris != quotes.end());
        QVERIFY(std::find(iris->reasons.begin(), iris->reasons.end(), "theme words") != iris->reasons.end());
        const auto without = ranked(opened, {.limit = 0});
        const auto place = [](const std::vector<Quote> &list) {
            return std::find_if(list.begin(), list.end(), [](const Quote &quote) { return quote.author == "iris"; }) - list.begin();
        };
        QVERIFY(place(quotes) < place(without));
    }

    void cancelledWorkSaysSo()
    {
        class Cancelled final : public Progress
        {
            bool isCancelled() const override { return true; }
            void report(std::int64_t, std::int64_t) override {}
        } cancelled;
        QTemporaryDir folder;
        const Opened opened(WrittenForum::import(folder.path(), QString::fromUtf8(Forum)));
        const auto quotes = rankQuotes(opened.workspace, opened.table, opened.selection, {}, cancelled);
        QVERIFY(!quotes);
        QVERIFY(quotes.error().code == ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestQuotes)
#include "tst_quotes.moc"
