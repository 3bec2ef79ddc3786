// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace parlance::text {

bool isValidUtf8(std::string_view bytes);

/// Makes `bytes` valid UTF-8 in place: each maximal ill-formed part (Unicode 15, section 3.9, with lone
/// surrogates among them) and each NUL becomes U+FFFD. Text that is already right is left untouched.
/// \returns how many replacements were made. Linear; safe on any bytes.
std::size_t repairUtf8(std::string &bytes);

/// The longest prefix of at most `maxBytes` bytes that ends between two characters.
std::string_view prefixOf(std::string_view text, std::size_t maxBytes);

} // namespace parlance::text
