// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

namespace parlance {

// The C library's log and exp differ in the last bit between machines (with and without FMA), and whatever is
// decided by them would then differ. These use only operations that IEEE 754 rounds in one way.

/// Two numbers that are worked with side by side, each as by itself.
using Two = double __attribute__((vector_size(16)));
using TwoBits = std::uint64_t __attribute__((vector_size(16)));

/// Logarithm of mantissa * 2^exponent, the mantissa between the roots of 1/2 and 2. \tparam Real  double or Two.
template <class Real>
Real portableLogOf(Real mantissa, Real exponent)
{
    const Real s = (mantissa - 1.0) / (mantissa + 1.0);
    const Real t = s * s;
    const Real series =
        1.0
        + t * (1.0 / 3 + t * (1.0 / 5 + t * (1.0 / 7 + t * (1.0 / 9 + t * (1.0 / 11 + t * (1.0 / 13 + t / 15.0))))));
    return 2.0 * s * series + exponent * 0.693147180559945309;
}

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
    return portableLogOf(mantissa, static_cast<double>(exponent));
}

/// The same of two numbers, to the bit.
inline Two portableLog(Two x)
{
    constexpr std::uint64_t One = 1ULL << 52; // of the exponent, in place
    constexpr double Shift = 0x1.0p52;        // a whole number below this, or-ed into its bits, is added to it
    const auto bits = std::bit_cast<TwoBits>(x);
    const TwoBits mantissa = (bits & 0x000FFFFFFFFFFFFFULL) | 0x3FF0000000000000ULL;
    const auto large = std::bit_cast<TwoBits>(std::bit_cast<Two>(mantissa) > 1.4142135623730951); // all bits, or none
    const TwoBits exponent = ((bits >> 52) - large) | std::bit_cast<std::uint64_t>(Shift);
    return portableLogOf(std::bit_cast<Two>(mantissa - (large & One)), std::bit_cast<Two>(exponent) - (Shift + 1023.0));
}

/// use(i, function(argument(i))) for every i below n, in order. \param function  of a double and of Two.
template <class Function, class Argument, class Use>
void inTwos(const Function &function, std::size_t n, const Argument &argument, const Use &use)
{
    std::size_t i = 0;
    for (; i + 2 <= n; i += 2) {
        const Two values = function(Two{argument(i), argument(i + 1)});
        use(i, values[0]);
        use(i + 1, values[1]);
    }
    if (i < n)
        use(i, function(argument(i)));
}

/// use(i, portableLog(argument(i))) for every i below n, in order: faster than one by one.
template <class Argument, class Use>
void portableLogs(std::size_t n, const Argument &argument, const Use &use)
{
    inTwos([](auto x) { return portableLog(x); }, n, argument, use);
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
