// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>

#include "ui/shell/colours.h"
#include "ui/themes/thememodel.h"
#include "ui/themes/themepage.h"

using namespace parlance;
using namespace parlance::ui;

namespace {

store::Theme theme(int number, const std::string &label)
{
    store::Theme theme;
    theme.id = ThemeId(number + 10);
    theme.number = number;
    theme.label = label;
    theme.alternates = {"other label", "third label"};
    theme.phrases = {"open weights", "training data"};
    theme.terms = {{"weights", 2.0}, {"model", 1.0}};
    theme.coherence = 0.213;
    return theme;
}

analysis::ThemeStats stats(int number, std::int64_t posts, double share)
{
    analysis::ThemeStats stats;
    stats.theme = number;
    stats.posts = posts;
    stats.threads = 4;
    stats.people = 7;
    stats.share = share;
    stats.compound = -0.2;
    stats.positive = 0.25;
    stats.negative = 0.5;
    return stats;
}

void fill(ThemeModel &model)
{
    model.setThemes({theme(0, "open models"), theme(1, "<b>jobs</b>")}, {stats(0, 20, 0.5), stats(1, 8, 0.2), stats(-1, 12, 0.3)});
}

QString shown(const ThemeModel &model, int row, int column)
{
    return model.data(model.index(row, column), Qt::DisplayRole).toString();
}

} // namespace

class TestThemeModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void meetsTheModelTester()
    {
        ThemeModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        fill(model);
        fill(model);
        model.setChosen({1});
        model.setThemes({}, {});
        QCOMPARE(model.rowCount(), 0);
    }

    void rowsShowTheFigures()
    {
        ThemeModel model;
        fill(model);
        QCOMPARE(shown(model, 0, ThemeModel::Label), QStringLiteral("open models"));
        QCOMPARE(shown(model, 0, ThemeModel::Posts), QStringLiteral("20"));
        QCOMPARE(shown(model, 0, ThemeModel::Share), QStringLiteral("50%"));
        QCOMPARE(shown(model, 0, ThemeModel::Tone), QStringLiteral("\u22120.20"));
        QCOMPARE(shown(model, 0, ThemeModel::Coherence), QStringLiteral("+0.21"));
        QCOMPARE(shown(model, 0, ThemeModel::Phrases), QStringLiteral("open weights, training data"));
        store::Theme merged = theme(0, "open models");
        merged.coherence.reset();
        QCOMPARE(ThemeModel::coherenceText(merged), QString(QChar(0x2013)));
        QCOMPARE(model.data(model.index(0, ThemeModel::Label), DotRole).value<QColor>(), themeColour(0));
    }

    void whereNobodyIsToldNothingIsSaidOfPeople()
    {
        analysis::ThemeStats anonymous = stats(0, 20, 0.5);
        const store::Theme one = theme(0, "open models");
        QVERIFY(renderTheme(&one, anonymous, {}, QFont())->toPlainText().contains(QStringLiteral("20 post(s) in 4 thread(s) by 7 people")));
        anonymous.people = 0;
        const QString page = renderTheme(&one, anonymous, {}, QFont())->toPlainText();
        QVERIFY2(page.contains(QStringLiteral("20 post(s) in 4 thread(s): 50%")) && !page.contains(QStringLiteral("people")), qPrintable(page));
        ThemeModel model;
        model.setThemes({one}, {anonymous});
        QCOMPARE(shown(model, 0, ThemeModel::People), QStringLiteral("–"));
    }

    void theLargestThemeComesFirst()
    {
        ThemeModel model;
        model.setThemes({theme(0, "a"), theme(1, "b"), theme(2, "c")},
                        {stats(0, 3, 0.1), stats(1, 8, 0.2), stats(2, 8, 0.2), stats(-1, 12, 0.3), stats(-2, 40, 0)});
        QList<int> numbers;
        for (int row = 0; row < model.rowCount(); ++row)
            numbers << model.index(row, 0).data(ThemeModel::NumberRole).toInt();
        QCOMPARE(numbers, (QList<int>{1, 2, 0, -1, -2}));
    }

    void theFiguresOfAFilterAreToldAsSuch()
    {
        const store::Theme one = theme(0, "a");
        ThemeDetail detail;
        detail.filtered = true;
        QVERIFY(renderTheme(&one, stats(0, 20, 0.5), detail, QFont())->toPlainText().contains(QStringLiteral("50% of the posts shown")));
        const QString emptied = renderTheme(&one, stats(0, 0, 0), detail, QFont())->toPlainText();
        QVERIFY2(emptied.contains(QStringLiteral("The filter leaves none of its posts.")) && !emptied.contains(u'%') &&
                     !emptied.contains(QStringLiteral("merge")),
                 qPrintable(emptied));
        QVERIFY(renderTheme(&one, stats(0, 0, 0), {}, QFont())->toPlainText().contains(QStringLiteral("all were moved elsewhere")));
    }

    void theUnassignedRestIsTheLastRow()
    {
        ThemeModel model;
        fill(model);
        QCOMPARE(shown(model, 2, ThemeModel::Label), QStringLiteral("Unassigned"));
        QCOMPARE(shown(model, 2, ThemeModel::Posts), QStringLiteral("12"));
        QCOMPARE(model.themeAt(2), nullptr);
        QVERIFY(!(model.flags(model.index(2, ThemeModel::Label)) & Qt::ItemIsEditable));
    }

    void whatWasNotLookedAtHasARowWithoutAShare()
    {
        ThemeModel model;
        model.setThemes({theme(0, "a")}, {stats(0, 6, 0.75), stats(-1, 2, 0.25), stats(-2, 30, 0)});
        QCOMPARE(shown(model, 2, ThemeModel::Label), QStringLiteral("Not looked at"));
        QCOMPARE(shown(model, 2, ThemeModel::Posts), QStringLiteral("30"));
        QCOMPARE(shown(model, 2, ThemeModel::Share), QStringLiteral("–"));
        QVERIFY(model.index(2, ThemeModel::Label).data(Qt::ToolTipRole).toString().contains(QStringLiteral("did not take in")));
        QCOMPARE(model.themeAt(2), nullptr);
        const QString page = renderTheme(nullptr, stats(-2, 30, 0), {}, QFont())->toPlainText();
        QVERIFY2(page.contains(QStringLiteral("Not looked at")) && !page.contains(u'%'), qPrintable(page));
    }

    void aThemeCanBeRenamed()
    {
        ThemeModel model;
        fill(model);
        QSignalSpy renamed(&model, &ThemeModel::renamed);
        QVERIFY(model.flags(model.index(0, ThemeModel::Label)) & Qt::ItemIsEditable);
        QVERIFY(model.setData(model.index(0, ThemeModel::Label), QStringLiteral("  new   name "), Qt::EditRole));
        QCOMPARE(renamed.count(), 1);
        QCOMPARE(renamed[0][0].value<ThemeId>(), ThemeId(10));
        QCOMPARE(renamed[0][1].toString(), QStringLiteral("new name"));
        QCOMPARE(shown(model, 0, ThemeModel::Label), QStringLiteral("new name"));
        QVERIFY(!model.setData(model.index(0, ThemeModel::Label), QStringLiteral("new name"), Qt::EditRole));
        QVERIFY(!model.setData(model.index(2, ThemeModel::Label), QStringLiteral("rest"), Qt::EditRole));
        QVERIFY(!model.setData(model.index(0, ThemeModel::Posts), 3, Qt::EditRole));
        QCOMPARE(renamed.count(), 1);
    }

    void anEmptyNameGivesTheLabelBack()
    {
        ThemeModel model;
        fill(model);
        QSignalSpy renamed(&model, &ThemeModel::renamed);
        QVERIFY(model.setData(model.index(0, ThemeModel::Label), QString(), Qt::EditRole));
        QCOMPARE(renamed[0][1].toString(), QString());
        QCOMPARE(shown(model, 0, ThemeModel::Label), QStringLiteral("open models")); // until the session's answer
    }

    void newFiguresKeepTheRows()
    {
        ThemeModel model;
        fill(model);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setThemes({theme(0, "a"), theme(1, "b")}, {stats(0, 1, 0.1), stats(1, 1, 0.1), stats(-1, 8, 0.8)});
        QCOMPARE(reset.count(), 0);
        QCOMPARE(shown(model, 0, ThemeModel::Posts), QStringLiteral("1"));
    }

    void thePageLinksThreadsAndQuotes()
    {
        const store::Theme one = theme(1, "<b>jobs</b>");
        ThemeDetail detail;
        detail.number = 1;
        detail.threads = {{ThreadId(5), 9, 20}};
        detail.threadCount = 3;
        store::ThreadHead head;
        head.id = ThreadId(5);
        head.title = "<script>Title</script>";
        detail.heads = {head};
        analysis::Quote quote;
        quote.post = makePostId(Platform::Reddit, PostKind::Comment, "77");
        quote.text = "I would rather have <i>less</i>.";
        quote.author = "ann";
        quote.score = 12;
        detail.quotes = {quote};
        const auto page = renderTheme(&one, stats(1, 8, 0.2), detail, QFont());
        const QString text = page->toPlainText();
        QVERIFY(text.contains(QStringLiteral("<b>jobs</b>")));
        QVERIFY(text.contains(QStringLiteral("I would rather have <i>less</i>.")));
        QVERIFY(text.contains(QStringLiteral("<script>Title</script>")));
        QVERIFY(text.contains(QStringLiteral("u/ann")));
        QStringList links;
        for (QTextBlock block = page->begin(); block.isValid(); block = block.next())
            for (auto it = block.begin(); !it.atEnd(); ++it)
                if (it.fragment().charFormat().isAnchor())
                    links << it.fragment().charFormat().anchorHref();
        QCOMPARE(links, (QStringList{QStringLiteral("post:%1").arg(makePostId(Platform::Reddit, PostKind::Comment, "77").value), QStringLiteral("thread:5"), QStringLiteral("theme:1")}));
        QVERIFY(renderTheme(nullptr, stats(-1, 8, 0.2), {}, QFont())->toPlainText().contains(QStringLiteral("Unassigned")));
    }
};

QTEST_MAIN(TestThemeModel)
#include "tst_thememodel.moc"
