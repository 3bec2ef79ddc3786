// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/thememodel.h"
#include "core/store/themes.h"
#include "core/topics/placing/wordcounts.h"

#include <optional>
#include <string>
#include <vector>

namespace parlance::analysis {

/// What a search for themes counted of the words of its posts, and the themes as they are now.
struct CountedNow
{
    std::vector<std::string> words;
    topics::WordCounts all;                     ///< of all posts
    std::vector<store::ThemeWordCounts> stored; ///< of the themes as they were found or made
    std::vector<store::Theme> themes;
};

/// \returns nothing where no themes have been found, or by a version that counted no words.
Result<std::optional<CountedNow>> countedNow(const store::Workspace &workspace);

} // namespace parlance::analysis
