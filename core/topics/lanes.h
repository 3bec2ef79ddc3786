// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstring>
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

private:
    std::size_t m_stride;
    std::vector<float> m_values;
};

} // namespace parlance::topics
