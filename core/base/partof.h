// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

#include <algorithm>
#include <cstdint>

namespace parlance {

/// A part of a longer work: what it reports becomes a stretch of the whole's steps.
class PartOf final : public Progress
{
public:
    /// \param from, to  the stretch, of `steps` in all.
    PartOf(Progress &whole, std::int64_t from, std::int64_t to, std::int64_t steps)
        : m_whole(whole), m_from(from), m_to(to), m_steps(steps)
    {
    }
    bool isCancelled() const override { return m_whole.isCancelled(); }
    void report(std::int64_t done, std::int64_t total) override
    {
        if (total > 0)
            m_whole.report(m_from + (m_to - m_from) * std::min(done, total) / total, m_steps);
    }

private:
    Progress &m_whole;
    std::int64_t m_from, m_to, m_steps;
};

} // namespace parlance
