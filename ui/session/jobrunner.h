// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QString>
#include <QThreadPool>

#include "core/base/error.h"
#include "core/base/progress.h"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace parlance::ui {

/// Work under way, as the status bar shows it. Lives on the main thread.
class Job : public QObject
{
    Q_OBJECT

public:
    explicit Job(QString title, QObject *parent = nullptr);
    QString title() const { return m_title; }
    bool isCancelled() const { return m_cancelled->load(); }
    void cancel();
    qint64 done() const { return m_done; }
    qint64 total() const { return m_total; }              ///< 0 = not known
    qint64 elapsedMs() const { return m_clock.elapsed(); }

Q_SIGNALS:
    /// At most ten times a second. total 0 = not known.
    void progressed(qint64 done, qint64 total);
    void finished();

private:
    friend class JobRunner;
    QString m_title;
    qint64 m_done = 0;
    qint64 m_total = 0;
    QElapsedTimer m_clock;
    std::shared_ptr<std::atomic_bool> m_cancelled = std::make_shared<std::atomic_bool>(false);
};

/// Runs core functions away from the main thread and brings the answer back to it.
class JobRunner : public QObject
{
    Q_OBJECT

public:
    explicit JobRunner(QObject *parent = nullptr);
    ~JobRunner() override; ///< cancels and waits for what is under way

    /// Runs `work(progress)` on a pool thread, then `done(result)` on the main thread, unless `context` has gone.
    /// A cancelled job still brings its answer: a Result with ErrorCode::Cancelled.
    /// \param title  shown in the status bar while it lasts over 300 ms; empty: never shown.
    template <class T>
    Job *run(const QString &title, QObject *context, std::function<T(Progress &)> work, std::function<void(T)> done)
    {
        auto result = std::make_shared<std::optional<T>>();
        return start(title, context, [work = std::move(work), result](Progress &progress) { result->emplace(work(progress)); },
                     [done = std::move(done), result] { done(std::move(**result)); });
    }

    QList<Job *> jobs() const { return m_jobs; }

Q_SIGNALS:
    void jobStarted(Job *job);

private:
    Job *start(const QString &title, QObject *context, std::function<void(Progress &)> work,
               std::function<void()> done);
    QList<Job *> m_jobs;
    QThreadPool m_pool;
};

} // namespace parlance::ui
