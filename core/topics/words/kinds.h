// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/language.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace parlance::topics {

/// What a noun means, the commonest first (a line of resources/nouns/kinds.txt each): its own meanings where
/// it is English, otherwise those of the English word for it. None where nothing is known. \param stem  of
/// Stems, in the word's own language. Safe from any thread.
std::vector<std::uint32_t> meaningsOf(std::string_view folded, std::string_view stem, Language language);

/// Whether what a word means first is a kind of what another one means: "pizza" of "food", and not the other
/// way round. Nothing is a kind of what nearly everything is: an "object", a "person".
bool isKindOf(std::span<const std::uint32_t> special, std::span<const std::uint32_t> general);

} // namespace parlance::topics
