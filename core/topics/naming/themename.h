// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/language.h"
#include "core/topics/model/ranking.h"

#include <cstdint>
#include <set>
#include <span>
#include <string>

namespace parlance::topics {

/// What a theme may be called.
struct ThemeName
{
    std::string text;
    std::set<std::uint32_t> content; ///< terms
    double score = 0;                ///< of one theme, all on one scale
};

/// What a name of a theme is made from.
struct ThemeFacts
{
    std::span<const RankedTerm> terms; ///< best first
    Language language;                 ///< of most of its posts
    std::uint32_t posts = 0;
    double fewestThreads = 1.0; ///< in which a name must be to stand for the theme
};

} // namespace parlance::topics
