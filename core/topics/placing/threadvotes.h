// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace parlance::topics {

/// How many posts of each thread are in each theme.
class ThreadVotes
{
public:
    explicit ThreadVotes(std::size_t themes) : m_themes(themes) {}
    void add(std::uint32_t thread, std::int32_t theme, float posts = 1.0F);
    /// Nullptr when no post of the thread is known.
    const float *of(std::uint32_t thread) const;
    std::size_t themes() const { return m_themes; }

private:
    std::size_t m_themes;
    std::vector<std::vector<float>> m_votes; ///< by thread; empty where there is none
};

} // namespace parlance::topics
