// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "core/store/workspace.h"
#include "ui/checking/checksummary.h"
#include "ui/checking/checkview.h"
#include "ui/checking/confusionmodel.h"
#include "ui/checking/labelling.h"
#include "ui/checking/labellingpage.h"
#include "ui/common/proseview.h"
#include "ui/shell/appearance.h"
#include "ui/shell/emptystate.h"
#include "ui/shell/languages.h"

using namespace parlance;
using namespace parlance::ui;
using store::Answer;

namespace {

constexpr int LongMs = 60000;

store::Sample sampleOf(int posts)
{
    store::Sample sample;
    sample.id = store::SampleId(1);
    sample.strata = {{sentiment::Class::Neutral, 0, 100}};
    for (int i = 0; i < posts; ++i)
        sample.posts.push_back({PostId(100 + i), 0, sentiment::Class::Neutral, {}});
    return sample;
}

} // namespace

class TestChecking : public QObject
{
    Q_OBJECT

    Session m_session;
    std::unique_ptr<CheckView> m_view;

    CheckSummary *summary() const { return m_view->findChild<CheckSummary *>(); }
    LabellingPage *reading() const { return m_view->findChild<LabellingPage *>(); }
    ProseView *post() const { return m_view->findChild<ProseView *>(); }

    QPushButton *button(const QString &text) const
    {
        for (QPushButton *one : m_view->findChildren<QPushButton *>()) {
            if (one->isVisible() && one->text().startsWith(text))
                return one;
        }
        return nullptr;
    }

    std::vector<store::Label> stored(store::Checked checked) const
    {
        const auto workspace = store::Workspace::openReadOnly(m_session.path().toStdString());
        const auto sample = store::newestSample(*workspace, checked);
        return sample && *sample ? *store::labels(*workspace, (*sample)->id) : std::vector<store::Label>();
    }

    /// Draws a sample of `posts` and waits for its first post.
    void draw(store::Checked checked, int posts)
    {
        m_view->open(checked);
        m_view->findChild<QSpinBox *>()->setValue(posts);
        QTRY_VERIFY_WITH_TIMEOUT(button(QStringLiteral("Draw")) && button(QStringLiteral("Draw"))->isEnabled(), LongMs);
        QPushButton *another = button(QStringLiteral("Draw another"));
        (another ? another : button(QStringLiteral("Draw")))->click();
        QTRY_VERIFY_WITH_TIMEOUT(reading()->isVisible() && !post()->toPlainText().isEmpty(), LongMs);
    }

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("Parlance"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_checking"));
        QSettings().setValue(QStringLiteral("coder"), QStringLiteral("ada"));
        useLanguage(QStringLiteral("en"));
        useAppearance(Appearance::Light);
        m_session.openSample();
        QTRY_VERIFY_WITH_TIMEOUT(m_session.isOpen() && !m_session.themes().empty() && !m_session.isLoading(), LongMs);
    }

    void init()
    {
        m_view = std::make_unique<CheckView>(m_session);
        m_view->resize(1000, 760);
        m_view->show();
    }

    void cleanup() { m_view.reset(); }

    void answersLeadToTheNextOpenPost()
    {
        Labelling way(sampleOf(4), {{1, "ada", Answer::Neutral, 5}, {0, "bo", Answer::Mixed, 5}}, "ada");
        QCOMPARE(way.place(), 0);
        QCOMPARE(way.answered(), 1);
        const store::Label given = way.give(Answer::Positive);
        QCOMPARE(given.place, 0);
        QCOMPARE(given.coder, std::string("ada"));
        QCOMPARE(way.place(), 2); // the second was answered before
        way.skip();
        QCOMPARE(way.place(), 3);
        way.give(Answer::Negative);
        QVERIFY(way.isAtEnd());
        way.toFirstOpen();
        QCOMPARE(way.place(), 2);
        way.back();
        way.back();
        way.back();
        QCOMPARE(way.place(), 0);
        QCOMPARE(way.give(Answer::Mixed).answer, Answer::Mixed); // changed
        QCOMPARE(way.answered(), 3);
    }

