// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/numeric.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <thread>
#include <vector>

namespace parlance::topics {

/// Logarithm of the gamma function of x > 0 (Stirling's series after shifting x above 8).
inline Two portableLogGamma(Two x)
{
    const Two one{1.0, 1.0};
    Two product = one;
    for (;;) {
        const auto small = std::bit_cast<TwoBits>(x < 8.0); // all bits, or none
        if ((small[0] | small[1]) == 0)
            break;
        product *= std::bit_cast<Two>((small & std::bit_cast<TwoBits>(x)) | (~small & std::bit_cast<TwoBits>(one)));
        x += std::bit_cast<Two>(small & std::bit_cast<TwoBits>(one));
    }
    const Two inverse = 1.0 / x;
    const Two square = inverse * inverse;
    const Two series = inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680)));
    return (x - 0.5) * portableLog(x) - x + 0.918938533204672742 + series - portableLog(product);
}

inline double portableLogGamma(double x)
{
    return portableLogGamma(Two{x, x})[0];
}

/// use(i, portableLogGamma(argument(i))) for every i below n, in order: faster than one by one.
template <class Argument, class Use>
void portableLogGammas(std::size_t n, const Argument &argument, const Use &use)
{
    inTwos([](auto x) { return portableLogGamma(x); }, n, argument, use);
}

/// A random number that depends on its counters alone (SplitMix64 of each in turn), never on the order of calls.
inline std::uint64_t randomBits(std::uint64_t seed, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0)
{
    std::uint64_t state = seed;
    for (const std::uint64_t counter : {a, b, c}) {
        state += counter + 0x9E3779B97F4A7C15ULL;
        state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9ULL;
        state = (state ^ (state >> 27)) * 0x94D049BB133111EBULL;
        state ^= state >> 31;
    }
    return state;
}

/// The same in [0, 1).
inline double randomUnit(std::uint64_t seed, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0)
{
    return static_cast<double>(randomBits(seed, a, b, c) >> 11) * 0x1.0p-53;
}

/// Runs work(block, tool) for every block in [0, blocks) on up to `threads` threads. Which thread takes which block is
/// open, so a block must depend on nothing but its number; whoever adds results up does so in block order. `make()` gives
/// each thread a tool of its own for all its blocks: nothing that this remembers may show in the results.
template <class Make, class Work>
void forEachBlock(std::size_t blocks, int threads, const Make &make, const Work &work)
{
    const std::size_t workers = std::min<std::size_t>(blocks, threads > 1 ? static_cast<std::size_t>(threads) : 1);
    std::atomic<std::size_t> next{0};
    const auto run = [&] {
        auto tool = make();
        for (std::size_t block = next.fetch_add(1); block < blocks; block = next.fetch_add(1))
            work(block, tool);
    };
    std::vector<std::jthread> pool;
    for (std::size_t i = 1; i < workers; ++i)
        pool.emplace_back(run);
    run();
}

/// The same without tools: work(block).
template <class Work>
void forEachBlock(std::size_t blocks, int threads, const Work &work)
{
    forEachBlock(blocks, threads, [] { return 0; }, [&](std::size_t block, int) { work(block); });
}

/// What `uses` of a word in one post weigh: one use 1, more of them ever less; part of one use as it is.
inline double dampedUses(double uses)
{
    return uses < 1.0 ? uses : 1.0 + portableLog(uses);
}

} // namespace parlance::topics
