// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace parlance {

/// An ISO 639-1 code packed into 16 bits ("en" = 'e' * 256 + 'n'), so that a column of them is small.
struct Language
{
    std::uint16_t packed = 0; ///< 0 = und: not known or not sure

    constexpr Language() = default;
    constexpr explicit Language(std::uint16_t value) : packed(value) {}
    /// \param code  two lower-case letters; anything else gives und.
    constexpr explicit Language(std::string_view code)
        : packed(code.size() == 2 ? static_cast<std::uint16_t>((code[0] << 8) | code[1]) : std::uint16_t{0})
    {
    }
    std::string code() const
    {
        return packed == 0 ? std::string("und")
                           : std::string{static_cast<char>(packed >> 8), static_cast<char>(packed & 255)};
    }
    friend constexpr bool operator==(Language, Language) = default;
};

inline constexpr Language Undetermined{};
inline constexpr Language English{std::string_view("en")};
inline constexpr Language French{std::string_view("fr")};

} // namespace parlance
