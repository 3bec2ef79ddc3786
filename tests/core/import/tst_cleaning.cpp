// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/filter.h"
#include "core/import/cleaning.h"
#include "core/import/import.h"
#include "core/store/cleaning.h"
#include "core/store/posts.h"

#include "tests/core/cancelafter.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace parlance;
using parlance::test::CancelAfter;

namespace {

/// A comment of a dump: "author id: words".
QString comment(const QString &written, int time)
{
    return QString::fromUtf8(QJsonDocument(QJsonObject{{"id", written.section(' ', 1, 1).chopped(1)},
                                                       {"subreddit", "pond"},
                                                       {"link_id", "t3_1"},
                                                       {"parent_id", "t3_1"},
                                                       {"author", written.section(' ', 0, 0)},
                                                       {"created_utc", 1'700'000'000 + time},
                                                       {"body", written.section(' ', 2)},
                                                       {"score", 1}}).toJson(QJsonDocument::Compact));
}

const QString signature = QStringLiteral("\n\nBest wishes from the happy heron club");

QStringList signedPosts(int count)
{
    const QStringList words = {"Who has seen the weir today", "The ice is thick enough to walk on", "Nobody answered my letter",
                               "A fox came by at noon", "We counted twelve nests", "Rain again and no end of it", "The bridge is closed"};
    QStringList posts;
    for (int i = 0; i < count; ++i)
        posts << QStringLiteral("ann a%1: %2.%3").arg(i).arg(words[i], signature);
    return posts;
}

} // namespace

class TestCleaning : public QObject
{
    Q_OBJECT

private slots:
    void copiesAreMarkedAndNothingElseChanges()
    {
        const store::Workspace workspace = imported({"bob b1: Thank you very much for that.", "eve e1: Thank you very much for that!",
                                                     "bob b2: lol", "eve e2: lol", "joe j1: Something of his own to say."});
        const QString before = table(workspace, "SELECT id, body, text, compound FROM v_post ORDER BY id");
        const auto found = import::findCopies(workspace, m_quiet);
        QVERIFY(found);
        QCOMPARE(found->posts, std::int64_t{5});
        QCOMPARE(found->exact, std::int64_t{1});
        QCOMPARE(found->near, std::int64_t{0});
        QCOMPARE(flagged(workspace, FlagDuplicate), "e1");
        QCOMPARE(table(workspace, "SELECT id, body, text, compound FROM v_post ORDER BY id"), before);
        QCOMPARE(*workspace.connection().number("SELECT count(*) FROM run WHERE kind = 'duplicates' AND posts = 5"), std::int64_t{1});
        const PostId original = makePostId(Platform::Reddit, PostKind::Comment, "b1");
        const PostId copy = makePostId(Platform::Reddit, PostKind::Comment, "e1");
        QCOMPARE(store::duplicateGroup(workspace, original).value(), std::vector<PostId>{copy});
        QCOMPARE(store::duplicateGroup(workspace, copy).value(), std::vector<PostId>{original});
        // The selection leaves them out, and can keep them.
        const auto posts = analysis::loadPostTable(workspace, m_quiet).value();
        QCOMPARE(analysis::select(posts, {}, nullptr).size(), std::size_t{4});
        analysis::Filter all;
        all.includeDuplicates = true;
        QCOMPARE(analysis::select(posts, all, nullptr).size(), std::size_t{5});
    }

    void againGivesTheSameAndUndoNothing()
    {
        QStringList written = signedPosts(7);
        written << "bob b1: Thank you very much for that." << "eve e1: Thank you very much for that!";
        const store::Workspace workspace = imported(written);
        const QString before = everything(workspace);
        QVERIFY(import::findCopies(workspace, m_quiet));
        const QString once = everything(workspace);
        QVERIFY(once != before);
        QVERIFY(import::findCopies(workspace, m_quiet));
        QCOMPARE(everything(workspace), once);
        QVERIFY(import::forgetCopies(workspace, m_quiet));
        QCOMPARE(everything(workspace), before);
        QCOMPARE(*workspace.connection().number("SELECT count(*) FROM run WHERE kind = 'duplicates'"), std::int64_t{0});
    }

    void marksSurviveAReimport()
    {
        const QStringList written = {"bob b1: Thank you very much for that.", "eve e1: Thank you very much for that!"};
        const store::Workspace workspace = imported(written);
        QVERIFY(import::findCopies(workspace, m_quiet));
        import(workspace, written);
        QCOMPARE(flagged(workspace, FlagDuplicate), "e1");
    }

    void aRepeatedLineCountsForNothing()
    {
        const store::Workspace workspace = imported(signedPosts(7));
        const auto wished = *workspace.connection().number("SELECT min(compound) FROM post"); // "best", "wishes", "happy"
        QVERIFY(wished > 0);
        const auto found = import::findCopies(workspace, m_quiet);
        QVERIFY(found);
        QCOMPARE(found->lines, std::int64_t{1});
        QCOMPARE(found->postsWithLines, std::int64_t{7});
        QVERIFY(*workspace.connection().number("SELECT max(compound) FROM post") < wished);
        const PostId id = makePostId(Platform::Reddit, PostKind::Comment, "a0");
        std::string read;
        QVERIFY(store::visitTexts(workspace, {&id, 1}, [&](std::size_t, std::string_view, std::string_view text) { read = text; }, m_quiet));
        QCOMPARE(read, std::string("Who has seen the weir today."));
        const auto detail = store::posts(workspace, {&id, 1}).value();
        QCOMPARE(detail.front().repeatedLines, std::vector<std::string>{signature.trimmed().toStdString()});
        QVERIFY(QString::fromStdString(detail.front().body).endsWith(signature)); // as it was written
    }

