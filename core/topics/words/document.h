// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/language.h"

#include <cstdint>
#include <string_view>

namespace parlance::topics {

inline constexpr std::uint32_t NoDocument = 0xFFFFFFFFU;

/// One post (or one thread) to be assigned to a theme.
struct Document
{
    std::string_view text;    ///< plain text, the author's own words; must outlive the call
    Language language;        ///< und when not known
    std::uint32_t thread = 0; ///< any number, the same for posts of one thread
    std::uint32_t author = 0; ///< any number, the same for posts of one person; 0 = nobody known
    std::int32_t kept = -1; ///< the kept theme that it is of (ThemeOptions::kept), -1 = none
    bool pinned = false;    ///< stays in its kept theme, even where that gives way or the words of others say so
    bool byHand = false;    ///< and that is where a person has put it, not where it was found; in none where `kept` is -1
    /// It is of none of the first so many kept themes, as an earlier search has found; of no use where `kept` says of which it is.
    std::int32_t asked = 0;
    std::uint32_t answers = NoDocument; ///< the document that it answers, of the same thread; NoDocument = none here
};

/// Where its text and its thread would have a document that a person has put elsewhere.
struct PlacedByHand
{
    std::uint32_t document = 0;
    std::int32_t theme = -1; ///< -1 = in none
    float weight = 0.0F;
};

} // namespace parlance::topics
