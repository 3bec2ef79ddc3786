// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QFile>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "ui/marks/cleaningdialog.h"
#include "ui/marks/markmenu.h"
#include "ui/marks/marks.h"
#include "ui/session/session.h"

using namespace parlance;
using namespace parlance::ui;

namespace {

QByteArray dump()
{
    QByteArray lines;
    const auto comment = [&](const char *id, const char *author, const char *body) {
        lines += QStringLiteral(R"({"id":"%1","subreddit":"pond","author":"%2","link_id":"t3_1","parent_id":"t3_1","body":"%3","score":1,"created_utc":17000000%4})")
                     .arg(QLatin1String(id), QLatin1String(author), QString::fromUtf8(body)).arg(lines.count('\n') + 10).toUtf8()
                 + '\n';
    };
    comment("a1", "ann", "Thank you very much for all of that, it was more than I had hoped for.");
    comment("a2", "ben", "Thank you very much for all of that, it was more than I had hoped for.");
    comment("a3", "helper-bot", "Your post was counted among those of the week.");
    comment("a4", "cleo", R"(> I hate this terrible, ugly, broken mess.\n\nThe meeting is on Sunday.)");
    return lines;
}

QAction *actionNamed(const QMenu &menu, const QString &text)
{
    for (QAction *action : menu.actions()) {
        if (action->text() == text)
            return action;
        if (action->menu()) {
            if (QAction *within = actionNamed(*action->menu(), text))
                return within;
        }
    }
    return nullptr;
}

PostId postOf(const char *id)
{
    return makePostId(Platform::Reddit, PostKind::Comment, id);
}

} // namespace

