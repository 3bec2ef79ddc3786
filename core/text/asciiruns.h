// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace parlance::text {

/// Eight bytes of a text at a time: what stands in a word is told without a step and a guess for every byte
/// of it.
namespace ascii {

inline constexpr std::uint64_t Each = 0x0101010101010101ULL;
inline constexpr std::uint64_t High = 0x80 * Each;

inline std::uint64_t load(const char *from)
{
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, from, sizeof bytes);
    return bytes;
}

/// The high bits of the bytes that are ASCII and lie between two characters, these included.
inline constexpr std::uint64_t between(std::uint64_t bytes, unsigned char first, unsigned char last)
{
    const std::uint64_t low = bytes & ~High; // so that no sum reaches into the next byte
    return (low + (0x80U - first) * Each) & ~(low + (0x7FU - last) * Each) & ~bytes & High;
}

inline constexpr std::uint64_t letters(std::uint64_t bytes)
{
    return between(bytes | 0x20 * Each, 'a', 'z');
}
inline constexpr std::uint64_t digits(std::uint64_t bytes)
{
    return between(bytes, '0', '9');
}

/// How many bytes stand before the first whose high bit is set; 8 where none is.
inline std::size_t before(std::uint64_t highBits)
{
    const bool little = std::endian::native == std::endian::little;
    return static_cast<std::size_t>(little ? std::countr_zero(highBits) : std::countl_zero(highBits)) / 8;
}

/// The bytes as a number, the first one highest.
inline std::uint64_t number(std::uint64_t bytes)
{
    return std::endian::native == std::endian::little ? __builtin_bswap64(bytes) : bytes;
}

} // namespace ascii

} // namespace parlance::text
