// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/jobrunner.h"

#include <QMetaObject>
#include <QPointer>

namespace parlance::ui {

namespace {

constexpr qint64 SpeakEveryMs = 100;

/// Core's progress, as a job hears it: at most ten times a second, on the main thread.
class JobProgress final : public Progress
{
public:
    using Speak = std::function<void(qint64, qint64)>;

    JobProgress(std::shared_ptr<std::atomic_bool> cancelled, Speak speak)
        : m_cancelled(std::move(cancelled)), m_speak(std::move(speak))
    {
        m_clock.start();
    }

    bool isCancelled() const override { return m_cancelled->load(std::memory_order_relaxed); }

    void report(std::int64_t done, std::int64_t total) override
    {
        const qint64 now = m_clock.elapsed();
        qint64 next = m_next.load(std::memory_order_relaxed);
        if (now < next || !m_next.compare_exchange_strong(next, now + SpeakEveryMs))
            return;
        m_speak(done, total);
    }

private:
    std::shared_ptr<std::atomic_bool> m_cancelled;
    Speak m_speak;
    QElapsedTimer m_clock;
    std::atomic<qint64> m_next{0};
};

} // namespace

Job::Job(QString title, QObject *parent) : QObject(parent), m_title(std::move(title))
{
    m_clock.start();
}

void Job::cancel()
{
    m_cancelled->store(true);
}

JobRunner::JobRunner(QObject *parent) : QObject(parent)
{
    // An import or a search for themes holds its thread for long; lists must not wait behind it.
    m_pool.setMaxThreadCount(std::max(4, QThread::idealThreadCount()));
}

JobRunner::~JobRunner()
{
    for (Job *job : std::as_const(m_jobs))
        job->cancel();
    m_pool.waitForDone();
}

Job *JobRunner::start(const QString &title, QObject *context, std::function<void(Progress &)> work,
                      std::function<void()> done)
{
    auto *job = new Job(title, this);
    m_jobs.append(job);

    auto speak = [job](qint64 doneItems, qint64 total) {
        // The job outlives its work: it goes on the main thread after the work has returned.
        QMetaObject::invokeMethod(
            job,
            [job, doneItems, total] {
                job->m_done = doneItems;
                job->m_total = total;
                Q_EMIT job->progressed(doneItems, total);
            },
            Qt::QueuedConnection);
    };
    auto finish = [this, job, context = QPointer<QObject>(context), done = std::move(done)] {
        m_jobs.removeOne(job);
        Q_EMIT job->finished();
        if (context)
            done();
        job->deleteLater();
    };
    Q_EMIT jobStarted(job); // first: whoever cancels it there must not come too late
    m_pool.start([this, job, speak = std::move(speak), work = std::move(work), finish = std::move(finish)]() mutable {
        {
            JobProgress progress(job->m_cancelled, std::move(speak));
            work(progress);
            work = nullptr; // what it holds must not outlive the wait of ~JobRunner
        }
        QMetaObject::invokeMethod(this, std::move(finish), Qt::QueuedConnection);
    });
    return job;
}

} // namespace parlance::ui
