// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

namespace parlance::topics {

/// A table of floats, one row a term (or document), one column a theme, rows padded to a multiple of four with
/// `padding`, so that a row is worked through four themes at a time. Each theme keeps its own sum, in the same
/// order as without vectors: the bytes do not depend on the machine's width.
class LaneTable
{
public:
    using Four = float __attribute__((vector_size(16)));

    LaneTable(std::size_t rows, std::size_t columns, float fill = 0)
        : m_stride((columns + 3) / 4 * 4), m_values(rows * m_stride, fill)
    {
    }
    std::size_t stride() const { return m_stride; }
    float *row(std::size_t r) { return m_values.data() + r * m_stride; }
    const float *row(std::size_t r) const { return m_values.data() + r * m_stride; }
    /// Has the memory of a row on its way, before it is needed.
    void fetch(std::size_t r) const
    {
        constexpr std::size_t Line = 64 / sizeof(float);
        for (std::size_t i = 0; i < m_stride; i += Line)
            __builtin_prefetch(row(r) + i);
    }
    void fill(float value) { m_values.assign(m_values.size(), value); }

    /// sum[i] += scale * row[i] over the whole stride.
    static void add(float *sum, const float *row, float scale, std::size_t stride)
    {
        const Four factor{scale, scale, scale, scale};
        for (std::size_t i = 0; i < stride; i += 4) {
            Four a;
            Four b;
            std::memcpy(&a, sum + i, sizeof a);
            std::memcpy(&b, row + i, sizeof b);
            a += factor * b;
            std::memcpy(sum + i, &a, sizeof a);
        }
    }

    /// The same for several rows, one after the other.
    void addRows(float *sum, std::span<const std::uint32_t> rows, std::span<const float> scales) const
    {
        const auto four = [](const float *from) {
            Four values;
            std::memcpy(&values, from, sizeof values);
            return values;
        };
        std::size_t r = 0;
        for (; r + 4 <= rows.size(); r += 4) { // so that a sum is read and written once for four rows
            for (std::size_t next = r + 4; next < std::min(rows.size(), r + 8); ++next)
                fetch(rows[next]);
            const float *const a = row(rows[r]), *const b = row(rows[r + 1]), *const c = row(rows[r + 2]), *const d = row(rows[r + 3]);
            const float ofA = scales[r], ofB = scales[r + 1], ofC = scales[r + 2], ofD = scales[r + 3];
            for (std::size_t i = 0; i < m_stride; i += 4) {
                const Four all = four(sum + i) + four(a + i) * ofA + four(b + i) * ofB + four(c + i) * ofC + four(d + i) * ofD;
                std::memcpy(sum + i, &all, sizeof all);
            }
        }
        for (; r < rows.size(); ++r)
            add(sum, row(rows[r]), scales[r], m_stride);
    }

private:
    std::size_t m_stride;
    std::vector<float> m_values;
};

} // namespace parlance::topics
