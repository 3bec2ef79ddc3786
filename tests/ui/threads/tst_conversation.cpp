// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QTest>
#include <QTreeView>

#include "core/base/post.h"
#include "ui/threads/conversationmodel.h"

using namespace parlance;
using namespace parlance::ui;

namespace {

constexpr std::int64_t threadNumber = 1;

store::PostDetail post(std::int64_t id, std::int64_t parent, const std::string &text = "words")
{
    store::PostDetail detail;
    detail.id = PostId(id);
    detail.thread = ThreadId(threadNumber);
    detail.parent = PostId(parent);
    detail.kind = id == threadNumber ? PostKind::Submission : PostKind::Comment;
    detail.authorName = "a" + std::to_string(id);
    detail.text = detail.body = text;
    detail.createdUtc = 1'700'000'000 + id * 60;
    detail.score = static_cast<std::int32_t>(id);
    return detail;
}

using Posts = std::vector<store::PostDetail>;

/// "1(2(3) 4)", with "?" before an orphan and "~" before what stands beside the post it answers.
QString printed(const Conversation &c, int over = -1)
{
    QStringList list;
    for (int i = 0; i < c.childCount(over); ++i) {
        const int child = c.child(over, i);
        const auto place = c.place[static_cast<std::size_t>(child)];
        QString text = place == Conversation::Place::Orphan ? QStringLiteral("?")
                       : place == Conversation::Place::Deep ? QStringLiteral("~")
                                                            : QString();
        text += QString::number(c.posts[static_cast<std::size_t>(child)].id.value);
        const QString below = printed(c, child);
        if (!below.isEmpty())
            text += QLatin1Char('(') + below + QLatin1Char(')');
        list << text;
    }
    return list.join(QLatin1Char(' '));
}

} // namespace

class TestConversation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tree_data()
    {
        QTest::addColumn<Posts>("posts");
        QTest::addColumn<int>("deepest");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, Posts posts, const char *expected, int deepest = 12) {
            QTest::newRow(name) << std::move(posts) << deepest << QString::fromLatin1(expected);
        };
        row("an empty thread has no rows", {}, "");
        row("a submission alone", {post(1, 0)}, "1");
        row("answers stand under what they answer", {post(1, 0), post(2, 1), post(3, 2), post(4, 1)}, "1(2(3) 4)");
        row("a comment without a parent answers the submission", {post(1, 0), post(2, 0)}, "1(2)");
        row("a placeholder's comments stand at the top", {post(2, 1), post(3, 2), post(4, 1)}, "2(3) 4");
        row("an answer to a post that is not here is an orphan", {post(1, 0), post(2, 99)}, "1(?2)");
        row("an orphan of a placeholder stands at the top", {post(2, 99), post(3, 2)}, "?2(3)");
        row("a post that answers itself is an orphan", {post(1, 0), post(2, 2)}, "1(?2)");
        row("a circle is cut at its earliest post", {post(1, 0), post(2, 4), post(3, 2), post(4, 3)}, "1(?2(3(4)))");
        row("a circle of a placeholder", {post(2, 3), post(3, 2)}, "?2(3)");
        row("a tail on a circle hangs on it", {post(1, 0), post(2, 3), post(3, 2), post(4, 3)}, "1(?2(3(4)))");
        row("a submission that answers something stays on top", {post(1, 2), post(2, 1)}, "1(2)");
        row("an answer may come before what it answers", {post(1, 0), post(2, 3), post(3, 1)}, "1(3(2))");
        row("what is too deep stands beside, in order",
            {post(1, 0), post(2, 1), post(3, 2), post(4, 3), post(5, 2), post(6, 4)}, "1(2 ~3 ~4 ~6 ~5)", 2);
    }

    void tree()
    {
        QFETCH(Posts, posts);
        QFETCH(int, deepest);
        QFETCH(QString, expected);
        const std::size_t count = posts.size();
        const Conversation c = arrange(ThreadId(threadNumber), std::move(posts), deepest);
        QCOMPARE(printed(c), expected);
        QCOMPARE(c.children.size(), count); // each post stands somewhere, once
        ConversationModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setConversation(std::make_shared<const Conversation>(c));
        for (const store::PostDetail &one : c.posts) {
            const QModelIndex index = model.indexOf(one.id);
            QVERIFY(index.isValid());
            QCOMPARE(model.postAt(index)->id, one.id);
            QCOMPARE(model.index(index.row(), 0, index.parent()), index);
        }
        model.setConversation(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void aChainOfFiftyThousandIsShown()
    {
        Posts posts{post(1, 0)};
        for (int i = 2; i <= 50000; ++i)
            posts.push_back(post(i, i - 1));
        auto conversation = std::make_shared<const Conversation>(arrange(ThreadId(threadNumber), std::move(posts)));
        QCOMPARE(conversation->children.size(), std::size_t{50000});
        ConversationModel model;
        model.setConversation(conversation);
        QTreeView view;
        view.setUniformRowHeights(true);
        view.setModel(&model);
        view.expandAll();
        view.setCurrentIndex(model.indexOf(PostId(50000)));
        QCOMPARE(model.postAt(view.currentIndex())->id, PostId(50000));
        QVERIFY(model.data(view.currentIndex(), Qt::DisplayRole).toString().startsWith(QStringLiteral("↳ a49999: ")));
    }

    void rowsSayWhatTheyHide()
    {
        Posts posts{post(1, 0), post(2, 1, ""), post(3, 1, "")};
        posts[1].flags = FlagDeleted;
        posts[2].flags = FlagRemoved | FlagAuthorGone;
        posts[2].authorName.clear();
        ConversationModel model;
        model.setConversation(std::make_shared<const Conversation>(arrange(ThreadId(threadNumber), std::move(posts))));
        QCOMPARE(model.data(model.indexOf(PostId(2)), Qt::DisplayRole).toString(), QStringLiteral("(deleted by its author)"));
        QCOMPARE(model.data(model.indexOf(PostId(3)), Qt::DisplayRole).toString(), QStringLiteral("(removed by a moderator)"));
        QCOMPARE(model.data(model.indexOf(PostId(3)), LeadRole).toString(), QStringLiteral("(deleted account)"));
    }

    void textOfADumpIsOneHarmlessLine()
    {
        Posts posts{post(1, 0, "<b>a</b>\n\n\tb\u202Ec" + std::string(5000, 'x'))};
        posts[0].flags = FlagEdited;
        ConversationModel model;
        model.setConversation(std::make_shared<const Conversation>(arrange(ThreadId(threadNumber), std::move(posts))));
        const QString text = model.data(model.index(0, 0), Qt::DisplayRole).toString();
        QVERIFY(text.startsWith(QStringLiteral("<b>a</b> bcxxx")));
        QVERIFY(text.size() <= 240);
        QVERIFY(text.endsWith(QChar(0x2026)));
        QCOMPARE(model.data(model.index(0, 0), Qt::ToolTipRole).toString(), QStringLiteral("<span>edited</span>"));
    }
};

QTEST_MAIN(TestConversation)
#include "tst_conversation.moc"
