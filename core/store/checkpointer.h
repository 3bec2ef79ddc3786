// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/store/connection.h"

#include <memory>

namespace parlance::store {

/// Moves what a writer committed from the log into the workspace file, on a thread and a connection of its own, so that the
/// writer does not wait for the disk. It changes nothing about what is safe when: a commit stands in the log before, and the log
/// is written over only when all of it is in the file.
///
/// While it lives, the writer's connection makes no checkpoints by itself.
class Checkpointer
{
public:
    /// \param writer  must outlive it.
    static Result<Checkpointer> start(const Connection &writer);
    ~Checkpointer();
    Checkpointer(Checkpointer &&) noexcept;
    Checkpointer &operator=(Checkpointer &&) noexcept;

    /// Called by the writer between transactions: where the log has grown long, waits until all of it is in the file, so that the
    /// next transaction begins it anew. Returns early when the work is cancelled.
    void boundLog(const Progress &progress);

    /// Bytes of log from which on boundLog() waits.
    static constexpr std::int64_t longLog = std::int64_t{128} << 20;

private:
    struct State;
    explicit Checkpointer(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace parlance::store
