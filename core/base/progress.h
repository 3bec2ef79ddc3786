// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace parlance {

/// How long work speaks to whoever started it. Core work knows no thread, no signal and no widget.
///
/// Both functions may be called from any thread, and often: implementations must be cheap.
class Progress
{
public:
    virtual ~Progress() = default;
    /// True once the work should stop; it then ends with ErrorCode::Cancelled within 200 ms.
    virtual bool isCancelled() const = 0;
    /// \param done, total  items or bytes, as the function that reports documents; total 0 = not known.
    virtual void report(std::int64_t done, std::int64_t total) = 0;
};

/// For callers who neither watch nor cancel.
class NoProgress final : public Progress
{
public:
    bool isCancelled() const override { return false; }
    void report(std::int64_t, std::int64_t) override {}
};

} // namespace parlance
