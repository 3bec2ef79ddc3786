// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace parlance {

/// SHA-256 (FIPS 180-4) of bytes that arrive in pieces.
class Sha256
{
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256 &&) noexcept;
    Sha256 &operator=(Sha256 &&) noexcept;
    void add(std::string_view bytes);
    /// 64 lower-case hexadecimal digits. Ends the sum: add() must not be called afterwards.
    std::string hex();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

std::string sha256Hex(std::string_view bytes);

/// 64 bits for hash tables and content-derived ids (XXH3). Stable: part of the workspace format.
std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0);

} // namespace parlance