    void noSignature_data()
    {
        QTest::addColumn<QStringList>("written");
        QTest::addRow("in four posts") << signedPosts(4);
        QStringList rare = signedPosts(5);
        for (int i = 0; i < 30; ++i)
            rare << QStringLiteral("ann r%1: This is number %1 of what she has to say.").arg(i);
        QTest::addRow("in few of many posts") << rare;
        QStringList alone;
        for (int i = 0; i < 8; ++i)
            alone << QStringLiteral("ann s%1: Nothing but this one line").arg(i);
        QTest::addRow("all that a post says") << alone;
        QStringList two = signedPosts(7);
        for (int i = 0; i < two.size(); ++i)
            two[i].replace("ann", i % 2 == 0 ? "ann" : "ben");
        QTest::addRow("of two authors") << two;
        QTest::addRow("no post at all") << QStringList();
        QTest::addRow("posts without words") << QStringList{"ann a1: ", "ann a2:  ", "ann a3: [deleted]"};
    }

    void noSignature()
    {
        QFETCH(QStringList, written);
        const store::Workspace workspace = imported(written);
        const auto found = import::findCopies(workspace, m_quiet);
        QVERIFY(found);
        QCOMPARE(found->lines, std::int64_t{0});
        QCOMPARE(flagged(workspace, FlagBoilerplate), "");
    }

    void aCancelLeavesAllAsItWas()
    {
        QStringList written = signedPosts(7);
        written << "bob b1: Thank you very much for that." << "eve e1: Thank you very much for that!";
        const store::Workspace workspace = imported(written);
        const QString before = everything(workspace);
        bool isDone = false;
        for (int looks = 0; !isDone && looks < 200; ++looks) {
            CancelAfter early(looks);
            isDone = import::findCopies(workspace, early).has_value();
            QCOMPARE(everything(workspace) == before, !isDone);
        }
        QVERIFY(isDone);
    }

    void aPersonKnowsProgramsBetter()
    {
        using store::BotScope;
        const QStringList written = {"helper-bot h1: Your post was counted.", "helper-bot h2: So was this one.", "ann a1: Hello there all"};
        const store::Workspace workspace = imported(written);
        QCOMPARE(flagged(workspace, FlagBot), "h1 h2");
        const std::int64_t helper = *workspace.connection().number("SELECT id FROM author WHERE name = 'helper-bot'");
        const std::int64_t ann = *workspace.connection().number("SELECT id FROM author WHERE name = 'ann'");
        const std::int64_t post = makePostId(Platform::Reddit, PostKind::Comment, "h1").value;
        const auto say = [&](BotScope scope, std::int64_t target, std::optional<bool> isBot) {
            return store::setBotWord(workspace, scope, target, isBot).has_value();
        };
        QVERIFY(say(BotScope::Author, helper, false));
        QCOMPARE(flagged(workspace, FlagBot), "");
        QVERIFY(say(BotScope::Author, ann, true));
        QCOMPARE(flagged(workspace, FlagBot), "a1");
        QVERIFY(say(BotScope::Post, post, true)); // the word about the post counts first
        QCOMPARE(flagged(workspace, FlagBot), "a1 h1");
        import(workspace, written + QStringList{"helper-bot h3: And this.", "ann a2: I am back again."});
        QCOMPARE(flagged(workspace, FlagBot), "a1 a2 h1");
        QVERIFY(say(BotScope::Post, post, std::nullopt));
        QVERIFY(say(BotScope::Author, helper, std::nullopt));
        QVERIFY(say(BotScope::Author, ann, std::nullopt));
        QCOMPARE(flagged(workspace, FlagBot), "h1 h2 h3");
        QCOMPARE(flagged(workspace, FlagBotOverruled), "");
    }

private:
    static QString table(const store::Workspace &workspace, const std::string &sql)
    {
        QString text;
        auto statement = workspace.connection().prepare(sql);
        while (statement->step().value()) {
            for (int column = 0; column < 20; ++column)
                text += QString::fromUtf8(statement->text(column).data(), qsizetype(statement->text(column).size())) + '|';
            text += '\n';
        }
        return text;
    }

    static QString everything(const store::Workspace &workspace)
    {
        return table(workspace, "SELECT * FROM post ORDER BY id") + table(workspace, "SELECT * FROM duplicate ORDER BY post_id")
            + table(workspace, "SELECT * FROM boilerplate ORDER BY line");
    }

    static QString flagged(const store::Workspace &workspace, std::uint32_t flag)
    {
        const QString list = table(workspace, "SELECT x.own_id FROM post p JOIN post_text x ON x.post_id = p.id WHERE p.flags & "
                                                  + std::to_string(flag) + " ORDER BY x.own_id");
        return QString(list).remove('|').trimmed().replace('\n', ' ');
    }

    store::Workspace imported(const QStringList &written)
    {
        store::Workspace workspace = store::Workspace::create(m_folder.filePath(QString::number(m_next++)).toStdString()).value();
        if (!written.isEmpty())
            import(workspace, written);
        return workspace;
    }

    void import(const store::Workspace &workspace, const QStringList &written)
    {
        QStringList lines;
        for (const QString &one : written)
            lines << comment(one, static_cast<int>(lines.size()));
        QFile file(m_folder.filePath(QStringLiteral("dump%1.ndjson").arg(m_next++)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(lines.join('\n').toUtf8());
        file.close();
        import::ImportOptions options;
        options.language = English;
        const auto outcomes = import::importFiles(workspace, {file.fileName().toStdString()}, options, m_quiet);
        QVERIFY(outcomes);
        QVERIFY(!outcomes->at(0).error);
    }

    QTemporaryDir m_folder;
    NoProgress m_quiet;
    int m_next = 0;
};

QTEST_GUILESS_MAIN(TestCleaning)
#include "tst_cleaning.moc"
