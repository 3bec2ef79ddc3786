// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>

namespace parlance {

// The C library's log and exp differ in the last bit between machines (with and without FMA), and whatever is
// decided by them would then differ. These use only operations that IEEE 754 rounds in one way.

/// Natural logarithm of x > 0, within 1e-12 relative to the larger of 1 and |log x|.
inline double portableLog(double x)
{
    const auto bits = std::bit_cast<std::uint64_t>(x);
    int exponent = static_cast<int>(bits >> 52) - 1023;
    double mantissa = std::bit_cast<double>((bits & 0x000FFFFFFFFFFFFFULL) | 0x3FF0000000000000ULL);
    if (mantissa > 1.4142135623730951) {
        mantissa *= 0.5;
        ++exponent;
    }
    const double s = (mantissa - 1.0) / (mantissa + 1.0);
    const double t = s * s;
    const double series =
        1.0
        + t * (1.0 / 3 + t * (1.0 / 5 + t * (1.0 / 7 + t * (1.0 / 9 + t * (1.0 / 11 + t * (1.0 / 13 + t / 15))))));
    return 2.0 * s * series + exponent * 0.693147180559945309;
}

/// e to the x; 0 below -700.
inline double portableExp(double x)
{
    if (x == 0.0)
        return 1.0; // to the bit what follows gives
    if (x < -700.0)
        return 0.0;
    if (x > 700.0)
        x = 700.0;
    const double scaled = x * 1.4426950408889634;
    const auto whole = static_cast<int>(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
    const double r = x - whole * 0.693147180559945309;
    double term = 1.0;
    double sum = 1.0;
    for (int i = 1; i <= 13; ++i) {
        term *= r / i;
        sum += term;
    }
    return sum * std::bit_cast<double>(static_cast<std::uint64_t>(whole + 1023) << 52);
}

} // namespace parlance
