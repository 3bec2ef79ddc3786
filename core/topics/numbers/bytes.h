// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace parlance::topics {

/// What a search learned as bytes, the same on every machine.
class ByteWriter
{
public:
    void number(std::uint64_t value) // seven bits a byte, the lowest first
    {
        for (; value >= 0x80; value >>= 7)
            m_bytes.push_back(static_cast<char>(value | 0x80));
        m_bytes.push_back(static_cast<char>(value));
    }
    void real(double value) { fixed(std::bit_cast<std::uint64_t>(value), 8); }
    void real(float value) { fixed(std::bit_cast<std::uint32_t>(value), 4); }
    void text(std::string_view value)
    {
        number(value.size());
        m_bytes += value;
    }
    void raw(std::string_view value) { m_bytes += value; }
    std::string take() { return std::move(m_bytes); }

private:
    void fixed(std::uint64_t value, int bytes)
    {
        for (int i = 0; i < bytes; ++i)
            m_bytes.push_back(static_cast<char>(value >> (8 * i)));
    }
    std::string m_bytes;
};

/// Reads what a ByteWriter wrote; once something is missing, zeros, and good() is false.
class ByteReader
{
public:
    explicit ByteReader(std::string_view bytes) : m_bytes(bytes) {}

    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const auto byte = static_cast<unsigned char>(take(1).front());
            value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
            if (byte < 0x80)
                return value;
        }
        m_good = false;
        return 0;
    }
    /// A count of things of at least `bytes` bytes each: never more than there are bytes for.
    std::size_t count(std::size_t bytes)
    {
        const std::uint64_t value = number();
        if (value > m_bytes.size() / bytes)
            m_good = false;
        return m_good ? static_cast<std::size_t>(value) : 0;
    }
    double real() { return std::bit_cast<double>(fixed(8)); }
    float single() { return std::bit_cast<float>(static_cast<std::uint32_t>(fixed(4))); }
    std::string_view raw(std::size_t size)
    {
        const std::string_view value = m_bytes.substr(0, size);
        m_good = m_good && value.size() == size;
        m_bytes.remove_prefix(value.size());
        return value;
    }
    bool good() const { return m_good; }
    bool atEnd() const { return m_bytes.empty(); }

private:
    std::string_view take(std::size_t size)
    {
        const std::string_view value = raw(size);
        return value.size() == size ? value : std::string_view("\0\0\0\0\0\0\0\0", 8).substr(0, size);
    }
    std::uint64_t fixed(std::size_t bytes)
    {
        std::uint64_t value = 0;
        const std::string_view text = take(bytes);
        for (std::size_t i = 0; i < bytes; ++i)
            value |= static_cast<std::uint64_t>(static_cast<unsigned char>(text[i])) << (8 * i);
        return value;
    }
    std::string_view m_bytes;
    bool m_good = true;
};

} // namespace parlance::topics
