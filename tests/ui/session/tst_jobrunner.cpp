// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include "ui/session/jobrunner.h"

using namespace parlance;
using namespace parlance::ui;

class TestJobRunner : public QObject
{
    Q_OBJECT

private slots:
    void theAnswerComesOnTheMainThread()
    {
        JobRunner runner;
        QThread *worker = nullptr;
        QThread *answered = nullptr;
        int answer = 0;
        runner.run<int>(
            QStringLiteral("Counting"), this,
            [&worker](Progress &) {
                worker = QThread::currentThread();
                return 42;
            },
            [&](int value) {
                answer = value;
                answered = QThread::currentThread();
            });
        QCOMPARE(runner.jobs().size(), 1);
        QTRY_COMPARE(answer, 42);
        QCOMPARE(answered, QThread::currentThread());
        QVERIFY(worker != answered);
        QVERIFY(runner.jobs().isEmpty());
    }

    void nothingArrivesAtAReceiverThatHasGone()
    {
        JobRunner runner;
        auto receiver = std::make_unique<QObject>();
        bool arrived = false;
        Job *job = runner.run<int>(
            QString(), receiver.get(), [](Progress &) { return 1; }, [&arrived](int) { arrived = true; });
        QSignalSpy finished(job, &Job::finished);
        receiver.reset();
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(!arrived);
    }

    void workHearsThatItIsCancelledAndStillAnswers()
    {
        JobRunner runner;
        bool stopped = false;
        Job *job = runner.run<bool>(
            QString(), this,
            [](Progress &progress) {
                while (!progress.isCancelled())
                    QThread::usleep(100);
                return true;
            },
            [&stopped](bool value) { stopped = value; });
        QVERIFY(!job->isCancelled());
        job->cancel();
        QVERIFY(job->isCancelled());
        QTRY_VERIFY(stopped);
    }

    void progressIsToldSeldomHoweverOftenItIsReported()
    {
        JobRunner runner;
        bool over = false;
        qint64 elapsed = 0;
        Job *job = runner.run<qint64>(
            QString(), this,
            [](Progress &progress) {
                QElapsedTimer clock;
                clock.start();
                for (int i = 1; i <= 200000; ++i)
                    progress.report(i, 200000);
                return clock.elapsed();
            },
            [&](qint64 ms) {
                elapsed = ms;
                over = true;
            });
        QSignalSpy progressed(job, &Job::progressed);
        QTRY_VERIFY(over);
        QVERIFY(progressed.count() >= 1);
        QVERIFY(progressed.count() <= elapsed / 100 + 1);
    }

    void theRunnerStopsItsWorkBeforeItGoes()
    {
        std::atomic_bool running = false;
        {
            JobRunner runner;
            runner.run<int>(
                QString(), this,
                [&running](Progress &progress) {
                    running = true;
                    while (!progress.isCancelled())
                        QThread::usleep(100);
                    running = false;
                    return 0;
                },
                [](int) {});
            QTRY_VERIFY(running);
        }
        QVERIFY(!running);
    }
};

QTEST_GUILESS_MAIN(TestJobRunner)
#include "tst_jobrunner.moc"
