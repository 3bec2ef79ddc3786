// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/placing/threadvotes.h"

namespace parlance::topics {

void ThreadVotes::add(std::uint32_t thread, std::int32_t theme, float posts)
{
    if (theme < 0)
        return;
    if (thread >= m_votes.size())
        m_votes.resize(thread + std::size_t{1});
    m_votes[thread].resize(m_themes, 0.0F);
    m_votes[thread][static_cast<std::size_t>(theme)] += posts;
}

const float *ThreadVotes::of(std::uint32_t thread) const
{
    return thread < m_votes.size() && !m_votes[thread].empty() ? m_votes[thread].data() : nullptr;
}

} // namespace parlance::topics
