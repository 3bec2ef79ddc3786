// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/checkpointer.h"

#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace parlance::store {

struct Checkpointer::State
{
    sqlite3 *writer = nullptr;
    Connection own;
    std::int64_t longLogFrames = 0;
    std::mutex mutex; ///< of everything below but the thread
    std::condition_variable changed;
    std::int64_t frames = 0;  ///< in the log since the last commit
    bool wanted = false;      ///< there was a commit since the last pass began
    bool atWork = false;
    bool stop = false;
    std::thread thread;

    void run()
    {
        std::unique_lock lock(mutex);
        for (;;) {
            changed.wait(lock, [this] { return stop || wanted; });
            if (stop)
                return;
            wanted = false;
            atWork = true;
            lock.unlock();
            // Where it fails, the log stays and nothing is lost; the next commit asks again.
            sqlite3_wal_checkpoint_v2(own.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
            lock.lock();
            atWork = false;
            changed.notify_all();
        }
    }

    static int committed(void *given, sqlite3 *, const char *, int frames)
    {
        auto *state = static_cast<State *>(given);
        {
            const std::lock_guard lock(state->mutex);
            state->frames = frames;
            state->wanted = true;
        }
        state->changed.notify_all();
        return SQLITE_OK;
    }

    ~State()
    {
        sqlite3_wal_autocheckpoint(writer, 1000); // takes the hook's place
        {
            const std::lock_guard lock(mutex);
            stop = true;
        }
        changed.notify_all();
        if (thread.joinable())
            thread.join();
    }
};

Checkpointer::Checkpointer(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Checkpointer::~Checkpointer() = default;
Checkpointer::Checkpointer(Checkpointer &&) noexcept = default;
Checkpointer &Checkpointer::operator=(Checkpointer &&) noexcept = default;

Result<Checkpointer> Checkpointer::start(const Connection &writer)
{
    auto own = Connection::open(writer.path(), Connection::Mode::ReadWrite);
    if (!own)
        return own.error();
    // The same as the writer's: the log is synced before its pages go into the file.
    if (const auto done = own->execute("PRAGMA synchronous = NORMAL"); !done)
        return done.error();
    const auto pageSize = own->number("PRAGMA page_size"); // opens the file, too
    if (!pageSize)
        return pageSize.error();
    auto state = std::make_unique<State>();
    state->writer = writer.handle();
    state->own = std::move(*own);
    state->longLogFrames = longLog / std::max<std::int64_t>(512, *pageSize);
    sqlite3_wal_hook(writer.handle(), &State::committed, state.get());
    state->thread = std::thread([raw = state.get()] { raw->run(); });
    return Checkpointer(std::move(state));
}

void Checkpointer::boundLog(const Progress &progress)
{
    State &state = *m_state;
    std::unique_lock lock(state.mutex);
    if (state.frames < state.longLogFrames)
        return;
    while (state.atWork || state.wanted) {
        if (progress.isCancelled())
            return;
        state.changed.wait_for(lock, std::chrono::milliseconds(50));
    }
}

} // namespace parlance::store
