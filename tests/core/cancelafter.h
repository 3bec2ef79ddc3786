// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

#include <atomic>

namespace parlance::test {

/// Cancels once it was asked so often.
class CancelAfter final : public Progress
{
public:
    explicit CancelAfter(int looks) : m_looks(looks) {}
    bool isCancelled() const override { return --m_looks < 0; }
    void report(std::int64_t, std::int64_t) override {}

private:
    mutable std::atomic_int m_looks;
};

} // namespace parlance::test