    void anAnswerCanBeTakenBackAndGivenAgain()
    {
        Labelling way(sampleOf(3), {}, "ada");
        QVERIFY(!way.undo() && !way.redo());
        way.give(Answer::Positive);
        way.give(Answer::Negative);
        auto back = way.undo();
        QCOMPARE(back->place, 1);
        QCOMPARE(back->answer, Answer::None);
        QCOMPARE(way.place(), 1);
        QCOMPARE(way.redo()->answer, Answer::Negative);
        QCOMPARE(way.place(), 2);
        way.back();
        way.give(Answer::Neutral); // over an answer
        QCOMPARE(way.undo()->answer, Answer::Negative);
        way.give(Answer::Mixed);   // what was taken back is gone
        QVERIFY(!way.canRedo());
    }

    void theTableOfConfusionIsASoundModel()
    {
        ConfusionModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        const std::vector<analysis::Judgement> judgements{{0, 0, 1}, {0, 0, 1}, {0, 2, 1}, {1, 1, 1}, {2, 2, 1}, {2, 1, 1}};
        model.setAgreement(analysis::agreement(judgements, 3));
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.index(0, 0).data(Qt::DisplayRole).toString(), QStringLiteral("2"));
        QCOMPARE(model.index(0, 2).data(Qt::DisplayRole).toString(), QStringLiteral("1"));
        QCOMPARE(model.index(0, 3).data(Qt::DisplayRole).toString(), QStringLiteral("67%")); // right
        QCOMPARE(model.index(3, 1).data(Qt::DisplayRole).toString(), QStringLiteral("50%")); // found
        QVERIFY(!model.index(3, 3).data(Qt::DisplayRole).isValid());
        QVERIFY(model.index(0, 2).data(Qt::ToolTipRole).toString().contains(QStringLiteral("95% interval")));
        QVERIFY(model.headerData(0, Qt::Vertical, Qt::DisplayRole).toString().contains(QStringLiteral("Negative")));
        model.setAgreement({});
        QCOMPARE(model.rowCount(), 0);
    }

    void aSampleIsReadByKeyboardAndResumed()
    {
        draw(store::Checked::Sentiment, 10);
        // Neither the tag nor votes nor who wrote it are told.
        for (const char *word : {"positive", "negative", "neutral"})
            QVERIFY(!post()->toPlainText().contains(QRegularExpression(QStringLiteral("[+−]0\\.\\d\\d %1").arg(QLatin1StringView(word)))));
        QVERIFY(post()->hasFocus() || reading()->focusProxy() == post());
        QTest::keyClick(post(), Qt::Key_3);
        QTest::keyClick(post(), Qt::Key_1);
        QTest::keyClick(post(), Qt::Key_Space); // passes the third over
        QTest::keyClick(post(), Qt::Key_4);
        QCOMPARE(reading()->labelling().place(), 4);
        QTest::keyClick(post(), Qt::Key_Backspace);
        QCOMPARE(reading()->labelling().place(), 3);
        QTest::keyClick(post(), Qt::Key_2); // changed its mind
        QTest::keyClick(post(), Qt::Key_9); // no such answer
        QTest::keyClick(post(), Qt::Key_3);
        QTest::keyClick(post(), Qt::Key_Z, Qt::ControlModifier);
        QTest::keyClick(post(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTest::keyClick(post(), Qt::Key_Z, Qt::ControlModifier);
        QTest::keyClick(post(), Qt::Key_Escape);
        QTRY_VERIFY(summary()->isVisible() && summary()->check() && !summary()->check()->coders.empty());
        std::vector<store::Label> labels = stored(store::Checked::Sentiment);
        QCOMPARE(labels.size(), std::size_t{3});
        QCOMPARE(labels[0].answer, Answer::Positive);
        QCOMPARE(labels[1].answer, Answer::Negative);
        QCOMPARE(labels[2].place, 3);
        QCOMPARE(labels[2].answer, Answer::Neutral);
        QCOMPARE(labels[2].coder, std::string("ada"));

        QTRY_VERIFY(button(QStringLiteral("Go on reading")));
        button(QStringLiteral("Go on reading"))->click();
        QCOMPARE(reading()->labelling().place(), 2); // the one passed over
        while (reading()->isVisible())
            QTest::keyClick(post(), Qt::Key_2);
        QTRY_COMPARE(summary()->check()->coders.at(0).labelled, std::int64_t{10});
        QTRY_VERIFY(button(QStringLiteral("Read again")));
        QVERIFY(m_view->findChild<QTableView *>()->isVisible());
        QCOMPARE(stored(store::Checked::Sentiment).size(), std::size_t{10});
    }

    void themesAreCheckedBesideTheirName()
    {
        draw(store::Checked::Themes, 10);
        bool named = false;
        for (const QLabel *label : reading()->findChildren<QLabel *>())
            named = named || label->text().startsWith(QStringLiteral("Does it belong to the theme “"));
        QVERIFY(named);
        for (int i = 0; i < 10; ++i)
            QTest::keyClick(post(), i < 7 ? Qt::Key_1 : i < 9 ? Qt::Key_2 : Qt::Key_3);
        QTRY_VERIFY(summary()->isVisible() && summary()->check() && !summary()->check()->coders.empty());
        QTRY_COMPARE(summary()->check()->coders[0].labelled, std::int64_t{10});
        QVERIFY(summary()->check()->coders[0].right->value > 0.3);
        QVERIFY(!m_view->findChild<QTableView *>()->isVisible());
        QCOMPARE(stored(store::Checked::Themes).size(), std::size_t{10});
    }

    void everyControlHasAName()
    {
        const auto nameless = [this] {
            QStringList without;
            for (QWidget *widget : m_view->findChildren<QWidget *>()) {
                if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy() || qobject_cast<QLabel *>(widget)
                    || widget->objectName() == QLatin1StringView("qt_spinbox_lineedit"))
                    continue;
                QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
                if (!accessible || accessible->text(QAccessible::Name).isEmpty())
                    without << QString::fromLatin1(widget->metaObject()->className());
            }
            return without.join(QStringLiteral(", "));
        };
        m_view->open(store::Checked::Sentiment);
        QCOMPARE(nameless(), QString());
        draw(store::Checked::Sentiment, 10);
        QCOMPARE(nameless(), QString());
        useLanguage(QStringLiteral("fr"));
        QTRY_VERIFY(button(QStringLiteral("Passer")));
        useLanguage(QStringLiteral("en"));
    }

    void anotherSampleHoldsOtherPosts()
    {
        draw(store::Checked::Sentiment, 20);
        const store::Sample first = reading()->labelling().sample();
        draw(store::Checked::Sentiment, 20);
        QTRY_VERIFY(reading()->labelling().sample().id != first.id);
        QVERIFY(reading()->labelling().sample().seed != first.seed);
        QVERIFY(reading()->labelling().sample().posts.front().post != first.posts.front().post
                || reading()->labelling().sample().posts.back().post != first.posts.back().post);
    }

    void anEmptyWorkspaceSaysWhatWouldBeHere()
    {
        QTemporaryDir folder;
        Session session;
        session.create(folder.filePath(QStringLiteral("empty.parlance")));
        QTRY_VERIFY(session.isOpen());
        CheckView view(session);
        view.show();
        for (const auto checked : {store::Checked::Sentiment, store::Checked::Themes}) {
            view.open(checked);
            QVERIFY(view.findChild<EmptyState *>()->isVisible());
        }
    }
};

QTEST_MAIN(TestChecking)
#include "tst_checking.moc"
