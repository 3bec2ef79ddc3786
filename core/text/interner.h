// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace parlance::text {

/// Gives each distinct string that it is shown a number, so that whatever hangs on a token alone is computed
/// once and kept in an array beside. A string of up to 16 bytes stands in the table itself: to find it costs
/// one miss of the cache, which prefetch() takes while other work is done. Not safe from two threads.
class Interner
{
public:
    /// A string made ready for the look-up.
    struct Key
    {
        std::uint64_t head = 0; ///< the first eight bytes, zeros behind them; a hash where there are over 16
        std::uint64_t tail = 0; ///< the next eight; 0 where there are over 16
        std::size_t size = 0;
        std::uint64_t hash = 0; ///< the highest bits count
    };

    Interner() : m_slots(FirstSlots) {}

    /// \param readable  how many bytes may be read from the first on, at least bytes.size(): in the midst of
    ///                  a text a short string is read without a look at its length.
    static Key keyOf(std::string_view bytes, std::size_t readable)
    {
        static constexpr char Keep[2 * InPlace + 1] =
            "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"; // zeros behind
        const std::size_t size = bytes.size();
        std::uint64_t head = 0;
        std::uint64_t tail = 0;
        if (size > InPlace) {
            head = hashOf(bytes);
        } else {
            const char *keep = Keep + InPlace - size;
            if (readable >= InPlace) {
                head = load(bytes.data()) & load(keep);
                tail = load(bytes.data() + 8) & load(keep + 8);
            } else {
                head = loadPart(bytes.data(), std::min<std::size_t>(size, 8));
                tail = size > 8 ? loadPart(bytes.data() + 8, size - 8) : 0;
            }
        }
        return {head, tail, size, hashOf(head, tail)};
    }

    /// Fetches what number() will look at.
    void prefetch(const Key &key) const { __builtin_prefetch(&m_slots[key.hash >> m_shift]); }

    /// The number of the string that `key` was made of; `next` when it is new, and ever after.
    std::uint32_t number(const Key &key, std::string_view bytes, std::uint32_t next)
    {
        Slot &slot = m_slots[placeOf(key, bytes)];
        if (slot.taken)
            return slot.number;
        slot = {.head = key.head, .tail = key.tail, .size = key.size, .number = next, .taken = true};
        if (key.size > InPlace) {
            slot.tail = m_long.size();
            m_long.append(bytes);
        }
        if (++m_size * 2 > m_slots.size())
            grow();
        return next;
    }

    /// The number of the string that `key` was made of; nothing when it was never shown.
    std::optional<std::uint32_t> find(const Key &key, std::string_view bytes) const
    {
        const Slot &slot = m_slots[placeOf(key, bytes)];
        return slot.taken ? std::optional(slot.number) : std::nullopt;
    }

    /// How many distinct strings it was shown.
    std::size_t size() const { return m_size; }

    /// Forgets everything, and keeps the memory.
    void clear()
    {
        std::fill(m_slots.begin(), m_slots.end(), Slot());
        m_long.clear();
        m_size = 0;
    }

private:
    static constexpr std::size_t FirstSlots = 1024; ///< a power of two, as always
    static constexpr std::size_t InPlace = 16;      ///< bytes

    struct alignas(32) Slot // never across two lines of the cache
    {
        std::uint64_t head = 0;
        std::uint64_t tail = 0; ///< as of Key; where a string too long for the table begins in m_long
        std::size_t size = 0;
        std::uint32_t number = 0;
        bool taken = false;
    };

    std::size_t after(std::size_t at) const { return (at + 1) & (m_slots.size() - 1); }

    /// Where a string stands, or would.
    std::size_t placeOf(const Key &key, std::string_view bytes) const
    {
        std::size_t at = key.hash >> m_shift;
        for (; m_slots[at].taken; at = after(at)) {
            const Slot &slot = m_slots[at];
            if (slot.head == key.head && slot.size == key.size &&
                (key.size <= InPlace ? slot.tail == key.tail
                                     : std::string_view(m_long).substr(slot.tail, key.size) == bytes))
                break;
        }
        return at;
    }

    static std::uint64_t load(const char *from)
    {
        std::uint64_t value = 0;
        std::memcpy(&value, from, sizeof value);
        return value;
    }

    static std::uint64_t loadPart(const char *from, std::size_t size)
    {
        std::uint64_t value = 0;
        if (size > 0)
            std::memcpy(&value, from, size);
        return value;
    }

    static std::uint64_t randomOdd()
    {
        std::random_device random;
        return std::uint64_t{random()} << 32 | random() | 1;
    }

    // Others in each process, so that nobody can write a text whose words all want the same place. No number
    // depends on them. Multiply-shift: Dietzfelbinger et al., J. Algorithms 25, 1997.
    static inline const std::uint64_t HeadFactor = randomOdd();
    static inline const std::uint64_t TailFactor = randomOdd();

    static std::uint64_t hashOf(std::uint64_t head, std::uint64_t tail)
    {
        return head * HeadFactor + tail * TailFactor;
    }

    /// Of more than eight bytes.
    static std::uint64_t hashOf(std::string_view bytes)
    {
        std::uint64_t hash = bytes.size();
        const auto add = [&hash](std::uint64_t eight) {
            hash = (hash ^ eight) * TailFactor;
            hash ^= hash >> 32;
        };
        for (std::size_t at = 0; at + 8 < bytes.size(); at += 8)
            add(load(bytes.data() + at));
        add(load(bytes.data() + bytes.size() - 8));
        return hash;
    }

    void grow()
    {
        std::vector<Slot> old(m_slots.size() * 2);
        old.swap(m_slots);
        --m_shift;
        for (const Slot &slot : old) {
            if (!slot.taken)
                continue;
            std::size_t at = hashOf(slot.head, slot.size <= InPlace ? slot.tail : 0) >> m_shift;
            while (m_slots[at].taken)
                at = after(at);
            m_slots[at] = slot;
        }
    }

    std::vector<Slot> m_slots;
    int m_shift = 64 - std::countr_zero(FirstSlots); ///< of a hash, to a place in m_slots
    std::size_t m_size = 0;
    std::string m_long; ///< the strings that are too long for the table, one after the other
};

} // namespace parlance::text
