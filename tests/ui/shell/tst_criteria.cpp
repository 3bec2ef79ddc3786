// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLocale>
#include <QTest>

#include "ui/shell/criteria.h"

using namespace parlance;
using namespace parlance::ui;
using analysis::Filter;

Q_DECLARE_METATYPE(parlance::analysis::Filter)

class TestCriteria : public QObject
{
    Q_OBJECT

    const CriterionNames m_names{.forum = [](ForumId id) { return QStringLiteral("forum%1").arg(id.value); },
                                 .theme = [](int theme) { return theme < 0 ? QStringLiteral("Unassigned") : QStringLiteral("theme%1").arg(theme); },
                                 .author = [](AuthorId id) { return QStringLiteral("u/person%1").arg(id.value); },
                                 .thread = [](ThreadId id) { return QStringLiteral("thread%1").arg(id.value); },
                                 .themes = {-1, -2, 0, 1, 2, 3, 4, 5}};

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void words_data()
    {
        QTest::addColumn<Filter>("filter");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, auto change, const char *expected) {
            Filter filter;
            change(filter);
            QTest::addRow("%s", name) << filter << QString::fromUtf8(expected);
        };
        row("nothing restricts", [](Filter &) {}, "");
        row("a search is quoted", [](Filter &f) { f.query = "slow boats"; }, "“slow boats”");
        row("one forum", [](Filter &f) { f.forums = {ForumId(1)}; }, "forum1");
        row("two forums are alternatives", [](Filter &f) { f.forums = {ForumId(1), ForumId(2)}; }, "forum1 or forum2");
        row("three forums are all named", [](Filter &f) { f.forums = {ForumId(1), ForumId(2), ForumId(3)}; }, "forum1, forum2 or forum3");
        row("five forums are counted", [](Filter &f) { f.forums = {ForumId(1), ForumId(2), ForumId(3), ForumId(4), ForumId(5)}; },
            "forum1, forum2 and 3 more");
        row("the unassigned rest is a theme", [](Filter &f) { f.themes = {-1}; }, "Unassigned");
        row("all themes but one are those not in it", [](Filter &f) { f.themes = {-1, -2, 0, 1, 2, 4, 5}; }, "Not in theme3");
        row("all themes are counted", [](Filter &f) { f.themes = {-1, -2, 0, 1, 2, 3, 4, 5}; }, "Unassigned, Unassigned and 6 more");
        row("some themes are counted", [](Filter &f) { f.themes = {1, 2, 3, 4}; }, "theme1, theme2 and 2 more");
        row("a tone has its sign", [](Filter &f) { f.sentiments = {sentiment::Class::Negative}; }, "− Negative");
        row("a least score", [](Filter &f) { f.minScore = 1000; }, "Score 1,000 or more");
        row("a highest score below zero", [](Filter &f) { f.maxScore = -5; }, "Score −5 or less");
        row("a range of scores", [](Filter &f) { f.minScore = 0, f.maxScore = 9; }, "Score 0 to 9");
        row("one score", [](Filter &f) { f.minScore = 1, f.maxScore = 1; }, "Score 1");
        row("a language", [](Filter &f) { f.languages = {French}; }, "In French");
        row("a person", [](Filter &f) { f.authors = {AuthorId(7)}; }, "By u/person7");
        row("a whole day is said as a day", [](Filter &f) { f.from = 1714694400, f.until = 1714780800; }, "3 May 2024");
        row("whole days are said as days", [](Filter &f) { f.from = 1714694400, f.until = 1714953600; }, "3 May to 5 May 2024");
        row("an hour is said with its times", [](Filter &f) { f.from = 1714701600, f.until = 1714705200; },
            "3 May 2024, 02:00 UTC to 3 May 2024, 03:00 UTC");
        row("an open beginning", [](Filter &f) { f.until = 1714780800; }, "Until 3 May 2024");
        row("an open end", [](Filter &f) { f.from = 1714694400; }, "From 3 May 2024");
        row("what widens is a chip too", [](Filter &f) { f.includeDeleted = f.includeBots = f.includeStickied = true; },
            "Deleted and removed too | Bots too | Stickied too");
        row("so are moderators and copies", [](Filter &f) { f.includeModerators = f.includeDuplicates = true; },
            "Moderators’ posts too | Copies too");
    }

    void words()
    {
        QFETCH(Filter, filter);
        QFETCH(QString, expected);
        QStringList texts;
        for (const Criterion &criterion : criteriaOf(filter, m_names))
            texts << criterion.text;
        QCOMPARE(texts.join(QStringLiteral(" | ")), expected);
    }

    void takingEveryCriterionAwayLeavesNone()
    {
        Filter filter{.forums = {ForumId(1)}, .from = 0, .until = 86400, .languages = {English}, .minScore = 1, .maxScore = 2,
                      .sentiments = {sentiment::Class::Positive}, .authors = {AuthorId(1)}, .threads = {ThreadId(1)}, .themes = {0},
                      .query = "x", .includeDeleted = true, .includeBots = true, .includeStickied = true};
        std::size_t left = criteriaOf(filter, m_names).size();
        QCOMPARE(left, std::size_t{12});
        while (left > 0) {
            filter = criteriaOf(filter, m_names).front().without;
            QCOMPARE(criteriaOf(filter, m_names).size(), --left);
        }
        QVERIFY(filter == Filter{});
    }
};

QTEST_GUILESS_MAIN(TestCriteria)
#include "tst_criteria.moc"