class TestMarks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(m_folder.filePath(QStringLiteral("dump.ndjson")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(dump());
        file.close();
        QSignalSpy opened(&m_session, &Session::opened);
        m_session.create(m_folder.filePath(QStringLiteral("marks.parlance")));
        QVERIFY(opened.wait());
        QSignalSpy selected(&m_session, &Session::selectionChanged);
        m_session.importFiles({file.fileName()});
        QTRY_COMPARE(m_session.table()->size(), std::size_t{4});
        QTRY_VERIFY(selected.size() > 0);
        QTRY_VERIFY(!m_session.isImporting() && !m_session.isCleaning() && !m_session.isFindingThemes() && !m_session.isLoading());
    }

    void aCorrectionFollowsTheMenuAndIsUndone()
    {
        QMenu menu;
        fillMarkMenu(&menu, m_session, {.post = postOf("a1"), .thread = {}, .forum = {}, .author = {}, .authorName = {}, .forumName = {}});
        QAction *german = actionNamed(menu, QStringLiteral("German"));
        QVERIFY(german);
        QCOMPARE(languageOf("a1"), QStringLiteral("en"));
        QSignalSpy done(&Marks::of(m_session), &Marks::done);
        german->trigger();
        QTRY_COMPARE(languageOf("a1"), QStringLiteral("de"));
        QCOMPARE(done.size(), qsizetype{1});
        const auto undo = done.first().at(1).value<std::function<void()>>();
        undo();
        QTRY_COMPARE(languageOf("a1"), QStringLiteral("en"));
    }

    void aPersonSaysWhoIsAProgram()
    {
        const auto row = m_session.table()->rowOf(postOf("a3"));
        QVERIFY(row && (m_session.table()->flags[*row] & FlagBot) != 0);
        QMenu menu;
        fillMarkMenu(&menu, m_session, {.post = postOf("a3"), .thread = {}, .forum = {}, .author = AuthorId(m_session.table()->author[*row]),
                                        .authorName = QStringLiteral("helper-bot"), .forumName = {}, .isBot = true});
        QAction *person = actionNamed(menu, QStringLiteral("helper-bot is a person"));
        QVERIFY(person);
        QTRY_VERIFY(!Marks::of(m_session).isBusy() && !m_session.isLoading());
        QSignalSpy done(&Marks::of(m_session), &Marks::done);
        person->trigger();
        QTRY_VERIFY((m_session.table()->flags[*row] & FlagBot) == 0);
        done.first().at(1).value<std::function<void()>>()();
        QTRY_VERIFY((m_session.table()->flags[*row] & FlagBot) != 0);
    }

    void whatWasSaidIsListedAndTakenBackAtAnyTime()
    {
        QTRY_VERIFY(!Marks::of(m_session).isBusy() && !m_session.isLoading());
        CleaningDialog dialog(m_session);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        auto *list = dialog.findChild<QListWidget *>();
        QVERIFY(list && !list->isVisible()); // nothing was said
        const auto row = m_session.table()->rowOf(postOf("a3"));
        const auto isBot = [&] { return (m_session.table()->flags[*row] & FlagBot) != 0; };
        Marks::of(m_session).sayBot(store::BotScope::Author, m_session.table()->author[*row], false);
        QTRY_COMPARE(list->count(), 1);
        QTRY_VERIFY(list->isVisible() && !isBot() && !Marks::of(m_session).isBusy());
        QCOMPARE(list->item(0)->text(), QStringLiteral("helper-bot is a person"));
        list->setFocus();
        list->setCurrentRow(0);
        QSignalSpy done(&Marks::of(m_session), &Marks::done);
        QTest::keyClick(list, Qt::Key_Delete);
        QTRY_VERIFY(isBot());
        QTRY_VERIFY(!list->isVisible());
        QTRY_VERIFY(!Marks::of(m_session).isBusy() && !m_session.isLoading());
        done.first().at(1).value<std::function<void()>>()(); // and that, too, can be taken back
        QTRY_VERIFY(!isBot());
        QTRY_VERIFY(!Marks::of(m_session).isBusy() && list->count() == 1);
        list->setCurrentRow(0);
        QTest::keyClick(list, Qt::Key_Delete);
        QTRY_VERIFY(isBot());
    }

    void whatWasSaidOfLanguagesIsListedAndTakenBackAtAnyTime()
    {
        QTRY_VERIFY(!Marks::of(m_session).isBusy() && !m_session.isLoading());
        CleaningDialog dialog(m_session);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        auto *list = dialog.findChild<QListWidget *>();
        QVERIFY(list && !list->accessibleName().isEmpty());
        const auto row = m_session.table()->rowOf(postOf("a3"));
        const auto language = [&] { return Language(m_session.table()->language[*row]); };
        const Language found = language();
        QVERIFY(found != Language("fr"));
        QTRY_VERIFY(!list->isVisible());
        Marks::of(m_session).correctLanguage(store::LanguageScope::Post, postOf("a3").value, Language("fr"));
        QTRY_COMPARE(list->count(), 1);
        QCOMPARE(list->item(0)->text(), QStringLiteral("The post a3, by helper-bot: French"));
        QTRY_VERIFY(!Marks::of(m_session).isBusy() && language() == Language("fr"));
        list->setFocus();
        list->setCurrentRow(0);
        QSignalSpy done(&Marks::of(m_session), &Marks::done);
        QTest::keyClick(list, Qt::Key_Delete);
        QTRY_VERIFY(language() == found);
        QTRY_VERIFY(!list->isVisible() && !Marks::of(m_session).isBusy() && !m_session.isLoading());
        done.first().at(1).value<std::function<void()>>()();
        QTRY_VERIFY(language() == Language("fr"));
        QTRY_VERIFY(!Marks::of(m_session).isBusy() && list->count() == 1);
        list->setCurrentRow(0);
        QTest::keyClick(list, Qt::Key_Delete);
        QTRY_VERIFY(language() == found);
    }

    void theMenuCanBeReadByKeyboard()
    {
        QMenu menu;
        fillMarkMenu(&menu, m_session, {.post = postOf("a1"), .thread = ThreadId(1), .forum = ForumId(1), .author = AuthorId(1),
                                        .authorName = QStringLiteral("a&b"), .forumName = QStringLiteral("pond")});
        for (const QAction *action : menu.actions())
            QVERIFY(action->isSeparator() || !action->text().isEmpty());
        QVERIFY(actionNamed(menu, QStringLiteral("a&&b is a program"))); // no shortcut out of a name
    }

    void quotedTextIsReadWhereItIsTicked()
    {
        QTRY_VERIFY(!Marks::of(m_session).isBusy() && !m_session.isLoading());
        const auto row = m_session.table()->rowOf(postOf("a4"));
        const auto tone = [&] { return static_cast<sentiment::Class>(m_session.table()->sentiment[*row]); };
        QVERIFY(tone() != sentiment::Class::Negative);
        CleaningDialog dialog(m_session);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        QCheckBox *box = dialog.findChildren<QCheckBox *>().at(5);
        QTRY_COMPARE(box->text(), QStringLiteral("Read quoted text, for language, tone and themes (1)"));
        QVERIFY(box->isEnabled() && !box->isChecked());
        QSignalSpy done(&Marks::of(m_session), &Marks::done);
        box->click();
        QTRY_COMPARE(tone(), sentiment::Class::Negative);
        QTRY_VERIFY(box->isEnabled() && box->isChecked() && !m_session.isLoading());
        done.first().at(1).value<std::function<void()>>()();
        QTRY_VERIFY(tone() != sentiment::Class::Negative);
        QTRY_VERIFY(!box->isChecked() && !m_session.isLoading() && !Marks::of(m_session).isBusy());
    }

    void layersAreCountedAndSwitched()
    {
        QTRY_VERIFY(!Marks::of(m_session).isBusy() && !m_session.isLoading());
        CleaningDialog dialog(m_session);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        const auto boxes = dialog.findChildren<QCheckBox *>();
        QCOMPARE(boxes.size(), qsizetype{7});
        QTRY_COMPARE(boxes.at(1)->text(), QStringLiteral("Posts by programs (1)"));
        QCOMPARE(boxes.at(4)->text(), QStringLiteral("Copies of earlier posts (1)")); // found by itself after the import
        const auto buttons = dialog.findChildren<QPushButton *>();
        QTest::mouseClick(buttons.at(1), Qt::LeftButton);
        QTRY_COMPARE(boxes.at(4)->text(), QStringLiteral("Copies of earlier posts (0)"));
        QTRY_COMPARE(m_session.selection()->size(), std::size_t{3});
        QTRY_VERIFY(!Marks::of(m_session).isBusy() && !m_session.isLoading());
        QTest::mouseClick(buttons.at(0), Qt::LeftButton);
        QTRY_COMPARE(boxes.at(4)->text(), QStringLiteral("Copies of earlier posts (1)"));
        QTRY_COMPARE(m_session.selection()->size(), std::size_t{2});
        boxes.at(4)->click();
        QTRY_COMPARE(m_session.selection()->size(), std::size_t{3});
        QVERIFY(m_session.filter().includeDuplicates);
        QTRY_VERIFY(!Marks::of(m_session).isBusy() && !m_session.isLoading());
        QTest::mouseClick(buttons.at(1), Qt::LeftButton);
        QTRY_COMPARE(boxes.at(4)->text(), QStringLiteral("Copies of earlier posts (0)"));
    }

private:
    QString languageOf(const char *id) const
    {
        const auto row = m_session.table()->rowOf(postOf(id));
        return row ? QString::fromStdString(m_session.table()->language[*row].code()) : QString();
    }

    QTemporaryDir m_folder;
    Session m_session;
};

QTEST_MAIN(TestMarks)
#include "tst_marks.moc"
