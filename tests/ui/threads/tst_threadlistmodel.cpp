// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include "ui/threads/threadlistmodel.h"

using namespace parlance;
using namespace parlance::ui;

namespace {

ThreadListModel::Rows rows(std::int64_t count)
{
    auto list = std::make_shared<std::vector<analysis::ThreadStats>>(static_cast<std::size_t>(count));
    for (std::int64_t i = 0; i < count; ++i) {
        analysis::ThreadStats &row = (*list)[static_cast<std::size_t>(i)];
        row.thread = ThreadId(i + 1);
        row.score = static_cast<std::int32_t>(count - i);
        row.replies = 3;
        row.people = 2;
        row.lastReply = 1'700'000'000;
        row.compound = -0.305;
        row.scored = 4;
        row.known = i % 2 == 0;
    }
    return list;
}

store::ThreadHead head(ThreadId id, const std::string &title)
{
    store::ThreadHead head;
    head.id = id;
    head.title = title;
    head.forumName = "r/test";
    return head;
}

QString text(const ThreadListModel &model, int row, int column)
{
    return model.data(model.index(row, column), Qt::DisplayRole).toString();
}

} // namespace

class TestThreadListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void meetsTheModelTester()
    {
        ThreadListModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setThreads(rows(300), false);
        QCOMPARE(model.rowCount(), 300);
        model.setThreads(nullptr, false);
        QCOMPARE(model.rowCount(), 0);
    }

    void figuresAreThereBeforeTitles()
    {
        ThreadListModel model;
        model.setThreads(rows(10), false);
        QCOMPARE(text(model, 0, ThreadListModel::Title), QStringLiteral("Loading…"));
        QCOMPARE(text(model, 0, ThreadListModel::Score), QStringLiteral("10"));
        QCOMPARE(text(model, 0, ThreadListModel::Tone), QStringLiteral("\u22120.31"));
        QCOMPARE(model.data(model.index(0, ThreadListModel::Score), BarRole).toDouble(), 1.0);
    }

    void titlesAreAskedForOnceAPage()
    {
        ThreadListModel model;
        QSignalSpy wanted(&model, &ThreadListModel::headsWanted);
        model.setThreads(rows(1000), false);
        for (int i = 0; i < 3; ++i) {
            for (int row = 0; row < 20; ++row)
                text(model, row, ThreadListModel::Title);
            QTest::qWait(1);
        }
        QCOMPARE(wanted.count(), 1);
        const auto ids = wanted[0][1].value<std::vector<ThreadId>>();
        QCOMPARE(ids.size(), std::size_t{ThreadListModel::PageSize});

        std::vector<store::ThreadHead> heads;
        for (const ThreadId id : ids)
            if (id.value != 2)
                heads.push_back(head(id, "Title " + std::to_string(id.value)));
        heads[1].known = false;
        model.setHeads(wanted[0][0].toInt(), heads, wanted[0][2].toULongLong());
        QCOMPARE(text(model, 0, ThreadListModel::Title), QStringLiteral("Title 1"));
        QCOMPARE(text(model, 0, ThreadListModel::Forum), QStringLiteral("r/test"));
        QCOMPARE(text(model, 1, ThreadListModel::Title), QStringLiteral("[replies only] (no title)"));
        QTest::qWait(1);
        QCOMPARE(wanted.count(), 1); // a thread without a head is not asked for again
    }

    void answersToAnOlderListAreDropped()
    {
        ThreadListModel model;
        QSignalSpy wanted(&model, &ThreadListModel::headsWanted);
        model.setThreads(rows(10), false);
        text(model, 0, ThreadListModel::Title);
        QVERIFY(wanted.wait());
        const auto generation = wanted[0][2].toULongLong();
        model.setThreads(rows(10), false);
        model.setHeads(0, {head(ThreadId(1), "old")}, generation);
        QCOMPARE(text(model, 0, ThreadListModel::Title), QStringLiteral("Loading…"));
    }

    void anotherOrderKeepsTitles()
    {
        ThreadListModel model;
        QSignalSpy wanted(&model, &ThreadListModel::headsWanted);
        model.setThreads(rows(3), false);
        text(model, 0, ThreadListModel::Title);
        QVERIFY(wanted.wait());
        model.setHeads(0, {head(ThreadId(1), "a"), head(ThreadId(3), "c")}, wanted[0][2].toULongLong());
        auto reversed = *rows(3);
        std::swap(reversed[0], reversed[2]);
        model.setThreads(std::make_shared<const std::vector<analysis::ThreadStats>>(reversed), true);
        QCOMPARE(text(model, 0, ThreadListModel::Title), QStringLiteral("c"));
        QCOMPARE(model.rowOf(ThreadId(1)), 2);
    }

    void aViewOverAMillionThreadsAsksForAtMostThreePages()
    {
        ThreadListModel model;
        QTableView view;
        view.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
        view.verticalHeader()->setDefaultSectionSize(rowHeight);
        view.setItemDelegate(new CellDelegate(&view));
        view.setModel(&model);
        model.setThreads(rows(1'000'000), false);
        QSignalSpy wanted(&model, &ThreadListModel::headsWanted);
        view.resize(900, 800);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QTRY_VERIFY(wanted.count() > 0);
        QVERIFY(wanted.count() <= 3);
        wanted.clear();
        view.scrollToBottom();
        QTRY_VERIFY(wanted.count() > 0);
        QVERIFY(wanted.count() <= 3);
    }

    void titlesAreShownAsText()
    {
        ThreadListModel model;
        QSignalSpy wanted(&model, &ThreadListModel::headsWanted);
        model.setThreads(rows(1), false);
        text(model, 0, ThreadListModel::Title);
        QVERIFY(wanted.wait());
        model.setHeads(0, {head(ThreadId(1), "<img src=x>")}, wanted[0][2].toULongLong());
        QCOMPARE(text(model, 0, ThreadListModel::Title), QStringLiteral("<img src=x>"));
        QCOMPARE(model.data(model.index(0, ThreadListModel::Title), Qt::ToolTipRole).toString(),
                 QStringLiteral("<span>&lt;img src=x&gt;</span>"));
    }
};

QTEST_MAIN(TestThreadListModel)
#include "tst_threadlistmodel.moc"
