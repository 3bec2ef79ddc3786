// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace parlance::text {

/// Numbers the distinct strings that it is shown 0, 1, 2, ..., so that whatever hangs on a token alone is computed once and
/// kept in an array beside. Not safe from two threads.
class Interner
{
public:
    static constexpr std::uint32_t None = std::numeric_limits<std::uint32_t>::max();

    Interner() { clear(); }

    /// The number of `bytes`; the next free one (size() before the call) when they are new.
    std::uint32_t number(std::string_view bytes)
    {
        const std::uint64_t hash = hashOf(bytes);
        const std::uint64_t tag = hash >> 32 << 32;
        std::size_t at = hash & m_mask;
        for (; m_slots[at] != 0; at = (at + 1) & m_mask) {
            if ((m_slots[at] & TagMask) == tag) {
                const auto number = static_cast<std::uint32_t>(m_slots[at]) - 1;
                if (this->bytes(number) == bytes)
                    return number;
            }
        }
        const auto number = static_cast<std::uint32_t>(m_ends.size() - 1);
        m_slots[at] = tag | (number + 1);
        m_bytes.append(bytes);
        m_ends.push_back(m_bytes.size());
        if (m_ends.size() * 2 > m_slots.size())
            grow();
        return number;
    }

    std::string_view bytes(std::uint32_t number) const
    {
        return std::string_view(m_bytes).substr(m_ends[number], m_ends[number + 1] - m_ends[number]);
    }

    std::size_t size() const { return m_ends.size() - 1; }

    /// Forgets everything.
    void clear()
    {
        m_bytes.clear();
        m_ends.assign(1, 0);
        m_slots.assign(1024, 0);
        m_mask = m_slots.size() - 1;
    }

private:
    static constexpr std::uint64_t TagMask = 0xFFFFFFFF00000000ULL;

    static std::uint64_t load(const char *from, std::size_t size)
    {
        std::uint64_t value = 0;
        std::memcpy(&value, from, size);
        return value;
    }

    static std::uint64_t hashOf(std::string_view bytes)
    {
        constexpr std::uint64_t factor = 0x9E3779B97F4A7C15ULL;
        const std::size_t size = bytes.size();
        const char *data = bytes.data();
        std::uint64_t hash = size * factor;
        std::size_t at = 0;
        for (; at + 8 < size; at += 8)
            hash = mixed((hash ^ load(data + at, 8)) * factor);
        if (size >= 8)
            hash ^= load(data + size - 8, 8);
        else if (size >= 4)
            hash ^= load(data, 4) | load(data + size - 4, 4) << 32;
        else if (size > 0)
            hash ^= load(data, 1) | load(data + size / 2, 1) << 8 | load(data + size - 1, 1) << 16;
        return mixed(hash * factor);
    }

    static std::uint64_t mixed(std::uint64_t hash) { return hash ^ (hash >> 29); }

    void grow()
    {
        m_slots.assign(m_slots.size() * 2, 0);
        m_mask = m_slots.size() - 1;
        for (std::uint32_t number = 0; number < size(); ++number) {
            const std::uint64_t hash = hashOf(bytes(number));
            std::size_t at = hash & m_mask;
            while (m_slots[at] != 0)
                at = (at + 1) & m_mask;
            m_slots[at] = (hash & TagMask) | (number + 1);
        }
    }

    std::string m_bytes;
    std::vector<std::size_t> m_ends;    ///< where each ends in m_bytes; the first is 0
    std::vector<std::uint64_t> m_slots; ///< upper half of the hash, number + 1; 0 is free
    std::size_t m_mask = 0;
};

} // namespace parlance::text
